"""Yields and income of money-market funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.money_fund import (
    WEEK,
    CarryOver,
    base_effective_yield,
    base_yield,
    holding_income,
    implied_income,
    income_days,
    income_per_10k,
    sec_seven_day_yield,
    seven_day_yield,
    seven_day_yields,
)
from finapp.domain.money_fund_explained import explain_implied_income, explain_seven_day
from finapp.domain.rates import effective
from finapp.domain.rounding import Rounding
from finapp.services.calc.business_days import read_calendar
from finapp.services.calc.minor import CENTS, UNROUNDED_PLACES, Scale, cents, rounding_mode
from finapp.services.calc.no_value import TOO_SHORT, no_value, or_no_value
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_YEAR = 365


@or_no_value("seven_day_yield")
def _seven_day_yield(inputs: Inputs) -> Outputs:
    incomes, carry_over = inputs.decimals("income_per_10k"), inputs.choice("carry_over", CarryOver)
    year = inputs.count("days_in_year", _YEAR)
    if len(incomes) < WEEK:
        return no_value("seven_day_yield", reason=TOO_SHORT)
    found = seven_day_yield(incomes, carry_over, days_in_year=year)
    return Reasoned(
        {"seven_day_yield": found},
        lambda: explain_seven_day(incomes, carry_over, found, days_in_year=year),
    )


@or_no_value("seven_day_yield")
def _seven_day_yield_series(inputs: Inputs) -> Outputs:
    incomes, carry_over = inputs.decimals("income_per_10k"), inputs.choice("carry_over", CarryOver)
    year = inputs.count("days_in_year", _YEAR)
    return {"seven_day_yield": list(seven_day_yields(incomes, carry_over, days_in_year=year))}


@or_no_value("income_per_10k")
def _implied_income(inputs: Inputs) -> Outputs:
    carry_over, year = inputs.choice("carry_over", CarryOver), inputs.count("days_in_year", _YEAR)
    rate = inputs.decimal("seven_day_yield")
    income = implied_income(rate, carry_over, days_in_year=year)
    return Reasoned(
        {"income_per_10k": income},
        lambda: explain_implied_income(rate, carry_over, income, days_in_year=year),
    )


@or_no_value("income_per_10k", "per_day")
def _income_per_10k(inputs: Inputs) -> Outputs:
    net, units = inputs.decimal("net_income"), inputs.decimal("units")
    days = inputs.count("days_covered", 1)
    return {
        "income_per_10k": income_per_10k(net, units),
        "per_day": income_per_10k(net, units, days),
    }


def _holding_income(inputs: Inputs) -> Outputs:
    mode = rounding_mode(inputs.text("rounding", "DOWN"))
    scale, (units,) = cents(inputs, "units")
    if mode is None:
        scale = Scale(UNROUNDED_PLACES)
        units = scale.minor(inputs.decimal("units"))
    held = holding_income(
        units,
        inputs.decimals("income_per_10k"),
        inputs.choice("carry_over", CarryOver, CarryOver.DAILY),
        rounding=mode or Rounding.HALF_UP,
        step=scale.step(CENTS) if mode else 1,
    )
    return {
        "daily": [scale.amount(income) for income in held.daily],
        "total_income": scale.amount(held.total),
        "end_units": scale.amount(held.end_units),
    }


@or_no_value("seven_day_yield")
def _sec_7day(inputs: Inputs) -> Outputs:
    start, end, fees = inputs.decimal("start"), inputs.decimal("end"), inputs.decimal("fees", 0)
    return {"seven_day_yield": sec_seven_day_yield(start, end, fees)}


@or_no_value("effective", "simple")
def _effective_7day(inputs: Inputs) -> Outputs:
    base = inputs.decimal("base_period_return")
    return {"effective": base_effective_yield(base), "simple": base_yield(base)}


def _income_days(inputs: Inputs) -> Outputs:
    days = income_days(inputs.date("subscribe"), inputs.date("redeem"), read_calendar(inputs))
    return {"income_days": days}


@or_no_value("effective")
def _daily_compounding(inputs: Inputs) -> Outputs:
    return {"effective": effective(inputs.decimal("nominal"), inputs.often("days"))}


def _simple_income(inputs: Inputs) -> Outputs:
    per_day = inputs.decimal("amount") * inputs.decimal("annual_yield") / inputs.count("basis", _YEAR)
    return {"per_day": per_day, "income": per_day * inputs.between("days", 0)}


KINDS = {
    "daily_compounding": _daily_compounding,
    "effective_7day": _effective_7day,
    "holding_income": _holding_income,
    "implied_income": _implied_income,
    "income_days": _income_days,
    "income_per_10k": _income_per_10k,
    "sec_7day": _sec_7day,
    "seven_day_yield": _seven_day_yield,
    "seven_day_yield_series": _seven_day_yield_series,
    "simple_income": _simple_income,
}
