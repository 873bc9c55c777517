"""Painters of a calendar's days: the number, the total, and marks for what falls on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui import fonts, icons, theme
from ui.widgets import painters
from ui.widgets.painters import token

if TYPE_CHECKING:
    from ui.models.calendar_days import Day, Mark

PAD = 9
_HEAD, _MARK, _GAP, _TALL = 27, 19, 3, 56
_MOST = 3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_INK = {
    "open": "text",
    "paid": "text-2",
    "overdue": "danger",
    "gone": "text-3",
    "statement": "text-3",
    "maturity": "text-2",
    "planned": "text-2",
    "in": "positive",
    "received": "text-2",
}
_MARK_ICONS = {
    "paid": ("check-bold", "positive"),
    "overdue": ("warning-circle-fill", "danger"),
    "gone": ("arrow-u-up-left", "text-3"),
    "statement": ("file-text", "text-3"),
    "maturity": ("vault", "positive"),
    "planned": ("calendar-plus", "text-2"),
    "in": ("arrow-down-left-bold", "positive"),
    "received": ("check-bold", "positive"),
}
_NOTES = frozenset({"statement", "maturity"})
"""Looks of marks that are no repayments."""

_BARLESS = frozenset({"planned", "in", "received"})


def head(painter: QPainter, cell: QRectF, number: str, day: Day, *, today: bool, faint: bool) -> None:
    """Draw the day's number, ringed in accent if it is today, and its total."""
    row = QRectF(cell.x() + PAD, cell.y() + 4, cell.width() - 2 * PAD, fonts.px(22))
    if today:
        side = float(fonts.px(22))
        spot = QRectF(row.x() - 4, row.y(), side, side)
        painters.box(painter, spot, side / 2, fill="accent")
        painters.text(painter, spot, number, style="small-strong", color="on-accent", align=_CENTER)
        width = side
    else:
        color = "text-3" if faint else "text-2"
        width = painters.text(painter, row, number, style="small-name", color=color, elide=False)
    if day.total:
        rest = row.adjusted(width + 6, 0, 0, 0)
        style = "small-strong" if day.strong else "small-name"
        fits = painters.text_width(day.total, style) <= rest.width()
        words = day.total if fits else day.rounded
        painters.text(painter, rest, words, style=style, color=day.tone, align=_RIGHT)


def room(cell: QRectF, *, tall: bool) -> int:
    """Return how many marks fit into a day."""
    step = fonts.px(_TALL if tall else _MARK) + _GAP
    fitting = int((cell.height() - fonts.px(_HEAD) - 2) // step)
    return fitting if tall else min(fitting, _MOST + 1)


def marks(painter: QPainter, cell: QRectF, day: Day, more: str, *, tall: bool, ground: str) -> None:
    """Draw the marks that fit; `more` is the text for the rest, with {count}."""
    fitting = room(cell, tall=tall)
    every = day.marks
    shown = every if len(every) <= fitting else every[: max(fitting - 1, 0)]
    if not tall and len(shown) > _MOST:
        shown = shown[:_MOST]
    step = fonts.px(_TALL if tall else _MARK)
    single = bool(day.total) and len([mark for mark in every if mark.look not in _NOTES]) == 1
    y = cell.y() + fonts.px(_HEAD)
    for mark in shown:
        spot = QRectF(cell.x() + 5, y, cell.width() - 10, step)
        _mark(painter, spot, mark, single=single, tall=tall, ground=ground)
        y += step + _GAP
    rest = len(every) - len(shown)
    if rest and fitting:
        spot = QRectF(cell.x() + PAD + 2, y, cell.width() - 2 * PAD, fonts.px(16))
        painters.text(painter, spot, more.format(count=rest), style="small-strong", color="accent-text")


def _mark(painter: QPainter, spot: QRectF, mark: Mark, *, single: bool, tall: bool, ground: str) -> None:
    if mark.look not in _NOTES:
        _ground(painter, spot, mark, ground)
    icon = _MARK_ICONS.get(mark.look)
    inner = spot.adjusted(4, 0, 3, 0) if mark.look in _NOTES else spot.adjusted(9, 0, -5, 0)
    line = QRectF(inner.x(), inner.y() + (2 if tall else 0), inner.width(), fonts.px(18 if tall else _MARK))
    if icon is not None:
        side = 10 if icon[0].endswith("-bold") else 12
        box = painters.centered(QRectF(line.x(), line.y(), 12, line.height()), side, side)
        icons.paint(painter, box, *icon)
        line.adjust(16, 0, 0, 0)
    color = _INK[mark.look]
    amount = "" if tall or (single and mark.look not in _NOTES) else mark.amount
    width = painters.text_width(amount, "note") if amount else 0
    if amount:
        painters.text(painter, line, amount, style="note", color=color, align=_RIGHT, elide=False)
        line.adjust(0, 0, -width - 6, 0)
    style = "caption" if mark.look in {"open", "overdue"} else "note"
    drawn = painters.text(painter, line, mark.text, style=style, color=color)
    if mark.look == "gone":
        painter.setPen(QPen(token("text-3"), 1))
        middle = round(line.center().y()) + 0.5
        painter.drawLine(QPointF(line.x(), middle), QPointF(line.x() + min(drawn, line.width()), middle))
    if tall:
        below = QRectF(inner.x(), inner.y() + fonts.px(18), inner.width(), fonts.px(16))
        painters.text(painter, below, mark.detail, style="note", color="text-3")
        below.translate(0, fonts.px(17))
        painters.text(painter, below, mark.amount, style="note", color=color)


def _ground(painter: QPainter, spot: QRectF, mark: Mark, ground: str) -> None:
    """Draw the bar in the tool's color and the tint of what is still to be paid, or a dashed frame of it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(spot, 4, 4)
    painter.setClipPath(outline)
    if mark.look == "overdue":
        painter.fillRect(spot, token("danger-tint"))
    elif mark.look == "open":
        painter.fillRect(spot, theme.current().tool_tint(mark.slot, ground))
    elif mark.look == "in":
        painter.fillRect(spot, token("positive-tint"))
    elif mark.look == "planned":
        pen = QPen(painters.tool_color(mark.slot), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if mark.look in _BARLESS:
        painter.restore()
        return
    bar = QRectF(spot.x(), spot.y(), 4, spot.height())
    if mark.look == "overdue":
        painters.hatch(painter, bar)
    painter.fillRect(bar, painters.tool_color(mark.slot))
    painter.restore()
