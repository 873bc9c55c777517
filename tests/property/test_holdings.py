"""The value of holdings day by day is that of exact arithmetic, gaps and missing prices included."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.projection.holdings import SCALE, Holding, Steps, revalue

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = date(2026, 2, 1)
DAYS = 20


def _steps(values: st.SearchStrategy[int]) -> st.SearchStrategy[list[tuple[date, int]]]:
    """Draw dated values, some before the first day and after the last."""
    offsets = st.dictionaries(st.integers(-5, DAYS + 5), values, max_size=12)
    return offsets.map(lambda found: [(FIRST + timedelta(days=key), found[key]) for key in sorted(found)])


# Halves of a cent are common: two decimals of units times one, three or four of a price.
UNITS = _steps(st.one_of(st.integers(-(10**15), 10**15), st.integers(0, 10**4).map(lambda n: n * 10**6)))
PRICES = _steps(st.one_of(st.integers(1, 10**11), st.integers(1, 10**5).map(lambda n: n * 10**5)))


def _at(steps: Sequence[tuple[date, int]], day: date) -> int | None:
    known = [value for when, value in steps if when <= day]
    return known[-1] if known else None


def _exactly(units: int, price: int, exponent: int) -> int:
    with localcontext(prec=60):
        major = Decimal(units) / SCALE * Decimal(price) / SCALE
        return int(major.scaleb(exponent).quantize(Decimal(1), ROUND_HALF_UP))


@given(st.lists(st.tuples(UNITS, PRICES, st.sampled_from([0, 2, 3])), max_size=4))
def test_every_day_is_exact(drawn: list[tuple[list[tuple[date, int]], list[tuple[date, int]], int]]) -> None:
    last = FIRST + timedelta(days=DAYS - 1)
    holdings = [Holding(Steps.of(units), Steps.of(prices), exponent) for units, prices, exponent in drawn]
    found = revalue(holdings, FIRST, last)
    assert found.values.shape == (len(drawn), DAYS)
    for row, (units, prices, exponent) in enumerate(drawn):
        for column in range(DAYS):
            day = FIRST + timedelta(days=column)
            held, price = _at(units, day) or 0, _at(prices, day)
            assert found.unknown[row, column] == (bool(held) and price is None)
            assert found.values[row, column] == _exactly(held, price or 0, exponent)
    assert found.totals().tolist() == [sum(day) for day in found.values.T.tolist()]


def test_a_weekend_keeps_the_price_of_friday() -> None:
    friday, monday = date(2026, 11, 13), date(2026, 11, 16)
    fund = Holding(
        Steps.of([(friday, 1234 * SCALE + SCALE // 2)]),
        Steps.of([(friday, 1_0482_0000), (monday, 1_0501_0000)]),
    )
    assert revalue([fund], friday, monday).values.tolist() == [[129_400, 129_400, 129_400, 129_635]]


def test_a_value_beyond_64_bits_is_refused() -> None:
    huge = Holding(Steps.of([(FIRST, 2**62)]), Steps.of([(FIRST, 2**62)]))
    with pytest.raises(OverflowError):
        revalue([huge], FIRST, FIRST)
