"""The head of a register: which account, what it holds, and the steps for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountKind
from ui import format as formats
from ui import icons
from ui.account_words import balance_name, icon_of, kind_name
from ui.repayments import tile_of
from ui.views.deposit_facts import DepositFacts
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import LineEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Icon, Tile

if TYPE_CHECKING:
    from ui.views.account_list import AccountRow

_MARK = 36


class AccountHead(QWidget):
    """Name and balance above, steps and the search in the register below."""

    whole_wanted = Signal()
    """Everything about a debt or money lent, on a page of its own."""
    edit_wanted = Signal()
    close_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = Icon("bank", side=20, ground="sunken", box=_MARK)
        self.tile = Tile("", 1, side=_MARK)
        self.name = CutLabel("", style="dialog-title")
        self.note = CutLabel("", style="small", tone="text-3")
        self.balance_name = Label("", style="small", tone="text-3")
        self.balance = Label("", style="figure-2")
        self.money_out = Button(self.tr("Money out"), icon="arrow-up-right-bold")
        self.money_in = Button(self.tr("Money in"), icon="arrow-down-left-bold")
        self.transfer = Button(self.tr("Transfer"), icon="arrows-left-right")
        self.check = Button(self.tr("Check balance"), icon="scales")
        self.whole = Button(self.tr("Open as a whole"), icon="arrows-out")
        self.whole.clicked.connect(self.whole_wanted)
        self.search = LineEdit(placeholder=self.tr("Find in this account"))
        self.search.setAccessibleName(self.tr("Find in this account"))
        self.search.set_leading_icon("magnifying-glass")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(230)
        self.more = IconButton("dots-three-bold", self.tr("More"), kind="secondary", side=32)
        self.more.clicked.connect(self.open_menu)
        self.deposit = DepositFacts()
        self.deposit.hide()
        self._row: AccountRow | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self._mark = QStackedLayout()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.name)
        words.addWidget(self.note)
        amount = QVBoxLayout()
        amount.setSpacing(0)
        for label in (self.balance_name, self.balance):
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(label)
            amount.addLayout(line)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(self._mark)
        top.addLayout(words, 1)
        top.addLayout(amount)
        buttons = FlowLayout(gap=8, line_gap=8)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addLayout(buttons)
        steps.addStretch(1)
        steps.addWidget(self.search, 3, Qt.AlignmentFlag.AlignTop)
        steps.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.deposit)
        column.addLayout(steps)
        self._mark.addWidget(self.icon)  # which shows it: it has a parent now
        self._mark.addWidget(self.tile)
        for button in (self.whole, self.money_out, self.money_in, self.transfer, self.check):
            buttons.addWidget(button)

    def show_account(self, row: AccountRow) -> None:
        """Show an account and the steps it has."""
        self._row = row
        account, view, writes = row.account, row.view, formats.current()
        self.tile.set_tool(*tile_of(account))
        self.icon.set_icon(icon_of(account.kind))
        self._mark.setCurrentWidget(self.tile if account.kind.is_debt else self.icon)
        self.name.set_full_text(account.name)
        note = row.note()
        kind = kind_name(account.kind)
        self.note.set_full_text(kind if note == kind else f"{kind} · {note}")
        self.balance_name.setText(balance_name(view))
        owed = account.kind.is_debt
        self.balance.setText(writes.money(view.balance, sign="none" if owed else "minus"))
        self.balance.setAccessibleName(writes.spoken(-view.balance if owed else view.balance))
        self.balance.set_tone("positive" if owed and view.balance.minor > 0 else "text")
        open_ = account.closed_on is None
        self.deposit.setVisible(view.deposit is not None)
        if view.deposit is not None:
            self.deposit.show_value(view.deposit, view.balance.currency)
        for button in (self.money_out, self.money_in, self.transfer):
            button.setVisible(open_ and not owed)
        self.check.setVisible(open_)
        self.whole.setVisible(owed or account.kind is AccountKind.RECEIVABLE)

    def menu(self) -> QMenu:
        """Return what else can be done with the account."""
        menu = QMenu(self)
        row = self._row
        if row is None:
            return menu
        closed = row.account.closed_on is not None
        edit = menu.addAction(icons.icon("pencil-simple", "text-2"), self.tr("Edit…"))
        edit.triggered.connect(self.edit_wanted)
        text = self.tr("Open again") if closed else self.tr("Close account")
        close = menu.addAction(icons.icon("archive", "text-2"), text)
        close.triggered.connect(self.close_wanted)
        remove = menu.addAction(icons.icon("trash", "text-2"), self.tr("Delete account"))
        remove.triggered.connect(self.remove_wanted)
        return menu

    def open_menu(self, at: QPoint | None = None) -> None:
        """Open the menu at a place on the screen, else below its button."""
        menu = self.menu()
        width = menu.sizeHint().width()
        below = self.more.mapToGlobal(QPoint(self.more.width() - width, self.more.height() + 2))
        menu.popup(at if isinstance(at, QPoint) else below)
