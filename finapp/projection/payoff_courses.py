"""Debts in the payoff program whose interest falls with what is owed.

Until a debt closes its minimum is due in full, in that month the whole balance, and nothing after it. A
yes or no of each month tells whether it is closed. What is left is never more than the minimums alone leave:
that makes the bound tight which the program has where yes and no are taken as shares.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from finapp.projection.payoff_debts import MONTHS_IN_YEAR, Debt, Early, ScheduledDebt, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.projection.payoff_program import Cash, Program, Term

_NOTHING = 1e-6
"""Units that count as nothing left: a balance the solver means to be zero."""


@dataclass(slots=True)
class Aside:
    """Interest kept aside for the first `months`: `accrued` so far, and `rate` of each month's balance."""

    months: int
    rate: float
    accrued: float


@dataclass(slots=True)
class Course:
    """How a balance runs while it is open, in units of the program.

    `floors` are what must be paid in each month: constants, each with a share of the balance before it grew.
    """

    owed: float
    growth: list[float]
    floors: list[list[tuple[float, float]]]
    fee: float = 0.0
    aside: Aside | None = None

    @classmethod
    def of_balance(cls, debt: Debt, program: Program) -> Course:
        """Return the course of a balance with interest and a minimum."""
        unit, months = program.unit, program.months
        growth = [1 + float(debt.rate(t + 1)) / MONTHS_IN_YEAR for t in range(months)]
        fee = 0.0 if program.relaxed else debt.monthly_fee / unit
        share = float(debt.minimum_pct)
        floors: list[list[tuple[float, float]]] = []
        for grows in () if program.relaxed else growth:
            if debt.minimum_costs:
                found = [(fee, share + grows - 1)]
            else:
                found = [(share * fee, share * grows)] if share else []
            floors.append([*found, (debt.minimum / unit, 0.0)] if debt.minimum else found)
        floors = floors or [[] for _ in growth]
        aside = None
        if debt.deferred is not None and not program.relaxed:
            rate = float(debt.deferred.rate) / MONTHS_IN_YEAR
            aside = Aside(debt.deferred.last_month, rate, debt.deferred.accrued / unit)
        return cls(debt.owed / unit, growth, floors, fee, aside)

    @classmethod
    def of_schedule(cls, debt: ScheduledDebt, program: Program) -> Course:
        """Return the course of installments; between them nothing grows and nothing is due."""
        slots = {slot.month: slot for slot in debt.slots}
        planned, growth = debt.owed, list[float]()
        floors: list[list[tuple[float, float]]] = []
        for t in range(program.months):
            slot = slots.get(t + 1, Slot(t + 1, 0, 0))
            rate = slot.cost / planned if planned else 0.0
            planned -= slot.principal
            growth.append(1 + rate)
            if program.relaxed:
                floors.append([])
            elif debt.early is Early.PRINCIPAL:
                floors.append([(slot.principal / program.unit, rate)])
            else:
                floors.append([((slot.principal + slot.cost) / program.unit, 0.0)])
        return cls(debt.owed / program.unit, growth, floors)

    @property
    def is_simple(self) -> bool:
        """Tell whether it makes no difference in which month it closes."""
        return not (any(self.floors) or self.fee or self.aside)

    def by_floors(self) -> list[float]:
        """Return what is left after each month, up to the last, when only the floors are paid."""
        left, kept = self.owed, 0.0 if self.aside is None else self.aside.accrued
        found: list[float] = []
        for t, grows in enumerate(self.growth):
            if self.aside is not None:
                if t < self.aside.months:
                    kept += self.aside.rate * left
                elif t == self.aside.months:
                    left += kept
            due = max((fixed + share * left for fixed, share in self.floors[t]), default=0.0)
            left = max(left * grows + self.fee - due, 0.0)
            found.append(left)
            if left <= _NOTHING:
                break
        return found


@dataclass(slots=True)
class _Path:
    """One course: it closes in a month from `first` to `last`, counted from 0, or is not taken."""

    taken: int
    first: int
    last: int
    starts: list[list[Term]] = field(default_factory=list)
    closed: dict[int, int] = field(default_factory=dict)

    def open_in(self, t: int, amount: float) -> list[Term]:
        """Return `amount` for being open when month `t` begins."""
        if not amount or t > self.last:
            return []
        shut = self.closed.get(t - 1)
        return [(self.taken, amount), *([(shut, -amount)] if shut is not None else [])]


