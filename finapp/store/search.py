"""Queries behind the search field: purchases and installments by text, amount or day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from finapp.store.schema import installment, merchant, plan, purchase

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select


class FoundPurchase(NamedTuple):
    """A purchase as search results name it."""

    id: int
    title: str
    merchant: str
    bought_on: date
    account_id: int
    price_minor: int
    currency: str


def _purchases() -> Select[tuple[int, str, str, date, int, int, str]]:
    return (
        sa.select(
            purchase.c.id,
            purchase.c.title,
            sa.func.coalesce(merchant.c.name, ""),
            purchase.c.bought_on,
            purchase.c.account_id,
            purchase.c.price_minor,
            purchase.c.currency,
        )
        .outerjoin(merchant, merchant.c.id == purchase.c.merchant_id)
        .order_by(purchase.c.bought_on.desc(), purchase.c.id.desc())
    )


def _run(connection: Connection, where: ColumnElement[bool], limit: int) -> list[FoundPurchase]:
    return [FoundPurchase._make(row) for row in connection.execute(_purchases().where(where).limit(limit))]


def purchases_by_text(connection: Connection, text: str, limit: int) -> list[FoundPurchase]:
    """Return the newest purchases whose title, merchant or order number holds `text`."""
    columns = (purchase.c.title, merchant.c.name, purchase.c.order_number)
    return _run(connection, sa.or_(*(column.icontains(text, autoescape=True) for column in columns)), limit)


def purchases_by_price(connection: Connection, minor: int, limit: int) -> list[FoundPurchase]:
    """Return the newest purchases at exactly this price."""
    return _run(connection, purchase.c.price_minor == minor, limit)


def purchases_by_day(connection: Connection, ending: str, limit: int) -> list[FoundPurchase]:
    """Return the newest purchases on a day whose ISO text ends with `ending` (`-11-15`, or a whole date)."""
    return _run(connection, sa.type_coerce(purchase.c.bought_on, sa.Text).endswith(ending), limit)


def latest_purchases(connection: Connection, limit: int) -> list[FoundPurchase]:
    """Return the newest purchases."""
    return [FoundPurchase._make(row) for row in connection.execute(_purchases().limit(limit))]


def plans_by_installment(
    connection: Connection, *, minor: int | None = None, ending: str | None = None
) -> list[int]:
    """Return the plans with an installment of this amount, or due on such a day."""
    asked = installment.c.principal_minor + installment.c.interest_minor + installment.c.fee_minor
    query = sa.select(plan.c.id).distinct().join(installment, installment.c.plan_id == plan.c.id)
    if minor is not None:
        query = query.where(asked == minor)
    if ending is not None:
        query = query.where(sa.type_coerce(installment.c.due, sa.Text).endswith(ending))
    return list(connection.execute(query).scalars())
