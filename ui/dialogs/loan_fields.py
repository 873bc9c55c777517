"""The part of the loan dialog that asks what a loan agrees beyond an installment plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from finapp.domain.daycount import DayCount
from finapp.domain.loan_terms import LoanTerms, Waterfall
from finapp.domain.money import Money
from finapp.domain.plan import REDUCING, CostConvention
from finapp.domain.schedule import FirstPeriod
from ui.dialogs import loan_words as words
from ui.widgets.fields import Field
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.picker import Picker, PickItem

if TYPE_CHECKING:
    from finapp.domain.loan_terms import Lender

_NONE = "none"


class LoanFields(QWidget):
    """Day count, compounding, first period, fees and what an extra repayment covers."""

    changed = Signal()

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._base = LoanTerms()
        self.day_count = _picker(words.items(words.DAY_COUNTS))
        self.compounding = Picker(words.items(words.COMPOUNDINGS), required=True)
        self.first_period = _picker(words.items(words.FIRST_PERIODS))
        self.kept = MoneyEdit(currency)
        self.each = MoneyEdit(currency)
        self.step = MoneyEdit(currency, zero=False)
        self.waterfall = Picker(words.items(words.WATERFALLS), required=True)
        self._currency = currency
        self._fields = {
            "day_count": Field(self.tr("Days of interest"), self.day_count),
            "compounding": Field(self.tr("Interest is added"), self.compounding),
            "first_period": Field(self.tr("A first period of another length"), self.first_period),
            "kept": Field(self.tr("Fee kept back at payout"), self.kept),
            "each": Field(self.tr("Fee with each installment"), self.each),
            "step": Field(
                self.tr("Installments rounded to"), self.step, hint=self.tr("empty: the smallest unit")
            ),
            "waterfall": Field(self.tr("An extra repayment covers"), self.waterfall),
        }
        self._lay_out()
        for signal in (
            *(pick.value_changed for pick in (self.day_count, self.compounding, self.first_period)),
            *(edit.value_changed for edit in (self.kept, self.each, self.step)),
            self.waterfall.value_changed,
        ):
            signal.connect(self._on_any)
        self.show_terms(LoanTerms(), None)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        places = ("day_count", "compounding", "first_period", "waterfall", "kept", "each", "step")
        for at, key in enumerate(places):
            grid.addWidget(self._fields[key], at // 2, at % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)

    def _on_any(self, *_value: object) -> None:
        self.changed.emit()

    def set_currency(self, currency: str) -> None:
        """Ask for amounts in another currency."""
        self._currency = currency
        for edit in (self.kept, self.each, self.step):
            edit.set_currency(currency)

    def fit(self, convention: CostConvention) -> bool:
        """Show what makes sense under a convention, and return whether anything does."""
        reducing = convention in REDUCING
        for field in self._fields.values():
            field.setVisible(reducing)
        return reducing

    def controls(self) -> list[QWidget]:
        """Return the fields to check before saving."""
        return [self.kept, self.each, self.step]

    def show_terms(self, terms: LoanTerms, kept: int | None) -> None:
        """Show what was agreed; `kept` is the fee held back from the payout."""

        def money(minor: int) -> Money | None:
            return Money(minor, self._currency) if minor else None

        self._base = terms
        self.day_count.set_value(terms.day_count or _NONE)
        self.compounding.set_value(terms.compounding or 0)
        self.first_period.set_value(terms.first_period or _NONE)
        self.kept.set_value(money(kept or 0))
        self.each.set_value(money(terms.period_fee))
        self.step.set_value(money(terms.payment_step) if terms.payment_step > 1 else None)
        self.waterfall.set_value(terms.waterfall)

    def terms(self, lender: Lender, convention: CostConvention) -> LoanTerms:
        """Return what the fields say; what they do not ask stays as it was."""
        if convention not in REDUCING:
            return LoanTerms(lender=lender, penalties=self._base.penalties, waterfall=self._base.waterfall)
        days, first = self.day_count.value(), self.first_period.value()
        each, step = self.each.value(), self.step.value()
        return replace(
            self._base,
            lender=lender,
            day_count=None if days == _NONE else DayCount(str(days)),
            compounding=int(str(self.compounding.value())) or None,
            first_period=None if first == _NONE else FirstPeriod(str(first)),
            payment_step=1 if step is None else step.minor,
            waterfall=Waterfall(str(self.waterfall.value())),
            period_fee=0 if each is None else each.minor,
        )

    def kept_back(self) -> int | None:
        """Return the fee held back from the payout in minor units, None without one."""
        kept = self.kept.value()
        return kept.minor if kept is not None and kept.minor else None


def _picker(items: list[PickItem]) -> Picker:
    """Return a picker whose first choice stands for None."""
    return Picker([items[0]._replace(key=_NONE), *items[1:]], required=True)