class Closing:
    """A debt as the courses it may take; `ends` are (first, last) month of closing of each."""

    def __init__(
        self, program: Program, course: Course, flows: list[Cash], ends: Sequence[tuple[int, int]]
    ) -> None:
        self.program, self.course = program, course
        self.most = course.by_floors()
        self.left: list[list[int]] = [[] for _ in flows]
        self.paid: list[list[Term]] = [[] for _ in flows]
        self.costs: list[list[Term]] = [[] for _ in flows]
        self.paths = [_Path(program.new(1.0, whole=True), first, last) for first, last in ends]
        program.equal.add(1.0, *((path.taken, 1.0) for path in self.paths))
        for path in self.paths:
            for t in range(path.last + 1):
                self._month(path, t)
        for paid, cash in zip(self.paid, flows, strict=True):
            cash.terms += paid

    def _month(self, path: _Path, t: int) -> None:
        """Let one month of a course happen: it grows, is paid on, and what is left begins the next."""
        course, program = self.course, self.program
        start: list[Term] = [(self.left[t - 1][-1], 1.0)] if t else [(path.taken, course.owed)]
        if course.aside is not None and t == course.aside.months <= path.first:
            start.append((path.taken, course.aside.accrued))
            before = [term for terms in path.starts[: course.aside.months] for term in terms]
            start += _times(before, course.aside.rate)
        path.starts.append(start)
        paid = [*_times(start, course.growth[t]), *path.open_in(t, course.fee)]
        if t < path.last:
            left = program.new()
            self.left[t].append(left)
            paid.append((left, -1.0))
            if t >= path.first and not course.is_simple:
                self._may_close(path, t, left)
            for fixed, share in course.floors[t] or [(0.0, 0.0)]:
                floor = path.open_in(t + 1, fixed) if t + 1 <= path.last else []
                program.upper.add(0.0, *_times(paid, -1.0), *floor, *_times(start, share))
        self.paid[t] += paid

    def _may_close(self, path: _Path, t: int, left: int) -> None:
        """Let a course close in an earlier month than its last."""
        program = self.program
        closed = path.closed[t] = program.new(1.0, whole=True)
        most = self.most[t] if t < len(self.most) else 0.0
        program.upper.add(0.0, (left, 1.0), (path.taken, -most), (closed, most))
        program.upper.add(0.0, (closed, 1.0), (path.taken, -1.0))
        if t - 1 in path.closed:
            program.upper.add(0.0, (path.closed[t - 1], 1.0), (closed, -1.0))

    def early_fees(self, debt: ScheduledDebt, flows: list[Cash]) -> None:
        """Add the fees of installments, which end with the debt, and what paying more than is due costs."""
        unit = self.program.unit
        for slot in debt.slots:
            t = slot.month - 1
            if t < self.program.months and slot.fee:
                self.costs[t] += [term for path in self.paths for term in path.open_in(t, slot.fee / unit)]
        for t in range(self.program.months):
            fee = debt.fee(t + 1)
            if fee is not None:
                extra = self._beyond(t)
                self.costs[t].append((extra, float(fee.share)))
                if fee.flat:
                    any_extra = self.program.new(1.0, whole=True)
                    self.program.upper.add(0.0, (extra, 1.0), (any_extra, -self.course.owed))
                    self.costs[t].append((any_extra, fee.flat / unit))
            flows[t].terms += self.costs[t]

    def _beyond(self, t: int) -> int:
        """Return a variable that is at least what is paid beyond the installment of a month."""
        extra = self.program.new()
        ((fixed, share),) = self.course.floors[t]
        due: list[Term] = []
        for path in self.paths:
            if t <= path.last:
                due += [(path.taken, fixed), *_times(path.starts[t], share)]
        self.program.upper.add(0.0, *self.paid[t], *_times(due, -1.0), (extra, -1.0))
        return extra

    def wanted(self, solution: Any, t: int) -> int | None:
        """Return what the solution pays in a month, fees included; None: all that is left."""
        if sum(solution[left] for left in self.left[t]) < _NOTHING:
            return None
        value = sum(float(solution[column]) * times for column, times in (*self.paid[t], *self.costs[t]))
        return int(value * self.program.unit)


def _times(terms: Sequence[Term], factor: float) -> list[Term]:
    return [(column, value * factor) for column, value in terms] if factor else []


def ends_of(course: Course, program: Program, closes: int | None) -> list[tuple[int, int]]:
    """Return the months of closing of the courses of a debt: near the one that it `closes` in, or all."""
    last = program.months - 1
    if course.is_simple:
        return [(0, last)]
    low, high = 0, len(course.by_floors()) - 1
    if closes is not None:
        low, high = max(closes - program.width, 0), min(closes + program.width, last)
    if course.aside is not None and low < course.aside.months <= high:
        # Closed by then, nothing of what is kept aside is due: a course of its own.
        return [(low, course.aside.months - 1), (course.aside.months, high)]
    return [(low, high)]
