"""The undo log: triggers write the inverse of every change, steps replay them backwards.

The log is part of the book, so that what was done yesterday or from the command line can be undone too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.store.schema import metadata, undo_log, undo_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Table


KEPT_STEPS = 200
"""How many steps back a book remembers."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did: its name, what fills the name's sentence, the tables touched, a new row's id."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()
    created: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stored change and its rows of the log: those after `first` up to and including `last`."""

    id: int
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
    """Create the triggers on the writing connection; they live as long as it does, the log stays."""
    for table in metadata.sorted_tables:
        for statement in _triggers(table):
            connection.exec_driver_sql(statement)


def position(connection: Connection) -> int:
    """Return the number of the newest row of the log."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(undo_log.c.seq), 0))).scalar_one())


def tables_since(connection: Connection, seq: int) -> frozenset[str]:
    """Return the tables changed after row `seq` of the log."""
    rows = connection.execute(sa.select(undo_log.c.tbl).distinct().where(undo_log.c.seq > seq))
    return frozenset(rows.scalars())


def newest(connection: Connection, *, undone: bool) -> Step | None:
    """Return the step that undo takes back next, or with `undone` the one that redo does again."""
    query = sa.select(undo_step).where(undo_step.c.undone == int(undone))
    order = undo_step.c.id.asc() if undone else undo_step.c.id.desc()
    row = connection.execute(query.order_by(order).limit(1)).one_or_none()
    if row is None:
        return None
    tables = frozenset(json.loads(row.tables))
    change = Change(row.name, json.loads(row.params), tables, row.created)
    return Step(row.id, change, row.first, row.last)


def remember(connection: Connection, change: Change, first: int) -> None:
    """Store what was done since row `first` of the log as the newest step; what was undone is gone then."""
    for stale in connection.execute(sa.select(undo_step).where(undo_step.c.undone == 1)).all():
        _forget(connection, stale.id, stale.first, stale.last)
    last = position(connection)
    if last == first:
        return
    values = {
        "name": change.name,
        "params": json.dumps(dict(change.params), ensure_ascii=False, default=str),
        "tables": json.dumps(sorted(change.tables)),
        "created": change.created,
        "first": first,
        "last": last,
    }
    connection.execute(undo_step.insert().values(values))
    oldest = sa.select(undo_step).order_by(undo_step.c.id.desc()).offset(KEPT_STEPS)
    for stale in connection.execute(oldest.limit(-1)).all():
        _forget(connection, stale.id, stale.first, stale.last)


def replay(connection: Connection, step: Step, *, undone: bool) -> None:
    """Take `step` back (or do it again) and keep what reverses that; `undone` is its new side."""
    before = position(connection)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    own = (undo_log.c.seq > step.first) & (undo_log.c.seq <= step.last)
    statements = connection.execute(sa.select(undo_log.c.sql).where(own).order_by(undo_log.c.seq.desc()))
    cursor = connection.connection.cursor()  # an import has a million statements, each another one
    for statement in statements.scalars().all():
        cursor.execute(statement)
    cursor.close()
    connection.execute(undo_log.delete().where(own))
    values = {"undone": int(undone), "first": before, "last": position(connection)}
    connection.execute(undo_step.update().where(undo_step.c.id == step.id).values(values))


def forget_all(connection: Connection) -> None:
    """Make everything done so far final."""
    connection.execute(undo_step.delete())
    connection.execute(undo_log.delete())


def _forget(connection: Connection, step_id: int, first: int, last: int) -> None:
    connection.execute(undo_log.delete().where((undo_log.c.seq > first) & (undo_log.c.seq <= last)))
    connection.execute(undo_step.delete().where(undo_step.c.id == step_id))
