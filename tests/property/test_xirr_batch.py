"""Rates of many contracts at once are those of each alone, whatever its flows."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.rates import Reason, xirr
from finapp.domain.xirr_batch import FlowColumns, xirr_batch

if TYPE_CHECKING:
    from collections.abc import Sequence

START = date(2020, 1, 31)
OFFSETS = st.lists(st.integers(0, 12_000), min_size=2, max_size=40)
SIZES = st.integers(1, 10**9)


@st.composite
def _loans(draw: st.DrawFn) -> list[tuple[date, int]]:
    """Draw flows with one change of sign: everything paid in before anything comes out, or the reverse."""
    days = sorted(draw(OFFSETS))
    turn = draw(st.integers(1, len(days) - 1))
    sign = draw(st.sampled_from([1, -1]))
    gap = draw(st.integers(1, 400))
    return [
        (
            START + timedelta(days=offset + gap * (index >= turn)),
            sign * draw(SIZES) * (1 if index < turn else -1),
        )
        for index, offset in enumerate(days)
    ]


_ANYTHING = st.lists(
    st.tuples(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(-(10**7), 10**7)), max_size=12
)


def _columns(contracts: Sequence[Sequence[tuple[date, int]]]) -> FlowColumns:
    return FlowColumns.of(
        [[day for day, _ in flows] for flows in contracts],
        [[amount for _, amount in flows] for flows in contracts],
    )


def _agree(contracts: Sequence[Sequence[tuple[date, int]]]) -> None:
    column = xirr_batch(_columns(contracts))
    assert len(column) == len(contracts)
    for index, flows in enumerate(contracts):
        alone = xirr(flows)
        together = column[index]
        assert together.reason is alone.reason
        assert len(together.roots) == len(alone.roots)
        if alone.value is None:
            assert math.isnan(column.floats[index])
            continue
        assert together.value is not None
        assert math.isclose(together.value, alone.value, rel_tol=1e-10, abs_tol=1e-11)
        assert math.isclose(column.floats[index], together.value, rel_tol=1e-14, abs_tol=1e-15)


@given(st.lists(_loans(), max_size=12))
def test_one_change_of_sign(contracts: list[list[tuple[date, int]]]) -> None:
    _agree(contracts)


@given(st.lists(_ANYTHING, max_size=12))
def test_any_flows(contracts: list[list[tuple[date, int]]]) -> None:
    _agree(contracts)


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=36), st.integers(0, 60))
def test_interest_free_is_exactly_zero(parts: list[int], first: int) -> None:
    flows = [(START, sum(parts))]
    flows += [(START + timedelta(days=first + 30 * (i + 1)), -part) for i, part in enumerate(parts)]
    assert str(xirr_batch(_columns([flows]))[0].value) == "0"


def test_special_contracts_keep_all_their_rates_and_reasons() -> None:
    year = timedelta(days=365)
    pump = [(START, -1600), (START + year, 10_000), (START + 2 * year, -10_000)]
    only_paid = [(START, -100), (START + year, -5)]
    column = xirr_batch(_columns([pump, only_paid, []]))
    assert [round(float(root), 9) for root in column[0].roots] == [0.25, 4.0]
    assert [column[index].reason for index in (1, 2)] == [Reason.NO_SIGN_CHANGE, Reason.ALL_ZERO]
