"""Connections to one book: the key, the pragmas, who may write."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlcipher3 import dbapi2

from finapp.domain.pinyin import sort_key
from finapp.errors import UserError
from finapp.store.faults import translated

if TYPE_CHECKING:
    from pathlib import Path

_SALT_BYTES = 16
_KDF_ROUNDS = 256_000
_BUSY_MS = 4_000
PLAIN_HEADER = b"SQLite format 3\x00"


class Key:
    """The raw key of an encrypted book; the passphrase is stretched once, when the book is opened.

    Same derivation as SQLCipher 4: PBKDF2-HMAC-SHA512, 256,000 rounds, the salt in the file's first 16 bytes,
    so that any SQLCipher tool opens the file with the passphrase.
    """

    def __init__(self, passphrase: str, salt: bytes) -> None:
        raw = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _KDF_ROUNDS, 32)
        self.pragma = f"x'{raw.hex()}{salt.hex()}'"

    @classmethod
    def for_file(cls, path: Path, passphrase: str) -> Key:
        """Return the key of an existing file."""
        with path.open("rb") as file:
            return cls(passphrase, file.read(_SALT_BYTES))

    @classmethod
    def fresh(cls, passphrase: str) -> Key:
        """Return the key of a file that does not exist yet."""
        return cls(passphrase, os.urandom(_SALT_BYTES))


def is_encrypted(path: Path) -> bool:
    """Tell whether the file at `path` needs a passphrase: its header is not SQLite's."""
    with path.open("rb") as file:
        header = file.read(len(PLAIN_HEADER))
    return bool(header) and header != PLAIN_HEADER


def make_engine(path: Path, key: Key | None, *, writer: bool) -> sa.Engine:
    """Return the engine of `path`: one writing connection, or up to three that may only read."""

    def connect() -> Any:
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=_BUSY_MS / 1000
        )
        cursor = connection.cursor()
        try:
            connection.create_function("sort_key", 1, sort_key, deterministic=True)
            if key is not None:
                cursor.execute("PRAGMA cipher_log_level = NONE")  # it writes to the terminal
                cursor.execute(f'PRAGMA key = "{key.pragma}"')
            cursor.execute("PRAGMA foreign_keys = ON")
            if writer:
                cursor.execute("PRAGMA journal_mode = WAL")
                cursor.execute("PRAGMA synchronous = FULL")
            else:
                cursor.execute("PRAGMA query_only = ON")
        except dbapi2.Error:
            connection.close()
            raise
        cursor.close()
        return connection

    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=sa.pool.StaticPool if writer else sa.pool.QueuePool,
        **({} if writer else {"pool_size": 3, "max_overflow": 0}),
    )
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def check_readable(engine: sa.Engine, path: Path, key: Key | None) -> None:
    """Read the schema once; raise `book.wrong_passphrase`, `book.not_a_book` or `book.damaged`."""
    try:
        with translated(path), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    except UserError as error:
        if key is not None and error.code in {"book.not_a_book", "book.damaged"}:
            raise UserError("book.wrong_passphrase", path=str(path)) from error
        raise
