"""Presets: data that says where it comes from, and tools that begin with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.money import Money
from finapp.domain.tool_terms import InterestMethod, check_tool_terms
from finapp.projection.ways_to_pay import pay_offer
from finapp.services.account_rules import check_cycle
from finapp.services.presets import Preset, preset, presets
from tests.unit.household import DAY, Household

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WANTED = {
    "card_cn",
    "card_us",
    "huabei",
    "baitiao",
    "meituan",
    "klarna",
    "affirm",
    "afterpay",
    "paypal",
    "sezzle",
    "zip",
    "bank_installment",
    "overdraft",
    "consumer_loan",
    "consumer_finance",
    "flat_loan",
    "p2p_loan",
    "informal",
    "informal_lent",
}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def test_every_kind_of_debt_has_a_preset() -> None:
    assert {one.key for one in presets()} >= WANTED


@pytest.mark.parametrize("one", presets(), ids=lambda one: one.key)
def test_a_preset_can_be_used_and_says_where_it_comes_from(one: Preset) -> None:
    assert {*one.names} == {*one.notes} == {"en", "zh_CN"}
    assert one.sources
    assert all(source.read <= one.as_of and source.says for source in one.sources)
    terms, rule = one.terms(), one.rule(DAY)
    if terms is not None:
        check_tool_terms(terms)
    if rule is not None:
        check_cycle(rule)
    for offer in one.price_list():
        way = pay_offer(Money.of(1200, one.currency), DAY, offer, [rule] if rule else [], Decimal(0))
        assert len(way.payments) == offer.periods
        assert way.cost.minor >= 0
    assert one.plan is not None or terms is not None


def test_a_tool_begins_with_its_preset_and_stays_editable(home: Household) -> None:
    found = preset("card_cn")
    assert found is not None
    draft = AccountDraft(kind=AccountKind.CARD, name="CMB card", currency="CNY")
    card = AccountId(home.book.accounts.add_tool(found.tool(draft, DAY)).created or 0)
    (dated,) = home.book.conditions.of(card)
    assert (dated.valid_from, dated.terms.method) == (DAY, InterestMethod.POSTING_FULL)
    assert dated.terms.late_fee is not None
    assert (dated.terms.tolerance, dated.terms.late_fee.least) == (1_000, 1_000)
    view = home.book.accounts.view(card)
    assert (view.terms.preset, view.cycles[0].due_value) == ("card_cn", 23)
    home.book.conditions.set(card, [])
    assert home.book.conditions.of(card) == ()


def test_amounts_follow_the_currency_of_the_tool() -> None:
    found = preset("card_cn")
    assert found is not None
    terms = found.terms("JPY")
    assert terms is not None
    assert terms.tolerance == 10


def test_pay_in_four_begins_at_the_checkout_and_goes_on_every_two_weeks() -> None:
    found = preset("afterpay")
    assert found is not None
    way = pay_offer(Money.of(100, "USD"), DAY, found.price_list()[0], [], Decimal(0))
    assert [day.isoformat() for day, _ in way.payments] == [
        "2026-11-18",
        "2026-12-02",
        "2026-12-16",
        "2026-12-30",
    ]
