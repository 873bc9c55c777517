"""The mixed-integer program behind the cheapest payoff plan, solved by HiGHS through scipy.

Variables per debt and month; money is scaled so that the largest balance is 10,000 units, which keeps the
solver well conditioned. Wealth (savings and budgets not spent) grows by what savings earn, never falls below
zero, and is what the program makes as large as it can at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from finapp.projection.payoff_accounts import early_charge
from finapp.projection.payoff_debts import MONTHS_IN_YEAR, AnyDebt, Debt, Early, Fund, ScheduledDebt, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_GAP = 1e-9
_NOTHING = 1e-6
"""Units that count as nothing left: a balance the solver means to be zero."""

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


class Program:
    """The whole program of some debts, a budget and savings over `months` months.

    With `relaxed` there are no minimums, fees or whole numbers: a lower bound that a linear program finds.
    `margin` minor units per debt and month stay unspent, for what rounding may add.
    """

    def __init__(
        self,
        debts: Sequence[AnyDebt],
        budget: Sequence[int],
        months: int,
        fund: Fund,
        *,
        relaxed: bool = False,
        margin: int = 0,
    ) -> None:
        self.debts, self.months, self.relaxed = debts, months, relaxed
        self.unit = max((debt.owed for debt in debts), default=0) / 10_000 or 1.0
        self.growth = 1 + float(fund.yearly) / MONTHS_IN_YEAR
        self.held = fund.usable / self.unit
        self.budget = [budget[min(month, len(budget) - 1)] / self.unit for month in range(months)]
        self.low: list[float] = []
        self.high: list[float | None] = []
        self.whole: list[int] = []
        self.equal, self.upper = _Rows(), _Rows()
        self.follow: list[Callable[[Any, int], int | None]] = []
        cash = [[Cash() for _ in range(months)] for _ in debts]
        for debt, flows in zip(debts, cash, strict=True):
            self.follow.append(self._debt(debt, flows))
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

    def _debt(self, debt: AnyDebt, flows: list[Cash]) -> Callable[[Any, int], int | None]:
        """Add a debt; return what the solution wants paid on it in a month, None: all of it."""
        if isinstance(debt, Debt):
            return _Balance(self, debt, flows).wanted
        if debt.reduces:
            return _Reducing(self, debt, flows).wanted
        if debt.early is Early.BY_INSTALLMENT and debt.can_save:
            return _Installments(self, debt, flows).wanted
        return _Settled(self, debt, flows).wanted

    def costs(self, wealth: float) -> float:
        """Return, in minor units, what a final wealth means: interest, fees and savings' income given up."""
        untouched = self.held
        for amount in self.budget:
            untouched = untouched * self.growth + amount
        return (untouched - wealth) * self.unit - sum(debt.owed for debt in self.debts)

    def solve(self, time_limit: float) -> Any:
        """Solve the program: as a linear one when relaxed."""
        import numpy as np  # noqa: PLC0415 - see _Rows.matrix
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - see _Rows.matrix

        width = len(self.low)
        objective = np.zeros(width)
        objective[self.wealth[-1]] = -1.0
        highest = [np.inf if high is None else high for high in self.high]
        equal = np.array(self.equal.right)
        constraints = [LinearConstraint(self.equal.matrix(width), equal, equal)]
        if self.upper.right:
            constraints.append(
                LinearConstraint(self.upper.matrix(width), -np.inf, np.array(self.upper.right))
            )
        return milp(
            objective,
            integrality=np.array(self.whole),
            bounds=Bounds(np.array(self.low), np.array(highest)),
            constraints=constraints,
            options={"time_limit": time_limit, "mip_rel_gap": _GAP},
        )


