"""The undo log: triggers write the inverse of every change, steps replay them backwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finapp.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Table


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did: its name, what fills the name's sentence, the tables touched, a new row's id."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()
    created: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A change and its rows of the log: those after `first` up to and including `last`."""

    change: Change
    first: int
    last: int


def _triggers(table: Table) -> Iterator[str]:
    """Yield the three TEMP triggers that log the inverse of each change of `table`."""
    name = table.name
    columns = [column.name for column in table.columns]
    old = " || ',' || ".join(f'quote(OLD."{column}")' for column in columns)
    sets = " || ',' || ".join(f"""'"{column}"=' || quote(OLD."{column}")""" for column in columns)
    names = ",".join(f'"{column}"' for column in columns)
    back = f"""'INSERT INTO "{name}" ({names}) VALUES (' || {old} || ')'"""
    inverses = {
        "i": ("AFTER INSERT", f"""'DELETE FROM "{name}" WHERE id=' || NEW.id"""),
        "u": ("AFTER UPDATE", f"""'UPDATE "{name}" SET ' || {sets} || ' WHERE id=' || OLD.id"""),
        "d": ("BEFORE DELETE", back),
    }
    for letter, (when, inverse) in inverses.items():
        yield (
            f'CREATE TEMP TRIGGER "undo_{name}_{letter}" {when} ON main."{name}" '
            f"BEGIN INSERT INTO undo_log (tbl, sql) VALUES ('{name}', {inverse}); END"
        )


def install(connection: Connection) -> None:
    """Create the log and its triggers on the writing connection; they live as long as it does."""
    run = connection.exec_driver_sql
    run(
        "CREATE TEMP TABLE undo_log "
        "(seq INTEGER PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, sql TEXT NOT NULL)"
    )
    for table in metadata.sorted_tables:
        for statement in _triggers(table):
            run(statement)


def position(connection: Connection) -> int:
    """Return the number of the newest row of the log."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM undo_log").scalar_one())


def tables_since(connection: Connection, seq: int) -> frozenset[str]:
    """Return the tables changed after row `seq` of the log."""
    rows = connection.exec_driver_sql("SELECT DISTINCT tbl FROM undo_log WHERE seq > ?", (seq,))
    return frozenset(row[0] for row in rows)


def replay(connection: Connection, step: Step) -> tuple[int, int]:
    """Take `step` back and return the log range that takes the taking back back."""
    before = position(connection)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    query = "SELECT sql FROM undo_log WHERE seq > ? AND seq <= ? ORDER BY seq DESC"
    for (statement,) in connection.exec_driver_sql(query, (step.first, step.last)).all():
        connection.exec_driver_sql(statement)
    forget(connection, step)
    return before, position(connection)


def forget(connection: Connection, step: Step) -> None:
    """Drop the log rows of `step`."""
    connection.exec_driver_sql("DELETE FROM undo_log WHERE seq > ? AND seq <= ?", (step.first, step.last))
