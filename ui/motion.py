"""How long things move: 150 ms, or not at all where the desktop asks for less motion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

DURATION_MS = 150


def duration() -> int:
    """Return the length of an animation in milliseconds; 0 means to be there at once."""
    return DURATION_MS if QApplication.isEffectEnabled(Qt.UIEffect.UI_General) else 0
