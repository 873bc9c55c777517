"""Every real rate that makes dated flows worth nothing, or the reason why there is none.

The unknown is g = ln(1 + rate), so that the value of the flows, sum of a*exp(-g*t), exists for every real
g, the rate stays above -100 % by itself and nothing overflows. Roots are isolated by Descartes' rule for
exponential sums, not by a grid: multiplying by exp(g*tau), with tau between two flows of opposite sign,
and differentiating takes away exactly one change of sign. Between two roots of that derivative the flows'
value is monotone. No pair of roots is too close to be seen, and a root that only touches zero is found.
Only series with very many changes of sign, thousands of flows of a trader, are scanned on a grid.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from finapp.domain.root_scan import TANGENT, grid, scan, series_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from fractions import Fraction

_SNAP = 1e-12
_NOISE = 1e-14
_WIDEST = ((math.log(1e-6), math.log(1e6)), (-60.0, 60.0))
_PLACES = 15
_NEWTON_STEPS = 40
_ESCAPED = 1e3
_MOST_WORK = 4000
_FARTHEST = 600.0

Window = tuple[float, float]
"""Where to look for rates when several may exist: the lowest and highest growth factor 1 + rate."""

PERIOD_WINDOW: Window = (1e-3, 1e4)
YEAR_WINDOW: Window = (1e-6, 1e6)


class Reason(StrEnum):
    """Why flows have no rate."""

    NO_SIGN_CHANGE = "no_sign_change"
    NO_REAL_ROOT = "no_real_root"
    ALL_ZERO = "all_zero"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class RateResult:
    """A rate, all rates that fit, or the reason why none does.

    `value` follows UK MCOB 10.3.1R(2): the smallest rate that is not negative, or else the negative one
    nearest zero. It is a fraction (0.15 is 15 %) per the period that the times count in.
    """

    value: Decimal | None
    roots: tuple[Decimal, ...] = ()
    reason: Reason | None = None

    @property
    def ambiguous(self) -> bool:
        """Tell whether several rates fit, so that `value` is a choice."""
        return len(self.roots) > 1

    @property
    def nearest_zero(self) -> Decimal | None:
        """Return the rate with the smallest absolute value."""
        return min(self.roots, key=abs, default=None)


def no_rate(reason: Reason) -> RateResult:
    """Return the result of flows without a rate."""
    return RateResult(None, (), reason)


def result_of(growths: Iterable[float]) -> RateResult:
    """Return the rates exp(g) - 1 of the roots `growths` and the one to show."""
    roots = tuple(sorted({rate_of(growth) for growth in growths}))
    if not roots:
        return no_rate(Reason.NO_REAL_ROOT)
    not_negative = [root for root in roots if root >= 0]
    return RateResult(not_negative[0] if not_negative else roots[-1], roots)


def rate_of(growth: float) -> Decimal:
    """Return exp(growth) - 1 to 15 decimals; below 1e-12 it is exactly 0."""
    try:
        rate = math.expm1(growth)
    except OverflowError:
        return Decimal(growth).exp() - 1
    return Decimal(0) if abs(rate) < _SNAP else to_decimal(rate)


def to_decimal(value: float) -> Decimal:
    """Return a solver's float without the noise behind the 15th decimal."""
    return Decimal(repr(round(value, _PLACES))) if abs(value) < 1 / _SNAP else Decimal(repr(value))


def solve(
    flows: Iterable[tuple[float | Fraction, Decimal | int]], window: Window = YEAR_WINDOW
) -> RateResult:
    """Return the rate at which `flows` of (time, amount) are worth nothing.

    With one change of sign there is exactly one rate and `window` does not matter; with more, all rates
    inside it are found, and it is widened only when it holds none.
    """
    merged, problem = _merge(flows)
    if problem is not None:
        return no_rate(problem)
    total = sum(amount for _, amount in merged)
    largest = max(abs(amount) for _, amount in merged)
    series = _Series([time for time, _ in merged], [float(amount / largest) for _, amount in merged])
    changes = series.sign_changes()
    if changes == 0:
        return no_rate(Reason.NO_REAL_ROOT)
    if changes == 1:
        return result_of([0.0] if total == 0 else [series.only_root()])
    exact = changes * len(merged) <= _MOST_WORK
    for low, high in ((math.log(window[0]), math.log(window[1])), *_WIDEST):
        roots = series.roots(low, high) if exact else series.scanned(low, high)
        if total == 0 and low < 0 < high:
            roots = _with_zero(roots)
        if roots:
            break
    return result_of(roots)


