"""The interest of one statement, by the method of the tool's conditions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.rounding import round_ratio
from finapp.domain.statement import RowKind
from finapp.domain.tool_terms import InterestMethod, RatePeriod
from finapp.projection.lots import bears, interest_of

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.credit import Period
    from finapp.domain.tool_terms import ToolTerms
    from finapp.projection.lots import Lot, Lots

CYCLE_METHODS = frozenset({InterestMethod.CYCLE, InterestMethod.CYCLE_OLD, InterestMethod.PREVIOUS_BALANCE})
"""Methods that charge the days of the cycle; the others go back to the day of posting or of the due day."""

_MONTHS = 12


class Charged(NamedTuple):
    """Interest of a statement in minor units: of charges, of cash drawn, of promotions that ended.

    `average` is the average daily balance it was computed on, where the method has one.
    """

    charges: int = 0
    cash: int = 0
    deferred: int = 0
    average: Fraction | None = None


class Standing(NamedTuple):
    """What became of the grace period.

    `lost`: the last statement was not paid in full. `trailing`: it was, but not the one before, so what was
    carried bears interest until the day it was paid.
    """

    lost: bool
    trailing: bool


def charge_interest(
    lots: Lots, period: Period, index: int, terms: ToolTerms, standing: Standing, opening: int
) -> Charged:
    """Return the interest of statement `index`, and note on the lots what was charged.

    `opening` is the balance it began with.
    """
    deferred = _round(sum((_deferred(lot, period, terms) for lot in lots.open), Fraction(0)))
    if terms.method is InterestMethod.NONE:
        return Charged(deferred=deferred)
    if terms.method in CYCLE_METHODS:
        return _of_cycle(lots, period, index, terms, standing, opening)._replace(deferred=deferred)
    bearing = [lot for lot in lots.open if lot.bearing_from is not None and bears(lot, terms)]
    charges = cash = Fraction(0)
    for lot in bearing:
        begin = lot.accrued_to or lot.bearing_from or lot.posted
        part = interest_of(lot, begin, period.closing, lots.rates, terms)
        lot.accrued_to = max(begin, period.closing)
        if lot.kind is RowKind.CASH:
            cash += part
        else:
            charges += part
    return Charged(_round(charges), _round(cash), deferred)


def _of_cycle(
    lots: Lots, period: Period, index: int, terms: ToolTerms, standing: Standing, opening: int
) -> Charged:
    """Charge the days of the cycle, both ends counted (Reg Z, Appendix G-1)."""
    bearing = [lot for lot in lots.open if _in_cycle(lot, index, terms, standing)]
    days = (period.end - period.begin).days
    if terms.method is InterestMethod.PREVIOUS_BALANCE:
        revolving = standing.lost or standing.trailing
        average = Fraction(max(0, opening) if revolving else 0)
        rate = Fraction(terms.rate)
        share = rate / _MONTHS if terms.period is RatePeriod.MONTH else rate * days / terms.year_days
        return Charged(_round(average * share), average=average)
    average = Fraction(sum(lot.days_owed(_since(lot, period), period.end) for lot in bearing), days)
    charges = cash = Fraction(0)
    for lot in bearing:
        part = interest_of(lot, _since(lot, period), period.end, lots.rates, terms)
        if terms.period is RatePeriod.MONTH:
            part = part * terms.year_days / days / _MONTHS
        if lot.kind is RowKind.CASH:
            cash += part
        else:
            charges += part
    return Charged(_round(charges), _round(cash), average=average)


def _since(lot: Lot, period: Period) -> date:
    """Return the first day of the cycle that was not charged for a lot before."""
    return period.begin if lot.accrued_to is None else max(period.begin, lot.accrued_to)


def _in_cycle(lot: Lot, index: int, terms: ToolTerms, standing: Standing) -> bool:
    if lot.is_deferred or not bears(lot, terms):
        return False
    if lot.kind is RowKind.CASH:
        return True
    old = lot.index < index
    if standing.lost:
        return old or terms.method is InterestMethod.CYCLE
    return standing.trailing and old


def _deferred(lot: Lot, period: Period, terms: ToolTerms) -> Fraction:
    """Charge what was put aside for a lot when its promotion ended unpaid; forget it when it was repaid."""
    promotion = lot.promotion
    if promotion is None or not lot.is_deferred or promotion.ends >= period.end:
        return Fraction(0)
    put_aside = (
        deferred_interest(lot, promotion.ends, terms) if lot.left_on(promotion.ends) > 0 else Fraction(0)
    )
    lot.promotion = None
    lot.bearing_from = lot.accrued_to = promotion.ends
    return put_aside


def deferred_interest(lot: Lot, end: date, terms: ToolTerms) -> Fraction:
    """Return the interest put aside on a deferred lot from its posting up to but not including `end`."""
    rate = Fraction(lot.promotion.rate) if lot.promotion is not None else Fraction(0)
    return lot.days_owed(lot.posted, end) * rate / terms.year_days


def _round(exact: Fraction) -> int:
    return round_ratio(exact.numerator, exact.denominator)
