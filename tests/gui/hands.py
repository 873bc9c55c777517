"""Typing as people do, with any character, into a window that has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def type_text(widget: QWidget, text: str) -> None:
    """Press and release a key for each character; unlike QTest also for Chinese and full-width ones."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget, event)


def show_together(qtbot: QtBot, *widgets: QWidget, focus: QWidget | None = None) -> QWidget:
    """Show widgets below one another in an active window; `focus` or the first has the focus."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.resize(640, 480)
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    (focus or widgets[0]).setFocus()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
