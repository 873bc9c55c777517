"""Early settlement of a plan and what a refund does to installments still open, in minor units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.rounding import Rounding, round_ratio
from finapp.domain.schedule import Rate, Row, level_payment

if TYPE_CHECKING:
    from collections.abc import Sequence


class SettlementMethod(StrEnum):
    """What a lender asks for the installments not yet due.

    `fees_waived`: the remaining principal; for an interest-bearing loan this is the actuarial payoff.
    `fees_due`: the remaining principal and every remaining fee and interest (剩余手续费一次性收取).
    `rule_of_78`: the remaining payments less the rule-of-78 rebate of the whole finance charge.
    `present_value`: the remaining payments discounted at a period rate (the UK actuarial formula of
    SI 2004/1483 with the monthly equivalent of the APR; statutory deferral of the date not included).
    """

    FEES_WAIVED = "fees_waived"
    FEES_DUE = "fees_due"
    RULE_OF_78 = "rule_of_78"
    PRESENT_VALUE = "present_value"


@dataclass(frozen=True, slots=True)
class PenaltyBand:
    """A charge for settling with installment `from_period` to `to_period` (None: to the end), inclusive."""

    from_period: int
    to_period: int | None = None
    pct_of_remaining_principal: Decimal = Decimal(0)
    flat_fee: int = 0
    fees_due: bool = False

    def charge(self, principal: int) -> int:
        """Return what repaying so much principal early costs."""
        num, den = self.pct_of_remaining_principal.as_integer_ratio()
        return round_ratio(principal * num, den) + self.flat_fee


@dataclass(frozen=True, slots=True)
class SettlementTerms:
    """How an agreement may be settled early; bands are searched in order, none found means no penalty."""

    method: SettlementMethod = SettlementMethod.FEES_WAIVED
    penalties: tuple[PenaltyBand, ...] = ()

    def band(self, paid: int) -> PenaltyBand | None:
        """Return the penalty band for settling together with installment `paid`."""
        for band in self.penalties:
            if band.from_period <= paid and (band.to_period is None or paid <= band.to_period):
                return band
        return None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settling now costs beside paying on: amounts in minor units."""

    principal: int
    charges: int
    penalty: int
    remaining: int

    @property
    def amount(self) -> int:
        """Return what has to be paid now."""
        return self.principal + self.charges + self.penalty

    @property
    def saved(self) -> int:
        """Return how much less that is than paying every remaining installment; negative is a loss."""
        return self.remaining - self.amount


def settle(
    rows: Sequence[Row],
    paid: int,
    terms: SettlementTerms,
    *,
    accrued: int = 0,
    rate: Rate | None = None,
) -> Settlement:
    """Settle a schedule right after its first `paid` rows.

    `accrued` is interest since the last due date when settling between two (see `accrued_interest`);
    `rate` is the period rate that PRESENT_VALUE discounts with.
    """
    _check_paid(len(rows), paid)
    open_rows = rows[paid:]
    principal = sum(row.principal for row in open_rows)
    later = sum(row.interest + row.fee for row in open_rows)
    remaining = principal + later
    band = terms.band(paid)
    if not open_rows:
        return Settlement(0, 0, 0, 0)
    if terms.method is SettlementMethod.FEES_DUE or (band is not None and band.fees_due):
        charges = later
    elif terms.method is SettlementMethod.RULE_OF_78:
        cost = sum(row.interest + row.fee for row in rows)
        charges = later - _half_up(rule_of_78_rebate(cost, len(rows), paid))
    elif terms.method is SettlementMethod.PRESENT_VALUE:
        if rate is None:
            raise ValueError("a present value needs a rate")
        charges = _half_up(present_value([row.payment for row in open_rows], rate)) - principal
    else:
        charges = accrued
    return Settlement(principal, charges, _penalty(band, principal), remaining)


def rule_of_78_rebate(charge: int | Fraction, n: int, paid: int) -> Fraction:
    """Return the unearned part of `charge`: C·u(u+1) / (n(n+1)) with u = n − paid.

    It always favors the lender over the actuarial method and is forbidden in the US for terms above
    61 months (15 USC 1615).
    """
    _check_paid(n, paid)
    left = n - paid
    return Fraction(charge) * left * (left + 1) / (n * (n + 1))


