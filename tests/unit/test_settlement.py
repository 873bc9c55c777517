from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from finapp.domain.fee_schedule import FeeMode, flat_fee
from finapp.domain.schedule import equal_installment, period_rate
from finapp.domain.settlement import (
    PenaltyBand,
    RefundPolicy,
    SettlementMethod,
    SettlementTerms,
    accrued_interest,
    actuarial_balance,
    apply_refund,
    present_value,
    rule_of_78_rebate,
    settle,
    settle_daily_simple,
)

FEE_PLAN = flat_fee(12_000_00, 12, Decimal("0.006"), FeeMode.PER_PERIOD)


def test_fees_that_stay_due_make_early_payoff_pointless() -> None:
    waived = settle(FEE_PLAN, 3, SettlementTerms(SettlementMethod.FEES_WAIVED))
    due = settle(FEE_PLAN, 3, SettlementTerms(SettlementMethod.FEES_DUE))
    assert (waived.amount, waived.saved) == (9_000_00, 648_00)
    assert (due.amount, due.saved) == (9_648_00, 0)


def test_penalty_by_elapsed_periods() -> None:
    # A dealer's table: 5 % before the 6th, 3 % to the 12th plus 500, later free.
    terms = SettlementTerms(
        penalties=(
            PenaltyBand(0, 5, Decimal("0.05")),
            PenaltyBand(6, 12, Decimal("0.03"), flat_fee=500_00),
        )
    )
    plan = flat_fee(24_000_00, 24, Decimal("0.005"), FeeMode.PER_PERIOD)
    assert settle(plan, 5, terms).penalty == 950_00
    assert settle(plan, 6, terms).penalty == 540_00 + 500_00
    assert settle(plan, 13, terms).penalty == 0


def test_a_band_may_keep_the_fees() -> None:
    terms = SettlementTerms(penalties=(PenaltyBand(0, 6, fees_due=True),))
    assert settle(FEE_PLAN, 6, terms).saved == 0
    assert settle(FEE_PLAN, 7, terms).saved == 5 * 72_00


def test_rule_of_78_favors_the_lender() -> None:
    plan = equal_installment(6_000_00, period_rate(Decimal("0.18"), 12), 24)
    rule78 = settle(plan, 6, SettlementTerms(SettlementMethod.RULE_OF_78))
    actuarial = settle(plan, 6, SettlementTerms(SettlementMethod.FEES_WAIVED))
    assert rule78.amount > actuarial.amount > rule78.principal - 1
    exact = actuarial_balance(6000, Decimal("0.015"), 24, 6)
    assert round(float(exact), 4) == 4694.6312


def test_rule_of_78_published_rebates() -> None:
    assert round(float(rule_of_78_rebate(100, 12, 3)), 2) == 57.69
    assert rule_of_78_rebate(480, 24, 24) == 0
    assert rule_of_78_rebate(480, 24, 0) == 480


def test_present_value_at_the_own_rate_is_the_balance() -> None:
    rate = period_rate(Decimal("0.12"), 12)
    plan = equal_installment(10_000_00, rate, 12)
    settlement = settle(plan, 3, SettlementTerms(SettlementMethod.PRESENT_VALUE), rate=rate)
    assert abs(settlement.amount - plan[2].balance) <= 3
    assert present_value([Fraction(110)], Fraction(1, 10)) == 100


def test_settling_at_the_end_costs_nothing() -> None:
    for method in SettlementMethod:
        terms = SettlementTerms(method, penalties=(PenaltyBand(0, None, flat_fee=500_00),))
        assert settle(FEE_PLAN, 12, terms, rate=Decimal(0)).amount == 0


def test_more_than_all_paid_is_refused() -> None:
    with pytest.raises(ValueError, match="paid"):
        settle(FEE_PLAN, 13, SettlementTerms())


def test_settling_between_due_dates_adds_the_accrued_interest() -> None:
    accrued = accrued_interest(9_000_00, Decimal("0.0005"), 10)
    assert settle(FEE_PLAN, 3, SettlementTerms(), accrued=accrued).amount == 9_045_00


def test_exact_balance_of_an_interest_free_plan() -> None:
    assert actuarial_balance(3000, Decimal(0), 6, 2) == 2000


def test_daily_interest_of_a_late_settlement() -> None:
    # FSharp.Finance.Personal, settlement three days before and one week after the last due date.
    paid = [(24, 100_53), (55, 100_53), (86, 100_53)]
    early = settle_daily_simple(250_00, Decimal("0.008"), paid, 112)
    late = settle_daily_simple(250_00, Decimal("0.008"), paid, 122)
    assert (early.principal, early.interest) == (81_56, 16_96)
    assert late.amount == 105_04


def test_a_payment_below_the_interest_carries_the_rest() -> None:
    settled = settle_daily_simple(1000_00, Decimal("0.01"), [(10, 40_00)], 20)
    assert (settled.principal, settled.interest) == (1000_00, 60_00 + 100_00)


@pytest.mark.parametrize(
    ("policy", "remaining", "cash"),
    [
        (RefundPolicy.LAST_FIRST, (25_00, 15_00, 0), 0),
        (RefundPolicy.NEXT_DUE, (0, 15_00, 25_00), 0),
        (RefundPolicy.PRO_RATA, (13_33, 13_33, 13_34), 0),
        (RefundPolicy.CASH, (25_00, 25_00, 25_00), 35_00),
    ],
)
def test_refund_reduces_what_is_open(policy: RefundPolicy, remaining: tuple[int, ...], cash: int) -> None:
    effect = apply_refund([25_00, 25_00, 25_00], 35_00, policy)
    assert (effect.remaining, effect.cash_back) == (remaining, cash)


def test_refund_larger_than_the_debt_comes_back_as_cash() -> None:
    for policy in (RefundPolicy.LAST_FIRST, RefundPolicy.NEXT_DUE, RefundPolicy.PRO_RATA):
        assert apply_refund([25_00, 25_00], 100_00, policy).cash_back == 50_00
        assert apply_refund([], 10_00, policy).cash_back == 10_00


def test_pro_rata_never_turns_an_installment_negative() -> None:
    assert apply_refund([1] * 8, 3, RefundPolicy.PRO_RATA).remaining == (1, 1, 1, 1, 1, 0, 0, 0)
