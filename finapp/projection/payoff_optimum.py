"""The cheapest way to pay debts off: a linear lower bound, and the optimum with minimums and fees."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any

from finapp.projection.payoff import (
    Budget,
    Debt,
    Extra,
    PayoffPlan,
    avalanche,
    fees_first,
    later_rate_avalanche,
    simulate,
    snowball,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

TIME_LIMIT = 10.0
"""Seconds the solver may take before its best plan so far is shown with the gap."""

_GAP = 1e-9
_MONTHS_IN_YEAR = 12
_LONGEST = 360
"""Beyond 30 years the program is not solved: no plan that long turns on the order."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The cheapest plan, replayed in minor units, and how sure that is.

    `exact_cost` is the solver's unrounded interest and fees, `bound` proves that no plan costs less
    (both in minor units); `proven` tells that they meet.
    """

    plan: PayoffPlan
    exact_cost: float
    bound: float
    proven: bool


def heuristics(debts: Sequence[Debt], budget: Budget) -> dict[str, PayoffPlan]:
    """Return the plans of all simple orders by name."""
    return {
        "avalanche": avalanche(debts, budget),
        "snowball": snowball(debts, budget),
        "later_rate": later_rate_avalanche(debts, budget),
        "fees_first": fees_first(debts, budget),
    }


def avalanche_is_optimal(debts: Sequence[Debt]) -> bool:
    """Tell whether highest rate first needs no solver: constant rates, no fees.

    A unit moved from a lower to a higher rate is worth (1 + high)^k − (1 + low)^k > 0 later.
    """
    return all(not debt.steps and not debt.monthly_fee for debt in debts)


def lower_bound(debts: Sequence[Debt], budget: Budget, months: int) -> float | None:
    """Return the least interest in minor units without any minimums or fees (None: not within `months`)."""
    from scipy.optimize import linprog  # noqa: PLC0415 - only a payoff plan with a choice needs the solver

    program = _Program(debts, budget, months)
    program.flows(fees=False)
    solved = linprog(
        program.objective(), A_ub=program.upper.matrix(program.width), b_ub=program.upper.right,
        A_eq=program.equal.matrix(program.width), b_eq=program.equal.right, bounds=program.bounds(),
    )  # fmt: skip
    return float(solved.fun) * program.unit - program.owed if solved.success else None


def optimum(debts: Sequence[Debt], budget: Budget, *, time_limit: float = TIME_LIMIT) -> Optimum:
    """Return the cheapest way to pay; its plan has trouble when no simple order repays the debts.

    A mixed-integer program over the payments of each month and debt: balances grow by rate and fee,
    payments keep to the budget and to the minimum until a debt is closed. Its solution, floored to minor
    units, is replayed by the same simulation as every other plan.
    """
    simple = [plan for plan in heuristics(debts, budget).values() if plan.repaid]
    if not simple:
        return Optimum(avalanche(debts, budget), inf, inf, proven=False)
    best = min(simple, key=lambda plan: plan.cost)
    horizon = max(len(plan.months) for plan in simple) + 1
    if not best.months or horizon > _LONGEST:
        return Optimum(best, float(best.cost), 0.0, proven=not best.months)
    program = _Program(debts, budget, horizon)
    program.flows(fees=True)
    program.minimums()
    solved = program.solve(time_limit)
    if solved.x is None:
        return Optimum(best, float(best.cost), 0.0, proven=False)
    replayed = simulate(debts, budget, program.replay(solved.x))
    if not replayed.repaid or replayed.cost > best.cost:
        replayed = best
    exact = float(solved.fun) * program.unit - program.owed
    bound = float(solved.mip_dual_bound) * program.unit - program.owed
    return Optimum(replayed, exact, bound, proven=bool(solved.status == 0))


@dataclass(slots=True)
class _Rows:
    """Sparse constraint rows in the making."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)

    def add(self, right: float, *terms: tuple[int, float]) -> None:
        """Add one row: Σ value × variable (≤ or =) right."""
        for column, value in terms:
            self.rows.append(len(self.right))
            self.columns.append(column)
            self.values.append(value)
        self.right.append(right)

    def matrix(self, width: int) -> Any:
        from scipy.sparse import csr_array  # noqa: PLC0415 - see lower_bound

        shape = (len(self.right), width)
        return csr_array((self.values, (self.rows, self.columns)), shape=shape)


