"""The list of purchases: filters, orders, groups and sums against the household's own purchases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.dialects import sqlite

from finapp.domain.account import AccountDraft, AccountId, AccountKind, MemberId
from finapp.domain.exchange import Total
from finapp.domain.money import Money
from finapp.domain.purchase import OrderStatus, PurchaseId
from finapp.domain.purchase_filter import PurchaseFilter, PurchaseOrder
from finapp.services import purchase_list
from finapp.store import listings
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL = PurchaseFilter()


class Shop(Household):
    """The household after a few purchases."""

    ids: dict[str, PurchaseId]
    wei: MemberId

    def fill(self) -> None:
        book = self.book
        self.wei = MemberId(book.members.add("Lin Wei").created or 0)
        self.ids = {"phone": self.iphone()}
        shoes = self.purchase(self.huabei, 64_900, date(2026, 11, 15), "Running shoes")
        shoes = replace(shoes, merchant="Nike", platform="Tmall", tags=("11.11", "gift"), member_id=self.wei)
        cat = replace(self.purchase(self.bank, 25_900, date(2026, 11, 12), "Cat food, 6 kg"), tags=("11.11",))
        lamp = self.purchase(self.huabei, 9_900, date(2026, 10, 3), "Lamp 50% off")
        for key, draft in (("shoes", shoes), ("cat", cat), ("lamp", lamp)):
            self.ids[key] = PurchaseId(book.purchases.add(draft).created or 0)

    def names(
        self, wanted: PurchaseFilter, order: PurchaseOrder = PurchaseOrder.DATE, *, up: bool = False
    ) -> list[str]:
        found = self.book.purchase_list.listing(wanted, order, descending=not up)
        by_id = {number: name for name, number in self.ids.items()}
        return [by_id[PurchaseId(one)] for one in found.ids]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop.create(tmp_path / "shop.finapp")
    home = Shop(made.book, made.bank, made.huabei, made.baitiao, made.electronics)
    home.fill()
    yield home
    home.close()


def test_filters(shop: Shop) -> None:
    assert shop.names(ALL) == ["shoes", "cat", "lamp", "phone"]
    assert shop.names(PurchaseFilter(begin=date(2026, 10, 3), end=date(2026, 11, 15))) == ["cat", "lamp"]
    assert shop.names(PurchaseFilter(least=25_900, most=64_900)) == ["shoes", "cat"]
    assert shop.names(PurchaseFilter(accounts=frozenset({shop.huabei}))) == ["shoes", "lamp"]
    assert shop.names(PurchaseFilter(tags=frozenset({"gift", "11.11"}))) == ["shoes", "cat"]
    assert shop.names(PurchaseFilter(members=frozenset({shop.wei}))) == ["shoes"]
    assert shop.names(PurchaseFilter(has_plan=True)) == ["phone"]
    assert shop.names(PurchaseFilter(has_plan=False)) == ["shoes", "cat", "lamp"]
    assert shop.names(PurchaseFilter(categories=frozenset({shop.electronics}), least=500_000)) == ["phone"]
    shop.book.purchases.set_status(shop.ids["cat"], OrderStatus.SHIPPED)
    assert shop.names(PurchaseFilter(statuses=frozenset({OrderStatus.SHIPPED}))) == ["cat"]


def test_text_is_looked_for_in_item_merchant_and_platform(shop: Shop) -> None:
    assert shop.names(PurchaseFilter(text="FOOD")) == ["cat"]
    assert shop.names(PurchaseFilter(text="tmall shoes")) == ["shoes"]
    assert shop.names(PurchaseFilter(text="nike")) == ["shoes"]
    assert shop.names(PurchaseFilter(text="50%")) == ["lamp"]
    assert shop.names(PurchaseFilter(text="5_%")) == []


def test_orders(shop: Shop) -> None:
    assert shop.names(ALL, up=True) == ["phone", "lamp", "cat", "shoes"]
    assert shop.names(ALL, PurchaseOrder.AMOUNT) == ["phone", "shoes", "cat", "lamp"]
    assert shop.names(ALL, PurchaseOrder.ITEM, up=True) == ["cat", "phone", "lamp", "shoes"]
    assert shop.names(ALL, PurchaseOrder.PAID_WITH, up=True) == ["shoes", "lamp", "cat", "phone"]


@pytest.mark.parametrize("order", list(PurchaseOrder))
@pytest.mark.parametrize("descending", [True, False])
def test_groups_are_the_runs_of_the_ids(shop: Shop, order: PurchaseOrder, descending: bool) -> None:
    shop.book.purchases.set_status(shop.ids["cat"], OrderStatus.RECEIVED)
    found = shop.book.purchase_list.listing(ALL, order, descending=descending)
    if not found.groups:
        assert order in {PurchaseOrder.ITEM, PurchaseOrder.AMOUNT}
        return
    rows = shop.book.purchase_list.rows(found.ids)
    keys = {
        PurchaseOrder.DATE: [f"{row.bought_on:%Y-%m}" for row in rows],
        PurchaseOrder.STATUS: [row.status.value for row in rows],
        PurchaseOrder.PAID_WITH: [str(row.paid_with.id) for row in rows],
        PurchaseOrder.CATEGORY: [str(row.category.id) for row in rows],
    }[order]
    assert [group.key for group in found.groups for _ in range(group.rows)] == keys


def test_sums_leave_refunds_out(shop: Shop) -> None:
    listing = shop.book.purchase_list
    assert listing.total(ALL) == Total(cny(700_600))
    shop.book.refunds.add(shop.ids["cat"], cny(5_900))
    assert listing.total(ALL) == Total(cny(694_700))
    shop.book.refunds.add(shop.ids["shoes"], cny(64_900))
    november = PurchaseFilter(begin=date(2026, 11, 1))
    assert listing.total(november) == Total(cny(20_000))
    assert listing.total_of([shop.ids["cat"], shop.ids["phone"]]) == Total(cny(619_900))
    groups = listing.listing(ALL, PurchaseOrder.DATE, descending=True).groups
    assert [(group.key, group.rows, group.total) for group in groups] == [
        ("2026-11", 2, Total(cny(20_000))),
        ("2026-10", 1, Total(cny(9_900))),
        ("2026-07", 1, Total(cny(599_900))),
    ]


def test_a_row_says_what_the_table_shows(shop: Shop) -> None:
    plan = shop.book.plans.of_purchase(shop.ids["phone"])[0]
    shop.book.payments.pay_installments([plan.installments[0].id], shop.bank, date(2026, 8, 15))
    shoes, phone = shop.book.purchase_list.rows([shop.ids["shoes"], shop.ids["phone"]])
    assert (shoes.title, shoes.merchant, shoes.platform) == ("Running shoes", "Nike", "Tmall")
    assert shoes.member is not None
    assert shoes.member.initials == "W"
    assert (shoes.tags, shoes.plan, shoes.refunded) == (("11.11", "gift"), None, cny(0))
    assert (phone.paid_with.name, phone.category.code) == ("JD Baitiao", "electronics")
    assert phone.plan == purchase_list.PlanProgress(done=1, count=12, late=True)


def test_a_full_refund_ends_the_order_and_its_removal_opens_it_again(shop: Shop) -> None:
    purchases, cat = shop.book.purchases, shop.ids["cat"]
    purchases.set_status(cat, OrderStatus.SHIPPED, date(2026, 11, 13))
    shop.book.refunds.add(cat, cny(900))
    assert purchases.view(cat).purchase.status is OrderStatus.SHIPPED
    change = shop.book.refunds.add(cat, cny(25_000), DAY)
    assert purchases.view(cat).purchase.status is OrderStatus.REFUNDED
    assert purchases.view(cat).purchase.ended_on == DAY
    refund = next(one for one in purchases.view(cat).refunds if one.id == change.created)
    shop.book.refunds.remove(cat, refund.id)
    assert purchases.view(cat).purchase.status is OrderStatus.SHIPPED
    assert purchases.view(cat).purchase.ended_on is None


def test_long_lists_are_flat(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purchase_list, "GROUPED_UP_TO", 3)
    found = shop.book.purchase_list.listing(ALL, PurchaseOrder.DATE, descending=True)
    assert len(found.ids) == 4
    assert found.groups == ()


def test_filters_offer_what_was_bought_and_paid_with(shop: Shop) -> None:
    choices = shop.book.purchase_list.choices()
    assert (choices.merchants, choices.platforms, choices.tags) == (("Nike",), ("Tmall",), ("11.11", "gift"))
    assert {one.id for one in choices.accounts} == {shop.bank, shop.huabei, shop.baitiao}


def test_what_was_paid_in_another_currency_is_converted(shop: Shop) -> None:
    coat = replace(shop.purchase(shop.bank, 0, DAY, "Coat"), price=Money(12_900, "EUR"))
    draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Klarna", currency="EUR")
    klarna = AccountId(shop.book.accounts.add(draft).created or 0)
    change = shop.book.purchases.add(replace(coat, account_id=klarna))
    shop.ids["coat"] = PurchaseId(change.created or 0)
    listing = shop.book.purchase_list
    assert listing.total(ALL) == Total(cny(700_600), unknown=(Money(12_900, "EUR"),))
    assert listing.rows([shop.ids["coat"]])[0].worth is None
    assert shop.names(PurchaseFilter(most=20_000)) == ["coat", "lamp"]

    shop.book.exchange.set("EUR", "CNY", Decimal(8), date(2026, 11, 1))
    assert listing.total(ALL) == Total(cny(803_800), on=date(2026, 11, 1))
    assert listing.rows([shop.ids["coat"]])[0].worth == cny(103_200)
    assert shop.names(ALL, PurchaseOrder.AMOUNT) == ["phone", "coat", "shoes", "cat", "lamp"]
    assert shop.names(PurchaseFilter(least=70_000, most=110_000)) == ["coat"]
    assert shop.names(PurchaseFilter(most=20_000)) == ["lamp"]


# how the queries are answered ----------------------------------------------------------------------------


def plan_of(shop: Shop, query: object) -> str:
    compiled = query.compile(  # type: ignore[attr-defined] # any SQLAlchemy statement
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )
    with shop.book.file.read() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}".replace("%", "%%"))
        return "\n".join(str(row[3]) for row in rows)


@pytest.mark.parametrize("descending", [True, False])
def test_the_newest_come_from_an_index_without_sorting(shop: Shop, descending: bool) -> None:
    plan = plan_of(shop, listings.ids_query(ALL, PurchaseOrder.DATE, {}, descending=descending))
    assert plan == "SCAN purchase USING COVERING INDEX ix_purchase_bought_on_id"


def test_a_range_of_days_is_searched(shop: Shop) -> None:
    wanted = PurchaseFilter(begin=date(2026, 7, 1), end=date(2026, 12, 1))
    plan = plan_of(shop, listings.ids_query(wanted, PurchaseOrder.DATE, {}, descending=True))
    assert plan.startswith("SEARCH purchase USING COVERING INDEX ix_purchase_bought_on_id (bought_on>?")
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    "wanted",
    [
        PurchaseFilter(tags=frozenset({"gift"})),
        PurchaseFilter(has_plan=True),
    ],
)
def test_what_belongs_to_few_is_searched(shop: Shop, wanted: PurchaseFilter) -> None:
    plan = plan_of(shop, listings.ids_query(wanted, PurchaseOrder.DATE, {}, descending=True))
    assert "SEARCH purchase" in plan
    assert "SCAN purchase\n" not in plan + "\n"


def test_rows_are_found_by_their_key(shop: Shop) -> None:
    plan = plan_of(shop, listings.rows_query([1, 2, 3]))
    assert "SEARCH purchase USING INTEGER PRIMARY KEY" in plan
    assert "SCAN" not in plan
