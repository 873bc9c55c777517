"""Revolving credit: balances subject to interest, interest, minimum payments, allocation of payments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.rounding import Rounding, round_ratio
from finapp.domain.schedule import Rate, level_payment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

DAYS_IN_YEAR = 365
_REPAY_MONTHS = 36


class CardEventKind(StrEnum):
    """What happened on a card; payments and credits lower the balance, the rest raises it."""

    PAYMENT = "payment"
    CREDIT = "credit"
    PURCHASE = "purchase"
    CASH_ADVANCE = "cash_advance"
    FEE = "fee"

    @property
    def lowers(self) -> bool:
        """Tell whether the balance falls."""
        return self in {CardEventKind.PAYMENT, CardEventKind.CREDIT}


@dataclass(frozen=True, slots=True)
class CardEvent:
    """A posting on a card: a positive amount in minor units, its kind says which way it goes."""

    day: date
    amount: int
    kind: CardEventKind

    @property
    def change(self) -> int:
        """Return the effect on the balance owed."""
        return -self.amount if self.kind.lowers else self.amount


def average_daily_balance(
    opening: int, events: Sequence[CardEvent], start: date, end: date, *, new_charges: bool = True
) -> Fraction:
    """Return the mean of the end-of-day balances of a cycle, `start` and `end` both counted.

    An event counts from its day on. Without `new_charges` the purchases, advances and fees of the cycle
    are left out (Reg Z, Appendix G-1: balance "excluding new purchases").
    """
    days = (end - start).days + 1
    total = opening * days
    for event in events:
        if event.day <= end and (new_charges or event.kind.lowers):
            total += event.change * min((end - event.day).days + 1, days)
    return Fraction(total, days)


def interest(
    balance: int | Fraction,
    annual_rate: Rate,
    days: int,
    *,
    year_days: int = DAYS_IN_YEAR,
    rounding: Rounding = Rounding.HALF_UP,
) -> int:
    """Return simple interest on `balance` for `days`; a credit balance earns nothing."""
    return _round(max(Fraction(balance), Fraction(0)) * Fraction(annual_rate) * days / year_days, rounding)


def monthly_interest(balance: int | Fraction, monthly_rate: Rate) -> int:
    """Return one month's interest at a periodic rate; a credit balance earns nothing."""
    return _round(max(Fraction(balance), Fraction(0)) * Fraction(monthly_rate))


def compound_daily(balance: int, annual_rate: Decimal, days: int, *, year_days: int = DAYS_IN_YEAR) -> int:
    """Return interest that is added to the balance every day: B((1 + r/year)^days − 1)."""
    return _round(Fraction(balance * ((1 + annual_rate / year_days) ** days - 1)))


def cycle_days(start: date, end: date) -> int:
    """Return the days of a cycle; both dates count."""
    return (end - start).days + 1


@dataclass(frozen=True, slots=True)
class CycleInterest:
    """Interest of a statement cycle and the balance it was computed on."""

    interest: int
    average_balance: Fraction
    grace: bool


def cycle_interest(
    previous: int,
    events: Sequence[CardEvent],
    start: date,
    end: date,
    annual_rate: Rate,
    *,
    paid_by_due: int,
    year_days: int = DAYS_IN_YEAR,
) -> CycleInterest:
    """Return the interest of a cycle: none when the previous statement was paid in full by its due day.

    One cent less loses the grace period, and the average daily balance, new purchases included, bears
    interest from each posting day.
    """
    average = average_daily_balance(previous, events, start, end)
    if paid_by_due >= previous:
        return CycleInterest(0, average, grace=True)
    charge = interest(average, annual_rate, cycle_days(start, end), year_days=year_days)
    return CycleInterest(charge, average, grace=False)


def residual_interest(
    statement_balance: int,
    annual_rate: Rate,
    statement: date,
    payment: date,
    *,
    year_days: int = DAYS_IN_YEAR,
    payment_day_counts: bool = False,
) -> int:
    """Return trailing interest from the day after the statement up to the payment of a revolver."""
    days = (payment - statement).days - (0 if payment_day_counts else 1)
    return interest(statement_balance, annual_rate, max(days, 0), year_days=year_days)


class RevolvingRegime(StrEnum):
    """How a Chinese issuer charges a partly paid statement."""

    FULL_BALANCE = "full_balance"
    UNPAID_PART = "unpaid_part"


