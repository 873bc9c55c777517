"""The published card examples come out of real books: what was bought and paid leads to the statement."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from finapp.domain.statement import Pays, Printed, PromotionKind, RowKind
from finapp.domain.tool_terms import (
    Compounding,
    InterestMethod,
    MinimumRule,
    PaymentOrder,
    RatePeriod,
    ToolTerms,
)
from tests.unit.card_book import CardBook, closing_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.credit import BillingCycle

VECTORS = Path(__file__).parents[1] / "vectors"
Inputs = dict[str, Any]
CENT = Decimal("0.01")


def cases(topic: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{topic}.json").read_text(encoding="utf-8"))["cases"]
    return found


def day(text: str) -> date:
    return date.fromisoformat(text)


def cycles_to_end_on(start: date, end: date) -> list[BillingCycle]:
    """Return rules whose statements close on the day before `start` and on `end`."""
    before = start - timedelta(days=1)
    return [closing_on(before.day, 20), closing_on(end.day, 20, start)]


def average_daily_balance(path: Path, data: Inputs) -> Inputs:
    start, end = day(data["cycle_start"]), day(data["cycle_end"])
    monthly = Decimal(data.get("monthly_rate", 0))
    terms = ToolTerms(
        method=InterestMethod.CYCLE,
        rate=Decimal(data["apr"]) if "apr" in data else monthly * 12,
        period=RatePeriod.MONTH if "monthly_rate" in data else RatePeriod.DAY,
    )
    card = CardBook.create(path, terms, end + timedelta(days=1), cycles_to_end_on(start, end))
    card.charge(start - timedelta(days=5), data["opening_balance"])
    for one in data["transactions"]:
        if one["kind"] == "payment":
            card.pay(one["date"], one["amount"])
        else:
            card.buy(one["date"], one["amount"])
    statement = card.closed(end)
    average = Decimal(0) if statement.average is None else Decimal(statement.average.numerator)
    average = (average / (statement.average.denominator if statement.average else 1)).quantize(
        Decimal(1), ROUND_HALF_UP
    )
    return {
        "adb": card.major(int(average)),
        "interest": card.major(statement.interest),
        "closing_balance": card.major(statement.balance),
    }


def adb_closed_form(path: Path, data: Inputs) -> Inputs:
    terms = ToolTerms(
        method=InterestMethod.CYCLE, rate=Decimal(data["monthly_rate"]) * 12, period=RatePeriod.MONTH
    )
    card = CardBook.create(path, terms, date(2026, 7, 1))
    card.charge("2026-05-20", data["net_balance"])
    paid = date(2026, 6, 30) - timedelta(days=data["days_payment_before_cycle_end"] - 1)
    card.pay(paid, data["payment"])
    return {"interest_unrounded": card.major(card.closed("2026-06-30").interest)}


def interest_charge(path: Path, data: Inputs) -> Inputs:
    if "cycle_start" in data:
        start, end = day(data["cycle_start"]), day(data["cycle_end"])
    else:
        start = date(2026, 6, 1)
        end = start + timedelta(days=data["days"] - 1)
    terms = ToolTerms(method=InterestMethod.CYCLE, rate=Decimal(data["apr"]), year_days=data["basis"])
    card = CardBook.create(path, terms, end + timedelta(days=1), cycles_to_end_on(start, end))
    card.charge(start - timedelta(days=5), data["balance_subject"])
    statement = card.closed(end)
    return {
        "days": (statement.end - statement.begin).days,
        "interest": card.major(statement.interest),
    }


def statement_rollforward(path: Path, data: Inputs) -> Inputs:
    card = CardBook.create(path, ToolTerms(), date(2026, 7, 1), limit=data["credit_limit"])
    card.charge("2026-05-20", data["previous"])
    card.pay("2026-06-10", data["payments"])
    card.buy("2026-06-11", data["purchases"])
    card.charge("2026-06-12", data["balance_transfers"])
    card.draw("2026-06-13", data["cash_advances"])
    printed = Printed(interest=minor(data["interest"]), fees=minor(data["fees"]))
    card.book.statements.set_printed(card.card, date(2026, 6, 30), printed)
    statement = card.closed("2026-06-30")
    limit = card.book.statements.tool(card.card).limit
    assert limit is not None
    return {
        "new_balance": card.major(statement.balance),
        "available_credit": limit.available.major,
    }


def minor(text: str) -> int:
    return int(Decimal(text) * 100)


def unpaid_balance(path: Path, data: Inputs) -> Inputs:
    terms = ToolTerms(
        method=InterestMethod.PREVIOUS_BALANCE,
        rate=Decimal(data["monthly_rate"]) * 12,
        period=RatePeriod.MONTH,
    )
    card = CardBook.create(path, terms, date(2026, 7, 1))
    card.charge("2026-05-20", data["previous"])
    card.buy("2026-06-03", data["purchases"])
    card.pay("2026-06-20", data["payment"])
    statement = card.closed("2026-06-30")
    return {"interest": card.major(statement.interest), "new_balance": card.major(statement.balance)}


def minimum_payment(path: Path, data: Inputs) -> Inputs:
    """The amount past due is the unpaid minimum of the statement before."""
    pct, floor, past_due = Decimal(data["pct"]), minor(data["floor"]), Decimal(data["past_due"])
    terms = ToolTerms(minimum=MinimumRule(percent=pct, floor=floor))
    card = CardBook.create(path, terms, date(2026, 7, 1))
    before = past_due / pct if pct else Decimal(0)
    if before:
        card.charge("2026-05-20", before)
    card.charge("2026-06-20", Decimal(data["balance"]) - before)
    return {"minimum_payment": card.major(card.closed("2026-06-30").minimum)}


def payoff_simulation(path: Path, data: Inputs) -> Inputs:
    """Every month closes, bears a twelfth of a year's interest, and the minimum is paid the next day."""
    rule = MinimumRule(percent=Decimal(data["min_pct"]), floor=minor(data["min_floor"]), costs=False)
    terms = ToolTerms(
        method=InterestMethod.CYCLE,
        rate=Decimal(data["apr"]),
        period=RatePeriod.MONTH,
        grace=False,
        minimum=rule,
    )
    fixed = data["fixed_payment"]
    card = CardBook.create(
        path,
        terms,
        date(2026, 6, 1),
        [closing_on(31, 1)],
        pays=Pays.FIXED if fixed else Pays.MINIMUM,
        pays_amount=minor(fixed) if fixed else None,
    )
    card.charge("2026-06-01", data["balance"])
    warning = card.book.statements.payoff(card.card)
    return {
        "months": warning.months,
        "total_interest": card.major(warning.interest),
        "total_paid": card.major(warning.paid),
        "first_payment": card.major(warning.payments[0]),
        "last_payment": card.major(warning.payments[-1]),
    }


