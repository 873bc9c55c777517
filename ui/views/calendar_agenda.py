"""The calendar's inspector: the chosen day, what is overdue, and what comes next."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from finapp.projection.due import Due, by_lender, left_after
from ui import format as formats
from ui.models.calendar_days import Shown, expected_of, planned_of, visible
from ui.repayments import GONE, ask_payment, mark_paid, shown_amount
from ui.totals import total_figure, total_note, total_spoken, total_text, total_tip
from ui.views.calendar_notes import maturity_line, note_line
from ui.views.due_row import DueRow
from ui.views.planned_row import PlannedRow
from ui.widgets import painters
from ui.widgets.buttons import Button
from ui.widgets.inspector import Inspector, Section
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.exchange import Total
    from finapp.domain.payoff import PlannedPayment
    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet
    from ui.context import AppContext
    from ui.views.repayment_row import RepaymentRow

_NEXT = 5


class _Late(Section):
    """What is overdue, on its tint."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), painters.token("danger-tint"))


class Steps(QWidget):
    """The buttons of one repayment: pay it as it is, or say how it was paid."""

    def __init__(
        self,
        context: AppContext,
        due: Due,
        sheet: Sheet,
        parent: QWidget | None = None,
        *,
        small: bool = False,
    ) -> None:
        super().__init__(parent)
        self._context, self._due, self._sheet = context, due, sheet
        count = len(due.open_parts)
        words = self.tr("Mark paid") if count == 1 else self.tr("Mark all %n paid", "", count)
        self.pay = Button(words, kind="primary", small=small, icon="check-bold")
        self.change = Button(self.tr("Change amount…"), small=small)
        self.pay.clicked.connect(self._on_pay)
        self.change.clicked.connect(self._on_change)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.pay)
        row.addWidget(self.change)
        row.addStretch(1)

    def _on_pay(self) -> None:
        mark_paid(self._context, self._due, self._sheet)

    def _on_change(self) -> None:
        ask_payment(self._context, self._due, self._sheet)


