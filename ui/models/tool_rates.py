"""The yearly rate of a loan or tool over time: a dated table, and a chart of steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.rates import effective
from finapp.domain.tool_terms import InterestMethod
from finapp.services.tool_states import effective_rate
from ui import format as formats
from ui.charts.curve import CurveChart, Line, Tick, spread_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from finapp.domain.loan_terms import Loan
    from finapp.domain.tool_versions import DatedConditions

translate = QCoreApplication.translate
_MONTHS, _HUNDRED = 12, 100


@dataclass(frozen=True, kw_only=True)
class RateStep:
    """The rate from a day on, as agreed and compounded; `until` is the last day, None: until further notice.

    `key` is the day for a change that can be changed or removed, None for what the contract began with.
    """

    since: date
    until: date | None
    rate: Decimal
    compounded: Decimal
    before: Decimal | None
    key: date | None


def rates_of_loan(loan: Loan) -> list[RateStep]:
    """Return the rates of a loan, oldest first; none where its cost is fixed."""
    if not loan.reduces:
        return []
    times = loan.terms.compounding or _MONTHS
    dated = [(loan.plan.terms.start, loan.plan.terms.rate, None)]
    dated += [(one.valid_from, one.rate, one.valid_from) for one in loan.rates]  # type: ignore[misc] # a day or none
    return _steps([(day, rate, effective(rate, times), key) for day, rate, key in dated])


def rates_of_tool(dated: DatedConditions) -> list[RateStep]:
    """Return the rates of a credit tool, oldest first; times without interest count as 0."""
    found: list[tuple[date, Decimal, Decimal, date | None]] = []
    for one in dated.terms:
        bears = one.terms.method is not InterestMethod.NONE
        rate = one.terms.rate if bears else one.terms.rate * 0
        compounded = effective_rate(one.terms) if bears else rate
        if not found or found[-1][1:3] != (rate, compounded):
            found.append((one.valid_from, rate, compounded, one.valid_from))
    return _steps(found)


def _steps(found: Sequence[tuple[date, Decimal, Decimal, date | None]]) -> list[RateStep]:
    steps = []
    for at, (since, rate, compounded, key) in enumerate(found):
        following = found[at + 1][0] if at + 1 < len(found) else None
        steps.append(
            RateStep(
                since=since,
                until=None if following is None else following - timedelta(days=1),
                rate=rate,
                compounded=compounded,
                before=found[at - 1][1] if at else None,
                key=key,
            )
        )
    return steps


def rate_chart(steps: Sequence[RateStep], today: date, end: date | None) -> CurveChart:
    """Return the rates as steps from the first day to `end`, or a while after today."""
    writes = formats.current()
    last = max(day for day in (today, end, steps[-1].since + timedelta(days=30)) if day is not None)
    days = [*(one.since for one in steps), last]
    rates = [*(one.rate for one in steps), steps[-1].rate]
    line = Line(
        translate("ToolRates", "Yearly rate"),
        "mark",
        tuple(float(rate * _HUNDRED) for rate in rates),
        tuple(writes.percent(rate, 2) for rate in rates),
        steps=True,
        fill=True,
    )
    now = next((one for one in reversed(steps) if one.since <= today), steps[0])
    finding = translate("ToolRates", "{rate} a year now; {count} rates since {day}").format(
        rate=writes.percent(now.rate, 2), count=len(steps), day=writes.date(steps[0].since)
    )
    return CurveChart(
        language=writes.language,
        places=tuple(float(day.toordinal()) for day in days),
        heads=tuple(writes.date(day) for day in days),
        lines=(line,),
        ticks=spread_ticks(_ticks(days)),
        finding=finding,
        across=translate("ToolRates", "Date"),
    )


def _ticks(days: Sequence[date]) -> list[Tick]:
    """Return ticks that lie far enough apart to be read."""
    writes, room = formats.current(), (days[-1] - days[0]).days / 12
    found = [days[0]]
    for _, day in pairwise(days):
        if (day - found[-1]).days > room:
            found.append(day)
    return [Tick(day.toordinal(), writes.short_month(day)) for day in found]
