"""Files that are copied into the book, receipts and documents: read with a limit, written out again."""

from __future__ import annotations

import hashlib
import mimetypes
from typing import TYPE_CHECKING

from finapp.errors import UserError, reason_of

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 10 * 1024 * 1024
"""The largest file that is copied into the book, in bytes."""


def check_file(path: Path) -> None:
    """Raise an `attachment.*` error when a file can't be taken; its content is not read."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UserError("attachment.unreadable", name=path.name, reason=reason_of(error)) from error
    if path.is_dir():
        raise UserError("attachment.unreadable", name=path.name, reason="EISDIR")
    if size > LARGEST:
        raise UserError(
            "attachment.too_large",
            name=path.name,
            size=f"{size / 1024**2:.1f}",
            largest=LARGEST // 1024**2,
        )
    if not size:
        raise UserError("attachment.empty", name=path.name)


def read_file(path: Path) -> dict[str, object]:
    """Return what is stored of a file; raise an `attachment.*` error when it can't be taken."""
    check_file(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError("attachment.unreadable", name=path.name, reason=reason_of(error)) from error
    return {
        "name": path.name,
        "media_type": mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
    }


def write_file(path: Path, content: bytes) -> None:
    """Write a copy of what the book holds; raise `attachment.unwritable` when the disk does not take it."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError("attachment.unwritable", name=path.name, reason=reason_of(error)) from error
