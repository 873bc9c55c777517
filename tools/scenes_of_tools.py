"""One debt as a whole: its parts, and the dialogs of its loan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.loan_terms import Holiday
from finapp.domain.money import Money
from finapp.domain.statement import PromotionDraft, PromotionKind, RowKind
from tools.scenes_of_dialogs import CARD, DEBIT
from ui.dialogs.conditions_change import ConditionsDialog
from ui.dialogs.loan import LoanDialog
from ui.dialogs.loan_steps import BalanceDialog, ExtraDialog, HolidayDialog, RateDialog
from ui.dialogs.promotion import PromotionDialog
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


def _conditions(stage: Stage) -> None:
    """Let the card's limit and rate change once, and grant two promotions."""
    card, conditions = stage.tool(CARD), stage.book.conditions
    first = conditions.dated(card).versions()[-1]
    if first.terms is None:
        raise LookupError
    cheaper = replace(first.terms, rate=Decimal("0.156"))
    conditions.set_version(
        card, replace(first, valid_from=date(2027, 1, 1), limit=Money(5_000_000, "CNY"), terms=cheaper)
    )
    rows = [row for one in stage.book.statements.of(card) for row in one.rows if row.kind is RowKind.CHARGE]
    bought = rows[-1]
    conditions.add_promotion(
        PromotionDraft(
            account_id=card,
            kind=PromotionKind.DEFERRED,
            begins=bought.on,
            ends=date(2026, 12, 20),
            rate=Decimal("0.24"),
            transaction_id=bought.transaction_id,
        )
    )
    conditions.add_promotion(
        PromotionDraft(
            account_id=card,
            kind=PromotionKind.RATE,
            begins=date(2026, 12, 1),
            ends=date(2027, 6, 1),
            rate=Decimal(0),
        )
    )


def _of_card(section: str) -> Callable[[Stage], QWidget]:
    """Return what shows a part of the card after its conditions changed."""

    def play(stage: Stage) -> QWidget:
        _conditions(stage)
        return part(CARD, section)(stage)

    return play


def _documents(stage: Stage) -> QWidget:
    """Keep a contract and a letter of the loan."""
    loan = stage.tool(LOAN)
    for name, size in (("contract-2025-06.pdf", 184_000), ("rate-letter.png", 62_000)):
        path = stage.home / name
        path.write_bytes(name.encode() * (size // len(name)))
        stage.book.documents.add(loan, path)
    return part(LOAN, "documents")(stage)


def _conditions_dialog(stage: Stage) -> QWidget:
    page = stage.page(ToolPage, "tool", account=stage.tool(CARD), section="conditions")
    QTest.mouseClick(page.conditions.add, LEFT)
    return stage.find(ConditionsDialog)


def _promotion_dialog(stage: Stage) -> QWidget:
    _conditions(stage)
    page = stage.page(ToolPage, "tool", account=stage.tool(CARD), section="promotions")
    QTest.mouseClick(page.promotions.list.rows[0].buttons["change"], LEFT)
    stage.settle()
    return stage.find(PromotionDialog)


PARTS: dict[str, Callable[[Stage], QWidget]] = {
    "tool-statements": part(CARD, "statements"),
    "tool-schedule": part(LOAN, "schedule"),
    "tool-terms": terms_and_events,
    "tool-conditions": _of_card("conditions"),
    "tool-rates": _of_card("rates"),
    "tool-promotions": _of_card("promotions"),
    "tool-documents": _documents,
}

DIALOGS: dict[str, Callable[[Stage], QWidget]] = {
    "conditions": _conditions_dialog,
    "promotion": _promotion_dialog,
    "loan": _new_loan,
    "loan-changed": _terms_changed,
    "loan-extra": _step("extra", ExtraDialog, amount="10000"),
    "loan-rate": _step("rate", RateDialog, rate="5.35"),
    "loan-holiday": _step("holiday", HolidayDialog, periods="3"),
    "loan-balance": _step("balance", BalanceDialog, owed="34400"),
}
