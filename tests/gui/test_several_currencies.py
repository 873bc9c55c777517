"""Sums over several currencies: in the base currency with the day of the rate, honest where none is known."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from tests.unit.household import DAY, today
from ui.explain_panel import ExplainPanel
from ui.models.calendar_days import days_of
from ui.views.calendar import CalendarPage
from ui.views.plans import PlansPage
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.page import Page

WAIT = 15_000
COAT = dt.date(2026, 11, 25)


def owe(book: Book, lender: str, currency: str, price: int) -> None:
    """Owe three monthly installments from 25 November on."""
    draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name=lender, currency=currency)
    account = AccountId(book.accounts.add(draft).created or 0)
    terms = PlanTerms(
        price=price,
        currency=currency,
        count=3,
        start=dt.date(2026, 10, 25),
        first_due=COAT,
        convention=CostConvention.NONE,
    )
    book.plans.add(PlanDraft(account_id=account, title=f"{lender} coat", terms=terms))


class Opened:
    """One page of a book with a plan in euros, whose rate is known, or one in yen, whose is not."""

    def __init__(self, qtbot: QtBot, settings: Settings, path: Path) -> None:
        self.qtbot, self.settings, self.path = qtbot, settings, path
        self.window: MainWindow | None = None

    def page(self, key: str, ready: Callable[[Page], bool]) -> Page:
        self.window, page = open_page(self.qtbot, self.settings, self.path, key)
        self.qtbot.waitUntil(lambda: ready(page), timeout=WAIT)
        return page

    def calendar(self) -> CalendarPage:
        page = self.page("calendar", lambda one: isinstance(one, CalendarPage) and one.sheet is not None)
        assert isinstance(page, CalendarPage)
        return page

    def plans(self) -> PlansPage:
        page = self.page("plans", lambda one: isinstance(one, PlansPage) and one.sums is not None)
        assert isinstance(page, PlansPage)
        return page


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    made = Opened(qtbot, settings, path)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
        qtbot.wait(0)


@pytest.fixture
def euros(opened: Opened) -> Opened:
    book = Book.open(opened.path, today=today)
    owe(book, "Klarna", "EUR", 12_900)
    book.exchange.set("EUR", "CNY", Decimal("8.124"), DAY)
    book.close()
    return opened


@pytest.fixture
def yen(opened: Opened) -> Opened:
    book = Book.open(opened.path, today=today)
    owe(book, "Paidy", "JPY", 9_000)
    book.close()
    return opened


def test_the_calendar_counts_euros_in_yuan_and_says_at_which_rate(euros: Opened) -> None:
    page = euros.calendar()
    # 541.90 late on the phone and 43.00 × 8.124 of the coat
    assert page.summary.total.value.text() == "¥891.23"
    assert page.summary.due.value.text() == "¥349.33"
    assert page.summary.due.value.toolTip() == "rate of 18 Nov 2026"
    assert page.sheet is not None
    day = days_of(page.sheet, page.legend.shown())[COAT]
    assert (day.total, day.rounded) == ("−349.33", "−349")
    assert day.tip == "Klarna coat €43 Klarna · 1/3\nrate of 18 Nov 2026"


def test_the_agenda_keeps_the_currency_of_a_row(euros: Opened) -> None:
    page = euros.calendar()
    page.go_to(day=COAT)
    texts = [label.text() for label in page.agenda.findChildren(Label)]
    assert "€43.00" in texts
    assert texts[texts.index("Wednesday 25 November 2026") + 2] == "¥349.33"


def test_the_calendar_says_at_least_where_no_rate_is_known(yen: Opened) -> None:
    page = yen.calendar()
    assert page.summary.total.value.text() == "at least ¥541.90"
    assert page.summary.total.value.toolTip() == "no rate of JPY: JP¥3,000 more"
    assert page.summary.due.value.text() == "JP¥3,000"
    assert page.sheet is not None
    assert days_of(page.sheet, page.legend.shown())[COAT].total == "−JP¥3,000"


def test_plans_are_added_up_in_the_base_currency_and_explained(euros: Opened) -> None:
    page = euros.plans()
    # 9 × 541.90, the last 541.97, and 129.00 × 8.124
    assert page.left_card.figure.toolTip() == "¥5,925.22\nrate of 18 Nov 2026"
    assert page.panel.foot.sum.text() == "¥5,925.22"
    page.left_card.figure.explain_requested.emit()
    assert euros.window is not None
    panel = euros.window.findChild(ExplainPanel)
    assert panel is not None
    assert "€129.00 × 8.124 (rate of 18 Nov 2026) = ¥1,048.00" in panel.text()


def test_plans_without_a_rate_are_named_beside_the_sum(yen: Opened) -> None:
    page = yen.plans()
    assert page.left_card.figure.text() == "at least ¥4,877"
    assert "no rate of JPY: JP¥9,000 more" in page.left_card.figure.toolTip()
    assert "no rate of JPY: JP¥9,000 more" in page.panel.foot.sum_note.text()
