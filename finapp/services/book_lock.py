"""The lock beside a book that a window has open: only one program at a time may change it.

`ui.book_session` takes it with Qt's `QLockFile`, which writes the number of its process into the file's first
line; this module only looks, so that the command line needs no Qt.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from finapp.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


def lock_path(book: Path) -> Path:
    """Return the file that locks `book`."""
    return book.with_name(f"{book.name}.lock")


def check_free(book: Path) -> None:
    """Raise `book.busy` when a window that still runs has `book` open."""
    try:
        owner = lock_path(book).read_text(encoding="utf-8", errors="replace").partition("\n")[0].strip()
    except PermissionError:  # Windows gives nobody else a file that is open
        raise UserError("book.busy", path=str(book)) from None
    except OSError:
        return
    if owner.isdecimal() and _runs(int(owner)):
        raise UserError("book.busy", path=str(book))


def _runs(process: int) -> bool:
    if sys.platform == "win32":  # there a lock that can be read is of a window that ended
        return False
    try:
        os.kill(process, 0)  # asks, and sends nothing
    except ProcessLookupError:
        return False
    except OSError:  # it belongs to somebody else
        return True
    return True
