"""Installments that fall due days after the shipment: estimated first, counted once the order is shipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from finapp.domain.dates import Unit
from finapp.domain.plan import FirstDueRule, PlanTerms
from finapp.domain.purchase import OrderStatus, PurchaseId
from tests.unit.household import Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


SHIPPED = PlanTerms(
    price=12_000,
    currency="CNY",
    count=4,
    start=date(2026, 11, 1),
    first_due=date(2026, 11, 15),
    first_due_rule=FirstDueRule.DAYS_AFTER_SHIPMENT,
    first_due_days=14,
    unit=Unit.WEEK,
    step=2,
)


def dues(home: Household) -> list[date]:
    return [row.due for row in home.book.plans.all()[0].installments]


def test_installments_after_the_shipment_get_their_days_when_the_order_is_shipped(home: Household) -> None:
    draft = home.purchase(home.huabei, 12_000, date(2026, 11, 1))
    bought = PurchaseId(home.book.purchases.add(draft, SHIPPED).created or 0)
    estimated = dues(home)
    assert estimated == [date(2026, 11, 15), date(2026, 11, 29), date(2026, 12, 13), date(2026, 12, 27)]
    home.book.purchases.set_status(bought, OrderStatus.SHIPPED, date(2026, 11, 6))
    assert dues(home) == [date(2026, 11, 20), date(2026, 12, 4), date(2026, 12, 18), date(2027, 1, 1)]
    home.book.history.undo()
    assert dues(home) == estimated
    home.book.history.redo()
    rows = home.book.plans.all()[0].installments
    home.book.payments.pay_installments([rows[0].id], home.bank, date(2026, 11, 16))
    home.book.plans.move(rows[1].id, date(2026, 12, 9))
    home.book.plans.change_amount(home.book.plans.all()[0].id, 3, cny(4_000))
    view = home.book.purchases.view(bought).purchase
    home.book.purchases.edit(bought, replace(view, shipped_on=date(2026, 11, 8)))
    assert dues(home) == [date(2026, 11, 20), date(2026, 12, 9), date(2026, 12, 18), date(2027, 1, 3)]
    assert home.book.check.run() == []


def test_a_plan_for_an_order_that_was_shipped_already_counts_from_that_day(home: Household) -> None:
    draft = replace(
        home.purchase(home.huabei, 12_000, date(2026, 11, 1)),
        status=OrderStatus.SHIPPED,
        shipped_on=date(2026, 11, 6),
    )
    home.book.purchases.add(draft, SHIPPED)
    assert dues(home)[0] == date(2026, 11, 20)
