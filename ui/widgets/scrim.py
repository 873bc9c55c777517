"""The veil over the window while a dialog is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Scrim(QWidget):
    """Covers its parent; counts the dialogs above it, so that nested ones keep it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._dialogs = 0
        parent.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Come, for one more dialog."""
        self._dialogs += 1
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def uncover(self) -> None:
        """Go, if that was the last dialog."""
        self._dialogs = max(self._dialogs - 1, 0)
        if not self._dialogs:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Keep covering the whole parent."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        QPainter(self).fillRect(event.rect(), theme.current()["scrim"])
