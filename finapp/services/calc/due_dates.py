"""Due dates of agreements, and statement cycles of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.calendars import Roll, roll
from finapp.domain.dates import (
    LAST_DAY,
    ClosingDayRule,
    DueDay,
    Unit,
    card_cycles,
    cycle_of,
    due_dates,
    interest_free_days,
    parse_date,
)
from finapp.services.calc.business_days import read_calendar
from finapp.services.calc.inputs import MOST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _rolled(inputs: Inputs, days: Iterable[date]) -> list[date]:
    convention = inputs.choice("roll", Roll, Roll.NONE)
    calendar = read_calendar(inputs)
    return [roll(day, convention, calendar) for day in days]


def _schedule_dates(inputs: Inputs) -> Outputs:
    unit = inputs.choice("unit", Unit, Unit.MONTH)
    anchor = inputs.day("anchor_day") if "anchor_day" in inputs else None
    if inputs.flag("end_of_month"):
        anchor = LAST_DAY
    dates = due_dates(
        inputs.date("first"), inputs.count("count"), unit, inputs.between("step", -MOST, default=1), anchor
    )
    return {"dates": _rolled(inputs, dates)}


def _due_day(inputs: Inputs) -> DueDay:
    if "due_day" in inputs:
        return DueDay(day=inputs.day("due_day"))
    return DueDay(grace_days=inputs.between("grace_days", 0))


def _card_cycle(inputs: Inputs) -> Outputs:
    month = parse_date(inputs.text("from_month")[:7] + "-01")
    statement_day = inputs.day("statement_day")
    cycles = card_cycles(month.year, month.month, inputs.count("count"), statement_day, _due_day(inputs))
    due = _rolled(inputs, [cycle.due for cycle in cycles])
    return {"cycles": [[cycle.statement, day] for cycle, day in zip(cycles, due, strict=True)]}


def _interest_free_days(inputs: Inputs) -> Outputs:
    purchase = inputs.date("purchase")
    on_closing_day = inputs.choice("purchase_on_statement_day", ClosingDayRule, ClosingDayRule.THIS_STATEMENT)
    cycle = cycle_of(purchase, inputs.day("statement_day"), _due_day(inputs), on_closing_day)
    return {
        "statement_date": cycle.statement,
        "due_date": cycle.due,
        "interest_free_days": interest_free_days(purchase, cycle),
    }


KINDS = {
    "card_cycle": _card_cycle,
    "interest_free_days": _interest_free_days,
    "schedule_dates": _schedule_dates,
}
