"""Term deposits of a book: what each is worth, and when it ends."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.money import Money
from finapp.domain.term_deposit import Renewal, value_on
from finapp.store import deposits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finapp.domain.account import Account, AccountId, MemberId
    from finapp.domain.term_deposit import DepositValue
    from finapp.store.rows import Connection


@dataclass(frozen=True, slots=True)
class Maturity:
    """The end of a deposit's term: `amount` is paid out or renewed, interest included."""

    account_id: AccountId
    on: date
    amount: Money
    renewed: bool


def read_deposits(connection: Connection, today: date) -> dict[AccountId, DepositValue]:
    """Return what every term deposit is today."""
    held = deposits.deposited(connection)
    return {
        account_id: value_on(agreed, held.get(account_id, 0), today)
        for account_id, agreed in deposits.terms(connection).items()
    }


def maturities(
    values: Mapping[AccountId, DepositValue],
    accounts: Mapping[AccountId, Account],
    member_ids: frozenset[MemberId],
) -> dict[date, tuple[Maturity, ...]]:
    """Return the end of the term that each open deposit is in; with `member_ids` of theirs only."""
    found: defaultdict[date, list[Maturity]] = defaultdict(list)
    for account_id, value in values.items():
        account = accounts[account_id]
        if account.closed_on is not None or not account.currency or not value.deposited:
            continue
        if not member_ids or account.member_id in member_ids:
            renewed = value.terms.renewal is not Renewal.NONE
            amount = Money(value.at_end, account.currency)
            found[value.end].append(Maturity(account_id, value.end, amount, renewed))
    return {day: tuple(items) for day, items in found.items()}
