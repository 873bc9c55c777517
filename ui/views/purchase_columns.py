"""The columns of the table of purchases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.purchase import OrderStatus
from ui import format as formats
from ui.format import LONG_DAY
from ui.models.cells import NOT_APPLICABLE, Bar, Cell, Column, Initial, Symbol, Tile
from ui.models.purchase_rows import GONE, status_icon, status_tone, status_word
from ui.repayments import tile_of
from ui.totals import no_rate_tip

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finapp.services.purchase_list import PurchaseRow

translate = QCoreApplication.translate


def purchase_columns(today: Callable[[], date], base: str) -> list[Column[PurchaseRow]]:
    """Return the columns for a book in the currency `base`."""
    amount = translate("PurchasesTable", "Amount, {sign}").format(sign=formats.current().symbol(base))
    return [
        Column(
            "date",
            translate("PurchasesTable", "Date"),
            lambda row: Cell(*formats.current().day_and_year(row.bought_on, today()), tone="text-2"),
            82,
            descending_first=True,
            fits=(formats.current().short_date(LONG_DAY, LONG_DAY),),
        ),
        Column("item", translate("PurchasesTable", "Item"), _item, 150, stretch=True),
        Column("member", "", _member, 34, sortable=False),
        Column("status", translate("PurchasesTable", "Status"), _status, 108),
        Column(
            "amount",
            amount,
            lambda row: _amount(row, base),
            100,
            right=True,
            descending_first=True,
            sums=True,
            hint=translate("PurchasesTable", "The price. Sums leave out what was refunded."),
        ),
        Column("paid_with", translate("PurchasesTable", "Paid with"), _paid_with, 124),
        Column("plan", translate("PurchasesTable", "Plan"), _plan, 64, sortable=False),
        Column("category", translate("PurchasesTable", "Category"), _category, 116),
    ]


def _item(row: PurchaseRow) -> Cell:
    return Cell(row.title, " · ".join(one for one in (row.merchant, row.platform) if one), style="name")


def _member(row: PurchaseRow) -> Cell:
    if row.member is None:
        return Cell()
    lead = Initial(row.member.initials, row.member.color_slot)
    return Cell(lead=lead, spoken=row.member.name, tooltip=row.member.name)


def _status(row: PurchaseRow) -> Cell:
    tone = status_tone(row.status)
    return Cell(status_word(row.status), tone=tone, lead=Symbol(status_icon(row.status), tone))


def _amount(row: PurchaseRow, base: str) -> Cell:
    writes = formats.current()
    foreign = row.price.currency != base
    known = row.worth if foreign else row.price
    text = writes.money(row.price) if known is None else writes.amount(known)
    spoken = writes.spoken(row.price)
    if row.status in GONE:
        return Cell(text, tone="text-3", struck=True, spoken=f"{spoken}, {status_word(row.status)}")
    second = writes.money(row.price) if foreign and known is not None else ""
    if row.refunded:
        back = translate("PurchasesTable", "{amount} back")
        second = back.format(amount=writes.money(row.refunded) if foreign else writes.amount(row.refunded))
        spoken += ", " + back.format(amount=writes.spoken(row.refunded))
    tip = ""
    if foreign:
        tip = no_rate_tip(row.price.currency) if known is None else writes.money(row.price)
    tone = "positive" if row.refunded else "text-3"
    return Cell(text, second, style="amount", second_tone=tone, tooltip=tip, spoken=spoken)


def _paid_with(row: PurchaseRow) -> Cell:
    if row.paid_with.kind.is_debt:
        return Cell(row.paid_with.name, lead=Tile(*tile_of(row.paid_with)))
    return Cell(row.paid_with.name, lead=Symbol("wallet"), tooltip=row.paid_with.label)


def _plan(row: PurchaseRow) -> Cell:
    if row.plan is None:
        return NOT_APPLICABLE
    done, count, late = row.plan.done, row.plan.count, row.plan.late
    spoken = translate("PurchasesTable", "{done} of {count} installments paid")
    spoken = spoken.format(done=done, count=count)
    if late:
        spoken += ", " + translate("PurchasesTable", "overdue")
    return Cell(
        f"{done}/{count}",
        style="name",
        tone="danger" if late else "text",
        bar=Bar(done / count, "danger" if late else "mark"),
        spoken=spoken,
    )


def _category(row: PurchaseRow) -> Cell:
    return Cell(row.category.name, tags=row.tags)


def can_become(status: OrderStatus) -> tuple[OrderStatus, ...]:
    """Return the states an order can be given by hand; “refunded” follows from a refund."""
    choices = (OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.RECEIVED, OrderStatus.DISPUTED)
    return tuple(one for one in choices if one is not status)
