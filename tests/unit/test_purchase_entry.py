"""What the purchase dialog rests on: ways to pay, habits of a shop, and what was bought already."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.credit import Offer
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, PlanTerms
from finapp.domain.purchase import PurchaseId
from finapp.errors import UserError
from finapp.projection.ways_to_pay import WayKind
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def category(home: Household, code: str) -> int:
    return next(one.id for one in home.book.accounts.categories() if one.code == code)


def test_ways_are_paying_now_offers_and_bills(home: Household) -> None:
    home.book.accounts.set_offer(Offer(home.huabei, 3, CostConvention.NONE, Decimal(0)))
    euro = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Klarna", currency="EUR")
    home.book.accounts.add(euro)
    ways = home.book.purchase_entry.basis().ways(cny(10_000), DAY, home.bank)
    assert [(way.kind, way.account_id) for way in ways] == [
        (WayKind.NOW, home.bank),
        (WayKind.PLAN, home.huabei),
        (WayKind.BILL, home.huabei),
        (WayKind.BILL, home.baitiao),
    ]
    tiny = home.book.purchase_entry.basis().ways(cny(2), DAY, None)
    assert [way.kind for way in tiny] == [WayKind.BILL, WayKind.BILL]  # 2 fen make no 3 installments


def test_a_tool_lends_what_its_limit_leaves(home: Household) -> None:
    home.book.purchases.add(home.purchase(home.huabei, 20_000, DAY))
    purse = home.book.purchase_entry.basis().purse("CNY")
    assert purse.held == {home.bank: 5_000_000}
    assert purse.lent == {}
    assert purse.buffer == 500_000
    assert home.book.purchase_entry.basis().purse("EUR") == ({}, {}, 0)


def test_habits_come_from_the_last_purchase_then_from_words(home: Household) -> None:
    entry = home.book.purchase_entry
    shoes = replace(home.purchase(home.baitiao, 50_000, DAY, "Shoes"), merchant="Nike", platform="Tmall")
    home.book.purchases.add(shoes)
    nike = entry.habits("Nike", "Socks")
    assert (nike.category_id, nike.account_id, nike.platform, nike.certain) == (
        home.electronics,
        home.baitiao,
        "Tmall",
        True,
    )
    assert entry.habits("", "地铁").category_id == category(home, "transport")
    assert not entry.habits("", "地铁").certain
    assert entry.habits("Unheard of", "Thing").category_id is None


def test_the_same_purchase_is_found(home: Household) -> None:
    first = home.purchase(home.bank, 19_900, DAY, "Lamp")
    at_ikea = replace(first, merchant="IKEA")
    bought = PurchaseId(home.book.purchases.add(at_ikea).created or 0)
    entry = home.book.purchase_entry
    found = entry.alike("Desk lamp", first.price, DAY + timedelta(days=1), merchant="IKEA")
    assert found is not None
    assert found.id == bought
    assert entry.alike(" lamp ", first.price, DAY) is not None  # no shop given: the name decides
    assert entry.alike("Lamp", first.price, DAY, merchant="Muji") is None
    assert entry.alike("Lamp", first.price, DAY + timedelta(days=2)) is None
    assert entry.alike("Lamp", Money(19_901, "CNY"), DAY) is None
    assert entry.alike("Lamp", first.price, DAY, besides=bought) is None


def terms(price: int, **more: object) -> PlanTerms:
    first = DAY - timedelta(days=70)
    start = {"price": price, "currency": "CNY", "count": 3, "start": first, "first_due": first}
    return PlanTerms(**{**start, **more})  # type: ignore[arg-type] # names of the class


def test_a_plan_can_start_in_the_middle(home: Household) -> None:
    draft = home.purchase(home.huabei, 30_000, DAY - timedelta(days=70))
    bought = home.book.purchases.add(draft, terms(30_000), already_paid=2)
    plan = home.book.plans.of_purchase(PurchaseId(bought.created or 0))[0]
    assert (plan.done, plan.open) == (2, 10_000)
    assert home.balance(home.huabei) == -10_000
    assert home.balance(home.bank) == 5_000_000
    with pytest.raises(UserError, match=r"plan\.paid_before"):
        home.book.purchases.add(draft, terms(30_000), already_paid=4)
    home.book.history.undo()
    assert home.book.plans.all() == []
    assert home.book.check.run() == []


def test_a_purchase_without_a_plan_gets_one(home: Household) -> None:
    draft = home.purchase(home.huabei, 30_000, DAY - timedelta(days=70))
    bought = PurchaseId(home.book.purchases.add(draft).created or 0)
    planned = terms(30_000, down_payment=3_000)
    with pytest.raises(UserError, match=r"plan\.down_payment_source"):
        home.book.purchases.edit(bought, draft, planned)
    home.book.purchases.edit(bought, draft, planned, paid_down_from=home.bank, already_paid=1)
    assert home.balance(home.bank) == 5_000_000 - 3_000
    assert home.balance(home.huabei) == -18_000
    with pytest.raises(UserError, match=r"plan\.purchase_has_plan"):
        home.book.purchases.edit(bought, draft, planned, paid_down_from=home.bank)
    assert home.book.check.run() == []


def test_a_plan_follows_the_name_and_the_day_of_its_purchase(home: Household) -> None:
    bought = home.iphone()
    before = home.book.purchases.view(bought).purchase
    earlier = replace(before, title="iPhone 17", bought_on=before.bought_on - timedelta(days=1))
    home.book.purchases.edit(bought, earlier)
    plan = home.book.plans.of_purchase(bought)[0]
    assert (plan.title, plan.terms.start) == ("iPhone 17", earlier.bought_on)
    with pytest.raises(UserError, match=r"plan\.dates"):
        home.book.purchases.edit(bought, replace(earlier, bought_on=before.bought_on + timedelta(days=60)))
    assert home.book.purchases.view(bought).purchase.bought_on == earlier.bought_on


def test_receipts_come_and_go_with_an_edit_as_one_step(home: Household, tmp_path: Path) -> None:
    old, new = tmp_path / "old.pdf", tmp_path / "new.png"
    old.write_bytes(b"old")
    new.write_bytes(b"new")
    draft = home.purchase(home.bank, 30_000, DAY)
    bought = PurchaseId(home.book.purchases.add(draft, receipts=[old]).created or 0)
    kept = home.book.purchases.view(bought).attachments[0]
    home.book.purchases.edit(bought, draft, receipts=[new], detached=[kept.id])
    assert [one.name for one in home.book.purchases.view(bought).attachments] == ["new.png"]
    home.book.history.undo()
    assert [one.name for one in home.book.purchases.view(bought).attachments] == ["old.pdf"]
