"""A loan of every sort, entered as a person does: by its sort, amounts and dates, borrowed and lent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from finapp.domain.account import AccountKind
from finapp.domain.daycount import DayCount
from finapp.domain.loan_terms import Lender
from finapp.domain.plan import CostConvention
from finapp.domain.schedule import FirstPeriod
from tests.gui.real_pages import open_page
from tests.unit.household import Household
from ui.dialogs.account import AccountDialog
from ui.dialogs.loan import LoanDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from finapp.domain.loan_terms import Loan
    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.picker import Picker

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 15_000


class Opened:
    """The dialog of a new loan, and what a test does in it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        window.shell.run_command("add_loan")
        self.dialog = self.wait_for()

    def wait_for(self) -> LoanDialog:
        def shown() -> list[LoanDialog]:
            return [one for one in self.window.findChildren(LoanDialog) if one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE)
        return shown()[-1]

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def pick(self, picker: Picker, key: object) -> None:
        picker.set_value(key)
        picker.value_changed.emit(key)

    def press(self, holder: QWidget, words: str) -> None:
        QTest.mouseClick(next(one for one in holder.findChildren(QToolButton) if one.text() == words), LEFT)

    def type(self, field: QWidget, text: str) -> None:
        select = getattr(field, "selectAll", None)
        if select is not None:
            select()
        QTest.keyClicks(field, text)

    def save(self) -> Loan:
        """Press the button and return the loan as the book has it."""
        QTest.mouseClick(self.dialog.primary, LEFT)
        self.qtbot.waitUntil(lambda: bool(self.book.loans.all()), timeout=PATIENCE)
        self.qtbot.waitUntil(lambda: not self.window.tasks.busy, timeout=PATIENCE)
        return self.book.loans.all()[-1]


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    home = Household.create(path)
    home.book.file.forget_history()
    home.close()
    window, _page = open_page(qtbot, settings, path, "debts")
    yield Opened(qtbot, window)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def start(opened: Opened, sort: str, amount: str, count: str, rate: str = "") -> None:
    """Fill in what every loan has."""
    dialog = opened.dialog
    opened.type(dialog.parties.name, "Lender")
    opened.pick(dialog.sort, sort)
    opened.type(dialog.form.price, amount)
    opened.type(dialog.form.count, count)
    if rate:
        opened.type(dialog.form.rate, rate)


def test_a_loan_of_equal_payments_gets_its_account_in_one_step(opened: Opened) -> None:
    start(opened, "amortizing", "60000", "36", "4.35")
    opened.qtbot.waitUntil(lambda: opened.dialog.preview.each.text() == "¥1,780.80", timeout=PATIENCE)
    loan = opened.save()
    assert loan.terms.lender is Lender.BANK
    account = opened.book.accounts.all()[loan.plan.account_id]
    assert (account.kind, account.name) == (AccountKind.LOAN, "Lender")
    opened.window.shell.run_command("undo")
    opened.qtbot.waitUntil(lambda: not opened.book.loans.all(), timeout=PATIENCE)
    assert "Lender" not in {one.name for one in opened.book.accounts.all().values()}


def test_days_of_interest_an_odd_first_period_and_fees(opened: Opened) -> None:
    start(opened, "amortizing", "100000", "24", "6")
    dialog = opened.dialog
    opened.type(dialog.form.start, "2026-11-18")
    opened.type(dialog.form.first, "2027-01-05")
    QTest.mouseClick(dialog.open_more, LEFT)
    opened.pick(dialog.more.day_count, DayCount.ACT_360)
    opened.pick(dialog.more.first_period, FirstPeriod.STUB_WITH_FIRST)
    opened.type(dialog.more.kept, "500")
    opened.type(dialog.more.each, "3.5")
    loan = opened.save()
    terms = loan.terms
    assert (terms.day_count, terms.first_period, terms.period_fee) == (
        DayCount.ACT_360,
        FirstPeriod.STUB_WITH_FIRST,
        350,
    )
    assert loan.plan.terms.fee == 50_000
    first = loan.plan.installments[0]
    assert (first.due, first.fee) == (date(2027, 1, 5), 350)
    # 48 days of a 360-day year on 100,000 at 6 %
    assert first.interest == 80_000


