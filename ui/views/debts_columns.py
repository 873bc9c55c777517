"""The columns of the table of lenders."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import format as formats
from ui.account_words import kind_name
from ui.auto_payments import auto_words, automatic
from ui.format import LONG_DAY
from ui.models.cells import NOT_APPLICABLE, Bar, Cell, Column, Initial, Tile
from ui.repayments import tile_of
from ui.views.plans_columns import DEAR

if TYPE_CHECKING:
    from finapp.domain.money import Money
    from finapp.domain.tool_state import LimitState
    from ui.models.debt_rows import DebtRow

translate = QCoreApplication.translate

HALF, NEARLY_ALL = Decimal("0.5"), Decimal("0.9")
"""Shares of a limit from which its use is worth a look, and too much."""

LAST_DAY = 31


def debt_columns(base: str, safe: Decimal) -> list[Column[DebtRow]]:
    """Return the columns; `safe` is the yearly rate that waiting money earns."""
    writes = formats.current()
    sign = writes.symbol(base)
    days = (writes.short_date(LONG_DAY, LONG_DAY), writes.days_until(LONG_DAY.replace(month=9), LONG_DAY))
    owed = translate("DebtsTable", "Owed, {sign}").format(sign=sign)
    following = translate("DebtsTable", "Next, {sign}").format(sign=sign)
    hint = translate(
        "DebtsTable",
        "The yearly rate, compounded, of what is owed, fees included; a range where plans and the carried "
        "balance differ",
    )
    used = translate("DebtsTable", "The share of the limit that is used; of a loan, the share that is repaid")
    return [
        Column("lender", translate("DebtsTable", "Lender"), _lender, 112, stretch=True),
        Column("member", "", _member, 34, sortable=False),
        Column("owed", owed, lambda row: _owed(row, base), 84, right=True, descending_first=True),
        Column("limit", translate("DebtsTable", "Limit"), lambda row: _limit(row, base), 98, right=True),
        Column("used", translate("DebtsTable", "Used"), _used, 78, descending_first=True, hint=used),
        Column("due_day", translate("DebtsTable", "Due"), _due_day, 82, right=True, sortable=False),
        Column("due", translate("DebtsTable", "Next due"), _next_due, 86, right=True, fits=days),
        Column("next", following, lambda row: _next(row, base), 96, right=True, descending_first=True),
        Column(
            "rate",
            translate("DebtsTable", "True annual rate"),
            lambda row: _rate(row, safe),
            114,
            right=True,
            descending_first=True,
            hint=hint,
        ),
    ]


def _money(amount: Money, base: str) -> str:
    writes = formats.current()
    return writes.amount(amount) if amount.currency == base else writes.money(amount)


def _lender(row: DebtRow) -> Cell:
    account = row.state.account
    words = [kind_name(account.kind)]
    if row.parent:
        words.append(translate("DebtsTable", "belongs to {tool}").format(tool=row.parent))
    elif row.state.cards:
        count = len(row.state.cards)
        words.append(QCoreApplication.translate("DebtsTable", "with %n card(s)", "", count))
    return Cell(account.name, " · ".join(words), style="name", lead=Tile(*tile_of(account)))


def _member(row: DebtRow) -> Cell:
    if row.member is None:
        return Cell()
    return Cell(lead=Initial(row.member.initials, row.member.color_slot), spoken=row.member.name)


def _owed(row: DebtRow, base: str) -> Cell:
    owed = row.state.owed
    if row.state.is_overpaid:
        return Cell(
            _money(-owed, base),
            translate("DebtsTable", "owes you"),
            style="amount",
            tone="positive",
            second_tone="positive",
            spoken=translate("DebtsTable", "they owe you {amount}").format(
                amount=formats.current().spoken(-owed)
            ),
        )
    tip = ""
    if row.state.unbooked.minor > 0:
        tip = translate("DebtsTable", "{amount} of it is interest and fees that are not booked yet")
        tip = tip.format(amount=formats.current().money(row.state.unbooked))
    return Cell(_money(owed, base), style="amount", spoken=formats.current().spoken(owed), tooltip=tip)


def _limit(row: DebtRow, base: str) -> Cell:
    state = row.state
    if state.limit is not None and not row.shows_limit:
        text = translate("DebtsTable", "of {tool}").format(tool=row.parent)
        tip = _shared_words(len(state.limit.members))
        return Cell(translate("DebtsTable", "shared"), text, tone="text-3", tooltip=tip)
    if state.limit is not None:
        tip = _shared_words(len(state.limit.members))
        return Cell(_whole(state.limit.limit, base), _available(state.limit, base), tooltip=tip)
    if state.borrowed is not None:
        text = translate("DebtsTable", "of {amount}").format(amount=_whole(state.borrowed, base))
        return Cell(text, tone="text-3")
    return NOT_APPLICABLE


def _available(limit: LimitState, base: str) -> str:
    text = translate("DebtsTable", "{amount} left").format(amount=_money(limit.available, base))
    if limit.unknown:
        return translate("DebtsTable", "at most {left}").format(left=text)
    return text


def _shared_words(tools: int) -> str:
    if tools < 2:  # noqa: PLR2004 - shared means more than one
        return ""
    return QCoreApplication.translate("DebtsTable", "%n tool(s) share this limit", "", tools)


def _whole(amount: Money, base: str) -> str:
    writes = formats.current()
    return writes.figure_amount(amount) if amount.currency == base else writes.figure(amount)


def used_tone(share: Decimal) -> str:
    """Return the color of a used limit: calm, worth a look from half of it, wrong from nine tenths."""
    if share >= NEARLY_ALL:
        return "danger"
    return "warning" if share >= HALF else "mark"


def _used(row: DebtRow) -> Cell:
    share = row.used
    if share is None:
        return NOT_APPLICABLE
    text = formats.current().share(share)
    if row.state.limit is None:
        spoken = translate("DebtsTable", "{share} repaid").format(share=text)
        return Cell(text, tone="text-2", bar=Bar(float(share), "positive"), spoken=spoken)
    tone = used_tone(share)
    spoken = translate("DebtsTable", "{share} of the limit used").format(share=text)
    shown = min(1.0, float(share))
    return Cell(
        text, style="name", tone="text" if tone == "mark" else tone, bar=Bar(shown, tone), spoken=spoken
    )


def day_text(day: int) -> str:
    """Return a day of the month: “day 5”, “last day”."""
    if day >= LAST_DAY:
        return translate("DebtsTable", "last day")
    return translate("DebtsTable", "day {day}").format(day=day)


def _due_day(row: DebtRow) -> Cell:
    state = row.state
    day = None
    if state.statement is not None:
        day = state.statement.agreed_due.day
    elif state.current is not None:
        day = state.current.agreed_due.day
    elif state.plans:
        terms = state.plans[0].terms
        day = terms.anchor_day or terms.first_due.day
    if day is None:
        return NOT_APPLICABLE
    closes = ""
    if state.cycle is not None:
        closes = translate("DebtsTable", "closes {day}").format(day=day_text(state.cycle.closing_day))
    return Cell(day_text(day), closes, tone="text-2")


def _next_due(row: DebtRow) -> Cell:
    due = row.state.next_due
    if due is None:
        return NOT_APPLICABLE
    writes = formats.current()
    tone = "danger" if row.state.is_overdue else "text"
    return Cell(
        writes.day_and_year(due, row.today)[0],
        writes.days_until(due, row.today),
        tone=tone,
        second_tone="danger" if row.state.is_overdue else "text-3",
    )


def _next(row: DebtRow, base: str) -> Cell:
    amount = row.state.next_amount
    if amount is None:
        return NOT_APPLICABLE
    least = row.state.minimum
    second = ""
    if least is not None and least < amount:
        second = translate("DebtsTable", "least {amount}").format(amount=_money(least, base))
    tip = ""
    if row.is_automatic:
        second, tip = second or automatic(), auto_words(row.state.terms, row.pays_from)
    tone = "danger" if row.state.is_overdue else "text"
    return Cell(_money(amount, base), second, style="amount", tone=tone, tooltip=tip)


def rate_text(row: DebtRow) -> str:
    """Return the true annual rate of what is owed, or the range of them; empty where none is known."""
    rates, writes = row.state.rates, formats.current()
    if rates.low is None or rates.high is None:
        return ""
    if writes.percent(rates.low) == writes.percent(rates.high):
        return writes.percent(rates.low)
    return writes.percent_range(rates.low, rates.high)


def _rate(row: DebtRow, safe: Decimal) -> Cell:
    rates = row.state.rates
    text = rate_text(row)
    if not text or rates.high is None:
        return NOT_APPLICABLE
    dear = rates.high >= safe + DEAR
    return Cell(text, _rate_of(row), style="name" if dear else "body", tone="warning" if dear else "text")


def _rate_of(row: DebtRow) -> str:
    rates = row.state.rates
    words = []
    if rates.plans:
        words.append(QCoreApplication.translate("DebtsTable", "%n plan(s)", "", rates.plans))
    if rates.carried:
        alone = translate("DebtsTable", "carried balance")
        words.append(translate("DebtsTable", "carried") if words else alone)
    if not words:
        return translate("DebtsTable", "no fee")
    return formats.current().listed(words)
