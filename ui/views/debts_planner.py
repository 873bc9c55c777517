"""The payoff planner of the Debts page: how much more each month, in which order, and what that leads to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from finapp.domain.payoff import PayoffWishes, Strategy
from ui import fonts
from ui import format as formats
from ui.charts.canvas import ChartCanvas
from ui.models import payoff_words as words
from ui.models.payoff_compare import SAVES, explanation
from ui.views.debts_followed import FollowedBanner
from ui.views.debts_inputs import WishesRow
from ui.views.debts_steps import StepsPart
from ui.views.debts_strategy import StrategyCard
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Hairline
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finapp.services.payoff import Progress
    from finapp.services.payoff_plan import Ground, Way
    from ui.tasks import Tasks

WIDE = 1050
"""From this width on the four strategies stand in one row and the steps beside the chart."""

_CHART, _STEPS = 178, 400
_PAUSE_MS = 350


class PlannerCard(Card):
    """Asks for an amount and an order, shows what they lead to. The page computes and answers."""

    wishes_changed = Signal(object)
    """The amounts or the order are new: the simple strategies are wanted."""

    best_wanted = Signal(object)
    """Nobody has moved anything for a moment: the cheapest way is wanted."""

    follow_wanted = Signal(object)
    explained = Signal(object, object)
    """A number is to be explained: why, and the widget beside which."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Payoff planner"), parent, note=" ", flush=True)
        self.line.hide()
        self.ground: Ground | None = None
        self.wishes = PayoffWishes()
        self.ways: dict[Strategy, Way] = {}
        self._ways_for: PayoffWishes | None = None
        self._best: Way | None = None
        self._best_for: PayoffWishes | None = None
        self._stopped = False
        self.chosen = Strategy.OPTIMAL
        self.save = Button(self.tr("Save…"), small=True)
        self.compare = Button(self.tr("Compare in detail"), small=True)
        self.follow = Button("", small=True, kind="primary")
        self.banner = FollowedBanner()
        self.inputs = WishesRow()
        self.cards = {one: StrategyCard(one) for one in words.CARDS}
        self.chart_title = Label(style="name", tone="text-2")
        self.chart = ChartCanvas(tasks)
        self.chart_side = QWidget()
        self.step_side = StepsPart()
        self._grid, self._lower = QGridLayout(), QGridLayout()
        self._rule = Hairline(vertical=True)
        self._wide: bool | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    # Layout ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for button in (self.save, self.compare, self.follow):
            self.head.addWidget(button)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 0)
        upper = QVBoxLayout()
        upper.setContentsMargins(15, 0, 15, 12)
        upper.setSpacing(10)
        upper.addWidget(self.banner)
        upper.addWidget(self.inputs)
        self._grid.setSpacing(10)
        upper.addLayout(self._grid)
        column = QVBoxLayout(self.chart_side)
        column.setContentsMargins(15, 10, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.chart_title)
        self.chart.setMinimumHeight(fonts.px(_CHART))
        column.addWidget(self.chart, 1)
        self._lower.setContentsMargins(0, 0, 0, 0)
        self._lower.setSpacing(0)
        self.body.addLayout(upper)
        self.body.addWidget(Hairline())
        self.body.addLayout(self._lower, 1)
        self.set_wide(wide=True)

    def set_wide(self, *, wide: bool) -> None:
        """Put the strategies into one row or two, the steps beside the chart or below it."""
        if wide == self._wide:
            return
        self._wide = wide
        self.inputs.set_wide(wide=wide)
        columns = len(self.cards) if wide else 2
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for part in (self.chart_side, self._rule, self.step_side):
            self._lower.removeWidget(part)
        self._lower.addWidget(self.chart_side, 0, 0)
        self._lower.addWidget(self._rule, 0, 1)
        self._rule.setVisible(wide)
        self._lower.addWidget(self.step_side, 0 if wide else 1, 2 if wide else 0)
        self.step_side.setMinimumWidth(fonts.px(_STEPS) if wide else 0)
        self._lower.setColumnStretch(0, 1)
        self._lower.setColumnStretch(2, 0)

    def _connect(self) -> None:
        self.follow.clicked.connect(self._on_follow)
        self.inputs.changed.connect(self._on_amounts)
        self._pause.timeout.connect(self._on_pause)
        for card in self.cards.values():
            card.picked.connect(self._on_picked)
            card.order_changed.connect(self._on_order)
            card.cost.explain_requested.connect(partial(self._explain, card.strategy, "cost", card.cost))
        saves = self.step_side.saves
        saves.explain_requested.connect(partial(self._explain, None, SAVES, saves))

    # What it shows -----------------------------------------------------------------------------------

    def show_ground(self, ground: Ground, wishes: PayoffWishes, progress: Progress | None) -> None:
        """Show other debts; `wishes` is what to begin with, unless a way is followed or was chosen."""
        first = self.ground is None
        self.ground, self._best_for = ground, None
        if first:
            self.wishes = wishes
            if progress is not None:
                self.wishes, self.chosen = progress.scenario.wishes, progress.scenario.strategy
        self.wishes = replace(self.wishes, order=words.own_order(ground, self.wishes.order))
        self.inputs.show_ground(ground, self.wishes)
        self.banner.show_progress(progress, ground.base)
        self._ask()

    def take(self, wishes: PayoffWishes, strategy: Strategy) -> None:
        """Begin anew with what a saved scenario wishes."""
        if self.ground is None:
            return
        self.wishes = replace(wishes, order=words.own_order(self.ground, wishes.order))
        self.chosen = strategy
        self.inputs.show_ground(self.ground, self.wishes)
        self.inputs.show_wishes()
        self._ask()

    def show_ways(self, ways: Mapping[Strategy, Way], wishes: PayoffWishes) -> None:
        """Show what the simple strategies lead to; the optimum of other wishes counts no longer."""
        self.ways = dict(ways)
        self._ways_for = wishes
        self._show()

    def show_best(self, way: Way, wishes: PayoffWishes) -> None:
        """Show the cheapest way under some wishes, as soon as the simple ones are there."""
        self._best, self._best_for = way, wishes
        self._show()

    def show_stopped(self) -> None:
        """Say that nobody looks for the cheapest way any more."""
        self._stopped = True
        self._show()

    @property
    def is_settled(self) -> bool:
        """Tell whether everything shown answers the wishes of now."""
        return self._ways_for == self.wishes and Strategy.OPTIMAL in self.ways

    @property
    def shown(self) -> Strategy:
        """The strategy whose steps are shown: the chosen one, or the first that is known."""
        return self.chosen if self.chosen in self.ways else Strategy.AVALANCHE

    def _show(self) -> None:
        ground = self.ground
        if ground is None or Strategy.AVALANCHE not in self.ways:
            return
        if self._best is not None and self._best_for == self._ways_for:
            self.ways[Strategy.OPTIMAL] = self._best
        least = self.ways[Strategy.MINIMUMS]
        self.set_heading(self.tr("Payoff planner"), words.minimums_note(ground, least))
        best = words.cheapest(self.ways)
        for strategy, card in self.cards.items():
            way = self.ways.get(strategy)
            card.show_way(ground, way, cheapest=strategy is best and way is not None)
            card.set_chosen(strategy is self.chosen)
        if self._stopped and Strategy.OPTIMAL not in self.ways:
            self.cards[Strategy.OPTIMAL].show_stopped()
        self.cards[Strategy.CUSTOM].show_own_order(words.lenders_of(ground, self.wishes.order))
        self._show_chosen(ground)
        name = words.strategy_name(self.chosen)
        self.follow.setText(self.tr("Use “{strategy}”").format(strategy=name))
        known = self.chosen in self.ways
        self.follow.setEnabled(known and bool(self.ways[self.chosen].steps))
        self.save.setEnabled(known)

    def _show_chosen(self, ground: Ground) -> None:
        writes = formats.current()
        title = self.tr("What is owed, {sign}").format(sign=writes.symbol(ground.base).strip())
        self.chart_title.setText(title)
        if self.ways[self.shown].plan.months:
            chart = words.chart_of(ground, words.drawn(self.ways), self.shown.value)
            self.chart.show_chart(chart, hidden=writes.hidden)
        self.step_side.show_way(ground, self.ways[self.shown], self.wishes)

    # Input -------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self._stopped = False
        self.wishes_changed.emit(self.wishes)
        self._pause.start()

    @Slot(object)
    def _on_amounts(self, wishes: PayoffWishes) -> None:
        self.wishes = replace(wishes, order=self.wishes.order)
        self._ask()

    @Slot(object)
    def _on_order(self, order: object) -> None:
        if isinstance(order, list):
            self.wishes = replace(self.wishes, order=tuple(order))
            self._on_picked(Strategy.CUSTOM.value)
            self._ask()

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        """Choose a strategy; the cheapest way is looked for again where that was stopped."""
        self.chosen = Strategy(key)
        if self.chosen is Strategy.OPTIMAL and self._stopped:
            self._stopped = False
            self._pause.start()
        self._show()

    @Slot()
    def _on_pause(self) -> None:
        self.best_wanted.emit(self.wishes)

    def _explain(self, strategy: Strategy | None, row: str, anchor: QWidget) -> None:
        way = self.ways.get(strategy or self.shown)
        if way is not None and self.ground is not None:
            self.explained.emit(explanation(self.ground, way, row), anchor)

    @Slot()
    def _on_follow(self) -> None:
        if self.chosen in self.ways:
            self.follow_wanted.emit(self.ways[self.chosen])
