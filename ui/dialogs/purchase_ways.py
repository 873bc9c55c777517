"""How a purchase is paid: one field, or the ways to pay side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from finapp.domain.rates import explain_xirr
from finapp.projection.ways_to_pay import Shortage, WayKind, concern, explain_net
from ui import format as formats
from ui.account_words import balance_text, icon_of
from ui.models import way_columns
from ui.repayments import tile_of
from ui.widgets.buttons import LinkButton
from ui.widgets.comparison import ComparisonGrid
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker, PickItem
from ui.widgets.toggles import Switch

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.money import Money
    from finapp.projection.ways_to_pay import Way
    from finapp.services.accounts import AccountView
    from finapp.services.purchase_entry import Basis
    from ui.context import AppContext


class PurchaseWays(QWidget):
    """Says what pays: `account_id()`, and with a plan `way().terms`."""

    changed = Signal()
    """Another way was chosen, or the ways have other amounts."""
    offer_wanted = Signal()

    def __init__(self, context: AppContext, basis: Basis) -> None:
        super().__init__()
        self._context, self._basis = context, basis
        self._price: Money | None = None
        self._day: date = context.today()
        self._currency = basis.currency
        self._ways: list[Way] = []
        self._by_hand = False
        """Whether the switch was set by hand, so that the amount does not move it any more."""
        self.compare = Switch(self.tr("Compare ways to pay"))
        self.waiting = Picker(chip=True)
        self.add_offer = LinkButton(self.tr("Add another offer"), icon="plus-bold")
        self.grid = ComparisonGrid(way_columns.rows())
        self.paid_with = Picker(required=True, placeholder=self.tr("Choose an account or a credit tool"))
        self.paid_field = Field(self.tr("Paid with"), self.paid_with)
        self.note = Banner()
        self._waiting_words = Label(self.tr("Money waits in"), tone="text-3")
        self._missing = Label(
            self.tr("The comparison appears as soon as an amount is there."), style="small", tone="text-3"
        )
        self._lay_out()
        self.show_basis(basis)
        self.compare.clicked.connect(self._on_compare)
        self.waiting.value_changed.connect(self._on_waiting)
        self.add_offer.clicked.connect(self.offer_wanted)
        self.grid.chosen.connect(self._on_chosen)
        self.grid.explain_requested.connect(self._on_explain)
        self.paid_with.value_changed.connect(self._on_paid_with)
        self._fit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.compare)
        head.addWidget(self._waiting_words)
        head.addWidget(self.waiting)
        head.addStretch(1)
        head.addWidget(self.add_offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.paid_field)
        column.addWidget(self._missing)
        column.addWidget(self.grid)
        column.addWidget(self.note)

    # what there is -----------------------------------------------------------------------------------

    def show_basis(self, basis: Basis) -> None:
        """Offer the accounts and offers of the book as it is now."""
        self._basis = basis
        views = basis.payers(self._currency)
        self.paid_with.set_items([_item(view) for view in views])
        own = [view for view in views if view.account.kind.is_own]
        self.waiting.set_items([_item(view) for view in own])
        if self.waiting.value() is None and own:
            self.waiting.set_value(_usual(own, basis).account.id)
        self._show()

    def set_purchase(self, price: Money | None, currency: str, day: date | None) -> None:
        """Compare for another amount or day."""
        self._price, self._day = price, day or self._context.today()
        if currency != self._currency:
            self._currency = currency
            self.show_basis(self._basis)
        if not self._by_hand:
            above = price is not None and price.currency == self._basis.currency
            large = above and price is not None and price.minor > self._basis.compare_above
            self.compare.setChecked(large or self._planned())
        self._show()

    def _planned(self) -> bool:
        way = self.way()
        return self.compare.isChecked() and way is not None and way.plan is not None

    # what is chosen ----------------------------------------------------------------------------------

    def account_id(self) -> AccountId | None:
        """Return what pays; None while nothing is chosen."""
        key = self.paid_with.value()
        return AccountId(key) if isinstance(key, int) else None

    def way(self) -> Way | None:
        """Return the chosen way, None when ways are not compared or there is no amount yet."""
        if not self.compare.isChecked():
            return None
        return next((way for way in self._ways if way.key == self.grid.value()), None)

    def choose(self, account_id: AccountId) -> None:
        """Choose an account or a tool: paying now, or with its next bill."""
        view = self._basis.view(account_id)
        if view is None or view.account.currency != self._currency:
            return
        self.paid_with.set_value(account_id)
        if view.account.kind.is_own:
            self.waiting.set_value(account_id)
        self._show()
        kind = WayKind.NOW if view.account.kind.is_own else WayKind.BILL
        self.grid.set_value(f"{kind}:{account_id}:0")
        self._note()

    def _on_compare(self) -> None:
        self._by_hand = True
        self._show()

    def _on_waiting(self, _key: object) -> None:
        self._show()

    def _on_paid_with(self, key: object) -> None:
        if isinstance(key, int):
            self.choose(AccountId(key))
        self.changed.emit()

    def _on_chosen(self, key: str) -> None:
        way = next(way for way in self._ways if way.key == key)
        self.paid_with.set_value(way.account_id)
        self._note()
        self.changed.emit()

    # showing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Compute and show the ways; the chosen one stays."""
        source = self.waiting.value()
        before = self.way()
        pay_from = AccountId(source) if isinstance(source, int) else None
        price = self._price
        self._ways = [] if price is None else self._basis.ways(price, self._day, pay_from)
        self.grid.set_options(way_columns.columns(self._ways, self._basis, self._context.today()))
        if before is not None and before.kind is WayKind.NOW and pay_from is not None:
            self.grid.set_value(f"{WayKind.NOW}:{pay_from}:0")
        chosen = self.way()
        if chosen is not None:
            self.paid_with.set_value(chosen.account_id)
        self._fit()
        self._note()
        self.changed.emit()

    def _fit(self) -> None:
        comparing = self.compare.isChecked()
        for widget in (self._waiting_words, self.waiting, self.add_offer):
            widget.setVisible(comparing)
        self.paid_field.setVisible(not comparing)
        self.grid.setVisible(comparing and bool(self._ways))
        self._missing.setVisible(comparing and not self._ways)

    def _note(self) -> None:
        """Say what stands against the choice."""
        way = self.way()
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
        self.note.set_text(
            text.format(name=name, left=writes.money(against.left), short=writes.money(against.short))
        )

    def _on_explain(self, key: str, row: str) -> None:
        way = next((way for way in self._ways if way.key == key), None)
        if way is None:
            return
        if row == "rate" and way.plan is not None:
            self._context.shell.explain(explain_xirr(way.plan.rate, way.on), self.grid)
        elif row in {"net", "earned", "gap"}:
            self._context.shell.explain(explain_net(way, self._basis.waiting_yield), self.grid)


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
