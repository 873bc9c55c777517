"""What holdings were worth on every day: units held times the last price known, to the minor unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from finapp.domain.rounding import Rounding, round_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Flags = NDArray[np.bool_]

SCALE = 10**8
"""Units and prices are whole numbers of 1e-8."""

_FLOAT_ERROR = 2.0**-50


@dataclass(frozen=True, slots=True)
class Steps:
    """A number that keeps its value from a day (ordinal, ascending, each once) to the next one named."""

    days: Whole
    values: Whole

    @classmethod
    def of(cls, dated: Sequence[tuple[date, int]]) -> Steps:
        """Return the steps of dated values, ascending."""
        days = np.fromiter((day.toordinal() for day, _ in dated), np.int64, len(dated))
        return cls(days, np.fromiter((value for _, value in dated), np.int64, len(dated)))

    def daily(self, first: int, count: int) -> tuple[Whole, int]:
        """Return the value on each of `count` days from ordinal `first`, 0 before the first step.

        The second number counts the days before it.
        """
        bounds = np.clip(np.append(self.days, first + count), first, first + count)
        lengths = np.diff(bounds, prepend=first)
        return np.repeat(np.append(0, self.values), lengths), int(lengths[0])


@dataclass(frozen=True, slots=True)
class Holding:
    """Units held from each day on and prices as quoted, both in 1e-8; `exponent` of the currency."""

    units: Steps
    prices: Steps
    exponent: int = 2


@dataclass(frozen=True, slots=True)
class Revaluation:
    """Values in minor units, a row for each holding and a column for each day from ordinal `first`.

    Where `unknown` is set units were held before any price was known; the value there is 0.
    """

    first: int
    values: Whole
    unknown: Flags

    def totals(self) -> Whole:
        """Return the sum of all holdings on each day; meaningful for holdings of one currency."""
        return np.asarray(self.values.sum(axis=0))


def revalue(holdings: Sequence[Holding], first: date, last: date) -> Revaluation:
    """Return what each holding was worth on every day from `first` to `last`.

    A day without a quote takes the nearest earlier one. Values are exact, rounded half up; raises
    OverflowError beyond 64 bits.
    """
    start, count = first.toordinal(), last.toordinal() - first.toordinal() + 1
    values = np.zeros((len(holdings), count), np.int64)
    unknown = np.zeros((len(holdings), count), np.bool_)
    for row, holding in enumerate(holdings):
        units, _ = holding.units.daily(start, count)
        prices, unpriced = holding.prices.daily(start, count)
        values[row] = _worth(units, prices, holding.exponent)
        unknown[row, :unpriced] = units[:unpriced] != 0
    return Revaluation(start, values, unknown)


def _worth(units: Whole, prices: Whole, exponent: int) -> Whole:
    """Return units × prices in minor units.

    Products of two numbers of 1e-8 do not fit into 64 bits. The floating-point product is right to a
    known error; where a half lies within it, whole numbers decide.
    """
    product = units * (prices * (10.0**exponent / SCALE**2))
    raised = product + 0.5
    worth = np.floor(raised)
    near_half = np.abs(raised - np.rint(raised)) <= np.abs(product) * _FLOAT_ERROR
    with np.errstate(invalid="ignore"):
        worth = worth.astype(np.int64)
    for index in np.flatnonzero(near_half).tolist():
        exact = int(units[index]) * int(prices[index]) * 10**exponent
        worth[index] = round_ratio(exact, SCALE**2, Rounding.HALF_UP)
    return worth
