"""Compare our exact schedules with row-by-row floating point formulas.

Prints the processor time for 10,000 schedules of 36 rows, the best of three runs. The peer is
numpy-financial's `ipmt`/`ppmt` called per row, where installed; otherwise the same formulas written with
numpy.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from finapp.domain.schedule import equal_installment, period_rate
from tests.scale.timing import best

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEDULES, ROWS = 10_000, 36
PEER_SCHEDULES = 200  # the peer is timed on fewer and scaled up; its time per schedule is constant


def _numpy_ipmt(rate: float, per: int, nper: int, pv: float) -> float:
    """Interest part of payment `per`: rate × balance after per − 1 payments, as numpy-financial does."""
    payment = -pv * rate / (1 - np.power(1 + rate, -nper))
    balance = pv * np.power(1 + rate, per - 1) + payment * (np.power(1 + rate, per - 1) - 1) / rate
    return float(-balance * rate)


def _numpy_ppmt(rate: float, per: int, nper: int, pv: float) -> float:
    payment = -pv * rate / (1 - np.power(1 + rate, -nper))
    return float(payment) - _numpy_ipmt(rate, per, nper, pv)


def _peer() -> tuple[str, Callable[..., float], Callable[..., float]]:
    try:
        import numpy_financial as npf  # noqa: PLC0415 only the benchmark uses it, when it is there
    except ImportError:
        return "equivalent row-by-row numpy (numpy-financial is not installed)", _numpy_ipmt, _numpy_ppmt
    return "numpy-financial ipmt/ppmt", npf.ipmt, npf.ppmt


def main() -> None:
    """Print both times and their ratio."""
    rates = [period_rate(Decimal(6 + k % 30) / 100, 12) for k in range(100)]

    def exact() -> None:
        for k in range(SCHEDULES):
            equal_installment(100_000 + k * 37, rates[k % 100], ROWS)

    ours = best(exact, 3)[0]

    name, ipmt, ppmt = _peer()
    floats = [float(rate) for rate in rates]

    def row_by_row() -> None:
        for k in range(PEER_SCHEDULES):
            for row in range(1, ROWS + 1):
                ipmt(floats[k % 100], row, ROWS, 1000.0 + k)
                ppmt(floats[k % 100], row, ROWS, 1000.0 + k)

    peer = best(row_by_row, 3)[0] * SCHEDULES / PEER_SCHEDULES
    print(f"finapp: {SCHEDULES} schedules of {ROWS} rows in {ours:.2f} s")  # noqa: T201 a benchmark prints
    print(f"{name}: {peer:.2f} s (scaled from {PEER_SCHEDULES})")  # noqa: T201
    print(f"ratio: {peer / ours:.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
