"""What the calculators answer, beside published examples and each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.decision import DuePart, compare
from finapp.domain.explain import Explanation, render
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, PlanTerms
from finapp.domain.rates import xnpv
from finapp.messages import LANGUAGES
from finapp.services.calculators import comparison, offer
from finapp.services.calculators.comparison import ComparisonQuestion

START, FIRST = date(2026, 7, 15), date(2026, 8, 15)
OFFER = PlanTerms(
    price=12_000_00,
    currency="CNY",
    count=12,
    start=START,
    first_due=FIRST,
    convention=CostConvention.FEE_PER_PERIOD,
    rate=Decimal("0.006"),
)


def read(explanation: Explanation) -> str:
    """Return the English text, after making sure that every language has each of its sentences."""
    for language in LANGUAGES:
        for text in render(explanation, language):
            assert "explain." not in text
            assert "{" not in text
    return "\n".join(render(explanation))


def test_a_published_offer_under_every_name() -> None:
    """0.6 % a month on 12,000 is advertised as 7.2 % and disclosed as 13.03 % (PBoC 2021 No. 3)."""
    found = offer.answer(OFFER)
    assert round(found.advertised.value, 6) == Decimal("0.072")
    assert found.rates.china is not None
    assert found.rates.china.simple is not None
    assert round(found.rates.china.simple, 4) == Decimal("0.1303")
    assert (found.each.value.minor, found.cost.value.minor) == (1_072_00, 864_00)
    assert found.rows[-1].balance == 0
    assert "864.00 CNY / 12,000.00 CNY" in read(found.advertised.why)


@pytest.mark.parametrize("convention", list(CostConvention)[:-1])
def test_every_number_of_an_offer_has_its_reason(convention: CostConvention) -> None:
    found = offer.answer(replace(OFFER, convention=convention, down_payment=2_000_00))
    for part in (found.each, found.total, found.cost, found.advertised):
        assert read(part.why)
    assert "is worth 0.00" in read(found.rates.explain_true())


def test_two_offers_cost_the_same_at_the_rate_that_is_named() -> None:
    short = replace(OFFER, count=6, convention=CostConvention.FEE_ONCE_SPREAD, rate=Decimal("0.03"))
    found = comparison.answer(
        ComparisonQuestion(Money(12_000_00, "CNY"), START, Decimal("0.0158"), (OFFER, short))
    )
    rate = found.equal.value
    assert rate is not None
    worth = [xnpv(rate, [(day, minor) for day, minor in side.payments]) for side in found.sides[1:]]
    assert abs(worth[0] - worth[1]) < Decimal("0.01")
    assert read(found.equal.why)
    assert found.cheapest == {0}


def test_what_is_kept_back_counts_on_the_first_day() -> None:
    kept = replace(OFFER, convention=CostConvention.FEE_DEDUCTED, rate=Decimal("0.05"))
    found = comparison.answer(ComparisonQuestion(Money(12_000_00, "CNY"), START, Decimal(0), (kept, OFFER)))
    assert found.sides[1].payments[0] == (START, 600_00)
    assert found.sides[1].net.value.minor == 12_600_00


@given(yearly=st.integers(0, 2_000), rate=st.integers(0, 300), count=st.integers(1, 36))
def test_the_comparison_agrees_with_the_present_value(yearly: int, rate: int, count: int) -> None:
    """While the price covers every installment, the net cost is lower exactly where the value today is."""
    terms = replace(
        OFFER, count=count, convention=CostConvention.FEE_ONCE_SPREAD, rate=Decimal(rate) / 10_000
    )
    effective = Decimal(yearly) / 10_000
    found = comparison.answer(ComparisonQuestion(Money(terms.price, "CNY"), START, effective, (terms, terms)))
    side = found.sides[1]
    parts = [DuePart((day - START).days, Decimal(minor)) for day, minor in side.payments]
    value = compare(Decimal(terms.price), Decimal(0), parts, effective).advantage_of_plan
    gain = terms.price - side.net.value.minor
    if abs(value) > 2 * count and gain >= 0:
        assert (gain > 0) == (value > 0)
