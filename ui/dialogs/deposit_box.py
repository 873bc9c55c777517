"""The part of the account dialog that asks what was agreed for a term deposit, and shows what it pays."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.term_deposit import DepositTerms, DepositTime, Renewal, check_deposit, value_on
from finapp.errors import UserError
from ui import format as formats
from ui import i18n
from ui.errors import sentence_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.number_edits import RateEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_MOST = Decimal("0.99")


class DepositBox(QWidget):
    """Rate, end, interest and renewal of a deposit; `changed` tells that something was typed."""

    changed = Signal()

    def __init__(self, today: date, first_weekday: int) -> None:
        super().__init__()
        self.rate = RateEdit(required=True, most=_MOST)
        self.matures = DateEdit(today, required=True, first_weekday=first_weekday)
        self.compounds = Picker(self._compoundings(), required=True)
        self.time = Picker(self._times(), required=True)
        self.renewal = Picker(self._renewals(), required=True)
        self.demand = RateEdit(most=_MOST)
        self.paid_from = Picker(placeholder=self.tr("Nowhere in this book"))
        self.example = Label("", style="small", tone="text-3", wrap=True)
        self.compounds.set_value(0)
        self.time.set_value(DepositTime.MONTHS)
        self.renewal.set_value(Renewal.NONE)
        self._source_field = Field(self.tr("Paid from"), self.paid_from)
        self._lay_out()
        edits = (self.rate, self.matures, self.demand, self.compounds, self.time, self.renewal)
        for edit in edits:
            edit.value_changed.connect(self._on_edited)

    def _compoundings(self) -> list[PickItem]:
        return [
            PickItem(0, self.tr("Simple, paid at the end")),
            PickItem(1, self.tr("Added yearly")),
            PickItem(2, self.tr("Added half-yearly")),
            PickItem(4, self.tr("Added quarterly")),
            PickItem(12, self.tr("Added monthly")),
            PickItem(365, self.tr("Added daily")),
        ]

    def _times(self) -> list[PickItem]:
        return [
            PickItem(DepositTime.MONTHS, self.tr("Whole months, odd days / 360")),
            PickItem(DepositTime.ACT_365, self.tr("Actual days / 365")),
            PickItem(DepositTime.ACT_360, self.tr("Actual days / 360")),
        ]

    def _renewals(self) -> list[PickItem]:
        return [
            PickItem(Renewal.NONE, self.tr("Paid out")),
            PickItem(Renewal.WITH_INTEREST, self.tr("Renewed with the interest")),
            PickItem(Renewal.PRINCIPAL, self.tr("Renewed, interest paid out")),
        ]

    def _lay_out(self) -> None:
        hint = self.tr("When taken out early, and after the end")
        rows: list[tuple[QWidget, QWidget]] = [
            (Field(self.tr("Rate per year"), self.rate), Field(self.tr("Ends on"), self.matures)),
            (Field(self.tr("Interest"), self.compounds), Field(self.tr("Time is counted in"), self.time)),
            (
                Field(self.tr("At the end"), self.renewal),
                Field(self.tr("Demand rate, if any"), self.demand, hint=hint),
            ),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, (left, right) in enumerate(rows):
            grid.addWidget(left, at, 0)
            grid.addWidget(right, at, 1)
        grid.addWidget(self._source_field, len(rows), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(grid)
        column.addWidget(self.example)

    def show_sources(self, items: Sequence[PickItem]) -> None:
        """Offer the accounts that the money may come from; none: it is there already."""
        self.paid_from.set_items(items)
        self._source_field.setVisible(bool(items))

    def show_terms(self, terms: DepositTerms) -> None:
        """Show what was agreed."""
        self.rate.set_value(terms.rate)
        self.matures.set_value(terms.matures)
        self.compounds.set_value(terms.compounds)
        self.time.set_value(terms.time)
        self.renewal.set_value(terms.renewal)
        self.demand.set_value(terms.demand_rate or None)

    def fields(self) -> list[QWidget]:
        """Return the fields to check before saving."""
        return [self.rate, self.matures, self.demand]

    def terms(self, start: date | None) -> DepositTerms | None:
        """Return what was agreed from `start` on; None while something is missing."""
        rate, matures = self.rate.value(), self.matures.value()
        if start is None or rate is None or matures is None:
            return None
        return DepositTerms(
            rate=rate,
            start=start,
            matures=matures,
            compounds=int(str(self.compounds.value())),
            time=DepositTime(str(self.time.value())),
            renewal=Renewal(str(self.renewal.value())),
            demand_rate=self.demand.value() or Decimal(0),
        )

    def show_example(self, principal: Money | None, start: date | None) -> None:
        """Say what a principal becomes, or why these terms can't be."""
        terms = self.terms(start)
        text = ""
        if terms is not None and principal is not None and principal.minor > 0:
            try:
                check_deposit(terms)
                text = self._pays(terms, principal)
            except UserError as error:
                text = sentence_of(error, i18n.current())
        self.example.setText(text)
        self.example.setVisible(bool(text))

    def _pays(self, terms: DepositTerms, principal: Money) -> str:
        value, writes = value_on(terms, principal.minor, terms.start), formats.current()
        return self.tr("{amount} on {day}, {interest} of it interest").format(
            amount=writes.money(Money(value.at_end, principal.currency)),
            day=writes.date(value.end),
            interest=writes.money(Money(value.whole, principal.currency)),
        )

    def _on_edited(self, _value: object = None) -> None:
        self.changed.emit()
