"""The dialog for an account or a credit tool: what it is, whose it is, and how it bills."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import CreditTerms
from finapp.domain.money import Money
from finapp.domain.statement import Pays
from finapp.domain.tool_terms import DatedTerms, ToolTerms
from finapp.services.accounts import ToolDraft
from ui import i18n
from ui.account_facts import NOBODY, AccountFacts, owner_of
from ui.account_words import KINDS, kind_name
from ui.changes import run_change
from ui.currency_items import currency_items
from ui.dialogs.billing import BillingBox
from ui.dialogs.conditions import ConditionsBox
from ui.dialogs.deposit_box import DepositBox
from ui.dialogs.preset_box import PresetBox
from ui.errors import sentence_of
from ui.widgets.buttons import LinkButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from finapp.domain.credit import Offer
    from finapp.errors import UserError
    from finapp.services.accounts import AccountView
    from finapp.services.presets import Preset
    from ui.context import AppContext
    from ui.dialogs.account_new import Proposal

_OWN = tuple(kind for kind in KINDS if not kind.is_debt and kind is not AccountKind.RECEIVABLE)
_DEBTS = tuple(kind for kind in KINDS if kind.is_debt)
_NUMBERED = {AccountKind.BANK, AccountKind.CARD}
_BILLED = {AccountKind.CREDIT_LINE, AccountKind.CARD}


class AccountDialog(DialogFrame):
    """Adds an account (`debt`: a credit tool or loan), or changes the one of `view`."""

    loan_wanted = Signal(object)
    """A new loan's account as far as it was asked; its terms are asked next, and both are saved at once."""

    def __init__(
        self,
        context: AppContext,
        facts: AccountFacts,
        *,
        debt: bool = False,
        view: AccountView | None = None,
    ) -> None:
        debt = view.account.kind.is_debt if view is not None else debt
        super().__init__("", primary="")
        self._context, self._facts, self._view = context, facts, view
        self._debt = debt
        self._dress()
        kinds = _kinds(view, debt=debt)
        self.kind = Segmented([Choice(kind, kind_name(kind)) for kind in kinds], name=self.tr("Kind"))
        self.name = TextField(required=True)
        self.owner = Picker(facts.owner_items())
        self.currency = Picker(currency_items(), required=True)
        self.tail = TextField(placeholder="0420")
        self.opening = MoneyEdit(facts.currency, signed=not debt)
        self.opened = DateEdit(context.today(), required=True, first_weekday=facts.week_start)
        self.limit = MoneyEdit(facts.currency, zero=False)
        self.source = Picker(facts.own_items(), placeholder=self.tr("Ask each time"))
        self.preset = PresetBox()
        self.parent_tool = Picker(placeholder=self.tr("No other tool"))
        self.billing = BillingBox(context.today())
        self.conditions = ConditionsBox(facts.currency)
        self.deposit = DepositBox(context.today(), facts.week_start)
        self.costs = LinkButton(self.tr("What it costs, and how it is paid"), icon="percent")
        self.note = TextField()
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._proposed, self._asks_costs = "", False
        self._arrange()
        self._fill()
        self.preset.picked.connect(self._on_preset)
        self.costs.clicked.connect(self._on_costs)
        self.billing.bills.toggled.connect(self._on_resized)
        self.conditions.pays.changed.connect(self._on_resized)
        self.conditions.minimum.toggled.connect(self._on_resized)
        self.conditions.method.value_changed.connect(self._on_resized)
        self.deposit.changed.connect(self._on_deposit)
        self.opening.value_changed.connect(self._on_deposit)
        self.opened.value_changed.connect(self._on_deposit)
        self.kind.changed.connect(self._on_kind)
        self.currency.value_changed.connect(self._on_currency)
        self._on_kind(self.kind.value())

    def _dress(self) -> None:
        """Say in title and button what the dialog does."""
        if self._view is not None:
            title, step = self._view.account.name, self.tr("Save")
        elif self._debt:
            title, step = self.tr("Add debt or credit tool"), self.tr("Add debt")
        else:
            title, step = self.tr("Add account"), self.tr("Add account")
        self.setWindowTitle(title)
        self.title.setText(title)
        self.primary.setText(step)
        self.primary.show()

    def _arrange(self) -> None:
        self._tail_field = Field(self.tr("Last digits"), self.tail)
        hint = self.tr("Without installments: those come with their plans") if self._debt else ""
        self._opening_field = Field("", self.opening, hint=hint)
        self._opened_field = Field("", self.opened)
        self._limit_field = Field(self.tr("Credit limit"), self.limit)
        self._source_field = Field(self.tr("Repaid from"), self.source)
        hint = self.tr("Shares its limit. Without statements of its own it is on that one’s.")
        self._parent_field = Field(self.tr("Belongs to"), self.parent_tool, hint=hint)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Field(self.tr("Name"), self.name), 1)
        head.addWidget(self._tail_field, 1)
        rows: list[tuple[QWidget, QWidget | None]] = [
            (Field(self.tr("Owner"), self.owner), Field(self.tr("Currency"), self.currency)),
            (self._opening_field, self._opened_field),
            (self._limit_field, self._source_field),
            (self.deposit, None),
            (self.billing, None),
            (self.costs, None),
            (self.conditions, None),
            (self._parent_field, None),
            (Field(self.tr("Note"), self.note), None),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addLayout(head, 0, 0, 1, 2)
        for at, (left, right) in enumerate(rows, 1):
            grid.addWidget(left, at, 0, 1, 1 if right is not None else 2)
            if right is not None:
                grid.addWidget(right, at, 1)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.preset)
        self.body.addWidget(self.kind)
        self.body.addSpacing(2)
        self.body.addLayout(grid)

    def _fill(self) -> None:
        """Show the account that is changed, or what a new one usually is."""
        facts, view = self._facts, self._view
        shown = self._context.shell.members or {one.id for one in facts.members}
        self.owner.set_value(next(iter(shown)) if len(shown) == 1 else NOBODY)
        self.currency.set_value(facts.currency)
        self.opened.set_value(self._context.today())
        self.preset.setVisible(self._debt and view is None)
        self.parent_tool.set_items(facts.account_items(self._possible_parents()))
        self.conditions.hide()
        self.deposit.show_sources([] if view is not None else facts.own_items())
        if view is None:
            return
        account = view.account
        if view.deposit is not None:
            self.opened.set_value(view.deposit.terms.start)
            self.deposit.show_terms(view.deposit.terms)
        self.kind.set_value(account.kind)
        self.name.set_value(account.name)
        self.owner.set_value(account.member_id or NOBODY)
        self.currency.set_value(account.currency)
        self.tail.set_value(account.tail)
        self.note.set_value(account.note)
        self.source.set_value(account.pay_from_id)
        self._on_currency(account.currency)
        self.limit.set_value(view.terms.limit)
        rule = view.cycles[-1] if view.cycles else None
        self.billing.show_rule(rule, auto=view.terms.auto_pay, bills=bool(view.cycles))
        self.billing.bills.setVisible(not view.cycles)  # statements that were sent stay
        terms, conditions = view.terms, view.conditions
        newest = conditions[-1].terms if conditions else None
        self.conditions.show_terms(newest, terms.pays, terms.pays_amount)
        self.parent_tool.set_value(account.parent_id)

    def _possible_parents(self) -> list[AccountView]:
        own = None if self._view is None else self._view.account.id
        return [
            one
            for one in self._facts.views
            if one.account.kind in _BILLED and one.account.parent_id is None and one.account.id != own
        ]

    def propose(self, known: Proposal) -> None:
        """Fill in what is known of a new account."""
        self.kind.set_value(known.kind)
        self.currency.set_value(known.currency)
        self._on_currency(known.currency)
        self.opening.set_value(known.held)
        if known.deposit is not None:
            self.opened.set_value(known.deposit.start)
            self.deposit.show_terms(known.deposit)
        self._on_kind(known.kind)

    # following -----------------------------------------------------------------------------------------

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        """Ask only what this kind has."""
        chosen = AccountKind(kind)
        new = self._view is None
        self._tail_field.setVisible(chosen in _NUMBERED)
        opens = new and chosen is not AccountKind.LOAN  # what a loan owes comes from its plan
        holds = chosen is AccountKind.TERM_DEPOSIT
        self._opening_field.setVisible(opens)
        held = self.tr("Owed now") if self._debt else self.tr("Balance now")
        self._opening_field.set_label(self.tr("Paid in") if holds else held)
        self._opened_field.setVisible(opens or holds)
        self._opened_field.set_label(self.tr("Begins on") if holds else self.tr("As of"))
        self.deposit.setVisible(holds)
        self._on_deposit()
        self._limit_field.setVisible(chosen in _BILLED)
        self._source_field.setVisible(self._debt)
        billed = chosen in _BILLED
        self.billing.setVisible(billed)
        self.billing.show_details(self._asks_costs)
        self.costs.setVisible(billed)
        self.conditions.setVisible(billed and self._asks_costs)
        if new and self._debt:
            further = self.tr("Go on to its terms…")
            self.primary.setText(further if self._is_new_loan() else self.tr("Add debt"))
        self._parent_field.setVisible(billed and self._asks_costs and bool(self._possible_parents()))
        self.refit()

    def _is_new_loan(self) -> bool:
        """Tell whether the terms of a loan are to be asked next: they make its account, too."""
        return self._view is None and self.kind.value() == AccountKind.LOAN

    @Slot()
    def _on_costs(self) -> None:
        self._asks_costs = not self._asks_costs
        self._on_kind(self.kind.value())
        if self._asks_costs:
            self.conditions.pays.setFocus()
            self.reveal(self.conditions)

    @Slot()
    def _on_deposit(self, _value: object = None) -> None:
        """Say what a deposit pays: a new one what is paid in, a known one what it bears interest on."""
        held = self.opening.value()
        if self._view is not None and self._view.deposit is not None:
            held = Money(self._view.deposit.deposited, self._view.balance.currency)
        self.deposit.show_example(held, self.opened.value())
        self.refit()

    @Slot()
    def _on_resized(self, _value: object = None) -> None:
        self.refit()

    @Slot(object)
    def _on_preset(self, found: Preset) -> None:
        """Fill in what this lender usually agrees; every field can be changed before it is saved."""
        name = found.names[i18n.current()]
        if self.name.value() in {"", self._proposed}:
            self.name.set_value(name)
            self._proposed = name
        self.kind.set_value(found.kind)
        self.currency.set_value(found.currency)
        self._on_currency(found.currency)
        rule, auto = found.rule(self._context.today()), self.billing.auto.isChecked()
        self.billing.show_rule(rule, auto=auto, bills=rule is not None)
        self.conditions.show_terms(found.terms(), Pays.FULL, None)
        self._on_kind(self.kind.value())

    @Slot(object)
    def _on_currency(self, currency: object) -> None:
        code = str(currency or self._facts.currency)
        for field in (self.opening, self.limit):
            field.set_currency(code)
        self.conditions.set_currency(code)

    # saving --------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Save; the dialog stays open with the reason where the book does not take it."""
        fields = [self.name, self.owner, self.currency, self.tail, self.opening, self.opened, self.limit]
        fields += [*self.deposit.fields(), *self.billing.fields(), *self.conditions.fields()]
        if not check_all(field for field in fields if field.isVisibleTo(self)):
            return
        if self._is_new_loan():
            self.accept()
            self.loan_wanted.emit(self._draft())
            return
        self.primary.setEnabled(False)
        accounts, draft, terms = self._context.book.accounts, self._draft(), self._terms()
        cycle = self.billing.rule() if self.billing.isVisibleTo(self) else None
        holds = draft.kind is AccountKind.TERM_DEPOSIT
        deposit = self.deposit.terms(self.opened.value()) if holds else None
        if self._view is not None:
            new = self._conditions()
            change = partial(accounts.edit, self._view.account.id, draft, terms, cycle, new, deposit)
        else:
            opening = self.opening.value() if self.opening.isVisibleTo(self) else None
            if opening is not None and self._debt:
                opening = -opening
            tool = ToolDraft(
                account=draft,
                terms=terms,
                cycle=cycle,
                offers=self._offers(),
                conditions=self._conditions(),
                deposit=deposit,
                paid_from=_account_id(self.deposit.paid_from.value()) if holds else None,
            )
            change = partial(accounts.add_tool, tool, opening, self.opened.value())
        run_change(self._context, change, done=self._on_done, refused=self._on_refused)

    def _draft(self) -> AccountDraft:
        """Return the account as the fields describe it; what they do not ask stays as it was."""
        source, kind = self.source.value(), AccountKind(self.kind.value())
        parent, view = self.parent_tool.value(), self._view
        before = view.account if view is not None else AccountDraft(kind=kind, name="")
        renamed = view is not None and view.account.name != self.name.value()
        return AccountDraft(
            kind=kind,
            name=self.name.value(),
            currency=str(self.currency.value()),
            member_id=owner_of(self.owner.value()),
            institution=before.institution,
            tail=self.tail.value() if kind in _NUMBERED else "",
            monogram="" if renamed else before.monogram,
            color_slot=before.color_slot,
            pay_from_id=_account_id(source),
            parent_id=_account_id(parent),
            note=self.note.value(),
        )

    def _terms(self) -> CreditTerms:
        before = self._view.terms if self._view is not None else CreditTerms()
        limit = self.limit.value() if self.limit.isVisibleTo(self) else None
        found = replace(before, limit=limit, auto_pay=self.billing.auto.isChecked())
        if self._view is None:
            chosen = self.preset.chosen()
            found = replace(found, preset="" if chosen is None else chosen.key)
        if AccountKind(self.kind.value()) in _BILLED:
            box = self.conditions
            found = replace(found, pays=box.usual, pays_amount=box.usual_amount())
        return found

    def _conditions(self) -> DatedTerms | None:
        """Return a new tool's conditions from its first day, changed ones from today; None without any."""
        if AccountKind(self.kind.value()) not in _BILLED:
            return None
        terms = self.conditions.terms()
        known = self._view is not None and bool(self._view.conditions)
        if terms == ToolTerms() and not known:
            return None
        day = self._context.today()
        if self._view is None:
            day = self.opened.value() or day
        found = self._chosen_preset()
        source = "; ".join(one.url for one in found.sources) if found is not None else ""
        return DatedTerms(day, terms, source)

    def _offers(self) -> tuple[tuple[int, Offer], ...]:
        found = self._chosen_preset()
        return () if found is None else tuple((one.periods, one) for one in found.price_list())

    def _chosen_preset(self) -> Preset | None:
        """Return the preset whose conditions were filled in, for tools only."""
        if self._view is not None or AccountKind(self.kind.value()) not in _BILLED:
            return None
        return self.preset.chosen()

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()


def _kinds(view: AccountView | None, *, debt: bool) -> tuple[AccountKind, ...]:
    """Return the kinds to choose from: an account stays an account, a debt a debt."""
    if view is not None and view.account.kind is AccountKind.RECEIVABLE:
        return (AccountKind.RECEIVABLE,)
    return _DEBTS if debt else _OWN


def _account_id(key: object) -> AccountId | None:
    """Return the account that a picker's key stands for."""
    return AccountId(key) if isinstance(key, int) else None
