"""Credit health: each figure with the rows it rests on, and unknown where nothing is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind, MemberId
from finapp.domain.credit import BillingCycle, CreditTerms, DueKind
from finapp.domain.explain import render
from finapp.domain.money import Money
from finapp.errors import UserError
from finapp.projection.health import usual_incomes
from finapp.services.accounts import ToolDraft
from finapp.services.health import HOUSEHOLD
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


def card(home: Household, name: str, limit: int | None, parent: AccountId | None = None) -> AccountId:
    """Return a card that closes on the 25th and is due on the 10th."""
    draft = AccountDraft(kind=AccountKind.CARD, name=name, currency="CNY", parent_id=parent)
    cycle = BillingCycle(valid_from=date(2026, 1, 1), closing_day=25, due_kind=DueKind.DAY, due_value=10)
    terms = CreditTerms(limit=None if limit is None else cny(limit))
    return AccountId(
        home.book.accounts.add_tool(ToolDraft(account=draft, cycle=cycle, terms=terms)).created or 0
    )


def test_what_to_pay_before_the_closing_to_stay_below_the_band(home: Household) -> None:
    one = card(home, "Gold card", 1_000_000)
    home.book.purchases.add(home.purchase(one, 450_000, date(2026, 11, 10)))
    use = home.book.health.report().health.uses[0]
    assert (use.share, use.share_at_close, use.own.closes_on) == (
        Decimal("0.45"),
        Decimal("0.45"),
        date(2026, 11, 25),
    )
    assert use.own.to_pay(Decimal("0.3")) == cny(150_000)
    assert use.own.to_pay(Decimal("0.5")) == cny(0)
    home.book.health.set_band(Decimal("0.1"))
    report = home.book.health.report()
    assert report.health.to_pay(report.band) == 350_000
    with pytest.raises(UserError, match=r"health\.band"):
        home.book.health.set_band(Decimal("1.01"))


def test_a_shared_limit_is_one_line_with_what_both_cards_use(home: Household) -> None:
    main = card(home, "Main card", 1_000_000)
    other = card(home, "Second card", None, main)
    home.book.purchases.add(home.purchase(main, 200_000, date(2026, 11, 10)))
    home.book.purchases.add(home.purchase(other, 300_000, date(2026, 11, 11)))
    uses = home.book.health.report().health.uses
    assert [(one.used, one.at_close, one.limit) for one in uses] == [(500_000, 500_000, 1_000_000)]
    assert uses[0].own.to_pay(Decimal("0.3")) == cny(200_000)


def test_an_income_that_was_entered_stands_in_place_of_what_is_recorded(home: Household) -> None:
    home.iphone()
    home.book.accounts.record(home.bank, salary(home), cny(900_000), date(2026, 10, 10), "Salary")
    home.book.health.state_incomes({HOUSEHOLD: cny(2_000_000)})
    assert home.book.health.report().health.income == 2_000_000
    assert home.book.history.undo().name == "state_income"
    assert home.book.health.report().health.income == 900_000
    home.book.health.state_incomes({HOUSEHOLD: cny(2_000_000)})
    home.book.health.state_incomes({HOUSEHOLD: None})
    assert home.book.health.report().health.income == 900_000


def test_each_member_has_an_income_of_their_own(home: Household) -> None:
    wei = MemberId(home.book.members.add("Lin Wei").created or 0)
    hao = MemberId(home.book.members.add("Chen Hao").created or 0)
    home.book.health.state_incomes({wei: cny(1_200_000), hao: cny(800_000)})
    assert home.book.health.report().health.income == 2_000_000
    assert home.book.health.report(frozenset({hao})).health.income == 800_000
    home.book.members.remove(wei)
    assert home.book.health.report().health.income == 800_000


def test_a_salary_belongs_to_the_owner_of_the_account_it_came_to(home: Household) -> None:
    wei = MemberId(home.book.members.add("Lin Wei").created or 0)
    draft = AccountDraft(kind=AccountKind.BANK, name="Wei's bank", currency="CNY", member_id=wei)
    own = AccountId(home.book.accounts.add(draft).created or 0)
    home.book.accounts.record(own, salary(home), cny(900_000), date(2026, 10, 10), "Salary")
    home.book.accounts.record(home.bank, salary(home), cny(100_000), date(2026, 10, 11), "Prize")
    report = home.book.health.report(frozenset({wei}))
    assert report.health.income == 900_000
    assert [(one.text, one.account_id) for one in report.earned] == [("Salary", own)]


def test_every_figure_says_where_it_comes_from(home: Household) -> None:
    home.iphone()
    home.book.accounts.record(home.bank, salary(home), cny(1_000_000), date(2026, 10, 10), "Salary")
    report = home.book.health.report()
    reasons = report.reasons
    service = render(reasons.service(report.upcoming))
    assert service[0] == "2,709.50 CNY due up to 2026-12-18 ÷ 10,000.00 CNY of usual income = 27%"
    assert "  2026-12-15  JD Baitiao, iPhone 17 256 GB: 541.90 CNY" in service
    assert render(reasons.on_time())[:2] == [
        "0 of 4 repayments that fell due since 2024-11-18 were paid by their day.",
        "  2026-11-15  JD Baitiao, iPhone 17 256 GB: 3 days late, not paid yet",
    ]
    assert render(reasons.committed())[0].endswith("÷ (10,000.00 CNY × 12) = 5%")
    concentration = reasons.concentration()
    assert concentration is not None
    assert render(concentration)[-1] == (
        "  Sum of the squared shares: 1.00. One lender alone has 1.00, 1 equal ones 1.00."
    )
