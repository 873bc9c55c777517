"""Interest-bearing repayment schedules in exact integer minor units (fee plans: `fee_schedule`)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.rounding import Rounding, rounder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Rate = Decimal | Fraction

MAX_ROWS = 10_000
"""More rows than any agreement has; daily payments over 27 years."""


class Row(NamedTuple):
    """One installment in minor units; payment = principal + interest + fee, `balance` is what remains."""

    number: int
    payment: int
    principal: int
    interest: int
    fee: int
    balance: int


class Residual(StrEnum):
    """Which payment absorbs the difference that rounding leaves."""

    LAST = "last_payment"
    FIRST = "first_payment"
    LAST_NOT_HIGHER = "last_not_higher"


class FirstPeriod(StrEnum):
    """How a first period longer or shorter than the others is charged."""

    STUB_WITH_FIRST = "stub_with_first"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class RoundingPolicy:
    """The rounding an agreement prescribes; steps are in minor units (100 rounds cents to whole units)."""

    payment: Rounding = Rounding.HALF_UP
    interest: Rounding = Rounding.HALF_UP
    residual: Residual = Residual.LAST
    payment_step: int = 1
    interest_step: int = 1


DEFAULT_POLICY = RoundingPolicy()


@dataclass(frozen=True, slots=True)
class Totals:
    """What a schedule adds up to, in minor units."""

    payment: int
    principal: int
    interest: int
    fee: int

    @property
    def cost(self) -> int:
        """Return what borrowing costs: interest and fees."""
        return self.interest + self.fee


def totals(rows: Iterable[Row]) -> Totals:
    """Add up the columns of a schedule."""
    rows = tuple(rows)
    return Totals(
        sum(row.payment for row in rows),
        sum(row.principal for row in rows),
        sum(row.interest for row in rows),
        sum(row.fee for row in rows),
    )


def negative_amortization(rows: Iterable[Row]) -> bool:
    """Tell whether some payment does not even cover its interest, so that the debt grows."""
    return any(row.principal < 0 for row in rows)


def period_rate(annual: Rate, periods_per_year: int, compounds_per_year: int | None = None) -> Rate:
    """Return the rate of one period; exact unless interest compounds at another rhythm than it is paid.

    With `compounds_per_year` m the rate is (1 + R/m)^(m/p) − 1 (Canadian mortgages: m = 2, p = 12).
    """
    exact = Fraction(annual)
    if compounds_per_year in (None, periods_per_year):
        return exact / periods_per_year
    growth = 1 + exact / compounds_per_year
    base = Decimal(growth.numerator) / growth.denominator
    return base ** (Decimal(compounds_per_year) / periods_per_year) - 1


def level_payment(principal: int, rate: Rate, n: int, *, balloon: int = 0) -> Fraction:
    """Return the unrounded payment P·i / (1 − (1+i)^−n), the balloon discounted and left out."""
    _check(n)
    num, den = rate.as_integer_ratio()
    if num == 0:
        return Fraction(principal - balloon, n)
    grown, unit = (num + den) ** n, den**n
    return Fraction((principal * grown - balloon * unit) * num, den * (grown - unit))


def daily_simple_level(principal: int, daily_rate: Rate, days: Sequence[int]) -> Fraction:
    """Return the unrounded level payment under daily simple interest over periods of `days`."""
    _check(len(days))
    grown, worth = Fraction(1), Fraction(0)
    for count in days:
        factor = 1 + Fraction(daily_rate) * count
        grown *= factor
        worth = worth * factor + 1
    return principal * grown / worth


def odd_first_level(
    principal: int, rate: Rate, n: int, *, whole: int, fraction: Fraction, method: FirstPeriod
) -> Fraction:
    """Return the unrounded regular payment of a schedule with an odd first period."""
    _check(whole + 1)
    level = level_payment(principal, rate, n)
    if method is FirstPeriod.LEVEL:
        level *= (1 + fraction * Fraction(rate)) * (1 + Fraction(rate)) ** (whole - 1)
    return level


def equal_installment(
    principal: int,
    rate: Rate,
    n: int,
    *,
    policy: RoundingPolicy = DEFAULT_POLICY,
    payment: int | None = None,
    balloon: int = 0,
) -> tuple[Row, ...]:
    """Return a level-payment schedule (等额本息) at `rate` per period.

    `payment` fixes the level instead of computing it; one below the interest is accepted and the balance
    grows (see `negative_amortization`). The last row clears the balance, the `balloon` included. A payment
    that clears it earlier ends the schedule there.
    """
    _check(n)
    num, den = rate.as_integer_ratio()
    plan = _Plan(principal, (num,) * n, rounder(den, policy.interest, policy.interest_step))
    if payment is not None:
        return plan.rows(payment)
    level = to_step(level_payment(principal, rate, n, balloon=balloon), policy)
    return plan.settled(level, policy, balloon=balloon)


def interest_only(
    principal: int, rate: Rate, n: int, *, policy: RoundingPolicy = DEFAULT_POLICY
) -> tuple[Row, ...]:
    """Return a schedule that pays interest, then the whole principal with the last row (先息后本)."""
    _check(n)
    num, den = rate.as_integer_ratio()
    interest = rounder(den, policy.interest, policy.interest_step)(principal * num)
    rows = [Row(k, interest, 0, interest, 0, principal) for k in range(1, n)]
    return (*rows, Row(n, principal + interest, principal, interest, 0, 0))


def equal_principal(
    principal: int, rate: Rate, n: int, *, policy: RoundingPolicy = DEFAULT_POLICY
) -> tuple[Row, ...]:
    """Return a schedule of equal principal parts and falling interest (等额本金)."""
    _check(n)
    num, den = rate.as_integer_ratio()
    accrue = rounder(den, policy.interest, policy.interest_step)
    part = first = to_step(Fraction(principal, n), policy)
    if policy.residual is Residual.LAST_NOT_HIGHER and part * n < principal:
        part = first = part + policy.payment_step
    elif policy.residual is Residual.FIRST:
        first = max(principal - part * (n - 1), 0)
    rows, balance = [], principal
    for k in range(1, n + 1):
        if not balance:
            break
        interest = accrue(balance * num)
        repaid = balance if k == n else min(first if k == 1 else part, balance)
        balance -= repaid
        rows.append(Row(k, repaid + interest, repaid, interest, 0, balance))
    return tuple(rows)


def odd_first_period(
    principal: int,
    rate: Rate,
    n: int,
    *,
    whole: int,
    fraction: Fraction,
    method: FirstPeriod,
    policy: RoundingPolicy = DEFAULT_POLICY,
) -> tuple[Row, ...]:
    """Return a level schedule whose first period lasts `whole` periods and a `fraction` of one.

    `stub_with_first` adds the interest of the extra time (negative when the period is short) to the
    first regular payment. `level` solves one payment for all rows: the first due date is reached by the
    factor (1 + f·i)(1 + i)^t, simple interest inside the fraction (12 CFR 1026 App. J).
    """
    i, extra = Fraction(rate), 0
    level = odd_first_level(principal, rate, n, whole=whole, fraction=fraction, method=method)
    if method is FirstPeriod.STUB_WITH_FIRST:
        extra = _interest(principal * i * (whole - 1 + fraction), policy)
        first = _interest(principal * i, policy) + extra
    else:
        first = _interest(principal * ((1 + fraction * i) * (1 + i) ** whole - 1), policy)
    num, den = rate.as_integer_ratio()
    rounded = rounder(den, policy.interest, policy.interest_step)
    plan = _Plan(principal, (num,) * n, rounded, first, extra)
    return plan.settled(to_step(level, policy), policy)


def daily_simple(
    principal: int,
    daily_rate: Rate,
    days: Sequence[int],
    *,
    policy: RoundingPolicy = DEFAULT_POLICY,
    payment: int | None = None,
) -> tuple[Row, ...]:
    """Return a level schedule with interest = balance × daily rate × actual days of each period.

    `days[k]` are the days from one due date to the next, the first counted from the payout. The level
    solves the unrounded recursion exactly.
    """
    num, den = daily_rate.as_integer_ratio()
    rounded = rounder(den, policy.interest, policy.interest_step)
    plan = _Plan(principal, tuple(num * count for count in days), rounded)
    if payment is not None:
        return plan.rows(payment)
    return plan.settled(to_step(daily_simple_level(principal, daily_rate, days), policy), policy)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A debt and its interest: `rounded(balance × factor)` in each row, unless the first is given."""

    principal: int
    factors: tuple[int, ...]
    rounded: Callable[[int], int]
    first_interest: int | None = None
    extra: int = 0

    def rows(self, level: int, first: int | None = None) -> tuple[Row, ...]:
        """Pay `level` each period until the balance is cleared, at the latest with the last row."""
        balance, rounded, last = self.principal, self.rounded, len(self.factors)
        payment = level + self.extra if first is None else first
        interest = self._first_interest()
        rows: list[Row] = []
        row = tuple.__new__  # in less than half the time of Row(...)
        if not balance:
            return ()
        for k, factor in enumerate(self.factors, 1):
            if k > 1:
                interest = rounded(balance * factor)
            due = balance + interest
            if payment >= due or k == last:
                rows.append(row(Row, (k, due, balance, interest, 0, 0)))
                break
            balance = due - payment
            rows.append(row(Row, (k, payment, payment - interest, interest, 0, balance)))
            payment = level
        return tuple(rows)

    def _first_interest(self) -> int:
        if self.first_interest is not None:
            return self.first_interest
        return self.rounded(self.principal * self.factors[0])

    def settled(self, level: int, policy: RoundingPolicy, balloon: int = 0) -> tuple[Row, ...]:
        """Return the rows with the rounding difference where the policy wants it."""
        if policy.residual is Residual.FIRST and len(self.factors) > 1:
            return self.rows(level, self._first(level, balloon))
        rows = self.rows(level)
        while policy.residual is Residual.LAST_NOT_HIGHER and rows and rows[-1].payment - balloon > level:
            level += policy.payment_step
            rows = self.rows(level)
        return rows

    def _first(self, level: int, balloon: int) -> int:
        """Find the first payment that brings the last one nearest to `level` (bisection)."""

        def missing(first: int) -> int:
            balance = self.principal + self._first_interest() - first
            for factor in self.factors[1:]:
                balance += self.rounded(balance * factor) - level
            return balance - balloon

        low = high = level + self.extra
        width = 1
        while missing(low) < 0:
            low, width = low - width, 2 * width
        while missing(high) > 0:
            high, width = high + width, 2 * width
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if missing(middle) > 0 else (low, middle)
        return min((low, high), key=lambda first: abs(missing(first)))


def to_step(level: Fraction, policy: RoundingPolicy) -> int:
    """Return an exact payment rounded as the policy wants payments."""
    return rounder(level.denominator, policy.payment, policy.payment_step)(level.numerator)


def _interest(exact: Fraction, policy: RoundingPolicy) -> int:
    return rounder(exact.denominator, policy.interest, policy.interest_step)(exact.numerator)


def _check(n: int) -> None:
    if not 1 <= n <= MAX_ROWS:
        raise ValueError(f"a schedule has 1 to {MAX_ROWS:,} rows")
