"""Credit health: each figure with the rows it rests on, and unknown where nothing is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.money import Money
from finapp.projection.health import usual_incomes
from finapp.services.sample import create_sample
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def salary(home: Household) -> AccountId:
    incomes = home.book.accounts.categories(AccountKind.INCOME)
    return next(one.id for one in incomes if one.code == "income.salary")


def test_limits_and_lenders_of_the_sample(tmp_path: Path) -> None:
    book = create_sample(tmp_path / "sample.finapp")
    report = book.health.report()
    health = report.health
    names = [report.accounts[one.account_id].monogram for one in health.parts]
    assert names == ["IC", "CM", "ZM", "HB", "JD", "KL"]
    assert health.largest is not None
    assert round(health.largest.share, 3) == Decimal("0.424")
    assert health.used is not None
    assert round(health.used, 2) == Decimal("0.43")
    assert [round(one.share, 2) for one in health.uses] == [
        Decimal(text) for text in ("0.54", "0.52", "0.39", "0.14")
    ]
    assert (health.income, health.committed, health.next_month) == (None, None, None)
    late = [(one.obligation.title, one.days, one.paid_on) for one in health.history]
    assert late == [("iPhone 17 256 GB", 3, None)]
    assert health.on_time == health.judged - 1
    book.close()


def test_income_is_the_mean_of_complete_months(home: Household) -> None:
    home.iphone()
    for month, minor in ((8, 900_000), (9, 1_000_000), (10, 1_100_000), (11, 9_000_000)):
        home.book.accounts.record(home.bank, salary(home), cny(minor), date(2026, month, 10), "Salary")
    health = home.book.health.report().health
    assert [one.amount for one in health.incomes] == [900_000, 1_000_000, 1_100_000]
    assert health.income == 1_000_000
    open_rows = [row for row in home.book.plans.all()[0].installments if row.open > 0]
    assert sum(one.amount for one in health.service) == sum(row.open for row in open_rows)
    assert health.committed == Decimal(sum(row.open for row in open_rows)) / 12_000_000
    assert (
        health.next_month
        == Decimal(sum(row.open for row in open_rows if row.due <= date(2026, 12, 18))) / 1_000_000
    )


def test_a_repayment_made_late_is_remembered_with_its_days(home: Household) -> None:
    home.iphone()
    rows = home.book.plans.all()[0].installments
    home.book.payments.pay_installments([rows[0].id], home.bank, date(2026, 8, 20))
    home.book.payments.pay_installments([rows[1].id], home.bank, date(2026, 9, 15))
    health = home.book.health.report().health
    assert [(one.obligation.due, one.days, one.paid_on) for one in health.history] == [
        (date(2026, 11, 15), 3, None),
        (date(2026, 10, 15), 34, None),
        (date(2026, 8, 15), 5, date(2026, 8, 20)),
    ]
    assert (health.judged, health.on_time) == (4, 1)


def test_a_currency_without_a_rate_is_named_and_not_counted(home: Household) -> None:
    home.iphone()
    home.book.accounts.add(
        AccountDraft(kind=AccountKind.LOAN, name="Loan in yen", currency="JPY"), Money(-50_000, "JPY")
    )
    report = home.book.health.report()
    assert report.left_out == ("JPY",)
    assert [one.share for one in report.health.parts] == [1]


def test_a_book_that_began_last_month_has_one_month_of_income() -> None:
    assert usual_incomes({date(2026, 10, 1): 500}, DAY) == usual_incomes({date(2026, 10, 1): 500}, DAY)
    assert [one.amount for one in usual_incomes({date(2026, 10, 1): 500}, DAY)] == [500]
    assert [one.amount for one in usual_incomes({date(2026, 8, 1): 300}, DAY)] == [300, 0, 0]
    assert usual_incomes({date(2026, 11, 1): 500}, DAY) == ()
