"""Double entry: a transaction moves money between accounts, and its postings sum to zero per currency."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from finapp.domain.dates import check_day
from finapp.domain.money import check_entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.domain.account import AccountId, MemberId
    from finapp.domain.money import Money

TransactionId = NewType("TransactionId", int)


class TransactionKind(StrEnum):
    """Why money moved."""

    PURCHASE = "purchase"
    REFUND = "refund"
    REPAYMENT = "repayment"
    TRANSFER = "transfer"
    INCOME = "income"
    EXPENSE = "expense"
    FEE = "fee"
    INTEREST = "interest"
    LOAN = "loan"
    OPENING = "opening"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of a transaction: a positive amount arrives at the account, a negative one leaves it."""

    account_id: AccountId
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionDraft:
    """A balanced movement of money not yet stored.

    Making one raises `date.out_of_range` or `amount.too_large` for what a book can't hold.
    """

    on: date
    kind: TransactionKind
    postings: tuple[Posting, ...]
    text: str = ""
    member_id: MemberId | None = None

    def __post_init__(self) -> None:
        uneven = unbalanced(self.postings)
        if uneven:
            raise ValueError(f"postings do not sum to zero: {uneven}")
        check_day(self.on)
        for side in self.postings:
            check_entry(side.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction(TransactionDraft):
    """A stored movement of money."""

    id: TransactionId


def unbalanced(postings: Iterable[Posting]) -> dict[str, int]:
    """Return the minor units by which each currency does not sum to zero; empty when all balance."""
    sums: defaultdict[str, int] = defaultdict(int)
    for posting in postings:
        sums[posting.amount.currency] += posting.amount.minor
    return {currency: minor for currency, minor in sums.items() if minor}


def move(source: AccountId, target: AccountId, amount: Money) -> tuple[Posting, Posting]:
    """Return the two postings that move `amount` from `source` to `target`."""
    return Posting(target, amount), Posting(source, -amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Income:
    """Money that came in under a category of income; `member_id` is the entry's, else the account's."""

    on: date
    text: str
    category_id: AccountId
    account_id: AccountId | None
    member_id: MemberId | None
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of an account's register: amounts in minor units, `balance` after the line.

    `others` names the accounts or categories on the other side.
    """

    id: TransactionId
    on: date
    kind: TransactionKind
    text: str
    others: str
    amount: int
    balance: int
    currency: str
