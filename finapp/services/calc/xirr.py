"""Rates and present values of dated flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.daycount import DayCount
from finapp.domain.rates import xirr, xnpv
from finapp.services.calc.irr import rate_outputs
from finapp.services.calc.no_value import or_no_value

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
    return rate_outputs(xirr(_flows(inputs), _convention(inputs)), "xirr")


@or_no_value("xnpv")
def _xnpv(inputs: Inputs) -> Outputs:
    return {"xnpv": xnpv(inputs.decimal("annual_rate"), _flows(inputs), _convention(inputs))}


KINDS = {"xirr": _xirr, "xnpv": _xnpv}
