"""Why paying at once or in installments costs less today."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.decision import DAYS_IN_YEAR, Choice
from finapp.domain.explain import Explanation, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.decision import Comparison, DuePart

_SOURCE = "Brealey, Myers, Allen, Principles of Corporate Finance: net present value"


def explain_decision(found: Comparison, parts: Sequence[DuePart], annual_yield: Decimal) -> Explanation:
    """Explain a comparison: every installment discounted, the sum, and the rate at which both are equal."""
    steps = []
    for part in parts:
        worth = part.amount / (1 + annual_yield) ** (Decimal(part.day) / DAYS_IN_YEAR)
        steps.append(line("decision.part", day=part.day, amount=part.amount, worth=worth))
    steps.append(line("decision.sum", worth=found.plan_value, cash=found.cash_price))
    if found.break_even.value is not None:
        steps.append(line("decision.equal", rate=found.break_even.value))
    code = {
        Choice.PLAN: "decision.plan",
        Choice.PAY_NOW: "decision.pay_now",
        Choice.INDIFFERENT: "decision.same",
    }[found.choice]
    rule = line(code, gain=abs(found.advantage_of_plan))
    return Explanation(rule, _SOURCE, (line("decision.yield", rate=annual_yield),), tuple(steps))
