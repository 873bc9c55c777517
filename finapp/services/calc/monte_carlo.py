"""Exact figures that a simulation of wealth must agree with."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.projection.growth import LogReturns, after_years, contributions_moments, years_until_empty

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _returns(inputs: Inputs) -> LogReturns:
    deviation = inputs.decimal("annual_log_sd")
    if deviation < 0:
        raise UserError("calc.unreadable", key="annual_log_sd", value=deviation, expected="not negative")
    return LogReturns(float(inputs.decimal("annual_log_mean")), float(deviation))


def _exact(value: float) -> Decimal:
    return Decimal(repr(value))


def _lognormal(inputs: Inputs) -> Outputs:
    start, years = float(inputs.decimal("start")), float(inputs.decimal("years"))
    found = after_years(start, _returns(inputs), years)
    return {
        "mean": _exact(found.mean),
        "median": _exact(found.median),
        "p05": _exact(found.quantile(0.05)),
        "p95": _exact(found.quantile(0.95)),
        "prob_loss": _exact(found.loss_probability),
    }


def _contributions(inputs: Inputs) -> Outputs:
    yearly = float(inputs.decimal("yearly_contribution"))
    mean, deviation = contributions_moments(yearly, inputs.between("years", 0), _returns(inputs))
    return {"mean": _exact(mean), "sd": _exact(deviation)}


def _log_to_arithmetic(inputs: Inputs) -> Outputs:
    returns = _returns(inputs)
    return {
        "arithmetic_mean": _exact(returns.arithmetic_mean),
        "arithmetic_sd": _exact(returns.arithmetic_sd),
    }


def _deterministic_limit(inputs: Inputs) -> Outputs:
    years = years_until_empty(
        inputs.decimal("start"), inputs.decimal("annual_return"), inputs.decimal("withdrawal_end_of_year")
    )
    return {"years_until_empty": years, "reason": "never_empty" if years is None else None}


KINDS = {
    "contributions": _contributions,
    "deterministic_limit": _deterministic_limit,
    "log_to_arithmetic": _log_to_arithmetic,
    "lognormal": _lognormal,
}
