"""Credit tools: billing cycles, the day a charge falls due, installment offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.calendars import WEEKENDS_ONLY, CalendarUnknown, Region, Roll, roll, roll_in
from finapp.domain.dates import DueDay, Unit, clip, due_of
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder
from finapp.domain.statement import Pays

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from finapp.domain.account import AccountId
    from finapp.domain.money import Money
    from finapp.domain.plan import CostConvention


class DueKind(StrEnum):
    """How the due date follows the closing date."""

    DAY = "day"
    OFFSET = "offset"


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingCycle:
    """How a tool bills, from `valid_from` on.

    `due_kind` DAY: day `due_value` of a month after the closing; OFFSET: `due_value` days after it.
    `closing_day_included`: a purchase on the closing day belongs to the statement that closes that day.
    A due date that is no business day of `region` moves by `roll`.
    """

    valid_from: date
    closing_day: int
    due_kind: DueKind
    due_value: int
    closing_day_included: bool = True
    roll: Roll = Roll.NONE
    region: Region | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditTerms:
    """What is known of a tool beside its conditions: the limit now, the preset it came from, who pays how.

    `pays` is how much of a statement the household usually pays, FIXED: `pays_amount` minor units beside the
    installments. `auto_pay`: the lender takes that by itself on the due day.
    """

    limit: Money | None = None
    preset: str = ""
    auto_pay: bool = False
    pays: Pays = Pays.FULL
    pays_amount: int | None = None


@dataclass(frozen=True, slots=True)
class DatedLimit:
    """A credit limit from a day on."""

    valid_from: date
    limit: Money


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of a tool's installment price list; `convention` says what `rate` is of.

    Installments lie `step` `unit`s apart; the first is due `first_days` after the purchase, None: with the
    tool's next bill. `rounding` settles the whole fee, `remainder` says which installment takes what does not
    divide evenly.
    """

    account_id: AccountId
    periods: int
    convention: CostConvention
    rate: Decimal
    unit: Unit = Unit.MONTH
    step: int = 1
    first_days: int | None = None
    remainder: Remainder = Remainder.LAST
    rounding: Rounding = Rounding.HALF_UP


@dataclass(frozen=True, slots=True)
class Period:
    """One billing period: charges from `begin` up to but not including `end` are on it.

    `due` is the last day to pay, `agreed_due` the same before it moved off a day without business; with
    `calendar_unknown` the holidays of that year are not published and it did not move.
    """

    begin: date
    end: date
    closing: date
    due: date
    agreed_due: date
    calendar_unknown: bool = False


def agreed_due(cycle: BillingCycle, closing: date) -> date:
    """Return the day a statement closed on `closing` is due by the agreement, whatever day of the week."""
    if cycle.due_kind is DueKind.OFFSET:
        return due_of(closing, cycle.closing_day, DueDay(grace_days=cycle.due_value))
    return due_of(closing, cycle.closing_day, DueDay(day=cycle.due_value))


def rolled_due(cycle: BillingCycle, due: date) -> date | CalendarUnknown:
    """Return the business day that `due` moves to; `CalendarUnknown` in a year without published holidays."""
    if cycle.roll is Roll.NONE:
        return due
    if cycle.region is None:
        return roll(due, cycle.roll, WEEKENDS_ONLY)
    return roll_in(cycle.region, due, cycle.roll)


def last_day_to_pay(cycles: Sequence[BillingCycle], due: date) -> date:
    """Return the day an installment due on `due` must be paid by: the rule in force may move it.

    In a year without published holidays it stays where it is.
    """
    if not cycles:
        return due
    moved = rolled_due(cycle_at(cycles, due), due)
    return due if isinstance(moved, CalendarUnknown) else moved


def cycle_at(cycles: Sequence[BillingCycle], day: date) -> BillingCycle:
    """Return the rule in force on `day`; before the first one, the first."""
    rule = cycles[0]
    for cycle in cycles:
        if cycle.valid_from <= day:
            rule = cycle
    return rule


def closings(cycles: Sequence[BillingCycle], start: date) -> Iterator[date]:
    """Yield the closing dates from the one on or after `start`.

    A rule closes statements from its own first day until the day before the next rule's, so a change never
    touches a closing date before it.
    """
    for index, rule in enumerate(cycles):
        until = cycles[index + 1].valid_from if index + 1 < len(cycles) else date.max
        begin = start if index == 0 else max(start, rule.valid_from)
        month = begin.replace(day=1)
        while month < until:
            closing = clip(month.year, month.month, rule.closing_day)
            if begin <= closing < until:
                yield closing
            month += relativedelta(months=1)


def periods(cycles: Sequence[BillingCycle], start: date) -> Iterator[Period]:
    """Yield billing periods in order, from the one that holds a charge made on `start`.

    `cycles` are sorted by `valid_from` and not empty.
    """
    previous = None
    longest = relativedelta(months=2 + len(cycles))  # each change of the rule may leave out one closing
    for closing in closings(cycles, start - longest):
        rule = cycle_at(cycles, closing)
        end = closing + timedelta(days=1) if rule.closing_day_included else closing
        if previous is not None and end > start and end > previous:
            yield _period(rule, previous, end, closing)
        previous = end if previous is None else max(previous, end)


def _period(rule: BillingCycle, begin: date, end: date, closing: date) -> Period:
    agreed = agreed_due(rule, closing)
    moved = rolled_due(rule, agreed)
    if isinstance(moved, CalendarUnknown):
        return Period(begin, end, closing, agreed, agreed, calendar_unknown=True)
    return Period(begin, end, closing, moved, agreed)


def period_of(cycles: Sequence[BillingCycle], charged_on: date) -> Period:
    """Return the billing period that a charge made on `charged_on` falls in."""
    return next(periods(cycles, charged_on))


def next_due_day(cycles: Sequence[BillingCycle], charged_on: date) -> date:
    """Return the day on which a charge made on `charged_on` is due by the agreement, before it moves.

    Later due days count from this one, and a day that moved must not shift them.
    """
    return period_of(cycles, charged_on).agreed_due


def last_due_before(cycles: Sequence[BillingCycle], on: date) -> date | None:
    """Return the day that the newest statement closed before `on` is due; None without statements."""
    if not cycles:
        return None
    return period_of(cycles, period_of(cycles, on).begin - timedelta(days=1)).agreed_due
