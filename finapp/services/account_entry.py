"""Storing a new account within a change: its name is free, a debt gets a color of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain.account import free_slot
from finapp.services.account_rules import check_name, checked
from finapp.store import accounts

if TYPE_CHECKING:
    from finapp.domain.account import AccountDraft, AccountId
    from finapp.store.book_file import Unit


def insert_account(unit: Unit, draft: AccountDraft) -> AccountId:
    """Store a new account and return its id; raise an `account.*` or `currency.unknown` error."""
    account = checked(draft)
    known = accounts.accounts(unit.connection)
    check_name(known.values(), account.name, account.kind)
    if account.kind.is_debt and account.color_slot is None:
        account = replace(account, color_slot=free_slot(known.values()))
    return accounts.insert(unit.connection, account)
