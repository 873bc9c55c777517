"""Place, size and panes of the window, remembered over restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ui.widgets.workspace import USUAL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.settings import Settings
    from ui.widgets.workspace import Workspace

WIDTH, HEIGHT = 1440, 900
LEAST_WIDTH, LEAST_HEIGHT = 1080, 680


def restore_window(window: QWidget, settings: Settings) -> None:
    """Give the window its last place and size, or the drawn size where it fits the screen."""
    window.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
    geometry = settings.state("window/geometry")
    if geometry is not None and window.restoreGeometry(geometry):
        return
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(min(WIDTH, max(room.width(), LEAST_WIDTH)), min(HEIGHT, max(room.height(), LEAST_HEIGHT)))


def restore_panes(workspace: Workspace, settings: Settings) -> None:
    """Give the inspector its last width."""
    workspace.restore(
        settings.number("window/inspector_width", USUAL),
        wanted=settings.flag("window/inspector", default=True),
    )


def save_window(window: QWidget, workspace: Workspace, page: str, settings: Settings) -> None:
    """Remember everything that is not remembered when it changes."""
    settings.set_state("window/geometry", window.saveGeometry())
    settings.set_flag("window/inspector", workspace.inspector_wanted)
    if page:
        settings.set_text("window/page", page)
    settings.sync()
