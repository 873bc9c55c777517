"""Keeps the stored installments of a loan equal to what its contract and dated facts lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.loan_schedule import project
from finapp.domain.loan_terms import Correction
from finapp.errors import UserError
from finapp.services.account_rules import check_currencies
from finapp.store import accounts, loans, payments, plans

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.loan_terms import Loan
    from finapp.domain.money import Money
    from finapp.domain.plan import ExtraEffect, Plan, PlanId
    from finapp.store.book_file import Unit
    from finapp.store.rows import Connection

LOAN_KINDS = frozenset({AccountKind.LOAN, AccountKind.RECEIVABLE})


def is_loan(unit: Unit, plan: Plan) -> bool:
    """Tell whether a plan is a loan: borrowed or lent money, not a purchase."""
    return accounts.accounts(unit.connection)[plan.account_id].kind in LOAN_KINDS


def still_owed(unit: Unit, plan_id: PlanId) -> bool:
    """Tell whether a plan is a loan with principal open, which follows its rates and holidays."""
    plan = plans.get(unit.connection, plan_id)
    return is_loan(unit, plan) and any(row.open_principal for row in plan.installments)


def principal_owed(connection: Connection, loan: Loan, on: date) -> int:
    """Return the principal the book says is owed on a day, unpaid installments included."""
    owed = loan.plan.terms.principal + sum(one.change for one in loan.corrections if one.on <= on)
    numbers = {row.id for row in loan.plan.rows}
    for one in payments.payments(connection):
        if one.on <= on:
            owed -= sum(part.amount - part.cost for part in one.allocations if part.installment_id in numbers)
    return owed


def correction_of(
    connection: Connection, loan: Loan, owed: Money, on: date, effect: ExtraEffect
) -> Correction:
    """Return what a balance that the lender names makes of the book's; raise `loan.owed` when it can't be."""
    plan = loan.plan
    check_currencies((accounts.accounts(connection)[plan.account_id], owed))
    change = owed.minor - principal_owed(connection, loan, on)
    settled = sum(row.principal for row in plan.installments if row.locked)
    if owed.minor <= 0 or sum(row.principal for row in plan.rows) + change <= settled:
        raise UserError("loan.owed", owed=str(owed))
    return Correction(on=on, owed=owed.minor, change=change, effect=effect)


def reproject(unit: Unit, plan_id: PlanId) -> Loan:
    """Plan the open installments of a loan again; return the loan as it was before."""
    loan = loans.get(unit.connection, plan_id)
    plans.replace_installments(unit.connection, loan.plan.installments, project(loan), plan_id)
    return loan
