"""The chart of ways out of debt: what is owed over the months, the chosen way thick, minimums only dotted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ui.charts.chart import Margins, ValueRow
from ui.charts.scale import short, steps_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes

    from ui.charts.chart import Ink

_LEFT = {"zh_CN": 52}
_LABEL_AT = 0.5
"""How far down the chosen way its name stands."""

DASHES: dict[str, Any] = {
    "minimums": (0, (1.2, 2.6)),
    "avalanche": "solid",
    "snowball": (0, (4, 2.4)),
    "custom": (0, (5, 2, 1.2, 2)),
    "optimal": (0, (7, 2)),
}
"""How each way is dashed while it is not the chosen one."""

_SAVED: Any = (0, (2.5, 1.8))


class WayLine(NamedTuple):
    """One way: its key, name, what is owed at each point in major units, and where it ends."""

    key: str
    name: str
    values: tuple[float, ...]
    end: str = ""


class MonthTick(NamedTuple):
    """A mark below the axis: the month's number and its words."""

    place: int
    text: str


@dataclass(frozen=True)
class PayoffChart:
    """Ways over the months from today; `head` names a month, `cut` is the last month shown.

    The chosen way is `chosen`; `drop` is what it pays on the first day, shown as a step down at the left.
    `write(key, month)` writes what a way owes; words are made when somebody looks, while a slider moves.
    """

    language: str
    head: Callable[[int], str]
    write: Callable[[str, int], str]
    ways: tuple[WayLine, ...]
    chosen: str
    ticks: tuple[MonthTick, ...]
    cut: int
    finding: str
    across: str
    drop: float = 0.0
    drop_text: str = ""

    @property
    def margins(self) -> Margins:
        """Return room for the numbers at the left and for the name of a way that runs on at the right."""
        return Margins(_LEFT.get(self.language, 40), 112, 14, 28)

    @property
    def steps(self) -> Sequence[tuple[float, float]]:
        """Return the place of each month."""
        return [(month - 0.5, month + 0.5) for month in range(self.cut + 1)]

    def draw(self, axes: Axes, ink: Ink) -> None:
        """Draw the ways, the chosen one last and thick, and where each ends."""
        for way in sorted(self.ways, key=lambda one: (one.key == self.chosen, one.key != "minimums")):
            self._line(axes, ink, way)
        top = max(max(way.values) for way in self.ways)
        marks = steps_for(top)
        axes.set_ylim(0, max(marks[-1], top) * 1.04 or 1)
        axes.set_xlim(0, self.cut)
        axes.set_yticks(marks, [] if ink.hidden else [short(mark, self.language) for mark in marks])
        axes.set_xticks([tick.place for tick in self.ticks], [tick.text for tick in self.ticks])
        axes.tick_params(axis="both", labelsize=11 * ink.scale)
        for label in axes.get_xticklabels()[:1]:
            label.set_horizontalalignment("left")
        self._notes(axes, ink)

    def _line(self, axes: Axes, ink: Ink, way: WayLine) -> None:
        chosen = way.key == self.chosen
        color = ink["mark"] if chosen else ink["text-2"]
        values = list(way.values[: self.cut + 1])
        places: list[float] = list(range(len(values)))
        if chosen and self.drop:
            places, values = [0.0, *places], [values[0], values[0] - self.drop, *values[1:]]
            places[1] = 0.0
        style = "solid" if chosen else DASHES.get(way.key, _SAVED)
        width = 2.8 if chosen else 1.5
        axes.plot(places, values, color=color, linestyle=style, linewidth=width, clip_on=False)
        if len(way.values) <= self.cut + 1 and way.values[-1] == 0:
            end = len(way.values) - 1
            size = 8 if chosen else 6
            axes.plot([end], [0], "o", ms=size, mfc=ink["surface"], mec=color, mew=2, clip_on=False, zorder=5)

    def _notes(self, axes: Axes, ink: Ink) -> None:
        chosen = next((way for way in self.ways if way.key == self.chosen), None)
        if chosen is not None and len(chosen.values) > 1:
            at = max(1, round((min(len(chosen.values), self.cut + 1) - 1) * _LABEL_AT))
            axes.annotate(
                chosen.name,
                (at, chosen.values[at]),
                (-6, -8),
                textcoords="offset points",
                ha="right",
                va="top",
                color=ink["mark"],
                fontsize=11 * ink.scale,
                fontweight=600,
            )
        for way in self.ways:
            if len(way.values) > self.cut + 1:
                text = f"{way.name}\n{way.end}" if way.end else way.name
                axes.annotate(
                    text,
                    (self.cut, way.values[self.cut]),
                    (8, 0),
                    textcoords="offset points",
                    ha="left",
                    va="bottom" if way.values[self.cut] < axes.get_ylim()[1] / 8 else "center",
                    color=ink["text-3"],
                    fontsize=11 * ink.scale,
                    annotation_clip=False,
                )
        if self.drop and self.drop_text and not ink.hidden and chosen is not None:
            axes.annotate(
                self.drop_text,
                (0, chosen.values[0] - self.drop / 2),
                (24, 10),
                textcoords="offset points",
                ha="left",
                va="bottom",
                color=ink["text-2"],
                fontsize=11 * ink.scale,
                arrowprops={"arrowstyle": "-", "color": ink["axis"], "linewidth": 1},
            )

    def heading(self, number: int) -> str:
        """Return the name of a month."""
        return self.head(number)

    def rows(self, number: int) -> Sequence[ValueRow]:
        """Return what each way owes at a month, the most first."""
        found = []
        for way in self.ways:
            index = min(number, len(way.values) - 1)
            color = "mark" if way.key == self.chosen else ""
            found.append((way.values[index], ValueRow(color, way.name, self.write(way.key, index))))
        return [row for _, row in sorted(found, key=lambda one: -one[0])]

    def table(self) -> str:
        """Return all values as text with tabs."""
        lines = [[self.across, *(way.name for way in self.ways)]]
        for number in range(max(len(way.values) for way in self.ways)):
            values = [f"{way.values[min(number, len(way.values) - 1)]:.2f}" for way in self.ways]
            lines.append([self.head(number), *values])
        return "\n".join("\t".join(line) for line in lines)
