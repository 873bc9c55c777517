"""Steps on a loan from its page: each previewed, booked, seen in the schedule, and undone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from finapp.domain.account import AccountKind
from finapp.domain.loan_terms import HolidayKind
from tests.gui.tool_hands import OpenedTool, loan_book, open_tool, text_of
from ui.dialogs.loan import LoanDialog
from ui.dialogs.loan_steps import BalanceDialog, ExtraDialog, HolidayDialog, RateDialog
from ui.dialogs.payoff import PayoffDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.dialogs.loan_step import LoanStepDialog
    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def loan(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[OpenedTool]:
    path = tmp_path / "home.finapp"
    loan_book(path)
    opened = open_tool(qtbot, settings, path, "ICBC loan", "terms")
    yield opened
    opened.close()


def choose(loan: OpenedTool, step: str) -> None:
    """Take a step from the menu behind the dots."""
    menu = loan.page.head.menu()
    next(one for one in menu.actions() if one.objectName() == step).trigger()
    menu.deleteLater()


def previewed(loan: OpenedTool, dialog: LoanStepDialog) -> str:
    """Return what the preview says once it is there."""
    loan.wait(lambda: dialog.outcome is not None and "Ends" in text_of(dialog.preview))
    return text_of(dialog.preview)


def test_an_extra_repayment_shows_what_it_saves_and_shortens_the_loan(loan: OpenedTool) -> None:
    QTest.mouseClick(loan.page.head.extra, LEFT)
    dialog = loan.dialog(ExtraDialog)
    QTest.keyClicks(dialog.amount, "10000")
    said = previewed(loan, dialog)
    assert "Charge for paying early | ¥97.90" in said
    assert "Off the debt | ¥9,789.81" in said
    assert "Installments to come | 20 | 15" in said
    assert "Each installment | ¥1,780.80 | ¥1,780.80" in said
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    loan.wait(lambda: len(loan.loan().plan.installments) == 31)
    loan.wait(lambda: "Extra repayment" in text_of(loan.page.terms.events))
    assert "18 Nov 2026, ¥9,789.81 off the debt, fewer installments" in text_of(loan.page.terms.events)
    loan.undo()
    loan.wait(lambda: len(loan.loan().plan.installments) == 36)
    loan.wait(lambda: "Nothing unusual" in text_of(loan.page.terms.events))


def test_an_extra_repayment_may_lower_the_installments_instead(loan: OpenedTool) -> None:
    choose(loan, "extra")
    dialog = loan.dialog(ExtraDialog)
    QTest.keyClicks(dialog.amount, "10000")
    saved = previewed(loan, dialog)
    lower = next(one for one in dialog.effect.findChildren(QToolButton) if one.text() == "Lower installments")
    QTest.mouseClick(lower, LEFT)
    loan.wait(lambda: dialog.outcome is not None and "20 | 20" in text_of(dialog.preview))
    assert "Fewer installments instead would save" in text_of(dialog.preview)
    assert "Lower installments instead would save" in saved
    QTest.mouseClick(dialog.primary, LEFT)
    loan.wait(lambda: bool(loan.loan().plan.extras))
    assert len(loan.loan().plan.installments) == 36


def test_an_extra_repayment_of_everything_is_refused_in_a_sentence(loan: OpenedTool) -> None:
    choose(loan, "extra")
    dialog = loan.dialog(ExtraDialog)
    QTest.keyClicks(dialog.amount, "50000")
    loan.wait(lambda: "Use Pay off early to repay it all." in text_of(dialog.preview))
    QTest.mouseClick(dialog.primary, LEFT)
    loan.wait(dialog.trouble.isVisible)
    assert dialog.isVisible()
    dialog.reject()
    choose(loan, "pay_off")
    loan.dialog(PayoffDialog).reject()


def test_another_rate_from_a_day_on_is_recorded_changed_and_forgotten(loan: OpenedTool) -> None:
    choose(loan, "rate")
    dialog = loan.dialog(RateDialog)
    QTest.keyClicks(dialog.rate, "5.35")
    dialog.day.selectAll()
    QTest.keyClicks(dialog.day, "2026-12-01")
    loan.wait(lambda: dialog.outcome is not None and "Costs more" in text_of(dialog.preview))
    QTest.mouseClick(dialog.primary, LEFT)
    loan.wait(lambda: len(loan.loan().rates) == 1)
    assert (loan.loan().rates[0].valid_from, loan.loan().rates[0].rate) == (
        date(2026, 12, 1),
        Decimal("0.0535"),
    )
    events = loan.page.terms.events
    loan.wait(lambda: "Rate of 5.35% a year" in text_of(events))
    QTest.mouseClick(events.rows[0].buttons["change"], LEFT)
    again = loan.dialog(RateDialog)
    again.rate.selectAll()
    QTest.keyClicks(again.rate, "3.9")
    QTest.mouseClick(again.primary, LEFT)
    loan.wait(lambda: "Rate of 3.90% a year" in text_of(events))
    QTest.mouseClick(events.rows[0].buttons["remove"], LEFT)
    loan.wait(lambda: loan.loan().rates == ())
    loan.undo()
    loan.wait(lambda: len(loan.loan().rates) == 1)


def test_a_rate_before_the_loan_began_is_refused_while_typing(loan: OpenedTool) -> None:
    choose(loan, "rate")
    dialog = loan.dialog(RateDialog)
    QTest.keyClicks(dialog.rate, "5")
    dialog.day.selectAll()
    QTest.keyClicks(dialog.day, "2024-01-01")
    loan.wait(lambda: "The loan began on" in text_of(dialog.preview))
    dialog.reject()


def test_a_payment_holiday_puts_installments_off(loan: OpenedTool) -> None:
    choose(loan, "holiday")
    dialog = loan.dialog(HolidayDialog)
    assert dialog.begins.value() == date(2026, 11, 21)
    QTest.keyClicks(dialog.periods, "3")
    said = previewed(loan, dialog)
    assert "Ends | 21 Jun 2028 | 21 Sep 2028" in said
    assert "Costs more" in said
    QTest.mouseClick(dialog.primary, LEFT)
    loan.wait(lambda: len(loan.loan().holidays) == 1)
    assert loan.loan().holidays[0].kind is HolidayKind.NO_PAYMENT
    loan.wait(lambda: loan.page.schedule.lines[16].on == date(2027, 2, 21))
    QTest.mouseClick(loan.page.terms.events.rows[0].buttons["remove"], LEFT)
    loan.wait(lambda: loan.loan().holidays == ())


def test_the_balance_that_the_lender_says_moves_the_plan(loan: OpenedTool) -> None:
    choose(loan, "balance")
    dialog = loan.dialog(BalanceDialog)
    QTest.keyClicks(dialog.owed, "34400")
    previewed(loan, dialog)
    assert "¥104.47 more than the book says: unrecorded interest or a fee." in text_of(dialog)
    QTest.mouseClick(dialog.primary, LEFT)
    loan.wait(lambda: "Owed | ¥34,400.00" in text_of(loan.page.head))
    loan.wait(lambda: "18 Nov 2026, +¥104.47 against the book" in text_of(loan.page.terms.events))
    assert loan.book.check.run() == []
    loan.undo()
    loan.wait(lambda: "Owed | ¥34,295.53" in text_of(loan.page.head))


def test_terms_are_changed_with_a_preview(loan: OpenedTool) -> None:
    QTest.mouseClick(loan.page.terms.change, LEFT)
    dialog = loan.dialog(LoanDialog)
    dialog.form.rate.selectAll()
    QTest.keyClicks(dialog.form.rate, "4.75")
    loan.wait(lambda: "Costs more" in text_of(dialog.outcome))
    QTest.mouseClick(dialog.open_more, LEFT)
    QTest.keyClicks(dialog.more.each, "2")
    QTest.mouseClick(dialog.primary, LEFT)
    loan.wait(lambda: loan.loan().terms.period_fee == 200)
    assert loan.loan().plan.terms.rate == Decimal("0.0475")
    loan.wait(lambda: "Fee with each installment | ¥2.00" in text_of(loan.page.terms))
    loan.undo()
    loan.wait(lambda: loan.loan().terms.period_fee == 0)


def test_money_that_was_lent_comes_back_early(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "home.finapp"
    loan_book(path, AccountKind.RECEIVABLE)
    opened = open_tool(qtbot, settings, path, "ICBC loan", "terms")
    choose(opened, "extra")
    dialog = opened.dialog(ExtraDialog)
    QTest.keyClicks(dialog.amount, "10000")
    assert "Less interest for you" in previewed(opened, dialog)
    QTest.mouseClick(dialog.primary, LEFT)
    opened.wait(lambda: bool(opened.loan().plan.extras))
    opened.wait(lambda: "Owed to you | ¥24,505.72" in text_of(opened.page.head))
    opened.close()
