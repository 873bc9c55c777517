"""Published cases of early payoff and of payoff orders, each as a book that the services answer for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dateutil.relativedelta import relativedelta

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.aprc_eu import dated_aprc
from finapp.domain.credit import BillingCycle, DueKind
from finapp.domain.dates import Unit
from finapp.domain.daycount import DayCount
from finapp.domain.loan_terms import LoanTerms
from finapp.domain.money import Money
from finapp.domain.payoff import PayoffWishes, Strategy
from finapp.domain.plan import (
    CostConvention,
    CustomRow,
    PlanDraft,
    PlanId,
    PlanTerms,
    SettlementRule,
)
from finapp.domain.purchase import PurchaseDraft, PurchaseId
from finapp.domain.rounding import Rounding
from finapp.domain.settlement import RefundPolicy
from finapp.domain.split import split_minor
from finapp.domain.statement import PromotionDraft, PromotionKind
from finapp.domain.tool_terms import DatedTerms, InterestMethod, MinimumRule, ToolTerms
from finapp.services.accounts import ToolDraft
from finapp.services.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finapp.services.settlement import Payoff

VECTORS = Path(__file__).parent.parent / "vectors"
START = date(2026, 1, 10)
TODAY = date(2026, 11, 18)


def cases(topic: str, *kinds: str) -> list[Any]:
    found = json.loads((VECTORS / f"{topic}.json").read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in found if case["kind"] in kinds]


def usd(text: str) -> Money:
    return Money.of(text, "USD")


def cents(text: str) -> int:
    """Return published figures as whole cents, which is what a book holds."""
    return int((Decimal(text) * 100).to_integral_value(ROUND_HALF_UP))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = Book.create(tmp_path / "case.finapp", currency="USD", today=lambda: TODAY)
    yield found
    found.close()


def own(book: Book) -> AccountId:
    draft = AccountDraft(kind=AccountKind.BANK, name="Bank", currency="USD")
    return AccountId(book.accounts.add(draft, usd("1000000"), START).created or 0)


def owing(book: Book) -> AccountId:
    draft = AccountDraft(kind=AccountKind.LOAN, name="Lender", currency="USD")
    return AccountId(book.accounts.add(draft).created or 0)


def borrow(book: Book, terms: PlanTerms, paid: int, agreed: LoanTerms | None = None) -> PlanId:
    draft = PlanDraft(title="Loan", account_id=owing(book), terms=terms)
    change = book.loans.add(draft, agreed or LoanTerms(), already_paid=paid)
    return PlanId(change.created or 0)


def terms_of(inputs: dict[str, Any], **more: Any) -> PlanTerms:
    """Return monthly terms from the case's principal, term and rate."""
    given = {
        "price": usd(inputs.get("principal", inputs.get("amount", "1200"))).minor,
        "currency": "USD",
        "count": inputs["n"],
        "start": START,
        "first_due": START + relativedelta(months=1),
    }
    if "annual_nominal_rate" in inputs:
        given |= {"convention": CostConvention.ANNUITY, "rate": Decimal(inputs["annual_nominal_rate"])}
    return PlanTerms(**(given | more))


def settled(book: Book, plan_id: PlanId, paid: int) -> Payoff:
    """Return what settling costs on the day the last paid installment was due."""
    on = START + relativedelta(months=paid)
    return book.settlements.preview(plan_id, on)[0]


def yearly(terms: PlanTerms, installments: list[int]) -> float:
    """Return the yearly rate of monthly installments, months counted as equal."""
    months = enumerate(installments, 1)
    paid = [(START + relativedelta(months=number), Decimal(amount)) for number, amount in months]
    rate = dated_aprc([(START, Decimal(terms.principal))], paid, Unit.MONTH).value
    assert rate is not None
    return float(rate)


