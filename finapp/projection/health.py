"""How a household's borrowing stands, each figure with the rows it rests on. No score, and no weighting.

Everything is in one currency; what has no exchange rate is left out and said by the caller.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.projection.obligations import Obligation

MONTHS_BACK = 3
"""Complete months that usual income is the mean of."""

MONTHS_AHEAD = 12
YEARS_OF_HISTORY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitUse:
    """What is used of one limit, in its own currency; `tools` share it.

    `at_close` is what will be used once the next statement of one of them closes, on `closes_on`, with the
    repayments due until then made as usual; None where none closes.
    """

    tools: tuple[AccountId, ...]
    limit: Money
    used: Money
    at_close: Money | None = None
    closes_on: date | None = None

    def to_pay(self, band: Decimal) -> Money | None:
        """Return what to pay before that closing to use at most `band` of the limit then."""
        if self.at_close is None:
            return None
        return max(Money(0, self.limit.currency), self.at_close - self.limit.times(band))


@dataclass(frozen=True, slots=True)
class Use:
    """What is used of one limit, in minor units of one currency; `own` has it in the limit's."""

    own: LimitUse
    used: int
    limit: int
    at_close: int | None = None

    @property
    def tools(self) -> tuple[AccountId, ...]:
        """Return the tools that share the limit."""
        return self.own.tools

    @property
    def share(self) -> Decimal:
        """Return the used share."""
        return Decimal(self.used) / self.limit if self.limit else Decimal(0)

    @property
    def share_at_close(self) -> Decimal | None:
        """Return the share that will be used at the next closing."""
        return None if self.at_close is None or not self.limit else Decimal(self.at_close) / self.limit


@dataclass(frozen=True, slots=True)
class MonthAmount:
    """An amount of one month, minor units."""

    month: date
    amount: int


@dataclass(frozen=True, slots=True)
class Late:
    """A repayment made after its day, or not yet: `paid_on` None."""

    obligation: Obligation
    days: int
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """What one lender is owed, minor units, and its share of everything."""

    account_id: AccountId
    owed: int
    share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """All figures. A share is None where what it is of is not known.

    `income` is what was `stated`, else the mean of `incomes`; `service` holds the repayments of the twelve
    months ahead, `committed` is their sum over twelve incomes, `next_month` the first of them over one.
    `history` holds late repayments of two years; `on_time` of `judged` repayments were in time.
    """

    uses: tuple[Use, ...]
    incomes: tuple[MonthAmount, ...]
    service: tuple[MonthAmount, ...]
    history: tuple[Late, ...]
    judged: int
    parts: tuple[Part, ...]
    stated: int | None = None

    @property
    def used_at_close(self) -> Decimal | None:
        """Return the same once each tool's next statement is closed; None where none closes."""
        limit = sum(one.limit for one in self.uses)
        if not limit or all(one.at_close is None for one in self.uses):
            return None
        return Decimal(sum(_at_close(one) for one in self.uses)) / limit

    def to_pay(self, band: Decimal) -> int | None:
        """Return what to pay before the next closings to use at most `band` of all limits together."""
        if self.used_at_close is None:
            return None
        limit = sum(one.limit for one in self.uses)
        return max(0, sum(_at_close(one) for one in self.uses) - round(limit * band))

    @property
    def used(self) -> Decimal | None:
        """Return the used share of all limits together."""
        limit = sum(one.limit for one in self.uses)
        return Decimal(sum(one.used for one in self.uses)) / limit if limit else None

    @property
    def income(self) -> int | None:
        """Return the usual income of a month in minor units, None when none is known."""
        if self.stated is not None:
            return self.stated if self.stated > 0 else None
        if not self.incomes:
            return None
        mean = sum(one.amount for one in self.incomes) // len(self.incomes)
        return mean if mean > 0 else None

    @property
    def committed(self) -> Decimal | None:
        """Return which share of the income of twelve months is committed already."""
        if self.income is None:
            return None
        return Decimal(sum(one.amount for one in self.service)) / (self.income * MONTHS_AHEAD)

    @property
    def next_month(self) -> Decimal | None:
        """Return the repayments of the next month over usual income: debt service to income now."""
        if self.income is None or not self.service:
            return None
        return Decimal(self.service[0].amount) / self.income

    @property
    def on_time(self) -> int:
        """Return how many of the judged repayments were made in time."""
        return self.judged - len(self.history)

    @property
    def largest(self) -> Part | None:
        """Return the lender that is owed most."""
        return self.parts[0] if self.parts else None

    @property
    def concentration(self) -> Decimal | None:
        """Return the sum of squared shares (Herfindahl): 1 is a single lender, 1/n are n equal ones."""
        return sum((one.share**2 for one in self.parts), Decimal(0)) if self.parts else None


