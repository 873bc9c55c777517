"""How a purchase is paid: one field, or the ways to pay side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from finapp.domain.rates import explain_xirr
from finapp.projection.ways_to_pay import Shortage, WayKind, concern, explain_net, explain_plan
from ui import fonts
from ui import format as formats
from ui.account_words import balance_text, icon_of
from ui.changes import run_change
from ui.dialogs.offer import OfferDialog
from ui.dialogs.purchase_own_plan import OwnPlan, OwnState
from ui.dialogs.purchase_way_foot import WayFoot
from ui.models import way_columns
from ui.models.way_columns import OWN
from ui.repayments import tile_of
from ui.widgets.buttons import LinkButton
from ui.widgets.comparison import ComparisonGrid
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.notices import Banner
from ui.widgets.number_edits import RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.toggles import Switch

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.money import Money
    from finapp.projection.ways_to_pay import Way
    from finapp.services.accounts import AccountView
    from finapp.services.purchase_entry import Basis
    from ui.context import AppContext


class WaysState(NamedTuple):
    """What was chosen, as long as the dialog is not saved."""

    compare: bool
    by_hand: bool
    account_id: AccountId | None
    key: str
    own: OwnState | None


class PurchaseWays(QWidget):
    """Says what pays: `account_id()`, and with a plan `way().terms`."""

    changed = Signal()
    """Another way was chosen, or the ways have other amounts."""
    revealed = Signal(object)
    """A part that was opened and is to be seen."""

    def __init__(self, context: AppContext, basis: Basis) -> None:
        super().__init__()
        self._context, self._basis = context, basis
        self._price: Money | None = None
        self._day: date = context.today()
        self._currency = basis.currency
        self._ways: list[Way] = []
        self._own_way: Way | None = None
        self.by_hand = False
        """Whether the switch was set by hand, so that the amount does not move it any more."""
        self.compare = Switch(self.tr("Compare ways to pay"), style="heading")
        self.waiting = Picker(chip=True)
        self.yearly = RateEdit(required=True)
        self.yearly.set_value(basis.waiting_yield)
        self._kept_yield = basis.waiting_yield
        self.add_offer = LinkButton(self.tr("Add another offer"), icon="plus-bold")
        self.grid = ComparisonGrid(way_columns.rows())
        self.paid_with = Picker(required=True, placeholder=self.tr("Choose an account or a credit tool"))
        self.paid_field = Field(self.tr("Paid with"), self.paid_with)
        self.foot = WayFoot()
        self.own = OwnPlan(context, basis.currency, basis.week_start)
        self.note = Banner()
        self._planning = False
        self._usual: AccountId | None = None
        self._words = [Label(text, tone="text-3") for text in (self.tr("Money waits in"), self.tr("at"))]
        missing = self.tr("The comparison appears as soon as an amount is there.")
        self._missing = Label(missing, style="small", tone="text-3")
        self.no_account = Banner(self.tr("Add what you pay with first."), tone="accent")
        add = self.no_account.add_button
        self.add_account = add(self.tr("Add account"), link=True)
        self.add_debt = add(self.tr("Add debt or credit tool"), link=True)
        self._lay_out()
        self._connect()
        self.show_basis(basis)

    def _lay_out(self) -> None:
        self.yearly.setProperty("compact", "true")
        self.yearly.setFixedWidth(fonts.px(72))
        self.yearly.setAccessibleName(self.tr("What waiting money earns a year"))
        self.waiting.setAccessibleName(self.tr("Money waits in"))
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self.compare, self._words[0], self.waiting, self._words[1], self.yearly):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.add_offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        paid = QHBoxLayout()
        paid.addWidget(self.paid_field, 1)
        paid.addStretch(1)
        column.addWidget(self.no_account)
        column.addLayout(paid)
        for part in (self._missing, self.grid, self.foot, self.note, self.own):
            column.addWidget(part)

    def _connect(self) -> None:
        self.compare.clicked.connect(self._on_compare)
        self.waiting.value_changed.connect(self._on_waiting)
        self.yearly.value_changed.connect(self._on_yearly)
        self.yearly.editingFinished.connect(self._on_yearly_done)
        self.add_offer.clicked.connect(self._on_add_offer)
        self.grid.chosen.connect(self._on_chosen)
        self.grid.explain_requested.connect(self._on_explain)
        self.paid_with.value_changed.connect(self._on_paid_with)
        self.foot.adjust_wanted.connect(self._on_adjust)
        self.foot.offer_wanted.connect(self._on_change_offer)
        self.foot.resized.connect(self._on_schedule)
        self.own.changed.connect(self._show)
        self.add_account.clicked.connect(partial(self._context.shell.run_command, "add_account"))
        self.add_debt.clicked.connect(partial(self._context.shell.run_command, "add_debt"))

    # what there is -----------------------------------------------------------------------------------

    def show_basis(self, basis: Basis) -> None:
        """Offer the accounts and offers of the book as it is now."""
        self._basis = replace(basis, waiting_yield=self._basis.waiting_yield)
        views = basis.payers(self._currency)
        own = [view for view in views if view.account.kind.is_own]
        self.paid_with.set_items([_item(view) for view in views])
        self.waiting.set_items([_item(view) for view in own])
        if self.waiting.value() is None and own:
            self.waiting.set_value(_usual(own, basis).account.id)
        self.own.set_choices(self._tools(), self.waiting.items(), self._currency)
        if self.account_id() is None and len(views) == 1:
            self.choose(views[0].account.id)
        self._show()

    def _tools(self) -> list[PickItem]:
        return [
            _item(view)
            for view in self._basis.views
            if view.account.kind.is_debt and view.account.currency == self._currency
        ]

    def set_purchase(self, price: Money | None, currency: str, day: date | None) -> None:
        """Compare for another amount or day."""
        self._price, self._day = price, day or self._context.today()
        self.own.set_purchase(price, self._day)
        if currency != self._currency:
            self._currency = currency
            self.show_basis(self._basis)
        if not self.by_hand:
            base = price is not None and price.currency == self._basis.currency
            large = base and price is not None and price.minor > self._basis.compare_above
            self.compare.setChecked(large or self._planned())
        self._show()

    def _planned(self) -> bool:
        way = self.way()
        return self._planning or (way is not None and way.plan is not None)

    # what is chosen ----------------------------------------------------------------------------------

    def account_id(self) -> AccountId | None:
        """Return what pays; None while nothing is chosen."""
        key = self.own.account_id() if self.is_own() else self.paid_with.value()
        return AccountId(key) if isinstance(key, int) else None

    def is_own(self) -> bool:
        """Tell whether the plan with terms of its own is chosen."""
        return self.compare.isChecked() and self._planning and self.grid.value() == OWN

    def way(self) -> Way | None:
        """Return the chosen way, None when ways are not compared or it is not complete yet."""
        if not self.compare.isChecked():
            return None
        if self.is_own():
            return self._own_way
        return next((way for way in self._ways if way.key == self.grid.value()), None)

    def choose(self, account_id: AccountId) -> None:
        """Choose an account or a tool: paying now, or with its next bill."""
        view = self._basis.view(account_id)
        if view is None or view.account.currency != self._currency:
            return
        self._usual = account_id
        self.paid_with.set_value(account_id)
        if view.account.kind.is_own:
            self.waiting.set_value(account_id)
        self._show()
        kind = WayKind.NOW if view.account.kind.is_own else WayKind.BILL
        self.grid.set_value(f"{kind}:{account_id}:0")
        self._tell()

    def _on_compare(self) -> None:
        self.by_hand = True
        self._show()

    def _on_waiting(self, _key: object) -> None:
        self._show()

    def _on_yearly(self, rate: object) -> None:
        if rate is not None:
            self._basis = replace(self._basis, waiting_yield=self.yearly.value() or self._basis.waiting_yield)
            self._show()

    def _on_yearly_done(self) -> None:
        """Keep what waiting money earns, for every comparison."""
        rate, settings = self.yearly.value(), self._context.book.settings
        if rate is not None and rate != self._kept_yield:
            self._kept_yield = rate
            run_change(self._context, settings.set, "waiting_yield", str(rate), toast=False)

    def _on_paid_with(self, key: object) -> None:
        if isinstance(key, int):
            self.choose(AccountId(key))

    def _on_chosen(self, _key: str) -> None:
        self._tell()

    # keeping -----------------------------------------------------------------------------------------

    def state(self) -> WaysState:
        """Return what was chosen, to be shown again later."""
        return WaysState(
            compare=self.compare.isChecked(),
            by_hand=self.by_hand,
            account_id=self.account_id(),
            key=self.grid.value(),
            own=self.own.state() if self._planning else None,
        )

    def restore(self, state: WaysState) -> None:
        """Show what was chosen before."""
        self.compare.setChecked(state.compare)
        self.by_hand = state.by_hand
        if state.account_id is not None:
            self.choose(state.account_id)
        if state.own is not None:
            self._planning = True
            self.own.restore(state.own)
        self._show()
        if state.key:
            self.grid.set_value(state.key)
        self._tell()

    # other offers ------------------------------------------------------------------------------------

    def _on_add_offer(self) -> None:
        self._context.shell.open_dialog(OfferDialog(self._context, self._tools()))

    def _on_change_offer(self) -> None:
        way = self.way()
        if way is not None and way.offer is not None:
            self._context.shell.open_dialog(OfferDialog(self._context, self._tools(), way.offer))

    def _on_schedule(self) -> None:
        self.changed.emit()
        if self.foot.schedule.isVisibleTo(self.foot):
            self.revealed.emit(self.foot.schedule)

    def _on_adjust(self) -> None:
        """Go on with the terms of the chosen plan, each of which can then be changed."""
        way = self.way()
        tool = way.account_id if way is not None and way.kind is not WayKind.NOW else None
        self._planning = True
        self.own.start_from(tool, way.terms if way is not None else None, self._day)
        self._show()
        self.grid.set_value(OWN)
        self._tell()
        self.own.tool.setFocus()
        self.revealed.emit(self.own)

    # showing -----------------------------------------------------------------------------------------

    def _show(self, *_value: object) -> None:
        """Compute and show the ways; the chosen one stays."""
        before = self.grid.value()
        source = self.waiting.value()
        pay_from = AccountId(source) if isinstance(source, int) else None
        price, basis, today = self._price, self._basis, self._context.today()
        self._ways = [] if price is None else basis.ways(price, self._day, pay_from, self._usual)
        self._own_way = None
        if self._planning and price is not None:
            self._own_way = self.own.way(self._day, basis.waiting_yield)
        options = way_columns.columns(self._ways, basis, today, own=self._own_way)
        if self._planning and self._own_way is None and price is not None:
            options.append(way_columns.unfinished())
        self.grid.set_options(options)
        if before.startswith(f"{WayKind.NOW}:") and pay_from is not None:
            self.grid.set_value(f"{WayKind.NOW}:{pay_from}:0")
        self._tell()

    def _tell(self) -> None:
        """Show what belongs to the choice, and say that it is another one."""
        way, own = self.way(), self.is_own()
        if way is not None and not own:
            self.paid_with.set_value(way.account_id)
        comparing, listed = self.compare.isChecked(), bool(self.grid.options())
        for widget in (*self._words, self.waiting, self.yearly, self.add_offer):
            widget.setVisible(comparing)
        self.add_offer.setEnabled(bool(self._tools()))
        payers = self.paid_with.items()
        self.no_account.setVisible(not payers)
        self.paid_field.setVisible(not comparing and bool(payers))
        self._missing.setVisible(comparing and not listed)
        self.grid.setVisible(comparing and listed)
        self.foot.setVisible(comparing and listed)
        self.foot.show_way(way, self._basis, own=own)
        self.own.setVisible(own)
        self._warn(way)
        self.changed.emit()

    def _warn(self, way: Way | None) -> None:
        """Say what stands against the choice."""
        against = concern(way, self._basis.purse(self._currency)) if way is not None else None
        self.note.setVisible(against is not None)
        if way is None or against is None:
            return
        view = self._basis.view(way.account_id)
        name = view.account.label if view is not None else ""
        writes = formats.current()
        text = {
            Shortage.LIMIT: self.tr("{name} lends {left} more. That is {short} too little."),
            Shortage.BALANCE: self.tr("{name} holds {left}. That is {short} too little."),
            Shortage.BUFFER: self.tr("Cash drops to {left}. That is {short} below your buffer."),
        }[against.kind]
        left, short = writes.money(against.left), writes.money(against.short)
        self.note.set_text(text.format(name=name, left=left, short=short))

    def _on_explain(self, key: str, row: str) -> None:
        way = self.way() if key == OWN else next((way for way in self._ways if way.key == key), None)
        if way is None:
            return
        if row == "rate" and way.plan is not None:
            found = explain_xirr(way.plan.rate, way.on)
        elif row in {"total", "fee"} and way.plan is not None:
            found = explain_plan(way.plan)
        else:
            found = explain_net(way, self._basis.waiting_yield)
        self._context.shell.explain(found, self.grid)


def _item(view: AccountView) -> PickItem:
    debt = view.account.kind.is_debt
    return PickItem(
        view.account.id,
        view.account.label,
        detail=f"{formats.current().symbol(view.balance.currency)} {balance_text(view)}",
        tile=tile_of(view.account) if debt else None,
        icon="" if debt else icon_of(view.account.kind),
    )


def _usual(own: list[AccountView], basis: Basis) -> AccountView:
    """Return the account that paid last, else the fullest one."""
    last = basis.last.account_id if basis.last is not None else None
    found = next((view for view in own if view.account.id == last), None)
    return found or max(own, key=lambda view: view.balance.minor)
