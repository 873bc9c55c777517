"""A plan with terms of its own: its tool, what was agreed, what is paid already, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from finapp.domain.plan import MAX_INSTALLMENTS
from finapp.errors import UserError
from finapp.projection.ways_to_pay import pay_plan
from ui import i18n
from ui.dialogs.plan_form import PlanForm
from ui.dialogs.plan_preview import PlanPreview
from ui.errors import sentence_of
from ui.widgets.fields import Field
from ui.widgets.number_edits import CountEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from finapp.domain.money import Money
    from finapp.domain.plan import PlanTerms
    from finapp.projection.ways_to_pay import Way
    from ui.context import AppContext


class OwnState(NamedTuple):
    """What was typed, as long as the dialog is not saved; no terms while they are incomplete."""

    tool: AccountId | None
    terms: PlanTerms | None
    done_before: int
    down_from: object


class OwnPlan(QWidget):
    """Asks for everything that can be agreed in a plan; `changed` comes whenever something is new."""

    changed = Signal()

    def __init__(self, context: AppContext, currency: str, week_start: int) -> None:
        super().__init__()
        self._context = context
        self.tool = Picker(required=True, placeholder=self.tr("Choose a credit tool"))
        self.form = PlanForm(context, currency, week_start, given=frozenset({"price", "start"}))
        self.done_before = CountEdit(least=0, most=MAX_INSTALLMENTS, required=True)
        self.done_before.set_value(0)
        self.down_from = Picker(required=True, placeholder=self.tr("Choose an account"))
        self.preview = PlanPreview()
        self._down_field = Field(self.tr("Down payment from"), self.down_from)
        self._lay_out()
        for signal in (
            self.form.changed,
            self.tool.value_changed,
            self.done_before.value_changed,
            self.down_from.value_changed,
        ):
            signal.connect(self._on_any)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(12)
        head.addWidget(Field(self.tr("Lender"), self.tool), 1)
        head.addWidget(Field(self.tr("Already paid"), self.done_before), 1)
        foot.addWidget(self._down_field)
        self._down_field.hide()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(head)
        left.addWidget(self.form)
        left.addLayout(foot)
        left.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addWidget(self.preview)

    # what there is -----------------------------------------------------------------------------------

    def set_choices(self, tools: Sequence[PickItem], own: Sequence[PickItem], currency: str) -> None:
        """Offer tools and accounts in a currency."""
        self.tool.set_items(tools)
        self.down_from.set_items(own)
        self.form.set_currency(currency)
        if self.tool.value() is None and len(tools) == 1:
            self.tool.set_value(tools[0].key)
        if self.down_from.value() is None and len(own) == 1:
            self.down_from.set_value(own[0].key)

    def set_purchase(self, price: Money | None, day: date) -> None:
        """Finance another amount, from another day."""
        self.form.price.set_value(price)
        self.form.start.set_value(day)

    def start_from(self, tool: AccountId | None, terms: PlanTerms | None, day: date) -> None:
        """Begin with the terms of an offer, or with 12 months at a tool."""
        if tool is not None:
            self.tool.set_value(tool)
        if terms is not None:
            self.form.show_terms(terms)
        self.form.start.set_value(day)
        self._show()

    # what is typed -----------------------------------------------------------------------------------

    def account_id(self) -> AccountId | None:
        """Return the tool."""
        key = self.tool.value()
        return AccountId(key) if isinstance(key, int) else None

    def paid_down_from(self) -> AccountId | None:
        """Return what makes the down payment, None where there is none."""
        key = self.down_from.value()
        return AccountId(key) if isinstance(key, int) and not self._down_field.isHidden() else None

    def way(self, on: date, yearly: Decimal) -> Way | None:
        """Return the plan as a way to pay; None while something is missing or can't be."""
        tool = self.account_id()
        self.form.tool = tool
        try:
            terms = self.form.terms()
            return None if terms is None or tool is None else pay_plan(tool, terms, on, yearly)
        except UserError:
            return None

    def state(self) -> OwnState:
        """Return what was typed, to be shown again later."""
        try:
            terms = self.form.terms()
        except UserError:
            terms = None
        return OwnState(self.account_id(), terms, self.done_before.value() or 0, self.down_from.value())

    def restore(self, state: OwnState) -> None:
        """Show what was typed before."""
        self.done_before.set_value(state.done_before)
        self.down_from.set_value(state.down_from)
        self.start_from(state.tool, state.terms, self.form.start.value() or self._context.today())

    def controls(self) -> list[QWidget]:
        """Return what is checked before saving, in order."""
        down = [] if self._down_field.isHidden() else [self.down_from]
        return [self.tool, self.done_before, *self.form.controls(), *down]

    def _on_any(self, *_value: object) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Show what the terms lead to, or why they can't be."""
        down = self.form.down.value()
        self._down_field.setVisible(down is not None and down.minor > 0)
        self.form.tool = self.account_id()
        try:
            terms = self.form.terms()
            if terms is None:
                self.preview.show_nothing("")
            else:
                found = self._context.book.plans.preview(terms)
                self.preview.show_preview(found, self.done_before.value() or 0)
        except UserError as error:
            self.preview.show_nothing(sentence_of(error, i18n.current()))

    def refusal(self) -> UserError | None:
        """Return why the terms can't be, None when they can."""
        try:
            terms = self.form.terms()
            if terms is not None:
                self._context.book.plans.preview(terms)
        except UserError as error:
            return error
        return None
