"""A lender's own rows of interest and fees take the place of what the book worked out for them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import BillingCycle, DueKind
from finapp.domain.tool_terms import DatedTerms, InterestMethod, LateFee, ToolTerms
from finapp.services.accounts import ToolDraft
from finapp.services.book import Book
from finapp.services.imports import ImportChoices, RowState
from tests.unit.alipay_bills import Row, bill_2023
from tests.unit.card_book import LONG_AGO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.domain.statement import Statement

TODAY = date(2026, 11, 18)
BOUGHT = Row(item="相机", amount="1000.00", method="花呗", order="1", time="2026-09-10 12:00:00")
INTEREST = Row(item="花呗利息", amount="9.87", method="花呗", order="2", time="2026-11-02 01:00:00")
LATE = Row(item="花呗逾期违约金", amount="40.00", method="花呗", order="3", time="2026-10-14 01:00:00")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Huabei bills on the 1st, due on the 10th; 1,000 bought in September are overdue."""
    opened = Book.create(tmp_path / "import.finapp", today=lambda: TODAY)
    terms = ToolTerms(
        method=InterestMethod.AFTER_DUE,
        rate=Decimal("0.1825"),
        late_fee=LateFee(rate=Decimal("0.05"), least=1_000),
    )
    cycle = BillingCycle(valid_from=LONG_AGO, closing_day=1, due_kind=DueKind.DAY, due_value=10)
    draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name="花呗", currency="CNY")
    tool = opened.accounts.add_tool(ToolDraft(account=draft, cycle=cycle)).created
    opened.conditions.set(AccountId(tool or 0), [DatedTerms(LONG_AGO, terms)])
    take_in(opened, BOUGHT)
    yield opened
    opened.close()


def take_in(book: Book, *rows: Row) -> None:
    preview = book.imports.preview(bill_2023(*rows).encode("gb18030"), "alipay.csv")
    book.imports.commit(preview, ImportChoices())


def huabei(book: Book) -> AccountId:
    return next(
        one.account.id for one in book.accounts.views() if one.account.kind is AccountKind.CREDIT_LINE
    )


def newest(book: Book) -> Statement:
    """Return the statement that closed on 1 November."""
    return book.statements.get(huabei(book), date(2026, 11, 1))


def costs(book: Book) -> list[tuple[str, int]]:
    """Return every interest and fee of all statements up to today."""
    found = book.statements.of(huabei(book), 0)
    return [
        (row.kind.value, row.amount)
        for one in found
        for row in one.rows
        if row.kind.value in {"fee", "interest"} and row.on <= TODAY
    ]


@pytest.mark.parametrize("booked", [False, True])
def test_interest_charged_a_day_after_the_closing_is_that_statements(book: Book, booked: bool) -> None:
    worked_out = newest(book).interest
    assert worked_out == round(100_000 * Decimal("0.1825") * 22 / 365), "the 10th up to the 31st of October"
    if booked:
        book.statements.book_costs(huabei(book), date(2026, 11, 1))
    before = book.accounts.view(huabei(book)).balance.minor
    take_in(book, INTEREST)
    assert newest(book).interest == 987
    assert [amount for kind, amount in costs(book) if kind == "interest"] == [987]
    after = book.accounts.view(huabei(book)).balance.minor
    assert before - after == (987 - worked_out if booked else 987)
    assert book.check.run() == []
    state = costs(book)
    book.history.undo()
    assert newest(book).interest == worked_out
    book.history.redo()
    assert costs(book) == state


@pytest.mark.parametrize("booked", [False, True])
def test_a_late_fee_replaces_the_one_worked_out_and_only_once(book: Book, booked: bool) -> None:
    assert ("fee", 5_000) in costs(book), "5 % of 1,000"
    if booked:
        book.statements.book_costs(huabei(book), date(2026, 11, 1))
    take_in(book, LATE)
    assert newest(book).fees == 4_000
    preview = book.imports.preview(bill_2023(LATE).encode("gb18030"), "again.csv")
    assert preview.count(RowState.NEW) == 0
    second = LATE.but(order="4", amount="1.00", time="2026-10-14 02:00:00")
    take_in(book, second)
    assert newest(book).fees == 4_100, "two rows are two fees"


def test_interest_of_two_parts_is_kept_as_two(book: Book) -> None:
    book.statements.book_costs(huabei(book), date(2026, 11, 1))
    take_in(book, INTEREST, INTEREST.but(order="5", amount="0.13", time="2026-11-02 01:00:01"))
    assert newest(book).interest == 1_000
    assert sorted(amount for kind, amount in costs(book) if kind == "interest") == [13, 987]


def test_late_interest_that_the_bank_account_pays_leaves_nothing_owed_for_it(book: Book) -> None:
    take_in(book, INTEREST.but(method="招商银行储蓄卡(8812)"))
    assert newest(book).interest == 987
    assert book.accounts.view(huabei(book)).balance.minor == -100_000
    (payment,) = book.payments.all()
    assert payment.amount.minor == 987
    bank = next(one for one in book.accounts.views() if one.account.kind is AccountKind.BANK)
    assert bank.balance.minor == -987


def test_what_is_far_from_anything_worked_out_is_a_charge_of_its_own(book: Book) -> None:
    early = INTEREST.but(order="6", amount="0.50", time="2026-09-15 01:00:00")
    take_in(book, early)
    assert sorted(amount for kind, amount in costs(book) if kind == "interest") == sorted(
        [50, newest(book).interest]
    )