def _at_close(one: Use) -> int:
    return one.used if one.at_close is None else one.at_close


def first_month(obligations: Iterable[Obligation], today: date) -> tuple[Obligation, ...]:
    """Return what is open and falls due within a month, overdue repayments included."""
    until = today + relativedelta(months=1)
    return tuple(one for one in obligations if one.is_open and one.due <= until)


def service_ahead(
    obligations: Iterable[Obligation], today: date, in_base: Mapping[str, Decimal]
) -> tuple[MonthAmount, ...]:
    """Return what falls due in each of twelve months from today; what is overdue falls in the first."""
    sums: defaultdict[int, int] = defaultdict(int)
    for one in obligations:
        if not one.is_open or one.open.currency not in in_base:
            continue
        month = 0
        while one.due > today + relativedelta(months=month + 1) and month < MONTHS_AHEAD:
            month += 1
        if month < MONTHS_AHEAD:
            sums[month] += round(one.open.minor * in_base[one.open.currency])
    return tuple(MonthAmount(today + relativedelta(months=k), sums[k]) for k in range(MONTHS_AHEAD))


def income_months(today: date) -> tuple[date, date]:
    """Return the first day of the months that usual income is the mean of, and of the month after them."""
    first = today.replace(day=1)
    return first - relativedelta(months=MONTHS_BACK), first


def usual_incomes(by_month: Mapping[date, int], today: date) -> tuple[MonthAmount, ...]:
    """Return the income of the last complete months, from the first one that has any."""
    begin, _ = income_months(today)
    months = [begin + relativedelta(months=number) for number in range(MONTHS_BACK)]
    known = [month for month in months if month in by_month]
    if not known:
        return ()
    return tuple(MonthAmount(month, by_month.get(month, 0)) for month in months if month >= known[0])


def late_history(obligations: Iterable[Obligation], today: date) -> tuple[tuple[Late, ...], int]:
    """Return the late repayments of the last two years, newest first, and how many repayments fell due."""
    since = today - relativedelta(years=YEARS_OF_HISTORY)
    late, judged = [], 0
    for one in obligations:
        if not since <= one.due < today or one.state in {
            InstallmentState.REFUNDED,
            InstallmentState.WAIVED,
        }:
            continue
        if one.installment is not None and one.installment.extra is not None:
            continue
        judged += 1
        if one.state is InstallmentState.OVERDUE:
            late.append(Late(one, (today - one.due).days, None))
        elif one.state is InstallmentState.PAID_LATE and one.paid_on is not None:
            late.append(Late(one, (one.paid_on - one.due).days, one.paid_on))
    return tuple(sorted(late, key=lambda found: found.obligation.due, reverse=True)), judged


def parts_of(owed: Mapping[AccountId, int]) -> tuple[Part, ...]:
    """Return each lender's share of everything owed, the largest first."""
    total = sum(amount for amount in owed.values() if amount > 0)
    found = [
        Part(account_id, amount, Decimal(amount) / total) for account_id, amount in owed.items() if amount > 0
    ]
    return tuple(sorted(found, key=lambda one: -one.owed))


def uses_of(limits: Iterable[LimitUse], in_base: Mapping[str, Decimal]) -> tuple[Use, ...]:
    """Return the use of each limit once, the most used first, converted into one currency."""
    found: dict[tuple[AccountId, ...], Use] = {}
    for one in limits:
        rate = in_base.get(one.limit.currency)
        if rate is not None and one.limit.minor > 0:
            close = None if one.at_close is None else round(max(one.at_close.minor, 0) * rate)
            used = round(max(one.used.minor, 0) * rate)
            found[one.tools] = Use(one, used, round(one.limit.minor * rate), close)
    return tuple(sorted(found.values(), key=lambda one: -one.share))
