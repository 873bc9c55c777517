"""Documents of a credit tool or loan: copied into the book, read, saved elsewhere, removed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.services.attached_files import read_file, write_file
from finapp.store import documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from finapp.domain.account import AccountId
    from finapp.domain.document import Document, DocumentId
    from finapp.store.book_file import BookFile
    from finapp.store.undo import Change


class Documents:
    """Use cases over documents."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def of(self, account_id: AccountId) -> tuple[Document, ...]:
        """Return the documents of an account, the oldest first."""
        with self._file.read() as connection:
            return tuple(documents.documents(connection, account_id))

    def add(self, account_id: AccountId, path: Path) -> Change:
        """Copy a file into the book; raise an `attachment.*` error when it can't be taken.

        Raise `attachment.twice` when the account has a document with the same content.
        """
        values = read_file(path)
        with self._file.write("add_document", file=path.name) as unit:
            known = documents.documents(unit.connection, account_id)
            same = next((one for one in known if one.sha256 == values["sha256"]), None)
            if same is not None:
                raise UserError("attachment.twice", name=path.name, known=same.name)
            stored = {**values, "account_id": account_id, "added_on": self._today()}
            unit.created = documents.insert(unit.connection, stored)
        return unit.change

    def content(self, document_id: DocumentId) -> bytes:
        """Return what a document holds; raise `attachment.damaged` when it is not what was stored."""
        with self._file.read() as connection:
            name, sha256, content = documents.content(connection, document_id)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise UserError("attachment.damaged", name=name)
        return content

    def save_copy(self, document_id: DocumentId, path: Path) -> Path:
        """Write a document to a file; raise `attachment.damaged` or `attachment.unwritable`."""
        write_file(path, self.content(document_id))
        return path

    def remove(self, document_id: DocumentId) -> Change:
        """Remove a document from the book."""
        with self._file.write("remove_document") as unit:
            unit.params["file"] = documents.delete(unit.connection, document_id)
        return unit.change
