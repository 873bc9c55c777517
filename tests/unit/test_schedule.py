from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from finapp.domain.fee_schedule import (
    FeeMode,
    custom,
    deferred_interest,
    fee_total,
    flat_fee,
    flat_interest,
    interest_free,
    pay_in_n,
)
from finapp.domain.rounding import Rounding
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
    period_rate,
    totals,
)
from finapp.domain.split import Remainder, split_minor

MONTHLY_18 = period_rate(Decimal("0.18"), 12)


def test_level_schedule_rounds_each_row_and_clears_with_the_last() -> None:
    rows = equal_installment(12_000_00, MONTHLY_18, 12)
    assert rows[0] == Row(1, 1100_16, 920_16, 180_00, 0, 11_079_84)
    assert rows[-1] == Row(12, 1100_19, 1083_93, 16_26, 0, 0)
    assert totals(rows).cost == 1201_95


def test_level_payment_is_exact_for_tiny_rates() -> None:
    # The textbook form 1 − (1+i)^−n loses 11 % at i = 1e-15 in floating point.
    payment = level_payment(1_000_000_00, Decimal("1e-15"), 360)
    assert abs(payment - Fraction(1_000_000_00, 360)) < Fraction(1, 10**4)


def test_canadian_mortgage_compounds_half_yearly() -> None:
    # i = (1 + R/2)^(2/12) − 1: 6 % is 0.493862 % a month.
    assert round(period_rate(Decimal("0.06"), 12, 2) * 100, 6) == Decimal("0.493862")


def test_one_installment_repays_principal_and_interest() -> None:
    assert equal_installment(5_000_00, period_rate(Decimal("0.10"), 12), 1) == (
        Row(1, 5_041_67, 5_000_00, 41_67, 0, 0),
    )


def test_yen_has_no_decimals() -> None:
    rows = equal_installment(100_000, period_rate(Decimal("0.06"), 12), 12)
    assert [row.payment for row in rows[-2:]] == [8607, 8603]


def test_payment_rounded_up_ends_the_plan_early() -> None:
    policy = RoundingPolicy(payment=Rounding.UP, payment_step=100)
    rows = equal_installment(10_00, Fraction(0), 12, policy=policy)
    assert [row.payment for row in rows] == [100] * 10
    assert rows[-1].balance == 0


def test_payment_below_the_interest_is_flagged_and_falls_due_at_the_end() -> None:
    rows = equal_installment(10_000_00, MONTHLY_18, 3, payment=100_00)
    assert negative_amortization(rows)
    assert [row.balance for row in rows] == [10_050_00, 10_100_75, 0]
    assert totals(rows).principal == 10_000_00


def test_payment_equal_to_the_interest_keeps_the_balance() -> None:
    rows = equal_installment(10_000_00, MONTHLY_18, 3, payment=150_00)
    assert not negative_amortization(rows)
    assert rows == interest_only(10_000_00, MONTHLY_18, 3)


def test_nothing_borrowed_needs_no_rows() -> None:
    assert equal_installment(0, MONTHLY_18, 12) == equal_principal(0, MONTHLY_18, 12) == ()


def test_last_payment_never_higher_than_the_level() -> None:
    plain = equal_installment(12_000_00, MONTHLY_18, 12)
    capped = equal_installment(
        12_000_00, MONTHLY_18, 12, policy=RoundingPolicy(residual=Residual.LAST_NOT_HIGHER)
    )
    assert plain[-1].payment > plain[0].payment
    assert capped[-1].payment <= capped[0].payment == 1100_17


def test_first_payment_takes_the_difference() -> None:
    rows = equal_installment(12_000_00, MONTHLY_18, 12, policy=RoundingPolicy(residual=Residual.FIRST))
    # No first payment hits zero exactly: one cent more or less moves the end by (1 + i)^11 = 1.18 cents.
    assert [row.payment for row in rows] == [1100_18, *[1100_16] * 10, 1100_17]
    assert rows[-1].balance == 0


def test_equal_principal_leaves_the_rest_to_the_last_or_first_row() -> None:
    rate = period_rate(Decimal("0.06"), 12)
    last = equal_principal(1_000_00, rate, 3)
    first = equal_principal(1_000_00, rate, 3, policy=RoundingPolicy(residual=Residual.FIRST))
    assert [row.principal for row in last] == [333_33, 333_33, 333_34]
    assert [row.principal for row in first] == [333_34, 333_33, 333_33]
    assert [row.interest for row in last] == [5_00, 3_33, 1_67]


