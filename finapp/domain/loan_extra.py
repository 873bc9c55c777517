"""An extra payment on a loan: what of it covers what was due, interest, a fee and principal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.loan_schedule import standing
from finapp.domain.loan_terms import Loan, Waterfall
from finapp.domain.money import Money
from finapp.domain.plan import ExtraEffect, Installment, InstallmentId
from finapp.domain.rounding import Rounding, round_ratio
from finapp.errors import UserError

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraParts:
    """What an extra payment covers, in minor units: what was due already, interest, fee, principal.

    `overdue` goes to installments that fell due until then, interest before principal.
    """

    overdue: int
    interest: int
    fee: int
    principal: int


def split_extra(loan: Loan, amount: Money, on: date) -> ExtraParts:
    """Return what an extra payment covers; raise `loan.before_start` or `loan.extra_too_much`."""
    plan, terms = loan.plan, loan.plan.terms
    if on < terms.start:
        raise UserError("loan.before_start", start=terms.start.isoformat())
    if amount.minor <= 0:
        raise UserError("payment.not_positive")
    overdue = min(amount.minor, sum(row.open for row in plan.installments if row.due <= on and row.open > 0))
    left = amount.minor - overdue
    now = standing(loan, on)
    first = loan.terms.waterfall is Waterfall.INTEREST_FIRST
    interest = min(left, now.interest) if first else 0
    left -= interest
    principal, fee = _less_fee(loan, left, now.due)
    if principal >= now.principal and principal:
        raise UserError("loan.extra_too_much", owed=Money(now.principal, plan.currency))
    return ExtraParts(overdue=overdue, interest=interest, fee=fee, principal=principal)


def _less_fee(loan: Loan, amount: int, due: int) -> tuple[int, int]:
    """Return the principal that an amount repays beside the fee its repayment costs, and that fee."""
    band = loan.settlement.band(due)
    if band is None or not amount:
        return amount, 0
    num, den = band.pct_of_remaining_principal.as_integer_ratio()
    principal = max((amount - band.flat_fee) * den // (den + num), 0)
    fee = round_ratio(principal * num, den, Rounding.HALF_UP) + band.flat_fee
    if principal + fee > amount:
        principal -= 1
    return principal, amount - principal


def extra_row(loan: Loan, parts: ExtraParts, on: date, effect: ExtraEffect) -> Installment:
    """Return the row beside the installments that an extra payment becomes, not yet stored."""
    plan = loan.plan
    return Installment(
        id=InstallmentId(0),
        plan_id=plan.id,
        currency=plan.currency,
        number=max((row.number for row in plan.extras), default=0) + 1,
        due=on,
        principal=parts.principal,
        interest=parts.interest,
        fee=parts.fee,
        extra=effect,
    )
