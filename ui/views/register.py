"""The register of one account: its entries in a big table, with their sums, and how entries are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from finapp.domain.money import Money
from finapp.domain.transaction import TransactionId
from ui import format as formats
from ui import icons
from ui.changes import run_change
from ui.models.register_rows import (
    REMOVABLE,
    RegisterLine,
    RegisterQuery,
    RegisterSource,
    entry_of,
    register_columns,
)
from ui.models.windowed import Sort
from ui.widgets.big_table import BigTable
from ui.widgets.notices import EmptyState
from ui.widgets.table_panel import TablePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.account import AccountId
    from ui.context import AppContext

NEWEST_FIRST = Sort("day", descending=True)
_MANY = 2


class Register(QWidget):
    """Shows an account's entries; Delete and the menu remove those that are nobody else's."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.source = RegisterSource(context.book.accounts, context.today)
        self.table: BigTable[RegisterLine] = BigTable(
            "register", self.source, register_columns(), context.tasks, context.settings
        )
        self.table.setAccessibleName(self.tr("Register"))
        self.panel = TablePanel(self.table)
        self.panel.set_empty(
            EmptyState(
                "receipt",
                self.tr("No entries yet"),
                self.tr("Record money in or out, or import a statement."),
            ),
            self.tr("No entries match"),
        )
        self._account: AccountId | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.table.rows.loaded.connect(self._on_settled)
        self.table.selection_settled.connect(self._on_settled)
        self.table.delete_pressed.connect(self._on_delete)
        self.table.menu_wanted.connect(self._on_menu)

    def show_account(self, account_id: AccountId, words: str = "") -> None:
        """Show an account's entries that hold some words; the order stays as it was chosen."""
        if account_id != self._account:
            self.table.clearSelection()
        first = None if self.table.rows.asked else self.table.columns.saved_sort() or NEWEST_FIRST
        self._account = account_id
        self.panel.show_query(RegisterQuery(account_id, words), first, filtered=bool(words.strip()))

    @Slot()
    def _on_settled(self, _found: object = None) -> None:
        """Say how many entries there are, or are selected, and their sums."""
        ids: Sequence[int] = self.table.rows.ids
        selected = self.table.selected_ids()
        chosen = len(selected) >= _MANY
        rows = [row for key in (selected if chosen else ids) if (row := self.source.row(key)) is not None]
        writes = formats.current()
        if chosen:
            self.panel.foot.show_counts(self.tr("%n selected", "", len(selected)))
        else:
            whole = len(self.source.all_rows())
            note = self.tr("of {count}").format(count=writes.number(whole)) if len(ids) < whole else ""
            self.panel.foot.show_counts(self.tr("%n entry(s)", "entries of a register", len(ids)), note)
        if not rows:
            self.panel.foot.show_sum("")
            return
        currency = rows[-1].currency
        got = Money(sum(row.amount for row in rows if row.amount > 0), currency)
        spent = Money(sum(row.amount for row in rows if row.amount < 0), currency)
        note = self.tr("in {got}, out {spent}").format(got=writes.money(got), spent=writes.money(abs(spent)))
        self.panel.foot.show_sum(writes.money(got + spent, sign="both"), note)

    @Slot(object, QPoint)
    def _on_menu(self, _row: object, place: QPoint) -> None:
        menu = QMenu(self)
        ids = list(self.table.selected_ids())
        text = self.tr("Delete %n entry(s)", "entries of a register", len(ids))
        remove = menu.addAction(icons.icon("trash", "text-2"), text)
        remove.setEnabled(self._removable(ids))
        remove.triggered.connect(self.remove_selected)
        menu.popup(place)

    def _removable(self, ids: Sequence[int]) -> bool:
        found = [self.source.row(key) for key in ids]
        return bool(found) and all(row is not None and row.kind in REMOVABLE for row in found)

    @Slot(object)
    def _on_delete(self, _ids: object) -> None:
        self.remove_selected()

    @Slot()
    def remove_selected(self) -> None:
        """Delete the selected entries, or say where they are deleted."""
        ids = list(self.table.selected_ids())
        if self._removable(ids):
            entries = sorted({TransactionId(entry_of(key)) for key in ids})
            run_change(self._context, self._context.book.accounts.remove_entry, *entries)
        elif ids:
            self._context.shell.show_toast(
                self.tr("Purchases, refunds and repayments are deleted where they were made")
            )
