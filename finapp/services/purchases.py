"""Purchases: logging, editing, the way of the order, receipts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from finapp.domain.money import Money
from finapp.domain.plan import PlanDraft, PlanTerms
from finapp.domain.plan_builder import preview
from finapp.domain.plan_dates import counts_from_shipment, shipped_on
from finapp.domain.purchase import OrderStatus, check_purchase, spent_on, status_after
from finapp.domain.transaction import Posting, TransactionDraft, TransactionKind
from finapp.errors import UserError
from finapp.services.account_rules import check_currencies
from finapp.services.attached_files import read_file
from finapp.services.payments import settle_past
from finapp.services.refunds import replace_refunds
from finapp.services.tool_parts import part_in
from finapp.store import accounts, ledger, plans, purchases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from finapp.domain.account import AccountId
    from finapp.domain.plan import Plan
    from finapp.domain.purchase import Attachment, AttachmentId, Purchase, PurchaseDraft, PurchaseId, Refund
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseView:
    """A purchase with what belongs to it."""

    purchase: Purchase
    plans: tuple[Plan, ...]
    refunds: tuple[Refund, ...]
    attachments: tuple[Attachment, ...]

    @property
    def refunded(self) -> Money:
        """Return what came back so far."""
        return Money(sum(refund.amount.minor for refund in self.refunds), self.purchase.price.currency)


def transaction_of(draft: PurchaseDraft, besides: Sequence[Posting] = ()) -> TransactionDraft:
    """Return the postings of a purchase: every line's category against what paid.

    `besides` are the sides of other accounts that paid a part at once; the account of the purchase finances
    the rest.
    """
    currency = draft.price.currency
    down = -sum(side.amount.minor for side in besides)
    postings = [Posting(category, Money(minor, currency)) for category, minor in spent_on(draft).items()]
    postings.append(Posting(draft.account_id, Money(down - draft.price.minor, currency)))
    return TransactionDraft(
        on=draft.bought_on,
        kind=TransactionKind.PURCHASE,
        postings=(*postings, *besides),
        text=draft.title,
        member_id=draft.member_id,
    )


def _down_payment(
    draft: PurchaseDraft, terms: PlanTerms | None, source: AccountId | None
) -> tuple[Posting, ...]:
    """Return what is paid at once; raise an error when the terms do not fit the purchase."""
    if terms is None:
        return ()
    if terms.price != draft.price.minor or terms.currency != draft.price.currency:
        raise UserError("purchase.lines_differ", price=draft.price)
    if not terms.down_payment:
        return ()
    if source is None:
        raise UserError("plan.down_payment_source")
    return (Posting(source, Money(-terms.down_payment, terms.currency)),)


def _still_paid(besides: Sequence[Posting], price: Money) -> tuple[Posting, ...]:
    """Return what other accounts paid of a purchase whose price is `price` now."""
    kept, left = [], price.minor
    for side in besides:
        part = min(-side.amount.minor, left)
        left -= part
        kept.append(Posting(side.account_id, Money(-part, price.currency)))
    return tuple(kept)


def _insert_plan(
    unit: Unit, purchase_id: PurchaseId, draft: PurchaseDraft, terms: PlanTerms, already_paid: int
) -> None:
    """Store the plan that pays for a purchase; its first `already_paid` installments count as paid."""
    if draft.shipped_on is not None and counts_from_shipment(terms):
        terms = replace(terms, first_due=draft.shipped_on + timedelta(days=terms.first_due_days))
    plan = PlanDraft(
        title=draft.title,
        account_id=draft.account_id,
        terms=terms,
        purchase_id=purchase_id,
        member_id=draft.member_id,
        installments=preview(terms).installments,
    )
    settle_past(unit, plans.insert(unit.connection, plan, None), already_paid)


def _follow(unit: Unit, plan: Plan, before: PurchaseDraft, draft: PurchaseDraft) -> None:
    """Let a plan's name, member and days follow the purchase, where they were the same."""
    terms = plan.terms
    if terms.start == before.bought_on != draft.bought_on:
        terms = replace(terms, start=draft.bought_on)
        first = plan.installments[0].due
        if first < terms.start:
            raise UserError("plan.dates", first=first.isoformat(), start=terms.start.isoformat())
    title = draft.title.strip() if plan.title == before.title else plan.title
    member = draft.member_id if plan.member_id == before.member_id else plan.member_id
    day = draft.shipped_on
    if day is not None and day != before.shipped_on and counts_from_shipment(terms):
        rows, terms = shipped_on(plan.installments, terms, day)
        plans.replace_installments(unit.connection, plan.installments, rows, plan.id)
    plans.update(unit.connection, plan.id, title=title, member_id=member, terms=terms.to_json())


