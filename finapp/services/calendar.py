"""What falls due on which day, and what that adds up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from finapp.domain.plan import InstallmentState
from finapp.projection.obligations import Obligation, of_bills, of_plans
from finapp.store import accounts, charges, plans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from finapp.domain.account import MemberId
    from finapp.store.book_file import BookFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Sums of obligations in minor units per currency: all, paid, overdue, still due."""

    total: dict[str, int]
    paid: dict[str, int]
    overdue: dict[str, int]
    due: dict[str, int]


def summarize(obligations: Iterable[Obligation]) -> Summary:
    """Add obligations up; total = paid + overdue + still due, refunded and waived parts in none of them."""
    paid: defaultdict[str, int] = defaultdict(int)
    overdue: defaultdict[str, int] = defaultdict(int)
    due: defaultdict[str, int] = defaultdict(int)
    for one in obligations:
        currency = one.amount.currency
        paid[currency] += one.paid.minor
        side = overdue if one.state is InstallmentState.OVERDUE else due
        side[currency] += one.open.minor
    total = {
        currency: paid[currency] + overdue[currency] + due[currency] for currency in {*paid, *overdue, *due}
    }
    return Summary(total=total, paid=dict(paid), overdue=dict(overdue), due=dict(due))


class Calendar:
    """Answers what is owed when."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def obligations(self, member_ids: frozenset[MemberId] = frozenset()) -> list[Obligation]:
        """Return every obligation by due date; with `member_ids` those of their plans and tools only."""
        today = self._today()
        with self._file.read() as connection:
            known = accounts.accounts(connection)
            found = list(of_plans(plans.plans(connection), today))
            currencies = {account.id: account.currency or "" for account in known.values()}
            found += of_bills(
                accounts.cycles(connection),
                currencies,
                charges.charges(connection),
                charges.credits_(connection),
                today,
            )
        if member_ids:
            found = [
                one
                for one in found
                if ((one.plan.member_id if one.plan else None) or known[one.account_id].member_id)
                in member_ids
            ]
        return sorted(found, key=lambda one: (one.due, one.account_id, one.title))

    def between(
        self, begin: date, end: date, member_ids: frozenset[MemberId] = frozenset()
    ) -> list[Obligation]:
        """Return the obligations due from `begin` up to but not including `end`."""
        return [one for one in self.obligations(member_ids) if begin <= one.due < end]

    def overdue(self, member_ids: frozenset[MemberId] = frozenset()) -> list[Obligation]:
        """Return what should have been paid before today."""
        return [one for one in self.obligations(member_ids) if one.state is InstallmentState.OVERDUE]

    def next_days(self, days: int, member_ids: frozenset[MemberId] = frozenset()) -> list[Obligation]:
        """Return what is open and due within `days` days, overdue obligations first."""
        end = self._today() + timedelta(days=days)
        return [one for one in self.obligations(member_ids) if one.is_open and one.due <= end]
