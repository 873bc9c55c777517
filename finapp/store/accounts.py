"""Accounts, categories and the terms of credit tools."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import Account, AccountDraft, AccountId, AccountKind, MemberId
from finapp.domain.calendars import Region, Roll
from finapp.domain.credit import BillingCycle, DueKind, Offer
from finapp.domain.dates import Unit
from finapp.domain.plan import CostConvention
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder
from finapp.store.rows import insert_row
from finapp.store.schema import (
    account,
    billing_cycle,
    credit_limit,
    deposit,
    metadata,
    offer,
    printed_statement,
    promotion,
    statement_mark,
    tool_terms,
)

TERMS = frozenset(
    {billing_cycle, credit_limit, deposit, offer, printed_statement, promotion, statement_mark, tool_terms}
)
"""Tables that only say how an account works: they go with it."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(
        id=AccountId(row.id),
        kind=AccountKind(row.kind),
        name=row.name,
        currency=row.currency,
        member_id=None if row.member_id is None else MemberId(row.member_id),
        parent_id=None if row.parent_id is None else AccountId(row.parent_id),
        code=row.code,
        institution=row.institution,
        tail=row.tail,
        monogram=row.monogram,
        color_slot=row.color_slot,
        pay_from_id=None if row.pay_from_id is None else AccountId(row.pay_from_id),
        closed_on=row.closed_on,
        note=row.note,
    )


def accounts(connection: Connection) -> dict[AccountId, Account]:
    """Return every account and category by id, in the order they were made."""
    return {
        AccountId(row.id): _account(row)
        for row in connection.execute(sa.select(account).order_by(account.c.id))
    }


def insert(connection: Connection, draft: AccountDraft) -> AccountId:
    """Store an account and return the new id."""
    return AccountId(insert_row(connection, account, asdict(draft)))


def update(connection: Connection, account_id: AccountId, **values: object) -> None:
    """Change columns of an account."""
    connection.execute(account.update().where(account.c.id == account_id).values(values))


def delete(connection: Connection, account_id: AccountId) -> None:
    """Remove an account without postings."""
    connection.execute(account.delete().where(account.c.id == account_id))


def is_used(connection: Connection, account_id: AccountId) -> bool:
    """Tell whether any record names an account."""
    columns = [
        key.parent
        for table in metadata.sorted_tables
        if table not in TERMS
        for key in table.foreign_keys
        if key.column.table is account
    ]
    return any(connection.execute(sa.select(c).where(c == account_id).limit(1)).first() for c in columns)


def by_code(connection: Connection, code: str) -> AccountId:
    """Return the built-in account or category with this stable name; raise KeyError when there is none."""
    found = connection.execute(sa.select(account.c.id).where(account.c.code == code)).scalar_one_or_none()
    if found is None:
        raise KeyError(code)
    return AccountId(found)


def cycles(connection: Connection) -> dict[AccountId, list[BillingCycle]]:
    """Return the billing rules of every tool, oldest first."""
    found: defaultdict[AccountId, list[BillingCycle]] = defaultdict(list)
    for row in connection.execute(sa.select(billing_cycle).order_by(billing_cycle.c.valid_from)):
        rule = BillingCycle(
            valid_from=row.valid_from,
            closing_day=row.closing_day,
            due_kind=DueKind(row.due_kind),
            due_value=row.due_value,
            closing_day_included=bool(row.closing_day_included),
            roll=Roll(row.roll),
            region=None if row.region is None else Region(row.region),
        )
        found[AccountId(row.account_id)].append(rule)
    return dict(found)


def set_cycles(connection: Connection, account_id: AccountId, rules: Sequence[BillingCycle]) -> None:
    """Replace the billing rules of a tool."""
    connection.execute(billing_cycle.delete().where(billing_cycle.c.account_id == account_id))
    if rules:
        values = [{**asdict(rule), "account_id": account_id} for rule in rules]
        connection.execute(billing_cycle.insert(), values)


def offers(connection: Connection) -> dict[AccountId, list[Offer]]:
    """Return the installment price list of every tool, fewest installments first."""
    found: defaultdict[AccountId, list[Offer]] = defaultdict(list)
    for row in connection.execute(sa.select(offer).order_by(offer.c.account_id, offer.c.periods)):
        tool = AccountId(row.account_id)
        one = Offer(
            tool,
            row.periods,
            CostConvention(row.convention),
            Decimal(row.rate),
            unit=Unit(row.unit),
            step=row.step,
            first_days=row.first_days,
            remainder=Remainder(row.remainder),
            rounding=Rounding(row.rounding),
        )
        found[tool].append(one)
    return dict(found)


def set_offer(connection: Connection, entry: Offer) -> None:
    """Store one entry of a price list, replacing the one for as many installments."""
    same = (offer.c.account_id == entry.account_id) & (offer.c.periods == entry.periods)
    connection.execute(offer.delete().where(same))
    values = {**asdict(entry), "rate": str(entry.rate)}
    connection.execute(offer.insert().values(values))


def remove_offer(connection: Connection, account_id: AccountId, periods: int) -> None:
    """Take an entry off a price list."""
    connection.execute(
        offer.delete().where((offer.c.account_id == account_id) & (offer.c.periods == periods))
    )
