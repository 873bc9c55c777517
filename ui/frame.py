"""The parts of the window and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets.cards import Hairline
from ui.widgets.palette import Palette
from ui.widgets.scrim import Scrim
from ui.widgets.sidebar import Sidebar
from ui.widgets.toast import Toast
from ui.widgets.topbar import TopBar
from ui.widgets.work_strip import WorkStrip
from ui.widgets.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from ui.tasks import Tasks
    from ui.views.registry import PageSpec

FILTERS = 44
NARROW_BELOW = 1120
"""In a window narrower than this the sidebar shows icons only."""


class _Filters(QWidget):
    """The row of filters below the top bar; each page brings its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFixedHeight(fonts.px(FILTERS))
        self.hide()


class Frame(QWidget):
    """Builds and arranges; it decides nothing."""

    def __init__(
        self, pages: Sequence[PageSpec], books_menu: QMenu, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.sidebar = Sidebar(pages, books_menu, self)
        self.body = QWidget(self)
        self.topbar = TopBar(self.body)
        self.banners = QVBoxLayout()
        self.banners.setContentsMargins(24, 0, 24, 12)
        self.banners.setSpacing(8)
        self.filters = _Filters(self.body)
        self.line = Hairline(self.body)
        self.workspace = Workspace(self.body)
        self.work_strip = WorkStrip(tasks, self.body)
        self.toast = Toast(self.body, self.workspace.pages)
        self.scrim = Scrim(self)
        self.palette_box = Palette(self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.topbar)
        column.addLayout(self.banners)
        column.addWidget(self.filters)
        column.addWidget(self.line)
        column.addWidget(self.workspace, 1)
        column.addWidget(self.work_strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.body, 1)

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in the order of the focus, those that are visible."""
        panes: list[QWidget] = [self.sidebar, self.topbar, self.filters]
        panes += self.workspace.panes()
        return [pane for pane in panes if pane.isVisible()]
