"""The Overview page: what is due soon, the chart of the year, the next repayments."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.money import Money
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from tests.unit.household import today
from ui.dialogs.payment import PaymentDialog
from ui.dialogs.purchase import PurchaseDialog
from ui.explain_panel import ExplainPanel
from ui.views.calendar import CalendarPage
from ui.views.overview import OverviewPage
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton
Opened = tuple["MainWindow", OverviewPage]


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "overview")
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.glance is not None)
    yield window, page
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def book_of(window: MainWindow) -> Book:
    assert window.context is not None
    return window.context.book


def test_what_is_due_within_thirty_days(opened: Opened) -> None:
    _, page = opened
    assert page.context_line() == "Wednesday 18 November 2026"
    assert page.due.figure.text() == "¥1,284"
    assert page.due.figure.toolTip() == "¥1,283.80"
    assert page.late.text() == "1 overdue"
    assert page.due.foot_text.full_text() == "¥541.90 · 3 days late"
    shown = [
        (row.day.text(), row.lender.full_text(), row.items.full_text(), row.amount.text())
        for row in page.rows
    ]
    assert shown == [
        ("Sun 15 Nov", "JD Baitiao", "iPhone 17 256 GB · 4/12", "¥541.90"),
        ("Thu 10 Dec", "Huabei", "Bill of 1 Dec · 1 item", "¥200.00"),
        ("Tue 15 Dec", "JD Baitiao", "iPhone 17 256 GB · 5/12", "¥541.90"),
    ]
    assert page.rows[0].near.text() == "3 days late"
    assert [row.pay.kind() for row in page.rows] == ["primary", "secondary", "secondary"]


def test_mark_paid_takes_the_row_away_and_undo_brings_it_back(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    QTest.mouseClick(page.rows[0].pay, LEFT)
    qtbot.waitUntil(lambda: len(page.rows) == 2)
    assert book_of(window).payments.all()[-1].amount == Money(54_190, "CNY")
    assert page.due.figure.toolTip() == "¥741.90"
    assert page.late.text() == ""
    assert page.due.foot_text.full_text() == "next Thu 10 Dec: Huabei"
    QTest.keySequence(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: len(page.rows) == 3)


def test_alt_asks_for_the_amount(opened: Opened) -> None:
    window, page = opened
    QTest.mouseClick(page.rows[0].pay, LEFT, Qt.KeyboardModifier.AltModifier)
    dialogs = [one for one in window.findChildren(PaymentDialog) if one.isVisible()]
    assert len(dialogs) == 1
    QTest.keyClick(dialogs[0], Qt.Key.Key_Escape)


def test_the_menu_leads_to_the_day(opened: Opened) -> None:
    window, page = opened
    texts = {action.text(): action for action in page.rows[1].menu().actions()}
    texts["Show in the calendar"].trigger()
    assert window.deck is not None
    calendar = window.deck.current
    assert isinstance(calendar, CalendarPage)
    assert calendar.grid.day() == dt.date(2026, 12, 10)


def test_the_chart_tells_the_year(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    qtbot.waitUntil(page.chart.is_drawn, timeout=30_000)
    assert page.chart.accessibleName() == (
        "Repayments are highest in December 2026 with ¥742, and ¥542 in July 2027"
    )
    assert page.year.note.text() == "¥5,077"
    page.chart.point_chosen.emit(3)
    assert window.deck is not None
    calendar = window.deck.current
    assert isinstance(calendar, CalendarPage)
    assert calendar.title() == "February 2027"


def test_the_sum_explains_itself(opened: Opened) -> None:
    window, page = opened
    QTest.mouseClick(page.due.figure, LEFT)
    panel = next(one for one in window.findChildren(ExplainPanel) if one.isVisible())
    assert panel.isVisible()
    panel.close()


def test_everything_owed_with_the_used_part_of_the_limits(opened: Opened) -> None:
    window, page = opened
    book = book_of(window)
    states = {one.account.name: one for one in book.statements.tools()}
    assert {name: one.owed for name, one in states.items()} == {
        "Huabei": Money(20_000, "CNY"),
        "JD Baitiao": Money(449_927, "CNY"),
    }
    assert page.debts.figure.text() == "¥4,699"
    assert page.debts.figure.toolTip() == "¥4,699.27"
    assert page.debts.note.text() == "¥4,699 credit"
    assert not page.used.isVisible()
    QTest.mouseClick(page.debts.figure, LEFT)
    panel = next(one for one in window.findChildren(ExplainPanel) if one.isVisible())
    said = " ".join(label.text() for label in panel.findChildren(Label))
    assert "Everything owed today: ¥4,699.27 to 2 lenders." in said
    assert "JD Baitiao: ¥4,499.27" in said
    panel.close()


def test_hidden_amounts_show_nothing(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    QTest.keySequence(window, "Ctrl+Shift+H")
    qtbot.waitUntil(lambda: page.due.figure.text() == "••••")
    assert page.rows[0].amount.text() == "••••"
    QTest.keySequence(window, "Ctrl+Shift+H")
    qtbot.waitUntil(lambda: page.due.figure.text() == "¥1,284")


def test_a_book_without_repayments_says_so(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "empty.finapp"
    Book.create(path).close()
    window, page = open_page(qtbot, settings, path, "overview")
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.glance is not None)
    assert page._empty.isVisible()
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_an_empty_book_offers_the_ways_to_begin(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "new.finapp"
    Book.create(path, today=today).close()
    window, page = open_page(qtbot, settings, path, "overview")
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(page.ways[0].isVisible)
    assert [way.button.text() for way in page.ways] == ["Choose files…", "Add purchase", "Open sample"]
    QTest.mouseClick(page.ways[1].button, LEFT)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PurchaseDialog)))
    next(one for one in window.findChildren(PurchaseDialog) if one.isVisible()).reject()
    window.close()
    window.deleteLater()
    qtbot.wait(0)
