"""Why a printed statement may differ from the book: rows that could explain the difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from finapp.domain.statement import RowKind, RowSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from finapp.domain.statement import Statement, StatementRow

NEAR_DAYS = 5
"""Days around a closing within which lenders post late or early."""

TWIN_DAYS = 3
_MOST_TOGETHER = 3
_COSTS = frozenset({RowKind.FEE, RowKind.INTEREST})


class SuspectKind(StrEnum):
    """What could explain a difference."""

    POSTED_LATER = "posted_later"  # the lender put these rows on the next statement
    POSTED_EARLIER = "posted_earlier"  # rows of the next statement are on this one
    TWICE = "twice"  # a row is in the book twice
    WRONG_WAY = "wrong_way"  # a row is booked as the opposite
    NOT_CHARGED = "not_charged"  # computed interest or fees that the lender did not ask for
    MISSING_COST = "missing_cost"  # interest or a fee that is not in the book
    MISSING_ROW = "missing_row"  # a charge (or, below zero, money back) that is not in the book
    UNTICKED = "unticked"  # rows not ticked add up to the difference


@dataclass(frozen=True, slots=True)
class Suspect:
    """One explanation of a difference; `amount` is what it explains, minor units."""

    kind: SuspectKind
    amount: int
    rows: tuple[StatementRow, ...] = ()


def suspects(
    statement: Statement, following: Statement | None, difference: int, *, revolving: bool
) -> list[Suspect]:
    """Return what could make the printed figure `difference` higher than the computed one, likely first.

    `following` is the next statement. `revolving`: the statement before was not paid in full, so interest is
    to be expected.
    """
    if not difference:
        return []
    rows = [row for row in statement.rows if row.source is RowSource.BOOK]
    found = [*_unticked(rows, difference), *_not_charged(statement, difference)]
    near = [row for row in rows if row.on > statement.closing - timedelta(days=NEAR_DAYS)]
    found += _sums(SuspectKind.POSTED_LATER, near, -difference, difference)
    if following is not None:
        until = statement.closing + timedelta(days=NEAR_DAYS)
        early = [row for row in following.rows if row.on <= until and row.source is RowSource.BOOK]
        found += _sums(SuspectKind.POSTED_EARLIER, early, difference, difference)
    found += _twins(rows, difference)
    found += [
        Suspect(SuspectKind.WRONG_WAY, difference, (row,)) for row in rows if row.amount * 2 == -difference
    ]
    if difference > 0 and (revolving or statement.past_due):
        found.append(Suspect(SuspectKind.MISSING_COST, difference))
    found.append(Suspect(SuspectKind.MISSING_ROW, difference))
    if difference > 0 and not (revolving or statement.past_due):
        found.append(Suspect(SuspectKind.MISSING_COST, difference))
    return found


def _unticked(rows: Sequence[StatementRow], difference: int) -> Iterator[Suspect]:
    """Yield the rows left when all others were found on the paper."""
    left = tuple(row for row in rows if not row.ticked)
    if left and len(left) < len(rows) and sum(row.amount for row in left) == -difference:
        yield Suspect(SuspectKind.UNTICKED, difference, left)


def _not_charged(statement: Statement, difference: int) -> Iterator[Suspect]:
    computed = [row for row in statement.rows if row.source is RowSource.COMPUTED and row.kind in _COSTS]
    yield from _sums(SuspectKind.NOT_CHARGED, computed, -difference, difference)


def _sums(kind: SuspectKind, rows: Iterable[StatementRow], target: int, difference: int) -> Iterator[Suspect]:
    """Yield the few rows whose amounts add up to `target`, single rows before pairs."""
    candidates = [row for row in rows if row.amount]
    for size in range(1, _MOST_TOGETHER + 1):
        for some in combinations(candidates, size):
            if sum(row.amount for row in some) == target:
                yield Suspect(kind, difference, some)


def _twins(rows: Sequence[StatementRow], difference: int) -> Iterator[Suspect]:
    """Yield rows of the right amount that have a twin a few days away."""
    alike = [row for row in rows if row.amount == -difference]
    for one, two in combinations(alike, 2):
        if abs((one.on - two.on).days) <= TWIN_DAYS:
            yield Suspect(SuspectKind.TWICE, difference, (one, two))
