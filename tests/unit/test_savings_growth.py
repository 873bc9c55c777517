"""How deposits, funds and money funds grow, against published examples."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.deposit import installment_savings_interest, rolled_over, simple_growth
from finapp.domain.explain import Explanation, render
from finapp.domain.money import Money
from finapp.domain.money_fund import CarryOver
from finapp.domain.net_return import all_in
from finapp.errors import UserError
from finapp.messages import LANGUAGES
from finapp.projection.savings import Savings, Taxed, grow
from finapp.services.calculators.savings import FundQuestion, SavingsQuestion, fund, growth


def _end(**numbers: Any) -> Decimal:
    numbers = {"start": 0, "monthly": 0, "months": 12, "rate": Decimal(0), **numbers}
    return grow(Savings(**numbers)).net


def read(explanation: Explanation) -> str:
    """Return the English text, after making sure that every language has each of its sentences."""
    for language in LANGUAGES:
        for text in render(explanation, language):
            assert "explain." not in text
            assert "{" not in text
    return "\n".join(render(explanation))


@pytest.mark.parametrize(
    ("start", "monthly", "months", "rate", "worth"),
    [
        (1_000_00, 100_00, 12, "0.06", 2_301_40),  # Excel, FV, example 4
        (500_00, 200_00, 10, "0.06", 2_581_40),  # Excel, FV, example 1
        (0, 2_000_00, 35, "0.11", 82_846_25),  # Excel, FV, example 3
        (800_00, 0, 12, "0.12", 901_46),  # GnuCash fin.c, example 2
    ],
)
def test_regular_saving_of_spreadsheets(start: int, monthly: int, months: int, rate: str, worth: int) -> None:
    found = _end(start=start, monthly=monthly, months=months, rate=Decimal(rate), compounds=12)
    assert round(found) == worth


def test_tax_every_year_and_at_the_end() -> None:
    """10,000 for 20 years at 8 %, taxed at 20 %: 34,580.60 or 39,287.66."""
    numbers: dict[str, Any] = {"start": 10_000_00, "months": 240, "rate": Decimal("0.08")}
    yearly = _end(**numbers, tax=Decimal("0.2"), taxed=Taxed.YEARLY)
    assert round(yearly) == 34_580_60
    assert round(_end(**numbers, tax=Decimal("0.2"))) == 39_287_66


def test_a_fund_with_load_exit_fee_tax_and_inflation() -> None:
    """The same as the closed form of `net_return.all_in`: 11,340.38, 4.28 % a year, 1.74 % real."""
    rates: dict[str, Any] = {"exit_fee": Decimal("0.005"), "inflation": Decimal("0.025")}
    found = grow(
        Savings(
            start=10_000_00,
            monthly=0,
            months=36,
            rate=Decimal("0.06"),
            entry_fee=Decimal("0.015"),
            tax=Decimal("0.2"),
            **rates,
        )
    )
    closed = all_in(
        Decimal(10_000),
        Decimal("0.06"),
        Decimal(3),
        front_load=Decimal("0.015"),
        tax_on_gain=Decimal("0.2"),
        **rates,
    )
    assert round(found.net) == 11_340_38
    assert found.rate is not None
    assert found.real_rate is not None
    assert round(found.rate, 10) == round(closed.nominal, 10)
    assert round(found.real_rate, 10) == round(closed.real, 10)
    assert found.gross - found.fees - found.tax == found.net


@given(amount=st.integers(1, 10**9), months=st.integers(1, 240), basis=st.integers(0, 3_000))
def test_it_agrees_with_the_closed_forms(amount: int, months: int, basis: int) -> None:
    """Simple interest, renewed deposits and Chinese monthly savings each have a formula of their own."""
    rate = Decimal(basis) / 10_000
    years = months // 12
    simple = _end(start=amount, months=months, rate=rate, compounds=None)
    exact = simple_growth(Decimal(amount), rate, Decimal(months) / 12)
    assert abs(simple - exact) < Decimal("1e-9") * amount
    if years:
        renewed = _end(start=amount, months=12 * years, rate=rate)
        assert abs(renewed - rolled_over(Decimal(amount), rate, years)) < Decimal("1e-9") * renewed
    saved = _end(monthly=amount, months=months, rate=rate, compounds=None) - amount * months
    assert abs(saved - installment_savings_interest(amount, months, rate)) <= 1


@given(
    start=st.integers(0, 10**8),
    monthly=st.integers(0, 10**6),
    months=st.integers(1, 120),
    basis=st.integers(0, 2_000),
    tax=st.integers(0, 50),
    fee=st.integers(0, 300),
)
def test_costs_never_help_and_the_rate_is_proved(
    start: int, monthly: int, months: int, basis: int, tax: int, fee: int
) -> None:
    if start + monthly == 0:
        return
    savings = Savings(
        start=start,
        monthly=monthly,
        months=months,
        rate=Decimal(basis) / 10_000,
        tax=Decimal(tax) / 100,
        yearly_fee=Decimal(fee) / 10_000,
        taxed=Taxed.YEARLY,
    )
    found = grow(savings)
    assert found.fees >= 0
    assert found.tax >= 0
    if found.yearly.value is not None:
        worth = Decimal(0)
        for month in range(months):
            paid = monthly + (start if not month else 0)
            worth += paid * (1 + found.yearly.value) ** (months - month)
        assert abs(worth - found.net) < Decimal("1e-6") * found.net + 1


@pytest.mark.parametrize("compounds", [None, 1, 12, 365])
def test_every_number_of_savings_has_its_reason(compounds: int | None) -> None:
    found = growth(
        SavingsQuestion(
            Savings(
                start=30_000_00,
                monthly=500_00,
                months=36,
                rate=Decimal("0.0225"),
                compounds=compounds,
                yearly_fee=Decimal("0.005"),
                tax=Decimal("0.2"),
                taxed=Taxed.YEARLY,
                inflation=Decimal("0.02"),
            ),
            "CNY",
        )
    )
    assert found.fees is not None
    assert found.tax is not None
    assert found.real_value is not None
    for part in (found.net, found.gain, found.paid_in, found.rate, found.fees, found.tax, found.real_value):
        assert read(part.why)
    assert "30,000.00 CNY + 36 × 500.00 CNY" in read(found.paid_in.why)


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ({}, "savings.nothing"),
        ({"start": 1, "months": 1_201}, "savings.months"),
        ({"start": 1, "rate": Decimal(-1)}, "savings.rate"),
        ({"start": 1, "tax": Decimal(1)}, "savings.share"),
    ],
)
def test_what_cannot_be_is_refused(numbers: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError, match=code):
        _end(**numbers)


WEEK = tuple(Decimal(text) for text in ("0.4312", "0.4290", "0.4305", "0.4401", "0.4287", "0.4310", "0.4299"))


@pytest.mark.parametrize("way", list(CarryOver))
def test_a_money_fund_by_its_incomes(way: CarryOver) -> None:
    found = fund(FundQuestion(Money(100_000_00, "CNY"), 30, way, None, WEEK))
    simple = sum(WEEK, Decimal(0)) * 365 / 7 / 10_000
    if way is CarryOver.MONTHLY:
        assert abs(found.seven_day.value - simple) < Decimal("1e-20")
    else:
        assert found.seven_day.value > simple
    assert found.first_day.value.minor == 4_31  # 4.3149, cut to the cent
    for part in (found.income, found.seven_day, found.first_day, found.total, found.effective):
        assert read(part.why)


def test_a_7_day_yield_and_its_income_lead_to_one_another() -> None:
    by_yield = fund(FundQuestion(Money(10_000_00, "CNY"), 365, CarryOver.DAILY, Decimal("0.0158")))
    income = by_yield.income.value
    back = fund(FundQuestion(Money(10_000_00, "CNY"), 365, CarryOver.DAILY, None, (income,)))
    assert abs(back.seven_day.value - Decimal("0.0158")) < Decimal("1e-12")
    assert back.total.value == by_yield.total.value


def test_a_money_fund_needs_one_income_or_seven() -> None:
    with pytest.raises(UserError, match=r"fund\.incomes"):
        fund(FundQuestion(Money(1, "CNY"), 1, CarryOver.DAILY, None, WEEK[:3]))
    with pytest.raises(UserError, match=r"fund\.days"):
        fund(FundQuestion(Money(1, "CNY"), 0, CarryOver.DAILY, Decimal("0.01")))
