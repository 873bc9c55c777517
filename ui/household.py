"""What the frame itself shows of a book: its name, its members, and the counts beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from finapp.domain.account import Member, MemberId
    from finapp.services.book import Book

HOUSEHOLD_TABLES = frozenset({"member", "setting"})


class Household(NamedTuple):
    """Who the book belongs to."""

    name: str
    members: tuple[Member, ...]
    currency: str


class Counts(NamedTuple):
    """The counts beside the pages."""

    overdue: int
    open_plans: int


def read_household(book: Book) -> Household:
    """Read the name, members and base currency. Runs on the reader thread."""
    settings = book.settings.all()
    members = tuple(book.members.all())
    name = str(settings["name"]) or " & ".join(member.name for member in members) or book.path.stem
    return Household(name, members, str(settings["currency"]))


def read_counts(book: Book, members: frozenset[MemberId]) -> Counts:
    """Count overdue repayments and open plans. Runs on the reader thread."""
    accounts = book.accounts.all() if members else {}
    plans = [plan for plan in book.plans.all() if plan.open > 0]
    if members:
        plans = [plan for plan in plans if (plan.member_id or accounts[plan.account_id].member_id) in members]
    return Counts(len(book.calendar.overdue(members)), len(plans))
