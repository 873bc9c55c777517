"""Ways to pay side by side: the laptop of the design, bills, and what waiting money earns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.account import AccountId
from finapp.domain.credit import BillingCycle, DueKind, Offer
from finapp.domain.explain import render
from finapp.domain.plan import CostConvention
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder
from finapp.errors import UserError
from finapp.projection.ways_to_pay import (
    Purse,
    Shortage,
    WayKind,
    cheapest,
    concern,
    explain_net,
    explain_plan,
    offer_terms,
    pay_bill,
    pay_now,
    pay_offer,
    waiting_interest,
)
from finapp.services.presets import presets
from tests.unit.household import DAY, cny

HUABEI = AccountId(3)
TENTH = BillingCycle(valid_from=date(2026, 1, 1), closing_day=1, due_kind=DueKind.DAY, due_value=10)
LAPTOP = cny(799_900)
YUEBAO = Decimal("0.0158")
TWELVE = Offer(
    HUABEI,
    12,
    CostConvention.FEE_ONCE_SPREAD,
    Decimal("0.075"),
    remainder=Remainder.FIRST,
    rounding=Rounding.HALF_EVEN,
)
Expected = tuple[Shortage, int, int]


def free(periods: int) -> Offer:
    return Offer(HUABEI, periods, CostConvention.NONE, Decimal(0))


def test_the_laptop_of_the_design() -> None:
    """¥7,999 on 18 November, Huabei due on the 10th, fund at 1.58 %: the sample household's comparison."""
    now = pay_now(AccountId(1), LAPTOP, DAY)
    three = pay_offer(LAPTOP, DAY, free(3), [TENTH], YUEBAO)
    assert (now.net, now.cost, now.interest) == (LAPTOP, cny(0), cny(0))
    assert [day for day, _ in three.payments] == [date(2026, 12, 10), date(2027, 1, 10), date(2027, 2, 10)]
    assert [minor for _, minor in three.payments] == [266_633, 266_633, 266_634]
    assert three.interest == cny(1_825)
    assert three.net == cny(798_075)
    assert cheapest([now, three]) is three


def test_twelve_installments_with_a_flat_fee() -> None:
    """The fee of 599.925 becomes 599.92, as Huabei rounds and as the design shows it."""
    offer = replace(TWELVE, remainder=Remainder.LAST)
    way = pay_offer(LAPTOP, DAY, offer, [TENTH], YUEBAO)
    assert way.plan is not None
    assert way.plan.usual == 71_657
    assert way.plan.rate.value is not None
    assert round(way.plan.rate.value, 3) == Decimal("0.152")
    assert (way.total, way.interest, way.net) == (cny(859_892), cny(6_127), cny(853_765))


def test_the_installments_of_huabei() -> None:
    """Alipay's rule for developers: the whole fee half to even, principal and fee cut to the fen apart.

    What does not divide evenly is on the first installment (developer.alibaba.com, article 106468).
    """
    plan = pay_offer(LAPTOP, DAY, TWELVE, [TENTH], YUEBAO).plan
    assert plan is not None
    assert plan.cost == 59_992
    assert [(row.principal, row.fee) for row in plan.installments] == [
        (66_662, 5_003),
        *[(66_658, 4_999)] * 11,
    ]
    half_up = replace(TWELVE, rounding=Rounding.HALF_UP)
    assert pay_offer(LAPTOP, DAY, half_up, [TENTH], YUEBAO).total == cny(859_893)
    published = next(one for one in presets() if one.key == "huabei").price_list()
    assert {(one.remainder, one.rounding) for one in published} == {(TWELVE.remainder, TWELVE.rounding)}


def test_a_bill_waits_until_it_is_due() -> None:
    way = pay_bill(HUABEI, LAPTOP, DAY, [TENTH], YUEBAO)
    assert way.payments == ((date(2026, 12, 10), 799_900),)
    assert way.kind is WayKind.BILL
    # 7,999.00 × (1.0158^(22/365) − 1)
    assert way.interest == cny(756)


