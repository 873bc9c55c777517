"""How long the payoff planner's simple orders take for 20 debts over ten years, and their optimum."""

from __future__ import annotations

import random
import time
from decimal import Decimal

from finapp.projection.payoff import avalanche, custom_order, minimums_only, snowball
from finapp.projection.payoff_debts import AnyDebt, Debt, Early, RateStep, ScheduledDebt, Slot
from finapp.projection.payoff_optimum import heuristics, optimum

DEBTS, MONTHS, ROUNDS = 20, 120, 5
OPTIMA = ((8, 12, 150_000), (DEBTS, 36, 400_000))
"""Debts, their months, and what is paid a month beyond the minimums."""


def debts(count: int, months: int) -> list[AnyDebt]:
    """Return cards, loans and installment plans in turn that last for so many months at their minimums."""
    chance = random.Random(7)
    found: list[AnyDebt] = []
    for k in range(count):
        owed, rate = chance.randint(200_000, 6_000_000), Decimal(chance.randint(3, 24)) / 100
        if k % 3 == 0:
            steps = (RateStep(chance.randint(3, 12), rate + Decimal("0.05")),) if k % 2 else ()
            found.append(Debt(name=str(k), balance=owed, apr=rate, minimum=owed // 40, steps=steps))
            continue
        part = owed // months
        reduces = k % 3 == 1
        slots = tuple(
            Slot(month, part, round(part * (months - month + 1 if reduces else months // 2) * rate / 12))
            for month in range(1, months + 1)
        )
        early = Early.LEVEL if reduces else Early.BY_INSTALLMENT
        found.append(ScheduledDebt(name=str(k), slots=slots, early=early, yearly=rate))
    return found


def main() -> None:
    """Print both times."""
    many = debts(DEBTS, MONTHS)
    budget = tuple(sum(month.payments) for month in minimums_only(many).months)
    budget = tuple(max(budget[0], amount) for amount in budget)
    names = [debt.name for debt in reversed(many)]
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        plans = [
            minimums_only(many),
            avalanche(many, budget),
            snowball(many, budget),
            custom_order(many, budget, names),
        ]
        best = min(best, time.perf_counter() - begin)
    months = [len(plan.months) for plan in plans]
    print(f"{DEBTS} debts, {months} months, four ways of paying: {best * 1000:.0f} ms")  # noqa: T201 a benchmark prints

    for count, length, extra in OPTIMA:
        some = debts(count, length)
        budget = (sum(minimums_only(some).months[0].payments) + extra,)
        orders = min(plan.cost for plan in heuristics(some, budget).values() if plan.repaid)
        begin, used = time.perf_counter(), time.process_time()
        found = optimum(some, budget)
        spent, used = time.perf_counter() - begin, time.process_time() - used
        saved, gap = 1 - found.plan.cost / orders, found.gap / found.plan.cost
        print(  # noqa: T201
            f"{count} debts, the optimum: {spent:.1f} s ({used:.1f} s of the processor), "
            f"{saved:.2%} cheaper than the best order, at most {gap:.2%} above the cheapest"
        )


if __name__ == "__main__":
    main()
