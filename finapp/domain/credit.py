"""Credit tools: billing cycles, the day a charge falls due, installment offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.dates import LAST_DAY, DueDay, clip, due_of

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
    """

    valid_from: date
    closing_day: int
    due_kind: DueKind
    due_value: int
    closing_day_included: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditTerms:
    """What a lender agreed: limit, refund and early-payoff habits, the preset it came from."""

    limit: Money | None = None
    preset: str = ""
    auto_pay: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of a tool's installment price list; `convention` says what `rate` is of."""

    account_id: AccountId
    periods: int
    convention: CostConvention
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Period:
    """One billing period: charges from `begin` up to but not including `end` are on it."""

    begin: date
    end: date
    closing: date
    due: date


@dataclass(frozen=True, slots=True)
class Charge:
    """What was charged to a tool on a day without a plan; minor units, `items` purchases."""

    account_id: AccountId
    on: date
    amount: int
    items: int = 1


@dataclass(frozen=True, slots=True)
class Credit:
    """What came off a tool's bills on a day: a payment or a refund; minor units."""

    account_id: AccountId
    on: date
    amount: int


def due_date(cycle: BillingCycle, closing: date) -> date:
    """Return the day a statement closed on `closing` is due."""
    if cycle.due_kind is DueKind.OFFSET:
        return due_of(closing, cycle.closing_day, DueDay(grace_days=cycle.due_value))
    return due_of(closing, cycle.closing_day, DueDay(day=cycle.due_value))


def _cycle_at(cycles: Sequence[BillingCycle], day: date) -> BillingCycle:
    """Return the rule in force on `day`; before the first one, the first."""
    rule = cycles[0]
    for cycle in cycles:
        if cycle.valid_from <= day:
            rule = cycle
    return rule


def closings(cycles: Sequence[BillingCycle], start: date) -> Iterator[date]:
    """Yield the closing dates from the one on or after `start`, each by the rule in force in its month."""
    month = start.replace(day=1)
    while True:
        rule = _cycle_at(cycles, clip(month.year, month.month, LAST_DAY))
        closing = clip(month.year, month.month, rule.closing_day)
        if _cycle_at(cycles, closing) is not rule:
            rule = _cycle_at(cycles, closing)
            closing = clip(month.year, month.month, rule.closing_day)
        if closing >= start:
            yield closing
        month += relativedelta(months=1)


def periods(cycles: Sequence[BillingCycle], start: date) -> Iterator[Period]:
    """Yield billing periods in order, from the one that holds a charge made on `start`.

    `cycles` are sorted by `valid_from` and not empty.
    """
    previous = None
    for closing in closings(cycles, start - relativedelta(months=2)):
        rule = _cycle_at(cycles, closing)
        end = closing + timedelta(days=1) if rule.closing_day_included else closing
        if previous is not None and end > start and end > previous:
            yield Period(previous, end, closing, due_date(rule, closing))
        previous = end if previous is None else max(previous, end)


def period_of(cycles: Sequence[BillingCycle], charged_on: date) -> Period:
    """Return the billing period that a charge made on `charged_on` falls in."""
    return next(periods(cycles, charged_on))


def next_due_day(cycles: Sequence[BillingCycle], charged_on: date) -> date:
    """Return the day on which a charge made on `charged_on` is due."""
    return period_of(cycles, charged_on).due
