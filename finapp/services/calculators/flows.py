"""The yearly rate of pasted flows: every rate that fits, or why none does, and the curve behind them."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.explain import Explained, Explanation, line
from finapp.domain.flow_text import DateOrder, PastedFlows, read_flows
from finapp.domain.rates import DAYS_IN_YEAR, RateResult, xirr
from finapp.domain.xirr_explained import explain_dated_rate, listed_flows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from finapp.domain.explain import Line
    from finapp.domain.rates import Flows

_POINTS = 121
_LOWEST = -0.95
_NARROW = 0.15
_NO_ROOT = (-0.5, 1.0)
_MANY_DAYS = 2_000


@dataclass(frozen=True, slots=True)
class FlowsQuestion:
    """A text with dates and amounts; `order` says how `3/4/2026` is meant, None: as the others suggest."""

    text: str
    order: DateOrder | None = None


class CurvePoint(NamedTuple):
    """What all flows are worth on the first day at a yearly rate."""

    rate: float
    worth: float


@dataclass(frozen=True, slots=True)
class FlowsAnswer:
    """What was read, the rate with its reason, the sums, and the curve; `curve` is empty without flows."""

    question: FlowsQuestion
    pasted: PastedFlows
    rate: Explained[RateResult]
    several: tuple[Explained[Decimal], ...]
    """Each rate that fits, where more than one does."""

    received: Explained[Decimal]
    paid: Explained[Decimal]
    gain: Explained[Decimal]
    curve: tuple[CurvePoint, ...]

    @property
    def roots(self) -> tuple[Decimal, ...]:
        """Return every rate that fits."""
        return self.rate.value.roots


def answer(question: FlowsQuestion) -> FlowsAnswer:
    """Return the rate of the flows in a text; raises `flows.too_many`."""
    pasted = read_flows(question.text, question.order)
    flows = pasted.dated
    found = xirr(flows)
    coming = sorted((day, amount) for day, amount in flows if amount > 0)
    going = sorted((day, amount) for day, amount in flows if amount < 0)
    received = sum((amount for _, amount in coming), Decimal(0))
    paid = -sum((amount for _, amount in going), Decimal(0))
    gain = received - paid
    gained = line("flows.gain_step", received=received, paid=paid, gain=gain)
    return FlowsAnswer(
        question,
        pasted,
        Explained(found, explain_dated_rate(found, flows)),
        tuple(_each(found, flows)) if found.ambiguous else (),
        Explained(received, _sum(line("flows.received", sum=received, count=len(coming)), coming)),
        Explained(paid, _sum(line("flows.paid", sum=paid, count=len(going)), going)),
        Explained(gain, Explanation(line("flows.gain", gain=gain), "", steps=(gained,))),
        _curve(flows, found),
    )


def _sum(rule: Line, flows: Flows) -> Explanation:
    """Explain a sum by what was added up."""
    return Explanation(rule, "", steps=listed_flows(flows))


def _each(found: RateResult, flows: list[tuple[date, Decimal]]) -> Iterator[Explained[Decimal]]:
    for root in found.roots:
        yield Explained(root, explain_dated_rate(RateResult(root, found.roots), flows))


def _curve(flows: Sequence[tuple[date, Decimal]], found: RateResult) -> tuple[CurvePoint, ...]:
    """Return the value of the flows over the rates around every root, for a picture."""
    by_day: defaultdict[date, Decimal] = defaultdict(Decimal)
    for day, amount in flows:
        by_day[day] += amount
    if len(by_day) < 2 or len(by_day) > _MANY_DAYS:  # noqa: PLR2004 - one day has no curve
        return ()
    start = min(by_day)
    timed = [((day - start).days / DAYS_IN_YEAR, float(amount)) for day, amount in by_day.items()]
    low, high = _span([float(root) for root in found.roots])
    rates = [low + (high - low) * number / (_POINTS - 1) for number in range(_POINTS)]
    points = []
    for rate in sorted({*rates, *(float(root) for root in found.roots if low <= root <= high)}):
        growth = math.log1p(rate)
        try:
            worth = sum(amount * math.exp(-growth * years) for years, amount in timed)
        except OverflowError:
            continue
        points.append(CurvePoint(rate, worth))
    return tuple(points)


def _span(roots: Sequence[float]) -> tuple[float, float]:
    """Return the lowest and the highest rate to draw."""
    if not roots:
        return _NO_ROOT
    low, high = min(roots), max(roots)
    wide = max(high - low, abs(high), _NARROW) * 0.6
    return max(low - wide, _LOWEST), high + wide