def repay_in_36_months(path: Path, data: Inputs) -> Inputs:
    terms = ToolTerms(method=InterestMethod.CYCLE, rate=Decimal(data["aprs"][0]))
    card = CardBook.create(path, terms, date(2026, 6, 1))
    card.charge("2026-05-20", data["balances"][0])
    payment = card.book.statements.repay_in_36_months(card.card)
    rounded = payment.major.quantize(Decimal(1), ROUND_HALF_UP)
    return {"payment_rounded": rounded, "total_rounded": rounded * 36}


def grace(path: Path, data: Inputs) -> Inputs:
    terms = ToolTerms(method=InterestMethod.CYCLE, rate=Decimal(data["apr"]))
    card = CardBook.create(path, terms, date(2026, 7, 1))
    card.charge("2026-05-20", data["prev_statement_balance"])
    card.buy("2026-06-10", data["purchases_this_cycle"])
    card.pay("2026-06-25", data["paid_by_due"])
    statement = card.closed("2026-06-30")
    return {"interest": card.major(statement.interest), "grace_applies": statement.grace}


def residual_interest(path: Path, data: Inputs) -> Inputs:
    """A household that carried a balance before pays all of this statement; interest runs until then."""
    closing, paid = day(data["statement_date"]), day(data["payment_date"])
    terms = ToolTerms(method=InterestMethod.CYCLE, rate=Decimal(data["apr"]), year_days=data["basis"])
    card = CardBook.create(path, terms, date(2024, 8, 1))
    card.charge("2024-05-20", data["statement_balance"])
    for month in (date(2024, 5, 31), closing):
        card.book.statements.set_printed(card.card, month, Printed(interest=0))
    card.pay(paid, data["statement_balance"])
    return {"residual_interest": card.major(card.closed("2024-07-31").interest)}


