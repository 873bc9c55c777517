"""The part of the account dialog that says what a tool costs when it is not paid in full."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.statement import Pays
from finapp.domain.tool_terms import InterestMethod, LateFee, MinimumRule, PercentOf, ToolTerms
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented
from ui.widgets.toggles import TickBox

_MOST_DAYS = 60


class ConditionsBox(QWidget):
    """Interest, minimum payment, late fee and the usual payment; what it does not ask stays as it was.

    Without `usual` it does not ask what is usually paid.
    """

    def __init__(self, currency: str, *, usual: bool = True) -> None:
        super().__init__()
        self._usual = usual
        self._currency = currency
        self._base = ToolTerms()
        self.pays = Segmented(
            [
                Choice(Pays.FULL, self.tr("All of it")),
                Choice(Pays.MINIMUM, self.tr("The minimum")),
                Choice(Pays.FIXED, self.tr("A fixed amount")),
            ],
            name=self.tr("Usually paid"),
        )
        self.fixed = MoneyEdit(currency, required=True, zero=False)
        self.method = Picker(self._methods(), required=True)
        self.rate = RateEdit(most=Decimal(10))
        self.minimum = TickBox(self.tr("A minimum may be paid instead of everything"))
        self.percent = RateEdit(most=Decimal(1), places=0)
        self.floor = MoneyEdit(currency)
        self.late_rate = RateEdit(most=Decimal(1), places=0)
        self.late_fixed = MoneyEdit(currency)
        self.late_least = MoneyEdit(currency)
        self.monthly = MoneyEdit(currency)
        self.grace_days = CountEdit(most=_MOST_DAYS, unit=self.tr("days"))
        self.refunds = TickBox(self.tr("A refund after the statement lowers what is due"))
        self._lay_out()
        self.show_terms(None, Pays.FULL, None)
        self.pays.changed.connect(self._on_changed)
        self.method.value_changed.connect(self._on_changed)
        self.minimum.toggled.connect(self._on_changed)

    def _methods(self) -> list[PickItem]:
        return [
            PickItem(InterestMethod.NONE, self.tr("No interest")),
            PickItem(InterestMethod.POSTING_FULL, self.tr("On the whole statement, from each purchase")),
            PickItem(InterestMethod.POSTING_UNPAID, self.tr("On the unpaid part, from each purchase")),
            PickItem(InterestMethod.AFTER_DUE, self.tr("On the unpaid part, from the due day")),
            PickItem(InterestMethod.CYCLE, self.tr("On the average daily balance")),
            PickItem(InterestMethod.CYCLE_OLD, self.tr("On the average daily balance without new purchases")),
            PickItem(InterestMethod.PREVIOUS_BALANCE, self.tr("On the balance of the last statement")),
        ]

    def _lay_out(self) -> None:
        self._fixed_field = Field(self.tr("Each month, beside installments"), self.fixed)
        self._rate_field = Field(self.tr("Interest a year"), self.rate)
        self._percent_field = Field(self.tr("Minimum, of new charges"), self.percent)
        self._floor_field = Field(self.tr("At least"), self.floor)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Field(self.tr("When not paid in full, interest"), self.method), 0, 0, 1, 2)
        rows: list[tuple[QWidget, QWidget]] = [
            (Field(self.tr("Still in time after the due day"), self.grace_days), self._rate_field),
            (self._percent_field, self._floor_field),
            (
                Field(self.tr("Late fee, of the missing minimum"), self.late_rate),
                Field(self.tr("Late fee, at least"), self.late_least),
            ),
            (
                Field(self.tr("Late fee, fixed"), self.late_fixed),
                Field(self.tr("Monthly fee while anything is owed"), self.monthly),
            ),
        ]
        for at, (left, right) in enumerate(rows, 1):
            grid.addWidget(left, at, 0)
            grid.addWidget(right, at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self._usual:
            words = self.tr("Of a statement you usually pay")
            column.addWidget(Label(words, style="small-name", tone="text-2"))
            column.addWidget(self.pays)
            column.addWidget(self._fixed_field)
        column.addWidget(self.minimum)
        column.addLayout(grid)
        column.addWidget(self.refunds)

    def set_currency(self, currency: str) -> None:
        """Ask for amounts in another currency."""
        self._currency = currency
        for field in (self.fixed, self.floor, self.late_fixed, self.late_least, self.monthly):
            field.set_currency(currency)

    def show_terms(self, terms: ToolTerms | None, pays: Pays, fixed: int | None) -> None:
        """Show a tool's conditions and what is usually paid of it."""
        self._base = terms or ToolTerms()
        base = self._base
        minimum, late = base.minimum or MinimumRule(), base.late_fee or LateFee()
        self.pays.set_value(pays)
        self.fixed.set_value(None if fixed is None else Money(fixed, self._currency))
        self.method.set_value(base.method)
        self.rate.set_value(base.rate or None)
        self.minimum.setChecked(base.minimum is not None)
        self.percent.set_value(minimum.percent or None)
        self.late_rate.set_value(late.rate or None)
        self.grace_days.set_value(base.grace_days)
        self.refunds.setChecked(base.refund_lowers_due)
        for field, minor in (
            (self.floor, minimum.floor),
            (self.late_fixed, late.fixed),
            (self.late_least, late.least),
            (self.monthly, base.monthly_fee),
        ):
            field.set_value(Money(minor, self._currency) if minor else None)
        self._on_changed()

    def fields(self) -> list[QWidget]:
        """Return the fields to check before saving."""
        found: list[QWidget] = [
            self.rate,
            self.percent,
            self.floor,
            self.late_rate,
            self.late_fixed,
            self.late_least,
            self.monthly,
            self.grace_days,
        ]
        return [self.fixed, *found] if self.usual is Pays.FIXED else found

    @property
    def usual(self) -> Pays:
        """Return how much of a statement is usually paid."""
        return Pays(self.pays.value())

    def usual_amount(self) -> int | None:
        """Return the fixed amount that is usually paid, minor units."""
        amount = self.fixed.value()
        return amount.minor if self.usual is Pays.FIXED and amount is not None else None

    def terms(self) -> ToolTerms:
        """Return the conditions as the fields describe them."""
        base = self._base
        minimum = None
        if self.minimum.isChecked():
            before = base.minimum or MinimumRule(percent_of=PercentOf.ORDINARY)
            percent = self.percent.value() or Decimal(0)
            minimum = replace(before, percent=percent, floor=_minor(self.floor))
        late = replace(
            base.late_fee or LateFee(),
            rate=self.late_rate.value() or Decimal(0),
            fixed=_minor(self.late_fixed),
            least=_minor(self.late_least),
        )
        return replace(
            base,
            method=InterestMethod(str(self.method.value())),
            rate=self.rate.value() or Decimal(0),
            minimum=minimum,
            late_fee=late if late.rate or late.fixed or late.least else None,
            monthly_fee=_minor(self.monthly),
            grace_days=self.grace_days.value() or 0,
            refund_lowers_due=self.refunds.isChecked(),
        )

    @Slot()
    def _on_changed(self, _value: object = None) -> None:
        """Ask only what the choices above leave open."""
        if self._usual:
            self._fixed_field.setVisible(self.usual is Pays.FIXED)
        self._rate_field.setVisible(self.method.value() != InterestMethod.NONE)
        self._percent_field.setVisible(self.minimum.isChecked())
        self._floor_field.setVisible(self.minimum.isChecked())
        self.updateGeometry()


def _minor(field: MoneyEdit) -> int:
    amount = field.value()
    return 0 if amount is None else amount.minor
