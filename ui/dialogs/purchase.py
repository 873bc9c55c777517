"""The dialog that adds a purchase or changes one, and compares the ways to pay while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui import i18n
from ui.changes import run_change
from ui.dialogs import purchase_kept
from ui.dialogs.purchase_form import PurchaseForm
from ui.dialogs.purchase_kept import Unsaved
from ui.dialogs.purchase_rests import PurchaseRests
from ui.dialogs.purchase_ways import PurchaseWays
from ui.errors import report_failure, sentence_of
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import check_all
from ui.widgets.notices import Banner
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from finapp.domain.account import AccountId
    from finapp.domain.purchase import PurchaseId
    from finapp.errors import UserError
    from finapp.services.purchase_entry import Basis
    from finapp.services.purchases import PurchaseView
    from ui.context import AppContext
    from ui.tasks import Job


class PurchaseDialog(DialogFrame):
    """Adds a purchase; with `view` that one is changed."""

    def __init__(self, context: AppContext, basis: Basis, view: PurchaseView | None = None) -> None:
        title = self.tr("Add purchase") if view is None else self.tr("Edit purchase")
        super().__init__(title, primary=title, large=True)
        self._context, self._view = context, view
        self.form = PurchaseForm(context, basis, view)
        self.ways = PurchaseWays(context, basis)
        self.rests = PurchaseRests(context, view)
        self.another = TickBox(self.tr("Add another after this"), tone="text-2")
        self.trouble = Banner(tone="danger")
        self.again = Banner(self.tr("This is what you typed before and did not save."), tone="accent")
        self.over = self.again.add_button(self.tr("Start over"), link=True)
        self._refreshed: Job | None = None
        for part in (self.again, self.trouble, self.form, self.rests, self.ways):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.foot.addWidget(self.another)
        self.setAcceptDrops(True)
        self._start(basis)
        self.form.changed.connect(self._on_form)
        self.form.resized.connect(self.refit)
        self.form.habit_found.connect(self._on_habit)
        self.ways.changed.connect(self._on_ways)
        self.ways.revealed.connect(self.reveal)
        self.over.clicked.connect(self._on_over)
        context.events.changed.connect(self._on_book_changed)
        self._first = self._unsaved()
        self._take_up()

    # what it begins with -----------------------------------------------------------------------------

    @property
    def purchase_id(self) -> PurchaseId | None:
        """The purchase that is changed; None for a new one."""
        return None if self._view is None else self._view.purchase.id

    def _start(self, basis: Basis) -> None:
        """Choose what usually pays, or what paid the purchase that is changed."""
        purchase = basis.last if self._view is None else self._view.purchase
        self.ways.by_hand = self._view is not None
        self._on_form()
        if purchase is not None:
            self.ways.choose(purchase.account_id)
        self.again.hide()
        self.rests.setVisible(self.rests.forbids)
        self.ways.setVisible(not self.rests.forbids)
        if self.rests.forbids:
            self.form.basics.price.setEnabled(False)
            self.form.basics.price.setToolTip(self.rests.accessibleName())
        self.another.setVisible(self._view is None)
        self._on_ways()

    def _focus_first(self) -> None:
        """Begin with the item, also where something stands above it."""
        self.form.basics.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_on(self, day: date) -> None:
        """Begin with another day, and go on adding after this one."""
        self.another.setChecked(True)
        self.form.basics.day.set_value(day)
        self._on_form()
        self._first = self._unsaved()

    def _unsaved(self) -> Unsaved:
        return Unsaved(self.form.state(), self.ways.state())

    def _take_up(self) -> None:
        """Show what was typed before and not saved."""
        before = purchase_kept.kept(self._context.book, self.purchase_id)
        if before is not None:
            self.form.restore(before.form)
            self.ways.restore(before.ways)
            self.again.show()

    def _on_over(self) -> None:
        """Forget what was typed before and begin anew."""
        purchase_kept.forget(self._context.book, self.purchase_id)
        self._first = self._unsaved()
        self.reject()
        if self._view is None:
            add_purchase(self._context)
        else:
            edit_purchase(self._context, self._view.purchase.id)

    def reject(self) -> None:
        """Close; what was typed is kept for the next time."""
        unsaved = self._unsaved()
        if unsaved != self._first:
            purchase_kept.keep(self._context.book, self.purchase_id, unsaved)
            self._context.shell.show_toast(self.tr("Not saved. It is there again when you come back."))
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take receipts anywhere."""
        self.form.basics.files.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped as receipts."""
        self.form.basics.files.dropEvent(event)

    # while typing ------------------------------------------------------------------------------------

    def _on_form(self) -> None:
        basics = self.form.basics
        self.ways.set_purchase(basics.price.value(), basics.price.currency(), basics.day.value())
        self.trouble.hide()
        self.refit()

    def _on_habit(self, account_id: AccountId) -> None:
        self.ways.choose(account_id)

    def _on_ways(self) -> None:
        way = self.ways.way()
        words = self.tr("Add purchase") if self._view is None else self.tr("Save")
        if way is not None and way.plan is not None:
            count = len(way.plan.installments)
            words = self.tr("Add with %n installment(s)", "", count)
            if self._view is not None:
                words = self.tr("Save with %n installment(s)", "", count)
        self.primary.setText(words)
        self.primary.updateGeometry()
        self.refit()

    def _on_book_changed(self, _change: object) -> None:
        """Offer accounts and offers that were added meanwhile."""
        if self.isVisible():
            self._refreshed = self._context.tasks.read(self._context.book.purchase_entry.basis)
            self._refreshed.finished.connect(self.ways.show_basis)

    # saving ------------------------------------------------------------------------------------------

    def _controls(self) -> list[QWidget]:
        """Return what is checked before saving, in order."""
        found = self.form.controls()
        if self.rests.forbids:
            return found
        return [*found, *(self.ways.own.controls() if self.ways.is_own() else [self.ways.paid_with])]

    def submit(self) -> None:
        """Save the purchase; the dialog stays open with the reason where the book does not take it."""
        if not check_all(self._controls()):
            self.refit()
            return
        refusal = self.ways.own.refusal() if self.ways.is_own() else None
        if refusal is not None:
            self._on_refused(refusal)
            return
        if self.rests.forbids:
            self._save(self._view.purchase.account_id if self._view is not None else None, plan=False)
        else:
            self._save(self.ways.account_id(), plan=True)

    def _save(self, account_id: AccountId | None, *, plan: bool) -> None:
        draft, way = self.form.draft(account_id), self.ways.way()
        if draft is None:
            return
        own = self.ways.own if plan and self.ways.is_own() else None
        purchases, files = self._context.book.purchases, self.form.basics.files
        change = purchases.add
        if self._view is not None:
            change = partial(purchases.edit, self._view.purchase.id, detached=self.form.detached())
        self.primary.setEnabled(False)
        run_change(
            self._context,
            change,
            draft,
            way.terms if way is not None and plan else None,
            paid_down_from=own.paid_down_from() if own is not None else None,
            already_paid=own.done_before.value() if own is not None else 0,
            receipts=files.value(),
            done=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, _change: object) -> None:
        purchase_kept.forget(self._context.book, self.purchase_id)
        self.accept()
        if self.another.isChecked():
            open_purchase(self._context, another=self.form.basics.day.value())

    def _on_refused(self, error: UserError) -> None:
        self.primary.setEnabled(True)
        self.trouble.set_text(sentence_of(error, i18n.current()))
        self.trouble.show()
        self.refit()


def add_purchase(context: AppContext) -> None:
    """Open the dialog for a new purchase."""
    open_purchase(context)


def open_purchase(context: AppContext, *, another: date | None = None) -> None:
    """Open the dialog for a new purchase, `another` one of that day after the one just saved."""
    job = context.tasks.read(context.book.purchase_entry.basis)
    job.finished.connect(partial(_show, context, another))
    job.failed.connect(partial(report_failure, context.shell))


def _show(context: AppContext, another: date | None, basis: Basis) -> None:
    dialog = PurchaseDialog(context, basis)
    if another is not None:
        dialog.begin_on(another)
    context.shell.open_dialog(dialog)


def edit_purchase(context: AppContext, purchase_id: PurchaseId) -> None:
    """Open the dialog for a purchase that is in the book."""
    job = context.tasks.read(_read, context, purchase_id)
    job.finished.connect(partial(_show_edit, context))
    job.failed.connect(partial(report_failure, context.shell))


def _read(context: AppContext, purchase_id: PurchaseId) -> tuple[Basis, PurchaseView]:
    """Read both at one moment. Runs on the reader thread."""
    return context.book.purchase_entry.basis(), context.book.purchases.view(purchase_id)


def _show_edit(context: AppContext, found: tuple[Basis, PurchaseView]) -> None:
    context.shell.open_dialog(PurchaseDialog(context, *found))
