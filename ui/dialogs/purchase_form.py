"""What is asked about a purchase beside how it is paid; knows habits of shops and points out twins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finapp.domain.purchase import AttachmentId, PurchaseDraft
from ui import format as formats
from ui.account_facts import NOBODY
from ui.dialogs.purchase_basics import PurchaseBasics, Shop
from ui.dialogs.purchase_details import PurchaseDetails
from ui.dialogs.purchase_lines import PurchaseLines
from ui.errors import report_failure
from ui.widgets.buttons import LinkButton
from ui.widgets.files_edit import Kept
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from finapp.domain.account import AccountId
    from finapp.domain.money import Money
    from finapp.domain.purchase import Purchase, PurchaseId
    from finapp.services.purchase_entry import Basis, Habits
    from finapp.services.purchases import PurchaseView
    from ui.context import AppContext
    from ui.dialogs.purchase_basics import BasicsState
    from ui.tasks import Job


class FormState(NamedTuple):
    """What was typed, as long as the dialog is not saved."""

    basics: BasicsState
    details: dict[str, Any]
    lines: tuple[tuple[str, str, str, object], ...]


class PurchaseForm(QWidget):
    """Item, amount, date, shop, category, people, receipts; order and note; articles."""

    changed = Signal()
    """Amount, currency or date."""
    habit_found = Signal(object)
    """The id of the account that usually pays at this shop."""
    resized = Signal()

    def __init__(self, context: AppContext, basis: Basis, view: PurchaseView | None) -> None:
        super().__init__()
        self._context, self._basis, self._view = context, basis, view
        self.basics = PurchaseBasics(basis, context.today())
        self.details = PurchaseDetails(context.today(), basis.week_start)
        self.lines = PurchaseLines(basis.currency, self.basics.category.items())
        self.more = LinkButton(self.tr("Order number, status and note"), icon="note")
        self.articles = LinkButton(self.tr("Several articles"), icon="list-bullets")
        self.twin = Banner()
        self._habits: Job | None = None
        self._twins: Job | None = None
        self._sum: Money | None = None
        self._lay_out()
        self._start()
        self.basics.changed.connect(self._on_basics)
        self.basics.shop_changed.connect(self._on_shop)
        self.more.clicked.connect(self._on_more)
        self.articles.clicked.connect(self._on_articles)
        self.details.resized.connect(self.resized)
        self.lines.sum_changed.connect(self._on_sum)
        self.lines.sum_wanted.connect(self._take_sum)

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.more)
        links.addWidget(self.articles)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.basics)
        column.addLayout(links)
        for part in (self.details, self.lines, self.twin):
            column.addWidget(part)
            part.hide()

    # what it begins with -----------------------------------------------------------------------------

    def _start(self) -> None:
        """Show the purchase that is changed, or what is usual."""
        if self._view is not None:
            self._show_purchase(self._view)
            return
        shown, last = self._context.shell.members, self._basis.last
        self.basics.category.set_value(self._basis.uncategorized)
        member = last.member_id if last is not None else None
        if len(shown) == 1:
            member = next(iter(shown))
        elif last is None and self._basis.members:
            member = self._basis.members[0].id
        self.basics.member.set_value(member or NOBODY)

    def _show_purchase(self, view: PurchaseView) -> None:
        purchase, basics = view.purchase, self.basics
        basics.title.set_value(purchase.title)
        basics.price.set_currency(purchase.price.currency)
        basics.price.set_value(purchase.price)
        basics.day.set_value(purchase.bought_on)
        basics.set_where(Shop(purchase.merchant, purchase.platform))
        basics.category.set_value(purchase.category_id)
        basics.category_chosen = True
        basics.tags.set_value(purchase.tags)
        basics.member.set_value(purchase.member_id or NOBODY)
        basics.files.set_value((), [Kept(one.id, one.name) for one in view.attachments])
        self.details.show_draft(purchase)
        self.lines.set_price(purchase.price, purchase.price.currency)
        self.lines.show_lines(purchase.lines)
        self._sum = self.lines.total()
        self._show_parts()

    def _show_parts(self) -> None:
        self.details.setVisible(not self.details.is_plain())
        self.lines.setVisible(bool(self.lines.rows))

    def state(self) -> FormState:
        """Return what was typed, to be shown again later."""
        return FormState(self.basics.state(), self.details.values(), self.lines.state())

    def restore(self, state: FormState) -> None:
        """Show what was typed before."""
        self.basics.restore(state.basics)
        self.details.restore(state.details)
        self.lines.restore(state.lines)
        self._sum = self.lines.total()
        self._show_parts()
        self._on_basics()

    # while typing ------------------------------------------------------------------------------------

    def _on_basics(self) -> None:
        self.lines.set_price(self.basics.price.value(), self.basics.price.currency())
        self.details.set_bought(self.basics.day.value())
        self._look_for_twin()
        self.changed.emit()

    def _on_more(self) -> None:
        self.details.setVisible(self.details.isHidden())
        if not self.details.isHidden():
            self.details.number.setFocus()
        self.resized.emit()

    def _on_articles(self) -> None:
        self.lines.show()
        self.lines.start()
        self.resized.emit()

    def _on_sum(self) -> None:
        """Let the amount follow the sum of the articles, unless another one was typed."""
        edit = self.basics.price
        if edit.isEnabled() and (not edit.text() or edit.value() == self._sum):
            self._take_sum()
        self._sum = self.lines.total()
        self.lines.setVisible(bool(self.lines.rows))
        self.resized.emit()

    def _take_sum(self) -> None:
        self._sum = self.lines.total()
        self.basics.price.set_value(self._sum)
        self._on_basics()

    def _on_shop(self) -> None:
        """Ask what goes with the shop and the item."""
        self._look_for_twin()
        if self._view is not None:
            return
        where, entry = self.basics.where(), self._context.book.purchase_entry
        self._habits = self._context.tasks.read(entry.habits, where.merchant, self.basics.title.value())
        self._habits.finished.connect(self._on_habits)
        self._habits.failed.connect(partial(report_failure, self._context.shell))

    def _on_habits(self, habits: Habits) -> None:
        if self.sender() is not self._habits:
            return
        self.basics.take_habits(habits, self._basis.uncategorized)
        if habits.account_id is not None:
            self.habit_found.emit(habits.account_id)
        self.resized.emit()

    def _look_for_twin(self) -> None:
        """Ask whether the same purchase is in the book already."""
        title, price, day = (edit.value() for edit in (self.basics.title, self.basics.price, self.basics.day))
        if price is None or day is None or not title:
            self._twins = None
            self.twin.hide()
            return
        find, besides = self._context.book.purchase_entry.alike, self._purchase_id()
        merchant = self.basics.where().merchant
        self._twins = self._context.tasks.read(find, title, price, day, merchant=merchant, besides=besides)
        self._twins.finished.connect(self._on_twin)
        self._twins.failed.connect(partial(report_failure, self._context.shell))

    def _purchase_id(self) -> PurchaseId | None:
        return None if self._view is None else self._view.purchase.id

    def _on_twin(self, found: Purchase | None) -> None:
        if self.sender() is not self._twins:
            return
        self.twin.setVisible(found is not None)
        if found is not None:
            writes = formats.current()
            words = self.tr("“{item}” for {price} of {day} is in the book already.")
            price, day = writes.money(found.price), writes.date(found.bought_on)
            self.twin.set_text(words.format(item=found.title, price=price, day=day))
        self.resized.emit()

    # reading -----------------------------------------------------------------------------------------

    def draft(self, account_id: AccountId | None) -> PurchaseDraft | None:
        """Return the purchase as typed; None while something that it needs is missing."""
        basics = self.basics
        price, day = basics.price.value(), basics.day.value()
        if price is None or day is None or account_id is None or not basics.title.value():
            return None
        where = basics.where()
        return PurchaseDraft(
            title=basics.title.value(),
            price=price,
            bought_on=day,
            account_id=account_id,
            category_id=basics.category_id() or self._basis.uncategorized,
            merchant=where.merchant,
            platform=where.platform,
            member_id=basics.member_id(),
            tags=basics.tags.value(),
            lines=self.lines.lines(),
            **self.details.values(),
        )

    def detached(self) -> list[AttachmentId]:
        """Return the receipts that were taken away."""
        return [AttachmentId(key) for key in self.basics.files.gone() if isinstance(key, int)]

    def controls(self) -> list[QWidget]:
        """Return what is checked before saving, in order."""
        return [*self.basics.controls(), *self.details.controls(), *self.lines.controls()]
