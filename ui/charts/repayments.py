"""The chart of repayments by month: one stack of tools for each month, what is overdue on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.currencies import exponent
from finapp.domain.money import Money
from ui import format as formats
from ui.charts.chart import Margins, ValueRow
from ui.charts.scale import short, steps_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes

    from ui.charts.chart import Ink

_BAR = 0.58
_LEFT = {"zh_CN": 48}


class Series(NamedTuple):
    """The repayments to one tool, month by month, in minor units."""

    name: str
    slot: int
    values: tuple[int, ...]


@dataclass(frozen=True)
class RepaymentChart:
    """Repayments of some months in one currency. `words` are “Overdue”, “Total” and the finding."""

    currency: str
    language: str
    months: tuple[date, ...]
    series: tuple[Series, ...]
    overdue: tuple[int, ...]
    overdue_word: str
    total_word: str
    finding: str

    @property
    def margins(self) -> Margins:
        """Return room for the numbers at the left, wider where they have all their digits."""
        return Margins(_LEFT.get(self.language, 40), 8, 20, 36)

    @property
    def totals(self) -> list[int]:
        """Return the sum of each month."""
        return [
            sum(one.values[number] for one in self.series) + self.overdue[number]
            for number in range(len(self.months))
        ]

    @property
    def steps(self) -> Sequence[tuple[float, float]]:
        """Return the place of each month."""
        return [(number - 0.5, number + 0.5) for number in range(len(self.months))]

    def draw(self, axes: Axes, ink: Ink) -> None:
        """Draw the stacks from the first tool up, overdue last, and the total above each."""
        places = range(len(self.months))
        unit = 10 ** exponent(self.currency)
        floor = [0.0] * len(self.months)
        for one in self.series:
            heights = [minor / unit for minor in one.values]
            axes.bar(
                places,
                heights,
                _BAR,
                bottom=floor,
                color=ink.tool(one.slot),
                edgecolor=ink["surface"],
                linewidth=1.2,
            )
            floor = [low + height for low, height in zip(floor, heights, strict=True)]
        self._draw_overdue(axes, ink, floor, unit)
        top = max([total / unit for total in self.totals] or [0])
        marks = steps_for(top)
        axes.set_ylim(0, max(marks[-1], top) * 1.04 or 1)
        axes.set_xlim(-0.5, len(self.months) - 0.5)
        axes.set_yticks(marks, [] if ink.hidden else [short(mark, self.language) for mark in marks])
        axes.set_xticks(list(places), [self._label(number) for number in places])
        axes.tick_params(axis="x", labelsize=11 * ink.scale)
        if not ink.hidden:
            self._draw_totals(axes, ink, unit)

    def _draw_overdue(self, axes: Axes, ink: Ink, floor: list[float], unit: int) -> None:
        heights = [minor / unit for minor in self.overdue]
        late = [number for number, height in enumerate(heights) if height]
        if late:
            axes.bar(
                late,
                [heights[number] for number in late],
                _BAR,
                bottom=[floor[number] for number in late],
                color=ink["danger-tint"],
                edgecolor=ink["danger"],
                hatch="//////",
                linewidth=1,
            )

    def _draw_totals(self, axes: Axes, ink: Ink, unit: int) -> None:
        for number, total in enumerate(self.totals):
            if total:
                axes.annotate(
                    formats.Format().figure_amount(Money(total, self.currency)),
                    (number, total / unit),
                    (0, 5),
                    textcoords="offset points",
                    ha="center",
                    color=ink["text-2"],
                    fontweight=500,
                    fontsize=11 * ink.scale,
                )

    def _label(self, number: int) -> str:
        """Return the short month, with the year below the first and below each January."""
        month = self.months[number]
        if self.language == "zh_CN":
            name, year = f"{month.month}月", f"{month.year}年"
        else:
            name, _, year = formats.Format().short_month(month).partition(" ")
        return f"{name}\n{year}" if number == 0 or month.month == 1 else name

    def heading(self, number: int) -> str:
        """Return the month."""
        return formats.current().month(self.months[number])

    def rows(self, number: int) -> Sequence[ValueRow]:
        """Return the parts of a month from the top of its stack down, then the total."""
        writes = formats.current()
        found = [
            ValueRow(f"tool-{(one.slot - 1) % 8 + 1}", one.name, self._money(one.values[number]))
            for one in reversed(self.series)
            if one.values[number]
        ]
        if self.overdue[number]:
            found.insert(0, ValueRow("danger", self.overdue_word, self._money(self.overdue[number])))
        total = writes.money(Money(self.totals[number], self.currency))
        return [*found, ValueRow("", self.total_word, total)]

    def _money(self, minor: int) -> str:
        return formats.current().amount(Money(minor, self.currency))

    def table(self) -> str:
        """Return months across tools, as text with tabs."""
        names = [one.name for one in self.series]
        lines = [["", *names, self.overdue_word, self.total_word]]
        for number, month in enumerate(self.months):
            values = [one.values[number] for one in self.series]
            minors = [*values, self.overdue[number], self.totals[number]]
            lines.append([f"{month:%Y-%m}", *(str(Money(one, self.currency).major) for one in minors)])
        return "\n".join("\t".join(line) for line in lines)
