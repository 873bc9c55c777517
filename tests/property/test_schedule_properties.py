from __future__ import annotations

import itertools
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.fee_schedule import FeeMode, custom, fee_total, flat_fee, flat_interest, interest_free
from finapp.domain.rates import irr
from finapp.domain.rounding import Rounding, round_ratio
from finapp.domain.schedule import (
    FirstPeriod,
    Residual,
    RoundingPolicy,
    Row,
    daily_simple,
    equal_installment,
    equal_principal,
    interest_only,
    level_payment,
    negative_amortization,
    odd_first_period,
    totals,
)
from finapp.domain.split import Remainder, split_in_proportion, split_minor

principals = st.integers(1, 10**10)
rates = st.decimals(0, "0.4", places=6)
counts = st.integers(1, 120)
policies = st.builds(
    RoundingPolicy,
    payment=st.sampled_from(Rounding),
    interest=st.sampled_from(Rounding),
    residual=st.sampled_from(Residual),
    payment_step=st.sampled_from((1, 100)),
    interest_step=st.sampled_from((1, 10)),
)


def assert_adds_up(rows: tuple[Row, ...], principal: int) -> None:
    sums = totals(rows)
    assert sums.principal == principal
    assert sums.payment == principal + sums.interest + sums.fee
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    balance = principal
    for row in rows:
        assert row.payment == row.principal + row.interest + row.fee
        balance -= row.principal
        assert row.balance == balance
    assert not rows or balance == 0


@given(principals, rates, counts, policies)
def test_level_schedules_add_up(principal: int, rate: Decimal, n: int, policy: RoundingPolicy) -> None:
    rows = equal_installment(principal, rate, n, policy=policy)
    assert_adds_up(rows, principal)
    assert len(rows) <= n
    assert all(row.interest >= 0 for row in rows)


@given(principals, rates, counts)
def test_an_amortizing_debt_never_grows(principal: int, rate: Decimal, n: int) -> None:
    for rows in (
        equal_installment(principal, rate, n),
        equal_principal(principal, rate, n),
        interest_only(principal, rate, n),
    ):
        balances = [principal, *(row.balance for row in rows)]
        assert all(before >= after >= 0 for before, after in itertools.pairwise(balances))
        assert not negative_amortization(rows)


@given(principals, rates, counts, st.data())
def test_any_fixed_payment_is_accepted(principal: int, rate: Decimal, n: int, data: st.DataObject) -> None:
    payment = data.draw(st.integers(0, 2 * principal))
    rows = equal_installment(principal, rate, n, payment=payment)
    assert_adds_up(rows, principal)
    assert all(row.payment == payment for row in rows[:-1])
    assert negative_amortization(rows) == any(row.interest > row.payment for row in rows)


@given(principals, rates, counts, policies)
def test_equal_principal_schedules_add_up(
    principal: int, rate: Decimal, n: int, policy: RoundingPolicy
) -> None:
    rows = equal_principal(principal, rate, n, policy=policy)
    assert_adds_up(rows, principal)
    assert all(before.balance >= after.balance for before, after in itertools.pairwise(rows))


@given(principals, rates, counts, st.data())
def test_balloons_add_up(principal: int, rate: Decimal, n: int, data: st.DataObject) -> None:
    balloon = data.draw(st.integers(0, principal))
    rows = equal_installment(principal, rate, n, balloon=balloon)
    assert_adds_up(rows, principal)
    assert_adds_up(interest_only(principal, rate, n), principal)


@given(
    principals,
    rates,
    counts,
    st.integers(0, 3),
    st.fractions(0, 1, max_denominator=30),
    st.sampled_from(FirstPeriod),
)
def test_odd_first_periods_add_up(
    principal: int, rate: Decimal, n: int, whole: int, fraction: Fraction, method: FirstPeriod
) -> None:
    rows = odd_first_period(principal, rate, n, whole=whole, fraction=fraction, method=method)
    assert_adds_up(rows, principal)


@given(principals, st.decimals(0, "0.01", places=5), st.lists(st.integers(1, 62), min_size=1, max_size=60))
def test_daily_schedules_add_up(principal: int, rate: Decimal, days: list[int]) -> None:
    policy = RoundingPolicy(residual=Residual.LAST_NOT_HIGHER)
    rows = daily_simple(principal, rate, days, policy=policy)
    assert_adds_up(rows, principal)
    assert rows[-1].payment <= rows[0].payment


