"""The scale of a money axis: round steps, and short numbers in English and Chinese."""

from __future__ import annotations

import math

_FEWEST = 4
_THOUSAND, _TEN_THOUSAND, _FULL_DIGITS = 1_000, 10_000, 99_999


def steps_for(top: float) -> list[float]:
    """Return three to six round steps from zero to at least nearly `top`."""
    if top <= 0:
        return [0.0, 1.0]
    raw = top / _FEWEST
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 4, 5, 10) if power * factor >= raw)
    return [step * number for number in range(math.floor(top / step) + 2) if step * (number - 0.6) <= top]


def short(value: float, language: str) -> str:
    """Return “4k”, “12k”, “1.2M”; in Chinese full digits up to 99,999, above that “10万”."""
    if language == "zh_CN":
        return f"{value:,.0f}" if abs(value) <= _FULL_DIGITS else f"{value / _TEN_THOUSAND:g}万"
    if abs(value) >= _THOUSAND**2:
        return f"{value / _THOUSAND**2:g}M"
    return f"{value / _THOUSAND:g}k" if abs(value) >= _THOUSAND else f"{value:g}"
