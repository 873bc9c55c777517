"""What one cell of a table shows, as plain values: the delegate draws them, a screen reader reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

RowT = TypeVar("RowT")


class Tile(NamedTuple):
    """The monogram of a credit tool or account, in the color of its slot."""

    monogram: str
    slot: int


class Initial(NamedTuple):
    """The round initial of a member, in the color of the member's place in the household, from 0."""

    letter: str
    member: int


class Symbol(NamedTuple):
    """An icon in a token's color."""

    icon: str
    tone: str = "text-2"


class Bar(NamedTuple):
    """A 44 by 4 bar below the text: a share from 0 to 1 in a token's color."""

    share: float
    tone: str = "mark"


class Badge(NamedTuple):
    """A small rounded word: `danger`, `warning`, `positive`, `accent`, `neutral` or `danger-fill`."""

    text: str
    kind: str = "neutral"
    icon: str = ""


class RowButton(NamedTuple):
    """A button inside a row. Pressing it emits the table's `button_pressed` with `command`."""

    text: str
    command: str
    icon: str = ""
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Every part is optional; colors and fonts are tokens and styles of the theme."""

    text: str = ""
    second: str = ""
    style: str = "body"
    tone: str = "text"
    second_tone: str = "text-3"
    lead: Tile | Initial | Symbol | None = None
    tags: tuple[str, ...] = ()
    bar: Bar | None = None
    badge: Badge | None = None
    button: RowButton | None = None
    tick: bool | None = None
    struck: bool = False
    link: bool = False
    ground: str = ""
    """Token of a background of its own, such as `accent-tint`; empty for the row's."""
    tooltip: str = ""
    spoken: str = ""
    """What a screen reader says when the text alone would not do (“minus 541 yuan 90”)."""

    def accessible_text(self) -> str:
        """Return what a screen reader says."""
        if self.spoken:
            return self.spoken
        parts = [self.text, self.second, *self.tags]
        if self.badge is not None:
            parts.append(self.badge.text)
        if self.button is not None:
            parts.append(self.button.text)
        return ", ".join(part for part in parts if part)

    def faded(self) -> Cell:
        """Return the cell in the gray of rows that do not count."""
        return replace(self, tone="text-3", second_tone="text-3")


NOT_APPLICABLE = Cell(text="–", tone="text-3")
"""Does not apply; not zero, and not unknown."""


@dataclass(frozen=True)
class Column(Generic[RowT]):
    """One column: how its head reads, and how a row becomes its cell."""

    key: str
    title: str
    """Already translated."""
    cell: Callable[[RowT], Cell]
    width: int
    right: bool = False
    stretch: bool = False
    sortable: bool = True
    descending_first: bool = False
    sums: bool = False
    """Whether group rows show their sum here."""
    hint: str = ""
    """What the head's word means; shown as a tooltip, announced by a dotted underline."""
    fits: tuple[str | Cell, ...] = ()
    """The longest texts or cells of a column whose words are known, such as dates: the column is as wide as
    the longest of them and its head, in the language of the window, whatever `width` says."""
    most: int = 0
    """How wide it is, with `fits` at the most, while there is room; it gives way, down to `width`, before a
    table scrolls sideways. 0: it never does."""
