"""What one loan agrees, and what has happened to it: rates, payment holidays, balances, extra repayments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.plan import ExtraEffect
from ui import fonts
from ui import format as formats
from ui.dialogs import loan_words
from ui.dialogs.loan_words import holiday_words, words_of
from ui.dialogs.plan_words import convention_words, settlement_words
from ui.views.plans_columns import cadence
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.entry_list import Entry, EntryList, Step
from ui.widgets.facts import FactsGrid

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.loan_terms import Loan
    from ui.models.tool_sheet import LoanSheet

RATE, HOLIDAY, BALANCE, EXTRA = "rate", "holiday", "balance", "extra"
REMOVE, CHANGE = "remove", "change"
_TERMS = 420


class LoanTermsPart(QWidget):
    """The contract at the left, what changed its course at the right."""

    terms_wanted = Signal()
    event_wanted = Signal(str, object)
    """`remove` or `change`, and the kind and key of what happened."""

    def __init__(self) -> None:
        super().__init__()
        self.change = Button(self.tr("Change terms…"), small=True, icon="pencil-simple")
        self.terms = Card(self.tr("Agreed"))
        self.terms.head.addWidget(self.change)
        self.terms.setMinimumWidth(fonts.px(_TERMS))
        self.facts = FactsGrid(name_width=150)
        self.terms.body.addWidget(self.facts)
        self.terms.body.addStretch(1)
        self.events = EntryList(
            self.tr("What happened since"),
            icon="calendar-check",
            empty=self.tr("Nothing unusual"),
            sentence=self.tr("Changes of rate, payment holidays, extra repayments and balances stand here."),
        )
        self.events.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.terms, 5)
        right = QVBoxLayout()
        right.addWidget(self.events, 1)
        row.addLayout(right, 6)
        self.change.clicked.connect(self.terms_wanted)
        self.events.step_wanted.connect(self.event_wanted)

    def show_loan(self, sheet: LoanSheet, today: date) -> None:
        """Show one loan."""
        loan = sheet.loan
        self.change.setVisible(loan.plan.open > 0)
        self._show_facts(loan)
        self.events.show_entries(self._events(sheet, today))

    def _show_facts(self, loan: Loan) -> None:
        facts, writes, plan, terms = self.facts, formats.current(), loan.plan.terms, loan.terms
        facts.clear()

        def money(minor: int) -> str:
            return writes.money(Money(minor, plan.currency))

        facts.add(self.tr("Lender"), words_of(loan_words.LENDERS[terms.lender]))
        facts.add(self.tr("Amount"), money(plan.principal))
        facts.add(self.tr("Paid out on"), writes.date(plan.start))
        facts.add(self.tr("First due"), writes.date(plan.first_due))
        facts.add(self.tr("Installments"), writes.number(plan.count))
        facts.add(self.tr("Falls due"), cadence(plan))
        facts.add(self.tr("Cost"), convention_words(plan))
        if plan.balloon:
            facts.add(self.tr("Balloon at the end"), money(plan.balloon))
        if loan.reduces:
            facts.add(self.tr("Days of interest"), words_of(loan_words.DAY_COUNTS.get(terms.day_count, "")))
            compounds = loan_words.COMPOUNDINGS.get(terms.compounding or 0)
            text = writes.number(terms.compounding or 0) if compounds is None else words_of(compounds)
            facts.add(self.tr("Interest is added"), text)
            facts.add(self.tr("First period"), words_of(loan_words.FIRST_PERIODS[terms.first_period]))
            if plan.fee:
                facts.add(self.tr("Kept back at payout"), money(plan.fee))
            if terms.period_fee:
                facts.add(self.tr("Fee with each installment"), money(terms.period_fee))
            facts.add(self.tr("Extra repayments cover"), words_of(loan_words.WATERFALLS[terms.waterfall]))
        facts.add(self.tr("Paid off early"), settlement_words(plan.settlement))
        for band in terms.penalties:
            text = self.tr("from installment {number}: {rate} of what is repaid").format(
                number=band.from_period + 1, rate=writes.percent(band.pct_of_remaining_principal, 2)
            )
            if band.flat_fee:
                text = writes.added(text, money(band.flat_fee))
            facts.add(self.tr("Charge for that"), text)

    def _events(self, sheet: LoanSheet, today: date) -> list[Entry]:
        loan, writes = sheet.loan, formats.current()
        remove = Step(REMOVE, "trash", self.tr("Remove"))
        change = Step(CHANGE, "pencil-simple", self.tr("Change"))
        found: list[tuple[date, Entry]] = []
        for rate in loan.rates:
            badge = self.tr("to come") if rate.valid_from > today else ""
            entry = Entry(
                (RATE, rate),
                self.tr("Rate of {rate} a year").format(rate=writes.percent(rate.rate, 2)),
                self.tr("from {day}").format(day=writes.date(rate.valid_from)),
                icon="percent",
                badge=badge,
                steps=(change, remove),
            )
            found.append((rate.valid_from, entry))
        for holiday in loan.holidays:
            note = self.tr("from {day}: {what}").format(
                day=writes.date(holiday.begins), what=holiday_words(holiday)
            )
            entry = Entry(
                (HOLIDAY, holiday.id), self.tr("Payment holiday"), note, icon="hourglass", steps=(remove,)
            )
            found.append((holiday.begins, entry))
        for one in loan.corrections:
            off = writes.money(Money(one.change, loan.plan.currency), sign="both")
            entry = Entry(
                (BALANCE, one.id),
                self.tr("The lender’s balance"),
                self.tr("{day}, {off} against the book").format(day=writes.date(one.on), off=off),
                writes.money(Money(one.owed, loan.plan.currency)),
                icon="scales",
                steps=(remove,),
            )
            found.append((one.on, entry))
        for extra in loan.plan.extras:
            effect = words_of(loan_words.EFFECTS[extra.extra or ExtraEffect.SHORTEN])
            entry = Entry(
                (EXTRA, sheet.paid_by.get(extra.id)),
                self.tr("Extra repayment"),
                self.tr("{day}, {principal} off the debt, {effect}").format(
                    day=writes.date(extra.due),
                    principal=writes.money(Money(extra.principal, loan.plan.currency)),
                    effect=effect,
                ),
                writes.money(extra.money),
                icon="plus-circle",
                steps=(remove,) if extra.id in sheet.paid_by else (),
            )
            found.append((extra.due, entry))
        found.sort(key=lambda pair: pair[0], reverse=True)
        return [entry for _, entry in found]
