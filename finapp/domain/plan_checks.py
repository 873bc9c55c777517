"""Which terms of a plan can't be right, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.dates import FARTHEST_DAY, LAST_DAY, check_day, due_date
from finapp.domain.money import Money
from finapp.domain.plan import MAX_INSTALLMENTS, REDUCING, CostConvention
from finapp.errors import UserError

if TYPE_CHECKING:
    from finapp.domain.plan import PlanTerms

_MAX_RATE = 100
_MAX_STEP = 366


def check_terms(terms: PlanTerms) -> None:
    """Raise a `plan.*` or `date.*` error when the terms can't be right."""
    _check_amounts(terms)
    _check_cost(terms)
    _check_cadence(terms)
    check_day(terms.start)
    if terms.convention is CostConvention.CUSTOM:
        _check_custom(terms)
    elif terms.first_due < terms.start:
        raise UserError("plan.dates", first=terms.first_due.isoformat(), start=terms.start.isoformat())
    else:
        _check_last_day(terms)


def _check_amounts(terms: PlanTerms) -> None:
    price, down = Money(terms.price, terms.currency), Money(terms.down_payment, terms.currency)
    if not 1 <= terms.count <= MAX_INSTALLMENTS:
        raise UserError("plan.count", count=terms.count, largest=MAX_INSTALLMENTS)
    if terms.price <= 0:
        raise UserError("plan.amount")
    if not 0 <= terms.down_payment < terms.price:
        raise UserError("plan.down_payment", down=down, price=price)
    if terms.principal < terms.count:
        raise too_small(terms)
    if not 0 <= terms.balloon < terms.principal:
        raise UserError("plan.balloon", balloon=Money(terms.balloon, terms.currency))


def _check_cost(terms: PlanTerms) -> None:
    for rate in (terms.rate, terms.penalty_rate):
        if not (rate.is_finite() and 0 <= rate <= _MAX_RATE):
            raise UserError("plan.rate", rate=f"{rate * 100:f}%")
    if terms.fee is not None and terms.fee < 0:
        raise UserError("plan.fee", fee=Money(terms.fee, terms.currency))
    if terms.convention in REDUCING and (terms.fee or 0) >= terms.principal:
        raise UserError("plan.fee_kept_back", amount=Money(terms.principal, terms.currency))


def _check_cadence(terms: PlanTerms) -> None:
    if not 1 <= terms.step <= _MAX_STEP:
        raise UserError("plan.step", step=terms.step)
    if terms.anchor_day is not None and not 1 <= terms.anchor_day <= LAST_DAY:
        raise UserError("plan.anchor_day", day=terms.anchor_day)


def _check_last_day(terms: PlanTerms) -> None:
    try:
        check_day(due_date(terms.first_due, terms.count - 1, terms.unit, terms.step, terms.anchor_day))
    except (ValueError, OverflowError, UserError):
        raise UserError("plan.too_far", count=terms.count, year=FARTHEST_DAY.year) from None


def _check_custom(terms: PlanTerms) -> None:
    principal = sum(row.payment - row.cost for row in terms.custom)
    if principal != terms.principal or any(not 0 <= row.cost <= row.payment for row in terms.custom):
        raise UserError("plan.custom_sum", principal=Money(terms.principal, terms.currency))
    if len(terms.custom) != terms.count:
        raise UserError("plan.count", count=len(terms.custom), largest=MAX_INSTALLMENTS)
    previous = terms.start
    for number, row in enumerate(terms.custom, 1):
        if row.due < previous:
            raise UserError("plan.custom_dates", number=number)
        previous = check_day(row.due)


def too_small(terms: PlanTerms) -> UserError:
    """Return the refusal of an amount that does not reach every installment."""
    amount = Money(terms.principal, terms.currency)
    return UserError("plan.too_small", amount=amount, count=terms.count)
