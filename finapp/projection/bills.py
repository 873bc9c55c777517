"""What statements ask for beside installments, each amount once: what is carried is on the newest only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.plan import InstallmentState
from finapp.domain.statement import Pays, RowKind, RowSource
from finapp.domain.tool_terms import terms_on
from finapp.projection.closing import PAYING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.statement import Statement
    from finapp.domain.tool_terms import ToolTerms
    from finapp.projection.statement_facts import ToolFacts

_BOUGHT = frozenset({RowKind.CHARGE, RowKind.CASH})


@dataclass(slots=True)
class Bill:
    """What one statement asks for beside installments; minor units.

    `amount` is what the household pays of it: all, or where the lender allows it what it usually pays.
    `minimum` is the least. What is not paid is carried to the next bill and no longer open here. `covered` is
    what payments to come are expected to pay of what is open.
    """

    statement: Statement
    amount: int
    minimum: int
    open: int
    check: date
    paid: int = 0
    paid_on: date | None = None
    expected: bool = False
    covered: int = 0

    @property
    def items(self) -> int:
        """Return how many purchases are new on it."""
        return sum(row.items for row in self.statement.rows if row.kind in _BOUGHT)

    @property
    def standing(self) -> int:
        """Return what stays open beside the payments expected."""
        return max(0, self.open - self.covered)

    def cover(self, amount: int) -> int:
        """Expect up to `amount` to be paid; return what was used of it."""
        used = min(amount, self.standing)
        self.covered += used
        return used

    def pay(self, amount: int, day: date) -> int:
        """Pay up to `amount`; return what was used of it."""
        used = min(amount, self.open)
        if used > 0:
            self.open -= used
            self.paid += used
            self.paid_on = day
        return used

    def state(self, today: date) -> InstallmentState:
        """Return how it stands on `today`."""
        if self.open == 0:
            late = self.paid_on is not None and self.paid_on > self.check
            return InstallmentState.PAID_LATE if late else InstallmentState.PAID
        if self.check < today:
            return InstallmentState.OVERDUE
        if self.statement.due <= today:
            return InstallmentState.DUE
        return InstallmentState.PARTLY_PAID if self.paid else InstallmentState.UPCOMING


def bills_of(facts: ToolFacts, statements: Sequence[Statement], today: date) -> list[Bill]:
    """Return the bills of a tool, oldest first; money that came in pays the oldest first.

    Together the open parts are what the statements ask for beside installments, by what the household
    usually pays. Money that found no older bill pays the one that is collecting.
    """
    found: list[Bill] = []
    before = _Ahead()
    for statement in statements:
        before = _let_pass(found, statement, before, facts, today)
        standing = sum(bill.standing for bill in found)
        new = statement.ordinary - standing
        charged = new + before.amount
        if charged > 0:
            found.append(_bill(statement, charged, before, terms_on(facts.terms, statement.closing)))
        if new < 0 and statement.is_closed:
            for bill in found:
                new += bill.pay(-new, statement.closing)
        before = before._replace(amount=max(0, -new))
    for bill in found:
        if not bill.expected and bill.check >= today:
            _carry(bill, facts, today)
    return [bill for bill in found if bill.amount]


class _Ahead(NamedTuple):
    """Money that came in before the bill it pays was closed, and the last day some did."""

    amount: int = 0
    day: date | None = None


def _bill(statement: Statement, charged: int, before: _Ahead, terms: ToolTerms) -> Bill:
    asked = charged
    if statement.is_closed:
        lowered = statement.lowered - statement.lowered_installments
        asked = max(0, charged + (statement.difference or 0) - lowered)
    paid = min(before.amount, asked)
    installments = max(0, statement.balance - statement.ordinary)
    minimum = asked if terms.minimum is None else min(asked, max(0, statement.minimum - installments) + paid)
    check = statement.due.fromordinal(statement.due.toordinal() + terms.grace_days)
    return Bill(
        statement=statement,
        amount=asked,
        minimum=minimum,
        open=asked - paid,
        check=check,
        paid=paid,
        paid_on=before.day if paid else None,
    )


def _let_pass(
    found: list[Bill], statement: Statement, before: _Ahead, facts: ToolFacts, today: date
) -> _Ahead:
    """Let the payments and due days of a statement's period happen to older bills; return what is left."""
    events: list[tuple[date, int, int]] = [
        (row.on, 2 if row.source is RowSource.EXPECTED else 0, -row.amount - row.to_installments)
        for row in statement.rows
        if row.kind in PAYING
    ]
    events += [
        (max(bill.check, statement.begin), 1, index)
        for index, bill in enumerate(found)
        if not bill.expected and bill.check < statement.end
    ]
    for day, kind, value in sorted(events):
        if kind == 1:
            _carry(found[value], facts, today)
            continue
        left = value
        for bill in found:
            left -= bill.pay(left, day) if kind == 0 else bill.cover(left)
        if left and kind == 0:
            before = _Ahead(before.amount + left, day)
    return before


def _carry(bill: Bill, facts: ToolFacts, today: date) -> None:
    """Take off a bill what is carried to the next statement once its due day is over."""
    bill.expected = bill.check >= today
    if bill.expected and facts.pays is Pays.FULL:
        return
    target = bill.minimum
    if bill.expected and facts.pays is Pays.FIXED:
        target = min(bill.amount, max(bill.minimum, facts.pays_amount or 0))
    bill.amount = max(target, bill.paid)
    bill.open = max(0, target - bill.paid)
