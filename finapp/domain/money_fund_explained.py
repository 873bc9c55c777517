"""Why a money fund's yield and income are what they are."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, line
from finapp.domain.money import Money
from finapp.domain.money_fund import UNITS, CarryOver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.money_fund import HoldingIncome

SOURCE = "CSRC rules on the disclosure of money-market funds"
_DAYS = 365


def explain_seven_day(
    income_per_10k: Sequence[Decimal], carry_over: CarryOver, found: Decimal, *, days_in_year: int = _DAYS
) -> Explanation:
    """Explain a 7-day annualized yield from seven published incomes."""
    inputs = tuple(
        line("money_fund.income", day=n, income=income) for n, income in enumerate(income_per_10k, 1)
    )
    if carry_over is CarryOver.MONTHLY:
        total = sum(income_per_10k, Decimal(0))
        step = line("money_fund.simple", total=total, year=days_in_year, rate=found)
    else:
        growth = Decimal(1)
        for income in income_per_10k:
            growth *= 1 + income / UNITS
        step = line("money_fund.compound", growth=growth, year=days_in_year, rate=found)
    return Explanation(line("money_fund.rule", rate=found), SOURCE, inputs, (step,))


def explain_implied_income(
    yearly_yield: Decimal, carry_over: CarryOver, income: Decimal, *, days_in_year: int = _DAYS
) -> Explanation:
    """Explain the income a day per 10,000 behind a 7-day yield."""
    step = line(f"money_fund.implied_{carry_over.value}", rate=yearly_yield, year=days_in_year, income=income)
    return Explanation(line("money_fund.implied", income=income), SOURCE, steps=(step,))


def explain_first_day(units: Money, income: Decimal, earned: Money) -> Explanation:
    """Explain what a holding earns on one day."""
    step = line("money_fund.day", units=units, income=income, exact=units.major * income / UNITS)
    return Explanation(
        line("money_fund.day_rule", earned=earned), SOURCE, steps=(step,), rounding=line("rounding.down")
    )


def explain_holding(units: Money, income: Decimal, held: HoldingIncome) -> Explanation:
    """Explain what a holding earns over many days with the same published income."""
    currency = units.currency
    steps = (
        line("money_fund.first", earned=Money(held.daily[0], currency)),
        line("money_fund.last", day=len(held.daily), earned=Money(held.daily[-1], currency)),
        line("money_fund.end", units=Money(held.end_units, currency)),
    )
    rule = line("money_fund.total", total=Money(held.total, currency), days=len(held.daily))
    inputs = (line("money_fund.held", units=units), line("money_fund.published", income=income))
    return Explanation(rule, SOURCE, inputs, steps, line("rounding.down"))


def explain_effective(monthly_or_daily: Decimal, carry_over: CarryOver, found: Decimal) -> Explanation:
    """Explain what a year brings when income is carried over daily or monthly."""
    code = f"money_fund.effective_{carry_over.value}"
    return Explanation(
        line("money_fund.effective", rate=found), "", steps=(line(code, income=monthly_or_daily, rate=found),)
    )
