"""The Debts page: lenders with limits and due days, the inspector, and what it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.money import Money
from tests.gui.real_pages import open_page, small_household
from tests.unit.household import DAY
from ui.dialogs.account import AccountDialog
from ui.dialogs.payment import PaymentDialog
from ui.explain_panel import ExplainPanel
from ui.views.accounts import AccountsPage
from ui.views.debts import DebtsPage
from ui.views.plans import PlansPage
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.dialog import DialogFrame

LEFT = Qt.MouseButton.LeftButton
PAID = 3
"""Payments of the small household."""


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: DebtsPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def wait_until_shown(self) -> None:
        page = self.page
        self.qtbot.waitUntil(lambda: page.facts.row is not None and bool(page.panel.foot.count.text()))

    def row(self, number: int = 0) -> dict[str, tuple[str, str]]:
        """Return what a row says, by column: first and second line."""
        row = self.page.source.rows([self.page.table.rows.ids[number]])[0]
        cells = {one.key: one.cell(row) for one in self.page.table.rows.columns}
        return {key: (cell.text, cell.second) for key, cell in cells.items()}

    def side_text(self) -> str:
        """Return everything the inspector says."""
        return " | ".join(label.text() for label in self.page.side.findChildren(Label))

    def dialog(self, kind: type[DialogFrame]) -> DialogFrame:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "debts")
    assert isinstance(page, DebtsPage)
    made = Opened(qtbot, window, page)
    made.wait_until_shown()
    yield made
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def choose(opened: Opened, name: str) -> None:
    """Choose a lender in the table and wait for the inspector."""
    wanted = next(one.id for one in opened.book.accounts.all().values() if one.name == name)
    table = opened.page.table
    spot = table.visualRect(table.rows.index(list(table.rows.ids).index(wanted), 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=spot)
    opened.qtbot.waitUntil(opened.page.side.isVisible)
    opened.qtbot.waitUntil(lambda: opened.page.facts.row is not None and opened.page.facts.row.id == wanted)


def test_rows_say_what_is_owed_and_what_comes_next(opened: Opened) -> None:
    huabei, baitiao = opened.row(0), opened.row(1)
    assert huabei["lender"] == ("Huabei", "Credit line")
    assert huabei["next"] == ("200.00", "")
    assert huabei["rate"] == ("0.0%", "no fee")
    assert baitiao["owed"] == ("4,499.27", "")
    assert baitiao["due_day"] == ("day 15", "closes day 5")
    assert baitiao["due"] == ("15 Nov", "3 days late")
    assert baitiao["next"] == ("541.90", "")
    assert baitiao["rate"] == ("16.2%", "1 plan")
    assert opened.page.context_line() == "¥4,699.27 owed to 2 lenders"
    assert opened.page.panel.foot.sum.text() == "¥4,699.27"


def test_a_limit_shows_what_is_used_and_how_to_stay_below_it(opened: Opened) -> None:
    choose(opened, "JD Baitiao")
    state = opened.page.state
    assert state is not None
    opened.book.conditions.set_limit(state.account.id, Money(500_000, "CNY"))
    opened.page.mark_stale()
    opened.qtbot.waitUntil(lambda: "90% used" in opened.side_text())
    assert opened.row(1)["limit"] == ("5,000", "500.73 left")
    assert opened.row(1)["used"] == ("90%", "")
    text = opened.side_text()
    assert "¥500.73" in text
    # 4,499.27 of principal and the fees of two installments, less 30 % of 5,000
    assert "Pay ¥3,083.25 before 5 Dec to close below 30% of the limit." in text


def test_money_that_the_lender_owes_stands_below(opened: Opened) -> None:
    known = {one.name: one.id for one in opened.book.accounts.all().values()}
    opened.book.payments.pay_tool(known["Huabei"], known["ICBC debit"], Money(30_000, "CNY"), DAY)
    opened.page.mark_stale()
    opened.qtbot.waitUntil(lambda: opened.row(1)["lender"][0] == "Huabei")
    assert opened.row(1)["owed"] == ("100.00", "owes you")
    choose(opened, "Huabei")
    opened.qtbot.waitUntil(lambda: "They owe you ¥100.00" in opened.side_text())
    assert opened.page.side.pay is None


def test_the_next_repayment_is_paid_from_the_inspector_and_undone(opened: Opened) -> None:
    choose(opened, "JD Baitiao")
    opened.qtbot.waitUntil(lambda: opened.page.side.pay is not None)
    assert opened.page.side.pay is not None
    QTest.mouseClick(opened.page.side.pay, LEFT)
    dialog = opened.dialog(PaymentDialog)
    QTest.mouseClick(dialog.primary, LEFT)
    opened.qtbot.waitUntil(lambda: len(opened.book.payments.all()) == PAID + 1)
    opened.qtbot.waitUntil(lambda: opened.row(1)["due"][0] == "15 Dec")
    opened.window.shell.run_command("undo")
    opened.qtbot.waitUntil(lambda: opened.row(1)["due"] == ("15 Nov", "3 days late"))


def test_statements_and_plans_of_a_lender(opened: Opened) -> None:
    choose(opened, "JD Baitiao")
    side = opened.page.side
    opened.qtbot.waitUntil(lambda: side.plans is not None)
    assert side.statements is not None
    assert side.plans is not None
    said = [(row.date, row.note, row.amount) for row in side.statements.rows()]
    assert said[:3] == [
        ("5 Dec 2026", "open", "1,083.80"),
        ("5 Nov 2026", "3 days late", "541.90"),
        ("5 Oct 2026", "paid", "541.90"),
    ]
    plan = opened.book.plans.all()[0]
    side.plan_wanted.emit(plan.id)
    opened.qtbot.waitUntil(lambda: isinstance(current_page(opened), PlansPage))


def test_the_figures_of_a_lender_explain_themselves(opened: Opened) -> None:
    choose(opened, "JD Baitiao")
    figures = opened.page.side.figures
    QTest.mouseClick(figures["rate"], LEFT)
    opened.qtbot.waitUntil(lambda: bool(opened.window.findChildren(ExplainPanel)), timeout=15_000)
    said = opened.window.findChildren(ExplainPanel)[-1].text()
    assert "A year of what is owed costs 16.19%, fees included." in said
    assert "The true yearly rate is 16.19%." in said
    opened.window.findChildren(ExplainPanel)[-1].close()
    opened.qtbot.waitUntil(lambda: not opened.window.findChildren(ExplainPanel), timeout=15_000)
    QTest.keyClick(figures["owed"], Qt.Key.Key_F1)
    opened.qtbot.waitUntil(lambda: bool(opened.window.findChildren(ExplainPanel)), timeout=15_000)
    said = opened.window.findChildren(ExplainPanel)[-1].text()
    assert "¥4,499.27 is owed to JD Baitiao." in said
    assert "Of it principal of iPhone 17 256 GB: ¥4,499.27" in said
    opened.window.findChildren(ExplainPanel)[-1].close()


def test_the_tool_is_edited_and_its_entries_are_one_click_away(opened: Opened) -> None:
    choose(opened, "Huabei")
    opened.page.side.change_wanted.emit()
    opened.dialog(AccountDialog).reject()
    opened.page.side.register_wanted.emit()
    opened.qtbot.waitUntil(lambda: isinstance(current_page(opened), AccountsPage))


def current_page(opened: Opened) -> object:
    assert opened.window.deck is not None
    return opened.window.deck.current
