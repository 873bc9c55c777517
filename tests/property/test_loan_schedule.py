"""Loan schedules against the plain schedules they generalize."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from finapp.domain import schedule
from finapp.domain.account import AccountId
from finapp.domain.dates import whole_months
from finapp.domain.daycount import DayCount
from finapp.domain.loan_schedule import contract, project, standing
from finapp.domain.loan_terms import Holiday, HolidayKind, Loan, LoanTerms, RateChange
from finapp.domain.plan import (
    CostConvention,
    ExtraEffect,
    Installment,
    InstallmentId,
    Plan,
    PlanId,
    PlanTerms,
)
from finapp.domain.plan_builder import build
from finapp.domain.schedule import FirstPeriod

if TYPE_CHECKING:
    from decimal import Decimal

START = date(2026, 1, 31)
reducing = st.sampled_from(
    [CostConvention.ANNUITY, CostConvention.EQUAL_PRINCIPAL, CostConvention.INTEREST_ONLY]
)
rates = st.decimals("0", "0.36", places=4)
principals = st.integers(100_000, 50_000_000)


def loan(terms: PlanTerms, agreed: LoanTerms | None = None) -> Loan:
    plan = Plan(
        id=PlanId(1),
        title="Loan",
        account_id=AccountId(1),
        terms=terms,
        purchase_id=None,
        member_id=None,
        installments=(),
    )
    return Loan(plan=plan, terms=agreed or LoanTerms())


def terms(
    principal: int,
    rate: Decimal,
    count: int,
    convention: CostConvention = CostConvention.ANNUITY,
    first: date = date(2026, 2, 28),
) -> PlanTerms:
    return PlanTerms(
        price=principal,
        currency="CNY",
        count=count,
        start=START,
        first_due=first,
        anchor_day=31 if first.month == 2 else None,
        convention=convention,
        rate=rate,
    )


@given(principals, rates, st.integers(1, 60), reducing)
def test_a_loan_without_specials_is_the_plan(
    principal: int, rate: Decimal, count: int, convention: CostConvention
) -> None:
    agreed = terms(principal, rate, count, convention)
    by_pass = loan(agreed, LoanTerms(compounding=12))  # as often as it is paid, but not by the plan's builder
    assert contract(by_pass) == contract(loan(agreed)) == build(agreed)


@given(principals, rates, st.integers(1, 48))
def test_interest_by_days_is_daily_simple_interest(principal: int, rate: Decimal, count: int) -> None:
    rows = contract(loan(terms(principal, rate, count), LoanTerms(day_count=DayCount.ACT_365F)))
    days = [(after - before).days for before, after in pairwise([START, *(row.due for row in rows)])]
    daily = schedule.daily_simple(principal, Fraction(rate) / 365, days)
    assert [(row.principal, row.interest) for row in rows] == [(row.principal, row.interest) for row in daily]


@given(principals, rates, st.integers(2, 36), st.integers(1, 100), st.sampled_from(FirstPeriod))
def test_an_odd_first_period(
    principal: int, rate: Decimal, count: int, days: int, method: FirstPeriod
) -> None:
    first = START + timedelta(days=days)
    agreed = replace(terms(principal, rate, count, first=first), anchor_day=first.day)
    months, rest = whole_months(START, first)
    plain = schedule.odd_first_period(
        principal,
        Fraction(rate) / 12,
        count,
        whole=months,
        fraction=Fraction(rest, 30),
        method=method,
    )
    rows = contract(loan(agreed, LoanTerms(first_period=method)))
    assert [row.amount for row in rows] == [row.payment for row in plain]
    assert sum(row.interest for row in rows) == sum(row.interest for row in plain)
    if not schedule.negative_amortization(plain):  # else the interest that is not covered is asked for later
        assert [row.principal for row in rows] == [row.principal for row in plain]


@given(
    principals,
    rates,
    st.integers(2, 48),
    reducing,
    st.lists(st.tuples(st.integers(1, 1_500), rates), max_size=3),
    st.lists(
        st.builds(
            Holiday,
            begins=st.integers(1, 1_500).map(lambda day: START + timedelta(days=day)),
            periods=st.integers(1, 5),
            kind=st.sampled_from(HolidayKind),
            extends=st.booleans(),
        ),
        max_size=2,
    ),
)
def test_principal_is_repaid_whatever_happens(
    principal: int,
    rate: Decimal,
    count: int,
    convention: CostConvention,
    changes: list[tuple[int, Decimal]],
    holidays: list[Holiday],
) -> None:
    found = replace(
        loan(terms(principal, rate, count, convention)),
        rates=tuple(RateChange(START + timedelta(days=day), new) for day, new in sorted(changes)),
        holidays=tuple(holidays),
    )
    rows = project(found)
    assert sum(row.principal for row in rows) == principal
    assert all(row.principal >= 0 and row.interest >= 0 for row in rows)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert all(before.due < after.due for before, after in pairwise(rows))


@given(principals, rates, st.integers(6, 48), st.integers(0, 150), st.sampled_from(ExtraEffect))
def test_an_extra_payment_never_costs_interest(
    principal: int, rate: Decimal, count: int, days: int, effect: ExtraEffect
) -> None:
    before = loan(terms(principal, rate, count))
    on = START + timedelta(days=days)
    now = standing(before, on)
    extra = Installment(
        id=InstallmentId(1),
        plan_id=PlanId(1),
        currency="CNY",
        number=1,
        due=on,
        principal=now.principal // 3,
        interest=now.interest,
        extra=effect,
    )
    after = replace(before, plan=replace(before.plan, extras=(extra,)))
    rows = project(after)
    assert sum(row.principal for row in rows) + extra.principal == principal
    cost = sum(row.cost for row in rows) + extra.interest
    # Each installment's interest is rounded, the one that is split in two twice.
    assert cost <= sum(row.cost for row in project(before)) + len(rows)
    assert len(rows) <= count
