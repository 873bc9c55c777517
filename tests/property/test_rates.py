"""Every rate found makes its flows worth nothing, every rate in them is found, and quotations agree."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from finapp.domain.apr_us import PeriodUnit, UnitPeriod, us_apr
from finapp.domain.aprc_eu import dated_aprc
from finapp.domain.dates import Unit, due_dates
from finapp.domain.rates import Compounding, Quotation, Reason, convert, irr, xirr, xnpv
from finapp.domain.root_scan import grid, scan, series_values
from finapp.domain.schedule import level_payment
from finapp.domain.solver import YEAR_WINDOW, solve

START = date(2024, 1, 31)
DAYS = st.integers(0, 12_000)
AMOUNTS = st.integers(-(10**7), 10**7)
FLOWS = st.lists(st.tuples(DAYS, AMOUNTS), min_size=1, max_size=14)
RATES = st.decimals("-0.5", "3", places=4)


def _dated(flows: list[tuple[int, int]]) -> list[tuple[date, Decimal]]:
    return [(START + timedelta(days=day), Decimal(amount)) for day, amount in flows]


@given(FLOWS)
def test_every_rate_discounts_the_flows_to_zero(flows: list[tuple[int, int]]) -> None:
    found = xirr(_dated(flows))
    assert found.ambiguous == (len(found.roots) > 1)
    assert (found.value is None) == (found.reason is not None)
    span = max(day for day, _ in flows) - min(day for day, _ in flows)
    for rate in found.roots:
        assume(Decimal("-0.999") < rate < 1000)  # beyond, 15 decimals are too few to put it back
        with localcontext(prec=60):
            worth = xnpv(rate, _dated(flows))
            growth = max(1 + rate, 1 / (1 + rate))
            size = sum(abs(amount) for _, amount in flows) * growth ** (Decimal(span) / 365)
            assert abs(worth) <= size * (span + 1) * Decimal("1e-12")


@given(st.lists(st.integers(-900, 4000), min_size=1, max_size=4, unique=True))
def test_every_rate_hidden_in_even_flows_is_found(thousandths: list[int]) -> None:
    """Multiply the polynomials x - (1 + r): their product has these rates and no other."""
    flows = [Fraction(1)]
    for rate in thousandths:
        factor = 1 + Fraction(rate, 1000)
        flows = [a - factor * b for a, b in zip([*flows, Fraction(0)], [Fraction(0), *flows], strict=True)]
    found = irr([Decimal(flow.numerator) / flow.denominator for flow in flows])
    hidden = sorted(Decimal(rate) / 1000 for rate in thousandths)
    apart = min((high - low for low, high in pairwise(hidden)), default=Decimal(1))
    assume(apart >= Decimal("0.01"))
    assert [round(rate, 6) for rate in found.roots] == hidden
    assert found.value == min((root for root in found.roots if root >= 0), default=found.roots[-1])
    assert found.nearest_zero == min(found.roots, key=abs)


@given(FLOWS, st.integers(-400, 400), st.sampled_from([Decimal("0.01"), Decimal(1000)]))
def test_neither_weeks_nor_a_currency_change_a_rate(
    flows: list[tuple[int, int]], weeks: int, factor: Decimal
) -> None:
    plain = xirr(_dated(flows))
    moved = xirr([(day + timedelta(weeks=weeks), amount * factor) for day, amount in _dated(flows)])
    assert moved.reason == plain.reason
    assert len(moved.roots) == len(plain.roots)
    for rate, same in zip(plain.roots, moved.roots, strict=True):
        assert abs(rate - same) <= Decimal("1e-9") * (1 + abs(rate))


@given(
    st.lists(st.tuples(DAYS, AMOUNTS.filter(bool)), min_size=2, max_size=30, unique_by=lambda flow: flow[0])
)
def test_the_scan_of_long_series_sees_what_the_exact_search_sees(flows: list[tuple[int, int]]) -> None:
    exact = solve([(Fraction(day, 365), Decimal(amount)) for day, amount in flows])
    assume(exact.roots)
    ordered = sorted(flows)
    times = [day / 365 for day, _ in ordered]
    amounts = [amount / 10**7 for _, amount in ordered]
    low, high = (math.log(bound) for bound in YEAR_WINDOW)
    points = grid(low, high, times[-1] - times[0])

    def value(growth: float) -> float:
        return series_values(times, amounts, [growth])[0]

    def bisected(left: float, right: float) -> float:
        for _ in range(80):
            middle = (left + right) / 2
            left, right = (middle, right) if value(middle) * value(left) > 0 else (left, middle)
        return left

    seen = scan(value, points, series_values(times, amounts, points), bisected)
    wanted = [math.log1p(float(rate)) for rate in exact.roots if rate > -1]
    inside = [growth for growth in wanted if low < growth < high]
    assert seen == pytest.approx(inside, abs=1e-7)


def test_a_pair_of_rates_within_one_cell_of_the_scan() -> None:
    # (x - 1.1)(x - 1.1001), the flows of test_two_close_rates_are_told_apart
    times, amounts = [0.0, 1.0, 2.0], [1.0, -2.2001, 1.21011]

    def value(growth: float) -> float:
        return series_values(times, amounts, [growth])[0]

    points = grid(-1, 1, 2)
    values = [value(point) for point in points]
    assert all(left * right > 0 for left, right in pairwise(values))
    found = scan(value, points, values, lambda left, right: (left + right) / 2)
    assert len(found) == 2


def test_a_trader_with_thousands_of_flows_gets_an_answer() -> None:
    """More changes of sign than Python may nest calls."""
    flows = [(START + timedelta(days=day), Decimal((-1) ** day * (1000 + day % 7))) for day in range(9_000)]
    found = xirr([*flows, (START + timedelta(days=9_100), Decimal(-5_000_000))])
    assert found.reason is Reason.NO_REAL_ROOT or found.roots


@given(
    st.integers(10**5, 10**9), st.decimals("0.0001", "0.05", places=5), st.integers(1, 60), st.integers(0, 45)
)
def test_the_rates_of_a_schedule_built_at_a_rate_are_that_rate(
    principal: int, monthly: Decimal, n: int, late: int
) -> None:
    """US: 12·i for equal months, also after an odd first period; EU in equal months: (1 + i)^12 - 1."""
    days = due_dates(date(2024, 3, 10), n)
    start = date(2024, 2, 10) - timedelta(days=late)
    months, odd = divmod(late, 31)  # counted back from 10 February: January has 31 days
    factor = (1 + Fraction(odd, 30) * Fraction(monthly)) * (1 + Fraction(monthly)) ** months
    payment = level_payment(principal, monthly, n) * factor
    exact = Decimal(payment.numerator) / payment.denominator
    loan, parts = [(start, Decimal(principal))], [(day, exact) for day in days]
    american = us_apr(loan, parts, UnitPeriod(PeriodUnit.MONTH)).apr
    assert american is not None
    assert abs(american - 12 * monthly) < Decimal("1e-12")
    if not late:
        european = dated_aprc(loan, parts, Unit.MONTH).value
        assert european is not None
        assert abs(european - ((1 + monthly) ** 12 - 1)) < Decimal("1e-12")


@given(
    RATES,
    st.sampled_from([Compounding.COMPOUNDED, Compounding.CONTINUOUS]),
    st.sampled_from([1, 2, 4, 12, 365]),
    st.decimals("0.01", "20", places=3),
    st.decimals("0.01", "20", places=3),
)
def test_splitting_a_period_changes_nothing_where_interest_compounds(
    rate: Decimal, compounding: Compounding, frequency: int, before: Decimal, after: Decimal
) -> None:
    quotation = Quotation(compounding, frequency)
    split = quotation.growth(rate, before) * quotation.growth(rate, after)
    whole = quotation.growth(rate, before + after)
    assert abs(split / whole - 1) < Decimal("1e-20")


@given(
    RATES,
    st.sampled_from(Compounding),
    st.sampled_from(Compounding),
    st.sampled_from([1, 2, 4, 12]),
    st.decimals("0.05", "10", places=3),
)
@settings(max_examples=200)
def test_a_rate_converted_and_back_is_itself(
    rate: Decimal, one: Compounding, other: Compounding, frequency: int, years: Decimal
) -> None:
    there = convert(rate, Quotation(one, frequency), years, Quotation(other, frequency))
    assume(there is not None)
    assert there is not None
    back = convert(there, Quotation(other, frequency), years, Quotation(one, frequency))
    assert back is not None
    assert abs(back - rate) < Decimal("1e-15")