def actuarial_balance(principal: int | Fraction, rate: Rate, n: int, paid: int) -> Fraction:
    """Return the exact balance after `paid` of `n` unrounded level payments."""
    _check_paid(n, paid)
    i = Fraction(rate)
    if i == 0:
        return Fraction(principal) * (n - paid) / n
    payment = level_payment(1, rate, n) * principal
    return payment * (1 - (1 + i) ** (paid - n)) / i


def present_value(payments: Sequence[int | Fraction], rate: Rate) -> Fraction:
    """Return the value one period before the first of equally spaced `payments`."""
    growth, worth = 1 + Fraction(rate), Fraction(0)
    for payment in reversed(payments):
        worth = (worth + payment) / growth
    return worth


def accrued_interest(balance: int, daily_rate: Rate, days: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """Return simple daily interest on `balance` for the days since the last due date."""
    num, den = daily_rate.as_integer_ratio()
    return round_ratio(balance * num * days, den, rounding)


@dataclass(frozen=True, slots=True)
class DailySettlement:
    """The principal and the interest that settle a daily simple interest loan."""

    principal: int
    interest: int

    @property
    def amount(self) -> int:
        """Return what has to be paid."""
        return self.principal + self.interest


def settle_daily_simple(
    principal: int,
    daily_rate: Rate,
    payments: Sequence[tuple[int, int]],
    settle_day: int,
    *,
    rounding: Rounding = Rounding.DOWN,
) -> DailySettlement:
    """Settle a daily simple interest loan `settle_day` days after its payout.

    `payments` are (day, amount); those up to `settle_day` count and cover interest first. Interest of
    each interval is rounded; interest a payment does not cover is carried without interest on it.
    """
    balance, owed, since = principal, 0, 0
    for day, amount in sorted(payments):
        if day > settle_day:
            break
        owed += accrued_interest(balance, daily_rate, day - since, rounding)
        to_interest = min(amount, owed)
        owed -= to_interest
        balance = max(balance - (amount - to_interest), 0)
        since = day
    owed += accrued_interest(balance, daily_rate, settle_day - since, rounding)
    return DailySettlement(balance, owed)


class RefundPolicy(StrEnum):
    """Which open installments a refund reduces."""

    LAST_FIRST = "last_first"
    PRO_RATA = "pro_rata"
    NEXT_DUE = "next_due"
    CASH = "cash"


@dataclass(frozen=True, slots=True)
class RefundEffect:
    """What remains to be paid and what goes back: paid + remaining − cash back = price − refund."""

    remaining: tuple[int, ...]
    cash_back: int


def apply_refund(open_amounts: Sequence[int], refund: int, policy: RefundPolicy) -> RefundEffect:
    """Take `refund` off the open installments; what exceeds them is cash back (or a credit).

    PRO_RATA scales every installment but the last, rounded half up, and the last takes the rest.
    """
    if refund < 0 or any(amount < 0 for amount in open_amounts):
        raise ValueError("refunds and open installments are not negative")
    owed = sum(open_amounts)
    if policy is RefundPolicy.CASH:
        return RefundEffect(tuple(open_amounts), refund)
    left = owed - min(refund, owed)
    if policy is RefundPolicy.PRO_RATA:
        return RefundEffect(_scale(open_amounts, left, owed), refund - (owed - left))
    forward = policy is RefundPolicy.LAST_FIRST
    kept = []
    for amount in open_amounts if forward else reversed(open_amounts):
        kept.append(min(amount, left))
        left -= kept[-1]
    return RefundEffect(tuple(kept if forward else reversed(kept)), refund - (owed - sum(kept)))


def _scale(amounts: Sequence[int], left: int, owed: int) -> tuple[int, ...]:
    if not owed:
        return tuple(amounts)
    target, scaled = left, []
    for amount in amounts[:-1]:
        scaled.append(min(round_ratio(amount * target, owed), left))
        left -= scaled[-1]
    return (*scaled, left)


def _penalty(band: PenaltyBand | None, principal: int) -> int:
    return 0 if band is None else band.charge(principal)


def _half_up(exact: Fraction) -> int:
    return round_ratio(exact.numerator, exact.denominator)


def _check_paid(n: int, paid: int) -> None:
    if not 0 <= paid <= n:
        raise ValueError("between none and all installments are paid")
