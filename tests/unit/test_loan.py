"""A loan solved for each of its numbers, against published examples, and what it becomes as a plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.explain import render
from finapp.domain.loan import Loan, LoanReason, Unknown, solve_loan
from finapp.domain.plan import CostConvention
from finapp.domain.plan_builder import build
from finapp.errors import UserError
from finapp.messages import LANGUAGES
from finapp.services.calculators.loan import LoanAnswer, LoanQuestion, answer

START, FIRST = date(2026, 1, 15), date(2026, 2, 15)


def _asked(**numbers: Any) -> LoanAnswer:
    return answer(LoanQuestion(Loan(**numbers), "USD", START, FIRST))


@pytest.mark.parametrize(
    ("amount", "rate", "count", "compounds", "payment"),
    [
        (15_000_00, "0.08", 60, None, 304_15),  # numpy-financial
        (90_000_00, "0.14", 360, 1, 1_007_88),  # GnuCash fin.c, example 8: interest compounds yearly
        (15_000_00, "0", 60, None, 250_00),  # numpy-financial, no interest
        (100_000_00, "0.06", 300, 2, 639_81),  # a Canadian mortgage: interest compounds half-yearly
    ],
)
def test_payment(amount: int, rate: str, count: int, compounds: int | None, payment: int) -> None:
    loan = Loan(unknown=Unknown.PAYMENT, amount=amount, rate=Decimal(rate), count=count, compounds=compounds)
    found = solve_loan(loan)
    assert found.payment == payment
    assert len(found.rows) == count
    assert sum(row.principal for row in found.rows) == amount


def test_balloon_of_a_published_mortgage() -> None:
    """GnuCash fin.c, example 6: 13.25 %, 360 payments of 1,125 on 100,000 leave 3,579.99."""
    found = solve_loan(
        Loan(unknown=Unknown.BALLOON, amount=100_000_00, rate=Decimal("0.1325"), count=360, payment=1_125_00)
    )
    assert found.balloon == 3_579_99


def test_term_of_a_published_loan() -> None:
    """KMyMoney testNumPayments: 80,000 at 12 % with 7,108 a month takes 12 payments."""
    found = solve_loan(Loan(unknown=Unknown.TERM, amount=80_000_00, rate=Decimal("0.12"), payment=7_108_00))
    assert found.count == 12


def test_rate_of_a_published_loan() -> None:
    """Excel, RATE: 48 payments of 200 for 8,000 are 9.24 % a year."""
    found = solve_loan(Loan(unknown=Unknown.RATE, amount=8_000_00, count=48, payment=200_00))
    assert round(found.rate, 4) == Decimal("0.0924")


def test_amount_of_a_published_annuity() -> None:
    """Excel, PV: 500 a month for 20 years at 8 % are worth 59,777.15."""
    found = solve_loan(Loan(unknown=Unknown.AMOUNT, payment=500_00, rate=Decimal("0.08"), count=240))
    assert found.amount == 59_777_15


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        (
            {"unknown": Unknown.TERM, "amount": 60_000_00, "payment": 200_00, "rate": Decimal("0.0435")},
            LoanReason.NEVER_REPAID,
        ),
        (
            {"unknown": Unknown.TERM, "amount": 10**12, "payment": 1_00, "rate": Decimal(0)},
            LoanReason.TOO_LONG,
        ),
        (
            {"unknown": Unknown.PAYMENT, "amount": 100_00, "balloon": 500_00, "count": 2, "rate": Decimal(0)},
            LoanReason.BALLOON_TOO_LARGE,
        ),
        (
            {"unknown": Unknown.AMOUNT, "payment": 1, "count": 1, "rate": Decimal(60)},
            LoanReason.TOO_SMALL,
        ),
        (
            {"unknown": Unknown.BALLOON, "amount": 100_00, "payment": 60_00, "count": 9, "rate": Decimal(0)},
            LoanReason.REPAID_BEFORE,
        ),
    ],
)
def test_a_number_that_does_not_exist_says_why(numbers: dict[str, Any], reason: LoanReason) -> None:
    found = _asked(**numbers)
    assert found.solved.reason is reason
    assert found.solved.exact is None
    for language in LANGUAGES:
        text = "\n".join(render(found.why, language))
        assert "explain." not in text
        assert "{" not in text


@pytest.mark.parametrize("unknown", list(Unknown))
def test_every_explanation_names_its_equation(unknown: Unknown) -> None:
    known: dict[str, Any] = {"amount": 10_000_00, "rate": Decimal("0.06"), "count": 12, "payment": 800_00}
    found = _asked(unknown=unknown, **known)
    for language in LANGUAGES:
        text = "\n".join(render(found.why, language))
        assert " = " in text
        assert "explain." not in text


def test_negative_numbers_are_refused() -> None:
    with pytest.raises(UserError, match=r"loan\.amount"):
        solve_loan(Loan(unknown=Unknown.PAYMENT, count=12))
    with pytest.raises(UserError, match=r"loan\.payment"):
        solve_loan(Loan(unknown=Unknown.AMOUNT, count=12))
    with pytest.raises(UserError, match=r"loan\.count"):
        solve_loan(Loan(unknown=Unknown.PAYMENT, amount=100, count=10_001))
    with pytest.raises(UserError, match=r"loan\.balloon"):
        solve_loan(Loan(unknown=Unknown.PAYMENT, amount=100, count=1, balloon=-1))


def test_a_level_loan_becomes_an_annuity_and_an_uneven_one_a_table() -> None:
    level = _asked(unknown=Unknown.PAYMENT, amount=60_000_00, rate=Decimal("0.0435"), count=36).plan
    assert level is not None
    assert level.convention is CostConvention.ANNUITY
    uneven = _asked(unknown=Unknown.TERM, amount=60_000_00, rate=Decimal("0.0435"), payment=2_000_00)
    assert uneven.plan is not None
    assert uneven.plan.convention is CostConvention.CUSTOM
    assert [row.amount for row in build(uneven.plan)] == [row.payment for row in uneven.rows]


@given(
    amount=st.integers(1_000_00, 10_000_000_00),
    basis=st.integers(0, 4_000),
    count=st.integers(1, 120),
    share=st.integers(0, 90),
)
def test_each_number_is_found_again_from_the_others(amount: int, basis: int, count: int, share: int) -> None:
    """Whatever is left out, the other four lead back to it within the rounding of the payment."""
    rate, balloon = Decimal(basis) / 10_000, amount * share // 100
    whole = solve_loan(Loan(unknown=Unknown.PAYMENT, amount=amount, rate=rate, count=count, balloon=balloon))
    numbers: dict[str, Any] = {
        "amount": amount,
        "rate": rate,
        "count": count,
        "payment": whole.payment,
        "balloon": balloon,
    }
    back = solve_loan(Loan(unknown=Unknown.AMOUNT, **numbers))
    assert abs(back.amount - amount) <= count
    left = solve_loan(Loan(unknown=Unknown.BALLOON, **numbers))
    grown = (1 + whole.period_rate) ** count
    assert abs((left.balloon if left.exact is not None else 0) - balloon) <= count * grown + 1
    assert sum(row.principal for row in whole.rows) == amount
