"""Splits SQLite's errors: the world's fault becomes a UserError with a way out, the rest stays a bug."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROOM = 256 * 1024
"""Bytes that the side files of a book take when it is opened, and some more."""

_CODES = {
    "database or disk is full": "book.disk_full",
    "disk i/o error": "book.disk_error",
    "database is locked": "book.busy",
    "database table is locked": "book.busy",
    "attempt to write a readonly database": "book.read_only",
    "unable to open database file": "book.cannot_open",
    "database disk image is malformed": "book.damaged",
    "malformed database schema": "book.damaged",
    "file is not a database": "book.not_a_book",
    "file is encrypted or is not a database": "book.not_a_book",
}


def code_of(error: BaseException) -> str | None:
    """Return the code of the world's fault behind `error`, or None when it is ours."""
    text = str(error).lower()
    return next((code for part, code in _CODES.items() if part in text), None)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn a fault of the disk, the file or another program into a `book.*` error that names `path`."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        code = code_of(error.orig if isinstance(error, DBAPIError) and error.orig else error)
        if code is None:
            raise
        if code == "book.disk_error" and _is_full(path):
            code = "book.disk_full"
        raise UserError(code, path=str(path)) from error


def _is_full(path: Path) -> bool:
    """Tell whether there is no room beside `path`: SQLite calls a side file that can't grow an I/O error."""
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False
