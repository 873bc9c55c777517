"""The schedule of a plan: one row of 25 px for each installment, with its state and an action inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import fonts
from ui.widgets import controls, painters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

_ROW, _INSET = 25, 8
_ITEM = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GONE = {"refunded", "waived"}
_QUIET = {"paid", "paid_late", "refunded", "waived"}


class ScheduleRow(NamedTuple):
    """One installment as it is shown; `state` is one of `controls.STATES`."""

    key: object
    number: str
    date: str
    amount: str
    state: str = "upcoming"
    note: str = ""
    action: str = ""
    """Words of the action at the right of the note, such as “Mark paid”."""


class _Columns(NamedTuple):
    """Where the parts of every row begin."""

    number: float
    date: float
    note: float


class ScheduleList(QListWidget):
    """A list as high as its rows. `action_requested` and `menu_requested` carry the row's key.

    Rows are inset by 8 px so that the tint of an overdue row reaches past the text.
    """

    action_requested = Signal(object)
    row_chosen = Signal(object)

    def __init__(self, rows: Sequence[ScheduleRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = _Columns(0, 0, 0)
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Schedule"))
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[ScheduleRow]) -> None:
        """Show other installments; the current row stays."""
        here = self.currentRow()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.number} {row.date} {row.note} {row.amount}")
            item.setData(_ITEM, row)
            self.addItem(item)
        number = max((painters.text_width(row.number) for row in rows), default=0)
        noted = [row for row in rows if row.note] or rows
        date = max((painters.text_width(row.date) for row in noted), default=0)
        first = _INSET + 16 + 7
        after = first + max(number, 15) + 7 if number else first
        self.columns = _Columns(first, after, after + date + 7)
        self.setFixedHeight(self.row_height() * len(rows))
        self.setCurrentRow(min(here, len(rows) - 1))

    def row_height(self) -> int:
        """Return the height of a row."""
        return fonts.px(_ROW)

    def rows(self) -> list[ScheduleRow]:
        """Return the installments shown."""
        return [self.item(number).data(_ITEM) for number in range(self.count())]

    def action_rect(self, number: int) -> QRectF:
        """Return where the action of a row is drawn; empty without one."""
        row: ScheduleRow = self.item(number).data(_ITEM)
        rect = QRectF(self.visualItemRect(self.item(number)))
        if not row.action:
            return QRectF()
        right = rect.right() - _INSET - painters.text_width(row.amount, "amount") - 7
        width = painters.text_width(row.action, "small-strong")
        return QRectF(right - width, rect.y(), width, rect.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the action under the pointer, or choose the row."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        row: ScheduleRow = item.data(_ITEM)
        hit = self.action_rect(self.row(item)).contains(event.position())
        (self.action_requested if hit else self.row_chosen).emit(row.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over an action."""
        super().mouseMoveEvent(event)
        item = self.itemAt(event.position().toPoint())
        hit = item is not None and self.action_rect(self.row(item)).contains(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the action of the current row with Enter or the space bar."""
        item = self.currentItem()
        if item is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            row: ScheduleRow = item.data(_ITEM)
            (self.action_requested if row.action else self.row_chosen).emit(row.key)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.count():
            self.set_rows(self.rows())


class _Rows(QStyledItemDelegate):
    """Draws one installment."""

    def __init__(self, view: ScheduleList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._view.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ScheduleRow = index.data(_ITEM)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        self._paint_ground(painter, rect, row, state)
        columns = self._view.columns
        late = row.state == "overdue"
        color = "text-3" if row.state in _QUIET else "text"
        mark = QRectF(rect.x() + _INSET, rect.y(), 16, rect.height())
        controls.state_mark(painter, mark, row.state)
        right = rect.right() - _INSET
        painters.text(
            painter, QRectF(columns.number, rect.y(), 40, rect.height()), row.number, color="text-3"
        )
        amount = QRectF(columns.date, rect.y(), right - columns.date, rect.height())
        style = "body" if row.state in _QUIET else "name"
        tone = "danger" if late else color
        width = painters.text(painter, amount, row.amount, style=style, color=tone, align=_RIGHT)
        room = 160 if row.note or row.action else max(160, amount.width() - width - 10)
        painters.text(painter, QRectF(columns.date, rect.y(), room, rect.height()), row.date, color=color)
        if row.state in _GONE:
            y = round(rect.center().y()) + 0.5
            painter.setPen(painters.token("text-3"))
            painter.drawLine(QPointF(right - width, y), QPointF(right, y))
        self._paint_note(painter, rect, row, index.row(), right - width - 10)

    @staticmethod
    def _paint_ground(painter: QPainter, rect: QRectF, row: ScheduleRow, state: QStyle.StateFlag) -> None:
        if row.state == "overdue":
            painters.box(painter, rect, 6, fill="danger-tint")
        elif state & QStyle.StateFlag.State_MouseOver:
            painters.box(painter, rect, 6, fill="hover")
        if state & QStyle.StateFlag.State_HasFocus:
            controls.ring(painter, rect, 6)

    def _paint_note(
        self, painter: QPainter, rect: QRectF, row: ScheduleRow, number: int, right: float
    ) -> None:
        columns = self._view.columns
        if row.action:
            spot = self._view.action_rect(number)
            painters.text(painter, spot, row.action, style="small-strong", color="accent-text", elide=False)
            right = spot.x() - 4
        if row.state == "due" and row.note:
            width = painters.badge_width(row.note, "clock")
            spot = painters.centered(QRectF(columns.note, rect.y(), width, rect.height()), width, 18)
            painters.badge(painter, spot, row.note, "warning", "clock")
            return
        tone = "danger" if row.state == "overdue" else "text-3"
        words = QRectF(columns.note, rect.y(), right - columns.note, rect.height())
        painters.text(painter, words, row.note, style="small", color=tone)
