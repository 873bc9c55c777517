"""Loans: borrowed from banks, companies and people, or lent; what changes them, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.loan_extra import extra_row, split_extra
from finapp.domain.loan_schedule import contract
from finapp.domain.loan_terms import (
    Holiday,
    HolidayId,
    Loan,
    LoanTerms,
    check_holiday,
    check_loan_terms,
    check_rate_change,
)
from finapp.domain.money import Money
from finapp.domain.payment import Allocation, allocate
from finapp.domain.plan import ExtraEffect, InstallmentDraft, Plan, PlanId
from finapp.domain.plan_builder import deducted_fee, true_annual_rate
from finapp.domain.plan_checks import check_terms
from finapp.domain.transaction import Posting, TransactionDraft, TransactionKind
from finapp.errors import UserError
from finapp.services.account_entry import insert_account
from finapp.services.account_rules import check_currencies
from finapp.services.loan_plans import LOAN_KINDS, correction_of, reproject
from finapp.services.payments import settle_past, store_payment
from finapp.services.plans import pay_out
from finapp.services.setup import FEES, INTEREST
from finapp.store import accounts, ledger, loans, payments, plans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from decimal import Decimal

    from finapp.domain.account import AccountDraft, AccountId
    from finapp.domain.loan_terms import CorrectionId
    from finapp.domain.payment import Payment, PaymentId
    from finapp.domain.plan import PlanDraft, PlanTerms
    from finapp.domain.solver import RateResult
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanPreview:
    """What a contract leads to: installments, all interest and fees in minor units, true annual rate."""

    installments: tuple[InstallmentDraft, ...]
    cost: int
    rate: RateResult


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanCurves:
    """What is owed over time in minor units, after each day: as agreed, as it went, as it will go on."""

    agreed: tuple[tuple[date, int], ...]
    actual: tuple[tuple[date, int], ...]
    projected: tuple[tuple[date, int], ...]


class Loans:
    """Use cases over loans."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    # reading -------------------------------------------------------------------------------------------

    def all(self) -> list[Loan]:
        """Return every loan, borrowed or lent, in the order they were made."""
        with self._file.read() as connection:
            known = accounts.accounts(connection)
            found = [plan for plan in plans.plans(connection) if known[plan.account_id].kind in LOAN_KINDS]
            return list(loans.of_plans(connection, found).values())

    def get(self, plan_id: PlanId) -> Loan:
        """Return one loan."""
        with self._file.read() as connection:
            return loans.get(connection, plan_id)

    @staticmethod
    def preview(draft: PlanDraft, terms: LoanTerms) -> LoanPreview:
        """Return what a contract leads to, for a live preview; raise a `plan.*` or `loan.*` error."""
        loan = _new(draft, terms)
        rows = draft.installments or contract(loan)
        cost = sum(row.cost for row in rows) + deducted_fee(draft.terms)
        return LoanPreview(installments=rows, cost=cost, rate=true_annual_rate(draft.terms, rows))

    def curves(self, plan_id: PlanId) -> LoanCurves:
        """Return what is owed over time: the contract's curve, the actual one, and the one to expect."""
        with self._file.read() as connection:
            loan = loans.get(connection, plan_id)
            made = payments.payments(connection)
        start, owed = loan.plan.terms.start, loan.plan.terms.principal
        numbers = {row.id for row in loan.plan.rows}
        repaid = [
            (
                one.on,
                sum(part.amount - part.cost for part in one.allocations if part.installment_id in numbers),
            )
            for one in made
        ]
        repaid += [(one.on, -one.change) for one in loan.corrections]
        actual = _curve((start, owed), sorted(step for step in repaid if step[1]))
        today = self._today()
        left = [(max(row.due, today), row.open_principal) for row in loan.plan.installments if row.open > 0]
        return LoanCurves(
            agreed=_curve((start, owed), [(row.due, row.principal) for row in contract(loan)]),
            actual=actual,
            projected=_curve((max(today, actual[-1][0]), actual[-1][1]), sorted(left)),
        )

    # making and changing -------------------------------------------------------------------------------

    def add(
        self,
        draft: PlanDraft,
        terms: LoanTerms,
        *,
        account: AccountDraft | None = None,
        paid_out_to: AccountId | None = None,
        already_paid: int = 0,
    ) -> Change:
        """Add a loan, or on a receivable account money lent; raise a `plan.*` or `loan.*` error.

        With `account` it gets an account of its own, in the same step.
        `paid_out_to` is where borrowed money went, or where lent money came from; None: outside this book.
        """
        loan = _new(draft, terms)
        rows = draft.installments or contract(loan)
        if not draft.title.strip():
            raise UserError("plan.no_title")
        with self._file.write("add_loan", loan=draft.title) as unit:
            if account is not None:
                draft = replace(draft, account_id=insert_account(unit, account))
            tool = accounts.accounts(unit.connection)[draft.account_id]
            if tool.kind not in LOAN_KINDS:
                raise UserError("loan.no_loan_account", account=tool.name)
            check_currencies((tool, Money(draft.terms.price, draft.terms.currency)))
            txn_id = pay_out(unit, draft, deducted_fee(draft.terms), paid_out_to)
            plan_id = plans.insert(unit.connection, replace(draft, installments=rows), txn_id)
            loans.set_terms(unit.connection, plan_id, terms)
            unit.created = plan_id
            settle_past(unit, plan_id, already_paid)
        return unit.change

    def change(self, plan_id: PlanId, plan_terms: PlanTerms, terms: LoanTerms) -> Change:
        """Change what was agreed; installments that were paid or changed by hand stay as they are."""
        with self._file.write("change_loan") as unit:
            before = self._named(unit, plan_id)
            old = before.plan.terms
            if (plan_terms.price, plan_terms.down_payment, plan_terms.currency) != (
                old.price,
                old.down_payment,
                old.currency,
            ):
                raise UserError("plan.price_fixed", price=Money(old.price, old.currency))
            if deducted_fee(plan_terms) != deducted_fee(old):
                raise UserError("loan.fee_booked")
            check_terms(plan_terms)
            check_loan_terms(plan_terms, terms)
            plans.update(unit.connection, plan_id, terms=plan_terms.to_json())
            loans.set_terms(unit.connection, plan_id, terms)
            reproject(unit, plan_id)
        return unit.change

    def set_rate(self, plan_id: PlanId, valid_from: date, rate: Decimal | None) -> Change:
        """Record the nominal yearly rate that holds from a day on; None forgets the one of that day."""
        with self._file.write("change_rate") as unit:
            loan = self._named(unit, plan_id)
            check_rate_change(loan, valid_from, rate)
            loans.set_rate(unit.connection, plan_id, valid_from, rate)
            reproject(unit, plan_id)
        return unit.change

    def add_holiday(self, plan_id: PlanId, holiday: Holiday) -> Change:
        """Record a payment holiday; the open installments are planned again around it."""
        with self._file.write("add_holiday") as unit:
            check_holiday(self._named(unit, plan_id), holiday)
            unit.created = loans.insert_holiday(unit.connection, plan_id, holiday)
            reproject(unit, plan_id)
        return unit.change

    def remove_holiday(self, plan_id: PlanId, holiday_id: HolidayId) -> Change:
        """Forget a payment holiday."""
        with self._file.write("remove_holiday") as unit:
            self._named(unit, plan_id)
            loans.delete_holiday(unit.connection, holiday_id)
            reproject(unit, plan_id)
        return unit.change

    # extra payments ------------------------------------------------------------------------------------

    def pay_extra(
        self,
        plan_id: PlanId,
        from_id: AccountId,
        amount: Money,
        on: date | None = None,
        effect: ExtraEffect = ExtraEffect.SHORTEN,
        left: Money | None = None,
    ) -> Change:
        """Pay more than is due: what fell due comes first, then interest and fee, then principal.

        Raise `loan.extra_too_much` when it would repay the whole loan. Taking the payment back undoes it all.
        """
        with self._file.write("pay_extra", amount=amount) as unit:
            loan = self._named(unit, plan_id)
            unit.created = store_extra(unit, loan, from_id, amount, on or self._today(), effect, left)
        return unit.change

    # what the lender says ------------------------------------------------------------------------------

    def record_balance(
        self, plan_id: PlanId, owed: Money, on: date | None = None, effect: ExtraEffect = ExtraEffect.SHORTEN
    ) -> Change:
        """Record the principal the lender says is owed on a day, and plan the open installments from it.

        The difference to the book is interest or a fee that nobody recorded (or too much of it).
        """
        day = on or self._today()
        with self._file.write("record_balance") as unit:
            loan = self._named(unit, plan_id)
            one = correction_of(unit.connection, loan, owed, day, effect)
            if one.change:
                entry = self._difference(unit, loan, one.change, day)
                one = replace(one, transaction_id=ledger.insert(unit.connection, entry))
            unit.created = loans.insert_correction(unit.connection, plan_id, one)
            reproject(unit, plan_id)
        return unit.change

    def remove_balance(self, plan_id: PlanId, correction_id: CorrectionId) -> Change:
        """Forget what the lender said, with the entry of its difference."""
        with self._file.write("remove_balance") as unit:
            loan = self._named(unit, plan_id)
            one = next(found for found in loan.corrections if found.id == correction_id)
            loans.delete_correction(unit.connection, correction_id)
            if one.transaction_id is not None:
                ledger.delete(unit.connection, one.transaction_id)
            reproject(unit, plan_id)
        return unit.change

    @staticmethod
    def _difference(unit: Unit, loan: Loan, change: int, on: date) -> TransactionDraft:
        plan = loan.plan
        lent = accounts.accounts(unit.connection)[plan.account_id].kind is AccountKind.RECEIVABLE
        costs = accounts.by_code(unit.connection, INTEREST if lent else FEES)
        amount = Money(-change if lent else change, plan.currency)
        return TransactionDraft(
            on=on,
            kind=TransactionKind.ADJUSTMENT,
            postings=(Posting(plan.account_id, -amount), Posting(costs, amount)),
            text=plan.title,
            member_id=plan.member_id,
        )

    @staticmethod
    def _named(unit: Unit, plan_id: PlanId) -> Loan:
        loan = loans.get(unit.connection, plan_id)
        unit.params["loan"] = loan.plan.title
        return loan


