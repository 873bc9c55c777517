"""Every dialog, opened the way the window opens it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.money import Money
from finapp.domain.statement import Printed, RowKind
from ui.dialogs import purchase_kept
from ui.dialogs.about import AboutDialog
from ui.dialogs.account import AccountDialog
from ui.dialogs.bug import BugDialog
from ui.dialogs.import_asks import EncodingDialog, ZipPasswordDialog
from ui.dialogs.installment import AmountDialog, DueDateDialog
from ui.dialogs.offer import OfferDialog
from ui.dialogs.payoff import PayoffDialog
from ui.dialogs.plan import PlanDialog
from ui.dialogs.purchase import PurchaseDialog, edit_purchase
from ui.dialogs.refund import RefundDialog
from ui.dialogs.statement import StatementDialog, open_statement
from ui.dialogs.statement_convert import ConvertDialog
from ui.dialogs.statement_pay import StatementPaymentDialog
from ui.dialogs.statement_sheet import read_sheet
from ui.dialogs.usual_income import UsualIncomeDialog
from ui.repayments import ask_payment
from ui.views.accounts import AccountsPage
from ui.views.calculators import CalculatorsPage
from ui.views.credit_health import CreditHealthPage
from ui.views.purchases import PurchasesPage
from ui.widgets.dialog import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from tools.stage import Stage

LEFT = Qt.MouseButton.LeftButton
PHONE = 599_900
"""The price of the phone that is paid in twelve installments, in minor units."""
HUABEI, CARD, DEBIT = 1, 3, "8812"
"""The colors of two credit tools, and how the number of a bank account ends."""


def _open(stage: Stage, dialog: QDialog) -> QWidget:
    stage.window.shell.open_dialog(dialog)
    return stage.find(DialogFrame)


def _command(key: str) -> Callable[[Stage], QWidget]:
    def play(stage: Stage) -> QWidget:
        stage.command(key)
        return stage.find(DialogFrame)

    return play


def _purchase(stage: Stage) -> PurchaseDialog:
    """Open the dialog without what an earlier scene typed into it."""
    purchase_kept.forget(stage.book, None)
    stage.command("add_purchase")
    return stage.find(PurchaseDialog)


def _purchase_compared(stage: Stage) -> PurchaseDialog:
    dialog = _purchase(stage)
    QTest.keyClicks(dialog.form.basics.title, "MacBook Air 13")
    QTest.keyClicks(dialog.form.basics.price, "7999")
    stage.settle()
    return dialog


def _purchase_planned(stage: Stage) -> QWidget:
    """Adjust the plan of an offer."""
    dialog = _purchase_compared(stage)
    offer = next(one.key for one in dialog.ways.grid.options() if one.key.endswith(":12"))
    dialog.ways.grid.set_value(offer)
    dialog.ways.grid.chosen.emit(offer)
    QTest.mouseClick(dialog.ways.foot.adjust, LEFT)
    stage.settle()
    return dialog


def _purchase_of_articles(stage: Stage) -> QWidget:
    """Order number, status, note and articles."""
    dialog = _purchase(stage)
    QTest.keyClicks(dialog.form.basics.title, "Desk")
    QTest.mouseClick(dialog.form.more, LEFT)
    QTest.mouseClick(dialog.form.articles, LEFT)
    lines = dialog.form.lines
    QTest.keyClicks(lines.rows[0].title, "Desk")
    QTest.keyClicks(lines.rows[0].amount, "399")
    QTest.keyClick(lines.rows[0].amount, Qt.Key.Key_Return)
    QTest.keyClicks(lines.rows[1].title, "Lamp")
    stage.settle()
    return dialog


def _purchase_changed(stage: Stage) -> QWidget:
    edit_purchase(stage.context, stage.purchase(PHONE))
    stage.settle()
    return stage.find(PurchaseDialog)


def _offer(stage: Stage) -> QWidget:
    dialog = _purchase_compared(stage)
    QTest.mouseClick(dialog.ways.add_offer, LEFT)
    return stage.find(OfferDialog)


def _plan_filled_in(stage: Stage) -> QWidget:
    dialog = PlanDialog(stage.context)
    stage.window.shell.open_dialog(dialog)
    QTest.keyClicks(dialog.name, "MacBook Air")
    QTest.keyClicks(dialog.form.price, "7999")
    dialog.lender.set_value(stage.tool(HUABEI))
    dialog.lender.value_changed.emit(stage.tool(HUABEI))
    return dialog


def _plan_changed(stage: Stage) -> QWidget:
    return _open(stage, PlanDialog(stage.context, plan=stage.plan(PHONE)))


def _installment_moved(stage: Stage) -> QWidget:
    plan = stage.plan(PHONE)
    return _open(stage, DueDateDialog(stage.context, plan, plan.installments[3]))


def _installment_changed(stage: Stage) -> QWidget:
    plan = stage.plan(PHONE)
    return _open(stage, AmountDialog(stage.context, plan, plan.installments[4], following=True))


def _payoff(stage: Stage) -> QWidget:
    plan = stage.plan(PHONE)
    return _open(stage, PayoffDialog(stage.context, plan, stage.book.settlements.preview(plan.id)))


def _payment(stage: Stage) -> QWidget:
    day = next(part.due for part in stage.plan(PHONE).installments if part.open)
    sheet = stage.book.calendar.sheet(day, day)
    due = next(due for due in sheet.dues if due.on == day)
    return ask_payment(stage.context, due, sheet)


def _statement(stage: Stage) -> StatementDialog:
    """Show the newest closed statement of the card, as printed without its installment."""
    found = stage.book.statements.of(stage.tool(CARD))
    closed = [one for one in found if one.is_closed][-1]
    printed = Printed(amount=closed.balance - closed.installments)
    stage.book.statements.tick([row for row in closed.rows if row.kind is RowKind.PAYMENT])
    stage.book.statements.set_printed(closed.account_id, closed.closing, printed)
    open_statement(stage.context, read_sheet(stage.book, closed.account_id, closed.closing))
    return stage.find(StatementDialog)


def _statement_paid(stage: Stage) -> QWidget:
    QTest.mouseClick(_statement(stage).primary, LEFT)
    return stage.find(StatementPaymentDialog)


def _statement_paid_by_several(stage: Stage) -> QWidget:
    QTest.mouseClick(_statement(stage).primary, LEFT)
    dialog = stage.find(StatementPaymentDialog)
    for part in ("200", "300"):
        QTest.mouseClick(dialog.more, LEFT)
        QTest.keyClicks(dialog.parts[-1].part, part)
    return dialog


def _statement_converted(stage: Stage) -> QWidget:
    QTest.mouseClick(_statement(stage).convert, LEFT)
    return stage.find(ConvertDialog)


def _refund(stage: Stage) -> QWidget:
    page = stage.page(PurchasesPage, "purchases", purchase=stage.purchase(PHONE))
    stage.wait(lambda: page.side.facts is not None)
    facts = page.side.facts
    if facts is None:
        raise LookupError
    return _open(stage, RefundDialog(stage.context, facts.view, facts.row.paid_with))


def _account(button: str) -> Callable[[Stage], QWidget]:
    def play(stage: Stage) -> QWidget:
        page = stage.page(AccountsPage, "accounts", fresh=False, account=stage.bank(DEBIT))
        QTest.mouseClick(getattr(page.head, button), LEFT)
        return stage.find(DialogFrame)

    return play


def _debt_by_preset(stage: Stage) -> QWidget:
    """Fill in what Chinese banks usually agree, and show what it costs."""
    stage.command("add_debt")
    dialog = stage.find(AccountDialog)
    dialog.preset.lender.set_value("card_cn")
    dialog.preset.lender.value_changed.emit("card_cn")
    QTest.mouseClick(dialog.costs, LEFT)
    stage.settle()
    dialog.reveal(dialog.conditions.refunds)
    stage.settle()
    return dialog


def _deposit(stage: Stage) -> QWidget:
    """Make an account of what the calculator says of a deposit."""
    page = stage.page(CalculatorsPage, "calculators", section="savings")
    page.savings.growth.start.set_value(Money.of(30_000, "CNY"))
    page.savings.growth.term.set_value(1)
    page.savings.growth.rate.set_value(Decimal("0.0145"))
    page.savings.recompute()
    stage.settle()
    QTest.mouseClick(page.savings.add_account, LEFT)
    stage.settle()
    dialog = stage.find(AccountDialog)
    QTest.keyClicks(dialog.name, "CMB one year")
    return dialog


def _account_changed(stage: Stage) -> QWidget:
    page = stage.page(AccountsPage, "accounts", fresh=False, account=stage.tool(HUABEI))
    page.head.edit_wanted.emit()
    return stage.find(DialogFrame)


def _zip_password(stage: Stage) -> QWidget:
    return _open(stage, ZipPasswordDialog("alipay_record_20261118.zip", wrong=True))


def _encoding(stage: Stage) -> QWidget:
    dialog = EncodingDialog("alipay_record_20261118.csv", "big5")
    _open(stage, dialog)
    dialog.encoding.set_value("shift_jis")
    dialog.show_lines(("交易时间,交易分类,交易对方,对方账号,商品说明", "2026-11-17 19:42,餐饮美食,湘味小馆"))
    return dialog


def fees_of_an_import(stage: Stage) -> QWidget:
    """Ask for the fees that a bill does not print, in a book that knows none."""
    page = stage.drop_bill()
    if page.view is None:
        raise LookupError
    page.view.import_pressed.emit()
    stage.settle()
    return stage.find(DialogFrame)


def usual_income(stage: Stage) -> UsualIncomeDialog:
    """Type what two members earn."""
    page = stage.page(CreditHealthPage, "health")
    QTest.mouseClick(page.income.enter, LEFT)
    dialog = stage.find(UsualIncomeDialog)
    for field, text in zip(dialog.fields.values(), ("14500", "9800"), strict=True):
        QTest.keyClicks(field, text)
    return dialog


def _about(stage: Stage) -> QWidget:
    """Name versions that never change."""
    return _open(stage, AboutDialog("0.1.0", "Python 3.11.9 · Qt 6.11.0 · linux", stage.window))


def _bug(stage: Stage) -> QWidget:
    dialog = BugDialog("Traceback (most recent call last):\nZeroDivisionError: division by zero")
    stage.window.shell.open_dialog(dialog)
    QTest.mouseClick(dialog.show_details, LEFT)
    return dialog


DIALOGS: dict[str, Callable[[Stage], QWidget]] = {
    "purchase": _purchase,
    "purchase-compared": _purchase_compared,
    "purchase-planned": _purchase_planned,
    "purchase-articles": _purchase_of_articles,
    "purchase-changed": _purchase_changed,
    "offer": _offer,
    "plan": _command("add_plan"),
    "plan-filled": _plan_filled_in,
    "plan-changed": _plan_changed,
    "account": _command("add_account"),
    "account-changed": _account_changed,
    "account-deposit": _deposit,
    "debt": _command("add_debt"),
    "debt-preset": _debt_by_preset,
    "money-out": _account("money_out"),
    "money-in": _account("money_in"),
    "transfer": _account("transfer"),
    "check-balance": _account("check"),
    "installment-moved": _installment_moved,
    "installment-changed": _installment_changed,
    "payment": _payment,
    "payoff": _payoff,
    "statement": _statement,
    "statement-paid": _statement_paid,
    "statement-paid-by-several": _statement_paid_by_several,
    "statement-converted": _statement_converted,
    "refund": _refund,
    "encoding": _encoding,
    "zip-password": _zip_password,
    "usual-income": usual_income,
    "keyboard": _command("keyboard"),
    "about": _about,
    "bug": _bug,
}
