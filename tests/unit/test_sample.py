"""The sample household has the numbers of the design."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.plan_builder import true_annual_rate
from finapp.domain.purchase_filter import PurchaseFilter, PurchaseOrder
from finapp.projection.obligations import ObligationKind
from finapp.services.sample import create_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.services.book import Book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.finapp"
    opened = create_sample(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("title", "first", "last", "paid", "rate"),
    [
        ("iPhone 17 256 GB", 54_190, 54_202, 3, "16.2"),
        ("Dyson V12 vacuum", 29_552, 29_571, 7, "15.1"),
        ("Midea air conditioner", 76_650, 76_650, 5, "0.0"),
        ("English course, autumn term", 51_901, 51_905, 2, "16.4"),
        ("Roborock Q8 robot vacuum", 23_325, 23_325, 0, "0.0"),
        ("IKEA Söderhamn sofa", 62_444, 62_444, 2, "13.8"),
        ("Xiaomi TV S Pro 65", 54_983, 54_985, 0, "0.0"),
        ("Winter coat", 4_300, 4_300, 1, "0.0"),
    ],
)
def test_plans_of_the_design(book: Book, title: str, first: int, last: int, paid: int, rate: str) -> None:
    plan = next(plan for plan in book.plans.all() if plan.title == title)
    amounts = [row.amount for row in plan.installments]
    assert (amounts[0], amounts[-1], plan.done) == (first, last, paid)
    found = true_annual_rate(plan.terms, plan.installments).value
    assert found is not None
    assert round(found * 100, 1) == Decimal(rate)


def test_loans_of_the_design(book: Book) -> None:
    plans = {plan.title: plan for plan in book.plans.all()}
    consumer, private = plans["ICBC consumer loan"], plans["Loan from Zhou Ming"]
    assert consumer.installments[0].amount == 178_080
    assert sum(row.open_principal for row in consumer.installments) == 3_429_553
    assert sum(row.open_principal for row in private.installments) == 1_300_000


def test_repayments_of_the_next_month(book: Book) -> None:
    due = [(one.due, one.open.minor, one.open.currency) for one in book.calendar.next_days(30)]
    assert due[:4] == [
        (date(2026, 11, 15), 54_190, "CNY"),
        (date(2026, 11, 21), 178_080, "CNY"),
        (date(2026, 11, 23), 160_000, "CNY"),
        (date(2026, 11, 23), 62_444, "CNY"),
    ]
    assert (date(2026, 11, 25), 4_300, "EUR") in due
    assert (date(2026, 11, 30), 106_500, "CNY") in due
    assert sum(minor for day, minor, _ in due if day == date(2026, 12, 10)) == 460_068
    assert sum(minor for day, minor, _ in due if day == date(2026, 12, 15)) == 109_173


def test_the_bills_of_november(book: Book) -> None:
    bills = [one for one in book.calendar.obligations() if one.kind is ObligationKind.BILL and one.is_open]
    assert [(one.closing, one.open.minor) for one in bills[:2]] == [
        (date(2026, 11, 5), 160_000),
        (date(2026, 12, 1), 278_640),
    ]
    assert {one.open.minor for one in bills[2:7]} == {160_000}, "what the card carries is repaid as planned"


@pytest.mark.parametrize(
    ("name", "owed", "limit", "next_due", "amount", "rates"),
    [
        ("Huabei", 971_321, 1_800_000, date(2026, 12, 10), 460_068, ("15.1", "16.4")),
        ("JD Baitiao", 779_827, 1_500_000, date(2026, 11, 15), 54_190, ("16.2", "16.2")),
        ("CMB card", 1_546_500, 4_000_000, date(2026, 11, 23), 222_444, ("13.8", "19.9")),
        ("ICBC loan", 3_429_553, None, date(2026, 11, 21), 178_080, ("4.4", "4.4")),
        ("Zhou Ming", 1_300_000, None, date(2026, 11, 30), 106_500, ("6.2", "6.2")),
        ("Klarna", 8_600, 60_000, date(2026, 11, 25), 4_300, ("0.0", "0.0")),
    ],
)
def test_lenders_stand_as_drawn(
    book: Book,
    name: str,
    owed: int,
    limit: int | None,
    next_due: date,
    amount: int,
    rates: tuple[str, str],
) -> None:
    state = next(one for one in book.statements.tools() if one.account.name == name)
    assert (state.owed.minor, state.unbooked.minor) == (owed, 0)
    assert (state.limit.limit.minor if state.limit else None) == limit
    assert state.next_amount is not None
    assert (state.next_due, state.next_amount.minor) == (next_due, amount)
    low, high = state.rates.low, state.rates.high
    assert low is not None
    assert high is not None
    assert (round(low * 100, 1), round(high * 100, 1)) == (Decimal(rates[0]), Decimal(rates[1]))


def test_accounts_hold_what_the_design_says(book: Book) -> None:
    views = {view.account.name: view for view in book.accounts.views()}
    own = sum(view.balance.minor for view in views.values() if view.account.kind.is_own)
    assert own == 2_776_511
    assert book.history.undo_label is None
    assert book.check.run() == []


BRANDS = {"iPhone 17 256 GB", "Klarna", "Zalando"}
"""What a Chinese household writes in Latin letters too."""


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("sample") / "chinese.finapp"
    opened = create_sample(path, language="zh_CN")
    yield opened
    opened.close()


def test_the_chinese_sample_has_chinese_names(chinese: Book) -> None:
    names = {account.name for account in chinese.accounts.all().values()}
    names |= {plan.title for plan in chinese.plans.all()} | {one.name for one in chinese.members.all()}
    everything = chinese.purchase_list.listing(PurchaseFilter(), PurchaseOrder.DATE, descending=True)
    for row in chinese.purchase_list.rows(everything.ids):
        names |= {row.title, row.merchant, row.platform, *row.tags} - {""}
    assert {name for name in names if not any("\u4e00" <= char <= "\u9fff" for char in name)} <= BRANDS
    assert {"花呗", "京东白条", "招行储蓄卡", "餐饮", "小米电视 S Pro 65", "优衣库", "双11", "林薇"} <= names


def test_the_chinese_sample_has_the_same_numbers(book: Book, chinese: Book) -> None:
    def owed(of: Book) -> list[tuple[date, int, str]]:
        return sorted((one.due, one.open.minor, one.open.currency) for one in of.calendar.next_days(90))

    assert owed(chinese) == owed(book)
