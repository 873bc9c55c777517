"""Compare in detail: strategies and saved scenarios side by side, and each of them month by month."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from finapp.domain.money import Money
from finapp.domain.payoff import Strategy
from ui import fonts
from ui import format as formats
from ui.calculators.rows_table import RowsTable
from ui.calculators.schedule import TABLE, TwoViews
from ui.changes import run_change
from ui.dialogs.scenario_name import ScenarioNameDialog
from ui.models import payoff_compare as compare
from ui.models import payoff_words as words
from ui.models.payoff_compare import Candidate, MonthLine, scenario_key
from ui.widgets.buttons import Button
from ui.widgets.comparison import ComparisonGrid
from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import Label
from ui.widgets.order_tiles import OrderTiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finapp.domain.payoff import PayoffWishes, Scenario
    from finapp.services.book import Book
    from finapp.services.payoff_plan import Ground, Way
    from ui.context import AppContext
    from ui.tasks import Job, Report

translate = QCoreApplication.translate

_WIDTH = 1280
_LOWER = 290
_SAVED = frozenset({"payoff_scenario"})


class PayoffCompareDialog(DialogFrame):
    """Compares; `taken` carries a scenario that the planner is to show."""

    taken = Signal(object)

    def __init__(
        self,
        context: AppContext,
        ground: Ground,
        wishes: PayoffWishes,
        ways: Mapping[Strategy, Way],
        chosen: Strategy,
    ) -> None:
        super().__init__(self.tr("Compare ways out of debt"), primary=self.tr("Use"))
        self._context, self._ground, self._wishes = context, ground, wishes
        self._ways: dict[Strategy, Way] = dict(ways)
        self._saved: list[Scenario] = []
        self._saved_ways: dict[str, Way] = {}
        self._jobs: list[Job] = []
        self.grid = ComparisonGrid(compare.rows())
        self.order = OrderTiles(side=20)
        self._order_row = QHBoxLayout()
        table = RowsTable("payoff_months", compare.month_columns(), context)
        self.views = TwoViews(context, self.tr("What is owed"), self.tr("Month by month"), table)
        self.views.setMinimumHeight(fonts.px(_LOWER))
        self.save = Button(self.tr("Save…"))
        self.rename = Button(self.tr("Rename…"))
        self.remove = Button(self.tr("Delete"), kind="danger")
        self.take = Button(self.tr("Show in the planner"))
        self.cancel.setText(self.tr("Close"))
        self._arrange()
        self._connect()
        self._show()
        self.grid.set_value(chosen.value)
        self._on_chosen(chosen.value)
        self._load()

    def width_wanted(self) -> int:
        """Return room for the strategies and a scenario."""
        return _WIDTH

    def _arrange(self) -> None:
        self.note = Label(self._inputs(), style="small", tone="text-2", wrap=True)
        self._order_row.setSpacing(8)
        self._order_row.addWidget(Label(self.tr("Order"), style="small", tone="text-3"))
        self._order_row.addWidget(self.order, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self.grid)
        self.body.addLayout(self._order_row)
        self.body.addWidget(self.views, 1)
        self.views.choose(TABLE)
        for button in (self.save, self.rename, self.remove, self.take):
            self.foot.addWidget(button)

    def _inputs(self) -> str:
        """Return what the strategies are computed with."""
        writes = formats.current()
        extra = writes.figure(Money(self._wishes.extra, self._ground.base))
        least = writes.figure(Money(self._ground.minimum, self._ground.base))
        text = self.tr("{extra} each month on top of {least} minimums.").format(extra=extra, least=least)
        if self._wishes.keep is not None:
            keep = writes.figure(Money(self._wishes.keep, self._ground.base))
            text += " " + self.tr("Savings above {amount} are used.").format(amount=keep)
        return text

    def _connect(self) -> None:
        self.grid.chosen.connect(self._on_chosen)
        self.grid.explain_requested.connect(self._on_explain)
        self.save.clicked.connect(self._on_save)
        self.rename.clicked.connect(self._on_rename)
        self.remove.clicked.connect(self._on_remove)
        self.take.clicked.connect(self._on_take)
        self._context.events.changed.connect(self._on_book_changed)

    # What it shows -----------------------------------------------------------------------------------

    def candidates(self) -> list[Candidate]:
        """Return the columns: strategies first, saved scenarios after them."""
        found = [
            Candidate(one.value, words.strategy_name(one), self._wishes, one, self._ways.get(one))
            for one in (Strategy.MINIMUMS, *words.CARDS)
        ]
        for saved in self._saved:
            key = scenario_key(saved)
            way = self._saved_ways.get(key)
            found.append(Candidate(key, saved.name, saved.wishes, saved.strategy, way, saved))
        return found

    @property
    def chosen(self) -> Candidate:
        """The column that is chosen."""
        found = self.candidates()
        return next((one for one in found if one.key == self.grid.value()), found[0])

    def show_best(self, way: Way, wishes: PayoffWishes) -> None:
        """Show the cheapest way once it is found."""
        if wishes == self._wishes:
            self._ways[Strategy.OPTIMAL] = way
            self._show()

    def _show(self) -> None:
        found = self.candidates()
        best = compare.cheapest_key(found)
        self.grid.set_options([compare.option(self._ground, one, cheapest=one.key == best) for one in found])
        self._on_chosen(self.grid.value())

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        """Show the months of the chosen column, and what can be done with it."""
        one = self.chosen
        self.save.setVisible(one.scenario is None and one.strategy is not Strategy.MINIMUMS)
        self.save.setEnabled(one.way is not None)
        for button in (self.rename, self.remove, self.take):
            button.setVisible(one.scenario is not None)
        self.primary.setText(self.tr("Use “{strategy}”").format(strategy=one.name))
        self.primary.setEnabled(one.way is not None and bool(one.way.steps))
        way = one.way
        self.order.show_lenders([] if way is None else words.lenders_of(self._ground, way.lenders))
        if way is None:
            self.views.rows.show_rows(())
        else:
            months = range(1, len(way.plan.months) + 1)
            self.views.rows.show_rows(months, partial(MonthLine, self._ground, way))
        self._show_chart(one)

    def _show_chart(self, chosen: Candidate) -> None:
        lines = [
            words.Drawn(one.key, one.name, one.way)
            for one in self.candidates()
            if one.way is not None and one.way.plan.months
        ]
        shown = chosen.key if any(line.key == chosen.key for line in lines) else Strategy.AVALANCHE.value
        if any(line.key == shown for line in lines):
            self.views.chart.show_chart(
                words.chart_of(self._ground, lines, shown), hidden=formats.current().hidden
            )

    @Slot(str, str)
    def _on_explain(self, key: str, row: str) -> None:
        way = next((one.way for one in self.candidates() if one.key == key), None)
        if way is not None:
            why = compare.explanation(self._ground, way, row)
            self._context.shell.explain(why, self.grid)

    # Saved scenarios ---------------------------------------------------------------------------------

    def _load(self) -> None:
        job = self._context.tasks.read(_read_saved, self._context.book, self._ground)
        self._jobs.append(job)
        job.finished.connect(self._on_loaded)

    @Slot(object)
    def _on_loaded(self, found: list[tuple[Scenario, Way | None]]) -> None:
        before = {scenario_key(one) for one in self._saved}
        self._saved = [saved for saved, _ in found]
        self._saved_ways |= {scenario_key(saved): way for saved, way in found if way is not None}
        self._show()
        new = [scenario_key(saved) for saved, _ in found if scenario_key(saved) not in before]
        for saved, way in found:
            if way is None and scenario_key(saved) not in self._saved_ways and scenario_key(saved) in new:
                title = self.tr("Looking for the cheapest way")
                job = self._context.tasks.think(
                    _best_of, self._context.book, self._ground, saved, title=title
                )
                self._jobs.append(job)
                job.finished.connect(self._on_best_of)

    @Slot(object)
    def _on_best_of(self, answer: tuple[str, Way]) -> None:
        key, way = answer
        self._saved_ways[key] = way
        self._show()

    @Slot(object)
    def _on_book_changed(self, change: object) -> None:
        if _SAVED & getattr(change, "tables", frozenset()):
            self._load()

    @Slot()
    def _on_save(self) -> None:
        one = self.chosen
        if one.way is not None:
            ask_name(self._context, one.name, one.way, one.wishes, self._ground)

    @Slot()
    def _on_rename(self) -> None:
        saved = self.chosen.scenario
        if saved is not None:
            change = partial(self._context.book.payoff.rename, saved.id)
            title = self.tr("Rename the scenario")
            self._context.shell.open_dialog(ScenarioNameDialog(self._context, title, saved.name, change))

    @Slot()
    def _on_remove(self) -> None:
        saved = self.chosen.scenario
        if saved is not None:
            run_change(self._context, self._context.book.payoff.delete, saved.id)

    @Slot()
    def _on_take(self) -> None:
        saved = self.chosen.scenario
        if saved is not None:
            self.taken.emit(saved)
            self.accept()

    # Ending ------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Follow the chosen way."""
        one = self.chosen
        if one.way is None or not one.way.steps:
            return
        self.primary.setEnabled(False)
        saved = one.scenario.id if one.scenario is not None else None
        follow = self._context.book.payoff.follow
        run_change(self._context, follow, one.name, one.way, one.wishes, saved, done=self._on_followed)

    def _on_followed(self, _change: object) -> None:
        self.accept()

    def done(self, result: int) -> None:
        """Stop what nobody waits for any more."""
        for job in self._jobs:
            if not job.is_over:
                job.cancel()
        super().done(result)


