"""The mixed-integer program behind the cheapest payoff plan, solved by HiGHS through scipy.

Variables per debt and month; money is scaled so that the largest balance is 10,000 units, which keeps the
solver well conditioned. Wealth (savings and budgets not spent) grows by what savings earn, never falls below
zero, and is what the program makes as large as it can at the end.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from finapp.projection.payoff_accounts import early_charge
from finapp.projection.payoff_courses import Closing, Course, ends_of
from finapp.projection.payoff_debts import MONTHS_IN_YEAR, AnyDebt, Debt, Early, Fund, ScheduledDebt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.projection.payoff import PayoffPlan

_SHORTEST = 0.01
"""Seconds: the solver takes no less."""

_DONE, _IMPOSSIBLE, _BROKEN = 0, 2, 4
"""The solver's states."""

Term = tuple[int, float]


@dataclass(slots=True)
class _Rows:
    """Sparse constraint rows in the making."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)

    def add(self, right: float, *terms: Term) -> None:
        """Add one row: Σ value × variable (≤ or =) right."""
        for column, value in terms:
            self.rows.append(len(self.right))
            self.columns.append(column)
            self.values.append(value)
        self.right.append(right)

    def matrix(self, width: int) -> Any:
        from scipy.sparse import csr_array  # noqa: PLC0415 - only a payoff plan with a choice needs the solver

        shape = (len(self.right), width)
        return csr_array((self.values, (self.rows, self.columns)), shape=shape)


@dataclass(slots=True)
class Cash:
    """What a debt costs in one month: a constant and terms over the variables."""

    fixed: float = 0.0
    terms: list[Term] = field(default_factory=list)


class Solved(NamedTuple):
    """What the solver found: values, their cost, and the least cost there can be; minor units.

    None where it found none in time. `done`: the two meet. `impossible`: there is no way at all.
    """

    values: Any
    cost: float | None
    bound: float | None
    done: bool
    impossible: bool


class Past(NamedTuple):
    """What a plan did with a debt: the month that closed it, and when installments were paid early."""

    closes: int
    early: dict[int, int]

    @classmethod
    def of(cls, debt: AnyDebt, plan: PayoffPlan, index: int) -> Past:
        """Read it from the balances that a plan left; months count from 0."""
        left = [month.balances[index] for month in plan.months]
        closes = next((t for t, owed in enumerate(left) if not owed), len(left) - 1)
        early: dict[int, int] = {}
        if isinstance(debt, ScheduledDebt) and not debt.reduces:
            waiting = list(enumerate(debt.slots))
            for t, owed in enumerate(left):
                while waiting and waiting[0][1].month <= t + 1:
                    waiting.pop(0)
                while waiting and sum(slot.principal for _, slot in waiting) > owed:
                    early[waiting.pop()[0]] = t
        return cls(closes, early)


class Program:
    """The whole program of some debts, a budget and savings over `months` months.

    With `relaxed` there are no minimums, fees or whole numbers: a lower bound that a linear program finds.
    `near` leaves each debt only what is at most `width` months from what that plan does: small, and never
    worse than it. `margin` minor units per debt and month stay unspent, for what rounding may add.
    """

    def __init__(
        self,
        debts: Sequence[AnyDebt],
        budget: Sequence[int],
        months: int,
        fund: Fund,
        *,
        relaxed: bool = False,
        near: PayoffPlan | None = None,
        width: int = 0,
        margin: int = 0,
    ) -> None:
        self.debts, self.months, self.relaxed, self.width = debts, months, relaxed, width
        self.unit = max((debt.owed for debt in debts), default=0) / 10_000 or 1.0
        self.growth = 1 + float(fund.yearly) / MONTHS_IN_YEAR
        self.held = fund.usable / self.unit
        self.budget = [budget[min(month, len(budget) - 1)] / self.unit for month in range(months)]
        self.low: list[float] = []
        self.high: list[float | None] = []
        self.whole: list[int] = []
        self.equal, self.upper = _Rows(), _Rows()
        self.follow: list[Callable[[Any, int], int | None]] = []
        courses = [self._course(debt) for debt in debts]
        cash = [[Cash() for _ in range(months)] for _ in debts]
        for index, (debt, course) in enumerate(zip(debts, courses, strict=True)):
            past = None if near is None else Past.of(debt, near, index)
            self.follow.append(self._debt(debt, course, cash[index], past))
        kept = margin * len(debts) / self.unit
        self.wealth = [self.new(low=kept * (t + 1)) for t in range(months)]
        self._balance_wealth(cash)

    def new(self, high: float | None = None, *, low: float = 0.0, whole: bool = False) -> int:
        """Return a new variable."""
        self.low.append(low)
        self.high.append(high)
        self.whole.append(int(whole and not self.relaxed))
        return len(self.low) - 1

    def _balance_wealth(self, cash: Sequence[Sequence[Cash]]) -> None:
        for t in range(self.months):
            fixed = sum(flows[t].fixed for flows in cash)
            terms = [term for flows in cash for term in flows[t].terms]
            before = [(self.wealth[t - 1], -self.growth)] if t else []
            start = 0.0 if t else self.held * self.growth
            self.equal.add(self.budget[t] - fixed + start, (self.wealth[t], 1.0), *before, *terms)

    def _course(self, debt: AnyDebt) -> Course | None:
        """Return the course of a debt whose interest falls with what is owed."""
        if isinstance(debt, Debt):
            return Course.of_balance(debt, self)
        return Course.of_schedule(debt, self) if debt.reduces else None

    def _debt(
        self, debt: AnyDebt, course: Course | None, flows: list[Cash], past: Past | None
    ) -> Callable[[Any, int], int | None]:
        """Add a debt; return what the solution wants paid on it in a month, None: all of it."""
        if not debt.owed:
            return lambda _solution, _month: None
        if course is not None:
            ends = ends_of(course, self, None if past is None else past.closes)
            found = Closing(self, course, flows, ends)
            if isinstance(debt, ScheduledDebt) and not self.relaxed:
                found.early_fees(debt, flows)
            return found.wanted
        if isinstance(debt, ScheduledDebt) and debt.early is Early.BY_INSTALLMENT and debt.can_save:
            return _Installments(self, debt, flows, past).wanted
        assert isinstance(debt, ScheduledDebt)  # noqa: S101 - a balance has a course
        return _Settled(self, debt, flows).wanted

    @property
    def untouched(self) -> float:
        """Return what budgets and savings grow to when nothing is ever paid, less what is owed."""
        found = self.held
        for amount in self.budget:
            found = found * self.growth + amount
        return found - sum(debt.owed for debt in self.debts) / self.unit

    def solve(self, time_limit: float, *, shares: bool = False, gap: float = 0.0) -> Solved:
        """Solve the program until nothing can be cheaper by more than a share `gap` of the cost.

        With `shares` yes and no are taken as shares: a bound, found fast.
        """
        import numpy as np  # noqa: PLC0415 - see _Rows.matrix
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - see _Rows.matrix

        width = len(self.low)
        objective = np.zeros(width + 1)
        # A constant makes the objective the cost, so that a gap is a share of the cost.
        objective[self.wealth[-1]], objective[width] = -1.0, self.untouched
        highest = [*(np.inf if high is None else high for high in self.high), 1.0]
        equal = np.array(self.equal.right)
        constraints = [LinearConstraint(self.equal.matrix(width + 1), equal, equal)]
        if self.upper.right:
            right = np.array(self.upper.right)
            constraints.append(LinearConstraint(self.upper.matrix(width + 1), -np.inf, right))
        options = {"time_limit": max(time_limit, _SHORTEST), "mip_rel_gap": gap}
        for presolve in (True, False):  # presolve fails on a few programs that are solved without it
            found = milp(
                objective,
                integrality=np.zeros(width + 1) if shares else np.array([*self.whole, 0]),
                bounds=Bounds(np.array([*self.low, 1.0]), np.array(highest)),
                constraints=constraints,
                options={**options, "presolve": presolve},
            )
            if found.status != _BROKEN:
                break
        cost = None if found.x is None else float(found.fun) * self.unit
        bound, raw = (cost if shares else None), found.mip_dual_bound
        if not shares and raw is not None and math.isfinite(raw):
            bound = float(raw) * self.unit
        status = int(found.status)
        return Solved(found.x, cost, bound, done=status == _DONE, impossible=status == _IMPOSSIBLE)


class _Installments:
    """Whole installments that may be paid early, the last ones first."""

    def __init__(self, program: Program, debt: ScheduledDebt, flows: list[Cash], past: Past | None) -> None:
        self.program, self.debt, unit = program, debt, program.unit
        self.early: list[dict[int, int]] = []
        for j, slot in enumerate(debt.slots):
            months = range(min(slot.month - 1, program.months))
            self.early.append({t: program.new(1.0, whole=True) for t in months})
            if past is not None:
                before = past.early.get(j, slot.month - 1)
                for t, paid in self.early[-1].items():
                    program.high[paid] = 0.0 if t < before - program.width else 1.0
                    program.low[paid] = 1.0 if t >= before + program.width else 0.0
        for j, (slot, early) in enumerate(zip(debt.slots, self.early, strict=True)):
            due = (slot.principal + slot.cost + slot.fee) / unit
            if slot.month <= program.months:
                flows[slot.month - 1].fixed += due
                if slot.month > 1:
                    flows[slot.month - 1].terms.append((early[slot.month - 2], -due))
            later = self.early[j + 1] if j + 1 < len(self.early) else {}
            for t, paid in early.items():
                price = (slot.principal + early_charge(slot.principal, debt.fee(t + 1), again=True)) / unit
                flows[t].terms.append((paid, price))
                if t:
                    flows[t].terms.append((early[t - 1], -price))
                    program.upper.add(0.0, (early[t - 1], 1.0), (paid, -1.0))
                if t in later:
                    program.upper.add(0.0, (paid, 1.0), (later[t], -1.0))
        self._flat_fees(flows)

    def _flat_fees(self, flows: list[Cash]) -> None:
        """Charge the flat part once in each month in which anything is paid early: the last one first."""
        for t in range(self.program.months):
            fee = self.debt.fee(t + 1)
            if fee is None or not fee.flat:
                continue
            any_early = self.program.new(1.0, whole=True)
            flows[t].terms.append((any_early, fee.flat / self.program.unit))
            for early in self.early:
                if t in early:
                    before = [(early[t - 1], -1.0)] if t else []
                    self.program.upper.add(0.0, (early[t], 1.0), (any_early, -1.0), *before)

    def wanted(self, solution: Any, t: int) -> int | None:
        """Return what the installments cost that are due or paid early in month `t`."""
        wanted, again = 0, False
        for slot, early in zip(self.debt.slots, self.early, strict=True):
            paid_before = t - 1 in early and solution[early[t - 1]] > 0.5  # noqa: PLR2004 - yes or no
            if slot.month == t + 1 and not paid_before:
                wanted += slot.principal + slot.cost + slot.fee
            elif t in early and solution[early[t]] > 0.5 and not paid_before:  # noqa: PLR2004 - yes or no
                fee = self.debt.fee(t + 1)
                wanted += slot.principal + early_charge(slot.principal, fee, again=again)
                again = True
        return wanted


class _Settled:
    """Installments of which nothing can be saved, or that are settled all at once."""

    def __init__(self, program: Program, debt: ScheduledDebt, flows: list[Cash]) -> None:
        self.program, self.debt, unit = program, debt, program.unit
        self.at: list[int] = []
        if debt.early is Early.AT_ONCE:
            last = debt.slots[-1].month if debt.slots else 0
            count = min(len(debt.payoffs), program.months, last - 1)
            self.at = [program.new(1.0, whole=True) for _ in range(max(count, 0))]
        for slot in debt.slots:
            if slot.month <= program.months:
                due = (slot.principal + slot.cost + slot.fee) / unit
                flows[slot.month - 1].fixed += due
                flows[slot.month - 1].terms += [(at, -due) for at in self.at[: slot.month - 1]]
        for t, at in enumerate(self.at):
            flows[t].terms.append((at, debt.payoffs[t] / unit))
        if self.at:
            program.upper.add(1.0, *((at, 1.0) for at in self.at))

    def wanted(self, solution: Any, t: int) -> int | None:
        """Return what is due, or None in the month that settles everything."""
        settled = [month for month, at in enumerate(self.at) if solution[at] > 0.5]  # noqa: PLR2004 - yes or no
        if settled and t == settled[0]:
            return None
        return sum(slot.principal + slot.cost + slot.fee for slot in self.debt.slots if slot.month == t + 1)
