"""Money-market funds: disclosed yields, the income of a holding, and which days earn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.calendars import BusinessCalendar, Roll, add_business_days, roll
from finapp.domain.rounding import Rounding, round_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNITS = 10_000
"""Income is published per this many units of one unit of currency each."""

WEEK = 7
_PUBLISHED_PLACES = Decimal("0.0001")


class CarryOver(StrEnum):
    """When income turns into units: every day, or once a month."""

    DAILY = "daily"
    MONTHLY = "monthly"


def seven_day_yield(
    income_per_10k: Sequence[Decimal], carry_over: CarryOver, *, days_in_year: int = 365
) -> Decimal:
    """Return the 7-day annualized yield of seven published incomes (CSRC money-fund disclosure rules).

    Daily carry-over compounds: [Π(1 + R/10000)]^(365/7) − 1; monthly is simple: ΣR/7 × 365/10000.
    """
    if len(income_per_10k) != WEEK:
        raise ValueError("a 7-day yield needs seven incomes")
    if carry_over is CarryOver.MONTHLY:
        return sum(income_per_10k, Decimal(0)) * days_in_year / WEEK / UNITS
    growth = Decimal(1)
    for income in income_per_10k:
        growth *= 1 + income / UNITS
    return growth ** (Decimal(days_in_year) / WEEK) - 1


def seven_day_yields(
    income_per_10k: Sequence[Decimal], carry_over: CarryOver, *, days_in_year: int = 365
) -> Iterator[Decimal]:
    """Yield the 7-day yield of every day from the seventh on."""
    for end in range(WEEK, len(income_per_10k) + 1):
        yield seven_day_yield(income_per_10k[end - WEEK : end], carry_over, days_in_year=days_in_year)


def implied_income(yearly_yield: Decimal, carry_over: CarryOver, *, days_in_year: int = 365) -> Decimal:
    """Return the constant daily income per 10,000 units behind a 7-day yield."""
    if carry_over is CarryOver.MONTHLY:
        return yearly_yield * UNITS / days_in_year
    return ((1 + yearly_yield) ** (1 / Decimal(days_in_year)) - 1) * UNITS


def income_per_10k(net_income: Decimal, units: Decimal, days_covered: int = 1) -> Decimal:
    """Return the published income per 10,000 units and day, to four decimals.

    The first day after a break may cover several days.
    """
    return (net_income / units * UNITS / days_covered).quantize(_PUBLISHED_PLACES, "ROUND_HALF_UP")


def daily_income(units: int, published: Decimal, rounding: Rounding = Rounding.DOWN, step: int = 1) -> int:
    """Return what `units` (in minor units) earn on one publication, settled to `step` minor units."""
    numerator, denominator = published.as_integer_ratio()
    return step * round_ratio(units * numerator, denominator * UNITS * step, rounding)


@dataclass(frozen=True, slots=True)
class HoldingIncome:
    """What a holding earned per publication and its units at the end, in minor units."""

    daily: tuple[int, ...]
    end_units: int

    @property
    def total(self) -> int:
        """Return the whole income."""
        return sum(self.daily)


def holding_income(
    units: int,
    published: Sequence[Decimal],
    carry_over: CarryOver = CarryOver.DAILY,
    *,
    rounding: Rounding = Rounding.DOWN,
    step: int = 1,
) -> HoldingIncome:
    """Return the income of a holding over publications; daily carry-over adds it to the units.

    Each is settled to `step` minor units: units may be finer than the money they earn. Most distributors cut
    to the cent, so that a tiny holding earns nothing on most days.
    """
    earned = []
    for income in published:
        earned.append(daily_income(units, income, rounding, step))
        if carry_over is CarryOver.DAILY:
            units += earned[-1]
    return HoldingIncome(tuple(earned), units)


def sec_seven_day_yield(start: Decimal, end: Decimal, fees: Decimal) -> Decimal:
    """Return the US 7-day yield of one share's account: (end − start − fees)/start × 365/7 (SEC N-1A)."""
    return base_yield((end - start - fees) / start)


def base_yield(base_period_return: Decimal) -> Decimal:
    """Return a 7-day base period return simply annualized."""
    return base_period_return * 365 / WEEK


def base_effective_yield(base_period_return: Decimal) -> Decimal:
    """Return a 7-day base period return compounded to a year: (1 + base)^(365/7) − 1."""
    return (1 + base_period_return) ** (Decimal(365) / WEEK) - 1


def trade_day(ordered: date, calendar: BusinessCalendar, *, after_cut_off: bool = False) -> date:
    """Return the day T an order belongs to: rest days and orders after 15:00 go to the next business day."""
    if after_cut_off and calendar.is_business_day(ordered):
        return add_business_days(ordered, 1, calendar)
    return roll(ordered, Roll.FOLLOWING, calendar)


def first_income_day(bought: date, calendar: BusinessCalendar) -> date:
    """Return the first day that units bought on trade day T earn: the next business day."""
    return add_business_days(bought, 1, calendar)


def last_income_day(redeemed: date, calendar: BusinessCalendar) -> date:
    """Return the last day that units redeemed on T earn: the day before the next business day."""
    return add_business_days(redeemed, 1, calendar) - timedelta(days=1)


def income_days(bought: date, redeemed: date, calendar: BusinessCalendar) -> tuple[date, ...]:
    """Return the days that units bought and redeemed on these trade days earn.

    A Friday purchase does not get the weekend, a Friday redemption keeps it.
    """
    first, last = first_income_day(bought, calendar), last_income_day(redeemed, calendar)
    return tuple(first + timedelta(days=k) for k in range((last - first).days + 1))
