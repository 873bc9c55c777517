"""What can't be changed of a purchase because a plan or a refund rests on it, and the way to what can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import format as formats
from ui.dialogs.plan import PlanDialog
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from finapp.domain.plan import Plan
    from finapp.services.purchases import PurchaseView
    from ui.context import AppContext


class PurchaseRests(Banner):
    """Names the plan or the refund; `forbids` tells whether there is any."""

    def __init__(self, context: AppContext, view: PurchaseView | None) -> None:
        super().__init__(tone="accent")
        self._context = context
        self._plan = view.plans[0] if view is not None and view.plans else None
        self.forbids = view is not None and bool(view.plans or view.refunds)
        if self._plan is not None:
            self.set_text(self._planned(self._plan))
            self.change = self.add_button(self.tr("Change the plan’s terms"), link=True)
            self.change.clicked.connect(self._on_change)
        elif view is not None and view.refunds:
            text = self.tr("{amount} of it came back. Price and what paid stay as they are.")
            self.set_text(text.format(amount=formats.current().money(view.refunded)))

    def _planned(self, plan: Plan) -> str:
        tool = self._context.book.accounts.all()[plan.account_id].name
        text = self.tr(
            "Paid in %n installment(s) with {tool}, {done} done. Price and what paid stay as they are.",
            "",
            len(plan.installments),
        )
        return text.format(tool=tool, done=plan.done)

    def _on_change(self) -> None:
        if self._plan is not None:
            self._context.shell.open_dialog(PlanDialog(self._context, plan=self._plan))
