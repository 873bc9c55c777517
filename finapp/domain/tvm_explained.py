"""Why a value of the time-value equation is what it is: rate and growth of the term, and the proof."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line
from finapp.domain.tvm import Terms, When

if TYPE_CHECKING:
    from finapp.domain.solver import RateResult

_SOURCE = "OpenDocument 1.2, part 2, 6.12"


def explain_tvm(
    name: str, value: Decimal | None, terms: Terms, *, present: Decimal, payment: Decimal, future: Decimal
) -> Explanation:
    """Explain `pv`, `fv`, `pmt` or `nper`; the amounts are those that close the equation."""
    rule = line("tvm.none", name=name) if value is None else line("tvm.rule", name=name, value=value)
    steps = [line("tvm.rate", rate=terms.rate)]
    if value is not None:
        steps += _growth(terms)
        steps.append(_proof(terms, present, payment, future))
    else:
        steps.append(line("tvm.below_interest"))
    return Explanation(rule, _SOURCE, steps=tuple(steps))


def explain_tvm_rate(
    found: RateResult,
    periods: int,
    when: When,
    *,
    present: Decimal,
    payment: Decimal,
    future: Decimal,
) -> Explanation:
    """Explain the rate per period."""
    if found.value is None:
        reason = line(f"no_rate.{found.reason}")
        return Explanation(line("tvm.none", name="rate"), _SOURCE, steps=(reason,))
    terms = Terms(found.value, Decimal(periods), when)
    steps = [*_growth(terms), _proof(terms, present, payment, future)]
    if found.ambiguous:
        steps += [line("xirr.root", rate=root) for root in found.roots]
    return Explanation(line("tvm.rule", name="rate", value=found.value), _SOURCE, steps=tuple(steps))


def _growth(terms: Terms) -> list[Line]:
    steps = [
        line("tvm.growth", rate=terms.rate, periods=terms.periods, growth=terms.growth),
        line("tvm.annuity", annuity=terms.annuity),
    ]
    if terms.when is When.BEGIN:
        steps.append(line("tvm.begin"))
    return steps


def _proof(terms: Terms, present: Decimal, payment: Decimal, future: Decimal) -> Line:
    left = present * terms.growth + payment * terms.annuity + future
    return line(
        "tvm.proof",
        present=present,
        growth=terms.growth,
        payment=payment,
        annuity=terms.annuity,
        future=future,
        left=left.quantize(Decimal("1e-6")) + 0,
    )
