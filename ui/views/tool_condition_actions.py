"""What is done to the conditions and promotions of one tool from its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.changes import run_change
from ui.dialogs.conditions_change import ConditionsDialog
from ui.dialogs.loan_steps import RateDialog
from ui.dialogs.promotion import PromotionDialog
from ui.views import tool_promotions as promotions
from ui.views import tool_rates as rates

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.loan_terms import Loan
    from finapp.domain.statement import Promotion
    from finapp.domain.tool_versions import ToolVersion
    from ui.context import AppContext
    from ui.models.tool_sheet import ToolSheet


class ConditionActions(QObject):
    """Opens the dialogs of the tool that the page shows."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.sheet: ToolSheet | None = None
        self.loan: Loan | None = None

    # conditions --------------------------------------------------------------------------------------

    @Slot()
    def add_version(self) -> None:
        """Ask what holds from a day on."""
        if self.sheet is not None:
            self._context.shell.open_dialog(ConditionsDialog(self._context, self.sheet))

    @Slot(object)
    def change_version(self, version: ToolVersion) -> None:
        """Open a version."""
        if self.sheet is not None:
            self._context.shell.open_dialog(ConditionsDialog(self._context, self.sheet, version))

    @Slot(object)
    def remove_version(self, day: date) -> None:
        """Forget a version."""
        if self.sheet is not None:
            run_change(self._context, self._context.book.conditions.remove_version, self.sheet.id, day)

    # rates -------------------------------------------------------------------------------------------

    @Slot()
    def add_rate(self) -> None:
        """Ask for another rate of the loan, or for other conditions of the tool."""
        if self.loan is not None:
            self._context.shell.open_dialog(RateDialog(self._context, self.loan))
        else:
            self.add_version()

    @Slot(str, object)
    def rate_step(self, step: str, day: date) -> None:
        """Change or remove the rate of a day."""
        loan, sheet = self.loan, self.sheet
        if loan is None:
            found = () if sheet is None else sheet.dated.versions()
            version = next((one for one in found if one.valid_from == day), None)
            if version is not None:
                self.change_version(version)
        elif step == rates.REMOVE:
            run_change(self._context, self._context.book.loans.set_rate, loan.plan.id, day, None)
        else:
            rate = next(one.rate for one in loan.rates if one.valid_from == day)
            self._context.shell.open_dialog(RateDialog(self._context, loan, (day, rate)))

    # promotions --------------------------------------------------------------------------------------

    @Slot()
    def add_promotion(self) -> None:
        """Ask for a promotion."""
        if self.sheet is not None:
            self._context.shell.open_dialog(PromotionDialog(self._context, self.sheet))

    @Slot(str, object)
    def promotion_step(self, step: str, what: Promotion | int) -> None:
        """Change or remove a promotion, or go to a plan."""
        if self.sheet is None:
            return
        if step == promotions.PLAN:
            self._context.shell.navigate("plans", plan=what)
        elif not isinstance(what, int) and step == promotions.CHANGE:
            self._context.shell.open_dialog(PromotionDialog(self._context, self.sheet, what))
        elif not isinstance(what, int):
            run_change(self._context, self._context.book.conditions.remove_promotion, what.id)
