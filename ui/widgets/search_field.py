"""The field in the top bar that opens the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import fonts, icons
from ui.widgets import focus_ring, painters

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

WIDTH, LEAST, ICON = 280, 150, 38
RADIUS = 7


class SearchField(QAbstractButton):
    """Looks like a field; a click, Enter or the first typed letter opens the palette."""

    opened = Signal(str)
    """What was typed so far: empty, or the first letter."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setText(self.tr("Search or run a command"))
        self._short = self.tr("Search")
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(fonts.px(WIDTH))
        focus_ring.attach(self, RADIUS)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """Return the size in a bar with room."""
        return QSize(fonts.px(WIDTH), fonts.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return the size in a crowded bar: the glass alone."""
        return QSize(ICON, fonts.px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, Down, or with a letter that becomes the first one of the search."""
        typed = event.text()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.opened.emit("")
        elif typed.isprintable() and typed.strip():
            self.opened.emit(typed)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw field, glass, words and key."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        edge = "border-control" if self.underMouse() else "border-strong"
        painters.box(painter, frame, RADIUS, fill="surface", edge=edge)
        icons.paint(
            painter, QRectF(11, round((self.height() - 15) / 2), 15, 15), "magnifying-glass", "text-3"
        )
        if self.width() < fonts.px(LEAST):
            room = QRectF(34, 0, self.width() - 34 - 8, self.height())
            if painters.text_width(self._short) <= room.width():
                painters.text(painter, room, self._short, color="text-3")
            return
        key = painters.text_width(self._keys, "caption") + 12
        side = fonts.px(19)
        box = QRectF(frame.right() - key - 7, round((self.height() - side) / 2), key, side)
        painters.key_hint(painter, box, self._keys)
        room = QRectF(34, 0, box.left() - 8 - 34, self.height())
        words = self.text() if painters.text_width(self.text()) <= room.width() else self._short
        painters.text(painter, room, words, color="text-3")

    def _on_clicked(self) -> None:
        self.opened.emit("")
