"""Why dated flows have the yearly rate they have: each flow, the rule, and the rate put back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.daycount import DayCount
from finapp.domain.explain import Explanation, Line, line
from finapp.domain.rates import explain_xirr, xnpv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.rates import Flows, RateResult

_CENT = Decimal("0.01")
_MOST_SHOWN = 60
"""More flows than that are counted, not listed."""

_MOST_PROVED = 1_000
"""The rate of more flows is not put back: it would take longer than to find it."""


def explain_dated_rate(
    found: RateResult, flows: Flows, convention: DayCount = DayCount.ACT_365F
) -> Explanation:
    """Explain the effective yearly rate of `flows`: what flows when, the rule, all rates, the proof."""
    if not flows:
        return Explanation(line("xirr.none"), "", steps=(line("no_rate.all_zero"),))
    ordered = sorted(flows, key=lambda flow: flow[0])
    base = explain_xirr(found, ordered[0][0])
    steps = list(base.steps)
    if convention is not DayCount.ACT_365F and found.value is not None:
        steps[0] = line("xirr.time_by", convention=convention.value, start=ordered[0][0])
    if found.ambiguous:
        steps += [line("xirr.root", rate=root) for root in found.roots]
    if found.value is not None and len(flows) <= _MOST_PROVED:
        worth = xnpv(found.value, flows, convention).quantize(_CENT) + 0
        steps.append(line("xirr.check", rate=found.value, worth=worth))
    return Explanation(base.rule, base.source, listed_flows(ordered), tuple(steps))


def explain_period_rate(found: RateResult, flows: Sequence[Decimal | int]) -> Explanation:
    """Explain the rate per period of evenly spaced flows: each flow, all rates, the proof."""
    source = "IRR of spreadsheets (OpenDocument 1.2, part 2)"
    inputs = tuple(
        line("irr.flow", period=period, amount=_signed(amount))
        for period, amount in enumerate(flows[:_MOST_SHOWN])
    )
    if found.value is None:
        return Explanation(line("irr.none"), source, inputs, (line(f"no_rate.{found.reason}"),))
    steps = [line("irr.rate", rate=found.value)]
    if found.ambiguous:
        steps.append(line("xirr.ambiguous", count=len(found.roots)))
        steps += [line("xirr.root", rate=root) for root in found.roots]
    worth = sum((amount / (1 + found.value) ** period for period, amount in enumerate(flows)), Decimal(0))
    steps.append(line("xirr.check", rate=found.value, worth=worth.quantize(_CENT) + 0))
    return Explanation(line("irr.rule", rate=found.value), source, inputs, tuple(steps))


def listed_flows(ordered: Flows) -> tuple[Line, ...]:
    """Return a line for each flow; of very many the first and the last ones."""
    if len(ordered) <= _MOST_SHOWN:
        return tuple(_flow(day, amount) for day, amount in ordered)
    head, tail = ordered[: _MOST_SHOWN // 2], ordered[-_MOST_SHOWN // 2 :]
    left_out = line("xirr.left_out", count=len(ordered) - len(head) - len(tail))
    return (*(_flow(*flow) for flow in head), left_out, *(_flow(*flow) for flow in tail))


def _flow(day: date, amount: Decimal | int) -> Line:
    return line("xirr.flow", day=day, amount=_signed(amount))


def _signed(amount: Decimal | int) -> str:
    return f"{amount:+,}".replace("-", "−")
