"""The pages of one open book: built when first shown, with a way back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.views.page import Page
    from ui.views.registry import PageSpec
    from ui.widgets.topbar import TopBar
    from ui.widgets.workspace import Workspace

MOST_STEPS = 50


class _Stop(NamedTuple):
    """One place of the way back."""

    page: str
    target: Mapping[str, object]


class PageDeck(QObject):
    """Shows one page at a time in the frame and remembers where the user came from."""

    page_shown = Signal(str)
    badge_changed = Signal(str, int, str)
    """Page, count and what is counted."""

    def __init__(
        self,
        specs: Sequence[PageSpec],
        context: AppContext,
        topbar: TopBar,
        workspace: Workspace,
        filters: QWidget,
        line: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.key: spec for spec in specs}
        self._context = context
        self._topbar = topbar
        self._workspace = workspace
        self._filters = filters
        self._line = line
        self._pages: dict[str, Page] = {}
        self._inspectors: dict[str, QWidget | None] = {}
        self._rows: dict[str, QWidget | None] = {}
        self._current = ""
        self._trail: list[_Stop] = []
        self._place = -1

    @property
    def current_key(self) -> str:
        """Key of the page shown; empty before the first."""
        return self._current

    @property
    def current(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self._current)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page after."""
        return self._place < len(self._trail) - 1

    def navigate(self, key: str, target: Mapping[str, object]) -> None:
        """Show a page and hand it its target; unknown keys are a bug of the caller."""
        stop = _Stop(key, dict(target))
        if not self._trail or self._trail[self._place] != stop:
            self._trail = [*self._trail[: self._place + 1], stop][-MOST_STEPS:]
            self._place = len(self._trail) - 1
        self._show(stop)

    def go(self, step: int) -> None:
        """Go back (-1) or forward (1)."""
        place = self._place + step
        if 0 <= place < len(self._trail):
            self._place = place
            self._show(self._trail[place])

    def close(self) -> None:
        """Take all pages down."""
        self._topbar.show_page("", "", [], [])
        for widget in (*self._rows.values(), *self._inspectors.values(), *self._pages.values()):
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._pages.clear()
        self._current = ""

    def _show(self, stop: _Stop) -> None:
        page = self._pages.get(stop.page) or self._build(stop.page)
        self._current = stop.page
        for key, row in self._rows.items():
            if row is not None:
                row.setVisible(key == stop.page)
        self._filters.setVisible(self._rows[stop.page] is not None)
        self._line.setVisible(page.EDGE)
        self._show_header()
        self._workspace.show_page(page, self._inspectors[stop.page], on_call=page.INSPECTOR_ON_CALL)
        if stop.target:
            page.go_to(**stop.target)
        self.page_shown.emit(stop.page)

    def _build(self, key: str) -> Page:
        page = self._specs[key].build(self._context)
        page.setObjectName(f"page-{key}")
        self._pages[key] = page
        self._inspectors[key] = page.inspector()
        row = page.filter_row()
        self._rows[key] = row
        layout = self._filters.layout()
        if row is not None and layout is not None:
            layout.addWidget(row)
        page.header_changed.connect(self._on_header_changed)
        page.inspector_wanted.connect(self._workspace.set_inspector_shown)
        page.badge_changed.connect(self._on_badge)
        return page

    @Slot()
    def _on_header_changed(self) -> None:
        if self.sender() is self.current:
            self._show_header()

    @Slot(int, str)
    def _on_badge(self, count: int, meaning: str) -> None:
        key = next((name for name, page in self._pages.items() if page is self.sender()), "")
        if key:
            self.badge_changed.emit(key, count, meaning)

    def _show_header(self) -> None:
        page = self.current
        if page is not None:
            self._topbar.show_page(
                page.title(), page.context_line(), page.lead_widgets(), page.tail_widgets()
            )
