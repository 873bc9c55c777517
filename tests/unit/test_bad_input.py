"""What can't be is refused with a sentence, and nothing of it is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from finapp.domain.amount_text import parse_amount
from finapp.domain.dates import FARTHEST_DAY, FIRST_DAY, Unit, parse_date
from finapp.domain.money import LARGEST_ENTRY, MAX_MINOR, Money
from finapp.domain.plan import CostConvention, CustomRow, PlanDraft, PlanTerms
from finapp.domain.plan_builder import preview
from finapp.errors import UserError
from finapp.messages import LANGUAGES, explain_error
from finapp.store.schema import metadata
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TERMS = PlanTerms(price=599_900, currency="CNY", count=12, start=DAY, first_due=date(2026, 12, 15))
TOO_MUCH, TOO_LATE = cny(LARGEST_ENTRY + 1), FARTHEST_DAY + timedelta(days=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    household.iphone()
    yield household
    household.close()


def refusal(step: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        step()
    for language in LANGUAGES:
        said = explain_error(caught.value, language)
        assert said
        assert "{" not in said
    return caught.value


def content(home: Household) -> list[list[tuple[object, ...]]]:
    with home.book.file.read() as connection:
        return [[tuple(row) for row in connection.execute(sa.select(t))] for t in metadata.sorted_tables]


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "12..5", "¥", "5999/0", "1e5", "NaN", "(3", "٣٤x"])
def test_text_that_is_no_amount(text: str) -> None:
    assert refusal(lambda: parse_amount(text, "CNY")).code == "amount.not_a_number"


def test_amounts_that_no_book_holds() -> None:
    assert refusal(lambda: parse_amount("92233720368547758.08", "CNY")).code == "amount.too_large"
    assert refusal(lambda: Money(MAX_MINOR + 1, "CNY")).code == "amount.too_large"
    assert refusal(lambda: parse_amount("99999999999999999*9999999", "CNY")).code == "amount.too_large"
    assert refusal(lambda: parse_amount("0.005", "CNY")).code == "amount.too_precise"
    assert refusal(lambda: parse_amount("0.5", "JPY")).code == "amount.too_precise"


def test_what_was_typed_is_quoted_briefly_and_in_the_unit_it_was_typed_in() -> None:
    said = explain_error(refusal(lambda: parse_date("soon " * 100)), "en")
    assert said == "“" + ("soon " * 8) + "…” is not a date. Write it like 2026-11-18."
    said = explain_error(refusal(lambda: parse_amount("9" * 20 + "+1", "CNY")), "en")
    assert said.startswith("100000000000000000000 is larger than finapp can store.")


@pytest.mark.parametrize("text", ["2026-02-31", "2026-13-01", "2025-02-29", "31.2.", "", "soon"])
def test_days_that_the_calendar_does_not_have(text: str) -> None:
    assert refusal(lambda: parse_date(text)).code == "date.unreadable"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"count": 0}, "plan.count"),
        ({"count": -1}, "plan.count"),
        ({"count": 10_000}, "plan.count"),
        ({"price": 0}, "plan.amount"),
        ({"price": -5}, "plan.amount"),
        ({"price": 11}, "plan.too_small"),
        ({"down_payment": 599_900}, "plan.down_payment"),
        ({"down_payment": -1}, "plan.down_payment"),
        ({"rate": Decimal(101)}, "plan.rate"),
        ({"rate": Decimal("-0.01")}, "plan.rate"),
        ({"rate": Decimal("NaN")}, "plan.rate"),
        ({"fee": -1}, "plan.fee"),
        ({"step": 0}, "plan.step"),
        ({"step": 367}, "plan.step"),
        ({"balloon": 599_900}, "plan.balloon"),
        ({"first_due": DAY - timedelta(days=1)}, "plan.dates"),
        ({"start": FIRST_DAY - timedelta(days=1)}, "date.out_of_range"),
        ({"count": 600, "unit": Unit.YEAR, "step": 366}, "plan.too_far"),
        ({"first_due": date(9999, 12, 1)}, "plan.too_far"),
        ({"anchor_day": 32}, "plan.anchor_day"),
        ({"price": LARGEST_ENTRY + 1}, "amount.too_large"),
        ({"fee": MAX_MINOR, "convention": CostConvention.FEE_ONCE_SPREAD}, "amount.too_large"),
        (
            {
                "convention": CostConvention.CUSTOM,
                "count": 1,
                "custom": (CustomRow(due=TOO_LATE, payment=599_900),),
            },
            "date.out_of_range",
        ),
    ],
)
def test_terms_that_can_not_be(home: Household, changes: dict[str, object], code: str) -> None:
    terms = replace(TERMS, **changes)  # type: ignore[arg-type] # each value has its field's type
    before = content(home)
    assert refusal(lambda: preview(terms)).code == code
    draft = PlanDraft(title="Loan", account_id=home.huabei, terms=terms)
    assert refusal(lambda: home.book.plans.add(draft)).code == code
    assert content(home) == before


def test_amounts_and_days_that_no_entry_holds_are_refused_everywhere(home: Household) -> None:
    book, day = home.book, DAY
    bought = book.purchases.view(book.plans.all()[0].purchase_id or 0).purchase  # type: ignore[arg-type] # it has one
    row = book.plans.all()[0].installments[0]
    before = content(home)
    steps: list[tuple[Callable[[], object], str]] = [
        (lambda: book.purchases.add(home.purchase(home.bank, LARGEST_ENTRY + 1, day)), "amount.too_large"),
        (lambda: book.purchases.add(home.purchase(home.bank, 100, TOO_LATE)), "date.out_of_range"),
        (lambda: book.purchases.edit(bought.id, replace(bought, bought_on=TOO_LATE)), "date.out_of_range"),
        (lambda: book.accounts.transfer(home.bank, home.huabei, TOO_MUCH, day), "amount.too_large"),
        (lambda: book.accounts.transfer(home.bank, home.huabei, cny(0), day), "amount.zero"),
        (lambda: book.accounts.transfer(home.bank, home.huabei, cny(-5), day), "amount.below_zero"),
        (lambda: book.accounts.record(home.bank, home.electronics, cny(0), day), "amount.zero"),
        (lambda: book.accounts.record(home.bank, home.electronics, TOO_MUCH, day), "amount.too_large"),
        (lambda: book.accounts.record(home.bank, home.electronics, cny(5), TOO_LATE), "date.out_of_range"),
        (lambda: book.accounts.correct_balance(home.bank, cny(2 * LARGEST_ENTRY), day), "amount.too_large"),
        (lambda: book.payments.pay_tool(home.huabei, home.bank, TOO_MUCH, day), "amount.too_large"),
        (lambda: book.payments.pay_tool(home.huabei, home.bank, cny(0), day), "payment.not_positive"),
        (lambda: book.payments.pay_installments([row.id], home.bank, TOO_LATE), "date.out_of_range"),
        (lambda: book.refunds.add(bought.id, cny(5), TOO_LATE), "date.out_of_range"),
        (lambda: book.plans.move(row.id, TOO_LATE), "date.out_of_range"),
    ]
    for step, code in steps:
        assert refusal(step).code == code
        assert content(home) == before
    assert book.check.run() == []


def test_thousands_of_the_largest_entries_still_add_up(home: Household) -> None:
    for _ in range(20):
        home.book.accounts.record(home.bank, home.electronics, cny(LARGEST_ENTRY), DAY)
    assert home.balance(home.bank) == 5_000_000 + 20 * LARGEST_ENTRY
    assert 9_000 * LARGEST_ENTRY < MAX_MINOR
