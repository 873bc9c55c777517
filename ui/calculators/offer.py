"""Installment offer → true annual rate: what an offer costs a year, however it is advertised."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from finapp.domain.aprc_eu import rounded_percent
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention
from finapp.services.calculators import offer
from ui import format as formats
from ui.calculators.figures import ResultFigure
from ui.calculators.offer_fields import OfferFields, pair
from ui.calculators.panel import Calculator, ResultCard
from ui.calculators.schedule import ScheduleCard
from ui.currency_items import currency_items
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.date_edit import DateEdit
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import EmptyState
from ui.widgets.picker import Picker

if TYPE_CHECKING:
    from finapp.domain.plan import PlanTerms
    from finapp.services.calculators.offer import OfferAnswer
    from ui.calculators.panel import Load
    from ui.context import AppContext

DEAR = Decimal("0.10")
"""A rate from here on is shown as costly."""


class OfferCalculator(Calculator):
    """One offer and its yearly rate under every rule."""

    def __init__(self, context: AppContext, load: Load, currency: str) -> None:
        example = Button(self.tr("Show an example"))
        empty = EmptyState(
            "percent",
            self.tr("What does it really cost a year?"),
            self.tr("Type the price and what the offer says. The answer appears while you type."),
            buttons=[example],
        )
        super().__init__(context, load, offer.answer, empty)
        today = context.today()
        self.price = MoneyEdit(currency, required=True, zero=False)
        self.currency = Picker(currency_items(), required=True)
        self.currency.set_value(currency)
        self.start = DateEdit(today, required=True)
        self.start.set_value(today)
        self.down = MoneyEdit(currency)
        self.offer = OfferFields(today, currency)
        self.add_plan = Button(self.tr("Add as plan…"), small=True, icon="stack")
        self.card = ResultCard(self.tr("What the offer costs"))
        self.rates = Card(self.tr("The same rate, called otherwise"))
        self.schedule = ScheduleCard(context)
        self.terms: PlanTerms | None = None
        self._lay_out_fields()
        self._lay_out_answer()
        example.clicked.connect(self._on_example)
        self.add_plan.clicked.connect(self._on_add_plan)
        self.currency.value_changed.connect(self._on_currency)
        self.start.value_changed.connect(self.offer.follow_start)
        self.watch(self.price.value_changed, self.down.value_changed, self.start.value_changed)
        self.watch(self.offer.changed)

    def _lay_out_fields(self) -> None:
        self.form.addLayout(pair((self.tr("Price"), self.price), (self.tr("Currency"), self.currency)))
        self.form.addLayout(
            pair((self.tr("Starts on"), self.start), (self.tr("Down payment, if any"), self.down))
        )
        self.form.addWidget(self.offer)
        self.controls = [self.price, self.currency, self.start, self.down, *self.offer.controls()]

    def _lay_out_answer(self) -> None:
        self.card.headline.set_name(self.tr("True annual rate"))
        self.each = self.card.add(self.tr("Each installment"))
        self.total = self.card.add(self.tr("Total paid"))
        self.cost = self.card.add(self.tr("Fees and interest"))
        self.advertised = self._rate(self.tr("Flat, as offers advertise it"))
        self.china = self._rate(self.tr("As Chinese lenders disclose it: 12 × monthly"))
        self.us = self._rate(self.tr("US annual percentage rate (APR)"))
        self.eu = self._rate(self.tr("EU annual percentage rate of charge (APRC)"))
        self.rates.body.setSpacing(0)
        self.card.add_actions(self.copy, self.copy_table, self.add_plan)
        self.answer.addWidget(self.card)
        self.answer.addWidget(self.rates)
        self.answer.addWidget(self.schedule, 1)
        self.follow(self.card.headline, self.each, self.total, self.cost)
        self.follow(self.advertised, self.china, self.us, self.eu)

    def _rate(self, name: str) -> ResultFigure:
        figure = ResultFigure(name, style="amount", across=True)
        self.rates.body.addWidget(figure)
        return figure

    # reading and showing -----------------------------------------------------------------------------

    def question(self) -> PlanTerms | None:
        """Return the offer typed, None while something is missing."""
        price, start = self.price.value(), self.start.value()
        if price is None or start is None:
            return None
        down = self.down.value()
        return self.offer.terms(price, start, 0 if down is None else down.minor)

    def show_answer(self, answer: OfferAnswer) -> None:
        """Show what an offer leads to."""
        writes = formats.current()
        self.terms = answer.terms
        true = answer.true.value
        dear = true is not None and true >= DEAR
        self.card.headline.show_value(
            "–" if true is None else writes.percent(true),
            answer.true.why,
            raw="" if true is None else true,
            tone="warning" if dear else "text",
        )
        self.card.say(self._verdict(answer))
        for figure, found in ((self.each, answer.each), (self.total, answer.total), (self.cost, answer.cost)):
            figure.show_value(writes.money(found.value), found.why, raw=found.value.major)
        self._show_rates(answer)
        terms = answer.terms
        self.schedule.show_rows(terms.currency, terms.start, terms.principal, answer.rows)

    def _show_rates(self, answer: OfferAnswer) -> None:
        writes, rates = formats.current(), answer.rates
        flat = answer.advertised
        self.advertised.show_value(writes.percent(flat.value), flat.why, raw=flat.value)
        china = rates.china
        if china is None or china.simple is None:
            self.china.hide()
        else:
            self.china.show_value(writes.percent(china.simple), rates.explain_china(), raw=china.simple)
        us = rates.united_states.apr
        if us is None:
            self.us.hide()
        else:
            self.us.show_value(writes.percent(us, 2), rates.explain_united_states(), raw=us)
        eu = rates.europe.value
        if eu is None:
            self.eu.hide()
        else:
            percent = rounded_percent(eu * 100)
            self.eu.show_value(writes.percent(percent / 100), rates.explain_europe(), raw=eu)

    def _verdict(self, answer: OfferAnswer) -> str:
        """Return in a sentence what the rates mean."""
        writes, true = formats.current(), answer.rates.true.value
        if true is None:
            return self.tr("No rate fits: everything is paid on one day, or nothing is.")
        if not answer.found.cost:
            return self.tr("This costs nothing: you pay the price and no more.")
        return self.tr("Advertised, it reads like {flat}. It is more because you owe less each time.").format(
            flat=writes.percent(answer.advertised.value)
        )

    def table(self) -> list[list[str]]:
        """Return the schedule."""
        return self.schedule.cells()

    # steps -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_currency(self, currency: object) -> None:
        for edit in (self.price, self.down):
            edit.set_currency(str(currency))
        self.offer.set_currency(str(currency))
        self.recompute()

    @Slot()
    def _on_example(self) -> None:
        self.price.set_value(Money.of(5999, self.price.currency()))
        self.offer.show_rate(12, CostConvention.FEE_PER_PERIOD, Decimal("0.007"))
        self.price.setFocus()

    @Slot()
    def _on_add_plan(self) -> None:
        if self.terms is not None:
            self.plan_wanted.emit(self.terms)
