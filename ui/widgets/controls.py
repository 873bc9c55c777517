"""Painters of controls: tick boxes, radio circles, switches, states of installments, focus rings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import icons
from ui.widgets import painters
from ui.widgets.painters import box, token

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

Ticked = Literal["off", "on", "some"]

STATES = ("upcoming", "due", "partly", "paid", "paid_late", "overdue", "refunded", "waived")
"""States of an installment or repayment that `state_mark` can draw."""

_STATE_ICONS = {
    "paid": ("check-circle-fill", "positive"),
    "paid_late": ("check-circle-fill", "positive"),
    "overdue": ("warning-circle-fill", "danger"),
    "refunded": ("arrow-u-up-left", "text-3"),
    "waived": ("minus-circle", "text-3"),
}


def tick_box(
    painter: QPainter, rect: QRectF, ticked: Ticked, *, enabled: bool = True, hovered: bool = False
) -> None:
    """Draw a tick box of 16 px in the middle of `rect`."""
    spot = painters.centered(rect, 16, 16)
    if ticked == "off":
        edge = ("accent" if hovered else "border-control") if enabled else "border"
        box(painter, spot, 4, fill="surface" if enabled else "sunken", edge=edge)
        return
    box(painter, spot, 4, fill=("accent-hover" if hovered else "accent") if enabled else "border-strong")
    if ticked == "some":
        painter.fillRect(QRectF(spot.x() + 4.5, spot.y() + 7.3, 7, 1.4), token("on-accent"))
    else:
        icons.paint(painter, spot.adjusted(3, 3, -3, -3), "check-bold", "on-accent")


def radio(
    painter: QPainter, rect: QRectF, *, chosen: bool, enabled: bool = True, hovered: bool = False
) -> None:
    """Draw a radio circle of 16 px in the middle of `rect`."""
    spot = painters.centered(rect, 16, 16)
    if not chosen:
        edge = ("accent" if hovered else "border-control") if enabled else "border"
        box(painter, spot, 8, fill="surface" if enabled else "sunken", edge=edge)
        return
    box(painter, spot, 8, fill=("accent-hover" if hovered else "accent") if enabled else "border-strong")
    box(painter, spot.adjusted(5, 5, -5, -5), 3, fill="on-accent")


def switch(painter: QPainter, rect: QRectF, *, on: bool, enabled: bool = True, hovered: bool = False) -> None:
    """Draw a toggle switch of 32 × 18 px in the middle of `rect`."""
    spot = painters.centered(rect, 32, 18)
    if on:
        ground = ("accent-hover" if hovered else "accent") if enabled else "border-strong"
        box(painter, spot, 9, fill=ground)
        knob = QRectF(spot.right() - 16, spot.y() + 2, 14, 14)
        box(painter, knob, 7, fill="on-accent")
        return
    edge = "border-control" if enabled else "border"
    box(painter, spot, 9, fill="track" if enabled else "sunken", edge=edge)
    knob = QRectF(spot.x() + 3, spot.y() + 3, 12, 12)
    box(painter, knob, 6, fill="border-control" if enabled else "border-strong")


def state_mark(painter: QPainter, rect: QRectF, state: str) -> None:
    """Draw the mark of an installment's state, 16 px, in the middle of `rect`."""
    spot = painters.centered(rect, 16, 16)
    if state in _STATE_ICONS:
        name, color = _STATE_ICONS[state]
        icons.paint(painter, spot, name, color)
        return
    circle = spot.adjusted(1, 1, -1, -1)
    box(painter, circle, 7, edge="border-control", width=1.2)
    if state == "partly":
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(token("positive"))
        painter.drawPie(circle.adjusted(2, 2, -2, -2), 90 * 16, 180 * 16)
        painter.restore()


def ring(painter: QPainter, rect: QRectF, radius: float, *, color: str | QColor = "focus") -> None:
    """Draw the 2 px keyboard focus ring along the inner side of `rect`."""
    box(painter, rect, radius, edge=color, width=2)


def selection_bar(painter: QPainter, rect: QRectF, *, focused: bool = True) -> None:
    """Draw the 3 px bar at the left edge of a selected row."""
    color = "accent" if focused else "border-control"
    painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), token(color))


def dotted_line(painter: QPainter, start: QPointF, length: float, color: str = "text-3") -> None:
    """Draw the dotted underline of a number that explains itself."""
    painter.save()
    pen = QPen(token(color), 1)
    pen.setDashPattern([1, 2])
    painter.setPen(pen)
    painter.drawLine(start, QPointF(start.x() + length, start.y()))
    painter.restore()
