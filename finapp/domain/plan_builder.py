"""From the terms of a plan to its installments, their total cost and the true annual rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain import schedule
from finapp.domain.dates import Unit, due_date, due_dates
from finapp.domain.fee_schedule import FeeMode, fee_total
from finapp.domain.money import Money, check_entry
from finapp.domain.plan import (
    REDUCING,
    CostConvention,
    CustomRow,
    Installment,
    InstallmentDraft,
    PlanTerms,
)
from finapp.domain.plan_checks import check_terms, too_small
from finapp.domain.rates import xirr
from finapp.domain.rounding import rounder
from finapp.domain.schedule import Residual, RoundingPolicy, Row
from finapp.domain.split import Remainder, split_minor
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.solver import RateResult

_FEE_MODES = {
    CostConvention.FEE_PER_PERIOD: FeeMode.PER_PERIOD,
    CostConvention.FEE_ONCE_FIRST: FeeMode.UPFRONT,
    CostConvention.FEE_ONCE_SPREAD: FeeMode.TOTAL_SPREAD,
    CostConvention.FEE_DEDUCTED: FeeMode.DEDUCTED,
}
_YEAR = {Unit.DAY: 365, Unit.WEEK: 52, Unit.MONTH: 12, Unit.YEAR: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What terms lead to: the installments, sums in minor units, and the true annual rate."""

    terms: PlanTerms
    installments: tuple[InstallmentDraft, ...]
    cost: int
    rate: RateResult

    @property
    def total(self) -> int:
        """Return all that is paid: price and cost."""
        return self.terms.price + self.cost

    @property
    def usual(self) -> int:
        """Return the amount of most installments: the second one, or the only one."""
        return self.installments[min(1, len(self.installments) - 1)].amount


def preview(terms: PlanTerms) -> Preview:
    """Return what `terms` lead to; raise a `plan.*` error when they can't be right."""
    check_terms(terms)
    rows = build(terms)
    cost = sum(row.cost for row in rows) + deducted_fee(terms)
    return Preview(terms=terms, installments=rows, cost=cost, rate=true_annual_rate(terms, rows))


def build(terms: PlanTerms) -> tuple[InstallmentDraft, ...]:
    """Return the installments of checked `terms`; principal sums to the amount financed exactly.

    Raise `plan.too_small` when a level payment, rounded, would not even cover the interest, and
    `amount.too_large` when the installments add up to more than a book holds.
    """
    rows = _custom(terms) if terms.convention is CostConvention.CUSTOM else _regular(terms)
    check_entry(Money(sum(row.amount for row in rows), terms.currency))
    return rows


def _custom(terms: PlanTerms) -> tuple[InstallmentDraft, ...]:
    return tuple(
        InstallmentDraft(number=number, due=row.due, principal=row.payment - row.cost, fee=row.cost)
        for number, row in enumerate(terms.custom, 1)
    )


def _regular(terms: PlanTerms) -> tuple[InstallmentDraft, ...]:
    dates = due_dates(terms.first_due, terms.count, terms.unit, terms.step, terms.anchor_day)
    return tuple(
        InstallmentDraft(
            number=row.number,
            due=dates[row.number - 1],
            principal=row.principal,
            interest=row.interest,
            fee=row.fee,
        )
        for row in _rows(terms)
    )


def period_rate(terms: PlanTerms) -> Fraction:
    """Return the share of a year between two due dates times the yearly rate."""
    return Fraction(terms.rate) * terms.step / _YEAR[terms.unit]


def _rows(terms: PlanTerms) -> tuple[Row, ...]:
    """Return the schedule rows of the terms' convention."""
    residual = Residual.FIRST if terms.remainder is Remainder.FIRST else Residual.LAST
    policy = RoundingPolicy(payment=terms.rounding, residual=residual)
    principal, count, rate = terms.principal, terms.count, period_rate(terms)
    match terms.convention:
        case CostConvention.ANNUITY:
            rows = schedule.equal_installment(principal, rate, count, policy=policy, balloon=terms.balloon)
            if any(row.principal < 0 for row in rows):  # the rounded payment is below the interest
                raise too_small(terms)
            return rows
        case CostConvention.EQUAL_PRINCIPAL:
            return schedule.equal_principal(principal, rate, count, policy=policy)
        case CostConvention.INTEREST_ONLY:
            return schedule.interest_only(principal, rate, count, policy=policy)
        case _:
            return _even_rows(terms)


