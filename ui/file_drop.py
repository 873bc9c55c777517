"""Files that are dropped anywhere in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


def files_in(data: QMimeData) -> list[Path]:
    """Return the local files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDrop(QObject):
    """Takes files that are dropped anywhere in a window."""

    dropped = Signal(object)
    """A list of paths."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files and hand them on."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            files = files_in(event.mimeData())
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
        elif isinstance(event, (QDragEnterEvent, QDragMoveEvent)) and files_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)
