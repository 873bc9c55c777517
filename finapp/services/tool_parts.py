"""A credit tool in several currencies: a part for each, under the limit and billing rule of the tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.account import AccountDraft
from finapp.services.tool_facts import TOOL_KINDS
from finapp.store import accounts

if TYPE_CHECKING:
    from finapp.domain.account import AccountId
    from finapp.store.book_file import Unit


def part_in(unit: Unit, account_id: AccountId, currency: str) -> AccountId:
    """Return the part of a tool that holds `currency`, made when it is the first of its kind.

    An account that is no tool, or holds the currency itself, stands for itself.
    """
    known = accounts.accounts(unit.connection)
    tool = known[account_id]
    if tool.currency == currency or tool.kind not in TOOL_KINDS:
        return account_id
    for one in known.values():
        if one.parent_id == account_id and one.currency == currency and one.kind is tool.kind:
            return one.id
    draft = AccountDraft(
        kind=tool.kind,
        name=f"{tool.name} · {currency}",
        currency=currency,
        member_id=tool.member_id,
        parent_id=account_id,
        institution=tool.institution,
        tail=tool.tail,
        monogram=tool.monogram,
        color_slot=tool.color_slot,
    )
    return accounts.insert(unit.connection, draft)