def revolving_interest(
    purchases: Sequence[tuple[date, int]],
    payment: tuple[date, int],
    next_statement: date,
    daily_rate: Rate,
    regime: RevolvingRegime,
) -> int:
    """Return the interest on the next statement when `payment` did not cover all `purchases`.

    FULL_BALANCE (全额计息): every purchase bears interest from its posting to the payment, then the rest
    to the next statement. UNPAID_PART: only what the payment left, oldest purchases paid first, from
    its posting to the next statement. Paid in full, there is none.
    """
    paid_on, amount = payment
    if amount >= sum(price for _, price in purchases):
        return 0
    products, left = 0, amount
    for day, price in sorted(purchases):
        covered = min(price, left)
        left -= covered
        unpaid = price - covered
        if regime is RevolvingRegime.FULL_BALANCE:
            products += price * (paid_on - day).days + unpaid * (next_statement - paid_on).days
        else:
            products += unpaid * (next_statement - day).days
    return _round(products * Fraction(daily_rate))


def cash_advance_fee(amount: int, fee_rate: Rate, least: int) -> int:
    """Return the fee of a cash advance: a share of it, at least `least`."""
    return max(_round(amount * Fraction(fee_rate)), least)


def minimum_payment(
    balance: int,
    pct: Rate,
    floor: int,
    *,
    interest: int = 0,
    fees: int = 0,
    past_due: int = 0,
    over_limit: int = 0,
) -> int:
    """Return the minimum due: a share of the balance plus interest and fees, at least `floor`.

    Amounts past due and over the limit come on top; never more than the balance, never below zero.
    """
    regular = max(_round(balance * Fraction(pct) + interest + fees), floor)
    return max(min(balance, regular + past_due + over_limit), 0)


def minimum_interest_plus_share(
    balance: int, daily_rate: Rate, days: int, *, pct: Rate = Fraction(1, 100), whole_unit: int = 100
) -> int:
    """Return the cycle's interest plus a share of the balance, rounded up to a whole unit."""
    due = _round(balance * Fraction(daily_rate) * days) + balance * Fraction(pct)
    rounded = round_ratio(due.numerator, due.denominator * whole_unit, Rounding.UP) * whole_unit
    return max(min(rounded, balance), 0)


@dataclass(frozen=True, slots=True)
class RateBalance:
    """A part of a card balance with its own annual rate."""

    name: str
    amount: int
    apr: Rate


@dataclass(frozen=True, slots=True)
class AllocatedPayment:
    """The balances after a payment, in the order given, and what found no balance to repay."""

    balances: tuple[RateBalance, ...]
    unapplied: int


def allocate_payment(
    balances: Sequence[RateBalance],
    payment: int,
    minimum: int,
    *,
    minimum_lowest_first: bool = True,
) -> AllocatedPayment:
    """Apply a payment: the minimum by the issuer's rule, the excess to the highest rate first.

    The excess rule is law in the US (12 CFR 1026.53(a)).
    """
    left = [part.amount for part in balances]
    by_rate = sorted(range(len(balances)), key=lambda index: balances[index].apr)
    highest_first = sorted(range(len(balances)), key=lambda index: -balances[index].apr)
    due = min(payment, minimum)
    unapplied = 0
    for amount, order in (
        (due, by_rate if minimum_lowest_first else highest_first),
        (payment - due, highest_first),
    ):
        unapplied += amount
        for index in order:
            applied = min(max(left[index], 0), unapplied)
            left[index] -= applied
            unapplied -= applied
    parts = tuple(replace(part, amount=amount) for part, amount in zip(balances, left, strict=True))
    return AllocatedPayment(parts, unapplied)


def repay_in_36_months(
    parts: Sequence[RateBalance], *, days_per_month: Rate = Fraction(DAYS_IN_YEAR, 12)
) -> tuple[Fraction, Fraction]:
    """Return the unrounded payment that repays a balance in 36 months and the weighted monthly rate.

    Reg Z, Appendix M2: monthly rates are apr / 365 × (365 / 12), weighted by balance.
    """
    total = sum(part.amount for part in parts)
    if total <= 0:
        return Fraction(0), Fraction(0)
    weighted = sum((part.amount * Fraction(part.apr) for part in parts), Fraction(0)) / total
    monthly = weighted / DAYS_IN_YEAR * Fraction(days_per_month)
    return level_payment(total, monthly, _REPAY_MONTHS), monthly


def promotional_apr(promo: Rate, months: int, afterwards: Rate, term: int = _REPAY_MONTHS) -> Fraction:
    """Return the rate of a balance whose promotion lasts `months` of a term, weighted by time (M2)."""
    months = min(months, term)
    return (Fraction(promo) * months + Fraction(afterwards) * (term - months)) / term


def _round(exact: Fraction, rounding: Rounding = Rounding.HALF_UP) -> int:
    return round_ratio(exact.numerator, exact.denominator, rounding)
