"""One debt as a whole: how to get there, its figures, its statements, its schedule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountKind
from tests.gui.real_pages import open_page, small_household
from tests.gui.tool_hands import PATIENCE, OpenedTool, loan_book, open_tool, text_of
from ui.dialogs.payment import PaymentDialog
from ui.dialogs.statement import StatementDialog
from ui.explain_panel import ExplainPanel
from ui.views.accounts import AccountsPage
from ui.views.debts import DebtsPage
from ui.views.tool import ToolPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def line(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[OpenedTool]:
    path = tmp_path / "home.finapp"
    small_household(path)
    opened = open_tool(qtbot, settings, path, "JD Baitiao", "statements")
    yield opened
    opened.close()


@pytest.fixture
def loan(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[OpenedTool]:
    path = tmp_path / "home.finapp"
    loan_book(path)
    opened = open_tool(qtbot, settings, path, "ICBC loan", "schedule")
    yield opened
    opened.close()


def test_a_double_click_on_a_lender_opens_all_of_it_and_back_leads_home(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "debts")
    assert isinstance(page, DebtsPage)
    qtbot.waitUntil(lambda: page.facts.row is not None, timeout=PATIENCE)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.deck is not None
    tool = window.deck.current
    assert isinstance(tool, ToolPage)
    qtbot.waitUntil(lambda: tool.sheet is not None, timeout=PATIENCE)
    assert tool.title() == "Huabei"
    assert window.frame.sidebar.items["debts"].isChecked()
    QTest.mouseClick(tool.back, LEFT)
    assert window.deck.current is page
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_the_page_opens_from_the_accounts_page_too(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "home.finapp"
    loan_book(path, AccountKind.RECEIVABLE)
    window, page = open_page(qtbot, settings, path, "accounts")
    assert isinstance(page, AccountsPage)
    qtbot.waitUntil(lambda: page.facts is not None, timeout=PATIENCE)
    assert window.context is not None
    known = {one.name: one.id for one in window.context.book.accounts.all().values()}
    page.list.choose(known["ICBC loan"])
    qtbot.waitUntil(page.head.whole.isVisible, timeout=PATIENCE)
    QTest.mouseClick(page.head.whole, LEFT)
    assert window.deck is not None
    tool = window.deck.current
    assert isinstance(tool, ToolPage)
    qtbot.waitUntil(lambda: tool.sheet is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Owed to you | ¥34,295.53" in text_of(tool.head), timeout=PATIENCE)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_the_statements_of_a_line_past_open_and_to_come(line: OpenedTool) -> None:
    shown = line.page.statements.shown
    assert [one.closing for one in shown[:5]] == [
        date(2027, 3, 5),
        date(2027, 2, 5),
        date(2027, 1, 5),
        date(2026, 12, 5),
        date(2026, 11, 5),
    ]
    line.wait(lambda: line.page.statements.table.rows.rowCount() == len(shown))
    table = line.page.statements.table
    table.selectRow(4)
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = line.dialog(StatementDialog)
    assert dialog.sheet.statement.closing == date(2026, 11, 5)
    dialog.reject()


def test_the_plans_of_a_line_are_its_schedule(line: OpenedTool) -> None:
    line.page.choose("schedule")
    lines = line.page.schedule.lines
    assert [(one.number, one.what, one.payment) for one in lines[:2]] == [
        ("4/12", "iPhone 17 256 GB", 54_190),
        ("5/12", "iPhone 17 256 GB", 54_190),
    ]
    assert lines[-1].left == 0
    assert "Open plans are repaid on 15 Jul 2027" in line.page.schedule.chart.accessibleName()


def test_figures_explain_themselves(line: OpenedTool) -> None:
    QTest.keyClick(line.page.head.figures["rate"], Qt.Key.Key_F1)
    line.wait(lambda: bool(line.window.findChildren(ExplainPanel)))
    said = line.window.findChildren(ExplainPanel)[-1].text()
    assert "A year of what is owed costs 16.19%, fees included." in said
    assert "iPhone 17 256 GB: one loan, and what its yearly rate is called in different places" in said
    assert "The US annual percentage rate is 15.16%." in said
    assert "The EU annual percentage rate of charge is" in said
    line.window.findChildren(ExplainPanel)[-1].close()


def test_the_next_repayment_is_paid_from_here(line: OpenedTool) -> None:
    QTest.mouseClick(line.page.head.pay, LEFT)
    dialog = line.dialog(PaymentDialog)
    QTest.mouseClick(dialog.primary, LEFT)
    line.wait(lambda: "15 Dec" in text_of(line.page.head))


def test_a_loan_has_a_schedule_and_no_statements(loan: OpenedTool) -> None:
    assert loan.page.section.value() == "schedule"
    assert not loan.page.statements.isVisible()
    lines = loan.page.schedule.lines
    assert (lines[15].number, lines[15].left) == ("16/36", 3_429_553)
    assert lines[-1].left == 0
    assert [key.text() for key in loan.page.schedule.keys] == ["As agreed", "So far", "To come"]
    loan.wait(lambda: "True annual rate" in text_of(loan.page.head))
    said = text_of(loan.page.head)
    assert "Owed | ¥34,295.53" in said
    assert "Repaid | 43% of ¥60,000" in said
    assert "Next due | ¥1,780.80 · 21 Nov" in said
