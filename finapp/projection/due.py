"""Repayments as people make them: everything due to one lender on one day, and what it adds up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.exchange import NO_RATES, total_in
from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.exchange import Rates, Total
    from finapp.domain.plan import InstallmentId
    from finapp.projection.obligations import Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What one lender is owed on one day in one currency."""

    account_id: AccountId
    on: date
    parts: tuple[Obligation, ...]

    @property
    def currency(self) -> str:
        """Return the currency it is owed in."""
        return self.parts[0].amount.currency

    @property
    def open(self) -> Money:
        """Return what is still to be paid."""
        return Money(sum(part.open.minor for part in self.parts), self.currency)

    @property
    def amount(self) -> Money:
        """Return what was asked for."""
        return Money(sum(part.amount.minor for part in self.parts), self.currency)

    @property
    def is_overdue(self) -> bool:
        """Tell whether a part should have been paid before today."""
        return any(part.state is InstallmentState.OVERDUE for part in self.parts)

    @property
    def open_parts(self) -> tuple[Obligation, ...]:
        """Return the parts with something still to be paid."""
        return tuple(part for part in self.parts if part.is_open)

    @property
    def installment_ids(self) -> tuple[InstallmentId, ...]:
        """Return the installments with something still to be paid."""
        return tuple(part.installment.id for part in self.open_parts if part.installment is not None)

    @property
    def has_bill(self) -> bool:
        """Tell whether a bill is among what is still to be paid."""
        return any(part.installment is None for part in self.open_parts)


def by_lender(obligations: Iterable[Obligation]) -> list[Due]:
    """Group by day, lender and currency, in the order of the first of each."""
    groups: dict[tuple[date, AccountId, str], list[Obligation]] = {}
    for one in obligations:
        groups.setdefault((one.due, one.account_id, one.amount.currency), []).append(one)
    return [
        Due(account_id=account_id, on=on, parts=tuple(parts)) for (on, account_id, _), parts in groups.items()
    ]


def add_up(amounts: Iterable[Money], base: str) -> tuple[Money, ...]:
    """Add amounts up per currency, the base currency first; nothing at all is zero of the base."""
    sums: defaultdict[str, int] = defaultdict(int)
    for amount in amounts:
        sums[amount.currency] += amount.minor
    found = [Money(sums[code], code) for code in sorted(sums, key=lambda code: (code != base, code))]
    return tuple(one for one in found if one) or (Money(0, base),)


def left_after(
    balance: Money,
    account_id: AccountId,
    day: date,
    dues: Iterable[Due],
    pay_from: Mapping[AccountId, AccountId],
    rates: Rates = NO_RATES,
) -> Total:
    """Return what an account keeps once everything open up to `day` that it pays is paid.

    Repayments in other currencies count at today's rate; money that comes in meanwhile is not known here.
    """
    going = [-due.open for due in dues if due.on <= day and pay_from.get(due.account_id) == account_id]
    return total_in([balance, *going], balance.currency, rates)


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What is still to be paid in one month, in minor units: by tool, and what of it is overdue."""

    month: date
    by_tool: Mapping[AccountId, int]
    overdue: int

    @property
    def total(self) -> int:
        """Return the whole month."""
        return sum(self.by_tool.values()) + self.overdue


def by_month(obligations: Sequence[Obligation], today: date, months: int, currency: str) -> list[MonthSum]:
    """Return what is open in each of `months` months from this one, in one currency.

    What is overdue, however old, stands in this month and apart from its tool.
    """
    first = today.replace(day=1)
    found = []
    for number in range(months):
        begin = first + relativedelta(months=number)
        end = first + relativedelta(months=number + 1)
        by_tool: defaultdict[AccountId, int] = defaultdict(int)
        late = 0
        for one in obligations:
            if not one.is_open or one.open.currency != currency:
                continue
            if one.state is InstallmentState.OVERDUE:
                late += one.open.minor if number == 0 else 0
            elif begin <= one.due < end:
                by_tool[one.account_id] += one.open.minor
        found.append(MonthSum(begin, dict(by_tool), late))
    return found
