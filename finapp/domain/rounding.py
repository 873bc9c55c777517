"""Rounding of exact ratios to integers, by the mode an agreement names."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Rounding(StrEnum):
    """How a fraction of the smallest unit becomes a whole one; ties and directions are away from zero."""

    HALF_UP = "HALF_UP"
    HALF_EVEN = "HALF_EVEN"
    UP = "UP"
    DOWN = "DOWN"


def round_ratio(numerator: int, denominator: int, mode: Rounding = Rounding.HALF_UP) -> int:
    """Return numerator / denominator (> 0) rounded to an integer, without any intermediate rounding."""
    whole, rest = divmod(abs(numerator), denominator)
    if mode is Rounding.HALF_UP:
        whole += 2 * rest >= denominator
    elif mode is Rounding.HALF_EVEN:
        whole += 2 * rest > denominator or (2 * rest == denominator and whole % 2 == 1)
    elif mode is Rounding.UP:
        whole += rest > 0
    return whole if numerator >= 0 else -whole


def rounder(denominator: int, mode: Rounding, step: int = 1) -> Callable[[int], int]:
    """Return a function rounding numerator / denominator to a multiple of `step`, fast for HALF_UP."""
    scaled = denominator * step
    twice = 2 * scaled
    if mode is Rounding.HALF_UP:
        if step == 1:
            return lambda n: (2 * n + scaled) // twice if n >= 0 else -((scaled - 2 * n) // twice)
        return lambda n: step * ((2 * n + scaled) // twice if n >= 0 else -((scaled - 2 * n) // twice))
    return lambda n: step * round_ratio(n, scaled, mode)
