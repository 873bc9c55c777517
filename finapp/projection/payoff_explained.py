"""Why a payoff plan comes to its months and its cost, and what to do before a rate jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line
from finapp.domain.money import Money
from finapp.projection.payoff import Trouble
from finapp.projection.payoff_debts import Debt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.projection.payoff import PayoffPlan
    from finapp.projection.payoff_debts import AnyDebt


def explain_payoff(
    debts: Sequence[AnyDebt], plan: PayoffPlan, currency: str, *, other: PayoffPlan | None = None
) -> Explanation:
    """Explain a plan; `other` is the plan its cost is compared with."""
    if plan.trouble is Trouble.BUDGET_BELOW_MINIMUM:
        month = len(plan.months) + 1
        missing = line("payoff.shortfall", month=month, missing=Money(plan.shortfall, currency))
        return Explanation(line("payoff.infeasible"), "", steps=(missing,))
    if plan.trouble is not None:
        return Explanation(line("payoff.never", months=len(plan.months)), "")
    steps: list[Line] = [
        line("payoff.order", position=position, name=name, month=_closing_month(debts, plan, name))
        for position, name in enumerate(plan.payoff_order, 1)
    ]
    steps += _before_jumps(debts, plan, currency)
    if other is not None and other.repaid:
        code = "payoff.cheaper" if plan.cost < other.cost else "payoff.dearer"
        if plan.cost != other.cost:
            steps.append(line(code, difference=Money(abs(plan.cost - other.cost), currency)))
    rule = line(
        "payoff.rule",
        months=len(plan.months),
        interest=Money(plan.interest, currency),
        fees=Money(plan.fees, currency),
    )
    return Explanation(rule, "", steps=tuple(steps), rounding=line("payoff.rounding"))


def _closing_month(debts: Sequence[AnyDebt], plan: PayoffPlan, name: str) -> int:
    index = next(i for i, debt in enumerate(debts) if debt.name == name)
    return next(k for k, month in enumerate(plan.months, 1) if not month.balances[index])


def _before_jumps(debts: Sequence[AnyDebt], plan: PayoffPlan, currency: str) -> list[Line]:
    """Return what the plan pays on each debt before its rate rises."""
    found = []
    for index, debt in enumerate(debts):
        for step in debt.steps if isinstance(debt, Debt) else ():
            before = debt.rate(step.from_month - 1)
            paid = sum(month.payments[index] for month in plan.months[: step.from_month - 1])
            if step.apr > before and paid and step.from_month <= len(plan.months) + 1:
                found.append(
                    line(
                        "payoff.before_jump",
                        amount=Money(paid, currency),
                        name=debt.name,
                        month=step.from_month,
                        before=before,
                        after=step.apr,
                    )
                )
    return found
