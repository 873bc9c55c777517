"""What the import inbox asks the book and the disk, on other threads than the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finapp.errors import UserError, reason_of
from finapp.services.imports import glimpse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from finapp.domain.account import Account, AccountId, Member
    from finapp.services.book import Book
    from finapp.services.imports import ImportChoices, ImportPreview, Imports
    from ui.tasks import Report


class HowToRead(NamedTuple):
    """What the user said about a file that can't be read just so."""

    password: str | None = None
    encoding: str | None = None


class ReadFile(NamedTuple):
    """A file as it was read, with what its lines are shown beside."""

    preview: ImportPreview
    accounts: Mapping[AccountId, Account]
    members: list[Member]


def read_file(book: Book, path: Path, how: HowToRead, report: Report) -> ReadFile:
    """Read a file for the inbox; raise an `import.*` error. Runs on the reader thread."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError("import.unreadable", name=path.name, reason=reason_of(error)) from error
    report.check()
    preview = book.imports.preview(data, path.name, password=how.password, encoding=how.encoding)
    return ReadFile(preview, book.accounts.all(), book.members.all())


def glimpse_at(path: Path, how: HowToRead, encoding: str) -> tuple[str, ...]:
    """Return a few lines of a file as `encoding` reads them. Runs on the reader thread."""
    try:
        return glimpse(path.read_bytes(), encoding, password=how.password)
    except OSError as error:
        raise UserError("import.unreadable", name=path.name, reason=reason_of(error)) from error


def read_again(book: Book, preview: ImportPreview) -> ReadFile:
    """Look at a file anew after the book changed."""
    return ReadFile(book.imports.again(preview), book.accounts.all(), book.members.all())


def commit_file(imports: Imports, preview: ImportPreview, choices: ImportChoices, report: Report) -> object:
    """Import a file and tell how far it is; stopping saves nothing."""
    return imports.commit(preview, choices, progress=report.progress)
