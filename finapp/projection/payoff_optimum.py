"""The cheapest way to pay debts off: a linear lower bound, and the optimum with everything that binds."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from finapp.projection.payoff import (
    Budget,
    Extra,
    PayoffPlan,
    Trouble,
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

_LONGEST = 360
"""Beyond 30 years the program is not solved: no plan that long turns on the order."""

_SMALL = 600
"""Up to so many yes-or-no questions the whole program is tried before the neighborhood of a plan."""

_WIDTHS = (1, 2, 4)
"""Months around a plan's own in which better ones are looked for."""

_NEAR_ENOUGH = 3e-4
"""The share of the cost that a neighborhood may miss: the next one finds the rest."""

_STEPS = 20
"""Steps that the progress is told in."""

_AT_ONCE = 0.25
"""The share of the time that one neighborhood may take, so that somebody who waits can stop the work."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The cheapest plan, replayed in minor units, and how sure that is.

    `exact_cost` is its interest and fees with the income of savings given up, not rounded where the solver
    found it; `bound` proves that no plan costs less (both in minor units). `proven` tells that they meet, but
    for rounding. `order` names the simple order (or the number of the known plan) that nothing was better
    than, None: the solver's.
    """

    plan: PayoffPlan
    exact_cost: float
    bound: float
    proven: bool
    order: str | None = None

    @property
    def gap(self) -> float:
        """Return how much less another plan could cost at most, minor units."""
        return 0.0 if self.proven else max(self.exact_cost - self.bound, 0.0)


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
    return _program(debts, budget, months, NO_FUND, relaxed=True).solve(TIME_LIMIT, shares=True).bound


def _program(
    debts: Sequence[AnyDebt],
    budget: Budget,
    months: int,
    fund: Fund,
    *,
    relaxed: bool = False,
    near: PayoffPlan | None = None,
    width: int = 0,
    margin: int = 0,
) -> Program:
    from finapp.projection.payoff_program import Program  # noqa: PLC0415 - heavy, and rarely needed

    return Program(debts, budget, months, fund, relaxed=relaxed, near=near, width=width, margin=margin)


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
    orders = heuristics(debts, budget, fund)
    found = orders | {str(index): plan for index, plan in enumerate(known)}
    simple = {name: plan for name, plan in found.items() if plan.repaid}
    if not simple:
        return Optimum(avalanche(debts, budget, fund), inf, 0.0, proven=False)
    # Money that earns nothing had better repay something: no plan need end later than the orders, which spend
    # it all, or than the last installment. Where it earns, the minimums alone may be the best.
    ends = [debt.slots[-1].month for debt in debts if isinstance(debt, ScheduledDebt) and debt.slots]
    lasting = [len(plan.months) for name, plan in simple.items() if fund.yearly or name in orders]
    search = _Search(debts, budget, fund, max([*lasting, *ends], default=0) + 1, tell, time_limit)
    for name, plan in simple.items():
        search.offer(plan, name)
    search.run()
    return search.result()


class _Search:
    """The best plan so far, and the least that any plan can cost, while there is time to bring them together.

    The costs it compares are those of a plan's final wealth: interest, fees and income of savings given up.
    """

    def __init__(
        self,
        debts: Sequence[AnyDebt],
        budget: Budget,
        fund: Fund,
        horizon: int,
        tell: Callable[[int, int], None],
        limit: float,
    ) -> None:
        self._debts, self._budget, self._fund, self._horizon = debts, budget, fund, horizon
        self._tell, self._until, self._limit = tell, monotonic() + limit, limit
        self.best = PayoffPlan((), (), Trouble.NEVER_REPAID)
        self._name: str | None = None
        self._cost, self._bound = inf, 0.0
        self._solved: float | None = None

    def offer(self, plan: PayoffPlan, name: str | None = None) -> bool:
        """Keep a plan when it costs less than the best one; tell whether it did."""
        if not plan.repaid or (cost := self._cost_of(plan)) >= self._cost:
            return False
        self.best, self._cost, self._name = plan, cost, name
        return True

    def result(self) -> Optimum:
        """Return the best plan with what is known about it."""
        exact = float(self._cost) if self._solved is None else self._solved
        return Optimum(self.best, exact, self._bound, proven=self._proven, order=self._name)

    def _cost_of(self, plan: PayoffPlan) -> int:
        months = max(self._horizon, len(plan.months))
        untouched = wealth_at(PayoffPlan((), ()), self._budget, self._fund, months)
        owed = sum(debt.owed for debt in self._debts)
        return untouched - owed - wealth_at(plan, self._budget, self._fund, months)

    @property
    def _proven(self) -> bool:
        return not self.best.months or self._cost <= self._bound + self._rounding

    @property
    def _rounding(self) -> float:
        """Return half a minor unit for each month, debt and the savings."""
        return (len(self._debts) + 1) * self._horizon / 2

    @property
    def _left(self) -> float:
        return self._until - monotonic()

    def run(self) -> None:
        """Find a bound, then the whole program where it is small, else plans near the best one first."""
        self._horizon = max(self._horizon, len(self.best.months) + 1)
        if not self.best.months or self._horizon > _LONGEST:
            return
        program = self._program()
        self._say()
        shares = program.solve(self._limit / 2, shares=True)
        if shares.bound is not None:
            self._bound = max(self._bound, shares.bound)
            self.offer(self._played(program, shares.values))
        if sum(program.whole) <= _SMALL:
            self._solve_whole(program, self._left / 2)
        if not self._proven:
            self._improve()
        if not self._proven and self._left > 0:
            self._solve_whole(program, self._left)
        self._tell(_STEPS, _STEPS)

    def _program(self, *, near: PayoffPlan | None = None, width: int = 0, margin: int = 0) -> Program:
        debts, budget = self._debts, self._budget
        return _program(debts, budget, self._horizon, self._fund, near=near, width=width, margin=margin)

    def _say(self) -> None:
        spent = min(max(1 - self._left / self._limit, 0.0), 1.0) if self._limit else 1.0
        self._tell(int(spent * _STEPS), _STEPS)

    def _improve(self) -> None:
        """Look for a better plan a few months around the best one, and again around what was found."""
        for width in _WIDTHS:
            while self._left > 0:
                self._say()
                near = self._program(near=self.best, width=width, margin=1)
                solved = near.solve(min(self._left, self._limit * _AT_ONCE), gap=_NEAR_ENOUGH)
                if solved.values is None or not self.offer(self._played(near, solved.values)):
                    break

    def _solve_whole(self, program: Program, time_limit: float) -> None:
        self._say()
        solved = program.solve(time_limit, gap=self._gap)
        if solved.bound is not None:
            self._bound = max(self._bound, solved.bound)
        self._solved = solved.cost if solved.done else None
        if solved.values is None or solved.cost is None:
            return
        plan = self._played(program, solved.values)
        self.offer(plan)
        if self._cost > solved.cost + self._rounding:
            # Cents that rounding adds made a debt miss the month in which it was to end: keep some aside.
            careful = self._program(margin=1)
            again = careful.solve(max(self._left, time_limit / 2), gap=self._gap)
            if again.values is not None:
                self.offer(self._played(careful, again.values))

    @property
    def _gap(self) -> float:
        """Return half a minor unit as a share of the cost: nothing cheaper can be told apart."""
        return 0.5 / max(self._cost, 1.0)

    def _played(self, program: Program, solution: Sequence[float]) -> PayoffPlan:
        follow = _followed(self._debts, program, solution, self._fund)
        return simulate(self._debts, self._budget, follow, self._fund, spend_savings=True)


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
