"""What is true of a tool's statements whatever happened: nothing is lost, nothing counted twice."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from finapp.domain.statement import RowKind, RowSource

if TYPE_CHECKING:
    from finapp.domain.account import AccountId
    from finapp.services.book import Book

AHEAD = 30
"""Statements to come that bill every installment: plans of the tests have up to 24."""


def check_statements(book: Book, tool: AccountId, *, interest: bool = False) -> None:
    """Assert that statements follow each other, hold every entry once, and add up to the ledger.

    Installments bring their cost to a statement before it is in the ledger: it is booked when it is paid.
    With `interest` or printed figures the calendar asks for more than the book owes.
    """
    found = book.statements.of(tool, AHEAD)
    for before, after in pairwise(found):
        assert (before.balance, before.end) == (after.opening, after.begin)
    for one in found:
        assert one.balance - one.opening == sum(row.amount for row in one.rows)
    rows = [row for one in found for row in one.rows if row.source is RowSource.BOOK]
    plans = [plan for plan in book.plans.all() if plan.account_id == tool]
    cost = sum(row.open_cost for plan in plans for row in plan.rows)
    owed = -book.accounts.view(tool).balance.minor
    assert sum(row.amount for row in rows) - cost == owed
    for kind in (RowKind.PAYMENT, RowKind.CHARGE):
        assert set(Counter(row.transaction_id for row in rows if row.kind is kind).values()) <= {1}
    made = {one.transaction_id for one in book.payments.all() if one.account_id == tool}
    assert made <= {row.transaction_id for row in rows if row.kind is RowKind.PAYMENT}
    if interest:
        return
    asked = sum(one.open.minor for one in book.calendar.obligations() if one.account_id == tool)
    credit = max(0, -found[-1].ordinary) if found else 0
    assert asked - cost - credit == book.statements.tool(tool).owed.minor
