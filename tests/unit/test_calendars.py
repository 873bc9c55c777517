"""Business-day rolling over built-in and given calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.calendars import (
    WEEKENDS_ONLY,
    BusinessCalendar,
    CalendarUnknown,
    Region,
    Roll,
    add_business_days,
    calendar_of,
    count_business_days,
    roll,
    roll_in,
)

SATURDAY_MONTH_END = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("convention", "moved"),
    [
        (Roll.NONE, date(2026, 2, 28)),
        (Roll.FOLLOWING, date(2026, 3, 2)),
        (Roll.MODIFIED_FOLLOWING, date(2026, 2, 27)),
        (Roll.PRECEDING, date(2026, 2, 27)),
        (Roll.MODIFIED_PRECEDING, date(2026, 2, 27)),
        (Roll.NEAREST, date(2026, 2, 27)),
    ],
)
def test_saturday_at_month_end(convention: Roll, moved: date) -> None:
    assert roll(SATURDAY_MONTH_END, convention, WEEKENDS_ONLY) == moved


def test_modified_preceding_stays_in_the_month() -> None:
    assert roll(date(2026, 8, 1), Roll.MODIFIED_PRECEDING, WEEKENDS_ONLY) == date(2026, 8, 3)


def test_chinese_makeup_saturday_is_a_business_day() -> None:
    assert roll_in(Region.CN, date(2026, 2, 14), Roll.FOLLOWING) == date(2026, 2, 14)
    assert roll_in(Region.CN, date(2026, 2, 15), Roll.FOLLOWING) == date(2026, 2, 24)


def test_unpublished_chinese_year_is_said() -> None:
    assert calendar_of(Region.CN, 2090) == CalendarUnknown(Region.CN, 2090)
    assert roll_in(Region.CN, date(2090, 5, 1), Roll.FOLLOWING) == CalendarUnknown(Region.CN, 2090)


@pytest.mark.parametrize(
    ("region", "holiday"),
    [
        (Region.US, date(2026, 11, 26)),
        (Region.GB, date(2026, 8, 31)),
        (Region.DE, date(2026, 10, 3)),
        (Region.FR, date(2026, 7, 14)),
        (Region.JP, date(2026, 11, 3)),
        (Region.HK, date(2026, 7, 1)),
    ],
)
def test_national_holidays(region: Region, holiday: date) -> None:
    calendar = calendar_of(region, holiday.year)
    assert isinstance(calendar, BusinessCalendar)
    assert not calendar.is_business_day(holiday)


def test_roll_over_new_year_sees_next_years_holiday() -> None:
    # Friday 1 January 2027 is a holiday; Thursday is not.
    calendar = calendar_of(Region.US, 2026)
    assert isinstance(calendar, BusinessCalendar)
    assert add_business_days(date(2026, 12, 31), 1, calendar) == date(2027, 1, 4)


def test_counting_both_ends_and_backwards() -> None:
    assert count_business_days(date(2026, 3, 2), date(2026, 3, 8), WEEKENDS_ONLY) == 5
    assert count_business_days(date(2026, 3, 8), date(2026, 3, 2), WEEKENDS_ONLY) == -5
    assert add_business_days(date(2026, 3, 9), -1, WEEKENDS_ONLY) == date(2026, 3, 6)


@given(
    st.dates(date(2023, 12, 1), date(2026, 12, 31)),
    st.dates(date(2023, 12, 1), date(2026, 12, 31)),
    st.sets(st.dates(date(2024, 1, 1), date(2026, 1, 31)), max_size=40),
    st.sets(st.dates(date(2024, 1, 1), date(2026, 1, 31)), max_size=20),
    st.sets(st.integers(0, 6), max_size=3),
)
def test_counting_is_looking_at_every_day(
    start: date, end: date, holidays: set[date], extra: set[date], weekend: set[int]
) -> None:
    calendar = BusinessCalendar(frozenset(weekend), frozenset(holidays), frozenset(extra))
    low, high = min(start, end), max(start, end)
    days = [low + timedelta(days=offset) for offset in range((high - low).days + 1)]
    counted = sum(calendar.is_business_day(day) for day in days)
    assert count_business_days(start, end, calendar) == (counted if start <= end else -counted)


def test_calendar_without_business_days_ends() -> None:
    with pytest.raises(ValueError, match="no business day"):
        roll(date(2026, 1, 1), Roll.FOLLOWING, BusinessCalendar(weekend=frozenset(range(7))))
