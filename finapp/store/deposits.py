"""What was agreed for term deposits."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import AccountId
from finapp.domain.term_deposit import DepositTerms, DepositTime, Renewal
from finapp.store.schema import account, posting, txn
from finapp.store.schema_wealth import deposit

if TYPE_CHECKING:
    from sqlalchemy import Connection


def terms(connection: Connection) -> dict[AccountId, DepositTerms]:
    """Return what was agreed for each term deposit."""
    return {
        AccountId(row.account_id): DepositTerms(
            rate=Decimal(row.rate),
            start=row.start,
            matures=row.matures,
            compounds=row.compounds,
            time=DepositTime(row.time),
            renewal=Renewal(row.renewal),
            demand_rate=Decimal(row.demand_rate),
        )
        for row in connection.execute(sa.select(deposit).order_by(deposit.c.id))
    }


def deposited(connection: Connection) -> dict[AccountId, int]:
    """Return what each term deposit bears interest on, in minor units of its account.

    That is what was paid in by its first day, or what is left of it: interest that was recorded later is in
    the computed value already. A deposit that was filled later counts with what it holds.
    """
    first_day = sa.case((txn.c.on_day <= deposit.c.start, posting.c.amount_minor), else_=0)
    query = (
        sa.select(deposit.c.account_id, sa.func.sum(first_day), sa.func.sum(posting.c.amount_minor))
        .join(account, account.c.id == deposit.c.account_id)
        .join(
            posting,
            (posting.c.account_id == deposit.c.account_id) & (posting.c.currency == account.c.currency),
        )
        .join(txn, txn.c.id == posting.c.txn_id)
        .group_by(deposit.c.account_id)
    )
    return {
        AccountId(account_id): max(min(paid_in, held) if paid_in > 0 else held, 0)
        for account_id, paid_in, held in connection.execute(query)
    }


def set_terms(connection: Connection, account_id: AccountId, agreed: DepositTerms | None) -> None:
    """Store what was agreed in place of what was before; None forgets it."""
    connection.execute(deposit.delete().where(deposit.c.account_id == account_id))
    if agreed is not None:
        values = {**asdict(agreed), "rate": str(agreed.rate), "demand_rate": str(agreed.demand_rate)}
        connection.execute(deposit.insert().values(account_id=account_id, **values))
