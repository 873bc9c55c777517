"""Keeps the stored installments of a loan equal to what its contract and dated facts lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.loan_schedule import project
from finapp.store import accounts, loans, plans

if TYPE_CHECKING:
    from finapp.domain.loan_terms import Loan
    from finapp.domain.plan import Plan, PlanId
    from finapp.store.book_file import Unit

LOAN_KINDS = frozenset({AccountKind.LOAN, AccountKind.RECEIVABLE})


def is_loan(unit: Unit, plan: Plan) -> bool:
    """Tell whether a plan is a loan: borrowed or lent money, not a purchase."""
    return accounts.accounts(unit.connection)[plan.account_id].kind in LOAN_KINDS


def still_owed(unit: Unit, plan_id: PlanId) -> bool:
    """Tell whether a plan is a loan with principal open, which follows its rates and holidays."""
    plan = plans.get(unit.connection, plan_id)
    return is_loan(unit, plan) and any(row.open_principal for row in plan.installments)


def reproject(unit: Unit, plan_id: PlanId) -> Loan:
    """Plan the open installments of a loan again; return the loan as it was before."""
    loan = loans.get(unit.connection, plan_id)
    plans.replace_installments(unit.connection, loan.plan.installments, project(loan), plan_id)
    return loan