def cn_revolving(path: Path, data: Inputs) -> Inputs:
    answers = {}
    closing = day(data["next_statement"])
    for key, method in (
        ("interest_full_balance", InterestMethod.POSTING_FULL),
        ("interest_unpaid_part", InterestMethod.POSTING_UNPAID),
    ):
        terms = ToolTerms(method=method, rate=Decimal(data["daily_rate"]) * 365)
        cycle = closing_on(closing.day, 20)
        card = CardBook.create(
            path.with_suffix(f".{key}"), terms, closing + timedelta(days=1), [cycle], currency="CNY"
        )
        for one in data["purchases"]:
            card.buy(one["date"], one["amount"])
        card.pay(data["payment"]["date"], data["payment"]["amount"])
        answers[key] = card.major(card.closed(closing).interest)
        card.book.close()
    return answers


def cash_advance(path: Path, data: Inputs) -> Inputs:
    terms = ToolTerms(
        method=InterestMethod.POSTING_FULL,
        rate=Decimal(data["daily_rate"]) * 365,
        compounding=Compounding.NONE,
        cash_fee_rate=Decimal(data["fee_rate"]),
        cash_fee_least=minor(data["fee_min"]),
    )
    card = CardBook.create(path, terms, date(2024, 4, 1), currency="CNY")
    card.draw(data["date"], data["amount"])
    fee = card.major(card.statements()[0].fees)
    card.pay(data["repaid"], Decimal(data["amount"]) + fee)
    return {"fee": fee, "interest": card.major(card.closed("2024-03-31").interest)}


def daily_compounding(path: Path, data: Inputs) -> Inputs:
    answers = {}
    for key, compounding in (("simple", Compounding.STATEMENT), ("daily_compound", Compounding.DAILY)):
        terms = ToolTerms(
            method=InterestMethod.CYCLE,
            rate=Decimal(data["apr"]),
            year_days=data["basis"],
            compounding=compounding,
        )
        assert data["days"] == 31
        card = CardBook.create(path.with_suffix(f".{key}"), terms, date(2026, 8, 1))
        card.charge("2026-06-20", data["balance"])
        answers[key] = card.major(card.closed("2026-07-31").interest)
        card.book.close()
    return answers


def payment_allocation(path: Path, data: Inputs) -> Inputs:
    """Three balances with rates of their own: a promotion, charges, cash."""
    promo, purchases, cash = data["balances"]
    terms = ToolTerms(
        method=InterestMethod.CYCLE,
        rate=Decimal(purchases["apr"]),
        cash_rate=Decimal(cash["apr"]),
        minimum=MinimumRule(floor=minor(data["minimum"]), costs=False),
        payment_order=PaymentOrder.HIGHEST_RATE,
    )
    card = CardBook.create(path, terms, date(2026, 6, 11))
    card.book.statements.set_printed(card.card, date(2026, 5, 31), Printed(interest=0))
    bought = card.buy("2026-05-20", promo["amount"])
    card.promote(bought, PromotionKind.RATE, promo["apr"], "2026-05-01", "2027-05-01")
    card.buy("2026-05-21", purchases["amount"])
    card.draw("2026-05-22", cash["amount"])
    card.pay("2026-06-10", data["payment"])
    owed = {
        (one.kind is RowKind.CASH, one.promotion is not None): one.amount
        for one in card.book.statements.tool(card.card).balances
    }
    found = [owed.get(key, 0) for key in ((False, True), (False, False), (True, False))]
    return {"balances": [card.major(one) for one in found], "unapplied": Decimal(0)}


KINDS: dict[str, Callable[[Path, Inputs], Inputs]] = {
    "adb_closed_form": adb_closed_form,
    "average_daily_balance": average_daily_balance,
    "cash_advance": cash_advance,
    "cn_revolving": cn_revolving,
    "daily_compounding": daily_compounding,
    "grace": grace,
    "interest_charge": interest_charge,
    "minimum_payment": minimum_payment,
    "payment_allocation": payment_allocation,
    "payoff_simulation": payoff_simulation,
    "repay_in_36_months": repay_in_36_months,
    "residual_interest": residual_interest,
    "statement_rollforward": statement_rollforward,
    "unpaid_balance": unpaid_balance,
}


@pytest.mark.parametrize("case", cases("credit_card"), ids=lambda case: case["id"])
def test_a_book_built_from_the_case_says_the_same(tmp_path: Path, case: dict[str, Any]) -> None:
    got = KINDS[case["kind"]](tmp_path / "card.finapp", case["inputs"])
    for key, expected in case["expected"].items():
        if isinstance(expected, list):
            assert got[key] == [Decimal(one) for one in expected]
        elif key == "interest_unrounded":  # a statement shows whole cents
            assert got[key] == Decimal(expected).quantize(CENT, ROUND_HALF_UP)
        elif isinstance(expected, str):
            assert got[key] == Decimal(expected), key
        else:
            assert got[key] == expected, key
