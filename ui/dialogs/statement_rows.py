"""The rows of a statement: each with a tick for “it is on the paper”, its day, its words and its amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import fonts, icons
from ui import format as formats
from ui.dialogs.statement_words import can_mark, row_note, row_title
from ui.widgets import controls, painters

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from finapp.domain.statement import Statement, StatementRow

_ROW, _INSET, _GAP, _MORE = 30, 10, 10, 24
_FEWEST, _MOST = 4, 11
_ITEM = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StatementRows(QListWidget):
    """Rows with ticks. Space or a click on the box ticks, Shift+F10 or the dots open the menu of a row."""

    tick_wanted = Signal(object, bool)
    move_wanted = Signal(object, int)
    """A row and by how many statements: 1 to the next, −1 to the one before."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._first = False
        self.date_width = 0.0
        self.menu: QMenu | None = None
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Rows of the statement"))

    def show_statement(self, statement: Statement, *, first: bool) -> None:
        """Show the rows; `first` when there is no statement before. The current row stays."""
        here, place = self.currentRow(), self.verticalScrollBar().value()
        self._first = first
        self.clear()
        writes = formats.current()
        for row in statement.rows:
            day = writes.short_date(row.on, self._today)
            spoken = writes.spoken(statement.money(row.amount))
            item = QListWidgetItem(", ".join(filter(None, [day, row_title(row), row_note(row), spoken])))
            item.setData(_ITEM, _Shown(row, day, writes.amount(statement.money(row.amount))))
            if can_mark(row):
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self._measure()
        self.setCurrentRow(min(max(here, 0), self.count() - 1))
        self.verticalScrollBar().setValue(place)

    def _measure(self) -> None:
        shown = [self.shown(number) for number in range(self.count())]
        self.date_width = max((painters.text_width(one.day) for one in shown), default=0)
        lines = min(max(self.count(), _FEWEST), _MOST)
        self.setFixedHeight(self.row_height() * lines)

    def row_height(self) -> int:
        """Return the height of a row."""
        return fonts.px(_ROW)

    def shown(self, number: int) -> _Shown:
        """Return what is drawn in a line."""
        found: _Shown = self.item(number).data(_ITEM)
        return found

    def rows(self) -> list[StatementRow]:
        """Return the rows in their order."""
        return [self.shown(number).row for number in range(self.count())]

    def box_rect(self, number: int) -> QRectF:
        """Return where the tick box of a line is."""
        rect = QRectF(self.visualItemRect(self.item(number)))
        return QRectF(rect.x() + _INSET, rect.y(), 16, rect.height())

    def more_rect(self, number: int) -> QRectF:
        """Return where the dots of a line are."""
        rect = QRectF(self.visualItemRect(self.item(number)))
        return QRectF(rect.right() - _INSET - _MORE + 6, rect.y(), _MORE, rect.height())

    # doing -------------------------------------------------------------------------------------------

    def _tick(self, number: int) -> None:
        row = self.shown(number).row
        if can_mark(row):
            self.tick_wanted.emit(row, not row.ticked)

    def open_menu(self, number: int, place: QPoint | None = None) -> None:
        """Open the menu of a line."""
        row = self.shown(number).row
        if not can_mark(row):
            return
        menu = self.menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("Take the tick off") if row.ticked else self.tr("Tick: it is on the paper")
        menu.addAction(words).triggered.connect(lambda: self.tick_wanted.emit(row, not row.ticked))
        menu.addSeparator()
        later = menu.addAction(icons.icon("arrow-right", "text-2"), self.tr("Move to next statement"))
        later.triggered.connect(lambda: self.move_wanted.emit(row, 1))
        earlier = menu.addAction(icons.icon("arrow-left", "text-2"), self.tr("Move to previous statement"))
        earlier.triggered.connect(lambda: self.move_wanted.emit(row, -1))
        earlier.setEnabled(not self._first)
        spot = self.more_rect(number).bottomLeft().toPoint()
        menu.popup(place or self.viewport().mapToGlobal(spot))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, or open the menu, where that was hit."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        number = self.row(item)
        if self.more_rect(number).contains(event.position()):
            self.open_menu(number)
        elif self.box_rect(number).adjusted(-_INSET, 0, 4, 0).contains(event.position()):
            self._tick(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a box are two ticks, not an edit."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self._tick(self.currentRow())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the pointer, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if self.currentRow() >= 0:
                self.open_menu(self.currentRow())
            return
        item = self.itemAt(event.pos())
        if item is not None:
            self.open_menu(self.row(item), event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.count():
            self._measure()


class _Shown:
    """One line, with its words ready to be drawn."""

    def __init__(self, row: StatementRow, day: str, amount: str) -> None:
        self.row, self.day, self.amount = row, day, amount
        self.title, self.note = row_title(row), row_note(row)


class _Painter(QStyledItemDelegate):
    """Draws one line."""

    def __init__(self, view: StatementRows) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._view.row_height())

    def editorEvent(self, *_args: object) -> bool:
        """Leave clicks to the list: Qt would tick a row by itself, without the book."""
        return False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown: _Shown = index.data(_ITEM)
        rect, number = QRectF(option.rect), index.row()
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if hovered:
            painters.box(painter, rect, 6, fill="hover")
        if state & QStyle.StateFlag.State_HasFocus:
            controls.ring(painter, rect, 6)
        free = can_mark(shown.row)
        if free:
            controls.tick_box(painter, self._view.box_rect(number), "on" if shown.row.ticked else "off")
        if free:
            spot = painters.centered(self._view.more_rect(number), 16, 16)
            icons.paint(painter, spot, "dots-three-bold", "text-2" if hovered else "text-3")
        self._paint_words(painter, rect, number, shown, "text" if free else "text-2")

    def _paint_words(self, painter: QPainter, rect: QRectF, number: int, shown: _Shown, color: str) -> None:
        left = self._view.box_rect(number).right() + _GAP
        day = QRectF(left, rect.y(), self._view.date_width + 1, rect.height())
        painters.text(painter, day, shown.day, color="text-3")
        left = day.right() + _GAP
        right = self._view.more_rect(number).left() - 6
        amount = QRectF(left, rect.y(), right - left, rect.height())
        width = painters.text(painter, amount, shown.amount, style="name", color=color, align=_RIGHT)
        right -= width + _GAP
        room = right - left
        note = painters.text_width(shown.note, "small") + _GAP if shown.note else 0
        title = min(painters.text_width(shown.title) + 1, max(room - note, room / 2))
        painters.text(painter, QRectF(left, rect.y(), title, rect.height()), shown.title, color=color)
        if shown.note:
            spot = QRectF(left + title + _GAP, rect.y(), room - title - _GAP, rect.height())
            painters.text(painter, spot, shown.note, style="small", color="text-3")
