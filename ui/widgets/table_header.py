"""The head of a big table: names, the sort arrow, a dotted line where a word is explained, tick all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from ui import fonts, icons, theme
from ui.widgets import controls, painters
from ui.widgets.row_delegate import EDGE_PAD, PAD

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter

    from ui.widgets.big_table import BigTable
    from ui.widgets.controls import Ticked

HEIGHT = 32
ARROW = 12
TICK_COLUMN = "tick"


class TableHeader(QHeaderView):
    """Columns move and resize; a click sorts."""

    tick_all_pressed = Signal(bool)
    """The box in the head was pressed; True asks to tick all rows of the filter."""

    def __init__(self, table: BigTable[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._ticked: Ticked = "off"
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(32)
        self.setResizeContentsPrecision(0)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_ticked(self, ticked: Ticked) -> None:
        """Show in the head whether all, some or none of the rows are ticked."""
        self._ticked = ticked
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of the head at the text scale."""
        return QSize(super().sizeHint().width(), fonts.px(HEIGHT))

    def sectionSizeFromContents(self, logical: int) -> QSize:
        """Return the room a head needs."""
        column = self._table.rows.columns[logical]
        width = painters.text_width(column.title, "caption") + 2 * PAD + ARROW + 4
        return QSize(int(width) + (EDGE_PAD - PAD), fonts.px(HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick all when the box in the head is pressed."""
        logical = self.logicalIndexAt(event.position().toPoint())
        if logical >= 0 and self._table.rows.columns[logical].key == TICK_COLUMN:
            self.tick_all_pressed.emit(self._ticked != "on")
        super().mouseReleaseEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one head."""
        columns = self._table.rows.columns
        if not rect.isValid() or logical >= len(columns):
            return
        column = columns[logical]
        look = theme.current()
        box = QRectF(rect)
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, look["surface"])
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look["border"])
        left = EDGE_PAD if logical == self._table.columns.first else PAD
        right = EDGE_PAD if logical == self._table.columns.last else PAD
        inner = box.adjusted(left, 0, -right, -1)
        if column.key == TICK_COLUMN:
            spot = QRectF(inner.left(), inner.top(), 16, inner.height())
            controls.tick_box(painter, spot, self._ticked)
        else:
            self._paint_title(painter, inner, logical)
        painter.restore()

    def _paint_title(self, painter: QPainter, inner: QRectF, logical: int) -> None:
        column = self._table.rows.columns[logical]
        order = self._table.rows.sort_order
        sorted_here = column.sortable and order.column == column.key
        tone = "text" if sorted_here else "text-3"
        arrow_room = ARROW + 3 if sorted_here else 0
        width = min(painters.text_width(column.title, "caption"), inner.width() - arrow_room)
        left = inner.right() - width if column.right else inner.left()
        words = QRectF(left, inner.top(), width + 1, inner.height())
        painters.text(painter, words, column.title, style="caption", color=tone)
        if column.hint:
            below = round(inner.center().y() + fonts.line("caption") / 2 - 0.5) + 0.5
            controls.dotted_line(painter, QPointF(left, below), width)
        if sorted_here:
            name = "arrow-down-bold" if order.descending else "arrow-up-bold"
            x = left - ARROW - 3 if column.right else words.right() + 2
            icons.paint(painter, QRectF(x, round(inner.center().y() - ARROW / 2), ARROW, ARROW), name, tone)
