"""Splitting an amount in minor units into parts that add up to it exactly."""

from __future__ import annotations

from enum import StrEnum

from finapp.domain.rounding import Rounding, round_ratio

MAX_PARTS = 100_000
"""More parts than any plan has; a typing error must not fill the memory."""


class Remainder(StrEnum):
    """Which part takes what does not divide evenly."""

    LAST = "last"
    FIRST = "first"
    SPREAD_FIRST = "spread_first"
    ROUND_HALF_UP_LAST = "round_half_up_last"


def split_minor(total: int, n: int, rule: Remainder = Remainder.LAST) -> list[int]:
    """Split `total` minor units into `n` parts; the parts always sum to `total`.

    `last` and `first` round total / n toward zero and give the rest to that part; `spread_first` gives
    one minor unit each to the first parts; `round_half_up_last` rounds half up and lets the last part
    be smaller or larger (a part never overshoots what is left, so tiny totals end in zeros).
    A negative total mirrors the positive one.
    """
    if not 1 <= n <= MAX_PARTS:
        raise ValueError(f"an amount is split into 1 to {MAX_PARTS:,} parts")
    if total < 0:
        return [-part for part in split_minor(-total, n, rule)]
    low, rest = divmod(total, n)
    if rule is Remainder.LAST:
        return [low] * (n - 1) + [low + rest]
    if rule is Remainder.FIRST:
        return [low + rest] + [low] * (n - 1)
    if rule is Remainder.SPREAD_FIRST:
        return [low + 1] * rest + [low] * (n - rest)
    part = round_ratio(total, n, Rounding.HALF_UP)
    parts = []
    for _ in range(n - 1):
        parts.append(min(part, total))
        total -= parts[-1]
    return [*parts, total]


def split_in_proportion(total: int, weights: list[int]) -> list[int]:
    """Split `total` in proportion to non-negative `weights`; the running sums are rounded half up.

    Rounding the running sums keeps every part within one minor unit of its exact share and the sum
    exact. All-zero weights split evenly.
    """
    whole = sum(weights)
    if whole == 0:
        return split_minor(total, len(weights), Remainder.SPREAD_FIRST)
    parts, weighed, given = [], 0, 0
    for weight in weights:
        weighed += weight
        upto = round_ratio(total * weighed, whole)
        parts.append(upto - given)
        given = upto
    return parts
