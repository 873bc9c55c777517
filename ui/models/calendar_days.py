"""What a calendar writes into each day: the total, the items and how they look, from the calendar's sheet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from finapp.domain.plan import InstallmentState
from ui import format as formats
from ui.repayments import (
    GONE,
    PAID,
    name_of,
    number_of,
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
    from finapp.projection.obligations import Obligation
    from finapp.services.calendar import Sheet
    from finapp.services.deposits import Maturity

Look = Literal["open", "paid", "overdue", "gone", "statement", "maturity"]


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
    """What the legend leaves in: tools switched off, and whether statement days show."""

    hidden_tools: frozenset[AccountId] = frozenset()
    statements: bool = True


def visible(sheet: Sheet, shown: Shown) -> list[Obligation]:
    """Return the obligations of the tools that are switched on."""
    return [one for one in sheet.obligations if one.account_id not in shown.hidden_tools]


def days_of(sheet: Sheet, shown: Shown) -> dict[date, Day]:
    """Return every day with something on it."""
    by_day: defaultdict[date, list[Obligation]] = defaultdict(list)
    for one in visible(sheet, shown):
        by_day[one.due].append(one)
    statements = _statements(sheet, shown)
    notes: defaultdict[date, list[Mark]] = defaultdict(list)
    for day, maturities in sheet.maturities.items():
        notes[day] += [_maturity(one, sheet) for one in maturities]
    for day, statement in statements.items():
        notes[day].append(statement)
    return {day: _day(by_day.get(day, []), notes.get(day, []), sheet) for day in {*by_day, *notes}}


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
    writes = formats.current()
    own = one.amount.currency == sheet.currency
    amount = writes.figure_amount(one.amount) if own else writes.figure(one.amount)
    return Mark("maturity", sheet.accounts[one.account_id].name, amount, words)


def _day(items: list[Obligation], notes: list[Mark], sheet: Sheet) -> Day:
    counted = [one for one in items if one.state not in GONE]
    is_open = any(one.is_open for one in counted)
    late = any(one.state is InstallmentState.OVERDUE for one in counted)
    together = sheet.total(shown_amount(one) for one in counted)
    amounts = [one for one in (together.amount, *together.unknown) if one] or [together.amount]
    writes = formats.current()
    own = sheet.currency
    total = [writes.amount(-one) if one.currency == own else writes.money(-one) for one in amounts]
    brief = [writes.figure_amount(-one) if one.currency == own else writes.figure(-one) for one in amounts]
    marks = [*(_mark(one, sheet) for one in items), *notes]
    lines = [" ".join(part for part in (mark.text, mark.amount, mark.detail) if part) for mark in marks]
    spoken = ", ".join([total_spoken(together), *lines] if counted else lines)
    tone = "danger" if late else "text" if is_open else "text-2"
    tip = "\n".join(filter(None, [*lines, total_note(together)]))
    if not counted:
        return Day(marks=tuple(marks), spoken=spoken, tip=tip)
    return Day(" ".join(total), " ".join(brief), tone, is_open, tuple(marks), spoken, tip)


def look_of(one: Obligation) -> Look:
    """Return how an obligation is drawn."""
    if one.state in PAID:
        return "paid"
    if one.state in GONE:
        return "gone"
    return "overdue" if one.state is InstallmentState.OVERDUE else "open"


def _mark(one: Obligation, sheet: Sheet) -> Mark:
    tool = sheet.accounts[one.account_id]
    writes = formats.current()
    amount = shown_amount(one)
    foreign = amount.currency != sheet.currency
    what = number_of(one) or what_of(one, sheet.today)
    words = (tool.name if one.plan is not None else "", what, state_words(one, sheet.today))
    return Mark(
        look_of(one),
        name_of(one, tool),
        writes.figure(amount) if foreign else writes.figure_amount(amount),
        " · ".join(word for word in words if word),
        tile_of(tool)[1],
    )
