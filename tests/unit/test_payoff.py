from __future__ import annotations

from decimal import Decimal

from finapp.projection.payoff import (
    Trouble,
    avalanche,
    custom_order,
    fees_first,
    later_rate_avalanche,
    minimums_only,
    pay_down,
    snowball,
)
from finapp.projection.payoff_debts import Debt, RateStep
from finapp.projection.payoff_optimum import avalanche_is_optimal, lower_bound, optimum

SMALL = Debt(name="small", balance=800_00, apr=Decimal("0.05"), minimum=20_00)
BIG = Debt(name="big", balance=6000_00, apr=Decimal("0.27"), minimum=120_00)
PROMO = Debt(
    name="promo",
    balance=3000_00,
    apr=Decimal(0),
    minimum=60_00,
    steps=(RateStep(7, Decimal("0.2699")),),
)
CARD = Debt(name="card", balance=4000_00, apr=Decimal("0.19"), minimum=100_00)


def test_rate_order_is_cheaper_than_balance_order() -> None:
    by_rate, by_balance = avalanche([SMALL, BIG], (400_00,)), snowball([SMALL, BIG], (400_00,))
    assert (by_rate.payoff_order, len(by_rate.months)) == (("big", "small"), 21)
    assert (by_balance.payoff_order, len(by_balance.months)) == (("small", "big"), 22)
    assert by_balance.interest - by_rate.interest == 270_77


def test_an_own_order_is_followed() -> None:
    plan = custom_order([SMALL, BIG], (400_00,), ["small", "big"])
    assert plan == snowball([SMALL, BIG], (400_00,))


def test_debts_repaid_in_one_month_are_named_in_the_order_of_paying() -> None:
    one = Debt(name="low", balance=100_00, apr=Decimal("0.01"))
    two = Debt(name="high", balance=100_00, apr=Decimal("0.30"))
    assert avalanche([one, two], (500_00,)).payoff_order == ("high", "low")


def test_budget_below_the_minimums_says_how_much_is_missing() -> None:
    plan = avalanche([SMALL, BIG], (100_00,))
    assert (plan.trouble, plan.shortfall) == (Trouble.BUDGET_BELOW_MINIMUM, 40_00)
    assert optimum([SMALL, BIG], (100_00,)).plan.trouble is Trouble.BUDGET_BELOW_MINIMUM


def test_a_budget_that_falls_later_is_noticed_in_its_month() -> None:
    plan = avalanche([SMALL, BIG], (400_00, 400_00, 100_00))
    assert plan.trouble is Trouble.BUDGET_BELOW_MINIMUM
    assert len(plan.months) == 2


def test_a_budget_that_only_feeds_the_interest_never_repays() -> None:
    debt = Debt(name="endless", balance=10_000_00, apr=Decimal("0.24"), minimum=200_00)
    plan = avalanche([debt], (200_00,))
    assert plan.trouble is Trouble.NEVER_REPAID
    assert len(plan.months) == 1200


def test_minimum_as_a_share_of_the_balance() -> None:
    debt = Debt(name="card", balance=1000_00, apr=Decimal("0.18"), minimum=10_00, minimum_pct=Decimal("0.02"))
    plan = minimums_only([debt])
    card = pay_down(1000_00, Decimal("0.18"), pct=Decimal("0.02"), floor=10_00)
    assert (len(plan.months), plan.interest) == (224, 1845_40)
    assert tuple(sum(month.payments) for month in plan.months) == card.payments


def test_nothing_owed_is_paid_off_at_once() -> None:
    credit = Debt(name="credit", balance=-50_00, apr=Decimal("0.2"))
    assert avalanche([credit], (100_00,)).months == ()
    assert avalanche([], (100_00,)).repaid
    assert optimum([], (100_00,)).plan.repaid


def test_a_coming_jump_makes_rate_order_wrong() -> None:
    debts = [PROMO, CARD]
    best = optimum(debts, (500_00,))
    assert not avalanche_is_optimal(debts)
    assert best.proven
    assert round(best.exact_cost / 100, 2) == 698.44
    bound = lower_bound(debts, (500_00,), 17)
    assert bound is not None
    assert round(bound / 100, 2) == 678.79
    assert best.plan.cost < avalanche(debts, (500_00,)).cost == 729_08
    assert later_rate_avalanche(debts, (500_00,)).cost > best.plan.cost


def test_the_optimum_is_replayed_in_cents_within_a_cent_a_month() -> None:
    best = optimum([PROMO, CARD], (500_00,))
    assert abs(best.plan.cost - best.exact_cost) < len(best.plan.months)
    assert all(sum(month.payments) <= 500_00 for month in best.plan.months)


def test_a_monthly_fee_is_worth_clearing_first() -> None:
    debts = [
        Debt(name="fee", balance=900_00, apr=Decimal("0.08"), monthly_fee=15_00),
        Debt(name="rate", balance=2000_00, apr=Decimal("0.12")),
    ]
    by_rate, by_fee = avalanche(debts, (300_00,)), fees_first(debts, (300_00,))
    assert by_fee.cost < by_rate.cost
    assert by_fee.fees == 4 * 15_00
    assert optimum(debts, (300_00,)).plan.cost < by_fee.cost


def test_percentage_minimums_bind_the_optimum() -> None:
    debts = [
        Debt(name="a", balance=2000_00, apr=Decimal("0.10"), minimum_pct=Decimal("0.05")),
        Debt(name="b", balance=2000_00, apr=Decimal("0.20"), minimum_pct=Decimal("0.05")),
    ]
    plan, best = avalanche(debts, (400_00,)), optimum(debts, (400_00,))
    assert best.proven
    assert abs(best.exact_cost - plan.cost) < len(plan.months)


def test_a_payment_below_the_interest_never_repays() -> None:
    assert pay_down(5000_00, Decimal("0.24"), fixed=100_00).trouble is Trouble.PAYMENT_BELOW_INTEREST
    assert pay_down(5000_00, Decimal("0.24"), fixed=100_01).trouble is None


def test_rounding_may_stall_a_small_balance() -> None:
    # 2 % of 1.02 rounds to 0.02, as much as the month's interest: it would stay for ever.
    stalled = pay_down(1_00, Decimal("0.18"), pct=Decimal("0.02"))
    assert stalled.trouble is Trouble.PAYMENT_BELOW_INTEREST
