"""The dialogs that book money: in or out of an account, and from one account to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from finapp.domain.account import AccountId, AccountKind
from ui import format as formats
from ui import i18n
from ui.account_facts import NOBODY, owner_of
from ui.changes import run_change
from ui.errors import sentence_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from finapp.errors import UserError
    from ui.account_facts import AccountFacts
    from ui.context import AppContext

OUT, IN = "out", "in"


class BookingDialog(DialogFrame):
    """What both have in common: amount, day, words, two columns of fields, and the book's refusal."""

    def __init__(self, context: AppContext, facts: AccountFacts, title: str, primary: str) -> None:
        super().__init__(title, primary=primary)
        self._context, self._facts = context, facts
        self.amount = MoneyEdit(facts.currency, required=True, zero=False)
        self.day = DateEdit(context.today(), required=True, first_weekday=facts.week_start)
        self.day.set_value(context.today())
        self.words = TextField()
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(14)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.body.addWidget(self.trouble)
        self.body.addLayout(self.grid)

    def currency_of(self, account_id: object) -> str:
        """Return the currency an account holds."""
        view = self._facts.view(AccountId(account_id)) if isinstance(account_id, int) else None
        return view.balance.currency if view is not None else self._facts.currency

    def save(self, change: Callable[..., object], *args: object) -> None:
        """Make the change; the dialog stays open with the reason where the book does not take it."""
        self.primary.setEnabled(False)
        run_change(self._context, change, *args, done=self._on_done, refused=self._on_refused)

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()


class EntryDialog(BookingDialog):
    """Records money that came into an account, or went out of it."""

    def __init__(
        self, context: AppContext, facts: AccountFacts, account_id: AccountId, way: str = OUT
    ) -> None:
        super().__init__(context, facts, _title(way), _step(way))
        self.way = Segmented(
            [
                Choice(OUT, self.tr("Out")),
                Choice(IN, self.tr("In")),
            ],
            name=self.tr("Direction"),
        )
        self.way.set_value(way)
        views = [view for view in facts.views if not view.account.kind.is_debt]
        self.account = Picker(facts.account_items(views), required=True)
        self.account.set_value(account_id)
        self.category = Picker(required=True, placeholder=self.tr("Choose a category"))
        self.member = Picker(facts.owner_items())
        view = facts.view(account_id)
        self.member.set_value((view and view.account.member_id) or NOBODY)
        self.body.insertWidget(1, self.way)
        rows: list[tuple[QWidget, QWidget]] = [
            (Field(self.tr("Amount"), self.amount), Field(self.tr("Date"), self.day)),
            (Field(self.tr("What"), self.words), Field(self.tr("Category"), self.category)),
            (Field(self.tr("Account"), self.account), Field(self.tr("Who"), self.member)),
        ]
        for at, (left, right) in enumerate(rows):
            self.grid.addWidget(left, at, 0)
            self.grid.addWidget(right, at, 1)
        self.way.changed.connect(self._on_way)
        self.account.value_changed.connect(self._on_account)
        self._on_way(way)
        self._on_account(account_id)

    @Slot(str)
    def _on_way(self, way: str) -> None:
        kind = AccountKind.EXPENSE if way == OUT else AccountKind.INCOME
        self.category.set_items(self._facts.category_items(kind))
        self.setWindowTitle(_title(way))
        self.title.setText(_title(way))
        self.primary.setText(_step(way))

    @Slot(object)
    def _on_account(self, account_id: object) -> None:
        self.amount.set_currency(self.currency_of(account_id))

    def submit(self) -> None:
        """Save the entry."""
        if not check_all([self.amount, self.day, self.words, self.category, self.account]):
            return
        amount, day = self.amount.value(), self.day.value()
        if amount is None or day is None:
            return
        self.save(
            self._context.book.accounts.record,
            self.account.value(),
            self.category.value(),
            amount if self.way.value() == IN else -amount,
            day,
            self.words.value(),
            owner_of(self.member.value()),
        )


def _title(way: str) -> str:
    """Return the title for a direction."""
    if way == OUT:
        return QCoreApplication.translate("EntryDialog", "Money out")
    return QCoreApplication.translate("EntryDialog", "Money in")


def _step(way: str) -> str:
    """Return the name of the step for a direction."""
    if way == OUT:
        return QCoreApplication.translate("EntryDialog", "Record money out")
    return QCoreApplication.translate("EntryDialog", "Record money in")


class TransferDialog(BookingDialog):
    """Moves money between two accounts of the household; another currency asks what arrived."""

    def __init__(self, context: AppContext, facts: AccountFacts, source: AccountId | None = None) -> None:
        super().__init__(
            context,
            facts,
            QCoreApplication.translate("TransferDialog", "Transfer"),
            QCoreApplication.translate("TransferDialog", "Transfer money"),
        )
        views = [view for view in facts.views if not view.account.kind.is_debt]
        self.source = Picker(facts.account_items(views), required=True)
        self.target = Picker(required=True, placeholder=self.tr("Choose an account"))
        self.arrived = MoneyEdit(facts.currency, required=True, zero=False)
        self.source.set_value(source)
        self._arrived_field = Field(self.tr("Arrived"), self.arrived)
        self.grid.addWidget(Field(self.tr("From"), self.source), 0, 0)
        self.grid.addWidget(Field(self.tr("To"), self.target), 0, 1)
        self.grid.addWidget(Field(self.tr("Amount"), self.amount), 1, 0)
        self.grid.addWidget(Field(self.tr("Date"), self.day), 1, 1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._arrived_field, 1)
        below.addWidget(Field(self.tr("Note"), self.words), 1)
        self.grid.addLayout(below, 2, 0, 1, 2)
        self.source.value_changed.connect(self._on_account)
        self.target.value_changed.connect(self._on_account)
        self.amount.value_changed.connect(self._on_amount)
        self.arrived.value_changed.connect(self._on_amount)
        self._on_account(source)

    @Slot(object)
    def _on_account(self, _account: object) -> None:
        """Leave the source out of the targets, and ask for both amounts where currencies differ."""
        items = self.source.items()
        self.target.set_items([item for item in items if item.key != self.source.value()])
        self.amount.set_currency(self.currency_of(self.source.value()))
        target = self.target.value()
        if target is not None:
            self.arrived.set_currency(self.currency_of(target))
        other = target is not None and self.arrived.currency() != self.amount.currency()
        self._arrived_field.setVisible(other)
        self._on_amount(None)
        self.refit()

    @Slot(object)
    def _on_amount(self, _amount: object) -> None:
        """Show the rate that two amounts make."""
        left, got = self.amount.value(), self.arrived.value()
        hint = ""
        if left is not None and got is not None and got.minor > 0 and not self._arrived_field.isHidden():
            rate = formats.current().number(round(left.major / got.major, 4))
            hint = self.tr("1 {got} = {rate} {left}").format(got=got.currency, rate=rate, left=left.currency)
        self._arrived_field.set_hint(hint)

    def submit(self) -> None:
        """Save the transfer."""
        crossing = not self._arrived_field.isHidden()
        fields: list[QWidget] = [self.source, self.target, self.amount, self.day, self.words]
        if not check_all([*fields, self.arrived] if crossing else fields):
            return
        amount, day = self.amount.value(), self.day.value()
        if amount is None or day is None:
            return
        self.save(
            partial(
                self._context.book.accounts.transfer,
                arrived=self.arrived.value() if crossing else None,
                text=self.words.value(),
            ),
            self.source.value(),
            self.target.value(),
            amount,
            day,
        )
