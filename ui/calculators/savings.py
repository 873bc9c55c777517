"""Deposit and fund growth: what money becomes, and what a money fund brings a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Slot

from finapp.domain.account import AccountKind
from finapp.domain.money import Money, round_minor
from finapp.services.calculators import savings as service
from finapp.services.calculators.savings import FundAnswer, FundQuestion, SavingsAnswer
from ui import format as formats
from ui.calculators.panel import Calculator, ResultCard
from ui.calculators.rows_table import RowsTable
from ui.calculators.savings_fields import FundFields, GrowthFields
from ui.calculators.schedule import TwoViews, thinned
from ui.charts.curve import CurveChart, Line, Tick, spread_ticks
from ui.currency_items import currency_items
from ui.dialogs.account_new import Proposal
from ui.models.cells import Cell, Column
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.notices import EmptyState
from ui.widgets.picker import Picker
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.explain import Explained
    from finapp.services.calculators.savings import Question
    from ui.calculators.figures import ResultFigure
    from ui.calculators.panel import Load
    from ui.context import AppContext

GROWTH, FUND = "growth", "fund"
_YEAR = 12
translate = QCoreApplication.translate


class GrowthRow(NamedTuple):
    """One line of the table: a month or a day, what was paid in, what it is worth, what was gained."""

    name: str
    paid_in: Money
    worth: Money

    @property
    def gain(self) -> Money:
        """Return what is more than was paid in."""
        return self.worth - self.paid_in


class Axis(NamedTuple):
    """What the chart counts across: the place of each row, marks below, and the unit's name."""

    places: tuple[float, ...]
    ticks: tuple[Tick, ...]
    unit: str


