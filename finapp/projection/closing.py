"""What a statement says on the day it closes: its sums and its minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.statement import RowKind, Statement
from finapp.domain.tool_terms import MinimumParts

if TYPE_CHECKING:
    from fractions import Fraction

    from finapp.domain.credit import Period
    from finapp.domain.statement import StatementRow, StatementState
    from finapp.domain.tool_terms import ToolTerms
    from finapp.projection.statement_facts import ToolFacts

PAYING = frozenset({RowKind.PAYMENT, RowKind.CONVERSION})
"""Rows that pay."""

_CHARGED = frozenset({RowKind.CHARGE, RowKind.CASH, RowKind.ADJUSTMENT})


class Closing(NamedTuple):
    """How a period ended; minor units. `installments` are billed and unpaid, `unbilled` principal to come."""

    opening: int
    balance: int
    installments: int
    unbilled: int
    past_due: int
    over_limit: int
    grace: bool
    average: Fraction | None
    rows: tuple[StatementRow, ...]


def issue(
    facts: ToolFacts, period: Period, closing: Closing, terms: ToolTerms, state: StatementState
) -> Statement:
    """Return the statement of a period; without a minimum rule all of it must be paid."""
    printed = facts.printed.get(period.closing)
    sums = {kind: sum(row.amount for row in closing.rows if row.kind is kind) for kind in RowKind}
    parts = MinimumParts(
        balance=max(0, closing.balance),
        installments=sums[RowKind.INSTALLMENT],
        fees=sums[RowKind.FEE],
        interest=sums[RowKind.INTEREST],
        past_due=closing.past_due,
        over_limit=closing.over_limit,
    )
    minimum = terms.minimum.amount(parts) if terms.minimum is not None else parts.balance
    if printed is not None and printed.minimum is not None:
        minimum = printed.minimum
    return Statement(
        account_id=facts.account_id,
        currency=facts.currency,
        begin=period.begin,
        end=period.end,
        closing=period.closing,
        due=period.due if printed is None or printed.due is None else printed.due,
        agreed_due=period.agreed_due,
        calendar_unknown=period.calendar_unknown,
        state=state,
        opening=closing.opening,
        charges=sum(sums[kind] for kind in _CHARGED),
        installments=sums[RowKind.INSTALLMENT],
        fees=sums[RowKind.FEE],
        interest=sums[RowKind.INTEREST],
        refunds=-sums[RowKind.REFUND],
        payments=-sum(sums[kind] for kind in PAYING),
        balance=closing.balance,
        ordinary=closing.balance - closing.installments,
        unbilled=closing.unbilled,
        minimum=minimum,
        past_due=closing.past_due,
        over_limit=closing.over_limit,
        grace=closing.grace,
        average=closing.average,
        printed=printed,
        rows=closing.rows,
    )
