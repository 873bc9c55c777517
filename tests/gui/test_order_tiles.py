"""Lenders in an order, as tiles: rows where there are many, dragged and moved by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.widgets.order_tiles import Lender, OrderTiles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def tiles(qtbot: QtBot, count: int, width: int) -> OrderTiles:
    made = OrderTiles(movable=True)
    made.show_lenders([Lender(number, f"Lender {number}", str(number), 1) for number in range(count)])
    made.setFixedSize(width, made.heightForWidth(width))
    qtbot.addWidget(made)
    made.show()
    return made


def test_many_lenders_stand_in_rows(qtbot: QtBot) -> None:
    made = tiles(qtbot, 12, 101)
    assert made.heightForWidth(101) > 2 * made.heightForWidth(300)
    assert [made.place_of(number).y() == made.place_of(0).y() for number in (4, 5)] == [True, False]
    assert made.place_of(5).x() == made.place_of(0).x()


def test_a_tile_is_dragged_into_another_row(qtbot: QtBot) -> None:
    made = tiles(qtbot, 7, 101)
    QTest.mousePress(made, LEFT, pos=made.place_of(6))
    QTest.mouseMove(made, QPoint(3, 3))
    QTest.mouseRelease(made, LEFT, pos=made.place_of(1))
    assert made.order() == [0, 6, 1, 2, 3, 4, 5]


def test_keys_choose_and_move_across_rows(qtbot: QtBot) -> None:
    made = tiles(qtbot, 12, 101)
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert made.accessibleDescription().startswith("Lender 1 is number 2")
    QTest.keyClick(made, Qt.Key.Key_Down, ALT)
    assert made.order()[6] == 1
    QTest.keyClick(made, Qt.Key.Key_Up)
    assert made.accessibleDescription().startswith("Lender 2 is number 2")
    QTest.keyClick(made, Qt.Key.Key_Up)
    assert made.accessibleDescription().startswith("Lender 0 is number 1")
