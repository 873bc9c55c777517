"""Day counts add up where their definition says so, and reversed intervals count backwards."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.dates import add_months, due_date
from finapp.domain.daycount import DayCount, day_count, icma_fraction, quasi_coupons, year_fraction

DAYS = st.dates(date(1890, 1, 1), date(2120, 12, 31))
THREE = st.lists(DAYS, min_size=3, max_size=3).map(sorted)
ADDITIVE = [DayCount.ACT_360, DayCount.ACT_365F, DayCount.ACT_ACT_ISDA, DayCount.NL_365]
THIRTY = [
    DayCount.THIRTY_360_BOND,
    DayCount.THIRTY_360_US,
    DayCount.THIRTY_E_360,
    DayCount.THIRTY_E_360_ISDA,
    DayCount.THIRTY_E_PLUS_360,
]


@given(THREE, st.sampled_from(ADDITIVE))
def test_a_day_in_between_splits_an_interval(days: list[date], convention: DayCount) -> None:
    first, middle, last = days
    parts = year_fraction(convention, first, middle) + year_fraction(convention, middle, last)
    assert parts == year_fraction(convention, first, last)
    counted = day_count(convention, first, middle) + day_count(convention, middle, last)
    assert counted == day_count(convention, first, last)


@given(THREE)
def test_each_date_keeps_its_place_in_30e_360(days: list[date]) -> None:
    first, middle, last = days
    convention = DayCount.THIRTY_E_360
    parts = day_count(convention, first, middle) + day_count(convention, middle, last)
    assert parts == day_count(convention, first, last)


def test_30_360_of_bonds_is_not_additive() -> None:
    """Its rule for the 31st looks at both dates (ISDA 2006 definitions 4.16(f))."""
    first, middle, last = date(2024, 1, 15), date(2024, 1, 30), date(2024, 3, 31)
    convention = DayCount.THIRTY_360_BOND
    assert day_count(convention, first, middle) + day_count(convention, middle, last) == 75
    assert day_count(convention, first, last) == 76


@given(DAYS, DAYS, st.sampled_from([*ADDITIVE, DayCount.ACT_ACT_AFB]))
def test_backwards_is_negative(start: date, end: date, convention: DayCount) -> None:
    assert year_fraction(convention, end, start) == -year_fraction(convention, start, end)


@given(DAYS, st.integers(0, 300), st.sampled_from(THIRTY))
def test_months_have_thirty_days(start: date, months: int, convention: DayCount) -> None:
    start = start.replace(day=min(start.day, 27))
    assert day_count(convention, start, add_months(start, months)) == 30 * months


@given(DAYS, st.sampled_from(list(DayCount)))
def test_no_time_is_no_time(day: date, convention: DayCount) -> None:
    if convention is DayCount.ACT_ACT_ICMA:
        with pytest.raises(ValueError, match="coupon"):
            year_fraction(convention, day, day)
        return
    if convention in {DayCount.THIRTY_360_US, DayCount.THIRTY_E_360_ISDA, DayCount.THIRTY_E_PLUS_360}:
        day = day.replace(day=min(day.day, 27))  # the others may move one of two equal dates
    assert year_fraction(convention, day, day) == 0


@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.sampled_from([1, 2, 4, 12]),
    THREE,
)
def test_icma_fractions_add_up_and_a_coupon_period_is_its_share_of_a_year(
    first: date, frequency: int, days: list[date]
) -> None:
    reference = (first, due_date(first, 1, step=12 // frequency))
    low, middle, high = days
    coupons = quasi_coupons(low, high, frequency, reference)
    parts = icma_fraction(low, middle, frequency, coupons) + icma_fraction(middle, high, frequency, coupons)
    assert parts == icma_fraction(low, high, frequency, coupons)
    whole = icma_fraction(*reference, frequency, quasi_coupons(*reference, frequency, reference))
    assert whole == Fraction(1, frequency)


def test_a_long_first_period_of_the_emu_memo() -> None:
    """ISDA EMU memo of 1998: 15 August 2002 to 15 July 2003, half-yearly: 153/368 + 181/362."""
    days = date(2002, 8, 15), date(2003, 7, 15)
    coupons = quasi_coupons(*days, 2, (date(2003, 1, 15), date(2003, 7, 15)))
    assert icma_fraction(*days, 2, coupons) == Fraction(153, 368) + Fraction(1, 2)
