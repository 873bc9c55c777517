"""Compare two offers: what each costs in the end while the money waits and earns."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea

from finapp.domain.money import Money
from finapp.domain.plan import CostConvention
from finapp.services.calculators import comparison as service
from finapp.services.calculators.comparison import ComparisonQuestion
from ui import fonts
from ui import format as formats
from ui.calculators.comparison_grid import ComparisonTable
from ui.calculators.figures import ResultFigure
from ui.calculators.offer_fields import OfferFields, pair
from ui.calculators.panel import ActionCard, Calculator
from ui.charts.canvas import ChartCanvas
from ui.charts.curve import CurveChart, Line, Tick, spread_ticks
from ui.currency_items import currency_items
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Hairline
from ui.widgets.date_edit import DateEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.legend_key import LegendKey
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import EmptyState
from ui.widgets.number_edits import RateEdit
from ui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.services.calculators.comparison import ComparisonAnswer, Side
    from finapp.services.calculators.offer import OfferAnswer
    from ui.calculators.panel import Load
    from ui.context import AppContext

_CHART = 190
_COLORS = ("mark", "text-2")
_LOWEST = Decimal("-0.5")


def across(grid: ComparisonTable) -> QScrollArea:
    """Return the grid in a place where it can be moved sideways if the window is too narrow for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(grid)
    grid.resized.connect(partial(_fit_height, area, grid))
    return area


def _fit_height(area: QScrollArea, grid: ComparisonTable) -> None:
    bar = area.horizontalScrollBar()
    wide = grid.minimumSizeHint().width() > area.viewport().width()
    area.setFixedHeight(grid.sizeHint().height() + (bar.sizeHint().height() if wide else 0))


def balance_at(found: OfferAnswer, days: Sequence[date]) -> list[Money]:
    """Return what is owed of an offer from each of `days` on."""
    owed, left, rows = [], found.terms.principal, list(found.rows)
    for day in days:
        while rows and rows[0].due <= day:
            left = rows.pop(0).balance
        owed.append(Money(left, found.terms.currency))
    return owed


