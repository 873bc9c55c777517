"""How every credit tool and loan stands today: owed, limit, statement, what is due next, what it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.credit import cycle_at
from finapp.domain.money import Money, total
from finapp.domain.plan import InstallmentState
from finapp.domain.plan_builder import true_annual_rate
from finapp.domain.statement import Pays, RowKind, RowSource, StatementState
from finapp.domain.tool_state import LimitState, RateRange, ToolState
from finapp.domain.tool_terms import Compounding, InterestMethod, terms_on
from finapp.projection.late_fees import late_fees
from finapp.projection.promotions import balances_by_rate, cliffs
from finapp.projection.statements import Run, roll_forward
from finapp.services.tool_facts import inherited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.exchange import Rates
    from finapp.domain.statement import Statement
    from finapp.domain.tool_terms import ToolTerms
    from finapp.projection.obligations import Obligation
    from finapp.services.tool_facts import Tools

_MONTHS = 12
_ASKING = frozenset(
    {StatementState.UPCOMING, StatementState.DUE, StatementState.PARTLY_PAID, StatementState.OVERDUE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What tool states are made of beside the tools: obligations, balances, exchange rates, today."""

    today: date
    obligations: Sequence[Obligation]
    balances: Mapping[AccountId, Mapping[str, int]]
    rates: Rates


def states_of(tools: Tools, standing: Standing) -> list[ToolState]:
    """Return every open debt: tools by statements, loans by plans; in the order they were made."""
    found = [
        _state(tools, standing, one)
        for one in tools.accounts.values()
        if one.kind.is_debt and tools.lead(one.id) == one.id
    ]
    return [replace(one, limit=_limit(tools, standing, found, one)) for one in found]


def _state(tools: Tools, standing: Standing, account: Account) -> ToolState:
    members = frozenset(one.id for one in tools.accounts.values() if tools.lead(one.id) == account.id)
    currency = account.currency or ""
    ledger = -sum(standing.balances.get(one, {}).get(currency, 0) for one in members)
    plans = tuple(plan for plan in tools.plans if plan.account_id in members and plan.open > 0)
    dated = inherited(tools.accounts, tools.conditions, account.id)
    state = ToolState(
        account=account,
        currency=currency,
        owed=Money(ledger, currency),
        unbooked=Money(0, currency),
        carried=Money(0, currency),
        terms=tools.terms[account.id],
        conditions=terms_on(dated, standing.today),
        plans=plans,
        cards=tuple(tools.accounts[one] for one in sorted(members - {account.id})),
    )
    state = _with_next(state, [one for one in standing.obligations if one.account_id in members])
    if account.id in tools.facts:
        state = _with_statements(state, tools, standing.today)
    elif plans:
        state = replace(state, borrowed=Money(sum(plan.terms.principal for plan in plans), currency))
    return replace(state, rates=_rates(state))


def _with_next(state: ToolState, obligations: Sequence[Obligation]) -> ToolState:
    """Say what is to be paid on the next day that asks for something."""
    asking = sorted((one for one in obligations if one.is_open), key=lambda one: one.due)
    if not asking:
        return state
    parts = [one for one in asking if one.due == asking[0].due]
    least = [one.open if one.minimum is None else one.minimum for one in parts]
    return replace(
        state,
        next_due=asking[0].due,
        next_amount=total((one.open for one in parts), state.currency),
        minimum=total(least, state.currency),
        is_overdue=any(one.state is InstallmentState.OVERDUE for one in parts),
    )


