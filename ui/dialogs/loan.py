"""The dialog that adds a loan of any sort, borrowed or lent, or changes what was agreed in one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from finapp.domain.account import AccountDraft, AccountId
from finapp.domain.dates import Unit, due_date
from finapp.domain.loan_terms import Lender
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention, FirstDueRule, PlanTerms
from finapp.domain.plan_builder import Preview
from finapp.errors import UserError
from ui import i18n
from ui.account_facts import AccountFacts
from ui.changes import run_change
from ui.dialogs.loan_fields import LoanFields
from ui.dialogs.loan_outcome import OutcomeView
from ui.dialogs.loan_parties import LoanParties
from ui.dialogs.plan_form import PlanForm
from ui.dialogs.plan_preview import PlanPreview
from ui.errors import report_failure, sentence_of
from ui.widgets.buttons import LinkButton
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.notices import Banner
from ui.widgets.number_edits import CountEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.loan_outcome import LoanOutcome
    from finapp.domain.loan_terms import Loan, LoanTerms
    from finapp.domain.plan import PlanDraft
    from finapp.services.book import Book
    from finapp.services.loans import LoanPreview
    from ui.context import AppContext
    from ui.tasks import Job

OUTSIDE = "outside"
_GIVEN = frozenset({"rule", "shipped", "days", "down"})


class Sort(NamedTuple):
    """A usual sort of loan: who lends, and how it charges."""

    lender: Lender
    convention: CostConvention


SORTS: dict[str, Sort] = {
    "amortizing": Sort(Lender.BANK, CostConvention.ANNUITY),
    "equal_principal": Sort(Lender.BANK, CostConvention.EQUAL_PRINCIPAL),
    "interest_first": Sort(Lender.BANK, CostConvention.INTEREST_ONLY),
    "balloon": Sort(Lender.BANK, CostConvention.ANNUITY),
    "flat_fee": Sort(Lender.CONSUMER_FINANCE, CostConvention.FEE_PER_PERIOD),
    "p2p": Sort(Lender.P2P, CostConvention.ANNUITY),
    "informal": Sort(Lender.INFORMAL, CostConvention.NONE),
}


class LoanDialog(DialogFrame):
    """Asks for a loan and shows at once what it leads to.

    `account` is a new account it begins with, `account_id` one that is there already, `terms` what is known
    of a new loan; with `loan` its terms are changed.
    """

    def __init__(
        self,
        context: AppContext,
        facts: AccountFacts,
        *,
        loan: Loan | None = None,
        account: AccountDraft | None = None,
        account_id: AccountId | None = None,
        terms: PlanTerms | None = None,
    ) -> None:
        title = self.tr("Add loan, or money lent") if loan is None else self.tr("Change terms")
        step = self.tr("Add loan") if loan is None else self.tr("Plan again")
        super().__init__(title, primary=step, large=True)
        self._context, self._loan = context, loan
        self._job: Job | None = None
        self.sort = Picker(self._sorts(), required=True)
        self.parties = LoanParties(facts, context.shell.members)
        self.form = PlanForm(context, facts.currency, facts.week_start, given=_GIVEN)
        self.more = LoanFields(facts.currency)
        self.open_more = LinkButton(self.tr("Days of interest, first period and fees"), icon="percent")
        self.done_before = CountEdit(least=0, most=MAX_INSTALLMENTS, required=True)
        outside = PickItem(OUTSIDE, self.tr("Outside this book"), icon="storefront")
        self.paid_to = Picker([outside, *facts.own_items()], required=True)
        self.preview = PlanPreview()
        self.outcome = OutcomeView()
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._arrange()
        self._fill(facts, account, account_id, terms)
        self._connect()
        self._follow()

    def _sorts(self) -> list[PickItem]:
        return [
            PickItem("amortizing", self.tr("Equal payments (amortizing)")),
            PickItem("equal_principal", self.tr("Equal principal, falling payments")),
            PickItem("interest_first", self.tr("Interest first, principal at the end")),
            PickItem("balloon", self.tr("Equal payments and a balloon at the end")),
            PickItem("flat_fee", self.tr("A flat fee with every installment")),
            PickItem("p2p", self.tr("From people over a platform (P2P)")),
            PickItem("informal", self.tr("Informal, between people")),
        ]

    # layout ------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._paid_field = Field(self.tr("Already paid"), self.done_before)
        self._target_field = Field(self.tr("The money went to"), self.paid_to)
        self._sort_field = Field(self.tr("Sort of loan"), self.sort)
        self.form.entry.hide()
        self.form.field("price").set_label(self.tr("Amount"))
        self.form.field("start").set_label(self.tr("Paid out on"))
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._paid_field, 1)
        foot.addWidget(self._target_field, 2)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.parties)
        left.addWidget(self._sort_field)
        left.addWidget(self.form)
        left.addWidget(self.open_more)
        left.addWidget(self.more)
        left.addLayout(foot)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.outcome)
        if self._loan is not None:
            right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addLayout(right)
        self.body.addWidget(self.trouble)
        self.body.addLayout(both)
        self.more.hide()

    def _connect(self) -> None:
        self.parties.changed.connect(self._on_parties)
        self.parties.currency_changed.connect(self._on_currency)
        self.form.changed.connect(self._follow)
        self.more.changed.connect(self._follow)
        self.done_before.value_changed.connect(self._follow)
        self.open_more.clicked.connect(self._on_more)
        self.sort.value_changed.connect(self._on_sort)
        self.form.start.value_changed.connect(self._follow_start)

    def _fill(
        self,
        facts: AccountFacts,
        account: AccountDraft | None,
        account_id: AccountId | None,
        terms: PlanTerms | None,
    ) -> None:
        """Show what is known: a new loan, one for an account that is there, or the one to change."""
        self.done_before.set_value(0)
        self.paid_to.set_value(OUTSIDE)
        self.sort.set_value("amortizing")
        if self._loan is not None:
            self._show_loan(self._loan)
            return
        self.outcome.hide()
        known = terms or _blank(facts.currency, self._context.today())
        self.form.show_terms(replace(known, first_due_rule=FirstDueRule.DATE))
        if account is not None:
            self.parties.show_account(account)
        if account_id is not None:
            self.parties.show_home(account_id)
        self._on_currency(str(self.parties.currency.value()))

    def _show_loan(self, loan: Loan) -> None:
        plan = loan.plan
        self.parties.show_loan(loan)
        self.form.set_currency(plan.currency)
        self.more.set_currency(plan.currency)
        self.form.show_terms(replace(plan.terms, first_due_rule=FirstDueRule.DATE))
        self.more.show_terms(loan.terms, plan.terms.fee)
        self.form.price.setEnabled(False)
        self.more.kept.setEnabled(False)
        self.outcome.lent = self.parties.lent
        self.outcome.setFixedWidth(self.preview.maximumWidth())
        for widget in (self._sort_field, self._paid_field, self._target_field, self.preview):
            widget.hide()
        text = self.tr("Paid installments and those changed by hand stay as they are.")
        self.form.field("price").set_hint(text)

    # following ---------------------------------------------------------------------------------------

    @Slot()
    def _on_more(self) -> None:
        self.more.setVisible(self.more.isHidden())
        self.refit()

    @Slot(object)
    def _on_sort(self, key: object) -> None:
        """Take over who lends and how it charges; both can still be changed."""
        sort = SORTS[str(key)]
        self.parties.lender.set_value(sort.lender)
        self.form.convention.set_value(sort.convention)
        if key == "informal":
            self.form.count.set_value(1)
        self.form.balloon.set_required(key == "balloon")
        self.form.fit()
        self._follow()

    @Slot()
    def _on_parties(self) -> None:
        lent = self.parties.lent
        self._target_field.set_label(self.tr("The money came from") if lent else self.tr("The money went to"))
        self._follow()

    @Slot(str)
    def _on_currency(self, currency: str) -> None:
        self.form.set_currency(currency)
        self.more.set_currency(currency)
        self._follow()

    @Slot()
    def _follow_start(self, *_value: object) -> None:
        """Let the first due date of a new loan follow the payout, one period later."""
        start, unit, step = self.form.start.value(), self.form.unit.value(), self.form.step.value()
        if self._loan is None and start is not None and step is not None:
            self.form.first.set_value(due_date(start, 1, Unit(str(unit)), step))
        self._follow()

    @Slot()
    def _follow(self, *_value: object) -> None:
        """Show what the fields lead to now; a later question replaces an earlier one."""
        self.trouble.hide()
        reduces = self.more.fit(self._convention())
        self.open_more.setVisible(reduces)
        if not reduces:
            self.more.hide()
        if self._convention() is CostConvention.FEE_PER_PERIOD:
            self.form.field("rate").set_label(self.tr("Fee each time, of the amount"))
        if self._job is not None and not self._job.is_over:
            self._job.finished.disconnect()
            self._job.failed.disconnect()
            self._job.cancel()
        self._job = None
        try:
            terms = self.plan_terms()
        except UserError as error:
            self._on_no_answer(error)
            return
        if terms is None:
            self.preview.show_nothing("")
            self.refit()
            return
        agreed, tasks, book = self.agreed(), self._context.tasks, self._context.book
        if self._loan is not None:
            self._job = tasks.read(book.loan_previews.terms, self._loan.plan.id, terms, agreed)
            self._job.finished.connect(self._on_outcome)
        else:
            draft, _account = self.parties.draft(terms)
            self._job = tasks.read(_preview, book, replace(draft, title="-"), agreed)
            self._job.finished.connect(self._on_answer)
        self._job.failed.connect(self._on_no_answer)

    @Slot(object)
    def _on_outcome(self, outcome: LoanOutcome) -> None:
        self.outcome.show_outcome(outcome)
        self.refit()

    @Slot(object)
    def _on_answer(self, answer: tuple[PlanTerms, LoanPreview]) -> None:
        terms, found = answer
        shown = Preview(terms=terms, installments=found.installments, cost=found.cost, rate=found.rate)
        self.preview.show_preview(shown, self.done_before.value() or 0)
        self.refit()

    @Slot(object)
    def _on_no_answer(self, error: object) -> None:
        if not isinstance(error, UserError):
            report_failure(self._context.shell, error)
            return
        words = sentence_of(error, i18n.current())
        self.preview.show_nothing(words)
        self.outcome.show_nothing(words, wrong=True)
        self.refit()

    # saving ------------------------------------------------------------------------------------------

    def _convention(self) -> CostConvention:
        return CostConvention(str(self.form.convention.value()))

    def plan_terms(self) -> PlanTerms | None:
        """Return the terms of the plan, None while something is missing; raise a `plan.*` error."""
        terms = self.form.terms()
        if terms is None or not self.more.fit(terms.convention):
            return terms
        loan = self._loan
        kept = self.more.kept_back() if loan is None or not loan.reduces else loan.plan.terms.fee
        return replace(terms, fee=kept)

    def agreed(self) -> LoanTerms:
        """Return what the loan agrees beyond that."""
        return self.more.terms(self.parties.lender_kind(), self._convention())

    def submit(self) -> None:
        """Save; the dialog stays open with the reason where the book does not take it."""
        fields = [*self.parties.controls(), *self.form.controls(), *self.more.controls(), self.done_before]
        if not check_all([field for field in fields if field.isVisibleTo(self) and field.isEnabled()]):
            return
        try:
            terms = self.plan_terms()
        except UserError as error:
            self._on_refused(error)
            return
        if terms is None:
            return
        self.primary.setEnabled(False)
        loans = self._context.book.loans
        if self._loan is not None:
            change = partial(loans.change, self._loan.plan.id, terms, self.agreed())
        else:
            draft, account = self.parties.draft(terms)
            target = self.paid_to.value()
            change = partial(
                loans.add,
                draft,
                self.agreed(),
                account=account,
                paid_out_to=AccountId(target) if isinstance(target, int) else None,
                already_paid=self.done_before.value() or 0,
            )
        run_change(self._context, change, done=self._on_done, refused=self._on_refused)

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.reveal(self.trouble)
        self.refit()


def _preview(book: Book, draft: PlanDraft, agreed: LoanTerms) -> tuple[PlanTerms, LoanPreview]:
    """Return what a new loan leads to. Runs on the reader thread."""
    return draft.terms, book.loans.preview(draft, agreed)


def _blank(currency: str, today: date) -> PlanTerms:
    """Return what a new loan begins with: twelve equal payments, the first in a month."""
    first = due_date(today, 1, Unit.MONTH, 1)
    return PlanTerms(
        price=0,
        currency=currency,
        count=12,
        start=today,
        first_due=first,
        convention=CostConvention.ANNUITY,
    )


def add_loan(context: AppContext) -> None:
    """Open the dialog for a new loan, borrowed or lent."""
    _open(context)


def add_loan_terms(context: AppContext, account_id: AccountId) -> None:
    """Open the dialog for a new loan in an account that is there."""
    _open(context, account_id=account_id)


def change_loan(context: AppContext, loan: Loan) -> None:
    """Open the dialog for the terms of a loan."""
    _open(context, loan=loan)


def _open(context: AppContext, **about: object) -> None:
    job = context.tasks.read(AccountFacts.read, context.book)
    job.finished.connect(partial(_show, context, about))
    job.failed.connect(partial(report_failure, context.shell))


def _show(context: AppContext, about: dict[str, object], facts: AccountFacts) -> None:
    context.shell.open_dialog(LoanDialog(context, facts, **about))  # type: ignore[arg-type] # named above