class _Balance:
    """b = growth × b(before) + fee while open − p; the minimum of each month until closed."""

    def __init__(self, program: Program, debt: Debt, flows: list[Cash]) -> None:
        self.program, unit, months = program, program.unit, program.months
        needs_closing = not program.relaxed and (
            debt.minimum
            or debt.minimum_pct
            or debt.minimum_costs
            or debt.monthly_fee
            or debt.deferred is not None
        )
        self.p = [program.new() for _ in range(months)]
        self.b = [program.new(0.0 if t == months - 1 else None) for t in range(months)]
        self.c: list[int] = []
        if needs_closing:
            last = [0.0] * (months - 1) + [1.0]
            self.c = [program.new(1.0, low=low, whole=True) for low in last]
        opening, fee = debt.owed / unit, 0.0 if program.relaxed else debt.monthly_fee / unit
        most, lump = opening, self._lump(debt, opening)
        for t in range(months):
            growth = 1 + float(debt.rate(t + 1)) / MONTHS_IN_YEAR
            terms: list[Term] = [(self.b[t], 1.0), (self.p[t], 1.0)]
            if t:
                terms.append((self.b[t - 1], -growth))
                if lump is not None and debt.deferred is not None and t == debt.deferred.last_month:
                    terms.append((lump, -growth))
            if fee and t:
                terms.append((self.c[t - 1], fee))
            start = 0.0 if t else growth * opening
            program.equal.add(start + (fee if opening else 0.0), *terms)
            flows[t].terms.append((self.p[t], 1.0))
            if lump is not None and debt.deferred is not None and t == debt.deferred.last_month:
                most += self._most_lump
            most = most * growth + fee
            if self.c:
                self._minimum(debt, t, most)

    def _minimum(self, debt: Debt, t: int, most: float) -> None:
        program, closed = self.program, self.c[t]
        program.upper.add(most, (self.b[t], 1.0), (closed, most))
        least = debt.minimum / program.unit
        if least:
            program.upper.add(-least, (self.p[t], -1.0), (closed, -least))
        if debt.minimum_costs:
            # The share of the balance before, with interest and fee on top.
            share = float(debt.minimum_pct) + float(debt.rate(t + 1)) / MONTHS_IN_YEAR
            start = 0.0 if t else share * debt.owed / program.unit
            before = [(self.b[t - 1], share)] if t else []
            fee = debt.monthly_fee / program.unit
            program.upper.add(-fee - start, (self.p[t], -1.0), (closed, -most), *before)
        elif debt.minimum_pct:
            # The balance after interest is b + p: the share of it is due unless closed.
            share = float(debt.minimum_pct)
            program.upper.add(0.0, (self.b[t], share), (self.p[t], share - 1), (closed, -most))
        if t:
            program.upper.add(0.0, (self.c[t - 1], 1.0), (closed, -1.0))

    def _lump(self, debt: Debt, opening: float) -> int | None:
        """Add the interest kept aside: Σ rate/12 × balance so far, due unless closed in time."""
        deferred, program = debt.deferred, self.program
        self._most_lump = 0.0
        if deferred is None or program.relaxed or deferred.last_month >= program.months:
            return None
        rate = float(deferred.rate) / MONTHS_IN_YEAR
        accrued = deferred.accrued / program.unit + rate * opening
        grown = opening
        for month in range(1, deferred.last_month + 1):
            grown *= 1 + float(debt.rate(month)) / MONTHS_IN_YEAR
        self._most_lump = accrued + rate * grown * deferred.last_month
        lump = program.new()
        before = [(self.b[t], rate) for t in range(deferred.last_month - 1)]
        closed = (self.c[deferred.last_month - 1], -self._most_lump)
        program.upper.add(-accrued, (lump, -1.0), closed, *before)
        return lump

    def wanted(self, solution: Any, t: int) -> int | None:
        if solution[self.b[t]] < _NOTHING:
            return None
        return int(float(solution[self.p[t]]) * self.program.unit)


class _Reducing:
    """Installments whose interest falls with what is owed, and what is paid beside them."""

    def __init__(self, program: Program, debt: ScheduledDebt, flows: list[Cash]) -> None:
        self.program, unit, months = program, program.unit, program.months
        slots = {slot.month: slot for slot in debt.slots}
        last = debt.slots[-1].month if debt.slots else 0
        self.q = [program.new() for _ in range(months)]
        self.b = [program.new(None if t + 1 < last else 0.0) for t in range(months)]
        self.c: list[int] = []
        if not program.relaxed:
            self.c = [
                program.new(1.0, low=0.0 if t + 1 < last else 1.0, whole=t + 1 < last) for t in range(months)
            ]
        planned = debt.owed
        for t in range(months):
            slot = slots.get(t + 1, Slot(t + 1, 0, 0))
            rate = slot.cost / planned if planned else 0.0
            opening = planned / unit
            planned -= slot.principal
            before = [(self.b[t - 1], -(1 + rate))] if t else []
            start = 0.0 if t else opening * (1 + rate)
            program.equal.add(start, (self.b[t], 1.0), (self.q[t], 1.0), *before)
            flows[t].terms.append((self.q[t], 1.0))
            if self.c:
                self._minimum(debt, slot, flows[t], rate, planned / unit)

    def _minimum(self, debt: ScheduledDebt, slot: Slot, cash: Cash, rate: float, planned: float) -> None:
        program, unit, t = self.program, self.program.unit, slot.month - 1
        closed = self.c[t]
        program.upper.add(planned, (self.b[t], 1.0), (closed, planned))
        if t:
            program.upper.add(0.0, (self.c[t - 1], 1.0), (closed, -1.0))
        due: list[Term] = []
        fixed = (slot.principal + slot.cost) / unit
        if debt.early is Early.PRINCIPAL:
            fixed = slot.principal / unit
            if t:
                due = [(self.b[t - 1], rate)]
            else:
                fixed += debt.owed / unit * rate
        program.upper.add(-fixed, (self.q[t], -1.0), (closed, -fixed), *due)
        if slot.fee:
            cash.fixed += slot.fee / unit
            if t:
                cash.terms.append((self.c[t - 1], -slot.fee / unit))
        fee = debt.fee(slot.month)
        if fee is not None:
            extra = program.new()
            program.upper.add(fixed, (self.q[t], 1.0), (extra, -1.0), *((b, -r) for b, r in due))
            cash.terms.append((extra, float(fee.share)))
            if fee.flat:
                any_extra = program.new(1.0, whole=True)
                program.upper.add(0.0, (extra, 1.0), (any_extra, -debt.owed / unit))
                cash.terms.append((any_extra, fee.flat / unit))

    def wanted(self, solution: Any, t: int) -> int | None:
        if solution[self.b[t]] < _NOTHING:
            return None
        return int(float(solution[self.q[t]]) * self.program.unit)


class _Installments:
    """Whole installments that may be paid early, the last ones first."""

    def __init__(self, program: Program, debt: ScheduledDebt, flows: list[Cash]) -> None:
        self.program, self.debt, unit = program, debt, program.unit
        self.early: list[dict[int, int]] = []
        for slot in debt.slots:
            months = range(min(slot.month - 1, program.months))
            self.early.append({t: program.new(1.0, whole=True) for t in months})
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
