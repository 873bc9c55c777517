"""The fields of one installment offer: how many, how often, and what it charges."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.dates import Unit, due_date
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention, PlanTerms
from finapp.domain.plan_builder import terms_from_installment
from ui.dialogs import plan_words as words
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.money import Money

TERMS, EACH = "terms", "each"
SHARE, SUM = "share", "sum"

CADENCES: dict[tuple[Unit, int], object] = {
    (Unit.WEEK, 1): QT_TRANSLATE_NOOP("Cadence", "Every week"),
    (Unit.WEEK, 2): QT_TRANSLATE_NOOP("Cadence", "Every two weeks"),
    (Unit.DAY, 30): QT_TRANSLATE_NOOP("Cadence", "Every 30 days"),
    (Unit.MONTH, 1): QT_TRANSLATE_NOOP("Cadence", "Every month"),
    (Unit.MONTH, 3): QT_TRANSLATE_NOOP("Cadence", "Every quarter"),
    (Unit.MONTH, 6): QT_TRANSLATE_NOOP("Cadence", "Every half-year"),
    (Unit.YEAR, 1): QT_TRANSLATE_NOOP("Cadence", "Every year"),
}


def cadence_items() -> list[PickItem]:
    """Return how often payments may come."""
    return [PickItem(key, QCoreApplication.translate("Cadence", str(text))) for key, text in CADENCES.items()]


class OfferFields(QWidget):
    """What one offer says. `terms()` reads it; `changed` is emitted whenever something is new."""

    changed = Signal()

    def __init__(self, today: date, currency: str, *, dates: bool = True) -> None:
        """With `dates` the first due date is asked; else it is one step after the start."""
        super().__init__()
        self._dates = dates
        self._first_typed = False
        self._start: date | None = today
        self.entry = Segmented(
            [Choice(TERMS, self.tr("Fee or rate")), Choice(EACH, self.tr("Each installment"))],
            name=self.tr("What is known"),
        )
        self.count = CountEdit(least=1, most=MAX_INSTALLMENTS, required=True)
        self.cadence = Picker(cadence_items(), required=True)
        self.first = DateEdit(today, required=True)
        self.convention = Picker(words.items(words.CONVENTIONS), required=True)
        self.known = Segmented(
            [Choice(SHARE, self.tr("Rate")), Choice(SUM, self.tr("Amount"))], name=self.tr("Fee known as")
        )
        self.rate = RateEdit()
        self.fee = MoneyEdit(currency)
        self.each = MoneyEdit(currency, zero=False)
        self._fields: dict[str, Field] = {}
        self._lay_out()
        self.count.set_value(12)
        self.cadence.set_value((Unit.MONTH, 1))
        self.convention.set_value(CostConvention.FEE_ONCE_SPREAD)
        self._connect()
        self.follow_start(today)
        self.fit()

    def _field(self, key: str, label: str, control: QWidget) -> Field:
        self._fields[key] = Field(label, control)
        return self._fields[key]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(
            beside(
                self._field("count", self.tr("Installments"), self.count),
                self._field("cadence", self.tr("How often"), self.cadence),
            )
        )
        column.addWidget(self._field("first", self.tr("First due"), self.first))
        column.addWidget(self.entry)
        column.addWidget(self._field("convention", self.tr("What it costs"), self.convention))
        column.addWidget(self._field("known", self.tr("Fee known as"), self.known))
        column.addWidget(self._field("rate", self.tr("Rate"), self.rate))
        column.addWidget(self._field("fee", self.tr("Fee"), self.fee))
        column.addWidget(self._field("each", self.tr("Each installment"), self.each))

    def _connect(self) -> None:
        for signal in (
            self.count.value_changed,
            self.cadence.value_changed,
            self.convention.value_changed,
            self.rate.value_changed,
            self.fee.value_changed,
            self.each.value_changed,
            self.entry.changed,
            self.known.changed,
        ):
            signal.connect(self._on_any)
        self.first.value_changed.connect(self._on_first)

    def _on_any(self, *_value: object) -> None:
        self.follow_start(self._start)
        self.fit()
        self.changed.emit()

    def _on_first(self, *_value: object) -> None:
        self._first_typed = True
        self.changed.emit()

    def controls(self) -> list[QWidget]:
        """Return the controls in their order."""
        return [
            self.count,
            self.cadence,
            self.first,
            *(self.entry, self.convention, self.known),
            *(self.rate, self.fee, self.each),
        ]

    def follow_start(self, start: date | None) -> None:
        """Take over the day the plan starts: unless typed, the first installment is one step later."""
        self._start = start
        if start is not None and not self._first_typed:
            unit, step = self._cadence()
            try:
                self.first.set_value(due_date(start, 1, unit, step))
            except (ValueError, OverflowError):  # beyond the year 9999
                self.first.set_value(None)

    def set_currency(self, currency: str) -> None:
        """Write amounts in another currency."""
        self.fee.set_currency(currency)
        self.each.set_currency(currency)

    def _cadence(self) -> tuple[Unit, int]:
        found = self.cadence.value()
        return found if isinstance(found, tuple) else (Unit.MONTH, 1)

    def fit(self) -> None:
        """Show the fields that matter for what was chosen."""
        each = self.entry.value() == EACH
        convention = CostConvention(str(self.convention.value()))
        flat = convention in words.FLAT and not each
        by_sum = flat and self.known.value() == SUM
        charged = not each and convention is not CostConvention.NONE
        shown = {
            "first": self._dates,
            "convention": not each,
            "known": flat,
            "rate": charged and not by_sum,
            "fee": by_sum,
            "each": each,
        }
        for key, wanted in shown.items():
            self._fields[key].setVisible(wanted)
        yearly, per = convention in words.YEARLY, convention is CostConvention.FEE_PER_PERIOD
        label = self.tr("Rate per year") if yearly else self.tr("Fee, of the price")
        self._fields["rate"].set_label(self.tr("Fee each time, of the price") if per else label)
        self.rate.set_required(shown["rate"])
        self.fee.set_required(by_sum)
        self.each.set_required(each)

    def terms(self, price: Money, start: date, down: int = 0) -> PlanTerms | None:
        """Return the offer for `price`, None while something is missing; raise a `plan.*` error."""
        each = self.entry.value() == EACH
        convention = CostConvention.NONE if each else CostConvention(str(self.convention.value()))
        count, first = self.count.value(), self.first.value()
        by_sum = convention in words.FLAT and self.known.value() == SUM
        rate: Decimal | None = Decimal(0)
        if convention is not CostConvention.NONE and not by_sum:
            rate = self.rate.value()
        fee = self.fee.value() if by_sum else None
        if count is None or first is None or rate is None or (by_sum and fee is None):
            return None
        unit, step = self._cadence()
        terms = PlanTerms(
            price=price.minor,
            currency=price.currency,
            count=count,
            start=start,
            first_due=first,
            unit=unit,
            step=step,
            convention=convention,
            rate=rate,
            fee=None if fee is None else fee.minor,
            down_payment=down,
        )
        if not each:
            return terms
        amount = self.each.value()
        return None if amount is None else terms_from_installment(terms, amount.minor)

    def show_rate(self, count: int, convention: CostConvention, rate: Decimal) -> None:
        """Fill in an offer."""
        self.entry.set_value(TERMS)
        self.known.set_value(SHARE)
        self.count.set_value(count)
        self.convention.set_value(convention)
        self.rate.set_value(rate)
        self.fit()
        self.changed.emit()


def beside(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets beside one another, equally wide; what is hidden leaves its room to the others."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def pair(*fields: tuple[str, QWidget]) -> QHBoxLayout:
    """Return labelled controls beside one another."""
    return beside(*(Field(label, control) for label, control in fields))
