"""Rates of dated or evenly spaced flows, and conversion between ways to quote a rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from finapp.domain.daycount import DayCount, year_fraction
from finapp.domain.explain import Explanation, line
from finapp.domain.solver import (
    PERIOD_WINDOW,
    RateResult,
    Reason,
    solve,
)

__all__ = [
    "MOST_PERIODS",
    "Compounding",
    "Flows",
    "Quotation",
    "RateResult",
    "Reason",
    "convert",
    "effective",
    "explain_xirr",
    "flat_installment",
    "flat_monthly_rate",
    "flat_rule_of_thumb",
    "irr",
    "nominal",
    "xirr",
    "xnpv",
]

DAYS_IN_YEAR = 365
MONTHS_IN_YEAR = 12
MOST_PERIODS = 36_525
"""A century of days; longer series are refused where every period is a flow of its own."""


Flows = Sequence[tuple[date, Decimal | int]]
"""Dated amounts in any order, received positive."""


def xirr(flows: Flows, convention: DayCount = DayCount.ACT_365F) -> RateResult:
    """Return the effective yearly rate of dated flows.

    Sum of amount/(1 + rate)^t is zero, t in years from the earliest date; by default days/365, as in
    spreadsheets. Interest-free flows give exactly 0.
    """
    if not flows:
        return solve(())
    if convention is DayCount.ACT_365F:
        start = min(day for day, _ in flows).toordinal()
        return solve(((day.toordinal() - start) / DAYS_IN_YEAR, amount) for day, amount in flows)
    first = min(day for day, _ in flows)
    return solve((year_fraction(convention, first, day), amount) for day, amount in flows)


def explain_xirr(rate: RateResult, start: date) -> Explanation:
    """Explain the effective yearly rate of flows dated from `start`, days / 365."""
    source = "XIRR of spreadsheets (OpenDocument 1.2, part 2)"
    if rate.value is None:
        return Explanation(line("xirr.none"), source, steps=(line(f"no_rate.{rate.reason}"),))
    steps = [line("xirr.time", start=start), line("xirr.rate", rate=rate.value)]
    if rate.ambiguous:
        steps.append(line("xirr.ambiguous", count=len(rate.roots)))
    return Explanation(line("xirr.rule", rate=rate.value), source, steps=tuple(steps))


def xnpv(annual_rate: Decimal, flows: Flows, convention: DayCount = DayCount.ACT_365F) -> Decimal:
    """Return what the flows are worth on their earliest date at an effective yearly rate above -100 %."""
    if not flows:
        return Decimal(0)
    first = min(day for day, _ in flows)
    total = Decimal(0)
    for day, amount in flows:
        years = year_fraction(convention, first, day)
        total += amount / (1 + annual_rate) ** (Decimal(years.numerator) / years.denominator)
    return total


def irr(flows: Sequence[Decimal | int]) -> RateResult:
    """Return the rate per period of evenly spaced flows, the first at time 0."""
    return solve(enumerate(flows), PERIOD_WINDOW)


def effective(nominal_rate: Decimal, periods: int | Decimal) -> Decimal:
    """Return (1 + r/m)^m - 1 of a yearly rate compounded `periods` times."""
    return (1 + nominal_rate / periods) ** periods - 1


def nominal(effective_rate: Decimal, periods: int | Decimal) -> Decimal:
    """Return the yearly rate that, compounded `periods` times, has this effective rate."""
    return periods * ((1 + effective_rate) ** (1 / Decimal(periods)) - 1)


class Compounding(StrEnum):
    """How a quoted yearly rate grows an amount (names as in QuantLib's InterestRate)."""

    SIMPLE = "simple"
    COMPOUNDED = "compounded"
    CONTINUOUS = "continuous"
    SIMPLE_THEN_COMPOUNDED = "simple_then_compounded"

    def within(self, years: Decimal, frequency: int) -> Compounding:
        """Return the rule that holds over `years`: simple up to one period, compounded beyond."""
        if self is not Compounding.SIMPLE_THEN_COMPOUNDED:
            return self
        return Compounding.SIMPLE if years * frequency <= 1 else Compounding.COMPOUNDED


@dataclass(frozen=True, slots=True)
class Quotation:
    """A way to quote a yearly rate; `frequency` counts the periods of a year that compound."""

    compounding: Compounding
    frequency: int = 1

    def growth(self, rate: Decimal, years: Decimal) -> Decimal:
        """Return what 1 grows to in `years`."""
        rule = self.compounding.within(years, self.frequency)
        if rule is Compounding.SIMPLE:
            return 1 + rate * years
        if rule is Compounding.CONTINUOUS:
            return (rate * years).exp()
        return (1 + rate / self.frequency) ** (self.frequency * years)

    def rate(self, growth: Decimal, years: Decimal) -> Decimal | None:
        """Return the rate that grows 1 to `growth` in `years`, or None when there is none."""
        if years <= 0:
            return None
        rule = self.compounding.within(years, self.frequency)
        if rule is Compounding.SIMPLE:
            return (growth - 1) / years
        if growth <= 0:
            return None
        if rule is Compounding.CONTINUOUS:
            return growth.ln() / years
        return self.frequency * (growth ** (1 / (self.frequency * years)) - 1)


def convert(rate: Decimal, quoted: Quotation, years: Decimal, wanted: Quotation) -> Decimal | None:
    """Return the rate quoted the `wanted` way that grows as much over `years`."""
    return wanted.rate(quoted.growth(rate, years), years)


def flat_installment(flat_annual: Decimal, principal: Decimal, n: int) -> Decimal:
    """Return the unrounded monthly installment of a flat (add-on) rate on the original amount."""
    return principal * (1 + flat_annual * n / MONTHS_IN_YEAR) / n


def flat_monthly_rate(flat_annual: Decimal, n: int) -> RateResult:
    """Return the true rate per month of `n` installments at a flat yearly rate.

    Raises ValueError unless `n` is 1 to `MOST_PERIODS`.
    """
    if not 1 <= n <= MOST_PERIODS:
        raise ValueError(f"{n} installments, but 1 to {MOST_PERIODS} are possible")
    installment = flat_installment(flat_annual, Decimal(1), n)
    return irr([Decimal(1), *[-installment] * n]) if flat_annual else RateResult(Decimal(0), (Decimal(0),))


def flat_rule_of_thumb(flat_annual: Decimal, n: int) -> Decimal:
    """Return 2n/(n+1) times the flat rate: rough, above the true rate for many installments."""
    return 2 * n * flat_annual / (n + 1)
