"""What a step on a loan would change, shown while it is typed: now and then, and what it saves or costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from finapp.domain.money import Money
from ui import format as formats
from ui.widgets.cards import Hairline
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from finapp.domain.loan_extra import ExtraParts
    from finapp.domain.loan_outcome import LoanOutcome

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OutcomeView(QFrame):
    """The well at the foot of a loan dialog."""

    def __init__(self, parent: QWidget | None = None, *, lent: bool = False) -> None:
        super().__init__(parent)
        self.lent = lent
        self.setProperty("box", "well")
        self.setAccessibleName(self.tr("What it changes"))
        self.trouble = Label("", style="small", tone="warning", wrap=True)
        self.trouble.hide()
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._column.addWidget(self.trouble)
        self.show_nothing(self.tr("What it changes appears here while you type."))

    def show_nothing(self, reason: str, *, wrong: bool = False) -> None:
        """Say why there is nothing to show."""
        self._renew()
        self.trouble.set_tone("warning" if wrong else "text-3")
        self.trouble.setText(reason)
        self.trouble.show()

    def _renew(self) -> QGridLayout:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self._column.addWidget(self._inside)
        self._inside.show()
        self.trouble.hide()
        return grid

    def show_outcome(self, found: LoanOutcome, instead: str = "") -> None:
        """Show installments before and after; `instead` says what another choice would do."""
        grid, writes = self._renew(), formats.current()

        def money(minor: int) -> str:
            return writes.money(Money(minor, found.currency))

        if found.parts is not None:
            self._parts(grid, found.parts, found.currency)
        row = grid.rowCount()
        for at, head in enumerate((self.tr("Now"), self.tr("Then")), 1):
            grid.addWidget(Label(head, style="small", tone="text-3", align=_RIGHT), row, at)
        left = len(found.before) - found.settled, len(found.after) - found.settled
        ends = [writes.date(day) if day is not None else "–" for day in (found.ends_before, found.ends_after)]
        self._row(grid, self.tr("Each installment"), money(found.each_before), money(found.each_after))
        self._row(grid, self.tr("Installments to come"), writes.number(left[0]), writes.number(left[1]))
        self._row(grid, self.tr("Ends"), *ends)
        line = Hairline()
        grid.addWidget(line, grid.rowCount(), 0, 1, 3)
        name = self._saving(found.saved)
        row = grid.rowCount()
        tone = "positive" if found.saved and (found.saved > 0) is not self.lent else "text"
        grid.addWidget(Label(name, style="heading"), row, 0, 1, 2)
        total = Label(money(abs(found.saved)), style="amount", tone=tone, align=_RIGHT)
        total.setAccessibleName(f"{name}: {total.text()}")
        grid.addWidget(total, row, 2)
        if instead:
            grid.addWidget(Label(instead, style="small", tone="text-3", wrap=True), grid.rowCount(), 0, 1, 3)

    def _saving(self, saved: int) -> str:
        """Return what less or more interest means: to who borrows, or to who lends."""
        if self.lent:
            return self.tr("Less interest for you") if saved >= 0 else self.tr("More interest for you")
        return self.tr("Saves in interest and fees") if saved >= 0 else self.tr("Costs more")

    def _parts(self, grid: QGridLayout, parts: ExtraParts, currency: str) -> None:
        """Show what a payment covers."""
        names = (
            (self.tr("For installments that are due"), parts.overdue),
            (self.tr("Interest since the last due date"), parts.interest),
            (self.tr("Charge for paying early"), parts.fee),
            (self.tr("Off the debt"), parts.principal),
        )
        for name, minor in names:
            if minor or name == names[-1][0]:
                row = grid.rowCount()
                grid.addWidget(Label(name), row, 0)
                amount = formats.current().money(Money(minor, currency))
                grid.addWidget(Label(amount, style="amount", align=_RIGHT), row, 1, 1, 2)
        grid.addWidget(Hairline(), grid.rowCount(), 0, 1, 3)

    @staticmethod
    def _row(grid: QGridLayout, name: str, before: str, after: str) -> None:
        row = grid.rowCount()
        grid.addWidget(Label(name), row, 0)
        grid.addWidget(Label(before, tone="text-2", align=_RIGHT), row, 1)
        shown = Label(after, style="name" if after != before else "body", align=_RIGHT)
        shown.setAccessibleName(f"{name}: {before} → {after}")
        grid.addWidget(shown, row, 2)
