"""How long the payoff planner's simple orders take for 20 debts over ten years, and the optimum for eight."""

from __future__ import annotations

import random
import time
from decimal import Decimal

from finapp.projection.payoff import avalanche, custom_order, minimums_only, snowball
from finapp.projection.payoff_debts import AnyDebt, Debt, Early, RateStep, ScheduledDebt, Slot
from finapp.projection.payoff_optimum import optimum

DEBTS, MONTHS, FEW, ROUNDS = 20, 120, 8, 5


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

    few = debts(FEW, 12)
    budget = (sum(minimums_only(few).months[0].payments) + 150_000,)
    begin = time.perf_counter()
    found = optimum(few, budget)
    spent = time.perf_counter() - begin
    print(f"{FEW} debts, the optimum: {spent:.1f} s, proven {found.proven}")  # noqa: T201


if __name__ == "__main__":
    main()
