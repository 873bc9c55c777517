"""The further fields of a purchase: order number, where the order is and since when, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.purchase import OrderStatus
from ui.models.purchase_rows import status_icon, status_word
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field, TextField
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.purchase import PurchaseDraft

_BY_HAND = (
    OrderStatus.PAID,
    OrderStatus.SHIPPED,
    OrderStatus.RECEIVED,
    OrderStatus.DISPUTED,
    OrderStatus.CLOSED,
)
_ENDED = {OrderStatus.DISPUTED, OrderStatus.REFUNDED, OrderStatus.CLOSED}


class PurchaseDetails(QWidget):
    """Order number, state with its days, note."""

    resized = Signal()

    def __init__(self, today: date, week_start: int) -> None:
        super().__init__()
        self.number = TextField()
        self.status = Picker([_item(one) for one in _BY_HAND], required=True)
        self.status.set_value(OrderStatus.PAID)
        self.shipped, self.received, self.ended = (
            DateEdit(today, first_weekday=week_start) for _ in range(3)
        )
        self.note = TextField()
        self._fields = {
            "shipped": Field(self.tr("Shipped on"), self.shipped),
            "received": Field(self.tr("Received on"), self.received),
            "ended": Field(self.tr("Since"), self.ended),
        }
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(Field(self.tr("Order number"), self.number), 3)
        first.addWidget(Field(self.tr("Order status"), self.status), 2)
        for field in self._fields.values():
            first.addWidget(field, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(first)
        column.addWidget(Field(self.tr("Note"), self.note))
        self.status.value_changed.connect(self._on_status)
        self._today = today
        self._fit()

    def set_bought(self, day: date | None) -> None:
        """Allow only days from the purchase on."""
        for edit in (self.shipped, self.received, self.ended):
            edit.set_limits(day, None)

    def _on_status(self, _key: object) -> None:
        """Take today for the step that was just taken."""
        edit = {OrderStatus.SHIPPED: self.shipped, OrderStatus.RECEIVED: self.received}.get(self.state())
        edit = self.ended if self.state() in _ENDED else edit
        if edit is not None and edit.value() is None:
            edit.set_value(self._today)
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        state = self.state()
        shown = {
            "shipped": state is not OrderStatus.PAID,
            "received": state not in {OrderStatus.PAID, OrderStatus.SHIPPED},
            "ended": state in _ENDED,
        }
        for key, wanted in shown.items():
            self._fields[key].setVisible(wanted)

    def state(self) -> OrderStatus:
        """Return where the order is."""
        return OrderStatus(str(self.status.value()))

    def values(self) -> dict[str, Any]:
        """Return the parts of a draft that are typed here."""
        state = self.state()
        arrived = state not in {OrderStatus.PAID, OrderStatus.SHIPPED}
        return {
            "order_number": self.number.value(),
            "status": state,
            "shipped_on": self.shipped.value() if state is not OrderStatus.PAID else None,
            "received_on": self.received.value() if arrived else None,
            "ended_on": self.ended.value() if state in _ENDED else None,
            "note": self.note.value(),
        }

    def show_draft(self, draft: PurchaseDraft) -> None:
        """Show what a purchase has."""
        if draft.status not in _BY_HAND:
            self.status.set_items([*self.status.items(), _item(draft.status)])
        self.restore({name: getattr(draft, name) for name in self.values()})

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `values` returned before."""
        self.number.set_value(state["order_number"])
        self.status.set_value(state["status"])
        self.shipped.set_value(state["shipped_on"])
        self.received.set_value(state["received_on"])
        self.ended.set_value(state["ended_on"])
        self.note.set_value(state["note"])
        self._fit()

    def is_plain(self) -> bool:
        """Tell whether nothing was typed here."""
        values = self.values()
        return values["status"] is OrderStatus.PAID and not values["order_number"] and not values["note"]

    def controls(self) -> list[QWidget]:
        """Return what is checked before saving, in order."""
        dates = [self.shipped, self.received, self.ended]
        return [edit for edit in dates if edit.isVisibleTo(self)]


def _item(status: OrderStatus) -> PickItem:
    return PickItem(status, status_word(status), icon=status_icon(status))
