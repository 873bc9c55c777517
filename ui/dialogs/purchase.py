"""The dialog that adds a purchase, and compares the ways to pay for it while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from finapp.domain.purchase import PurchaseDraft
from ui import format as formats
from ui import i18n
from ui.account_facts import NOBODY
from ui.changes import run_change
from ui.dialogs.purchase_basics import PurchaseBasics
from ui.dialogs.purchase_ways import PurchaseWays
from ui.errors import report_failure, sentence_of
from ui.widgets.dialog import DialogFrame
from ui.widgets.fields import check_all
from ui.widgets.notices import Banner
from ui.widgets.toggles import TickBox

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.purchase import Purchase
    from finapp.errors import UserError
    from finapp.services.purchase_entry import Basis, Habits
    from ui.context import AppContext
    from ui.tasks import Job


class PurchaseDialog(DialogFrame):
    """Adds a purchase."""

    def __init__(self, context: AppContext, basis: Basis) -> None:
        super().__init__(self.tr("Add purchase"), primary=self.tr("Add purchase"), large=True)
        self._context, self._basis = context, basis
        self.basics = PurchaseBasics(basis, context.today())
        self.ways = PurchaseWays(context, basis)
        self.another = TickBox(self.tr("Add another after this"), tone="text-2")
        self.trouble = Banner(tone="danger")
        self.trouble.hide()
        self.twin = Banner()
        self.twin.hide()
        self._habits: Job | None = None
        self._twins: Job | None = None
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.basics)
        self.body.addWidget(self.twin)
        self.body.addWidget(self.ways)
        self.body.addStretch(1)
        self.foot.addWidget(self.another)
        self._start()
        self.basics.changed.connect(self._on_basics)
        self.basics.shop_changed.connect(self._on_shop)
        self.ways.changed.connect(self._on_ways)
        self._on_basics()

    def _start(self) -> None:
        """Fill in what is usual."""
        shown = self._context.shell.members
        last = self._basis.last
        self.basics.category.set_value(self._basis.uncategorized)
        member = last.member_id if last is not None else None
        if len(shown) == 1:
            member = next(iter(shown))
        elif last is None and self._basis.members:
            member = self._basis.members[0].id
        self.basics.member.set_value(member or NOBODY)
        if last is not None:
            self.ways.choose(last.account_id)

    # while typing ------------------------------------------------------------------------------------

    def _on_basics(self) -> None:
        basics = self.basics
        self.ways.set_purchase(basics.price.value(), basics.price.currency(), basics.day.value())
        self._look_for_twin()
        self.trouble.hide()
        self.refit()

    def _on_ways(self) -> None:
        way = self.ways.way()
        words = self.tr("Add purchase")
        if way is not None and way.plan is not None:
            words = self.tr("Add with %n installment(s)", "", len(way.plan.installments))
        self.primary.setText(words)
        self.primary.updateGeometry()
        self.refit()

    def _on_shop(self) -> None:
        """Ask what goes with the shop and the item."""
        where = self.basics.where()
        entry = self._context.book.purchase_entry
        self._habits = self._context.tasks.read(entry.habits, where.merchant, self.basics.title.value())
        self._habits.finished.connect(self._on_habits)
        self._habits.failed.connect(partial(report_failure, self._context.shell))
        self._look_for_twin()

    def _on_habits(self, habits: Habits) -> None:
        if self.sender() is not self._habits:
            return
        self.basics.take_habits(habits, self._basis.uncategorized)
        if habits.account_id is not None:
            self.ways.choose(habits.account_id)

    def _look_for_twin(self) -> None:
        """Ask whether the same purchase is in the book already."""
        draft = self._draft()
        if draft is None:
            self._twins = None
            self.twin.hide()
            return
        self._twins = self._context.tasks.read(self._context.book.purchase_entry.alike, draft)
        self._twins.finished.connect(self._on_twin)
        self._twins.failed.connect(partial(report_failure, self._context.shell))

    def _on_twin(self, found: Purchase | None) -> None:
        if self.sender() is not self._twins:
            return
        self.twin.setVisible(found is not None)
        if found is not None:
            writes = formats.current()
            words = self.tr("“{item}” for {price} of {day} is in the book already.")
            price, day = writes.money(found.price), writes.date(found.bought_on)
            self.twin.set_text(words.format(item=found.title, price=price, day=day))
        self.refit()

    # saving ------------------------------------------------------------------------------------------

    def _draft(self) -> PurchaseDraft | None:
        """Return the purchase as typed; None while something that it needs is missing."""
        basics = self.basics
        price, day, account = basics.price.value(), basics.day.value(), self.ways.account_id()
        if price is None or day is None or account is None or not basics.title.value():
            return None
        where = basics.where()
        return PurchaseDraft(
            title=basics.title.value(),
            price=price,
            bought_on=day,
            account_id=account,
            category_id=basics.category_id() or self._basis.uncategorized,
            merchant=where.merchant,
            platform=where.platform,
            member_id=basics.member_id(),
            tags=basics.tags.value(),
        )

    def submit(self) -> None:
        """Save the purchase; the dialog stays open with the reason where the book does not take it."""
        if not check_all([*self.basics.controls(), self.ways.paid_with]):
            return
        draft, way = self._draft(), self.ways.way()
        if draft is None:
            return
        self.primary.setEnabled(False)
        run_change(
            self._context,
            self._context.book.purchases.add,
            draft,
            way.terms if way is not None else None,
            receipts=self.basics.files.value(),
            done=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, _change: object) -> None:
        self.accept()
        if self.another.isChecked():
            open_purchase(self._context, another=self.basics.day.value())

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
        dialog.another.setChecked(True)
        dialog.basics.day.set_value(another)
    context.shell.open_dialog(dialog)
