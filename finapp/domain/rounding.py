"""Rounding of exact ratios to integers, by the mode an agreement names."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Rounding(StrEnum):
    """How a fraction of a minor unit is settled."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    UP = "up"
    DOWN = "down"

    @property
    def decimal_mode(self) -> str:
        """Return the name `decimal` uses for this mode; half up and up move away from zero."""
        return _DECIMAL_MODES[self]


_DECIMAL_MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.UP: ROUND_UP,
    Rounding.DOWN: ROUND_DOWN,
}


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
