"""Accounts as people use them: opened, moved between, corrected, undone, reopened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.credit import BillingCycle, CreditTerms, DueKind
from finapp.domain.money import Money
from finapp.errors import UserError
from finapp.services.accounts import ToolDraft
from finapp.services.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 11, 18)


def today() -> date:
    return DAY


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.create(tmp_path / "book.finapp", today=today)
    yield opened
    opened.close()


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def bank(book: Book, name: str = "ICBC debit", opening: int = 100_000) -> AccountId:
    change = book.accounts.add(
        AccountDraft(kind=AccountKind.BANK, name=name, currency="CNY"), cny(opening), date(2026, 1, 1)
    )
    assert change.created is not None
    return AccountId(change.created)


def balances(book: Book) -> dict[str, int]:
    return {view.account.name: view.balance.minor for view in book.accounts.views()}


def test_a_new_book_has_categories_and_nothing_to_undo(book: Book) -> None:
    assert {"food.eating_out", "uncategorized"} <= {category.code for category in book.accounts.categories()}
    assert book.history.undo_label is None
    assert book.accounts.views() == []


def test_transfer_moves_money_and_undo_brings_it_back(book: Book) -> None:
    source, target = bank(book), bank(book, "CMB debit", 0)
    book.accounts.transfer(source, target, cny(25_000), DAY)
    assert balances(book) == {"ICBC debit": 75_000, "CMB debit": 25_000}
    assert book.history.undo_label is not None
    assert book.history.undo_label[0] == "transfer"
    book.history.undo()
    assert balances(book) == {"ICBC debit": 100_000, "CMB debit": 0}
    book.history.redo()
    assert balances(book) == {"ICBC debit": 75_000, "CMB debit": 25_000}


def test_register_runs_its_balance(book: Book) -> None:
    account = bank(book)
    food = next(category.id for category in book.accounts.categories() if category.code == "food.eating_out")
    book.accounts.record(account, food, cny(-3_200), DAY, "Milk tea")
    book.accounts.correct_balance(account, cny(96_000), DAY)
    assert [(row.amount, row.balance) for row in book.accounts.register(account)] == [
        (100_000, 100_000),
        (-3_200, 96_800),
        (-800, 96_000),
    ]


def test_another_currency_needs_what_arrived(book: Book) -> None:
    source = bank(book)
    change = book.accounts.add(AccountDraft(kind=AccountKind.EWALLET, name="PayPal", currency="EUR"))
    target = AccountId(change.created or 0)
    with pytest.raises(UserError, match="currency_differs"):
        book.accounts.transfer(source, target, cny(34_933), DAY)
    book.accounts.transfer(source, target, cny(34_933), DAY, arrived=Money(4_300, "EUR"))
    assert balances(book) == {"ICBC debit": 65_067, "PayPal": 4_300}


def test_tools_get_colors_in_order_and_keep_their_terms(book: Book) -> None:
    cycle = BillingCycle(valid_from=date(2026, 1, 1), closing_day=1, due_kind=DueKind.DAY, due_value=10)
    for name in ("Huabei", "JD Baitiao"):
        draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name=name, currency="CNY")
        book.accounts.add_tool(ToolDraft(account=draft, terms=CreditTerms(limit=cny(3_000_000)), cycle=cycle))
    views = book.accounts.views()
    assert [(view.account.color_slot, view.account.monogram) for view in views] == [(1, "HU"), (2, "JD")]
    assert all(view.terms.limit == cny(3_000_000) and view.cycles == (cycle,) for view in views)


@pytest.mark.parametrize(("day", "code"), [(0, "closing_day"), (32, "closing_day")])
def test_an_impossible_statement_day_is_refused_and_nothing_is_stored(
    book: Book, day: int, code: str
) -> None:
    draft = AccountDraft(kind=AccountKind.CARD, name="Card", currency="CNY")
    cycle = BillingCycle(valid_from=DAY, closing_day=day, due_kind=DueKind.DAY, due_value=10)
    with pytest.raises(UserError, match=code):
        book.accounts.add_tool(ToolDraft(account=draft, cycle=cycle))
    assert book.accounts.views() == []


def test_used_accounts_and_members_stay(book: Book) -> None:
    account = bank(book)
    with pytest.raises(UserError, match="in_use"):
        book.accounts.remove(account)
    member = book.members.add("Lin Wei")
    assert [(person.name, person.initials) for person in book.members.all()] == [("Lin Wei", "W")]
    assert member.tables == {"member"}
    with pytest.raises(UserError, match="name_taken"):
        bank(book)


def test_everything_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "again.finapp"
    first = Book.create(path, "a long passphrase", today=today)
    bank(first)
    first.settings.set("name", "Lin & Chen")
    first.close()
    again = Book.open(path, "a long passphrase", today=today)
    assert balances(again) == {"ICBC debit": 100_000}
    assert again.settings.all()["name"] == "Lin & Chen"
    again.close()


def test_a_check_is_remembered_even_where_the_balance_was_right(book: Book) -> None:
    account = bank(book)
    assert book.accounts.checks() == {}
    book.accounts.correct_balance(account, cny(100_000), DAY)
    assert book.accounts.checks() == {account: DAY}
    assert len(book.accounts.register(account)) == 1
    book.history.undo()
    assert book.accounts.checks() == {}


def test_changed_days_join_the_rules_and_the_past_stays(book: Book) -> None:
    old = BillingCycle(valid_from=date(2026, 1, 1), closing_day=1, due_kind=DueKind.DAY, due_value=10)
    draft = AccountDraft(kind=AccountKind.CREDIT_LINE, name="Huabei", currency="CNY")
    change = book.accounts.add_tool(ToolDraft(account=draft, cycle=old))
    account = AccountId(change.created or 0)
    book.accounts.edit(account, draft, cycle=replace(old, valid_from=DAY))
    assert book.accounts.view(account).cycles == (old,)
    new = BillingCycle(valid_from=DAY, closing_day=5, due_kind=DueKind.OFFSET, due_value=20)
    book.accounts.edit(account, draft, cycle=new)
    assert book.accounts.view(account).cycles == (old, new)
    newer = replace(new, due_value=25)
    book.accounts.edit(account, draft, cycle=newer)
    assert book.accounts.view(account).cycles == (old, newer)
    with pytest.raises(UserError, match="closing_day"):
        book.accounts.edit(account, draft, cycle=replace(new, closing_day=40))
