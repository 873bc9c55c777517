"""The calendar as one list of a month's repayments, grouped by day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import format as formats
from ui.models.calendar_days import Shown, expected_of, planned_of, visible
from ui.repayments import GONE, shown_amount
from ui.totals import total_note, total_text
from ui.views.calendar_notes import maturity_line
from ui.views.due_row import DueRow
from ui.views.planned_row import PlannedRow
from ui.widgets.cards import Card, Hairline
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.money import Money
    from finapp.services.calendar import Sheet
    from ui.context import AppContext
    from ui.views.repayment_row import RepaymentRow


class DayList(QScrollArea):
    """One card with every repayment of a month."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[RepaymentRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Repayments of the month"))

    def show_month(self, sheet: Sheet, month: date, shown: Shown) -> None:
        """Show the repayments of a month, day by day."""
        days, sums = self._days(sheet, month.replace(day=1), shown)
        self.rows = []
        card = Card(flush=True)
        card.body.setContentsMargins(0, 4, 0, 8)
        card.body.setSpacing(0)
        ends = {day for day in sheet.maturities if (day.year, day.month) == (month.year, month.month)}
        if not days and not ends:
            empty = Label(self.tr("Nothing due in this month"), tone="text-3")
            empty.setContentsMargins(16, 12, 16, 12)
            card.body.addWidget(empty)
        for number, day in enumerate(sorted({*days, *ends})):
            if number:
                card.body.addWidget(Hairline())
            card.body.addLayout(self._group(sheet, day, days.get(day, []), sums.get(day, [])))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setWidget(holder)

    def _days(
        self, sheet: Sheet, first: date, shown: Shown
    ) -> tuple[dict[date, list[RepaymentRow]], dict[date, list[Money]]]:
        """Return the rows of each day of the month from `first`, and what is due on it."""
        days: defaultdict[date, list[RepaymentRow]] = defaultdict(list)
        sums: defaultdict[date, list[Money]] = defaultdict(list)
        due = [one for one in visible(sheet, shown) if one.due.replace(day=1) == first]
        coming = [one for one in expected_of(sheet, shown) if one.due.replace(day=1) == first]
        for one in (*due, *coming):
            days[one.due].append(DueRow(self._context, one, sheet))
        for one in due:
            if one.state not in GONE:
                sums[one.due].append(shown_amount(one))
        for extra in planned_of(sheet, shown):
            if extra.on.replace(day=1) == first:
                days[extra.on].append(PlannedRow(self._context, extra, sheet))
        return days, sums

    def _group(self, sheet: Sheet, day: date, rows: list[RepaymentRow], sums: list[Money]) -> QVBoxLayout:
        writes = formats.current()
        column = QVBoxLayout()
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(writes.weekday_date(day, sheet.today), style="heading"))
        head.addWidget(Label(writes.days_from(day, sheet.today), style="small", tone="text-3"))
        head.addStretch(1)
        if sums:
            total = sheet.total(sums)
            sum_label = Label(total_text(total), style="small-name", tone="text-2")
            sum_label.setToolTip(total_note(total))
            head.addWidget(sum_label)
        column.addLayout(head)
        for row in rows:
            self.rows.append(row)
            column.addWidget(row)
        for end in sheet.maturities.get(day, ()):
            column.addLayout(maturity_line(end, sheet))
        return column
