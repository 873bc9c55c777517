"""The EU annual percentage rate of charge: Directive 2008/48/EC, Annex I.

Sum of drawdowns * (1 + X)^-t = sum of payments * (1 + X)^-t, t in years from the first drawdown. Unlike
the US rate it compounds inside fractions of a period. The UK (MCOB 10.3) uses the same equation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.dates import (
    FEBRUARY,
    LAST_DAY,
    Unit,
    add_months,
    clip,
    days_in_month,
    due_date,
    is_month_end,
)
from finapp.domain.explain import Explanation, line
from finapp.domain.solver import YEAR_WINDOW, RateResult, solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MONTHS_IN_YEAR = 12
WEEKS_IN_YEAR = 52
_DAYS_IN_WEEK = 7
_DAYS_IN_YEAR = 365
_LEAP_DAY = 29
_SOURCE = "2008/48/EC Annex I; 2011/90/EU"


@dataclass(frozen=True, slots=True)
class AprcFlow:
    """An amount and its distance in years from the first drawdown."""

    years: Fraction
    amount: Decimal


def aprc(drawdowns: Iterable[AprcFlow], payments: Iterable[AprcFlow]) -> RateResult:
    """Return the APRC of positive `drawdowns` and positive `payments`."""
    flows = [(flow.years, flow.amount) for flow in drawdowns]
    flows += [(flow.years, -flow.amount) for flow in payments]
    return solve(flows, YEAR_WINDOW)


def dated_aprc(
    drawdowns: Sequence[tuple[date, Decimal]], payments: Sequence[tuple[date, Decimal]], unit: Unit
) -> RateResult:
    """Return the APRC of dated flows, times measured in whole `unit`s and days from the earliest date."""
    start = min((day for day, _ in (*drawdowns, *payments)), default=date.min)
    sides = [
        [AprcFlow(interval_years(start, day, unit), amount) for day, amount in side]
        for side in (drawdowns, payments)
    ]
    return aprc(*sides)


def interval_years(start: date, end: date, unit: Unit) -> Fraction:
    """Return the years from `start` to `end`, whole `unit`s counted back from `end`.

    The days left over count 1/365, or 1/366 when the year that ends on the date reached has a 29 February
    (remark (c) of Annex I, and the examples of SWD(2012) 128). Two month-ends are whole months apart; unlike
    in the US, 30 January and 28 February are not. Raises ValueError when `end` is before `start`.
    """
    if end < start:
        raise ValueError(f"{end} is before {start}")
    if unit is Unit.DAY:
        return _days((end - start).days, end)
    if unit is Unit.WEEK:
        weeks, days = divmod((end - start).days, _DAYS_IN_WEEK)
        return Fraction(weeks, WEEKS_IN_YEAR) + _days(days, start + timedelta(days=days))
    both_end = is_month_end(start) and is_month_end(end) and (unit is Unit.MONTH or start.month == end.month)
    months = MONTHS_IN_YEAR * (end.year - start.year) + end.month - start.month
    if not both_end and clip(start.year, start.month, end.day) < start:
        months -= 1
    per_year = MONTHS_IN_YEAR if unit is Unit.MONTH else 1
    whole = months * per_year // MONTHS_IN_YEAR
    reached = due_date(end, -whole, unit, anchor_day=LAST_DAY if both_end else end.day)
    return Fraction(whole, per_year) + _days((reached - start).days, reached)


def _days(days: int, reached: date) -> Fraction:
    if not days:
        return Fraction(0)
    year_before = add_months(reached, -MONTHS_IN_YEAR)
    leap_days = [
        date(year, FEBRUARY, _LEAP_DAY)
        for year in (reached.year - 1, reached.year)
        if days_in_month(year, FEBRUARY) == _LEAP_DAY
    ]
    leap = any(year_before < day <= reached for day in leap_days)
    return Fraction(days, _DAYS_IN_YEAR + leap)


def rounded_percent(percent: Decimal, decimals: int = 1) -> Decimal:
    """Return a percentage half up, as remark (d) of Annex I asks; one decimal is the least allowed."""
    return percent.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def explain_aprc(rate: RateResult, unit: Unit | None) -> Explanation:
    """Explain the APRC and how its times are measured; without a unit they are given in years."""
    steps = [line(f"aprc_eu.unit_{unit}" if unit is not None else "aprc_eu.given")]
    if rate.value is None:
        steps.append(line(f"no_rate.{rate.reason}"))
        return Explanation(line("aprc_eu.none"), _SOURCE, steps=tuple(steps))
    steps.append(line("aprc_eu.rate", rate=rate.value))
    percent = rounded_percent(rate.value * 100)
    return Explanation(
        line("aprc_eu.rule", percent=percent), _SOURCE, steps=tuple(steps), rounding=line("aprc_eu.rounding")
    )