def test_short_first_period_lowers_the_first_payment() -> None:
    rate = period_rate(Decimal("0.12"), 12)
    rows = odd_first_period(
        10_000_00, rate, 12, whole=0, fraction=Fraction(15, 30), method=FirstPeriod.STUB_WITH_FIRST
    )
    assert rows[0].payment == 888_49 - 50_00
    assert rows[0].interest == 50_00
    assert rows[1:] == equal_installment(10_000_00, rate, 12)[1:]


def test_regular_first_period_makes_both_methods_plain() -> None:
    plain = equal_installment(10_000_00, MONTHLY_18, 24)
    for method in FirstPeriod:
        assert (
            odd_first_period(10_000_00, MONTHLY_18, 24, whole=1, fraction=Fraction(0), method=method) == plain
        )


def test_daily_interest_counts_the_29th_of_february() -> None:
    leap = daily_simple(1_000_00, Decimal("0.0005"), [29])
    common = daily_simple(1_000_00, Decimal("0.0005"), [28])
    assert leap[0].interest - common[0].interest == 50


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (Remainder.LAST, [49_99, 49_99, 49_99, 50_02]),
        (Remainder.FIRST, [50_02, 49_99, 49_99, 49_99]),
        (Remainder.SPREAD_FIRST, [50_00, 50_00, 50_00, 49_99]),
        (Remainder.ROUND_HALF_UP_LAST, [50_00, 50_00, 50_00, 49_99]),
    ],
)
def test_split_rules(rule: Remainder, parts: list[int]) -> None:
    assert split_minor(199_99, 4, rule) == parts
    assert split_minor(-199_99, 4, rule) == [-part for part in parts]


def test_half_up_parts_never_overshoot() -> None:
    assert split_minor(5, 8, Remainder.ROUND_HALF_UP_LAST) == [1, 1, 1, 1, 1, 0, 0, 0]
    assert [row.payment for row in interest_free(5, 8, remainder=Remainder.ROUND_HALF_UP_LAST)] == [1] * 5


def test_bank_message_of_a_24_period_plan() -> None:
    rows = flat_fee(
        2679_00,
        24,
        Decimal("0.003"),
        FeeMode.PER_PERIOD,
        remainder=Remainder.ROUND_HALF_UP_LAST,
    )
    assert [row.payment for row in rows] == [119_67] * 23 + [119_55]
    assert totals(rows).fee == 192_96


def test_where_a_flat_fee_falls() -> None:
    rate = Decimal("0.15")
    upfront = flat_fee(5999_00, 24, rate, FeeMode.UPFRONT)
    spread = flat_fee(5999_00, 24, rate, FeeMode.TOTAL_SPREAD)
    deducted = flat_fee(5999_00, 24, rate, FeeMode.DEDUCTED)
    assert upfront[0].payment == 1149_80
    assert totals(upfront).fee == totals(spread).fee == 899_85
    assert totals(deducted).fee == 0
    assert fee_total(5999_00, 24, rate, FeeMode.DEDUCTED) == 899_85


def test_add_on_interest_is_spread_evenly() -> None:
    rows = flat_interest(12_000_00, 24, Decimal("0.05"))
    assert {row.payment for row in rows} == {550_00}
    assert totals(rows).interest == 1_200_00


def test_pay_in_three_finances_what_checkout_leaves() -> None:
    rows = pay_in_n(100_00, 3)
    assert [row.payment for row in rows] == [33_33, 33_33, 33_34]
    assert rows[0].balance == 66_67


def test_custom_payments_carry_their_surplus_as_fee() -> None:
    rows = custom(100_00, [40_00, 40_00, 25_00])
    assert [row.fee for row in rows] == [1_90, 1_91, 1_19]
    assert totals(rows).principal == 100_00
    with pytest.raises(ValueError, match="add up"):
        custom(100_00, [60_00, 60_00], fees=[1_00, 1_00])


def test_deferred_interest_is_forgiven_or_charged_in_full() -> None:
    start, end = date(2024, 1, 15), date(2025, 1, 15)
    rate = Decimal("0.2599")
    on_the_last_day = deferred_interest(1200_00, rate, start=start, promo_end=end, payments=[(end, 1200_00)])
    a_cent_short = deferred_interest(1200_00, rate, start=start, promo_end=end, payments=[(end, 1199_99)])
    assert on_the_last_day.charged == 0
    # 1200 × 25.99 % × 366/365
    assert (a_cent_short.balance, a_cent_short.charged) == (1, 312_73)
