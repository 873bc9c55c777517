"""Coupon bonds: coupon dates, accrued interest, price and yield by the street convention, durations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.dates import LAST_DAY, due_date, is_month_end
from finapp.domain.daycount import DayCount, day_count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MONTHS_IN_YEAR = 12
PAR = Decimal(100)
MOST_COUPONS = 1200
"""Monthly coupons of a century: longer bonds are refused."""

_ACTUAL_YEAR = {DayCount.ACT_365F: 365, DayCount.NL_365: 365, DayCount.ACT_360: 360}
_THIRTY_YEAR = 360
_LOWEST_GROWTH = Decimal("1e-6")
_NEWTON_STEPS = 60
_SETTLED = Decimal("1e-24")


class BondCompounding(StrEnum):
    """How a bond's yield compounds; BY_COUPON is the street convention."""

    BY_COUPON = "by_coupon"
    ANNUAL = "annual"
    SEMIANNUAL = "semiannual"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    CONTINUOUS = "continuous"
    SIMPLE = "simple"


_PER_YEAR = {
    BondCompounding.ANNUAL: 1,
    BondCompounding.SEMIANNUAL: 2,
    BondCompounding.QUARTERLY: 4,
    BondCompounding.MONTHLY: 12,
}


@dataclass(frozen=True, slots=True)
class CouponPeriod:
    """The coupon period a settlement day lies in, counted by the bond's own day count.

    `days` may be fractional (365/2). For 30/360 bonds the days to the next coupon are the period less
    the accrued days, not the day count of the remaining dates: they differ when settling on the 31st.
    """

    previous: date
    following: date
    accrued_days: int
    days: Fraction
    days_to_next: Fraction
    coupons_left: int


