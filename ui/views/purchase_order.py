"""The way of an order in the inspector: its steps with their days, each of which can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from finapp.domain.purchase import OrderStatus
from ui import format as formats
from ui.models.purchase_rows import status_word
from ui.views.purchase_columns import can_become
from ui.widgets.inspector import Section
from ui.widgets.steps import OrderSteps, Step

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.purchase import Purchase

_AT_THE_END = {OrderStatus.DISPUTED, OrderStatus.CLOSED}


class OrderSection(Section):
    """Paid, shipped, received, and how it ended."""

    status_wanted = Signal(object)
    refund_wanted = Signal()

    def __init__(self, purchase: Purchase, today: date, *, refundable: bool) -> None:
        super().__init__()
        here = purchase.status
        last = here if here in _AT_THE_END else OrderStatus.REFUNDED
        self._states = [OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.RECEIVED, last]
        days = [purchase.bought_on, purchase.shipped_on, purchase.received_on, purchase.ended_on]
        done = [
            True,
            purchase.shipped_on is not None or here in {OrderStatus.SHIPPED, OrderStatus.RECEIVED},
            purchase.received_on is not None or here is OrderStatus.RECEIVED,
            here is last,
        ]
        writes = formats.current()
        steps = []
        for state, day, was in zip(self._states, days, done, strict=True):
            shown = writes.short_date(day, today) if was and day is not None else "–"
            steps.append(Step(status_word(state), shown, was, self._tip(here, state, refundable=refundable)))
        self.steps = OrderSteps(steps)
        self.steps.step_chosen.connect(self._on_step)
        self.body.addWidget(self.steps)

    def _tip(self, here: OrderStatus, state: OrderStatus, *, refundable: bool) -> str:
        """Return what choosing a step does; empty where it does nothing."""
        if state is OrderStatus.REFUNDED:
            return self.tr("Refund…") if refundable else ""
        if state is here or state not in can_become(here):
            return ""
        return self.tr("Mark as {status}").format(status=status_word(state).lower())

    def _on_step(self, number: int) -> None:
        state = self._states[number]
        if state is OrderStatus.REFUNDED:
            self.refund_wanted.emit()
        else:
            self.status_wanted.emit(state)
