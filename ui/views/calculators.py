"""The Calculators page: five calculators behind the segments of its filter row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from ui.calculators.comparison import ComparisonCalculator
from ui.calculators.flows import FlowsCalculator
from ui.calculators.loan import LoanCalculator
from ui.calculators.offer import OfferCalculator
from ui.calculators.savings import SavingsCalculator
from ui.dialogs.account_new import propose_account
from ui.dialogs.plan import add_plan
from ui.views.page import Page
from ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from finapp.domain.plan import PlanTerms
    from ui.calculators.panel import Calculator
    from ui.context import AppContext
    from ui.dialogs.account_new import Proposal

_REMEMBERED = "calculators/kind"


class CalculatorsPage(Page):
    """Answers questions about money that is not in the book."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        settings = context.book.settings.all()
        currency, waiting = str(settings["currency"]), Decimal(str(settings["waiting_yield"]))
        self.offer = OfferCalculator(context, self.load, currency)
        self.loan = LoanCalculator(context, self.load, currency)
        self.comparison = ComparisonCalculator(context, self.load, currency, waiting)
        self.savings = SavingsCalculator(context, self.load, currency)
        self.flows = FlowsCalculator(context, self.load)
        self.all: dict[str, Calculator] = {
            "offer": self.offer,
            "loan": self.loan,
            "comparison": self.comparison,
            "savings": self.savings,
            "flows": self.flows,
        }
        names = {
            "offer": self.tr("Installment offer"),
            "loan": self.tr("Loan"),
            "comparison": self.tr("Two offers"),
            "savings": self.tr("Deposits and funds"),
            "flows": self.tr("Cash flows"),
        }
        self.kind = Segmented([Choice(key, names[key]) for key in self.all], name=self.tr("Calculator"))
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 8)
        row.addWidget(self.kind)
        row.addStretch(1)
        self._stack = QStackedLayout(self)
        for calculator in self.all.values():
            self._stack.addWidget(calculator)
            calculator.plan_wanted.connect(self._on_plan)
            calculator.account_wanted.connect(self._on_account)
        self.kind.changed.connect(self.choose)
        self.choose(context.settings.text(_REMEMBERED, "offer"))

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Calculators")

    def context_line(self) -> str:
        """Say what happens to what is typed here."""
        return self.tr("Nothing here changes the book")

    def filter_row(self) -> QWidget:
        """Return the choice of the calculator."""
        return self._row

    def go_to(self, **target: object) -> None:
        """Show the calculator that `section` names."""
        self.choose(str(target.get("section", "")))

    def refresh(self) -> None:
        """Write the numbers anew, for example hidden."""
        self.current.recompute()

    # showing -----------------------------------------------------------------------------------------

    @property
    def current(self) -> Calculator:
        """The calculator shown."""
        return list(self.all.values())[self._stack.currentIndex()]

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show a calculator; the first where the key is not known."""
        key = key if key in self.all else next(iter(self.all))
        self.kind.set_value(key)
        self._stack.setCurrentIndex(list(self.all).index(key))
        self.context.settings.set_text(_REMEMBERED, key)
        self.current.recompute()

    @Slot(object)
    def _on_plan(self, terms: PlanTerms) -> None:
        add_plan(self.context, terms)

    @Slot(object)
    def _on_account(self, proposal: Proposal) -> None:
        propose_account(self.context, proposal)
