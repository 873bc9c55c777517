"""The purchase dialog: typed by keyboard, ways to pay compared, saved as one step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.credit import Offer
from finapp.domain.plan import CostConvention
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from tests.unit.household import DAY, cny
from ui.dialogs.purchase import PurchaseDialog
from ui.views.purchases import PurchasesPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.domain.account import Account
    from finapp.domain.purchase import Purchase
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.picker import Picker

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


class Opened:
    """The Purchases page in its window, and the dialog over it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def account(self, name: str) -> Account:
        return next(one for one in self.book.accounts.all().values() if one.name == name)

    def newest(self) -> Purchase:
        basis = self.book.purchase_entry.basis()
        assert basis.last is not None
        return basis.last

    def dialogs(self) -> list[PurchaseDialog]:
        return [one for one in self.window.findChildren(PurchaseDialog) if one.isVisible()]

    def add(self) -> PurchaseDialog:
        self.window.shell.run_command("add_purchase")
        self.qtbot.waitUntil(lambda: len(self.dialogs()) == 1)
        return self.dialogs()[0]

    def wait_until_gone(self) -> None:
        self.qtbot.waitUntil(lambda: not self.dialogs())

    def toast(self) -> str:
        return self.window.frame.toast.text()


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    book = Book.open(path, today=lambda: DAY)
    huabei = next(one.id for one in book.accounts.all().values() if one.name == "Huabei")
    book.accounts.set_offer(Offer(huabei, 3, CostConvention.NONE, Decimal(0)))
    book.accounts.set_offer(Offer(huabei, 12, CostConvention.FEE_ONCE_SPREAD, Decimal("0.075")))
    book.settings.set("waiting_yield", "0.0158")
    book.file.forget_history()
    book.close()
    window, page = open_page(qtbot, settings, path, "purchases")
    assert isinstance(page, PurchasesPage)
    yield Opened(qtbot, window)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def pick(picker: Picker, text: str) -> None:
    """Choose by typing into the list and Enter."""
    picker.setFocus()
    picker.open_list()
    popup = picker.popup()
    assert popup is not None
    QTest.keyClicks(popup.search, text)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert text.lower() in picker.text().lower()


def column(dialog: PurchaseDialog, name: str) -> dict[str, str]:
    """Return what a column of the comparison says."""
    option = next(one for one in dialog.ways.grid.options() if one.name.startswith(name))
    return {"detail": option.detail, **{key: cell.text for key, cell in option.cells.items()}}


def test_a_small_purchase_needs_item_amount_and_date_only(opened: Opened) -> None:
    dialog = opened.add()
    assert dialog.focusWidget() is dialog.basics.title
    QTest.keyClicks(dialog.basics.title, "Coffee")
    QTest.keyClicks(dialog.basics.price, "18.5*2")
    assert not dialog.ways.compare.isChecked()
    assert dialog.ways.paid_with.text() == "Huabei"  # as the purchase before
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    opened.wait_until_gone()
    bought = opened.newest()
    assert (bought.title, bought.price, bought.bought_on) == ("Coffee", cny(3_700), DAY)
    assert bought.account_id == opened.account("Huabei").id
    opened.qtbot.waitUntil(lambda: "Added “Coffee”" in opened.toast())
    opened.window.shell.undo()
    opened.qtbot.waitUntil(lambda: opened.book.purchase_list.count() == 2)


def test_what_is_missing_is_said_at_its_field(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.basics.price, "seven")
    QTest.mouseClick(dialog.primary, LEFT)
    assert dialog.basics.field("title").error() == "Fill in this field."
    assert "“seven” is not an amount" in dialog.basics.field("price").error()
    assert dialog.focusWidget() is dialog.basics.title
    assert opened.book.purchase_list.count() == 2
    dialog.reject()


def test_the_ways_to_pay_of_the_design(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.basics.title, "MacBook Air")
    QTest.keyClicks(dialog.basics.price, "7,999")
    assert dialog.ways.compare.isChecked()  # above 500
    assert column(dialog, "Pay now")["net"] == "¥7,999.00"
    three = column(dialog, "3 installment")
    assert three == {
        "detail": "Huabei · interest-free",
        "each": "¥2,666.33",
        "first": "10 Dec 2026",
        "total": "¥7,999.00",
        "fee": "¥0.00",
        "rate": "0.0%",
        "earned": "−¥18.25",
        "net": "¥7,980.75",
        "gap": "lowest",
    }
    twelve = column(dialog, "12 installment")
    assert (twelve["each"], twelve["rate"], twelve["earned"]) == ("¥716.57", "15.2%", "−¥61.27")
    dialog.reject()


def test_a_plan_is_chosen_with_the_arrows_and_named_by_the_button(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.basics.title, "MacBook Air")
    QTest.keyClicks(dialog.basics.price, "7999")
    grid = dialog.ways.grid
    while not grid.value().endswith(":3"):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert dialog.primary.text().startswith("Add with 3 installment")
    QTest.keyClick(grid, Qt.Key.Key_Return, CTRL)
    opened.wait_until_gone()
    plan = opened.book.plans.of_purchase(opened.newest().id)[0]
    assert [row.amount for row in plan.installments] == [266_633, 266_633, 266_634]
    opened.window.shell.undo()
    opened.qtbot.waitUntil(lambda: len(opened.book.plans.all()) == 1)
    assert opened.book.check.run() == []


def test_habits_of_a_shop_fill_in_the_rest(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.basics.title, "Beans")
    QTest.keyClicks(dialog.basics.price, "80")
    pick(dialog.basics.shop, "Blue Bottle")
    pick(dialog.basics.category, "groceries")
    pick(dialog.ways.paid_with, "ICBC")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    opened.wait_until_gone()
    again = opened.add()
    pick(again.basics.shop, "Blue Bottle")
    opened.qtbot.waitUntil(lambda: again.basics.category.text() == "Groceries")
    assert again.ways.paid_with.text() == "ICBC debit"
    again.reject()


def test_the_same_purchase_again_is_pointed_out(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.basics.title, "Groceries")
    QTest.keyClicks(dialog.basics.price, "200")
    assert not dialog.twin.isVisible()
    dialog.basics.day.setFocus()
    dialog.basics.day.selectAll()
    QTest.keyClicks(dialog.basics.day, "2026-11-10")
    opened.qtbot.waitUntil(dialog.twin.isVisible)
    assert "“Groceries” for ¥200.00 of 9 Nov 2026 is in the book already." in dialog.twin.accessibleName()
    dialog.reject()


def test_several_in_a_row(opened: Opened) -> None:
    dialog = opened.add()
    QTest.mouseClick(dialog.another, LEFT)
    QTest.keyClicks(dialog.basics.title, "Bread")
    QTest.keyClicks(dialog.basics.price, "12")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    opened.qtbot.waitUntil(lambda: opened.dialogs() not in ([], [dialog]))
    fresh = opened.dialogs()[0]
    assert fresh.another.isChecked()
    assert fresh.basics.title.value() == ""
    fresh.reject()
