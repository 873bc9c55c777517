"""An invented source of rows for the tests of big tables; it counts what it is asked."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from ui.models.cells import Bar, Cell, Column, Initial, RowButton, Tile
from ui.models.grouping import Group

if TYPE_CHECKING:
    import threading
    from collections.abc import Sequence

    from ui.models.windowed import Sort


class Source:
    """Rows are their ids. `gate`, if set, holds the reader back."""

    def __init__(self, count: int, group_size: int = 0) -> None:
        self.count = count
        self.group_size = group_size
        self.gate: threading.Event | None = None
        self.asked: list[int] = []

    def ids(self, query: object, sort: Sort) -> array[int]:
        if self.gate is not None:
            self.gate.wait(30)
        ids = array("q", range(self.count))
        if query is not None:
            ids = array("q", [one for one in ids if str(query) in str(one)])
        if sort.descending:
            ids.reverse()
        return ids

    def groups(self, query: object, sort: Sort) -> Sequence[Group]:
        size = self.group_size
        if not size or query is not None:
            return []
        return [
            Group(
                f"{sort.descending}{begin}",
                f"Month {begin // size + 1}",
                min(size, self.count - begin),
                "9.00",
            )
            for begin in range(0, self.count, size)
        ]

    def rows(self, ids: Sequence[int]) -> Sequence[int]:
        self.asked.append(len(ids))
        return list(ids)


def columns() -> list[Column[int]]:
    return [
        Column("tick", "", lambda _row: Cell(tick=False), 40, sortable=False),
        Column("item", "Item", lambda row: Cell(f"Item {row}", "Nike", style="name"), 200, stretch=True),
        Column("member", "Member", lambda _row: Cell(lead=Initial("W", 0), spoken="Wei"), 60),
        Column("with", "Paid with", lambda row: Cell("Huabei", lead=Tile("HB", 1 + row % 8)), 120),
        Column(
            "amount", "Amount, ¥", lambda row: Cell(f"{row}.00"), 100, right=True, sums=True, hint="Price"
        ),
        Column("plan", "Plan", lambda _row: Cell("3/12", bar=Bar(0.25)), 80),
        Column("do", "", lambda _row: Cell(button=RowButton("Mark paid", "mark_paid", "check")), 120),
    ]
