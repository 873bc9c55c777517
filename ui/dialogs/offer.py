"""The dialog for one entry of a tool's installment price list: how many, and what they cost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from finapp.domain.account import AccountId
from finapp.domain.credit import Offer
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention
from ui import i18n
from ui.changes import run_change
from ui.errors import sentence_of
from ui.widgets.buttons import Button
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, check_all
from ui.widgets.labels import Label
from ui.widgets.notices import Banner
from ui.widgets.number_edits import CountEdit, RateEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.errors import UserError
    from ui.context import AppContext


class OfferDialog(DialogFrame):
    """Adds an offer to a tool's price list; with `offer` that one is changed or taken off the list."""

    def __init__(self, context: AppContext, tools: Sequence[PickItem], offer: Offer | None = None) -> None:
        title = self.tr("Add an offer") if offer is None else self.tr("Change the offer")
        super().__init__(title, primary=self.tr("Save offer"))
        self._context, self._offer = context, offer
        self.tool = Picker(tools, required=True, placeholder=self.tr("Choose a credit tool"))
        self.count = CountEdit(least=2, most=MAX_INSTALLMENTS, required=True)
        self.cost = Picker(self._costs(), required=True)
        self.rate = RateEdit(required=True, most=Decimal(1))
        self.remove = Button(self.tr("Take off the list"), kind="danger")
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self._rate_field = Field("", self.rate)
        self._arrange()
        self._start(tools)
        self.cost.value_changed.connect(self._on_cost)
        self.remove.clicked.connect(self._on_remove)
        self._fit()

    def _costs(self) -> list[PickItem]:
        return [
            PickItem(CostConvention.NONE, self.tr("Nothing, interest-free")),
            PickItem(CostConvention.FEE_ONCE_SPREAD, self.tr("One flat fee, of the price")),
            PickItem(CostConvention.FEE_PER_PERIOD, self.tr("A fee every month, of the price")),
            PickItem(CostConvention.ANNUITY, self.tr("Interest, a yearly rate")),
        ]

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.addWidget(Field(self.tr("Credit tool"), self.tool), 0, 0)
        grid.addWidget(Field(self.tr("Installments"), self.count), 0, 1)
        grid.addWidget(Field(self.tr("What it costs"), self.cost), 1, 0)
        grid.addWidget(self._rate_field, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        words = self.tr("Kept with the tool, so that it is offered for every purchase.")
        self.body.addWidget(self.trouble)
        self.body.addLayout(grid)
        self.body.addWidget(Label(words, style="small", tone="text-3", wrap=True))
        self.foot.addWidget(self.remove)

    def _start(self, tools: Sequence[PickItem]) -> None:
        offer = self._offer
        self.remove.setVisible(offer is not None)
        if len(tools) == 1:
            self.tool.set_value(tools[0].key)
        self.cost.set_value(CostConvention.NONE)
        if offer is not None:
            self.tool.set_value(offer.account_id)
            self.tool.setEnabled(False)
            self.count.set_value(offer.periods)
            self.cost.set_value(offer.convention)
            self.rate.set_value(offer.rate or None)

    def _convention(self) -> CostConvention:
        return CostConvention(str(self.cost.value()))

    def _on_cost(self, _cost: object) -> None:
        self._fit()
        self.refit()

    def _fit(self) -> None:
        convention = self._convention()
        self._rate_field.setVisible(convention is not CostConvention.NONE)
        labels = {
            CostConvention.FEE_PER_PERIOD: self.tr("Fee each month"),
            CostConvention.ANNUITY: self.tr("Rate per year"),
        }
        self._rate_field.set_label(labels.get(convention, self.tr("Fee in all")))

    def submit(self) -> None:
        """Keep the offer with the tool."""
        free = self._convention() is CostConvention.NONE
        controls = [self.tool, self.count, self.cost]
        if not check_all(controls if free else [*controls, self.rate]):
            return
        tool = AccountId(int(str(self.tool.value())))
        rate = Decimal(0) if free else self.rate.value() or Decimal(0)
        offer = Offer(tool, self.count.value() or 0, self._convention(), rate)
        if self._offer is not None:
            before = self._offer
            offer = replace(
                before,
                periods=offer.periods,
                convention=offer.convention,
                rate=offer.rate,
            )
        self.primary.setEnabled(False)
        self._run(self._context.book.accounts.set_offer, offer, self._replaced(offer))

    def _replaced(self, offer: Offer) -> int | None:
        """Return the count under which a changed offer stood before."""
        before = self._offer
        return None if before is None or before.periods == offer.periods else before.periods

    def _on_remove(self) -> None:
        if self._offer is not None:
            accounts = self._context.book.accounts
            self._run(accounts.remove_offer, self._offer.account_id, self._offer.periods)

    def _run(self, *work: object) -> None:
        function, *args = work
        run_change(
            self._context,
            function,  # type: ignore[arg-type] # a method of the accounts
            *args,
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
