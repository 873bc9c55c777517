"""Everything a purchase needs, from its page, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.money import Money
from finapp.domain.purchase import OrderStatus
from tests.gui.purchase_hands import CTRL, Opened, open_purchases, page_of, pick, select
from tests.unit.household import DAY, cny
from ui.dialogs.payoff import PayoffDialog
from ui.dialogs.refund import RefundDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from finapp.services.purchases import PurchaseView
    from ui.settings import Settings
    from ui.widgets.dialog import DialogFrame

PHONE = "iPhone 17 256 GB"


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    yield from open_purchases(qtbot, settings, tmp_path / "home.finapp")


def view(opened: Opened) -> PurchaseView:
    """Return the chosen purchase as the book has it."""
    facts = page_of(opened).side.facts
    assert facts is not None
    return opened.book.purchases.view(facts.row.id)


def from_menu(opened: Opened, words: str) -> None:
    """Open the menu of the row with its key and take an entry by the arrows and Enter."""
    table = page_of(opened).table
    place = table.visualRect(table.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(table, QContextMenuEvent(reason, place, table.viewport().mapToGlobal(place)))
    side = page_of(opened).side
    opened.qtbot.waitUntil(lambda: any(one.isVisible() for one in side.findChildren(QMenu)))
    menu = next(one for one in side.findChildren(QMenu) if one.isVisible())
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        action = menu.activeAction()
        if action is not None and action.text() == words:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    raise AssertionError([action.text() for action in menu.actions()])


def dialog(opened: Opened, kind: type[DialogFrame]) -> DialogFrame:
    opened.qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.window.findChildren(kind)))
    return next(one for one in opened.window.findChildren(kind) if one.isVisible())


def gone(opened: Opened, kind: type[DialogFrame]) -> None:
    """Wait until a dialog is closed: what it asked for is in the book then."""
    opened.qtbot.waitUntil(lambda: not any(one.isVisible() for one in opened.window.findChildren(kind)))


def activate(opened: Opened) -> None:
    """Wait until the window has the keyboard, as it has once dialogs and menus are gone."""

    def active() -> bool:
        opened.window.activateWindow()
        return opened.window.isActiveWindow()

    opened.qtbot.waitUntil(active)


def press(opened: Opened, keys: str) -> None:
    """Press a shortcut of the window."""
    activate(opened)
    QTest.keySequence(opened.window, keys)


def tab_to(opened: Opened, wanted: Callable[[], QWidget | None]) -> None:
    """Go to a control of the inspector with F6 and Tab."""
    activate(opened)
    table = page_of(opened).table
    table.setFocus()
    opened.qtbot.waitUntil(table.hasFocus)
    press(opened, "F6")
    visited = []
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is wanted():
            return
        visited.append(focused.accessibleName() or type(focused).__name__)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(visited)


def test_the_order_goes_on_and_back(opened: Opened) -> None:
    select(opened, "Groceries")
    side = page_of(opened).side
    tab_to(opened, lambda: side.steps)
    QTest.keyClick(opened.focused(), Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: view(opened).purchase.status is OrderStatus.SHIPPED)
    assert view(opened).purchase.shipped_on == DAY
    opened.qtbot.waitUntil(lambda: side.facts is not None and side.facts.row.status is OrderStatus.SHIPPED)
    opened.qtbot.waitUntil(lambda: QApplication.focusWidget() is side.steps)  # that of the new state
    from_menu(opened, "Mark as received")
    opened.qtbot.waitUntil(lambda: view(opened).purchase.status is OrderStatus.RECEIVED)
    opened.qtbot.waitUntil(lambda: side.facts is not None and side.facts.row.status is OrderStatus.RECEIVED)
    assert side.steps is not None
    assert side.steps.accessibleName() == "Paid 9 Nov, Shipped 18 Nov, Received 18 Nov, Refunded –"
    press(opened, "Ctrl+Z")
    opened.qtbot.waitUntil(lambda: view(opened).purchase.status is OrderStatus.SHIPPED)


def test_two_partial_refunds_by_different_rules_and_one_taken_back(opened: Opened) -> None:
    select(opened, PHONE)
    for amount, rule in (("100", "the next installments"), ("200", "a credit on the bill")):
        from_menu(opened, "Refund…")
        refund = dialog(opened, RefundDialog)
        assert isinstance(refund, RefundDialog)
        refund.amount.selectAll()
        QTest.keyClicks(refund.amount, amount)
        pick(refund.policy, rule)
        QTest.keyClick(refund.amount, Qt.Key.Key_Return, CTRL)
        gone(opened, RefundDialog)
    plan = view(opened).plans[0]
    assert [row.refunded for row in plan.installments][3:5] == [10_000, 0]
    assert view(opened).refunded == cny(30_000)
    from_menu(opened, "Take the last refund back")
    opened.qtbot.waitUntil(lambda: view(opened).refunded == cny(10_000))
    assert opened.book.check.run() == []


def test_a_refund_that_arrives_in_another_currency(opened: Opened) -> None:
    opened.book.accounts.add(AccountDraft(kind=AccountKind.BANK, name="N26", currency="EUR"))
    select(opened, "Groceries")
    from_menu(opened, "Refund…")
    refund = dialog(opened, RefundDialog)
    assert isinstance(refund, RefundDialog)
    pick(refund.target, "N26")
    QTest.keyClick(refund.amount, Qt.Key.Key_Return, CTRL)
    assert refund.arrived.error() == "Enter an amount, such as 1,250.00."
    QTest.keyClicks(refund.arrived, "24.60")
    QTest.keyClick(refund.arrived, Qt.Key.Key_Return, CTRL)
    opened.qtbot.waitUntil(lambda: bool(view(opened).refunds))
    assert view(opened).refunds[0].arrived == Money(2_460, "EUR")
    assert view(opened).purchase.status is OrderStatus.REFUNDED
    assert opened.book.accounts.view(opened.account("N26").id).balance == Money(2_460, "EUR")


def test_paid_off_early_and_back(opened: Opened) -> None:
    select(opened, PHONE)
    from_menu(opened, "Pay off early…")
    payoff = dialog(opened, PayoffDialog)
    assert isinstance(payoff, PayoffDialog)
    pick(payoff.rule, "waived")
    pick(payoff.source, "ICBC")
    QTest.keyClick(payoff.source, Qt.Key.Key_Return, CTRL)
    gone(opened, PayoffDialog)
    assert view(opened).plans[0].open == 0
    press(opened, "Ctrl+Z")
    opened.qtbot.waitUntil(lambda: view(opened).plans[0].open == 9 * 54_190 + 12)


class _Catcher(QObject):
    """Takes what would be opened by another program."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_a_receipt_is_opened_and_removed(opened: Opened, tmp_path: Path) -> None:
    receipt = tmp_path / "bill.pdf"
    receipt.write_bytes(b"%PDF-1.7 of groceries")
    select(opened, "Groceries")
    opened.book.purchases.attach(view(opened).purchase.id, receipt)
    page_of(opened).mark_stale()
    side = page_of(opened).side
    opened.qtbot.waitUntil(lambda: bool(side.receipts))
    catcher = _Catcher()
    QDesktopServices.setUrlHandler("file", catcher, "take")  # type: ignore[arg-type] # the stubs want bytes
    try:
        tab_to(opened, lambda: side.receipts[0])
        QTest.keyClick(opened.focused(), Qt.Key.Key_Return)
        opened.qtbot.waitUntil(lambda: bool(catcher.urls))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert Path(catcher.urls[0].toLocalFile()).read_bytes() == receipt.read_bytes()
    QTest.keyClick(opened.focused(), Qt.Key.Key_Delete)
    opened.qtbot.waitUntil(lambda: not side.receipts)
    assert view(opened).attachments == ()
    opened.window.frame.toast.press_action()
    opened.qtbot.waitUntil(lambda: len(view(opened).attachments) == 1)