class _Program:
    """Variables p (payment), b (balance at the month's end) and c (closed, 0 or 1) per debt and month.

    Money is scaled so that the largest balance is 10,000 units, which keeps the solver well conditioned.
    """

    def __init__(self, debts: Sequence[Debt], budget: Budget, months: int) -> None:
        self.debts = debts
        self.months = months
        self.owed = sum(max(debt.balance, 0) for debt in debts)
        self.unit = max((max(debt.balance, 0) for debt in debts), default=0) / 10_000 or 1.0
        self.budget = [budget[min(month, len(budget) - 1)] / self.unit for month in range(months)]
        self.block = len(debts) * months
        self.width = 3 * self.block
        self.equal, self.upper = _Rows(), _Rows()

    def p(self, debt: int, month: int) -> int:
        return debt * self.months + month

    def b(self, debt: int, month: int) -> int:
        return self.block + self.p(debt, month)

    def c(self, debt: int, month: int) -> int:
        return 2 * self.block + self.p(debt, month)

    def growth(self, debt: int, month: int) -> float:
        return 1 + float(self.debts[debt].rate(month + 1)) / _MONTHS_IN_YEAR

    def fee(self, debt: int) -> float:
        return self.debts[debt].monthly_fee / self.unit

    def flows(self, *, fees: bool) -> None:
        """Let b = growth × b(before) + fee while open − p, within the budget of each month."""
        for k, debt in enumerate(self.debts):
            opening = max(debt.balance, 0) / self.unit
            fee = self.fee(k) if fees else 0.0
            for t in range(self.months):
                now = [(self.b(k, t), 1.0), (self.p(k, t), 1.0)]
                if t == 0:
                    self.equal.add(self.growth(k, t) * opening + (fee if opening else 0.0), *now)
                    continue
                before = [(self.b(k, t - 1), -self.growth(k, t))]
                if fee:
                    before.append((self.c(k, t - 1), fee))
                self.equal.add(fee, *now, *before)
        for t in range(self.months):
            self.upper.add(self.budget[t], *((self.p(k, t), 1.0) for k in range(len(self.debts))))

    def minimums(self) -> None:
        """Demand the minimum of each debt until it is closed, and a zero balance when it is."""
        for k, debt in enumerate(self.debts):
            most = max(debt.balance, 0) / self.unit
            for t in range(self.months):
                most = most * self.growth(k, t) + self.fee(k)
                closed = self.c(k, t)
                self.upper.add(most, (self.b(k, t), 1.0), (closed, most))
                least = debt.minimum / self.unit
                if least:
                    self.upper.add(-least, (self.p(k, t), -1.0), (closed, -least))
                if debt.minimum_pct:
                    # The balance after interest is b + p: the share of it is due unless closed.
                    share = float(debt.minimum_pct)
                    self.upper.add(0.0, (self.b(k, t), share), (self.p(k, t), share - 1), (closed, -most))
                if t:
                    self.upper.add(0.0, (self.c(k, t - 1), 1.0), (closed, -1.0))

    def objective(self) -> list[float]:
        return [1.0] * self.block + [0.0] * (2 * self.block)

    def bounds(self) -> list[tuple[float, float | None]]:
        """Return the limits of every variable: balances end at zero, debts end closed."""
        limits: list[tuple[float, float | None]] = [(0.0, None)] * (2 * self.block)
        limits += [(0.0, 1.0)] * self.block
        for k in range(len(self.debts)):
            limits[self.b(k, self.months - 1)] = (0.0, 0.0)
            limits[self.c(k, self.months - 1)] = (1.0, 1.0)
        return limits

    def solve(self, time_limit: float) -> Any:
        import numpy as np  # noqa: PLC0415 - see lower_bound
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - see lower_bound

        limits = self.bounds()
        highest = [np.inf if high is None else high for _, high in limits]
        equal = np.array(self.equal.right)
        return milp(
            np.array(self.objective()),
            integrality=np.array([0] * (2 * self.block) + [1] * self.block),
            bounds=Bounds(np.array([low for low, _ in limits]), np.array(highest)),
            constraints=[
                LinearConstraint(self.equal.matrix(self.width), equal, equal),
                LinearConstraint(self.upper.matrix(self.width), -np.inf, np.array(self.upper.right)),
            ],
            options={"time_limit": time_limit, "mip_rel_gap": _GAP},
        )

    def replay(self, solution: Any) -> Extra:
        """Return the rule that follows the solution, floored to minor units; what is left goes by rate."""
        wanted = [
            [int(float(solution[self.p(k, t)]) * self.unit) for t in range(self.months)]
            for k in range(len(self.debts))
        ]

        def extra(
            month: int, paid: Sequence[int], left: Sequence[int], surplus: int
        ) -> list[tuple[int, int]]:
            added = [0] * len(left)
            if month <= self.months:
                for k, owed in enumerate(left):
                    added[k] = min(max(wanted[k][month - 1] - paid[k], 0), owed, surplus)
                    surplus -= added[k]
            order = sorted(range(len(left)), key=lambda k: (-self.debts[k].worst_rate(month), left[k]))
            for k in order:
                more = min(left[k] - added[k], surplus)
                added[k] += more
                surplus -= more
            return [(k, added[k]) for k in order]

        return extra
