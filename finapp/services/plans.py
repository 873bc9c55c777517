"""Installment plans: previews, plans without a purchase, re-planning, moving one due date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.credit import next_due_day
from finapp.domain.dates import check_day
from finapp.domain.money import Money
from finapp.domain.plan import REDUCING, FirstDueRule, Plan, PlanDraft, PlanId, PlanTerms
from finapp.domain.plan_builder import (
    Preview,
    change_amount,
    custom_terms,
    deducted_fee,
    draft_of,
    preview,
    replan,
)
from finapp.domain.plan_checks import check_terms
from finapp.domain.transaction import Posting, TransactionDraft, TransactionKind
from finapp.errors import UserError
from finapp.services.account_rules import check_currencies
from finapp.services.loan_plans import is_loan, reproject
from finapp.services.payments import settle_past
from finapp.services.setup import FEES, INTEREST, OPENING
from finapp.store import accounts, ledger, loans, plans, purchases

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.plan import InstallmentDraft, InstallmentId
    from finapp.domain.purchase import PurchaseId
    from finapp.domain.transaction import TransactionId
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change


def pay_out(unit: Unit, draft: PlanDraft, kept: int, paid_out_to: AccountId | None) -> TransactionId:
    """Bring borrowed (or lent) money into the book; `kept` is the fee held back from it, a cost.

    Return the transaction. `paid_out_to` None: the money is outside this book.
    """
    terms, currency = draft.terms, draft.terms.currency
    lent = accounts.accounts(unit.connection)[draft.account_id].kind is AccountKind.RECEIVABLE
    sign = -1 if lent else 1
    other = paid_out_to or accounts.by_code(unit.connection, OPENING)
    postings = [
        Posting(draft.account_id, Money(-terms.principal * sign, currency)),
        Posting(other, Money((terms.principal - kept) * sign, currency)),
    ]
    if kept:
        costs = accounts.by_code(unit.connection, INTEREST if lent else FEES)
        postings.append(Posting(costs, Money(kept * sign, currency)))
    entry = TransactionDraft(
        on=terms.start,
        kind=TransactionKind.LOAN,
        postings=tuple(postings),
        text=draft.title,
        member_id=draft.member_id,
    )
    return ledger.insert(unit.connection, entry)


class Plans:
    """Use cases over plans."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def all(self) -> list[Plan]:
        """Return every plan with its installments."""
        with self._file.read() as connection:
            return plans.plans(connection)

    def get(self, plan_id: PlanId) -> Plan:
        """Return one plan."""
        with self._file.read() as connection:
            return plans.get(connection, plan_id)

    @staticmethod
    def preview(terms: PlanTerms) -> Preview:
        """Return what terms lead to, for a live preview; raise a `plan.*` error."""
        return preview(terms)

    def first_due(self, account_id: AccountId, rule: FirstDueRule, start: date, days: int = 0) -> date:
        """Return the first due date under a rule; raise `plan.cycle_missing` when the tool has no cycle.

        `start` is the purchase date, or the shipping date for DAYS_AFTER_SHIPMENT.
        """
        if rule in {FirstDueRule.DAYS_AFTER_PURCHASE, FirstDueRule.DAYS_AFTER_SHIPMENT}:
            return start.fromordinal(start.toordinal() + days)
        with self._file.read() as connection:
            cycles = accounts.cycles(connection).get(account_id)
            name = accounts.accounts(connection)[account_id].name
        if not cycles:
            raise UserError("plan.cycle_missing", tool=name)
        return next_due_day(cycles, start)

    def add(self, draft: PlanDraft, *, paid_out_to: AccountId | None = None, already_paid: int = 0) -> Change:
        """Add a plan of its own (a loan, a bill in installments), or one to a logged purchase.

        `paid_out_to` is where borrowed money went, None: outside this book. `already_paid` installments were
        paid before the book knew of the plan: they count as paid on their due dates, from outside.
        """
        rows = draft.installments or preview(draft.terms).installments
        price = Money(draft.terms.price, draft.terms.currency)
        if not draft.title.strip():
            raise UserError("plan.no_title")
        with self._file.write("add_plan", plan=draft.title) as unit:
            if draft.purchase_id is not None:
                self._check_purchase(unit, draft, draft.purchase_id)
                txn_id = None
            else:
                check_currencies((accounts.accounts(unit.connection)[draft.account_id], price))
                txn_id = pay_out(unit, draft, deducted_fee(draft.terms), paid_out_to)
            plan_id = plans.insert(unit.connection, replace(draft, installments=rows), txn_id)
            unit.created = plan_id
            settle_past(unit, plan_id, already_paid)
        return unit.change

    @staticmethod
    def _check_purchase(unit: Unit, draft: PlanDraft, purchase_id: PurchaseId) -> None:
        """Raise `plan.purchase_*` unless the plan fits the purchase it pays for."""
        purchase = purchases.get(unit.connection, purchase_id)
        price = Money(draft.terms.price, draft.terms.currency)
        paid = ledger.paid_besides(unit.connection, purchase.transaction_id, purchase.account_id)
        down = -sum(side.amount.minor for side in paid)
        if plans.of_purchase(unit.connection, purchase_id):
            raise UserError("plan.purchase_has_plan", item=purchase.title)
        if (
            price != purchase.price
            or draft.account_id != purchase.account_id
            or draft.terms.down_payment != down
        ):
            financed = Money(purchase.price.minor - down, purchase.price.currency)
            raise UserError("plan.purchase_differs", item=purchase.title, price=financed)

    def change_terms(self, plan_id: PlanId, terms: PlanTerms) -> Change:
        """Plan the open future again; paid and hand-edited installments stay exactly as they are."""
        with self._file.write("change_plan") as unit:
            plan = plans.get(unit.connection, plan_id)
            unit.params["plan"] = plan.title
            if (
                terms.principal != plan.terms.principal
                or terms.price != plan.terms.price
                or terms.currency != plan.terms.currency
            ):
                raise UserError("plan.price_fixed", price=Money(plan.terms.price, plan.currency))
            if is_loan(unit, plan):
                check_terms(terms)
                plans.update(unit.connection, plan_id, terms=terms.to_json())
                reproject(unit, plan_id)
            else:
                self._store(unit, plan, replan(plan.installments, terms), terms)
        return unit.change

    def change_amount(
        self, plan_id: PlanId, number: int, amount: Money, *, following: bool = False
    ) -> Change:
        """Set one installment, or all from it on, to what the lender printed; the others even it out."""
        with self._file.write("change_installment", number=number) as unit:
            plan = plans.get(unit.connection, plan_id)
            rows = change_amount(plan.installments, number, amount.minor, following=following)
            unit.params["plan"] = plan.title
            if is_loan(unit, plan) and plan.terms.convention in REDUCING and not following:
                kept = {row.number: draft_of(row) for row in plan.installments}
                one = next(row for row in rows if row.number == number)
                changed = tuple((kept | {number: one}).values())
                plans.replace_installments(unit.connection, plan.installments, changed, plan_id)
                reproject(unit, plan_id)
            else:
                self._store(unit, plan, rows, custom_terms(plan.terms, rows))
        return unit.change

    @staticmethod
    def _store(unit: Unit, plan: Plan, rows: tuple[InstallmentDraft, ...], terms: PlanTerms) -> None:
        plans.replace_installments(unit.connection, plan.installments, rows, plan.id)
        plans.update(unit.connection, plan.id, terms=terms.to_json())

    def move(self, installment_id: InstallmentId, due: date) -> Change:
        """Give one installment another due date; later ones stay where they are."""
        with self._file.write("move_installment") as unit:
            plan = plans.get(unit.connection, plans.plan_of_installment(unit.connection, installment_id))
            row = next(row for row in plan.installments if row.id == installment_id)
            if check_day(due) < plan.terms.start:
                raise UserError("plan.dates", first=due.isoformat(), start=plan.terms.start.isoformat())
            unit.params.update(plan=plan.title, number=row.number)
            origin = row.moved_from or row.due
            plans.move_installment(unit.connection, installment_id, due, None if due == origin else origin)
        return unit.change

    def delete(self, plan_id: PlanId) -> Change:
        """Delete a plan; what was paid stays paid and counts toward the tool's bills."""
        with self._file.write("delete_plan") as unit:
            plan = plans.get(unit.connection, plan_id)
            unit.params["plan"] = plan.title
            booked = [plans.opening_transaction(unit.connection, plan_id)]
            booked += [one.transaction_id for one in loans.get(unit.connection, plan_id).corrections]
            plans.delete(unit.connection, plan_id)
            for txn_id in booked:
                if txn_id is not None:
                    ledger.delete(unit.connection, txn_id)
        return unit.change

    def of_purchase(self, purchase_id: PurchaseId) -> list[Plan]:
        """Return the plans that pay for a purchase."""
        with self._file.read() as connection:
            return plans.of_purchase(connection, purchase_id)
