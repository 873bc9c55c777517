"""Draws the rows of a big table: ground, selection, hover, hairline, group headings, loading bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui import fonts, icons, theme
from ui.widgets import cell_painter, controls, painters

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.grouping import Group
    from ui.widgets.big_table import BigTable

PAD, EDGE_PAD = 8, 20
CARET = 12
TWO_LINES, ONE_LINE = 38, 30


class RowDelegate(QStyledItemDelegate):
    """One delegate for all columns, without Qt's style: a frame of rows takes a few milliseconds."""

    def __init__(self, table: BigTable[Any]) -> None:
        super().__init__(table)
        self._table = table

    def row_height(self, *, two_lines: bool, compact: bool) -> int:
        """Return the height of every row of the table at the text scale."""
        if two_lines and not compact:
            return max(fonts.px(TWO_LINES), fonts.line("body") + fonts.line("note") + 5)
        return max(fonts.px(ONE_LINE), fonts.line("body") + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell of one row."""
        table = self._table
        row, column = index.row(), index.column()
        look = theme.current()
        rect: QRectF = QRectF(option.rect)
        group = table.rows.group_at(row)
        if group is not None:
            self._paint_group(painter, rect, group, row, column)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        cell = table.rows.cell(row, column)
        painter.fillRect(rect, look[self._ground(row, selected, cell.ground if cell is not None else "")])
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look["border"])
        first = column == table.columns.first
        if selected and first:
            controls.selection_bar(painter, rect.adjusted(0, 0, 0, -1), focused=table.has_focus_inside())
        inner = self.inner(rect, column)
        right = table.rows.columns[column].right
        if cell is None:
            if table.rows.slow:
                cell_painter.paint_bone(painter, inner, right=right)
            return
        pressed = table.pressed_cell == (row, column)
        cell_painter.paint_cell(painter, inner, cell, right=right, compact=table.compact, pressed=pressed)
        if table.rings(row, column):
            button = cell_painter.button_rect(inner, cell, right=right)
            around = rect.adjusted(1, 1, -1, -2) if button.isEmpty() else button.adjusted(-3, -3, 3, 3)
            controls.ring(painter, around, 0 if button.isEmpty() else 8)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the room the content needs, for a double click on a column's edge."""
        cell = self._table.rows.cell(index.row(), index.column())
        pads = (EDGE_PAD if index.column() == self._table.columns.first else PAD) + self._right_pad(
            index.column()
        )
        width = cell_painter.cell_width(cell) + pads + 2 if cell is not None else 0
        return QSize(int(width), self._table.verticalHeader().defaultSectionSize())

    def inner(self, rect: QRectF, column: int) -> QRectF:
        """Return the part of a cell between its paddings, above the hairline."""
        left = EDGE_PAD if column == self._table.columns.first else PAD
        return rect.adjusted(left, 0, -self._right_pad(column), -1)

    def _right_pad(self, column: int) -> int:
        return EDGE_PAD if column == self._table.columns.last else PAD

    def _ground(self, row: int, selected: bool, own: str) -> str:
        if selected:
            return "selected" if self._table.has_focus_inside() else "sunken"
        return "hover" if row == self._table.hovered_row else own or "surface"

    def _paint_group(self, painter: QPainter, rect: QRectF, group: Group, row: int, column: int) -> None:
        """Draw a heading. Its words run over the columns: each cell draws its own part of them."""
        table = self._table
        look = theme.current()
        painter.fillRect(rect, look["hover" if row == table.hovered_row else "sunken"])
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look["border"])
        inner = self.inner(rect, column)
        if table.rows.columns[column].sums:
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painters.text(painter, inner, group.total, style="heading", color="text-2", align=align)
        else:
            self._paint_heading(painter, rect, group, row)
        if table.rings(row, column):
            controls.ring(painter, rect.adjusted(1, 1, -1, -2), 0)

    def _paint_heading(self, painter: QPainter, rect: QRectF, group: Group, row: int) -> None:
        left = self._table.heading_left() + EDGE_PAD
        right = self._table.heading_right()
        if rect.left() >= right:
            return
        painter.save()
        painter.setClipRect(rect)
        middle = rect.center().y()
        place = self._table.rows.place(row)
        caret = (
            "caret-down-bold"
            if self._table.rows.layout_of_groups.is_open(place.group)
            else "caret-right-bold"
        )
        icons.paint(painter, QRectF(left, round(middle - CARET / 2), CARET, CARET), caret, "text-3")
        body = QRectF(left + CARET + 6, rect.top(), right - left - CARET - 6, rect.height() - 1)
        body.setLeft(
            body.left() + painters.text(painter, body, group.title, style="heading", color="text-2") + 6
        )
        painters.text(painter, body, f"{group.count:,}", style="small", color="text-3")
        painter.restore()
