"""One repayment that a followed payoff plan wants to make, in a list: planned, and due to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from ui import format as formats
from ui.changes import run_change
from ui.models.calendar_days import plan_titles, planned_name
from ui.repayments import ask_planned, mark_planned_paid, planned_words
from ui.views.repayment_row import RepaymentRow
from ui.widgets import painters

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QMenu, QWidget

    from finapp.domain.payoff import PlannedPayment
    from finapp.services.calendar import Sheet
    from ui.context import AppContext


class PlannedRow(RepaymentRow):
    """One planned repayment with its menu, in a dashed frame."""

    def __init__(
        self, context: AppContext, one: PlannedPayment, sheet: Sheet, parent: QWidget | None = None
    ) -> None:
        tool = sheet.accounts[one.account_id]
        name = planned_name(one, sheet, plan_titles(sheet))
        super().__init__(context, sheet, tool, name, parent)
        self.one = one
        what = self.tr("pays it off") if one.closes and not one.installments else self.tr("extra repayment")
        words = (tool.name if name != tool.name else "", what)
        self.detail.set_full_text(" · ".join(word for word in words if word))
        self.amount.setText(formats.current().money(one.amount))
        self.amount.setAccessibleName(formats.current().spoken(one.amount))
        self.amount.set_tone("text-2")
        self.state.setText(planned_words(one, sheet.today))
        if one.on < sheet.today:
            self.state.set_tone("warning")
        self.lay_out()
        margins = self.contentsMargins()
        margins.setLeft(8)
        margins.setTop(7)
        margins.setBottom(7)
        self.setContentsMargins(margins)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame that says “not yet”."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(painters.token("border-control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    # Steps -------------------------------------------------------------------------------------------

    def fill(self, menu: QMenu) -> None:
        """Add what can be done to this repayment."""
        self.add_step(menu, "check", self.tr("Mark paid"), self.mark_paid)
        self.add_step(menu, "pencil-simple", self.tr("Paid otherwise…"), self.ask)
        self.add_step(menu, "calendar-blank", self.tr("Pay date…"), self.choose_day)
        self.add_step(menu, "x", self.tr("Take it out of the plan"), self.drop)

    def mark_paid(self) -> None:
        """Pay it today."""
        mark_planned_paid(self._context, self.one, self._sheet)

    def ask(self) -> None:
        """Ask for day and account."""
        ask_planned(self._context, self.one, self._sheet)

    def choose_day(self) -> None:
        """Open a month to plan it for another day."""
        self.open_month(self.one.on, None)

    def move_to(self, day: date) -> None:
        """Plan it for another day."""
        if day != self.one.on:
            run_change(self._context, self._context.book.payoff.move_planned, self.one.id, day)

    def drop(self) -> None:
        """Plan it no longer."""
        run_change(self._context, self._context.book.payoff.drop_planned, self.one.id)
