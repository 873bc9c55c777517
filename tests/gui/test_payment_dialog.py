"""The payment dialog for a lender in another currency: what left the account is asked for and booked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.money import Money
from finapp.domain.plan import PlanDraft, PlanTerms
from tests.gui.real_pages import open_page
from tests.unit.household import Household
from ui.dialogs.payment import PaymentDialog
from ui.views.overview import OverviewPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


def coat(path: Path) -> tuple[AccountId, AccountId]:
    """Make a book with a coat in euros, paid in three from an account in yuan."""
    home = Household.create(path)
    draft = AccountDraft(kind=AccountKind.LOAN, name="Klarna", currency="EUR", pay_from_id=home.bank)
    klarna = AccountId(home.book.accounts.add(draft).created or 0)
    terms = PlanTerms(
        price=12_900, currency="EUR", count=3, start=dt.date(2026, 10, 26), first_due=dt.date(2026, 11, 25)
    )
    home.book.plans.add(PlanDraft(title="Winter coat", account_id=klarna, terms=terms))
    home.close()
    return home.bank, klarna


def test_what_left_the_account_is_needed_and_booked(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "home.finapp"
    bank, klarna = coat(path)
    window, page = open_page(qtbot, settings, path, "overview")
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: bool(page.rows))
    assert window.context is not None
    book = window.context.book
    QTest.mouseClick(page.rows[0].pay, LEFT)
    dialog = next(one for one in window.findChildren(PaymentDialog) if one.isVisible())
    assert dialog.left.isVisible()
    QTest.mouseClick(dialog.primary, LEFT)
    assert dialog.left.error()
    assert book.payments.all() == []
    QTest.keyClicks(dialog.left, "349.33")
    QTest.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: not page.rows)
    assert book.payments.all()[0].amount == Money(4_300, "EUR")
    assert book.accounts.view(bank).balance == Money(5_000_000 - 34_933, "CNY")
    assert book.accounts.view(klarna).balance == Money(-8_600, "EUR")
    window.close()
    window.deleteLater()
    qtbot.wait(0)
