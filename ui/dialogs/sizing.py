"""Lets a dialog take the height its content wants, whenever that is laid out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from ui.widgets.dialog import DialogFrame


class _Follower(QObject):
    """Watches the inside of one dialog; belongs to it."""

    def __init__(self, dialog: DialogFrame) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again once the new layout is known."""
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self._dialog, self._dialog.refit)
        return super().eventFilter(watched, event)


def follow_size(dialog: DialogFrame) -> None:
    """Let a dialog follow the height of its body."""
    inside = dialog.body.parentWidget()
    if inside is not None:
        inside.installEventFilter(_Follower(dialog))
