"""The calendar's sheet: repayments by lender and day, statement days, who pays, what is left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from finapp.domain.plan import InstallmentState
from finapp.projection.due import add_up, by_lender, by_month, left_after
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.services.calendar import Sheet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    household.iphone()
    household.book.purchases.add(household.purchase(household.huabei, 30_000, date(2026, 11, 1)))
    household.book.purchases.add(household.purchase(household.huabei, 20_000, date(2026, 10, 3)))
    yield household
    household.close()


def sheet(home: Household) -> Sheet:
    return home.book.calendar.sheet(date(2026, 10, 26), date(2026, 12, 7))


def test_one_lender_and_day_is_one_repayment(home: Household) -> None:
    dues = sheet(home).dues
    assert [(due.on.isoformat(), due.open.minor) for due in dues[:5]] == [
        ("2026-08-15", 54_190),
        ("2026-09-15", 54_190),
        ("2026-10-15", 54_190),
        ("2026-11-10", 50_000),
        ("2026-11-15", 54_190),
    ]
    assert all(due.is_overdue for due in dues[:5])
    assert dues[3].has_bill
    assert not dues[3].installment_ids


def test_statement_days_are_those_of_the_range(home: Household) -> None:
    assert sheet(home).statements == {
        date(2026, 11, 1): (home.huabei,),
        date(2026, 11, 5): (home.baitiao,),
        date(2026, 12, 1): (home.huabei,),
        date(2026, 12, 5): (home.baitiao,),
    }


def test_the_account_that_paid_last_pays_next(home: Household) -> None:
    assert sheet(home).pay_from == {}
    first = sheet(home).dues[0]
    home.book.payments.pay_installments(first.installment_ids, home.bank, DAY)
    after = sheet(home)
    assert after.pay_from == {home.baitiao: home.bank}
    payment = after.payment_of(after.obligations[0])
    assert payment is not None
    home.book.payments.remove(payment)
    assert sheet(home).obligations[0].state is InstallmentState.OVERDUE


def test_a_bill_knows_its_payment(home: Household) -> None:
    home.book.payments.pay_tool(home.huabei, home.bank, cny(50_000), DAY)
    paid = next(one for one in sheet(home).obligations if one.account_id == home.huabei)
    assert paid.state is InstallmentState.PAID_LATE
    assert sheet(home).payment_of(paid) is not None


def test_what_is_left_counts_every_repayment_of_the_account(home: Household) -> None:
    home.book.payments.pay_installments(sheet(home).dues[0].installment_ids, home.bank, DAY)
    found = sheet(home)
    left = left_after(found.balances[home.bank], home.bank, date(2026, 12, 15), found.dues, found.pay_from)
    assert left.amount == cny(5_000_000 - 5 * 54_190), (
        "one paid, four more until then; Huabei is paid by nobody yet"
    )


def test_months_hold_what_is_open_and_the_first_what_is_overdue(home: Household) -> None:
    months = by_month(sheet(home).obligations, DAY, 12, "CNY")
    assert [month.month for month in months][::11] == [date(2026, 11, 1), date(2027, 10, 1)]
    assert months[0].overdue == 4 * 54_190 + 50_000
    assert months[0].by_tool == {}
    assert months[1].by_tool == {home.baitiao: 54_190}
    assert sum(month.total for month in months) == 11 * 54_190 + 54_202 + 50_000
    assert months[9].total == 0


def test_sums_keep_currencies_apart(home: Household) -> None:
    amounts = [due.open for due in by_lender(sheet(home).obligations)[:2]]
    assert add_up(amounts, "CNY") == (cny(108_380),)
    assert add_up([], "EUR")[0].currency == "EUR"
