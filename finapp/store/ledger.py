"""Transactions and postings: what moved, and what that makes of every balance."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import REAL_KINDS, AccountId, AccountKind, MemberId
from finapp.domain.money import Money
from finapp.domain.transaction import (
    Income,
    Posting,
    RegisterRow,
    Transaction,
    TransactionDraft,
    TransactionId,
    TransactionKind,
)
from finapp.store.rows import insert_row
from finapp.store.schema import account, posting, txn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection


def columns(draft: TransactionDraft) -> dict[str, object]:
    """Return what is stored of a transaction beside its postings."""
    return {"on_day": draft.on, "kind": draft.kind, "text": draft.text, "member_id": draft.member_id}


def posting_columns(txn_id: TransactionId, postings: Iterable[Posting]) -> list[dict[str, object]]:
    """Return what is stored of postings; sides that move nothing are left out."""
    return [
        {
            "txn_id": txn_id,
            "account_id": side.account_id,
            "amount_minor": side.amount.minor,
            "currency": side.amount.currency,
        }
        for side in postings
        if side.amount
    ]


def insert(connection: Connection, draft: TransactionDraft) -> TransactionId:
    """Store a transaction with its postings and return the new id."""
    txn_id = TransactionId(insert_row(connection, txn, columns(draft)))
    _insert_postings(connection, txn_id, draft.postings)
    return txn_id


def replace(connection: Connection, txn_id: TransactionId, draft: TransactionDraft) -> None:
    """Give a stored transaction the day, text and postings of `draft`."""
    connection.execute(txn.update().where(txn.c.id == txn_id).values(columns(draft)))
    connection.execute(posting.delete().where(posting.c.txn_id == txn_id))
    _insert_postings(connection, txn_id, draft.postings)


def _insert_postings(connection: Connection, txn_id: TransactionId, postings: Iterable[Posting]) -> None:
    rows = posting_columns(txn_id, postings)
    if rows:
        connection.execute(posting.insert(), rows)


def delete(connection: Connection, txn_id: TransactionId) -> None:
    """Remove a transaction with its postings."""
    connection.execute(txn.delete().where(txn.c.id == txn_id))


def transaction(connection: Connection, txn_id: TransactionId) -> Transaction:
    """Return one stored transaction."""
    row = connection.execute(sa.select(txn).where(txn.c.id == txn_id)).one()
    sides = connection.execute(sa.select(posting).where(posting.c.txn_id == txn_id).order_by(posting.c.id))
    return Transaction(
        id=txn_id,
        on=row.on_day,
        kind=TransactionKind(row.kind),
        text=row.text,
        member_id=None if row.member_id is None else MemberId(row.member_id),
        postings=tuple(Posting(AccountId(s.account_id), Money(s.amount_minor, s.currency)) for s in sides),
    )


def balances(connection: Connection, until: date | None = None) -> dict[AccountId, dict[str, int]]:
    """Return every account's balance per currency in minor units, up to and including `until`."""
    query = sa.select(posting.c.account_id, posting.c.currency, sa.func.sum(posting.c.amount_minor))
    if until is not None:
        query = query.join(txn, txn.c.id == posting.c.txn_id).where(txn.c.on_day <= until)
    found: defaultdict[AccountId, dict[str, int]] = defaultdict(dict)
    for account_id, currency, minor in connection.execute(
        query.group_by(posting.c.account_id, posting.c.currency)
    ):
        found[AccountId(account_id)][currency] = minor
    return dict(found)


def register(connection: Connection, account_id: AccountId) -> list[RegisterRow]:
    """Return the register of an account, oldest first."""
    other = posting.alias("other")
    named = (
        sa.select(sa.func.group_concat(account.c.name, " · "))
        .select_from(other.join(account, account.c.id == other.c.account_id))
        .where(other.c.txn_id == posting.c.txn_id, other.c.account_id != account_id)
        .scalar_subquery()
    )
    query = (
        sa.select(
            txn.c.id,
            txn.c.on_day,
            txn.c.kind,
            txn.c.text,
            named.label("others"),
            sa.func.sum(posting.c.amount_minor).label("amount"),
            posting.c.currency,
        )
        .join(txn, txn.c.id == posting.c.txn_id)
        .where(posting.c.account_id == account_id)
        .group_by(txn.c.id, posting.c.currency)
        .order_by(txn.c.on_day, txn.c.id)
    )
    running: defaultdict[str, int] = defaultdict(int)
    rows = []
    for row in connection.execute(query):
        running[row.currency] += row.amount
        rows.append(
            RegisterRow(
                id=TransactionId(row.id),
                on=row.on_day,
                kind=TransactionKind(row.kind),
                text=row.text,
                others=row.others or "",
                amount=row.amount,
                balance=running[row.currency],
                currency=row.currency,
            )
        )
    return rows


def paid_besides(connection: Connection, txn_id: TransactionId, account_id: AccountId) -> list[Posting]:
    """Return the sides of a purchase that accounts beside `account_id` paid at once: the down payment."""
    query = (
        sa.select(posting.c.account_id, posting.c.amount_minor, posting.c.currency)
        .join(account, account.c.id == posting.c.account_id)
        .where(
            posting.c.txn_id == txn_id,
            posting.c.account_id != account_id,
            posting.c.amount_minor < 0,
            account.c.kind.in_(REAL_KINDS),
        )
        .order_by(posting.c.id)
    )
    return [Posting(AccountId(row[0]), Money(row[1], row[2])) for row in connection.execute(query)]


def has_postings(connection: Connection, account_id: AccountId) -> bool:
    """Tell whether money ever moved here."""
    query = sa.select(posting.c.id).where(posting.c.account_id == account_id).limit(1)
    return connection.execute(query).first() is not None


def incomes(connection: Connection, begin: date, end: date) -> list[Income]:
    """Return what came in from `begin` up to but not including `end`, the newest first."""
    other, holder = posting.alias("other"), account.alias("holder")
    held = (
        sa.select(sa.func.min(holder.c.id))
        .select_from(other.join(holder, holder.c.id == other.c.account_id))
        .where(other.c.txn_id == txn.c.id, holder.c.kind.in_(REAL_KINDS))
        .correlate(txn)
        .scalar_subquery()
        .label("holder_id")
    )
    query = (
        sa.select(txn.c.on_day, txn.c.text, txn.c.member_id, posting, held)
        .join(txn, txn.c.id == posting.c.txn_id)
        .join(account, account.c.id == posting.c.account_id)
        .where(account.c.kind == AccountKind.INCOME, txn.c.on_day >= begin, txn.c.on_day < end)
        .order_by(txn.c.on_day.desc(), txn.c.id.desc())
    )
    owners = {row.id: row.member_id for row in connection.execute(sa.select(account))}
    found = []
    for row in connection.execute(query):
        member = row.member_id if row.member_id is not None else owners.get(row.holder_id)
        found.append(
            Income(
                on=row.on_day,
                text=row.text,
                category_id=AccountId(row.account_id),
                account_id=None if row.holder_id is None else AccountId(row.holder_id),
                member_id=None if member is None else MemberId(member),
                amount=Money(-row.amount_minor, row.currency),
            )
        )
    return found
