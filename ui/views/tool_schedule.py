"""The schedule of one tool: what is owed over time as a chart, and every payment as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState
from ui import fonts
from ui import format as formats
from ui.calculators.rows_table import RowsTable
from ui.charts.canvas import ChartCanvas
from ui.format import LONG_DAY
from ui.models.cells import NOT_APPLICABLE, Badge, Cell, Column
from ui.models.tool_schedule import loan_chart, loan_lines, plan_lines, plans_chart
from ui.widgets.cards import Card
from ui.widgets.legend_key import LegendKey
from ui.widgets.notices import EmptyState
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.charts.curve import CurveChart
    from ui.context import AppContext
    from ui.models.tool_schedule import ScheduleLine
    from ui.models.tool_sheet import LoanSheet, ToolSheet

translate = QCoreApplication.translate
_CHART = 240
_TO_PAY = frozenset(
    {
        InstallmentState.OVERDUE,
        InstallmentState.DUE,
        InstallmentState.PARTLY_PAID,
        InstallmentState.UPCOMING,
    }
)
_TONES = {
    InstallmentState.OVERDUE: "danger",
    InstallmentState.DUE: "warning",
    InstallmentState.PARTLY_PAID: "warning",
    InstallmentState.PAID: "positive",
    InstallmentState.PAID_LATE: "positive",
}


class ToolSchedule(QWidget):
    """Of a loan: as agreed, so far, to come. Of a line or card: what its open plans still ask for."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.sheet: ToolSheet | None = None
        self.lines: list[ScheduleLine] = []
        self.loan = Picker(required=True)
        self.loan.setAccessibleName(self.tr("Loan"))
        self.chart = ChartCanvas(context.tasks)
        self.table = RowsTable("tool_schedule", _columns(), context)
        self.table.setAccessibleName(self.tr("Schedule"))
        self.keys: list[LegendKey] = []
        self._lay_out()
        self.loan.value_changed.connect(self._show)

    def _lay_out(self) -> None:
        self.curve = Card("")
        self.curve.body.setContentsMargins(6, 0, 6, 6)
        self.curve.body.addWidget(self.chart)
        self.curve.setFixedHeight(fonts.px(_CHART))
        self._legend = QHBoxLayout()
        self._legend.setSpacing(16)
        self.curve.head.addLayout(self._legend)
        self.rows = Card(self.tr("Payments"), flush=True)
        self.rows.body.setContentsMargins(0, 0, 0, 2)
        self.rows.body.addWidget(self.table, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.loan)
        column.addWidget(self.curve)
        column.addWidget(self.rows, 1)
        sentence = self.tr("Installment plans and loans with this lender appear here.")
        empty = EmptyState("stack", self.tr("No installments"), sentence)
        self._room = QStackedLayout(self)
        self._room.addWidget(full)
        self._room.addWidget(empty)

    @property
    def current(self) -> LoanSheet | None:
        """The loan that is shown; None for lines and cards."""
        loans = self.sheet.loans if self.sheet is not None else ()
        wanted = self.loan.value()
        return next((one for one in loans if one.loan.plan.id == wanted), loans[0] if loans else None)

    def show_sheet(self, sheet: ToolSheet) -> None:
        """Show the schedule of a tool."""
        self.sheet = sheet
        chosen = self.loan.value()
        items = [PickItem(one.loan.plan.id, one.loan.plan.title, icon="scroll") for one in sheet.loans]
        self.loan.set_items(items)
        known = any(item.key == chosen for item in items)
        self.loan.set_value(chosen if known else items[0].key if items else None)
        self.loan.setVisible(len(items) > 1)
        self._show()

    @Slot()
    def _show(self, _value: object = None) -> None:
        sheet, loan = self.sheet, self.current
        if sheet is None:
            return
        if loan is not None:
            self.lines = loan_lines(loan.loan, sheet.today)
            chart: CurveChart | None = loan_chart(loan.curves, loan.loan.plan.currency)
        else:
            self.lines = plan_lines(sheet.plans, sheet.today)
            chart = None
        if chart is None and self.lines:
            chart = plans_chart(self.lines, sheet.today, sheet.view.account.currency or "")
        whole, plans = self.tr("What is owed over time"), self.tr("What is left of open plans")
        self.curve.set_heading(plans if loan is None else whole)
        self._room.setCurrentIndex(1 if chart is None else 0)
        self.table.show_rows(self.lines)
        here = next((at for at, line in enumerate(self.lines) if line.state in _TO_PAY), None)
        if here is not None:
            self.table.select_id(here)
        if chart is not None:
            self._show_chart(chart)

    def _show_chart(self, chart: CurveChart) -> None:
        for key in self.keys:
            self._legend.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.keys = [LegendKey(line.name, line.color) for line in reversed(chart.lines)]
        for key in self.keys:
            self._legend.addWidget(key)
            key.show()
        self.chart.show_chart(chart, hidden=formats.current().hidden)


def schedule_state(state: InstallmentState) -> str:
    """Return the state of an installment in a word."""
    return {
        InstallmentState.UPCOMING: translate("ToolSchedule", "To come"),
        InstallmentState.DUE: translate("ToolSchedule", "Due today"),
        InstallmentState.PARTLY_PAID: translate("ToolSchedule", "Partly paid"),
        InstallmentState.PAID: translate("ToolSchedule", "Paid"),
        InstallmentState.PAID_LATE: translate("ToolSchedule", "Paid late"),
        InstallmentState.OVERDUE: translate("ToolSchedule", "Overdue"),
        InstallmentState.REFUNDED: translate("ToolSchedule", "Refunded"),
        InstallmentState.WAIVED: translate("ToolSchedule", "Waived"),
    }[state]


def _columns() -> Sequence[Column[ScheduleLine]]:
    def amount(key: str, title: str, read: Callable[[ScheduleLine], int], width: int) -> Column[ScheduleLine]:
        def cell(line: ScheduleLine) -> Cell:
            money, writes = Money(read(line), line.currency), formats.current()
            style = "amount" if key == "payment" else "body"
            if line.state is None and key in {"payment", "cost"}:
                return NOT_APPLICABLE
            return Cell(writes.amount(money), style=style, spoken=writes.spoken(money))

        return Column(key, title, cell, width, right=True, sortable=False)

    def state(line: ScheduleLine) -> Cell:
        if line.state is None:
            return Cell()
        return Cell(badge=Badge(schedule_state(line.state), _TONES.get(line.state, "neutral")))

    return [
        Column(
            "number",
            translate("ToolSchedule", "No."),
            lambda line: Cell(line.number, tone="text-3"),
            78,
            sortable=False,
        ),
        Column(
            "on",
            translate("ToolSchedule", "Due"),
            lambda line: Cell(formats.current().date(line.on)),
            96,
            sortable=False,
            fits=(formats.current().date(LONG_DAY),),
        ),
        Column(
            "what",
            translate("ToolSchedule", "What"),
            lambda line: Cell(line.what, tone="text-2"),
            160,
            stretch=True,
            sortable=False,
        ),
        amount("payment", translate("ToolSchedule", "Payment"), lambda line: line.payment, 106),
        amount("principal", translate("ToolSchedule", "Off the debt"), lambda line: line.principal, 106),
        amount("cost", translate("ToolSchedule", "Interest and fee"), lambda line: line.cost, 112),
        amount("left", translate("ToolSchedule", "Still owed"), lambda line: line.left, 116),
        Column("state", translate("ToolSchedule", "State"), state, 110, sortable=False),
    ]
