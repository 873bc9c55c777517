"""Where the user is in a big table, found again after its rows were read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from ui.widgets.big_table import BigTable

KEEP_SELECTED = 1_000
"""So many selected rows are found again by id; a larger selection is kept only if it is everything."""

_Flag = QItemSelectionModel.SelectionFlag


class TablePlace:
    """Selection, current row and scroll position of one table."""

    def __init__(self, table: BigTable[Any]) -> None:
        self._table = table
        self._selected: frozenset[int] = frozenset()
        self._everything = False
        self._current: int | None = None
        self._scroll = 0
        self._wanted: int | None = None

    def want(self, row_id: int) -> None:
        """Go to this row as soon as it is there."""
        self._wanted = row_id

    def note(self) -> frozenset[int]:
        """Remember where the user is; return the ids to find again."""
        table = self._table
        count = sum(last - first + 1 for first, last in table.selected_ranges())
        few = count <= KEEP_SELECTED
        self._selected = frozenset(table.selected_ids()) if few else frozenset()
        self._everything = not few and len(table.selected_ids()) == len(table.rows.ids)
        self._current = table.current_id()
        self._scroll = table.verticalScrollBar().value()
        return self._selected | {one for one in (self._current, self._wanted) if one is not None}

    def restore(self, found: dict[int, int]) -> None:
        """Select what was selected, go to the wanted row, else stay where it was scrolled."""
        table = self._table
        model = table.selectionModel()
        if self._everything:
            table.selectAll()
        elif self._selected:
            chosen = QItemSelection()
            for row_id in self._selected & found.keys():
                index = table.rows.index(found[row_id], 0)
                chosen.select(index, index)
            model.select(chosen, _Flag.ClearAndSelect | _Flag.Rows)
        table.verticalScrollBar().setValue(self._scroll)
        if self._wanted is not None and self._wanted in found:
            index = table.rows.index(found[self._wanted], 0)
            self._wanted = None
            table.setCurrentIndex(index)
            table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        elif self._current is not None and self._current in found:
            model.setCurrentIndex(table.rows.index(found[self._current], 0), _Flag.NoUpdate)
