"""The dialog for a repayment: how much, when, from which account, and what left it in its own currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from finapp.domain.account import AccountKind
from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState
from finapp.projection.due import Due
from finapp.projection.obligations import Obligation, ObligationKind
from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Tile
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.payoff import PlannedPayment
    from finapp.errors import UserError
    from finapp.services.calendar import Sheet
    from ui.context import AppContext

_SLATE = 6
_ICONS = {"cash": "wallet", "ewallet": "device-mobile", "money_fund": "leaf"}


class PaymentDialog(DialogFrame):
    """Marks one repayment paid, in whole or in part."""

    def __init__(self, context: AppContext, due: Due, sheet: Sheet) -> None:
        lent = sheet.accounts[due.account_id].kind is AccountKind.RECEIVABLE
        title = self.tr("Mark repayment received") if lent else self.tr("Mark repayment paid")
        super().__init__(title, primary=self.tr("Mark received") if lent else self.tr("Mark paid"))
        self._context, self._due, self._sheet, self._lent = context, due, sheet, lent
        self.amount = MoneyEdit(due.currency, required=True, zero=False)
        self.amount.set_value(due.open)
        self.day = DateEdit(context.today(), required=True, first_weekday=sheet.week_start)
        self.day.set_value(context.today())
        self.source = Picker(self._accounts(), required=True, placeholder=self.tr("Choose an account"))
        self.source.set_value(self._usual())
        self.left = MoneyEdit(due.currency, zero=False)
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._amount_field = Field(self.tr("Amount"), self.amount)
        left = self.tr("Reached the account") if lent else self.tr("Left the account")
        self._left_field = Field(left, self.left)
        self._fill(sheet.accounts[due.account_id])
        self.amount.value_changed.connect(self._on_amount)
        self.source.value_changed.connect(self._on_source)
        self._on_amount(due.open)
        self._on_source(self.source.value())

    def _fill(self, tool: Account) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Tile(tool.monogram or tool.name[:2].upper(), tool.color_slot or _SLATE, side=32))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(CutLabel(tool.name, style="heading"))
        words.addWidget(CutLabel(self._what(), style="small", tone="text-3"))
        head.addLayout(words, 1)
        head.addWidget(Label(formats.current().money(self._due.open), style="figure-3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.addWidget(self._amount_field, 0, 0)
        on = self.tr("Received on") if self._lent else self.tr("Paid on")
        where = self.tr("To account") if self._lent else self.tr("From account")
        grid.addWidget(Field(on, self.day), 0, 1)
        grid.addWidget(Field(where, self.source), 1, 0)
        grid.addWidget(self._left_field, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.trouble)
        self.body.addLayout(grid)

    def _what(self) -> str:
        """Return what is repaid, and when it is due."""
        names = [part.title for part in self._due.open_parts if part.title]
        if self._due.has_bill:
            names.append(self.tr("bill"))
        writes, today = formats.current(), self._context.today()
        due = self.tr("due {day}").format(day=writes.weekday_date(self._due.on, today))
        return " · ".join([writes.listed(names), due])

    def _accounts(self) -> list[PickItem]:
        writes = formats.current()
        return [
            PickItem(
                account_id,
                self._sheet.accounts[account_id].label,
                detail=writes.money(balance),
                icon=_ICONS.get(self._sheet.accounts[account_id].kind.value, "bank"),
            )
            for account_id, balance in self._sheet.balances.items()
            if self._sheet.accounts[account_id].closed_on is None
        ]

    def _usual(self) -> AccountId | None:
        """Return the account that pays this lender, else the only one in its currency."""
        usual = self._sheet.pay_from.get(self._due.account_id)
        if usual is not None:
            return usual
        fitting = [
            one for one, balance in self._sheet.balances.items() if balance.currency == self._due.currency
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _source_currency(self) -> str:
        account = self.source.value()
        found = next((money for key, money in self._sheet.balances.items() if key == account), None)
        return found.currency if found is not None else self._due.currency

    def _on_amount(self, value: object) -> None:
        """Say what a smaller or larger amount means."""
        hint = ""
        if isinstance(value, Money):
            rest = self._due.open - value
            shown = formats.current().money(abs(rest))
            if rest.minor > 0:
                hint = self.tr("{amount} stays open").format(amount=shown)
            elif rest.minor < 0:
                hint = self.tr("{amount} more than is due: it pays the next bills").format(amount=shown)
        self._amount_field.set_hint(hint)
        self.refit()

    def _on_source(self, _account: object) -> None:
        """Ask what left the account where it holds another currency."""
        currency = self._source_currency()
        other = currency != self._due.currency
        self.left.set_currency(currency)
        self.left.set_required(other)
        self._left_field.setVisible(other)
        self._left_field.set_hint(
            self.tr("In {currency}, as the bank shows it").format(currency=currency) if other else ""
        )
        self.refit()

    def submit(self) -> None:
        """Save the payment; the dialog stays open with the reason where the book does not take it."""
        fields = [self.amount, self.day, self.source]
        if not self._left_field.isHidden():
            fields.append(self.left)
        amount, day = self.amount.value(), self.day.value()
        if not check_all(fields) or amount is None or day is None:
            return
        self.primary.setEnabled(False)
        left = None if self._left_field.isHidden() else self.left.value()
        self._pay(self.source.value(), amount, day, left)

    def _pay(self, source: Any, amount: Money, day: date, left: Money | None) -> None:
        run_change(
            self._context,
            self._context.book.payments.pay_tool,
            self._due.account_id,
            source,
            amount,
            day,
            self._due.installment_ids,
            left,
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


class PlannedPaymentDialog(PaymentDialog):
    """Marks a repayment paid that a payoff plan wants; how much it is the plan says."""

    def __init__(self, context: AppContext, planned: PlannedPayment, sheet: Sheet) -> None:
        self._planned = planned
        amount = planned.amount
        one = Obligation(
            kind=ObligationKind.BILL,
            account_id=planned.account_id,
            due=planned.on,
            title="",
            amount=amount,
            open=amount,
            state=InstallmentState.UPCOMING,
        )
        super().__init__(context, Due(account_id=planned.account_id, on=planned.on, parts=(one,)), sheet)
        self.amount.setEnabled(False)

    def _what(self) -> str:
        """Return that it is planned, and for when."""
        day = formats.current().weekday_date(self._planned.on, self._context.today())
        return self.tr("planned for {day}").format(day=day)

    def _pay(self, source: Any, amount: Money, day: date, left: Money | None) -> None:  # noqa: ARG002 - the plan says how much
        run_change(
            self._context,
            self._context.book.payoff.pay_planned,
            self._planned.id,
            source,
            day,
            left,
            done=self._on_done,
            refused=self._on_refused,
        )
