"""Term and savings deposits: interest by the rules of Chinese and US banks, and comparable yields."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.dates import add_months
from finapp.domain.rounding import Rounding, round_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

CN_YEAR = 360
"""Chinese deposits count actual days over 360; a daily rate is the annual rate / 360."""

_COMPOSITE_PLACES = Decimal("0.0001")


def annual_percentage_yield(interest: Decimal, principal: Decimal, days: int) -> Decimal:
    """Return (1 + interest/principal)^(365/days) − 1 (APY, 12 CFR 1030 Appendix A)."""
    return (1 + interest / principal) ** (Decimal(365) / days) - 1


def daily_compound_interest(principal: Decimal, annual_rate: Decimal, days: int, basis: int) -> Decimal:
    """Return P((1 + r/basis)^days − 1)."""
    return principal * ((1 + annual_rate / basis) ** days - 1)


@dataclass(frozen=True, slots=True)
class RateTier:
    """A rate for the balance up to `up_to` (None: without end)."""

    up_to: Decimal | None
    rate: Decimal


def tiered_marginal_interest(
    principal: Decimal, tiers: Sequence[RateTier], days: int, basis: int = 365
) -> Decimal:
    """Return interest with each rate on its own slice of the balance (Reg DD "tiering method B")."""
    interest, floor = Decimal(0), Decimal(0)
    for tier in tiers:
        top = principal if tier.up_to is None else min(principal, tier.up_to)
        if top > floor:
            interest += daily_compound_interest(top - floor, tier.rate, days, basis)
            floor = top
    return interest


def tiered_whole_rate(principal: Decimal, tiers: Sequence[RateTier]) -> Decimal:
    """Return the one rate that the whole balance earns (Reg DD "tiering method A")."""
    for tier in tiers:
        if tier.up_to is None or principal <= tier.up_to:
            return tier.rate
    return tiers[-1].rate


@dataclass(frozen=True, slots=True)
class FixedDepositInterest:
    """Interest of a Chinese fixed deposit in minor units: within the term and after it."""

    by_month: int
    by_days: int
    overdue: int
    early: bool

    @property
    def total_by_month(self) -> int:
        """Return the interest when the bank counts the term in whole months."""
        return self.by_month + self.overdue

    @property
    def total_by_days(self) -> int:
        """Return the interest when the bank counts the term in actual days."""
        return self.by_days + self.overdue


def fixed_deposit_interest(
    principal: int,
    start: date,
    term_months: int,
    rate: Decimal,
    withdrawn: date,
    demand_rate: Decimal,
    *,
    year_days: int = CN_YEAR,
) -> FixedDepositInterest:
    """Return the interest of a Chinese fixed deposit (整存整取; PBoC Yinfa [2005] 129).

    The term earns its simple rate by whole months (P·months·r/12) or by actual days/360; days after
    maturity earn the demand rate on the principal; withdrawn early, all days earn the demand rate.
    """
    maturity = add_months(start, term_months)
    if withdrawn < maturity:
        earned = _days_interest(principal, (withdrawn - start).days, demand_rate, year_days)
        return FixedDepositInterest(earned, earned, 0, early=True)
    return FixedDepositInterest(
        by_month=_round(principal * term_months * Fraction(rate) / 12),
        by_days=_days_interest(principal, (maturity - start).days, rate, year_days),
        overdue=_days_interest(principal, (withdrawn - maturity).days, demand_rate, year_days),
        early=False,
    )


def demand_deposit_product(balances: Sequence[tuple[date, int]], settle_on: date) -> int:
    """Return Σ balance × days (积数) up to the settlement day, which counts too."""
    ordered = sorted(balances)
    product = 0
    for index, (day, balance) in enumerate(ordered):
        last = index + 1 == len(ordered)
        days = (settle_on - day).days + 1 if last else (ordered[index + 1][0] - day).days
        product += balance * days
    return product


def demand_deposit_interest(product: int, rate: Decimal, *, year_days: int = CN_YEAR) -> int:
    """Return the quarterly interest of a demand deposit from its product sum, in minor units."""
    return _round(product * Fraction(rate) / year_days)


def installment_savings_interest(monthly: int, n: int, rate: Decimal) -> int:
    """Return the interest of monthly savings (零存整取): monthly·r/12·n(n+1)/2, in minor units."""
    return _round(monthly * Fraction(rate) / 12 * n * (n + 1) / 2)


def half_year_growth(present: Decimal, annual_rate: Decimal, months: int) -> Decimal:
    """Return pv(1 + r/2)^(months/6), half-yearly compounding (31 CFR 351, savings bonds)."""
    return present * (1 + annual_rate / 2) ** (Decimal(months) / 6)


def ibond_composite(fixed: Decimal, semiannual_inflation: Decimal) -> Decimal:
    """Return f + 2s + f·s to four decimals, never below zero (31 CFR 351, Series I)."""
    composite = fixed + 2 * semiannual_inflation + fixed * semiannual_inflation
    return max(composite, Decimal(0)).quantize(_COMPOSITE_PLACES, "ROUND_HALF_UP")


def rolled_over(principal: Decimal, rate: Decimal, years: int) -> Decimal:
    """Return what a one-year deposit becomes when it is renewed with its interest."""
    return principal * (1 + rate) ** years


def simple_growth(principal: Decimal, rate: Decimal, years: Decimal) -> Decimal:
    """Return P(1 + r·t): no compounding inside the term."""
    return principal * (1 + rate * years)


def simple_rate(present: Decimal, future: Decimal, years: Decimal) -> Decimal:
    """Return the simple yearly rate between two values."""
    return (future / present - 1) / years


def equivalent_annual(rate: Decimal, years: Decimal) -> Decimal:
    """Return the compound yearly rate of a simple one: (1 + r·t)^(1/t) − 1."""
    return (1 + rate * years) ** (1 / years) - 1


@dataclass(frozen=True, slots=True)
class EarlyCertificate:
    """A certificate of deposit broken before its term, in minor units."""

    interest: int
    penalty: int

    @property
    def net(self) -> int:
        """Return what is left of the interest; negative eats into the principal."""
        return self.interest - self.penalty


def certificate_withdrawn(
    principal: int, rate: Decimal, days_held: int, penalty_days: int, basis: int = 365
) -> EarlyCertificate:
    """Return daily compounded interest and a penalty of some days' simple interest, each rounded."""
    earned = daily_compound_interest(Decimal(principal), rate, days_held, basis)
    return EarlyCertificate(
        _round(Fraction(earned)), _round(principal * Fraction(rate) / basis * penalty_days)
    )


def _days_interest(principal: int, days: int, rate: Decimal, year_days: int) -> int:
    return _round(principal * days * Fraction(rate) / year_days)


def _round(exact: Fraction) -> int:
    return round_ratio(exact.numerator, exact.denominator, Rounding.HALF_UP)
