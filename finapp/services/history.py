"""Undo and redo over everything, with the name of what is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finapp.store.book_file import BookFile
    from finapp.store.undo import Change


class History:
    """The last steps of the book, newest first."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    @property
    def undo_label(self) -> tuple[str, Mapping[str, object]] | None:
        """Return name and parameters of the change that undo takes back, None when there is none."""
        change = self._file.next_undo
        return None if change is None else (change.name, change.params)

    @property
    def redo_label(self) -> tuple[str, Mapping[str, object]] | None:
        """Return name and parameters of the change that redo does again, None when there is none."""
        change = self._file.next_redo
        return None if change is None else (change.name, change.params)

    def undo(self) -> Change:
        """Take back the newest change; raise `history.nothing_to_undo`."""
        return self._file.undo()

    def redo(self) -> Change:
        """Do the newest undone change again; raise `history.nothing_to_redo`."""
        return self._file.redo()
