"""A chart of lines over time or over a rate: what is owed, what is saved, what flows are worth."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ui.charts.chart import Margins, ValueRow
from ui.charts.scale import short, steps_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from ui.charts.chart import Ink

_LEFT = {"zh_CN": 52}
_FILL = 0.09


class Line(NamedTuple):
    """One line: its name, its color token, a value for each point, how it reads, and its look.

    A value that is no number leaves the line out at that point.
    """

    name: str
    color: str
    values: tuple[float, ...]
    shown: tuple[str, ...]
    """Each value in words, for the table beside the pointer."""

    steps: bool = False
    """Whether the value jumps at each point and stays until the next."""

    fill: bool = False
    dashed: bool = False


class Tick(NamedTuple):
    """A mark on the axis across: its place and its words."""

    place: float
    text: str


@dataclass(frozen=True)
class CurveChart:
    """Lines over `places`; `heads` name the points, `marked` are places of special points at zero."""

    language: str
    places: tuple[float, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    finding: str
    across: str
    """What the axis across counts, for the table."""

    marked: tuple[Tick, ...] = ()

    @property
    def margins(self) -> Margins:
        """Return room for the numbers at the left."""
        return Margins(_LEFT.get(self.language, 46), 34, 12, 28)

    @property
    def steps(self) -> Sequence[tuple[float, float]]:
        """Return the place of each point: halfway to its neighbors."""
        edges = [(left + right) / 2 for left, right in zip(self.places, self.places[1:], strict=False)]
        first, last = self.places[0], self.places[-1]
        return list(zip([first - 1e-9, *edges], [*edges, last + 1e-9], strict=True))

    def draw(self, axes: Axes, ink: Ink) -> None:
        """Draw the lines, the first on top, and round money marks."""
        for line in reversed(self.lines):
            style = "steps-post" if line.steps else "default"
            color = ink[line.color]
            axes.plot(
                self.places,
                line.values,
                color=color,
                drawstyle=style,
                linestyle=(0, (4, 3)) if line.dashed else "solid",
                linewidth=1.8 if line.dashed else 2.2,
            )
            if line.fill:
                axes.fill_between(
                    self.places,
                    line.values,
                    step="post" if line.steps else None,
                    color=color,
                    alpha=_FILL,
                    linewidth=0,
                )
        self._scale(axes, ink)
        for mark in self.marked:
            axes.plot([mark.place], [0], "o", ms=9, mfc=ink["surface"], mec=ink["mark"], mew=2)
            axes.annotate(
                mark.text,
                (mark.place, 0),
                (7, 7),
                textcoords="offset points",
                ha="left",
                color=ink["text-2"],
                fontsize=11 * ink.scale,
            )

    def _scale(self, axes: Axes, ink: Ink) -> None:
        values = [value for line in self.lines for value in line.values if not math.isnan(value)]
        top, bottom = max(0.0, *values), min(0.0, *values)
        marks = _marks(bottom, top)
        if bottom < 0:
            axes.axhline(0, color=ink["axis"], linewidth=1)
            axes.spines["bottom"].set_visible(False)
        axes.set_ylim(min(marks[0], bottom) * 1.04, max(marks[-1], top) * 1.04 or 1)
        axes.set_xlim(self.places[0], self.places[-1])
        axes.set_yticks(marks, [] if ink.hidden else [_short(mark, self.language) for mark in marks])
        axes.set_xticks([tick.place for tick in self.ticks], [tick.text for tick in self.ticks])
        axes.tick_params(axis="both", labelsize=11 * ink.scale)

    def heading(self, number: int) -> str:
        """Return the name of a point."""
        return self.heads[number]

    def rows(self, number: int) -> Sequence[ValueRow]:
        """Return the value of each line at a point."""
        return [
            ValueRow(line.color, line.name, line.shown[number])
            for line in self.lines
            if not math.isnan(line.values[number])
        ]

    def table(self) -> str:
        """Return all values as text with tabs."""
        lines = [[self.across, *(line.name for line in self.lines)]]
        lines += [
            [head, *(_plain(line.values[number]) for line in self.lines)]
            for number, head in enumerate(self.heads)
        ]
        return "\n".join("\t".join(line) for line in lines)


def _plain(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.2f}"


def _marks(bottom: float, top: float) -> list[float]:
    """Return round marks from below zero to above it, all one step apart."""
    step = steps_for(top - bottom)[1]
    first, last = math.ceil(bottom / step - 0.4), math.floor(top / step + 0.4)
    return [step * number for number in range(first, last + 1)]


def _short(value: float, language: str) -> str:
    return ("−" if value < 0 else "") + short(abs(value), language)


def spread_ticks(ticks: Sequence[Tick], most: int = 6) -> tuple[Tick, ...]:
    """Return at most about `most` of the ticks, evenly, the first one always."""
    step = max(1, -(-len(ticks) // most))
    return tuple(ticks[::step])
