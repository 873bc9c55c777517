"""The card below a result: the balance over time as a chart, and every payment as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedLayout

from finapp.domain.money import Money
from ui import fonts
from ui import format as formats
from ui.calculators.rows_table import RowsTable
from ui.charts.canvas import ChartCanvas
from ui.charts.curve import CurveChart, Line, Tick, spread_ticks
from ui.models.cells import Cell, Column
from ui.widgets.cards import Card
from ui.widgets.legend_key import LegendKey
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.services.calculators.offer import PaidRow
    from ui.context import AppContext

CHART, TABLE = "chart", "table"
_HEIGHT = 250
_MOST_POINTS = 400
Point = TypeVar("Point")
translate = QCoreApplication.translate


class TwoViews(Card):
    """A card with a chart and a table; the segments in its head choose."""

    def __init__(self, context: AppContext, chart: str, table: str, rows: RowsTable) -> None:
        super().__init__(table, flush=True)
        self.context = context
        self.view = Segmented([Choice(CHART, chart), Choice(TABLE, table)], name=self.tr("View"))
        self.chart = ChartCanvas(context.tasks)
        self.rows = rows
        self._keys: list[LegendKey] = []
        self.setMinimumHeight(fonts.px(_HEIGHT))
        self.heading.hide()
        self.head.insertWidget(0, self.view)
        self.body.setContentsMargins(0, 0, 0, 2)
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        self._stack.addWidget(self.chart)  # which shows it: it has a parent now
        self._stack.addWidget(rows)
        self.chart.setContentsMargins(8, 8, 8, 8)
        self.view.changed.connect(self.choose)

    def add_key(self, name: str, color: str) -> None:
        """Name a line of the chart in the head."""
        key = LegendKey(name, color)
        self._keys.append(key)
        self.head.addWidget(key)
        self.head.setSpacing(16)

    def allow_chart(self, allowed: bool) -> None:
        """Show only the table where there is nothing to draw."""
        self.view.setVisible(allowed)
        self.heading.setVisible(not allowed)
        if not allowed:
            self.choose(TABLE)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show the chart or the table."""
        self.view.set_value(key)
        self._stack.setCurrentIndex(0 if key == CHART else 1)
        for one in self._keys:
            one.setVisible(key == CHART)


class ScheduleCard(TwoViews):
    """What is owed over time, and each payment split into principal, interest and fee."""

    def __init__(self, context: AppContext) -> None:
        table = RowsTable("calculator_schedule", _columns(), context)
        super().__init__(
            context, translate("Schedule", "Still owed"), translate("Schedule", "Payments"), table
        )
        self._currency = ""
        self.payments: Sequence[PaidRow] = ()

    def show_rows(self, currency: str, start: date, principal: int, rows: Sequence[PaidRow]) -> None:
        """Show a schedule that begins with `principal` on `start`."""
        self._currency, self.payments = currency, rows
        self.rows.show_rows(rows, lambda row: ScheduleLine(row, currency))
        shown = [(row.due, row.balance) for row in thinned(rows)]
        chart = balance_chart(currency, [(start, principal), *shown])
        self.chart.show_chart(chart, hidden=formats.current().hidden)

    def cells(self) -> list[list[str]]:
        """Return the schedule as spreadsheets read it, heads first."""
        heads = [column.title for column in self.rows.rows.columns]
        found = [heads]
        for row in self.payments:
            amounts = (row.payment, row.principal, row.interest + row.fee, row.balance)
            plain = [f"{Money(minor, self._currency).major:f}" for minor in amounts]
            found.append([str(row.number), row.due.isoformat(), *plain])
        return found


class ScheduleLine:
    """One payment as cells show it."""

    def __init__(self, row: PaidRow, currency: str) -> None:
        self.row, self.currency = row, currency

    def money(self, minor: int) -> Cell:
        """Return an amount."""
        amount = Money(minor, self.currency)
        writes = formats.current()
        return Cell(writes.amount(amount), spoken=writes.spoken(amount))


def _columns() -> list[Column[ScheduleLine]]:
    def amount(key: str, title: str, read: Callable[[PaidRow], int], width: int) -> Column[ScheduleLine]:
        return Column(key, title, lambda one: one.money(read(one.row)), width, right=True, sortable=False)

    return [
        Column("number", "#", lambda one: Cell(str(one.row.number), tone="text-3"), 48, sortable=False),
        Column(
            "due",
            translate("Schedule", "Due"),
            lambda one: Cell(formats.current().date(one.row.due)),
            110,
            stretch=True,
            sortable=False,
        ),
        amount("payment", translate("Schedule", "Payment"), lambda row: row.payment, 106),
        amount("principal", translate("Schedule", "Off the debt"), lambda row: row.principal, 106),
        amount("cost", translate("Schedule", "Interest and fee"), lambda row: row.interest + row.fee, 112),
        amount("left", translate("Schedule", "Still owed"), lambda row: row.balance, 116),
    ]


def balance_chart(currency: str, points: Sequence[tuple[date, int]]) -> CurveChart:
    """Return the chart of what is owed from each day on."""
    writes = formats.current()
    unit = 10 ** _places(currency)
    ticks = [Tick(day.toordinal(), writes.short_month(day)) for day, _ in points]
    line = Line(
        translate("Schedule", "Still owed"),
        "mark",
        tuple(minor / unit for _, minor in points),
        tuple(writes.money(Money(minor, currency)) for _, minor in points),
        steps=True,
        fill=True,
    )
    first, last = points[0], points[-1]
    finding = translate("Schedule", "The debt falls from {amount} to nothing on {day}").format(
        amount=writes.money(Money(first[1], currency)), day=writes.date(last[0])
    )
    return CurveChart(
        language=writes.language,
        places=tuple(float(day.toordinal()) for day, _ in points),
        heads=tuple(writes.date(day) for day, _ in points),
        lines=(line,),
        ticks=spread_ticks(ticks),
        finding=finding,
        across=translate("Schedule", "Date"),
    )


def thinned(points: Sequence[Point]) -> list[Point]:
    """Return at most some hundred of many points, the first and the last always."""
    step = max(1, -(-len(points) // _MOST_POINTS))
    return [*points[:-1:step], points[-1]]


def _places(currency: str) -> int:
    return -int(Money(0, currency).major.as_tuple().exponent)
