"""Exchange rates: what one unit of a currency was worth in another on a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.exchange import ExchangeRate, RateId
from finapp.store.rows import insert_row
from finapp.store.schema import exchange_rate

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection


def rates(connection: Connection) -> list[ExchangeRate]:
    """Return every rate, newest first."""
    query = sa.select(exchange_rate).order_by(exchange_rate.c.on_day.desc(), exchange_rate.c.id.desc())
    return [
        ExchangeRate(id=RateId(row.id), on=row.on_day, base=row.base, quote=row.quote, rate=Decimal(row.rate))
        for row in connection.execute(query)
    ]


def set_rate(connection: Connection, base: str, quote: str, on: date, rate: Decimal) -> RateId:
    """Note what one unit of `base` is worth in `quote` on a day, in place of what was noted for it."""
    table = exchange_rate
    same = (table.c.base == base) & (table.c.quote == quote) & (table.c.on_day == on)
    connection.execute(table.delete().where(same))
    values = {"base": base, "quote": quote, "on_day": on, "rate": f"{rate:f}"}
    return RateId(insert_row(connection, table, values))


def remove(connection: Connection, rate_id: RateId) -> None:
    """Forget one rate."""
    connection.execute(exchange_rate.delete().where(exchange_rate.c.id == rate_id))
