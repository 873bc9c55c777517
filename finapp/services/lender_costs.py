"""Interest and fees as the lender itself charged them: they take the place of what this book worked out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.statement import RowKind, RowSource
from finapp.domain.transaction import TransactionKind
from finapp.projection.statements import roll_forward
from finapp.services.tool_facts import TOOL_KINDS, read_tools
from finapp.store import accounts, credit, imports, ledger
from finapp.store.credit import Mark

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.statement import Statement, StatementRow
    from finapp.domain.transaction import TransactionDraft, TransactionId
    from finapp.store.book_file import Unit

NEAR = timedelta(days=15)
"""How far the lender's day may be from the one worked out: half a month, so that it means one statement."""

_KINDS = {TransactionKind.INTEREST: RowKind.INTEREST, TransactionKind.FEE: RowKind.FEE}


class _Cost(NamedTuple):
    """A cost that a statement has already, and the place of that statement."""

    at: int
    row: StatementRow


def store_charged(
    unit: Unit, tool: AccountId, entry: TransactionDraft, charged: set[TransactionId]
) -> TransactionId:
    """Store interest or a fee that the lender charged on `tool`, once.

    What was booked here for it goes: all interest of that statement, or the fee that is nearest. What is only
    computed gives way by itself; so does either when the lender posts it a few days after the closing, for
    then it is moved to the statement it is for. `charged` are entries that lenders' own rows made before.
    """
    kind, amount = _KINDS[entry.kind], -sum(p.amount.minor for p in entry.postings if p.account_id == tool)
    found = _statements(unit, tool, entry.on)
    theirs = charged | imports.transactions(unit.connection)
    costs = [
        _Cost(at, row)
        for at, one in enumerate(found)
        for row in one.rows
        if row.kind is kind and abs(row.on - entry.on) <= NEAR
    ]
    nearest = min(costs, key=lambda one: _distance(one, amount, entry.on), default=None)
    txn_id = ledger.insert(unit.connection, entry)
    charged.add(txn_id)
    if nearest is None:
        return txn_id
    for cost in costs if kind is RowKind.INTEREST else [nearest]:
        key = cost.row.transaction_id
        if cost.at == nearest.at and key is not None and key not in theirs:
            ledger.delete(unit.connection, key)
    natural = next((at for at, one in enumerate(found) if entry.on < one.end), nearest.at)
    mark = Mark(shift=nearest.at - natural, ticked=False)
    credit.set_mark(unit.connection, tool, txn_id, mark, "txn_id")
    return txn_id


def _statements(unit: Unit, tool: AccountId, on: date) -> list[Statement]:
    """Return the statements of a tool up to what may be computed around a day."""
    if accounts.accounts(unit.connection)[tool].kind not in TOOL_KINDS:
        return []
    tools = read_tools(unit.connection)
    facts = tools.facts.get(tools.lead(tool))
    return [] if facts is None else roll_forward(facts, on + 2 * NEAR, 0)


def _distance(cost: _Cost, amount: int, on: date) -> tuple[bool, timedelta, bool]:
    """Rank what a charge of `amount` may be for: the same amount, then the nearest, then what is booked."""
    return cost.row.amount != amount, abs(cost.row.on - on), cost.row.source is not RowSource.BOOK
