"""One debt as a whole: its parts, and the dialogs of its loan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.loan_terms import Holiday
from finapp.domain.money import Money
from tools.scenes_of_dialogs import CARD, DEBIT
from ui.dialogs.loan import LoanDialog
from ui.dialogs.loan_steps import BalanceDialog, ExtraDialog, HolidayDialog, RateDialog
from ui.views.tool import ToolPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tools.stage import Stage
    from ui.widgets.dialog import DialogFrame

LEFT = Qt.MouseButton.LeftButton
LOAN = 4
"""The color of the loan of a bank."""
SIXTY = 6_000_000
"""What the bank lent, in minor units."""


def part(slot: int, section: str) -> Callable[[Stage], QWidget]:
    """Return what shows a part of one debt."""

    def play(stage: Stage) -> QWidget:
        stage.page(ToolPage, "tool", account=stage.tool(slot), section=section)
        return stage.window.frame.body

    return play


def _page(stage: Stage) -> ToolPage:
    return stage.page(ToolPage, "tool", account=stage.tool(LOAN), section="terms")


def terms_and_events(stage: Stage) -> QWidget:
    """Let something happen to the loan: another rate, a holiday, an extra repayment, a balance."""
    plan, loans = stage.plan(SIXTY).id, stage.book.loans
    loans.set_rate(plan, date(2026, 12, 1), Decimal("0.041"))
    loans.add_holiday(plan, Holiday(begins=date(2027, 1, 21), periods=2))
    loans.pay_extra(plan, stage.bank(DEBIT), Money(500_000, "CNY"), date(2026, 11, 2))
    loans.record_balance(plan, Money(2_960_000, "CNY"), date(2026, 11, 17))
    _page(stage)
    return stage.window.frame.body


def _step(step: str, kind: type[DialogFrame], **typed: str) -> Callable[[Stage], QWidget]:
    """Return what opens the dialog of a step and types into its fields."""

    def play(stage: Stage) -> QWidget:
        _page(stage).loans.step(step)
        dialog = stage.find(kind)
        for name, text in typed.items():
            QTest.keyClicks(getattr(dialog, name), text)
        stage.settle()
        return dialog

    return play


def _new_loan(stage: Stage) -> QWidget:
    stage.command("add_loan")
    dialog = stage.find(LoanDialog)
    QTest.keyClicks(dialog.parties.name, "Volkswagen Bank")
    QTest.keyClicks(dialog.form.price, "120000")
    QTest.keyClicks(dialog.form.rate, "4.9")
    stage.settle()
    QTest.mouseClick(dialog.open_more, LEFT)
    stage.settle()
    dialog.reveal(dialog.more)
    stage.settle()
    return dialog


def _terms_changed(stage: Stage) -> QWidget:
    page = _page(stage)
    QTest.mouseClick(page.terms.change, LEFT)
    stage.settle()
    return stage.find(LoanDialog)


PARTS: dict[str, Callable[[Stage], QWidget]] = {
    "tool-statements": part(CARD, "statements"),
    "tool-schedule": part(LOAN, "schedule"),
    "tool-terms": terms_and_events,
}

DIALOGS: dict[str, Callable[[Stage], QWidget]] = {
    "loan": _new_loan,
    "loan-changed": _terms_changed,
    "loan-extra": _step("extra", ExtraDialog, amount="10000"),
    "loan-rate": _step("rate", RateDialog, rate="5.35"),
    "loan-holiday": _step("holiday", HolidayDialog, periods="3"),
    "loan-balance": _step("balance", BalanceDialog, owed="34400"),
}
