"""Credit health in the window: figures with their records, a band of one's choice, income that is entered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.money import Money
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from tests.unit.household import today
from ui.dialogs.usual_income import UsualIncomeDialog
from ui.explain_panel import ExplainPanel
from ui.views.accounts import AccountsPage
from ui.views.calendar import CalendarPage
from ui.views.credit_health import CreditHealthPage
from ui.views.debts import DebtsPage
from ui.views.plans import PlansPage
from ui.views.tool import ToolPage
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.page import Page

LEFT = Qt.MouseButton.LeftButton
WAIT = 15_000


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: CreditHealthPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    @property
    def shown(self) -> Page:
        assert self.window.deck is not None
        page = self.window.deck.current
        assert page is not None
        return page

    def texts(self, widget: QWidget) -> list[str]:
        return [label.text() for label in widget.findChildren(Label) if label.isVisible()]

    def wait_for(self, text: str, widget: QWidget | None = None) -> None:
        self.qtbot.waitUntil(lambda: text in self.texts(widget or self.page), timeout=WAIT)

    def explanation(self) -> str:
        self.qtbot.waitUntil(lambda: self.window.findChild(ExplainPanel) is not None, timeout=WAIT)
        panel = self.window.findChild(ExplainPanel)
        assert panel is not None
        return panel.text()

    def enter_income(self, text: str) -> None:
        QTest.mouseClick(self.page.income.enter, LEFT)
        dialog = self.window.findChild(UsualIncomeDialog)
        assert dialog is not None
        field = next(iter(dialog.fields.values()))
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.mouseClick(dialog.primary, LEFT)


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    book = Book.open(path, today=today)
    known = {one.name: one.id for one in book.accounts.all().values()}
    book.conditions.set_limit(known["JD Baitiao"], Money(500_000, "CNY"))
    book.close()
    window, _debts = open_page(qtbot, settings, path, "debts")
    window.shell.run_command("credit_health")
    assert window.deck is not None
    page = window.deck.current
    assert isinstance(page, CreditHealthPage)
    qtbot.waitUntil(lambda: page.report is not None, timeout=WAIT)
    yield Opened(qtbot, window, page)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_the_page_says_that_it_is_no_score(opened: Opened) -> None:
    assert any("No credit bureau’s score" in text for text in opened.texts(opened.page))
    assert opened.window.frame.sidebar.items["debts"].isChecked()
    assert opened.page.title() == "Debts"


def test_a_limit_says_what_to_pay_before_it_closes(opened: Opened) -> None:
    assert opened.page.used.figure.text() == "90%"
    row = opened.page.limits.rows[0]
    # 4,499.27 of principal and the fees of two installments, less 30 % of 5,000
    assert row.texts() == [
        "JD Baitiao",
        "Credit line",
        "¥5,000",
        "90%",
        "¥4,499.27",
        "92%",
        "closes 5 Dec",
        "¥3,083.25",
        "before 5 Dec",
    ]
    QTest.mouseClick(row, LEFT)
    assert isinstance(opened.shown, ToolPage)


def test_the_band_is_ones_own_choice_and_stays(opened: Opened) -> None:
    band = opened.page.limits.band
    QTest.mouseClick(band, LEFT)
    popup = band.popup()
    assert popup is not None
    QTest.keyClicks(popup.search, "50%")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(
        lambda: "¥2,083.25" in opened.page.limits.rows[0].texts(),
        timeout=WAIT,
    )
    assert opened.book.settings.all()["use_band"] == "0.5"
    opened.window.shell.undo()
    opened.qtbot.waitUntil(lambda: "¥3,083.25" in opened.page.limits.rows[0].texts(), timeout=WAIT)


def test_without_income_nothing_is_compared_until_it_is_entered(opened: Opened) -> None:
    page = opened.page
    assert (page.service.figure.text(), page.service.note.text()) == ("–", "no income is known")
    assert "No income is known" in opened.texts(page.income)
    opened.enter_income("8000")
    opened.wait_for("¥8,000.00", page.income)
    assert page.service.figure.text() == "16%"  # 541.90 late, 541.90 and 200.00 due by 18 December
    assert page.service.foot_text.full_text() == "¥1,284 within a month"
    assert page.committed.figure.text() == "5%"
    assert page.income.months[0].texts() == ["up to 18 Dec 2026", "16%", "¥1,283.80"]
    opened.window.shell.undo()
    opened.wait_for("No income is known", page.income)


def test_recorded_income_is_shown_with_its_entries(opened: Opened) -> None:
    known = {one.name: one.id for one in opened.book.accounts.all().values()}
    salary = next(one for one in opened.book.accounts.categories(AccountKind.INCOME) if one.code)
    change = opened.book.accounts.record(
        known["ICBC debit"], salary.id, Money(900_000, "CNY"), dt.date(2026, 10, 9), "Pay of October"
    )
    assert opened.window.context is not None
    opened.window.context.events.changed.emit(change)
    opened.wait_for("¥9,000.00", opened.page.income)
    row = opened.page.income.incomes[0]
    assert row.texts() == ["Pay of October", "9 Oct · ICBC debit", "¥9,000.00"]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert isinstance(opened.shown, AccountsPage)


def test_every_figure_explains_itself(opened: Opened) -> None:
    opened.page.used.figure.setFocus()
    QTest.keyClick(opened.page.used.figure, Qt.Key.Key_F1)
    assert "¥4,499.27 of ¥5,000.00 is used: 90% of all limits together." in opened.explanation()


@pytest.mark.parametrize(
    ("press", "words"),
    [
        ("service", "¥1,283.80 is due up to 18 Dec 2026. No income is known to compare it with."),
        ("committed", "No income is known to compare them with."),
        ("on_time", "3 of 4 repayments that fell due since 18 Nov 2024 were paid by their day."),
        ("close", "JD Baitiao, closes 5 Dec 2026: ¥4,583.25 of ¥5,000.00, 92%"),
        ("largest", "JD Baitiao is owed ¥4,499.27 of ¥4,699.27: 96%."),
    ],
)
def test_figures_name_their_reasons(opened: Opened, press: str, words: str) -> None:
    page = opened.page
    figures = {
        "service": page.service.figure,
        "committed": page.committed.figure,
        "on_time": page.on_time.figure,
        "close": page.limits.close_share,
        "largest": page.lenders.largest,
    }
    QTest.mouseClick(figures[press], LEFT)
    assert words in opened.explanation()


def test_a_late_repayment_leads_to_its_plan(opened: Opened) -> None:
    assert opened.page.on_time.foot_text.full_text() == "1 late now"
    row = opened.page.late.rows[0]
    assert row.texts() == [
        "15 Nov",
        "iPhone 17 256 GB",
        "installment 4/12",
        "3 days late",
        "not paid yet",
        "¥541.90",
    ]
    QTest.mouseClick(row, LEFT)
    assert isinstance(opened.shown, PlansPage)


def test_a_month_leads_to_the_calendar_and_the_segment_to_the_lenders(opened: Opened) -> None:
    QTest.mouseClick(opened.page.income.months[1], LEFT)
    calendar = opened.shown
    assert isinstance(calendar, CalendarPage)
    assert calendar.grid.day() == dt.date(2026, 12, 19)
    opened.window.shell.navigate("health")
    segment = opened.page.parts
    assert isinstance(segment, Segmented)
    lenders = segment.findChildren(type(segment._segments[0]))[0]
    QTest.mouseClick(lenders, LEFT)
    assert isinstance(opened.shown, DebtsPage)
    assert segment.value() == "health"


def test_what_no_rate_converts_is_named(opened: Opened) -> None:
    draft = AccountDraft(kind=AccountKind.LOAN, name="Loan in yen", currency="JPY")
    change = opened.book.accounts.add(draft, Money(-50_000, "JPY"))
    assert opened.window.context is not None
    opened.window.context.events.changed.emit(change)
    opened.qtbot.waitUntil(opened.page.left_out.isVisible, timeout=WAIT)
    assert [row.texts()[0] for row in opened.page.lenders.rows] == ["JD Baitiao", "Huabei"]
    opened.book.exchange.set("CNY", "JPY", Decimal(20), today())
    opened.page.mark_stale()
    opened.qtbot.waitUntil(lambda: len(opened.page.lenders.rows) == 3, timeout=WAIT)
    assert not opened.page.left_out.isVisible()
