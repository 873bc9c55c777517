"""The dialogs of one loan: an extra repayment, another rate, a payment holiday, the lender's balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.loan_terms import MAX_HOLIDAY, Holiday, HolidayKind
from finapp.domain.money import Money
from finapp.domain.plan import ExtraEffect
from ui import format as formats
from ui.dialogs.loan_step import Asked, LoanStepDialog
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from finapp.domain.loan_outcome import LoanOutcome
    from finapp.domain.loan_terms import Loan
    from ui.context import AppContext


class _Effect(Segmented):
    """What happens to the installments after it: fewer of them, or smaller ones."""

    def __init__(self) -> None:
        super().__init__(())
        self.setAccessibleName(self.tr("Installments to come"))
        self.set_choices(
            [
                Choice(ExtraEffect.SHORTEN, self.tr("Fewer installments")),
                Choice(ExtraEffect.LOWER, self.tr("Lower installments")),
            ]
        )

    @property
    def effect(self) -> ExtraEffect:
        """Return the choice."""
        return ExtraEffect(self.value())


class ExtraDialog(LoanStepDialog):
    """Repays more than is due; both effects are compared."""

    def __init__(self, context: AppContext, loan: Loan) -> None:
        super().__init__(context, loan, self.tr("Extra repayment"), self.tr("Record repayment"))
        self.amount = MoneyEdit(loan.plan.currency, required=True, zero=False)
        self.day = DateEdit(context.today(), required=True, first=loan.plan.terms.start)
        self.day.set_value(context.today())
        own = [
            PickItem(one.id, one.label, icon="bank")
            for one in context.book.accounts.all().values()
            if one.kind.is_own and one.closed_on is None and one.currency in {None, loan.plan.currency}
        ]
        self.source = Picker(own, required=True, placeholder=self.tr("Choose an account"))
        usual = self.tool.pay_from_id
        self.source.set_value(usual if usual is not None else own[0].key if len(own) == 1 else None)
        self.effect = _Effect()
        self.pair(Field(self.tr("Amount"), self.amount), Field(self.tr("Paid on"), self.day))
        name = self.tr("To account") if self.lent else self.tr("From account")
        self.pair(Field(name, self.source), Field(self.tr("Installments to come"), self.effect))
        for signal in (self.amount.value_changed, self.day.value_changed, self.effect.changed):
            signal.connect(self.ask)

    def controls(self) -> Sequence[QWidget]:
        """Return the fields to check."""
        return [self.amount, self.day, self.source]

    def question(self) -> Asked | None:
        """Return what to preview."""
        amount, day = self.amount.value(), self.day.value()
        if amount is None or day is None:
            return None
        arguments = (self.loan.plan.id, amount, day, self.effect.effect)
        return Asked(self.context.book.loan_previews.extra_payment, arguments)

    def show_answer(self, outcome: LoanOutcome) -> None:
        """Show what it saves, and what the other choice would."""
        instead = outcome.saved if outcome.instead is None else outcome.instead
        saved = formats.current().money(Money(instead, outcome.currency))
        if self.effect.effect is ExtraEffect.SHORTEN:
            words = self.tr("Lower installments instead would save {amount}.")
        else:
            words = self.tr("Fewer installments instead would save {amount}.")
        other = "" if instead == outcome.saved or self.lent else words.format(amount=saved)
        self.preview.show_outcome(outcome, other)

    def change(self) -> Asked | None:
        """Return what to book."""
        arguments = (
            self.loan.plan.id,
            self.source.value(),
            self.amount.value(),
            self.day.value(),
            self.effect.effect,
        )
        return Asked(self.context.book.loans.pay_extra, arguments)


class RateDialog(LoanStepDialog):
    """Records the yearly rate that holds from a day on; `changed` is a rate to change."""

    def __init__(self, context: AppContext, loan: Loan, changed: tuple[date, Decimal] | None = None) -> None:
        title = self.tr("Change of rate") if changed is None else self.tr("Change the rate of a day")
        super().__init__(context, loan, title, self.tr("Save rate"))
        self._changed = changed
        self.rate = RateEdit(required=True)
        self.day = DateEdit(context.today(), required=True)
        if changed is None:
            self.day.set_value(context.today())
        else:
            self.day.set_value(changed[0])
            self.day.setEnabled(False)
            self.rate.set_value(changed[1])
        writes = formats.current()
        now = loan.rate_on(context.today())
        hint = self.tr("{rate} now").format(rate=writes.percent(now, 2))
        self.pair(Field(self.tr("Yearly rate"), self.rate, hint=hint), Field(self.tr("Valid from"), self.day))
        self.rate.value_changed.connect(self.ask)
        self.day.value_changed.connect(self.ask)
        if changed is not None:
            self.ask()

    def controls(self) -> Sequence[QWidget]:
        """Return the fields to check."""
        return [self.rate, self.day]

    def question(self) -> Asked | None:
        """Return what to preview."""
        rate, day = self.rate.value(), self.day.value()
        if rate is None or day is None:
            return None
        return Asked(self.context.book.loan_previews.rate, (self.loan.plan.id, day, rate))

    def change(self) -> Asked | None:
        """Return what to book."""
        arguments = (self.loan.plan.id, self.day.value(), self.rate.value())
        return Asked(self.context.book.loans.set_rate, arguments)


class HolidayDialog(LoanStepDialog):
    """Records that the lender asks for nothing, or for interest alone, for some installments."""

    def __init__(self, context: AppContext, loan: Loan) -> None:
        super().__init__(context, loan, self.tr("Payment holiday"), self.tr("Record holiday"))
        coming = [row.due for row in loan.plan.installments if row.open > 0]
        self.begins = DateEdit(context.today(), required=True, first=loan.plan.terms.start)
        self.begins.set_value(coming[0] if coming else context.today())
        self.periods = CountEdit(least=1, most=MAX_HOLIDAY, required=True)
        self.kind = Segmented(
            [
                Choice(HolidayKind.NO_PAYMENT, self.tr("Nothing is paid")),
                Choice(HolidayKind.INTEREST_ONLY, self.tr("Interest is paid")),
            ],
            name=self.tr("During the holiday"),
        )
        self.after = Segmented(
            [
                Choice("extends", self.tr("The loan ends later")),
                Choice("stays", self.tr("Same end, higher installments")),
            ],
            name=self.tr("Afterwards"),
        )
        self.pair(
            Field(self.tr("First installment that rests"), self.begins),
            Field(self.tr("Installments"), self.periods),
        )
        self.fields.addWidget(Field(self.tr("During the holiday"), self.kind))
        self.fields.addWidget(Field(self.tr("Afterwards"), self.after))
        self.periods.value_changed.connect(self.ask)
        self.begins.value_changed.connect(self.ask)
        self.kind.changed.connect(self.ask)
        self.after.changed.connect(self.ask)

    def controls(self) -> Sequence[QWidget]:
        """Return the fields to check."""
        return [self.begins, self.periods]

    def holiday(self) -> Holiday | None:
        """Return what the fields say."""
        begins, periods = self.begins.value(), self.periods.value()
        if begins is None or periods is None:
            return None
        return Holiday(
            begins=begins,
            periods=periods,
            kind=HolidayKind(self.kind.value()),
            extends=self.after.value() == "extends",
        )

    def question(self) -> Asked | None:
        """Return what to preview."""
        holiday = self.holiday()
        if holiday is None:
            return None
        return Asked(self.context.book.loan_previews.holiday, (self.loan.plan.id, holiday))

    def change(self) -> Asked | None:
        """Return what to book."""
        return Asked(self.context.book.loans.add_holiday, (self.loan.plan.id, self.holiday()))


class BalanceDialog(LoanStepDialog):
    """Records the principal that the lender says is owed on a day; the plan goes on from there."""

    def __init__(self, context: AppContext, loan: Loan) -> None:
        super().__init__(context, loan, self.tr("Balance as the lender says"), self.tr("Record balance"))
        self.owed = MoneyEdit(loan.plan.currency, required=True, zero=False)
        self.day = DateEdit(context.today(), required=True, first=loan.plan.terms.start, last=context.today())
        self.day.set_value(context.today())
        self.effect = _Effect()
        self._field = Field(self.tr("Principal owed"), self.owed)
        self.pair(self._field, Field(self.tr("On"), self.day))
        self.fields.addWidget(Field(self.tr("Installments to come"), self.effect))
        for signal in (self.owed.value_changed, self.day.value_changed, self.effect.changed):
            signal.connect(self.ask)

    def controls(self) -> Sequence[QWidget]:
        """Return the fields to check."""
        return [self.owed, self.day]

    def question(self) -> Asked | None:
        """Return what to preview."""
        owed, day = self.owed.value(), self.day.value()
        if owed is None or day is None:
            self._field.set_hint("")
            return None
        arguments = (self.loan.plan.id, owed, day, self.effect.effect)
        return Asked(self.context.book.loan_previews.balance, arguments)

    def show_answer(self, outcome: LoanOutcome) -> None:
        """Say how far the book is off, too."""
        off = formats.current().money(Money(abs(outcome.change), outcome.currency))
        if outcome.change == 0:
            words = self.tr("As the book says.")
        elif outcome.change < 0:
            words = self.tr("{amount} more than the book says: unrecorded interest or a fee.")
        else:
            words = self.tr("{amount} less than the book says.")
        self._field.set_hint(words.format(amount=off))
        self.preview.show_outcome(outcome)

    def change(self) -> Asked | None:
        """Return what to book."""
        arguments = (self.loan.plan.id, self.owed.value(), self.day.value(), self.effect.effect)
        return Asked(self.context.book.loans.record_balance, arguments)
