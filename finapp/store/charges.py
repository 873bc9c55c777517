"""What was charged to credit tools outside of plans, and what came off those charges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import DEBT_KINDS, AccountId
from finapp.domain.credit import Charge, Credit
from finapp.store.schema import account, allocation, payment, plan, posting, purchase, reduction, refund, txn

if TYPE_CHECKING:
    from sqlalchemy import Connection


def charges(connection: Connection) -> list[Charge]:
    """Return what each tool was charged per day outside of plans; refunds are charges below zero."""
    planned = sa.select(purchase.c.txn_id).join(plan, plan.c.purchase_id == purchase.c.id)
    paid_out = sa.select(plan.c.txn_id).where(plan.c.txn_id.is_not(None))
    query = (
        sa.select(
            posting.c.account_id,
            txn.c.on_day,
            -sa.func.sum(posting.c.amount_minor),
            sa.func.count(posting.c.id),
        )
        .join(txn, txn.c.id == posting.c.txn_id)
        .join(account, account.c.id == posting.c.account_id)
        .where(
            account.c.kind.in_(DEBT_KINDS),
            txn.c.id.not_in(planned),
            txn.c.id.not_in(paid_out),
            txn.c.id.not_in(sa.select(payment.c.txn_id)),
            txn.c.id.not_in(sa.select(refund.c.txn_id)),
        )
        .group_by(posting.c.account_id, txn.c.on_day)
        .order_by(txn.c.on_day)
    )
    found = [Charge(AccountId(row[0]), row[1], row[2], row[3]) for row in connection.execute(query)]
    return [*found, *_refunds(connection)]


def _refunds(connection: Connection) -> list[Charge]:
    """Return what came back to a tool beyond its installments: less charged in the period of that day."""
    taken = (
        sa.select(sa.func.coalesce(sa.func.sum(reduction.c.amount_minor), 0))
        .where(reduction.c.refund_id == refund.c.id, reduction.c.kind == "refund")
        .scalar_subquery()
    )
    returned = (
        sa.select(refund.c.account_id, refund.c.refunded_on, taken - refund.c.amount_minor)
        .join(account, account.c.id == refund.c.account_id)
        .where(account.c.kind.in_(DEBT_KINDS))
    )
    rows = connection.execute(returned)
    return [Charge(AccountId(row[0]), row[1], row[2], 0) for row in rows if row[2] < 0]


def credits_(connection: Connection) -> list[Credit]:
    """Return the parts of payments that belong to no installment, without the cost they paid."""
    placed = (
        sa.select(sa.func.coalesce(sa.func.sum(allocation.c.amount_minor - allocation.c.cost_minor), 0))
        .where(allocation.c.payment_id == payment.c.id)
        .scalar_subquery()
    )
    arrived = (
        sa.select(sa.func.coalesce(sa.func.sum(posting.c.amount_minor), 0))
        .where(posting.c.txn_id == payment.c.txn_id, posting.c.account_id == payment.c.account_id)
        .scalar_subquery()
    )
    loose = sa.select(payment.c.account_id, payment.c.paid_on, (arrived - placed).label("amount"))
    return [Credit(AccountId(row[0]), row[1], row[2]) for row in connection.execute(loose) if row[2] > 0]
