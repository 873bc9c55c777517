"""The Purchases page: rows and sums, filters, the inspector's steps, refunds and deleting."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from finapp.domain.money import Money
from finapp.domain.purchase import OrderStatus
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from ui.dialogs.payoff import PayoffDialog
from ui.dialogs.refund import RefundDialog
from ui.views.purchases import PurchasesPage
from ui.widgets.inspector import TitleSection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.dialog import DialogFrame

LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: PurchasesPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def texts(self) -> list[str]:
        """Return the first words of every visible row."""
        rows = self.page.table.rows
        found = []
        for row in range(rows.rowCount()):
            group = rows.group_at(row)
            cell = rows.cell(row, 1)
            words = f"{group.title} {group.count} {group.total}" if group is not None else ""
            found.append(words or (cell.text if cell is not None else "?"))
        return found

    def choose(self, title: str) -> None:
        row = self.texts().index(title)
        spot = self.page.table.visualRect(self.page.table.rows.index(row, 1)).center()
        QTest.mouseClick(self.page.table.viewport(), LEFT, pos=spot)
        self.qtbot.waitUntil(lambda: self.title() == title)

    def title(self) -> str:
        facts = self.page.side.facts
        sections = [one for one in self.page.side.sections() if isinstance(one, TitleSection)]
        return sections[0].title.full_text() if facts is not None and sections else ""

    def dialog(self) -> DialogFrame:
        found = [
            one
            for kind in (RefundDialog, PayoffDialog)
            for one in self.window.findChildren(kind)
            if one.isVisible()
        ]
        assert len(found) == 1
        return found[0]

    def click(self, widget: QWidget | None) -> None:
        assert widget is not None
        QTest.mouseClick(widget, LEFT)


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "purchases")
    assert isinstance(page, PurchasesPage)
    qtbot.waitUntil(lambda: page.side.facts is not None and page.foot is not None)
    yield Opened(qtbot, window, page)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_months_with_sums_and_the_newest_chosen(opened: Opened) -> None:
    assert opened.texts() == [
        "November 2026 1 200.00",
        "Groceries",
        "July 2026 1 5,999.00",
        "iPhone 17 256 GB",
    ]
    assert opened.title() == "Groceries"
    assert opened.page.panel.foot.sum.text() == "¥6,199.00"
    assert opened.page.panel.foot.count_note.text() == ""


def test_the_inspector_shows_the_plan_and_marks_the_late_one_paid(opened: Opened) -> None:
    opened.choose("iPhone 17 256 GB")
    schedule = opened.page.side.schedule
    assert schedule is not None
    rows = schedule.rows()
    assert [(row.number, row.note, row.action) for row in rows[2:5]] == [
        ("3", "paid 15 Oct", ""),
        ("4", "3 days late", "Mark paid"),
        ("5", "", ""),
    ]
    spot = schedule.action_rect(3).center().toPoint()
    QTest.mouseClick(schedule.viewport(), LEFT, pos=spot)
    opened.qtbot.waitUntil(lambda: len(opened.book.payments.all()) == 4)
    assert opened.book.payments.all()[-1].amount == Money(54_190, "CNY")
    opened.qtbot.waitUntil(lambda: opened.page.side.schedule is not schedule)
    again = opened.page.side.schedule
    assert again is not None
    assert again.rows()[3].note == "paid 18 Nov"


def test_chips_narrow_the_table_and_clear(opened: Opened) -> None:
    filters = opened.page.filters
    opened.click(filters.plan_chip)
    opened.qtbot.waitUntil(lambda: len(opened.texts()) == 2)
    assert opened.page.panel.foot.count_note.text() == "of 2"
    QTest.keyClick(filters.plan_chip, Qt.Key.Key_Delete)
    opened.qtbot.waitUntil(lambda: len(opened.texts()) == 4)
    opened.click(filters.amount_chip)
    QTest.keyClicks(filters.amount.least, "240")
    assert filters.amount_chip.text() == "Amount ≥ 240"
    QTest.keyClick(filters.amount, Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(lambda: opened.texts()[-1] == "iPhone 17 256 GB" and len(opened.texts()) == 2)
    opened.click(filters.chips["paid_with"])
    box = next(one for one in filters.choices["paid_with"].boxes.values() if one.text() == "Huabei")
    opened.click(box)
    filters.choices["paid_with"].close()
    opened.qtbot.waitUntil(lambda: opened.texts() == [])
    assert opened.page.panel.shown() is not opened.page.table
    filters.clear()
    opened.qtbot.waitUntil(lambda: len(opened.texts()) == 4)
    assert not filters.amount_chip.is_on()


def test_ctrl_f_finds_by_words(opened: Opened) -> None:
    QTest.keySequence(opened.window, "Ctrl+F")
    QTest.keyClicks(opened.page.filters.finder, "iph")
    opened.qtbot.waitUntil(lambda: opened.texts() == ["July 2026 1 5,999.00", "iPhone 17 256 GB"])


def test_the_menu_of_a_row_marks_it_shipped_and_undo_takes_that_back(opened: Opened) -> None:
    row = opened.texts().index("Groceries")
    place = opened.page.table.visualRect(opened.page.table.rows.index(row, 1)).center()
    opened.page.table.menu_wanted.emit(opened.page.table.rows.id_at(row), QPoint(place))
    opened.qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.page.side.findChildren(QMenu)))
    menu = next(one for one in opened.page.side.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()][:3] == [
        "Mark as shipped",
        "Mark as received",
        "Mark as disputed",
    ]
    menu.actions()[0].trigger()
    menu.close()
    opened.qtbot.waitUntil(
        lambda: (
            opened.page.side.facts is not None and opened.page.side.facts.row.status is OrderStatus.SHIPPED
        )
    )
    assert opened.window.frame.toast.text() == "Marked “Groceries” as shipped"
    opened.window.frame.toast.press_action()
    opened.qtbot.waitUntil(
        lambda: opened.page.side.facts is not None and opened.page.side.facts.row.status is OrderStatus.PAID
    )


def test_a_refund_shows_what_it_leaves_and_is_recorded(opened: Opened) -> None:
    opened.choose("iPhone 17 256 GB")
    opened.click(opened.page.side.refund)
    dialog = opened.dialog()
    assert isinstance(dialog, RefundDialog)
    assert dialog.amount.value() == Money(599_900, "CNY")
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "1000")
    rows = {row.number: row for row in dialog.after.rows()}
    assert (rows["12"].state, rows["11"].state) == ("refunded", "refunded")
    assert (rows["10"].amount, rows["10"].note) == ("541.80", "was 541.90")
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    plan = opened.book.plans.all()[0].id
    opened.qtbot.waitUntil(lambda: opened.book.plans.get(plan).installments[11].open == 0)
    shown = [row.open for row in opened.book.plans.get(plan).installments if row.open > 0]
    assert shown == [54_190] * 6 + [54_180]
    opened.qtbot.waitUntil(lambda: opened.page.panel.foot.sum.text() == "¥5,199.00")


def test_a_refund_never_exceeds_the_price(opened: Opened) -> None:
    opened.choose("Groceries")
    opened.click(opened.page.side.refund)
    dialog = opened.dialog()
    assert isinstance(dialog, RefundDialog)
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "300")
    opened.click(dialog.primary)
    opened.qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.isVisible()
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "200")
    opened.click(dialog.primary)
    opened.qtbot.waitUntil(lambda: opened.page.panel.foot.sum.text() == "¥5,999.00")
    view = opened.book.purchases.view(opened.book.purchase_list.rows(opened.page.table.rows.ids)[0].id)
    assert view.purchase.status is OrderStatus.REFUNDED
    assert view.purchase.ended_on == dt.date(2026, 11, 18)


def test_paying_off_early_opens_its_dialog(opened: Opened) -> None:
    opened.choose("iPhone 17 256 GB")
    opened.click(opened.page.side.pay_off)
    assert isinstance(opened.dialog(), PayoffDialog)
    QTest.keyClick(opened.dialog(), Qt.Key.Key_Escape)


def test_delete_removes_all_selected_in_one_step(opened: Opened) -> None:
    opened.page.table.setFocus()
    QTest.keyClick(opened.page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    opened.qtbot.waitUntil(lambda: opened.page.panel.foot.count_note.text() == "of 2")
    QTest.keyClick(opened.page.table, Qt.Key.Key_Delete)
    opened.qtbot.waitUntil(lambda: opened.texts() == [])
    assert opened.window.frame.toast.text() == "Deleted 2 purchases"
    opened.window.frame.toast.press_action()
    opened.qtbot.waitUntil(lambda: len(opened.texts()) == 4)


def test_a_receipt_is_attached_and_listed(opened: Opened, tmp_path: Path) -> None:
    receipt = tmp_path / "invoice.pdf"
    receipt.write_bytes(b"%PDF-1.7 " + b"x" * 118_000)
    opened.page.side.files_dropped.emit([receipt])
    opened.qtbot.waitUntil(lambda: bool(opened.page.side.receipts))
    assert opened.page.side.receipts[0].text() == "invoice.pdf  118 KB"


def test_another_page_leads_to_a_purchase(opened: Opened) -> None:
    phone = next(one for one in opened.page.table.rows.ids if one != opened.page.table.current_id())
    opened.click(opened.page.filters.plan_chip)
    opened.window.shell.navigate("purchases", purchase=phone)
    opened.qtbot.waitUntil(lambda: opened.title() == "iPhone 17 256 GB")
    assert len(opened.texts()) == 4


def test_an_empty_book_says_so(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "empty.finapp"
    Book.create(path).close()
    window, page = open_page(qtbot, settings, path, "purchases")
    assert isinstance(page, PurchasesPage)
    qtbot.waitUntil(lambda: page.panel.shown() is not page.table)
    assert page.panel.shown().accessibleName() == "No purchases yet"
    window.close()
    window.deleteLater()
    qtbot.wait(0)
