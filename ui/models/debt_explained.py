"""Why the figures of a debt are what they are: owed, its limit, what comes next, its true annual rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, line
from finapp.domain.money import Money
from finapp.domain.plan_builder import deducted_fee
from finapp.domain.tool_terms import Compounding, InterestMethod
from finapp.projection.statement_explained import explain_due, explain_minimum
from finapp.services.calc.yearly_rates import Flows, yearly_rates
from finapp.services.tool_states import effective_rate

if TYPE_CHECKING:
    from finapp.domain.explain import Line
    from finapp.domain.plan import Plan
    from finapp.domain.tool_state import LimitState, ToolState

_MONTHS = 12
_FEW = 2


def explain_owed(state: ToolState) -> Explanation:
    """Say what the amount owed consists of."""
    currency = state.currency
    booked = state.owed - state.unbooked
    steps = [line("debts.booked", amount=booked)]
    if state.unbooked:
        steps.append(line("debts.unbooked", amount=state.unbooked))
    steps += [
        line(
            "debts.of_plan",
            plan=plan.title,
            amount=Money(sum(row.open_principal for row in plan.installments), currency),
        )
        for plan in state.plans
    ]
    if state.carried.minor > 0:
        steps.append(line("debts.carried", amount=state.carried))
    rule = "debts.overpaid" if state.is_overpaid else "debts.owed"
    return Explanation(line(rule, tool=state.account.name, amount=abs(state.owed)), "", steps=tuple(steps))


def explain_limit(limit: LimitState) -> Explanation:
    """Say what of a limit is used."""
    steps = [line("debts.counted")]
    if len(limit.members) >= _FEW:
        steps.append(line("debts.shared", count=len(limit.members)))
    if limit.unknown:
        steps.append(line("debts.no_rate", currencies=", ".join(limit.unknown)))
    rule = line("debts.limit", used=limit.used, limit=limit.limit, available=limit.available)
    return Explanation(rule, "", steps=tuple(steps))


def explain_repaid(state: ToolState) -> Explanation:
    """Say how much of a loan is repaid."""
    borrowed = state.borrowed or Money(0, state.currency)
    repaid = borrowed - state.owed
    steps = [
        line("debts.borrowed", plan=plan.title, amount=Money(plan.terms.principal, plan.currency))
        for plan in state.plans
    ]
    return Explanation(line("debts.repaid", repaid=repaid, borrowed=borrowed), "", steps=tuple(steps))


def explain_next(state: ToolState) -> Explanation:
    """Say what the next repayment consists of."""
    amount = state.next_amount or Money(0, state.currency)
    day = state.next_due
    steps: list[Line] = []
    if day is None:
        return Explanation(line("debts.nothing_due"), "")
    of_day = [one for one in state.unpaid if one.due == day]
    if not of_day:
        steps = [
            line("debts.installment", plan=plan.title, number=row.number, amount=row.open_money)
            for plan in state.plans
            for row in plan.installments
            if row.due == day and row.open > 0
        ]
    children = [explain_due(one) for one in of_day]
    if state.minimum is not None and state.minimum < amount:
        children += [explain_minimum(one, state.conditions.minimum) for one in of_day]
    return Explanation(
        line("debts.next", amount=amount, day=day), "", steps=tuple(steps), children=tuple(children)
    )


def explain_rates(state: ToolState) -> Explanation:
    """Say where the true annual rate, or the range of them, comes from: plan by plan, and what is carried."""
    rates = state.rates
    costly = [plan for plan in state.plans if plan.cost > 0]
    children = [_of_plan(plan) for plan in costly]
    if rates.carried:
        children.append(_of_carried(state))
    if rates.low is None or rates.high is None:
        return Explanation(line("debts.rate_unknown"), "", children=tuple(children))
    if not children:
        return Explanation(line("debts.rate_free"), "")
    same = rates.low == rates.high
    rule = (
        line("debts.rate", rate=rates.high) if same else line("debts.rates", low=rates.low, high=rates.high)
    )
    steps = (line("debts.effective"),)
    return Explanation(rule, "", steps=steps, children=tuple(children))


def _of_plan(plan: Plan) -> Explanation:
    """Explain one plan under the rules of different places: effective, US, EU, Chinese disclosure."""
    terms = plan.terms
    payments = [(row.due, Money(row.amount, plan.currency).major) for row in plan.rows]
    received = Money(terms.principal - deducted_fee(terms), plan.currency)
    flows = Flows(terms.start, received.major, payments, terms.unit, terms.step)
    inputs = (
        line("plans.received", day=terms.start, amount=received),
        line(
            "debts.paid_back",
            count=len(payments),
            amount=Money(sum(row.amount for row in plan.rows), plan.currency),
        ),
    )
    rates = tuple(yearly_rates(flows).explanations())
    return Explanation(line("debts.rate_of_plan", plan=plan.title), "", inputs=inputs, children=rates)


def _of_carried(state: ToolState) -> Explanation:
    terms = state.conditions
    inputs = (line("debts.carried", amount=state.carried), line("debts.nominal", rate=terms.rate))
    step = line("debts.simple", rate=effective_rate(terms))
    if terms.compounding is not Compounding.NONE:
        parts = _MONTHS if terms.compounding is Compounding.STATEMENT else terms.year_days
        step = line("debts.compounded", rate=terms.rate, parts=parts, effective=effective_rate(terms))
    if terms.method is InterestMethod.POSTING_FULL:
        return Explanation(line("debts.rate_of_carried"), "", inputs, (step, line("debts.from_posting")))
    return Explanation(line("debts.rate_of_carried"), "", inputs, (step,))
