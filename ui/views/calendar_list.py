"""The calendar as one list of a month's repayments, grouped by day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import format as formats
from ui.models.calendar_days import Shown, visible
from ui.repayments import GONE, shown_amount
from ui.totals import total_note, total_text
from ui.views.calendar_notes import maturity_line
from ui.views.due_row import DueRow
from ui.widgets.cards import Card, Hairline
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from datetime import date

    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet
    from ui.context import AppContext


class DayList(QScrollArea):
    """One card with every repayment of a month."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[DueRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_month(self, sheet: Sheet, month: date, shown: Shown) -> None:
        """Show the repayments of a month, day by day."""
        inside = [
            one for one in visible(sheet, shown) if (one.due.year, one.due.month) == (month.year, month.month)
        ]
        self.rows = []
        card = Card(flush=True)
        card.body.setContentsMargins(0, 4, 0, 8)
        card.body.setSpacing(0)
        by_day = {day: list(items) for day, items in groupby(inside, key=lambda one: one.due)}
        ends = {day for day in sheet.maturities if (day.year, day.month) == (month.year, month.month)}
        if not by_day and not ends:
            empty = Label(self.tr("Nothing due in this month"), tone="text-3")
            empty.setContentsMargins(16, 12, 16, 12)
            card.body.addWidget(empty)
        for number, day in enumerate(sorted({*by_day, *ends})):
            if number:
                card.body.addWidget(Hairline())
            card.body.addLayout(self._group(sheet, day, by_day.get(day, [])))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setWidget(holder)

    def _group(self, sheet: Sheet, day: date, items: list[Obligation]) -> QVBoxLayout:
        writes = formats.current()
        column = QVBoxLayout()
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(writes.weekday_date(day, sheet.today), style="heading"))
        head.addWidget(Label(writes.days_from(day, sheet.today), style="small", tone="text-3"))
        head.addStretch(1)
        total = sheet.total(shown_amount(one) for one in items if one.state not in GONE)
        sum_label = Label(total_text(total) if items else "", style="small-name", tone="text-2")
        sum_label.setToolTip(total_note(total) if items else "")
        head.addWidget(sum_label)
        column.addLayout(head)
        for one in items:
            row = DueRow(self._context, one, sheet)
            self.rows.append(row)
            column.addWidget(row)
        for end in sheet.maturities.get(day, ()):
            column.addLayout(maturity_line(end, sheet))
        return column
