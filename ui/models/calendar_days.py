"""What a calendar writes into each day: the total, the items and how they look, from the calendar's sheet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from finapp.domain.plan import InstallmentState
from ui import format as formats
from ui.auto_payments import automatic
from ui.repayments import (
    GONE,
    PAID,
    name_of,
    number_of,
    planned_words,
    shown_amount,
    state_words,
    tile_of,
    what_of,
)
from ui.totals import total_note, total_spoken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.exchange import Total
    from finapp.domain.money import Money
    from finapp.domain.payoff import PlannedPayment
    from finapp.domain.plan import PlanId
    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet
    from finapp.services.deposits import Maturity

Look = Literal["open", "paid", "overdue", "gone", "statement", "maturity", "planned", "in", "received"]


class Mark(NamedTuple):
    """One item of a day."""

    look: Look
    text: str
    amount: str = ""
    detail: str = ""
    slot: int = 0


class Day(NamedTuple):
    """One day as shown. `tone` is the color of the total, `strong` whether something is still to be paid."""

    total: str = ""
    rounded: str = ""
    """The total without decimals, for a day that is too narrow."""
    tone: str = "text-2"
    strong: bool = False
    marks: tuple[Mark, ...] = ()
    spoken: str = ""
    tip: str = ""


EMPTY = Day()


class Shown(NamedTuple):
    """What the legend leaves in: tools switched off, and whether statement days and the like show."""

    hidden_tools: frozenset[AccountId] = frozenset()
    statements: bool = True
    planned: bool = True
    money_in: bool = True


def visible(sheet: Sheet, shown: Shown) -> list[Obligation]:
    """Return the obligations of the tools that are switched on."""
    return [one for one in sheet.obligations if one.account_id not in shown.hidden_tools]


def planned_of(sheet: Sheet, shown: Shown) -> list[PlannedPayment]:
    """Return what a followed payoff plan still wants to pay to the tools that are switched on."""
    if not shown.planned:
        return []
    return [one for one in sheet.planned if not one.is_done and one.account_id not in shown.hidden_tools]


def expected_of(sheet: Sheet, shown: Shown) -> list[Obligation]:
    """Return what comes back from those who borrowed."""
    return list(sheet.expected) if shown.money_in else []


class _Items(NamedTuple):
    """What falls on one day."""

    due: list[Obligation]
    expected: list[Obligation]
    planned: list[PlannedPayment]


def days_of(sheet: Sheet, shown: Shown) -> dict[date, Day]:
    """Return every day with something on it."""
    by_day: defaultdict[date, _Items] = defaultdict(lambda: _Items([], [], []))
    for one in visible(sheet, shown):
        by_day[one.due].due.append(one)
    for one in expected_of(sheet, shown):
        by_day[one.due].expected.append(one)
    for extra in planned_of(sheet, shown):
        by_day[extra.on].planned.append(extra)
    statements = _statements(sheet, shown)
    notes: defaultdict[date, list[Mark]] = defaultdict(list)
    for day, maturities in sheet.maturities.items():
        notes[day] += [_maturity(one, sheet) for one in maturities]
    for day, statement in statements.items():
        notes[day].append(statement)
    titles = plan_titles(sheet)
    return {day: _day(by_day[day], notes.get(day, []), sheet, titles) for day in {*by_day, *notes}}


def plan_titles(sheet: Sheet) -> dict[PlanId, str]:
    """Return what the plans of a sheet are called."""
    return {one.plan.id: one.title for one in sheet.obligations if one.plan is not None}


def planned_name(one: PlannedPayment, sheet: Sheet, titles: Mapping[PlanId, str]) -> str:
    """Return what a planned repayment goes to: a plan, or the balance of a tool."""
    lender = sheet.accounts[one.account_id].name
    return titles.get(one.plan_id, lender) if one.plan_id is not None else lender


def _statements(sheet: Sheet, shown: Shown) -> Mapping[date, Mark]:
    if not shown.statements:
        return {}
    found = {}
    for day, tools in sheet.statements.items():
        names = [sheet.accounts[tool] for tool in tools if tool not in shown.hidden_tools]
        if not names:
            continue
        letters = formats.current().listed(tile_of(tool)[0] for tool in names)
        text = QCoreApplication.translate("Repayments", "{tools} statement").format(tools=letters)
        found[day] = Mark("statement", text, detail=formats.current().listed(tool.name for tool in names))
    return found


def _maturity(one: Maturity, sheet: Sheet) -> Mark:
    """Return what the calendar says on the day a deposit ends."""
    words = QCoreApplication.translate("Repayments", "paid out")
    if one.renewed:
        words = QCoreApplication.translate("Repayments", "renewed")
    return Mark("maturity", sheet.accounts[one.account_id].name, _figure(one.amount, sheet), words)


def _day(items: _Items, notes: list[Mark], sheet: Sheet, titles: Mapping[PlanId, str]) -> Day:
    marks = [_mark(one, sheet) for one in items.due]
    marks += [_mark_in(one, sheet) for one in items.expected]
    marks += [_mark_planned(one, sheet, titles) for one in items.planned]
    marks += notes
    lines = [" ".join(part for part in (mark.text, mark.amount, mark.detail) if part) for mark in marks]
    counted = [one for one in items.due if one.state not in GONE]
    coming = [one for one in items.expected if one.state not in GONE]
    if not counted and not coming:
        return Day(marks=tuple(marks), spoken=", ".join(lines), tip="\n".join(lines))
    together = sheet.total(shown_amount(one) for one in counted or coming)
    spoken = ", ".join([total_spoken(together), *lines])
    tip = "\n".join(filter(None, [*lines, total_note(together)]))
    is_open = any(one.is_open for one in counted or coming)
    tone = "text" if is_open else "text-2"
    if not counted:
        tone = "positive" if is_open else "text-2"
    elif any(one.state is InstallmentState.OVERDUE for one in counted):
        tone = "danger"
    return Day(
        *_totals(together, sheet.currency, out=bool(counted)), tone, is_open, tuple(marks), spoken, tip
    )


def _totals(together: Total, own: str, *, out: bool) -> tuple[str, str]:
    """Return what leaves (or comes) on a day with its sign, and the same without decimals."""
    writes = formats.current()
    sign = -1 if out else 1
    amounts = [one * sign for one in (together.amount, *together.unknown) if one] or [together.amount]
    exact = [writes.amount(one) if one.currency == own else writes.money(one) for one in amounts]
    brief = [writes.figure_amount(one) if one.currency == own else writes.figure(one) for one in amounts]
    plus = "" if out else "+"
    return plus + " ".join(exact), plus + " ".join(brief)


def look_of(one: Obligation) -> Look:
    """Return how an obligation is drawn."""
    if one.state in PAID:
        return "paid"
    if one.state in GONE:
        return "gone"
    return "overdue" if one.state is InstallmentState.OVERDUE else "open"


def _mark(one: Obligation, sheet: Sheet) -> Mark:
    tool = sheet.accounts[one.account_id]
    what = number_of(one) or what_of(one, sheet.today)
    auto = automatic() if one.is_open and one.account_id in sheet.automatic else ""
    words = (tool.name if one.plan is not None else "", what, auto, state_words(one, sheet.today))
    return Mark(
        look_of(one),
        name_of(one, tool),
        _figure(shown_amount(one), sheet),
        " · ".join(word for word in words if word),
        tile_of(tool)[1],
    )


def _figure(amount: Money, sheet: Sheet) -> str:
    writes = formats.current()
    return writes.figure(amount) if amount.currency != sheet.currency else writes.figure_amount(amount)


def _mark_in(one: Obligation, sheet: Sheet) -> Mark:
    """Return the mark of money that comes back."""
    tool = sheet.accounts[one.account_id]
    words = (tool.name, number_of(one), state_words(one, sheet.today))
    look: Look = "received" if one.state in PAID else "gone" if one.state in GONE else "in"
    text = name_of(one, tool)
    return Mark(look, text, "+" + _figure(shown_amount(one), sheet), " · ".join(filter(None, words)))


def _mark_planned(one: PlannedPayment, sheet: Sheet, titles: Mapping[PlanId, str]) -> Mark:
    tool = sheet.accounts[one.account_id]
    name = planned_name(one, sheet, titles)
    words = (tool.name if name != tool.name else "", planned_words(one, sheet.today))
    detail = " · ".join(filter(None, words))
    return Mark("planned", name, _figure(one.amount, sheet), detail, tile_of(tool)[1])
