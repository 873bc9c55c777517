"""Refunds: money that comes back, and what it does to the installments still open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.domain.money import Money
from finapp.domain.purchase import OrderStatus, spent_on
from finapp.domain.settlement import RefundPolicy, apply_refund
from finapp.domain.split import split_in_proportion
from finapp.domain.transaction import Posting, TransactionDraft, TransactionKind, move
from finapp.errors import UserError
from finapp.services.account_rules import check_currencies
from finapp.services.payments import cover_again
from finapp.services.setup import EXCHANGE
from finapp.store import accounts, ledger, plans, purchases

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.plan import Installment
    from finapp.domain.purchase import PurchaseDraft, PurchaseId, RefundId
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """A refund that reaches an account; `before` minor units of the price came back earlier."""

    account_id: AccountId
    amount: Money
    arrived: Money
    on: date
    before: int


def _transaction(unit: Unit, purchase: PurchaseDraft, arrival: _Arrival) -> TransactionDraft:
    """Return the postings of a refund: what the categories were charged comes back to the account.

    Each category gets its share of everything that came back so far less what it got before, so that a
    purchase that came back whole costs nothing in any of them.
    """
    spent, currency = spent_on(purchase), arrival.amount.currency
    weights = list(spent.values())
    upto = split_in_proportion(arrival.before + arrival.amount.minor, weights)
    earlier = split_in_proportion(arrival.before, weights)
    postings = [
        Posting(category, Money(part, currency))
        for category, now, then in zip(spent, upto, earlier, strict=True)
        if (part := then - now)
    ]
    if arrival.arrived.currency == currency:
        postings.append(Posting(arrival.account_id, arrival.amount))
    else:
        exchange = accounts.by_code(unit.connection, EXCHANGE)
        postings.append(Posting(exchange, arrival.amount))
        postings += move(exchange, arrival.account_id, arrival.arrived)
    return TransactionDraft(
        on=arrival.on,
        kind=TransactionKind.REFUND,
        postings=tuple(postings),
        text=purchase.title,
        member_id=purchase.member_id,
    )


def replace_refunds(unit: Unit, purchase_id: PurchaseId, purchase: PurchaseDraft) -> None:
    """Book the refunds of a purchase again after its categories, name or member changed."""
    before = 0
    for refund in purchases.refunds(unit.connection, purchase_id):
        arrival = _Arrival(
            account_id=refund.account_id,
            amount=refund.amount,
            arrived=refund.arrived,
            on=refund.on,
            before=before,
        )
        ledger.replace(unit.connection, refund.transaction_id, _transaction(unit, purchase, arrival))
        before += refund.amount.minor


def store_refund(
    unit: Unit,
    purchase_id: PurchaseId,
    amount: Money,
    on: date,
    policy: RefundPolicy = RefundPolicy.LAST_FIRST,
    account_id: AccountId | None = None,
    arrived: Money | None = None,
) -> RefundId:
    """Store a refund, its transaction and what it takes off installments; raise a `refund.*` error.

    `arrived` is what the account got where it holds another currency than the price.
    """
    purchase = purchases.get(unit.connection, purchase_id)
    if amount.currency != purchase.price.currency:
        raise UserError("refund.currency", currency=purchase.price.currency)
    before = purchases.refunds(unit.connection, purchase_id)
    earlier = sum(refund.amount.minor for refund in before)
    if earlier + amount.minor > purchase.price.minor:
        total = Money(earlier + amount.minor, amount.currency)
        raise UserError("refund.more_than_price", refunds=total, price=purchase.price)
    target = account_id or purchase.account_id
    got = _arrived(accounts.accounts(unit.connection)[target], amount, arrived)
    entry = _transaction(
        unit, purchase, _Arrival(account_id=target, amount=amount, arrived=got, on=on, before=earlier)
    )
    values: dict[str, object] = {
        "account_id": target,
        "refunded_on": on,
        "amount_minor": amount.minor,
        "currency": amount.currency,
        "policy": policy,
    }
    txn_id = ledger.insert(unit.connection, entry)
    refund_id = purchases.insert_refund(unit.connection, purchase_id, txn_id, values)
    if target == purchase.account_id and policy is not RefundPolicy.CASH:
        _reduce(unit, purchase_id, refund_id, amount.minor, policy, on)
    return refund_id


def _arrived(target: Account, amount: Money, arrived: Money | None) -> Money:
    """Return what the account gets; raise an error when that is in another currency and not said."""
    if target.kind.is_debt or target.currency in {None, amount.currency}:
        check_currencies((target, amount))
        return amount
    if arrived is None or arrived.currency != target.currency:
        raise UserError(
            "refund.arrived", account=target.name, currency=str(target.currency), given=amount.currency
        )
    if arrived.minor <= 0:
        raise UserError("refund.not_positive")
    return arrived


def _reduce(
    unit: Unit, purchase_id: PurchaseId, refund_id: RefundId, amount: int, policy: RefundPolicy, on: date
) -> None:
    """Take the refund off the open principal; the cost of an installment that loses it all is waived.

    When no principal is left, installments of interest alone that are not due yet are waived too.
    """
    for plan in plans.of_purchase(unit.connection, purchase_id):
        rows: list[Installment] = [row for row in plan.installments if row.open > 0]
        if not rows or amount <= 0:
            continue
        effect = apply_refund([row.open_principal for row in rows], amount, policy)
        for row, left in zip(rows, effect.remaining, strict=True):
            taken = row.open_principal - left
            amount -= taken
            if taken:
                plans.insert_reduction(
                    unit.connection, row.id, refund_id=refund_id, kind="refund", amount_minor=taken
                )
            ended = left == 0 and (taken or (not any(effect.remaining) and row.due > on))
            if ended and row.open_cost:
                plans.insert_reduction(
                    unit.connection,
                    row.id,
                    refund_id=refund_id,
                    kind="waiver",
                    amount_minor=row.open_cost,
                )


def end_or_reopen(unit: Unit, purchase_id: PurchaseId, on: date) -> None:
    """Mark an order refunded when all its money is back, and where it was before when some is not."""
    purchase = purchases.get(unit.connection, purchase_id)
    back = sum(refund.amount.minor for refund in purchases.refunds(unit.connection, purchase_id))
    if back == purchase.price.minor:
        ended = replace(purchase, status=OrderStatus.REFUNDED, ended_on=on)
    elif purchase.status is OrderStatus.REFUNDED:
        status = OrderStatus.SHIPPED if purchase.shipped_on else OrderStatus.PAID
        status = OrderStatus.RECEIVED if purchase.received_on else status
        ended = replace(purchase, status=status, ended_on=None)
    else:
        return
    purchases.update(unit.connection, purchase_id, ended)


class Refunds:
    """Use cases over refunds."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def add(
        self,
        purchase_id: PurchaseId,
        amount: Money,
        on: date | None = None,
        policy: RefundPolicy = RefundPolicy.LAST_FIRST,
        account_id: AccountId | None = None,
        arrived: Money | None = None,
    ) -> Change:
        """Record a refund; without `account_id` it goes back to what paid.

        `arrived` is what an account in another currency got.

        A refund to the tool takes principal off open installments by `policy`; what they can't take is a
        credit on the tool. Paid interest is kept. Refunds lower spending, they are no income. Raise a
        `refund.*` error when the refunds would be more than the price.
        """
        if amount.minor <= 0:
            raise UserError("refund.not_positive")
        with self._file.write("add_refund", amount=amount) as unit:
            day = on or self._today()
            unit.params["item"] = purchases.get(unit.connection, purchase_id).title
            unit.created = store_refund(unit, purchase_id, amount, day, policy, account_id, arrived)
            end_or_reopen(unit, purchase_id, day)
        return unit.change

    def remove(self, purchase_id: PurchaseId, refund_id: RefundId) -> Change:
        """Take a refund back: its installments ask for what they asked before."""
        with self._file.write("remove_refund") as unit:
            refund = next(r for r in purchases.refunds(unit.connection, purchase_id) if r.id == refund_id)
            unit.params["amount"] = refund.amount
            purchases.delete_refund(unit.connection, refund_id)
            ledger.delete(unit.connection, refund.transaction_id)
            for plan in plans.of_purchase(unit.connection, purchase_id):
                cover_again(unit, plan.id)
            end_or_reopen(unit, purchase_id, refund.on)
        return unit.change
