"""Paying a plan off early: the offer before, the book after, and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms, SettlementRule
from finapp.domain.plan_builder import build, custom_terms
from finapp.domain.purchase import PurchaseId
from finapp.errors import UserError
from tests.unit.household import Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.domain.plan import Plan

LEFT_PRINCIPAL = 599_900 - 3 * 49_991
LEFT_FEES = 50_392 - 3 * 4_199


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    purchase = household.iphone()
    rows = household.book.plans.of_purchase(purchase)[0].installments
    household.book.payments.pay_installments([row.id for row in rows[:3]], household.bank)
    yield household
    household.close()


def plan(home: Household) -> Plan:
    return home.book.plans.all()[0]


def test_an_unknown_rule_is_answered_with_a_range(home: Household) -> None:
    waived, kept = home.book.settlements.preview(plan(home).id)
    assert (waived.amount, waived.saved) == (LEFT_PRINCIPAL, LEFT_FEES)
    assert (kept.amount, kept.saved) == (LEFT_PRINCIPAL + LEFT_FEES, 0)


def test_waived_fees_are_not_paid_and_everything_is_settled(home: Household) -> None:
    before, bank = plan(home), home.balance(home.bank)
    home.book.settlements.settle(before.id, home.bank, SettlementRule.WAIVED)
    assert plan(home).open == 0
    assert home.balance(home.bank) == bank - LEFT_PRINCIPAL
    assert home.balance(home.baitiao) == 0
    assert sum(row.waived for row in plan(home).installments) == LEFT_FEES
    assert home.book.check.run() == []
    with pytest.raises(UserError, match="nothing_open"):
        home.book.settlements.settle(before.id, home.bank, SettlementRule.WAIVED)
    home.book.payments.remove(home.book.payments.all()[-1].id)
    assert plan(home) == before


def test_kept_fees_are_all_paid(home: Household) -> None:
    bank = home.balance(home.bank)
    home.book.settlements.settle(plan(home).id, home.bank, SettlementRule.KEPT)
    assert home.balance(home.bank) == bank - LEFT_PRINCIPAL - LEFT_FEES
    assert home.balance(home.baitiao) == 0
    assert plan(home).open == 0


def test_rule_of_78_leaves_the_lender_more_than_a_waiver(home: Household) -> None:
    bank = home.balance(home.bank)
    home.book.settlements.settle(plan(home).id, home.bank, SettlementRule.REBATE_RULE_OF_78)
    rebate = (50_392 * 9 * 10 + 78) // 156
    assert bank - home.balance(home.bank) == LEFT_PRINCIPAL + LEFT_FEES - rebate
    assert plan(home).open == 0
    assert home.book.check.run() == []


def test_a_penalty_is_paid_and_comes_back_with_the_payment(home: Household) -> None:
    terms = replace(plan(home).terms, settlement=SettlementRule.PENALTY, penalty_rate=Decimal("0.03"))
    home.book.plans.change_terms(plan(home).id, terms)
    (answer,) = home.book.settlements.preview(plan(home).id)
    assert answer.penalty == round(LEFT_PRINCIPAL * Decimal("0.03"))
    bank, before = home.balance(home.bank), plan(home)
    home.book.settlements.settle(before.id, home.bank, SettlementRule.PENALTY)
    assert bank - home.balance(home.bank) == answer.amount
    home.book.payments.remove(home.book.payments.all()[-1].id)
    assert home.balance(home.bank) == bank
    assert plan(home) == before


def test_a_rebate_gives_nothing_back_of_a_fee_that_is_paid(home: Household) -> None:
    terms = PlanTerms(
        price=600_000,
        currency="CNY",
        count=12,
        start=date(2026, 7, 15),
        first_due=date(2026, 8, 15),
        convention=CostConvention.FEE_ONCE_FIRST,
        rate=Decimal("0.05"),
    )
    home.book.plans.add(PlanDraft(title="Loan", account_id=home.huabei, terms=terms))
    loan = home.book.plans.all()[-1]
    home.book.payments.pay_installments([loan.installments[0].id], home.bank)
    bank = home.balance(home.bank)
    home.book.settlements.settle(loan.id, home.bank, SettlementRule.REBATE_RULE_OF_78)
    assert bank - home.balance(home.bank) == 550_000
    assert [row.open for row in home.book.plans.get(loan.id).installments] == [0] * 12
    assert home.balance(home.huabei) == 0


def interest_only(home: Household, *, as_printed: bool = False) -> PurchaseId:
    """Buy for 1,000.00 with interest alone due before (twice) and after today, the price at the end."""
    terms = PlanTerms(
        price=100_000,
        currency="CNY",
        count=6,
        start=date(2026, 9, 1),
        first_due=date(2026, 10, 1),
        convention=CostConvention.INTEREST_ONLY,
        rate=Decimal("0.12"),
    )
    if as_printed:
        terms = custom_terms(terms, build(terms))
    change = home.book.purchases.add(home.purchase(home.huabei, 100_000, date(2026, 9, 1)), terms)
    return PurchaseId(change.created or 0)


def test_a_refund_of_the_whole_price_ends_interest_to_come(home: Household) -> None:
    purchase = interest_only(home)
    home.book.refunds.add(purchase, cny(100_000))
    assert [row.open for row in home.book.plans.of_purchase(purchase)[0].installments] == [1_000] * 2 + [
        0
    ] * 4


def test_a_payoff_of_nothing_is_no_payment(home: Household) -> None:
    purchase = interest_only(home, as_printed=True)
    payments = len(home.book.payments.all())
    home.book.refunds.add(purchase, cny(100_000))
    loan = home.book.plans.of_purchase(purchase)[0]
    home.book.settlements.settle(loan.id, home.bank, SettlementRule.WAIVED)
    assert home.book.plans.get(loan.id).open == 0
    assert len(home.book.payments.all()) == payments
    home.book.history.undo()
    assert home.book.plans.get(loan.id) == loan


@pytest.mark.parametrize("with_purchase", [False, True])
def test_a_penalty_that_was_paid_outlives_its_plan_and_goes_with_its_payment(
    home: Household, with_purchase: bool
) -> None:
    book, before = home.book, plan(home)
    terms = replace(before.terms, settlement=SettlementRule.PENALTY, penalty_rate=Decimal("0.03"))
    book.plans.change_terms(before.id, terms)
    bank = home.balance(home.bank)
    book.settlements.settle(before.id, home.bank, SettlementRule.PENALTY)
    penalty = round(LEFT_PRINCIPAL * 3 / 100)
    assert home.balance(home.bank) == bank - LEFT_PRINCIPAL - penalty
    if with_purchase:
        book.purchases.delete(before.purchase_id or PurchaseId(0))
    else:
        book.plans.delete(before.id)
    assert home.balance(home.bank) == bank - LEFT_PRINCIPAL - penalty
    book.payments.remove(book.payments.all()[-1].id)
    assert home.balance(home.bank) == bank
    assert book.check.run() == []
    book.history.undo()
    book.history.undo()
    assert home.balance(home.bank) == bank - LEFT_PRINCIPAL - penalty
    assert plan(home).open == 0
    book.payments.remove(book.payments.all()[-1].id)
    assert (home.balance(home.bank), plan(home).open) == (bank, LEFT_PRINCIPAL + LEFT_FEES)
