"""Billing cycles: closing days, due days on business days, and changes that leave history alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.calendars import Region, Roll
from finapp.domain.credit import (
    BillingCycle,
    DueKind,
    closings,
    last_day_to_pay,
    next_due_day,
    period_of,
    periods,
)

FIFTH = BillingCycle(valid_from=date(2026, 1, 1), closing_day=5, due_kind=DueKind.OFFSET, due_value=18)


def days(cycles: list[BillingCycle], start: date, count: int) -> list[date]:
    return list(islice(closings(cycles, start), count))


def test_the_31st_closes_on_the_last_day_of_every_month() -> None:
    rule = replace(FIFTH, closing_day=31)
    assert days([rule], date(2024, 1, 1), 4) == [
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2024, 3, 31),
        date(2024, 4, 30),
    ]


def test_a_purchase_on_the_closing_day_is_on_the_statement_the_tool_puts_it_on() -> None:
    closing = date(2026, 11, 5)
    assert period_of([FIFTH], closing).closing == closing
    assert period_of([replace(FIFTH, closing_day_included=False)], closing).closing == date(2026, 12, 5)


def test_a_later_closing_day_leaves_the_statements_before_it() -> None:
    later = replace(FIFTH, valid_from=date(2026, 6, 10), closing_day=25)
    assert days([FIFTH, later], date(2026, 5, 1), 4) == [
        date(2026, 5, 5),
        date(2026, 6, 5),
        date(2026, 6, 25),
        date(2026, 7, 25),
    ]


def test_an_earlier_closing_day_makes_one_long_period() -> None:
    rule = replace(FIFTH, closing_day=25)
    earlier = replace(FIFTH, valid_from=date(2026, 6, 10))
    found = list(islice(periods([rule, earlier], date(2026, 5, 1)), 2))
    assert [(one.begin, one.closing) for one in found] == [
        (date(2026, 4, 26), date(2026, 5, 25)),
        (date(2026, 5, 26), date(2026, 7, 5)),
    ]


def test_a_due_date_beyond_the_next_closing_leaves_two_statements_unpaid() -> None:
    rule = replace(FIFTH, due_value=45)
    first, second = islice(periods([rule], date(2026, 5, 1)), 2)
    assert first.due == date(2026, 6, 19)
    assert second.closing < first.due < second.due


@pytest.mark.parametrize(
    ("roll", "region", "due"),
    [
        (Roll.NONE, Region.CN, date(2026, 10, 3)),
        (Roll.FOLLOWING, Region.CN, date(2026, 10, 8)),
        (Roll.PRECEDING, Region.CN, date(2026, 9, 30)),
        (Roll.FOLLOWING, None, date(2026, 10, 5)),
    ],
)
def test_a_due_day_moves_off_the_holidays_of_its_region(roll: Roll, region: Region | None, due: date) -> None:
    rule = replace(FIFTH, closing_day=15, roll=roll, region=region)
    period = period_of([rule], date(2026, 9, 1))
    assert (period.agreed_due, period.due, period.calendar_unknown) == (date(2026, 10, 3), due, False)
    assert next_due_day([rule], date(2026, 9, 1)) == period.agreed_due
    assert last_day_to_pay([rule], period.agreed_due) == due


def test_a_year_without_published_holidays_is_said_and_nothing_moves() -> None:
    rule = replace(FIFTH, roll=Roll.FOLLOWING, region=Region.CN)
    period = period_of([rule], date(2040, 9, 1))
    assert period.calendar_unknown
    assert period.due == period.agreed_due


cycles = st.lists(
    st.builds(
        BillingCycle,
        valid_from=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        closing_day=st.integers(1, 31),
        due_kind=st.sampled_from(DueKind),
        due_value=st.integers(1, 31),
        closing_day_included=st.booleans(),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda rule: rule.valid_from,
).map(lambda rules: sorted(rules, key=lambda rule: rule.valid_from))


@given(cycles, st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_periods_follow_each_other_without_gap(rules: list[BillingCycle], start: date) -> None:
    found = list(islice(periods(rules, start), 6))
    assert found[0].begin <= start < found[0].end
    assert all(one.end == two.begin for one, two in pairwise(found))
    assert all(one.closing <= one.agreed_due for one in found)


@given(cycles, st.integers(0, 800))
def test_a_change_leaves_every_closing_before_it(rules: list[BillingCycle], after: int) -> None:
    change = replace(FIFTH, valid_from=rules[-1].valid_from + timedelta(days=1 + after))
    begin = date(2024, 1, 1)
    old = [day for day in islice(closings(rules, begin), 80) if day < change.valid_from]
    new = [day for day in islice(closings([*rules, change], begin), 80) if day < change.valid_from]
    assert old == new