class Agenda(Inspector):
    """Shows one day of a sheet."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=self.tr("Agenda"))
        self._context = context
        self.first_step: QWidget | None = None

    def show_day(self, sheet: Sheet, day: date, shown: Shown) -> None:
        """Show `day`, the overdue repayments, and the next ones after it."""
        self.clear()
        self.first_step = None
        dues = by_lender(visible(sheet, shown))
        expected, planned = expected_of(sheet, shown), planned_of(sheet, shown)
        self.add(
            self._day_section(
                sheet,
                day,
                dues,
                [one for one in expected if one.due == day],
                [one for one in planned if one.on == day],
            )
        )
        late = [due for due in dues if due.is_overdue and due.on != day]
        if late:
            self.add(self._late_section(sheet, late))
        after = max(day, sheet.today)
        coming = [due for due in dues if due.open_parts and due.on > after and due.on != day]
        self.add(self._next_section(sheet, coming[:_NEXT]))
        self._add_beside(sheet, day, expected, planned)
        for section in self.sections():  # now, and not with the next event: the focus may go there at once
            section.show()

    def _add_beside(
        self, sheet: Sheet, day: date, expected: list[Obligation], planned: list[PlannedPayment]
    ) -> None:
        """Add what is planned and what comes back on other days."""
        after = max(day, sheet.today)
        for title, extra in (
            (self.tr("Planned, not made"), [one for one in planned if one.on < sheet.today]),
            (self.tr("Planned next"), [one for one in planned if one.on > after]),
        ):
            rows = [PlannedRow(self._context, one, sheet) for one in extra[:_NEXT] if one.on != day]
            self._add_days(title, sheet, [(row.one.on, row) for row in rows])
        lent = [one for one in expected if one.is_open and one.due > after]
        self._add_days(
            self.tr("Money in next"),
            sheet,
            [(one.due, DueRow(self._context, one, sheet)) for one in lent[:_NEXT]],
        )

    # The chosen day ----------------------------------------------------------------------------------

    def _day_section(
        self,
        sheet: Sheet,
        day: date,
        dues: list[Due],
        expected: list[Obligation],
        planned: list[PlannedPayment],
    ) -> Section:
        section = Section()
        here = [due for due in dues if due.on == day]
        section.body.addLayout(self._head(sheet, day, here, len(planned)))
        for due in here:
            rows = [DueRow(self._context, one, sheet) for one in due.parts]
            for row in rows:
                section.body.addWidget(row)
            if due.open_parts:
                steps = Steps(self._context, due, sheet)
                section.body.addWidget(steps)
            first = steps.pay if due.open_parts else rows[0].more
            self.first_step = self.first_step or first
        beside: list[RepaymentRow] = [DueRow(self._context, one, sheet) for one in expected]
        beside += [PlannedRow(self._context, one, sheet) for one in planned]
        for other in beside:
            section.body.addWidget(other)
            self.first_step = self.first_step or other.more
        for tool in sheet.statements.get(day, ()):
            text = self.tr("{tool} closes its statement").format(tool=sheet.accounts[tool].name)
            section.body.addLayout(note_line("file-text", text))
        for one in sheet.maturities.get(day, ()):
            section.body.addLayout(maturity_line(one, sheet))
        if day >= sheet.today and any(due.open_parts for due in here):
            section.body.addWidget(self._cash(sheet, day, here))
        return section

    def _head(self, sheet: Sheet, day: date, here: list[Due], planned: int) -> QHBoxLayout:
        writes = formats.current()
        near = writes.days_from(day, sheet.today)
        parts = [one for due in here for one in due.parts]
        count = self.tr("%n repayment(s)", "", len(parts)) if parts else self.tr("nothing due")
        if planned:
            count += " · " + self.tr("%n planned", "", planned)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(CutLabel(writes.long_date(day), style="dialog-title"))
        words.addWidget(CutLabel(f"{near} · {count}", style="small", tone="text-3"))
        found = sheet.total(shown_amount(one) for one in parts if one.state not in GONE)
        total = Label(total_text(found) if parts else "", style="figure-3")
        total.setAccessibleName(total_spoken(found))
        total.setToolTip(total_note(found))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(total)
        return row

    def _cash(self, sheet: Sheet, day: date, here: list[Due]) -> QFrame:
        """Return what the paying accounts keep after everything due until then."""
        well = QFrame()
        well.setProperty("box", "well")
        grid = QGridLayout(well)
        grid.setContentsMargins(12, 9, 12, 9)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        dues = sheet.dues
        payers = {sheet.pay_from[due.account_id]: None for due in here if due.account_id in sheet.pay_from}
        for payer in payers:
            left = left_after(sheet.balances[payer], payer, day, dues, sheet.pay_from, sheet.rates)
            text = self.tr("{account} after repayments until then").format(
                account=sheet.accounts[payer].label
            )
            _add_figure(grid, text, left, strong=True)
        everything = self._all_accounts(sheet, day, dues)
        _add_figure(grid, self.tr("All accounts, income not counted"), everything, strong=not payers)
        return well

    @staticmethod
    def _all_accounts(sheet: Sheet, day: date, dues: list[Due]) -> Total:
        going = [-due.open for due in dues if due.on <= day]
        return sheet.total([*sheet.balances.values(), *going])

    # The others --------------------------------------------------------------------------------------

    def _late_section(self, sheet: Sheet, late: list[Due]) -> Section:
        section = _Late()
        count = sum(len(due.open_parts) for due in late)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("warning-circle-fill", tone="danger"))
        head.addWidget(Label(self.tr("%n overdue", "", count), style="heading", tone="danger"))
        head.addStretch(1)
        found = sheet.total(due.open for due in late)
        total = Label(total_text(found), style="small-name", tone="danger")
        total.setToolTip(total_note(found))
        head.addWidget(total)
        section.body.addLayout(head)
        for due in late:
            on = formats.current().weekday_date(due.on, sheet.today)
            section.body.addWidget(Label(on, style="small", tone="text-3"))
            for one in due.open_parts:
                section.body.addWidget(DueRow(self._context, one, sheet))
            steps = Steps(self._context, due, sheet, small=True)
            section.body.addWidget(steps)
        return section

    def _next_section(self, sheet: Sheet, coming: list[Due]) -> Section:
        section = Section(self.tr("Coming next"), line=False)
        if not coming:
            section.body.addWidget(
                Label(self.tr("Nothing is due after this day"), style="small", tone="text-3")
            )
        for day, dues in groupby(coming, key=lambda due: due.on):
            on = formats.current().weekday_date(day, sheet.today)
            section.body.addWidget(Label(on, style="small", tone="text-2"))
            for due in dues:
                for one in due.open_parts:
                    section.body.addWidget(DueRow(self._context, one, sheet))
        return section

    def _add_days(self, title: str, sheet: Sheet, rows: list[tuple[date, RepaymentRow]]) -> None:
        """Add a section of rows by day, if there are any."""
        if not rows:
            return
        section = Section(title, line=False)
        for day, group in groupby(rows, key=lambda one: one[0]):
            on = formats.current().weekday_date(day, sheet.today)
            section.body.addWidget(Label(on, style="small", tone="text-2"))
            for _, row in group:
                section.body.addWidget(row)
        self.add(section)


def _add_figure(grid: QGridLayout, text: str, left: Total, *, strong: bool) -> None:
    """Add a line with an amount; one below zero carries the warning icon."""
    row = grid.rowCount()
    low = left.amount.minor < 0
    grid.addWidget(CutLabel(text, style="small", tone="text-2" if strong else "text-3"), row, 0)
    if low:
        grid.addWidget(Icon("warning-fill", tone="warning", spoken=text), row, 1)
    tone = "warning" if low else "text" if strong else "text-3"
    value = Label(total_figure(left), style="amount" if strong else "small", tone=tone)
    value.setToolTip(total_tip(left))
    grid.addWidget(value, row, 2)
