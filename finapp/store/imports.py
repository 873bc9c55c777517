"""What was imported: files, rows with their original text, and keys that keep a row from coming twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import AccountId
from finapp.domain.purchase import PurchaseId
from finapp.store.rows import insert_row
from finapp.store.schema import category_rule, import_batch, import_row, purchase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from finapp.domain.transaction import TransactionId


def known_keys(connection: Connection) -> frozenset[str]:
    """Return the keys of every row imported so far; deleted records leave theirs, so they stay deleted."""
    return frozenset(connection.execute(sa.select(import_row.c.row_key)).scalars())


def transactions(connection: Connection) -> set[TransactionId]:
    """Return the entries that imported rows made."""
    query = sa.select(import_row.c.txn_id).where(import_row.c.txn_id.is_not(None))
    return set(connection.execute(query).scalars())


def insert_batch(connection: Connection, **values: object) -> int:
    """Store an imported file and return the new id."""
    return insert_row(connection, import_batch, values)


def insert_rows(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Store imported rows."""
    if rows:
        connection.execute(import_row.insert(), rows)


def purchase_with_order(connection: Connection, order_numbers: Sequence[str]) -> PurchaseId | None:
    """Return the newest purchase with one of these order numbers."""
    query = (
        sa.select(purchase.c.id)
        .where(purchase.c.order_number.in_(order_numbers))
        .order_by(purchase.c.id.desc())
    )
    found = connection.execute(query.limit(1)).scalar_one_or_none()
    return None if found is None else PurchaseId(found)


def category_rules(connection: Connection) -> dict[str, AccountId]:
    """Return the category that the user chose for each counterparty."""
    query = sa.select(category_rule.c.counterparty, category_rule.c.category_id)
    return {row[0]: AccountId(row[1]) for row in connection.execute(query)}


def set_category_rules(connection: Connection, rules: Mapping[str, AccountId]) -> None:
    """Remember categories by counterparty; the newest choice counts."""
    known = category_rules(connection)
    for counterparty, category_id in rules.items():
        if counterparty not in known:
            values: dict[str, object] = {"counterparty": counterparty, "category_id": category_id}
            insert_row(connection, category_rule, values)
        elif known[counterparty] != category_id:
            connection.execute(
                category_rule.update()
                .where(category_rule.c.counterparty == counterparty)
                .values(category_id=category_id)
            )
