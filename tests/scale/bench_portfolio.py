"""Compare the daily value of 100 holdings over ten years with scipy's step interpolation.

One run: 3,653 days, a quote on every weekday, a trade each month. The peer carries units and prices forward
with `scipy.interpolate.interp1d(kind="previous")` and rounds floating-point products to cents; finapp's
values are exact integers.
"""

from __future__ import annotations

import random
import time
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import interp1d

from finapp.projection.holdings import SCALE, Holding, Steps, revalue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

HOLDINGS = 100
FIRST, LAST = date(2016, 1, 1), date(2025, 12, 31)
SATURDAY = 5


def _holding(drawn: random.Random) -> Holding:
    days = range(FIRST.toordinal(), LAST.toordinal() + 1)
    weekdays = [day for day in days if date.fromordinal(day).weekday() < SATURDAY]
    price, prices = drawn.uniform(0.8, 300), []
    for _ in weekdays:
        price *= 1 + drawn.gauss(0.0002, 0.01)
        prices.append(round(price, 4))
    months = [day for day in days if date.fromordinal(day).day == 1]
    units = np.cumsum([drawn.randrange(1, 50_000) for _ in months])
    return Holding(
        Steps(np.array(months), units * (SCALE // 100)),
        Steps(np.array(weekdays), np.rint(np.array(prices) * SCALE).astype(np.int64)),
    )


def _forward(steps: Steps, days: Whole) -> NDArray[np.float64]:
    values = steps.values / SCALE
    ends = (0, values[-1])
    return np.asarray(interp1d(steps.days, values, "previous", bounds_error=False, fill_value=ends)(days))


def main() -> None:
    """Print both times, what differs, and the ratio."""
    drawn = random.Random(100)
    holdings = [_holding(drawn) for _ in range(HOLDINGS)]
    days = np.arange(FIRST.toordinal(), LAST.toordinal() + 1)
    begin = time.perf_counter()
    total = revalue(holdings, FIRST, LAST).totals()
    ours = time.perf_counter() - begin

    begin = time.perf_counter()
    rows = [np.round(_forward(one.units, days) * _forward(one.prices, days), 2) for one in holdings]
    peer_total = np.sum(rows, axis=0)
    peer = time.perf_counter() - begin
    wrong = int(np.count_nonzero(np.rint(peer_total * 100).astype(np.int64) != total))
    print(f"finapp: {HOLDINGS} holdings on {len(days)} days in {ours * 1000:.1f} ms, exact")  # noqa: T201 a benchmark prints
    print(f"scipy interp1d: {peer * 1000:.1f} ms; its total differs on {wrong} days")  # noqa: T201
    print(f"ratio: {peer / ours:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
