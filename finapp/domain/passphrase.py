"""How hard a passphrase is to guess, roughly: for words and bars beside the field, never to refuse one."""

from __future__ import annotations

import itertools
import math

NONE, WEAK, FAIR, STRONG, VERY_STRONG = range(5)
_BITS = (1, 40, 60, 80)
"""Least bits of each level above `NONE`; at 80 bits a stretched key outlasts any known attacker."""

_ALPHABETS = (
    (str.islower, 26),
    (str.isupper, 26),
    (str.isdigit, 10),
)
_OTHER_ASCII, _OTHER = 33, 2_000
"""Signs on a keyboard; common Chinese characters and the like."""


def bits_of(passphrase: str) -> float:
    """Return an upper estimate of the entropy: effective length times the bits of the alphabets used.

    A sign that repeats the one before, or goes one step up or down from it, counts a quarter.
    """
    size = sum(
        count for test, count in _ALPHABETS if any(test(sign) for sign in passphrase if sign.isascii())
    )
    if any(sign.isascii() and not sign.isalnum() for sign in passphrase):
        size += _OTHER_ASCII
    if not passphrase.isascii():
        size += _OTHER
    if not size:
        return 0.0
    length = 1.0 + sum(
        0.25 if abs(ord(after) - ord(before)) <= 1 else 1.0
        for before, after in itertools.pairwise(passphrase)
    )
    distinct = len(set(passphrase.casefold()))
    return min(length, 2.0 * distinct) * math.log2(size)


def strength(passphrase: str) -> int:
    """Return `NONE` (empty), `WEAK`, `FAIR`, `STRONG` or `VERY_STRONG`."""
    bits = bits_of(passphrase)
    return sum(1 for least in _BITS if bits >= least)
