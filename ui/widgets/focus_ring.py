"""The focus ring: one overlay that follows the focused control, outside its edges."""

from __future__ import annotations

from typing import NamedTuple
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from ui.widgets import controls, painters

OUTSIDE = 4
"""Pixels the ring of a button needs around it: leave them in layouts."""

KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
"""Reasons of a focus that came by keyboard."""

_KEEPING = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange}


class _Shape(NamedTuple):
    """How a control's ring looks: its corner radius, and whether the control is a field."""

    radius: float
    field: bool


class FocusRing(QWidget):
    """A ring around `target` that moves with it and never takes the mouse."""

    def __init__(self, target: QWidget, radius: float, *, field: bool = False) -> None:
        super().__init__(_host(target))
        # A strong reference could be the last one to the window, whose end would then delete this twice.
        self._target = ref(target)
        self._shape = _Shape(radius, field)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget: QWidget | None = target
        while widget is not None and widget is not self.parentWidget():
            widget.installEventFilter(self)
            widget = widget.parentWidget()
        self._follow()

    @property
    def target(self) -> QWidget | None:
        """The control it surrounds, None when that is gone."""
        target = self._target()
        return target if target is not None and isValid(target) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control wherever it or what holds it goes."""
        if event.type() in _MOVES and isValid(self):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        target, host = self.target, self.parentWidget()
        if target is None or host is None:
            return
        if not host.isAncestorOf(target):  # what held both was taken apart
            self.hide()
            return
        corner = target.mapTo(host, QPoint(0, 0))
        margin = 2 if self._shape.field else OUTSIDE
        self.setGeometry(QRect(corner, target.size()).adjusted(-margin, -margin, margin, margin))
        self.setVisible(target.isVisibleTo(host))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring: soft around a field, firm around anything else."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._shape.field:
            painters.box(painter, rect, self._shape.radius + 2, edge="selected-strong", width=2)
            inner = rect.adjusted(2, 2, -2, -2)
            painters.box(painter, inner, self._shape.radius, edge="accent")
        else:
            controls.ring(painter, rect, self._shape.radius + OUTSIDE)


class _Watcher(QObject):
    """Puts the one ring around whatever control gets the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._ring: FocusRing | None = None
        self._by_keyboard = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and isinstance(watched, QWidget):
            if event.type() == QEvent.Type.FocusIn:
                self._gained(watched, event.reason())
            elif event.type() == QEvent.Type.FocusOut:
                self.remove()
        return super().eventFilter(watched, event)

    def _gained(self, widget: QWidget, reason: Qt.FocusReason) -> None:
        shape = widget.property("focusRing")
        if reason not in _KEEPING:
            self._by_keyboard = reason in KEYBOARD
        here = self.ring()
        if here is not None and here.target is widget:
            return  # the ring's own filter, put before this one, makes Qt ask it twice
        self.remove()
        if isinstance(shape, _Shape) and (shape.field or self._by_keyboard):
            self.put(widget, shape)

    def put(self, widget: QWidget, shape: _Shape) -> None:
        self.remove()
        self._ring = FocusRing(widget, shape.radius, field=shape.field)

    def remove(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def ring(self) -> FocusRing | None:
        return self._ring if self._ring is not None and isValid(self._ring) else None


_watcher = _Watcher()


def attach(widget: QWidget, radius: float, *, field: bool = False) -> None:
    """Give a control the ring: buttons show it for the keyboard only, fields always."""
    widget.setProperty("focusRing", _Shape(radius, field))
    widget.installEventFilter(_watcher)


def surround(widget: QWidget, radius: float, *, field: bool = False) -> None:
    """Put the ring around `widget` because something inside it has the focus."""
    _watcher.put(widget, _Shape(radius, field))


def clear() -> None:
    """Take the ring away."""
    _watcher.remove()


def shown() -> FocusRing | None:
    """Return the ring on the screen, if any."""
    return _watcher.ring()


def _host(target: QWidget) -> QWidget:
    """Return the ancestor the ring lives in: the scrolled area around the control, or the window."""
    widget = target
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget and widget is not target:
            return widget
        if parent.property("ringHost"):
            return parent
        widget, parent = parent, parent.parentWidget()
    return widget
