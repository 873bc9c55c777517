"""Days and year fractions under a day-count convention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.dates import due_date
from finapp.domain.daycount import DayCount, day_count, icma_fraction, quasi_coupons, year_fraction

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _days(inputs: Inputs) -> Outputs:
    convention = inputs.choice("convention", DayCount)
    days = day_count(convention, inputs.date("start"), inputs.date("end"), termination=_termination(inputs))
    return {"days": days}


def _year_fraction(inputs: Inputs) -> Outputs:
    convention = inputs.choice("convention", DayCount)
    start, end = inputs.date("start"), inputs.date("end")
    if convention is DayCount.ACT_ACT_ICMA:
        return {"year_fraction": _icma(inputs, start, end)}
    years = year_fraction(convention, start, end, termination=_termination(inputs))
    return {"year_fraction": years}


def _termination(inputs: Inputs) -> date | None:
    return inputs.date("termination") if "termination" in inputs else None


def _icma(inputs: Inputs, start: date, end: date) -> Fraction:
    frequency = inputs.count("frequency")
    coupons = inputs.dates("quasi_coupon_dates")
    if not coupons:
        last = inputs.date("ref_end") if "ref_end" in inputs else end
        first = (
            inputs.date("ref_start") if "ref_start" in inputs else due_date(last, -1, step=12 // frequency)
        )
        end_of_month = inputs.flag("end_of_month")
        coupons = quasi_coupons(start, end, frequency, (first, last), end_of_month=end_of_month)
    return icma_fraction(start, end, frequency, coupons)


KINDS = {"days": _days, "year_fraction": _year_fraction}