def test_interest_first_and_the_principal_at_the_end(opened: Opened) -> None:
    start(opened, "interest_first", "50000", "6", "7.2")
    rows = opened.save().plan.installments
    assert [row.amount for row in rows] == [30_000] * 5 + [5_030_000]


def test_a_balloon_is_asked_for_and_paid_last(opened: Opened) -> None:
    start(opened, "balloon", "200000", "12", "5")
    QTest.mouseClick(opened.dialog.primary, LEFT)
    assert opened.dialog.isVisible()
    assert opened.dialog.form.balloon.error()
    opened.type(opened.dialog.form.balloon, "80000")
    loan = opened.save()
    assert loan.plan.terms.balloon == 8_000_000
    assert loan.plan.installments[-1].amount > 8_000_000


def test_a_flat_fee_says_what_it_truly_costs(opened: Opened) -> None:
    start(opened, "flat_fee", "12000", "12", "0.66")
    opened.qtbot.waitUntil(lambda: opened.dialog.preview.each.text() == "¥1,079.20", timeout=PATIENCE)
    loan = opened.save()
    assert loan.terms.lender is Lender.CONSUMER_FINANCE
    assert loan.plan.terms.convention is CostConvention.FEE_PER_PERIOD
    assert loan.plan.terms.rate == Decimal("0.0066")


def test_p2p_and_equal_principal(opened: Opened) -> None:
    start(opened, "equal_principal", "24000", "24", "6")
    opened.pick(opened.dialog.parties.lender, Lender.P2P)
    loan = opened.save()
    assert (loan.terms.lender, loan.plan.installments[0].amount) == (Lender.P2P, 112_000)


def test_informal_money_is_lent_out_of_an_account(opened: Opened) -> None:
    opened.press(opened.dialog.parties.way, "I lend")
    start(opened, "informal", "5000", "1")
    bank = next(one.id for one in opened.book.accounts.all().values() if one.name == "ICBC debit")
    opened.pick(opened.dialog.paid_to, bank)
    before = opened.book.accounts.view(bank).balance.minor
    loan = opened.save()
    account = opened.book.accounts.view(loan.plan.account_id)
    assert (account.account.kind, account.balance.minor) == (AccountKind.RECEIVABLE, 500_000)
    assert opened.book.accounts.view(bank).balance.minor == before - 500_000
    assert loan.terms.lender is Lender.INFORMAL


def test_informal_money_is_borrowed_and_half_of_it_repaid(opened: Opened) -> None:
    start(opened, "informal", "9000", "3")
    opened.type(opened.dialog.form.start, "2026-09-01")
    opened.type(opened.dialog.done_before, "1")
    loan = opened.save()
    assert [row.amount for row in loan.plan.installments] == [300_000] * 3
    assert loan.plan.installments[0].due == date(2026, 10, 1)
    assert loan.plan.open == 600_000


def test_a_name_that_is_taken_is_refused_in_a_sentence(opened: Opened) -> None:
    start(opened, "amortizing", "1000", "2", "5")
    opened.type(opened.dialog.parties.name, "Huabei")
    QTest.mouseClick(opened.dialog.primary, LEFT)
    opened.qtbot.waitUntil(opened.dialog.trouble.isVisible, timeout=PATIENCE)
    assert "Huabei" in opened.dialog.trouble.accessibleName()


def test_the_debt_dialog_leads_to_the_terms_of_a_loan(opened: Opened) -> None:
    opened.dialog.reject()
    opened.window.shell.run_command("add_debt")
    opened.qtbot.waitUntil(
        lambda: any(one.isVisible() for one in opened.window.findChildren(AccountDialog)), timeout=PATIENCE
    )
    debt = next(one for one in opened.window.findChildren(AccountDialog) if one.isVisible())
    opened.type(debt.name, "Car bank")
    opened.press(debt.kind, "Loan")
    assert debt.primary.text() == "Go on to its terms…"
    QTest.mouseClick(debt.primary, LEFT)
    opened.dialog = opened.wait_for()
    assert opened.dialog.parties.name.value() == "Car bank"
    opened.type(opened.dialog.form.price, "1000")
    opened.type(opened.dialog.form.rate, "5")
    assert opened.save().plan.title == "Car bank"
