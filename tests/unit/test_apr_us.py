"""The US annual percentage rate: unit-periods found from dates, hard equations, and what a user reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finapp.domain.apr_us import (
    Interval,
    PeriodUnit,
    UnitPeriod,
    UsApr,
    explain_us_apr,
    find_unit_period,
    us_apr,
)
from finapp.domain.dates import Unit, due_dates
from finapp.domain.explain import render
from finapp.domain.solver import Reason
from finapp.messages import LANGUAGES


def _loan(advance: date, first: date, payment: str, count: int, unit: Unit = Unit.MONTH) -> UsApr:
    days = due_dates(first, count, unit)
    return us_apr([(advance, Decimal(5000))], [(day, Decimal(payment)) for day in days])


def test_the_first_example_of_the_law_without_naming_its_unit_period() -> None:
    result = _loan(date(1978, 1, 10), date(1978, 2, 10), "230", 24)
    assert result.unit_period == UnitPeriod(PeriodUnit.MONTH)
    assert result.first == Interval(1, 0, 30)
    assert result.apr is not None
    assert round(result.apr, 4) == Decimal("0.0969")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (due_dates(date(2026, 1, 31), 6, anchor_day=31), UnitPeriod(PeriodUnit.MONTH)),
        (due_dates(date(2026, 1, 5), 6, Unit.WEEK, 2), UnitPeriod(PeriodUnit.WEEK, 2)),
        (due_dates(date(2026, 1, 5), 6, Unit.DAY, 10), UnitPeriod(PeriodUnit.DAY, 10)),
        (due_dates(date(2026, 1, 15), 4, Unit.MONTH, 3), UnitPeriod(PeriodUnit.MONTH, 3)),
        (due_dates(date(2026, 1, 15), 4, Unit.YEAR), UnitPeriod(PeriodUnit.YEAR)),
        ((date(2026, 1, 10), date(2026, 3, 1)), UnitPeriod(PeriodUnit.DAY, 50)),
        ((date(2026, 1, 10), date(2026, 7, 10)), UnitPeriod(PeriodUnit.MONTH, 6)),
        ((date(2026, 1, 10), date(2029, 7, 10)), UnitPeriod(PeriodUnit.YEAR)),
    ],
)
def test_the_unit_period_is_the_most_frequent_interval(days: tuple[date, ...], expected: UnitPeriod) -> None:
    assert find_unit_period(days[:1], days[1:]) == expected


def test_payments_twice_a_month() -> None:
    paid = [date(2026, month, day) for month in (1, 2, 3) for day in (1, 16)]
    assert find_unit_period([date(2025, 12, 16)], paid) == UnitPeriod(PeriodUnit.SEMIMONTH)


def test_a_fraction_whose_equation_never_crosses_zero_has_no_rate() -> None:
    paid_back = [(date(2026, 7, 1), Decimal(5))]
    result = us_apr([(date(2026, 1, 1), Decimal(100))], paid_back, UnitPeriod(PeriodUnit.YEAR))
    assert result.apr is None
    assert result.rate.reason is Reason.NO_REAL_ROOT
    assert "No rate makes both sides equal" in "\n".join(render(explain_us_apr(result)))


def test_no_payment_no_rate() -> None:
    result = us_apr([(date(2026, 1, 1), Decimal(100))], [])
    assert result.apr is None
    assert result.rate.reason is Reason.NO_SIGN_CHANGE


def test_the_explanation_names_the_numbers_of_the_computation() -> None:
    result = _loan(date(1978, 1, 10), date(1978, 2, 25), "230", 24)
    for language in LANGUAGES:
        assert not any("explain." in text or "{" in text for text in render(explain_us_apr(result), language))
    text = "\n".join(render(explain_us_apr(result)))
    assert "Received: 5,000.00" in text
    assert "1 whole unit-periods and 15/30" in text
    assert "12 CFR 1026 Appendix J" in text
