"""Why the figures of the Plans page are what they are, plan by plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, line
from finapp.domain.money import Money
from finapp.domain.plan_builder import deducted_fee, true_annual_rate
from finapp.domain.rates import explain_xirr
from finapp.projection.totals_explained import rate_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.explain import Line
    from finapp.domain.plan import Installment, Plan
    from ui.models.plan_rows import PlanRow, PlanSums


def explain_left(sums: PlanSums) -> Explanation:
    """Say how much each open plan still asks for."""
    return _each("plans.left", sums, [row.left for row in sums.rows])


def explain_fees(sums: PlanSums) -> Explanation:
    """Say how much of that is interest and fees."""
    return _each("plans.fees", sums, [row.fees_left for row in sums.rows])


def _each(rule: str, sums: PlanSums, amounts: Sequence[Money]) -> Explanation:
    steps = [
        line("plans.step", plan=row.plan.title, amount=amount)
        for row, amount in zip(sums.rows, amounts, strict=True)
        if amount
    ]
    steps += rate_lines(amounts, sums.left.amount.currency, sums.rates)
    return Explanation(line(rule, count=len(sums.rows)), "", steps=tuple(steps))


def explain_count(sums: PlanSums) -> Explanation:
    """Say which plans are open, and which of them are late."""
    steps = [
        line(
            "plans.late" if row.late else "plans.on_time",
            plan=row.plan.title,
            done=row.plan.done,
            count=len(row.plan.installments),
            late=row.late,
        )
        for row in sums.rows
    ]
    return Explanation(line("plans.open", count=len(sums.rows)), "", steps=tuple(steps))


def explain_end(sums: PlanSums) -> Explanation:
    """Say when each open plan ends."""
    ordered = sorted(sums.rows, key=lambda row: row.ends)
    steps = [line("plans.ends", plan=row.plan.title, day=row.ends) for row in ordered]
    return Explanation(line("plans.last"), "", steps=tuple(steps))


def explain_rate(row: PlanRow) -> Explanation:
    """Say which flows the true annual rate of a plan rests on."""
    plan, terms = row.plan, row.plan.terms
    rate = true_annual_rate(terms, plan.rows)
    found = explain_xirr(rate, terms.start)
    received = Money(terms.principal - deducted_fee(terms), terms.currency)
    inputs = [line("plans.received", day=terms.start, amount=received)]
    inputs += [_part(part, part.money) for part in plan.rows]
    return Explanation(found.rule, found.source, tuple(inputs), found.steps, found.rounding)


def explain_plan_left(plan: Plan) -> Explanation:
    """Say which installments what is left to pay on one plan consists of."""
    steps = [_part(part, part.open_money) for part in plan.installments if part.open > 0]
    amount = Money(plan.open, plan.currency)
    return Explanation(line("plans.plan_left", plan=plan.title, amount=amount), "", steps=tuple(steps))


def explain_plan_cost(plan: Plan) -> Explanation:
    """Say how interest and fees of one plan add up."""
    costs = [(part, part.interest + part.fee) for part in plan.rows]
    steps = [_part(part, Money(minor, plan.currency)) for part, minor in costs if minor]
    amount = Money(plan.cost, plan.currency)
    return Explanation(line("plans.plan_cost", plan=plan.title, amount=amount), "", steps=tuple(steps))


def _part(part: Installment, amount: Money) -> Line:
    if part.extra is not None:
        return line("plans.extra", day=part.due, amount=amount)
    return line("plans.paid", number=part.number, day=part.due, amount=amount)
