"""What every page of the window has in common: when it refreshes, and what the frame asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.errors import report_failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from finapp.domain.explain import Explanation
    from ui.context import AppContext
    from ui.tasks import Job


class Page(QWidget):
    """One page. It refreshes only when it is visible and something that it watches has changed."""

    WATCHES: ClassVar[frozenset[str]] = frozenset()
    """Tables whose change makes the page stale; `*` stands for every table."""

    EDGE: ClassVar[bool] = False
    """Whether the content runs from edge to edge below a hairline (tables), or floats in cards."""

    INSPECTOR_ON_CALL: ClassVar[bool] = False
    """Whether the inspector comes only when a row is asked for; a page that needs the room says so."""

    header_changed = Signal()
    """The title, the context line, or the widgets of the top bar are new."""

    inspector_wanted = Signal(bool)
    """The page asks the frame to show (True) or hide its inspector."""

    badge_changed = Signal(int, str)
    """A count for the sidebar that only this page knows, and what is counted (“412 rows waiting”)."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        self._anchor: QWidget | None = None
        self._loads: dict[str, Job] = {}
        events = context.events
        events.changed.connect(self._on_changed)
        events.member_filter_changed.connect(self._on_stale)
        events.privacy_changed.connect(self._on_stale)
        events.day_changed.connect(self._on_stale)

    # what the frame asks ---------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title in the top bar."""
        return ""

    def context_line(self) -> str:
        """Return the line beside the title; empty for none."""
        return ""

    def lead_widgets(self) -> list[QWidget]:
        """Return widgets that stand right of the title."""
        return []

    def tail_widgets(self) -> list[QWidget]:
        """Return widgets that stand left of the search field."""
        return []

    def filter_row(self) -> QWidget | None:
        """Return the row of filters below the top bar."""
        return None

    def inspector(self) -> QWidget | None:
        """Return the panel at the right; the frame places and hides it."""
        return None

    def handles(self) -> dict[str, Callable[[], None]]:
        """Return what this page does for commands of the window: `find`, `export`, `mark_paid`."""
        return {}

    def go_to(self, **target: object) -> None:
        """Show `target`, which another page or the palette named."""

    # refreshing --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the book again, through `load`, and show the answer."""

    def mark_stale(self) -> None:
        """Refresh now if visible, else when shown."""
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def load(
        self,
        function: Callable[..., object],
        *args: object,
        show: Callable[..., None],
        refused: Callable[..., None] | None = None,
        title: str = "",
        **kwargs: object,
    ) -> Job:
        """Read on the reader thread and hand the answer to `show`, a bound method of a widget.

        A later load for the same `show` replaces an earlier one that has not answered. Failures go to
        `refused` if given, else to the toast (what a user can mend) or the error dialog (bugs).
        """
        key = getattr(show, "__qualname__", repr(show))
        earlier = self._loads.get(key)
        if earlier is not None and not earlier.is_over:
            earlier.finished.disconnect()
            earlier.cancel()
        job = self.context.tasks.read(function, *args, title=title, **kwargs)
        self._loads[key] = job
        job.finished.connect(show)
        job.failed.connect(refused or self.on_load_failed)
        return job

    @Slot(object, object)
    def ask_explanation(self, make: Callable[[], Explanation], anchor: QWidget) -> None:
        """Work an explanation out on the reader thread and show it beside the figure that asked."""
        self._anchor = anchor
        self.load(make, show=self._on_explanation)

    @Slot(object)
    def _on_explanation(self, explanation: Explanation) -> None:
        anchor = self._anchor if self._anchor is not None and isValid(self._anchor) else None
        self.context.shell.explain(explanation, anchor)

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh what went stale while hidden."""
        super().showEvent(event)
        self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        tables: frozenset[str] = getattr(change, "tables", frozenset())
        if "*" in self.WATCHES or self.WATCHES & tables:
            self.mark_stale()

    @Slot()
    def _on_stale(self) -> None:
        self.mark_stale()

    @Slot(object)
    def on_load_failed(self, error: object) -> None:
        """Say what a user can mend, and show a bug."""
        report_failure(self.context.shell, error)
