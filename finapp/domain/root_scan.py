"""Roots of a function on a grid: for flows that change sign too often to isolate their rates exactly.

The unknown is g = ln(1 + rate). A value of flows varies at g on the scale of g itself, because flows much
farther away than 1/g no longer count, and near zero on that of the inverse time span: the grid is geometric
on both sides of zero. A pair of roots inside one cell is found through the turning point between them.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Function = Callable[[float], float]
    Bracketed = Callable[[float, float], float]

TANGENT = 1e-9
"""A turning point whose value is this near zero counts as a root that only touches zero."""

_NOISE = 1e-13
_NEAREST = 0.01
_POINTS_A_SIDE = 1000
_GOLDEN_STEPS = 60
_CELLS = 1 << 20
_RATIO = (math.sqrt(5) - 1) / 2


def grid(low: float, high: float, span: float) -> list[float]:
    """Return ascending points from `low` to `high`, zero among them, for flows over a time `span`."""
    found = {low, high, *((0.0,) if low < 0 < high else ())}
    for side, end in ((-1, -low), (1, high)):
        start = _NEAREST / max(span, 1.0)
        if end > start:
            ratio = (end / start) ** (1 / _POINTS_A_SIDE)
            found.update(side * start * ratio**index for index in range(_POINTS_A_SIDE))
    return sorted(point for point in found if low <= point <= high)


def series_values(times: Sequence[float], amounts: Sequence[float], points: Sequence[float]) -> list[float]:
    """Return the sum of a*exp(-g*t) at each point, over the sum of its absolute terms."""
    import numpy as np  # noqa: PLC0415 - only long series need it

    when, much = np.array(times), np.array(amounts)
    found: list[float] = []
    rows = max(_CELLS // len(times), 1)
    for begin in range(0, len(points), rows):
        growth = np.array(points[begin : begin + rows])[:, None]
        # Exponents are never positive: measured from the first flow for g >= 0, from the last below.
        reference = np.where(growth >= 0, when[0], when[-1])
        terms = much * np.exp(-growth * (when - reference))
        found += (terms.sum(axis=1) / np.abs(terms).sum(axis=1)).tolist()
    return found


def scan(
    function: Function, points: Sequence[float], values: Sequence[float], root: Bracketed
) -> list[float]:
    """Return the roots of `function` between the ascending `points`, where it has these `values`.

    `root` finds the one in a bracket. Two in one cell are both found, and one that only touches zero.
    """
    found = [point for point, value in zip(points, values, strict=True) if value == 0]
    for (left, right), (start, end) in zip(pairwise(points), pairwise(values), strict=True):
        if start * end < 0:
            found.append(root(left, right))
    for index in range(1, len(points) - 1):
        before, value, after = values[index - 1 : index + 2]
        if _may_turn_at_zero(before, value, after):
            found += _turning(function, points[index - 1], points[index + 1], value > 0, root)
    return sorted(found)


def _may_turn_at_zero(before: float, value: float, after: float) -> bool:
    one_side = before * value > 0 and value * after > 0
    nearest = abs(value) <= min(abs(before), abs(after))
    return one_side and nearest and abs(value) <= abs(before - value) + abs(after - value) + TANGENT


def _turning(function: Function, low: float, high: float, positive: bool, root: Bracketed) -> list[float]:
    """Return the roots around the least distance from zero in the interval (golden section)."""
    sign, start, end = 1 if positive else -1, low, high
    for _ in range(_GOLDEN_STEPS):
        left, right = end - _RATIO * (end - start), start + _RATIO * (end - start)
        if sign * function(left) < sign * function(right):
            end = right
        else:
            start = left
    middle = (start + end) / 2
    value = sign * function(middle)
    if value < -_NOISE:
        return [root(low, middle), root(middle, high)]
    return [middle] if value < TANGENT else []