class SavingsCalculator(Calculator):
    """Deposits, funds and regular saving; money funds."""

    def __init__(self, context: AppContext, load: Load, currency: str) -> None:
        example = Button(self.tr("Show an example"))
        empty = EmptyState(
            "trend-up",
            self.tr("What will it be worth?"),
            self.tr("Type an amount, a rate and a time. The answer appears while you type."),
            buttons=[example],
        )
        super().__init__(context, load, service.answer, empty)
        self.mode = Segmented(
            [Choice(GROWTH, self.tr("Deposit or fund")), Choice(FUND, self.tr("Money fund"))],
            name=self.tr("Kind of saving"),
        )
        self.currency = Picker(currency_items(), required=True)
        self.currency.set_value(currency)
        self.growth = GrowthFields(currency)
        self.fund = FundFields(currency)
        self.card = ResultCard(self.tr("What it becomes"))
        self.add_account = Button(self.tr("Add as account…"), small=True, icon="vault")
        self._proposal: Proposal | None = None
        self.growth_rows: list[GrowthRow] = []
        self._axis = Axis((), (), "")
        table = RowsTable("calculator_growth", _columns(), context)
        self.views = TwoViews(context, self.tr("Growth"), self.tr("Table"), table)
        self.views.add_key(self.tr("Worth"), "mark")
        self.views.add_key(self.tr("Paid in"), "text-2")
        self.form.addWidget(self.mode)
        self.form.addWidget(Field(self.tr("Currency"), self.currency))
        self.form.addWidget(self.growth)
        self.form.addWidget(self.fund)
        self.fund.hide()
        self.controls = [self.mode, self.currency, *self.growth.controls(), *self.fund.controls()]
        self._lay_out_answer()
        example.clicked.connect(self._on_example)
        self.mode.changed.connect(self._on_mode)
        self.currency.value_changed.connect(self._on_currency)
        self.watch(self.growth.changed, self.fund.changed)

    def _lay_out_answer(self) -> None:
        card = self.card
        self.gain = card.add(self.tr("Gain"))
        self.paid_in = card.add(self.tr("Paid in"))
        self.rate = card.add(self.tr("After fees and tax, a year"))
        self.fees = card.add(self.tr("Fees"))
        self.tax = card.add(self.tr("Tax"))
        self.real = card.add(self.tr("In the money of today"))
        self.first_day = card.add(self.tr("Income on the first day"))
        self.income = card.add(self.tr("Income per 10,000"))
        self.seven_day = card.add(self.tr("7-day yield"))
        self.effective = card.add(self.tr("A year at this income"))
        self.card.add_actions(self.copy, self.copy_table, self.add_account)
        self.add_account.clicked.connect(self._on_add_account)
        self.answer.addWidget(card)
        self.answer.addWidget(self.views, 1)
        self.follow(card.headline, *card.figures)

    # reading -----------------------------------------------------------------------------------------

    def question(self) -> Question | None:
        """Return what was typed, None while something is missing."""
        if self.mode.value() == FUND:
            return self.fund.question()
        return self.growth.question(str(self.currency.value()))

    # showing -----------------------------------------------------------------------------------------

    def show_answer(self, answer: SavingsAnswer | FundAnswer) -> None:
        """Show what money becomes."""
        for figure in self.card.figures:
            figure.hide()
        if isinstance(answer, FundAnswer):
            self._show_fund(answer)
        else:
            self._show_growth(answer)
        self._offer_account(answer)
        self.views.rows.show_rows(self.growth_rows)
        self.views.chart.show_chart(self._chart(), hidden=formats.current().hidden)

    def _money(self, figure: ResultFigure, found: Explained[Money] | None, *, gain: bool = False) -> None:
        if found is None:
            return
        writes = formats.current()
        tone = "positive" if gain and found.value.minor > 0 else "text"
        text = writes.money(found.value, sign="both" if gain else "minus")
        figure.show_value(text, found.why, raw=found.value.major, tone=tone)

    def _show_growth(self, answer: SavingsAnswer) -> None:
        writes, savings = formats.current(), answer.question.savings
        self.card.headline.set_name(self.tr("Paid out at the end"))
        self._money(self.card.headline, answer.net)
        self._money(self.gain, answer.gain, gain=True)
        self._money(self.paid_in, answer.paid_in)
        self._money(self.fees, answer.fees)
        self._money(self.tax, answer.tax)
        self._money(self.real, answer.real_value)
        rate = answer.rate.value
        if rate is not None:
            self.rate.show_value(writes.yield_rate(rate), answer.rate.why, raw=rate)
        real = answer.real_rate
        text = ""
        if real is not None:
            text = self.tr("After inflation that is {rate} a year.").format(rate=writes.yield_rate(real))
        self.card.say(text)
        currency = answer.question.currency
        self.growth_rows = [
            GrowthRow(
                str(point.month),
                Money(point.paid_in, currency),
                Money(round_minor(point.worth), currency),
            )
            for point in answer.grown.points
        ]
        months = savings.months
        unit = _YEAR if months > 2 * _YEAR else 1
        self._axis = Axis(
            tuple(float(month) for month in range(months + 1)),
            tuple(Tick(month, str(month // unit)) for month in range(0, months + 1, unit)),
            self.tr("Year") if unit == _YEAR else self.tr("Month"),
        )

    def _show_fund(self, answer: FundAnswer) -> None:
        writes, asked = formats.current(), answer.question
        self.card.headline.set_name(self.tr("Income in %n day(s)", "", asked.days))
        self._money(self.card.headline, answer.total, gain=True)
        self._money(self.first_day, answer.first_day, gain=True)
        for figure, found, places in (
            (self.seven_day, answer.seven_day, 4),
            (self.effective, answer.effective, 4),
        ):
            figure.show_value(writes.percent(found.value, places), found.why, raw=found.value)
        income = answer.income
        shown = income.value.quantize(Decimal("0.0001"))
        self.income.show_value(writes.number(shown), income.why, raw=income.value)
        self.card.say("")
        currency, worth = asked.amount.currency, asked.amount.minor
        self.growth_rows = [GrowthRow("0", asked.amount, asked.amount)]
        for day, earned in enumerate(answer.held.daily, 1):
            worth += earned
            self.growth_rows.append(GrowthRow(str(day), asked.amount, Money(worth, currency)))
        step = max(1, asked.days // 6)
        self._axis = Axis(
            tuple(float(day) for day in range(asked.days + 1)),
            tuple(Tick(day, str(day)) for day in range(0, asked.days + 1, step)),
            self.tr("Day"),
        )

    def _chart(self) -> CurveChart:
        """Return the chart of what it is worth and what was paid in."""
        writes = formats.current()
        chosen = thinned(range(len(self.growth_rows)))
        rows = [self.growth_rows[place] for place in chosen]

        def line(name: str, color: str, read: Callable[[GrowthRow], Money], *, dashed: bool) -> Line:
            amounts = [read(row) for row in rows]
            return Line(
                name,
                color,
                tuple(float(amount.major) for amount in amounts),
                tuple(writes.money(amount) for amount in amounts),
                fill=not dashed,
                dashed=dashed,
            )

        last = self.growth_rows[-1]
        finding = self.tr("{paid} become {worth}").format(
            paid=writes.money(last.paid_in), worth=writes.money(last.worth)
        )
        return CurveChart(
            language=writes.language,
            places=tuple(self._axis.places[place] for place in chosen),
            heads=tuple(f"{self._rows_unit()} {row.name}" for row in rows),
            lines=(
                line(self.tr("Worth"), "mark", lambda row: row.worth, dashed=False),
                line(self.tr("Paid in"), "text-2", lambda row: row.paid_in, dashed=True),
            ),
            ticks=spread_ticks(self._axis.ticks, 8),
            finding=finding,
            across=self._axis.unit,
        )

    def _rows_unit(self) -> str:
        """Return what the rows count: days of a money fund, else months."""
        return self.tr("Day") if self.mode.value() == FUND else self.tr("Month")

    def table(self) -> list[list[str]]:
        """Return the growth as spreadsheets read it."""
        heads = [column.title for column in self.views.rows.rows.columns]
        return [
            heads,
            *(
                [row.name, f"{row.paid_in.major:f}", f"{row.worth.major:f}", f"{row.gain.major:f}"]
                for row in self.growth_rows
            ),
        ]

    def _offer_account(self, answer: SavingsAnswer | FundAnswer) -> None:
        """Let the answer become an account: a money fund, or a deposit where it is one."""
        asked = answer.question
        if isinstance(asked, FundQuestion):
            currency = asked.amount.currency
            self._proposal = Proposal(kind=AccountKind.MONEY_FUND, currency=currency, held=asked.amount)
        else:
            terms = service.deposit_of(asked, self.context.today())
            held = Money(asked.savings.start, asked.currency)
            self._proposal = None
            if terms is not None:
                kind = AccountKind.TERM_DEPOSIT
                self._proposal = Proposal(kind=kind, currency=asked.currency, held=held, deposit=terms)
        self.add_account.setEnabled(self._proposal is not None)
        tip = self.tr("A term deposit is one sum at the start, without fees")
        self.add_account.setToolTip("" if self._proposal is not None else tip)

    # steps -------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_mode(self, mode: str) -> None:
        self.growth.setVisible(mode == GROWTH)
        self.fund.setVisible(mode == FUND)
        self.recompute()

    @Slot(object)
    def _on_currency(self, currency: object) -> None:
        self.growth.set_currency(str(currency))
        self.fund.amount.set_currency(str(currency))
        self.recompute()

    @Slot()
    def _on_add_account(self) -> None:
        if self._proposal is not None:
            self.account_wanted.emit(self._proposal)

    @Slot()
    def _on_example(self) -> None:
        if self.mode.value() == FUND:
            self.fund.amount.set_value(Money.of(100_000, self.fund.amount.currency()))
            self.fund.seven_day.set_value(Decimal("0.0158"))
            self.fund.amount.setFocus()
        else:
            self.growth.start.set_value(Money.of(30_000, self.growth.start.currency()))
            self.growth.monthly.set_value(Money.of(500, self.growth.start.currency()))
            self.growth.rate.set_value(Decimal("0.0225"))
            self.growth.start.setFocus()
        self.recompute()


def _columns() -> list[Column[GrowthRow]]:
    def amount(key: str, title: str, read: Callable[[GrowthRow], Money]) -> Column[GrowthRow]:
        def cell(row: GrowthRow) -> Cell:
            writes = formats.current()
            return Cell(writes.amount(read(row)), spoken=writes.spoken(read(row)))

        return Column(key, title, cell, 128, right=True, sortable=False)

    return [
        Column("name", "#", lambda row: Cell(row.name, tone="text-3"), 64, stretch=True, sortable=False),
        amount("paid", translate("SavingsCalculator", "Paid in"), lambda row: row.paid_in),
        amount("worth", translate("SavingsCalculator", "Worth"), lambda row: row.worth),
        amount("gain", translate("SavingsCalculator", "Gain"), lambda row: row.gain),
    ]
