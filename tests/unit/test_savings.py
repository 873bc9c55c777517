"""Money funds and deposits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finapp.domain.calendars import BusinessCalendar
from finapp.domain.deposit import (
    RateTier,
    certificate_withdrawn,
    demand_deposit_interest,
    demand_deposit_product,
    equivalent_annual,
    fixed_deposit_interest,
    ibond_composite,
    tiered_marginal_interest,
    tiered_whole_rate,
)
from finapp.domain.money_fund import (
    CarryOver,
    holding_income,
    implied_income,
    income_days,
    income_per_10k,
    seven_day_yield,
    trade_day,
)
from finapp.domain.rounding import Rounding

WEEKENDS = BusinessCalendar()
NATIONAL_DAY = BusinessCalendar(
    holidays=frozenset(date(2024, 10, day) for day in range(1, 8)),
    extra_workdays=frozenset({date(2024, 9, 29), date(2024, 10, 12)}),
)


def test_published_yield_of_yuebao() -> None:
    published = ["1.5787", "1.5461", "1.467", "1.4223", "1.3845", "1.3674", "1.3671"]
    incomes = [Decimal(text) for text in published]
    assert round(seven_day_yield(incomes, CarryOver.DAILY), 5) == Decimal("0.05425")


def test_a_yield_needs_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        seven_day_yield([Decimal(1)] * 6, CarryOver.DAILY)


@pytest.mark.parametrize("carry_over", CarryOver)
def test_implied_income_gives_back_the_yield(carry_over: CarryOver) -> None:
    income = implied_income(Decimal("0.0185"), carry_over)
    assert round(seven_day_yield([income] * 7, carry_over), 15) == Decimal("0.0185")


def test_income_is_published_to_four_decimals() -> None:
    assert income_per_10k(Decimal("1234567.89"), Decimal(25_000_000_000)) == Decimal("0.4938")
    assert income_per_10k(Decimal(3), Decimal(10_000), 3) == 1


def test_tiny_holdings_earn_nothing_when_cut() -> None:
    days = [Decimal("0.55")] * 10
    assert holding_income(100_00, days).total == 0
    assert holding_income(100_00, days, rounding=Rounding.HALF_UP).total == 10


def test_monthly_carry_over_does_not_compound() -> None:
    held = holding_income(50_000_00, [Decimal("0.60")] * 30, CarryOver.MONTHLY)
    assert (held.total, held.end_units) == (90_00, 50_000_00)


def test_friday_buys_no_weekend_and_sells_none() -> None:
    friday, monday = date(2025, 3, 14), date(2025, 3, 17)
    assert income_days(friday, monday, WEEKENDS) == (monday,)
    thursday = date(2025, 3, 13)
    kept = income_days(thursday, friday, WEEKENDS)
    assert kept == (friday, date(2025, 3, 15), date(2025, 3, 16))


def test_money_over_a_long_holiday() -> None:
    # Bought on the last working day, 30 September: nothing until the 8th.
    assert income_days(date(2024, 9, 30), date(2024, 10, 8), NATIONAL_DAY) == (date(2024, 10, 8),)
    # Saturday the 12th is a working day.
    assert income_days(date(2024, 10, 10), date(2024, 10, 11), NATIONAL_DAY) == (date(2024, 10, 11),)


def test_orders_on_rest_days_or_after_the_cut_off_belong_to_the_next_business_day() -> None:
    saturday, monday = date(2025, 3, 15), date(2025, 3, 17)
    assert trade_day(saturday, WEEKENDS) == monday
    assert trade_day(saturday, WEEKENDS, after_cut_off=True) == monday
    assert trade_day(monday, WEEKENDS, after_cut_off=True) == date(2025, 3, 18)


def fixed(withdrawn: date) -> tuple[int, int, bool]:
    earned = fixed_deposit_interest(
        50_000_00, date(2023, 5, 20), 12, Decimal("0.0165"), withdrawn, Decimal("0.002")
    )
    return earned.total_by_month, earned.overdue, earned.early


def test_fixed_deposit_at_before_and_after_its_term() -> None:
    assert fixed(date(2024, 5, 20)) == (825_00, 0, False)
    # One day early: 365 days at the demand rate.
    assert fixed(date(2024, 5, 19)) == (101_39, 0, True)
    # Thirty days late: 50,000 × 30 × 0.2 %/360 on top.
    assert fixed(date(2024, 6, 19)) == (825_00 + 8_33, 8_33, False)


def test_a_term_by_days_uses_360() -> None:
    earned = fixed_deposit_interest(
        10_000_00, date(2024, 1, 31), 1, Decimal("0.036"), date(2024, 2, 29), Decimal("0.002")
    )
    assert (earned.by_month, earned.by_days) == (30_00, 29_00)


def test_demand_deposit_counts_the_settlement_day() -> None:
    balances = [(date(2023, 12, 21), 10_000), (date(2024, 1, 15), 25_000), (date(2024, 2, 10), 5_000)]
    product = demand_deposit_product(balances, date(2024, 3, 20))
    assert product == 1_100_000
    assert demand_deposit_interest(product * 100, Decimal("0.002")) == 6_11


TIERS = [
    RateTier(Decimal(2500), Decimal("0.0525")),
    RateTier(Decimal(15000), Decimal("0.0550")),
    RateTier(None, Decimal("0.0575")),
]


def test_tiers_by_slice_and_by_whole_balance() -> None:
    # 12 CFR 1030 Appendix A: 8,000 at 5.25 % to 2,500 and 5.5 % above.
    assert round(tiered_marginal_interest(Decimal(8000), TIERS, 365), 2) == Decimal("445.70")
    assert tiered_whole_rate(Decimal(2500), TIERS) == Decimal("0.0525")
    assert tiered_whole_rate(Decimal("2500.01"), TIERS) == Decimal("0.0550")
    assert tiered_whole_rate(Decimal(10**6), TIERS) == Decimal("0.0575")


def test_series_i_bonds_never_go_below_zero() -> None:
    assert ibond_composite(Decimal("0.0040"), Decimal("0.0324")) == Decimal("0.0689")
    assert ibond_composite(Decimal(0), Decimal("-0.02")) == 0


def test_an_early_certificate_may_eat_into_the_principal() -> None:
    broken = certificate_withdrawn(10_000_00, Decimal("0.045"), 30, 90)
    assert broken.net < 0


def test_three_years_simple_are_less_a_year_compounded() -> None:
    assert round(equivalent_annual(Decimal("0.0195"), Decimal(3)), 7) == Decimal("0.0191316")
