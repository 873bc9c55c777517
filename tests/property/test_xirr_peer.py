"""Our yearly rates beside pyxirr's, which is compiled and widely used."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal

import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.rates import xirr
from finapp.domain.solver import YEAR_WINDOW

START = date(2020, 1, 1)
NEAR = 1e-7
"""pyxirr stops when its own steps are this small; ours go on to the last digit."""

Flow = tuple[int, int]


def _flows(steps: list[Flow], first: int) -> list[tuple[date, Decimal]]:
    """Return dated flows: a first one, then (days later, cents)."""
    day, found = START, [(START, Decimal(first))]
    for later, cents in steps:
        day += timedelta(days=later)
        found.append((day, Decimal(cents)))
    return found


def _peer(flows: list[tuple[date, Decimal]]) -> float | None:
    try:
        found = pyxirr.xirr([day for day, _ in flows], [float(amount) for _, amount in flows])
    except pyxirr.InvalidPaymentsError:
        return None
    return None if found is None or not math.isfinite(found) else float(found)


@given(
    first=st.integers(100, 10_000_000),
    back=st.lists(st.tuples(st.integers(1, 200), st.integers(1, 1_000_000)), min_size=1, max_size=40),
)
def test_one_change_of_sign_has_one_rate_and_both_find_it(first: int, back: list[Flow]) -> None:
    flows = _flows(back, -first)
    ours, theirs = xirr(flows).value, _peer(flows)
    assert ours is not None
    if theirs is not None:
        assert abs(float(ours) - theirs) <= NEAR * max(1.0, abs(theirs))


@given(
    first=st.integers(-1_000_000, 1_000_000),
    rest=st.lists(
        st.tuples(st.integers(1, 200), st.integers(-1_000_000, 1_000_000)), min_size=1, max_size=12
    ),
)
def test_what_the_peer_finds_is_among_our_rates(first: int, rest: list[Flow]) -> None:
    flows = _flows(rest, first)
    found, theirs = xirr(flows), _peer(flows)
    low, high = YEAR_WINDOW
    if theirs is not None and found.roots and low < 1 + theirs < high:
        nearest = min(abs(float(root) - theirs) for root in found.roots)
        assert nearest <= NEAR * max(1.0, abs(theirs))
