"""Buttons, chips, segments, pickers and cards answer to the mouse and to the keyboard alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from tests.gui.hands import show_together, type_text
from ui.widgets import focus_ring
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import FilterChip
from ui.widgets.choice_cards import ChoiceCard, ChoiceCards
from ui.widgets.comparison import Cell, ComparisonGrid, Option, Row
from ui.widgets.labels import ExplainedLabel
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented
from ui.widgets.split_button import SplitButton
from ui.widgets.toggles import RadioButton, Switch, TickBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
LENDERS = [
    PickItem(1, "花呗", "Huabei", tile=("HB", 1)),
    PickItem(2, "京东白条", "JD Baitiao", tile=("JD", 2)),
    PickItem(3, "Klarna", search="buy now pay later", tile=("KL", 6)),
]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_button_is_pressed_by_keys(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Mark paid", kind="primary", hint="Ctrl D")
    window = show_together(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, LEFT)
    window.close()


def test_button_grows_with_words_and_hint(qtbot: QtBot) -> None:
    plain, hinted = Button("Save"), Button("Save", hint="Ctrl Enter")
    qtbot.addWidget(plain)
    qtbot.addWidget(hinted)
    before = plain.sizeHint().width()
    assert hinted.sizeHint().width() > before
    plain.setText("Save and add another")
    assert plain.sizeHint().width() > before
    assert Button(small=True).sizeHint().height() == 26
    assert plain.sizeHint().height() == 32


def test_icon_button_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    button = IconButton("x", "Close")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close"
    assert button.sizeHint().width() >= 24


def test_split_button_opens_its_menu_from_its_part(qtbot: QtBot) -> None:
    button = SplitButton("Add purchase", icon="plus-bold")
    button.add_action(QAction("Add plan", button))
    window = show_together(qtbot, button)
    with qtbot.waitSignal(button.menu_opened), qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, LEFT, pos=QPoint(button.width() - 10, 16))
    button.commands().close()
    with qtbot.waitSignal(button.clicked), qtbot.assertNotEmitted(button.menu_opened):
        QTest.mouseClick(button, LEFT, pos=QPoint(20, 16))
    with qtbot.waitSignal(button.menu_opened):
        QTest.keyClick(button, Qt.Key.Key_Down)
    button.commands().close()
    window.close()


def test_segments_move_with_arrows_and_tell_only_the_user_s_changes(qtbot: QtBot) -> None:
    control = Segmented([Choice(key, key.title()) for key in ("month", "week", "agenda")], name="View")
    window = show_together(qtbot, control)
    heard: list[str] = []
    control.changed.connect(heard.append)
    control.set_value("week")
    assert (control.value(), heard) == ("week", [])
    segments = control.findChildren(QToolButton)
    segments[1].setFocus()
    QTest.keyClick(segments[1], Qt.Key.Key_Right)
    QTest.keyClick(segments[2], Qt.Key.Key_Right)
    assert heard == ["agenda", "month"]
    QTest.mouseClick(segments[1], LEFT)
    assert control.value() == "week"
    window.close()


def test_plain_chip_goes_on_and_off(qtbot: QtBot) -> None:
    chip = FilterChip("Has a plan")
    window = show_together(qtbot, chip)
    with qtbot.waitSignal(chip.toggled_on):
        QTest.mouseClick(chip, LEFT, pos=QPoint(10, 10))
    assert chip.is_on()
    with qtbot.waitSignal(chip.cleared):
        QTest.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, 14))
    assert not chip.is_on()
    window.close()


def test_chip_with_menu_shows_its_value_and_is_cleared_by_delete(qtbot: QtBot) -> None:
    chip = FilterChip("Status")
    menu = QMenu(chip)
    menu.addAction("Shipped")
    chip.set_menu(menu)
    window = show_together(qtbot, chip)
    QTest.keyClick(chip, Qt.Key.Key_Down)
    assert menu.isVisible()
    menu.close()
    chip.set_value("Shipped")
    assert chip.text() == "Shipped"
    assert chip.accessibleName() == "Status: Shipped"
    with qtbot.waitSignal(chip.cleared):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.text() == "Status"
    window.close()


def test_toggles_take_space_and_clicks_on_their_words(qtbot: QtBot) -> None:
    tick, switch = TickBox("Use savings above"), Switch("On")
    yes, no = RadioButton("Yes"), RadioButton("No")
    window = show_together(qtbot, tick, switch, yes, no)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    QTest.mouseClick(switch, LEFT, pos=QPoint(switch.width() - 4, 10))
    QTest.mouseClick(yes, LEFT, pos=QPoint(yes.width() - 4, 10))
    QTest.mouseClick(no, LEFT)
    assert tick.isChecked()
    assert switch.isChecked()
    assert (yes.isChecked(), no.isChecked()) == (False, True)
    window.close()


def test_ring_shows_for_the_keyboard_only(qtbot: QtBot) -> None:
    first, second = Button("Cancel"), Button("Save")
    window = show_together(qtbot, first, second)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    ring = focus_ring.shown()
    assert ring is not None
    assert ring.target is second
    assert ring.geometry().contains(second.geometry())
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert focus_ring.shown() is None
    window.close()


@pytest.mark.parametrize(("typed", "found"), [("hb", 1), ("白条", 2), ("later", 3), ("klar", 3)])
def test_picker_finds_by_name_initials_and_words(qtbot: QtBot, typed: str, found: int) -> None:
    picker = Picker(LENDERS, placeholder="Choose…")
    window = show_together(qtbot, picker)
    heard: list[object] = []
    picker.value_changed.connect(heard.append)
    type_text(picker, typed[0])
    popup = picker.popup()
    assert popup is not None
    type_text(popup.search, typed[1:])
    assert popup.list.count() >= 1
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.value() == found
    assert heard == [found]
    window.close()


def test_picker_moves_with_arrows_and_takes_free_words(qtbot: QtBot) -> None:
    picker = Picker(LENDERS, free=True)
    window = show_together(qtbot, picker)
    picker.click()
    popup = picker.popup()
    assert popup is not None
    QTest.keyClick(popup.search, Qt.Key.Key_Down)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.value() == 2
    picker.click()
    popup = picker.popup()
    assert popup is not None
    type_text(popup.search, "Uniqlo")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.value() == "Uniqlo"
    assert picker.text() == "Uniqlo"
    window.close()


def test_required_picker_says_that_something_is_missing(qtbot: QtBot) -> None:
    picker = Picker(LENDERS, required=True)
    qtbot.addWidget(picker)
    assert not picker.check()
    assert picker.error() == "Choose one of the list."
    picker.set_value(1)
    assert picker.check()
    picker.set_items(LENDERS[1:])
    assert picker.value() is None


def test_choice_cards_keep_one_chosen(qtbot: QtBot) -> None:
    cards = [ChoiceCard("avalanche", "Highest rate first"), ChoiceCard("snowball", "Smallest first")]
    group = ChoiceCards(cards)
    window = show_together(qtbot, group)
    heard: list[str] = []
    group.changed.connect(heard.append)
    assert group.value() == "avalanche"
    QTest.mouseClick(cards[1], LEFT)
    cards[1].setFocus()
    QTest.keyClick(cards[1], Qt.Key.Key_Right)
    assert heard == ["snowball", "avalanche"]
    assert [card.is_chosen() for card in cards] == [True, False]
    window.close()


def test_comparison_grid_chooses_and_keeps_the_choice(qtbot: QtBot) -> None:
    rows = [Row("total", "Total paid"), Row("net", "Net cost", kind="total")]

    def option(key: str, net: str) -> Option:
        cells = {"total": Cell("¥7,999.00", explained=key != "now"), "net": Cell(net, explained=True)}
        return Option(key, key, cells=cells)

    grid = ComparisonGrid(rows)
    grid.set_options([option("now", "¥7,999.00"), option("three", "¥7,980.75")])
    window = show_together(qtbot, grid)
    with qtbot.waitSignal(grid.chosen) as told:
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert told.args == ["three"]
    assert "¥7,980.75" in grid.accessibleDescription()
    grid.set_options([option("now", "¥7,999.00"), option("three", "¥7,970.00")])
    assert grid.value() == "three"
    with qtbot.waitSignal(grid.explain_requested) as asked:
        QTest.keyClick(grid, Qt.Key.Key_F1)
    assert asked.args == ["three", "net"]
    QTest.keyClick(grid, Qt.Key.Key_Up)
    with qtbot.waitSignal(grid.explain_requested) as asked:
        QTest.keyClick(grid, Qt.Key.Key_F1)
    assert asked.args == ["three", "total"]
    assert grid.value() == "three"
    with qtbot.waitSignal(grid.chosen):
        QTest.mouseClick(grid, LEFT, pos=QPoint(300, 80))
    assert grid.value() == "now"
    window.close()


def test_explained_number_asks_by_click_and_f1(qtbot: QtBot) -> None:
    label = ExplainedLabel("16.2%")
    window = show_together(qtbot, label)
    with qtbot.waitSignal(label.explain_requested):
        QTest.keyClick(label, Qt.Key.Key_F1)
    with qtbot.waitSignal(label.explain_requested):
        QTest.mouseClick(label, LEFT, pos=QPoint(5, 5))
    window.close()
