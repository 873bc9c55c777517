"""The fields of the deposit and fund calculator: one form for growth, one for money funds."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from finapp.domain.money_fund import CarryOver
from finapp.errors import UserError
from finapp.projection.savings import MAX_MONTHS, Savings, Taxed
from finapp.services.calculators.savings import MOST_DAYS, FundQuestion, SavingsQuestion
from ui.calculators.offer_fields import beside, pair
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import Field, ValueEdit
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

YEARS, MONTHS = "years", "months"
YIELD, INCOME = "yield", "income"
_SIMPLE = 0
_YEAR = 12
_LOWEST = Decimal("-0.99")
_MOST_SHARE = Decimal("0.9")


class IncomesEdit(ValueEdit):
    """Incomes per 10,000, parted by spaces, lines, tabs or commas: one, or the last seven."""

    def value(self) -> tuple[Decimal, ...] | None:
        """Return the incomes."""
        return self._value if isinstance(self._value, tuple) else None

    def _read(self, text: str) -> tuple[Decimal, ...]:
        found = []
        for part in re.split(r"[\s;,、，；]+", text.strip()):
            try:
                income = Decimal(part)
            except InvalidOperation:
                raise UserError("fund.unreadable", text=part) from None
            if not income.is_finite() or abs(income) >= 10_000:  # noqa: PLR2004 - all of the 10,000
                raise UserError("fund.unreadable", text=part)
            found.append(income)
        return tuple(found)

    def _write(self, value: Any) -> str:
        return "  ".join(str(income) for income in value)


class _Fields(QWidget):
    """A form that says when something in it is new."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def listen(self, *signals: SignalInstance) -> None:
        """Pass these signals on as `changed`."""
        for signal in signals:
            signal.connect(self._on_any)

    def _on_any(self, *_value: object) -> None:
        self.fit()
        self.changed.emit()

    def fit(self) -> None:
        """Show the fields that matter."""


