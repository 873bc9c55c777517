"""What a new book starts with: base currency, built-in categories and the accounts nobody sees."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.currencies import check_currency
from finapp.messages import sentence
from finapp.store import accounts, members

if TYPE_CHECKING:
    from finapp.store.book_file import BookFile

OPENING = "equity.opening"
EXCHANGE = "equity.exchange"
ADJUSTMENT = "equity.adjustment"
OUTSIDE = "equity.outside"
FEES = "fees"
INTEREST = "income.interest"
UNCATEGORIZED = "uncategorized"


def fill_new_book(file: BookFile, currency: str, language: str) -> None:
    """Store base currency, language, categories and equity accounts; not an undo step."""
    currency = check_currency(currency)
    table = tomllib.loads(files("resources").joinpath("categories.toml").read_text(encoding="utf-8"))
    with file.write("new_book") as unit:
        members.set_setting(unit.connection, "currency", currency)
        members.set_setting(unit.connection, "language", language)
        for kind in (AccountKind.EXPENSE, AccountKind.INCOME):
            for code in table[kind.value]:
                name = sentence(f"category.{code}", language)
                accounts.insert(unit.connection, AccountDraft(kind=kind, name=name, code=code))
        for code in (OPENING, EXCHANGE, ADJUSTMENT, OUTSIDE):
            name = sentence(f"builtin.{code}", language)
            accounts.insert(unit.connection, AccountDraft(kind=AccountKind.EQUITY, name=name, code=code))
    file.forget_history()