def coupon_dates(settle: date, maturity: date, frequency: int) -> list[date]:
    """Return the coupon dates from the last one on or before `settle` to maturity.

    They are counted back from maturity; a bond that matures at a month's end pays at month ends.
    """
    if frequency < 1 or MONTHS_IN_YEAR % frequency or settle >= maturity:
        raise ValueError("a coupon bond pays 1, 2, 3, 4, 6 or 12 times a year and settles before maturity")
    if (maturity.year - settle.year) * frequency > MOST_COUPONS:
        raise ValueError(f"more than {MOST_COUPONS:,} coupons")
    anchor = LAST_DAY if is_month_end(maturity) else maturity.day
    found = [maturity]
    while found[0] > settle:
        step = -len(found)
        found.insert(0, due_date(maturity, step, step=MONTHS_IN_YEAR // frequency, anchor_day=anchor))
    return found


def coupon_period(
    settle: date, coupons: Sequence[date], frequency: int, convention: DayCount
) -> CouponPeriod:
    """Return the coupon period around `settle`; `coupons` start on or before it and end at maturity."""
    later = [day for day in coupons if day > settle]
    earlier = [day for day in coupons if day <= settle]
    if not later or not earlier:
        raise ValueError("the settlement day lies outside the coupon dates")
    previous, following = earlier[-1], later[0]
    accrued = day_count(convention, previous, settle, termination=coupons[-1])
    actual = following - previous
    if convention in _ACTUAL_YEAR:
        days = Fraction(_ACTUAL_YEAR[convention], frequency)
        to_next = Fraction(day_count(convention, settle, following))
    elif convention.value.startswith("30"):
        days = Fraction(_THIRTY_YEAR, frequency)
        to_next = days - accrued
    else:
        days, to_next = Fraction(actual.days), Fraction((following - settle).days)
    return CouponPeriod(previous, following, accrued, days, to_next, len(later))


@dataclass(frozen=True, slots=True)
class Bond:
    """What a bond still pays from a settlement day on, per 100 of face value.

    `coupon` is the annual rate. With `ex_coupon` the next coupon stays with the seller: the accrued
    interest is negative.
    """

    period: CouponPeriod
    coupon: Decimal
    frequency: int
    compounding: BondCompounding = BondCompounding.BY_COUPON
    ex_coupon: bool = False

    @property
    def payment(self) -> Decimal:
        """Return one coupon payment."""
        return PAR * self.coupon / self.frequency

    @property
    def accrued(self) -> Decimal:
        """Return the accrued interest."""
        share = _decimal(self.period.accrued_days / self.period.days)
        return self.payment * share - (self.payment if self.ex_coupon else 0)

    @property
    def flows(self) -> list[tuple[Decimal, Decimal]]:
        """Return (years to payment, amount) of everything the buyer receives."""
        first = self.period.days_to_next / self.period.days
        count = self.period.coupons_left
        amounts = [self.payment] * count
        amounts[-1] += PAR
        if self.ex_coupon:
            amounts[0] -= self.payment
        return [(_decimal((first + k) / self.frequency), amount) for k, amount in enumerate(amounts)]

    def _discount(self, rate: Decimal, years: Decimal) -> tuple[Decimal, Decimal, Decimal]:
        """Return the discount factor and its first two derivatives by the yield."""
        if self.compounding is BondCompounding.CONTINUOUS:
            factor = (-rate * years).exp()
            return factor, -years * factor, years * years * factor
        last_period = self.period.coupons_left == 1 and self.compounding is BondCompounding.BY_COUPON
        if last_period or self.compounding is BondCompounding.SIMPLE:
            growth = 1 + rate * years
            return 1 / growth, -years / growth**2, 2 * years**2 / growth**3
        per_year = _PER_YEAR.get(self.compounding, self.frequency)
        growth, power = 1 + rate / per_year, -years * per_year
        slope = power / per_year
        return (
            growth**power,
            slope * growth ** (power - 1),
            slope * (power - 1) / per_year * growth ** (power - 2),
        )

    def discount_factor(self, rate: Decimal, years: Decimal) -> Decimal:
        """Return what 1 paid after `years` is worth at a yield."""
        return self._discount(rate, years)[0]

    def value(self, rate: Decimal) -> BondValue:
        """Return price, durations and convexity at a yield."""
        price = slope = curve = weighted = Decimal(0)
        for years, amount in self.flows:
            factor, first, second = self._discount(rate, years)
            price += amount * factor
            slope += amount * first
            curve += amount * second
            weighted += amount * factor * years
        return BondValue(price, price - self.accrued, weighted / price, -slope / price, curve / price)

    def yield_of(self, dirty: Decimal) -> Decimal:
        """Return the yield at which the bond is worth `dirty` (Newton's steps, kept inside a bracket).

        Raises ValueError for a price that no yield gives.
        """
        if dirty <= 0:
            raise ValueError("a price above zero is needed")
        low, high = self._lowest_yield(), Decimal(1)
        while self.value(high).dirty > dirty:
            low, high = high, high * 4
        rate = min(max(self.coupon, low), high)
        for _ in range(_NEWTON_STEPS):
            found = self.value(rate)
            gap = found.dirty - dirty
            if abs(gap) <= _SETTLED * dirty:
                break
            if gap > 0:
                low = rate
            else:
                high = rate
            step = rate + gap / (found.modified * found.dirty)
            rate = step if low < step < high else (low + high) / 2
        return rate

    def _lowest_yield(self) -> Decimal:
        """Return a yield just above the one that makes the growth of the shortest unit zero."""
        if self.compounding is BondCompounding.CONTINUOUS:
            return Decimal(-10)
        longest = self.flows[-1][0]
        if self.compounding is BondCompounding.SIMPLE or self.period.coupons_left == 1:
            return (_LOWEST_GROWTH - 1) / longest
        return (_LOWEST_GROWTH - 1) * _PER_YEAR.get(self.compounding, self.frequency)


@dataclass(frozen=True, slots=True)
class BondValue:
    """A bond at a yield, per 100 of face value; durations in years.

    `modified` = −P′/P and `convexity` = P″/P, derivatives by the yield.
    """

    dirty: Decimal
    clean: Decimal
    macaulay: Decimal
    modified: Decimal
    convexity: Decimal


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / exact.denominator
