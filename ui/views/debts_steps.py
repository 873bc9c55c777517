"""What stands beside the chart of the payoff planner: what a way saves, and its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from finapp.domain.money import Money
from ui import format as formats
from ui.models import payoff_words as words
from ui.widgets.cards import Hairline
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Tile

if TYPE_CHECKING:
    from finapp.domain.payoff import PayoffWishes
    from finapp.services.payoff_plan import Ground, Way
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
        if line.note:
            column.addWidget(Label(line.note, style="small", tone="text-3", wrap=True))
        row.addLayout(column, 1)


class StepsPart(QWidget):
    """The steps of one way, with what it saves in the head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title = Label(style="name", tone="text-2")
        self.saves = ExplainedLabel(style="name", tone="positive")
        self.note = Label(tone="text-2")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.saves)
        head.addWidget(self.note)
        self._rows = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 16, 10)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4)
        column.addLayout(self._rows)
        column.addStretch(1)

    def show_way(self, ground: Ground, way: Way, wishes: PayoffWishes) -> None:
        """Show what to do."""
        name = words.strategy_name(way.strategy)
        self.title.setText(self.tr("“{strategy}”, step by step").format(strategy=name))
        saved = max(way.saves or 0, 0)
        amount = formats.current().figure(Money(saved, ground.base))
        self.saves.setText(self.tr("saves {amount}").format(amount=amount) if saved else "")
        self.saves.setVisible(bool(saved))
        gives_up = bool(saved) and wishes.yearly > 0 and wishes.keep is not None
        self.note.setText(self.tr("after lost fund income") if gives_up else "")
        self._show_steps(words.step_lines(ground, way, wishes))

    def _show_steps(self, lines: list[StepWords]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(lines):
            if number:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(StepRow(line))
