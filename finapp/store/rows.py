"""Inserting one row and learning its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Table

__all__ = ["Connection", "insert_row"]


def insert_row(connection: Connection, table: Table, values: Mapping[str, object]) -> int:
    """Insert `values` and return the new row's id."""
    key = connection.execute(table.insert(), values).inserted_primary_key
    if key is None:
        raise AssertionError(table.name)
    return int(key[0])
