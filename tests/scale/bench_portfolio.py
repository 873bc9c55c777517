"""Compare the daily value of 100 holdings over ten years with scipy's step interpolation and plain numpy.

One run: 3,653 days, a quote on every weekday, a trade each month. The peers carry units and prices forward,
with `scipy.interpolate.interp1d(kind="previous")` or with `numpy.searchsorted`, and round floating-point
products to cents; finapp's values are exact integers. Processor time, the best of five runs.
"""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import interp1d

from finapp.projection.holdings import SCALE, Holding, Steps, revalue
from tests.scale.timing import best

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _searched(steps: Steps, days: Whole) -> NDArray[np.float64]:
    place = np.searchsorted(steps.days, days, side="right")
    return np.append(0.0, steps.values / SCALE)[place]


def _peer(
    forward: Callable[[Steps, Whole], NDArray[np.float64]], holdings: list[Holding], days: Whole
) -> tuple[float, NDArray[np.float64]]:
    def total() -> NDArray[np.float64]:
        rows = [np.round(forward(one.units, days) * forward(one.prices, days), 2) for one in holdings]
        return np.asarray(np.sum(rows, axis=0))

    return best(total)


def main() -> None:
    """Print the times, what differs, and the ratios."""
    drawn = random.Random(100)
    holdings = [_holding(drawn) for _ in range(HOLDINGS)]
    days = np.arange(FIRST.toordinal(), LAST.toordinal() + 1)
    ours, total = best(lambda: revalue(holdings, FIRST, LAST).totals())
    print(f"finapp: {HOLDINGS} holdings on {len(days)} days in {ours * 1000:.1f} ms, exact")  # noqa: T201 a benchmark prints
    for name, forward in (("scipy interp1d", _forward), ("numpy searchsorted", _searched)):
        peer, peer_total = _peer(forward, holdings, days)
        wrong = int(np.count_nonzero(np.rint(peer_total * 100).astype(np.int64) != total))
        print(f"{name}: {peer * 1000:.1f} ms; its total differs on {wrong} days")  # noqa: T201
        print(f"ratio: {peer / ours:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
