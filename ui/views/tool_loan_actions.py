"""What is done to one loan from its page: each step in its dialog, each removal at once and undoable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.changes import run_change
from ui.dialogs.loan import add_loan_terms, change_loan
from ui.dialogs.loan_steps import BalanceDialog, ExtraDialog, HolidayDialog, RateDialog
from ui.dialogs.payoff import PayoffDialog
from ui.errors import report_failure
from ui.views import tool_head
from ui.views.tool_loan_terms import BALANCE, CHANGE, EXTRA, HOLIDAY, RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.account import AccountId
    from finapp.domain.loan_terms import Loan, RateChange
    from finapp.services.settlement import Payoff
    from ui.context import AppContext


class LoanActions(QObject):
    """Opens the dialogs of the loan that the page shows."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.loan: Loan | None = None
        self.account_id: AccountId | None = None

    @Slot(str)
    def step(self, key: str) -> None:
        """Open the dialog of a step."""
        loan, context = self.loan, self._context
        if key == tool_head.NEW and self.account_id is not None:
            add_loan_terms(context, self.account_id)
            return
        if loan is None:
            return
        kinds = {
            tool_head.EXTRA: ExtraDialog,
            tool_head.RATE: RateDialog,
            tool_head.HOLIDAY: HolidayDialog,
            tool_head.BALANCE: BalanceDialog,
        }
        if key in kinds:
            context.shell.open_dialog(kinds[key](context, loan))
        elif key == tool_head.PAY_OFF:
            job = context.tasks.read(context.book.settlements.preview, loan.plan.id)
            job.finished.connect(self._on_payoffs)
            job.failed.connect(self._on_failed)

    @Slot()
    def change_terms(self) -> None:
        """Open the dialog of what was agreed."""
        if self.loan is not None:
            change_loan(self._context, self.loan)

    @Slot(object)
    def _on_payoffs(self, payoffs: Sequence[Payoff]) -> None:
        if self.loan is not None and payoffs:
            self._context.shell.open_dialog(PayoffDialog(self._context, self.loan.plan, payoffs))

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        report_failure(self._context.shell, error)

    @Slot(str, object)
    def happened(self, step: str, what: tuple[str, object]) -> None:
        """Change or remove something that happened to the loan."""
        loan, loans = self.loan, self._context.book.loans
        kind, key = what
        if loan is None:
            return
        if kind == RATE:
            self._rate(loan, step, key)  # type: ignore[arg-type] # the key of a rate is the rate
        elif kind == HOLIDAY:
            run_change(self._context, loans.remove_holiday, loan.plan.id, key)
        elif kind == BALANCE:
            run_change(self._context, loans.remove_balance, loan.plan.id, key)
        elif kind == EXTRA and key is not None:
            run_change(self._context, self._context.book.payments.remove, key)

    def _rate(self, loan: Loan, step: str, rate: RateChange) -> None:
        if step == CHANGE:
            dialog = RateDialog(self._context, loan, (rate.valid_from, rate.rate))
            self._context.shell.open_dialog(dialog)
        else:
            run_change(self._context, self._context.book.loans.set_rate, loan.plan.id, rate.valid_from, None)
