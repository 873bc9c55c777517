"""What a followed payoff plan and borrowers put into the Calendar: planned, not due; money that comes in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.loan_terms import LoanTerms
from finapp.domain.payoff import PayoffWishes, Strategy
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from tests.unit.household import DAY, cny, today
from ui.dialogs.payment import PaymentDialog, PlannedPaymentDialog
from ui.models.calendar_days import days_of
from ui.views.calendar import CalendarPage
from ui.views.due_row import DueRow
from ui.views.planned_row import PlannedRow
from ui.widgets.labels import Label
from ui.widgets.month_grid import DayGrid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.domain.payoff import PlannedPayment
    from ui.main_window import MainWindow
    from ui.models.calendar_days import Day
    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 15_000
LENT_ON = dt.date(2026, 12, 1)


def lend(book: Book) -> None:
    """Lend a friend 12,000 that comes back in twelve months."""
    made = book.accounts.add(AccountDraft(kind=AccountKind.RECEIVABLE, name="Zhou Ming", currency="CNY"))
    terms = PlanTerms(
        price=1_200_000,
        currency="CNY",
        count=12,
        start=DAY,
        first_due=LENT_ON,
        rate=Decimal("0.06"),
        convention=CostConvention.EQUAL_PRINCIPAL,
    )
    draft = PlanDraft(title="Lent to Zhou Ming", account_id=AccountId(made.created or 0), terms=terms)
    book.loans.add(draft, LoanTerms())


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: CalendarPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def day(self, day: dt.date) -> Day | None:
        assert self.page.sheet is not None
        return days_of(self.page.sheet, self.page.legend.shown()).get(day)

    def planned(self) -> list[PlannedPayment]:
        return self.book.payoff.planned()

    def row(self, day: dt.date) -> PlannedRow:
        """Choose a day and return its planned repayment."""
        self.page.go_to(day=day)
        return next(row for row in self.page.agenda.findChildren(PlannedRow) if row.one.on == day)

    def choose(self, row: PlannedRow | DueRow, step: str) -> None:
        next(action for action in row.menu().actions() if action.text() == step).trigger()

    def wait(self, done: object) -> None:
        self.qtbot.waitUntil(done, timeout=PATIENCE)  # type: ignore[arg-type] # a test's lambda


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    book = Book.open(path, today=today)
    lend(book)
    wishes = replace(PayoffWishes(), extra=50_000)
    way = book.payoff.way(book.payoff.ground(), Strategy.AVALANCHE, wishes)
    book.payoff.follow("Quickly", way, wishes)
    book.file.forget_history()
    book.close()
    window, page = open_page(qtbot, settings, path, "calendar")
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(lambda: page.sheet is not None, timeout=PATIENCE)
    yield Opened(qtbot, window, page)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_what_is_planned_is_shown_and_counts_as_nothing_due(opened: Opened) -> None:
    first = opened.planned()[0]
    day = opened.day(first.on)
    assert day is not None
    assert (day.total, day.strong) == ("", False)
    assert [(mark.look, mark.text) for mark in day.marks] == [("planned", "iPhone 17 256 GB")]
    assert "planned, not due" in day.spoken
    assert opened.page.summary.total.value.text() == "¥541.90"
    row = opened.row(first.on)
    assert opened.page.summary.planned.isVisible()
    assert row.state.text() == "planned, not due"
    QTest.mouseClick(opened.page.legend.planned, LEFT)
    assert opened.day(first.on) is None


def test_a_planned_repayment_is_made_and_taken_back(opened: Opened) -> None:
    first = opened.planned()[0]
    opened.choose(opened.row(first.on), "Mark paid")
    opened.wait(lambda: opened.planned()[0].is_done)
    opened.wait(lambda: opened.day(first.on) is None or opened.day(first.on).marks[0].look != "planned")  # type: ignore[union-attr] # just asked
    opened.window.shell.undo()
    opened.wait(lambda: not opened.planned()[0].is_done)


def test_ctrl_d_makes_what_is_planned_for_the_day(opened: Opened) -> None:
    first = opened.planned()[0]
    opened.page.go_to(day=first.on)
    opened.window.shell.run_command("mark_paid")
    opened.wait(lambda: opened.planned()[0].is_done)


def test_how_it_was_paid_is_asked_for(opened: Opened) -> None:
    first = opened.planned()[0]
    opened.choose(opened.row(first.on), "Paid otherwise…")
    dialog = next(one for one in opened.window.findChildren(PlannedPaymentDialog) if one.isVisible())
    assert not dialog.amount.isEnabled()
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait(lambda: opened.planned()[0].is_done)


def test_a_planned_repayment_is_moved_and_left_out(opened: Opened) -> None:
    before = opened.planned()
    row = opened.row(before[1].on)
    opened.choose(row, "Pay date…")
    popover = row.popover()
    assert popover is not None
    grid = popover.findChild(DayGrid)
    assert isinstance(grid, DayGrid)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    moved = before[1].on + dt.timedelta(days=1)
    opened.wait(lambda: opened.planned()[1].on == moved)
    opened.wait(lambda: opened.day(moved) is not None)
    opened.choose(opened.row(moved), "Take it out of the plan")
    opened.wait(lambda: len(opened.planned()) == len(before) - 1)
    opened.window.shell.undo()
    opened.wait(lambda: len(opened.planned()) == len(before))


def test_one_whose_day_went_by_says_so_and_is_not_red(opened: Opened) -> None:
    first = opened.planned()[0]
    opened.book.payoff.move_planned(first.id, DAY - dt.timedelta(days=2))
    opened.page.mark_stale()
    opened.wait(lambda: opened.day(DAY - dt.timedelta(days=2)) is not None)
    opened.page.go_to(day=DAY)
    row = opened.row(DAY - dt.timedelta(days=2))
    assert row.state.text() == "planned, not made"
    opened.page.go_to(day=DAY)
    titles = [label.text() for label in opened.page.agenda.findChildren(Label)]
    assert "Planned, not made" in titles


def test_money_lent_comes_in_on_its_day(opened: Opened) -> None:
    day = opened.day(LENT_ON)
    assert day is not None
    assert (day.total, day.tone) == ("+1,060.00", "positive")
    assert [mark.look for mark in day.marks if mark.look != "statement"] == ["in"]
    opened.page.go_to(day=LENT_ON)
    row = next(row for row in opened.page.agenda.findChildren(DueRow) if row.is_lent)
    assert row.amount.text() == "+¥1,060.00"
    opened.choose(row, "Mark received")
    dialog = next(one for one in opened.window.findChildren(PaymentDialog) if one.isVisible())
    assert dialog.title.text() == "Mark repayment received"
    bank = next(one.id for one in opened.book.accounts.all().values() if one.kind is AccountKind.BANK)
    before = opened.book.accounts.view(bank).balance
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait(lambda: opened.book.accounts.view(bank).balance == before + cny(106_000))
    opened.wait(lambda: (opened.day(LENT_ON) or day).marks[0].look == "received")
