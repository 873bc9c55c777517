"""What lenders take by themselves, what they owe back, and tools that belong together, on every page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import BillingCycle, CreditTerms, DueKind
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms
from finapp.services.accounts import ToolDraft
from tests.gui.real_pages import open_page
from tests.unit.household import Household, cny
from ui.models.calendar_days import days_of
from ui.views.accounts import AccountsPage
from ui.views.calendar import CalendarPage
from ui.views.debts import DebtsPage
from ui.views.due_row import DueRow
from ui.views.overview import OverviewPage
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.page import Page

WAIT = 15_000
LEFT = Qt.MouseButton.LeftButton
DUE = dt.date(2026, 11, 10)


def ids(book: Book) -> dict[str, AccountId]:
    return {one.name: one.id for one in book.accounts.all().values()}


def let_it_take(book: Book, name: str, source: AccountId) -> None:
    """Say that a lender takes repayments by itself."""
    view = book.accounts.view(ids(book)[name])
    book.accounts.edit(
        view.account.id, replace(view.account, pay_from_id=source), replace(view.terms, auto_pay=True)
    )


def card(
    book: Book, name: str, limit: int | None, parent: AccountId | None, *, bills: bool = True
) -> AccountId:
    draft = AccountDraft(kind=AccountKind.CARD, name=name, currency="CNY", parent_id=parent)
    cycle = BillingCycle(valid_from=dt.date(2026, 1, 1), closing_day=25, due_kind=DueKind.DAY, due_value=10)
    terms = CreditTerms(limit=None if limit is None else cny(limit))
    tool = ToolDraft(account=draft, cycle=cycle if bills else None, terms=terms)
    return AccountId(book.accounts.add_tool(tool).created or 0)


class Windows:
    """Opens one page of the book and closes it again."""

    def __init__(self, qtbot: QtBot, settings: Settings, home: Household, path: Path) -> None:
        self.qtbot, self.settings, self.home, self.path = qtbot, settings, home, path
        self.window: MainWindow | None = None

    def open(self, key: str, ready: Callable[[Page], bool]) -> Page:
        self.home.close()
        self.window, page = open_page(self.qtbot, self.settings, self.path, key)
        self.qtbot.waitUntil(lambda: ready(page), timeout=WAIT)
        return page

    def calendar(self) -> CalendarPage:
        page = self.open("calendar", lambda one: isinstance(one, CalendarPage) and one.sheet is not None)
        assert isinstance(page, CalendarPage)
        return page

    def debts(self) -> DebtsPage:
        page = self.open("debts", lambda one: isinstance(one, DebtsPage) and one.facts.row is not None)
        assert isinstance(page, DebtsPage)
        return page

    @property
    def book(self) -> Book:
        assert self.window is not None
        assert self.window.context is not None
        return self.window.context.book

    def close(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.qtbot.wait(0)
        else:
            self.home.close()


@pytest.fixture
def windows(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Windows]:
    path = tmp_path / "home.finapp"
    made = Windows(qtbot, settings, Household.create(path), path)
    yield made
    made.close()


def rows_of(page: DebtsPage) -> dict[str, dict[str, tuple[str, str]]]:
    """Return what each row says: name, then column, then first and second line."""
    found = {}
    for row in page.source.rows(list(page.table.rows.ids)):
        cells = {one.key: one.cell(row) for one in page.table.rows.columns}
        found[row.state.account.name] = {key: (cell.text, cell.second) for key, cell in cells.items()}
    return found


def side_text(page: DebtsPage) -> str:
    return " | ".join(label.text() for label in page.side.findChildren(Label))


def choose(windows: Windows, page: DebtsPage, name: str) -> None:
    wanted = ids(windows.book)[name]
    page.table.select_id(wanted)
    windows.qtbot.waitUntil(lambda: page.facts.row is not None and page.facts.row.id == wanted, timeout=WAIT)


def test_the_calendar_says_what_is_taken_and_records_it_in_one_step(windows: Windows) -> None:
    home = windows.home
    home.book.purchases.add(home.purchase(home.huabei, 30_000, dt.date(2026, 10, 5), "Lamp"))
    let_it_take(home.book, "Huabei", home.bank)
    page = windows.calendar()
    windows.qtbot.waitUntil(page.taken.isVisible, timeout=WAIT)
    assert (
        "Huabei takes repayments by itself: ¥300.00 of 10 Nov is not recorded yet."
        in page.taken.accessibleName()
    )
    page.go_to(day=DUE)
    (row,) = [one for one in page.agenda.findChildren(DueRow) if one.isVisible()][:1]
    assert row.detail.full_text().endswith("· automatic")
    assert page.sheet is not None
    assert "automatic" in days_of(page.sheet, page.legend.shown())[DUE].tip
    QTest.mouseClick(page.taken.record, LEFT)
    windows.qtbot.waitUntil(lambda: len(windows.book.payments.all()) == 1, timeout=WAIT)
    (payment,) = windows.book.payments.all()
    assert (payment.on, payment.amount, payment.from_id) == (DUE, cny(30_000), home.bank)
    windows.qtbot.waitUntil(lambda: not page.taken.isVisible(), timeout=WAIT)
    assert windows.window is not None
    windows.window.shell.undo()
    windows.qtbot.waitUntil(page.taken.isVisible, timeout=WAIT)
    assert windows.book.payments.all() == []


def test_the_first_page_says_what_is_taken_too(windows: Windows) -> None:
    home = windows.home
    home.book.purchases.add(home.purchase(home.huabei, 30_000, dt.date(2026, 10, 5), "Lamp"))
    let_it_take(home.book, "Huabei", home.bank)
    page = windows.open("overview", lambda one: isinstance(one, OverviewPage) and one.taken.isVisible())
    assert isinstance(page, OverviewPage)
    assert page.glance is not None
    assert len(page.glance.late) == 1
    QTest.mouseClick(page.taken.record, LEFT)
    windows.qtbot.waitUntil(lambda: page.glance is not None and not page.glance.late, timeout=WAIT)


def test_installments_without_statements_are_taken_on_their_days(windows: Windows) -> None:
    home = windows.home
    draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Klarna", currency="CNY", pay_from_id=home.bank)
    klarna = home.book.accounts.add_tool(ToolDraft(account=draft, terms=CreditTerms(auto_pay=True))).created
    terms = PlanTerms(
        price=90_000,
        currency="CNY",
        count=3,
        start=dt.date(2026, 9, 12),
        first_due=dt.date(2026, 10, 12),
        convention=CostConvention.NONE,
    )
    home.book.plans.add(PlanDraft(title="Coat", account_id=AccountId(klarna or 0), terms=terms))
    taken = home.book.statement_payments.auto_payments()
    assert [(one.on, one.amount) for one in taken] == [
        (dt.date(2026, 10, 12), cny(30_000)),
        (dt.date(2026, 11, 12), cny(30_000)),
    ]
    page = windows.debts()
    windows.qtbot.waitUntil(page.taken.isVisible, timeout=WAIT)
    assert (
        "2 repayments that lenders take by themselves are not recorded: ¥600.00 to Klarna."
        in page.taken.accessibleName()
    )
    QTest.mouseClick(page.taken.record, LEFT)
    windows.qtbot.waitUntil(lambda: len(windows.book.payments.all()) == 2, timeout=WAIT)
    assert [one.paid_on for one in windows.book.plans.all()[0].installments] == [
        dt.date(2026, 10, 12),
        dt.date(2026, 11, 12),
        None,
    ]


def test_what_is_taken_in_another_currency_is_left_to_be_entered(windows: Windows) -> None:
    book, bank = windows.home.book, windows.home.bank
    draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Klarna", currency="EUR", pay_from_id=bank)
    klarna = book.accounts.add_tool(ToolDraft(account=draft, terms=CreditTerms(auto_pay=True))).created
    terms = PlanTerms(
        price=9_000,
        currency="EUR",
        count=3,
        start=dt.date(2026, 9, 12),
        first_due=dt.date(2026, 10, 12),
        convention=CostConvention.NONE,
    )
    book.plans.add(PlanDraft(title="Coat", account_id=AccountId(klarna or 0), terms=terms))
    assert book.statement_payments.auto_payments() == []


def test_a_lender_says_what_it_takes_and_from_where(windows: Windows) -> None:
    home = windows.home
    home.book.purchases.add(home.purchase(home.huabei, 30_000, dt.date(2026, 11, 5), "Lamp"))
    let_it_take(home.book, "Huabei", home.bank)
    page = windows.debts()
    choose(windows, page, "Huabei")
    assert rows_of(page)["Huabei"]["next"] == ("300.00", "automatic")
    assert "all that is due, by itself from ICBC debit" in side_text(page)
    assert not page.taken.isVisible()
    assert windows.window is not None
    windows.window.shell.navigate("tool", account=home.huabei)
    line = windows.window.frame.topbar.context_line
    said = "Credit line · takes all that is due, by itself from ICBC debit"
    windows.qtbot.waitUntil(lambda: line.full_text() == said, timeout=WAIT)


def test_a_shared_limit_stands_once_with_its_tools(windows: Windows) -> None:
    home = windows.home
    main = card(home.book, "Family card", 3_000_000, None)
    own = card(home.book, "Hao's card", None, main)
    home.book.purchases.add(home.purchase(main, 300_000, dt.date(2026, 11, 8), "Sofa"))
    home.book.purchases.add(home.purchase(own, 500_000, dt.date(2026, 11, 9), "Watch"))
    page = windows.debts()
    rows = rows_of(page)
    assert rows["Family card"]["limit"] == ("30,000", "22,000.00 left")
    assert rows["Hao's card"]["limit"] == ("shared", "of Family card")
    assert rows["Hao's card"]["used"][0] == "–"
    assert rows["Hao's card"]["lender"] == ("Hao's card", "Credit card · belongs to Family card")
    assert page.panel.foot.sum_note.text() == "limits ¥30,000.00, ¥22,000.00 available · owed"
    choose(windows, page, "Hao's card")
    assert "Family card uses ¥3,000.00" in side_text(page)
    assert "Hao's card uses ¥5,000.00" in side_text(page)


def test_a_card_billed_with_another_is_named_there_and_in_accounts(windows: Windows) -> None:
    home = windows.home
    main = card(home.book, "Family card", 3_000_000, None)
    extra = card(home.book, "Second card", None, main, bills=False)
    home.book.purchases.add(home.purchase(extra, 100_000, dt.date(2026, 11, 9), "Shoes"))
    page = windows.debts()
    rows = rows_of(page)
    assert "Second card" not in rows
    assert rows["Family card"]["owed"][0] == "1,000.00"
    assert rows["Family card"]["lender"] == ("Family card", "Credit card · with 1 card")
    choose(windows, page, "Family card")
    assert "Second card" in side_text(page)
    assert windows.window is not None
    windows.window.shell.navigate("accounts")
    deck = windows.window.deck
    assert deck is not None
    accounts = deck.current
    assert isinstance(accounts, AccountsPage)
    windows.qtbot.waitUntil(lambda: accounts.list.count() > 0, timeout=WAIT)
    found = [accounts.list.row_at(place) for place in range(accounts.list.count())]
    notes = {row.account.name: row.note() for row in found if row is not None}
    assert notes["Second card"] == "belongs to Family card"


def test_too_much_paid_reads_as_owed_back_on_debts_and_accounts(windows: Windows) -> None:
    home = windows.home
    home.book.purchases.add(home.purchase(home.huabei, 20_000, dt.date(2026, 10, 12), "Lamp"))
    home.book.payments.pay_tool(home.huabei, home.bank, Money(32_000, "CNY"), DUE)
    page = windows.debts()
    rows = rows_of(page)
    assert rows["Huabei"]["owed"] == ("120.00", "owes you")
    choose(windows, page, "Huabei")
    assert "They owe you ¥120.00" in side_text(page)
    assert windows.window is not None
    windows.window.shell.navigate("accounts", account=home.huabei)
    assert windows.window.deck is not None
    accounts = windows.window.deck.current
    assert isinstance(accounts, AccountsPage)
    windows.qtbot.waitUntil(
        lambda: "They owe you" in [label.text() for label in accounts.findChildren(Label)], timeout=WAIT
    )
