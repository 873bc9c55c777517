"""The EU annual percentage rate of charge from dates, and what a user reads about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from finapp.domain.aprc_eu import dated_aprc, explain_aprc, interval_years, rounded_percent
from finapp.domain.dates import Unit
from finapp.domain.explain import render
from finapp.domain.solver import Reason
from finapp.messages import LANGUAGES

LOAN = [(date(2025, 9, 1), Decimal(500))]
PAID = [(date(2025, 10, 1), Decimal(270)), (date(2025, 11, 1), Decimal(270))]


@pytest.mark.parametrize(("unit", "expected"), [(Unit.MONTH, "85.6"), (Unit.DAY, "85.9")])
def test_the_way_time_is_measured_matters(unit: Unit, expected: str) -> None:
    rate = dated_aprc(LOAN, PAID, unit).value
    assert rate is not None
    assert str(rounded_percent(rate * 100)) == expected


@pytest.mark.parametrize(
    ("start", "end", "unit", "expected"),
    [
        (date(2024, 2, 28), date(2024, 3, 1), Unit.DAY, Fraction(2, 366)),
        (date(2023, 2, 28), date(2023, 3, 2), Unit.DAY, Fraction(2, 365)),
        (date(2019, 1, 12), date(2021, 1, 15), Unit.YEAR, 2 + Fraction(3, 365)),
        (date(2020, 2, 29), date(2024, 2, 29), Unit.YEAR, Fraction(4)),
        (date(2026, 1, 31), date(2026, 2, 28), Unit.MONTH, Fraction(1, 12)),
        (date(2025, 1, 30), date(2025, 2, 28), Unit.MONTH, Fraction(29, 366)),
        (date(2024, 2, 29), date(2025, 3, 31), Unit.MONTH, 1 + Fraction(1, 12)),
        (date(2024, 2, 28), date(2025, 2, 27), Unit.MONTH, Fraction(11, 12) + Fraction(28, 366)),
        (date(2013, 2, 26), date(2013, 3, 29), Unit.MONTH, Fraction(1, 12) + Fraction(2, 366)),
        (date(2023, 2, 28), date(2024, 2, 29), Unit.MONTH, Fraction(1)),
        (date(2012, 1, 12), date(2012, 2, 15), Unit.YEAR, Fraction(34, 365)),
        (date(2020, 2, 28), date(2021, 2, 28), Unit.YEAR, Fraction(1)),
        (date(2024, 2, 29), date(2026, 5, 31), Unit.YEAR, 2 + Fraction(92, 366)),
        (date(2012, 2, 26), date(2012, 2, 26), Unit.MONTH, Fraction(0)),
    ],
)
def test_whole_units_are_counted_back(start: date, end: date, unit: Unit, expected: Fraction) -> None:
    """The examples of the Commission's guidelines SWD(2012) 128, as tested in andrewmurphy353/curo-python."""
    assert interval_years(start, end, unit) == expected


def test_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="before"):
        interval_years(date(2020, 2, 1), date(2020, 1, 1), Unit.MONTH)


def test_the_explanation_is_complete_in_every_language() -> None:
    rate = dated_aprc(LOAN, PAID, Unit.MONTH)
    nothing = dated_aprc(LOAN, [], Unit.MONTH)
    for language in LANGUAGES:
        for explained in (rate, nothing):
            for unit in Unit:
                text = "\n".join(render(explain_aprc(explained, unit), language))
                assert "explain." not in text
                assert "{" not in text
    assert nothing.reason is Reason.NO_SIGN_CHANGE
    assert "85.6 %" in render(explain_aprc(rate, Unit.MONTH))[0]
