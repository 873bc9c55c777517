"""Where group rows and data rows stand in a long list whose groups open and close."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Group:
    """A run of rows under one heading. `count` rows, and their sum as it is shown."""

    key: str
    title: str
    count: int
    total: str = ""


class Place(NamedTuple):
    """What stands in a visible row: the heading of `group` (`position` is -1), or the row at `position`."""

    group: int
    position: int

    @property
    def is_heading(self) -> bool:
        """Whether this is the row of a group."""
        return self.position < 0


class GroupLayout:
    """Maps visible rows to positions in the list and back, in the time of a binary search."""

    def __init__(self, groups: Sequence[Group], count: int, closed: frozenset[str] = frozenset()) -> None:
        self.groups = tuple(groups)
        self.closed = set(closed)
        self._count = count
        self._begins: list[int] = []
        self._heads: list[int] = []
        self._rows = 0
        position = 0
        for group in self.groups:
            self._begins.append(position)
            position += group.count
        if self.groups and position != count:
            message = f"groups hold {position} rows, the list {count}"
            raise ValueError(message)
        self._arrange()

    def _arrange(self) -> None:
        self._heads = []
        row = 0
        for group in self.groups:
            self._heads.append(row)
            row += 1 + (0 if group.key in self.closed else group.count)
        self._rows = row if self.groups else self._count

    @property
    def rows(self) -> int:
        """How many rows are visible."""
        return self._rows

    def is_open(self, group: int) -> bool:
        """Return whether the rows of `group` are shown."""
        return self.groups[group].key not in self.closed

    def toggle(self, group: int) -> None:
        """Open or close `group`."""
        self.closed ^= {self.groups[group].key}
        self._arrange()

    def head_row(self, group: int) -> int:
        """Return the visible row of the heading of `group`."""
        return self._heads[group]

    def place(self, row: int) -> Place:
        """Return what stands in visible row `row`."""
        if not self.groups:
            return Place(-1, row)
        group = bisect_right(self._heads, row) - 1
        offset = row - self._heads[group]
        return Place(group, -1 if offset == 0 else self._begins[group] + offset - 1)

    def row_of(self, position: int) -> int:
        """Return the visible row of the list's `position`; of its heading if the group is closed."""
        if not self.groups:
            return position
        group = bisect_right(self._begins, position) - 1
        head = self._heads[group]
        return head + 1 + position - self._begins[group] if self.is_open(group) else head

    def spans(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the positions in visible rows `first` to `last` as (begin, end) runs, end exclusive.

        A closed group that is selected counts with all its rows.
        """
        if not self.groups:
            return [(first, last + 1)]
        runs: list[tuple[int, int]] = []
        group = bisect_right(self._heads, first) - 1
        while group < len(self.groups) and self._heads[group] <= last:
            begin = self._begins[group]
            head = self._heads[group]
            count = self.groups[group].count
            if not self.is_open(group):
                runs.append((begin, begin + count))
            else:
                low = max(first - head - 1, 0)
                high = min(last - head, count)
                if low < high:
                    runs.append((begin + low, begin + high))
            group += 1
        return runs
