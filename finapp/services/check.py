"""Whether the book is sound: every finding with its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.store.soundness import Finding, findings

if TYPE_CHECKING:
    from finapp.store.book_file import BookFile


class Check:
    """Looks for what should not be there; changes nothing."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def run(self) -> list[Finding]:
        """Return every finding: unbalanced postings, sums that differ, too much paid, orphans, damage."""
        with self._file.read() as connection:
            return findings(connection)
