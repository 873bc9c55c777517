"""The US annual percentage rate: Regulation Z (12 CFR 1026) Appendix J, actuarial method.

Inside a fraction of a unit-period interest is simple, over whole unit-periods it compounds:
sum of advances / ((1 + f*i)(1 + i)^t) = sum of payments / ((1 + f*i)(1 + i)^t),
APR = i * unit-periods a year.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from finapp.domain.dates import LAST_DAY, clip, due_date, is_month_end
from finapp.domain.explain import Explanation, Line, line
from finapp.domain.solver import PERIOD_WINDOW, RateResult, Reason, no_rate, solve, solve_function

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

MONTHS_IN_YEAR = 12
_SOURCE = "12 CFR 1026 Appendix J (b)"


class PeriodUnit(StrEnum):
    """Standard intervals of time of Appendix J (b)(3)(iii)."""

    DAY = "day"
    WEEK = "week"
    SEMIMONTH = "semimonth"
    MONTH = "month"
    YEAR = "year"


_PER_YEAR = {
    PeriodUnit.DAY: 365,
    PeriodUnit.WEEK: 52,
    PeriodUnit.SEMIMONTH: 24,
    PeriodUnit.MONTH: MONTHS_IN_YEAR,
    PeriodUnit.YEAR: 1,
}


@dataclass(frozen=True, slots=True, order=True)
class UnitPeriod:
    """The interval that the rate is computed for, such as 2 weeks or 1 month."""

    unit: PeriodUnit
    multiple: int = 1

    @property
    def per_year(self) -> Fraction:
        """Return the unit-periods in a year."""
        return Fraction(_PER_YEAR[self.unit], self.multiple)


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole unit-periods and a fraction, kept as written: `odd` days (or months) over `base`."""

    whole: int
    odd: int
    base: int

    @property
    def fraction(self) -> Fraction:
        """Return the fraction of a unit-period."""
        return Fraction(self.odd, self.base)


@dataclass(frozen=True, slots=True)
class Timed:
    """A flow with its distance from the beginning of the term; advances are positive."""

    day: date
    amount: Decimal
    after: Interval


@dataclass(frozen=True, slots=True)
class UsApr:
    """The APR with everything it was computed from; `apr` is None when `rate` has no value."""

    unit_period: UnitPeriod
    flows: tuple[Timed, ...]
    first: Interval | None
    rate: RateResult

    @property
    def apr(self) -> Decimal | None:
        """Return the nominal yearly rate, a fraction."""
        if self.rate.value is None:
            return None
        per_year = self.unit_period.per_year
        return self.rate.value * per_year.numerator / per_year.denominator


def us_apr(
    advances: Sequence[tuple[date, Decimal]],
    payments: Sequence[tuple[date, Decimal]],
    unit_period: UnitPeriod | None = None,
) -> UsApr:
    """Return the APR of positive `advances` (the amount financed) and positive `payments`.

    Times count from the earliest date. Without a `unit_period` the one of Appendix J (b)(4) is found.
    """
    period = unit_period or find_unit_period([day for day, _ in advances], [day for day, _ in payments])
    dates = [day for day, _ in (*advances, *payments)]
    if not dates:
        return UsApr(period, (), None, no_rate(Reason.ALL_ZERO))
    start = min(dates)
    measures = [measurer(start, [day for day, _ in group], period) for group in (advances, payments)]
    flows = [Timed(day, amount, measures[0](day)) for day, amount in advances]
    flows += [Timed(day, -amount, measures[1](day)) for day, amount in payments]
    first = measures[1](min(day for day, _ in payments)) if payments else None
    return UsApr(period, tuple(flows), first, _solve(flows))


def measurer(start: date, days: Sequence[date], period: UnitPeriod) -> Callable[[date], Interval]:
    """Return a function that measures from `start` to a date of the series `days`, (b)(5)(i)-(vii).

    Months are counted back from the later date. In a series for the 29th to 31st, or for the last day of
    each month, the last day of a shorter month stands for that day, (b)(3)(iv); so it does where every date
    is that of `start`, such as the one payment on 28 February of a loan from 30 January.
    """
    anchor = max((day.day for day in days), default=1)
    if is_month_end(start) and all(map(is_month_end, days)):
        anchor = LAST_DAY
    elif all(day == clip(day.year, day.month, start.day) for day in days):
        anchor = start.day

    def measure(day: date) -> Interval:
        fits = day == clip(day.year, day.month, anchor)
        return measured(start, day, period, anchor if fits else day.day)

    return measure


def measured(start: date, end: date, period: UnitPeriod, anchor_day: int) -> Interval:
    """Return the unit-periods from `start` to `end`, months ending on `anchor_day` or the month's last."""
    if period.unit in {PeriodUnit.DAY, PeriodUnit.WEEK}:
        base = period.multiple * (7 if period.unit is PeriodUnit.WEEK else 1)
        return Interval(*divmod((end - start).days, base), base)
    months, reached = whole_months(start, end, anchor_day)
    days = (reached - start).days
    if period.unit is PeriodUnit.YEAR:
        years, rest = divmod(months, MONTHS_IN_YEAR)
        if not days:
            return Interval(years, rest, MONTHS_IN_YEAR)
        back = due_date(end, -years, step=MONTHS_IN_YEAR, anchor_day=anchor_day)
        return Interval(years, (back - start).days, 365)
    if period == UnitPeriod(PeriodUnit.MONTH):
        return Interval(months, days, 30)
    base = 15 * period.multiple if period.unit is PeriodUnit.SEMIMONTH else 30 * period.multiple
    return Interval(*divmod(30 * months + days, base), base)


