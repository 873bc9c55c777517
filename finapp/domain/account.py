"""Accounts: where money sits, what is owed, and what it was spent on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

AccountId = NewType("AccountId", int)
MemberId = NewType("MemberId", int)


class AccountKind(StrEnum):
    """What an account is. The last three never show as accounts: they are the other side of a posting."""

    CASH = "cash"
    BANK = "bank"
    EWALLET = "ewallet"
    MONEY_FUND = "money_fund"
    TERM_DEPOSIT = "term_deposit"
    CREDIT_LINE = "credit_line"
    CARD = "card"
    LOAN = "loan"
    RECEIVABLE = "receivable"
    EXPENSE = "expense"
    INCOME = "income"
    EQUITY = "equity"

    @property
    def is_own(self) -> bool:
        """Tell whether money sits here and can be spent."""
        return self in OWN_KINDS

    @property
    def is_debt(self) -> bool:
        """Tell whether this is owed to a lender."""
        return self in DEBT_KINDS

    @property
    def is_category(self) -> bool:
        """Tell whether this names what money was spent on or came from."""
        return self in {AccountKind.EXPENSE, AccountKind.INCOME}


OWN_KINDS = frozenset({AccountKind.CASH, AccountKind.BANK, AccountKind.EWALLET, AccountKind.MONEY_FUND})
DEBT_KINDS = frozenset({AccountKind.CREDIT_LINE, AccountKind.CARD, AccountKind.LOAN})
TOOL_SLOTS = 8
"""Colors that tell credit tools apart."""

REAL_KINDS = OWN_KINDS | DEBT_KINDS | {AccountKind.TERM_DEPOSIT, AccountKind.RECEIVABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDraft:
    """An account or category not yet stored.

    `code` is the stable name of a built-in category (`food.eating_out`) or account (`equity.opening`);
    `currency` is None where postings of every currency are welcome (categories, equity); `tail` is the last
    digits of a card or bank account; `pay_from_id` is the account that usually pays this debt.
    """

    kind: AccountKind
    name: str
    currency: str | None = None
    member_id: MemberId | None = None
    parent_id: AccountId | None = None
    code: str | None = None
    institution: str = ""
    tail: str = ""
    monogram: str = ""
    color_slot: int | None = None
    pay_from_id: AccountId | None = None
    closed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(AccountDraft):
    """A stored account or category."""

    id: AccountId

    @property
    def label(self) -> str:
        """Return the name with the last digits, as bank accounts read in lists."""
        return f"{self.name} ··{self.tail}" if self.tail else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person of the household. `color_slot` picks the color of the initials."""

    id: MemberId
    name: str
    initials: str
    color_slot: int
    position: int


def monogram_of(name: str) -> str:
    """Return the letters of a tool's tile: one Chinese character, or two Latin letters."""
    name = name.strip()
    if not name:
        return ""
    if not name[0].isascii():
        return name[0]
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    letters = words[0][:2] if len(words) == 1 else words[0][0] + words[1][0]
    return (words[0][:2] if len(words) > 1 and words[0].isupper() else letters).upper()


def free_slot(known: Iterable[Account]) -> int:
    """Return the first free tool color, or after the eighth tool the next in turn."""
    used = [a.color_slot for a in known if a.kind.is_debt and a.color_slot is not None]
    free = [slot for slot in range(1, TOOL_SLOTS + 1) if slot not in used]
    return free[0] if free else len(used) % TOOL_SLOTS + 1
