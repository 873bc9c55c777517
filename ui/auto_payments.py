"""What lenders take by themselves: the words for it, and the banner that records what they have taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from finapp.domain.statement import Pays
from finapp.projection.due import add_up
from ui import format as formats
from ui.changes import run_change
from ui.repayments import sum_text
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from finapp.domain.credit import CreditTerms
    from finapp.services.book import Book
    from finapp.services.statement_payments import AutoPayment
    from ui.context import AppContext
    from ui.views.page import Page

translate = QCoreApplication.translate

Taken = list[tuple[str, "AutoPayment"]]
"""What was taken, each with the lender's name."""


def automatic() -> str:
    """Return the word for a repayment that a lender takes by itself."""
    return translate("AutoPayments", "automatic")


def auto_words(terms: CreditTerms, account: str) -> str:
    """Return what a lender takes by itself on the due day: how much of a statement, and from where."""
    much = {
        Pays.FULL: translate("AutoPayments", "all that is due"),
        Pays.MINIMUM: translate("AutoPayments", "the minimum"),
        Pays.FIXED: translate("AutoPayments", "a fixed amount"),
    }[terms.pays]
    if not account:
        return translate("AutoPayments", "{what}, by itself; no paying account is chosen").format(what=much)
    return translate("AutoPayments", "{what}, by itself from {account}").format(what=much, account=account)


class AutoPaymentsBanner(Banner):
    """Says what lenders took by themselves and the book does not know yet; a button records all of it."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, tone="accent")
        self._context = context
        self.record = self.add_button(self.tr("Record"))
        self.record.clicked.connect(self._on_record)
        self.hide()

    def read(self, page: Page) -> None:
        """Ask the book, as a part of a page that refreshes."""
        page.load(_read, self._context.book, show=self.show_taken)

    @Slot(object)
    def show_taken(self, taken: Taken) -> None:
        """Show what is not recorded yet; nothing: no banner."""
        self.setVisible(bool(taken))
        writes = formats.current()
        if len(taken) == 1:
            lender, one = taken[0]
            text = self.tr("{lender} takes repayments by itself: {amount} of {day} is not recorded yet.")
            day = writes.short_date(one.on, self._context.today())
            self.set_text(text.format(lender=lender, amount=writes.money(one.amount), day=day))
        elif taken:
            names = writes.listed(dict.fromkeys(lender for lender, _one in taken))
            sums = add_up((one.amount for _lender, one in taken), writes.base)
            text = self.tr(
                "%n repayment(s) that lenders take by themselves are not recorded: {amount} to {lenders}.",
                "",
                len(taken),
            )
            self.set_text(text.format(amount=sum_text(sums), lenders=names))

    @Slot()
    def _on_record(self) -> None:
        self.hide()
        run_change(self._context, self._context.book.statement_payments.confirm_auto_payments)


def _read(book: Book) -> Taken:
    """Read what was taken with the names of the lenders. Runs on the reader thread."""
    names = book.accounts.all()
    return [(names[one.account_id].name, one) for one in book.statement_payments.auto_payments()]
