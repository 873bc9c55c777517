"""A table of any length: one row height, one delegate, selection by ranges, columns that are remembered."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import (
    QItemSelectionModel,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.cells import RowT
from ui.models.windowed import Sort, WindowedModel
from ui.widgets import cell_painter
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.table_columns import TableColumns
from ui.widgets.table_header import TableHeader
from ui.widgets.table_place import TablePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from ui.models.cells import Column
    from ui.models.windowed import RowSource
    from ui.settings import Settings
    from ui.tasks import Tasks


class BigTable(QTableView, Generic[RowT]):
    """Shows a `RowSource`. Selecting all means all rows of the filter, seen or not."""

    row_opened = Signal(object)
    """Enter or a double click: the id."""

    current_changed = Signal(object)
    """The id of the row that has the keyboard, or None."""

    selection_settled = Signal()
    button_pressed = Signal(object, str)
    """A button inside a row: the id and its command."""

    ticks_pressed = Signal(object)
    """Space, or a click on a tick box: `array` of ids."""

    edit_wanted = Signal(object, str)
    """F2: the id and the key of the column."""

    delete_pressed = Signal(object)
    """The Delete key: `array` of ids."""

    menu_wanted = Signal(object, QPoint)
    """The menu of a row: its id and the place on the screen."""

    def __init__(
        self,
        key: str,
        source: RowSource[RowT],
        columns: Sequence[Column[RowT]],
        tasks: Tasks,
        settings: Settings,
        *,
        two_lines: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: WindowedModel[RowT] = WindowedModel(source, columns, tasks, self)
        self.hovered_row = -1
        self.pressed_cell: tuple[int, int] | None = None
        self._settings = settings
        self._two_lines = two_lines
        self._by_keyboard = False
        self._place = TablePlace(self)
        self._delegate = RowDelegate(self)
        self._dress()
        self.setModel(self.rows)
        header = TableHeader(self)
        self.setHorizontalHeader(header)
        # Without a selection model of its own the header asks of every row whether it is selected.
        header.setSelectionModel(QItemSelectionModel(self.rows, header))
        header.sectionClicked.connect(self._on_head_clicked)
        self.columns = TableColumns(self, key, settings)
        self.rows.loaded.connect(self._on_loaded)
        self.rows.slow_changed.connect(self._on_slow_changed)
        self.selectionModel().currentRowChanged.connect(self._on_current_row)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.fit_text()

    # asking ------------------------------------------------------------------------------------------

    def show_query(self, query: object, sort: Sort | None = None) -> None:
        """Show the rows of `query`; what is selected and where it is scrolled stays as far as it can."""
        self.rows.show_query(query, sort or self._first_sort(), keep=self._place.note())

    def select_id(self, row_id: int) -> None:
        """Go to a row by its id, now or as soon as it is loaded."""
        self._place.want(row_id)
        if self.rows.asked:
            self.rows.show_query(self.rows.query, keep=self._place.note())

    def selected_ids(self) -> array[int]:
        """Return the ids of all selected rows, seen or not."""
        return self.rows.ids_in(self.selected_ranges())

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Return the selected visible rows as (first, last), in their order."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        return sorted({(part.top(), part.bottom()) for part in parts})

    def current_id(self) -> int | None:
        """Return the id of the row that has the keyboard."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    @property
    def compact(self) -> bool:
        """Whether the second line stands to the right of the first."""
        return self._settings.compact_rows

    def fit_text(self) -> None:
        """Set the row height for the text scale and the compact setting."""
        height = self._delegate.row_height(two_lines=self._two_lines, compact=self.compact)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setMaximumSectionSize(height)
        self.columns.arrange()
        self.viewport().update()

    # what the delegate asks --------------------------------------------------------------------------

    def rings(self, row: int, column: int) -> bool:
        """Return whether this cell shows the keyboard's focus ring."""
        index = self.currentIndex()
        return self._by_keyboard and self.hasFocus() and index.row() == row and index.column() == column

    def has_focus_inside(self) -> bool:
        """Return whether the keyboard is in this table or in a field inside it."""
        return self.hasFocus() or self.state() == QAbstractItemView.State.EditingState

    def heading_left(self) -> float:
        """Return where group headings begin."""
        return -float(self.horizontalOffset())

    def heading_right(self) -> float:
        """Return where the words of a group heading must end: at the sum, or at the edge."""
        sums = [
            self.columnViewportPosition(place)
            for place, column in enumerate(self.rows.columns)
            if column.sums and not self.isColumnHidden(place)
        ]
        return float(min(sums, default=self.viewport().width()))

    # keyboard and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, tick, delete, open and close groups; the rest is Qt's."""
        self._by_keyboard = True
        key = event.key()
        row = self.currentIndex().row()
        group = self.rows.group_at(row) if self.currentIndex().isValid() else None
        if group is not None and key in _GROUP_KEYS:
            self._turn_group(row, key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_current()
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._press_space()
        elif key == Qt.Key.Key_F2 and (row_id := self.current_id()) is not None:
            self.edit_wanted.emit(row_id, self.rows.columns[self.currentIndex().column()].key)
        elif key == Qt.Key.Key_Delete and len(ids := self.selected_ids()):
            self.delete_pressed.emit(ids)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would go through every row for a typed letter. Ctrl+F finds."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for focus that came by keyboard, and give the keyboard a row."""
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Gray the selection."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn groups, press buttons and boxes; the rest selects."""
        self._by_keyboard = False
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if self.rows.group_at(index.row()) is not None:
                self._turn_group(index.row(), Qt.Key.Key_Space)
                return
            if self._hit(index, event.position()):
                self.pressed_cell = (index.row(), index.column())
                self.viewport().update()
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Run a button or box that was pressed, if the mouse is still on it."""
        pressed, self.pressed_cell = self.pressed_cell, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        index = self.rows.index(*pressed)
        if self._hit(index, event.position()):
            self._press(index)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row; on a heading the second click is a click."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.rows.group_at(index.row()) is not None:
            self.mousePressEvent(event)
        elif index.isValid() and not self._hit(index, event.position()):
            self._open_current()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the row under the pointer."""
        self._hover(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the current one (Shift+F10)."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row_id = self.rows.id_at(index.row()) if index.isValid() else None
        if row_id is not None:
            place = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(row_id, self.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        """Take over a new theme or size of text."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange and self.model() is not None:
            self.fit_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stretching column its room."""
        super().resizeEvent(event)
        self.columns.arrange()

    def _hit(self, index: QModelIndex | QPersistentModelIndex, place: QPointF) -> bool:
        """Return whether `place` is on the button or the tick box of a cell."""
        cell = self.rows.cell(index.row(), index.column())
        if cell is None or (cell.button is None and cell.tick is None):
            return False
        inner = self._delegate.inner(QRectF(self.visualRect(index)), index.column())
        if cell.button is not None:
            right = self.rows.columns[index.column()].right
            return cell_painter.button_rect(inner, cell, right=right).contains(place)
        return cell_painter.tick_rect(inner).contains(place)

    def _press(self, index: QModelIndex | QPersistentModelIndex) -> None:
        cell = self.rows.cell(index.row(), index.column())
        row_id = self.rows.id_at(index.row())
        if cell is None or row_id is None:
            return
        if cell.button is not None:
            self.button_pressed.emit(row_id, cell.button.command)
        elif cell.tick is not None:
            self.ticks_pressed.emit(array("q", [row_id]))

    def _press_space(self) -> None:
        index = self.currentIndex()
        cell = self.rows.cell(index.row(), index.column()) if index.isValid() else None
        if cell is not None and cell.button is not None:
            self._press(index)
        elif len(ids := self.selected_ids()):
            self.ticks_pressed.emit(ids)

    def _open_current(self) -> None:
        index = self.currentIndex()
        cell = self.rows.cell(index.row(), index.column()) if index.isValid() else None
        row_id = self.current_id()
        if cell is not None and cell.button is not None and self._by_keyboard:
            self._press(index)
        elif row_id is not None:
            self.row_opened.emit(row_id)

    def _turn_group(self, row: int, key: int) -> None:
        place = self.rows.place(row)
        is_open = self.rows.layout_of_groups.is_open(place.group)
        if (key == Qt.Key.Key_Right and is_open) or (key == Qt.Key.Key_Left and not is_open):
            return
        self.rows.toggle_group(place.group)
        self.setCurrentIndex(self.rows.index(row, max(self.currentIndex().column(), 0)))

    def _hover(self, row: int) -> None:
        if row == self.hovered_row:
            return
        for old in (self.hovered_row, row):
            if old >= 0:
                top = self.rowViewportPosition(old)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(old))
        self.hovered_row = row

    # news --------------------------------------------------------------------------------------------

    def _first_sort(self) -> Sort | None:
        return None if self.rows.asked else self.columns.saved_sort()

    @Slot(object)
    def _on_loaded(self, found: dict[int, int]) -> None:
        self._place.restore(found)

    @Slot()
    def _on_slow_changed(self) -> None:
        self.viewport().update()

    @Slot(int)
    def _on_head_clicked(self, place: int) -> None:
        order = self.columns.next_sort(place, self.rows.sort_order)
        if order is not None:
            self.show_query(self.rows.query, order)
            self.horizontalHeader().viewport().update()

    @Slot()
    def _on_current_row(self) -> None:
        self.current_changed.emit(self.current_id())

    @Slot()
    def _on_selection(self) -> None:
        self.selection_settled.emit()
        self.viewport().update()

    def _dress(self) -> None:
        """Set what all big tables have in common."""
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


_GROUP_KEYS = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right}
)
