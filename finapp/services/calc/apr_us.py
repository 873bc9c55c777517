"""The annual percentage rate of US Regulation Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.apr_us import PeriodUnit, UnitPeriod, explain_us_apr, us_apr
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finapp.domain.apr_us import Interval
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


_ALSO = {
    "semi-month": PeriodUnit.SEMIMONTH,
    "semi_month": PeriodUnit.SEMIMONTH,
    "semi month": PeriodUnit.SEMIMONTH,
    "half_month": PeriodUnit.SEMIMONTH,
    "semimonthly": PeriodUnit.SEMIMONTH,
    "semi-monthly": PeriodUnit.SEMIMONTH,
}


def _flows(inputs: Inputs, key: str) -> list[tuple[date, Decimal]]:
    return [(flow.date("date"), flow.decimal("amount")) for flow in inputs.tables(key)]


def _unit_period(inputs: Inputs) -> UnitPeriod | None:
    if "unit_period" not in inputs:
        return None
    period = inputs.nested("unit_period")
    return UnitPeriod(period.choice("unit", PeriodUnit, also=_ALSO), period.count("multiple", 1))


def _as_written(first: Interval) -> str:
    return f"{first.odd}/{first.base}" if first.odd else "0"


def _apr(inputs: Inputs) -> Outputs:
    found = us_apr(_flows(inputs, "advances"), _flows(inputs, "payments"), _unit_period(inputs))
    first = found.first
    outputs = {
        "apr": found.apr,
        "reason": found.rate.reason,
        "first_t": first.whole if first else None,
        "first_f": _as_written(first) if first else None,
        "unit_periods_per_year": found.unit_period.per_year,
    }
    return Reasoned(outputs, lambda: explain_us_apr(found))


KINDS = {"apr": _apr}
