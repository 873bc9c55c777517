"""One repayment in a list: tile, name, state, amount, and a menu with everything that can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from finapp.domain.plan import InstallmentState
from finapp.projection.due import Due
from ui import format as formats
from ui import icons
from ui.changes import run_change
from ui.repayments import (
    GONE,
    PAID,
    ask_payment,
    mark_paid,
    name_of,
    shown_amount,
    state_words,
    take_back,
    tile_of,
    what_of,
)
from ui.widgets.buttons import IconButton
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import StateMark, Tile
from ui.widgets.month_grid import MonthGrid
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent

    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet
    from ui.context import AppContext

_MARKS = {
    InstallmentState.PARTLY_PAID: "partly",
    InstallmentState.PAID: "paid",
    InstallmentState.PAID_LATE: "paid",
    InstallmentState.OVERDUE: "overdue",
    InstallmentState.REFUNDED: "refunded",
    InstallmentState.WAIVED: "waived",
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DueRow(QWidget):
    """One obligation; `more` opens its menu, as do Shift+F10 and the right button."""

    def __init__(
        self, context: AppContext, one: Obligation, sheet: Sheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._one, self._sheet = context, one, sheet
        tool = sheet.accounts[one.account_id]
        self._popover: Popover | None = None
        self.mark: StateMark | None = None
        self.name = CutLabel(name_of(one, tool), style="name")
        words = (tool.name if one.plan is not None else "", what_of(one, sheet.today))
        self.detail = CutLabel(" · ".join(word for word in words if word), style="note", tone="text-3")
        self.amount = Label(style="amount", align=_RIGHT)
        self.state = Label(state_words(one, sheet.today), style="note", tone="text-3", align=_RIGHT)
        self.more = IconButton(
            "dots-three-bold", self.tr("More for {name}").format(name=self.name.full_text())
        )
        self.more.clicked.connect(self.open_menu)
        self._dress(one)
        self._lay_out(*tile_of(tool))

    def _dress(self, one: Obligation) -> None:
        """Write the amount the way its state wants it."""
        amount = shown_amount(one)
        self.amount.setText(formats.current().money(amount))
        self.amount.setAccessibleName(formats.current().spoken(amount))
        if one.state is InstallmentState.OVERDUE:
            self.amount.set_tone("danger")
            self.state.set_tone("danger")
        elif one.state in PAID | GONE:
            self.amount.set_tone("text-3")
        if one.state in _MARKS:
            self.mark = StateMark(_MARKS[one.state], name=self.state.text())
        if one.state in GONE:
            font = self.amount.font()
            font.setStrikeOut(True)
            self.amount.setFont(font)
        if not self.state.text():
            self.state.hide()

    def _lay_out(self, letters: str, slot: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, widgets in ((left, (self.name, self.detail)), (right, (self.amount, self.state))):
            column.setSpacing(1)
            for widget in widgets:
                column.addWidget(widget)
        row.addWidget(Tile(letters, slot, side=28))
        row.addLayout(left, 1)
        if self.mark is not None:
            row.addWidget(self.mark)
        row.addLayout(right)
        row.addWidget(self.more)

    # Steps -------------------------------------------------------------------------------------------

    def _due(self) -> Due:
        return Due(account_id=self._one.account_id, on=self._one.due, parts=(self._one,))

    def menu(self) -> QMenu:
        """Return what can be done to this repayment as it stands."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = self._one
        if one.is_open:
            self._add(menu, "check", self.tr("Mark paid"), self.mark_paid)
            self._add(menu, "pencil-simple", self.tr("Change amount…"), self.change_amount)
            if one.installment is not None:
                self._add(menu, "calendar-blank", self.tr("Pay date…"), self.choose_day)
        if self._sheet.payment_of(one) is not None:
            self._add(menu, "arrow-counter-clockwise", self.tr("Take the payment back"), self.take_back)
        return menu

    @staticmethod
    def _add(menu: QMenu, icon: str, text: str, step: object) -> None:
        action = menu.addAction(icons.icon(icon, "text-2"), text)
        action.triggered.connect(step)

    def open_menu(self) -> None:
        """Open the menu below its button."""
        menu = self.menu()
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing left to do")).setEnabled(False)
        width = menu.sizeHint().width()
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - width, self.more.height() + 2)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        event.accept()
        self.open_menu()

    def mark_paid(self) -> None:
        """Pay all of it today."""
        mark_paid(self._context, self._due(), self._sheet)

    def change_amount(self) -> None:
        """Ask for amount, day and account."""
        ask_payment(self._context, self._due(), self._sheet)

    def take_back(self) -> None:
        """Remove the payment that settled it."""
        take_back(self._context, self._one, self._sheet)

    def choose_day(self) -> None:
        """Open a month to give this repayment another day."""
        popover = Popover(self, margin=10)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month = MonthGrid(self._one.due, self._sheet.today, popover, first_weekday=self._sheet.week_start)
        if self._one.plan is not None:
            month.grid.first = self._one.plan.terms.start
        month.chosen.connect(self._on_day)
        popover.body.addWidget(month)
        self._popover = popover
        popover.open_at(self.more)
        month.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def popover(self) -> Popover | None:
        """Return the month that was opened last."""
        return self._popover

    def _on_day(self, day: date) -> None:
        if self._popover is not None:
            self._popover.close()
            self._popover = None
        if self._one.installment is not None and day != self._one.due:
            run_change(self._context, self._context.book.plans.move, self._one.installment.id, day)
