"""One repayment that is due, or money that comes back from a borrower, in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.plan import InstallmentState
from finapp.projection.due import Due
from ui import format as formats
from ui.auto_payments import automatic
from ui.changes import run_change
from ui.repayments import (
    GONE,
    PAID,
    ask_payment,
    mark_paid,
    name_of,
    shown_amount,
    state_words,
    take_back,
    what_of,
)
from ui.views.repayment_row import RepaymentRow
from ui.widgets.marks import StateMark

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QMenu, QWidget

    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet
    from ui.context import AppContext

_MARKS = {
    InstallmentState.PARTLY_PAID: "partly",
    InstallmentState.PAID: "paid",
    InstallmentState.PAID_LATE: "paid",
    InstallmentState.OVERDUE: "overdue",
    InstallmentState.REFUNDED: "refunded",
    InstallmentState.WAIVED: "waived",
}


class DueRow(RepaymentRow):
    """One obligation with its menu."""

    def __init__(
        self, context: AppContext, one: Obligation, sheet: Sheet, parent: QWidget | None = None
    ) -> None:
        tool = sheet.accounts[one.account_id]
        super().__init__(context, sheet, tool, name_of(one, tool), parent)
        self._one = one
        self.is_lent = tool.kind is AccountKind.RECEIVABLE
        words = (tool.name if one.plan is not None else "", what_of(one, sheet.today), self._automatic())
        self.detail.set_full_text(" · ".join(word for word in words if word))
        self.state.setText(state_words(one, sheet.today))
        self._dress(one)
        self.lay_out()

    def _automatic(self) -> str:
        """Return that the lender takes it by itself; empty where it does not."""
        one = self._one
        return automatic() if one.is_open and one.account_id in self._sheet.automatic else ""

    def _dress(self, one: Obligation) -> None:
        """Write the amount the way its state wants it."""
        amount = shown_amount(one)
        sign = "+" if self.is_lent else ""
        self.amount.setText(sign + formats.current().money(amount))
        self.amount.setAccessibleName(formats.current().spoken(amount))
        if one.state is InstallmentState.OVERDUE:
            self.amount.set_tone("warning" if self.is_lent else "danger")
            self.state.set_tone("warning" if self.is_lent else "danger")
        elif one.state in PAID | GONE:
            self.amount.set_tone("text-3")
        elif self.is_lent:
            self.amount.set_tone("positive")
        if one.state in _MARKS and not (self.is_lent and one.state is InstallmentState.OVERDUE):
            self.mark = StateMark(_MARKS[one.state], name=self.state.text())
        if one.state in GONE:
            font = self.amount.font()
            font.setStrikeOut(True)
            self.amount.setFont(font)

    # Steps -------------------------------------------------------------------------------------------

    def _due(self) -> Due:
        return Due(account_id=self._one.account_id, on=self._one.due, parts=(self._one,))

    def fill(self, menu: QMenu) -> None:
        """Add what can be done to this repayment as it stands."""
        one = self._one
        if one.is_open:
            done = self.tr("Mark received") if self.is_lent else self.tr("Mark paid")
            self.add_step(menu, "check", done, self.mark_paid)
            self.add_step(menu, "pencil-simple", self.tr("Change amount…"), self.change_amount)
            if one.installment is not None:
                self.add_step(menu, "calendar-blank", self.tr("Pay date…"), self.choose_day)
        if self._sheet.payment_of(one) is not None:
            self.add_step(menu, "arrow-counter-clockwise", self.tr("Take the payment back"), self.take_back)

    def mark_paid(self) -> None:
        """Pay all of it today."""
        mark_paid(self._context, self._due(), self._sheet)

    def change_amount(self) -> None:
        """Ask for amount, day and account."""
        ask_payment(self._context, self._due(), self._sheet)

    def take_back(self) -> None:
        """Remove the payment that settled it."""
        take_back(self._context, self._one, self._sheet)

    def choose_day(self) -> None:
        """Open a month to give this repayment another day."""
        self.open_month(self._one.due, self._one.plan.terms.start if self._one.plan is not None else None)

    def move_to(self, day: date) -> None:
        """Give this installment another day."""
        if self._one.installment is not None and day != self._one.due:
            run_change(self._context, self._context.book.plans.move, self._one.installment.id, day)
