"""The cheapest payoff plan against every simple order and against trying everything."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from finapp.projection.payoff import (
    PayoffPlan,
    avalanche,
    custom_order,
    fees_first,
    later_rate_avalanche,
    minimums_only,
    simulate,
    snowball,
    wealth_at,
)
from finapp.projection.payoff_accounts import early_charge
from finapp.projection.payoff_debts import (
    NO_FUND,
    AnyDebt,
    Debt,
    Deferred,
    Early,
    EarlyFee,
    Fund,
    RateStep,
    ScheduledDebt,
    Slot,
)
from finapp.projection.payoff_optimum import optimum
from finapp.projection.payoff_program import Program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.projection.payoff import Budget

HORIZON = 60
yearly = st.integers(0, 30).map(lambda percent: Decimal(percent) / 100)
fees = st.sampled_from(
    [(), (), (EarlyFee(1, None, Decimal("0.01")),), (EarlyFee(1, 3, Decimal("0.05"), 500),)]
)


@st.composite
def balances(draw: st.DrawFn, name: str = "balance") -> Debt:
    owed = draw(st.integers(0, 500_000))
    steps: tuple[RateStep, ...] = ()
    deferred = None
    kind = draw(st.sampled_from(("plain", "steps", "deferred")))
    apr = draw(yearly)
    if kind != "plain":
        first = draw(st.integers(2, 8))
        steps = (RateStep(first, draw(yearly)),)
        if kind == "deferred":
            apr = Decimal(0)
            deferred = Deferred(first - 1, draw(yearly), draw(st.integers(0, 5_000)))
    return Debt(
        name=name,
        balance=owed,
        apr=apr,
        minimum=owed // 20 + 1,
        minimum_pct=draw(st.sampled_from((Decimal(0), Decimal("0.05")))),
        minimum_costs=draw(st.booleans()),
        monthly_fee=draw(st.sampled_from((0, 0, 300))),
        steps=steps,
        deferred=deferred,
    )


@st.composite
def schedules(draw: st.DrawFn, name: str = "plan", most: int = 9) -> ScheduledDebt:
    early = draw(st.sampled_from(Early))
    count = draw(st.integers(1, most))
    part, rate = draw(st.integers(100, 60_000)), draw(yearly)
    slots = tuple(
        Slot(month, part, round(part * (count - month + 1) * rate / 12), draw(st.just(0)))
        for month in range(1, count + 1)
    )
    if early in {Early.BY_INSTALLMENT, Early.AT_ONCE}:
        slots = tuple(Slot(slot.month, part, round(part * rate)) for slot in slots)
    payoffs = tuple(
        sum(slot.principal + slot.cost // 2 for slot in slots[month:]) for month in range(1, count)
    )
    return ScheduledDebt(
        name=name,
        slots=slots,
        early=early,
        kept=draw(st.booleans()) if early is Early.BY_INSTALLMENT else False,
        fees=() if early is Early.AT_ONCE else draw(fees),
        payoffs=payoffs if early is Early.AT_ONCE else (),
        yearly=rate,
    )


@st.composite
def books(draw: st.DrawFn) -> list[AnyDebt]:
    found: list[AnyDebt] = [draw(balances(f"balance {k}")) for k in range(draw(st.integers(0, 2)))]
    return found + [draw(schedules(f"plan {k}")) for k in range(draw(st.integers(0, 2)))]


def enough(debts: Sequence[AnyDebt], extra: int) -> Budget:
    """A budget that pays every minimum in its month and something more."""
    least = minimums_only(debts)
    monthly = [sum(month.payments) for month in least.months] or [0]
    return tuple(max(monthly[0], amount) + extra + 1 for amount in monthly)


def orders(debts: Sequence[AnyDebt], budget: Budget, fund: Fund) -> list[PayoffPlan]:
    names = [debt.name for debt in reversed(debts)]
    return [
        avalanche(debts, budget, fund),
        snowball(debts, budget, fund),
        later_rate_avalanche(debts, budget, fund),
        fees_first(debts, budget, fund),
        custom_order(debts, budget, names, fund),
    ]


def assert_honest(debts: Sequence[AnyDebt], budget: Budget, plan: PayoffPlan, fund: Fund) -> None:
    """Every unit is spent once: what is held is what came in less what was paid."""
    held = fund.usable
    for number, month in enumerate(plan.months, 1):
        held += fund.income(held) + budget[min(number, len(budget)) - 1] - sum(month.payments)
        assert month.held == held >= 0
        assert all(amount >= 0 for amount in (*month.payments, *month.balances, *month.extra))
    if plan.repaid:
        assert plan.paid == sum(debt.owed for debt in debts) + plan.cost
        assert not plan.months or not any(plan.months[-1].balances)


@given(books(), st.integers(1_000, 100_000), st.integers(0, 300_000), yearly)
def test_no_way_of_paying_spends_money_twice(
    debts: list[AnyDebt], extra: int, usable: int, rate: Decimal
) -> None:
    budget, fund = enough(debts, extra), Fund(usable, rate / 10)
    for plan in orders(debts, budget, fund):
        assert_honest(debts, budget, plan, fund)
        assert plan.repaid


@settings(max_examples=40, deadline=None)
@given(books(), st.integers(1_000, 100_000), st.sampled_from((0, 80_000)), st.sampled_from(("0", "0.02")))
def test_the_optimum_is_never_worse_than_an_order(
    debts: list[AnyDebt], extra: int, usable: int, rate: str
) -> None:
    budget, fund = enough(debts, extra), Fund(usable, Decimal(rate))
    known = orders(debts, budget, fund)
    best = optimum(debts, budget, fund, known=known, time_limit=5)
    assert_honest(debts, budget, best.plan, fund)
    assert best.plan.repaid
    end = max(HORIZON, *(len(plan.months) for plan in [best.plan, *known]))
    wealth = wealth_at(best.plan, budget, fund, end)
    for plan in known:
        assert wealth >= wealth_at(plan, budget, fund, end)
    assert best.gap >= 0
    assert not (best.proven and best.gap)
    owed = sum(debt.owed for debt in debts)
    for plan in [best.plan, *known]:
        months = max(HORIZON, len(plan.months))
        untouched = wealth_at(PayoffPlan((), ()), budget, fund, months)
        rounding = (len(plan.months) + 1) * (len(debts) + 1) + months
        assert untouched - owed - wealth_at(plan, budget, fund, months) >= best.bound - rounding
    if best.order is None:
        # Rounding: half a minor unit of interest a month and debt, and cents that wait a month.
        slack = (len(best.plan.months) + 1) * (len(debts) + 1)
        assert best.plan.cost >= best.bound - slack - fund.income(wealth) * end


@settings(max_examples=25, deadline=None)
@given(books(), st.integers(1_000, 100_000), st.sampled_from(("0", "0.02")), st.integers(0, 3))
def test_near_a_plan_is_the_plan_itself_and_all_of_it_in_the_whole_program(
    debts: list[AnyDebt], extra: int, rate: str, width: int
) -> None:
    budget, fund = enough(debts, extra), Fund(0, Decimal(rate))
    plans = orders(debts, budget, fund)[:3]
    months = max(len(plan.months) for plan in plans) + 1
    whole = Program(debts, budget, months, fund).solve(10, gap=1e-9)
    for plan in plans:
        near = Program(debts, budget, months, fund, near=plan, width=width).solve(10, gap=1e-9)
        assert whole.cost is not None
        untouched = wealth_at(PayoffPlan((), ()), budget, fund, months)
        cost = untouched - sum(debt.owed for debt in debts) - wealth_at(plan, budget, fund, months)
        rounding = (months + 1) * (len(debts) + 1)
        assert whole.cost - rounding <= cost
        # Cents decide whether a debt closes in a month: a plan may be outside by that alone.
        if near.cost is not None:
            assert whole.cost - 0.5 <= near.cost <= cost + rounding


def try_everything(debts: Sequence[ScheduledDebt], budget: Budget) -> int:
    """Return the most that is left after trying every month in which to settle every installment."""
    end = max(slot.month for debt in debts for slot in debt.slots)
    best = 0
    for counts in product(*(_ways(debt, end) for debt in debts)):

        def extra(
            month: int,
            _paid: Sequence[int],
            _left: Sequence[int],
            _surplus: int,
            counts: Sequence[Sequence[int]] = counts,
        ) -> list[tuple[int, int | None]]:
            return [(k, _price(debt, counts[k], month)) for k, debt in enumerate(debts)]

        plan = simulate(debts, budget, extra)
        if plan.repaid:
            best = max(best, wealth_at(plan, budget, NO_FUND, end))
    return best


def _ways(debt: ScheduledDebt, end: int) -> list[tuple[int, ...]]:
    """Return, for every way, how many installments are paid early in each month."""
    most = len(debt.slots)
    months = min(end, 4)
    if debt.early is Early.AT_ONCE:
        return [tuple(int(month == at) for month in range(months)) for at in range(months + 1)]
    return [way for way in product(range(most + 1), repeat=months) if sum(way) <= most]


def _price(debt: ScheduledDebt, ways: Sequence[int], month: int) -> int:
    count = ways[month - 1] if month <= len(ways) else 0
    if debt.early is Early.AT_ONCE:
        return debt.payoffs[month - 1] if count and month <= len(debt.payoffs) else 0
    done = sum(ways[: month - 1])
    chosen = [slot for slot in debt.slots if slot.month > month]
    chosen = chosen[max(len(chosen) - done - count, 0) : max(len(chosen) - done, 0)]
    fee = debt.fee(month)
    charges = (early_charge(slot.principal, fee, again=at > 0) for at, slot in enumerate(reversed(chosen)))
    return sum(slot.principal for slot in chosen) + sum(charges)


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1_000, 9_000),
    st.integers(1_000, 9_000),
    st.integers(1, 900),
    st.integers(1, 900),
    st.integers(2, 4),
    st.integers(2, 4),
    st.integers(0, 12_000),
    st.booleans(),
    fees,
)
def test_the_optimum_of_installments_is_what_trying_everything_finds(
    first: int,
    second: int,
    cost: int,
    other: int,
    count: int,
    length: int,
    extra: int,
    at_once: bool,
    early: tuple[EarlyFee, ...],
) -> None:
    one = ScheduledDebt(
        name="one",
        slots=tuple(Slot(month, first, cost) for month in range(1, count + 1)),
        early=Early.BY_INSTALLMENT,
        fees=early,
        yearly=Decimal("0.1"),
    )
    slots = tuple(Slot(month, second, other) for month in range(1, length + 1))
    two = ScheduledDebt(
        name="two",
        slots=slots,
        early=Early.AT_ONCE if at_once else Early.BY_INSTALLMENT,
        payoffs=tuple(
            sum(slot.principal + slot.cost // 3 for slot in slots[month:]) for month in range(1, length)
        ),
        yearly=Decimal("0.2"),
    )
    budget = enough([one, two], extra)
    best = optimum([one, two], budget)
    end = max(count, length)
    assert wealth_at(best.plan, budget, NO_FUND, end) == try_everything([one, two], budget)


@settings(max_examples=30, deadline=None)
@given(
    st.integers(20_000, 90_000),
    st.integers(20_000, 90_000),
    st.integers(0, 30),
    st.integers(1, 3),
    st.sampled_from(("steps", "deferred", "fee")),
)
def test_no_split_of_the_surplus_beats_the_optimum(
    first: int, second: int, percent: int, month: int, special: str
) -> None:
    rate = Decimal(percent) / 100
    one = Debt(name="one", balance=first, apr=Decimal("0.18"), minimum=first // 20)
    two = Debt(
        name="two",
        balance=second,
        apr=Decimal(0),
        minimum=second // 20,
        monthly_fee=400 if special == "fee" else 0,
        steps=(RateStep(month + 1, rate),),
        deferred=Deferred(month, rate, second // 10) if special == "deferred" else None,
    )
    budget = ((first + second) // 4,)
    best = optimum([one, two], budget)
    assert best.proven
    wealth = wealth_at(best.plan, budget, NO_FUND, 12)
    for shares in product(range(5), repeat=3):

        def extra(
            number: int,
            _paid: Sequence[int],
            _left: Sequence[int],
            surplus: int,
            shares: Sequence[int] = shares,
        ) -> list[tuple[int, int | None]]:
            share = shares[min(number, len(shares)) - 1]
            return [(0, surplus * share // 4), (1, None), (0, None)]

        plan = simulate([one, two], budget, extra)
        assert wealth + 12 >= wealth_at(plan, budget, NO_FUND, 12)