class Purchases:
    """Use cases over purchases."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def view(self, purchase_id: PurchaseId) -> PurchaseView:
        """Return a purchase with its plans, refunds and receipts."""
        with self._file.read() as connection:
            return PurchaseView(
                purchase=purchases.get(connection, purchase_id),
                plans=tuple(plans.of_purchase(connection, purchase_id)),
                refunds=tuple(purchases.refunds(connection, purchase_id)),
                attachments=tuple(purchases.attachments(connection, purchase_id)),
            )

    def add(
        self,
        draft: PurchaseDraft,
        terms: PlanTerms | None = None,
        *,
        paid_down_from: AccountId | None = None,
        already_paid: int = 0,
        receipts: Sequence[Path] = (),
    ) -> Change:
        """Log a purchase, with `terms` the installment plan that pays for it, and its receipts, as one step.

        The expense is counted once, on the day of the purchase. The first `already_paid` installments were
        paid before the book knew of them. Paid with a credit tool in another currency it is on that
        tool's part in this currency. Raise a `purchase.*`, `plan.*`, `account.*` or `attachment.*` error.
        """
        check_purchase(draft)
        files = [read_file(path) for path in receipts]
        besides = _down_payment(draft, terms, paid_down_from)
        with self._file.write("add_purchase", item=draft.title) as unit:
            part = part_in(unit, draft.account_id, draft.price.currency)
            draft = replace(draft, account_id=part)
            known = accounts.accounts(unit.connection)
            check_currencies((known[draft.account_id], draft.price))
            txn_id = ledger.insert(unit.connection, transaction_of(draft, besides))
            purchase_id = purchases.insert(unit.connection, draft, txn_id)
            unit.created = purchase_id
            for file in files:
                purchases.insert_attachment(unit.connection, purchase_id, file)
            if terms is not None:
                _insert_plan(unit, purchase_id, draft, terms, already_paid)
        return unit.change

    def edit(
        self,
        purchase_id: PurchaseId,
        draft: PurchaseDraft,
        terms: PlanTerms | None = None,
        *,
        paid_down_from: AccountId | None = None,
        already_paid: int = 0,
        receipts: Sequence[Path] = (),
        detached: Sequence[AttachmentId] = (),
    ) -> Change:
        """Change a purchase; price and account stay while a plan or a refund rests on them.

        With `terms` a purchase without a plan gets one. Its plan keeps its name and first day with it.
        """
        check_purchase(draft)
        files = [read_file(path) for path in receipts]
        besides = _down_payment(draft, terms, paid_down_from)
        with self._file.write("edit_purchase", item=draft.title) as unit:
            before = purchases.get(unit.connection, purchase_id)
            self._check_rests(unit, before, draft, planned=terms is not None)
            check_currencies((accounts.accounts(unit.connection)[draft.account_id], draft.price))
            if terms is None:
                paid = ledger.paid_besides(unit.connection, before.transaction_id, before.account_id)
                besides = _still_paid(paid, draft.price)
            entry = transaction_of(draft, besides)
            ledger.replace(unit.connection, before.transaction_id, entry)
            purchases.update(unit.connection, purchase_id, draft)
            replace_refunds(unit, purchase_id, draft)
            for gone in detached:
                purchases.delete_attachment(unit.connection, gone)
            for file in files:
                purchases.insert_attachment(unit.connection, purchase_id, file)
            for plan in plans.of_purchase(unit.connection, purchase_id):
                _follow(unit, plan, before, draft)
            if terms is not None:
                _insert_plan(unit, purchase_id, draft, terms, already_paid)
        return unit.change

    @staticmethod
    def _check_rests(unit: Unit, before: Purchase, draft: PurchaseDraft, *, planned: bool) -> None:
        """Raise `purchase.rests` or `plan.purchase_has_plan` when a plan or refund forbids the change."""
        found = plans.of_purchase(unit.connection, before.id)
        if found and planned:
            raise UserError("plan.purchase_has_plan", item=before.title)
        rests = found or purchases.refunds(unit.connection, before.id)
        if rests and (before.price != draft.price or before.account_id != draft.account_id):
            raise UserError("purchase.rests", item=before.title)

    def set_status(self, purchase_id: PurchaseId, status: OrderStatus, on: date | None = None) -> Change:
        """Take the order a step on (or back); raise `purchase.status` when it can't be.

        Installments that are due days after the shipment get their dates when the order is shipped.
        """
        day = on or self._today()
        with self._file.write("set_status") as unit:
            before = purchases.get(unit.connection, purchase_id)
            status_after(before, status)
            unit.params.update(item=before.title, status=status.value)
            draft = replace(before, status=status)
            if status is OrderStatus.SHIPPED:
                draft = replace(draft, shipped_on=day, received_on=None, ended_on=None)
            elif status is OrderStatus.RECEIVED:
                draft = replace(draft, received_on=day, ended_on=None)
            elif status is OrderStatus.PAID:
                draft = replace(draft, shipped_on=None, received_on=None, ended_on=None)
            else:
                draft = replace(draft, ended_on=day)
            purchases.update(unit.connection, purchase_id, draft)
            for plan in plans.of_purchase(unit.connection, purchase_id):
                _follow(unit, plan, before, draft)
        return unit.change

    def delete(self, *purchase_ids: PurchaseId) -> Change:
        """Delete purchases with their plans, refunds and receipts as one step.

        Payments are money that moved and stay.
        """
        name = "delete_purchase" if len(purchase_ids) == 1 else "delete_purchases"
        with self._file.write(name, count=len(purchase_ids)) as unit:
            for purchase_id in purchase_ids:
                unit.params["item"] = self._delete(unit, purchase_id)
        return unit.change

    @staticmethod
    def _delete(unit: Unit, purchase_id: PurchaseId) -> str:
        """Delete one purchase and return its title."""
        purchase = purchases.get(unit.connection, purchase_id)
        for plan in plans.of_purchase(unit.connection, purchase_id):
            plans.delete(unit.connection, plan.id)
        for refund in purchases.refunds(unit.connection, purchase_id):
            purchases.delete_refund(unit.connection, refund.id)
            ledger.delete(unit.connection, refund.transaction_id)
        purchases.delete(unit.connection, purchase_id)
        ledger.delete(unit.connection, purchase.transaction_id)
        return purchase.title

    def attach(self, purchase_id: PurchaseId, path: Path) -> Change:
        """Copy a receipt into the book; raise an `attachment.*` error when it can't be taken."""
        values = read_file(path)
        with self._file.write("attach", file=path.name) as unit:
            unit.created = purchases.insert_attachment(unit.connection, purchase_id, values)
        return unit.change

    def receipt(self, attachment_id: AttachmentId) -> bytes:
        """Return the content of a receipt."""
        with self._file.read() as connection:
            return purchases.attachment_content(connection, attachment_id)

    def detach(self, attachment_id: AttachmentId) -> Change:
        """Remove a receipt from the book."""
        with self._file.write("detach") as unit:
            purchases.delete_attachment(unit.connection, attachment_id)
        return unit.change
