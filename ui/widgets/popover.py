"""A small panel that opens beside a control and closes by a click elsewhere or Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets import painters

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_GAP = 4


class Popover(QFrame):
    """A panel on `raised`; put the content into `body`, open it with `open_at(anchor)`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, margin: int = 12) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setProperty("ringHost", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8)
        self._anchor: QWidget | None = None

    def open_at(self, anchor: QWidget) -> None:
        """Open below `anchor`, above it where there is no room, inside its screen."""
        self._anchor = anchor
        self.adjustSize()
        self.move(self._place(anchor))
        self.show()
        self._focus_first()

    def _place(self, anchor: QWidget) -> QPoint:
        screen: QRect = anchor.screen().availableGeometry()
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP))
        x = min(max(below.x(), screen.left()), screen.right() - self.width() + 1)
        y = below.y()
        if y + self.height() > screen.bottom():
            y = max(anchor.mapToGlobal(QPoint(0, 0)).y() - _GAP - self.height(), screen.top())
        return QPoint(x, y)

    def _focus_first(self) -> None:
        """Give the focus to the first thing inside that takes it."""
        widget: QWidget | None = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.PopupFocusReason)
                return
            widget = widget.nextInFocusChain()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it closed and give the focus back."""
        super().hideEvent(event)
        self.closed.emit()
        if self._anchor is not None and self._anchor.isVisible():
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rounded ground."""
        painters.box(QPainter(self), QRectF(self.rect()), 10, fill="raised", edge="border-strong")