def _merge(
    flows: Iterable[tuple[float | Fraction, Decimal | int]],
) -> tuple[list[tuple[float, Decimal]], Reason | None]:
    by_time: dict[float, Decimal] = {}
    negative = positive = False
    for time, amount in flows:
        if amount:
            negative, positive = negative or amount < 0, positive or amount > 0
            key = float(time)
            by_time[key] = by_time.get(key, Decimal(0)) + amount
    if not (negative or positive):
        return [], Reason.ALL_ZERO
    if not (negative and positive):
        return [], Reason.NO_SIGN_CHANGE
    if len(by_time) == 1:
        return [], Reason.TOO_SHORT
    merged = [(time, by_time[time]) for time in sorted(by_time) if by_time[time]]
    return merged, None if merged else Reason.ALL_ZERO


def _with_zero(roots: list[float]) -> list[float]:
    """Put the root 0, known from the exact sum, in the place of its float image."""
    near = min(roots, key=abs, default=math.inf)
    return [0.0, *(root for root in roots if root != near or abs(near) > math.sqrt(TANGENT))]


class _Series:
    """The exponential sum of a*exp(-g*t), with times in ascending order and no zero amount."""

    def __init__(self, times: Sequence[float], amounts: Sequence[float]) -> None:
        self.times = times
        self.amounts = amounts
        first, last = times[0], times[-1]
        # Exponents are never positive: measured from the first flow for g >= 0, from the last below.
        self._forward = [(time - first, amount) for time, amount in zip(times, amounts, strict=True)]
        self._backward = [(time - last, amount) for time, amount in zip(times, amounts, strict=True)]

    def sign_changes(self) -> int:
        return sum((left < 0) != (right < 0) for left, right in pairwise(self.amounts))

    def value(self, growth: float) -> tuple[float, float]:
        """Return the value at `growth` relative to the sum of the absolute terms, and its derivative."""
        exp = math.exp
        total = slope = size = 0.0
        for time, amount in self._forward if growth >= 0 else self._backward:
            term = amount * exp(-growth * time)
            total += term
            slope -= time * term
            size += abs(term)
        return total / size, slope / size

    def only_root(self) -> float:
        """Return the one root of a series with one change of sign."""
        growth = self._guess()
        for _ in range(_NEWTON_STEPS):
            value, slope = self.value(growth)
            if slope == 0:
                break
            step = value / slope
            growth -= step
            if abs(step) <= _NOISE * max(1.0, abs(growth)):
                return growth
            if not abs(growth) < _ESCAPED:
                break
        low, high = -1.0, 1.0
        starts_negative = self.amounts[0] < 0
        while (self.value(high)[0] < 0) != starts_negative:
            high *= 2
        while (self.value(low)[0] < 0) == starts_negative:
            low *= 2
        return self._between(low, high)

    def _guess(self) -> float:
        """Return the growth at which the gains and losses, each at its mean time, are in balance."""
        gain = loss = gain_time = loss_time = 0.0
        for time, amount in self._forward:
            if amount > 0:
                gain += amount
                gain_time += amount * time
            else:
                loss -= amount
                loss_time -= amount * time
        distance = gain_time / gain - loss_time / loss
        return math.log(gain / loss) / distance if distance else 0.0

    def _between(self, low: float, high: float) -> float:
        """Return the root inside a bracket: Newton's steps, halved wherever they would leave it."""
        low_negative = self.value(low)[0] < 0
        growth = (low + high) / 2
        for _ in range(200):
            value, slope = self.value(growth)
            if value == 0 or high - low <= _NOISE * max(1.0, abs(growth)) / 10:
                break
            if (value < 0) == low_negative:
                low = growth
            else:
                high = growth
            following = growth - value / slope if slope else low
            inside = low < following < high
            step = following - growth
            growth = following if inside else (low + high) / 2
            if inside and abs(step) <= _NOISE / 10 * max(1.0, abs(growth)):
                break
        return growth

    def roots(self, low: float, high: float) -> list[float]:
        """Return all roots in the interval, ascending; one that only touches zero counts once."""
        changes = self.sign_changes()
        if changes == 0:
            return []
        turning = self._derivative().roots(low, high) if changes > 1 else []
        points = [low, *turning, high]
        values = [self.value(point)[0] for point in points]
        found = [
            point
            for point, before, value, after in zip(turning, values, values[1:], values[2:], strict=False)
            if abs(value) < _NOISE or (abs(value) < TANGENT and _touches(before, value, after))
        ]
        for (left, right), (start, end) in zip(pairwise(points), pairwise(values), strict=True):
            if start * end < 0 and left not in found and right not in found:
                found.append(self._between(left, right))
        return sorted(found)

    def scanned(self, low: float, high: float) -> list[float]:
        """Return the roots in the interval by a scan, where `roots` would take too long."""
        points = grid(low, high, self.times[-1] - self.times[0])
        values = series_values(self.times, self.amounts, points)
        return scan(lambda growth: self.value(growth)[0], points, values, self._between)

    def _derivative(self) -> _Series:
        """Return the derivative of exp(g*tau) times the series, tau inside its first change of sign."""
        index = next(i for i, (left, right) in enumerate(pairwise(self.amounts)) if (left < 0) != (right < 0))
        tau = (self.times[index] + self.times[index + 1]) / 2
        amounts = [amount * (tau - time) for time, amount in zip(self.times, self.amounts, strict=True)]
        largest = max(map(abs, amounts))
        return _Series(self.times, [amount / largest for amount in amounts])


