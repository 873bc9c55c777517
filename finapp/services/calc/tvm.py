"""Time value of money: the functions of spreadsheets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.rates import MOST_PERIODS, effective, nominal
from finapp.domain.tvm import (
    FirstFlow,
    Terms,
    When,
    continuous_period_rate,
    cumulative_interest,
    cumulative_principal,
    equivalent_rate,
    future_value,
    interest_part,
    level_payment,
    modified_rate,
    net_present_value,
    period_rate,
    periods_needed,
    periods_to_grow,
    present_value,
    principal_part,
    rate_per_period,
    scheduled_value,
    straight_line_interest,
)
from finapp.domain.tvm_explained import explain_tvm, explain_tvm_rate
from finapp.services.calc.no_value import OUTSIDE_TERM, UNDEFINED, no_value, or_no_value
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _rate(inputs: Inputs) -> Decimal:
    annual, payments = (
        inputs.decimal("annual_nominal_rate"),
        inputs.often("payments_per_year", 1),
    )
    if inputs.flag("continuous"):
        return continuous_period_rate(annual, payments)
    compounds = inputs.often("compounds_per_year") if "compounds_per_year" in inputs else None
    return period_rate(annual, payments, compounds)


def _when(inputs: Inputs) -> When:
    return inputs.choice("when", When, When.END)


def _terms(inputs: Inputs) -> Terms:
    return Terms(_rate(inputs), inputs.decimal("nper"), _when(inputs))


def _amount(inputs: Inputs, key: str) -> Decimal:
    return inputs.decimal(key, 0)


def _value(value: Decimal | None) -> Outputs:
    return {"value": value, "reason": UNDEFINED if value is None else None}


def _reasoned(
    name: str, value: Decimal, terms: Terms, *, present: Decimal, payment: Decimal, future: Decimal
) -> Outputs:
    return Reasoned(
        _value(value),
        lambda: explain_tvm(name, value, terms, present=present, payment=payment, future=future),
    )


@or_no_value("value")
def _pmt(inputs: Inputs) -> Outputs:
    terms, present, future = _terms(inputs), _amount(inputs, "pv"), _amount(inputs, "fv")
    found = level_payment(terms, present, future)
    return _reasoned("pmt", found, terms, present=present, payment=found, future=future)


@or_no_value("value")
def _fv(inputs: Inputs) -> Outputs:
    terms, payment, present = _terms(inputs), _amount(inputs, "pmt"), _amount(inputs, "pv")
    found = future_value(terms, payment, present)
    return _reasoned("fv", found, terms, present=present, payment=payment, future=found)


@or_no_value("value")
def _pv(inputs: Inputs) -> Outputs:
    terms, payment, future = _terms(inputs), _amount(inputs, "pmt"), _amount(inputs, "fv")
    found = present_value(terms, payment, future)
    return _reasoned("pv", found, terms, present=found, payment=payment, future=future)


@or_no_value("value")
def _ipmt(inputs: Inputs) -> Outputs:
    return _part(inputs, interest_part)


@or_no_value("value")
def _ppmt(inputs: Inputs) -> Outputs:
    return _part(inputs, principal_part)


def _part(inputs: Inputs, part: Callable[[Terms, int, Decimal, Decimal], Decimal]) -> Outputs:
    terms, period = _terms(inputs), inputs.integer("per")
    if not 1 <= period <= terms.periods:
        return no_value("value", reason=OUTSIDE_TERM)
    return _value(part(terms, period, _amount(inputs, "pv"), _amount(inputs, "fv")))


@or_no_value("value")
def _cumipmt(inputs: Inputs) -> Outputs:
    return _cumulative(inputs, cumulative_interest)


@or_no_value("value")
def _cumprinc(inputs: Inputs) -> Outputs:
    return _cumulative(inputs, cumulative_principal)


def _cumulative(inputs: Inputs, whole: Callable[[Terms, Decimal, int, int], Decimal]) -> Outputs:
    terms, start, end = _terms(inputs), inputs.integer("start"), inputs.integer("end")
    if not 1 <= start <= end <= terms.periods:
        return no_value("value", reason=OUTSIDE_TERM)
    return _value(whole(terms, _amount(inputs, "pv"), start, end))


@or_no_value("value")
def _ispmt(inputs: Inputs) -> Outputs:
    period, periods = inputs.integer("per"), inputs.count("nper")
    return _value(straight_line_interest(_rate(inputs), period, periods, _amount(inputs, "pv")))


@or_no_value("value")
def _nper(inputs: Inputs) -> Outputs:
    payment, present, future = (_amount(inputs, key) for key in ("pmt", "pv", "fv"))
    rate, when = _rate(inputs), _when(inputs)
    found = periods_needed(rate, payment, present, future, when)
    outputs = {"value": found, "reason": "payment_below_interest" if found is None else None}
    terms = Terms(rate, found or Decimal(0), when)
    return Reasoned(
        outputs,
        lambda: explain_tvm("nper", found, terms, present=present, payment=payment, future=future),
    )


@or_no_value("value")
def _rate_of(inputs: Inputs) -> Outputs:
    payment, present, future = (_amount(inputs, key) for key in ("pmt", "pv", "fv"))
    periods, when = inputs.count("nper", most=MOST_PERIODS), _when(inputs)
    found = rate_per_period(periods, payment, present, future, when)
    outputs = {"value": found.value, "reason": found.reason, "ambiguous": found.ambiguous}
    return Reasoned(
        outputs,
        lambda: explain_tvm_rate(found, periods, when, present=present, payment=payment, future=future),
    )


@or_no_value("value")
def _npv(inputs: Inputs) -> Outputs:
    first = inputs.choice("first_flow_at", FirstFlow, FirstFlow.ONE_PERIOD_AHEAD)
    return _value(net_present_value(_rate(inputs), inputs.decimals("flows"), first))


@or_no_value("value")
def _mirr(inputs: Inputs) -> Outputs:
    finance, reinvest = inputs.decimal("finance_rate"), inputs.decimal("reinvest_rate")
    found = modified_rate(inputs.decimals("flows"), finance, reinvest)
    return {"value": found, "reason": "no_sign_change" if found is None else None}


@or_no_value("value")
def _effect(inputs: Inputs) -> Outputs:
    return _value(effective(inputs.decimal("annual_nominal_rate"), inputs.often("compounds_per_year_n")))


@or_no_value("value")
def _nominal(inputs: Inputs) -> Outputs:
    return _value(nominal(inputs.decimal("effective_rate"), inputs.often("compounds_per_year_n")))


@or_no_value("value")
def _rri(inputs: Inputs) -> Outputs:
    return _value(equivalent_rate(inputs.decimal("nper"), inputs.decimal("pv"), inputs.decimal("fv")))


@or_no_value("value")
def _pduration(inputs: Inputs) -> Outputs:
    return _value(periods_to_grow(inputs.decimal("rate"), inputs.decimal("pv"), inputs.decimal("fv")))


@or_no_value("value")
def _fvschedule(inputs: Inputs) -> Outputs:
    return _value(scheduled_value(inputs.decimal("pv"), inputs.decimals("rates")))


KINDS = {
    "cumipmt": _cumipmt,
    "cumprinc": _cumprinc,
    "effect": _effect,
    "fv": _fv,
    "fvschedule": _fvschedule,
    "ipmt": _ipmt,
    "ispmt": _ispmt,
    "mirr": _mirr,
    "nominal": _nominal,
    "nper": _nper,
    "npv": _npv,
    "pduration": _pduration,
    "pmt": _pmt,
    "ppmt": _ppmt,
    "pv": _pv,
    "rate": _rate_of,
    "rri": _rri,
}
