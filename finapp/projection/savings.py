"""How a deposit or fund grows month by month: interest, regular saving, fees, tax, and what is left of it.

Amounts are minor units, unrounded inside and rounded once in what is shown. Regular saving is paid in at the
beginning of each month. Rates are fractions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.net_return import real_return
from finapp.domain.rates import irr
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.solver import RateResult

MONTHS_IN_YEAR = 12
MAX_MONTHS = 1_200
_ONE = Decimal(1)
_ZERO = Decimal(0)


class Taxed(StrEnum):
    """When the gain is taxed."""

    AT_END = "at_end"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Savings:
    """What is put aside and what it earns.

    `rate` is nominal a year; interest compounds `compounds` times a year, None: simple interest, not earning
    anything itself. `entry_fee` is charged on what is invested ("outside": invested = paid / (1 + fee)),
    `exit_fee` on what is paid out, `yearly_fee` on the value all along.
    """

    start: int
    monthly: int
    months: int
    rate: Decimal
    compounds: int | None = 1
    yearly_fee: Decimal = _ZERO
    entry_fee: Decimal = _ZERO
    exit_fee: Decimal = _ZERO
    tax: Decimal = _ZERO
    taxed: Taxed = Taxed.AT_END
    inflation: Decimal = _ZERO


@dataclass(frozen=True, slots=True)
class Point:
    """A month: what was paid in until then, and what would be paid out, in minor units."""

    month: int
    paid_in: int
    worth: Decimal


@dataclass(frozen=True, slots=True)
class Grown:
    """What savings lead to.

    `gross` is the end value without any fee and tax; `fees` what fees take from it, `tax` what tax takes;
    `net` is paid out. `yearly` is the money-weighted effective rate of what was paid in and out.
    """

    savings: Savings
    points: tuple[Point, ...]
    paid_in: int
    gross: Decimal
    fees: Decimal
    tax: Decimal
    net: Decimal
    yearly: RateResult
    rate: Decimal | None

    @property
    def real_rate(self) -> Decimal | None:
        """Return the yearly rate after inflation."""
        return None if self.rate is None else real_return(self.rate, self.savings.inflation)

    @property
    def real_value(self) -> Decimal:
        """Return the end value in the money of today."""
        years = Decimal(self.savings.months) / MONTHS_IN_YEAR
        return self.net / (1 + self.savings.inflation) ** years


def grow(savings: Savings) -> Grown:
    """Return what `savings` lead to; raise a `savings.*` error for what can't be."""
    _check(savings)
    free = replace(savings, yearly_fee=_ZERO, entry_fee=_ZERO, exit_fee=_ZERO, tax=_ZERO)
    gross = _points(free)[-1].worth
    before_tax = _points(replace(savings, tax=_ZERO))[-1].worth
    points = _points(savings)
    net, paid_in = points[-1].worth, points[-1].paid_in
    found = _monthly_rate(savings, net)
    rate = None if found.value is None else (1 + found.value) ** MONTHS_IN_YEAR - 1
    return Grown(savings, points, paid_in, gross, gross - before_tax, before_tax - net, net, found, rate)


def month_growth(savings: Savings) -> Decimal:
    """Return what 1 becomes in one month of compound interest, before fees."""
    times = savings.compounds or 1
    return (1 + savings.rate / times) ** (Decimal(times) / MONTHS_IN_YEAR)


def _check(savings: Savings) -> None:
    if savings.start <= 0 and savings.monthly <= 0:
        raise UserError("savings.nothing")
    if not 1 <= savings.months <= MAX_MONTHS:
        raise UserError("savings.months", months=savings.months, largest=MAX_MONTHS // MONTHS_IN_YEAR)
    if savings.compounds is not None and savings.rate / savings.compounds <= -1:
        raise UserError("savings.rate")
    if not (0 <= savings.yearly_fee < 1 and 0 <= savings.exit_fee < 1 and 0 <= savings.tax < 1):
        raise UserError("savings.share")


def _points(savings: Savings) -> tuple[Point, ...]:
    worth = _simple(savings) if savings.compounds is None else _compound(savings)
    found = []
    for month in range(savings.months + 1):
        paid_in = savings.start + savings.monthly * month
        found.append(Point(month, paid_in, worth(month)))
    return tuple(found)


def _invested(savings: Savings) -> tuple[Decimal, Decimal]:
    """Return the first amount and the monthly one after the entry fee."""
    return savings.start / (1 + savings.entry_fee), savings.monthly / (1 + savings.entry_fee)


def _paid_out(savings: Savings, value: Decimal, paid_in: int) -> Decimal:
    """Return what is left of a value after the exit fee and the tax on the whole gain."""
    proceeds = value * (1 - savings.exit_fee)
    return proceeds - savings.tax * max(proceeds - paid_in, _ZERO)


def _simple(savings: Savings) -> Callable[[int], Decimal]:
    """Return the worth of any month under simple interest: each payment earns by its own age."""
    first, each = _invested(savings)
    kept = (1 - savings.yearly_fee) ** (_ONE / MONTHS_IN_YEAR)
    ages = [(1 + savings.rate * n / MONTHS_IN_YEAR) * kept**n for n in range(savings.months + 1)]
    sums = [_ZERO]
    for age in ages[1:]:
        sums.append(sums[-1] + age)

    def worth(month: int) -> Decimal:
        value = first * ages[month] + each * sums[month]
        return _paid_out(savings, value, savings.start + savings.monthly * month)

    return worth


def _compound(savings: Savings) -> Callable[[int], Decimal]:
    """Return the worth of any month under compound interest."""
    first, each = _invested(savings)
    growth = month_growth(savings) * (1 - savings.yearly_fee) ** (_ONE / MONTHS_IN_YEAR)
    yearly = savings.taxed is Taxed.YEARLY and savings.tax
    value, base, paid = first, first, savings.start
    worth = [_paid_out(savings, value, paid)]
    for month in range(1, savings.months + 1):
        value = (value + each) * growth
        base += each
        paid += savings.monthly
        if not yearly:
            worth.append(_paid_out(savings, value, paid))
            continue
        left = value - savings.tax * max(value - base, _ZERO)
        worth.append(left * (1 - savings.exit_fee))
        if month % MONTHS_IN_YEAR == 0:
            value = base = left
    return worth.__getitem__


def _monthly_rate(savings: Savings, net: Decimal) -> RateResult:
    flows = [Decimal(-savings.monthly)] * savings.months + [net]
    flows[0] -= savings.start
    return irr(flows)