@pytest.mark.parametrize("case", cases("early_payoff", "actuarial"))
def test_paying_a_loan_off_early(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    terms = terms_of(inputs, settlement=SettlementRule.REBATE_ACTUARIAL)
    found = settled(book, borrow(book, terms, inputs["paid"]), inputs["paid"])
    # A book rounds each installment and its interest to cents: half a cent for every one of them.
    assert abs(found.amount - cents(expected["payoff"])) <= inputs["n"] / 2
    assert abs(found.saved - found.penalty - cents(expected["net_saving"])) <= inputs["n"] / 2
    assert abs(found.saved - cents(expected["interest_saved"])) <= inputs["n"] / 2


@pytest.mark.parametrize("case", cases("early_payoff", "rule78_vs_actuarial"))
def test_the_rule_of_78_favors_the_lender(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    plan_id = borrow(book, terms_of(inputs, settlement=SettlementRule.REBATE_RULE_OF_78), inputs["paid"])
    by_78 = settled(book, plan_id, inputs["paid"])
    terms = replace(book.plans.get(plan_id).terms, settlement=SettlementRule.REBATE_ACTUARIAL)
    book.plans.change_terms(plan_id, terms)
    actuarial = settled(book, plan_id, inputs["paid"])
    assert abs(by_78.amount - cents(expected["payoff_rule78"])) <= inputs["n"] / 2
    assert abs(actuarial.amount - cents(expected["payoff_actuarial"])) <= inputs["n"] / 2
    assert by_78.amount > actuarial.amount


@pytest.mark.parametrize("case", cases("early_payoff", "rule_of_78"))
def test_the_rebate_by_the_rule_of_78(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    terms = terms_of(
        inputs | {"principal": "12000"},
        convention=CostConvention.FEE_ONCE_SPREAD,
        fee=usd(inputs["finance_charge"]).minor,
        settlement=SettlementRule.REBATE_RULE_OF_78,
    )
    found = settled(book, borrow(book, terms, inputs["paid"]), inputs["paid"])
    charge = cents(inputs["finance_charge"])
    rebate = cents(expected["rebate"]) if "rebate" in expected else charge - cents(expected["earned"])
    assert found.saved == rebate


@pytest.mark.parametrize("case", cases("early_payoff", "cn_instalment_early"))
def test_installments_of_a_chinese_card(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    rules = {
        "remaining_fees_due": SettlementRule.KEPT,
        "fees_waived": SettlementRule.WAIVED,
        "penalty_pct": SettlementRule.PENALTY,
    }
    terms = terms_of(
        inputs,
        convention=CostConvention.FEE_PER_PERIOD,
        rate=Decimal(inputs["fee_rate"]),
        settlement=rules[inputs["policy"]],
        penalty_rate=Decimal(inputs.get("penalty_rate_on_remaining", 0)),
    )
    plan_id = borrow(book, terms, inputs["paid"])
    found = settled(book, plan_id, inputs["paid"])
    assert found.amount == cents(expected["payoff"])
    installments = [row.amount for row in book.plans.get(plan_id).installments[: inputs["paid"]]]
    installments[-1] += found.amount
    monthly = (1 + yearly(terms, installments)) ** (1 / 12) - 1
    assert abs(monthly - float(expected["monthly_irr"])) <= float(case["tolerance"]["monthly_irr"])
    bank = own(book)
    book.settlements.settle(plan_id, bank, terms.settlement, START + relativedelta(months=inputs["paid"]))
    assert book.accounts.view(bank).balance == usd("1000000") - Money(found.amount, "USD")
    assert book.check.run() == []


@pytest.mark.parametrize("case", cases("early_payoff", "daily_simple"))
def test_a_loan_with_interest_by_days(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    start = date.fromisoformat(inputs["start"])
    days = [payment["day"] for payment in inputs["payments"]]
    due = [start + timedelta(days=day) for day in days]
    terms = PlanTerms(
        price=usd(inputs["principal"]).minor,
        currency="USD",
        count=len(due) + 1,
        start=start,
        first_due=due[0],
        convention=CostConvention.ANNUITY,
        rate=Decimal(inputs["daily_rate"]) * 365,
        rounding=Rounding.UP,
        settlement=SettlementRule.WAIVED,
    )
    agreed = LoanTerms(day_count=DayCount.ACT_365F, interest_rounding=Rounding.DOWN)
    plan_id = borrow(book, terms, len(due), agreed)
    rows = book.plans.get(plan_id).installments
    assert [(row.due, row.amount) for row in rows[:-1]] == [
        (day, cents(payment["amount"])) for day, payment in zip(due, inputs["payments"], strict=True)
    ]
    found = book.settlements.preview(plan_id, start + timedelta(days=inputs["settle_day"]))[0]
    assert found.principal == cents(expected["principal_portion"])
    assert found.charges + found.penalty == cents(expected["interest_portion"])
    assert found.amount == cents(expected["settlement"])


@pytest.mark.parametrize("case", cases("early_payoff", "uk_early_settlement"))
def test_the_british_rebate(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    each, count = cents(inputs["repayment"]), inputs["n"]
    costs = split_minor(each * count - cents(inputs["credit"]), count)
    rows = tuple(
        CustomRow(due=START + relativedelta(months=number), payment=each, cost=cost)
        for number, cost in enumerate(costs, 1)
    )
    terms = terms_of(
        inputs | {"principal": inputs["credit"]},
        convention=CostConvention.CUSTOM,
        custom=rows,
        settlement=SettlementRule.REBATE_ACTUARIAL,
    )
    plan_id = borrow(book, terms, inputs["settle_after"])
    agreed = yearly(terms, [row.amount for row in book.plans.get(plan_id).installments])
    assert abs(agreed - float(expected["apr"])) <= float(case["tolerance"]["apr"])
    found = settled(book, plan_id, inputs["settle_after"])
    assert found.amount == cents(expected["settlement"])
    assert found.saved == cents(expected["rebate"])


@pytest.mark.parametrize("case", cases("early_payoff", "refund"))
def test_refunds_into_open_installments(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    parts = [usd(text) for text in inputs["instalments"]]
    price = sum((part.minor for part in parts), 0)
    account = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Pay later", currency="USD")
    tool = AccountId(book.accounts.add(account).created or 0)
    terms = terms_of({"n": len(parts), "principal": str(Decimal(price) / 100)})
    category = book.accounts.categories()[0].id
    draft = PurchaseDraft(
        title="Thing",
        price=Money(price, "USD"),
        bought_on=START,
        account_id=tool,
        category_id=category,
    )
    purchase = PurchaseId(book.purchases.add(draft, terms).created or 0)
    bank = own(book)
    rows = book.plans.of_purchase(purchase)[0].installments
    book.payments.pay_installments([row.id for row in rows[: inputs["paid"]]], bank)
    book.refunds.add(purchase, usd(inputs["refund"]), policy=RefundPolicy(inputs["policy"]))
    left = [row.open for row in book.plans.of_purchase(purchase)[0].installments[inputs["paid"] :]]
    assert left == [cents(text) for text in expected["remaining"]]
    assert book.accounts.view(tool).balance.minor == cents(expected["cash_back"]) - sum(left)


def card(book: Book, debt: dict[str, Any]) -> AccountId:
    """Owe a closed statement that was not paid in full, at a rate that begins to count today."""
    rule = MinimumRule(floor=usd(debt.get("min_payment", "0")).minor, costs=False)
    terms = ToolTerms(method=InterestMethod.AFTER_DUE, minimum=rule)
    cycle = BillingCycle(valid_from=date(2026, 1, 1), closing_day=1, due_kind=DueKind.DAY, due_value=15)
    account = AccountDraft(kind=AccountKind.CARD, name=debt["name"], currency="USD")
    change = book.accounts.add_tool(
        ToolDraft(account=account, cycle=cycle), -usd(debt["balance"]), date(2026, 10, 20)
    )
    tool = AccountId(change.created or 0)
    fee = usd(debt.get("monthly_fee_while_open", "0")).minor
    now = replace(terms, rate=Decimal(debt["apr"]), monthly_fee=fee)
    book.conditions.set(tool, [DatedTerms(date(2026, 1, 1), terms), DatedTerms(TODAY, now)])
    if "promo_months" in debt:
        promotion = PromotionDraft(
            account_id=tool,
            kind=PromotionKind.RATE,
            begins=date(2026, 10, 1),
            ends=TODAY + relativedelta(months=debt["promo_months"]),
            rate=Decimal(debt["promo_apr"]),
        )
        book.conditions.add_promotion(promotion)
    return tool


@pytest.mark.parametrize("case", cases("debt_payoff", "payoff_plan"))
def test_orders_of_paying_cards_off(book: Book, case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    for debt in inputs["debts"]:
        card(book, debt)
    ground = book.payoff.ground()
    wishes = PayoffWishes(extra=cents(inputs["monthly_budget"]) - ground.minimum)
    found = book.payoff.ways(ground, wishes)
    names = {one.debt.name: one.account.name for one in ground.book.debts}
    # Some cases do not round: half a cent of interest for each month and debt.
    unrounded = "unrounded" in inputs["conventions"]["interest"]
    slack = len(inputs["debts"]) * 24 / 2 if unrounded else 0
    for strategy in (Strategy.AVALANCHE, Strategy.SNOWBALL):
        if strategy.value in expected:
            wanted, way = expected[strategy.value], found[strategy]
            assert len(way.plan.months) == wanted["months"]
            assert abs(way.cost - cents(wanted["total_interest"])) <= slack
            assert [names[name] for name in way.plan.payoff_order] == wanted["payoff_order"]
    if "optimum_with_minimums" in expected:
        best = book.payoff.best(ground, wishes, found)
        assert best.proven
        assert abs(best.cost - cents(expected["optimum_with_minimums"])) <= slack
        # A program without minimums is no way to pay: what it finds is below every way there is.
        assert best.cost >= cents(expected.get("lp_total_interest", "0")) - slack


@pytest.mark.parametrize("case", cases("debt_payoff", "monthly_fee_vs_rate"))
def test_a_fee_that_ends_with_the_debt_may_come_before_the_higher_rate(
    book: Book, case: dict[str, Any]
) -> None:
    inputs, expected = case["inputs"], case["expected"]
    by_fee = tuple(card(book, debt) for debt in inputs["debts"])  # the one with the fee comes first
    ground = book.payoff.ground()
    extra = cents(inputs["monthly_budget"]) - ground.minimum
    found = book.payoff.ways(ground, PayoffWishes(extra=extra, order=by_fee))
    avalanche, fee_first = found[Strategy.AVALANCHE].cost, found[Strategy.CUSTOM].cost
    # The case does not round: half a cent of interest for each month and debt.
    slack = len(found[Strategy.CUSTOM].plan.months) * len(inputs["debts"]) / 2
    assert abs(avalanche - cents(expected["avalanche_cost"])) <= slack
    assert abs(fee_first - cents(expected["fee_first_cost"])) <= slack
    assert (fee_first < avalanche) is expected["fee_first_better"]


def test_no_case_is_left_out() -> None:
    here = {
        "early_payoff": {
            "actuarial",
            "cn_instalment_early",
            "daily_simple",
            "refund",
            "rule78_vs_actuarial",
            "rule_of_78",
            "uk_early_settlement",
        },
        "debt_payoff": {"payoff_plan", "monthly_fee_vs_rate"},
    }
    for topic, kinds in here.items():
        found = json.loads((VECTORS / f"{topic}.json").read_text(encoding="utf-8"))["cases"]
        assert {case["kind"] for case in found} == kinds
