"""The rows behind a result, such as a schedule: a table that is there at once."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from ui.widgets.big_table import BigTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.context import AppContext
    from ui.models.cells import Column
    from ui.models.grouping import Group
    from ui.models.windowed import Sort


class _Rows:
    """Rows held in memory, in their own order."""

    def __init__(self) -> None:
        self.held: Sequence[Any] = ()
        self.make: Callable[[Any], Any] | None = None

    def ids(self, query: object, sort: Sort) -> array[int]:  # noqa: ARG002 - what tables ask
        """Return the number of every row."""
        return array("q", range(len(self.held)))

    def groups(self, query: object, sort: Sort) -> Sequence[Group]:  # noqa: ARG002 - what tables ask
        """Return no groups."""
        return ()

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """Return the rows of these numbers."""
        found = [self.held[number] for number in ids if number < len(self.held)]
        return found if self.make is None else [self.make(row) for row in found]


class RowsTable(BigTable[Any]):
    """Shows a sequence of rows in one-line cells."""

    def __init__(self, key: str, columns: Sequence[Column[Any]], context: AppContext) -> None:
        self._held = _Rows()
        super().__init__(key, self._held, columns, context.tasks, context.settings, two_lines=False)
        self._version = 0

    def show_rows(self, rows: Sequence[Any], make: Callable[[Any], Any] | None = None) -> None:
        """Show other rows; `make` turns each into what its cells are made of, when it is looked at."""
        self._held.held, self._held.make = rows, make
        self._version += 1
        self.show_query(self._version)
