"""What statements are read from: entries on credit tools, and what happened to installments when."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from finapp.domain.account import DEBT_KINDS, AccountId
from finapp.domain.transaction import TransactionId, TransactionKind
from finapp.store.schema import (
    account,
    allocation,
    payment,
    plan,
    posting,
    purchase,
    reduction,
    refund,
    settlement,
    txn,
)
from finapp.store.schema_loans import loan_correction

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Booked(NamedTuple):
    """One entry on a tool: `raised` is by how much it raises what is owed, `drawn` what came back to it.

    `is_cost`: the other side is fees and interest.
    """

    account_id: AccountId
    transaction_id: TransactionId
    on: date
    kind: TransactionKind
    text: str
    raised: int
    drawn: int
    is_cost: bool


class Paid(NamedTuple):
    """A payment to a tool: what came in, and what of it was for installments; minor units.

    A payment of nothing but cost moves no money on the tool, and is a payment all the same.
    """

    account_id: AccountId
    transaction_id: TransactionId
    on: date
    text: str
    amount: int
    to_installments: int


class Returned(NamedTuple):
    """A refund: the purchase's entry and day, and what of it installments took; minor units."""

    purchase_id: TransactionId
    bought_on: date
    taken: int


class Planned(NamedTuple):
    """A purchase paid by a plan: when it was bought, and when the plan began."""

    bought_on: date
    starts: date


class Booking(NamedTuple):
    """Payments and other entries on credit tools, with what the entries belong to, by entry.

    `paid_out` are plans' own entries, by the day they began; `apart` belong to no statement.
    """

    payments: list[Paid]
    entries: list[Booked]
    refunds: dict[int, Returned]
    planned: dict[int, Planned]
    paid_out: dict[int, date]
    apart: set[int]


def booking(connection: Connection, fees: AccountId) -> Booking:
    """Read everything that was booked on credit tools; `fees` is the category of fees and interest."""
    starts = sa.func.json_extract(plan.c.terms, "$.start")
    planned = sa.select(purchase.c.txn_id, purchase.c.bought_on, starts).join(
        plan, plan.c.purchase_id == purchase.c.id
    )
    paid_out = sa.select(plan.c.txn_id, starts).where(plan.c.txn_id.is_not(None))
    corrected = sa.select(loan_correction.c.txn_id).where(loan_correction.c.txn_id.is_not(None))
    return Booking(
        payments=_payments(connection),
        entries=_entries(connection, fees),
        refunds=_refunds(connection),
        planned={row[0]: Planned(row[1], date.fromisoformat(row[2])) for row in connection.execute(planned)},
        paid_out={row[0]: date.fromisoformat(row[1]) for row in connection.execute(paid_out)},
        apart=set(connection.execute(corrected).scalars()),
    )


def _entries(connection: Connection, fees: AccountId) -> list[Booked]:
    amount = posting.c.amount_minor
    costs = sa.select(posting.c.txn_id).where(posting.c.account_id == fees)
    query = (
        sa.select(
            posting.c.account_id,
            txn.c.id,
            txn.c.on_day,
            txn.c.kind,
            txn.c.text,
            -sa.func.sum(amount),
            sa.func.sum(sa.case((amount > 0, amount), else_=0)),
            txn.c.id.in_(costs),
        )
        .join(txn, txn.c.id == posting.c.txn_id)
        .join(account, account.c.id == posting.c.account_id)
        .where(account.c.kind.in_(DEBT_KINDS), txn.c.id.not_in(sa.select(payment.c.txn_id)))
        .group_by(posting.c.account_id, txn.c.id)
        .order_by(txn.c.on_day, txn.c.id)
    )
    return [
        Booked(
            AccountId(row[0]),
            TransactionId(row[1]),
            row[2],
            TransactionKind(row[3]),
            row[4],
            row[5],
            row[6],
            bool(row[7]),
        )
        for row in connection.execute(query)
    ]


def _payments(connection: Connection) -> list[Paid]:
    arrived = (
        sa.select(sa.func.coalesce(sa.func.sum(posting.c.amount_minor), 0))
        .where(posting.c.txn_id == payment.c.txn_id, posting.c.account_id == payment.c.account_id)
        .scalar_subquery()
    )
    cost = sa.func.coalesce(sa.func.sum(allocation.c.cost_minor), 0)
    query = (
        sa.select(
            payment.c.account_id,
            payment.c.txn_id,
            payment.c.paid_on,
            txn.c.text,
            arrived + cost,
            sa.func.coalesce(sa.func.sum(allocation.c.amount_minor), 0),
        )
        .join(txn, txn.c.id == payment.c.txn_id)
        .outerjoin(allocation, allocation.c.payment_id == payment.c.id)
        .group_by(payment.c.id)
    )
    return [
        Paid(AccountId(row[0]), TransactionId(row[1]), row[2], row[3], row[4], row[5])
        for row in connection.execute(query)
    ]


def _refunds(connection: Connection) -> dict[int, Returned]:
    taken = (
        sa.select(sa.func.coalesce(sa.func.sum(reduction.c.amount_minor), 0))
        .where(reduction.c.refund_id == refund.c.id, reduction.c.kind == "refund")
        .scalar_subquery()
    )
    query = sa.select(refund.c.txn_id, purchase.c.txn_id, purchase.c.bought_on, taken).join(
        purchase, purchase.c.id == refund.c.purchase_id
    )
    return {row[0]: Returned(TransactionId(row[1]), row[2], row[3]) for row in connection.execute(query)}


class InstallmentEvents(NamedTuple):
    """Dated payments and reductions of installments: (day, minor units) by installment."""

    payments: dict[int, list[tuple[date, int]]]
    reductions: dict[int, list[tuple[date, int]]]


def installment_events(connection: Connection) -> InstallmentEvents:
    """Return when installments were paid, refunded and waived."""
    paid: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    query = sa.select(allocation.c.installment_id, payment.c.paid_on, allocation.c.amount_minor).join(
        payment, payment.c.id == allocation.c.payment_id
    )
    for row in connection.execute(query):
        paid[row[0]].append((row[1], row[2]))
    reduced: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    taken = (
        sa.select(
            reduction.c.installment_id,
            sa.func.coalesce(refund.c.refunded_on, settlement.c.settled_on),
            reduction.c.amount_minor,
        )
        .outerjoin(refund, refund.c.id == reduction.c.refund_id)
        .outerjoin(settlement, settlement.c.id == reduction.c.settlement_id)
    )
    for row in connection.execute(taken):
        reduced[row[0]].append((row[1], row[2]))
    return InstallmentEvents(dict(paid), dict(reduced))
