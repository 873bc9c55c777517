"""What is owed by the rate it bears, and the promotions that end with something still owed."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.plan import CostConvention
from finapp.domain.rounding import round_ratio
from finapp.domain.statement import Cliff, PromotionKind, RateBalance, RowKind
from finapp.domain.tool_terms import terms_on
from finapp.projection.lots import bears
from finapp.projection.statement_interest import deferred_interest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from finapp.domain.plan import Plan
    from finapp.domain.statement import Promotion
    from finapp.projection.lots import Lots
    from finapp.projection.statement_facts import ToolFacts

_MONTHS = 12
_YEAR = 365
_APART = frozenset({RowKind.CASH, RowKind.FEE, RowKind.INTEREST})


def balances_by_rate(lots: Lots, facts: ToolFacts, today: date) -> tuple[RateBalance, ...]:
    """Return what is owed by kind, rate and promotion, the dearest first."""
    terms = terms_on(facts.terms, today)
    sums: defaultdict[tuple[RowKind, Decimal, Promotion | None], int] = defaultdict(int)
    for lot in lots.open:
        rate = lots.rates.on(lot, today) if bears(lot, terms) and not lot.is_deferred else terms.rate * 0
        kind = lot.kind if lot.kind in _APART else RowKind.CHARGE
        sums[kind, rate, lot.promotion] += lot.remaining
    found = [RateBalance(kind, amount, rate, promo) for (kind, rate, promo), amount in sums.items() if amount]
    return tuple(sorted(found, key=lambda one: (-one.rate, one.kind)))


def cliffs(lots: Lots, facts: ToolFacts, plans: Iterable[Plan], today: date) -> tuple[Cliff, ...]:
    """Return what ends when, soonest first, with what it costs when nothing more is repaid by then."""
    terms = terms_on(facts.terms, today)
    remaining: defaultdict[Promotion, int] = defaultdict(int)
    costs: defaultdict[Promotion, Fraction] = defaultdict(Fraction)
    for lot in lots.open:
        promotion = lot.promotion
        if promotion is None or promotion.ends <= today or not lot.remaining:
            continue
        remaining[promotion] += lot.remaining
        if lot.is_deferred:
            costs[promotion] += deferred_interest(lot, promotion.ends, terms)
        else:
            after = lots.rates.on(lot, promotion.ends) - promotion.rate
            costs[promotion] += lot.remaining * Fraction(max(after, after * 0)) / _MONTHS
    found = [
        Cliff(
            kind=promotion.kind,
            ends=promotion.ends,
            days_left=(promotion.ends - today).days,
            remaining=amount,
            cost=_round(costs[promotion]),
            promotion=promotion,
        )
        for promotion, amount in remaining.items()
    ]
    found += [_of_plan(plan, today) for plan in plans if _defers(plan, today)]
    return tuple(sorted(found, key=lambda one: one.ends))


def _defers(plan: Plan, today: date) -> bool:
    deferred = plan.terms.convention is CostConvention.DEFERRED_INTEREST
    return deferred and plan.open > 0 and plan.installments[-1].due >= today


def _of_plan(plan: Plan, today: date) -> Cliff:
    """Return the cliff of a plan whose interest is forgiven when it is repaid by its last day."""
    balance, since, owed = plan.terms.principal, plan.terms.start, 0
    for row in plan.installments:
        owed += balance * (row.due - since).days
        balance, since = balance - row.principal, row.due
    return Cliff(
        kind=PromotionKind.DEFERRED,
        ends=since,
        days_left=(since - today).days,
        remaining=plan.open,
        cost=_round(owed * Fraction(plan.terms.rate) / _YEAR),
        plan_id=plan.id,
    )


def _round(exact: Fraction) -> int:
    return round_ratio(exact.numerator, exact.denominator)
