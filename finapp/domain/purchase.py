"""Purchases, their lines, the way of an order, and refunds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from finapp.errors import UserError

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import AccountId, MemberId
    from finapp.domain.money import Money
    from finapp.domain.settlement import RefundPolicy
    from finapp.domain.transaction import TransactionId

PurchaseId = NewType("PurchaseId", int)
MerchantId = NewType("MerchantId", int)
RefundId = NewType("RefundId", int)
AttachmentId = NewType("AttachmentId", int)


class OrderStatus(StrEnum):
    """Where an order is: paid (held by the platform), shipped, received (released to the shop), or ended."""

    PAID = "paid"
    SHIPPED = "shipped"
    RECEIVED = "received"
    DISPUTED = "disputed"
    REFUNDED = "refunded"
    CLOSED = "closed"


NEXT_STATUSES: dict[OrderStatus, frozenset[OrderStatus]] = {
    OrderStatus.PAID: frozenset(OrderStatus) - {OrderStatus.PAID},
    OrderStatus.SHIPPED: frozenset(OrderStatus) - {OrderStatus.SHIPPED},
    OrderStatus.RECEIVED: frozenset(OrderStatus) - {OrderStatus.RECEIVED},
    OrderStatus.DISPUTED: frozenset(OrderStatus) - {OrderStatus.DISPUTED},
    OrderStatus.REFUNDED: frozenset(
        {OrderStatus.CLOSED, OrderStatus.RECEIVED, OrderStatus.SHIPPED, OrderStatus.PAID}
    ),
    OrderStatus.CLOSED: frozenset({OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.RECEIVED}),
}
"""The statuses an order can take next. Steps may be skipped and taken back: people log late and correct."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseLine:
    """One article of an order. `amount` is for the whole quantity; None category: that of the purchase."""

    title: str
    amount: Money
    quantity: int = 1
    category_id: AccountId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseDraft:
    """A purchase not yet stored.

    `account_id` is what paid: an own account or a credit tool. Without lines the purchase is one article.
    `status_dates` holds the day each step of the order was taken.
    """

    title: str
    price: Money
    bought_on: date
    account_id: AccountId
    category_id: AccountId
    merchant: str = ""
    platform: str = ""
    member_id: MemberId | None = None
    order_number: str = ""
    status: OrderStatus = OrderStatus.PAID
    lines: tuple[PurchaseLine, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    shipped_on: date | None = None
    received_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase(PurchaseDraft):
    """A stored purchase."""

    id: PurchaseId
    transaction_id: TransactionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money that came back. `account_id` is where it went: the tool that paid, or another account.

    `amount` is in the currency of the price, `arrived` what the account got in its own.
    """

    id: RefundId
    purchase_id: PurchaseId
    transaction_id: TransactionId
    on: date
    amount: Money
    policy: RefundPolicy
    account_id: AccountId
    arrived: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A receipt stored in the book: name, media type, size in bytes and SHA-256 of its content."""

    id: AttachmentId
    purchase_id: PurchaseId
    name: str
    media_type: str
    size: int
    sha256: str


def spent_on(draft: PurchaseDraft) -> dict[AccountId, int]:
    """Return how much of the price each category takes, in minor units."""
    if not draft.lines:
        return {draft.category_id: draft.price.minor}
    spent: defaultdict[AccountId, int] = defaultdict(int)
    for line in draft.lines:
        spent[line.category_id or draft.category_id] += line.amount.minor
    return dict(spent)


def check_purchase(draft: PurchaseDraft) -> None:
    """Raise a `purchase.*` error when the purchase does not make sense."""
    if not draft.title.strip():
        raise UserError("purchase.no_title")
    if draft.price.minor <= 0:
        raise UserError("purchase.price_not_positive", price=draft.price)
    if draft.lines:
        lines = sum(line.amount.minor for line in draft.lines)
        if (
            any(line.amount.currency != draft.price.currency for line in draft.lines)
            or lines != draft.price.minor
        ):
            raise UserError("purchase.lines_differ", price=draft.price)
        if any(line.quantity < 1 for line in draft.lines):
            raise UserError("purchase.quantity")


def status_after(purchase: PurchaseDraft, status: OrderStatus) -> None:
    """Raise `purchase.status` when the order can't go from its status to `status`."""
    if status != purchase.status and status not in NEXT_STATUSES[purchase.status]:
        raise UserError("purchase.status", before=purchase.status, after=status)