def test_equal_costs_prefer_what_is_done_sooner() -> None:
    now = pay_now(AccountId(1), LAPTOP, DAY)
    later = pay_offer(LAPTOP, DAY, free(3), [TENTH], Decimal(0))
    assert cheapest([later, now]) is now
    assert cheapest([]) is None


def test_a_tool_without_bills_starts_a_month_later() -> None:
    terms = offer_terms(LAPTOP, date(2026, 1, 31), free(3), [])
    assert terms.first_due == date(2026, 2, 28)
    assert terms.anchor_day is None


def test_an_amount_too_small_to_split_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        pay_offer(cny(2), DAY, free(3), [TENTH], YUEBAO)
    assert caught.value.code == "plan.too_small"


def test_the_net_cost_explains_itself() -> None:
    three = pay_offer(LAPTOP, DAY, free(3), [TENTH], YUEBAO)
    english = render(explain_net(three, YUEBAO), "en")
    assert (
        english[0] == "Net cost 7,980.75 CNY = 7,999.00 CNY paid − 18.25 CNY that the money earns meanwhile."
    )
    assert any("1.58%" in text for text in english)
    assert any("2027-02-10" in text for text in english)
    assert any("18.25 CNY" in text for text in render(explain_net(three, YUEBAO), "zh_CN"))


def test_the_cost_of_a_plan_explains_itself() -> None:
    plan = pay_offer(LAPTOP, DAY, TWELVE, [TENTH], YUEBAO).plan
    assert plan is not None
    english = render(explain_plan(plan), "en")
    assert english[0] == "The plan costs 599.92 CNY. You pay 8,598.92 CNY in 12 installments."
    assert any("7.5000% of 7,999.00 CNY = 599.92 CNY" in text for text in english)
    assert any("2026-12-10: 716.65 CNY" in text for text in english)
    assert any("halves to the even one" in text for text in english)
    yearly = Offer(HUABEI, 12, CostConvention.ANNUITY, Decimal("0.12"))
    plan = pay_offer(LAPTOP, DAY, yearly, [TENTH], YUEBAO).plan
    assert plan is not None
    assert any("1.0000%" in text for text in render(explain_plan(plan), "zh_CN"))


@pytest.mark.parametrize(
    ("held", "lent", "now", "later"),
    [
        (2_000_000, 800_000, None, None),
        (1_200_000, 700_000, (Shortage.BUFFER, 400_100, 99_900), (Shortage.LIMIT, 700_000, 99_900)),
        (700_000, None, (Shortage.BALANCE, 700_000, 99_900), None),
    ],
)
def test_what_stands_against_a_way(
    held: int,
    lent: int | None,
    now: tuple[Shortage, int, int] | None,
    later: tuple[Shortage, int, int] | None,
) -> None:
    bank = AccountId(1)
    purse = Purse({bank: held}, {} if lent is None else {HUABEI: lent}, 500_000)
    for way, expected in (
        (pay_now(bank, LAPTOP, DAY), now),
        (pay_offer(LAPTOP, DAY, free(3), [TENTH], YUEBAO), later),
    ):
        found = concern(way, purse)
        assert (found and (found.kind, found.left.minor, found.short.minor)) == expected


@given(
    price=st.integers(1, 10**9),
    days=st.lists(st.integers(0, 400), min_size=1, max_size=12),
    rate=st.decimals(0, "0.2", places=4),
)
def test_waiting_money_earns_no_more_than_it_could(price: int, days: list[int], rate: Decimal) -> None:
    """Between nothing and the whole price left alone until the last payment."""
    part = price // len(days)
    payments = [(date.fromordinal(DAY.toordinal() + day), part) for day in days]
    earned = waiting_interest(price, DAY, payments, rate)
    whole = price * ((1 + rate) ** (Decimal(max(days)) / 365) - 1)
    assert 0 <= earned <= whole + 1
    if rate == 0 or max(days) == 0:
        assert earned == 0
