"""Returns of investments: money-weighted, time-weighted, Modified Dietz, drawdown and volatility."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from finapp.domain.solver import RateResult, solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAYS_IN_YEAR = 365
_MIN_SAMPLE = 2


def money_weighted(
    flows: Sequence[tuple[date, Decimal]],
    end: tuple[date, Decimal],
    *,
    year_days: Fraction = Fraction(DAYS_IN_YEAR),
    end_of_day: bool = False,
) -> RateResult:
    """Return the yearly rate that takes the flows (negative: paid in) to the end value.

    Spreadsheets count from date to date over 365 days; hledger's `roi` counts the end date as the end
    of its day and a year as 365.25 days.
    """
    day, value = end
    end_day = day + timedelta(days=1) if end_of_day else day
    dated = [*flows, (end_day, value)]
    start = min(when for when, _ in dated)
    return solve((Fraction((when - start).days) / year_days, amount) for when, amount in dated)


def simple_return(begin: Decimal, end: Decimal) -> Decimal:
    """Return end / begin − 1."""
    return end / begin - 1


def total_return(flows: Sequence[tuple[date, Decimal]], end_value: Decimal) -> Decimal | None:
    """Return gain over all money paid in, without regard to time; None when nothing was paid in."""
    paid_in = -sum(amount for _, amount in flows if amount < 0)
    gain = sum(amount for _, amount in flows) + end_value
    return Decimal(gain / paid_in) if paid_in else None


def chain(returns: Iterable[Decimal]) -> Decimal:
    """Return the compound of period returns: Π(1 + r) − 1."""
    growth = Decimal(1)
    for period in returns:
        growth *= 1 + period
    return growth - 1


def time_weighted(sub_periods: Sequence[tuple[Decimal, Decimal]]) -> list[Decimal]:
    """Return the return of each (value after the flow, value before the next); empty capital earns 0."""
    return [simple_return(begin, end) if begin else Decimal(0) for begin, end in sub_periods]


@dataclass(frozen=True, slots=True)
class Dietz:
    """A Modified Dietz return and the average capital it rests on."""

    gain: Decimal
    average_capital: Decimal

    @property
    def rate(self) -> Decimal | None:
        """Return gain / average capital; None when there was none."""
        return self.gain / self.average_capital if self.average_capital else None

    @property
    def meaningful(self) -> bool:
        """Tell whether capital was at work: near or below zero the rate says nothing."""
        return self.average_capital > 0


def modified_dietz(begin: Decimal, end: Decimal, flows: Sequence[tuple[int, Decimal]], days: int) -> Dietz:
    """Return (E − B − ΣF) / (B + ΣF·(T − d)/T); flows are (day, amount), paid in positive."""
    gain = end - begin - sum(amount for _, amount in flows)
    weighted = sum((amount * (days - day) / days for day, amount in flows), Decimal(0))
    return Dietz(gain, begin + weighted)


@dataclass(frozen=True, slots=True)
class InvestmentDay:
    """What happened on a day: money moved in (out is negative) and profit or loss."""

    transfer: Decimal
    profit: Decimal


def daily_returns(days: Sequence[InvestmentDay]) -> list[Decimal]:
    """Return each day's return: inflows at the start of the day, outflows at its end.

    (end + outflow) / (previous end + inflow) − 1, as Portfolio Performance counts; the first day's
    transfer is the opening value.
    """
    value, found = Decimal(0), []
    for day in days:
        at_work = value + max(day.transfer, Decimal(0))
        found.append(day.profit / at_work if at_work else Decimal(0))
        value += day.transfer + day.profit
    return found


def accumulated(returns: Sequence[Decimal]) -> list[Decimal]:
    """Return the running compound of daily returns."""
    growth = accumulate(returns, lambda total, daily: total * (1 + daily), initial=Decimal(1))
    return [factor - 1 for factor in list(growth)[1:]]


def max_drawdown(accumulated_returns: Sequence[Decimal]) -> Decimal:
    """Return the largest fall from the running peak of 1 + x, as a share of that peak."""
    peak, worst = None, Decimal(0)
    for total in accumulated_returns:
        index = 1 + total
        peak = index if peak is None else max(peak, index)
        if peak > 0:
            worst = max(worst, (peak - index) / peak)
    return worst


def volatility(returns: Sequence[Decimal]) -> Decimal | None:
    """Return the sample standard deviation of log returns × √n; None for fewer than two.

    Raises ValueError for a return of −100 % or less, which has no logarithm.
    """
    if len(returns) < _MIN_SAMPLE:
        return None
    if min(returns) <= -1:
        raise ValueError("a total loss has no logarithm")
    first = (1 + returns[0]).ln()
    logs = [(1 + period).ln() - first for period in returns]  # equal returns then have no spread at all
    count = len(logs)
    mean = sum(logs, Decimal(0)) / count
    variance = sum(((log - mean) ** 2 for log in logs), Decimal(0)) / (count - 1)
    return (variance * count).sqrt()


def annualize(
    period_return: Decimal, days: int, *, year_days: Decimal = Decimal(DAYS_IN_YEAR)
) -> Decimal | None:
    """Return (1 + R)^(365/days) − 1; None beyond a total loss.

    Not for headlines under a year: +13 % in a month becomes several hundred percent.
    """
    growth = 1 + period_return
    if growth < 0:
        return None
    return growth ** (year_days / days) - 1 if growth else Decimal(-1)
