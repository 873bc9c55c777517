"""Tools that are not each by itself: one that takes repayments, one under another's limit, one overpaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.credit import CreditTerms
from finapp.domain.money import Money
from finapp.services.accounts import ToolDraft
from tools.scenes_of_dialogs import CARD, DEBIT
from ui.views.calendar import CalendarPage
from ui.views.debts import DebtsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tools.stage import Stage

PAY_LATER = 2
"""The color of the tool whose repayment is late."""
OPENED = date(2026, 11, 10)


def _automatic(stage: Stage) -> QWidget:
    """Look at the day on which a lender has taken what the book does not know."""
    book = stage.book
    view = book.accounts.view(stage.tool(PAY_LATER))
    account = replace(view.account, pay_from_id=stage.bank(DEBIT))
    book.accounts.edit(account.id, account, replace(view.terms, auto_pay=True))
    stage.page(CalendarPage, "calendar", day=date(2026, 11, 15))
    stage.settle()
    return stage.window.frame.body


def _together(stage: Stage) -> DebtsPage:
    """Have a card under the limit of another, and a shop that owes; look at the card."""
    book, card = stage.book, stage.tool(CARD)
    chinese = stage.look.language == "zh_CN"
    first = book.accounts.view(card)
    under = AccountDraft(
        kind=AccountKind.CARD, name="副卡" if chinese else "Second card", currency="CNY", parent_id=card
    )
    shop = AccountDraft(
        kind=AccountKind.CREDIT_LINE, name="商店卡" if chinese else "Store card", currency="CNY"
    )
    sub = book.accounts.add_tool(
        ToolDraft(account=under, cycle=first.cycles[-1]), Money(-126_000, "CNY"), OPENED
    )
    limit = CreditTerms(limit=Money(500_000, "CNY"))
    book.accounts.add_tool(ToolDraft(account=shop, terms=limit), Money(12_000, "CNY"), OPENED)
    page = stage.page(DebtsPage, "debts", account=sub.created)
    stage.settle()
    return page


HABITS: dict[str, Callable[[Stage], QWidget]] = {
    "calendar-automatic": _automatic,
    "debts-shared": lambda stage: _together(stage).panel,
    "debts-sharing": lambda stage: _together(stage).side,
}
