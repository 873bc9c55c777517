"""Due dates, statement cycles and interest-free days."""

from __future__ import annotations

from datetime import date

import pytest

from finapp.domain.dates import (
    LAST_DAY,
    ClosingDayRule,
    DueDay,
    Unit,
    card_cycles,
    cycle_of,
    due_date,
    due_dates,
    interest_free_days,
    parse_date,
    payout_day_anchor,
    payout_decade_due,
)
from finapp.errors import UserError


def test_the_31st_comes_back_after_february() -> None:
    dates = due_dates(date(2024, 1, 31), 4)
    assert dates == (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30))


def test_anchor_is_kept_apart_from_a_clipped_first_date() -> None:
    dates = due_dates(date(2024, 2, 29), 3, anchor_day=LAST_DAY)
    assert dates == (date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30))


def test_the_29th_of_february_comes_back_in_leap_years() -> None:
    dates = due_dates(date(2024, 2, 29), 5, Unit.YEAR)
    assert [day.day for day in dates] == [29, 28, 28, 28, 29]


def test_weeks_and_days_are_exact_distances() -> None:
    assert due_date(date(2026, 1, 31), 2, Unit.WEEK, 2, anchor_day=15) == date(2026, 2, 28)
    assert due_date(date(2026, 1, 31), 3, Unit.DAY, 10) == date(2026, 3, 2)


def test_a_later_date_needs_no_earlier_one() -> None:
    assert due_date(date(2026, 1, 31), 1200) == date(2126, 1, 31)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (DueDay(grace_days=20), date(2024, 3, 20)),
        (DueDay(day=10), date(2024, 3, 10)),
        (DueDay(day=31), date(2024, 3, 31)),
    ],
)
def test_statement_day_31_closes_at_month_end(rule: DueDay, due: date) -> None:
    (cycle,) = card_cycles(2024, 2, 1, 31, rule)
    assert (cycle.statement, cycle.due) == (date(2024, 2, 29), due)


def test_due_day_after_the_statement_day_is_in_the_same_month() -> None:
    (cycle,) = card_cycles(2025, 2, 1, 5, DueDay(day=30))
    assert cycle.due == date(2025, 2, 28)


def test_closing_day_purchase_belongs_where_the_bank_says() -> None:
    rule = DueDay(grace_days=20)
    purchase = date(2025, 3, 5)
    this = cycle_of(purchase, 5, rule)
    following = cycle_of(purchase, 5, rule, ClosingDayRule.NEXT_STATEMENT)
    assert interest_free_days(purchase, this) == 20
    assert interest_free_days(purchase, following) == 51


def test_buying_one_day_later_can_win_a_month() -> None:
    rule = DueDay(grace_days=20)
    days = [interest_free_days(day, cycle_of(day, 31, rule)) for day in (date(2024, 2, 29), date(2024, 3, 1))]
    assert days == [20, 50]


@pytest.mark.parametrize(("paid_out", "due"), [(1, 5), (10, 5), (11, 15), (20, 15), (21, 25), (31, 25)])
def test_payout_decade_rule(paid_out: int, due: int) -> None:
    assert payout_decade_due(date(2026, 12, paid_out)) == date(2027, 1, due)


def test_late_payout_is_due_on_the_28th() -> None:
    assert [payout_day_anchor(date(2026, 1, day)) for day in (27, 28, 31)] == [27, 28, 28]


def test_exactly_one_due_rule() -> None:
    with pytest.raises(ValueError, match="either"):
        DueDay()


def test_unreadable_date_is_a_user_error() -> None:
    with pytest.raises(UserError, match=r"date\.unreadable"):
        parse_date("31/12/2026")
