"""The head of the sidebar: the ring mark, the household's name, where its file is, and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from ui import fonts, icons, theme
from ui.widgets import controls, focus_ring, painters

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

MARK = 28
_RING_SHARE = 0.745
"""How much of the ring is full white; the rest is half."""


def paint_mark(painter: QPainter, box: QRectF) -> None:
    """Draw the product's mark: a white ring, three quarters full, on the accent."""
    look = theme.current()
    side = box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look["accent"])
    painter.drawRoundedRect(box, side / 4, side / 4)
    width = side * 0.108
    inset = side * 0.26
    ring = box.adjusted(inset, inset, -inset, -inset)
    faint = QColor(255, 255, 255, 128)
    painter.setPen(QPen(faint, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(ring, 90 * 16, int(360 * 16 * (1 - _RING_SHARE)))
    painter.setPen(QPen(QColor(255, 255, 255), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(ring, 90 * 16, -int(360 * 16 * _RING_SHARE))
    painter.restore()


class BookHeader(QAbstractButton):
    """Shows whose book is open; a click opens the menu of books."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self._place = ""
        self._narrow = False
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open_menu)

    def set_words(self, household: str, place: str) -> None:
        """Name the household and tell where its file is."""
        self.setText(household)
        self._place = place
        self.setAccessibleName(f"{household}, {place}")
        self.setToolTip(f"{household} · {place}" if self._narrow else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the mark alone."""
        self._narrow = narrow
        self.set_words(self.text(), self._place)
        self.updateGeometry()

    def open_menu(self) -> None:
        """Open the menu below the header."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def sizeHint(self) -> QSize:
        """Return room for the mark and two lines."""
        return QSize(32 if self._narrow else 160, max(36, fonts.line("heading") + fonts.line("note") + 2))

    def minimumSizeHint(self) -> QSize:
        """Return the same height in any width."""
        return QSize(32, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for focus that came by keyboard."""
        self._ring = event.reason() in focus_ring.KEYBOARD
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with Enter and the down arrow too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw mark, two lines, caret and focus ring."""
        painter = QPainter(self)
        left = (self.width() - MARK) / 2 if self._narrow else 4.0
        paint_mark(painter, QRectF(left, (self.height() - MARK) / 2, MARK, MARK))
        if not self._narrow:
            self._paint_lines(painter)
            box = QRectF(self.width() - 20, (self.height() - 14) / 2, 14, 14)
            icons.paint(painter, box, "caret-down", "text-3")
        if self.hasFocus() and self._ring:
            controls.ring(painter, QRectF(self.rect()), 7)

    def _paint_lines(self, painter: QPainter) -> None:
        left, right = 42, self.width() - 24
        top = (self.height() - fonts.line("heading") - fonts.line("note")) / 2
        for words, style, tone in ((self.text(), "heading", "text"), (self._place, "note", "text-3")):
            box = QRectF(left, top, right - left, fonts.line(style))
            painters.text(painter, box, words, style=style, color=tone)
            top += fonts.line(style)
