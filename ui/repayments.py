"""How repayments read on every page, and the steps that mark them paid and take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.plan import InstallmentState
from ui import format as formats
from ui.changes import run_change
from ui.dialogs.payment import PaymentDialog, PlannedPaymentDialog

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.domain.account import Account
    from finapp.domain.money import Money
    from finapp.domain.payoff import PlannedPayment
    from finapp.projection.due import Due
    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet
    from ui.context import AppContext

PAID = {InstallmentState.PAID, InstallmentState.PAID_LATE}
GONE = {InstallmentState.REFUNDED, InstallmentState.WAIVED}
_SLATE = 6


def tile_of(tool: Account) -> tuple[str, int]:
    """Return the letters and the slot of a tool's tile."""
    return tool.monogram or tool.name[:2].upper(), tool.color_slot or _SLATE


def sum_text(amounts: Iterable[Money]) -> str:
    """Return amounts of several currencies as one text: “¥2,224.44 + €43.00”."""
    writes = formats.current()
    return " + ".join(writes.money(one) for one in amounts)


def spoken_sum(amounts: Iterable[Money]) -> str:
    """Return the same for a screen reader."""
    writes = formats.current()
    return ", ".join(writes.spoken(one) for one in amounts)


def shown_amount(one: Obligation) -> Money:
    """Return the amount that stands for a repayment: what is open, or what it was once nothing is."""
    return one.open if one.is_open else one.amount


def name_of(one: Obligation, tool: Account) -> str:
    """Return what a repayment is for: the plan's title, or the bill of a tool."""
    if one.plan is not None:
        return one.title
    return QCoreApplication.translate("Repayments", "{tool} bill").format(tool=tool.name)


def number_of(one: Obligation) -> str:
    """Return which installment of how many: “4/12”; empty for a bill or an extra repayment."""
    if one.plan is None or one.installment is None or one.installment.extra is not None:
        return ""
    return f"{one.installment.number}/{len(one.plan.installments)}"


def what_of(one: Obligation, today: date) -> str:
    """Return what is repaid, without the lender: “installment 4/12”, or the bill and what it holds."""
    if one.closing is not None:
        items = QCoreApplication.translate("Repayments", "%n item(s)", "", one.items)
        text = QCoreApplication.translate("Repayments", "bill of {day} · {items}")
        return text.format(day=formats.current().short_date(one.closing, today), items=items)
    if one.installment is not None and one.installment.extra is not None:
        return QCoreApplication.translate("Repayments", "extra repayment")
    return QCoreApplication.translate("Repayments", "installment {number}").format(number=number_of(one))


def state_words(one: Obligation, today: date) -> str:
    """Return the state in words: “Paid 10 Nov”, “3 days late”, “200.00 of 541.90 paid”; empty if plain."""
    writes = formats.current()
    if one.state in PAID and one.paid_on is not None:
        text = QCoreApplication.translate("Repayments", "paid {day}")
        return text.format(day=writes.short_date(one.paid_on, today))
    if one.state is InstallmentState.REFUNDED:
        return QCoreApplication.translate("Repayments", "refunded")
    if one.state is InstallmentState.WAIVED:
        return QCoreApplication.translate("Repayments", "waived")
    if one.is_open and one.paid.minor > 0:
        text = QCoreApplication.translate("Repayments", "{paid} of {amount} paid")
        return text.format(paid=writes.amount(one.paid), amount=writes.amount(one.amount))
    if one.state is InstallmentState.OVERDUE:
        return writes.days_until(one.due, today)
    return QCoreApplication.translate("Repayments", "due today") if one.state is InstallmentState.DUE else ""


def planned_words(one: PlannedPayment, today: date) -> str:
    """Return that a repayment is planned and not due, or that its day went by without it."""
    if one.on < today:
        return QCoreApplication.translate("Repayments", "planned, not made")
    return QCoreApplication.translate("Repayments", "planned, not due")


def can_pay_at_once(due: Due, sheet: Sheet) -> bool:
    """Tell whether the paying account is known and holds the currency that is owed."""
    source = sheet.pay_from.get(due.account_id)
    return source is not None and sheet.accounts[source].currency in {None, due.currency}


def mark_paid(context: AppContext, due: Due, sheet: Sheet) -> None:
    """Pay all that is open with today's date from the usual account; ask where that is not known."""
    if not can_pay_at_once(due, sheet):
        ask_payment(context, due, sheet)
        return
    run_change(
        context,
        context.book.payments.pay_tool,
        due.account_id,
        sheet.pay_from[due.account_id],
        due.open,
        context.today(),
        due.installment_ids,
    )


def ask_payment(context: AppContext, due: Due, sheet: Sheet) -> PaymentDialog:
    """Ask for amount, day and account of a payment."""
    dialog = PaymentDialog(context, due, sheet)
    context.shell.open_dialog(dialog)
    return dialog


def take_back(context: AppContext, one: Obligation, sheet: Sheet) -> None:
    """Remove the payment that last settled some of a repayment: what it covered is open again."""
    payment = sheet.payment_of(one)
    if payment is not None:
        run_change(context, context.book.payments.remove, payment)


def mark_planned_paid(context: AppContext, one: PlannedPayment, sheet: Sheet) -> None:
    """Make a planned repayment today from the usual account; ask where that is not known."""
    source = sheet.pay_from.get(one.account_id)
    if source is None or sheet.accounts[source].currency not in {None, one.amount.currency}:
        ask_planned(context, one, sheet)
        return
    run_change(context, context.book.payoff.pay_planned, one.id, source, context.today())


def ask_planned(context: AppContext, one: PlannedPayment, sheet: Sheet) -> PlannedPaymentDialog:
    """Ask for day and account of a planned repayment."""
    dialog = PlannedPaymentDialog(context, one, sheet)
    context.shell.open_dialog(dialog)
    return dialog
