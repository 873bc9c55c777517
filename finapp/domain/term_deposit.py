"""Term deposits: what was agreed, what one is worth on a day, and when it ends or is renewed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from finapp.domain.dates import FARTHEST_DAY, Unit, check_day, due_date, whole_months
from finapp.domain.deposit import CN_YEAR
from finapp.domain.rounding import round_ratio
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

COMPOUNDINGS = (0, 1, 2, 4, 12, 365)
"""How often a year interest may be added inside a term; 0: never, it is simple."""

_MONTHS_IN_YEAR = 12


class DepositTime(StrEnum):
    """How the bank counts time.

    MONTHS: whole months as twelfths of a year and odd days over 360 (PBoC Yinfa [2005] 129); the others are
    actual days over a fixed year.
    """

    MONTHS = "months"
    ACT_365 = "act_365"
    ACT_360 = "act_360"


class Renewal(StrEnum):
    """What happens at the end of a term: paid out, renewed with the interest, or without it."""

    NONE = "none"
    WITH_INTEREST = "with_interest"
    PRINCIPAL = "principal"


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositTerms:
    """What was agreed. Rates are yearly fractions.

    `demand_rate` is what money earns that is taken out early, or lies on after a term without renewal.
    """

    rate: Decimal
    start: date
    matures: date
    compounds: int = 0
    time: DepositTime = DepositTime.MONTHS
    renewal: Renewal = Renewal.NONE
    demand_rate: Decimal = Decimal(0)

    def years(self, begin: date, end: date) -> Fraction:
        """Return the time from `begin` to `end` as the bank counts it."""
        if self.time is DepositTime.MONTHS:
            months, days = whole_months(begin, end)
            return Fraction(months, _MONTHS_IN_YEAR) + Fraction(days, CN_YEAR)
        return Fraction((end - begin).days, 365 if self.time is DepositTime.ACT_365 else CN_YEAR)

    def interest(self, principal: int, begin: date, end: date) -> int:
        """Return what `principal` earns at the agreed rate, in minor units, half up."""
        years = self.years(begin, end)
        if not self.compounds:
            return _half_up(principal * Fraction(self.rate) * years)
        periods = years * self.compounds
        growth = (1 + self.rate / self.compounds) ** (Decimal(periods.numerator) / periods.denominator)
        return _half_up(Fraction(principal * (growth - 1)))

    def at_demand_rate(self, principal: int, begin: date, end: date) -> int:
        """Return what `principal` earns at the demand rate, actual days over 360."""
        return _half_up(principal * Fraction(self.demand_rate) * (end - begin).days / CN_YEAR)

    def ends(self) -> Iterator[date]:
        """Yield the end of every term, the first one first; only that one without renewal."""
        months, days = whole_months(self.start, self.matures)
        length = (self.matures - self.start).days
        for number in count(1):
            if number == 1:
                end = self.matures
            elif days:
                end = due_date(self.start, number, Unit.DAY, length)
            else:
                end = due_date(self.matures, number - 1, step=months, anchor_day=self.start.day)
            yield end
            if self.renewal is Renewal.NONE or (FARTHEST_DAY - end).days <= length:
                return


@dataclass(frozen=True, slots=True)
class DepositValue:
    """What a deposit is on a day, in minor units.

    `principal` bears interest in the term from `begin` to `end`: what was paid in, and the interest of
    earlier terms where it stayed. `accrued` is the interest of this term up to the day (with `ended`: of the
    whole term, and at the demand rate since), `whole` that of the whole term, `early` what would be paid for
    all the days of the term if the money were taken out now. `paid_out` is the interest of earlier terms
    that did not stay.
    """

    terms: DepositTerms
    on: date
    deposited: int
    begin: date
    end: date
    principal: int
    accrued: int
    whole: int
    early: int
    paid_out: int
    ended: bool

    @property
    def worth(self) -> int:
        """Return principal and interest so far."""
        return self.principal + self.accrued

    @property
    def at_end(self) -> int:
        """Return what the bank pays, or renews, at the end of the term: interest included."""
        return self.principal + self.whole


def check_deposit(terms: DepositTerms) -> None:
    """Raise a `deposit.*` error for terms that can't be right."""
    for day in (terms.start, terms.matures):
        check_day(day)
    if terms.matures <= terms.start:
        raise UserError("deposit.dates", start=terms.start.isoformat(), matures=terms.matures.isoformat())
    for rate in (terms.rate, terms.demand_rate):
        if not (rate.is_finite() and 0 <= rate < 1):
            raise UserError("deposit.rate", rate=f"{rate * 100:f}%")
    if terms.compounds not in COMPOUNDINGS:
        raise UserError("deposit.compounds", times=terms.compounds)


def value_on(terms: DepositTerms, deposited: int, day: date) -> DepositValue:
    """Return what `deposited` minor units under checked `terms` are on `day`; before the start, at the start.

    A renewed term has the length, the rate and the rules of the first one.
    """
    day = max(day, terms.start)
    begin, principal, paid_out = terms.start, deposited, 0
    for end in terms.ends():
        whole = terms.interest(principal, begin, end)
        if day < end or terms.renewal is Renewal.NONE:
            break
        if terms.renewal is Renewal.WITH_INTEREST:
            principal += whole
        else:
            paid_out += whole
        begin = end
    ended = day >= end
    accrued = terms.interest(principal, begin, min(day, end))
    if ended:
        accrued += terms.at_demand_rate(principal, end, day)
    early = whole if ended else terms.at_demand_rate(principal, begin, day)
    return DepositValue(terms, day, deposited, begin, end, principal, accrued, whole, early, paid_out, ended)


def _half_up(exact: Fraction) -> int:
    return round_ratio(exact.numerator, exact.denominator)
