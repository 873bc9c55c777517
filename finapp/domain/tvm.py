"""Time value of money as spreadsheets and financial calculators compute it.

Money received is positive, money paid is negative. All functions share one equation (TI BA II Plus
guidebook, OpenDocument 1.2 part 2, section 6.12): with g = (1 + i)^n and b = 1 for payments at the
beginning of each period, pv*g + pmt*(1 + i*b)*(g - 1)/i + fv = 0, where (g - 1)/i is n at i = 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.rates import MOST_PERIODS, irr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.solver import RateResult


class When(StrEnum):
    """When in a period its payment is made."""

    END = "end"
    BEGIN = "begin"


class FirstFlow(StrEnum):
    """When the first flow of a present value happens."""

    NOW = "t0"
    ONE_PERIOD_AHEAD = "t1"


def period_rate(annual: Decimal, payments_a_year: int, compounds_a_year: int | None = None) -> Decimal:
    """Return the rate per payment period of a nominal yearly rate.

    Without `compounds_a_year` interest compounds with each payment: R/PF; otherwise it is
    (1 + R/CF)^(CF/PF) - 1 (GnuCash and calculators with P/Y and C/Y).
    """
    if compounds_a_year is None or compounds_a_year == payments_a_year:
        return annual / payments_a_year
    powers = Decimal(compounds_a_year) / payments_a_year
    return (1 + annual / compounds_a_year) ** powers - 1


def continuous_period_rate(annual: Decimal, payments_a_year: int) -> Decimal:
    """Return e^(R/PF) - 1, the rate per payment period of continuous compounding."""
    return (annual / payments_a_year).exp() - 1


@dataclass(frozen=True, slots=True)
class Terms:
    """Rate per period, number of periods and the moment of the payments."""

    rate: Decimal
    periods: Decimal
    when: When = When.END

    @property
    def growth(self) -> Decimal:
        """Return what 1 grows to over all periods."""
        return (1 + self.rate) ** self.periods

    @property
    def annuity(self) -> Decimal:
        """Return what a payment of 1 in every period grows to."""
        if not self.rate:
            return self.periods
        grown = (self.growth - 1) / self.rate
        return grown * (1 + self.rate) if self.when is When.BEGIN else grown


def future_value(terms: Terms, payment: Decimal, present: Decimal) -> Decimal:
    """Return the amount that closes the account at the end (FV)."""
    return -(present * terms.growth + payment * terms.annuity)


def present_value(terms: Terms, payment: Decimal, future: Decimal) -> Decimal:
    """Return the amount that opens the account at the start (PV)."""
    return -(future + payment * terms.annuity) / terms.growth


def level_payment(terms: Terms, present: Decimal, future: Decimal) -> Decimal:
    """Return the payment of every period (PMT)."""
    return -(present * terms.growth + future) / terms.annuity


def periods_needed(
    rate: Decimal, payment: Decimal, present: Decimal, future: Decimal, when: When = When.END
) -> Decimal | None:
    """Return the number of periods (NPER), or None when the payments never reach `future`."""
    if not rate:
        return -(present + future) / payment if payment else None
    perpetuity = payment / rate * (1 + rate if when is When.BEGIN else 1)
    start, end = perpetuity + present, perpetuity - future
    if not start or end / start <= 0:
        return None
    return (end / start).ln() / (1 + rate).ln()


def rate_per_period(
    periods: int, payment: Decimal, present: Decimal, future: Decimal, when: When = When.END
) -> RateResult:
    """Return the rate per period (RATE), found as the root of the flows.

    Raises ValueError beyond a century of days.
    """
    _check_length(periods)
    payments = [payment] * periods
    zero = [Decimal(0)]
    flows = zero + payments if when is When.END else payments + zero
    flows[0] += present
    flows[-1] += future
    return irr(flows)


def interest_part(terms: Terms, period: int, present: Decimal, future: Decimal) -> Decimal:
    """Return the interest in the payment of `period`, counted from 1 (IPMT).

    A first payment at the beginning bears none. Raises ValueError for a period outside the term.
    """
    _check_inside(terms, period, period)
    if terms.when is When.BEGIN and period == 1:
        return Decimal(0)
    payment = level_payment(terms, present, future)
    before = Terms(terms.rate, Decimal(period - 1), terms.when)
    interest = future_value(before, payment, present) * terms.rate
    return interest / (1 + terms.rate) if terms.when is When.BEGIN else interest


def principal_part(terms: Terms, period: int, present: Decimal, future: Decimal) -> Decimal:
    """Return what the payment of `period` takes off the debt (PPMT)."""
    return level_payment(terms, present, future) - interest_part(terms, period, present, future)


def cumulative_interest(terms: Terms, present: Decimal, start: int, end: int) -> Decimal:
    """Return the interest in the payments `start` to `end`, both counted (CUMIPMT)."""
    _check_inside(terms, start, end)
    zero = Decimal(0)
    return sum((interest_part(terms, period, present, zero) for period in range(start, end + 1)), zero)


def cumulative_principal(terms: Terms, present: Decimal, start: int, end: int) -> Decimal:
    """Return what the payments `start` to `end`, both counted, take off the debt (CUMPRINC)."""
    interest = cumulative_interest(terms, present, start, end)
    return level_payment(terms, present, Decimal(0)) * (end - start + 1) - interest


def straight_line_interest(rate: Decimal, period: int, periods: int, present: Decimal) -> Decimal:
    """Return the interest of a loan repaid in equal parts, as spreadsheets count it (ISPMT)."""
    return present * rate * (Decimal(period) / periods - 1)


def net_present_value(
    rate: Decimal, flows: Sequence[Decimal], first: FirstFlow = FirstFlow.ONE_PERIOD_AHEAD
) -> Decimal:
    """Return what evenly spaced flows are worth now (NPV)."""
    offset = 0 if first is FirstFlow.NOW else 1
    total = Decimal(0)
    for index, flow in enumerate(flows):
        total += flow / (1 + rate) ** (index + offset)
    return total


def modified_rate(flows: Sequence[Decimal], finance_rate: Decimal, reinvest_rate: Decimal) -> Decimal | None:
    """Return the modified internal rate (MIRR), or None when the flows have one sign only.

    Positive flows grow to the end at `reinvest_rate`, negative ones are discounted at `finance_rate`.
    """
    last = len(flows) - 1
    gained = spent = Decimal(0)
    for index, flow in enumerate(flows):
        if flow > 0:
            gained += flow * (1 + reinvest_rate) ** (last - index)
        else:
            spent -= flow / (1 + finance_rate) ** index
    if not gained or not spent or not last:
        return None
    return (gained / spent) ** (1 / Decimal(last)) - 1


def equivalent_rate(periods: Decimal, present: Decimal, future: Decimal) -> Decimal | None:
    """Return the rate per period that grows `present` to `future` (RRI), or None when none does."""
    if not present or not periods or future / present < 0:
        return None
    return (future / present) ** (1 / periods) - 1


def periods_to_grow(rate: Decimal, present: Decimal, future: Decimal) -> Decimal | None:
    """Return the periods in which `present` grows to `future` (PDURATION), or None when it never does."""
    if not rate or not present or future / present <= 0:
        return None
    return (future / present).ln() / (1 + rate).ln()


def scheduled_value(present: Decimal, rates: Sequence[Decimal]) -> Decimal:
    """Return `present` grown at each of `rates` in turn (FVSCHEDULE)."""
    for rate in rates:
        present *= 1 + rate
    return present


def _check_inside(terms: Terms, start: int, end: int) -> None:
    if not 1 <= start <= end <= terms.periods:
        raise ValueError(f"periods {start} to {end} are outside 1 to {terms.periods}")
    _check_length(end - start)


def _check_length(periods: int) -> None:
    if periods > MOST_PERIODS:
        raise ValueError(f"more than {MOST_PERIODS} periods")