def whole_months(start: date, end: date, anchor_day: int) -> tuple[int, date]:
    """Count full months back from `end` and return them with the day they reach, not before `start`."""
    months = (end.year - start.year) * MONTHS_IN_YEAR + end.month - start.month
    reached = due_date(end, -months, anchor_day=anchor_day)
    if reached < start:
        months -= 1
        reached = due_date(end, -months, anchor_day=anchor_day)
    return months, reached


def _solve(flows: Sequence[Timed]) -> RateResult:
    if not any(flow.after.odd for flow in flows):
        return solve(((flow.after.whole, flow.amount) for flow in flows), PERIOD_WINDOW)
    terms = [(flow.after.whole, float(flow.after.fraction), float(flow.amount)) for flow in flows]

    def relative_value(growth: float) -> float:
        rate = math.expm1(growth)
        reference = 0 if growth >= 0 else max(whole for whole, _, _ in terms)
        total = size = 0.0
        for whole, fraction, amount in terms:
            term = amount * math.exp(-growth * (whole - reference)) / (1 + fraction * rate)
            total += term
            size += abs(term)
        return total / size

    timed = ((flow.after.whole + flow.after.fraction, flow.amount) for flow in flows)
    return solve_function(relative_value, timed, PERIOD_WINDOW)


def find_unit_period(advances: Sequence[date], payments: Sequence[date]) -> UnitPeriod:
    """Return the most frequent interval, the shorter of equally frequent ones, (b)(4).

    The term itself, at most a year, for one advance and one payment. When no interval occurs twice, the
    standard interval nearest the mean.
    """
    days = sorted({*advances, *payments})
    if len(days) < 2:  # noqa: PLR2004 - an interval has two ends
        return UnitPeriod(PeriodUnit.YEAR)
    if len(days) == 2:  # noqa: PLR2004 - one advance, one payment
        return _term(days[0], days[1])
    paid = sorted(set(payments))
    thirds = list(zip(paid, paid[1:], paid[2:], strict=False))
    if thirds and all(_is_semimonthly(*three) for three in thirds):
        return UnitPeriod(PeriodUnit.SEMIMONTH)
    anchor = max(day.day for day in paid) if paid else max(day.day for day in days)
    counted = Counter(_interval(first, last, anchor) for first, last in pairwise(days))
    often = max(counted.values())
    if often > 1:
        return min((period for period, count in counted.items() if count == often), key=_length)
    return _nearest_standard(Fraction((days[-1] - days[0]).days, len(days) - 1))


def _term(start: date, end: date) -> UnitPeriod:
    anchor = LAST_DAY if is_month_end(start) and is_month_end(end) else end.day
    period = _interval(start, end, anchor)
    days = (end - start).days
    if _length(period) >= 1:
        return UnitPeriod(PeriodUnit.YEAR)
    return period if period.unit is PeriodUnit.MONTH else UnitPeriod(PeriodUnit.DAY, days)


def _is_semimonthly(first: date, middle: date, last: date) -> bool:
    months, reached = whole_months(first, last, last.day if not is_month_end(last) else LAST_DAY)
    return months == 1 and reached == first and 12 < (middle - first).days < 19  # noqa: PLR2004 - half a month


def _interval(first: date, last: date, anchor: int) -> UnitPeriod:
    fits = last == clip(last.year, last.month, anchor)
    months, reached = whole_months(first, last, anchor if fits else last.day)
    if months and reached == first:
        whole_year = months >= MONTHS_IN_YEAR
        return UnitPeriod(PeriodUnit.YEAR) if whole_year else UnitPeriod(PeriodUnit.MONTH, months)
    weeks, rest = divmod((last - first).days, 7)
    return UnitPeriod(PeriodUnit.DAY, (last - first).days) if rest else UnitPeriod(PeriodUnit.WEEK, weeks)


def _length(period: UnitPeriod) -> Fraction:
    return 1 / period.per_year


def _nearest_standard(mean_days: Fraction) -> UnitPeriod:
    standard: Iterable[UnitPeriod] = (
        UnitPeriod(PeriodUnit.DAY),
        *(UnitPeriod(PeriodUnit.WEEK, weeks) for weeks in range(1, 52)),
        UnitPeriod(PeriodUnit.SEMIMONTH),
        *(UnitPeriod(PeriodUnit.MONTH, months) for months in range(1, MONTHS_IN_YEAR)),
        UnitPeriod(PeriodUnit.YEAR),
    )
    return min(standard, key=lambda period: (abs(_length(period) * 365 - mean_days), _length(period)))


def explain_us_apr(result: UsApr) -> Explanation:
    """Explain the APR: the unit-period, the time to the first payment, the rate of one unit-period."""
    advanced = sum((flow.amount for flow in result.flows if flow.amount > 0), Decimal(0))
    paid = -sum((flow.amount for flow in result.flows if flow.amount < 0), Decimal(0))
    period = result.unit_period
    steps = [line(f"apr_us.unit_{period.unit}", multiple=period.multiple, per_year=period.per_year)]
    if result.first is not None:
        first = result.first
        steps.append(line("apr_us.first", whole=first.whole, odd=first.odd, base=first.base))
    if result.apr is None or result.rate.value is None:
        steps.append(line(f"no_rate.{result.rate.reason}"))
        return Explanation(line("apr_us.none"), _SOURCE, _amounts(advanced, paid), tuple(steps))
    steps.append(line("apr_us.rate", rate=result.rate.value))
    steps.append(line("apr_us.times", rate=result.rate.value, per_year=period.per_year, apr=result.apr))
    rule = line("apr_us.rule", apr=result.apr)
    return Explanation(rule, _SOURCE, _amounts(advanced, paid), tuple(steps), line("apr_us.rounding"))


def _amounts(advanced: Decimal, paid: Decimal) -> tuple[Line, ...]:
    return (line("input.advanced", amount=advanced), line("input.paid", amount=paid))
