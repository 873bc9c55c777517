"""The payoff planner on a book: what it sees, what it plans, and a way that is followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from dateutil.relativedelta import relativedelta

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.loan_terms import LoanTerms
from finapp.domain.money import Money
from finapp.domain.payoff import PayoffWishes, Strategy
from finapp.domain.plan import CostConvention, PlanDraft, PlanId, PlanTerms, SettlementRule
from finapp.errors import UserError
from finapp.services.payoff import expected_on
from finapp.services.payoff_book import Assumption, DebtKind, month_of
from finapp.services.sample import create_sample
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.services.book import Book
    from finapp.services.payoff_plan import Ground, Way

EXTRA = PayoffWishes(extra=150_000)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Book]:
    book = create_sample(tmp_path / "sample.finapp")
    yield book
    book.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def plan_of(home: Household, rule: SettlementRule, fee: str = "0.09") -> PlanId:
    """Owe 1,200.00 in 12 installments from next month on, with a flat fee."""
    terms = PlanTerms(
        price=120_000,
        currency="CNY",
        count=12,
        start=DAY,
        first_due=date(2026, 12, 10),
        convention=CostConvention.FEE_ONCE_SPREAD,
        rate=Decimal(fee),
        settlement=rule,
        penalty_rate=Decimal("0.02"),
    )
    change = home.book.plans.add(PlanDraft(title="Sofa", account_id=home.huabei, terms=terms))
    return PlanId(change.created or 0)


def loan_of(home: Household) -> PlanId:
    """Owe 60,000.00 to a bank at 4.35 %, 16 of 36 installments paid."""
    account = home.book.accounts.add(AccountDraft(kind=AccountKind.LOAN, name="ICBC loan", currency="CNY"))
    terms = PlanTerms(
        price=6_000_000,
        currency="CNY",
        count=36,
        start=date(2025, 6, 21),
        first_due=date(2025, 7, 21),
        convention=CostConvention.ANNUITY,
        rate=Decimal("0.0435"),
    )
    draft = PlanDraft(title="Loan", account_id=AccountId(account.created or 0), terms=terms)
    change = home.book.loans.add(draft, LoanTerms(), already_paid=16)
    return PlanId(change.created or 0)


def best(book: Book, wishes: PayoffWishes, ground: Ground | None = None) -> Way:
    ground = ground or book.payoff.ground()
    return book.payoff.best(ground, wishes, book.payoff.ways(ground, wishes))


def test_the_planner_sees_every_debt_of_the_book_once(sample: Book) -> None:
    ground = sample.payoff.ground()
    assert ground.owed == 8_097_067
    kinds = [one.kind for one in ground.book.debts]
    assert kinds.count(DebtKind.PLAN) == 10
    assert (kinds.count(DebtKind.BILL), kinds.count(DebtKind.CARRIED)) == (1, 1)
    carried = next(one for one in ground.book.debts if one.kind is DebtKind.CARRIED)
    assert (carried.owed, carried.debt.rate(1)) == (cny(964_000), Decimal("0.1825"))


def test_minimums_alone_cost_exactly_what_plans_still_ask_for(home: Household) -> None:
    plan_of(home, SettlementRule.WAIVED)
    loan_of(home)
    ground = home.book.payoff.ground()
    left = [row for plan in home.book.plans.all() for row in plan.installments if row.open > 0]
    least = home.book.payoff.ways(ground, PayoffWishes())[Strategy.MINIMUMS]
    assert least.cost == sum(row.open_cost for row in left)
    assert least.debt_free == max(row.due for row in left)
    assert [owed for _, owed in least.curve][-1] == 0
    assert ground.minimum == 178_080 + left[0].amount


def test_strategies_end_sooner_and_the_optimum_leaves_most(sample: Book) -> None:
    ground = sample.payoff.ground()
    found = sample.payoff.ways(ground, EXTRA)
    least, dearest, smallest = (found[one] for one in list(Strategy)[:3])
    assert least.saves == 0
    for way in (dearest, smallest):
        assert way.saves is not None
        assert way.saves > 290_000
        assert way.debt_free is not None
        assert least.debt_free is not None
        assert way.debt_free < least.debt_free
    assert dearest.cost < smallest.cost
    cheapest = best(sample, EXTRA, ground)
    assert cheapest.proven
    assert (cheapest.saves or 0) >= max(way.saves or 0 for way in found.values())


def test_the_households_own_order_is_followed(sample: Book) -> None:
    names = {account.monogram: account.id for account in sample.accounts.all().values()}
    wishes = replace(EXTRA, order=(names["ZM"], names["CM"], names["JD"]))
    way = sample.payoff.ways(sample.payoff.ground(), wishes)[Strategy.CUSTOM]
    assert way.lenders[:2] == (names["ZM"], names["CM"])


def test_savings_above_a_floor_repay_what_costs_more_than_they_earn(home: Household) -> None:
    plan_of(home, SettlementRule.WAIVED)
    fund = AccountDraft(kind=AccountKind.MONEY_FUND, name="Yu’ebao", currency="CNY")
    home.book.accounts.add(fund, cny(5_000_000), date(2026, 1, 1))
    untouched = PayoffWishes(yearly=Decimal("0.0158"))
    way = best(home.book, replace(untouched, keep=3_000_000))
    assert way.savings_used == way.steps[0].minor == 120_000 - 10_000
    assert way.cost == 900
    assert best(home.book, untouched).savings_used == 0
    assert best(home.book, replace(untouched, keep=5_000_000)).savings_used == 0


@pytest.mark.parametrize("rule", [SettlementRule.KEPT, SettlementRule.UNKNOWN])
def test_fees_that_stay_due_are_not_paid_early_for_nothing(home: Household, rule: SettlementRule) -> None:
    plan_of(home, rule)
    ground = home.book.payoff.ground()
    (debt,) = ground.book.debts
    assert (debt.assumed is Assumption.RULE_UNKNOWN) is (rule is SettlementRule.UNKNOWN)
    assert best(home.book, replace(EXTRA, yearly=Decimal("0.01")), ground).steps == ()


def test_a_debt_in_a_currency_without_a_rate_is_named(home: Household) -> None:
    account = home.book.accounts.add(
        AccountDraft(kind=AccountKind.LOAN, name="Loan in yen", currency="JPY"), Money(-50_000, "JPY")
    )
    ground = home.book.payoff.ground()
    assert [one.id for one in ground.book.left_out] == [account.created]
    assert ground.owed == 0


def test_money_owed_without_a_schedule_is_planned_too(home: Household) -> None:
    home.book.accounts.add(
        AccountDraft(kind=AccountKind.LOAN, name="From mother", currency="CNY"), cny(-500_000), DAY
    )
    ground = home.book.payoff.ground()
    (debt,) = ground.book.debts
    assert (debt.kind, debt.assumed) == (DebtKind.LOOSE, Assumption.NO_SCHEDULE)
    assert home.book.payoff.ways(ground, PayoffWishes())[Strategy.MINIMUMS].debt_free is None
    way = home.book.payoff.ways(ground, EXTRA)[Strategy.AVALANCHE]
    assert (len(way.plan.months), way.debt_free) == (4, DAY + relativedelta(months=3))


def test_a_followed_way_is_planned_paid_and_tracked(home: Household) -> None:
    plan_id, loan_id = plan_of(home, SettlementRule.WAIVED), loan_of(home)
    payoff = home.book.payoff
    ground = payoff.ground()
    way = payoff.ways(ground, EXTRA)[Strategy.AVALANCHE]
    payoff.follow("Out by summer", way, EXTRA)
    planned = payoff.planned()
    assert [(one.on, one.amount) for one in planned][:2] == [(step.on, step.amount) for step in way.steps][:2]
    sheet = home.book.calendar.sheet(DAY, DAY)
    assert [one.id for one in sheet.planned] == [one.id for one in planned]
    assert home.book.calendar.overdue() == []

    first = planned[0]
    assert (first.plan_id, first.installments) == (plan_id, tuple(range(2, 13)))
    payoff.pay_planned(first.id, home.bank, DAY)
    assert home.book.plans.get(plan_id).open == 10_900
    second = payoff.planned()[1]
    assert second.plan_id == loan_id
    payoff.pay_planned(second.id, home.bank, DAY)
    assert len(home.book.plans.get(loan_id).extras) == 1
    assert home.book.check.run() == []

    progress = payoff.progress(payoff.ground())
    assert progress is not None
    assert [one.id for one in progress.done] == [first.id, second.id]
    assert progress.next is not None
    assert progress.expected == ground.owed
    assert progress.owed < ground.owed - 120_000
    with pytest.raises(UserError, match="already_paid"):
        payoff.pay_planned(first.id, home.bank, DAY)

    home.book.payments.remove(home.book.payments.all()[-1].id)
    assert payoff.planned()[1].payment_id is None
    assert home.book.check.run() == []


def test_only_one_way_is_followed_and_following_can_be_undone(sample: Book) -> None:
    payoff = sample.payoff
    found = payoff.ways(payoff.ground(), EXTRA)
    payoff.follow("By rate", found[Strategy.AVALANCHE], EXTRA)
    first = payoff.planned()
    payoff.follow("Small first", found[Strategy.SNOWBALL], EXTRA)
    assert [one.followed for one in payoff.scenarios()] == [False, True]
    assert payoff.planned() != first
    sample.history.undo()
    assert payoff.planned() == first
    payoff.unfollow()
    assert payoff.planned() == []
    assert payoff.progress(payoff.ground()) is None


def test_scenarios_are_kept_and_compared(sample: Book) -> None:
    payoff = sample.payoff
    ground = payoff.ground()
    more = PayoffWishes(extra=300_000)
    payoff.save(" Steady ", payoff.way(ground, Strategy.AVALANCHE, EXTRA), EXTRA)
    payoff.save("Fast", payoff.way(ground, Strategy.AVALANCHE, more), more)
    (steady, slow), (fast, quick) = payoff.compare(ground, payoff.scenarios())
    assert (steady.name, fast.name, fast.wishes) == ("Steady", "Fast", more)
    assert quick.cost < slow.cost
    payoff.rename(fast.id, "Faster")
    payoff.delete(steady.id)
    assert [one.name for one in payoff.scenarios()] == ["Faster"]
    with pytest.raises(UserError, match="no_name"):
        payoff.save(" ", slow, EXTRA)
    with pytest.raises(UserError, match="nothing_extra"):
        payoff.follow("Nothing", payoff.way(ground, Strategy.MINIMUMS, EXTRA), EXTRA)


def test_a_planned_repayment_can_be_moved_or_dropped(sample: Book) -> None:
    payoff = sample.payoff
    payoff.follow("By rate", payoff.way(payoff.ground(), Strategy.AVALANCHE, EXTRA), EXTRA)
    one, *others = payoff.planned()
    payoff.move_planned(one.id, date(2026, 11, 30))
    assert payoff.planned()[0].on == date(2026, 11, 30)
    payoff.drop_planned(one.id)
    assert [rest.id for rest in payoff.planned()] == [rest.id for rest in others]


def test_months_begin_today_and_what_is_late_is_due_now() -> None:
    assert [month_of(day, DAY) for day in (date(2026, 1, 1), DAY, date(2026, 12, 18))] == [1, 1, 1]
    assert month_of(date(2026, 12, 19), DAY) == 2
    assert month_of(date(2027, 11, 18), DAY) == 12
    end = date(2027, 1, 31)
    days = (date(2027, 2, 28), date(2027, 3, 1), date(2027, 3, 31), date(2027, 4, 1))
    assert [month_of(day, end) for day in days] == [1, 2, 2, 3]


def test_a_curve_runs_evenly_between_its_points() -> None:
    curve = ((date(2026, 11, 18), 1_000), (date(2026, 12, 18), 700), (date(2027, 1, 18), 0))
    assert expected_on(curve, date(2026, 12, 3)) == 850
    assert expected_on(curve, date(2027, 3, 1)) == 0
    assert expected_on((), DAY) == 0
