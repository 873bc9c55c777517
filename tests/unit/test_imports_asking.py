"""What an Alipay file does not print is asked, remembered, and never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import Offer
from finapp.domain.plan import CostConvention
from finapp.domain.purchase import OrderStatus
from finapp.errors import UserError
from finapp.services.book import Book
from finapp.services.imports import ImportChoices, OfferNeed, RowState
from tests.unit.alipay_bills import Row, bill_2023, bill_web
from tests.unit.household import cny, today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.services.imports import ImportPreview

SEVERAL = Row(item="耳机", amount="899.00", method="余额宝&花呗")
IN_PARTS = Row(item="相机", amount="900.00", method="账户余额&花呗分期(3期)")
WITHDRAWAL = Row(
    item="余额宝-单次转出到卡", amount="500.00", direction="不计收支", method="余额宝", category="投资理财"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.create(tmp_path / "import.finapp", today=today)
    yield opened
    opened.close()


def read(book: Book, *rows: Row, web: bool = False) -> ImportPreview:
    text = bill_web(*rows) if web else bill_2023(*rows)
    return book.imports.preview(text.encode("gb18030"), "alipay.csv")


def balances(book: Book) -> dict[str, int]:
    return {view.account.label: view.balance.minor for view in book.accounts.views()}


def said(tool: str, count: int, percent: str) -> dict[OfferNeed, Offer]:
    offer = Offer(AccountId(0), count, CostConvention.FEE_ONCE_SPREAD, Decimal(percent) / 100)
    return {OfferNeed(tool, count): offer}


def bank(book: Book, name: str = "ICBC") -> AccountId:
    draft = AccountDraft(kind=AccountKind.BANK, name=name, currency="CNY")
    return AccountId(book.accounts.add(draft).created or 0)


# several sources ---------------------------------------------------------------------------------------


def test_a_row_paid_from_several_sources_waits_for_their_shares(book: Book) -> None:
    preview = read(book, SEVERAL, Row(order="2"))
    assert [item.state for item in preview.items] == [RowState.NEEDS_YOU, RowState.NEW]
    assert book.imports.commit(preview).params["rows"] == 1
    again = book.imports.again(preview)
    shares = {again.items[0].line: [cny(30_000), cny(59_900)]}
    book.imports.commit(again, ImportChoices(shares=shares))
    assert balances(book)["余额宝"] == -30_000
    assert balances(book)["花呗"] == -59_900
    bought = book.purchases.view(book.search.find("耳机")[0].id).purchase  # type: ignore[arg-type] # a purchase
    assert bought.price == cny(89_900)
    bill = next(one for one in book.calendar.obligations() if one.installment is None)
    assert bill.amount == cny(59_900)
    assert book.check.run() == []
    assert book.imports.again(preview).count(RowState.DUPLICATE) == 2


def test_what_was_not_paid_in_installments_is_the_down_payment(book: Book) -> None:
    preview = read(book, IN_PARTS)
    line = preview.items[0].line
    choices = ImportChoices(shares={line: [cny(30_000), cny(60_000)]}, offers=said("花呗", 3, "2.5"))
    book.imports.commit(preview, choices)
    plan = book.plans.all()[0]
    assert (plan.terms.price, plan.terms.down_payment) == (90_000, 30_000)
    assert [row.amount for row in plan.installments] == [20_500, 20_500, 20_500]
    assert (balances(book)["余额"], balances(book)["花呗"]) == (-30_000, -60_000)
    assert book.check.run() == []


def test_a_source_that_paid_nothing_is_left_out(book: Book) -> None:
    preview = read(book, IN_PARTS)
    shares = {preview.items[0].line: [cny(0), cny(90_000)]}
    book.imports.commit(preview, ImportChoices(shares=shares, offers=said("花呗", 3, "0")))
    assert "余额" not in balances(book)
    assert book.plans.all()[0].terms.down_payment == 0


def test_three_sources_stay_three_when_the_purchase_is_changed(book: Book) -> None:
    preview = read(book, SEVERAL.but(method="余额&余额宝&花呗"))
    shares = {preview.items[0].line: [cny(10_000), cny(20_000), cny(59_900)]}
    book.imports.commit(preview, ImportChoices(shares=shares))
    before = balances(book)
    assert before == {"余额": -10_000, "余额宝": -20_000, "花呗": -59_900}
    bought = book.purchases.view(book.search.find("耳机")[0].id).purchase  # type: ignore[arg-type] # a purchase
    book.purchases.edit(bought.id, bought)
    assert balances(book) == before


def test_what_somebody_else_paid_is_not_spent(book: Book) -> None:
    preview = read(book, SEVERAL.but(method="亲情卡&花呗"))
    shares = {preview.items[0].line: [cny(80_000), cny(9_900)]}
    book.imports.commit(preview, ImportChoices(shares=shares))
    assert balances(book) == {"花呗": -9_900}
    bought = book.purchases.view(book.search.find("耳机")[0].id).purchase  # type: ignore[arg-type] # a purchase
    assert bought.price == cny(9_900)


@pytest.mark.parametrize("shares", [(), (89_900,), (1, 2), (-1, 89_901), (30_000, 30_000, 29_900)])
def test_shares_that_do_not_add_up_save_nothing(book: Book, shares: tuple[int, ...]) -> None:
    preview = read(book, SEVERAL)
    chosen = {preview.items[0].line: [cny(minor) for minor in shares]}
    with pytest.raises(UserError) as caught:
        book.imports.commit(preview, ImportChoices(shares=chosen))
    assert (caught.value.code, caught.value.params["line"]) == ("import.shares", preview.items[0].line)
    assert balances(book) == {}


def test_red_packets_are_no_account(book: Book) -> None:
    """Real exports print what is left after them: 109.98 for a fee of 110, 29.99 for a parking fee of 30."""
    preview = read(book, Row(method="花呗&红包", amount="29.99"))
    book.imports.commit(preview)
    assert balances(book) == {"花呗": -2_999}


# the bank account that no row names --------------------------------------------------------------------


def test_a_bank_account_that_the_file_does_not_name_is_asked_for_once(book: Book) -> None:
    icbc = bank(book)
    preview = read(book, WITHDRAWAL)
    assert preview.items[0].state is RowState.NEEDS_YOU
    with pytest.raises(UserError, match="nothing_new"):
        book.imports.commit(preview)
    book.imports.commit(preview, ImportChoices(bank_id=icbc))
    assert balances(book) == {"ICBC": 50_000, "余额宝": -50_000}
    later = read(book, WITHDRAWAL.but(order="2"))
    assert (later.items[0].state, later.bank_id) == (RowState.NEW, icbc)
    book.imports.commit(later, ImportChoices(bank_id=bank(book, "CCB")))
    assert balances(book)["CCB"] == 50_000
    assert balances(book)["ICBC"] == 50_000


def test_a_removed_account_stands_for_nothing_any_more(book: Book) -> None:
    icbc = bank(book)
    book.imports.commit(read(book, WITHDRAWAL), ImportChoices(bank_id=icbc))
    book.accounts.remove_entry(*(row.id for row in book.accounts.register(icbc)))
    book.accounts.remove(icbc)
    assert read(book, WITHDRAWAL.but(order="2")).bank_id is None


# names ------------------------------------------------------------------------------------------------


def test_an_account_that_was_renamed_is_known_again(book: Book) -> None:
    book.imports.commit(read(book, Row(method="花呗"), CARD), ImportChoices(**card_answers()))
    for view in book.accounts.views():
        book.accounts.edit(view.account.id, replace(view.account, name=f"My {view.account.name}"))
    book.imports.commit(read(book, Row(method="花呗", order="2"), CARD.but(order="3")))
    assert balances(book) == {"My 花呗": -11_800, "My 招商银行 ··8812": -600_000}


def test_a_tool_with_its_english_name_is_the_same_tool(book: Book) -> None:
    huabei = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Huabei", currency="CNY")
    book.accounts.add(huabei)
    book.imports.commit(read(book, Row(method="花呗")))
    assert balances(book) == {"Huabei": -5_900}


def card_answers() -> dict[str, Any]:
    return {"offers": said("招商银行 ··8812", 3, "0"), "days": {"招商银行 ··8812": (5, 23)}}


# installments ------------------------------------------------------------------------------------------


CARD = Row(item="电视", amount="3000.00", method="招商银行信用卡(8812)分3期", order="9")


def test_each_tool_is_asked_for_its_own_fee(book: Book) -> None:
    preview = read(book, IN_PARTS.but(method="花呗分期(3期)"), CARD)
    needs = book.imports.offers_needed(preview, frozenset(item.line for item in preview.items))
    assert {(need.tool, need.count, need.asks_days) for need in needs} == {
        ("花呗", 3, False),
        ("招商银行 ··8812", 3, True),
    }
    offers = said("花呗", 3, "2.5") | said("招商银行 ··8812", 3, "1.8")
    with pytest.raises(UserError, match="cycle_missing"):
        book.imports.commit(preview, ImportChoices(offers=offers))
    assert balances(book) == {}
    book.imports.commit(preview, ImportChoices(offers=offers, days={"招商银行 ··8812": (5, 23)}))
    plans = {plan.title: plan for plan in book.plans.all()}
    assert plans["相机"].cost == 2_250
    assert plans["电视"].cost == 5_400
    assert [row.due for row in plans["电视"].installments] == [date(2026, month, 23) for month in (4, 5, 6)]
    later = read(book, CARD.but(order="10"), IN_PARTS.but(method="花呗分期(3期)", order="11"))
    assert book.imports.offers_needed(later, frozenset(item.line for item in later.items)) == ()


def test_a_preset_proposes_what_installments_cost(book: Book) -> None:
    preview = read(book, IN_PARTS.but(method="花呗分期(12期)"), CARD)
    needs = book.imports.offers_needed(preview, frozenset(item.line for item in preview.items))
    proposed = {need.tool: need.proposed for need in needs}
    huabei = proposed["花呗"]
    assert huabei is not None
    assert (huabei.convention, huabei.rate) == (CostConvention.FEE_ONCE_SPREAD, Decimal("0.088"))
    assert proposed["招商银行 ··8812"] is None


# what happened to an order later -----------------------------------------------------------------------


def test_an_order_that_was_imported_and_then_closed_comes_back(book: Book) -> None:
    bought = Row(item="跑鞋", amount="649.00", method="花呗", order="A1")
    book.imports.commit(read(book, bought))
    back = Row(
        item="退款-跑鞋", amount="649.00", direction="不计收支", method="花呗", status="退款成功",
        category="退款", order="A1_R1", time="2026-03-20 09:00:00",
    )  # fmt: skip
    later = read(book, bought.but(status="交易关闭", direction="不计收支"), back)
    assert [item.state for item in later.items] == [RowState.DUPLICATE, RowState.NEW]
    book.imports.commit(later)
    view = book.purchases.view(book.search.find("跑鞋")[0].id)  # type: ignore[arg-type] # a purchase
    assert (view.refunded, view.purchase.status) == (cny(64_900), OrderStatus.REFUNDED)
    assert balances(book) == {"花呗": 0}
    again = book.imports.again(later)
    assert again.count(RowState.DUPLICATE) == 2


def test_an_order_closed_within_one_file_is_nothing(book: Book) -> None:
    closed = Row(item="跑鞋", amount="649.00", status="交易关闭", direction="不计收支", order="A1")
    back = closed.but(item="退款-跑鞋", status="退款成功", category="退款", order="A1_R1")
    assert read(book, closed, back).count(RowState.SKIPPED) == 2


def test_what_a_web_row_says_was_refunded_comes_back(book: Book) -> None:
    book.imports.commit(read(book, Row(amount="59.00", refunded="20.00"), web=True))
    view = book.purchases.view(book.search.find("雨伞")[0].id)  # type: ignore[arg-type] # a purchase
    assert (view.purchase.price, view.refunded) == (cny(5_900), cny(2_000))
    assert balances(book) == {"Alipay": -3_900}


def test_the_service_fee_of_a_web_row_is_spent_too(book: Book) -> None:
    icbc = bank(book)
    row = Row(item="提现-实时提现", amount="100.00", fee="0.10", direction="不计收支", state="资金转移")
    book.imports.commit(read(book, row, web=True), ImportChoices(bank_id=icbc))
    assert balances(book) == {"ICBC": 10_000, "余额": -10_010}


# many rows ---------------------------------------------------------------------------------------------


def test_many_rows_take_few_statements(book: Book) -> None:
    preview = read(book, *(Row(order=str(number), peer=f"店{number % 7}") for number in range(600)))
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    with book.file.write("listen") as unit:
        engine = unit.connection.engine
    sa.event.listen(engine, "before_cursor_execute", counted)
    book.imports.commit(preview)
    sa.event.remove(engine, "before_cursor_execute", counted)
    assert count < 60
    assert book.purchase_list.count() == 600
    book.history.undo()
    assert book.purchase_list.count() == 0
