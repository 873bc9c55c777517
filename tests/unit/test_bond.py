from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.bill import bill_price, investment_rate, treasury_price
from finapp.domain.bond import Bond, BondCompounding, coupon_dates, coupon_period
from finapp.domain.daycount import DayCount

ICMA = DayCount.ACT_ACT_ICMA


def bond(
    settle: date,
    maturity: date = date(2031, 5, 15),
    coupon: str = "0.04",
    convention: DayCount = ICMA,
    compounding: BondCompounding = BondCompounding.BY_COUPON,
    *,
    ex_coupon: bool = False,
) -> Bond:
    period = coupon_period(settle, coupon_dates(settle, maturity, 2), 2, convention)
    return Bond(period, Decimal(coupon), 2, compounding, ex_coupon=ex_coupon)


def test_coupons_are_counted_back_from_maturity() -> None:
    assert coupon_dates(date(2011, 1, 25), date(2011, 11, 15), 2) == [
        date(2010, 11, 15),
        date(2011, 5, 15),
        date(2011, 11, 15),
    ]


def test_a_bond_maturing_at_a_month_end_pays_at_month_ends() -> None:
    assert coupon_dates(date(2024, 3, 1), date(2025, 2, 28), 2) == [
        date(2024, 2, 29),
        date(2024, 8, 31),
        date(2025, 2, 28),
    ]


def test_a_matured_bond_has_no_coupons() -> None:
    with pytest.raises(ValueError, match="settles before maturity"):
        coupon_dates(date(2025, 1, 1), date(2025, 1, 1), 2)


def test_on_a_coupon_day_nothing_is_accrued_and_par_is_par() -> None:
    par = bond(date(2026, 5, 15))
    assert par.accrued == 0
    assert round(par.value(Decimal("0.04")).clean, 20) == 100


def test_thirty_360_bonds_count_the_days_left_as_the_rest_of_the_period() -> None:
    maturity = date(2026, 11, 15)
    period = coupon_period(
        date(2026, 7, 31), coupon_dates(date(2026, 7, 31), maturity, 2), 2, DayCount.THIRTY_360_BOND
    )
    assert period.accrued_days == 76
    assert period.days_to_next == 104


def test_an_ex_coupon_buyer_gets_negative_accrued_interest() -> None:
    settle = date(2026, 5, 8)
    normal, ex = bond(settle), bond(settle, ex_coupon=True)
    assert ex.accrued == normal.accrued - 2
    assert ex.accrued < 0
    assert len(ex.flows) == len(normal.flows)
    assert ex.flows[0][1] == 0


def test_the_last_period_bears_simple_interest() -> None:
    last = bond(date(2031, 2, 15))
    years = last.flows[0][0]
    assert last.value(Decimal("0.05")).dirty == 102 / (1 + Decimal("0.05") * years)


@pytest.mark.parametrize("compounding", BondCompounding)
@pytest.mark.parametrize("settle", [date(2026, 7, 31), date(2031, 2, 15)])
def test_durations_are_the_derivatives_of_the_price(compounding: BondCompounding, settle: date) -> None:
    paper, rate, step = bond(settle, compounding=compounding), Decimal("0.037"), Decimal("1e-8")
    low, here, high = (paper.value(rate + k * step) for k in (-1, 0, 1))
    slope = (high.dirty - low.dirty) / (2 * step)
    curve = (high.dirty - 2 * here.dirty + low.dirty) / step**2
    assert abs(-slope / here.dirty - here.modified) < Decimal("1e-9")
    assert abs(curve / here.dirty - here.convexity) < Decimal("1e-4")


@given(
    st.dates(date(2026, 1, 1), date(2031, 5, 14)),
    st.decimals("-0.05", "0.6", places=6),
    st.sampled_from(BondCompounding),
    st.sampled_from([ICMA, DayCount.THIRTY_360_US, DayCount.ACT_365F, DayCount.ACT_360]),
)
def test_price_and_yield_are_inverse(
    settle: date, rate: Decimal, compounding: BondCompounding, convention: DayCount
) -> None:
    paper = bond(settle, convention=convention, compounding=compounding)
    dirty = paper.value(rate).dirty
    assert abs(paper.yield_of(dirty) - rate) < Decimal("1e-15")


def test_no_yield_gives_a_price_of_zero() -> None:
    with pytest.raises(ValueError, match="above zero"):
        bond(date(2026, 5, 15)).yield_of(Decimal(0))


def test_a_bill_beyond_half_a_year_compounds_once() -> None:
    # Discount 7.41 % over 350 days (31 CFR 356 Appendix B): the half-year branch joins continuously.
    near, beyond = investment_rate(Decimal(97), 182), investment_rate(Decimal(97), 183)
    assert near > beyond
    assert abs(near - beyond) < Decimal("0.0005")
    price = bill_price(Decimal("0.0741"), 350)
    rate = investment_rate(price, 350)
    grown = price * (1 + rate / 2) * (1 + rate * (Decimal(350) / 365 - Decimal("0.5")))
    assert round(grown, 15) == 100


def test_a_treasury_at_its_coupon_costs_par() -> None:
    assert round(treasury_price(Decimal("0.05"), Decimal("0.05"), 20, 184, 184).price, 15) == 100
    assert treasury_price(Decimal("0.05"), Decimal(0), 20, 184, 184).price == Decimal("152.5")
