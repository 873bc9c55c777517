"""The payoff planner of the Debts page: how much more each month, in which order, and what that leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.payoff import PayoffWishes, Strategy
from finapp.projection.payoff import Trouble
from ui import fonts
from ui import format as formats
from ui.charts.canvas import ChartCanvas
from ui.models import payoff_words as words
from ui.views.debts_steps import StepRow, nice_most, progress_text
from ui.views.debts_strategy import StrategyCard
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Hairline
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner
from ui.widgets.sliders import MoneySlider
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from finapp.services.payoff import Progress
    from finapp.services.payoff_plan import Ground, Way
    from ui.models.payoff_words import StepWords
    from ui.tasks import Tasks

_WIDE = 1000
"""From this width on the four strategies stand in one row and the steps beside the chart."""

_CHART, _STEPS, _SLIDER_WIDTH = 210, 400, 300
_SLIDER_STEPS = 100
_PAUSE_MS = 350


class PlannerCard(Card):
    """Asks for an amount and an order, shows what they lead to. The page computes and answers."""

    wishes_changed = Signal(object)
    """The amounts or the order are new: the simple strategies are wanted."""

    best_wanted = Signal(object)
    """Nobody has moved anything for a moment: the cheapest way is wanted."""

    follow_wanted = Signal(object)
    unfollow_wanted = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Payoff planner"), parent, note=" ", flush=True)
        self.line.hide()
        self.ground: Ground | None = None
        self.wishes = PayoffWishes()
        self.ways: dict[Strategy, Way] = {}
        self._best_for: PayoffWishes | None = None
        self.chosen = Strategy.OPTIMAL
        self.follow = Button("", small=True, kind="primary")
        self.banner = Banner(tone="accent")
        self.stop = self.banner.add_button(self.tr("Stop following"))
        self.slider: MoneySlider | None = None
        self.minimums = Label(tone="text-2")
        self.use_savings = TickBox(self.tr("Use savings above"))
        self.keep = MoneyEdit("CNY", symbol=True, short=True)
        self.cards = {one: StrategyCard(one) for one in words.CARDS}
        self.chart = ChartCanvas(tasks)
        self.steps = QVBoxLayout()
        self.saves = Label(style="name", tone="positive")
        self.saves_note = Label(tone="text-2")
        self.steps_title = Label(style="name", tone="text-2")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    # Layout ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.head.addWidget(self.follow)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._inputs = QHBoxLayout()
        self._inputs.setContentsMargins(15, 0, 15, 10)
        self._inputs.setSpacing(14)
        self._inputs.addWidget(Label(self.tr("Extra each month"), weight=500))
        self._inputs.addWidget(self.minimums)
        self._inputs.addStretch(1)
        self.keep.setFixedWidth(fonts.px(112))
        self.keep.setAccessibleName(self.tr("What stays in savings"))
        self._savings = QWidget()
        row = QHBoxLayout(self._savings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.use_savings)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.body.addLayout(self._inputs)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(15, 0, 15, 10)
        self.body.addLayout(self._below)
        held = QVBoxLayout()
        held.setContentsMargins(15, 0, 15, 10)
        held.addWidget(self.banner)
        self.banner.hide()
        self.body.addLayout(held)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(15, 0, 15, 12)
        self._grid.setSpacing(10)
        self.body.addLayout(self._grid)
        self.body.addWidget(Hairline())
        self._lower = QGridLayout()
        self._lower.setContentsMargins(0, 0, 0, 0)
        self._lower.setSpacing(0)
        self.chart_side, self.step_side = self._chart_part(), self._step_part()
        self._rule = Hairline(vertical=True)
        self.body.addLayout(self._lower, 1)
        self._wide: bool | None = None
        self._arrange(wide=True)

    def _chart_part(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(15, 10, 8, 8)
        column.setSpacing(4)
        self.chart_title = Label(style="name", tone="text-2")
        column.addWidget(self.chart_title)
        self.chart.setMinimumHeight(fonts.px(_CHART))
        column.addWidget(self.chart, 1)
        return side

    def _step_part(self) -> QWidget:
        side = QWidget()
        side.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(side)
        column.setContentsMargins(18, 10, 16, 10)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.steps_title)
        head.addStretch(1)
        head.addWidget(self.saves)
        head.addWidget(self.saves_note)
        column.addLayout(head)
        column.addSpacing(4)
        column.addLayout(self.steps)
        column.addStretch(1)
        return side

    def _arrange(self, *, wide: bool) -> None:
        """Put the strategies into one row or two, the steps beside the chart or below it."""
        if wide == self._wide:
            return
        self._wide = wide
        self._inputs.removeWidget(self._savings)
        self._below.removeWidget(self._savings)
        (self._inputs if wide else self._below).addWidget(self._savings)
        self._below.setContentsMargins(15, 0, 15, 0 if wide else 10)
        columns = len(self.cards) if wide else 2
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for part in (self.chart_side, self._rule, self.step_side):
            self._lower.removeWidget(part)
        self._lower.addWidget(self.chart_side, 0, 0)
        self._rule.setVisible(wide)
        if wide:
            self._lower.addWidget(self._rule, 0, 1)
        self._lower.addWidget(self.step_side, 0 if wide else 1, 2 if wide else 0)
        self.step_side.setMinimumWidth(fonts.px(_STEPS) if wide else 0)
        self._lower.setColumnStretch(0, 1)
        self._lower.setColumnStretch(2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the strategies readable."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= fonts.px(_WIDE))

    def _connect(self) -> None:
        self.follow.clicked.connect(self._on_follow)
        self.use_savings.toggled.connect(self._on_savings)
        self.keep.value_changed.connect(self._on_savings)
        self._pause.timeout.connect(self._on_pause)
        for card in self.cards.values():
            card.picked.connect(self._on_picked)
            card.order_changed.connect(self._on_order)
        self.stop.clicked.connect(self.unfollow_wanted)

    # What it shows -----------------------------------------------------------------------------------

    def show_ground(self, ground: Ground, wishes: PayoffWishes, progress: Progress | None) -> None:
        """Show other debts; `wishes` is what to begin with where nothing was chosen yet."""
        first = self.ground is None
        self.ground = ground
        if first:
            self.wishes = wishes
        self.wishes = replace(self.wishes, order=words.own_order(ground, self.wishes.order))
        self._show_slider(ground)
        self.use_savings.setEnabled(ground.savings > 0)
        self.use_savings.setToolTip("" if ground.savings > 0 else self.tr("No money fund holds anything"))
        self.keep.setEnabled(self.wishes.keep is not None and ground.savings > 0)
        text = self.tr("on top of {amount} minimums")
        self.minimums.setText(text.format(amount=self._figure(ground.minimum)))
        self.show_progress(progress)
        self._ask()

    def _show_slider(self, ground: Ground) -> None:
        """Make the slider for the currency and the size of the debts, once."""
        if self.slider is not None:
            return
        base = ground.base
        most = nice_most(ground.minimum, Money.of(1, base).minor)
        step = Money(max(most // _SLIDER_STEPS, 1), base)
        self.slider = MoneySlider(
            Money(0, base), Money(most, base), step, name=self.tr("Extra each month, on top of the minimums")
        )
        self.slider.setMinimumWidth(fonts.px(_SLIDER_WIDTH))
        self.slider.set_value(Money(self.wishes.extra, base))
        self.slider.value_changed.connect(self._on_extra)
        self._inputs.insertWidget(1, self.slider)
        self.keep.set_currency(base)
        self.keep.set_value(Money(self.wishes.keep or 0, base))

    def show_ways(self, ways: dict[Strategy, Way]) -> None:
        """Show what the simple strategies lead to; the optimum of before counts no longer."""
        self.ways = dict(ways)
        self._show()

    def show_best(self, way: Way, wishes: PayoffWishes) -> None:
        """Show the cheapest way under some wishes."""
        self.ways[Strategy.OPTIMAL] = way
        self._best_for = wishes
        self._show()

    @property
    def is_settled(self) -> bool:
        """Tell whether everything shown answers the wishes of now."""
        return Strategy.OPTIMAL in self.ways and self._best_for == self.wishes

    def show_progress(self, progress: Progress | None) -> None:
        """Say how the followed way goes."""
        self.banner.setVisible(progress is not None)
        if progress is not None:
            self.banner.set_text(progress_text(progress, self._base()))

    def _base(self) -> str:
        return self.ground.base if self.ground is not None else "CNY"

    def _figure(self, minor: int) -> str:
        return formats.current().figure(Money(minor, self._base()))

    def _shown(self) -> Strategy:
        """Return the strategy whose steps are shown: the chosen one, or the first that is known."""
        if self.chosen in self.ways:
            return self.chosen
        return Strategy.AVALANCHE

    def _show(self) -> None:
        ground = self.ground
        if ground is None or Strategy.AVALANCHE not in self.ways:
            return
        least = self.ways[Strategy.MINIMUMS]
        self.set_heading(self.tr("Payoff planner"), words.minimums_note(ground, least))
        best = words.cheapest(self.ways)
        for strategy, card in self.cards.items():
            way = self.ways.get(strategy)
            card.show_way(ground, way, cheapest=strategy is best and way is not None)
            card.set_chosen(strategy is self.chosen)
        self.cards[Strategy.CUSTOM].show_own_order(words.lenders_of(ground, self.wishes.order))
        shown = self._shown()
        self._show_chosen(ground, shown)
        name = words.strategy_name(self.chosen)
        self.follow.setText(self.tr("Use “{strategy}”").format(strategy=name))
        self.follow.setEnabled(self.chosen in self.ways and bool(self.ways[self.chosen].steps))

    def _show_chosen(self, ground: Ground, shown: Strategy) -> None:
        writes, way = formats.current(), self.ways[shown]
        title = self.tr("What is owed, {sign}").format(sign=writes.symbol(ground.base).strip())
        self.chart_title.setText(title)
        known = {one: found for one, found in self.ways.items() if found.plan.months}
        if known:
            self.chart.show_chart(words.chart_of(ground, known, shown), hidden=writes.hidden)
        self.steps_title.setText(
            self.tr("“{strategy}”, step by step").format(strategy=words.strategy_name(shown))
        )
        saved = way.saves or 0
        self.saves.setVisible(saved > 0)
        self.saves_note.setVisible(saved > 0)
        self.saves.setText(self.tr("saves {amount}").format(amount=self._figure(saved)))
        given_up = self.wishes.yearly > 0 and self.wishes.keep is not None
        self.saves_note.setText(self.tr("after lost fund income") if given_up else "")
        self._show_steps(self._step_lines(ground, way))

    def _step_lines(self, ground: Ground, way: Way) -> list[StepWords]:
        if way.plan.trouble is Trouble.BUDGET_BELOW_MINIMUM:
            text = self.tr("The budget lacks {amount} for the minimums").format(
                amount=self._figure(way.plan.shortfall)
            )
            return [words.StepWords(None, text, "")]
        found = words.steps_of(ground, way, Money(self.wishes.extra, ground.base))
        if not found:
            text = self.tr("Nothing beside what is due")
            note = self.tr("An amount each month, or savings, shorten the way")
            found = [words.StepWords(None, text, note)]
        if ground.book.left_out:
            names = formats.current().listed(account.name for account in ground.book.left_out)
            text = self.tr("Left out: {lenders}").format(lenders=names)
            found.append(words.StepWords(None, text, self.tr("no exchange rate is known")))
        return found

    def _show_steps(self, lines: list[StepWords]) -> None:
        while (item := self.steps.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, line in enumerate(lines):
            if number:
                self.steps.addWidget(Hairline())
            self.steps.addWidget(StepRow(line))

    # Input -------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.wishes_changed.emit(self.wishes)
        self._pause.start()

    @Slot(object)
    def _on_extra(self, value: object) -> None:
        if isinstance(value, Money) and value.minor >= 0:
            self.wishes = replace(self.wishes, extra=value.minor)
            self._ask()

    @Slot()
    def _on_savings(self) -> None:
        kept = self.keep.value()
        used = self.use_savings.isChecked()
        self.keep.setEnabled(used)
        if kept is not None and kept.minor >= 0:
            self.wishes = replace(self.wishes, keep=kept.minor if used else None)
            self._ask()

    @Slot(object)
    def _on_order(self, order: object) -> None:
        if isinstance(order, list):
            self.wishes = replace(self.wishes, order=tuple(order))
            self._on_picked(Strategy.CUSTOM.value)
            self._ask()

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        self.chosen = Strategy(key)
        self._show()

    @Slot()
    def _on_pause(self) -> None:
        self.best_wanted.emit(self.wishes)

    @Slot()
    def _on_follow(self) -> None:
        if self.chosen in self.ways:
            self.follow_wanted.emit(self.ways[self.chosen])
