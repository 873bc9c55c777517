"""The Purchases page: every purchase in one table, by month, with filters and the chosen one beside it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from finapp.domain.purchase import PurchaseId
from finapp.domain.purchase_filter import PurchaseFilter
from finapp.projection.due import by_lender
from ui import format as formats
from ui.changes import run_change
from ui.dialogs.payoff import PayoffDialog
from ui.dialogs.purchase import edit_purchase
from ui.dialogs.refund import RefundDialog
from ui.models.purchase_rows import PurchaseSource
from ui.models.windowed import Sort
from ui.repayments import mark_paid
from ui.totals import total_note, total_text
from ui.views.page import Page
from ui.views.purchase_columns import purchase_columns
from ui.views.purchase_filters import PurchaseFilters
from ui.views.purchase_inspector import (
    ATTACH,
    DELETE,
    EDIT,
    PAYOFF,
    PLAN,
    REFUND,
    TAKE_BACK,
    PurchaseFacts,
    PurchaseInspector,
)
from ui.widgets.big_table import BigTable
from ui.widgets.buttons import Button
from ui.widgets.notices import EmptyState
from ui.widgets.table_panel import TablePanel

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from finapp.domain.exchange import Total
    from finapp.domain.explain import Explanation
    from finapp.domain.plan import InstallmentId
    from finapp.domain.purchase import AttachmentId, OrderStatus
    from finapp.services.book import Book
    from finapp.services.calendar import Sheet
    from finapp.services.purchase_list import Choices, PurchaseRow
    from ui.context import AppContext


@dataclass(frozen=True)
class Foot:
    """What the foot of the table says, and what the filters offer."""

    all: int
    total: Total
    choices: Choices


class PurchasesPage(Page):
    """Everything that was bought."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"*"})
    EDGE: ClassVar[bool] = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        settings = context.book.settings.all()
        base = str(settings["currency"])
        self.source = PurchaseSource(context.book.purchase_list)
        self.table: BigTable[PurchaseRow] = BigTable(
            "purchases",
            self.source,
            purchase_columns(context.today, base),
            context.tasks,
            context.settings,
        )
        self.table.setAccessibleName(self.tr("Purchases"))
        self.panel = TablePanel(self.table)
        self.side = PurchaseInspector()
        self.filters = PurchaseFilters(context.today(), base, int(str(settings["week_start"])))
        self.foot: Foot | None = None
        self._paying: InstallmentId | None = None
        self._menu_at: QPoint | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        add = Button(self.tr("Add purchase"), kind="primary", icon="plus-bold")
        add.clicked.connect(self._on_add)
        bring = Button(self.tr("Import statements"))
        bring.clicked.connect(self._on_import)
        empty = EmptyState(
            "shopping-bag",
            self.tr("No purchases yet"),
            self.tr("Add one, or import a statement and they appear here."),
            buttons=[add, bring],
        )
        self.panel.set_empty(empty, self.tr("No purchases match these filters"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter)
        self.filters.columns.clicked.connect(self._on_columns)
        self.panel.clear_filters_wanted.connect(self.filters.clear)
        table, side = self.table, self.side
        table.current_changed.connect(self._on_current)
        table.selection_settled.connect(self._on_selection)
        table.row_opened.connect(self._on_opened)
        table.edit_wanted.connect(self._on_edit_key)
        table.delete_pressed.connect(self._on_delete_rows)
        table.menu_wanted.connect(self._on_menu)
        table.rows.loaded.connect(self._on_loaded)
        side.wanted.connect(self._on_wanted)
        side.status_wanted.connect(self._on_status)
        side.pay_wanted.connect(self._on_pay)
        side.receipt_wanted.connect(self._on_receipt)
        side.receipt_removed.connect(self._on_receipt_removed)
        side.files_dropped.connect(self._on_files)
        side.explained.connect(self._on_explained)

    # what the frame asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Purchases")

    def filter_row(self) -> QWidget:
        """Return the chips."""
        return self.filters

    def inspector(self) -> QWidget:
        """Return the chosen purchase."""
        return self.side

    def handles(self) -> dict[str, Callable[[], None]]:
        """Find purchases; mark the next installment of the chosen one paid."""
        return {"find": self._on_find, "mark_paid": self._on_mark_next}

    def go_to(self, **target: object) -> None:
        """Show one `purchase`, by its id."""
        purchase = target.get("purchase")
        if isinstance(purchase, int):
            self.filters.clear()
            self.table.select_id(purchase)
            self.inspector_wanted.emit(True)

    # showing -----------------------------------------------------------------------------------------

    @property
    def query(self) -> PurchaseFilter:
        """What the page shows now."""
        return self.filters.wanted(self.context.shell.members)

    def refresh(self) -> None:
        """Read the rows, the sums and what the filters offer."""
        query = self.query
        first = None if self.table.rows.asked else self.table.columns.saved_sort() or Sort("date", True)
        self.panel.show_query(query, first, filtered=query != PurchaseFilter())
        self.load(_read_foot, self.context.book, query, show=self._on_foot)

    @Slot(object)
    def _on_foot(self, foot: Foot) -> None:
        self.foot = foot
        self.filters.show_choices(foot.choices)
        self._show_foot()

    @Slot()
    def _on_loaded(self) -> None:
        """Choose the newest purchase where none is chosen, and show the chosen one as it is now."""
        self.table.rows.repaint_cells()
        if self.table.current_id() is None:
            rows = range(min(2, self.table.rows.rowCount()))
            first = next((row for row in rows if self.table.rows.id_at(row) is not None), None)
            if first is not None:
                self.table.selectRow(first)
                return
        self._on_current(self.table.current_id())
        self._show_foot()

    def _show_foot(self) -> None:
        if self.foot is None:
            return
        shown, chosen = len(self.table.rows.ids), len(self.table.selected_ids())
        if chosen > 1:
            self.panel.foot.show_counts(self.tr("%n selected", "", chosen), self._of(shown))
        else:
            note = self._of(self.foot.all) if shown != self.foot.all else ""
            self.panel.foot.show_counts(self.tr("%n purchase(s)", "", shown), note)
            self._show_sum(self.foot.total)

    def _of(self, count: int) -> str:
        return self.tr("of {count}").format(count=formats.current().number(count))

    @Slot()
    def _on_selection(self) -> None:
        chosen = self.table.selected_ids()
        self._show_foot()
        if len(chosen) > 1:
            self.load(self.context.book.purchase_list.total_of, chosen, show=self._on_selected_sum)

    @Slot(object)
    def _on_selected_sum(self, total: Total) -> None:
        if len(self.table.selected_ids()) > 1:
            self._show_sum(total)

    def _show_sum(self, total: Total) -> None:
        words = (self.tr("Refunds not counted"), total_note(total))
        self.panel.foot.show_sum(total_text(total), " · ".join(filter(None, words)))

    @Slot(object)
    def _on_current(self, purchase_id: object) -> None:
        if purchase_id is None:
            if not self.table.rows.ids:
                self.side.show_purchase(None)
        else:
            self.load(_read_purchase, self.context.book, purchase_id, show=self._on_purchase)

    @Slot(object)
    def _on_purchase(self, facts: PurchaseFacts | None) -> None:
        self.side.show_purchase(facts)
        if self._menu_at is not None and facts is not None:
            self.side.menu().popup(self._menu_at)
        self._menu_at = None

    # filters -----------------------------------------------------------------------------------------

    @Slot()
    def _on_filter(self) -> None:
        self.mark_stale()

    @Slot()
    def _on_columns(self) -> None:
        button = self.filters.columns
        self.table.columns.menu(self).popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _on_find(self) -> None:
        self.filters.finder.setFocus()
        self.filters.finder.selectAll()

    # steps -------------------------------------------------------------------------------------------

    @Slot()
    def _on_add(self) -> None:
        self.context.shell.run_command("add_purchase")

    @Slot()
    def _on_import(self) -> None:
        self.context.shell.run_command("import_statements")

    @Slot(object)
    def _on_opened(self, purchase_id: object) -> None:
        """Show the purchase beside the table; where it is shown already, change it."""
        facts = self.side.facts
        if self.side.isVisible() and facts is not None and facts.row.id == purchase_id:
            self._on_wanted(EDIT)
        else:
            self.inspector_wanted.emit(True)

    @Slot(object, str)
    def _on_edit_key(self, _purchase_id: object, _column: str) -> None:
        self._on_wanted(EDIT)

    @Slot(object, QPoint)
    def _on_menu(self, purchase_id: object, place: QPoint) -> None:
        """Open the menu of a row once the inspector shows it too."""
        self._menu_at = place
        self._on_current(purchase_id)

    @Slot(object)
    def _on_delete_rows(self, ids: array[int]) -> None:
        wanted = [PurchaseId(one) for one in ids]
        run_change(self.context, self.context.book.purchases.delete, *wanted)

    @Slot(str)
    def _on_wanted(self, what: str) -> None:
        facts, context = self.side.facts, self.context
        if facts is None:
            return
        if what == PAYOFF and facts.plan is not None and facts.payoffs:
            context.shell.open_dialog(PayoffDialog(context, facts.plan, facts.payoffs))
        elif what == PLAN and facts.plan is not None:
            context.shell.navigate("plans", plan=facts.plan.id)
        elif what == TAKE_BACK and facts.view.refunds:
            run_change(context, context.book.refunds.remove, facts.row.id, facts.view.refunds[-1].id)
        elif what == EDIT:
            edit_purchase(context, facts.row.id)
        elif what == DELETE:
            run_change(context, context.book.purchases.delete, facts.row.id)
        elif what == ATTACH:
            self._choose_receipts()
        elif what == REFUND:
            context.shell.open_dialog(RefundDialog(context, facts.view, facts.row.paid_with))

    @Slot(object)
    def _on_status(self, status: OrderStatus) -> None:
        if self.side.facts is not None:
            run_change(self.context, self.context.book.purchases.set_status, self.side.facts.row.id, status)

    # repayments --------------------------------------------------------------------------------------

    @Slot(object)
    def _on_pay(self, part_id: InstallmentId) -> None:
        plan = self.side.facts.plan if self.side.facts is not None else None
        part = next((row for row in plan.installments if row.id == part_id), None) if plan else None
        if part is not None:
            self._paying = part.id
            self.load(self.context.book.calendar.sheet, part.due, part.due, show=self._on_pay_sheet)

    @Slot(object)
    def _on_pay_sheet(self, sheet: Sheet) -> None:
        """Mark the installment paid, now that the paying account is known."""
        for one in sheet.obligations:
            if one.installment is not None and one.installment.id == self._paying:
                mark_paid(self.context, by_lender([one])[0], sheet)

    def _on_mark_next(self) -> None:
        plan = self.side.facts.plan if self.side.facts is not None else None
        part = next((row for row in plan.installments if row.open > 0), None) if plan else None
        if part is None:
            self.context.shell.show_toast(self.tr("Nothing is left to pay on this purchase"))
        else:
            self._on_pay(part.id)

    @Slot(object, object)
    def _on_explained(self, explanation: Explanation, anchor: QWidget) -> None:
        self.context.shell.explain(explanation, anchor)

    # receipts ----------------------------------------------------------------------------------------

    def _choose_receipts(self) -> None:
        kinds = self.tr("Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.heic);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach a receipt"), "", kinds)
        self._on_files([Path(path) for path in paths])

    @Slot(object)
    def _on_files(self, paths: Sequence[Path]) -> None:
        if self.side.facts is not None:
            for path in paths:
                run_change(self.context, self.context.book.purchases.attach, self.side.facts.row.id, path)

    @Slot(object)
    def _on_receipt(self, receipt_id: AttachmentId) -> None:
        facts = self.side.facts
        name = next((one.name for one in facts.view.attachments if one.id == receipt_id), "") if facts else ""
        if name:
            self.load(_copy_out, self.context.book, receipt_id, name, show=self._on_copied_out)

    @Slot(object)
    def _on_copied_out(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @Slot(object)
    def _on_receipt_removed(self, receipt_id: AttachmentId) -> None:
        run_change(self.context, self.context.book.purchases.detach, receipt_id)


def _read_foot(book: Book, query: PurchaseFilter) -> Foot:
    """Count and add up. Runs on the reader thread."""
    listing = book.purchase_list
    return Foot(listing.count(), listing.total(query), listing.choices())


def _read_purchase(book: Book, purchase_id: PurchaseId) -> PurchaseFacts | None:
    """Read one purchase and what paying its plan off would cost. Runs on the reader thread."""
    rows = book.purchase_list.rows([purchase_id])
    if not rows:
        return None
    view = book.purchases.view(purchase_id)
    payoffs = book.settlements.preview(view.plans[0].id) if view.plans and view.plans[0].open > 0 else ()
    return PurchaseFacts(rows[0], view, payoffs, book.today())


def _copy_out(book: Book, receipt_id: AttachmentId, name: str) -> Path:
    """Write a receipt to a folder of its own, where another program opens it. Runs on the reader thread."""
    path = Path(tempfile.mkdtemp(prefix="finapp-receipt-")) / Path(name).name
    path.write_bytes(book.purchases.receipt(receipt_id))
    return path
