"""What the first page shows: what is due soon, and how repayments go over the coming year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.exchange import Rates, Total, total_in
from finapp.domain.explain import Explanation, line
from finapp.projection.due import Due, MonthSum, add_up, by_month
from finapp.services.calendar import Calendar, Sheet
from finapp.store import exchange, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from finapp.domain.account import Member, MemberId
    from finapp.domain.explain import Line
    from finapp.domain.money import Money
    from finapp.projection.obligations import Obligation
    from finapp.store.book_file import BookFile

DAYS, MONTHS = 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The first page at one moment.

    `soon` holds what is unpaid from the oldest overdue repayment to the 30th day from today, `months` the
    repayments of twelve months in the base currency, other currencies converted by today's `rates`;
    `year` is their sum, with what no rate converts.
    """

    sheet: Sheet
    members: Mapping[MemberId, Member]
    soon: tuple[Due, ...]
    months: tuple[MonthSum, ...]
    year: Total
    rates: Rates

    @property
    def soon_sum(self) -> Total:
        """Return the sum of `soon` in the base currency."""
        return total_in((due.open for due in self.soon), self.sheet.currency, self.rates)

    def in_base(self, amount: Money) -> Money | None:
        """Return an amount in the base currency, None where no rate is known."""
        return self.rates.convert(amount, self.sheet.currency)

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
            known_rates = exchange.rates(connection)
        rates = Rates(known_rates, today)
        end = today + timedelta(days=DAYS)
        year = today.replace(day=1) + relativedelta(months=MONTHS)
        within = [one for one in sheet.obligations if one.is_open and one.due < year]
        return Glance(
            sheet=sheet,
            members=known,
            soon=tuple(due for due in sheet.dues if due.open_parts and due.on <= end),
            months=tuple(by_month(_converted(within, rates, sheet.currency), today, MONTHS, sheet.currency)),
            year=total_in((one.open for one in within), sheet.currency, rates),
            rates=rates,
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
        steps=(*steps, *_rate_steps(glance)),
    )


def _rate_steps(glance: Glance) -> Iterator[Line]:
    """Yield how each other currency was converted, or that it was not."""
    base = glance.sheet.currency
    for amount in add_up((due.open for due in glance.soon), base):
        quoted = glance.rates.find(amount.currency, base)
        converted = glance.in_base(amount)
        if amount.currency == base:
            continue
        if quoted is None or converted is None:
            yield line("due_soon.unknown", amount=amount, currency=amount.currency)
        else:
            rate = round(quoted.rate, 6).normalize()
            yield line("due_soon.rate", amount=amount, rate=f"{rate:f}", on=quoted.on, converted=converted)
