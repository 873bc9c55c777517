"""Rates of dated or evenly spaced flows, and conversion between ways to quote a rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.solver import (
    PERIOD_WINDOW,
    RateResult,
    Reason,
    solve,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = ["RateResult", "Reason", "effective", "irr", "nominal", "xirr"]

DAYS_IN_YEAR = 365
MONTHS_IN_YEAR = 12


def xirr(flows: Sequence[tuple[date, Decimal | int]]) -> RateResult:
    """Return the effective yearly rate of dated flows, received positive, in any order.

    Sum of amount/(1 + rate)^(days/365) is zero, days counted from the earliest date (ACT/365F, as in
    spreadsheets). Interest-free flows give exactly 0.
    """
    if not flows:
        return solve(())
    start = min(day for day, _ in flows).toordinal()
    return solve(((day.toordinal() - start) / DAYS_IN_YEAR, amount) for day, amount in flows)


def irr(flows: Sequence[Decimal | int]) -> RateResult:
    """Return the rate per period of evenly spaced flows, the first at time 0."""
    return solve(enumerate(flows), PERIOD_WINDOW)


def effective(nominal_rate: Decimal, periods: int | Decimal) -> Decimal:
    """Return (1 + r/m)^m - 1 of a yearly rate compounded `periods` times."""
    return (1 + nominal_rate / periods) ** periods - 1


def nominal(effective_rate: Decimal, periods: int | Decimal) -> Decimal:
    """Return the yearly rate that, compounded `periods` times, has this effective rate."""
    return periods * ((1 + effective_rate) ** (1 / Decimal(periods)) - 1)
