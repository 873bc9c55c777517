"""What a comparison grid is made of: its rows, its columns and their values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ui.widgets import painters

if TYPE_CHECKING:
    from collections.abc import Mapping


class Cell(NamedTuple):
    """One value: words, tone, a quiet word after it (“× 3”), bold or not, a tip, whether it has a reason."""

    text: str
    tone: str = "text"
    after: str = ""
    strong: bool = False
    tip: str = ""
    explained: bool = False


class Row(NamedTuple):
    """One line of the grid: its key, its name, a quiet word after the name, and how it looks.

    `kind` is `plain`, `total` (large, below a line) or `under` (the quiet line below a total).
    """

    key: str
    name: str
    after: str = ""
    kind: str = "plain"


@dataclass(frozen=True)
class Option:
    """One column: its key, name and sentence, a badge (words, tone, icon), and a cell for each row."""

    key: str
    name: str
    detail: str = ""
    badge: tuple[str, str, str] | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)


def style_of(row: Row, cell: Cell) -> str:
    """Return the style of a value."""
    return "figure-4" if row.kind == "total" else "amount" if cell.strong else "body"


def head_width(option: Option) -> float:
    """Return the width that shows the whole head of a column."""
    words = max(painters.text_width(option.name, "heading"), painters.text_width(option.detail, "note"))
    badge = painters.badge_width(option.badge[0], option.badge[2]) + 10 if option.badge else 0
    return 14 + 16 + 10 + words + badge + 14
