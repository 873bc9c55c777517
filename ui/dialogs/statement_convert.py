"""The dialog that moves a statement, or a part of it, into installments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import format as formats
from ui.changes import run_change
from ui.dialogs.plan import PlanDialog

if TYPE_CHECKING:
    from finapp.domain.plan import PlanDraft
    from ui.context import AppContext
    from ui.dialogs.statement_sheet import StatementSheet


class ConvertDialog(PlanDialog):
    """The plan dialog, filled in with what is unpaid of a closed statement."""

    def __init__(self, context: AppContext, sheet: StatementSheet) -> None:
        super().__init__(context, terms=sheet.plan_terms(context.today()))
        self._sheet = sheet
        title, writes = self.tr("Convert into installments"), formats.current()
        self.setWindowTitle(title)
        self.title.setText(title)
        self.primary.setText(self.tr("Convert"))
        day = writes.short_date(sheet.statement.closing, context.today())
        self.name.set_value(self.tr("Statement of {day}").format(day=day))
        self.lender.set_value(sheet.account.id)
        self.lender.setEnabled(False)
        self._take_lender(sheet.account.id)
        self._paid_field.hide()
        self._target_field.hide()
        most = writes.money(sheet.statement.money(sheet.convertible))
        self.form.field("price").set_label(self.tr("Amount"))
        self.form.field("price").set_hint(self.tr("At most {amount} of this statement").format(amount=most))
        self._show()

    def _add(self, draft: PlanDraft) -> None:
        """Convert instead of adding a plan of its own."""
        run_change(
            self._context,
            self._context.book.statements.convert,
            draft,
            self._sheet.statement.closing,
            done=self._on_done,
            refused=self._on_refused,
        )
