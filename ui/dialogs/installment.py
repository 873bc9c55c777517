"""The dialogs that change one installment: its date, its amount, or every amount from it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notices import Banner
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from finapp.domain.plan import Installment, Plan
    from finapp.errors import UserError
    from ui.context import AppContext

ONE, FOLLOWING = "one", "following"


class _InstallmentDialog(DialogFrame):
    """What both dialogs share: the installment named, a place for trouble, and saving."""

    def __init__(self, context: AppContext, plan: Plan, part: Installment, title: str, step: str) -> None:
        super().__init__(title, primary=step)
        self.context, self.plan, self.part = context, plan, part
        writes = formats.current()
        text = self.tr("{plan}, installment {number} of {count}: {amount} due {day}")
        text = text.format(
            plan=plan.title,
            number=part.number,
            count=len(plan.installments),
            amount=writes.money(part.open_money),
            day=writes.date(part.due),
        )
        self.body.addWidget(Label(text, tone="text-2", wrap=True))
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self.body.addWidget(self.trouble)

    def on_done(self, _change: object) -> None:
        self.accept()

    def on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()


class DueDateDialog(_InstallmentDialog):
    """Gives one installment another due date."""

    def __init__(self, context: AppContext, plan: Plan, part: Installment) -> None:
        super().__init__(context, plan, part, "", "")
        self.setWindowTitle(self.tr("Change due date"))
        self.title.setText(self.windowTitle())
        self.primary.setText(self.tr("Change date"))
        self.primary.show()
        self.day = DateEdit(context.today(), required=True, first=plan.terms.start)
        self.day.set_value(part.due)
        hint = self.tr("Only this installment moves; the others stay where they are.")
        self.body.addWidget(Field(self.tr("Due on"), self.day, hint=hint))

    def submit(self) -> None:
        """Move the installment."""
        if not check_all([self.day]):
            return
        self.primary.setEnabled(False)
        run_change(
            self.context,
            self.context.book.plans.move,
            self.part.id,
            self.day.value(),
            done=self.on_done,
            refused=self.on_refused,
        )


class AmountDialog(_InstallmentDialog):
    """Sets one installment, or all from it on, to what the lender printed."""

    def __init__(
        self, context: AppContext, plan: Plan, part: Installment, *, following: bool = False
    ) -> None:
        super().__init__(context, plan, part, "", "")
        self.setWindowTitle(self.tr("Change amount"))
        self.title.setText(self.windowTitle())
        self.primary.setText(self.tr("Change amount"))
        self.primary.show()
        self.amount = MoneyEdit(plan.currency, required=True, zero=False)
        self.amount.set_value(part.money)
        self.reach = Segmented(
            [Choice(ONE, self.tr("This one only")), Choice(FOLLOWING, self.tr("From here on"))],
            name=self.tr("Changes"),
        )
        self.reach.set_value(FOLLOWING if following else ONE)
        self.field = Field(self.tr("Amount"), self.amount)
        self.body.addWidget(self.field)
        self.body.addWidget(self.reach)
        self.reach.changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        """Say what becomes of the other installments."""
        if self.reach.value() == FOLLOWING:
            self.field.set_hint(self.tr("Each later installment takes this amount, the last one the rest."))
        else:
            self.field.set_hint(self.tr("Later open installments even the difference out."))
        self.refit()

    def submit(self) -> None:
        """Save the amount."""
        if not check_all([self.amount]):
            return
        self.primary.setEnabled(False)
        run_change(
            self.context,
            self.context.book.plans.change_amount,
            self.plan.id,
            self.part.number,
            self.amount.value(),
            following=self.reach.value() == FOLLOWING,
            done=self.on_done,
            refused=self.on_refused,
        )
