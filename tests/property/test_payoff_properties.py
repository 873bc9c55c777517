from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from finapp.projection.payoff import (
    Budget,
    PayoffPlan,
    Trouble,
    avalanche,
    custom_order,
    fees_first,
    later_rate_avalanche,
    pay_down,
    snowball,
)
from finapp.projection.payoff_debts import Debt, RateStep
from finapp.projection.payoff_optimum import avalanche_is_optimal, lower_bound, optimum

if TYPE_CHECKING:
    from collections.abc import Sequence


@st.composite
def debts(draw: st.DrawFn, *, constant: bool = False, most: int = 4) -> list[Debt]:
    found = []
    for index in range(draw(st.integers(1, most))):
        steps: tuple[RateStep, ...] = ()
        fee = 0
        if not constant:
            fee = draw(st.sampled_from((0, 0, 500)))
            if draw(st.booleans()):
                steps = (RateStep(draw(st.integers(2, 9)), Decimal(draw(st.integers(0, 30))) / 100),)
        balance = draw(st.integers(0, 500_000))
        found.append(
            Debt(
                name=str(index),
                balance=balance,
                apr=Decimal(draw(st.integers(0, 30))) / 100,
                minimum=balance // 40,
                monthly_fee=fee,
                steps=steps,
            )
        )
    return found


def affordable(owed: Sequence[Debt], share: int) -> Budget:
    """A budget that repays everything within some tens of months."""
    return (sum(debt.balance for debt in owed) // share + sum(debt.monthly_fee for debt in owed) + 10,)


def assert_honest(owed: Sequence[Debt], budget: Budget, plan: PayoffPlan) -> None:
    borrowed = sum(max(debt.balance, 0) for debt in owed)
    spent = 0
    for number, month in enumerate(plan.months, 1):
        spent += sum(month.payments)
        assert spent <= number * budget[0]
        assert all(amount >= 0 for amount in (*month.payments, *month.balances))
    if plan.repaid:
        assert plan.paid == borrowed + plan.cost
        assert set(plan.payoff_order) == {debt.name for debt in owed if debt.balance > 0}
        assert not plan.months or not any(plan.months[-1].balances)


@given(debts(), st.integers(1, 60))
def test_no_order_spends_more_than_the_budget(owed: list[Debt], share: int) -> None:
    budget = affordable(owed, share)
    names = [debt.name for debt in reversed(owed)]
    for plan in (
        avalanche(owed, budget),
        snowball(owed, budget),
        later_rate_avalanche(owed, budget),
        fees_first(owed, budget),
        custom_order(owed, budget, names),
    ):
        assert_honest(owed, budget, plan)


@settings(max_examples=25, deadline=None)
@given(debts(constant=True, most=3), st.integers(4, 12))
def test_avalanche_is_the_optimum_for_constant_rates(owed: list[Debt], share: int) -> None:
    budget = affordable(owed, share)
    assert avalanche_is_optimal(owed)
    plan, best = avalanche(owed, budget), optimum(owed, budget)
    assert plan.repaid
    if plan.months:
        assert best.proven
        # The solver does not round: half a minor unit of interest per debt and month, compounded.
        rounding = len(plan.months) * len(owed) * 0.75 + 1
        assert abs(plan.cost - best.exact_cost) <= rounding


@settings(max_examples=25, deadline=None)
@given(debts(most=3), st.integers(4, 12))
def test_optimum_is_never_dearer_than_an_order(owed: list[Debt], share: int) -> None:
    budget = affordable(owed, share)
    best = optimum(owed, budget)
    orders = [avalanche(owed, budget), snowball(owed, budget), later_rate_avalanche(owed, budget)]
    assert_honest(owed, budget, best.plan)
    assert best.plan.cost <= min(plan.cost for plan in orders)
    longest = max(len(plan.months) for plan in orders) + 1
    bound = lower_bound(owed, budget, longest)
    assert bound is not None
    assert bound <= best.exact_cost + 1


@given(
    st.integers(1, 10**8),
    st.decimals(0, "0.6", places=4),
    st.decimals(0, "0.2", places=3),
    st.integers(0, 10**5),
)
def test_a_card_is_repaid_or_says_why_not(balance: int, apr: Decimal, pct: Decimal, floor: int) -> None:
    paid = pay_down(balance, apr, pct=pct, floor=floor)
    if paid.trouble is None:
        assert sum(paid.payments) == balance + paid.interest
    else:
        assert paid.trouble in {Trouble.PAYMENT_BELOW_INTEREST, Trouble.NEVER_REPAID}
