"""Due dates from an anchor, statement cycles of credit tools, and interest-free days.

A date is always computed from the anchor and its index, never from the date before it: stepping from
31 January month by month would otherwise stay on the 28th for ever.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from finapp.errors import UserError

LAST_DAY = 31
"""The anchor day that means the last day of every month: the 31st, clipped."""

FIRST_DAY, FARTHEST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""The days a book can hold; what is counted from them stays inside the calendar."""

FEBRUARY = 2

_PAYOUT_DECADES = ((10, 5), (20, 15), (31, 25))
"""Last payout day of a decade and the due day it leads to."""


class Unit(StrEnum):
    """What a cadence counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class ClosingDayRule(StrEnum):
    """To which statement a purchase made on the closing day belongs; banks differ."""

    THIS_STATEMENT = "this_statement"
    NEXT_STATEMENT = "next_statement"


@dataclass(frozen=True, slots=True)
class CardCycle:
    """One statement and the day its amount is due."""

    statement: date
    due: date


@dataclass(frozen=True, slots=True)
class DueDay:
    """When a statement falls due: `grace_days` after it, or on a fixed `day` of the month.

    A fixed day after the statement day lies in the same month, any other in the next month.
    """

    grace_days: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if (self.grace_days is None) == (self.day is None):
            raise ValueError("give either grace_days or day")


def parse_date(text: str) -> date:
    """Return the ISO date `YYYY-MM-DD` in `text`; raises `date.unreadable`."""
    written = text.strip()
    try:
        found = date.fromisoformat(written)
    except ValueError:
        raise UserError("date.unreadable", text=text) from None
    if written != found.isoformat():  # such as 20260815 or 2026-W33-6
        raise UserError("date.unreadable", text=text)
    return found


def check_day(day: date) -> date:
    """Return `day`; raise `date.out_of_range` for one that no book can hold."""
    if not FIRST_DAY <= day <= FARTHEST_DAY:
        first, last = FIRST_DAY.isoformat(), FARTHEST_DAY.isoformat()
        raise UserError("date.out_of_range", first=first, last=last)
    return day


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    return monthrange(year, month)[1]


def clip(year: int, month: int, day: int) -> date:
    """Return `day` of the month, or its last day when the month is shorter."""
    return date(year, month, min(day, days_in_month(year, month)))


def is_month_end(day: date) -> bool:
    """Tell whether `day` is the last of its month."""
    return day.day == days_in_month(day.year, day.month)


def add_months(start: date, months: int) -> date:
    """Return `start` moved by `months`, clipped to the month's end."""
    return start + relativedelta(months=months)


def whole_months(start: date, end: date) -> tuple[int, int]:
    """Return the whole months counted back from `end` and the days left over to `start`.

    Two month-ends are whole months apart, and the last day of February stands for the 29th to 31st
    (12 CFR 1026 App. J (b)(5)).
    """
    months = 12 * (end.year - start.year) + end.month - start.month
    february = end.month == FEBRUARY and is_month_end(end) and start.day > end.day
    if february or (is_month_end(start) and is_month_end(end)):
        return months, 0
    if clip(start.year, start.month, end.day) < start:
        months -= 1
    counted_back = add_months(end.replace(day=1), -months)
    return months, (clip(counted_back.year, counted_back.month, end.day) - start).days


def due_date(
    first: date, index: int, unit: Unit = Unit.MONTH, step: int = 1, anchor_day: int | None = None
) -> date:
    """Return the `index`-th date (0 is the first) of a cadence of `step` units.

    `anchor_day` (1 to 31, `LAST_DAY` for month ends) belongs to the agreement and may differ from the
    day of `first`, which can already be clipped: 29 February with anchor 31. It counts for months and
    years only; days and weeks are exact distances.
    """
    if unit is Unit.DAY:
        return first + timedelta(days=index * step)
    if unit is Unit.WEEK:
        return first + timedelta(weeks=index * step)
    months = index * step * (12 if unit is Unit.YEAR else 1)
    moved = date(first.year, first.month, 1) + relativedelta(months=months)
    return clip(moved.year, moved.month, first.day if anchor_day is None else anchor_day)


def due_dates(
    first: date, count: int, unit: Unit = Unit.MONTH, step: int = 1, anchor_day: int | None = None
) -> tuple[date, ...]:
    """Return `count` dates, each computed from the anchor (see `due_date`)."""
    return tuple(due_date(first, index, unit, step, anchor_day) for index in range(count))


def due_of(statement: date, statement_day: int, rule: DueDay) -> date:
    """Return the day the statement issued on `statement` falls due."""
    if rule.grace_days is not None:
        return statement + timedelta(days=rule.grace_days)
    day = rule.day or LAST_DAY
    month = add_months(statement.replace(day=1), 0 if day > statement_day else 1)
    return clip(month.year, month.month, day)


def card_cycles(year: int, month: int, count: int, statement_day: int, rule: DueDay) -> tuple[CardCycle, ...]:
    """Return the `count` cycles whose statements are issued from `month` of `year` on."""
    statements = due_dates(date(year, month, 1), count, anchor_day=statement_day)
    return tuple(CardCycle(day, due_of(day, statement_day, rule)) for day in statements)


def cycle_of(
    purchase: date,
    statement_day: int,
    rule: DueDay,
    on_closing_day: ClosingDayRule = ClosingDayRule.THIS_STATEMENT,
) -> CardCycle:
    """Return the cycle a purchase falls in: the first statement that closes on or after it."""
    first = purchase.replace(day=1)
    belongs = on_closing_day is ClosingDayRule.THIS_STATEMENT
    for index in range(3):
        statement = due_date(first, index, anchor_day=statement_day)
        if statement > purchase or (belongs and statement == purchase):
            return CardCycle(statement, due_of(statement, statement_day, rule))
    raise AssertionError("a statement closes every month")


def interest_free_days(purchase: date, cycle: CardCycle) -> int:
    """Return the days between a purchase and the due day of its cycle."""
    return (cycle.due - purchase).days


def payout_decade_due(payout: date) -> date:
    """Return the first due date under the payout-decade rule of dealer finance.

    Paid out on the 1st to 10th: the 5th of the next month; 11th to 20th: the 15th; later: the 25th.
    """
    following = add_months(payout.replace(day=1), 1)
    return following.replace(day=next(due for last, due in _PAYOUT_DECADES if payout.day <= last))


def payout_day_anchor(payout: date, late_day: int = 28) -> int:
    """Return the anchor day under "same day, but the 28th when paid out on the 28th to 31st"."""
    return min(payout.day, late_day)