class ComparisonCalculator(Calculator):
    """Pay now, offer A, offer B."""

    def __init__(self, context: AppContext, load: Load, currency: str, waiting: Decimal) -> None:
        example = Button(self.tr("Show an example"))
        empty = EmptyState(
            "scales",
            self.tr("Which offer costs less?"),
            self.tr("Type the price and both offers. The answer appears while you type."),
            buttons=[example],
        )
        super().__init__(context, load, service.answer, empty)
        today = context.today()
        self.price = MoneyEdit(currency, required=True, zero=False)
        self.currency = Picker(currency_items(), required=True)
        self.currency.set_value(currency)
        self.start = DateEdit(today, required=True)
        self.start.set_value(today)
        self.waiting = RateEdit(required=True, least=_LOWEST)
        self.waiting.set_value(waiting)
        self.offers = (OfferFields(today, currency), OfferFields(today, currency))
        self.found: ComparisonAnswer | None = None
        self.card = ActionCard(self.tr("What each way costs in the end"))
        self.grid = self._grid()
        self.verdict = Label(tone="text-2", wrap=True)
        self.owed = Card(self.tr("Still owed"))
        self.chart = ChartCanvas(context.tasks)
        text = self.tr("Yield of the waiting money at which both offers cost the same")
        self.equal = ResultFigure(text, style="amount", across=True)
        self._lay_out_fields()
        self._lay_out_answer()
        example.clicked.connect(self._on_example)
        self.currency.value_changed.connect(self._on_currency)
        self.grid.asked.connect(self._on_asked)
        self.grid.plan_pressed.connect(self._on_plan)
        self.watch(self.price.value_changed, self.waiting.value_changed, self.start.value_changed)
        for offer in self.offers:
            self.start.value_changed.connect(offer.follow_start)
            self.watch(offer.changed)
        self.follow(self.equal)

    def _grid(self) -> ComparisonTable:
        rows = [
            ("each", self.tr("Each installment")),
            ("first", self.tr("First due")),
            ("last", self.tr("Last due")),
            ("total", self.tr("Total paid")),
            ("cost", self.tr("Fees and interest")),
            ("rate", self.tr("True annual rate")),
            ("earned", self.tr("Earned while waiting")),
            ("net", self.tr("Net cost")),
            ("more", self.tr("More than the cheapest")),
        ]
        columns = [self.tr("Pay now"), self.tr("Offer A"), self.tr("Offer B")]
        return ComparisonTable(rows, columns, self.tr("Add as plan…"))

    def _lay_out_fields(self) -> None:
        self.form.addLayout(pair((self.tr("Price"), self.price), (self.tr("Currency"), self.currency)))
        self.form.addLayout(
            pair((self.tr("Starts on"), self.start), (self.tr("Waiting money earns"), self.waiting))
        )
        self.controls = [self.price, self.currency, self.start, self.waiting]
        for name, offer in zip((self.tr("Offer A"), self.tr("Offer B")), self.offers, strict=True):
            self.form.addWidget(Hairline())
            self.form.addWidget(Label(name, style="heading"))
            self.form.addWidget(offer)
            self.controls += offer.controls()

    def _lay_out_answer(self) -> None:
        self.card.body.addWidget(self.verdict)
        self.card.body.addWidget(across(self.grid))
        self.card.body.addWidget(self.equal)
        self.card.add_actions(self.copy, self.copy_table)
        self.answer.addWidget(self.card)
        keys = FlowLayout(gap=16)
        self.owed.body.addLayout(keys)
        for number, offer in enumerate(self.grid.heads[1:]):
            keys.addWidget(LegendKey(offer.name.text(), _COLORS[number]))
        self.owed.body.addWidget(self.chart, 1)
        self.chart.setMinimumHeight(fonts.px(_CHART))
        self.answer.addWidget(self.owed, 1)

    # reading and showing -----------------------------------------------------------------------------

    def question(self) -> ComparisonQuestion | None:
        """Return both offers, None while something is missing."""
        price, start, waiting = self.price.value(), self.start.value(), self.waiting.value()
        if price is None or start is None or waiting is None:
            return None
        found = [offer.terms(price, start) for offer in self.offers]
        terms = tuple(one for one in found if one is not None)
        return ComparisonQuestion(price, start, waiting, terms) if len(terms) == len(found) else None

    def show_answer(self, answer: ComparisonAnswer) -> None:
        """Show the columns."""
        self.found = answer
        best = min(side.net.value.minor for side in answer.sides)
        for number, side in enumerate(answer.sides):
            self._show_side(number, side, best)
        self.grid.show_best(answer.cheapest, self.tr("Cheapest"))
        self.verdict.setText(self._verdict(answer))
        self.chart.show_chart(self._chart(answer), hidden=formats.current().hidden)
        writes, equal = formats.current(), answer.equal
        if equal.value is None:
            self.equal.hide()
        else:
            self.equal.show_value(writes.percent(equal.value, 2), equal.why, raw=equal.value)

    def _show_side(self, number: int, side: Side, best: int) -> None:
        writes, grid = formats.current(), self.grid
        more = Money(side.net.value.minor - best, side.net.value.currency)
        grid.show_cell(
            number, "earned", writes.money(side.earned.value), side.earned.why, raw=side.earned.value.major
        )
        grid.show_cell(number, "net", writes.money(side.net.value), side.net.why, raw=side.net.value.major)
        lowest = not more.minor
        text = self.tr("lowest") if lowest else writes.money(more, sign="both")
        grid.show_cell(number, "more", text, raw=more.major, tone="positive" if lowest else "text-3")
        grid.show_cell(number, "first", writes.date(side.payments[0][0]))
        grid.show_cell(number, "last", writes.date(side.payments[-1][0]))
        found = side.offer
        if found is None:
            for key in ("each", "cost", "rate"):
                grid.show_cell(number, key, "–", tone="text-3")
            price = Money(side.payments[0][1], side.net.value.currency)
            grid.show_cell(number, "total", writes.money(price), raw=price.major)
            return
        for key, figure in (("each", found.each), ("total", found.total), ("cost", found.cost)):
            grid.show_cell(number, key, writes.money(figure.value), figure.why, raw=figure.value.major)
        rate = found.true.value
        shown = "–" if rate is None else writes.percent(rate)
        grid.show_cell(number, "rate", shown, found.true.why, raw="" if rate is None else rate)
        grid.heads[number].detail.setText(self.tr("%n installment(s)", "", len(found.rows)))

    def _verdict(self, answer: ComparisonAnswer) -> str:
        """Return which way is cheapest, and by how much."""
        writes = formats.current()
        names = [head.name.text() for head in self.grid.heads]
        order = sorted(range(len(names)), key=lambda n: answer.sides[n].net.value.minor)
        if len(answer.cheapest) > 1:
            return self.tr("{names} cost the same.").format(
                names=formats.current().listed(names[n] for n in sorted(answer.cheapest))
            )
        best, second = (answer.sides[n].net.value for n in order[:2])
        return self.tr("{best} costs least: {saved} less than {second}.").format(
            best=names[order[0]], second=names[order[1]], saved=writes.money(second - best)
        )

    def _chart(self, answer: ComparisonAnswer) -> CurveChart:
        """Return what is owed over time by each offer."""
        offers = [side.offer for side in answer.sides if side.offer is not None]
        days = sorted({answer.question.start, *(row.due for one in offers for row in one.rows)})
        names = [head.name.text() for head in self.grid.heads[1:]]
        writes = formats.current()
        lines = []
        for number, one in enumerate(offers):
            owed = balance_at(one, days)
            lines.append(
                Line(
                    names[number],
                    _COLORS[number],
                    tuple(float(money.major) for money in owed),
                    tuple(writes.money(money) for money in owed),
                    steps=True,
                    fill=not number,
                    dashed=bool(number),
                )
            )
        return CurveChart(
            language=writes.language,
            places=tuple(float(day.toordinal()) for day in days),
            heads=tuple(writes.date(day) for day in days),
            lines=tuple(lines),
            ticks=spread_ticks([Tick(day.toordinal(), writes.short_month(day)) for day in days]),
            finding=self._verdict(answer),
            across=self.tr("Date"),
        )

    def table(self) -> list[list[str]]:
        """Return the columns, as spreadsheets read them."""
        return self.grid.table(raw=True)

    # steps -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_currency(self, currency: object) -> None:
        self.price.set_currency(str(currency))
        for offer in self.offers:
            offer.set_currency(str(currency))
        self.recompute()

    @Slot()
    def _on_example(self) -> None:
        self.price.set_value(Money.of(7999, self.price.currency()))
        self.waiting.set_value(Decimal("0.0158"))
        self.offers[0].show_rate(3, CostConvention.NONE, Decimal(0))
        self.offers[1].show_rate(12, CostConvention.FEE_ONCE_SPREAD, Decimal("0.075"))
        self.price.setFocus()

    @Slot(int)
    def _on_plan(self, number: int) -> None:
        side = None if self.found is None else self.found.sides[number]
        if side is not None and side.offer is not None:
            self.plan_wanted.emit(side.offer.terms)
