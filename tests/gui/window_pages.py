"""Invented pages for the tests of the frame; the real ones have tests of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.views.page import Page
from ui.views.registry import FOOT, PageSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import AppContext


class Plain(Page):
    """Counts how often it was refreshed and remembers where it was sent."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"member"})

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.refreshed = 0
        self.target: dict[str, object] = {}
        self.button = QPushButton("Inside", self)
        QVBoxLayout(self).addWidget(self.button)

    def title(self) -> str:
        return "A plain page"

    def context_line(self) -> str:
        return "with a line of context"

    def refresh(self) -> None:
        self.refreshed += 1

    def go_to(self, **target: object) -> None:
        self.target = target


class Rich(Plain):
    """Has everything a page may have."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"setting"})
    EDGE: ClassVar[bool] = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.found = 0
        self.field = QLineEdit()

    def title(self) -> str:
        return "A rich page"

    def filter_row(self) -> QWidget:
        return self.field

    def inspector(self) -> QWidget:
        return QPushButton("Inspector")

    def handles(self) -> dict[str, Callable[[], None]]:
        return {"find": self._find}

    def _find(self) -> None:
        self.found += 1


HERE = "tests.gui.window_pages"
PAGES = (
    PageSpec("overview", "Overview", "squares-four", 0, 1, f"{HERE}:Plain"),
    PageSpec("purchases", "Purchases", "shopping-bag", 1, 2, f"{HERE}:Rich"),
    PageSpec("plans", "Plans", "stack", 1, 3, f"{HERE}:Plain"),
    PageSpec("calendar", "Calendar", "calendar-blank", 1, 4, f"{HERE}:Plain"),
    PageSpec("settings", "Settings", "gear-six", FOOT, 0, f"{HERE}:Plain"),
)
