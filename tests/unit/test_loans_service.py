"""Loans in a book: what they ask for, and what rates, holidays, extra payments and balances do to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.loan_schedule import project
from finapp.domain.loan_terms import Holiday, HolidayKind, LoanTerms, Waterfall
from finapp.domain.plan import CostConvention, ExtraEffect, PlanDraft, PlanId, PlanTerms, SettlementRule
from finapp.domain.plan_builder import draft_of
from finapp.domain.settlement import PenaltyBand
from finapp.errors import UserError
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.domain.loan_terms import Loan

TERMS = PlanTerms(
    price=6_000_000,
    currency="CNY",
    count=36,
    start=date(2025, 6, 21),
    first_due=date(2025, 7, 21),
    convention=CostConvention.ANNUITY,
    rate=Decimal("0.0435"),
)
OWED = 3_429_553
"""What is owed after 16 of the 36 installments."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def account(home: Household, kind: AccountKind = AccountKind.LOAN, name: str = "ICBC loan") -> AccountId:
    change = home.book.accounts.add(AccountDraft(kind=kind, name=name, currency="CNY"))
    return AccountId(change.created or 0)


def borrow(
    home: Household, terms: PlanTerms = TERMS, more: LoanTerms | None = None, paid: int = 16
) -> PlanId:
    draft = PlanDraft(title="Consumer loan", account_id=account(home), terms=terms)
    change = home.book.loans.add(draft, more or LoanTerms(), paid_out_to=home.bank, already_paid=paid)
    return PlanId(change.created or 0)


def loan(home: Household) -> Loan:
    (found,) = home.book.loans.all()
    return found


def debt(home: Household) -> int:
    return -home.balance(loan(home).plan.account_id)


def test_a_bank_loan_is_a_plan_like_any_other(home: Household) -> None:
    borrow(home)
    plan = loan(home).plan
    assert [row.amount for row in plan.installments][:35] == [178_080] * 35
    assert (plan.done, debt(home)) == (16, OWED)
    due = home.book.calendar.next_days(30)
    assert [(one.due, one.open) for one in due] == [(date(2026, 11, 21), cny(178_080))]
    home.book.payments.pay_installments([plan.installments[16].id], home.bank)
    assert loan(home).plan.done == 17
    assert home.book.check.run() == []


def test_a_fee_kept_back_is_a_cost_from_the_start(home: Household) -> None:
    bank = home.balance(home.bank)
    draft = PlanDraft(title="Loan", account_id=account(home), terms=replace(TERMS, fee=60_000))
    more = LoanTerms(period_fee=500)
    preview = home.book.loans.preview(draft, more)
    home.book.loans.add(draft, more, paid_out_to=home.bank)
    assert home.balance(home.bank) == bank + 6_000_000 - 60_000
    assert debt(home) == 6_000_000
    assert preview.cost == sum(row.cost for row in loan(home).plan.installments) + 60_000
    assert preview.rate.value is not None
    assert round(preview.rate.value, 4) == Decimal("0.0533")


def test_interest_by_days_follows_the_calendar(home: Household) -> None:
    from finapp.domain.daycount import DayCount  # noqa: PLC0415 - one test only

    borrow(home, more=LoanTerms(day_count=DayCount.ACT_360), paid=0)
    rows = loan(home).plan.installments
    left = 6_000_000 - rows[0].principal
    assert [row.interest for row in rows[:2]] == [21_750, round(left * Decimal("0.0435") * 31 / 360)]
    assert len({row.amount for row in rows[:35]}) == 1
    assert sum(row.principal for row in rows) == 6_000_000


def test_money_lent_comes_back_with_interest_as_income(home: Household) -> None:
    friend, bank = account(home, AccountKind.RECEIVABLE, "Zhou Ming"), home.balance(home.bank)
    terms = replace(TERMS, price=1_200_000, count=12, rate=Decimal("0.06"), start=date(2026, 9, 1))
    terms = replace(terms, first_due=date(2026, 10, 1), convention=CostConvention.EQUAL_PRINCIPAL)
    home.book.loans.add(
        PlanDraft(title="Lent to Zhou Ming", account_id=friend, terms=terms),
        LoanTerms(),
        paid_out_to=home.bank,
    )
    assert (home.balance(home.bank), home.balance(friend)) == (bank - 1_200_000, 1_200_000)
    row = loan(home).plan.installments[0]
    home.book.payments.pay_installments([row.id], home.bank)
    assert (home.balance(home.bank), home.balance(friend)) == (bank - 1_200_000 + 106_000, 1_100_000)
    home.book.loans.pay_extra(loan(home).plan.id, home.bank, cny(206_000 - 500), DAY)
    assert home.balance(home.bank) == bank - 1_200_000 + 106_000 + 205_500
    assert home.book.check.run() == []
    assert home.book.calendar.obligations() == []
    assert home.book.calendar.expected()[0].title == "Lent to Zhou Ming"


