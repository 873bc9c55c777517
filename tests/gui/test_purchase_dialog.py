"""The purchase dialog: typed by keyboard, ways to pay compared, saved as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.money import Money
from finapp.domain.purchase import OrderStatus
from tests.gui.purchase_hands import (
    CTRL,
    LEFT,
    Opened,
    choose,
    drop_files,
    laptop,
    open_purchases,
    pick,
)
from tests.gui.real_pages import open_page
from tests.unit.household import DAY, cny
from ui.dialogs.account import AccountDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    yield from open_purchases(qtbot, settings, tmp_path / "home.finapp")


def test_a_small_purchase_needs_item_amount_and_date_only(opened: Opened) -> None:
    dialog = opened.add()
    assert dialog.focusWidget() is dialog.form.basics.title
    QTest.keyClicks(dialog.form.basics.title, "Coffee")
    QTest.keyClicks(dialog.form.basics.price, "18.5*2")
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
    QTest.keyClicks(dialog.form.basics.price, "seven")
    QTest.mouseClick(dialog.primary, LEFT)
    assert dialog.form.basics.field("title").error() == "Fill in this field."
    assert "“seven” is not an amount" in dialog.form.basics.field("price").error()
    assert dialog.focusWidget() is dialog.form.basics.title
    assert opened.book.purchase_list.count() == 2
    dialog.reject()


def test_habits_of_a_shop_fill_in_the_rest(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "Beans")
    QTest.keyClicks(dialog.form.basics.price, "80")
    pick(dialog.form.basics.shop, "Blue Bottle")
    pick(dialog.form.basics.category, "groceries")
    pick(dialog.ways.paid_with, "ICBC")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    opened.wait_until_gone()
    again = opened.add()
    pick(again.form.basics.shop, "Blue Bottle")
    opened.qtbot.waitUntil(lambda: again.form.basics.category.text() == "Groceries")
    assert again.ways.paid_with.text() == "ICBC debit"
    again.reject()


def test_the_same_purchase_again_is_pointed_out(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "Groceries")
    QTest.keyClicks(dialog.form.basics.price, "200")
    assert not dialog.form.twin.isVisible()
    dialog.form.basics.day.setFocus()
    dialog.form.basics.day.selectAll()
    QTest.keyClicks(dialog.form.basics.day, "2026-11-10")
    opened.qtbot.waitUntil(dialog.form.twin.isVisible)
    assert (
        "“Groceries” for ¥200.00 of 9 Nov 2026 is in the book already." in dialog.form.twin.accessibleName()
    )
    dialog.reject()


def test_several_in_a_row(opened: Opened) -> None:
    dialog = opened.add()
    QTest.mouseClick(dialog.another, LEFT)
    QTest.keyClicks(dialog.form.basics.title, "Bread")
    QTest.keyClicks(dialog.form.basics.price, "12")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    opened.qtbot.waitUntil(lambda: opened.dialogs() not in ([], [dialog]))
    fresh = opened.dialogs()[0]
    assert fresh.another.isChecked()
    assert fresh.form.basics.title.value() == ""
    fresh.reject()


def test_articles_beyond_what_a_book_holds_are_refused_while_they_are_typed(opened: Opened) -> None:
    dialog = opened.add()
    QTest.mouseClick(dialog.form.articles, LEFT)
    lines = dialog.form.lines
    for row in lines.rows:
        QTest.keyClicks(row.title, "Ship")
        QTest.keyClicks(row.amount, "92233720368547758.07")
    QTest.mouseClick(dialog.primary, LEFT)
    assert "is larger than finapp can store" in lines.rows[0].amount.error()
    assert lines.sum.text() == ""
    dialog.reject()


def test_articles_add_up_to_the_amount(opened: Opened) -> None:
    dialog = opened.add()
    lines, basics = dialog.form.lines, dialog.form.basics
    QTest.keyClicks(basics.title, "Desk things")
    QTest.mouseClick(dialog.form.articles, LEFT)
    QTest.keyClicks(lines.rows[0].title, "Pens")
    QTest.keyClicks(lines.rows[0].amount, "30")
    QTest.keyClick(lines.rows[0].amount, Qt.Key.Key_Return)  # the next article
    assert basics.price.value() == cny(3_000)
    lines.rows[1].quantity.selectAll()
    QTest.keyClicks(lines.rows[1].quantity, "2")
    QTest.mouseClick(dialog.primary, LEFT)
    assert lines.rows[1].wrong.text() == "Fill in this field."
    QTest.keyClicks(lines.rows[1].title, "Paper")
    QTest.keyClicks(lines.rows[1].amount, "2*25")
    pick(lines.rows[1].category, "Books")
    assert basics.price.value() == cny(8_000)
    basics.price.selectAll()
    QTest.keyClicks(basics.price, "100")
    assert lines.sum.text() == "Sum ¥80.00 · ¥20.00 missing"
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(dialog.trouble.isVisible)
    assert "do not add up to the price ¥100.00" in dialog.trouble.accessibleName()
    QTest.mouseClick(lines.take_sum, LEFT)
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    bought = opened.newest()
    assert [(one.title, one.quantity, one.amount.minor) for one in bought.lines] == [
        ("Pens", 1, 3_000),
        ("Paper", 2, 5_000),
    ]
    assert bought.price == cny(8_000)


def test_order_number_status_and_note(opened: Opened) -> None:
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "Tea")
    QTest.keyClicks(dialog.form.basics.price, "58")
    QTest.mouseClick(dialog.form.more, LEFT)
    details = dialog.form.details
    QTest.keyClicks(details.number, "2026-77")
    pick(details.status, "Received")
    assert details.received.value() == DAY
    QTest.keyClicks(details.shipped, "2026-11-01")
    QTest.keyClicks(details.note, "for guests")
    QTest.mouseClick(dialog.primary, LEFT)
    assert "Choose a day from 18 Nov 2026" in details.shipped.error()
    details.shipped.selectAll()
    QTest.keyClicks(details.shipped, "2026-11-18")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    bought = opened.newest()
    assert (bought.order_number, bought.note, bought.status) == (
        "2026-77",
        "for guests",
        OrderStatus.RECEIVED,
    )
    assert (bought.shipped_on, bought.received_on) == (DAY, DAY)


def test_what_was_typed_is_there_again(opened: Opened) -> None:
    dialog = laptop(opened)
    choose(dialog, ":3")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    opened.wait_until_gone()
    assert opened.toast() == "Not saved. It is there again when you come back."
    again = opened.add()
    assert again.again.isVisible()
    assert again.focusWidget() is again.form.basics.title
    assert again.form.basics.title.value() == "MacBook Air"
    assert again.primary.text().startswith("Add with 3 installment")
    QTest.mouseClick(again.over, LEFT)
    opened.qtbot.waitUntil(lambda: opened.dialogs() not in ([], [again]))
    fresh = opened.dialogs()[0]
    assert fresh.form.basics.title.value() == ""
    assert not fresh.again.isVisible()
    fresh.reject()
    last = opened.add()
    assert not last.again.isVisible()
    last.reject()


def test_another_currency_has_other_ways(opened: Opened) -> None:
    klarna = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Klarna", currency="EUR")
    opened.book.accounts.add(klarna)
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "Coat")
    QTest.keyClick(dialog.form.basics.price, Qt.Key.Key_F4)
    popup = dialog.form.basics.price.popup()
    assert popup is not None
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.form.basics.price, "129")
    assert dialog.ways.paid_with.text() == "Klarna"
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    assert opened.newest().price == Money(12_900, "EUR")


def test_receipts_are_dropped_and_taken_away(opened: Opened, tmp_path: Path) -> None:
    good, empty = tmp_path / "bill.pdf", tmp_path / "empty.pdf"
    good.write_bytes(b"%PDF-1.7")
    empty.write_bytes(b"")
    dialog = opened.add()
    files = dialog.form.basics.files
    drop_files(dialog, [good, empty])
    assert dialog.form.basics.field("files").error() == "empty.pdf is empty."
    assert files.value() == (good,)
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    files.ask.setFocus()
    QTest.keyClick(files.ask, Qt.Key.Key_V, CTRL)
    assert [path.name for path in files.value()] == ["bill.pdf", "pasted-2.png"]
    QTest.keyClicks(dialog.form.basics.title, "Lamp")
    QTest.keyClicks(dialog.form.basics.price, "120")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    names = [one.name for one in opened.book.purchases.view(opened.newest().id).attachments]
    assert names == ["bill.pdf", "pasted-2.png"]


def test_the_first_purchase_of_a_book_asks_for_an_account(
    qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    window, _page = open_page(qtbot, settings, book_path, "purchases")
    opened = Opened(qtbot, window)
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "Bike")
    QTest.keyClicks(dialog.form.basics.price, "450")
    assert dialog.ways.no_account.isVisible()
    QTest.mouseClick(dialog.ways.add_account, LEFT)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(AccountDialog)))
    account = next(one for one in window.findChildren(AccountDialog) if one.isVisible())
    QTest.keyClicks(account.name, "Wallet")
    QTest.keyClick(account.name, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.ways.paid_with.text() == "Wallet")
    assert dialog.form.basics.title.value() == "Bike"
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    assert opened.newest().title == "Bike"
    window.close()
    window.deleteLater()
    qtbot.wait(0)
