"""Ways out of debt over the debts of a book: what each leads to, when it ends, and what to do on which day.

Amounts in minor units of the base currency. The first month begins today; extra repayments are made on the
day each month begins.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from finapp.domain.dates import add_months
from finapp.domain.money import Money
from finapp.domain.payoff import PlannedDraft, Strategy
from finapp.projection.payoff import (
    PayoffPlan,
    avalanche,
    custom_order,
    minimums_only,
    paid_from,
    snowball,
    wealth_at,
)
from finapp.projection.payoff_debts import Early, Fund, ScheduledDebt
from finapp.projection.payoff_optimum import Optimum, avalanche_is_optimal, optimum
from finapp.services.payoff_book import BookDebt, DebtKind, month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.exchange import Rates
    from finapp.domain.payoff import PayoffWishes
    from finapp.services.payoff_book import BookDebts

HEURISTICS = (Strategy.MINIMUMS, Strategy.AVALANCHE, Strategy.SNOWBALL, Strategy.CUSTOM)
"""Strategies that answer at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One extra repayment of a way out of debt. `amount` is in the debt's own currency, `minor` in the base.

    `savings` of it come from savings; `closes` tells that nothing is left of the debt then; `installments`
    are the numbers paid early.
    """

    on: date
    debt: BookDebt
    amount: Money
    minor: int
    savings: int = 0
    closes: bool = False
    installments: tuple[int, ...] = ()

    @property
    def planned(self) -> PlannedDraft:
        """Return the step as a repayment to put into the calendar."""
        return PlannedDraft(
            account_id=self.debt.account.id,
            plan_id=self.debt.plan.id if self.debt.plan is not None else None,
            on=self.on,
            amount=self.amount,
            closes=self.closes,
            installments=self.installments,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What one strategy leads to.

    `debt_free` is the day of the last repayment, None when it never comes. `cost` is interest and fees from
    today to then; `saves` how much more the household has in the end than with minimums only, income of
    savings given up taken off, None where one of both never ends. `lenders` come in the order in which extra
    money reaches them. `proven` tells, for the optimum, that nothing is cheaper, `gap` how much cheaper
    anything could be at most (None: not known); `like` the strategy it equals.
    """

    strategy: Strategy
    plan: PayoffPlan
    debt_free: date | None
    cost: int
    saves: int | None
    lenders: tuple[AccountId, ...]
    curve: tuple[tuple[date, int], ...]
    steps: tuple[Step, ...]
    proven: bool | None = None
    gap: int | None = None
    like: Strategy | None = None

    @property
    def savings_used(self) -> int:
        """Return what comes from savings."""
        return sum(step.savings for step in self.steps)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The debts of a book on a day, and the savings that could repay them; read once, planned often."""

    today: date
    base: str
    book: BookDebts
    savings: int
    rates: Rates

    @cached_property
    def least(self) -> PayoffPlan:
        """Return what only the minimums lead to, with enough money for each."""
        return minimums_only([one.debt for one in self.book.debts])

    @cached_property
    def minimum(self) -> int:
        """Return the lowest payments of the first month, without bills paid in full and what is overdue."""
        if not self.least.months:
            return 0
        total = 0
        for index, one in enumerate(self.book.debts):
            if one.kind is DebtKind.BILL:
                continue
            total += self.least.months[0].payments[index] - self._overdue(one)
        return max(total, 0)

    def _overdue(self, one: BookDebt) -> int:
        if one.plan is None:
            return 0
        late = sum(row.open for row in one.plan.installments if row.open > 0 and row.due < self.today)
        found = self.rates.convert(Money(late, one.owed.currency), self.base)
        return 0 if found is None else found.minor

    @cached_property
    def rows(self) -> dict[int, dict[int, list[tuple[int, int]]]]:
        """Return the open installments of each debt by month: number and what paying it early asks for."""
        return {index: _rows(one, self.today) for index, one in enumerate(self.book.debts)}

    @cached_property
    def owed(self) -> int:
        """Return everything that is owed."""
        return sum(one.debt.owed for one in self.book.debts)

    def budget(self, extra: int) -> tuple[int, ...]:
        """Return what is there each month: what must be paid, at least as much as now, and the extra."""
        asked = [sum(month.payments) for month in self.least.months]
        return (*(max(self.minimum, amount) + extra for amount in asked), self.minimum + extra)

    def fund(self, wishes: PayoffWishes) -> Fund:
        """Return the savings that may be used."""
        usable = 0 if wishes.keep is None else max(self.savings - wishes.keep, 0)
        return Fund(usable, wishes.yearly)


def day_of(today: date, month: int) -> date:
    """Return the day on which extra repayments of a month are made."""
    return add_months(today, month - 1)


def ways(ground: Ground, wishes: PayoffWishes) -> dict[Strategy, Way]:
    """Return what the simple strategies lead to."""
    debts = [one.debt for one in ground.book.debts]
    budget, fund = ground.budget(wishes.extra), ground.fund(wishes)
    plans = {
        Strategy.MINIMUMS: paid_from(ground.least, budget, fund),
        Strategy.AVALANCHE: avalanche(debts, budget, fund),
        Strategy.SNOWBALL: snowball(debts, budget, fund),
        Strategy.CUSTOM: custom_order(debts, budget, own_order(ground, wishes.order), fund),
    }
    maker = _Maker(ground, budget, fund, plans[Strategy.MINIMUMS])
    return {strategy: maker.way(strategy, plan) for strategy, plan in plans.items()}


def best_way(
    ground: Ground,
    wishes: PayoffWishes,
    known: Mapping[Strategy, Way],
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Way:
    """Return the cheapest way, never dearer than one of `known`; `tell` hears how far the work is."""
    debts = [one.debt for one in ground.book.debts]
    budget, fund = ground.budget(wishes.extra), ground.fund(wishes)
    maker = _Maker(ground, budget, fund, known[Strategy.MINIMUMS].plan)
    if avalanche_is_optimal(debts) and not fund.usable and not fund.yearly:
        plan = known[Strategy.AVALANCHE].plan
        return maker.way(Strategy.OPTIMAL, plan, proven=True, gap=0, like=Strategy.AVALANCHE)
    order = [strategy for strategy in HEURISTICS if strategy in known]
    found: Optimum = optimum(debts, budget, fund, known=[known[one].plan for one in order], tell=tell)
    like = next((one for one in order if known[one].plan == found.plan), None)
    gap = math.ceil(found.gap) if math.isfinite(found.gap) and found.bound else None
    return maker.way(
        Strategy.OPTIMAL, found.plan, proven=found.proven, gap=0 if found.proven else gap, like=like
    )


def own_order(ground: Ground, lenders: Sequence[AccountId]) -> list[str]:
    """Return the debts in the household's order of lenders, the highest rate first within each."""
    place = {lender: index for index, lender in enumerate(lenders)}
    ordered = sorted(
        ground.book.debts,
        key=lambda one: (place.get(one.account.id, len(place)), -one.debt.rate(1), one.debt.owed),
    )
    return [one.debt.name for one in ordered]


