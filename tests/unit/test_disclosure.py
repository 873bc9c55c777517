"""The disclosed yearly rates of installment offers, and what a user reads about them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finapp.domain.disclosure import Disclosed, FeeTiming, Offer, explain_disclosed, rate_of_installments
from finapp.domain.explain import render
from finapp.messages import LANGUAGES

CARD = Offer(Decimal(12_000), 12, FeeTiming.PER_PERIOD, Decimal("0.006"))
"""A published offer: 0.60 % a month is disclosed as 13.03 %."""


def _simple(rate: Disclosed) -> Decimal:
    assert rate.simple is not None
    return rate.simple


def test_the_true_rate_is_far_above_the_advertised_one() -> None:
    assert CARD.marketing_rate == Decimal("0.072")
    assert round(_simple(CARD.rate()), 4) == Decimal("0.1303")


def test_the_earlier_a_fee_is_taken_the_dearer_the_plan() -> None:
    whole = replace(CARD, fee_rate=Decimal("0.072"))
    rates = [
        _simple(replace(whole, timing=timing).rate())
        for timing in (FeeTiming.TOTAL, FeeTiming.UPFRONT_FIRST, FeeTiming.UPFRONT_DAY0)
    ]
    assert rates == sorted(rates)
    assert len(set(rates)) == len(rates)


def test_a_plan_without_a_fee_costs_nothing() -> None:
    assert _simple(Offer(Decimal(100), 3, FeeTiming.TOTAL, Decimal(0)).rate()) == 0


@pytest.mark.parametrize("n", [0, 10**9])
def test_an_absurd_number_of_installments_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="installments"):
        replace(CARD, n=n)


def test_the_explanation_names_both_rates_in_every_language() -> None:
    nothing = rate_of_installments(Decimal(100), Decimal(100), [Decimal(0)])
    for language in LANGUAGES:
        for rate in (CARD.rate(), nothing):
            text = "\n".join(render(explain_disclosed(rate), language))
            assert "explain." not in text
            assert "{" not in text
    text = "\n".join(render(explain_disclosed(CARD.rate())))
    assert "13.03% simple, 13.84% compound" in text
    assert "PBoC Announcement 2021 No. 3" in text
