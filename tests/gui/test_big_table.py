"""Tables of any length: only pages that are looked at are read, and all means all."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.tables import Source, columns
from ui.models.windowed import PAGE, PAGES_KEPT
from ui.widgets.big_table import BigTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings
    from ui.tasks import Tasks

MANY = 1_000_000


@pytest.fixture
def make(qtbot: QtBot, tasks: Tasks, settings: Settings) -> Callable[..., BigTable[int]]:
    def build(source: Source, query: object = None) -> BigTable[int]:
        table = BigTable("test", source, columns(), tasks, settings)
        qtbot.addWidget(table)
        table.resize(900, 500)
        with qtbot.waitSignal(table.rows.loaded):
            table.show()
            table.show_query(query)
        return table

    return build


def center(table: BigTable[int], row: int, key: str) -> QPoint:
    place = next(at for at, column in enumerate(table.rows.columns) if column.key == key)
    return table.visualRect(table.rows.index(row, place)).center()


def settle(qtbot: QtBot, table: BigTable[int]) -> None:
    """Paint, and wait until the rows in view are there."""
    table.viewport().repaint()
    last = table.rowAt(table.viewport().height() - 1)
    last = table.rows.rowCount() - 1 if last < 0 else last
    first = table.rowAt(0)
    qtbot.waitUntil(
        lambda: all(
            table.rows.group_at(row) is not None or table.rows.row_at(row) is not None
            for row in range(first, last + 1)
        )
    )


def test_selecting_all_of_a_million_rows_reads_none_of_them(
    make: Callable[..., BigTable[int]], qtbot: QtBot
) -> None:
    source = Source(MANY)
    table = make(source)
    settle(qtbot, table)
    source.asked.clear()
    table.setFocus()
    QTest.keySequence(table, "Ctrl+A")
    table.viewport().repaint()
    ids = table.selected_ids()
    assert len(ids) == MANY
    assert (ids[0], ids[-1]) == (0, MANY - 1)
    assert source.asked == []
    assert table.selectionModel().selection().count() <= 2


def test_the_header_keeps_a_selection_of_its_own(make: Callable[..., BigTable[int]]) -> None:
    table = make(Source(10))
    assert table.horizontalHeader().selectionModel() is not table.selectionModel()


def test_scrolling_a_million_rows_keeps_few_pages(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    source = Source(MANY)
    table = make(source)
    bar = table.verticalScrollBar()
    for step in range(101):
        bar.setValue(bar.maximum() * step // 100)
        settle(qtbot, table)
    assert table.rows.row_at(MANY - 1) == MANY - 1
    assert max(source.asked) == PAGE
    assert table.rows.pages_held <= PAGES_KEPT


def test_a_drag_across_the_list_does_not_read_what_it_passed(
    make: Callable[..., BigTable[int]], qtbot: QtBot
) -> None:
    source = Source(MANY)
    table = make(source)
    bar = table.verticalScrollBar()
    source.asked.clear()
    for step in range(201):
        bar.setValue(bar.maximum() * step // 200)
        table.viewport().repaint()
    settle(qtbot, table)
    assert len(source.asked) < 50


def test_typed_letters_do_not_search_the_rows(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    source = Source(MANY)
    table = make(source)
    settle(qtbot, table)
    source.asked.clear()
    table.setCurrentIndex(table.rows.index(0, 1))
    QTest.keyClicks(table, "zz")
    assert source.asked == []
    assert table.currentIndex().row() == 0


def test_a_click_on_a_head_sorts_and_another_turns_it(
    make: Callable[..., BigTable[int]], qtbot: QtBot
) -> None:
    table = make(Source(1_000))
    place = 1
    for expected in (0, 999, 0):
        with qtbot.waitSignal(table.rows.loaded):
            table.horizontalHeader().sectionClicked.emit(place)
        assert table.rows.id_at(0) == expected


def test_the_order_is_remembered(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    table = make(Source(100))
    for _ in range(2):
        with qtbot.waitSignal(table.rows.loaded):
            table.horizontalHeader().sectionClicked.emit(1)
    again = make(Source(100))
    assert again.rows.id_at(0) == 99


def test_widths_and_hidden_columns_are_remembered(make: Callable[..., BigTable[int]]) -> None:
    table = make(Source(10))
    table.horizontalHeader().resizeSection(4, 177)
    table.horizontalHeader().moveSection(4, 2)
    menu = table.columns.menu(table)
    next(action for action in menu.actions() if action.text() == "Plan").trigger()
    table.columns.save()
    again = make(Source(10))
    assert again.columnWidth(4) == 177
    assert again.horizontalHeader().visualIndex(4) == 2
    assert again.isColumnHidden(5)


def test_the_stretching_column_fills_the_width(make: Callable[..., BigTable[int]]) -> None:
    table = make(Source(10))
    assert table.horizontalHeader().length() == table.viewport().width()


def test_enter_opens_and_space_ticks(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    table = make(Source(100))
    settle(qtbot, table)
    table.setCurrentIndex(table.rows.index(3, 1))
    with qtbot.waitSignal(table.row_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [3]
    with qtbot.waitSignal(table.ticks_pressed) as ticked:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert list(ticked.args[0]) == [3]
    with qtbot.waitSignal(table.delete_pressed) as deleted:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert list(deleted.args[0]) == [3]


def test_a_row_button_works_by_mouse_and_by_keyboard(
    make: Callable[..., BigTable[int]], qtbot: QtBot
) -> None:
    table = make(Source(100))
    settle(qtbot, table)
    cell = table.visualRect(table.rows.index(2, 6))
    spot = QPoint(cell.left() + 30, cell.center().y())
    with qtbot.waitSignal(table.button_pressed) as pressed:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert pressed.args == [2, "mark_paid"]
    table.setCurrentIndex(table.rows.index(5, 6))
    with qtbot.waitSignal(table.button_pressed) as pressed:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert pressed.args == [5, "mark_paid"]


def test_a_button_left_before_the_release_does_nothing(
    make: Callable[..., BigTable[int]], qtbot: QtBot
) -> None:
    table = make(Source(100))
    settle(qtbot, table)
    cell = table.visualRect(table.rows.index(2, 6))
    spot = QPoint(cell.left() + 30, cell.center().y())
    with qtbot.assertNotEmitted(table.button_pressed):
        QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=center(table, 6, "item"))


def test_groups_close_and_open(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    table = make(Source(25, group_size=10))
    assert table.rows.rowCount() == 28
    heading = table.rows.group_at(0)
    assert heading is not None
    assert heading.title == "Month 1"
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=center(table, 0, "item"))
    assert table.rows.rowCount() == 18
    table.setCurrentIndex(table.rows.index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.rows.rowCount() == 28
    settle(qtbot, table)


def test_all_of_a_grouped_list_counts_closed_groups_too(make: Callable[..., BigTable[int]]) -> None:
    table = make(Source(25, group_size=10))
    table.rows.toggle_group(1)
    table.setFocus()
    QTest.keySequence(table, "Ctrl+A")
    assert sorted(table.selected_ids()) == list(range(25))


def test_headings_are_not_selected(make: Callable[..., BigTable[int]]) -> None:
    table = make(Source(25, group_size=10))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=center(table, 3, "item"))
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        center(table, 12, "item"),
    )
    assert list(table.selected_ids()) == [2, 3, 4, 5, 6, 7, 8, 9, 10]


def test_a_refresh_keeps_selection_current_row_and_place(
    make: Callable[..., BigTable[int]], qtbot: QtBot
) -> None:
    source = Source(5_000)
    table = make(source)
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() >= 4_000)
    table.verticalScrollBar().setValue(4_000)
    row = table.rowAt(100)
    settle(qtbot, table)
    table.setCurrentIndex(table.rows.index(row, 1))
    wanted = table.current_id()
    source.count = 6_000
    with qtbot.waitSignal(table.rows.loaded):
        table.show_query(None)
    assert table.current_id() == wanted
    assert list(table.selected_ids()) == [wanted]
    assert table.verticalScrollBar().value() == 4_000
    assert table.rows.row_at(row) == wanted, "the rows in view came with the ids"


def test_a_row_is_found_by_its_id(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    table = make(Source(MANY))
    with qtbot.waitSignal(table.rows.loaded):
        table.select_id(777_777)
    assert table.current_id() == 777_777
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())


def test_a_later_query_replaces_an_earlier_one(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    source = Source(200)
    table = make(source)
    source.gate = threading.Event()
    table.show_query("1")
    table.show_query("19")
    with qtbot.waitSignal(table.rows.loaded):
        source.gate.set()
    assert list(table.rows.ids) == [19, 119, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199]


def test_bars_stand_for_rows_that_take_long(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    source = Source(200)
    table = make(source)
    source.gate = threading.Event()
    with qtbot.waitSignal(table.rows.slow_changed):
        table.show_query("1")
    assert table.rows.slow
    with qtbot.waitSignal(table.rows.loaded):
        source.gate.set()
    assert not table.rows.slow


def test_a_failing_source_tells(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    source = Source(200)
    table = make(source)
    source.count = -1

    def fail(*_args: object) -> object:
        raise OSError

    source.ids = fail  # type: ignore[assignment, method-assign] # the book went away
    with qtbot.waitSignal(table.rows.failed) as failed:
        table.show_query(None)
    assert isinstance(failed.args[0], OSError)
    assert table.rows.rowCount() == 200


def test_cells_are_read_aloud(make: Callable[..., BigTable[int]], qtbot: QtBot) -> None:
    table = make(Source(10))
    settle(qtbot, table)
    said = [
        table.rows.data(table.rows.index(1, place), Qt.ItemDataRole.AccessibleTextRole)
        for place in range(table.rows.columnCount())
    ]
    assert said == ["", "Item 1, Nike", "Wei", "Huabei", "1.00", "3/12", "Mark paid"]