@pytest.mark.parametrize(("effect", "count", "each"), [("shorten", 31, 178_080), ("lower", 36, 126_324)])
def test_an_extra_payment_shortens_the_loan_or_lowers_it(
    home: Household, effect: str, count: int, each: int
) -> None:
    plan_id = borrow(home)
    before, bank = loan(home), home.balance(home.bank)
    how = ExtraEffect(effect)
    preview = home.book.loan_previews.extra_payment(plan_id, cny(1_000_000), DAY, how)
    home.book.loans.pay_extra(plan_id, home.bank, cny(1_000_000), DAY, how)
    rows = loan(home).plan.installments
    assert (len(rows), rows[17].amount) == (count, each)
    assert preview.after == tuple(replace_stored(rows))
    (extra,) = loan(home).plan.extras
    assert preview.parts is not None
    assert (extra.amount, extra.paid, extra.interest) == (1_000_000, 1_000_000, preview.parts.interest)
    assert debt(home) == OWED - extra.principal
    assert home.balance(home.bank) == bank - 1_000_000
    assert preview.saved == before.plan.cost - loan(home).plan.cost
    assert home.book.check.run() == []
    home.book.payments.remove(home.book.payments.all()[-1].id)
    assert loan(home) == before


def replace_stored(rows: tuple[object, ...]) -> list[object]:
    from finapp.domain.plan import Installment  # noqa: PLC0415 - one test only
    from finapp.domain.plan_builder import draft_of  # noqa: PLC0415 - one test only

    return [draft_of(row) for row in rows if isinstance(row, Installment)]


def test_interest_may_come_with_the_next_installment_instead(home: Household) -> None:
    plan_id = borrow(home, more=LoanTerms(waterfall=Waterfall.PRINCIPAL_FIRST))
    home.book.loans.pay_extra(plan_id, home.bank, cny(1_000_000), DAY)
    plan = loan(home).plan
    assert (plan.extras[0].principal, plan.extras[0].interest) == (1_000_000, 0)
    # 28 of 31 days on what was owed before, 3 on what is owed since.
    exact = (OWED * 28 + (OWED - 1_000_000) * 3) * Decimal("0.0435") / 12 / 31
    assert plan.installments[16].interest == round(exact)


def test_an_extra_payment_first_covers_what_is_overdue(home: Household) -> None:
    plan_id = borrow(home, paid=15)
    home.book.loans.pay_extra(plan_id, home.bank, cny(500_000), DAY)
    plan = loan(home).plan
    assert plan.installments[15].open == 0
    assert plan.extras[0].amount == 500_000 - 178_080
    assert home.book.check.run() == []


def test_repaying_principal_early_costs_what_the_contract_says(home: Household) -> None:
    bands = (
        PenaltyBand(0, 11, pct_of_remaining_principal=Decimal("0.03")),
        PenaltyBand(12, 24, pct_of_remaining_principal=Decimal("0.01"), flat_fee=1_000),
    )
    plan_id = borrow(home, more=LoanTerms(penalties=bands))
    parts = home.book.loan_previews.extra_payment(plan_id, cny(1_000_000), DAY, ExtraEffect.SHORTEN).parts
    assert parts is not None
    assert parts.principal + parts.interest + parts.fee == 1_000_000
    assert abs(parts.fee - 1_000 - parts.principal / 100) <= 1
    (payoff,) = home.book.settlements.preview(plan_id)[:1]
    assert payoff.penalty == round(OWED / 100) + 1_000


def test_nearly_all_of_it_is_paid_off_instead(home: Household) -> None:
    plan_id = borrow(home)
    with pytest.raises(UserError, match="extra_too_much"):
        home.book.loans.pay_extra(plan_id, home.bank, cny(3_600_000), DAY)


def test_paying_a_loan_off_costs_interest_up_to_the_day(home: Household) -> None:
    plan_id = borrow(home, replace(TERMS, settlement=SettlementRule.WAIVED))
    (payoff,) = home.book.settlements.preview(plan_id, DAY)
    accrued = round(OWED * Decimal("0.0435") / 12 * 28 / 31)
    assert (payoff.principal, payoff.charges, payoff.penalty) == (OWED, accrued, 0)
    bank = home.balance(home.bank)
    home.book.settlements.settle(plan_id, home.bank, SettlementRule.WAIVED, DAY)
    assert home.balance(home.bank) == bank - OWED - accrued
    assert (loan(home).plan.open, debt(home)) == (0, 0)


