"""What an import has to ask: the password of a zip file, and what installments cost."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from finapp.domain.account import AccountId
from finapp.domain.credit import Offer
from finapp.domain.plan import CostConvention
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import Field, TextField, check_all
from ui.widgets.labels import Label
from ui.widgets.notices import Banner
from ui.widgets.number_edits import RateEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.services.imports import OfferNeed


class ZipPasswordDialog(DialogFrame):
    """Asks for the password of a zip file."""

    given = Signal(str)

    def __init__(self, name: str, *, wrong: bool = False) -> None:
        super().__init__(self.tr("Open {name}").format(name=name), primary=self.tr("Open"))
        self.password = TextField(required=True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        words = self.tr("This zip file is locked. The Alipay app shows its password beside the bill.")
        self.body.addWidget(Label(words, tone="text-2", wrap=True))
        if wrong:
            said = self.tr("That password does not open the file. Check it and type it again.")
            self.body.addWidget(Banner(said, tone="danger"))
        self.body.addWidget(Field(self.tr("Password"), self.password))
        self.password.returnPressed.connect(self.submit)

    def submit(self) -> None:
        """Hand the password on."""
        if check_all([self.password]):
            self.given.emit(self.password.text())
            self.accept()


class _Ask(QWidget):
    """One line: a number of installments, how it is charged, and the rate."""

    def __init__(self, need: OfferNeed) -> None:
        super().__init__()
        self.need = need
        items = [
            PickItem(CostConvention.NONE, self.tr("No fee")),
            PickItem(CostConvention.FEE_ONCE_SPREAD, self.tr("One fee, of the price")),
            PickItem(CostConvention.FEE_PER_PERIOD, self.tr("A fee every month, of the price")),
            PickItem(CostConvention.ANNUITY, self.tr("Interest, per year")),
        ]
        self.cost = Picker(items, required=True, placeholder=self.tr("What it costs"))
        self.rate = RateEdit(required=True, most=Decimal(1))
        self._rate_field = Field(self.tr("Rate"), self.rate)
        self._rate_field.setEnabled(False)
        name = self.tr("{tool}, {count} installments").format(tool=need.tool, count=need.count)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(Field(name, self.cost), 0, 0)
        grid.addWidget(self._rate_field, 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        self.cost.value_changed.connect(self._on_cost)

    def _on_cost(self, cost: object) -> None:
        self._rate_field.setEnabled(cost is not CostConvention.NONE)
        if cost is CostConvention.NONE:
            self.rate.clear()
        else:
            self.rate.setFocus()

    def controls(self) -> list[QWidget]:
        """Return what has to be filled in."""
        return [self.cost, self.rate] if self.cost.value() is not CostConvention.NONE else [self.cost]

    def offer(self) -> Offer:
        """Return what was said."""
        convention = CostConvention(str(self.cost.value()))
        return Offer(AccountId(0), self.need.count, convention, self.rate.value() or Decimal(0))


class OffersDialog(DialogFrame):
    """Asks what installments cost that no price list knows: the file does not print it."""

    given = Signal(object)
    """A dictionary of offers by number of installments."""

    def __init__(self, needs: Sequence[OfferNeed], step: str) -> None:
        super().__init__(self.tr("What do these installments cost?"), primary=step)
        words = self.tr(
            "The file says into how many installments a purchase is split, but not the fee. "
            "Your answer is remembered with the tool."
        )
        self.body.addWidget(Label(words, tone="text-2", wrap=True))
        counts = dict.fromkeys(need.count for need in needs)
        self.asks = [_Ask(next(need for need in needs if need.count == count)) for count in counts]
        for ask in self.asks:
            row = QHBoxLayout()
            row.addWidget(ask)
            self.body.addLayout(row)

    def submit(self) -> None:
        """Hand the offers on once all are known."""
        if check_all([control for ask in self.asks for control in ask.controls()]):
            self.given.emit({ask.need.count: ask.offer() for ask in self.asks})
            self.accept()