def ask_name(
    context: AppContext, name: str, way: Way, wishes: PayoffWishes, ground: Ground
) -> ScenarioNameDialog:
    """Ask how a way out of debt is to be called, and keep it."""
    extra = formats.current().figure(Money(wishes.extra, ground.base))
    title = translate("PayoffCompareDialog", "Save as a scenario")
    wanted = translate("PayoffCompareDialog", "{strategy}, {extra}").format(strategy=name, extra=extra)
    dialog = ScenarioNameDialog(context, title, wanted, partial(_save, context.book, way, wishes))
    context.shell.open_dialog(dialog)
    return dialog


def _save(book: Book, way: Way, wishes: PayoffWishes, name: str) -> object:
    return book.payoff.save(name, way, wishes)


def _read_saved(book: Book, ground: Ground) -> list[tuple[Scenario, Way | None]]:
    """Read the saved scenarios with what the simple ones lead to. Runs on the reader thread."""
    return [
        (one, None if one.strategy is Strategy.OPTIMAL else book.payoff.way(ground, one.strategy, one.wishes))
        for one in book.payoff.scenarios()
    ]


def _best_of(book: Book, ground: Ground, saved: Scenario, report: Report) -> tuple[str, Way]:
    """Look for the cheapest way under a scenario's wishes. Takes seconds, on a thread of its own."""
    known = book.payoff.ways(ground, saved.wishes)
    return scenario_key(saved), book.payoff.best(ground, saved.wishes, known, report)
