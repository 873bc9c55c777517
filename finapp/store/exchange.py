"""Exchange rates: what one unit of a currency was worth in another on a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.store.schema import exchange_rate

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection


def latest(connection: Connection) -> dict[tuple[str, str], Decimal]:
    """Return the newest rate of every pair of currencies (from, to)."""
    query = sa.select(exchange_rate).order_by(exchange_rate.c.on_day)
    return {(row.base, row.quote): Decimal(row.rate) for row in connection.execute(query)}


def set_rate(connection: Connection, base: str, quote: str, on: date, rate: Decimal) -> None:
    """Note what one unit of `base` is worth in `quote` on a day, in place of what was noted for it."""
    table = exchange_rate
    same = (table.c.base == base) & (table.c.quote == quote) & (table.c.on_day == on)
    connection.execute(table.delete().where(same))
    values = {"base": base, "quote": quote, "on_day": on, "rate": str(rate)}
    connection.execute(table.insert().values(values))
