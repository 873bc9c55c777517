"""Payments and their allocations."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import AccountId
from finapp.domain.money import Money
from finapp.domain.payment import Allocation, Payment, PaymentId
from finapp.domain.plan import InstallmentId, PlanId
from finapp.domain.transaction import TransactionId
from finapp.store.rows import insert_row
from finapp.store.schema import allocation, installment, payment, reduction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import ColumnElement, Connection


def insert(
    connection: Connection,
    txn_id: TransactionId,
    *,
    account_id: AccountId,
    from_id: AccountId,
    on: date,
    amount: Money,
    allocations: Iterable[Allocation],
) -> PaymentId:
    """Store a payment with its allocations and return the new id."""
    values = {
        "txn_id": txn_id,
        "account_id": account_id,
        "from_id": from_id,
        "paid_on": on,
        "amount_minor": amount.minor,
        "currency": amount.currency,
    }
    payment_id = PaymentId(insert_row(connection, payment, values))
    rows = [
        {
            "payment_id": payment_id,
            "installment_id": part.installment_id,
            "amount_minor": part.amount,
            "cost_minor": part.cost,
        }
        for part in allocations
    ]
    if rows:
        connection.execute(allocation.insert(), rows)
    return payment_id


def payments(connection: Connection, where: ColumnElement[bool] | None = None) -> list[Payment]:
    """Return payments with their allocations, oldest first."""
    query = sa.select(payment).order_by(payment.c.paid_on, payment.c.id)
    parts_query = sa.select(allocation).join(payment, payment.c.id == allocation.c.payment_id)
    if where is not None:
        query, parts_query = query.where(where), parts_query.where(where)
    parts: defaultdict[int, list[Allocation]] = defaultdict(list)
    for row in connection.execute(parts_query):
        parts[row.payment_id].append(
            Allocation(InstallmentId(row.installment_id), row.amount_minor, row.cost_minor)
        )
    return [
        Payment(
            id=PaymentId(row.id),
            transaction_id=TransactionId(row.txn_id),
            account_id=AccountId(row.account_id),
            from_id=AccountId(row.from_id),
            on=row.paid_on,
            amount=Money(row.amount_minor, row.currency),
            allocations=tuple(parts[row.id]),
        )
        for row in connection.execute(query)
    ]


def get(connection: Connection, payment_id: PaymentId) -> Payment:
    """Return one payment."""
    return payments(connection, payment.c.id == payment_id)[0]


def of_installment(connection: Connection, installment_id: InstallmentId) -> list[PaymentId]:
    """Return the payments that settled part of an installment, newest last."""
    query = (
        sa.select(payment.c.id)
        .join(allocation, allocation.c.payment_id == payment.c.id)
        .where(allocation.c.installment_id == installment_id)
        .order_by(payment.c.paid_on, payment.c.id)
    )
    return [PaymentId(found) for found in connection.execute(query).scalars()]


def cover_again(connection: Connection, plan_id: PlanId) -> dict[PaymentId, int]:
    """Find again what part of a plan's payments covers cost; return how much more it is, by payment.

    Each installment's cost that was not waived is covered before its principal, by the payments in the order
    they were recorded.
    """
    waived = (
        sa.select(sa.func.coalesce(sa.func.sum(reduction.c.amount_minor), 0))
        .where(reduction.c.installment_id == installment.c.id, reduction.c.kind == "waiver")
        .scalar_subquery()
    )
    cost = installment.c.interest_minor + installment.c.fee_minor - waived
    query = (
        sa.select(allocation, cost.label("cost"))
        .join(installment, installment.c.id == allocation.c.installment_id)
        .where(installment.c.plan_id == plan_id)
        .order_by(allocation.c.payment_id)
    )
    covered: defaultdict[int, int] = defaultdict(int)
    more: defaultdict[PaymentId, int] = defaultdict(int)
    for row in connection.execute(query).all():
        part = min(row.amount_minor, max(0, row.cost - covered[row.installment_id]))
        covered[row.installment_id] += part
        if part != row.cost_minor:
            more[PaymentId(row.payment_id)] += part - row.cost_minor
            same = allocation.c.id == row.id
            connection.execute(allocation.update().where(same).values(cost_minor=part))
    return dict(more)


def delete(connection: Connection, payment_id: PaymentId) -> None:
    """Remove a payment with its allocations; its transaction is removed by the caller."""
    connection.execute(payment.delete().where(payment.c.id == payment_id))
