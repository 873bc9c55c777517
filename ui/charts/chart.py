"""What a chart is: data that a pure function draws, and words for its points. No Qt, no matplotlib."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Ink:
    """How it is drawn: colors by token, the text scale, font families, whether amounts are hidden."""

    tokens: Mapping[str, str]
    scale: float
    families: tuple[str, ...]
    hidden: bool

    def __getitem__(self, token: str) -> str:
        return self.tokens[token]

    def tool(self, slot: int) -> str:
        """Return the color of a tool slot."""
        return self.tokens[f"tool-{(slot - 1) % 8 + 1}"]


class Margins(NamedTuple):
    """Pixels around the axes, at 100 % text."""

    left: int
    right: int
    top: int
    bottom: int


class ValueRow(NamedTuple):
    """One line of the values of a point; `color` is a token, empty for none."""

    color: str
    name: str
    value: str


class Picture(NamedTuple):
    """A drawn chart: RGBA pixels, and where each point begins and ends across, in logical pixels."""

    pixels: bytes
    width: int
    height: int
    zones: tuple[tuple[float, float], ...]


class Chart(Protocol):
    """Data with its words and its drawing."""

    @property
    def margins(self) -> Margins:
        """Room around the axes."""

    @property
    def finding(self) -> str:
        """What the chart tells, in a sentence."""

    @property
    def steps(self) -> Sequence[tuple[float, float]]:
        """Where each point begins and ends on the axis across."""

    def draw(self, axes: Axes, ink: Ink) -> None:
        """Draw the marks and scales."""

    def heading(self, number: int) -> str:
        """Return the name of a point."""

    def rows(self, number: int) -> Sequence[ValueRow]:
        """Return the values of a point, as they stand in the picture from top to bottom."""

    def table(self) -> str:
        """Return all values as text with tabs."""