@given(principals, rates, counts, st.sampled_from(FeeMode), st.sampled_from(Remainder))
def test_fee_plans_add_up(amount: int, rate: Decimal, n: int, mode: FeeMode, remainder: Remainder) -> None:
    rows = flat_fee(amount, n, rate, mode, remainder=remainder)
    assert_adds_up(rows, amount)
    due = 0 if mode is FeeMode.DEDUCTED else fee_total(amount, n, rate, mode)
    assert totals(rows).fee == due
    assert_adds_up(flat_interest(amount, n, rate, remainder=remainder), amount)
    assert_adds_up(interest_free(amount, n, remainder=remainder), amount)


@given(st.integers(1, 10**9), st.lists(st.integers(1, 10**8), min_size=1, max_size=60))
def test_custom_plans_add_up(amount: int, payments: list[int]) -> None:
    rows = custom(amount, payments)
    assert_adds_up(rows, amount)
    assert [row.payment for row in rows] == payments


@given(st.integers(-(10**12), 10**12), st.integers(1, 500), st.sampled_from(Remainder))
def test_parts_sum_to_the_whole(total: int, n: int, rule: Remainder) -> None:
    parts = split_minor(total, n, rule)
    assert sum(parts) == total
    assert len(parts) == n
    assert all(part * total >= 0 for part in parts)


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_proportional_parts_sum_to_the_whole(total: int, weights: list[int]) -> None:
    parts = split_in_proportion(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    if whole:
        exact = [Fraction(total * weight, whole) for weight in weights]
        assert all(abs(part - share) <= 1 for part, share in zip(parts, exact, strict=True))


def _decimal_schedule(principal: int, rate: Decimal, n: int) -> list[tuple[int, int]]:
    """The same schedule written a second time, in Decimal as textbooks do."""
    with localcontext(prec=60):
        one = Decimal(1)
        factor = rate / (1 - (1 + rate) ** -n) if rate else one / n
        payment = (principal * factor).quantize(one, ROUND_HALF_UP)
        balance, rows = Decimal(principal), []
        for k in range(1, n + 1):
            interest = (balance * rate).quantize(one, ROUND_HALF_UP)
            paid = balance + interest if k == n or payment >= balance + interest else payment
            balance -= paid - interest
            rows.append((int(paid), int(interest)))
            if not balance:
                break
        return rows


@given(principals, rates, counts)
def test_integer_and_decimal_schedules_agree(principal: int, rate: Decimal, n: int) -> None:
    rows = equal_installment(principal, rate, n)
    assert [(row.payment, row.interest) for row in rows] == _decimal_schedule(principal, rate, n)
    if rows[0].principal >= 0:
        assert not negative_amortization(rows)


@given(st.integers(10**4, 10**9), st.decimals("0.001", "0.3", places=6), st.integers(2, 120))
def test_level_costs_more_than_equal_principal(principal: int, rate: Decimal, n: int) -> None:
    level = level_payment(principal, rate, n) * n - principal
    equal = principal * Fraction(rate) * (n + 1) / 2
    assert level > equal


@given(principals, rates, counts)
def test_scaling_the_loan_scales_the_exact_payment(principal: int, rate: Decimal, n: int) -> None:
    assert level_payment(10 * principal, rate, n) == 10 * level_payment(principal, rate, n)


@given(st.integers(10**6, 10**9), st.decimals("0.001", "0.1", places=6), st.integers(1, 60))
def test_rate_of_the_schedule_is_the_contract_rate(principal: int, rate: Decimal, n: int) -> None:
    rows = equal_installment(principal, rate, n)
    found = irr([principal, *(-row.payment for row in rows)])
    assert found.value is not None
    # Every payment is off by at most half a minor unit, so the rate by at most n/2 of 1/principal.
    assert abs(found.value - rate) <= Decimal(n) / principal


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6), st.sampled_from(Rounding))
def test_rounding_is_the_one_of_decimal(numerator: int, denominator: int, mode: Rounding) -> None:
    with localcontext(prec=200):
        exact = Decimal(numerator) / Decimal(denominator)
        if exact * denominator == numerator:
            assert round_ratio(numerator, denominator, mode) == int(
                exact.to_integral_value(rounding=mode.decimal_mode)
            )
    assert abs(round_ratio(numerator, denominator, mode) - Fraction(numerator, denominator)) < 1
