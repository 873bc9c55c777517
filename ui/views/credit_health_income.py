"""The card that sets repayments against income: month by month at the left, the income at the right."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import format as formats
from ui.views.credit_health_cards import empty
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Hairline
from ui.widgets.evidence_row import EvidenceRow, HeadRow, amount, cell, named
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Bar, Icon, Initial
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.transaction import Income
    from finapp.projection.health import MonthAmount
    from finapp.services.health import HealthReport

_BAR, _MOST = 6, 9


class IncomeCard(Card):
    """Repayments of twelve months, and what they are compared with."""

    day_wanted = Signal(object)
    """The first day of a month of repayments."""
    account_wanted = Signal(object)
    """The account that an income came to."""
    income_wanted = Signal()
    """Usual income is to be entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Repayments and income, next 12 months"), parent, flush=True)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.months: list[EvidenceRow] = []
        self.incomes: list[EvidenceRow] = []
        self.enter = Button("")
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 0, 6)
            column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._left, 7)
        row.addWidget(Hairline(vertical=True))
        row.addLayout(self._right, 5)
        self.body.addLayout(row)

    def show_report(self, report: HealthReport) -> None:
        """Show months and income; the button keeps the focus that it has."""
        focused = self.enter.hasFocus()
        for column in (self._left, self._right):
            empty(column)
        self._show_months(report)
        self._show_income(report)
        if focused:
            self.enter.setFocus(Qt.FocusReason.OtherFocusReason)

    # repayments --------------------------------------------------------------------------------------

    def _show_months(self, report: HealthReport) -> None:
        share = self.tr("Of income") if report.health.income is not None else ""
        self._left.addWidget(
            HeadRow(
                [
                    (self.tr("Due"), 7, False),
                    ("", 3, False),
                    (share, 2, True),
                    (self.tr("Repayments"), 4, True),
                ]
            )
        )
        most = max([*(one.amount for one in report.health.service), report.health.income or 0, 1])
        self.months = []
        for number, one in enumerate(report.health.service):
            first = one.month + timedelta(days=1) if number else None
            row = self._month(one, first, report, most)
            row.clicked.connect(partial(self.day_wanted.emit, first or one.month))
            self.months.append(row)
            self._left.addWidget(row)
        self._left.addStretch(1)

    def _month(self, one: MonthAmount, first: date | None, report: HealthReport, most: int) -> EvidenceRow:
        writes, income = formats.current(), report.health.income
        last = one.month + relativedelta(months=1)
        name = self.tr("up to {day}").format(day=writes.date(last))
        if first is not None:
            name = writes.period(first, last)
        due = report.money(one.amount)
        share = "" if income is None else writes.share(Decimal(one.amount) / income)
        bar = Bar(height=_BAR, name=share)
        bar.set_share(one.amount / most)
        return EvidenceRow(
            writes.listed(filter(None, [name, writes.spoken(due), share])),
            [
                (cell(CutLabel(name, tone="text-2")), 7),
                (cell(bar), 3),
                (cell(Label(share, tone="text-2"), right=True), 2),
                (cell(amount(writes.money(due)), right=True), 4),
            ],
            low=True,
        )

    # income ------------------------------------------------------------------------------------------

    def _show_income(self, report: HealthReport) -> None:
        self.incomes = []
        if report.health.income is None:
            self.enter = Button(self.tr("Enter usual income…"), kind="primary")
            self.enter.clicked.connect(self.income_wanted)
            words = self.tr(
                "Enter what comes in each month, or record salaries on your accounts: the last three "
                "complete months count."
            )
            self._right.addWidget(
                EmptyState("money", self.tr("No income is known"), words, buttons=[self.enter]), 1
            )
            return
        self._right.addWidget(self._income_head(report))
        self._right.addWidget(Hairline())
        if report.health.stated is not None:
            self._add_stated(report)
        else:
            self._add_earned(report)
        self._right.addStretch(1)

    def _income_head(self, report: HealthReport) -> QWidget:
        head, writes = QWidget(), formats.current()
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 10, 15, 10)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(self.tr("Usual income of a month"), style="small", tone="text-2"))
        income = Label(writes.money(report.money(report.health.income or 0)), style="figure-3")
        words.addWidget(income)
        months = len(report.health.incomes)
        note = self.tr("as you entered it")
        if report.health.stated is None:
            note = self.tr("mean of the last %n complete month(s)", "", months)
        words.addWidget(Label(note, style="note", tone="text-3"))
        self.enter = Button(self.tr("Change…"), small=True)
        self.enter.clicked.connect(self.income_wanted)
        row.addLayout(words, 1)
        row.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _add_stated(self, report: HealthReport) -> None:
        writes = formats.current()
        for member_id, income in report.stated.items():
            member = report.people.get(member_id)
            name = self.tr("Household") if member is None else member.name
            mark: QWidget = Icon("users", tone="text-2", side=18)
            if member is not None:
                mark = Initial(member.initials, member.color_slot)
            row = EvidenceRow(
                writes.listed([name, writes.spoken(income)]),
                [
                    (cell(mark, Label(name, style="name")), 5),
                    (cell(amount(writes.money(income)), right=True), 4),
                ],
            )
            row.clicked.connect(self.income_wanted)
            self.incomes.append(row)
            self._right.addWidget(row)

    def _add_earned(self, report: HealthReport) -> None:
        for one in report.earned[:_MOST]:
            row = self._earned(one, report)
            row.clicked.connect(partial(self.account_wanted.emit, one.account_id))
            row.setEnabled(one.account_id is not None)
            self.incomes.append(row)
            self._right.addWidget(row)
        rest = len(report.earned) - _MOST
        if rest > 0:
            more = Label(self.tr("and %n more", "", rest), style="small", tone="text-3")
            more.setContentsMargins(15, 8, 15, 8)
            self._right.addWidget(more)

    @staticmethod
    def _earned(one: Income, report: HealthReport) -> EvidenceRow:
        writes = formats.current()
        category = report.accounts[one.category_id].name
        where = "" if one.account_id is None else report.accounts[one.account_id].name
        day = writes.short_date(one.on, report.today)
        note = " · ".join(filter(None, [day, where]))
        return EvidenceRow(
            writes.listed(filter(None, [one.text or category, note, writes.spoken(one.amount)])),
            [
                (cell(Icon("arrow-down-left-bold", tone="positive"), named(one.text or category, note)), 5),
                (cell(amount(writes.money(one.amount)), right=True), 4),
            ],
        )
