"""Why a deposit earns its interest: the days and rates of each stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.dates import add_months
from finapp.domain.deposit import CN_YEAR
from finapp.domain.explain import Explanation, line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from finapp.domain.deposit import FixedDepositInterest

SOURCE = "PBoC Yinfa [2005] 129"


def explain_fixed_deposit(
    earned: FixedDepositInterest,
    start: date,
    term_months: int,
    rate: Decimal,
    withdrawn: date,
    demand_rate: Decimal,
    *,
    year_days: int = CN_YEAR,
) -> Explanation:
    """Explain the interest of a Chinese fixed deposit; amounts are in minor units of the case."""
    maturity = add_months(start, term_months)
    if earned.early:
        days = (withdrawn - start).days
        step = line("deposit.early", days=days, rate=demand_rate, year=year_days, maturity=maturity)
        return Explanation(line("deposit.fixed_early"), SOURCE, steps=(step, line("rounding.half_up")))
    steps = [
        line("deposit.by_month", rate=rate, months=term_months),
        line("deposit.by_days", rate=rate, days=(maturity - start).days, year=year_days),
    ]
    if withdrawn > maturity:
        days = (withdrawn - maturity).days
        steps.append(line("deposit.overdue", days=days, rate=demand_rate, year=year_days))
    rule = line("deposit.fixed", start=start, maturity=maturity)
    return Explanation(rule, SOURCE, steps=tuple(steps), rounding=line("rounding.half_up"))


def explain_demand(
    balances: Sequence[tuple[date, Decimal]], settle_on: date, rate: Decimal, *, year_days: int = CN_YEAR
) -> Explanation:
    """Explain the interest of a demand deposit: each balance times its days."""
    ordered = sorted(balances)
    steps = []
    for number, (day, balance) in enumerate(ordered):
        last = number + 1 == len(ordered)
        days = (settle_on - day).days + 1 if last else (ordered[number + 1][0] - day).days
        steps.append(line("deposit.stretch", day=day, balance=balance, days=days, product=balance * days))
    steps.append(line("deposit.product", rate=rate, year=year_days))
    return Explanation(line("deposit.demand"), SOURCE, steps=tuple(steps), rounding=line("rounding.half_up"))
