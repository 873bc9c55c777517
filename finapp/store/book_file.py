"""One open book file: readers, the one writer, its undo and redo steps."""

from __future__ import annotations

import shutil
import threading
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.store import migrations, undo
from finapp.store.engine import Key, check_readable, is_encrypted, make_engine
from finapp.store.faults import translated
from finapp.store.undo import Change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

APPLICATION_ID = 0x66696E61
"""“fina”: marks a SQLite file as a book of this program."""


class Unit:
    """A write in progress: one transaction, one undo step."""

    def __init__(self, connection: Connection, name: str, params: dict[str, object]) -> None:
        self.connection = connection
        self.name = name
        self.params = params
        self.created: int | None = None
        self.change = Change(name)


class BookFile:
    """The SQLite file behind a book. Reads may run on any thread; writes take turns."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self.path = path
        self.encrypted = key is not None
        self._lock = threading.RLock()
        self._logged = False
        self._writer = make_engine(path, key, writer=True)
        self._readers = make_engine(path, key, writer=False)

    @classmethod
    def create(cls, path: Path, passphrase: str | None = None) -> BookFile:
        """Create a new book; raise `book.exists` when there is a file already."""
        if path.exists():
            raise UserError("book.exists", path=str(path))
        book = cls(path, Key.fresh(passphrase) if passphrase else None)
        try:
            with translated(path), book._writer.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                migrations.create(connection)
        except BaseException:
            book.close()
            with suppress(OSError):  # where nothing can be written there is nothing to take away either
                path.unlink(missing_ok=True)
            raise
        return book

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None) -> BookFile:
        """Open an existing book.

        Raise `book.missing`, `book.passphrase_needed`, `book.wrong_passphrase`, `book.not_a_book`,
        `book.newer` or a fault of the disk. An older book is copied beside itself, then brought up to date.
        """
        if not path.is_file():
            raise UserError("book.missing", path=str(path))
        try:
            encrypted = is_encrypted(path)
            if encrypted and passphrase is None:
                raise UserError("book.passphrase_needed", path=str(path))
            key = Key.for_file(path, passphrase) if encrypted and passphrase is not None else None
        except OSError as error:
            raise UserError("book.cannot_open", path=str(path)) from error
        book = cls(path, key)
        try:
            check_readable(book._readers, path, key)
            book._bring_up_to_date()
        except BaseException:
            book.close()
            raise
        return book

    def _bring_up_to_date(self) -> None:
        with translated(self.path), self._readers.connect() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            revision = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if application != APPLICATION_ID:
            raise UserError("book.not_a_book", path=str(self.path))
        if revision > migrations.REVISION:
            raise UserError("book.newer", path=str(self.path))
        if revision < migrations.REVISION:
            self._keep_copy(revision)
            with translated(self.path), self._writer.begin() as connection:
                migrations.upgrade(connection)

    def _keep_copy(self, revision: int) -> None:
        """Set a copy of the old book beside it, checked byte for byte, before anything is changed."""
        copy = self.path.with_name(f"{self.path.name}.before-{migrations.REVISION}-from-{revision}")
        try:
            with translated(self.path), closing(self._writer.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")  # not inside a transaction
            shutil.copyfile(self.path, copy)
            if copy.read_bytes() != self.path.read_bytes():
                raise UserError("book.copy_failed", path=str(copy))
        except OSError as error:
            raise UserError("book.copy_failed", path=str(copy)) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give the writing connection, its changes logged: who only reads never waits for another writer."""
        with self._lock, translated(self.path):
            if not self._logged:
                with self._writer.begin() as connection:
                    undo.install(connection)
                self._logged = True
            with self._writer.begin() as connection:
                yield connection

    def close(self) -> None:
        """Close every connection; the file is complete without its side files afterwards."""
        with self._lock:
            self._readers.dispose()
            self._writer.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one consistent state of the book."""
        with translated(self.path), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def write(self, name: str, /, **params: object) -> Iterator[Unit]:
        """Run one change: leaving commits and fills `unit.change`; an error takes everything back."""
        with self._writing() as connection:
            unit = Unit(connection, name, params)
            first = undo.position(connection)
            yield unit
            tables = undo.tables_since(connection, first)
            unit.change = Change(name, unit.params, tables, unit.created)
            undo.remember(connection, unit.change, first)

    @property
    def next_undo(self) -> Change | None:
        """Return the change that `undo` takes back, if any."""
        return self._next(undone=False)

    @property
    def next_redo(self) -> Change | None:
        """Return the change that `redo` does again, if any."""
        return self._next(undone=True)

    def _next(self, *, undone: bool) -> Change | None:
        with self.read() as connection:
            step = undo.newest(connection, undone=undone)
        return None if step is None else step.change

    def undo(self) -> Change:
        """Take back the newest change; raise `history.nothing_to_undo` when there is none."""
        return self._move("history.nothing_to_undo", undone=True)

    def redo(self) -> Change:
        """Do the newest undone change again; raise `history.nothing_to_redo` when there is none."""
        return self._move("history.nothing_to_redo", undone=False)

    def _move(self, nothing: str, *, undone: bool) -> Change:
        with self._writing() as connection:
            step = undo.newest(connection, undone=not undone)
            if step is None:
                raise UserError(nothing)
            undo.replay(connection, step, undone=undone)
            return step.change

    def forget_history(self) -> None:
        """Make what was done so far final: the state a new book or a sample starts from."""
        with self._writing() as connection:
            undo.forget_all(connection)
