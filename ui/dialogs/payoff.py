"""The dialog that pays a plan off early: what it costs now against going on to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from finapp.domain.money import Money
from finapp.domain.plan import SettlementRule
from ui import format as formats
from ui import i18n
from ui.changes import run_change
from ui.dialogs.plan_words import settlement_words
from ui.errors import sentence_of
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import DialogFrame
from ui.widgets.facts import LineFigures
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import Label
from ui.widgets.notices import Banner
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.plan import Plan
    from finapp.errors import UserError
    from finapp.services.settlement import Payoff
    from ui.context import AppContext


class PayoffDialog(DialogFrame):
    """Compares paying off now with going on, under the lender's rule, and records it."""

    def __init__(self, context: AppContext, plan: Plan, payoffs: Sequence[Payoff]) -> None:
        super().__init__(self.tr("Pay off early"), primary=self.tr("Pay off"))
        self._context, self._plan = context, plan
        self._payoffs = {one.rule: one for one in payoffs}
        rules = [PickItem(one.rule, settlement_words(one.rule)) for one in payoffs]
        self.rule = Picker(rules, required=True)
        self.rule.set_value(payoffs[0].rule)
        self.source = Picker(self._sources(), required=True, placeholder=self.tr("Choose an account"))
        usual = context.book.accounts.all()[plan.account_id].pay_from_id
        if usual is None and len(self.source.items()) == 1:
            usual = self.source.items()[0].key  # type: ignore[assignment] # keys are accounts here
        self.source.set_value(usual)
        self.day = DateEdit(context.today(), required=True, first=plan.terms.start)
        self.day.set_value(context.today())
        self.lines = LineFigures()
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._arrange(len(payoffs) > 1)
        self.rule.value_changed.connect(self._show)
        self._show()

    def _arrange(self, several: bool) -> None:
        self.body.addWidget(Label(self._plan.title, style="heading"))
        self.body.addWidget(self.trouble)
        if several:
            hint = self.tr("Ask the lender; the saving depends on it.")
            self.body.addWidget(Field(self.tr("Fees still to come"), self.rule, hint=hint))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(Field(self.tr("From account"), self.source), 0, 0)
        grid.addWidget(Field(self.tr("Paid on"), self.day), 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.lines)

    def _sources(self) -> list[PickItem]:
        return [
            PickItem(account.id, account.label, icon="bank")
            for account in self._context.book.accounts.all().values()
            if account.kind.is_own
            and account.closed_on is None
            and account.currency in {None, self._plan.currency}
        ]

    def _show(self) -> None:
        """Show the comparison under the chosen rule."""
        found = self._payoffs.get(SettlementRule(str(self.rule.value())))
        if found is None:
            return
        writes = formats.current()

        def money(minor: int) -> str:
            return writes.money(Money(minor, found.currency))

        self.lines.clear()
        self.lines.add(self.tr("Still owed without fees"), money(found.principal))
        self.lines.add(self.tr("Fees and interest charged"), money(found.charges))
        if found.penalty:
            self.lines.add(self.tr("Charge for paying early"), money(found.penalty))
        self.lines.add_total(self.tr("To pay now"), money(found.amount))
        self.lines.add(self.tr("Going on to the end"), money(found.remaining))
        tone = "positive" if found.saved > 0 else "text"
        self.lines.add(self.tr("Saves"), money(found.saved), tone=tone)
        self.primary.setText(self.tr("Pay off with {amount}").format(amount=money(found.amount)))
        self.refit()

    def submit(self) -> None:
        """Record the payoff."""
        if not check_all([self.rule, self.source, self.day]):
            return
        self.primary.setEnabled(False)
        run_change(
            self._context,
            self._context.book.settlements.settle,
            self._plan.id,
            self.source.value(),
            SettlementRule(str(self.rule.value())),
            self.day.value(),
            done=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, _change: object) -> None:
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()
