"""The Accounts page: the list, the register, and the dialogs that book, check and describe."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountKind
from finapp.domain.credit import DueKind
from finapp.domain.money import Money
from finapp.domain.statement import Pays
from finapp.domain.transaction import TransactionKind
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from ui.dialogs.account import AccountDialog
from ui.dialogs.check_balance import CheckBalanceDialog
from ui.dialogs.entry import EntryDialog, TransferDialog
from ui.views.accounts import AccountsPage
from ui.widgets.dialog import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton, QLineEdit
    from pytestqt.qtbot import QtBot

    from finapp.domain.transaction import RegisterRow
    from finapp.services.accounts import AccountView
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.picker import Picker

LEFT = Qt.MouseButton.LeftButton
Dialog = TypeVar("Dialog", bound=DialogFrame)


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, LEFT)


def fill(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def pick(picker: Picker, typed: str) -> None:
    picker.open_list(typed)
    popup = picker.popup()
    assert popup is not None
    QTest.keyClick(popup.search, Qt.Key.Key_Return)


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: AccountsPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def lines(self) -> list[str]:
        return [self.page.list.item(at).text() for at in range(self.page.list.count())]

    def view(self, name: str) -> AccountView:
        return next(view for view in self.book.accounts.views() if view.account.name == name)

    def rows(self, name: str) -> list[RegisterRow]:
        return self.book.accounts.register(self.view(name).account.id)

    def choose(self, name: str) -> None:
        spot = self.page.list.visualItemRect(self.page.list.item(self.lines().index(name))).center()
        QTest.mouseClick(self.page.list.viewport(), LEFT, pos=spot)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        tasks = self.window.context.tasks if self.window.context is not None else None
        self.qtbot.waitUntil(lambda: tasks is not None and not tasks.busy)

    def cells(self, column: str) -> list[str]:
        rows = self.page.register.table.rows
        place = next(at for at, one in enumerate(rows.columns) if one.key == column)
        found = [rows.cell(at, place) for at in range(rows.rowCount())]
        return [cell.text for cell in found if cell is not None]

    def dialog(self, kind: type[Dialog]) -> Dialog:
        self.settle()
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def save(self, dialog: DialogFrame) -> None:
        click(dialog.primary)
        self.settle()


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "accounts")
    assert isinstance(page, AccountsPage)
    made = Opened(qtbot, window, page)
    qtbot.waitUntil(lambda: page.facts is not None)
    made.settle()
    yield made
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_accounts_stand_under_their_kinds_and_cash_is_their_sum(opened: Opened) -> None:
    assert opened.lines() == [
        "Bank accounts",
        "ICBC debit",
        "Credit lines, owed",
        "Huabei",
        "JD Baitiao",
    ]
    assert opened.page.cash.text() == "¥48,374.30"
    assert opened.page.head.balance.text() == "¥48,374.30"


def test_the_register_is_newest_first_with_the_balance_after_each_row(opened: Opened) -> None:
    assert opened.cells("what") == ["JD Baitiao", "JD Baitiao", "JD Baitiao", "Opening balance"]
    assert opened.cells("out") == ["−541.90", "−541.90", "−541.90", ""]
    assert opened.cells("in") == ["", "", "", "+50,000.00"]
    assert opened.cells("balance") == ["48,374.30", "48,916.20", "49,458.10", "50,000.00"]
    foot = opened.page.register.panel.foot
    assert foot.sum.text() == "+¥48,374.30"
    assert foot.sum_note.text() == "in ¥50,000.00, out ¥1,625.70"


def test_a_click_shows_a_tool_with_what_is_owed(opened: Opened) -> None:
    opened.choose("Huabei")
    head = opened.page.head
    assert (head.balance_name.text(), head.balance.text()) == ("Owed", "¥200.00")
    assert not head.money_out.isVisible()
    assert opened.cells("what") == ["Groceries"]


def test_find_narrows_the_register(opened: Opened) -> None:
    QTest.keySequence(opened.window, "Ctrl+F")
    QTest.keyClicks(opened.page.head.search, "opening")
    opened.settle()
    assert opened.cells("what") == ["Opening balance"]
    assert opened.page.register.panel.foot.count_note.text() == "of 4"
    QTest.keyClicks(opened.page.head.search, "xyz")
    opened.settle()
    assert opened.page.register.panel.shown() is not opened.page.register.table
    assert opened.page.register.panel.shown().isVisible()


def test_money_out_is_recorded_and_deleted_and_undone(opened: Opened) -> None:
    click(opened.page.head.money_out)
    dialog = opened.dialog(EntryDialog)
    fill(dialog.amount, "36.50")
    fill(dialog.words, "Lunch")
    pick(dialog.category, "Eating")
    chosen = dialog.category.item()
    assert chosen is not None
    opened.save(dialog)
    newest = opened.rows("ICBC debit")[-1]
    assert (newest.text, newest.amount, newest.kind) == ("Lunch", -3_650, TransactionKind.EXPENSE)
    assert newest.others == chosen.text
    assert opened.cells("what")[0] == "Lunch"
    assert opened.page.cash.text() == "¥48,337.80"
    table = opened.page.register.table
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.rows.index(0, 1)).center())
    QTest.keyClick(table, Qt.Key.Key_Delete)
    opened.settle()
    assert opened.page.cash.text() == "¥48,374.30"
    opened.window.frame.toast.press_action()
    opened.settle()
    assert opened.page.cash.text() == "¥48,337.80"


def test_money_in_asks_for_income(opened: Opened) -> None:
    click(opened.page.head.money_in)
    dialog = opened.dialog(EntryDialog)
    fill(dialog.amount, "100")
    click(dialog.primary)
    assert dialog.category.error()
    income = opened.book.accounts.categories(AccountKind.INCOME)
    assert [item.key for item in dialog.category.items()] == [one.id for one in income]
    pick(dialog.category, income[0].name)
    opened.save(dialog)
    assert opened.rows("ICBC debit")[-1].amount == 10_000


def test_a_repayment_is_not_deleted_here(opened: Opened) -> None:
    table = opened.page.register.table
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.rows.index(0, 1)).center())
    QTest.keyClick(table, Qt.Key.Key_Delete)
    opened.settle()
    assert len(opened.rows("ICBC debit")) == 4
    assert "repayments are deleted where they were made" in opened.window.frame.toast.text()


def test_an_account_is_added_and_money_moved_to_it_at_a_rate(opened: Opened) -> None:
    opened.window.shell.run_command("add_account")
    dialog = opened.dialog(AccountDialog)
    click(dialog.primary)
    assert dialog.name.error()
    QTest.mouseClick(dialog.kind._segments[1], LEFT)
    fill(dialog.name, "PayPal")
    pick(dialog.currency, "EUR")
    fill(dialog.opening, "10")
    opened.save(dialog)
    view = opened.view("PayPal")
    assert (view.account.kind, view.balance) == (AccountKind.EWALLET, Money(1_000, "EUR"))
    assert opened.page.cash.text() == "at least ¥48,374.30"
    assert opened.page.cash.toolTip() == "no rate of EUR: €10.00 more"
    opened.book.exchange.set("EUR", "CNY", Decimal("8.1240"), opened.book.today())
    opened.page.refresh()
    opened.qtbot.waitUntil(lambda: opened.page.cash.text() == "¥48,455.54")
    assert opened.page.cash.toolTip().startswith("rate of ")
    click(opened.page.head.transfer)
    moving = opened.dialog(TransferDialog)
    assert not moving.arrived.isVisible()
    pick(moving.target, "PayPal")
    fill(moving.amount, "349.33")
    fill(moving.arrived, "43")
    assert moving._arrived_field._below.text() == "1 EUR = 8.1240 CNY"
    opened.save(moving)
    assert opened.view("PayPal").balance == Money(5_300, "EUR")
    assert opened.view("ICBC debit").balance == cny(4_802_497)


def test_a_difference_names_what_may_explain_it(opened: Opened) -> None:
    click(opened.page.head.check)
    dialog = opened.dialog(CheckBalanceDialog)
    fill(dialog.shown, "48916.20")
    assert dialog.finding.text().startswith("¥541.90 more than in finapp.")
    assert len(dialog.links) == 1
    click(dialog.links[0])
    assert not dialog.isVisible()
    opened.settle()
    assert opened.page.register.table.current_id() is not None
    assert opened.view("ICBC debit").balance == cny(4_837_430)


def test_a_difference_is_booked_and_the_check_is_remembered(opened: Opened) -> None:
    click(opened.page.head.check)
    dialog = opened.dialog(CheckBalanceDialog)
    fill(dialog.shown, "48000")
    assert dialog.primary.text() == "Correct by −¥374.30"
    opened.save(dialog)
    assert opened.rows("ICBC debit")[-1].kind is TransactionKind.ADJUSTMENT
    assert opened.page.head.balance.text() == "¥48,000.00"
    assert opened.page.head.note.full_text() == "Bank account · checked 18 Nov"


def test_what_a_lender_says_is_owed_is_checked_without_sign(opened: Opened) -> None:
    opened.choose("Huabei")
    click(opened.page.head.check)
    dialog = opened.dialog(CheckBalanceDialog)
    fill(dialog.shown, "200")
    assert dialog.finding.text() == "The balance is right"
    fill(dialog.shown, "212.50")
    assert dialog.finding.text().startswith("¥12.50 more than in finapp.")
    opened.save(dialog)
    assert opened.view("Huabei").balance == cny(-21_250)


def test_a_credit_tool_is_added_with_its_rule_and_what_is_owed(opened: Opened) -> None:
    opened.window.shell.run_command("add_debt")
    dialog = opened.dialog(AccountDialog)
    QTest.mouseClick(dialog.kind._segments[1], LEFT)
    fill(dialog.name, "CMB card")
    fill(dialog.tail, "0420")
    fill(dialog.opening, "9640")
    fill(dialog.limit, "50000")
    fill(dialog.billing.closing, "5")
    QTest.mouseClick(dialog.billing.due_kind._segments[1], LEFT)
    fill(dialog.billing.due, "18")
    assert dialog.billing.example.text() == "Bought today: due Wed 23 Dec, in 35 days"
    opened.save(dialog)
    view = opened.view("CMB card")
    assert (view.account.kind, view.account.tail) == (AccountKind.CARD, "0420")
    assert (view.balance, view.terms.limit) == (cny(-964_000), cny(5_000_000))
    rule = view.cycles[-1]
    assert (rule.closing_day, rule.due_kind, rule.due_value) == (5, DueKind.OFFSET, 18)
    bill = [one for one in opened.book.calendar.obligations() if one.account_id == view.account.id]
    assert [(one.amount, one.due) for one in bill] == [(cny(964_000), dt.date(2026, 12, 23))]


def test_a_lender_fills_in_what_is_usual_and_it_can_be_changed(opened: Opened) -> None:
    opened.window.shell.run_command("add_debt")
    dialog = opened.dialog(AccountDialog)
    pick(dialog.preset.lender, "Credit card (China)")
    assert (dialog.kind.value(), dialog.name.value(), dialog.billing.due.text()) == (
        AccountKind.CARD,
        "Credit card (China)",
        "23",
    )
    assert "As of 30 Nov 2026." in dialog.preset.note.text()
    fill(dialog.name, "CMB card")
    click(dialog.costs)
    assert (dialog.conditions.rate.text(), dialog.conditions.percent.text()) == ("18.25", "10")
    segment = dialog.conditions.pays._segments[2]
    opened.qtbot.waitUntil(lambda: segment.height() > 0)  # the dialog grows with the next event
    click(segment)
    fill(dialog.conditions.fixed, "1600")
    fill(dialog.conditions.percent, "5")
    fill(dialog.conditions.monthly, "3")
    assert not dialog.conditions.refunds.isChecked(), "this lender asks for the whole statement"
    opened.save(dialog)
    view = opened.view("CMB card")
    (dated,) = view.conditions
    assert (dated.terms.monthly_fee, dated.terms.refund_lowers_due) == (300, False)
    assert dated.terms.minimum is not None
    assert (dated.terms.minimum.percent, dated.terms.tolerance) == (Decimal("0.05"), 1_000)
    assert (view.terms.preset, view.terms.pays, view.terms.pays_amount) == ("card_cn", Pays.FIXED, 160_000)


def test_a_lender_without_statements_gets_no_statement_days(opened: Opened) -> None:
    opened.window.shell.run_command("add_debt")
    dialog = opened.dialog(AccountDialog)
    pick(dialog.preset.lender, "Afterpay")
    assert not dialog.billing.bills.isChecked()
    assert not dialog.billing.closing.isVisible()
    opened.save(dialog)
    view = opened.view("Afterpay")
    assert (view.cycles, view.account.currency) == ((), "USD")
    assert [(one.periods, one.step, one.first_days) for one in view.offers] == [(4, 2, 0)]


def test_new_conditions_apply_from_today(opened: Opened) -> None:
    opened.choose("Huabei")
    QTest.keyClick(opened.page.list, Qt.Key.Key_Return)
    dialog = opened.dialog(AccountDialog)
    click(dialog.costs)
    pick(dialog.conditions.method, "On the unpaid part, from the due day")
    fill(dialog.conditions.rate, "18.25")
    opened.save(dialog)
    (dated,) = opened.view("Huabei").conditions
    assert (dated.valid_from, dated.terms.rate) == (dt.date(2026, 11, 18), Decimal("0.1825"))


def test_enter_changes_an_account_and_its_days(opened: Opened) -> None:
    opened.choose("Huabei")
    QTest.keyClick(opened.page.list, Qt.Key.Key_Return)
    dialog = opened.dialog(AccountDialog)
    assert dialog.name.value() == "Huabei"
    fill(dialog.name, "Ant Huabei")
    fill(dialog.billing.due, "20")
    opened.save(dialog)
    view = opened.view("Ant Huabei")
    assert [rule.due_value for rule in view.cycles] == [10, 20]
    assert opened.page.head.name.full_text() == "Ant Huabei"


def test_a_name_taken_is_said_in_the_dialog(opened: Opened) -> None:
    opened.window.shell.run_command("add_account")
    dialog = opened.dialog(AccountDialog)
    fill(dialog.name, "Huabei")
    opened.save(dialog)
    assert dialog.isVisible()
    assert "already an account named Huabei" in dialog.trouble.accessibleName()


def test_an_account_is_closed_and_opened_again(opened: Opened) -> None:
    steps = {action.text(): action for action in opened.page.head.menu().actions()}
    assert list(steps) == ["Edit…", "Close account", "Delete account"]
    steps["Close account"].trigger()
    opened.settle()
    assert opened.lines()[-2:] == ["Closed", "ICBC debit"]
    assert opened.page.cash.text() == ""
    steps = {action.text(): action for action in opened.page.head.menu().actions()}
    steps["Open again"].trigger()
    opened.settle()
    assert opened.lines()[:2] == ["Bank accounts", "ICBC debit"]


def test_an_empty_book_says_so(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "empty.finapp"
    Book.create(path).close()
    window, page = open_page(qtbot, settings, path, "accounts")
    assert isinstance(page, AccountsPage)
    qtbot.waitUntil(lambda: page.facts is not None)
    assert page._nothing.isVisible()
    assert page._nothing.title.text() == "No accounts yet"
    window.close()
    window.deleteLater()
    qtbot.wait(0)
