"""Pay now or in installments: worked example of the design, and the point where both cost the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finapp.domain.dates import due_dates
from finapp.domain.decision import Choice, DuePart, compare, liquidity

START = date(2026, 1, 15)
PARTS = [DuePart((day - START).days, Decimal(2400) / 24) for day in due_dates(date(2026, 2, 15), 24)]


@pytest.mark.parametrize(
    ("discount", "choice"), [("0", Choice.PLAN), ("20", Choice.PLAN), ("40", Choice.PAY_NOW)]
)
def test_a_discount_for_paying_at_once_turns_the_choice(discount: str, choice: Choice) -> None:
    found = compare(Decimal(2400), Decimal(discount), PARTS, Decimal("0.0135"))
    assert found.choice is choice
    assert found.break_even.value is not None
    assert (found.break_even.value < Decimal("0.0135")) == (choice is Choice.PLAN)


def test_at_the_break_even_yield_nothing_is_gained() -> None:
    discount = Decimal(40)
    rate = compare(Decimal(2400), discount, PARTS, Decimal(0)).break_even.value
    assert rate is not None
    assert abs(compare(Decimal(2400), discount, PARTS, rate).advantage_of_plan) < Decimal("1e-9")


def test_without_a_yield_an_interest_free_plan_is_no_gain() -> None:
    assert compare(Decimal(2400), Decimal(0), PARTS, Decimal(0)).choice is Choice.INDIFFERENT


def test_the_buffer_is_kept_by_the_plan_only() -> None:
    left = liquidity(Decimal(5000), Decimal(3600), Decimal(2000), Decimal(300))
    assert left.breached
    assert left.after_first_part > left.buffer
