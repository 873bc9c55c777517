from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from finapp.domain.card import (
    CardEvent,
    CardEventKind,
    RateBalance,
    RevolvingRegime,
    allocate_payment,
    average_daily_balance,
    cycle_interest,
    interest,
    minimum_interest_plus_share,
    minimum_payment,
    promotional_apr,
    repay_in_36_months,
    residual_interest,
    revolving_interest,
)

START, END = date(2023, 9, 1), date(2023, 9, 30)
APR = Decimal("0.20")


def event(day: int, amount: int, kind: CardEventKind) -> CardEvent:
    return CardEvent(date(2023, 9, day), amount, kind)


def test_average_daily_balance_counts_both_ends_of_the_cycle() -> None:
    # A published example: 387.52, 50 paid on the 6th, 62.26 bought on the 19th: 370.76.
    events = [event(6, 50_00, CardEventKind.PAYMENT), event(19, 62_26, CardEventKind.PURCHASE)]
    assert round(average_daily_balance(387_52, events, START, END)) == 370_76


def test_new_purchases_may_be_left_out() -> None:
    events = [event(16, 100_00, CardEventKind.PAYMENT), event(1, 300_00, CardEventKind.PURCHASE)]
    excluding = average_daily_balance(1000_00, events, START, END, new_charges=False)
    assert excluding == 1000_00 - Fraction(100_00, 2)


def test_events_outside_the_cycle_count_whole_or_not_at_all() -> None:
    before = CardEvent(date(2023, 8, 20), 10_00, CardEventKind.PURCHASE)
    after = CardEvent(date(2023, 10, 1), 10_00, CardEventKind.PURCHASE)
    assert average_daily_balance(0, [before, after], START, END) == 10_00


def test_a_credit_balance_earns_nothing() -> None:
    assert interest(-500_00, APR, 30) == 0


def test_one_cent_less_than_the_statement_loses_the_grace_period() -> None:
    events = [event(20, 800_00, CardEventKind.PAYMENT), event(11, 300_00, CardEventKind.PURCHASE)]
    paid = cycle_interest(800_00, events, START, END, APR, paid_by_due=800_00)
    short = cycle_interest(800_00, events, START, END, APR, paid_by_due=799_99)
    assert (paid.interest, paid.grace) == (0, True)
    # 800 for 19 days, 0 for 11; 300 for 20 days: (15200 + 6000) × 20 % / 365.
    assert (short.interest, short.grace) == (11_62, False)


def test_nothing_owed_keeps_the_grace_period() -> None:
    events = [event(5, 300_00, CardEventKind.PURCHASE)]
    assert cycle_interest(0, events, START, END, APR, paid_by_due=0).interest == 0


def test_a_revolver_still_pays_after_paying_in_full() -> None:
    trailing = residual_interest(1000_00, Decimal("0.2499"), date(2024, 6, 30), date(2024, 7, 20))
    assert trailing == 13_01
    assert residual_interest(1000_00, APR, date(2024, 6, 30), date(2024, 6, 30)) == 0


@pytest.mark.parametrize(
    ("regime", "charged"), [(RevolvingRegime.FULL_BALANCE, 245_55), (RevolvingRegime.UNPAID_PART, 3_00)]
)
def test_chinese_revolving_interest(regime: RevolvingRegime, charged: int) -> None:
    bought, paid = [(date(2024, 4, 6), 10_000_00)], (date(2024, 5, 25), 9_900_00)
    rate = Decimal("0.0005")
    assert revolving_interest(bought, paid, date(2024, 6, 5), rate, regime) == charged
    in_full = (date(2024, 5, 25), 10_000_00)
    assert revolving_interest(bought, in_full, date(2024, 6, 5), rate, regime) == 0


def test_a_payment_covers_the_oldest_purchase_first() -> None:
    bought = [(date(2024, 4, 20), 1000_00), (date(2024, 4, 10), 1000_00)]
    paid = (date(2024, 5, 25), 1000_00)
    charged = revolving_interest(
        bought, paid, date(2024, 6, 5), Decimal("0.0005"), RevolvingRegime.UNPAID_PART
    )
    assert charged == 23_00  # 46 days from 20 April


@pytest.mark.parametrize(
    ("balance", "past_due", "due"),
    [(10_000_00, 230_00, 1230_00), (18_40, 0, 18_40), (500_00, 0, 100_00), (-20_00, 0, 0), (0, 0, 0)],
)
def test_minimum_payment(balance: int, past_due: int, due: int) -> None:
    assert minimum_payment(balance, Decimal("0.10"), 100_00, past_due=past_due) == due


def test_minimum_is_rounded_up_to_the_whole_unit_but_not_above_the_balance() -> None:
    rate = Decimal("0.18") / 365
    # 1000 × 18 %/365 × 30 = 14.79, plus 1 % = 10.00: 24.79, so 25.
    assert minimum_interest_plus_share(1000_00, rate, 30) == 25_00
    assert minimum_interest_plus_share(40, rate, 30) == 40


def test_payment_above_all_balances_is_left_over() -> None:
    parts = [RateBalance("promo", 100_00, Decimal(0)), RateBalance("cash", 50_00, Decimal("0.25"))]
    found = allocate_payment(parts, 200_00, 30_00)
    assert [part.amount for part in found.balances] == [0, 0]
    assert found.unapplied == 50_00


def test_excess_goes_to_the_highest_rate() -> None:
    parts = [RateBalance("promo", 100_00, Decimal(0)), RateBalance("cash", 50_00, Decimal("0.25"))]
    found = allocate_payment(parts, 60_00, 30_00)
    assert [part.amount for part in found.balances] == [70_00, 20_00]


def test_36_month_payment_of_the_statement_box() -> None:
    payment, monthly = repay_in_36_months([RateBalance("", 1784_53, Decimal("0.1499"))])
    assert round(payment / 100) == 62
    assert monthly == Fraction("0.1499") / 12
    assert repay_in_36_months([])[0] == 0


def test_promotional_rate_is_weighted_by_its_months() -> None:
    assert promotional_apr(Decimal(0), 12, Decimal("0.18")) == Fraction("0.12")
    assert promotional_apr(Decimal(0), 48, Decimal("0.18")) == 0
