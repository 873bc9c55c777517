"""Why a payoff plan comes to its months and its cost, and what to do before a rate jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line
from finapp.domain.money import Money
from finapp.projection.payoff import Trouble
from finapp.projection.payoff_debts import Debt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finapp.projection.payoff import PayoffPlan
    from finapp.projection.payoff_debts import AnyDebt


def explain_payoff(
    debts: Sequence[AnyDebt],
    plan: PayoffPlan,
    currency: str,
    *,
    other: PayoffPlan | None = None,
    names: Mapping[str, str] | None = None,
) -> Explanation:
    """Explain a plan; `other` is what its cost is compared with, `names` what a reader calls the debts."""
    called = {debt.name: (names or {}).get(debt.name, debt.name) for debt in debts}
    if plan.trouble is Trouble.BUDGET_BELOW_MINIMUM:
        month = len(plan.months) + 1
        missing = line("payoff.shortfall", month=month, missing=Money(plan.shortfall, currency))
        return Explanation(line("payoff.infeasible"), "", steps=(missing,))
    if plan.trouble is not None:
        return Explanation(line("payoff.never", months=len(plan.months)), "")
    steps: list[Line] = [
        line("payoff.order", position=position, name=called[name], month=_closing_month(debts, plan, name))
        for position, name in enumerate(plan.payoff_order, 1)
    ]
    steps += _before_jumps(debts, plan, currency, called)
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
    return Explanation(
        rule,
        "",
        inputs=tuple(_costs(debts, plan, currency, called)),
        steps=tuple(steps),
        rounding=line("payoff.rounding"),
    )


def explain_saving(plan: PayoffPlan, least: PayoffPlan, currency: str, *, saves: int) -> Explanation:
    """Explain what a plan saves against `least`, which pays the minimums only.

    Both have the same money each month; what one spends less, the other keeps and earns on. Income given up
    is what is left of the difference of the costs.
    """
    given_up = least.cost - plan.cost - saves
    inputs = [
        line("payoff.saves_least", amount=Money(least.cost, currency)),
        line("payoff.saves_plan", amount=Money(plan.cost, currency)),
    ]
    if given_up:
        code = "payoff.saves_given_up" if given_up > 0 else "payoff.saves_earned"
        inputs.append(line(code, amount=Money(abs(given_up), currency)))
    return Explanation(line("payoff.saves", amount=Money(saves, currency)), "", inputs=tuple(inputs))


def _costs(
    debts: Sequence[AnyDebt], plan: PayoffPlan, currency: str, called: Mapping[str, str]
) -> list[Line]:
    """Return what each debt costs until it is repaid, where it costs anything."""
    found = []
    for index, debt in enumerate(debts):
        interest = sum(month.interest[index] for month in plan.months)
        fees = sum(month.fees[index] for month in plan.months)
        if interest or fees:
            found.append(
                line(
                    "payoff.part",
                    name=called[debt.name],
                    interest=Money(interest, currency),
                    fees=Money(fees, currency),
                )
            )
    return found


def _closing_month(debts: Sequence[AnyDebt], plan: PayoffPlan, name: str) -> int:
    index = next(i for i, debt in enumerate(debts) if debt.name == name)
    return next(k for k, month in enumerate(plan.months, 1) if not month.balances[index])


def _before_jumps(
    debts: Sequence[AnyDebt], plan: PayoffPlan, currency: str, called: Mapping[str, str]
) -> list[Line]:
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
                        name=called[debt.name],
                        month=step.from_month,
                        before=before,
                        after=step.apr,
                    )
                )
    return found
