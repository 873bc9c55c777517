"""What stands beside the chart of the payoff planner: steps, the slider's end, how a followed way goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from ui import format as formats
from ui.widgets.labels import Label
from ui.widgets.marks import Tile

if TYPE_CHECKING:
    from finapp.services.payoff import Progress
    from ui.models.payoff_words import StepWords


class StepRow(QWidget):
    """One step: the lender's tile, what to do, and why."""

    def __init__(self, line: StepWords) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(10)
        if line.lender is not None:
            tile = Tile(line.lender.letters, line.lender.slot, side=22)
            tile.setAccessibleName(line.lender.name)
            row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Label(line.text, weight=500, wrap=True))
        note = Label(line.note, style="small", tone="text-3", wrap=True)
        note.setVisible(bool(line.note))
        column.addWidget(note)
        row.addLayout(column, 1)


def nice_most(minimum: int, unit: int) -> int:
    """Return a round end for the slider, in minor units: somewhat more than half of the minimums."""
    wanted = max(minimum * 6 // 10, 1000 * unit)
    power = unit
    while power * 10 <= wanted:
        power *= 10
    return next(power * factor for factor in (1, 2, 4, 5, 10) if power * factor >= wanted)


def progress_text(progress: Progress, base: str) -> str:
    """Return how a followed way goes: repayments made, and whether less or more is owed than it said."""
    translate, writes = QCoreApplication.translate, formats.current()
    done = QCoreApplication.translate("Payoff", "%n of its repayments made", "", len(progress.done))
    text = translate("Payoff", "Following “{name}”: {done}, {left} to come.").format(
        name=progress.scenario.name, done=done, left=len(progress.planned) - len(progress.done)
    )
    ahead = progress.expected - progress.owed
    if ahead > 0:
        more = translate("Payoff", "{amount} less is owed than it said.")
        text += " " + more.format(amount=writes.figure(Money(ahead, base)))
    elif ahead < 0:
        more = translate("Payoff", "{amount} more is owed than it said.")
        text += " " + more.format(amount=writes.figure(Money(-ahead, base)))
    return text
