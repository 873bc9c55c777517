"""What a deposit or fund becomes, and what a money fund brings a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.dates import add_months
from finapp.domain.explain import Explained
from finapp.domain.money import Money, round_minor
from finapp.domain.money_fund import (
    UNITS,
    WEEK,
    CarryOver,
    daily_income,
    holding_income,
    implied_income,
    seven_day_yield,
)
from finapp.domain.money_fund_explained import (
    explain_effective,
    explain_first_day,
    explain_holding,
    explain_implied_income,
    explain_seven_day,
)
from finapp.domain.term_deposit import DepositTerms, check_deposit
from finapp.errors import UserError
from finapp.projection import savings_explained as explained
from finapp.projection.savings import Grown, Savings, grow

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finapp.domain.money_fund import HoldingIncome

_YEAR, _MONTHS = 365, 12
MOST_DAYS = 3_650


@dataclass(frozen=True, slots=True)
class SavingsQuestion:
    """Savings in a currency."""

    savings: Savings
    currency: str


@dataclass(frozen=True, slots=True)
class SavingsAnswer:
    """What savings lead to, each number with its reason; None where it says nothing."""

    question: SavingsQuestion
    grown: Grown
    net: Explained[Money]
    gain: Explained[Money]
    paid_in: Explained[Money]
    rate: Explained[Decimal | None]
    fees: Explained[Money] | None
    tax: Explained[Money] | None
    real_value: Explained[Money] | None
    real_rate: Decimal | None


def growth(question: SavingsQuestion) -> SavingsAnswer:
    """Return what savings lead to; raise a `savings.*` error."""
    grown, currency = grow(question.savings), question.currency

    def money(exact: Decimal) -> Money:
        return Money(round_minor(exact), currency)

    fees = Explained(money(grown.fees), explained.explain_fees(grown, currency))
    tax = Explained(money(grown.tax), explained.explain_tax(grown, currency))
    real = Explained(money(grown.real_value), explained.explain_real_value(grown, currency))
    paid_in = Money(grown.paid_in, currency)
    return SavingsAnswer(
        question,
        grown,
        net=Explained(money(grown.net), explained.explain_growth(grown, currency)),
        gain=Explained(money(grown.net) - paid_in, explained.explain_gain(grown, currency)),
        paid_in=Explained(paid_in, explained.explain_paid_in(grown, currency)),
        rate=Explained(grown.rate, explained.explain_net_rate(grown, currency)),
        fees=fees if fees.value else None,
        tax=tax if tax.value else None,
        real_value=real if question.savings.inflation else None,
        real_rate=grown.real_rate if question.savings.inflation else None,
    )


@dataclass(frozen=True, slots=True)
class FundQuestion:
    """A holding in a money fund of which either a 7-day yield or published incomes are known.

    `incomes` are per 10,000 and day: seven of them, or one that stands for every day.
    """

    amount: Money
    days: int
    carry_over: CarryOver
    seven_day: Decimal | None = None
    incomes: tuple[Decimal, ...] = ()


Question = SavingsQuestion | FundQuestion


@dataclass(frozen=True, slots=True)
class FundAnswer:
    """What a money fund brings."""

    question: FundQuestion
    held: HoldingIncome
    income: Explained[Decimal]
    seven_day: Explained[Decimal]
    first_day: Explained[Money]
    total: Explained[Money]
    effective: Explained[Decimal]


def deposit_of(question: SavingsQuestion, start: date) -> DepositTerms | None:
    """Return the term deposit that a question describes, from `start` on; None where it is none.

    A deposit is one sum for a whole number of months, without fees.
    """
    asked = question.savings
    fees = asked.entry_fee or asked.yearly_fee or asked.exit_fee
    if asked.monthly or fees or not asked.start or asked.rate < 0:
        return None
    terms = DepositTerms(
        rate=asked.rate,
        start=start,
        matures=add_months(start, asked.months),
        compounds=asked.compounds or 0,
    )
    try:
        check_deposit(terms)
    except UserError:
        return None
    return terms


def fund(question: FundQuestion) -> FundAnswer:
    """Return what a holding brings; raise a `fund.*` error."""
    if not 1 <= question.days <= MOST_DAYS:
        raise UserError("fund.days", days=question.days, largest=f"{MOST_DAYS:,}")
    way = question.carry_over
    if question.seven_day is not None:
        income = implied_income(question.seven_day, way)
        seven = Explained(question.seven_day, explain_implied_income(question.seven_day, way, income))
        per_10k = Explained(income, seven.why)
    else:
        if len(question.incomes) not in {1, WEEK}:
            raise UserError("fund.incomes", count=len(question.incomes))
        week = question.incomes if len(question.incomes) == WEEK else question.incomes * WEEK
        rate = seven_day_yield(week, way)
        income = implied_income(rate, way)
        seven = Explained(rate, explain_seven_day(week, way, rate))
        per_10k = Explained(income, explain_implied_income(rate, way, income))
    return _held(question, seven, per_10k)


def _held(question: FundQuestion, seven: Explained[Decimal], income: Explained[Decimal]) -> FundAnswer:
    amount, way = question.amount, question.carry_over
    currency = amount.currency
    held = holding_income(amount.minor, [income.value] * question.days, way)
    first = Money(daily_income(amount.minor, income.value), currency)
    if way is CarryOver.DAILY:
        effective = (1 + income.value / UNITS) ** _YEAR - 1
    else:
        effective = (1 + income.value / UNITS * _YEAR / _MONTHS) ** _MONTHS - 1
    return FundAnswer(
        question,
        held,
        income,
        seven,
        Explained(first, explain_first_day(amount, income.value, first)),
        Explained(Money(held.total, currency), explain_holding(amount, income.value, held)),
        Explained(effective, explain_effective(income.value, way, effective)),
    )


def answer(question: Question) -> SavingsAnswer | FundAnswer:
    """Return what savings or a money fund lead to."""
    return growth(question) if isinstance(question, SavingsQuestion) else fund(question)
