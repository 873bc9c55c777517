"""The Calendar page: days, keys, the agenda's steps, the legend, the payment dialog."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from ui.dialogs.payment import PaymentDialog
from ui.models.calendar_days import days_of
from ui.views.calendar import CalendarPage
from ui.views.calendar_agenda import Steps
from ui.views.due_row import DueRow
from ui.widgets.month_grid import DayGrid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.services.calendar import Sheet
    from ui.main_window import MainWindow
    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: CalendarPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def sheet(self) -> Sheet:
        assert self.page.sheet is not None
        return self.page.sheet

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def states(self) -> list[str]:
        return [row.state for row in self.book.calendar.obligations()[:5]]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.grid, key)

    def click_day(self, day: dt.date) -> None:
        spot = self.page.grid.cell(day).center().toPoint()
        QTest.mouseClick(self.page.grid, LEFT, pos=spot)

    def steps(self) -> list[Steps]:
        return [one for one in self.page.agenda.findChildren(Steps) if one.isVisible()]

    def rows(self) -> list[DueRow]:
        return [one for one in self.page.agenda.findChildren(DueRow) if one.isVisible()]

    def wait_for_refresh(self, before: Sheet) -> None:
        self.qtbot.waitUntil(lambda: self.page.sheet is not before)

    def dialog(self) -> PaymentDialog:
        found = [one for one in self.window.findChildren(PaymentDialog) if one.isVisible()]
        assert len(found) == 1
        return found[0]


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "calendar")
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(lambda: page.sheet is not None)
    page.grid.setFocus()
    yield Opened(qtbot, window, page)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_the_month_adds_up(opened: Opened) -> None:
    summary = opened.page.summary
    assert opened.page.title() == "November 2026"
    assert summary.total.value.text() == "¥541.90"
    assert summary.overdue.value.text() == "¥541.90"
    assert summary.paid.value.text() == "¥0.00"
    days = days_of(opened.sheet, opened.page.legend.shown())
    day = days[dt.date(2026, 11, 15)]
    assert (day.total, day.tone) == ("−541.90", "danger")
    assert [mark.text for mark in day.marks] == ["iPhone 17 256 GB"]
    assert days[dt.date(2026, 8, 15)].marks[0].look == "paid"
    assert days[dt.date(2026, 12, 10)].marks[0].text == "Huabei bill"
    assert days[dt.date(2026, 12, 5)].marks[0].text == "JD statement"


def test_keys_move_through_days_and_months(opened: Opened) -> None:
    grid = opened.page.grid
    opened.press(Qt.Key.Key_Left)
    opened.press(Qt.Key.Key_Up)
    assert grid.day() == dt.date(2026, 11, 10)
    opened.press(Qt.Key.Key_PageDown)
    assert grid.day() == dt.date(2026, 12, 10)
    assert opened.window.frame.topbar.title.text() == "December 2026"
    assert (
        grid.accessibleName() == "Thursday 10 December 2026: 200 yuan, Huabei bill 200 bill of 1 Dec · 1 item"
    )
    opened.press(Qt.Key.Key_PageUp)
    opened.press(Qt.Key.Key_T)
    assert grid.day() == dt.date(2026, 11, 18)


def test_letters_choose_the_view(opened: Opened) -> None:
    page = opened.page
    opened.press(Qt.Key.Key_W)
    assert page.mode.value() == "week"
    assert page.title() == "16 Nov – 22 Nov 2026"
    QTest.mouseClick(page.ahead, LEFT)
    assert page.grid.day() == dt.date(2026, 11, 25)
    opened.press(Qt.Key.Key_A)
    assert page.list.isVisible()
    assert not page.grid.isVisible()
    assert [row.name.full_text() for row in page.list.rows] == ["iPhone 17 256 GB"]
    QTest.keyClick(page.list, Qt.Key.Key_M)
    assert page.grid.isVisible()


def test_a_click_shows_the_day_and_enter_its_first_step(opened: Opened) -> None:
    opened.click_day(dt.date(2026, 11, 15))
    assert opened.page.grid.day() == dt.date(2026, 11, 15)
    opened.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is opened.steps()[0].pay


def test_mark_paid_pays_from_the_usual_account_and_undo_opens_it_again(opened: Opened) -> None:
    opened.click_day(dt.date(2026, 11, 15))
    before = opened.sheet
    QTest.mouseClick(opened.steps()[0].pay, LEFT)
    opened.wait_for_refresh(before)
    payment = opened.book.payments.all()[-1]
    assert payment.amount == Money(54_190, "CNY")
    assert payment.on == dt.date(2026, 11, 18)
    assert opened.page.summary.paid.value.text() == "¥541.90"
    assert opened.rows()[0].state.text() == "paid 18 Nov"
    assert opened.window.frame.toast.text() == "Marked ¥541.90 to JD Baitiao as paid"
    before = opened.sheet
    opened.window.frame.toast.press_action()
    opened.wait_for_refresh(before)
    assert opened.page.summary.overdue.value.text() == "¥541.90"


def test_ctrl_d_marks_the_chosen_day(opened: Opened) -> None:
    opened.page.go_to(day=dt.date(2026, 12, 15))
    before = opened.sheet
    QTest.keySequence(opened.window, "Ctrl+D")
    opened.wait_for_refresh(before)
    assert opened.states()[3:] == [InstallmentState.OVERDUE, InstallmentState.UPCOMING]
    paid = [row.number for row in opened.book.plans.all()[0].installments if row.paid]
    assert paid == [1, 2, 3, 5]


def test_a_part_is_paid_through_the_dialog(opened: Opened) -> None:
    opened.click_day(dt.date(2026, 11, 15))
    QTest.mouseClick(opened.steps()[0].change, LEFT)
    dialog = opened.dialog()
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "200")
    assert dialog._amount_field._below.text() == "¥341.90 stays open"
    assert dialog.source.text() == "ICBC debit"
    before = opened.sheet
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.wait_for_refresh(before)
    assert opened.rows()[0].amount.text() == "¥341.90"
    assert opened.rows()[0].state.text() == "200.00 of 541.90 paid"


def test_the_dialog_wants_an_amount(opened: Opened) -> None:
    opened.click_day(dt.date(2026, 11, 15))
    QTest.mouseClick(opened.steps()[0].change, LEFT)
    dialog = opened.dialog()
    dialog.amount.selectAll()
    QTest.keyClick(dialog.amount, Qt.Key.Key_Delete)
    QTest.mouseClick(dialog.primary, LEFT)
    assert dialog.amount.error()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(opened.book.payments.all()) == 3


def test_a_lender_nobody_paid_yet_is_asked_about(opened: Opened) -> None:
    opened.click_day(dt.date(2026, 11, 18))
    opened.press(Qt.Key.Key_PageDown)
    opened.click_day(dt.date(2026, 12, 10))
    QTest.mouseClick(opened.steps()[0].pay, LEFT)
    before = opened.sheet
    QTest.mouseClick(opened.dialog().primary, LEFT)
    opened.wait_for_refresh(before)
    assert opened.rows()[0].state.text() == "paid 18 Nov"


def test_a_payment_is_taken_back(opened: Opened) -> None:
    opened.page.go_to(day=dt.date(2026, 10, 15))
    row = opened.rows()[0]
    assert [action.text() for action in row.menu().actions()] == ["Take the payment back"]
    before = opened.sheet
    row.menu().actions()[0].trigger()
    opened.wait_for_refresh(before)
    assert opened.states()[2] is InstallmentState.OVERDUE


def test_a_pay_date_moves_one_installment(opened: Opened) -> None:
    opened.click_day(dt.date(2026, 11, 15))
    row = opened.rows()[0]
    assert [action.text() for action in row.menu().actions()] == [
        "Mark paid",
        "Change amount…",
        "Pay date…",
    ]
    row.choose_day()
    popover = row.popover()
    assert popover is not None
    grid = popover.findChild(DayGrid)
    assert isinstance(grid, DayGrid)
    for _ in range(5):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    before = opened.sheet
    QTest.keyClick(grid, Qt.Key.Key_Return)
    opened.wait_for_refresh(before)
    dues = [row.due for row in opened.book.plans.all()[0].installments[3:5]]
    assert dues == [dt.date(2026, 11, 20), dt.date(2026, 12, 15)]


def test_the_legend_filters(opened: Opened) -> None:
    legend = opened.page.legend
    assert [toggle.text() for toggle in legend.toggles] == ["Huabei", "JD Baitiao"]
    QTest.mouseClick(legend.toggles[1], LEFT)
    assert opened.page.summary.total.value.text() == "¥0.00"
    days = days_of(opened.sheet, legend.shown())
    assert dt.date(2026, 11, 15) not in days
    QTest.mouseClick(legend.statements, LEFT, pos=QPoint(5, 10))
    assert list(days_of(opened.sheet, legend.shown())) == [dt.date(2026, 12, 10)]


def test_an_empty_book_says_so(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "empty.finapp"
    Book.create(path).close()
    window, page = open_page(qtbot, settings, path, "calendar")
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(lambda: page.sheet is not None)
    assert page._empty.isVisible()
    assert page._empty.title.text() == "Nothing due"
    window.close()
    window.deleteLater()
    qtbot.wait(0)
