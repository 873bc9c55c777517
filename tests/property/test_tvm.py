"""The equation of time value of money holds whichever of its parts is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.tvm import (
    Terms,
    When,
    cumulative_interest,
    cumulative_principal,
    future_value,
    level_payment,
    periods_needed,
    present_value,
    principal_part,
    rate_per_period,
)

CLOSE = Decimal("1e-12")
amounts = st.decimals(-100_000, 100_000, places=2)
rates = st.decimals("-0.05", "0.20", places=4)
counts = st.integers(1, 120)
moments = st.sampled_from(When)


@given(amounts, amounts, rates, counts, moments)
def test_the_payment_found_closes_the_account(
    present: Decimal, future: Decimal, rate: Decimal, count: int, when: When
) -> None:
    terms = Terms(rate, Decimal(count), when)
    payment = level_payment(terms, present, future)
    assert abs(future_value(terms, payment, present) - future) < CLOSE
    assert abs(present_value(terms, payment, future) - present) < CLOSE * 1000


@given(st.decimals(100, 100_000, places=2), rates, counts, moments)
def test_principal_and_interest_are_the_payments(
    present: Decimal, rate: Decimal, count: int, when: When
) -> None:
    terms = Terms(rate, Decimal(count), when)
    principal = cumulative_principal(terms, present, 1, count)
    assert abs(principal + present) < CLOSE
    payments = level_payment(terms, present, Decimal(0)) * count
    assert abs(principal + cumulative_interest(terms, present, 1, count) - payments) < CLOSE


@given(st.decimals(100, 100_000, places=2), st.decimals("0.0001", "0.20", places=4), counts)
def test_rate_and_periods_come_back_from_the_payment(present: Decimal, rate: Decimal, count: int) -> None:
    payment = level_payment(Terms(rate, Decimal(count)), present, Decimal(0))
    needed = periods_needed(rate, payment, present, Decimal(0))
    assert needed is not None
    assert abs(needed - count) < Decimal("1e-9")
    found = rate_per_period(count, payment, present, Decimal(0)).value
    assert found is not None
    assert abs(found - rate) < Decimal("1e-10")


def test_payments_below_the_interest_never_end() -> None:
    assert periods_needed(Decimal("0.01"), Decimal(-9), Decimal(1000), Decimal(0)) is None


def test_what_lies_outside_the_term_is_refused() -> None:
    terms = Terms(Decimal("0.01"), Decimal(12))
    with pytest.raises(ValueError, match="outside"):
        principal_part(terms, 13, Decimal(100), Decimal(0))
    with pytest.raises(ValueError, match="more than"):
        rate_per_period(10**9, Decimal(-1), Decimal(100), Decimal(0))
