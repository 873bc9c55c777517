"""The fields of a plan: what was agreed, read into `PlanTerms`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.dates import Unit
from finapp.domain.money import Money
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention, FirstDueRule, PlanTerms, SettlementRule
from finapp.domain.plan_builder import terms_from_installment
from finapp.domain.plan_dates import counts_from_shipment
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder
from ui.dialogs import plan_words as words
from ui.widgets.buttons import LinkButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from finapp.domain.account import AccountId
    from ui.context import AppContext

TOTAL, EACH = "total", "each"
SHARE, SUM = "share", "sum"
_MAX_DAYS = 400
_WITHOUT_RATE = frozenset({CostConvention.NONE, CostConvention.CUSTOM})


class PlanForm(QWidget):
    """Everything that was agreed. `terms()` reads it; `changed` is emitted whenever something is new.

    Fields that are `given` are filled in by the place around this form, and not shown.
    """

    changed = Signal()

    def __init__(
        self,
        context: AppContext,
        currency: str,
        week_start: int,
        *,
        given: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self._context = context
        self._given = given
        self.tool: AccountId | None = None
        today = context.today()
        self.entry = Segmented(
            [Choice(TOTAL, self.tr("Total price")), Choice(EACH, self.tr("Each installment"))],
            name=self.tr("What is known"),
        )
        self.price = MoneyEdit(currency, required=True, zero=False)
        self.each = MoneyEdit(currency, zero=False)
        self.down = MoneyEdit(currency)
        self.count = CountEdit(least=1, most=MAX_INSTALLMENTS, required=True)
        self.step = CountEdit(least=1, most=366, required=True)
        self.unit = Picker(words.items(words.UNITS), required=True)
        self.start = DateEdit(today, required=True, first_weekday=week_start)
        self.rule = Picker(words.items(words.FIRST_DUE), required=True)
        self.first = DateEdit(today, first_weekday=week_start)
        self.days = CountEdit(least=0, most=_MAX_DAYS)
        self.shipped = DateEdit(today, first_weekday=week_start)
        self.anchor = CountEdit(least=1, most=31)
        self.convention = Picker(words.items(words.CONVENTIONS), required=True)
        self.known = Segmented(
            [Choice(SHARE, self.tr("Rate")), Choice(SUM, self.tr("Amount"))], name=self.tr("Fee known as")
        )
        self.rate = RateEdit()
        self.fee = MoneyEdit(currency)
        self.balloon = MoneyEdit(currency)
        self.whole = TickBox(self.tr("Round the whole fee, then split it"))
        self.remainder = Picker(words.items(words.REMAINDERS), required=True)
        self.rounding = Picker(words.items(words.ROUNDINGS), required=True)
        self.settlement = Picker(words.items(words.SETTLEMENTS), required=True)
        self.penalty = RateEdit()
        self.more = LinkButton(self.tr("Due day, rounding and early payoff"))
        self._fields: dict[str, Field] = {}
        self._printed: PlanTerms | None = None
        self._lay_out()
        self._connect()
        self.show_terms(_blank(currency, today))

    # layout ------------------------------------------------------------------------------------------

    def _field(self, key: str, label: str, control: QWidget) -> Field:
        field = Field(label, control)
        self._fields[key] = field
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.entry)
        column.addLayout(
            _row(
                (self._field("price", self.tr("Price"), self.price), 3),
                (self._field("each", self.tr("Each installment"), self.each), 3),
                (self._field("count", self.tr("Installments"), self.count), 2),
            )
        )
        column.addLayout(
            _row(
                (self._field("step", self.tr("Every"), self.step), 1),
                (self._field("unit", self.tr("Unit"), self.unit), 2),
                (self._field("down", self.tr("Down payment, if any"), self.down), 3),
            )
        )
        start = _row(
            (self._field("start", self.tr("Starts on"), self.start), 1),
            (self._field("rule", self.tr("First due"), self.rule), 1),
        )
        column.addLayout(start)
        first = self._field("first", self.tr("First due date"), self.first)
        if "rule" in self._given:
            start.addWidget(first, 1)
        column.addLayout(
            _row(
                *([] if "rule" in self._given else [(first, 1)]),
                (self._field("shipped", self.tr("Shipped on"), self.shipped), 1),
                (self._field("days", self.tr("Days"), self.days), 1),
            )
        )
        self._fields["shipped"].set_hint(self.tr("empty: not yet; counted from the start until then"))
        column.addWidget(self._field("convention", self.tr("What it costs"), self.convention))
        column.addLayout(
            _row(
                (self._field("known", self.tr("Fee known as"), self.known), 1),
                (self._field("rate", self.tr("Rate"), self.rate), 1),
                (self._field("fee", self.tr("Fee"), self.fee), 1),
                (self._field("balloon", self.tr("Last payment, if larger"), self.balloon), 1),
            )
        )
        column.addWidget(self.whole)
        column.addWidget(self.more)
        self.hidden_part = self._rare()
        column.addWidget(self.hidden_part)
        column.addStretch(1)

    def _rare(self) -> QWidget:
        """Return the fields that are mostly left as they are."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(
            _row(
                (self._field("remainder", self.tr("What does not divide evenly"), self.remainder), 3),
                (self._field("rounding", self.tr("Rounding"), self.rounding), 2),
            )
        )
        column.addWidget(self._field("anchor", self.tr("Due day of the month, if another"), self.anchor))
        column.addLayout(
            _row(
                (self._field("settlement", self.tr("When paid off early"), self.settlement), 3),
                (self._field("penalty", self.tr("Charge, of what is left"), self.penalty), 2),
            )
        )
        holder.hide()
        return holder

    def _connect(self) -> None:
        signals: list[SignalInstance] = [
            edit.value_changed
            for edit in (self.price, self.each, self.down, self.fee, self.balloon, self.rate, self.penalty)
        ]
        signals += [edit.value_changed for edit in (self.count, self.step, self.days, self.anchor)]
        signals += [edit.value_changed for edit in (self.start, self.first, self.shipped)]
        signals += [pick.value_changed for pick in (self.unit, self.rule, self.convention, self.remainder)]
        signals += [self.rounding.value_changed, self.settlement.value_changed]
        signals += [self.entry.changed, self.known.changed, self.whole.toggled]
        for signal in signals:
            signal.connect(self._on_any)
        self.more.clicked.connect(self._on_more)

    def _on_any(self, *_value: object) -> None:
        self.fit()
        self.changed.emit()

    def _on_more(self) -> None:
        self.hidden_part.setVisible(self.hidden_part.isHidden())
        self.changed.emit()

    # what is asked -----------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the fields that matter for what was chosen."""
        each = self.entry.value() == EACH
        convention = self._convention()
        rule = self.rule.value()
        printed = convention is CostConvention.CUSTOM and not each
        flat = convention in words.FLAT and not each
        fee_known = flat and self.known.value() == SUM
        shown = {
            "each": each,
            "convention": not each,
            "known": flat,
            "rate": not each and not fee_known and convention not in _WITHOUT_RATE,
            "fee": fee_known,
            "balloon": convention is CostConvention.ANNUITY and not each,
            "first": rule == FirstDueRule.DATE,
            "days": rule in {FirstDueRule.DAYS_AFTER_PURCHASE, FirstDueRule.DAYS_AFTER_SHIPMENT},
            "shipped": rule == FirstDueRule.DAYS_AFTER_SHIPMENT,
            "anchor": self.unit.value() in {Unit.MONTH, Unit.YEAR},
            "penalty": self.settlement.value() == SettlementRule.PENALTY,
        }
        self._fit_printed(shown, printed=printed)
        shown |= dict.fromkeys(self._given, False)
        for key, wanted in shown.items():
            self._fields[key].setVisible(wanted)
        self.whole.setVisible(convention is CostConvention.FEE_PER_PERIOD and not each)
        yearly = convention in words.YEARLY
        per = convention is CostConvention.FEE_PER_PERIOD
        label = self.tr("Rate per year") if yearly else self.tr("Fee, of the price")
        self._fields["rate"].set_label(self.tr("Fee each time, of the price") if per else label)
        self.each.set_required(each)
        self.rate.set_required(shown["rate"])
        self.fee.set_required(fee_known)
        self.first.set_required(shown["first"])
        self.days.set_required(shown["days"])

    def _fit_printed(self, shown: dict[str, bool], *, printed: bool) -> None:
        """Leave amounts and dates alone where every installment is as the lender printed it."""
        for key in ("start", "rule", "step", "unit", "down"):
            shown[key] = not printed
        for key in ("first", "days", "shipped", "anchor"):
            shown[key] = shown[key] and not printed
        for key in ("price", "count"):
            self._fields[key].setEnabled(not printed)

    def controls(self) -> list[QWidget]:
        """Return the controls that are shown, in order, to be checked."""
        return [field.control() for field in self._fields.values() if not field.isHidden()]

    def _convention(self) -> CostConvention:
        return CostConvention(str(self.convention.value()))

    def set_currency(self, currency: str) -> None:
        """Write every amount in another currency."""
        for edit in (self.price, self.each, self.down, self.fee, self.balloon):
            edit.set_currency(currency)

    def field(self, key: str) -> Field:
        """Return one field, to say something below it."""
        return self._fields[key]

    # reading and writing -----------------------------------------------------------------------------

    def first_due(self) -> date | None:
        """Return the first due date under the rule; raise `plan.cycle_missing` without a statement day.

        Until the order is shipped, days after the shipment are counted from the start.
        """
        rule = FirstDueRule(str(self.rule.value()))
        if rule is FirstDueRule.DATE:
            return self.first.value()
        shipped = self.shipped.value() if rule is FirstDueRule.DAYS_AFTER_SHIPMENT else None
        begin = shipped or self.start.value()
        if begin is None or self.tool is None:
            return None
        return self._context.book.plans.first_due(self.tool, rule, begin, self.days.value() or 0)

    def terms(self) -> PlanTerms | None:
        """Return what was agreed, None while something is missing; raise a `plan.*` error if it can't be."""
        each = self.entry.value() == EACH
        if self._printed is not None and self._convention() is CostConvention.CUSTOM and not each:
            return replace(
                self._printed,
                settlement=SettlementRule(str(self.settlement.value())),
                penalty_rate=self.penalty.value() or Decimal(0),
            )
        price, count, start, first = self.price.value(), self.count.value(), self.start.value(), None
        if price is None or count is None or start is None or self.step.value() is None:
            return None
        first = self.first_due()
        if first is None:
            return None
        down, balloon, fee = self.down.value(), self.balloon.value(), self.fee.value()
        convention = CostConvention.NONE if each else self._convention()
        fee_known = convention in words.FLAT and self.known.value() == SUM
        rate = self.rate.value() if convention is not CostConvention.NONE and not fee_known else Decimal(0)
        if rate is None or (fee_known and fee is None):
            return None
        terms = PlanTerms(
            price=price.minor,
            currency=price.currency,
            count=count,
            start=start,
            first_due=first,
            first_due_rule=FirstDueRule(str(self.rule.value())),
            first_due_days=self.days.value() or 0,
            unit=Unit(str(self.unit.value())),
            step=self.step.value() or 1,
            anchor_day=self.anchor.value() if not self._fields["anchor"].isHidden() else None,
            convention=convention,
            rate=rate,
            fee=fee.minor if fee_known and fee is not None else None,
            fee_rounded_in_total=self.whole.isChecked(),
            down_payment=down.minor if down is not None else 0,
            balloon=balloon.minor if balloon is not None and convention is CostConvention.ANNUITY else 0,
            remainder=Remainder(str(self.remainder.value())),
            rounding=Rounding(str(self.rounding.value())),
            settlement=SettlementRule(str(self.settlement.value())),
            penalty_rate=self.penalty.value() or Decimal(0),
        )
        amount = self.each.value()
        if each:
            return None if amount is None else terms_from_installment(terms, amount.minor)
        return terms

    def show_terms(self, terms: PlanTerms) -> None:
        """Fill the fields with what was agreed."""

        def money(minor: int) -> Money | None:
            return Money(minor, terms.currency) if minor else None

        self._printed = terms if terms.convention is CostConvention.CUSTOM else None
        offered = words.items(words.CONVENTIONS)
        if self._printed is not None:
            offered.insert(0, PickItem(CostConvention.CUSTOM, words.words_of(words.CUSTOM)))
        self.convention.set_items(offered)
        self.price.set_value(money(terms.price))
        self.down.set_value(money(terms.down_payment))
        self.balloon.set_value(money(terms.balloon))
        self.fee.set_value(money(terms.fee or 0))
        self.known.set_value(SUM if terms.fee is not None else SHARE)
        self.count.set_value(terms.count)
        self.step.set_value(terms.step)
        self.unit.set_value(terms.unit)
        self.start.set_value(terms.start)
        self.rule.set_value(terms.first_due_rule)
        self.first.set_value(terms.first_due)
        self.days.set_value(terms.first_due_days)
        begin = terms.first_due - timedelta(days=terms.first_due_days)
        self.shipped.set_value(begin if counts_from_shipment(terms) and begin != terms.start else None)
        self.anchor.set_value(terms.anchor_day)
        self.convention.set_value(terms.convention)
        self.rate.set_value(terms.rate or None)
        self.whole.setChecked(terms.fee_rounded_in_total)
        self.remainder.set_value(terms.remainder)
        self.rounding.set_value(terms.rounding)
        self.settlement.set_value(terms.settlement)
        self.penalty.set_value(terms.penalty_rate or None)
        self.fit()


def _blank(currency: str, today: date) -> PlanTerms:
    """Return the terms that a new plan begins with: 12 months on the lender's due days."""
    return PlanTerms(
        price=0, currency=currency, count=12, start=today, first_due=today, first_due_rule=FirstDueRule.TOOL
    )


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Return fields beside one another; what is hidden leaves its room to the others."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget, stretch in parts:
        row.addWidget(widget, stretch)
    return row
