"""Rates of evenly spaced flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.rates import irr
from finapp.domain.xirr_explained import explain_period_rate
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finapp.domain.solver import RateResult
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def rate_outputs(result: RateResult, key: str) -> Mapping[str, object]:
    """Return a rate under `key` with all that fit, or null and the reason."""
    return {
        key: result.value,
        "reason": result.reason,
        "ambiguous": result.ambiguous,
        "all_roots": result.roots,
        "mcob": result.value,
        "nearest_zero": result.nearest_zero,
    }


def _irr(inputs: Inputs) -> Outputs:
    flows = inputs.decimals("flows")
    found = irr(flows)
    return Reasoned(rate_outputs(found, "irr"), lambda: explain_period_rate(found, flows))


KINDS = {"irr": _irr}
