"""A calculator's result becomes an account: deposits, money funds, loans; what pages say of a deposit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from finapp.domain.account import AccountKind
from finapp.domain.money import Money
from finapp.domain.term_deposit import DepositTime, Renewal
from tests.gui.calculators import Opened, opened
from ui.dialogs.account import AccountDialog
from ui.dialogs.loan import LoanDialog
from ui.models.calendar_days import Shown, days_of
from ui.views.accounts import AccountsPage
from ui.views.calendar import CalendarPage
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from finapp.services.accounts import AccountView
    from finapp.services.book import Book
    from ui.views.page import Page
    from ui.widgets.dialog import DialogFrame

__all__ = ["opened"]

LEFT = Qt.MouseButton.LeftButton
Dialog = TypeVar("Dialog", bound="DialogFrame")
PageKind = TypeVar("PageKind", bound="Page")


def book(opened: Opened) -> Book:
    assert opened.window.context is not None
    return opened.window.context.book


def view(opened: Opened, name: str) -> AccountView:
    return next(one for one in book(opened).accounts.views() if one.account.name == name)


def dialog(opened: Opened, kind: type[Dialog]) -> Dialog:
    def shown() -> list[Dialog]:
        return [one for one in opened.window.findChildren(kind) if one.isVisible()]

    opened.qtbot.waitUntil(lambda: len(shown()) == 1, timeout=15_000)
    return shown()[0]


def settle(opened: Opened) -> None:
    tasks = opened.window.context.tasks if opened.window.context is not None else None
    opened.qtbot.waitUntil(lambda: tasks is not None and not tasks.busy, timeout=15_000)


def page(opened: Opened, key: str, kind: type[PageKind]) -> PageKind:
    opened.window.shell.navigate(key)
    settle(opened)
    found = opened.window.deck.current if opened.window.deck is not None else None
    assert isinstance(found, kind)
    return found


def save(opened: Opened, found: DialogFrame) -> None:
    QTest.mouseClick(found.primary, LEFT)
    opened.qtbot.waitUntil(lambda: not isValid(found) or not found.isVisible(), timeout=15_000)
    settle(opened)


@pytest.fixture
def deposit(opened: Opened) -> Opened:
    """Type a deposit of ¥30,000 for a year into the calculator and make an account of it."""
    savings = opened.page.savings
    opened.show(savings)
    opened.type_into(savings.growth.start, "30000")
    opened.type_into(savings.growth.term, "1")
    opened.type_into(savings.growth.rate, "1.45")
    opened.wait_for(savings)
    QTest.mouseClick(savings.add_account, LEFT)
    asked = dialog(opened, AccountDialog)
    QTest.keyClicks(asked.name, "CMB one year")
    assert asked.kind.value() == AccountKind.TERM_DEPOSIT
    assert (asked.opening.text(), asked.deposit.rate.text()) == ("30,000.00", "1.45")
    assert asked.deposit.matures.value() == dt.date(2027, 11, 18)
    assert asked.deposit.example.text() == "¥30,435.00 on 18 Nov 2027, ¥435.00 of it interest"
    save(opened, asked)
    return opened


def test_a_deposit_of_the_calculator_becomes_an_account(deposit: Opened) -> None:
    found = view(deposit, "CMB one year")
    assert found.balance == Money(3_000_000, "CNY")
    assert found.deposit is not None
    terms = found.deposit.terms
    assert (terms.start, terms.matures) == (dt.date(2026, 11, 18), dt.date(2027, 11, 18))
    assert (terms.compounds, terms.time, terms.renewal) == (1, DepositTime.MONTHS, Renewal.NONE)
    deposit.window.shell.undo()
    deposit.qtbot.waitUntil(
        lambda: all(one.account.name != "CMB one year" for one in book(deposit).accounts.views())
    )


def test_the_accounts_page_says_what_it_is_worth_and_why(deposit: Opened) -> None:
    accounts = page(deposit, "accounts", AccountsPage)
    accounts.go_to(account=view(deposit, "CMB one year").account.id)
    facts = accounts.head.deposit
    deposit.qtbot.waitUntil(facts.isVisible, timeout=15_000)
    assert facts.worth.words() == "Worth today: ¥30,000.00"
    assert facts.interest.text() == "¥0.00"
    assert facts.end.words() == "Paid out 18 Nov 2027: ¥30,435.00"
    QTest.mouseClick(facts.end.value, LEFT)
    said = deposit.explanation()
    assert "¥30,435.00 on 18 Nov 2027 = ¥30,000.00 + ¥435.00 interest." in said
    facts.worth.value.setFocus()
    QTest.keyClick(facts.worth.value, Qt.Key.Key_F1)
    assert "Worth" not in said
    assert "interest" in deposit.explanation()


def test_what_was_agreed_is_changed(deposit: Opened) -> None:
    accounts = page(deposit, "accounts", AccountsPage)
    accounts.go_to(account=view(deposit, "CMB one year").account.id)
    accounts.head.edit_wanted.emit()
    asked = dialog(deposit, AccountDialog)
    assert not asked.opening.isVisible()
    deposit.type_into(asked.opened, "2025-12-01")
    deposit.type_into(asked.deposit.matures, "2026-12-01")
    deposit.pick(asked.deposit.renewal, "Renewed with")
    deposit.type_into(asked.deposit.demand, "0.05")
    save(deposit, asked)
    found = view(deposit, "CMB one year").deposit
    assert found is not None
    assert (found.terms.start, found.end, found.terms.renewal) == (
        dt.date(2025, 12, 1),
        dt.date(2026, 12, 1),
        Renewal.WITH_INTEREST,
    )


def test_an_end_before_the_beginning_is_refused(deposit: Opened) -> None:
    accounts = page(deposit, "accounts", AccountsPage)
    accounts.go_to(account=view(deposit, "CMB one year").account.id)
    accounts.head.edit_wanted.emit()
    asked = dialog(deposit, AccountDialog)
    deposit.type_into(asked.deposit.matures, "2026-01-01")
    assert "Choose a later end" in asked.deposit.example.text()
    QTest.mouseClick(asked.primary, LEFT)
    deposit.qtbot.waitUntil(asked.trouble.isVisible, timeout=15_000)
    assert "Choose a later end" in asked.trouble.words.text()
    asked.reject()


def test_the_calendar_shows_the_day_it_ends(deposit: Opened) -> None:
    calendar = page(deposit, "calendar", CalendarPage)
    end = dt.date(2027, 11, 18)
    calendar.go_to(day=end)
    settle(deposit)
    assert calendar.sheet is not None
    (mark,) = days_of(calendar.sheet, Shown())[end].marks
    assert (mark.look, mark.text, mark.amount, mark.detail) == (
        "maturity",
        "CMB one year",
        "30,435",
        "paid out",
    )
    texts = [one.text() for one in calendar.agenda.findChildren(Label)]
    assert "CMB one year ends: ¥30,435.00 is paid out" in texts
    calendar.mode.set_value("agenda")
    calendar.mode.changed.emit("agenda")
    texts = [one.text() for one in calendar.list.findChildren(Label)]
    assert "CMB one year ends: ¥30,435.00 is paid out" in texts


def test_its_money_may_come_from_an_account(opened: Opened) -> None:
    savings = opened.page.savings
    opened.show(savings)
    opened.type_into(savings.growth.start, "1000")
    opened.type_into(savings.growth.rate, "2")
    opened.wait_for(savings)
    QTest.mouseClick(savings.add_account, LEFT)
    asked = dialog(opened, AccountDialog)
    QTest.keyClicks(asked.name, "Three years")
    opened.pick(asked.deposit.paid_from, "ICBC")
    before = view(opened, "ICBC debit").balance
    save(opened, asked)
    assert view(opened, "ICBC debit").balance == before - Money(100_000, "CNY")


def test_what_is_no_deposit_is_not_offered_as_one(opened: Opened) -> None:
    savings = opened.page.savings
    opened.show(savings)
    opened.type_into(savings.growth.start, "1000")
    opened.type_into(savings.growth.monthly, "100")
    opened.type_into(savings.growth.rate, "2")
    opened.wait_for(savings)
    assert not savings.add_account.isEnabled()
    assert "one sum" in savings.add_account.toolTip()


def test_a_money_fund_becomes_an_account(opened: Opened) -> None:
    savings = opened.page.savings
    opened.show(savings)
    QTest.mouseClick(opened.segment(savings.mode, "Money fund"), LEFT)
    opened.type_into(savings.fund.amount, "80000")
    opened.type_into(savings.fund.seven_day, "1.58")
    opened.wait_for(savings)
    QTest.mouseClick(savings.add_account, LEFT)
    asked = dialog(opened, AccountDialog)
    assert not asked.deposit.isVisible()
    QTest.keyClicks(asked.name, "Yuebao")
    save(opened, asked)
    found = view(opened, "Yuebao")
    assert (found.account.kind, found.balance) == (AccountKind.MONEY_FUND, Money(8_000_000, "CNY"))


def test_a_loan_becomes_a_lender_and_its_terms(opened: Opened) -> None:
    loan = opened.page.loan
    opened.show(loan)
    opened.type_into(loan.amount, "60000")
    opened.type_into(loan.rate, "4.35")
    opened.type_into(loan.count, "36")
    opened.wait_for(loan)
    QTest.mouseClick(loan.add_loan, LEFT)
    asked = dialog(opened, AccountDialog)
    assert asked.kind.value() == AccountKind.LOAN
    QTest.keyClicks(asked.name, "ICBC consumer loan")
    QTest.mouseClick(asked.primary, LEFT)
    planned = dialog(opened, LoanDialog)
    assert planned.parties.name.value() == "ICBC consumer loan"
    assert planned.form.price.text() == "60,000.00"
    save(opened, planned)
    plan = book(opened).plans.all()[-1]
    assert plan.account_id == view(opened, "ICBC consumer loan").account.id
    assert plan.title == "ICBC consumer loan"
    assert plan.installments[0].amount == 178_080