def _with_statements(state: ToolState, tools: Tools, today: date) -> ToolState:
    facts = tools.facts[state.account.id]
    statements = roll_forward(facts, today)
    closed = [one for one in statements if one.is_closed]
    current = next((one for one in statements if one.state is StatementState.OPEN), None)
    begun = [*closed, *([current] if current is not None else [])]
    unbooked = sum(
        row.amount
        for one in begun
        for row in one.rows
        if row.source is RowSource.COMPUTED and row.on <= today
    )
    if not facts.cycles:
        booked = sum(one.row.amount for one in facts.entries if one.row.kind is RowKind.FEE)
        unbooked = max(0, late_fees(state.plans, state.conditions.late_fee, today) - booked)
    lots = Run(facts, today, 0).owed_today()
    return replace(
        state,
        owed=Money(state.owed.minor + unbooked, state.currency),
        unbooked=Money(unbooked, state.currency),
        carried=Money(_carried(state, closed, current, today), state.currency),
        cycle=cycle_at(facts.cycles, today) if facts.cycles else None,
        statement=closed[-1] if closed else None,
        current=current,
        unpaid=tuple(one for one in closed if one.state in _ASKING),
        at_close=None if current is None else Money(current.balance + current.unbilled, state.currency),
        balances=balances_by_rate(lots, facts, today),
        cliffs=cliffs(lots, facts, state.plans, today),
    )


def _carried(state: ToolState, closed: Sequence[Statement], current: Statement | None, today: date) -> int:
    """Return what of the last statement is not paid in full, or is not going to be by the usual payment."""
    if not closed or state.conditions.minimum is None:
        return 0
    last = closed[-1]
    over = last.due < today
    if not over and state.terms.pays is Pays.FULL:
        return 0
    loose = 0
    if current is not None:
        loose = sum(
            -row.amount - row.to_installments
            for row in current.rows
            if row.kind is RowKind.PAYMENT and row.source is RowSource.BOOK
        )
    return max(0, last.ordinary - loose)


def _rates(state: ToolState) -> RateRange:
    """Return the true annual rates of plans with a cost and of what is carried."""
    costly = [plan for plan in state.plans if plan.cost > 0]
    solved = [true_annual_rate(plan.terms, plan.rows).value for plan in costly]
    known = [rate for rate in solved if rate is not None]
    carried = state.carried.minor > 0 and state.conditions.method is not InterestMethod.NONE
    if carried:
        known.append(effective_rate(state.conditions))
    if not known and (state.plans or state.owed.minor > 0):
        known = [Decimal(0)]
    return RateRange(
        low=min(known, default=None),
        high=max(known, default=None),
        plans=len(costly),
        carried=carried,
        unknown=None in solved,
    )


def effective_rate(conditions: ToolTerms) -> Decimal:
    """Return what a year of carrying a balance costs, with interest on interest as the lender charges it."""
    if conditions.compounding is Compounding.NONE:
        return conditions.rate
    parts = _MONTHS if conditions.compounding is Compounding.STATEMENT else conditions.year_days
    return (1 + conditions.rate / parts) ** parts - 1


def _limit(
    tools: Tools, standing: Standing, states: Sequence[ToolState], state: ToolState
) -> LimitState | None:
    """Return a tool's own limit, or the one of the tool it belongs to, with what all its tools use."""
    at: AccountId | None = state.account.id
    while at is not None and not tools.limits.get(at):
        at = tools.accounts[at].parent_id
    if at is None:
        return None
    dated = tools.limits[at]
    limit = next((one for one in reversed(dated) if one.valid_from <= standing.today), dated[0]).limit
    sharing = [one for one in states if _is_below(tools, one.account.id, at)]
    used, unknown = 0, set()
    for one in sharing:
        owed = standing.rates.convert(Money(max(0, one.owed.minor), one.currency), limit.currency)
        if owed is None:
            unknown.add(one.currency)
        else:
            used += owed.minor
    return LimitState(
        limit=limit,
        used=Money(used, limit.currency),
        owner=at,
        members=tuple(one.account.id for one in sharing),
        unknown=tuple(sorted(unknown)),
    )


def _is_below(tools: Tools, account_id: AccountId, top: AccountId) -> bool:
    at: AccountId | None = account_id
    while at is not None and at != top:
        at = tools.accounts[at].parent_id
    return at == top
