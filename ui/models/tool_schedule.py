"""The schedule of one tool: installments, extra repayments, what the lender said, and what is left after."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState, state_of
from ui import format as formats
from ui.charts.curve import CurveChart, Line, Tick, spread_ticks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from finapp.domain.loan_terms import Loan
    from finapp.domain.plan import Installment, Plan
    from finapp.services.loans import LoanCurves

translate = QCoreApplication.translate
Steps = tuple[tuple["date", int], ...]


@dataclass(frozen=True, kw_only=True)
class ScheduleLine:
    """One line: an installment, an extra repayment, or a balance the lender named. Minor units.

    `left` is the principal owed after it. `state` is None where nothing is asked for.
    """

    number: str
    on: date
    currency: str
    what: str
    payment: int
    principal: int
    cost: int
    left: int
    state: InstallmentState | None
    part: Installment | None = None


def loan_lines(loan: Loan, today: date) -> list[ScheduleLine]:
    """Return a loan's schedule by its days, with what is left of the principal after each."""
    plan, left, lines = loan.plan, loan.plan.terms.principal, []
    events = sorted(
        [(row.due, 0, row) for row in plan.rows] + [(one.on, 1, one) for one in loan.corrections],
        key=lambda event: event[:2],
    )
    for on, kind, one in events:
        if kind:
            left += one.change  # type: ignore[union-attr] # kind 1 is a correction
            lines.append(_said(plan, on, one.change, left))  # type: ignore[union-attr] # as above
        else:
            left -= one.principal  # type: ignore[union-attr] # kind 0 is an installment
            lines.append(_line(plan, one, left, today, plan_named=False))  # type: ignore[arg-type] # as above
    return lines


def plan_lines(plans: Sequence[Plan], today: date) -> list[ScheduleLine]:
    """Return what open plans of one tool ask for, by day, with what is left of the principal of all."""
    open_plans = [plan for plan in plans if plan.open > 0]
    rows = [(row, plan) for plan in open_plans for row in plan.installments if row.open > 0]
    left = sum(row.open_principal for row, _ in rows)
    lines = []
    for row, plan in sorted(rows, key=lambda pair: (pair[0].due, pair[1].id)):
        left -= row.open_principal
        lines.append(_line(plan, row, left, today, plan_named=True))
    return lines


def _line(plan: Plan, row: Installment, left: int, today: date, *, plan_named: bool) -> ScheduleLine:
    state = state_of(row, today)
    extra = row.extra is not None
    what = translate("ToolSchedule", "extra repayment") if extra else ""
    if plan_named:
        what = plan.title
    elif not what and (row.edited or row.moved_from is not None):
        what = translate("ToolSchedule", "changed by hand")
    return ScheduleLine(
        number="" if extra else f"{row.number}/{len(plan.installments)}",
        on=row.due,
        currency=plan.currency,
        what=what,
        payment=row.open if plan_named else row.amount,
        principal=row.open_principal if plan_named else row.principal,
        cost=row.open_cost if plan_named else row.cost,
        left=left,
        state=state,
        part=row,
    )


def _said(plan: Plan, on: date, change: int, left: int) -> ScheduleLine:
    return ScheduleLine(
        number="",
        on=on,
        currency=plan.currency,
        what=translate("ToolSchedule", "the lender’s balance"),
        payment=0,
        principal=-change,
        cost=0,
        left=left,
        state=None,
    )


# charts ----------------------------------------------------------------------------------------------


def loan_chart(curves: LoanCurves, currency: str) -> CurveChart:
    """Return what is owed over time: as agreed (dashed), as it went, and as it will go on."""
    names = {
        "text-3": (translate("ToolSchedule", "As agreed"), curves.agreed),
        "text": (translate("ToolSchedule", "So far"), curves.actual),
        "mark": (translate("ToolSchedule", "To come"), curves.projected),
    }
    order = ("mark", "text", "text-3")
    end, agreed_end = curves.projected[-1], curves.agreed[-1]
    writes = formats.current()
    finding = translate("ToolSchedule", "Repaid on {day}; agreed was {agreed}").format(
        day=writes.date(end[0]), agreed=writes.date(agreed_end[0])
    )
    return _chart({name: names[name] for name in order}, currency, finding)


def plans_chart(lines: Sequence[ScheduleLine], today: date, currency: str) -> CurveChart:
    """Return what is left of open plans after each day to come."""
    first = lines[0].left + lines[0].principal
    steps = ((today, first), *((max(line.on, today), line.left) for line in lines))
    finding = translate("ToolSchedule", "Open plans are repaid on {day}").format(
        day=formats.current().date(steps[-1][0])
    )
    return _chart({"mark": (translate("ToolSchedule", "Left of open plans"), steps)}, currency, finding)


def _chart(named: Mapping[str, tuple[str, Steps]], currency: str, finding: str) -> CurveChart:
    writes = formats.current()
    days = sorted({day for _, steps in named.values() for day, _ in steps})
    if len(days) == 1:
        days.append(days[0].replace(year=days[0].year + 1))
    lines = []
    for color, (name, steps) in named.items():
        owed = _owed(steps, days)
        unit = 10 ** -int(Money(0, currency).major.as_tuple().exponent)
        values = tuple(math.nan if one is None else one / unit for one in owed)
        shown = tuple("" if one is None else writes.money(Money(one, currency)) for one in owed)
        dashed = color == "text-3"
        lines.append(Line(name, color, values, shown, steps=True, fill=color == "mark", dashed=dashed))
    ticks = spread_ticks([Tick(day.toordinal(), writes.short_month(day)) for day in _months(days)])
    return CurveChart(
        language=writes.language,
        places=tuple(float(day.toordinal()) for day in days),
        heads=tuple(writes.date(day) for day in days),
        lines=tuple(lines),
        ticks=ticks,
        finding=finding,
        across=translate("ToolSchedule", "Date"),
    )


def _months(days: Sequence[date]) -> list[date]:
    """Return one day of each month, so that no month is named twice."""
    return list({(day.year, day.month): day for day in reversed(days)}.values())[::-1]


def _owed(steps: Steps, days: Sequence[date]) -> list[int | None]:
    """Return what is owed after each day in minor units; None before the first step and after the last."""
    after = dict(steps)  # the last of one day counts
    found: list[int | None] = []
    now = steps[0][1]
    for day in days:
        now = after.get(day, now)
        found.append(now if steps[0][0] <= day <= steps[-1][0] else None)
    return found
