"""Other currencies in sums: by the newest rate up to a day, unknown where there is none, never as 1."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.exchange import ExchangeRate, RateId, Rates, Total, total_in
from finapp.domain.explain import render
from finapp.domain.money import Money
from finapp.domain.plan import PlanDraft, PlanTerms
from finapp.errors import UserError
from finapp.services.overview import explain_soon
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.services.overview import Glance

EARLIER, LATER = date(2026, 10, 1), date(2026, 11, 3)


def rate(base: str, quote: str, text: str, on: date = LATER) -> ExchangeRate:
    return ExchangeRate(id=RateId(0), on=on, base=base, quote=quote, rate=Decimal(text))


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def test_the_newest_rate_up_to_the_day_counts() -> None:
    known = [rate("EUR", "CNY", "8.1240"), rate("EUR", "CNY", "8", EARLIER), rate("EUR", "CNY", "9", DAY)]
    assert Rates(known).convert(eur(4_300), "CNY") == cny(38_700)
    assert Rates(known, LATER).convert(eur(4_300), "CNY") == cny(34_933)
    assert Rates(known, EARLIER).convert(eur(4_300), "CNY") == cny(34_400)
    assert Rates(known, date(2026, 9, 30)).convert(eur(4_300), "CNY") is None


def test_a_rate_holds_either_way_round_and_over_a_third_currency() -> None:
    rates = Rates([rate("EUR", "CNY", "8"), rate("CNY", "JPY", "20", EARLIER)])
    assert rates.convert(cny(800), "EUR") == eur(100)
    assert rates.convert(eur(100), "JPY") == Money(160, "JPY")
    assert rates.convert(Money(160, "JPY"), "EUR") == eur(100)
    found = rates.find("EUR", "JPY")
    assert found is not None
    assert found.on == EARLIER


def test_decimals_of_the_currencies_are_minded() -> None:
    rates = Rates([rate("KWD", "JPY", "480.125")])
    assert rates.convert(Money(1_500, "KWD"), "JPY") == Money(720, "JPY")
    assert rates.convert(Money(480, "JPY"), "KWD") == Money(1_000, "KWD")


def test_a_missing_rate_is_unknown_and_never_one() -> None:
    rates = Rates([rate("EUR", "CNY", "8.1240")])
    amounts = [cny(100), eur(4_300), eur(-300), Money(500, "USD"), Money(0, "GBP"), Money(7, "USD")]
    assert total_in(amounts, "CNY", rates) == Total(cny(100 + 32_496), (Money(507, "USD"),), LATER)
    assert total_in([cny(5)], "CNY", rates) == Total(cny(5))
    assert not total_in([], "CNY", rates)
    assert Rates().convert(eur(5), "CNY") is None


@given(
    st.integers(-(10**12), 10**12),
    st.decimals("0.000001", "1000000", places=6),
    st.sampled_from(["CNY", "JPY"]),
)
def test_there_and_back_is_off_by_rounding_only(minor: int, worth: Decimal, other: str) -> None:
    rates = Rates([rate("EUR", other, f"{worth}")])
    there = rates.convert(eur(minor), other)
    assert there is not None
    back = rates.convert(there, "EUR")
    assert back is not None
    scale = Decimal(1) if other == "CNY" else Decimal(100)
    assert abs(back.minor - minor) <= scale / worth / 2 + 1


# in a book ---------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def klarna(home: Household) -> AccountId:
    draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Klarna", currency="EUR")
    tool = AccountId(home.book.accounts.add(draft).created or 0)
    terms = PlanTerms(price=12_900, currency="EUR", count=3, start=DAY, first_due=DAY)
    home.book.plans.add(PlanDraft(title="Coat", account_id=tool, terms=terms))
    return tool


def told(glance: Glance) -> str:
    return "\n".join(render(explain_soon(glance)))


def test_what_is_due_soon_says_what_it_lacks_until_a_rate_is_noted(home: Household) -> None:
    klarna(home)
    glance = home.book.overview.glance()
    assert glance.soon_sum == Total(cny(0), (eur(8_600),))
    assert sum(month.total for month in glance.months) == 0
    assert glance.year == Total(cny(0), (eur(12_900),))
    assert "86.00 EUR is not in the sum" in told(glance)
    home.book.exchange.set("EUR", "CNY", Decimal("8.1240"), LATER)
    glance = home.book.overview.glance()
    assert glance.soon_sum == Total(cny(69_866), (), LATER)
    assert sum(month.total for month in glance.months) == 3 * 34_933
    assert "86.00 EUR × 8.124 (rate of 2026-11-03) = 698.66 CNY" in told(glance)
    home.book.history.undo()
    assert home.book.overview.glance().soon_sum.on is None


def test_rates_are_noted_replaced_forgotten_and_undone(home: Household) -> None:
    book = home.book
    book.exchange.set("eur", "CNY", Decimal("8.1"), LATER)
    change = book.exchange.set("EUR", "CNY", Decimal("8.1240"), LATER)
    book.exchange.set("EUR", "CNY", Decimal(8), EARLIER)
    noted = [(one.base, one.quote, one.rate, one.on) for one in book.exchange.all()]
    assert noted == [("EUR", "CNY", Decimal("8.1240"), LATER), ("EUR", "CNY", Decimal(8), EARLIER)]
    book.exchange.remove(RateId(change.created or 0))
    assert [one.on for one in book.exchange.all()] == [EARLIER]
    assert book.history.undo_label == ("remove_rate", {"base": "EUR", "quote": "CNY"})
    book.history.undo()
    assert len(book.exchange.all()) == 2
    assert book.check.run() == []


@pytest.mark.parametrize(
    ("base", "quote", "text", "code"),
    [
        ("EUR", "EUR", "1", "exchange.same"),
        ("XXQ", "CNY", "1", "currency.unknown"),
        ("EUR", "CNY", "0", "exchange.rate"),
        ("EUR", "CNY", "-8", "exchange.rate"),
        ("EUR", "CNY", "NaN", "exchange.rate"),
        ("EUR", "CNY", "1e30", "exchange.rate"),
        ("EUR", "CNY", "1.0000000000001", "exchange.rate"),
    ],
)
def test_a_rate_that_can_not_be_is_refused(
    home: Household, base: str, quote: str, text: str, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        home.book.exchange.set(base, quote, Decimal(text), LATER)
    assert caught.value.code == code
    assert home.book.exchange.all() == []
