"""The Accounts page: accounts by kind with what they hold, and the register of the chosen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from finapp.domain.account import AccountId
from ui import fonts
from ui.account_facts import AccountFacts
from ui.account_words import CASH_KINDS
from ui.changes import run_change
from ui.dialogs.account import AccountDialog
from ui.dialogs.check_balance import CheckBalanceDialog
from ui.dialogs.entry import IN, OUT, EntryDialog, TransferDialog
from ui.totals import total_note, total_spoken, total_text
from ui.views.account_head import AccountHead
from ui.views.account_list import AccountList, AccountRow
from ui.views.page import Page
from ui.views.register import Register
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from finapp.domain.explain import Explanation
    from ui.context import AppContext

_LIST, _FOOT = 300, 36


class AccountsPage(Page):
    """Where the money sits."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})
    EDGE: ClassVar[bool] = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.facts: AccountFacts | None = None
        self.list = AccountList()
        self.cash = Label("", style="amount")
        self.head = AccountHead()
        self.register = Register(context)
        self._wanted: AccountId | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        foot = QWidget()
        foot.setFixedHeight(fonts.px(_FOOT))
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 0, 16, 0)
        name = Label(self.tr("Cash"), style="name")
        name.setToolTip(self.tr("Bank accounts, wallets and cash; money funds are not counted"))
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(self.cash)
        side = QWidget()
        side.setFixedWidth(fonts.px(_LIST))
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        left.addWidget(Hairline())
        left.addWidget(foot)
        full = QWidget()
        full.setProperty("ground", "surface")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.head)
        right.addWidget(Hairline())
        right.addWidget(self.register, 1)
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Hairline(vertical=True))
        row.addLayout(right, 1)
        add = Button(self.tr("Add account"), kind="primary", icon="plus-bold")
        add.clicked.connect(self._on_add)
        self._nothing = EmptyState(
            "wallet",
            self.tr("No accounts yet"),
            self.tr("Accounts make cash forecasts possible."),
            buttons=[add],
        )
        self._full = full
        self._room = QStackedLayout(self)
        self._room.addWidget(full)
        self._room.addWidget(self._nothing)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_edit)
        self.list.menu_wanted.connect(self._on_menu)
        head = self.head
        head.money_out.clicked.connect(partial(self._record, OUT))
        head.money_in.clicked.connect(partial(self._record, IN))
        head.transfer.clicked.connect(self._on_transfer)
        head.check.clicked.connect(self._on_check)
        head.whole_wanted.connect(self._on_whole)
        head.edit_wanted.connect(self._on_edit)
        head.close_wanted.connect(self._on_close)
        head.remove_wanted.connect(self._on_remove)
        head.deposit.asked.connect(self._on_asked)
        head.search.textChanged.connect(self._on_find)
        self.register.panel.clear_filters_wanted.connect(head.search.clear)
        self.context.events.theme_changed.connect(self._on_stale)

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Accounts")

    def context_line(self) -> str:
        """Return how many accounts there are."""
        if self.facts is None or not self.facts.views:
            return ""
        shown = self.facts.shown(self.context.shell.members)
        return self.tr("%n account(s)", "", sum(view.account.closed_on is None for view in shown))

    def handles(self) -> dict[str, Callable[[], None]]:
        """Find in the register."""
        return {"find": self._on_find_wanted}

    def go_to(self, **target: object) -> None:
        """Show `account`, by its id."""
        account = target.get("account")
        if isinstance(account, int):
            self._wanted = AccountId(account)
            self.list.choose(self._wanted)

    # showing -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read accounts and register again."""
        self.load(AccountFacts.read, self.context.book, show=self._on_facts)

    @Slot(object)
    def _on_facts(self, facts: AccountFacts) -> None:
        self.facts = facts
        today = self.context.today()
        rows = [
            AccountRow(
                view,
                facts.owner(view.account),
                facts.checks.get(view.account.id),
                today,
                facts.parent(view.account),
            )
            for view in facts.shown(self.context.shell.members)
        ]
        chosen = self.list.current()
        wanted = self._wanted or (chosen.account.id if chosen is not None else None)
        self._room.setCurrentWidget(self._full if rows else self._nothing)
        self.list.show_rows(rows, wanted, facts.add_up)
        held = [
            row.view.balance
            for row in rows
            if row.account.kind in CASH_KINDS and row.account.closed_on is None
        ]
        cash = facts.add_up(held)
        self.cash.setText(total_text(cash) if held else "")
        self.cash.setToolTip(total_note(cash))
        self.cash.setAccessibleName(total_spoken(cash))
        self.header_changed.emit()

    @Slot(object)
    def _on_chosen(self, _account: object) -> None:
        row = self.list.current()
        if row is None:
            return
        self._wanted = row.account.id
        self.head.show_account(row)
        self.register.show_account(row.account.id, self.head.search.text())

    @Slot(str)
    def _on_find(self, words: str) -> None:
        row = self.list.current()
        if row is not None:
            self.register.show_account(row.account.id, words)

    def _on_find_wanted(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    # steps -------------------------------------------------------------------------------------------

    def _open(self, build: Callable[[AppContext, AccountFacts, AccountRow], QDialog]) -> None:
        """Open a dialog for the chosen account."""
        row = self.list.current()
        if row is not None and self.facts is not None:
            self.context.shell.open_dialog(build(self.context, self.facts, row))

    def _record(self, way: str) -> None:
        self._open(lambda context, facts, row: EntryDialog(context, facts, row.account.id, way))

    @Slot()
    def _on_transfer(self) -> None:
        self._open(lambda context, facts, row: TransferDialog(context, facts, row.account.id))

    @Slot(object, object)
    def _on_asked(self, why: Explanation, beside: QWidget) -> None:
        self.context.shell.explain(why, beside)

    @Slot()
    def _on_check(self) -> None:
        self._open(self._check_dialog)

    def _check_dialog(self, context: AppContext, facts: AccountFacts, row: AccountRow) -> QDialog:
        rows = self.register.source.all_rows()
        dialog = CheckBalanceDialog(context, row.view, rows, facts.week_start)
        dialog.row_wanted.connect(self._on_row_wanted)
        return dialog

    @Slot(object)
    def _on_row_wanted(self, key: int) -> None:
        self.head.search.clear()
        self.register.table.select_id(key)
        self.register.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_edit(self, _account: object = None) -> None:
        self._open(lambda context, facts, row: AccountDialog(context, facts, view=row.view))

    @Slot()
    def _on_whole(self) -> None:
        row = self.list.current()
        if row is not None:
            self.context.shell.navigate("tool", account=row.account.id)

    @Slot()
    def _on_add(self) -> None:
        self.context.shell.run_command("add_account")

    @Slot()
    def _on_close(self) -> None:
        row = self.list.current()
        if row is not None:
            day = None if row.account.closed_on is not None else self.context.today()
            run_change(self.context, self.context.book.accounts.close, row.account.id, day)

    @Slot()
    def _on_remove(self) -> None:
        row = self.list.current()
        if row is not None:
            run_change(self.context, self.context.book.accounts.remove, row.account.id)

    @Slot(object, QPoint)
    def _on_menu(self, account: object, place: QPoint) -> None:
        if isinstance(account, int):
            self.list.choose(AccountId(account))
            self.head.open_menu(place)
