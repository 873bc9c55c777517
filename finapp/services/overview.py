"""What the first page shows: what is due soon, and how repayments go over the coming year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.explain import Explanation, line
from finapp.projection.due import Due, MonthSum, add_up, by_month
from finapp.services.calendar import Calendar, Sheet
from finapp.store import members

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from finapp.domain.account import Member, MemberId
    from finapp.domain.money import Money
    from finapp.store.book_file import BookFile

DAYS, MONTHS = 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The first page at one moment.

    `soon` holds what is unpaid from the oldest overdue repayment to the 30th day from today, `months` the
    repayments of twelve months in the base currency, `other_currencies` what those months owe besides.
    """

    sheet: Sheet
    members: Mapping[MemberId, Member]
    soon: tuple[Due, ...]
    months: tuple[MonthSum, ...]
    other_currencies: tuple[Money, ...]

    @property
    def soon_sum(self) -> tuple[Money, ...]:
        """Return the sum of `soon` per currency, the base currency first."""
        return add_up((due.open for due in self.soon), self.sheet.currency)

    @property
    def late(self) -> tuple[Due, ...]:
        """Return those of `soon` that are overdue."""
        return tuple(due for due in self.soon if due.is_overdue)

    @property
    def lenders(self) -> int:
        """Return how many lenders are due soon."""
        return len({due.account_id for due in self.soon})


class Overview:
    """Answers the first page."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def glance(self, member_ids: frozenset[MemberId] = frozenset()) -> Glance:
        """Return what the first page shows."""
        today = self._today()
        sheet = Calendar(self._file, self._today).sheet(today, today, member_ids)
        with self._file.read() as connection:
            known = {member.id: member for member in members.members(connection)}
        end = today + timedelta(days=DAYS)
        year = today.replace(day=1) + relativedelta(months=MONTHS)
        other = [
            one.open
            for one in sheet.obligations
            if one.is_open and one.due < year and one.open.currency != sheet.currency
        ]
        return Glance(
            sheet=sheet,
            members=known,
            soon=tuple(due for due in sheet.dues if due.open_parts and due.on <= end),
            months=tuple(by_month(sheet.obligations, today, MONTHS, sheet.currency)),
            other_currencies=add_up(other, sheet.currency) if other else (),
        )


def explain_soon(glance: Glance) -> Explanation:
    """Say which repayments make up the sum that is due soon."""
    sheet = glance.sheet
    steps = tuple(
        line(
            "due_soon.step",
            day=due.on,
            lender=sheet.accounts[due.account_id].name,
            amount=due.open,
        )
        for due in glance.soon
    )
    end, total = sheet.today + timedelta(days=DAYS), glance.soon_sum
    return Explanation(
        rule=line("due_soon.rule", end=end, total=total, count=len(glance.soon), lenders=glance.lenders),
        source="",
        steps=steps,
    )
