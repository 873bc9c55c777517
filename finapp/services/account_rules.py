"""What an account, a billing rule and an amount must be before they are stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain.account import REAL_KINDS, Account, AccountDraft, monogram_of
from finapp.domain.credit import DueKind
from finapp.domain.currencies import check_currency
from finapp.domain.dates import check_day
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finapp.domain.account import AccountId, AccountKind
    from finapp.domain.credit import BillingCycle
    from finapp.domain.money import Money

_MAX_DAY = 31
_MAX_OFFSET = 60


def check_cycle(cycle: BillingCycle) -> None:
    """Raise `account.closing_day`, `account.due_value` or `date.out_of_range` for a rule that can't be."""
    check_day(cycle.valid_from)
    if not 1 <= cycle.closing_day <= _MAX_DAY:
        raise UserError("account.closing_day", day=cycle.closing_day)
    low, high = (1, _MAX_DAY) if cycle.due_kind is DueKind.DAY else (0, _MAX_OFFSET)
    if not low <= cycle.due_value <= high:
        raise UserError("account.due_value", day=cycle.due_value)


def checked(draft: AccountDraft) -> AccountDraft:
    """Return an account as it is stored; raise `account.no_name` or `currency.unknown`."""
    name = draft.name.strip()
    if not name:
        raise UserError("account.no_name")
    currency = check_currency(draft.currency) if draft.currency else None
    if draft.kind in REAL_KINDS and currency is None:
        raise UserError("currency.unknown", code="")
    return replace(draft, name=name, currency=currency, monogram=draft.monogram.strip() or monogram_of(name))


def check_name(known: Iterable[Account], name: str, kind: AccountKind) -> None:
    """Raise `account.name_taken` when another account, or another category, is called so."""
    for account in known:
        if account.name == name and account.kind.is_category == kind.is_category:
            raise UserError("account.name_taken", name=name)


def check_parent(
    known: Mapping[AccountId, Account], account_id: AccountId, parent_id: AccountId | None
) -> None:
    """Raise `account.parent` when a tool would belong to itself."""
    at = parent_id
    while at is not None:
        if at == account_id:
            raise UserError("account.parent", name=known[account_id].name)
        at = known[at].parent_id


def check_currencies(*pairs: tuple[Account, Money]) -> None:
    """Raise `account.currency_differs` when an amount is not in its account's currency."""
    for account, amount in pairs:
        if account.currency is not None and account.currency != amount.currency:
            raise UserError(
                "account.currency_differs",
                account=account.name,
                expected=account.currency,
                given=amount.currency,
            )
