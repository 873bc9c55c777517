"""Revisions of the book's schema, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.store.schema import log_metadata, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISION = 1
"""The schema revision this program reads and writes; kept in the file's `user_version`."""


def create(connection: Connection) -> None:
    """Create every table of the current revision in an empty file."""
    metadata.create_all(connection)
    log_metadata.create_all(connection)
    _stamp(connection)


def _version_table(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT PRIMARY KEY) STRICT"
    )


def _stamp(connection: Connection) -> None:
    _version_table(connection)
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{REVISION:04}",))
    connection.exec_driver_sql(f"PRAGMA user_version = {REVISION}")


def upgrade(connection: Connection) -> None:
    """Bring an older book to the current revision, inside the caller's transaction."""
    from alembic.migration import MigrationContext  # noqa: PLC0415 - only an old book pays for the import
    from alembic.operations import Operations  # noqa: PLC0415 - same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - same

    _version_table(connection)
    scripts = ScriptDirectory(__path__[0])

    def steps(heads: tuple[str, ...], _context: MigrationContext) -> object:
        return scripts._upgrade_revs("head", heads)  # type: ignore[arg-type]  # noqa: SLF001 - what alembic's own command calls

    context = MigrationContext.configure(connection, opts={"fn": steps, "transaction_per_migration": False})
    with Operations.context(context):
        context.run_migrations()
    connection.exec_driver_sql(f"PRAGMA user_version = {REVISION}")
