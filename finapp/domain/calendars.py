"""Business days: calendars of regions, rolling of due dates, and counting.

Generate unadjusted dates first and roll each on its own; a rolled date never shifts later ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

SATURDAY, SUNDAY = 5, 6
DAYS_IN_WEEK = 7
_SEARCH_DAYS = 366
_CN_FIRST_YEAR = 2004


class Roll(StrEnum):
    """ISDA names of what happens to a date that is no business day."""

    NONE = "NO_ADJUST"
    FOLLOWING = "FOLLOWING"
    MODIFIED_FOLLOWING = "MODIFIED_FOLLOWING"
    PRECEDING = "PRECEDING"
    MODIFIED_PRECEDING = "MODIFIED_PRECEDING"
    NEAREST = "NEAREST"


class Region(StrEnum):
    """Regions with built-in holidays (ISO 3166 codes)."""

    CN = "CN"
    US = "US"
    GB = "GB"
    DE = "DE"
    FR = "FR"
    JP = "JP"
    HK = "HK"


@dataclass(frozen=True, slots=True)
class CalendarUnknown:
    """No holiday table exists for this year: the caller says so instead of guessing."""

    region: Region
    year: int


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """Which days are business days; make-up `extra_workdays` beat weekend and holiday."""

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: frozenset[date] = field(default_factory=frozenset)
    extra_workdays: frozenset[date] = field(default_factory=frozenset)

    def is_business_day(self, day: date) -> bool:
        """Tell whether banks work on `day`."""
        if day in self.extra_workdays:
            return True
        return day.weekday() not in self.weekend and day not in self.holidays


WEEKENDS_ONLY = BusinessCalendar()


def _step(day: date, calendar: BusinessCalendar, direction: int) -> date:
    for _ in range(_SEARCH_DAYS):
        if calendar.is_business_day(day):
            return day
        day += timedelta(days=direction)
    raise ValueError("the calendar has no business day within a year")


def roll(day: date, convention: Roll, calendar: BusinessCalendar) -> date:
    """Return `day`, or the business day the ISDA `convention` moves it to.

    `NEAREST` (as in OpenGamma Strata): Sunday and Monday go forward, every other day back.
    """
    if convention is Roll.NONE or calendar.is_business_day(day):
        return day
    if convention is Roll.NEAREST:
        forward = day.weekday() in {SUNDAY, 0}
    else:
        forward = convention in {Roll.FOLLOWING, Roll.MODIFIED_FOLLOWING}
    moved = _step(day, calendar, 1 if forward else -1)
    modified = convention in {Roll.MODIFIED_FOLLOWING, Roll.MODIFIED_PRECEDING}
    if modified and (moved.year, moved.month) != (day.year, day.month):
        return _step(day, calendar, -1 if forward else 1)
    return moved


def count_business_days(start: date, end: date, calendar: BusinessCalendar) -> int:
    """Count business days from `start` to `end`, both counted; negative when `end` is before `start`."""
    sign = 1 if start <= end else -1
    low, high = min(start, end), max(start, end)
    weeks, rest = divmod((high - low).days + 1, DAYS_IN_WEEK)
    working = weeks * (DAYS_IN_WEEK - len(calendar.weekend))
    working += sum((low.weekday() + day) % DAYS_IN_WEEK not in calendar.weekend for day in range(rest))
    for day in calendar.holidays | calendar.extra_workdays:
        if low <= day <= high:
            working += calendar.is_business_day(day) - (day.weekday() not in calendar.weekend)
    return sign * working


def add_business_days(start: date, count: int, calendar: BusinessCalendar) -> date:
    """Return the `count`-th business day after `start` (before it when negative)."""
    day = start
    direction = timedelta(days=1 if count >= 0 else -1)
    for _ in range(abs(count)):
        day = _step(day + direction, calendar, direction.days)
    return day


def calendar_of(region: Region, year: int) -> BusinessCalendar | CalendarUnknown:
    """Return the public holidays of `region` around `year` (the year itself and its neighbors).

    China publishes each year's arrangement, with make-up working days, late in the year before; a year
    without it is `CalendarUnknown`, never a guess from statutory days. Neighbor years are included as
    far as they are known, because a roll may cross New Year.
    """
    if not is_known(region, year):
        return CalendarUnknown(region, year)
    holidays: set[date] = set()
    workdays: set[date] = set()
    for near in (year - 1, year, year + 1):
        if is_known(region, near):
            off, work = _year_table(region, near)
            holidays |= off
            workdays |= work
    return BusinessCalendar(holidays=frozenset(holidays), extra_workdays=frozenset(workdays))


def roll_in(region: Region, day: date, convention: Roll) -> date | CalendarUnknown:
    """Roll `day` by the holidays of `region`, or name the year whose calendar is not known."""
    calendar = calendar_of(region, day.year)
    if isinstance(calendar, CalendarUnknown):
        return calendar
    moved = roll(day, convention, calendar)
    return moved if is_known(region, moved.year) else CalendarUnknown(region, moved.year)


def is_known(region: Region, year: int) -> bool:
    """Tell whether the holidays of `year` are published (China) or computable (elsewhere)."""
    first, last = _known_years(region)
    return first <= year <= last


@cache
def _known_years(region: Region) -> tuple[int, int]:
    import holidays  # noqa: PLC0415 - 0.1 s that a start without a calendar does not pay

    if region is not Region.CN:
        table = holidays.country_holidays(region)
        return table.start_year, table.end_year
    # Every published Chinese arrangement has make-up days; the library goes on without them.
    last = _CN_FIRST_YEAR
    while _year_table(region, last + 1)[1]:
        last += 1
    return _CN_FIRST_YEAR, last


@cache
def _year_table(region: Region, year: int) -> tuple[frozenset[date], frozenset[date]]:
    import holidays  # noqa: PLC0415 - see _known_years

    subdivision = "ENG" if region is Region.GB else None
    table = holidays.country_holidays(region, subdiv=subdivision, years=year)
    off = frozenset(day for day in table if day.year == year)
    workdays = frozenset(day for day in getattr(table, "weekend_workdays", ()) if day.year == year)
    return off, workdays
