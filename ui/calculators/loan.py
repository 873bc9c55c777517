"""Loan: any one of amount, rate, term, payment and balloon from the other four."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from finapp.domain.account import AccountKind
from finapp.domain.dates import Unit, due_date
from finapp.domain.loan import Loan, LoanReason, Unknown
from finapp.domain.money import Money
from finapp.domain.schedule import MAX_ROWS
from finapp.services.calculators import loan as service
from finapp.services.calculators.loan import LoanQuestion
from ui import format as formats
from ui.calculators.offer_fields import beside, cadence_items, pair
from ui.calculators.panel import Calculator, ResultCard
from ui.calculators.schedule import ScheduleCard
from ui.currency_items import currency_items
from ui.dialogs.account_new import Proposal
from ui.widgets.buttons import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import EmptyState
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from finapp.domain.plan import PlanTerms
    from finapp.services.calculators.loan import LoanAnswer
    from ui.calculators.panel import Load
    from ui.context import AppContext

_MONTHS = 12


class LoanCalculator(Calculator):
    """A loan of equal payments."""

    def __init__(self, context: AppContext, load: Load, currency: str) -> None:
        example = Button(self.tr("Show an example"))
        empty = EmptyState(
            "bank",
            self.tr("Which number is missing?"),
            self.tr("Choose what to find and type the rest. The answer appears while you type."),
            buttons=[example],
        )
        super().__init__(context, load, service.answer, empty)
        today = context.today()
        self.unknown = Picker(self._unknowns(), required=True)
        self.unknown.set_value(Unknown.PAYMENT)
        self.currency = Picker(currency_items(), required=True)
        self.currency.set_value(currency)
        self.amount = MoneyEdit(currency, required=True, zero=False)
        self.rate = RateEdit(required=True)
        self.count = CountEdit(least=1, most=MAX_ROWS, required=True)
        self.cadence = Picker(cadence_items(), required=True)
        self.cadence.set_value((Unit.MONTH, 1))
        self.payment = MoneyEdit(currency, required=True, zero=False)
        self.balloon = MoneyEdit(currency)
        self.compounds = Picker(self._compoundings(), required=True)
        self.compounds.set_value(0)
        self.start = DateEdit(today, required=True)
        self.start.set_value(today)
        self.first = DateEdit(today, required=True)
        self.add_plan = Button(self.tr("Add as plan…"), small=True, icon="stack")
        self.add_loan = Button(self.tr("Add as loan…"), small=True, icon="scroll")
        self.card = ResultCard(self.tr("The loan"))
        self.schedule = ScheduleCard(context)
        self.terms: PlanTerms | None = None
        self._first_typed = False
        self._fields: dict[Unknown, Field] = {}
        self._lay_out_fields()
        self._lay_out_answer()
        self._connect()
        example.clicked.connect(self._on_example)
        self._follow_start()
        self._fit()

    def _unknowns(self) -> list[PickItem]:
        return [
            PickItem(Unknown.PAYMENT, self.tr("Each payment")),
            PickItem(Unknown.AMOUNT, self.tr("Amount of the loan")),
            PickItem(Unknown.RATE, self.tr("Yearly rate")),
            PickItem(Unknown.TERM, self.tr("Number of payments")),
            PickItem(Unknown.BALLOON, self.tr("Balloon at the end")),
        ]

    def _compoundings(self) -> list[PickItem]:
        return [
            PickItem(0, self.tr("With every payment")),
            PickItem(365, self.tr("Daily")),
            PickItem(12, self.tr("Monthly")),
            PickItem(4, self.tr("Quarterly")),
            PickItem(2, self.tr("Half-yearly")),
            PickItem(1, self.tr("Yearly")),
        ]

    def _field(self, key: Unknown, label: str, control: QWidget) -> Field:
        self._fields[key] = Field(label, control)
        return self._fields[key]

    def _lay_out_fields(self) -> None:
        form = self.form
        form.addLayout(pair((self.tr("Find"), self.unknown), (self.tr("Currency"), self.currency)))
        amount = self._field(Unknown.AMOUNT, self.tr("Amount of the loan"), self.amount)
        form.addLayout(beside(amount, self._field(Unknown.RATE, self.tr("Yearly rate"), self.rate)))
        count = self._field(Unknown.TERM, self.tr("Payments"), self.count)
        form.addLayout(beside(count, Field(self.tr("How often"), self.cadence)))
        payment = self._field(Unknown.PAYMENT, self.tr("Each payment"), self.payment)
        balloon = self._field(Unknown.BALLOON, self.tr("Balloon at the end, if any"), self.balloon)
        form.addLayout(beside(payment, balloon))
        form.addWidget(Field(self.tr("Interest is added"), self.compounds))
        form.addLayout(pair((self.tr("Paid out on"), self.start), (self.tr("First due"), self.first)))
        self.controls = [
            *(self.unknown, self.currency, self.amount, self.rate, self.count, self.cadence),
            *(self.payment, self.balloon, self.compounds, self.start, self.first),
        ]

    def _lay_out_answer(self) -> None:
        self.interest = self.card.add(self.tr("Interest"))
        self.total = self.card.add(self.tr("Total paid"))
        self.true = self.card.add(self.tr("True annual rate"))
        self.us = self.card.add(self.tr("US APR"))
        self.card.add_actions(self.copy, self.copy_table, self.add_plan, self.add_loan)
        self.answer.addWidget(self.card)
        self.answer.addWidget(self.schedule, 1)
        self.follow(self.card.headline, *self.card.figures)

    def _connect(self) -> None:
        self.add_plan.clicked.connect(self._on_add_plan)
        self.add_loan.clicked.connect(self._on_add_loan)
        self.currency.value_changed.connect(self._on_currency)
        self.unknown.value_changed.connect(self._fit)
        self.start.value_changed.connect(self._follow_start)
        self.cadence.value_changed.connect(self._follow_start)
        self.count.value_changed.connect(self._show_years)
        self.first.value_changed.connect(self._on_first)
        edits = (self.amount, self.rate, self.count, self.payment, self.balloon, self.start, self.first)
        self.watch(*(edit.value_changed for edit in edits))
        self.watch(*(pick.value_changed for pick in (self.unknown, self.cadence, self.compounds)))

    # what is asked -----------------------------------------------------------------------------------

    @Slot()
    def _fit(self, *_value: object) -> None:
        """Ask for everything but the number that is to be found."""
        for key, field in self._fields.items():
            field.setVisible(key != self.unknown.value())

    def _cadence(self) -> tuple[Unit, int]:
        found = self.cadence.value()
        return found if isinstance(found, tuple) else (Unit.MONTH, 1)

    @Slot()
    def _follow_start(self, *_value: object) -> None:
        """Unless typed, the first payment is due one step after the start."""
        start = self.start.value()
        if start is not None and not self._first_typed:
            unit, step = self._cadence()
            try:
                self.first.set_value(due_date(start, 1, unit, step))
            except (ValueError, OverflowError):  # beyond the year 9999
                self.first.set_value(None)
        self._show_years()

    @Slot()
    def _on_first(self, *_value: object) -> None:
        self._first_typed = True

    @Slot()
    def _show_years(self, *_value: object) -> None:
        """Say below the number of payments how long that is."""
        count, (unit, step) = self.count.value(), self._cadence()
        text = ""
        if count is not None and unit in {Unit.MONTH, Unit.YEAR}:
            years, months = divmod(count * step * (1 if unit is Unit.MONTH else _MONTHS), _MONTHS)
            words = [self.tr("%n year(s)", "", years)] if years else []
            words += [self.tr("%n month(s)", "", months)] if months else []
            text = " ".join(words)
        self._fields[Unknown.TERM].set_hint(text)

    def question(self) -> LoanQuestion | None:
        """Return the loan typed, None while something is missing."""
        asked = Unknown(str(self.unknown.value()))
        start, first = self.start.value(), self.first.value()
        values = {
            Unknown.AMOUNT: self.amount.value(),
            Unknown.RATE: self.rate.value(),
            Unknown.TERM: self.count.value(),
            Unknown.PAYMENT: self.payment.value(),
        }
        if start is None or first is None or self.balloon.error():
            return None
        if any(value is None for key, value in values.items() if key is not asked):
            return None

        def minor(edit: MoneyEdit) -> int:
            found = edit.value()
            return 0 if found is None else found.minor

        unit, step = self._cadence()
        loan = Loan(
            unknown=asked,
            amount=minor(self.amount),
            rate=self.rate.value() or Decimal(0),
            count=self.count.value() or 0,
            payment=minor(self.payment),
            balloon=minor(self.balloon) if asked is not Unknown.BALLOON else 0,
            unit=unit,
            step=step,
            compounds=int(str(self.compounds.value())) or None,
        )
        return LoanQuestion(loan, str(self.currency.value()), start, first)

    # showing -----------------------------------------------------------------------------------------

    def show_answer(self, answer: LoanAnswer) -> None:
        """Show the loan."""
        self.terms = answer.plan
        tip = self.tr("A plan has at most 600 payments, and each covers its interest")
        for step in (self.add_plan, self.add_loan):
            step.setEnabled(answer.plan is not None)
            step.setToolTip("" if answer.plan is not None else tip)
        self._show_headline(answer)
        writes = formats.current()
        for figure, found in ((self.interest, answer.interest), (self.total, answer.total)):
            if found is None:
                figure.hide()
            else:
                figure.show_value(writes.money(found.value), found.why, raw=found.value.major)
        for rate, figure in ((answer.true, self.true), (answer.us, self.us)):
            if rate is None:
                figure.hide()
            else:
                figure.show_value(writes.percent(rate.value, 2), rate.why, raw=rate.value)
        self.schedule.setVisible(bool(answer.rows))
        self.copy_table.setEnabled(bool(answer.rows))
        if answer.rows:
            asked = answer.question
            self.schedule.show_rows(asked.currency, asked.start, answer.solved.amount, answer.rows)

    def _show_headline(self, answer: LoanAnswer) -> None:
        solved, writes = answer.solved, formats.current()
        asked = solved.loan.unknown
        currency = answer.question.currency
        item = self.unknown.item()
        self.card.headline.set_name(item.text if item is not None else "")
        if solved.exact is None:
            text, raw = "–", ""
        elif asked is Unknown.RATE:
            text, raw = writes.percent(solved.rate, 2), str(solved.rate)
        elif asked is Unknown.TERM:
            text, raw = writes.number(solved.count), str(solved.count)
        else:
            minor = {
                Unknown.AMOUNT: solved.amount,
                Unknown.PAYMENT: solved.payment,
                Unknown.BALLOON: solved.balloon,
            }[asked]
            text, raw = writes.money(Money(minor, currency)), str(Money(minor, currency).major)
        self.card.headline.show_value(text, answer.why, raw=raw)
        wrong = solved.reason is not None and solved.reason is not LoanReason.REPAID_BEFORE
        self.card.say(self._verdict(answer), "danger" if wrong else "text-2")

    def _verdict(self, answer: LoanAnswer) -> str:
        """Return in a sentence what there is to know besides the number."""
        solved, writes = answer.solved, formats.current()
        if solved.reason is not None:
            return answer.why.rule.text(writes.language)
        last = Money(answer.rows[-1].payment, answer.question.currency)
        if solved.loan.unknown is Unknown.RATE and solved.rate < 0:
            return self.tr("You pay back less than you got, so the rate is below zero.")
        if solved.balloon:
            return self.tr("The last payment is {last}, the balloon included.").format(
                last=writes.money(last)
            )
        if answer.rows[-1].payment != answer.rows[0].payment:
            return self.tr("The last payment is {last}.").format(last=writes.money(last))
        return ""

    def table(self) -> list[list[str]]:
        """Return the schedule."""
        return self.schedule.cells() if not self.schedule.isHidden() else []

    # steps -------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_currency(self, currency: object) -> None:
        for edit in (self.amount, self.payment, self.balloon):
            edit.set_currency(str(currency))
        self.recompute()

    @Slot()
    def _on_example(self) -> None:
        """Fill in a consumer loan of three years."""
        self.unknown.set_value(Unknown.PAYMENT)
        self._fit()
        self.amount.set_value(Money.of(60_000, self.amount.currency()))
        self.rate.set_value(Decimal("0.0435"))
        self.count.set_value(36)
        self._show_years()
        self.recompute()
        self.amount.setFocus()

    @Slot()
    def _on_add_plan(self) -> None:
        if self.terms is not None:
            self.plan_wanted.emit(self.terms)

    @Slot()
    def _on_add_loan(self) -> None:
        """Begin a loan account; its plan follows."""
        terms = self.terms
        if terms is not None:
            self.account_wanted.emit(Proposal(kind=AccountKind.LOAN, currency=terms.currency, plan=terms))
