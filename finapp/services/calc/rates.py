"""Conversion between ways to quote a rate, and the truth about flat rates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.rates import (
    MONTHS_IN_YEAR,
    Compounding,
    Quotation,
    convert,
    effective,
    flat_installment,
    flat_monthly_rate,
    flat_rule_of_thumb,
)
from finapp.services.calc.no_value import UNDEFINED, or_no_value

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _quotation(inputs: Inputs, side: str) -> Quotation:
    return Quotation(inputs.choice(side, Compounding), inputs.often(f"{side}_frequency", 1))


@or_no_value("rate")
def _convert(inputs: Inputs) -> Outputs:
    years = inputs.rational("t_years", 1)
    in_years = Decimal(years.numerator) / years.denominator
    rate = convert(inputs.decimal("rate"), _quotation(inputs, "from"), in_years, _quotation(inputs, "to"))
    return {"rate": rate, "reason": UNDEFINED if rate is None else None}


@or_no_value("effective")
def _effective(inputs: Inputs) -> Outputs:
    return {"effective": effective(inputs.decimal("nominal"), inputs.often("periods"))}


def _flat_installment(inputs: Inputs) -> Outputs:
    flat, principal, n = inputs.decimal("flat_annual"), inputs.decimal("principal"), inputs.count("n")
    return {"instalment": flat_installment(flat, principal, n)}


def _flat_to_apr(inputs: Inputs) -> Outputs:
    monthly = flat_monthly_rate(inputs.decimal("flat_annual"), inputs.count("n"))
    if monthly.value is None:
        return {"apr_nominal": None, "ear": None, "reason": monthly.reason}
    nominal_rate = monthly.value * MONTHS_IN_YEAR
    return {"apr_nominal": nominal_rate, "ear": effective(nominal_rate, MONTHS_IN_YEAR)}


def _flat_rule_of_thumb(inputs: Inputs) -> Outputs:
    return {"approx": flat_rule_of_thumb(inputs.decimal("flat_annual"), inputs.count("n"))}


KINDS = {
    "convert": _convert,
    "effective": _effective,
    "flat_instalment": _flat_installment,
    "flat_rule_of_thumb": _flat_rule_of_thumb,
    "flat_to_apr": _flat_to_apr,
}
