"""What the first page shows: what is due soon, and how repayments go over the coming year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.exchange import total_in
from finapp.domain.explain import Explanation, line
from finapp.projection.due import Due, MonthSum, by_month
from finapp.projection.totals_explained import rate_lines
from finapp.services.calendar import Calendar, Sheet
from finapp.services.debt_totals import debt_totals
from finapp.services.statements import Statements
from finapp.store import members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from finapp.domain.account import Member, MemberId
    from finapp.domain.exchange import Rates, Total
    from finapp.domain.money import Money
    from finapp.projection.obligations import Obligation
    from finapp.services.debt_totals import DebtTotals
    from finapp.store.book_file import BookFile

DAYS, MONTHS = 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The first page at one moment.

    `soon` holds what is unpaid from the oldest overdue repayment to the 30th day from today, `months` the
    repayments of twelve months in the base currency, other currencies converted by the sheet's rates;
    `year` is their sum, with what no rate converts. `debts` is everything owed today.
    """

    sheet: Sheet
    members: Mapping[MemberId, Member]
    soon: tuple[Due, ...]
    months: tuple[MonthSum, ...]
    year: Total
    debts: DebtTotals

    @property
    def soon_sum(self) -> Total:
        """Return the sum of `soon` in the base currency."""
        return self.sheet.total(due.open for due in self.soon)

    def in_base(self, amount: Money) -> Money | None:
        """Return an amount in the base currency, None where no rate is known."""
        return self.sheet.rates.convert(amount, self.sheet.currency)

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
        rates, end = sheet.rates, today + timedelta(days=DAYS)
        year = today.replace(day=1) + relativedelta(months=MONTHS)
        states = Statements(self._file, self._today).tools(member_ids)
        within = [one for one in sheet.obligations if one.is_open and one.due < year]
        return Glance(
            sheet=sheet,
            members=known,
            soon=tuple(due for due in sheet.dues if due.open_parts and due.on <= end),
            months=tuple(by_month(_converted(within, rates, sheet.currency), today, MONTHS, sheet.currency)),
            year=total_in((one.open for one in within), sheet.currency, rates),
            debts=debt_totals(states, sheet.currency, rates),
        )


def _converted(obligations: Iterable[Obligation], rates: Rates, currency: str) -> list[Obligation]:
    """Return obligations with what is open in one currency; those without a rate are left out."""
    found = ((one, rates.convert(one.open, currency)) for one in obligations)
    return [replace(one, open=amount) for one, amount in found if amount is not None]


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
    amounts = (total.amount, *total.unknown)
    return Explanation(
        rule=line("due_soon.rule", end=end, total=amounts, count=len(glance.soon), lenders=glance.lenders),
        source="",
        steps=(*steps, *rate_lines((due.open for due in glance.soon), sheet.currency, sheet.rates)),
    )
