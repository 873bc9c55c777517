"""The EU annual percentage rate of charge, its time intervals and its rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.aprc_eu import AprcFlow, aprc, explain_aprc, interval_years, rounded_percent
from finapp.domain.dates import Unit
from finapp.services.calc.minor import MOST_PLACES
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _flows(inputs: Inputs, key: str) -> list[AprcFlow]:
    return [AprcFlow(flow.rational("t_years"), flow.decimal("amount")) for flow in inputs.tables(key)]


def _aprc(inputs: Inputs) -> Outputs:
    found = aprc(_flows(inputs, "drawdowns"), _flows(inputs, "payments"))
    rounded = None if found.value is None else rounded_percent(found.value * 100)
    outputs = {
        "aprc": found.value,
        "aprc_rounded_percent": rounded,
        "reason": found.reason,
        "ambiguous": found.ambiguous,
        "all_roots": found.roots,
    }
    return Reasoned(outputs, lambda: explain_aprc(found, None))


def _interval_years(inputs: Inputs) -> Outputs:
    years = interval_years(inputs.date("start"), inputs.date("end"), inputs.choice("unit", Unit))
    return {"years": years}


def _round_apr(inputs: Inputs) -> Outputs:
    return {
        "rounded_percent": rounded_percent(
            inputs.decimal("percent"), inputs.between("decimals", 0, MOST_PLACES, 1)
        )
    }


KINDS = {"aprc": _aprc, "interval_years": _interval_years, "round_apr": _round_apr}
