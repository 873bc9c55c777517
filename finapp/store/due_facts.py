"""Everything stored that obligations come from, read at one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finapp.store import accounts, charges, plans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from finapp.domain.account import Account, AccountId
    from finapp.domain.credit import BillingCycle, Charge, Credit
    from finapp.domain.plan import Plan


class Facts(NamedTuple):
    """What obligations come from, as stored."""

    accounts: Mapping[AccountId, Account]
    plans: Sequence[Plan]
    cycles: Mapping[AccountId, Sequence[BillingCycle]]
    charges: Sequence[Charge]
    credits: Sequence[Credit]


def read_facts(connection: Connection) -> Facts:
    """Read what obligations come from."""
    return Facts(
        accounts=accounts.accounts(connection),
        plans=plans.plans(connection),
        cycles=accounts.cycles(connection),
        charges=list(charges.charges(connection)),
        credits=list(charges.credits_(connection)),
    )
