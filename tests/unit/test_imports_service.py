"""An Alipay file becomes purchases, plans, refunds and repayments: once, as one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountId, AccountKind
from finapp.domain.credit import Offer
from finapp.domain.plan import CostConvention
from finapp.errors import UserError
from finapp.importers.categories import table
from finapp.importers.kinds import Kind
from finapp.services.book import Book
from finapp.services.imports import ImportChoices, OfferNeed, RowState
from tests.unit.household import today

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = next(
    (found for above in Path(__file__).parents if (found := above / "shared/samples/alipay").is_dir()),
    Path("shared/samples/alipay"),
)
HEAD = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
)
BILL = f"""{HEAD}
2026-09-12 10:00:00,日用百货,某旗舰店,abc,电饭煲,支出,300.00,花呗分期(3期),交易成功,T3,M3,,
2026-09-05 09:30:00,餐饮美食,某茶铺,abc,奶茶,支出,32.00,余额宝,交易成功,T1,M1,,
2026-09-06 09:30:00,服饰装扮,某鞋店,abc,跑鞋,支出,649.00,花呗,交易成功,T2,M2,,
2026-09-08 12:00:00,退款,某鞋店,abc,退款-跑鞋,不计收支,149.00,花呗,退款成功,T2_R1,M2,,
2026-10-10 08:00:00,信用借还,花呗,,自动还款-花呗2026年10月账单,不计收支,600.00,招商银行储蓄卡(8812),还款成功,T4,,,
"""  # noqa: E501 - rows as the wallet writes them
FREE = {OfferNeed("花呗", 3): Offer(AccountId(0), 3, CostConvention.NONE, Decimal(0))}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.create(tmp_path / "import.finapp", today=today)
    yield opened
    opened.close()


class StoppedError(Exception):
    pass


def _stop(_done: int, _total: int) -> None:
    raise StoppedError


def state(book: Book) -> object:
    return book.accounts.views(), book.calendar.obligations(), book.plans.all(), book.payments.all()


def test_a_bill_becomes_purchases_plans_and_a_repayment(book: Book) -> None:
    empty = state(book)
    preview = book.imports.preview(BILL.encode("gb18030"), "alipay.csv")
    assert preview.count(RowState.NEW) == 5
    book.imports.commit(preview, ImportChoices(offers=FREE))
    huabei = next(v for v in book.accounts.views() if v.account.kind is AccountKind.CREDIT_LINE)
    assert huabei.balance.minor == -(30_000 + 64_900 - 14_900 - 60_000)
    plan = book.plans.all()[0]
    assert [(row.due, row.amount, row.open) for row in plan.installments] == [
        (date(2026, 10, 10), 10_000, 0),
        (date(2026, 11, 10), 10_000, 10_000),
        (date(2026, 12, 10), 10_000, 10_000),
    ]
    assert huabei.offers[0].periods == 3
    assert book.check.run() == []
    book.history.undo()
    assert state(book) == empty


@pytest.mark.parametrize(("language", "name"), [("en", "Alipay"), ("zh_CN", "支付宝")])
def test_the_wallet_is_called_as_the_book_speaks(tmp_path: Path, language: str, name: str) -> None:
    spoken = Book.create(tmp_path / "spoken.finapp", language=language, today=today)
    try:
        for number in (1, 2):
            row = f"2026-09-05 09:30:00,餐饮美食,某茶铺,abc,奶茶,支出,32.00,,交易成功,T{number},M1,,\n"
            preview = spoken.imports.preview((HEAD + "\n" + row).encode("gb18030"), "alipay.csv")
            spoken.imports.commit(preview)
        assert [view.account.name for view in spoken.accounts.views()] == [name]
    finally:
        spoken.close()


def test_the_same_file_again_changes_nothing(book: Book) -> None:
    data = BILL.encode()
    book.imports.commit(book.imports.preview(data, "a.csv"), ImportChoices(offers=FREE))
    before = state(book)
    again = book.imports.preview(data, "b.csv")
    assert again.count(RowState.DUPLICATE) == 5
    with pytest.raises(UserError, match="nothing_new"):
        book.imports.commit(again, ImportChoices(offers=FREE))
    assert state(book) == before


def test_a_missing_fee_and_a_cancel_save_nothing(book: Book) -> None:
    preview = book.imports.preview(BILL.encode(), "a.csv")
    before = state(book)
    with pytest.raises(UserError, match="offer_needed"):
        book.imports.commit(preview)
    with pytest.raises(StoppedError):
        book.imports.commit(preview, ImportChoices(offers=FREE), progress=_stop)
    assert state(book) == before


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not beside the project")
@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.csv")))
def test_real_files_import_whole_and_undo_whole(book: Book, name: str) -> None:
    empty = state(book)
    preview = book.imports.preview((SAMPLES / name).read_bytes(), name)
    assert sum(preview.count(one) for one in RowState) == len(preview.statement.file.rows)
    book.imports.commit(preview, ImportChoices(offers=FREE))
    assert book.check.run() == []
    assert book.imports.preview((SAMPLES / name).read_bytes(), name).count(RowState.NEW) == 0
    book.history.undo()
    assert state(book) == empty


def test_a_chosen_category_is_booked_and_remembered_for_the_next_file(book: Book) -> None:
    gifts = next(one.id for one in book.accounts.categories() if one.code == "gifts")
    preview = book.imports.preview(BILL.encode(), "a.csv")
    tea = next(item for item in preview.items if item.meaning.row.order_id == "T1")
    choices = ImportChoices(lines=frozenset({tea.line}), categories={tea.line: gifts})
    assert book.imports.commit(preview, choices).params["rows"] == 1
    wallet = next(v for v in book.accounts.views() if v.account.kind is AccountKind.MONEY_FUND)
    assert wallet.balance.minor == -3200
    other = BILL.replace("T1,M1", "T9,M9").replace("10:00", "11:00")
    again = next(item for item in book.imports.preview(other.encode(), "b.csv").items if item.by_rule)
    assert (again.meaning.row.order_id, again.category_id, again.guessed) == ("T9", gifts, False)


def test_forgotten_choices_leave_no_rule(book: Book) -> None:
    gifts = next(one.id for one in book.accounts.categories() if one.code == "gifts")
    preview = book.imports.preview(BILL.encode(), "a.csv")
    lines = frozenset(item.line for item in preview.items if item.meaning.row.order_id == "T1")
    choices = ImportChoices(lines=lines, categories=dict.fromkeys(lines, gifts), remember=False)
    book.imports.commit(preview, choices)
    assert not any(item.by_rule for item in book.imports.preview(BILL.encode(), "a.csv").items)


def test_a_row_of_unknown_direction_is_booked_as_the_user_says(book: Book) -> None:
    odd = BILL.replace("奶茶,支出", "奶茶,其它")
    preview = book.imports.preview(odd.encode(), "a.csv")
    row = next(item for item in preview.items if item.state is RowState.NEEDS_YOU)
    untouched = book.imports.commit(preview, ImportChoices(offers=FREE))
    assert untouched.params["rows"] == 4
    salary = next(one.id for one in book.accounts.categories(AccountKind.INCOME))
    change = book.imports.commit(preview, ImportChoices(categories={row.line: salary}, offers=FREE))
    assert change.params["rows"] == 5
    fund = next(v for v in book.accounts.views() if v.account.kind is AccountKind.MONEY_FUND)
    assert fund.balance.minor == 3200


def test_offers_are_asked_once_and_repayments_say_what_they_settle(book: Book) -> None:
    preview = book.imports.preview(BILL.encode(), "a.csv")
    lines = frozenset(item.line for item in preview.items)
    assert [
        (need.count, "花呗" in need.tool or "Huabei" in need.tool)
        for need in book.imports.offers_needed(preview, lines)
    ] == [(3, True)]
    buying = frozenset(item.line for item in preview.items if item.meaning.kind is not Kind.REPAYMENT)
    book.imports.commit(preview, ImportChoices(lines=buying, offers=FREE))
    later = book.imports.preview(BILL.encode(), "b.csv")
    assert book.imports.offers_needed(later, lines) == ()
    repayment = next(item for item in later.items if item.state is RowState.NEW)
    assert repayment.matches == 1
    book.imports.commit(later, ImportChoices(settle=False))
    assert [row.open for row in book.plans.all()[0].installments] == [10_000, 10_000, 10_000]


def test_every_category_that_is_suggested_exists_in_a_new_book(book: Book) -> None:
    known = {one.code for one in book.accounts.all().values()}
    assert table("alipay").codes <= known
