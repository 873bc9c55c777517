"""The part of the account dialog that asks how a credit tool bills: statement day, due day, who pays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.calendars import Region, Roll
from finapp.domain.credit import BillingCycle, DueKind, period_of
from finapp.services.account_rules import check_cycle
from ui import format as formats
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.number_edits import CountEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from datetime import date

_DAY, _OFFSET = (1, 31), (0, 60)
_USUAL_CLOSING, _USUAL_DUE, _USUAL_OFFSET = 1, 10, 20


class BillingBox(QWidget):
    """Statement day and due rule, with an example of when something bought today falls due."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._details = True
        self.bills = TickBox(self.tr("The lender sends a statement every month"))
        self.closing = CountEdit(least=_DAY[0], most=_DAY[1], required=True)
        self.due_kind = Segmented(
            [
                Choice(DueKind.DAY, self.tr("On a day of the month")),
                Choice(DueKind.OFFSET, self.tr("Days after the statement")),
            ],
            name=self.tr("Due rule"),
        )
        self.due = CountEdit(least=_DAY[0], most=_DAY[1], required=True)
        self.roll = Picker(self._rolls(), required=True)
        self.region = Picker(self._regions(), placeholder=self.tr("Weekends only"))
        self.included = TickBox(self.tr("A purchase on the statement day is on that statement"))
        self.auto = TickBox(self.tr("The lender takes repayments by itself"))
        self.example = Label("", style="small", tone="text-3", wrap=True)
        self._lay_out()
        self.show_rule(None, auto=False)
        self.bills.toggled.connect(self._on_bills)
        self.due_kind.changed.connect(self._on_kind)
        self.closing.value_changed.connect(self._on_edited)
        self.due.value_changed.connect(self._on_edited)
        self.included.toggled.connect(self._on_edited)
        self.roll.value_changed.connect(self._on_edited)
        self.region.value_changed.connect(self._on_edited)

    def _rolls(self) -> list[PickItem]:
        return [
            PickItem(Roll.NONE, self.tr("It stays that day")),
            PickItem(Roll.FOLLOWING, self.tr("The next working day")),
            PickItem(Roll.MODIFIED_FOLLOWING, self.tr("The next working day of the month")),
            PickItem(Roll.PRECEDING, self.tr("The working day before")),
            PickItem(Roll.NEAREST, self.tr("The nearest working day")),
        ]

    def _regions(self) -> list[PickItem]:
        names = {
            Region.CN: self.tr("China"),
            Region.HK: self.tr("Hong Kong"),
            Region.US: self.tr("United States"),
            Region.GB: self.tr("United Kingdom"),
            Region.DE: self.tr("Germany"),
            Region.FR: self.tr("France"),
            Region.JP: self.tr("Japan"),
        }
        return [PickItem(region, name) for region, name in names.items()]

    def _lay_out(self) -> None:
        self._due_field = Field(self.tr("Due day"), self.due)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Field(self.tr("Statement day"), self.closing), 0, 0)
        grid.addWidget(self._due_field, 0, 1)
        self._roll_field = Field(self.tr("If it falls on a day off"), self.roll)
        self._region_field = Field(self.tr("Holidays of"), self.region)
        grid.addWidget(self._roll_field, 1, 0)
        grid.addWidget(self._region_field, 1, 1)
        rule = QHBoxLayout()
        rule.addWidget(self.due_kind)
        rule.addStretch(1)
        self._days = QWidget()
        days = QVBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(10)
        days.addWidget(Label(self.tr("Repayments are due"), style="small-name", tone="text-2"))
        days.addLayout(rule)
        days.addLayout(grid)
        days.addWidget(self.example)
        days.addWidget(self.included)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.bills)
        column.addWidget(self._days)
        column.addWidget(self.auto)

    def show_details(self, shown: bool) -> None:
        """Ask for days off and purchases on the statement day too."""
        self._details = shown
        self._roll_field.setVisible(shown)
        self.included.setVisible(shown)
        self._on_edited()

    def fields(self) -> list[QWidget]:
        """Return the fields to check before saving."""
        return [self.closing, self.due] if self.bills.isChecked() else []

    def show_rule(self, rule: BillingCycle | None, *, auto: bool, bills: bool = True) -> None:
        """Show a tool's rule, or the usual one; without `bills` there are no statements."""
        self.bills.setChecked(bills)
        self._days.setVisible(bills)
        self.roll.set_value(rule.roll if rule is not None else Roll.NONE)
        self.region.set_value(rule.region if rule is not None else None)
        self.closing.set_value(rule.closing_day if rule is not None else _USUAL_CLOSING)
        self.due_kind.set_value(rule.due_kind if rule is not None else DueKind.DAY)
        self._set_range()
        self.due.set_value(rule.due_value if rule is not None else _USUAL_DUE)
        self.included.setChecked(rule.closing_day_included if rule is not None else True)
        self.auto.setChecked(auto)
        self._on_edited()

    def rule(self) -> BillingCycle | None:
        """Return the rule from today on; None without statements and while the fields make none."""
        closing, due = self.closing.value(), self.due.value()
        if closing is None or due is None or not self.bills.isChecked():
            return None
        roll, region = Roll(str(self.roll.value())), self.region.value()
        return BillingCycle(
            valid_from=self._today,
            closing_day=closing,
            due_kind=DueKind(self.due_kind.value()),
            due_value=due,
            closing_day_included=self.included.isChecked(),
            roll=roll,
            region=Region(str(region)) if region and roll is not Roll.NONE else None,
        )

    def _set_range(self) -> None:
        by_day = self.due_kind.value() == DueKind.DAY
        self.due.set_range(*(_DAY if by_day else _OFFSET))
        self._due_field.set_label(self.tr("Due day") if by_day else self.tr("Days after the statement"))

    @Slot(bool)
    def _on_bills(self, bills: bool) -> None:
        self._days.setVisible(bills)
        self.updateGeometry()

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        self._set_range()
        self.due.set_value(_USUAL_DUE if kind == DueKind.DAY else _USUAL_OFFSET)
        self._on_edited()

    @Slot()
    def _on_edited(self, _value: object = None) -> None:
        """Say when something bought today would fall due."""
        self._region_field.setVisible(self._details and self.roll.value() != Roll.NONE)
        rule = self.rule()
        if rule is None:
            self.example.setText("")
            return
        check_cycle(rule)
        day = period_of([rule], self._today).due
        text = self.tr("Bought today: due {day}, {when}")
        writes = formats.current()
        self.example.setText(
            text.format(day=writes.weekday_date(day, self._today), when=writes.days_until(day, self._today))
        )
