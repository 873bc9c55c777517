"""Compare 10,000 yearly rates of 24 dated flows each with pyxirr, which is compiled.

Processor time, the best of five runs. Each side gets its flows in the form it takes fastest: finapp columns
of days and cents (a list of plans, a curve of returns), pyxirr a list of dates and a list of floats. How long
finapp takes to make the columns of lists, and to find all rates of one contract after the other, is printed
too.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyxirr

from finapp.domain.rates import xirr
from finapp.domain.xirr_batch import FlowColumns, xirr_batch
from tests.scale.timing import best, once

CONTRACTS, FLOWS = 10_000, 24
ALONE = 500  # one after the other is timed on fewer and scaled up; its time per contract is constant
NEAR = 1e-8


def _contracts() -> tuple[list[list[date]], list[list[int]]]:
    """Return days and cents of savings plans: 23 payments at uneven times and what they are worth then."""
    drawn = random.Random(24)
    days, amounts = [], []
    for _ in range(CONTRACTS):
        day = date(2015, 1, 1) + timedelta(days=drawn.randrange(3000))
        when, paid = [day], [-drawn.randrange(1_000, 500_000)]
        for _ in range(FLOWS - 2):
            day += timedelta(days=drawn.randrange(5, 60))
            when.append(day)
            paid.append(-drawn.randrange(1_000, 500_000))
        when.append(day + timedelta(days=drawn.randrange(5, 60)))
        paid.append(-sum(paid) * drawn.randrange(700, 1_600) // 1_000)
        days.append(when)
        amounts.append(paid)
    return days, amounts


def main() -> None:
    """Print the times and their ratio."""
    days, amounts = _contracts()
    floats = [[float(amount) for amount in row] for row in amounts]
    making, columns = best(lambda: FlowColumns.of(days, amounts))
    ours, rates = best(lambda: xirr_batch(columns))
    peer, theirs = best(lambda: [pyxirr.xirr(when, paid) for when, paid in zip(days, floats, strict=True)])
    few = zip(days[:ALONE], amounts[:ALONE], strict=True)
    alone, _ = once(lambda: [xirr(list(zip(when, paid, strict=True))) for when, paid in few])
    farthest = max(abs(mine - other) for mine, other in zip(rates.floats.tolist(), theirs, strict=True))
    if farthest > NEAR:
        raise SystemExit(f"the rates differ by {farthest}")
    print(f"finapp: {CONTRACTS} rates of {FLOWS} flows in {ours * 1000:.1f} ms")  # noqa: T201 a benchmark prints
    print(f"pyxirr: {peer * 1000:.1f} ms; largest difference {farthest:.1e}")  # noqa: T201
    print(f"ratio: {peer / ours:.2f}")  # noqa: T201
    print(f"with the columns made of lists first: ratio {peer / (ours + making):.2f}")  # noqa: T201
    each = alone / ALONE * 1e6
    print(f"one after the other, every rate that fits: {each:.0f} µs each")  # noqa: T201


if __name__ == "__main__":
    main()
