"""From a purchase on installments to its repayments, refunds and back: what a user does in one evening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.money import Money
from finapp.domain.plan import (
    CostConvention,
    InstallmentState,
    PlanDraft,
    PlanTerms,
    state_of,
)
from finapp.domain.purchase import OrderStatus, PurchaseId, PurchaseLine
from finapp.domain.settlement import RefundPolicy
from finapp.errors import UserError
from finapp.projection.obligations import ObligationKind
from finapp.services.book import Book
from finapp.store.ledger import balances
from tests.unit.household import DAY, Household, cny, today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.domain.plan import Plan


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def plan_of(home: Household, purchase: PurchaseId) -> Plan:
    return home.book.plans.of_purchase(purchase)[0]


def test_the_phone_has_the_installments_of_the_design(home: Household) -> None:
    plan = plan_of(home, home.iphone())
    assert [row.amount for row in plan.installments] == [54_190] * 11 + [54_202]
    assert plan.cost == 50_392
    assert [row.due for row in plan.installments][::11] == [date(2026, 8, 15), date(2027, 7, 15)]
    preview = home.book.plans.preview(plan.terms)
    assert preview.rate.value is not None
    assert round(preview.rate.value, 3) == Decimal("0.162")


def test_paying_is_a_transfer_and_only_fees_are_spent(home: Household) -> None:
    plan = plan_of(home, home.iphone())
    assert home.balance(home.baitiao) == -599_900
    home.book.payments.pay_installments([plan.installments[0].id], home.bank, date(2026, 8, 15))
    assert home.balance(home.bank) == 5_000_000 - 54_190
    assert home.balance(home.baitiao) == -599_900 + 49_991
    row = plan_of(home, plan.purchase_id or PurchaseId(0)).installments[0]
    assert state_of(row, DAY) is InstallmentState.PAID
    home.book.history.undo()
    assert home.balance(home.bank) == 5_000_000
    assert (
        state_of(plan_of(home, plan.purchase_id or PurchaseId(0)).installments[0], DAY)
        is InstallmentState.OVERDUE
    )


def test_partial_and_bulk_payments(home: Household) -> None:
    purchase = home.iphone()
    rows = plan_of(home, purchase).installments
    home.book.payments.pay_installments([rows[0].id], home.bank, amount=cny(20_000))
    home.book.payments.pay_installments([row.id for row in rows[:4]], home.bank)
    rows = plan_of(home, purchase).installments
    assert [row.open for row in rows[:5]] == [0, 0, 0, 0, 54_190]
    with pytest.raises(UserError, match="nothing_open"):
        home.book.payments.pay_installments([rows[0].id], home.bank)
    assert home.book.check.run() == []


def test_overdue_and_next_repayments(home: Household) -> None:
    home.iphone()
    overdue = home.book.calendar.overdue()
    assert [one.due for one in overdue] == [date(2026, month, 15) for month in (8, 9, 10, 11)]
    coming = [one for one in home.book.calendar.next_days(30) if one not in overdue]
    assert [(one.due, one.open.minor) for one in coming] == [(date(2026, 12, 15), 54_190)]


def test_purchases_without_a_plan_become_bills(home: Household) -> None:
    for day, minor in ((date(2026, 11, 1), 10_000), (date(2026, 11, 2), 20_000), (date(2026, 11, 30), 5_000)):
        home.book.purchases.add(home.purchase(home.huabei, minor, day))
    found = [one for one in home.book.calendar.obligations() if one.kind is ObligationKind.BILL]
    assert [(one.closing, one.due, one.amount.minor, one.items) for one in found] == [
        (date(2026, 11, 1), date(2026, 11, 10), 10_000, 1),
        (date(2026, 12, 1), date(2026, 12, 10), 25_000, 2),
    ]
    home.book.payments.pay_tool(home.huabei, home.bank, cny(12_000), DAY)
    first, second = (one for one in home.book.calendar.obligations() if one.kind is ObligationKind.BILL)
    assert (first.state, first.open.minor) == (InstallmentState.PAID_LATE, 0)
    assert (second.state, second.open.minor) == (InstallmentState.PARTLY_PAID, 23_000)


def test_a_refund_takes_the_last_installments_first_and_can_be_taken_back(home: Household) -> None:
    purchase = home.iphone()
    before = plan_of(home, purchase)
    home.book.refunds.add(purchase, cny(60_000))
    rows = plan_of(home, purchase).installments
    assert [row.refunded for row in rows] == [0] * 10 + [60_000 - 49_999, 49_999]
    assert rows[-1].open == 0
    assert home.balance(home.baitiao) == -539_900
    refund = home.book.purchases.view(purchase).refunds[0]
    home.book.refunds.remove(purchase, refund.id)
    assert plan_of(home, purchase) == before


def test_more_than_the_unpaid_part_is_a_credit_never_a_negative_installment(home: Household) -> None:
    purchase = home.iphone()
    rows = plan_of(home, purchase).installments
    home.book.payments.pay_installments([row.id for row in rows[:3]], home.bank)
    home.book.refunds.add(purchase, cny(599_900))
    rows = plan_of(home, purchase).installments
    assert all(row.open == 0 for row in rows)
    assert home.balance(home.baitiao) == 3 * 49_991
    with pytest.raises(UserError, match="more_than_price"):
        home.book.refunds.add(purchase, cny(1))
    assert home.book.check.run() == []


@pytest.mark.parametrize("policy", list(RefundPolicy))
def test_every_policy_keeps_the_ledger_sound(home: Household, policy: RefundPolicy) -> None:
    purchase = home.iphone()
    home.book.refunds.add(purchase, cny(123_456), policy=policy)
    reduced = sum(row.refunded for row in plan_of(home, purchase).installments)
    assert reduced == (0 if policy is RefundPolicy.CASH else 123_456)
    assert home.balance(home.baitiao) == -599_900 + 123_456
    assert home.book.check.run() == []


def test_moving_one_due_date_moves_no_other(home: Household) -> None:
    purchase = home.iphone()
    rows = plan_of(home, purchase).installments
    home.book.plans.move(rows[4].id, date(2026, 12, 20))
    moved = plan_of(home, purchase).installments
    assert moved[4].due == date(2026, 12, 20)
    assert moved[4].moved_from == date(2026, 12, 15)
    assert [row.due for row in moved[5:]] == [row.due for row in rows[5:]]


def test_an_order_goes_its_way(home: Household) -> None:
    purchase = home.iphone()
    home.book.purchases.set_status(purchase, OrderStatus.SHIPPED, date(2026, 7, 15))
    home.book.purchases.set_status(purchase, OrderStatus.RECEIVED, date(2026, 7, 17))
    stored = home.book.purchases.view(purchase).purchase
    assert (stored.status, stored.shipped_on, stored.received_on) == (
        OrderStatus.RECEIVED,
        date(2026, 7, 15),
        date(2026, 7, 17),
    )


def test_receipts_come_back_byte_for_byte(home: Household, tmp_path: Path) -> None:
    purchase = home.iphone()
    file = tmp_path / "invoice.pdf"
    file.write_bytes(b"%PDF\x00\xff" * 50)
    change = home.book.purchases.attach(purchase, file)
    receipt = home.book.purchases.view(purchase).attachments[0]
    assert (receipt.name, receipt.media_type, receipt.size) == ("invoice.pdf", "application/pdf", 300)
    home.book.history.undo()
    assert home.book.purchases.view(purchase).attachments == ()
    home.book.history.redo()
    assert home.book.purchases.receipt(receipt.id) == file.read_bytes()
    assert change.tables == {"attachment"}
    (tmp_path / "empty.png").touch()
    with pytest.raises(UserError, match=r"attachment\.empty"):
        home.book.purchases.attach(purchase, tmp_path / "empty.png")


def test_receipts_come_with_the_purchase_as_one_step(home: Household, tmp_path: Path) -> None:
    file = tmp_path / "bill.pdf"
    file.write_bytes(b"%PDF-1.7")
    draft = home.purchase(home.bank, 10_000, DAY)
    change = home.book.purchases.add(draft, receipts=[file, file])
    view = home.book.purchases.view(PurchaseId(change.created or 0))
    assert [receipt.name for receipt in view.attachments] == ["bill.pdf", "bill.pdf"]
    with pytest.raises(UserError, match=r"attachment\.unreadable"):
        home.book.purchases.add(draft, receipts=[tmp_path / "gone.pdf"])
    home.book.history.undo()
    assert home.balance(home.bank) == 5_000_000


def test_deleting_a_purchase_keeps_the_payments(home: Household) -> None:
    purchase = home.iphone()
    home.book.payments.pay_installments([plan_of(home, purchase).installments[0].id], home.bank)
    home.book.purchases.delete(purchase)
    assert len(home.book.payments.all()) == 1
    assert home.balance(home.bank) == 5_000_000 - 54_190
    assert home.book.check.run() == []
    home.book.history.undo()
    assert plan_of(home, purchase).installments[0].paid == 54_190


def test_quit_and_reopen_finds_everything(home: Household) -> None:
    purchase = home.iphone()
    home.book.payments.pay_installments([plan_of(home, purchase).installments[0].id], home.bank)
    seen = (home.book.calendar.obligations(), home.book.accounts.views(), home.book.purchases.view(purchase))
    home.close()
    home.book = Book.open(home.book.path, today=today)
    assert (
        home.book.calendar.obligations(),
        home.book.accounts.views(),
        home.book.purchases.view(purchase),
    ) == seen


def test_what_a_deleted_plan_had_been_paid_pays_the_bill_of_its_purchase(home: Household) -> None:
    purchase = home.iphone()
    plan = plan_of(home, purchase)
    home.book.payments.pay_installments([plan.installments[0].id], home.bank)
    home.book.plans.delete(plan.id)
    (bill,) = home.book.calendar.obligations()
    assert bill.open.minor == -home.balance(home.baitiao) == 599_900 - 49_991


def test_yesterdays_change_can_be_undone_today(home: Household) -> None:
    purchase = home.iphone()
    home.close()
    home.book = Book.open(home.book.path, today=today)
    assert home.book.history.undo_label == ("add_purchase", {"item": "iPhone 17 256 GB"})
    home.book.history.undo()
    assert home.book.plans.all() == []
    home.close()
    home.book = Book.open(home.book.path, today=today)
    home.book.history.redo()
    assert plan_of(home, purchase).title == "iPhone 17 256 GB"


def test_a_down_payment_outlives_its_plan(home: Household) -> None:
    terms = PlanTerms(
        price=30_000,
        currency="CNY",
        count=3,
        start=DAY,
        first_due=date(2026, 12, 15),
        down_payment=6_000,
    )
    bought = home.purchase(home.huabei, 30_000, DAY)
    purchase = PurchaseId(home.book.purchases.add(bought, terms, paid_down_from=home.baitiao).created or 0)
    with pytest.raises(UserError, match="price_fixed"):
        home.book.plans.change_terms(plan_of(home, purchase).id, replace(terms, down_payment=0))
    home.book.plans.delete(plan_of(home, purchase).id)
    home.book.purchases.edit(purchase, replace(bought, note="blue"))
    assert (home.balance(home.huabei), home.balance(home.baitiao)) == (-24_000, -6_000)
    draft = PlanDraft(title="Thing", account_id=home.huabei, terms=terms, purchase_id=purchase)
    with pytest.raises(UserError, match="purchase_differs"):
        home.book.plans.add(replace(draft, terms=replace(terms, down_payment=0)))
    home.book.plans.add(draft)
    assert owed_for_plans(home) == -home.balance(home.huabei)
    home.book.purchases.edit(purchase, bought)
    assert home.book.check.run() == []


def owed_for_plans(home: Household) -> int:
    return sum(row.open_principal for plan in home.book.plans.all() for row in plan.installments)


def test_the_second_part_pays_the_fee_when_the_first_is_taken_back(home: Household) -> None:
    purchase = home.iphone()
    row = plan_of(home, purchase).installments[0]
    home.book.payments.pay_installments([row.id], home.bank, amount=cny(4_199))
    home.book.payments.pay_installments([row.id], home.bank, amount=cny(10_000))
    assert home.balance(home.baitiao) == -599_900 + 10_000
    home.book.payments.remove(home.book.payments.all()[0].id)
    assert home.balance(home.baitiao) == -599_900 + 10_000 - 4_199 == -owed_for_plans(home)


def test_a_fee_paid_after_all_when_a_refund_that_waived_it_is_taken_back(home: Household) -> None:
    purchase = home.iphone()
    last = plan_of(home, purchase).installments[-1]
    home.book.payments.pay_installments([last.id], home.bank, amount=cny(1_000))
    home.book.refunds.add(purchase, cny(49_999))
    first = home.book.payments.all()[0]
    home.book.payments.remove(first.id)
    home.book.payments.pay_installments([last.id], home.bank, amount=cny(1_000))
    home.book.refunds.remove(purchase, home.book.purchases.view(purchase).refunds[0].id)
    assert home.balance(home.baitiao) == -owed_for_plans(home)


def test_refunds_follow_the_purchase_to_another_category(home: Household) -> None:
    bought = home.book.purchases.add(home.purchase(home.huabei, 10_000, DAY))
    purchase = PurchaseId(bought.created or 0)
    home.book.refunds.add(purchase, cny(4_000))
    books = next(one.id for one in home.book.accounts.categories() if one.id != home.electronics)
    draft = home.book.purchases.view(purchase).purchase
    home.book.purchases.edit(purchase, replace(draft, category_id=books))
    with home.book.file.read() as connection:
        spent = balances(connection)
    assert spent[books] == {"CNY": 6_000}
    assert home.electronics not in spent


def test_installments_of_nothing_need_no_payment_before_the_book(home: Household) -> None:
    terms = PlanTerms(
        price=100_000,
        currency="CNY",
        count=3,
        start=date(2026, 9, 1),
        first_due=date(2026, 10, 1),
        convention=CostConvention.INTEREST_ONLY,
    )
    draft = PlanDraft(title="From my sister", account_id=home.baitiao, terms=terms)
    home.book.plans.add(draft, already_paid=2)
    assert [row.open for row in home.book.plans.all()[0].installments] == [0, 0, 100_000]
    assert home.book.payments.all() == []


def test_a_logged_purchase_gets_one_plan_that_fits_it(home: Household) -> None:
    change = home.book.purchases.add(home.purchase(home.huabei, 30_000, date(2026, 10, 20)))
    purchase = PurchaseId(change.created or 0)
    terms = PlanTerms(
        price=30_000, currency="CNY", count=3, start=date(2026, 10, 20), first_due=date(2026, 11, 10)
    )
    draft = PlanDraft(title="Thing", account_id=home.huabei, terms=terms, purchase_id=purchase)
    with pytest.raises(UserError, match="purchase_differs"):
        home.book.plans.add(replace(draft, account_id=home.baitiao))
    home.book.plans.add(draft, already_paid=1)
    assert [row.open for row in plan_of(home, purchase).installments] == [0, 10_000, 10_000]
    assert home.balance(home.huabei) == -20_000
    assert home.balance(home.bank) == 5_000_000
    with pytest.raises(UserError, match="purchase_has_plan"):
        home.book.plans.add(draft)


def test_a_refund_before_the_statement_lowers_its_bill(home: Household) -> None:
    home.book.purchases.add(home.purchase(home.huabei, 50_000, date(2026, 11, 5)))
    change = home.book.purchases.add(home.purchase(home.huabei, 20_000, date(2026, 11, 6)))
    home.book.refunds.add(PurchaseId(change.created or 0), cny(20_000), date(2026, 11, 9))
    (bill,) = home.book.calendar.obligations()
    assert (bill.amount.minor, bill.open.minor, bill.state) == (50_000, 50_000, InstallmentState.UPCOMING)


def test_a_refund_after_everything_was_paid_is_a_credit_for_the_next_bill(home: Household) -> None:
    change = home.book.purchases.add(home.purchase(home.huabei, 30_000, date(2026, 9, 5)))
    home.book.payments.pay_tool(home.huabei, home.bank, cny(30_000), date(2026, 10, 10))
    home.book.refunds.add(PurchaseId(change.created or 0), cny(30_000), date(2026, 10, 20))
    home.book.purchases.add(home.purchase(home.huabei, 40_000, date(2026, 11, 5)))
    first, second = home.book.calendar.obligations()
    assert (first.open.minor, second.open.minor) == (0, 10_000)
    assert home.balance(home.huabei) == -10_000


def test_a_refund_into_another_currency_says_what_arrived(home: Household) -> None:
    euro = AccountDraft(kind=AccountKind.BANK, name="N26", currency="EUR")
    account = AccountId(home.book.accounts.add(euro).created or 0)
    bought = PurchaseId(home.book.purchases.add(home.purchase(home.bank, 80_000, DAY)).created or 0)
    with pytest.raises(UserError, match=r"refund\.arrived"):
        home.book.refunds.add(bought, cny(80_000), account_id=account)
    home.book.refunds.add(bought, cny(80_000), account_id=account, arrived=Money(9_850, "EUR"))
    refund = home.book.purchases.view(bought).refunds[0]
    assert (refund.amount, refund.arrived) == (cny(80_000), Money(9_850, "EUR"))
    assert home.book.accounts.view(account).balance == Money(9_850, "EUR")
    assert home.balance(home.bank) == 5_000_000 - 80_000
    renamed = replace(home.book.purchases.view(bought).purchase, title="Another thing")
    home.book.purchases.edit(bought, renamed)
    assert home.book.purchases.view(bought).refunds[0].arrived == Money(9_850, "EUR")
    assert home.book.check.run() == []


def test_what_comes_back_whole_costs_nothing_in_any_category(home: Household) -> None:
    books = next(one.id for one in home.book.accounts.categories() if one.code == "books")
    lines = (
        PurchaseLine(title="Reader", amount=cny(100)),
        PurchaseLine(title="Novel", amount=cny(200), category_id=books),
    )
    draft = replace(home.purchase(home.bank, 300, DAY), lines=lines)
    bought = PurchaseId(home.book.purchases.add(draft).created or 0)
    for minor in (101, 1, 198):
        home.book.refunds.add(bought, cny(minor))
    with home.book.file.read() as connection:
        spent = balances(connection)
    assert spent.get(books, {}).get("CNY", 0) == 0
    assert spent.get(home.electronics, {}).get("CNY", 0) == 0
    assert home.book.check.run() == []
