"""A purchase that is in the book is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.purchase import PurchaseId
from tests.gui.purchase_hands import (
    CTRL,
    LEFT,
    Opened,
    choose,
    edit,
    open_purchases,
    pick,
)
from tests.unit.household import cny
from ui.dialogs.plan import PlanDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    yield from open_purchases(qtbot, settings, tmp_path / "home.finapp")


def test_a_purchase_is_changed(opened: Opened) -> None:
    dialog = edit(opened, "Groceries")
    basics = dialog.form.basics
    assert dialog.title.text() == "Edit purchase"
    assert (basics.title.value(), basics.price.value(), dialog.ways.paid_with.text()) == (
        "Groceries",
        cny(20_000),
        "Huabei",
    )
    assert not dialog.ways.compare.isChecked()
    basics.title.selectAll()
    QTest.keyClicks(basics.title, "Groceries for two")
    basics.price.selectAll()
    QTest.keyClicks(basics.price, "210")
    pick(dialog.ways.paid_with, "ICBC")
    QTest.keyClick(basics.price, Qt.Key.Key_Return, CTRL)
    opened.wait_until_gone()
    changed = opened.book.purchases.view(dialog.purchase_id or PurchaseId(0)).purchase
    assert (changed.title, changed.price) == ("Groceries for two", cny(21_000))
    assert changed.account_id == opened.account("ICBC debit").id
    opened.qtbot.waitUntil(lambda: "Changed “Groceries for two”" in opened.toast())
    opened.window.frame.toast.press_action()  # Undo
    opened.qtbot.waitUntil(lambda: opened.book.purchases.view(changed.id).purchase.price == cny(20_000))


def test_nothing_changed_is_nothing_to_keep(opened: Opened) -> None:
    dialog = edit(opened, "Groceries")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    opened.wait_until_gone()
    assert opened.toast() == ""


def test_price_and_payer_rest_while_there_is_a_plan(opened: Opened) -> None:
    dialog = edit(opened, "iPhone 17 256 GB")
    assert not dialog.form.basics.price.isEnabled()
    assert not dialog.ways.isVisible()
    said = dialog.rests.accessibleName()
    assert "JD Baitiao, 3 done. Price and what paid stay as they are." in said
    QTest.mouseClick(dialog.rests.change, LEFT)
    terms = [one for one in opened.window.findChildren(PlanDialog) if one.isVisible()]
    assert len(terms) == 1
    QTest.keyClick(terms[0], Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(lambda: not any(one.isVisible() for one in opened.window.findChildren(PlanDialog)))
    assert dialog.isVisible()
    pick(dialog.form.basics.category, "Books")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    changed = opened.book.purchases.view(dialog.purchase_id or PurchaseId(0))
    assert changed.purchase.category_id == next(
        one.id for one in opened.book.accounts.categories() if one.code == "books"
    )
    assert changed.plans[0].done == 3


def test_a_purchase_in_the_book_is_put_into_installments(opened: Opened) -> None:
    dialog = edit(opened, "Groceries")
    QTest.mouseClick(dialog.ways.compare, LEFT)
    choose(dialog, ":3")
    assert dialog.primary.text().startswith("Save with 3 installment")
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait_until_gone()
    plan = opened.book.plans.of_purchase(dialog.purchase_id or PurchaseId(0))[0]
    assert [row.amount for row in plan.installments] == [6_666, 6_666, 6_668]
    assert opened.book.check.run() == []
