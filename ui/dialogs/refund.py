"""The dialog for a refund: how much, when, where to, and what that leaves of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from finapp.domain.money import Money
from finapp.domain.settlement import RefundPolicy, apply_refund
from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.repayments import tile_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import CutLabel, Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker, PickItem
from ui.widgets.schedule import ScheduleList, ScheduleRow

if TYPE_CHECKING:
    from finapp.domain.account import Account, AccountId
    from finapp.domain.plan import Installment, Plan
    from finapp.errors import UserError
    from finapp.services.purchases import PurchaseView
    from ui.context import AppContext


class RefundDialog(DialogFrame):
    """Records money that came back for one purchase."""

    def __init__(self, context: AppContext, view: PurchaseView, paid_with: Account) -> None:
        super().__init__(self.tr("Refund"), primary=self.tr("Record refund"))
        self._context, self._view, self._paid_with = context, view, paid_with
        self._accounts = context.book.accounts.all()
        price = view.purchase.price
        self.amount = MoneyEdit(price.currency, required=True, zero=False)
        self.amount.set_value(price - view.refunded)
        self.day = DateEdit(context.today(), required=True, first=view.purchase.bought_on)
        self.day.set_value(context.today())
        self.target = Picker(self._targets(), required=True)
        self.target.set_value(paid_with.id)
        self.policy = Picker(self._policies(), required=True)
        self.policy.set_value(RefundPolicy.LAST_FIRST)
        self.arrived = MoneyEdit(price.currency, zero=False)
        self.after = ScheduleList()
        self.heading = Label("", style="small-name", tone="text-2")
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._amount_field = Field(self.tr("Amount"), self.amount)
        self._policy_field = Field(self.tr("Takes off"), self.policy)
        self._arrived_field = Field(self.tr("Arrived there"), self.arrived)
        self._fill()
        self.amount.value_changed.connect(self._show)
        self.target.value_changed.connect(self._show)
        self.policy.value_changed.connect(self._show)
        self._show()

    @property
    def plan(self) -> Plan | None:
        """The plan that still asks for something."""
        return next((plan for plan in self._view.plans if plan.open > 0), None)

    def _fill(self) -> None:
        purchase, writes = self._view.purchase, formats.current()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(CutLabel(purchase.title, style="heading"))
        details = [purchase.merchant, writes.date(purchase.bought_on)]
        if self._view.refunded:
            back = self.tr("{amount} came back already")
            details.append(back.format(amount=writes.money(self._view.refunded)))
        line = " · ".join(one for one in details if one)
        words.addWidget(CutLabel(line, style="small", tone="text-3"))
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(Label(writes.money(purchase.price), style="figure-3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.addWidget(self._amount_field, 0, 0)
        grid.addWidget(Field(self.tr("Came back on"), self.day), 0, 1)
        grid.addWidget(Field(self.tr("Goes back to"), self.target), 1, 0)
        grid.addWidget(self._policy_field, 1, 1)
        grid.addWidget(self._arrived_field, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.trouble)
        self.body.addLayout(grid)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.after)

    def _targets(self) -> list[PickItem]:
        """Return what paid first, then the household's own accounts."""
        tool = self._paid_with
        lead = tile_of(tool) if tool.kind.is_debt else None
        detail = self.tr("what paid")
        first = PickItem(tool.id, tool.label, detail=detail, tile=lead, icon="" if lead else "wallet")
        return [
            first,
            *(
                PickItem(one.id, one.label, icon="wallet")
                for one in self._accounts.values()
                if one.kind.is_own and one.id != tool.id and one.closed_on is None
            ),
        ]

    def _foreign(self) -> str:
        """Return the currency of the account it goes to, empty where it is that of the price."""
        account = next((one for one in self._accounts.values() if one.id == self.target.value()), None)
        currency = account.currency if account is not None else None
        return currency if currency and currency != self._view.purchase.price.currency else ""

    def _policies(self) -> list[PickItem]:
        return [
            PickItem(RefundPolicy.LAST_FIRST, self.tr("the last installments first")),
            PickItem(RefundPolicy.PRO_RATA, self.tr("all open installments evenly")),
            PickItem(RefundPolicy.NEXT_DUE, self.tr("the next installments first")),
            PickItem(RefundPolicy.CASH, self.tr("nothing: a credit on the bill")),
        ]

    # what it leaves ----------------------------------------------------------------------------------

    def _show(self, _value: object = None) -> None:
        """Show what the plan asks for after the refund."""
        plan, amount = self.plan, self.amount.value()
        to_tool = self.target.value() == self._paid_with.id
        self._policy_field.setVisible(plan is not None and to_tool)
        foreign = self._foreign()
        self._arrived_field.setVisible(bool(foreign))
        self.arrived.set_required(bool(foreign))
        if foreign:
            self.arrived.set_currency(foreign)
        shown = plan is not None and to_tool and amount is not None and amount.minor > 0
        self.after.setVisible(shown)
        self.heading.setVisible(shown)
        if plan is not None and shown and amount is not None:
            self._show_after(plan, amount)
        self._amount_field.set_hint(self._hint(amount))
        self.refit()

    def _hint(self, amount: Money | None) -> str:
        left = self._view.purchase.price - self._view.refunded
        if amount is None or amount == left:
            return ""
        if amount > left:
            text = self.tr("At most {amount} can come back")
            return text.format(amount=formats.current().money(left))
        return self.tr("{amount} of the price stays").format(amount=formats.current().money(left - amount))

    def _show_after(self, plan: Plan, amount: Money) -> None:
        rows = [row for row in plan.installments if row.open > 0]
        policy = RefundPolicy(str(self.policy.value()))
        effect = apply_refund([row.open_principal for row in rows], amount.minor, policy)
        writes, currency = formats.current(), plan.currency
        left = [
            principal + self._cost_left(row, principal, effect.remaining)
            for row, principal in zip(rows, effect.remaining, strict=True)
        ]
        text = self.tr("Left to pay after this: {amount}")
        words = text.format(amount=writes.money(Money(sum(left), currency)))
        if effect.cash_back:
            credit = self.tr("{amount} becomes a credit at {tool}")
            money = writes.money(Money(effect.cash_back, currency))
            words += " · " + credit.format(amount=money, tool=self._paid_with.name)
        self.heading.setText(words)
        self.after.set_rows([self._row(row, minor, currency) for row, minor in zip(rows, left, strict=True)])

    def _cost_left(self, row: Installment, principal: int, remaining: tuple[int, ...]) -> int:
        """Return the cost an installment still asks for: waived with the last of its principal."""
        taken = row.open_principal - principal
        day = self.day.value() or self._context.today()
        ended = principal == 0 and (taken or (not any(remaining) and row.due > day))
        return 0 if ended else row.open_cost

    def _row(self, row: Installment, left: int, currency: str) -> ScheduleRow:
        writes = formats.current()
        note = ""
        if left != row.open:
            note = self.tr("was {amount}").format(amount=writes.amount(Money(row.open, currency)))
        day = writes.listed_date(row.due, self._context.today())
        state = "refunded" if left == 0 else "upcoming"
        amount = writes.amount(Money(left or row.open, currency))
        return ScheduleRow(row.id, str(row.number), day, amount, state, note)

    # saving ------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Record the refund."""
        if not check_all([self.amount, self.day, self.target, self.policy, self.arrived]):
            return
        target: AccountId | None = self.target.value()  # type: ignore[assignment] # keys are accounts
        self.primary.setEnabled(False)
        run_change(
            self._context,
            self._context.book.refunds.add,
            self._view.purchase.id,
            self.amount.value(),
            self.day.value(),
            RefundPolicy(str(self.policy.value())),
            None if target == self._paid_with.id else target,
            self.arrived.value() if self._foreign() else None,
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
