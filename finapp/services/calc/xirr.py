"""Rates and present values of dated flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.daycount import DayCount
from finapp.domain.rates import xirr, xnpv
from finapp.domain.xirr_explained import explain_dated_rate
from finapp.services.calc.irr import rate_outputs
from finapp.services.calc.no_value import or_no_value
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _flows(inputs: Inputs) -> list[tuple[date, Decimal]]:
    return [(flow.date("date"), flow.decimal("amount")) for flow in inputs.tables("flows")]


def _convention(inputs: Inputs) -> DayCount:
    return inputs.choice("day_count", DayCount, DayCount.ACT_365F)


def _xirr(inputs: Inputs) -> Outputs:
    flows, convention = _flows(inputs), _convention(inputs)
    found = xirr(flows, convention)
    return Reasoned(rate_outputs(found, "xirr"), lambda: explain_dated_rate(found, flows, convention))


@or_no_value("xnpv")
def _xnpv(inputs: Inputs) -> Outputs:
    return {"xnpv": xnpv(inputs.decimal("annual_rate"), _flows(inputs), _convention(inputs))}


KINDS = {"xirr": _xirr, "xnpv": _xnpv}
