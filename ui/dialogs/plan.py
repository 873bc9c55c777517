"""The dialog that adds an installment plan, or changes what was agreed in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from finapp.domain.account import AccountId, MemberId
from finapp.domain.plan import MAX_INSTALLMENTS, PlanDraft
from finapp.errors import UserError
from ui import i18n
from ui.changes import run_change
from ui.dialogs.plan_form import PlanForm
from ui.dialogs.plan_preview import PlanPreview
from ui.errors import sentence_of
from ui.repayments import tile_of
from ui.widgets.buttons import LinkButton
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, ValueEdit, check_all
from ui.widgets.notices import Banner
from ui.widgets.number_edits import CountEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from finapp.domain.plan import Plan, PlanTerms
    from ui.context import AppContext

OUTSIDE = "outside"


class PlanDialog(DialogFrame):
    """Asks what was agreed and shows at once what it leads to.

    With `plan` its terms are changed; with `terms` a new plan begins with them.
    """

    def __init__(
        self,
        context: AppContext,
        *,
        plan: Plan | None = None,
        terms: PlanTerms | None = None,
    ) -> None:
        title = self.tr("Add plan") if plan is None else self.tr("Change terms")
        step = self.tr("Add plan") if plan is None else self.tr("Plan again")
        super().__init__(title, primary=step, large=True)
        self._context, self._plan, self._terms = context, plan, terms
        self._accounts = context.book.accounts.all()
        settings = context.book.settings.all()
        self.name = ValueEdit(required=True, placeholder=self.tr("What is paid in installments"))
        self.lender = Picker(self._lenders(), required=True, placeholder=self.tr("Choose a lender"))
        self.owner = Picker(self._members(), placeholder=self.tr("The lender’s owner"))
        self.paid_to = Picker(self._targets(), required=True)
        self.paid_to.set_value(OUTSIDE)
        self.done_before = CountEdit(least=0, most=MAX_INSTALLMENTS, required=True)
        self.done_before.set_value(0)
        self.form = PlanForm(context, str(settings["currency"]), int(str(settings["week_start"])))
        self.preview = PlanPreview()
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self.add_lender = LinkButton(self.tr("Add a lender…"), icon="plus-bold")
        self.add_lender.clicked.connect(self._on_add_lender)
        self._arrange()
        self._start()
        self.form.changed.connect(self._show)
        self.lender.value_changed.connect(self._on_lender)
        self.done_before.value_changed.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Field(self.tr("Plan"), self.name), 5)
        top.addWidget(Field(self.tr("Lender"), self.lender), 4)
        self._owner_field = Field(self.tr("Whose"), self.owner)
        top.addWidget(self._owner_field, 3)
        if not self.owner.items():
            self._owner_field.hide()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(top)
        if not self.lender.items():
            left.addWidget(self.add_lender, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.form)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._paid_field = Field(self.tr("Already paid"), self.done_before)
        self._target_field = Field(self.tr("The money went to"), self.paid_to)
        foot.addWidget(self._paid_field, 1)
        foot.addWidget(self._target_field, 2)
        left.addLayout(foot)
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addWidget(self.preview)
        self.body.addWidget(self.trouble)
        self.body.addLayout(both)

    def _start(self) -> None:
        """Fill in what is known: the plan to change, or the only lender there is."""
        plan = self._plan
        if self._terms is not None:
            self.form.set_currency(self._terms.currency)
            self.form.show_terms(self._terms)
        if plan is None:
            choices = self.lender.items()
            if len(choices) == 1:
                self.lender.set_value(choices[0].key)
                self._take_lender(AccountId(int(str(choices[0].key))))
            return
        self.name.set_value(plan.title)
        self.lender.set_value(plan.account_id)
        self.owner.set_value(plan.member_id)
        self.form.tool = plan.account_id
        self.form.set_currency(plan.currency)
        self.form.show_terms(plan.terms)
        for control in (self.name, self.lender, self.owner, self.form.price, self.form.entry):
            control.setEnabled(False)
        self._paid_field.hide()
        self._target_field.hide()
        text = self.tr("Paid installments and those changed by hand stay as they are.")
        self.form.field("price").set_hint(text)

    # choices -----------------------------------------------------------------------------------------

    def _lenders(self) -> list[PickItem]:
        return [
            PickItem(account.id, account.label, tile=tile_of(account))
            for account in self._accounts.values()
            if account.kind.is_debt and account.closed_on is None
        ]

    def _members(self) -> list[PickItem]:
        return [
            PickItem(member.id, member.name, initial=(member.initials, member.color_slot))
            for member in self._context.book.members.all()
        ]

    def _targets(self) -> list[PickItem]:
        outside = PickItem(OUTSIDE, self.tr("A shop, or outside this book"), icon="storefront")
        own = [
            PickItem(account.id, account.label, icon="bank")
            for account in self._accounts.values()
            if account.kind.is_own and account.closed_on is None
        ]
        return [outside, *own]

    def _on_add_lender(self) -> None:
        self.reject()
        self._context.shell.run_command("add_debt")

    def _on_lender(self, account_id: object) -> None:
        self._take_lender(AccountId(int(str(account_id))))
        self._show()

    def _take_lender(self, account_id: AccountId) -> None:
        """Take the lender's currency over."""
        self.form.tool = account_id
        currency = self._accounts[account_id].currency
        if currency:
            self.form.set_currency(currency)

    # preview and saving ------------------------------------------------------------------------------

    def _show(self, _value: object = None) -> None:
        """Show what the fields lead to now."""
        try:
            terms = self.form.terms()
            if terms is None:
                self.preview.show_nothing("")
            else:
                found = self._context.book.plans.preview(terms)
                self.preview.show_preview(found, self.done_before.value() or 0)
        except UserError as error:
            self.preview.show_nothing(sentence_of(error, i18n.current()))
        self.trouble.hide()
        self.refit()

    def submit(self) -> None:
        """Save the plan; the dialog stays open with the reason where the book does not take it."""
        if not check_all([self.name, self.lender, *self.form.controls(), self.done_before]):
            return
        try:
            terms = self.form.terms()
        except UserError as error:
            self._on_refused(error)
            return
        if terms is None:
            return
        self.primary.setEnabled(False)
        if self._plan is not None:
            run_change(
                self._context,
                self._context.book.plans.change_terms,
                self._plan.id,
                terms,
                done=self._on_done,
                refused=self._on_refused,
            )
            return
        owner = self.owner.value()
        draft = PlanDraft(
            title=self.name.value(),
            account_id=AccountId(int(str(self.lender.value()))),
            terms=terms,
            member_id=MemberId(owner) if isinstance(owner, int) else None,
        )
        self._add(draft)

    def _add(self, draft: PlanDraft) -> None:
        """Save a new plan."""
        target = self.paid_to.value()
        run_change(
            self._context,
            self._context.book.plans.add,
            draft,
            paid_out_to=target if isinstance(target, int) else None,
            already_paid=self.done_before.value() or 0,
            done=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()


def add_plan(context: AppContext, terms: PlanTerms | None = None) -> None:
    """Open the dialog for a new plan, filled in with `terms` if given."""
    context.shell.open_dialog(PlanDialog(context, terms=terms))
