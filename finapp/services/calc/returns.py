"""Returns of investments, money-weighted and time-weighted."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.projection.returns import (
    DAYS_IN_YEAR,
    InvestmentDay,
    accumulated,
    annualize,
    chain,
    daily_returns,
    max_drawdown,
    modified_dietz,
    money_weighted,
    simple_return,
    time_weighted,
    total_return,
    volatility,
)
from finapp.services.calc.no_value import TOO_SHORT, UNDEFINED, no_value, or_no_value

if TYPE_CHECKING:
    from datetime import date

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _flows(inputs: Inputs) -> list[tuple[date, Decimal]]:
    return [(table.date("date"), table.decimal("amount")) for table in inputs.tables("flows")]


@or_no_value("twr")
def _simple_return(inputs: Inputs) -> Outputs:
    return {"twr": simple_return(inputs.decimal("begin"), inputs.decimal("end"))}


def _time_weighted(inputs: Inputs) -> Outputs:
    if not inputs.tables("sub_periods"):
        return no_value("sub_periods", "twr", reason=TOO_SHORT)
    found = time_weighted(
        [
            (table.decimal("begin_value_after_flow"), table.decimal("end_value_before_flow"))
            for table in inputs.tables("sub_periods")
        ]
    )
    return {"sub_periods": found, "twr": chain(found)}


@or_no_value("return", "average_capital")
def _modified_dietz(inputs: Inputs) -> Outputs:
    days = inputs.count("days")
    flows = [(table.between("day", 0, days), table.decimal("amount")) for table in inputs.tables("flows")]
    found = modified_dietz(inputs.decimal("begin"), inputs.decimal("end"), flows, days)
    return {
        "return": found.rate,
        "average_capital": found.average_capital,
        "meaningful": found.meaningful,
        "reason": "no_capital_at_work" if found.rate is None else None,
    }


def _daily_ttwror(inputs: Inputs) -> Outputs:
    days = [
        InvestmentDay(table.decimal("transfer", 0), table.decimal("pnl", 0))
        for table in inputs.tables("days")
    ]
    if not days:
        return no_value("daily", "accumulated", "twr", reason=TOO_SHORT)
    daily = daily_returns(days)
    return {"daily": daily, "accumulated": accumulated(daily), "twr": chain(daily)}


@or_no_value("irr", "xirr", "simple", "twr_period", "twr_year")
def _roi(inputs: Inputs) -> Outputs:
    flows, end = _flows(inputs), inputs.nested("end")
    day, value = end.date("date"), end.decimal("value")
    year, end_of_day = (
        inputs.decimal("day_basis", DAYS_IN_YEAR),
        inputs.flag("end_is_end_of_day"),
    )
    rate = money_weighted(flows, (day, value), year_days=Fraction(year), end_of_day=end_of_day)
    outputs: dict[str, object] = {
        "irr": rate.value,
        "xirr": rate.value,
        "reason": rate.reason,
        "ambiguous": rate.ambiguous,
        "simple": total_return(flows, value),
        "twr_period": None,
        "twr_year": None,
    }
    if len(flows) == 1 and flows[0][1]:
        start, paid = flows[0]
        period = simple_return(-paid, value)
        days = (day + timedelta(days=1 if end_of_day else 0) - start).days
        outputs["twr_period"] = period
        outputs["twr_year"] = annualize(period, days, year_days=year) if days > 0 else None
        if outputs["twr_year"] is None:
            outputs["reason"] = rate.reason or UNDEFINED
    return outputs


def _max_drawdown(inputs: Inputs) -> Outputs:
    totals = inputs.decimals("accumulated")
    if not totals:
        return no_value("max_drawdown", reason=TOO_SHORT)
    return {"max_drawdown": max_drawdown(totals)}


@or_no_value("standard_deviation")
def _volatility(inputs: Inputs) -> Outputs:
    found = volatility(inputs.decimals("returns"))
    return {"standard_deviation": found, "reason": TOO_SHORT if found is None else None}


@or_no_value("annualised")
def _annualise(inputs: Inputs) -> Outputs:
    found = annualize(inputs.decimal("period_return"), inputs.count("days"))
    return {"annualised": found, "reason": UNDEFINED if found is None else None}


def _contrast(inputs: Inputs) -> Outputs:
    """Chain the values between flows (negative: paid in) and compare with the money-weighted rate."""
    flows, values = _flows(inputs), inputs.tables("values")
    if not values:
        raise ValueError("no values to compare")
    end = values[-1]
    at_work, periods = Decimal(0), []
    paid_in = {when: Decimal(0) for when, _ in flows}
    for when, amount in flows:
        paid_in[when] -= amount
    readings = {
        table.date("date"): table.decimal("before_flow" if "before_flow" in table else "value")
        for table in values
    }
    for when in sorted({*paid_in, *readings}):
        value = readings.get(when, at_work)
        if at_work:
            periods.append((at_work, value))
        at_work = value + paid_in.get(when, Decimal(0))
    rate = money_weighted(flows, (end.date("date"), readings[end.date("date")]))
    return {"twr": chain(time_weighted(periods)), "xirr": rate.value, "reason": rate.reason}


KINDS = {
    "annualise": _annualise,
    "contrast": _contrast,
    "daily_ttwror": _daily_ttwror,
    "max_drawdown": _max_drawdown,
    "modified_dietz": _modified_dietz,
    "roi": _roi,
    "simple_return": _simple_return,
    "time_weighted": _time_weighted,
    "volatility": _volatility,
}
