"""What every table of a book is made of: STRICT, integers for money, text for dates and rates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class Day(TypeDecorator[date]):
    """A date as ISO text, so that it sorts and reads in any SQLite tool."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text to store."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the stored date."""
        return None if value is None else date.fromisoformat(value)


def table(name: str, *items: Column[Any] | CheckConstraint | UniqueConstraint) -> Table:
    """Return a STRICT table of the book."""
    return Table(name, metadata, *items, sqlite_strict=True)


def key() -> Column[int]:
    """Return the id column."""
    return Column("id", Integer, primary_key=True)


def ref(name: str, target: str, *, null: bool = False, cascade: bool = False) -> Column[int]:
    """Return a column that names a row of `target`; with `cascade` this row goes with that one."""
    return Column(
        name,
        Integer,
        ForeignKey(f"{target}.id", ondelete="CASCADE" if cascade else "RESTRICT"),
        nullable=null,
        index=True,
    )


def text(name: str, default: str | None = "") -> Column[str]:
    """Return a text column; `default` None: must be given."""
    return Column(name, Text, nullable=False, server_default=default)


def minor(name: str, default: str | None = None) -> Column[int]:
    """Return a column of whole numbers: minor units, counts, flags."""
    return Column(name, Integer, nullable=False, server_default=default)
