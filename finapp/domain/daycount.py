"""Day counts: days and exact year fractions between two dates under a named convention.

"30/360" alone is ambiguous: five rules differ around the 31st and the end of February, so the full name is
stored. Sources: ISDA 2006 definitions 4.16, ICMA rule 251, and for the rarer ones OpenGamma Strata.
Intervals are start-inclusive and end-exclusive.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from finapp.domain.dates import LAST_DAY, due_date, is_month_end

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEBRUARY = 2
LONGEST_MONTH = 31
THIRTY = 30


class DayCount(StrEnum):
    """Full names of the conventions."""

    THIRTY_360_BOND = "30/360-BOND"
    THIRTY_360_US = "30/360-US"
    THIRTY_E_360 = "30E/360"
    THIRTY_E_360_ISDA = "30E/360-ISDA"
    THIRTY_E_PLUS_360 = "30E+/360"
    ACT_360 = "ACT/360"
    ACT_365F = "ACT/365F"
    ACT_ACT_ISDA = "ACT/ACT-ISDA"
    ACT_ACT_ICMA = "ACT/ACT-ICMA"
    ACT_ACT_AFB = "ACT/ACT-AFB"
    NL_365 = "NL/365"


def day_count(convention: DayCount, start: date, end: date, *, termination: date | None = None) -> int:
    """Return the days from `start` to `end`; `termination` matters to 30E/360-ISDA only."""
    if convention is DayCount.THIRTY_E_360_ISDA:
        return _thirty_e_isda(start, end, termination)
    if convention in _THIRTY:
        return _THIRTY[convention](start, end)
    if convention is DayCount.NL_365:
        return (end - start).days - _leap_days(start, end)
    return (end - start).days


def year_fraction(
    convention: DayCount, start: date, end: date, *, termination: date | None = None
) -> Fraction:
    """Return the exact years from `start` to `end`; for ACT/ACT-ICMA see `icma_fraction`."""
    if convention is DayCount.ACT_ACT_ISDA:
        return _isda(start, end)
    if convention is DayCount.ACT_ACT_AFB:
        return _afb(start, end)
    if convention is DayCount.ACT_ACT_ICMA:
        raise ValueError("ACT/ACT-ICMA needs the coupon dates")
    base = 365 if convention in {DayCount.ACT_365F, DayCount.NL_365} else 360
    return Fraction(day_count(convention, start, end, termination=termination), base)


def icma_fraction(start: date, end: date, frequency: int, coupons: Sequence[date]) -> Fraction:
    """Return the sum of days / (frequency * days of the coupon period) over (quasi-)coupon periods.

    `coupons` are ascending and cover the interval (see `quasi_coupons`).
    """
    if start > end:
        return -icma_fraction(end, start, frequency, coupons)
    if not coupons or coupons[0] > start or coupons[-1] < end:
        raise ValueError("the coupon dates do not cover the interval")
    total = Fraction(0)
    for first, last in pairwise(coupons):
        days = (min(end, last) - max(start, first)).days
        if days > 0:
            total += Fraction(days, frequency * (last - first).days)
    return total


def quasi_coupons(
    start: date, end: date, frequency: int, reference: tuple[date, date], *, end_of_month: bool = False
) -> list[date]:
    """Return coupon dates covering the interval: the `reference` period continued both ways."""
    months = 12 // frequency
    if frequency < 1 or months * frequency != 12:  # noqa: PLR2004 - months of a year
        raise ValueError("coupons are paid 1, 2, 3, 4, 6 or 12 times a year")
    first, last = reference
    anchor = LAST_DAY if end_of_month else max(first.day, last.day)
    found = [first, last]
    steps = 0
    while found[0] > min(start, end):
        steps -= 1
        found.insert(0, due_date(first, steps, step=months, anchor_day=anchor))
    steps = 0
    while found[-1] < max(start, end):
        steps += 1
        found.append(due_date(last, steps, step=months, anchor_day=anchor))
    return found


def leap_days_after(start: date, end: date) -> int:
    """Count the 29ths of February after `start` up to and including `end`."""
    years = range(start.year, end.year + 1)
    return sum(isleap(year) and start < date(year, FEBRUARY, 29) <= end for year in years)


def _leap_days(start: date, end: date) -> int:
    return leap_days_after(start, end) if start <= end else -leap_days_after(end, start)


def _end_of_february(day: date) -> bool:
    return day.month == FEBRUARY and is_month_end(day)


def _thirty(start: date, first: int, end: date, last: int, extra_months: int = 0) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month + extra_months
    return months * THIRTY + last - first


def _bond(start: date, end: date) -> int:
    first = min(start.day, THIRTY)
    last = THIRTY if end.day == LONGEST_MONTH and first == THIRTY else end.day
    return _thirty(start, first, end, last)


def _us(start: date, end: date) -> int:
    first, last = start.day, end.day
    if _end_of_february(start):
        if _end_of_february(end):
            last = THIRTY
        first = THIRTY
    if last == LONGEST_MONTH and first >= THIRTY:
        last = THIRTY
    return _thirty(start, min(first, THIRTY), end, last)


def _thirty_e(start: date, end: date) -> int:
    return _thirty(start, min(start.day, THIRTY), end, min(end.day, THIRTY))


def _thirty_e_isda(start: date, end: date, termination: date | None) -> int:
    first = THIRTY if _end_of_february(start) else min(start.day, THIRTY)
    clipped = _end_of_february(end) and end != termination
    return _thirty(start, first, end, THIRTY if clipped else min(end.day, THIRTY))


def _thirty_e_plus(start: date, end: date) -> int:
    over = end.day == LONGEST_MONTH
    return _thirty(start, min(start.day, THIRTY), end, 1 if over else end.day, extra_months=int(over))


_THIRTY: dict[DayCount, Callable[[date, date], int]] = {
    DayCount.THIRTY_360_BOND: _bond,
    DayCount.THIRTY_360_US: _us,
    DayCount.THIRTY_E_360: _thirty_e,
    DayCount.THIRTY_E_PLUS_360: _thirty_e_plus,
}


def _isda(start: date, end: date) -> Fraction:
    if start > end:
        return -_isda(end, start)
    total = Fraction(0)
    for year in range(start.year, end.year + 1):
        first = max(start.toordinal(), date(year, 1, 1).toordinal())
        last = min(end.toordinal(), date(year, 12, 31).toordinal() + 1)
        total += Fraction(last - first, 366 if isleap(year) else 365)
    return total


def _afb(start: date, end: date) -> Fraction:
    """Return whole years counted back from `end`, and the rest over 366 when it holds a 29 February."""
    if start > end:
        return -_afb(end, start)
    years = 0
    rest_end = end
    while True:
        earlier = due_date(rest_end, -1, step=12)
        if earlier.month == FEBRUARY and earlier.day == 28 and isleap(earlier.year):  # noqa: PLR2004 - 28 February
            earlier += timedelta(days=1)
        if earlier < start:
            break
        years, rest_end = years + 1, earlier
    leap = any(
        isleap(year) and start <= date(year, FEBRUARY, 29) < rest_end for year in {start.year, rest_end.year}
    )
    return years + Fraction((rest_end - start).days, 366 if leap else 365)