def _touches(before: float, value: float, after: float) -> bool:
    return before * value > 0 and value * after > 0


def solve_function(
    relative_value: Callable[[float], float],
    flows: Iterable[tuple[float | Fraction, Decimal | int]],
    window: Window,
) -> RateResult:
    """Return the rate of flows whose value is no exponential sum but falls the same way with time.

    `relative_value` takes g = ln(1 + rate) and returns the value divided by the sum of its absolute
    terms; `flows` of (time, amount) tell how often the sign changes. With several changes the window is
    scanned on a grid.
    """
    merged, problem = _merge(flows)
    if problem is not None:
        return no_rate(problem)
    total = sum(amount for _, amount in merged)
    changes = sum((left < 0) != (right < 0) for (_, left), (_, right) in pairwise(merged))
    if changes == 0:
        return no_rate(Reason.NO_REAL_ROOT)
    if changes == 1:
        return result_of([0.0] if total == 0 else _bracketed(relative_value, merged[0][1] < 0))
    points = grid(math.log(window[0]), math.log(window[1]), merged[-1][0] - merged[0][0])
    values = [relative_value(point) for point in points]
    roots = scan(relative_value, points, values, lambda low, high: _false_position(relative_value, low, high))
    return result_of(_with_zero(roots) if total == 0 else roots)


def _bracketed(function: Callable[[float], float], starts_negative: bool) -> list[float]:
    """Return the one root, or none when the value keeps its sign however far the rate goes."""
    low, high = -1.0, 1.0
    while (function(high) < 0) != starts_negative:
        high *= 2
        if high > _FARTHEST:
            return []
    while (function(low) < 0) == starts_negative:
        low *= 2
        if low < -_FARTHEST:
            return []
    return [_false_position(function, low, high)]


def _false_position(function: Callable[[float], float], low: float, high: float) -> float:
    """Return the root in a bracket: false position (Illinois), halved every third step."""
    at_low, at_high = function(low), function(high)
    for step in range(200):
        if abs(high - low) <= _NOISE / 10 * max(1.0, abs(low)):
            break
        halve = step % 3 == 2  # noqa: PLR2004 - every third step
        middle = (low + high) / 2 if halve else (low * at_high - high * at_low) / (at_high - at_low)
        value = function(middle)
        if value == 0:
            return middle
        if (value < 0) == (at_high < 0):
            at_low = at_low if halve else at_low / 2
        else:
            low, at_low = high, at_high
        high, at_high = middle, value
    return high