def test_a_new_rate_counts_from_its_day_and_keeps_the_term(home: Household) -> None:
    plan_id = borrow(home)
    before = loan(home)
    home.book.loans.set_rate(plan_id, date(2027, 1, 21), Decimal("0.06"))
    rows = loan(home).plan.installments
    assert (len(rows), rows[18].amount) == (36, 178_080)
    assert rows[19].amount > 178_080
    assert rows[19].interest == round(sum(row.principal for row in rows[19:]) * Decimal("0.005"))
    assert loan(home).rate_on(date(2027, 2, 1)) == Decimal("0.06")
    home.book.loans.set_rate(plan_id, date(2027, 1, 21), None)
    assert loan(home) == before


def test_a_rate_that_changes_inside_a_period_counts_by_days(home: Household) -> None:
    plan_id = borrow(home)
    home.book.loans.set_rate(plan_id, date(2027, 1, 1), Decimal("0.06"))
    rows = loan(home).plan.installments
    owed = sum(row.principal for row in rows[18:])
    assert rows[18].due == date(2027, 1, 21)
    exact = owed * (11 * Decimal("0.0435") + 20 * Decimal("0.06")) / 12 / 31
    assert rows[18].interest == round(exact)


@pytest.mark.parametrize(
    ("kind", "extends", "count", "last", "dearer"),
    [
        ("no_payment", True, 36, date(2028, 9, 21), True),
        ("no_payment", False, 33, date(2028, 6, 21), True),
        ("interest_only", True, 39, date(2028, 9, 21), True),
        ("interest_only", False, 36, date(2028, 6, 21), True),
    ],
)
def test_a_payment_holiday(
    home: Household, kind: str, extends: bool, count: int, last: date, dearer: bool
) -> None:
    plan_id = borrow(home)
    before = loan(home).plan
    holiday = Holiday(begins=date(2027, 1, 1), periods=3, kind=HolidayKind(kind), extends=extends)
    change = home.book.loans.add_holiday(plan_id, holiday)
    plan = loan(home).plan
    assert (len(plan.installments), plan.installments[-1].due) == (count, last)
    assert (plan.cost > before.cost) is dearer
    assert sum(row.principal for row in plan.installments) == 6_000_000
    during = [row for row in plan.installments if date(2027, 1, 1) <= row.due <= date(2027, 3, 31)]
    assert len(during) == (3 if kind == "interest_only" else 0)
    assert all(row.principal == 0 for row in during)
    assert home.book.check.run() == []
    home.book.loans.remove_holiday(plan_id, loan(home).holidays[0].id)
    assert (loan(home).plan, change.name) == (before, "add_holiday")


def test_a_balance_from_the_lender_becomes_the_start_of_the_rest(home: Household) -> None:
    plan_id = borrow(home)
    before = loan(home)
    home.book.loans.record_balance(plan_id, cny(OWED + 50_000), DAY)
    assert debt(home) == OWED + 50_000
    plan = loan(home).plan
    assert (len(plan.installments), plan.installments[17].amount) == (37, 178_080)
    assert home.book.check.run() == []
    home.book.loans.record_balance(plan_id, cny(OWED - 20_000), DAY, ExtraEffect.LOWER)
    assert [one.change for one in loan(home).corrections] == [50_000, -70_000]
    assert loan(home).plan.installments[17].amount < 178_080
    for one in loan(home).corrections:
        home.book.loans.remove_balance(plan_id, one.id)
    assert (loan(home), debt(home)) == (before, OWED)


@pytest.mark.parametrize("convention", [CostConvention.ANNUITY, CostConvention.FEE_PER_PERIOD])
def test_a_settled_loan_of_which_something_is_owed_still(home: Household, convention: CostConvention) -> None:
    begun, first = date(2026, 5, 21), date(2026, 6, 21)
    terms = replace(TERMS, count=3, start=begun, first_due=first, convention=convention)
    plan_id = borrow(home, terms, paid=3)
    assert debt(home) == 0
    home.book.loans.record_balance(plan_id, cny(10_000), DAY)
    last = loan(home).plan.installments[-1]
    assert (last.number, last.due, last.open_principal) == (4, date(2026, 11, 21), 10_000)
    assert debt(home) == 10_000
    assert home.book.check.run() == []
    home.book.history.undo()
    assert (debt(home), len(loan(home).plan.installments)) == (0, 3)


def test_what_is_paid_ahead_out_of_turn_changes_no_other_installment(home: Household) -> None:
    begun, first = date(2026, 11, 9), date(2026, 12, 9)
    terms = replace(TERMS, price=43_125, count=8, start=begun, first_due=first, rate=Decimal("0.0066"))
    plan_id = borrow(home, terms, paid=2)
    home.book.loans.record_balance(plan_id, cny(27_000), DAY)
    rows = loan(home).plan.installments
    home.book.payments.pay_installments([row.id for row in rows[5:]], home.bank, DAY)
    kept = loan(home)
    after = kept.plan.installments
    assert [(row.due, row.amount) for row in after] == [(row.due, row.amount) for row in rows]
    assert project(kept) == tuple(draft_of(row) for row in after)