@dataclass(frozen=True, slots=True)
class _Maker:
    ground: Ground
    budget: Sequence[int]
    fund: Fund
    least: PayoffPlan

    def way(
        self,
        strategy: Strategy,
        plan: PayoffPlan,
        *,
        proven: bool | None = None,
        gap: int | None = None,
        like: Strategy | None = None,
    ) -> Way:
        saves = None
        if plan.repaid and self.least.repaid:
            months = max(len(plan.months), len(self.least.months))
            saves = wealth_at(plan, self.budget, self.fund, months)
            saves -= wealth_at(self.least, self.budget, self.fund, months)
        steps = self._steps(plan)
        return Way(
            strategy=strategy,
            plan=plan,
            debt_free=self._debt_free(plan) if plan.repaid else None,
            cost=plan.cost,
            saves=saves,
            lenders=tuple(dict.fromkeys(step.debt.account.id for step in steps)),
            curve=self._curve(plan),
            steps=steps,
            proven=proven,
            gap=gap,
            like=like,
        )

    def _curve(self, plan: PayoffPlan) -> tuple[tuple[date, int], ...]:
        today = self.ground.today
        points = [(today, self.ground.owed)]
        for number, month in enumerate(plan.months, 1):
            points.append((add_months(today, number), sum(month.balances)))
        return tuple(points)

    def _debt_free(self, plan: PayoffPlan) -> date:
        """Return the day of the last payment: of an installment on its due day, of an extra on its own."""
        number = len(plan.months)
        if not number:
            return self.ground.today
        last = plan.months[-1]
        days = [day_of(self.ground.today, number)]
        for index, one in enumerate(self.ground.book.debts):
            if last.payments[index] > (last.extra[index] if last.extra else 0) and number in one.due:
                days.append(one.due[number])
        return max(days)

    def _step_day(self, one: BookDebt, month: int, *, whole: bool) -> date:
        """Return the day of an extra repayment; settling a whole plan waits for what is due before."""
        day = day_of(self.ground.today, month)
        return max(day, one.due.get(month, day)) if whole and one.plan is not None else day

    def _steps(self, plan: PayoffPlan) -> tuple[Step, ...]:
        found: list[Step] = []
        left = {index: dict(rows) for index, rows in self.ground.rows.items()}
        unspent, in_savings = 0, self.fund.usable
        for number, month in enumerate(plan.months, 1):
            unspent += self.budget[min(number, len(self.budget)) - 1] - sum(month.payments)
            savings = min(max(-unspent, 0), in_savings)  # what earlier months left is spent before savings
            unspent, in_savings = max(unspent, 0), in_savings - savings
            chosen = [index for index, amount in enumerate(month.extra) if amount]
            for index in sorted(chosen, key=lambda k: -self.ground.book.debts[k].debt.rate(number)):
                one, minor = self.ground.book.debts[index], month.extra[index]
                closes = month.balances[index] == 0
                amount, numbers = self._own(one, minor, closes, left[index], number)
                taken = min(savings, minor)
                savings -= taken
                found.append(
                    Step(
                        on=self._step_day(one, number, whole=closes and not numbers),
                        debt=one,
                        amount=amount,
                        minor=minor,
                        savings=taken,
                        closes=closes,
                        installments=numbers,
                    )
                )
            for rows in left.values():
                rows.pop(number, None)
        return tuple(found)

    def _own(
        self,
        one: BookDebt,
        minor: int,
        closes: bool,
        left: dict[int, list[tuple[int, int]]],
        month: int,
    ) -> tuple[Money, tuple[int, ...]]:
        """Return a step's amount in the debt's own currency, and the installments it pays early."""
        found = self.ground.rates.convert(Money(minor, self.ground.base), one.owed.currency)
        amount = found if found is not None else Money(minor, self.ground.base)
        if not isinstance(one.debt, ScheduledDebt) or one.debt.early is not Early.BY_INSTALLMENT:
            return amount, ()
        numbers: list[int] = []
        own = paid = 0
        prices = {slot.month: slot.principal for slot in one.debt.slots}
        for later in sorted((number for number in left if number > month), reverse=True):
            if not closes and paid + prices[later] > minor:
                break
            paid += prices[later]
            for number, open_amount in left.pop(later):
                numbers.append(number)
                own += open_amount
        return Money(own, one.owed.currency) if numbers else amount, tuple(sorted(numbers))


def _rows(one: BookDebt, today: date) -> dict[int, list[tuple[int, int]]]:
    """Return the open installments of a debt by month: number and what paying it early asks for."""
    found: dict[int, list[tuple[int, int]]] = {}
    if one.plan is None or not isinstance(one.debt, ScheduledDebt):
        return found
    for row in one.plan.installments:
        if row.open > 0:
            amount = row.open if one.debt.kept else row.open_principal
            found.setdefault(month_of(row.due, today), []).append((row.number, amount))
    return found
