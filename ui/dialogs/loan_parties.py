"""The part of the loan dialog that asks who lends to whom, and in which account the loan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.loan_terms import Lender
from finapp.domain.plan import PlanDraft
from ui.account_facts import NOBODY, AccountFacts, owner_of
from ui.currency_items import currency_items
from ui.dialogs import loan_words
from ui.widgets.fields import Field, TextField
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from finapp.domain.account import MemberId
    from finapp.domain.loan_terms import Loan
    from finapp.domain.plan import PlanTerms

BORROWED, LENT = "borrowed", "lent"
_NEW = "new"


class LoanParties(QWidget):
    """Direction, name, lender and account. `changed` is emitted whenever something is new."""

    changed = Signal()
    currency_changed = Signal(str)

    def __init__(self, facts: AccountFacts, shown: frozenset[MemberId]) -> None:
        super().__init__()
        self._facts = facts
        self.way = Segmented(
            [Choice(BORROWED, self.tr("I borrow")), Choice(LENT, self.tr("I lend"))],
            name=self.tr("Direction"),
        )
        self.name = TextField(required=True)
        self.lender = Picker(loan_words.items(loan_words.LENDERS), required=True)
        self.home = Picker(required=True)
        self.owner = Picker(facts.owner_items())
        self.currency = Picker(currency_items(), required=True)
        self.source = Picker(facts.own_items(), placeholder=self.tr("Ask each time"))
        self._lay_out()
        people = shown or {one.id for one in facts.members}
        self.owner.set_value(next(iter(people)) if len(people) == 1 else NOBODY)
        self.currency.set_value(facts.currency)
        self.lender.set_value(Lender.BANK)
        self._show_homes()
        self.way.changed.connect(self._on_way)
        self.home.value_changed.connect(self._on_home)
        self.currency.value_changed.connect(self._on_currency)
        self.lender.value_changed.connect(self._on_any)

    def _lay_out(self) -> None:
        self._name_field = Field(self.tr("Lender, or name of the loan"), self.name)
        self._lender_field = Field(self.tr("Lent by"), self.lender)
        self._home_field = Field(self.tr("Account"), self.home)
        self._currency_field = Field(self.tr("Currency"), self.currency)
        self._owner_field = Field(self.tr("Whose"), self.owner)
        self._source_field = Field(self.tr("Repaid from"), self.source)
        top = QHBoxLayout()
        top.addWidget(self.way)
        top.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._name_field, 0, 0)
        grid.addWidget(self._lender_field, 0, 1)
        grid.addWidget(self._owner_field, 1, 0)
        grid.addWidget(self._source_field, 1, 1)
        grid.addWidget(self._currency_field, 2, 0)
        grid.addWidget(self._home_field, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(grid)

    # showing -----------------------------------------------------------------------------------------

    def show_account(self, account: AccountDraft) -> None:
        """Begin with a new account that was filled in elsewhere."""
        self.name.set_value(account.name)
        self.owner.set_value(account.member_id or NOBODY)
        self.currency.set_value(account.currency)
        self.source.set_value(account.pay_from_id)

    def show_home(self, account_id: AccountId) -> None:
        """Begin with an account that is there."""
        view = self._facts.view(account_id)
        if view is None:
            return
        self.way.set_value(LENT if view.account.kind is AccountKind.RECEIVABLE else BORROWED)
        self._on_way()
        self.home.set_value(account_id)
        self.name.set_value(view.account.name)
        self._on_home()

    def show_loan(self, loan: Loan) -> None:
        """Show a loan whose terms are changed: name and account stay."""
        view = self._facts.view(loan.plan.account_id)
        lent = view is not None and view.account.kind is AccountKind.RECEIVABLE
        self.way.set_value(LENT if lent else BORROWED)
        self.name.set_value(loan.plan.title)
        self.name.setEnabled(False)
        self.lender.set_value(loan.terms.lender)
        self.currency.set_value(loan.plan.currency)
        for widget in (
            self.way,
            self._home_field,
            self._currency_field,
            self._owner_field,
            self._source_field,
        ):
            widget.hide()

    @property
    def lent(self) -> bool:
        """Whether the household lends."""
        return self.way.value() == LENT

    def _show_homes(self) -> None:
        kind = AccountKind.RECEIVABLE if self.lent else AccountKind.LOAN
        own = PickItem(_NEW, self.tr("A new one, by its name"), icon="plus")
        known = self._facts.account_items(one for one in self._facts.views if one.account.kind is kind)
        self.home.set_items([own, *known])
        self.home.set_value(_NEW)
        self._fit()

    def _known(self) -> AccountId | None:
        home = self.home.value()
        return AccountId(home) if isinstance(home, int) else None

    def _fit(self) -> None:
        """Ask for currency, owner and paying account of a new account only."""
        new = self._known() is None
        for field in (self._currency_field, self._owner_field, self._source_field):
            field.setVisible(new)
        self._home_field.setVisible(len(self.home.items()) > 1)

    # following ---------------------------------------------------------------------------------------

    @Slot()
    def _on_any(self, _value: object = None) -> None:
        self.changed.emit()

    @Slot()
    def _on_way(self, _way: object = None) -> None:
        lent = self.lent
        self._name_field.set_label(self.tr("Who owes it") if lent else self.tr("Lender, or name of the loan"))
        self._source_field.set_label(self.tr("Comes back to") if lent else self.tr("Repaid from"))
        self._lender_field.set_label(self.tr("Lent through") if lent else self.tr("Lent by"))
        self._show_homes()
        self.changed.emit()

    @Slot()
    def _on_home(self, _key: object = None) -> None:
        view = self._facts.view(self._known())
        if view is not None:
            self.currency.set_value(view.account.currency)
            self.currency_changed.emit(str(view.account.currency))
        self._fit()
        self.changed.emit()

    @Slot(object)
    def _on_currency(self, currency: object) -> None:
        self.currency_changed.emit(str(currency))

    # reading -----------------------------------------------------------------------------------------

    def controls(self) -> list[QWidget]:
        """Return the fields to check before saving."""
        return [self.name] if self.name.isEnabled() else []

    def lender_kind(self) -> Lender:
        """Return who lends."""
        return Lender(str(self.lender.value()))

    def draft(self, terms: PlanTerms) -> tuple[PlanDraft, AccountDraft | None]:
        """Return the loan, and its account where that is a new one."""
        home, owner, source = self._known(), owner_of(self.owner.value()), self.source.value()
        view = self._facts.view(home)
        account = None
        if view is None:
            account = AccountDraft(
                kind=AccountKind.RECEIVABLE if self.lent else AccountKind.LOAN,
                name=self.name.value(),
                currency=str(self.currency.value()),
                member_id=owner,
                pay_from_id=AccountId(source) if isinstance(source, int) else None,
            )
        draft = PlanDraft(
            title=self.name.value(),
            account_id=home or AccountId(0),
            terms=terms,
            member_id=owner if view is None else view.account.member_id,
        )
        return draft, account