def _even_rows(terms: PlanTerms) -> tuple[Row, ...]:
    """Return equal principal parts with the fees or the flat interest of the terms."""
    count = terms.count
    parts = split_minor(terms.principal, count, terms.remainder)
    fees, interests = _fees(terms), [0] * count
    if terms.convention is CostConvention.FLAT_INTEREST:
        interests, fees = fees, interests
    rows, balance = [], terms.principal
    for number, (part, interest, fee) in enumerate(zip(parts, interests, fees, strict=True), 1):
        balance -= part
        rows.append(Row(number, part + interest + fee, part, interest, fee, balance))
    return tuple(rows)


def whole_fee(terms: PlanTerms) -> int:
    """Return the flat cost over the whole term, in minor units."""
    if terms.fee is not None:
        return terms.fee
    if terms.convention is CostConvention.FLAT_INTEREST:
        numerator, denominator = (period_rate(terms) * terms.count).as_integer_ratio()
        return rounder(denominator, terms.rounding)(terms.principal * numerator)
    mode = _FEE_MODES.get(terms.convention)
    if mode is None:
        return 0
    if mode is FeeMode.PER_PERIOD and terms.fee_rounded_in_total:
        mode, rate = FeeMode.TOTAL_SPREAD, terms.rate * terms.count
    else:
        rate = terms.rate
    return fee_total(terms.principal, terms.count, rate, mode, rounding=terms.rounding)


def _fees(terms: PlanTerms) -> list[int]:
    count, fee = terms.count, whole_fee(terms)
    if terms.convention is CostConvention.FEE_DEDUCTED:
        return [0] * count
    if terms.convention is CostConvention.FEE_ONCE_FIRST:
        return [fee] + [0] * (count - 1)
    first = terms.remainder is Remainder.FIRST
    return split_minor(fee, count, Remainder.FIRST if first else Remainder.LAST)


def deducted_fee(terms: PlanTerms) -> int:
    """Return the fee kept back from the payout, in minor units."""
    kept_back = terms.convention is CostConvention.FEE_DEDUCTED or terms.convention in REDUCING
    return whole_fee(terms) if kept_back else 0


def true_annual_rate(terms: PlanTerms, rows: Sequence[InstallmentDraft]) -> RateResult:
    """Return the XIRR of the plan: money received on the start date against every installment on its date.

    365-day year, fees included, late fees not (see `rates.xirr`).
    """
    flows: list[tuple[date, Decimal | int]] = [(terms.start, terms.principal - deducted_fee(terms))]
    flows += [(row.due, -row.amount) for row in rows]
    return xirr(flows)


def terms_from_installment(terms: PlanTerms, installment: int) -> PlanTerms:
    """Return `terms` for people who know the amount of one installment instead of the fee.

    What the installments exceed the principal by is a one-off fee spread over them. Raise
    `plan.installment_too_small` when they do not even reach it by more than rounding.
    """
    fee = installment * terms.count - terms.principal
    if -terms.count < fee < terms.count:
        fee = 0
    if fee < 0:
        raise UserError(
            "plan.installment_too_small",
            count=terms.count,
            installment=Money(installment, terms.currency),
            price=Money(terms.principal, terms.currency),
        )
    convention = CostConvention.FEE_ONCE_SPREAD if fee else CostConvention.NONE
    return replace(terms, convention=convention, fee=fee or None, rate=Decimal(0))


