"""The rate of one loan or tool over time: a chart of its steps, and each as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui import fonts
from ui import format as formats
from ui.charts.canvas import ChartCanvas
from ui.models.tool_rates import rate_chart, rates_of_loan, rates_of_tool
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.entry_list import Entry, EntryList, Step
from ui.widgets.notices import EmptyState
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.loan_terms import Loan
    from ui.context import AppContext
    from ui.models.tool_rates import RateStep
    from ui.models.tool_sheet import ToolSheet

CHANGE, REMOVE = "change", "remove"
_CHART = 230


class ToolRates(QWidget):
    """The newest rate first; changes can be added, changed and removed."""

    add_wanted = Signal()
    step_wanted = Signal(str, object)
    """`change` or `remove`, and the day of the rate."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.steps: list[RateStep] = []
        self._removable = False
        self.chart = ChartCanvas(context.tasks)
        self.curve = Card(self.tr("Yearly rate, %"))
        self.curve.body.setContentsMargins(6, 0, 6, 6)
        self.curve.body.addWidget(self.chart)
        self.curve.setFixedHeight(fonts.px(_CHART))
        self.list = EntryList(
            self.tr("Rates"), icon="percent", empty=self.tr("No rate is known"), sentence=""
        )
        self.list.body.addStretch(1)
        self.add = self.list.add_button(self.tr("Change of rate…"))
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.curve)
        column.addWidget(scrolled(self.list), 1)
        self.begin = Button(self.tr("Add its rate…"), small=True, icon="plus-bold")
        sentence = self.tr("Its cost is fixed, or its conditions are not known yet.")
        self.nothing = EmptyState("percent", self.tr("No yearly rate"), sentence, buttons=[self.begin])
        self._room = QStackedLayout(self)
        self._room.addWidget(full)
        self._room.addWidget(self.nothing)
        self.add.clicked.connect(self.add_wanted)
        self.begin.clicked.connect(self.add_wanted)
        self.list.step_wanted.connect(self._on_step)

    def show_rates(self, sheet: ToolSheet, loan: Loan | None) -> None:
        """Show the rates of a loan, or of the tool where there is none."""
        self.steps = rates_of_tool(sheet.dated) if loan is None else rates_of_loan(loan)
        self._removable = loan is not None
        self.begin.setVisible(loan is None and not sheet.is_loan)
        self.add.setVisible(loan is None or loan.plan.open > 0)
        self._room.setCurrentIndex(0 if self.steps else 1)
        if not self.steps:
            return
        end = None if loan is None else loan.plan.installments[-1].due
        self.chart.show_chart(rate_chart(self.steps, sheet.today, end))
        self.list.show_entries([self._entry(one, sheet.today) for one in reversed(self.steps)])

    def _entry(self, one: RateStep, today: date) -> Entry:
        writes = formats.current()
        notes = [self.tr("{rate} with interest on interest").format(rate=writes.percent(one.compounded, 2))]
        if one.before is not None:
            notes.append(
                self.tr("{points} against before").format(points=writes.points(one.rate - one.before))
            )
        badge, tone = "", "neutral"
        if one.since > today:
            badge = self.tr("to come")
        elif one.until is None or one.until >= today:
            badge, tone = self.tr("in force"), "positive"
        span = self.tr("From {day}").format(day=writes.date(one.since))
        if one.until is not None:
            span = self.tr("{first} to {last}").format(
                first=writes.date(one.since), last=writes.date(one.until)
            )
        steps = [Step(CHANGE, "pencil-simple", self.tr("Change"))]
        if self._removable:
            steps.append(Step(REMOVE, "trash", self.tr("Remove")))
        return Entry(
            one.key,
            span,
            " · ".join(notes),
            writes.percent(one.rate, 2),
            badge=badge,
            badge_tone=tone,
            steps=tuple(steps) if one.key is not None else (),
        )

    @Slot(str, object)
    def _on_step(self, step: str, day: object) -> None:
        self.step_wanted.emit(step, day)
