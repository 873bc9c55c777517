"""What a term deposit is worth, beside the head of its register; each number explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.term_deposit import Renewal
from finapp.domain.term_deposit_explained import explain_at_end, explain_worth
from ui import format as formats
from ui.calculators.figures import ResultFigure
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from finapp.domain.term_deposit import DepositValue


class DepositFacts(QWidget):
    """Worth today, interest so far, the rate, and what the end of the term brings."""

    asked = Signal(object, object)
    """The explanation of a number, and the widget beside which to show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.worth = ResultFigure(self.tr("Worth today"))
        self.interest = ResultFigure(self.tr("Interest so far"))
        self.rate = ResultFigure(self.tr("Rate per year"))
        self.end = ResultFigure("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(gap=28, line_gap=10)
        column.addLayout(row)
        for figure in (self.worth, self.interest, self.rate, self.end):
            row.addWidget(figure)
            figure.asked.connect(self.asked)
        self.rate.value.set_explained(False)

    def show_value(self, value: DepositValue, currency: str) -> None:
        """Show a deposit."""
        writes = formats.current()

        def money(minor: int) -> str:
            return writes.money(Money(minor, currency))

        worth, end = explain_worth(value, currency), explain_at_end(value, currency)
        self.worth.show_value(money(value.worth), worth)
        self.interest.show_value(money(value.accrued), worth)
        self.rate.show_value(writes.percent(value.terms.rate, 2), None)
        self.end.set_name(self._end_name(value))
        self.end.show_value(money(value.at_end), end)

    def _end_name(self, value: DepositValue) -> str:
        day = formats.current().short_date(value.end, value.on)
        if value.ended:
            return self.tr("Ended {day}").format(day=day)
        if value.terms.renewal is Renewal.NONE:
            return self.tr("Paid out {day}").format(day=day)
        return self.tr("Renewed {day}").format(day=day)
