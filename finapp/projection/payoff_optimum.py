"""The cheapest way to pay debts off: a linear lower bound, and the optimum with everything that binds."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from finapp.projection.payoff import (
    Budget,
    Extra,
    PayoffPlan,
    avalanche,
    fees_first,
    later_rate_avalanche,
    simulate,
    snowball,
    wealth_at,
)
from finapp.projection.payoff_debts import NO_FUND, AnyDebt, Fund, ScheduledDebt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.projection.payoff_program import Program

TIME_LIMIT = 10.0
"""Seconds the solver may take before its best plan so far is shown with the gap."""

_SHARES = (0.1, 0.3, 0.6)
"""The time is spent in rounds, so that somebody who does not want to wait can say so between them."""

_OUT_OF_TIME = 1
"""The solver's status when it stopped for want of time."""

_LONGEST = 360
"""Beyond 30 years the program is not solved: no plan that long turns on the order."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The cheapest plan, replayed in minor units, and how sure that is.

    `exact_cost` is the solver's unrounded interest and fees with the income given up on what was paid,
    `bound` proves that no plan costs less (both in minor units); `proven` tells that they meet. `order` names
    the simple order (or the number of the known plan) that nothing was better than, None: the solver's.
    """

    plan: PayoffPlan
    exact_cost: float
    bound: float
    proven: bool
    order: str | None = None


def heuristics(debts: Sequence[AnyDebt], budget: Budget, fund: Fund = NO_FUND) -> dict[str, PayoffPlan]:
    """Return the plans of all simple orders by name."""
    return {
        "avalanche": avalanche(debts, budget, fund),
        "snowball": snowball(debts, budget, fund),
        "later_rate": later_rate_avalanche(debts, budget, fund),
        "fees_first": fees_first(debts, budget, fund),
    }


def avalanche_is_optimal(debts: Sequence[AnyDebt]) -> bool:
    """Tell whether highest rate first needs no solver: constant rates, no fees, no savings to use.

    A unit moved from a lower to a higher rate is worth (1 + high)^k − (1 + low)^k > 0 later.
    """
    return all(debt.is_simple for debt in debts)


def lower_bound(debts: Sequence[AnyDebt], budget: Budget, months: int) -> float | None:
    """Return the least interest in minor units without any minimums or fees (None: not within `months`)."""
    program = _program(debts, budget, months, NO_FUND, relaxed=True)
    solved = program.solve(TIME_LIMIT)
    return program.costs(-float(solved.fun)) if solved.x is not None else None


def _program(
    debts: Sequence[AnyDebt],
    budget: Budget,
    months: int,
    fund: Fund,
    *,
    relaxed: bool = False,
    margin: int = 0,
) -> Program:
    from finapp.projection.payoff_program import Program  # noqa: PLC0415 - heavy, and rarely needed

    return Program(debts, budget, months, fund, relaxed=relaxed, margin=margin)


def optimum(
    debts: Sequence[AnyDebt],
    budget: Budget,
    fund: Fund = NO_FUND,
    *,
    known: Sequence[PayoffPlan] = (),
    time_limit: float = TIME_LIMIT,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Optimum:
    """Return the cheapest way to pay; its plan has trouble when no simple order repays the debts.

    Cheapest is what leaves most savings and unspent budget once everything is repaid. The solution of a
    mixed-integer program (see `payoff_program`), floored to minor units, is played by the same rules as every
    other plan, and the best of it, the simple orders and the plans `known` already is returned. `tell` hears
    how far the work is and may raise to stop it.
    """
    found = heuristics(debts, budget, fund) | {str(index): plan for index, plan in enumerate(known)}
    simple = {name: plan for name, plan in found.items() if plan.repaid}
    if not simple:
        return Optimum(avalanche(debts, budget, fund), inf, inf, proven=False)
    ends = [debt.slots[-1].month for debt in debts if isinstance(debt, ScheduledDebt) and debt.slots]
    horizon = max([*(len(plan.months) for plan in simple.values()), *ends]) + 1

    def wealth(plan: PayoffPlan) -> int:
        return wealth_at(plan, budget, fund, max(horizon, len(plan.months)))

    name = max(simple, key=lambda one: wealth(simple[one]))
    best = simple[name]
    if not best.months or horizon > _LONGEST:
        return Optimum(best, float(best.cost), 0.0, proven=not best.months, order=name)
    program = _program(debts, budget, horizon, fund)
    solved = _solved(program, time_limit, tell)
    if solved.x is None:
        return Optimum(best, float(best.cost), 0.0, proven=False, order=name)
    replayed = _played(debts, budget, program, solved.x, fund)
    rounding = len(debts) * horizon
    if not replayed.repaid or wealth(replayed) + rounding < -float(solved.fun) * program.unit:
        # Cents that rounding adds made a debt miss the month in which it was to end: keep some aside.
        careful = _program(debts, budget, horizon, fund, margin=1)
        again = careful.solve(time_limit / 2)
        if again.x is not None:
            retried = _played(debts, budget, careful, again.x, fund)
            replayed = max(replayed, retried, key=lambda plan: wealth(plan) if plan.repaid else -1)
    better = replayed.repaid and wealth(replayed) > wealth(best)
    return Optimum(
        replayed if better else best,
        program.costs(-float(solved.fun)),
        program.costs(-float(solved.fun if solved.mip_dual_bound is None else solved.mip_dual_bound)),
        proven=bool(solved.status == 0),
        order=None if better else name,
    )


def _solved(program: Program, time_limit: float, tell: Callable[[int, int], None]) -> Any:
    """Solve in rounds, each from the beginning with more time than the last."""
    solved = None
    for done, share in enumerate(_SHARES):
        tell(done, len(_SHARES))
        solved = program.solve(time_limit * share)
        if solved.status != _OUT_OF_TIME:
            break
    tell(len(_SHARES), len(_SHARES))
    return solved


def _played(
    debts: Sequence[AnyDebt], budget: Budget, program: Program, solution: Sequence[float], fund: Fund
) -> PayoffPlan:
    follow = _followed(debts, program, solution, fund)
    return simulate(debts, budget, follow, fund, spend_savings=True)


def _followed(debts: Sequence[AnyDebt], program: Program, solution: Sequence[float], fund: Fund) -> Extra:
    """Return the rule that follows a solution, floored to minor units.

    Debts that end take what they need first: a missing cent must not cost another month's fee. What flooring
    leaves beyond the money the solution keeps goes by rate to a debt that costs more than savings earn.
    """
    wanted = [[want(solution, t) for t in range(program.months)] for want in program.follow]
    kept = [int(solution[wealth] * program.unit) + 1 for wealth in program.wealth]

    def extra(
        month: int, paid: Sequence[int], left: Sequence[int], surplus: int
    ) -> list[tuple[int, int | None]]:
        order = sorted(range(len(left)), key=lambda k: (-debts[k].worst_rate(month), left[k]))
        if month > program.months:
            return [(k, None) for k in order if left[k]]
        ending = [(k, None) for k in order if left[k] and wanted[k][month - 1] is None]
        asked = [(k, max(want - paid[k], 0)) for k in order if (want := wanted[k][month - 1]) is not None]
        spare = surplus - sum(left[k] for k, _ in ending) - sum(most for _, most in asked) - kept[month - 1]
        rest = [(k, spare) for k, _ in asked if debts[k].worst_rate(month) > fund.yearly and spare > 0]
        return [*ending, *asked, *rest[:1]]

    return extra