def store_extra(
    unit: Unit,
    loan: Loan,
    from_id: AccountId,
    amount: Money,
    on: date,
    effect: ExtraEffect,
    left: Money | None = None,
) -> PaymentId:
    """Store an extra payment on a loan within a change, and plan what is open again; return the payment."""
    parts = split_extra(loan, amount, on)
    due = [row for row in loan.plan.installments if row.due <= on and row.open > 0]
    allocations, _ = allocate(parts.overdue, due)
    row = extra_row(loan, parts, on, effect)
    if row.amount:
        extra_id = plans.insert_extra(unit.connection, loan.plan.id, row)
        allocations = (*allocations, Allocation(extra_id, row.amount, row.cost))
        due.append(replace(row, id=extra_id))
    payment_id = store_payment(unit, loan.plan.account_id, from_id, amount, on, allocations, due, left)
    reproject(unit, loan.plan.id)
    return payment_id


def _new(draft: PlanDraft, terms: LoanTerms) -> Loan:
    """Return a checked contract that nothing has happened to yet."""
    check_terms(draft.terms)
    check_loan_terms(draft.terms, terms)
    plan = Plan(
        id=PlanId(0),
        title=draft.title,
        account_id=draft.account_id,
        terms=draft.terms,
        purchase_id=None,
        member_id=draft.member_id,
        installments=(),
    )
    return Loan(plan=plan, terms=terms)


def _principal(loan: Loan, payment: Payment) -> int:
    """Return what of a payment repaid principal of a loan, in minor units."""
    ids = {row.id for row in loan.plan.rows}
    return sum(part.amount - part.cost for part in payment.allocations if part.installment_id in ids)


def _curve(start: tuple[date, int], steps: Sequence[tuple[date, int]]) -> tuple[tuple[date, int], ...]:
    """Return what is owed after each step from what was owed at the start."""
    points, owed = [start], start[1]
    for on, repaid in steps:
        owed -= repaid
        points.append((on, owed))
    return tuple(points)
