"""Business days under a calendar that the case brings along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.calendars import (
    WEEKENDS_ONLY,
    BusinessCalendar,
    CalendarUnknown,
    Region,
    Roll,
    add_business_days,
    count_business_days,
    roll,
    roll_in,
)
from finapp.errors import UserError
from finapp.services.calc.inputs import MOST

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_CALENDAR_UNKNOWN = "calendar_unknown"
_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


def read_calendar(inputs: Inputs) -> BusinessCalendar:
    """Return the `calendar` of a case; Saturday and Sunday when it has none."""
    if "calendar" not in inputs:
        return WEEKENDS_ONLY
    table = inputs.nested("calendar")
    names = table.texts("weekend") if "weekend" in table else ["SAT", "SUN"]
    unknown = [name for name in names if name.upper()[:3] not in _DAYS]
    if unknown:
        raise UserError(
            "calc.unreadable", key="calendar.weekend", value=unknown[0], expected=" / ".join(_DAYS)
        )
    return BusinessCalendar(
        weekend=frozenset(_DAYS.index(name.upper()[:3]) for name in names),
        holidays=frozenset(table.dates("holidays")),
        extra_workdays=frozenset(table.dates("extra_workdays")),
    )


def _roll(inputs: Inputs) -> Outputs:
    day, convention = inputs.date("date"), inputs.choice("convention", Roll)
    if "calendar" in inputs or "calendar_id" not in inputs:
        return {"date": roll(day, convention, read_calendar(inputs))}
    moved = roll_in(inputs.choice("calendar_id", Region), day, convention)
    unknown = isinstance(moved, CalendarUnknown)
    return {"date": None if unknown else moved, "reason": _CALENDAR_UNKNOWN if unknown else None}


def _add(inputs: Inputs) -> Outputs:
    return {
        "date": add_business_days(inputs.date("start"), inputs.between("n", -MOST), read_calendar(inputs))
    }


def _count(inputs: Inputs) -> Outputs:
    return {"count": count_business_days(inputs.date("start"), inputs.date("end"), read_calendar(inputs))}


KINDS = {"add_business_days": _add, "count_inclusive": _count, "roll": _roll}
