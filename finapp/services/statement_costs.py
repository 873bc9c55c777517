"""Interest and fees that statements compute, taken into the book once they are paid or confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.statement import RowKind, RowSource
from finapp.domain.transaction import TransactionDraft, TransactionKind, move
from finapp.projection.statements import roll_forward
from finapp.services.setup import FEES
from finapp.services.tool_facts import read_tools
from finapp.store import accounts, ledger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.money import Money
    from finapp.domain.statement import Statement
    from finapp.store.book_file import Unit


def book_computed(unit: Unit, statements: Iterable[Statement]) -> None:
    """Book the computed interest and fees of statements on their days."""
    fees = accounts.by_code(unit.connection, FEES)
    known = accounts.accounts(unit.connection)
    for statement in statements:
        for row in statement.rows:
            if row.source is RowSource.COMPUTED:
                interest = row.kind is RowKind.INTEREST
                entry = TransactionDraft(
                    on=row.on,
                    kind=TransactionKind.INTEREST if interest else TransactionKind.FEE,
                    postings=move(row.account_id, fees, statement.money(row.amount)),
                    text=known[row.account_id].name,
                )
                ledger.insert(unit.connection, entry)


def is_exact(unit: Unit, account_id: AccountId, amount: Money, today: date) -> bool:
    """Tell whether `amount` is to the cent what is unpaid of the newest closed statement of a tool.

    Whoever pays that agrees to the interest and fees in it.
    """
    closed = _closed(unit, account_id, today)
    return bool(closed) and closed[-1].money(closed[-1].unpaid) == amount


def book_closed_costs(unit: Unit, account_id: AccountId, today: date) -> None:
    """Book what the closed statements of a tool computed."""
    book_computed(unit, _closed(unit, account_id, today))


def _closed(unit: Unit, account_id: AccountId, today: date) -> list[Statement]:
    tools = read_tools(unit.connection)
    facts = tools.facts.get(tools.lead(account_id))
    return [] if facts is None else [one for one in roll_forward(facts, today, 0) if one.is_closed]