def replan(current: Sequence[Installment], terms: PlanTerms) -> tuple[InstallmentDraft, ...]:
    """Return the installments under new `terms`, leaving locked ones exactly as they are.

    The open rest of the principal and of the flat fee is spread over the numbers that are not locked, on the
    due dates the new terms give them. Raise `plan.nothing_open` when no number is left for a rest.
    """
    check_terms(terms)
    locked = {row.number: draft_of(row) for row in current if row.locked}
    if not locked:
        return build(terms)
    count = max(terms.count, *locked)
    numbers = [number for number in range(1, count + 1) if number not in locked]
    rest = terms.principal - sum(row.principal for row in locked.values())
    if rest < len(numbers) or (not numbers and rest):
        raise UserError("plan.nothing_open")
    if not numbers:
        return tuple(locked[number] for number in sorted(locked))
    dates = [
        due_date(terms.first_due, number - 1, terms.unit, terms.step, terms.anchor_day) for number in numbers
    ]
    fee = None
    if terms.fee is not None or terms.convention in {*_FEE_MODES, CostConvention.FLAT_INTEREST}:
        fee = max(0, whole_fee(terms) - sum(row.cost for row in locked.values()))
    part = replace(
        terms,
        price=rest,
        down_payment=0,
        count=len(numbers),
        fee=fee,
        first_due=dates[0],
        start=min(terms.start, dates[0]),
    )
    if terms.convention is CostConvention.CUSTOM:
        fresh = [row for row in build(terms) if row.number not in locked]
        if sum(row.principal for row in fresh) != rest:
            raise UserError("plan.custom_sum", principal=Money(rest, terms.currency))
    else:
        fresh = [
            replace(row, number=number, due=due)
            for row, number, due in zip(build(part), numbers, dates, strict=False)
        ]
    return tuple(sorted([*locked.values(), *fresh], key=lambda row: row.number))


def draft_of(row: Installment) -> InstallmentDraft:
    """Return what a stored installment asks for, without what has happened to it."""
    return InstallmentDraft(
        number=row.number,
        due=row.due,
        principal=row.principal,
        interest=row.interest,
        fee=row.fee,
        edited=row.edited,
        moved_from=row.moved_from,
        extra=row.extra,
    )


def change_amount(
    current: Sequence[Installment], number: int, amount: int, *, following: bool = False
) -> tuple[InstallmentDraft, ...]:
    """Return the installments after installment `number` is set to `amount` by hand.

    The cost of each stays; the principal that is then missing or too much is spread over the later open
    installments that nobody edited (with `following`: each of them takes `amount`, the last one the rest).
    Raise `plan.nothing_open` when no other can take it, `plan.amount_range` when they can't take all of it.
    """
    rows = {row.number: draft_of(row) for row in current}
    target = next(row for row in current if row.number == number)
    if target.paid or target.refunded or target.waived:
        raise UserError("plan.locked", number=number)
    free = [row.number for row in current if row.number > number and not row.locked]
    if not free and amount != target.amount:
        free = [row.number for row in current if row.number != number and not row.locked]
    whole = sum(rows[n].principal for n in free) + target.principal
    even = [target.cost, *(rows[n].cost for n in free[:-1])] if following else [target.cost]
    least, most = max(even), (whole + sum(even)) // len(even)
    if (not free and amount != target.amount) or (free and least > most):
        raise UserError("plan.nothing_open")
    if free and not least <= amount <= most:
        bounds = {"least": Money(least, target.currency), "most": Money(most, target.currency)}
        raise UserError("plan.amount_range", number=number, **bounds)
    rows[number] = replace(rows[number], principal=amount - target.cost, edited=True)
    rest = whole - rows[number].principal
    shares = _shares(rest, [rows[n].cost for n in free], amount if following else None)
    for n, share in zip(free, shares, strict=True):
        rows[n] = replace(rows[n], principal=share, edited=following or rows[n].edited)
    return tuple(rows[n] for n in sorted(rows))


def _shares(rest: int, costs: Sequence[int], amount: int | None) -> list[int]:
    if not costs:
        return []
    if amount is None:
        return split_minor(rest, len(costs), Remainder.LAST)
    fixed = [amount - cost for cost in costs[:-1]]
    return [*fixed, rest - sum(fixed)]


def custom_terms(terms: PlanTerms, rows: Sequence[InstallmentDraft]) -> PlanTerms:
    """Return `terms` as a custom table that holds exactly `rows`."""
    table = tuple(CustomRow(due=row.due, payment=row.amount, cost=row.cost) for row in rows)
    return replace(terms, convention=CostConvention.CUSTOM, custom=table, count=len(table), fee=None)