class GrowthFields(_Fields):
    """What is put aside, for how long, at which rate, and what is taken from it."""

    def __init__(self, currency: str) -> None:
        super().__init__()
        self.start = MoneyEdit(currency)
        self.monthly = MoneyEdit(currency)
        self.term = CountEdit(least=1, most=MAX_MONTHS, required=True)
        self.term.set_value(3)
        self.unit = Segmented([Choice(YEARS, self.tr("Years")), Choice(MONTHS, self.tr("Months"))])
        self.rate = RateEdit(required=True, least=_LOWEST)
        self.interest = Picker(self._interests(), required=True)
        self.interest.set_value(1)
        self.more = LinkButton(self.tr("Fees, tax and inflation"))
        self.entry_fee = RateEdit(most=_MOST_SHARE)
        self.yearly_fee = RateEdit(most=_MOST_SHARE)
        self.exit_fee = RateEdit(most=_MOST_SHARE)
        self.tax = RateEdit(most=_MOST_SHARE)
        self.taxed = Segmented(
            [Choice(Taxed.AT_END, self.tr("at the end")), Choice(Taxed.YEARLY, self.tr("every year"))],
            name=self.tr("Tax is due"),
        )
        self.inflation = RateEdit(least=_LOWEST)
        self.hidden_part = QWidget()
        self._lay_out()
        self.more.clicked.connect(self._on_more)
        edits = (self.start, self.monthly, self.term, self.rate, self.entry_fee, self.yearly_fee)
        self.listen(*(edit.value_changed for edit in (*edits, self.exit_fee, self.tax, self.inflation)))
        self.listen(self.unit.changed, self.interest.value_changed, self.taxed.changed)

    def _interests(self) -> list[PickItem]:
        return [
            PickItem(_SIMPLE, self.tr("Simple: interest earns nothing")),
            PickItem(1, self.tr("Compounded yearly")),
            PickItem(2, self.tr("Compounded half-yearly")),
            PickItem(4, self.tr("Compounded quarterly")),
            PickItem(12, self.tr("Compounded monthly")),
            PickItem(365, self.tr("Compounded daily")),
        ]

    def _lay_out(self) -> None:
        self.column.addLayout(
            pair((self.tr("At the start"), self.start), (self.tr("Every month"), self.monthly))
        )
        self.unit_field = Field(self.tr("Counted in"), self.unit)
        self.column.addLayout(beside(Field(self.tr("For how long"), self.term), self.unit_field))
        self.column.addWidget(Field(self.tr("Rate per year"), self.rate))
        self.column.addWidget(Field(self.tr("Interest"), self.interest))
        self.column.addWidget(self.more)
        inside = QVBoxLayout(self.hidden_part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(
            beside(
                Field(self.tr("Fee when paying in"), self.entry_fee),
                Field(self.tr("Fee a year"), self.yearly_fee),
            )
        )
        inside.addLayout(
            beside(
                Field(self.tr("Fee when paid out"), self.exit_fee),
                Field(self.tr("Inflation"), self.inflation),
            )
        )
        self.taxed_field = Field(self.tr("Tax is due"), self.taxed)
        inside.addLayout(beside(Field(self.tr("Tax on the gain"), self.tax), self.taxed_field))
        self.column.addWidget(self.hidden_part)
        self.hidden_part.hide()

    def _on_more(self) -> None:
        self.hidden_part.setVisible(self.hidden_part.isHidden())

    def controls(self) -> list[QWidget]:
        """Return the controls in their order."""
        return [
            *(self.start, self.monthly, self.term, self.unit, self.rate, self.interest, self.more),
            *(self.entry_fee, self.yearly_fee, self.exit_fee, self.inflation, self.tax, self.taxed),
        ]

    def set_currency(self, currency: str) -> None:
        """Write amounts in another currency."""
        self.start.set_currency(currency)
        self.monthly.set_currency(currency)

    def question(self, currency: str) -> SavingsQuestion | None:
        """Return what was typed, None while something is missing."""
        start, monthly = self.start.value(), self.monthly.value()
        term, rate = self.term.value(), self.rate.value()
        if term is None or rate is None or (not start and not monthly):
            return None

        def share(edit: RateEdit) -> Decimal:
            return edit.value() or Decimal(0)

        savings = Savings(
            start=start.minor if start else 0,
            monthly=monthly.minor if monthly else 0,
            months=term * (_YEAR if self.unit.value() == YEARS else 1),
            rate=rate,
            compounds=int(str(self.interest.value())) or None,
            yearly_fee=share(self.yearly_fee),
            entry_fee=share(self.entry_fee),
            exit_fee=share(self.exit_fee),
            tax=share(self.tax),
            taxed=Taxed(self.taxed.value()),
            inflation=share(self.inflation),
        )
        return SavingsQuestion(savings, currency)


class FundFields(_Fields):
    """A holding in a money fund and what the fund publishes."""

    def __init__(self, currency: str) -> None:
        super().__init__()
        self.amount = MoneyEdit(currency, required=True, zero=False)
        self.days = CountEdit(least=1, most=MOST_DAYS, required=True)
        self.days.set_value(365)
        self.known = Segmented(
            [Choice(YIELD, self.tr("7-day yield")), Choice(INCOME, self.tr("Income per 10,000"))],
            name=self.tr("What is published"),
        )
        self.seven_day = RateEdit(required=True, least=_LOWEST, places=4)
        self.incomes = IncomesEdit(placeholder="0.4312")
        self.carry_over = Segmented(
            [
                Choice(CarryOver.DAILY, self.tr("every day")),
                Choice(CarryOver.MONTHLY, self.tr("once a month")),
            ],
            name=self.tr("Income is added"),
        )
        self.column.addLayout(pair((self.tr("Amount held"), self.amount), (self.tr("Days"), self.days)))
        self.column.addWidget(self.known)
        self.yield_field = Field(self.tr("7-day annualized yield"), self.seven_day)
        hint = self.tr("One income for every day, or the last seven: paste them as they are")
        self.income_field = Field(self.tr("Income per 10,000 and day"), self.incomes, hint=hint)
        self.column.addWidget(self.yield_field)
        self.column.addWidget(self.income_field)
        self.column.addWidget(Field(self.tr("Income is added"), self.carry_over))
        self.listen(self.amount.value_changed, self.days.value_changed, self.known.changed)
        self.listen(self.seven_day.value_changed, self.incomes.value_changed, self.carry_over.changed)
        self.fit()

    def fit(self) -> None:
        """Ask for the yield or for incomes."""
        by_yield = self.known.value() == YIELD
        self.yield_field.setVisible(by_yield)
        self.income_field.setVisible(not by_yield)
        self.seven_day.set_required(by_yield)
        self.incomes.set_required(not by_yield)

    def controls(self) -> list[QWidget]:
        """Return the controls in their order."""
        return [self.amount, self.days, self.known, self.seven_day, self.incomes, self.carry_over]

    def question(self) -> FundQuestion | None:
        """Return what was typed, None while something is missing."""
        amount, days = self.amount.value(), self.days.value()
        by_yield = self.known.value() == YIELD
        seven_day = self.seven_day.value() if by_yield else None
        incomes = () if by_yield else self.incomes.value() or ()
        if amount is None or days is None or (seven_day is None and not incomes):
            return None
        return FundQuestion(amount, days, CarryOver(self.carry_over.value()), seven_day, incomes)
