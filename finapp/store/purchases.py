"""Purchases with lines, tags, receipts and refunds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from finapp.domain.account import AccountId, MemberId
from finapp.domain.money import Money
from finapp.domain.purchase import (
    Attachment,
    AttachmentId,
    OrderStatus,
    Purchase,
    PurchaseDraft,
    PurchaseId,
    PurchaseLine,
    Refund,
    RefundId,
)
from finapp.domain.settlement import RefundPolicy
from finapp.domain.transaction import TransactionId
from finapp.store.rows import insert_row
from finapp.store.schema import (
    attachment,
    merchant,
    platform,
    posting,
    purchase,
    purchase_line,
    purchase_tag,
    refund,
    tag,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def named(connection: Connection, table: Table, name: str) -> int | None:
    """Return the id of `name` in a table of names, making it when new; None for an empty name."""
    name = name.strip()
    if not name:
        return None
    found = connection.execute(sa.select(table.c.id).where(table.c.name == name)).scalar_one_or_none()
    if found is not None:
        return int(found)
    return insert_row(connection, table, {"name": name})


def columns(draft: PurchaseDraft, merchant_id: int | None, platform_id: int | None) -> dict[str, Any]:
    """Return what is stored of a purchase itself."""
    return {
        "title": draft.title.strip(),
        "price_minor": draft.price.minor,
        "currency": draft.price.currency,
        "bought_on": draft.bought_on,
        "account_id": draft.account_id,
        "category_id": draft.category_id,
        "merchant_id": merchant_id,
        "platform_id": platform_id,
        "member_id": draft.member_id,
        "order_number": draft.order_number.strip(),
        "status": draft.status,
        "shipped_on": draft.shipped_on,
        "received_on": draft.received_on,
        "ended_on": draft.ended_on,
        "note": draft.note,
    }


def _columns(connection: Connection, draft: PurchaseDraft) -> dict[str, Any]:
    names = named(connection, merchant, draft.merchant), named(connection, platform, draft.platform)
    return columns(draft, *names)


def insert(connection: Connection, draft: PurchaseDraft, txn_id: TransactionId) -> PurchaseId:
    """Store a purchase and return the new id."""
    values = {**_columns(connection, draft), "txn_id": txn_id}
    purchase_id = PurchaseId(insert_row(connection, purchase, values))
    _insert_parts(connection, purchase_id, draft)
    return purchase_id


def update(connection: Connection, purchase_id: PurchaseId, draft: PurchaseDraft) -> None:
    """Give a stored purchase the content of `draft`."""
    values = _columns(connection, draft)
    connection.execute(purchase.update().where(purchase.c.id == purchase_id).values(values))
    connection.execute(purchase_line.delete().where(purchase_line.c.purchase_id == purchase_id))
    connection.execute(purchase_tag.delete().where(purchase_tag.c.purchase_id == purchase_id))
    _insert_parts(connection, purchase_id, draft)


def _insert_parts(connection: Connection, purchase_id: PurchaseId, draft: PurchaseDraft) -> None:
    for position, line in enumerate(draft.lines):
        values = {
            "purchase_id": purchase_id,
            "position": position,
            "title": line.title,
            "quantity": line.quantity,
            "amount_minor": line.amount.minor,
            "category_id": line.category_id,
        }
        connection.execute(purchase_line.insert().values(values))
    for name in dict.fromkeys(draft.tags):
        tag_id = named(connection, tag, name)
        if tag_id is not None:
            connection.execute(purchase_tag.insert().values(purchase_id=purchase_id, tag_id=tag_id))


def delete(connection: Connection, purchase_id: PurchaseId) -> None:
    """Remove a purchase with its lines, tags and receipts; its transaction is removed by the caller."""
    connection.execute(purchase.delete().where(purchase.c.id == purchase_id))


def get(connection: Connection, purchase_id: PurchaseId) -> Purchase:
    """Return one stored purchase."""
    query = (
        sa.select(purchase, merchant.c.name.label("merchant"), platform.c.name.label("platform"))
        .outerjoin(merchant, merchant.c.id == purchase.c.merchant_id)
        .outerjoin(platform, platform.c.id == purchase.c.platform_id)
        .where(purchase.c.id == purchase_id)
    )
    row = connection.execute(query).one()
    lines = connection.execute(
        sa.select(purchase_line)
        .where(purchase_line.c.purchase_id == purchase_id)
        .order_by(purchase_line.c.position)
    )
    tags = connection.execute(
        sa.select(tag.c.name)
        .join(purchase_tag, purchase_tag.c.tag_id == tag.c.id)
        .where(purchase_tag.c.purchase_id == purchase_id)
        .order_by(purchase_tag.c.id)
    )
    return Purchase(
        id=purchase_id,
        transaction_id=TransactionId(row.txn_id),
        title=row.title,
        price=Money(row.price_minor, row.currency),
        bought_on=row.bought_on,
        account_id=AccountId(row.account_id),
        category_id=AccountId(row.category_id),
        merchant=row.merchant or "",
        platform=row.platform or "",
        member_id=None if row.member_id is None else MemberId(row.member_id),
        order_number=row.order_number,
        status=OrderStatus(row.status),
        lines=tuple(
            PurchaseLine(
                title=line.title,
                amount=Money(line.amount_minor, row.currency),
                quantity=line.quantity,
                category_id=None if line.category_id is None else AccountId(line.category_id),
            )
            for line in lines
        ),
        tags=tuple(tags.scalars()),
        note=row.note,
        shipped_on=row.shipped_on,
        received_on=row.received_on,
        ended_on=row.ended_on,
    )


def insert_refund(
    connection: Connection, purchase_id: PurchaseId, txn_id: TransactionId, values: dict[str, object]
) -> RefundId:
    """Store a refund and return the new id."""
    row = {**values, "purchase_id": purchase_id, "txn_id": txn_id}
    return RefundId(insert_row(connection, refund, row))


def refunds(connection: Connection, purchase_id: PurchaseId) -> list[Refund]:
    """Return the refunds of a purchase, oldest first."""
    reached = (posting.c.txn_id == refund.c.txn_id) & (posting.c.account_id == refund.c.account_id)
    query = (
        sa.select(refund, posting.c.amount_minor.label("arrived"), posting.c.currency.label("arrived_in"))
        .join(posting, reached)
        .where(refund.c.purchase_id == purchase_id)
    )
    return [
        Refund(
            id=RefundId(row.id),
            purchase_id=purchase_id,
            transaction_id=TransactionId(row.txn_id),
            on=row.refunded_on,
            amount=Money(row.amount_minor, row.currency),
            policy=RefundPolicy(row.policy),
            account_id=AccountId(row.account_id),
            arrived=Money(row.arrived, row.arrived_in),
        )
        for row in connection.execute(query.order_by(refund.c.refunded_on, refund.c.id))
    ]


def delete_refund(connection: Connection, refund_id: RefundId) -> None:
    """Remove a refund with what it took off installments; its transaction is removed by the caller."""
    connection.execute(refund.delete().where(refund.c.id == refund_id))


def attachments(connection: Connection, purchase_id: PurchaseId) -> list[Attachment]:
    """Return the receipts of a purchase without their content."""
    columns = [column for column in attachment.c if column.name != "content"]
    query = sa.select(*columns).where(attachment.c.purchase_id == purchase_id).order_by(attachment.c.id)
    return [
        Attachment(
            id=AttachmentId(row.id),
            purchase_id=purchase_id,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
        )
        for row in connection.execute(query)
    ]


def insert_attachment(
    connection: Connection, purchase_id: PurchaseId, values: dict[str, object]
) -> AttachmentId:
    """Store a receipt and return the new id."""
    row = {**values, "purchase_id": purchase_id}
    return AttachmentId(insert_row(connection, attachment, row))


def attachment_content(connection: Connection, attachment_id: AttachmentId) -> bytes:
    """Return the bytes of a receipt."""
    query = sa.select(attachment.c.content).where(attachment.c.id == attachment_id)
    return bytes(connection.execute(query).scalar_one())


def delete_attachment(connection: Connection, attachment_id: AttachmentId) -> None:
    """Remove a receipt."""
    connection.execute(attachment.delete().where(attachment.c.id == attachment_id))
