"""The rows of “Next repayments”: one lender and day each, with the account that pays and the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts, icons
from ui import format as formats
from ui.repayments import ask_payment, mark_paid, number_of, tile_of, what_of
from ui.totals import no_rate_tip, rate_tip
from ui.widgets.buttons import Button
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Initial, Tile

if TYPE_CHECKING:
    from finapp.projection.due import Due
    from finapp.services.overview import Glance
    from ui.context import AppContext

ROW = 45
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def items_of(due: Due, glance: Glance) -> str:
    """Return what is repaid: “iPhone 17 5/12, Xiaomi TV 1/6”, a bill with its day and items."""
    today = glance.sheet.today
    parts = due.open_parts
    if len(parts) == 1 and parts[0].plan is not None:
        return f"{parts[0].title} · {number_of(parts[0])}"
    if len(parts) == 1:
        return _sentence(what_of(parts[0], today))
    bill = QCoreApplication.translate("Repayments", "bill")
    first = _sentence(bill) if parts[0].plan is None else f"{parts[0].title} {number_of(parts[0])}"
    rest = (f"{one.title} {number_of(one)}" if one.plan is not None else bill for one in parts[1:])
    return formats.current().listed([first, *rest])


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


class RepaymentRow(QWidget):
    """One repayment. `calendar_wanted` asks for its day; Alt and the menu ask for another amount or day."""

    calendar_wanted = Signal(object)

    def __init__(self, context: AppContext, due: Due, glance: Glance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.due, self._glance = context, due, glance
        writes, sheet = formats.current(), glance.sheet
        tool = sheet.accounts[due.account_id]
        tone = "danger" if due.is_overdue else "text-3"
        self.day = Label(writes.weekday_date(due.on, sheet.today), style="name")
        self.near = Label(writes.days_until(due.on, sheet.today), style="note", tone=tone)
        self.lender = CutLabel(tool.name, style="name")
        self.items = CutLabel(items_of(due, glance), style="note", tone="text-3")
        tone = "danger" if due.is_overdue else "text"
        in_base = glance.in_base(due.open) or due.open
        self.amount = Label(writes.money(in_base), style="amount", tone=tone, align=_RIGHT)
        self.amount.setAccessibleName(writes.spoken(due.open))
        self.own = Label(writes.money(due.open), style="note", tone="text-3", align=_RIGHT)
        quoted = glance.sheet.rates.find(due.currency, sheet.currency) if in_base != due.open else None
        if quoted is not None:
            self.amount.setToolTip(rate_tip(due.currency, sheet.currency, quoted))
        elif due.currency != sheet.currency:
            self.amount.setToolTip(no_rate_tip(due.currency))
        self.pay = Button(
            self.tr("Mark paid"),
            small=True,
            icon="check-bold",
            kind="primary" if due.is_overdue else "secondary",
        )
        self.pay.setAccessibleName(self.tr("Mark {lender} paid").format(lender=tool.name))
        self.pay.setToolTip(self.tr("With Alt: choose amount, day and account"))
        self.pay.clicked.connect(self._on_pay)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(fonts.px(ROW))
        self._lay_out(*tile_of(tool))
        self.own.setVisible(in_base != due.open)

    def _lay_out(self, letters: str, slot: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(12)
        dates = _stacked(self.day, self.near)
        dates.setFixedWidth(fonts.px(104))
        row.addWidget(dates)
        row.addWidget(Tile(letters, slot, side=26))
        row.addWidget(_stacked(self.lender, self.items), 5)
        row.addLayout(self._source(), 3)
        self.amount.setMinimumWidth(fonts.px(92))
        row.addWidget(_stacked(self.amount, self.own))
        row.addSpacing(8)
        row.addWidget(self.pay)

    def _source(self) -> QHBoxLayout:
        """Return the account that pays, with its owner."""
        row = QHBoxLayout()
        row.setSpacing(7)
        sheet = self._glance.sheet
        source = sheet.pay_from.get(self.due.account_id)
        account = sheet.accounts[source] if source is not None else None
        member_id = account.member_id if account is not None else None
        owner = self._glance.members.get(member_id) if member_id is not None else None
        if owner is not None:
            row.addWidget(Initial(owner.initials, owner.color_slot))
        words = account.label if account is not None else self.tr("asks which account")
        row.addWidget(CutLabel(words, tone="text-2" if account is not None else "text-3"), 1)
        return row

    def _on_pay(self) -> None:
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier:
            self.change()
        else:
            mark_paid(self._context, self.due, self._glance.sheet)

    def change(self) -> None:
        """Ask for amount, day and account."""
        ask_payment(self._context, self.due, self._glance.sheet)

    def show_day(self) -> None:
        """Ask for the day in the calendar."""
        self.calendar_wanted.emit(self.due.on)

    def menu(self) -> QMenu:
        """Return what can be done to this repayment."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for icon, text, step in (
            ("check", self.tr("Mark paid"), self._on_pay),
            ("pencil-simple", self.tr("Change amount…"), self.change),
            ("calendar-blank", self.tr("Show in the calendar"), self.show_day),
        ):
            menu.addAction(icons.icon(icon, "text-2"), text).triggered.connect(step)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or below the button for the keyboard."""
        event.accept()
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.pay.mapToGlobal(QPoint(0, self.pay.height() + 2))
        self.menu().popup(below if keyboard else event.globalPos())


def _stacked(*labels: QWidget) -> QWidget:
    """Return labels below one another, close together."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    for label in labels:
        column.addWidget(label)
    column.addStretch(1)
    return box
