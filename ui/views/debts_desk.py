"""Between the payoff planner and the book: reads, computes off the window's thread, follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from ui.changes import run_change
from ui.dialogs.payoff_compare import PayoffCompareDialog, ask_name
from ui.models.payoff_words import strategy_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from finapp.domain.account import MemberId
    from finapp.domain.explain import Explanation
    from finapp.domain.payoff import PayoffWishes, Scenario, Strategy
    from finapp.services.book import Book
    from finapp.services.payoff import Progress
    from finapp.services.payoff_plan import Ground, Way
    from ui.tasks import Job, Report
    from ui.views.debts_planner import PlannerCard
    from ui.views.page import Page


class Found(NamedTuple):
    """What the planner begins with."""

    ground: Ground
    wishes: PayoffWishes
    progress: Progress | None


class PayoffDesk(QObject):
    """Answers the planner of a page."""

    best_found = Signal(object, object)
    """The cheapest way, and the wishes that it answers."""

    def __init__(self, page: Page, planner: PlannerCard) -> None:
        super().__init__(page)
        self._page, self._planner, self._context = page, planner, page.context
        self.progress: Progress | None = None
        self._best: Job | None = None
        planner.wishes_changed.connect(self._on_wishes)
        planner.best_wanted.connect(self._on_best_wanted)
        planner.follow_wanted.connect(self._on_follow)
        planner.banner.stop.clicked.connect(self._on_unfollow)
        planner.save.clicked.connect(self._on_save)
        planner.compare.clicked.connect(self._on_compare)
        planner.explained.connect(self._on_explained)
        planner.banner.show_days.clicked.connect(self._on_show_days)

    def refresh(self) -> None:
        """Read the debts that are planned."""
        self._page.load(_read, self._context.book, self._context.shell.members, show=self._on_found)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.progress = found.progress
        self._planner.setVisible(bool(found.ground.book.debts))
        self._planner.show_ground(found.ground, found.wishes, found.progress)

    # computing ---------------------------------------------------------------------------------------

    @Slot(object)
    def _on_wishes(self, wishes: PayoffWishes) -> None:
        best, self._best = self._best, None
        if best is not None and not best.is_over:
            best.cancel()
        if self._planner.ground is not None:
            self._page.load(_ways, self._context.book, self._planner.ground, wishes, show=self._on_ways)

    @Slot(object)
    def _on_ways(self, answer: tuple[Ground, PayoffWishes, dict[Strategy, Way]]) -> None:
        ground, wishes, ways = answer
        if ground is self._planner.ground and wishes == self._planner.wishes:
            self._planner.show_ways(ways, wishes)

    @Slot(object)
    def _on_best_wanted(self, wishes: PayoffWishes) -> None:
        ground = self._planner.ground
        if ground is None or not self._page.isVisible():
            return
        title = self.tr("Looking for the cheapest way")
        self._best = self._context.tasks.think(_best, self._context.book, ground, wishes, title=title)
        self._best.finished.connect(self._on_best)
        self._best.cancelled.connect(self._on_best_stopped)
        self._best.failed.connect(self._page.on_load_failed)

    @Slot(object)
    def _on_best(self, answer: tuple[Ground, PayoffWishes, Way]) -> None:
        ground, wishes, way = answer
        if ground is self._planner.ground and wishes == self._planner.wishes:
            self._planner.show_best(way, wishes)
            self.best_found.emit(way, wishes)

    @Slot()
    def _on_best_stopped(self) -> None:
        """Say so where somebody stopped the search, and not where another one took its place."""
        if self._best is self.sender():
            self._planner.show_stopped()

    # comparing and keeping ---------------------------------------------------------------------------

    @Slot()
    def _on_compare(self) -> None:
        planner = self._planner
        if planner.ground is None or not planner.ways:
            return
        dialog = PayoffCompareDialog(
            self._context, planner.ground, planner.wishes, planner.ways, planner.chosen
        )
        self.best_found.connect(dialog.show_best)
        dialog.taken.connect(self._on_taken)
        self._context.shell.open_dialog(dialog)

    @Slot(object)
    def _on_taken(self, saved: Scenario) -> None:
        self._planner.take(saved.wishes, saved.strategy)

    @Slot()
    def _on_save(self) -> None:
        planner = self._planner
        way = planner.ways.get(planner.chosen)
        if way is not None and planner.ground is not None:
            ask_name(self._context, strategy_name(way.strategy), way, planner.wishes, planner.ground)

    @Slot(object, object)
    def _on_explained(self, why: Explanation, anchor: QWidget) -> None:
        self._context.shell.explain(why, anchor)

    # following ---------------------------------------------------------------------------------------

    @Slot(object)
    def _on_follow(self, way: Way) -> None:
        name = strategy_name(way.strategy)
        run_change(self._context, self._context.book.payoff.follow, name, way, self._planner.wishes)

    @Slot()
    def _on_unfollow(self) -> None:
        run_change(self._context, self._context.book.payoff.unfollow)

    @Slot()
    def _on_show_days(self) -> None:
        progress = self.progress
        coming = progress.next if progress is not None else None
        day = coming.on if coming is not None else self._context.today()
        self._context.shell.navigate("calendar", day=day)


def _read(book: Book, members: frozenset[MemberId]) -> Found:
    """Read the debts that are planned. Runs on the reader thread."""
    ground = book.payoff.ground(members)
    return Found(ground, book.payoff.wishes(), book.payoff.progress(ground))


def _ways(
    book: Book, ground: Ground, wishes: PayoffWishes
) -> tuple[Ground, PayoffWishes, dict[Strategy, Way]]:
    """Compute the simple strategies. Runs on the reader thread."""
    return ground, wishes, book.payoff.ways(ground, wishes)


def _best(
    book: Book, ground: Ground, wishes: PayoffWishes, report: Report
) -> tuple[Ground, PayoffWishes, Way]:
    """Look for the cheapest way. Takes seconds, on a thread of its own."""
    return ground, wishes, book.payoff.best(ground, wishes, book.payoff.ways(ground, wishes), report)
