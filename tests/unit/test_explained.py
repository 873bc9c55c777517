"""What a user reads about schedules, plans, settlements, statements and payoff plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finapp.domain.card import CardEvent, CardEventKind, cycle_days, cycle_interest, minimum_payment
from finapp.domain.credit_explained import (
    explain_cycle_interest,
    explain_equal_principal,
    explain_fee_plan,
    explain_level_schedule,
    explain_minimum_payment,
    explain_settlement,
    rounding_line,
)
from finapp.domain.explain import Explanation, render
from finapp.domain.fee_schedule import FeeMode, flat_fee
from finapp.domain.rounding import Rounding
from finapp.domain.schedule import equal_installment, equal_principal, period_rate
from finapp.domain.settlement import PenaltyBand, SettlementMethod, SettlementTerms, settle
from finapp.messages import LANGUAGES
from finapp.projection.payoff import avalanche, snowball
from finapp.projection.payoff_debts import Debt, RateStep
from finapp.projection.payoff_explained import explain_payoff
from finapp.projection.payoff_optimum import optimum

RATE = period_rate(Decimal("0.18"), 12)


def read(explanation: Explanation) -> str:
    """Return the English text, after making sure that every language has each of its sentences."""
    for language in LANGUAGES:
        for text in render(explanation, language):
            assert "explain." not in text
            assert "{" not in text
    return "\n".join(render(explanation))


def test_a_level_schedule() -> None:
    rows = equal_installment(12_000_00, RATE, 12)
    text = read(explain_level_schedule(rows, 12_000_00, RATE, "CNY"))
    assert "pay 13,201.95 CNY in 12 installments: 1,201.95 CNY interest" in text
    assert "i = 1.5000% and n = 12: 1,100.16 CNY" in text
    assert "12,000.00 CNY × 1.5000% = 180.00 CNY interest, and 920.16 CNY off the debt" in text
    assert "The last installment is 1,100.19 CNY, 0.03 CNY away" in text
    assert "grows" not in text


def test_a_growing_debt_is_said() -> None:
    rows = equal_installment(12_000_00, RATE, 12, payment=100_00)
    assert "debt grows" in read(explain_level_schedule(rows, 12_000_00, RATE, "CNY"))


def test_equal_principal_parts() -> None:
    rows = equal_principal(12_000_00, RATE, 12)
    text = read(explain_equal_principal(rows, 12_000_00, RATE, "JPY"))
    assert "repays 1,200,000 JPY / 12 = 100,000 JPY" in text


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (FeeMode.PER_PERIOD, "0.6000% of 12,000.00 CNY = 72.00 CNY with each of 12"),
        (FeeMode.TOTAL_SPREAD, "= 72.00 CNY, spread over 12"),
        (FeeMode.UPFRONT, "= 72.00 CNY, all with the first"),
        (FeeMode.DEDUCTED, "= 72.00 CNY, kept back"),
    ],
)
def test_where_a_fee_comes_from(mode: FeeMode, words: str) -> None:
    assert words in read(explain_fee_plan(12_000_00, 12, Decimal("0.006"), mode, "CNY"))


PLAN = flat_fee(12_000_00, 12, Decimal("0.006"), FeeMode.PER_PERIOD)


def test_a_settlement_that_saves() -> None:
    terms = SettlementTerms(penalties=(PenaltyBand(0, 6, Decimal("0.03")),))
    text = read(explain_settlement(settle(PLAN, 3, terms), terms, 3, "CNY"))
    assert "costs 9,270.00 CNY and saves 378.00 CNY" in text
    assert "installment 3: 270.00 CNY" in text


def test_a_settlement_that_does_not_pay() -> None:
    terms = SettlementTerms(SettlementMethod.FEES_DUE, (PenaltyBand(0, flat_fee=50_00),))
    text = read(explain_settlement(settle(PLAN, 3, terms), terms, 3, "CNY"))
    assert "50.00 CNY more than paying on" in text
    assert "charged all the same: 648.00 CNY" in text
    free = SettlementTerms(SettlementMethod.FEES_DUE)
    assert "as much as paying on" in read(explain_settlement(settle(PLAN, 3, free), free, 3, "CNY"))


@pytest.mark.parametrize("method", SettlementMethod)
def test_every_method_has_its_words(method: SettlementMethod) -> None:
    terms = SettlementTerms(method)
    settled = settle(PLAN, 3, terms, rate=Decimal("0.001"), accrued=1_00)
    read(explain_settlement(settled, terms, 3, "CNY"))


def test_statement_interest_with_and_without_grace() -> None:
    start, end = date(2023, 9, 1), date(2023, 9, 30)
    events = [CardEvent(date(2023, 9, 11), 300_00, CardEventKind.PURCHASE)]
    for paid, words in (
        (800_00, "paid in full and in time"),
        (0, "1,000.00 USD × 20.00% / 365 × 30 days = 16.44 USD"),
    ):
        found = cycle_interest(800_00, events, start, end, Decimal("0.20"), paid_by_due=paid)
        assert words in read(explain_cycle_interest(found, Decimal("0.20"), cycle_days(start, end), "USD"))


def test_a_minimum_payment() -> None:
    due = minimum_payment(500_00, Decimal("0.10"), 100_00, past_due=450_00)
    text = read(explain_minimum_payment(due, 500_00, Decimal("0.10"), 100_00, "CNY", on_top=450_00))
    assert "At least 500.00 CNY is due" in text
    assert "below the smallest payment, 100.00 CNY" in text
    assert "in full: 450.00 CNY" in text
    assert "Never more than what is owed: 500.00 CNY" in text


@pytest.mark.parametrize("mode", Rounding)
def test_every_rounding_has_its_words(mode: Rounding) -> None:
    read(Explanation(rounding_line(mode), ""))


def test_a_plan_says_what_to_pay_before_a_rate_jumps() -> None:
    debts = [
        Debt(
            name="Store card",
            balance=3000_00,
            apr=Decimal(0),
            minimum=60_00,
            steps=(RateStep(7, Decimal("0.2699")),),
        ),
        Debt(name="Bank card", balance=4000_00, apr=Decimal("0.19"), minimum=100_00),
    ]
    best = optimum(debts, (500_00,)).plan
    text = read(explain_payoff(debts, best, "USD", other=avalanche(debts, (500_00,))))
    assert f"Free of debt after {len(best.months)} months" in text
    assert "on Store card before month 7, because its rate rises from 0.00% to 26.99%" in text
    assert "cheaper than the other order" in text
    assert "more than the other order" in read(
        explain_payoff(debts, snowball(debts, (500_00,)), "USD", other=best)
    )


def test_a_plan_that_fails_says_why() -> None:
    debts = [Debt(name="Loan", balance=10_000_00, apr=Decimal("0.24"), minimum=200_00)]
    assert "In month 1, 50.00 USD is missing" in read(
        explain_payoff(debts, avalanche(debts, (150_00,)), "USD")
    )
    assert "not repaid within 1200 months" in read(explain_payoff(debts, avalanche(debts, (200_00,)), "USD"))