def test_an_impossible_balance_is_refused(home: Household) -> None:
    with pytest.raises(UserError, match=r"loan\.owed"):
        home.book.loans.record_balance(borrow(home), cny(0), DAY)


def test_curves_show_the_contract_what_happened_and_what_will(home: Household) -> None:
    plan_id = borrow(home)
    home.book.loans.pay_extra(plan_id, home.bank, cny(1_000_000), DAY)
    curves = home.book.loans.curves(plan_id)
    assert curves.agreed[0] == curves.actual[0] == (date(2025, 6, 21), 6_000_000)
    assert curves.agreed[-1] == (date(2028, 6, 21), 0)
    assert curves.actual[-1] == (DAY, debt(home))
    assert curves.projected[0] == (DAY, debt(home))
    assert curves.projected[-1] == (date(2028, 1, 21), 0)


def test_an_installment_as_printed_is_evened_out_by_the_later_ones(home: Household) -> None:
    plan_id = borrow(home)
    home.book.plans.change_amount(plan_id, 17, cny(300_000))
    rows = loan(home).plan.installments
    assert (rows[16].amount, rows[16].edited) == (300_000, True)
    assert rows[17].amount < 178_080
    assert sum(row.principal for row in rows) == 6_000_000
    assert loan(home).reduces


def test_changed_terms_touch_the_open_future_only(home: Household) -> None:
    plan_id = borrow(home)
    paid = loan(home).plan.installments[:16]
    home.book.loans.change(plan_id, replace(TERMS, count=48), LoanTerms())
    plan = loan(home).plan
    assert (len(plan.installments), plan.installments[:16]) == (48, paid)
    assert plan.installments[20].amount < 178_080
    home.book.history.undo()
    assert len(loan(home).plan.installments) == 36


def test_deleting_a_loan_takes_its_balances_along(home: Household) -> None:
    plan_id = borrow(home, paid=0)
    home.book.loans.record_balance(plan_id, cny(5_950_000), DAY)
    home.book.plans.delete(plan_id)
    assert home.book.loans.all() == []
    assert home.book.check.run() == []


def test_a_flat_loan_gets_shorter_with_its_cost(home: Household) -> None:
    terms = replace(
        TERMS,
        convention=CostConvention.FEE_PER_PERIOD,
        rate=Decimal("0.006"),
        settlement=SettlementRule.WAIVED,
    )
    plan_id = borrow(home, terms)
    each = loan(home).plan.installments[-2].principal
    home.book.loans.pay_extra(plan_id, home.bank, cny(3 * each), DAY)
    plan = loan(home).plan
    assert len(plan.installments) in {33, 34}
    assert sum(row.principal for row in plan.rows) == 6_000_000
    with pytest.raises(UserError, match="fixed_cost"):
        home.book.loans.set_rate(plan_id, DAY, Decimal("0.05"))
    with pytest.raises(UserError, match="fixed_cost"):
        home.book.loans.add_holiday(plan_id, Holiday(begins=DAY, periods=1))


def test_refusals_say_why(home: Household) -> None:
    plan_id = borrow(home)
    with pytest.raises(UserError, match="before_start"):
        home.book.loans.set_rate(plan_id, TERMS.start, Decimal("0.05"))
    with pytest.raises(UserError, match="holiday_periods"):
        home.book.loans.add_holiday(plan_id, Holiday(begins=DAY, periods=0))
    with pytest.raises(UserError, match="compounding"):
        home.book.loans.change(plan_id, TERMS, LoanTerms(compounding=0))
    with pytest.raises(UserError, match="price_fixed"):
        home.book.loans.change(plan_id, replace(TERMS, price=1_000), LoanTerms())
    with pytest.raises(UserError, match="no_loan_account"):
        home.book.loans.add(PlanDraft(title="x", account_id=home.huabei, terms=TERMS), LoanTerms())


def test_an_installment_that_is_open_again_follows_the_rate(home: Household) -> None:
    plan_id = borrow(home)
    home.book.payments.pay_installments([loan(home).plan.installments[16].id], home.bank, DAY)
    home.book.loans.set_rate(plan_id, DAY, Decimal("0.06"))
    paid = loan(home).plan.installments[16]
    home.book.payments.remove(home.book.payments.all()[-1].id)
    again = loan(home).plan.installments[16]
    assert again.interest > paid.interest
    assert again.open == again.amount
    home.book.history.undo()
    assert loan(home).plan.installments[16] == paid
