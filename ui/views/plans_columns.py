"""The columns of the table of plans."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finapp.domain.dates import Unit
from ui import format as formats
from ui.format import LONG_DAY
from ui.models.cells import NOT_APPLICABLE, Bar, Cell, Column, Initial, Tile
from ui.repayments import tile_of

if TYPE_CHECKING:
    from finapp.domain.plan import PlanTerms
    from ui.models.plan_rows import PlanRow

translate = QCoreApplication.translate

DEAR = Decimal("0.05")
"""A plan is dear when its true annual rate is that much above what waiting money earns."""


def cadence(terms: PlanTerms) -> str:
    """Return how often a plan asks for money: “every month”, “every 30 days”."""
    if terms.step == 1:
        return {
            Unit.DAY: translate("PlansTable", "every day"),
            Unit.WEEK: translate("PlansTable", "every week"),
            Unit.MONTH: translate("PlansTable", "every month"),
            Unit.YEAR: translate("PlansTable", "every year"),
        }[terms.unit]
    text = {
        Unit.DAY: translate("PlansTable", "every {count} days"),
        Unit.WEEK: translate("PlansTable", "every {count} weeks"),
        Unit.MONTH: translate("PlansTable", "every {count} months"),
        Unit.YEAR: translate("PlansTable", "every {count} years"),
    }[terms.unit]
    return text.format(count=terms.step)


def plan_columns(base: str, safe: Decimal) -> list[Column[PlanRow]]:
    """Return the columns; `safe` is the yearly rate that waiting money earns."""
    writes = formats.current()
    sign = writes.symbol(base)
    days = (writes.short_date(LONG_DAY, LONG_DAY), writes.days_until(LONG_DAY.replace(month=9), LONG_DAY))
    months = (writes.short_month(LONG_DAY),)
    words = {
        "each": translate("PlansTable", "Each, {sign}").format(sign=sign),
        "left": translate("PlansTable", "Left to pay, {sign}").format(sign=sign),
    }
    hint = translate(
        "PlansTable",
        "The yearly rate, compounded, at which all installments on their own dates are worth what was "
        "financed, fees included",
    )
    return [
        Column("plan", translate("PlansTable", "Plan"), _plan, 120, stretch=True),
        Column("member", "", _member, 34, sortable=False),
        Column("lender", translate("PlansTable", "Lender"), _lender, 108),
        Column("progress", translate("PlansTable", "Progress"), _progress, 62),
        Column("each", words["each"], lambda row: _each(row, base), 92, right=True, descending_first=True),
        Column("left", words["left"], lambda row: _left(row, base), 100, right=True, descending_first=True),
        Column("next", translate("PlansTable", "Next due"), _next, 92, right=True, fits=days),
        Column(
            "rate",
            translate("PlansTable", "True annual rate"),
            lambda row: _rate(row, safe),
            112,
            right=True,
            descending_first=True,
            hint=hint,
            fits=(writes.percent(Decimal("1.888")),),
        ),
        Column("ends", translate("PlansTable", "Ends"), _ends, 96, right=True, fits=months),
    ]


def _plan(row: PlanRow) -> Cell:
    second = formats.current().date(row.plan.terms.start)
    return Cell(row.plan.title, second, style="name")


def _member(row: PlanRow) -> Cell:
    if row.member is None:
        return Cell()
    return Cell(lead=Initial(row.member.initials, row.member.color_slot), spoken=row.member.name)


def _lender(row: PlanRow) -> Cell:
    return Cell(row.tool.name, lead=Tile(*tile_of(row.tool)))


def _progress(row: PlanRow) -> Cell:
    plan = row.plan
    count = len(plan.installments)
    tone = "danger" if row.late else "mark"
    spoken = translate("PlansTable", "{done} of {count} paid").format(done=plan.done, count=count)
    if row.late:
        spoken += ", " + translate("PlansTable", "{late} overdue").format(late=row.late)
    return Cell(
        f"{plan.done}/{count}",
        style="name",
        tone="danger" if row.late else "text",
        bar=Bar(plan.done / count, tone),
        spoken=spoken,
    )


def _each(row: PlanRow, base: str) -> Cell:
    writes = formats.current()
    amount = row.each
    text = writes.amount(amount) if amount.currency == base else writes.money(amount)
    monthly = row.plan.terms.unit is Unit.MONTH and row.plan.terms.step == 1
    second = "" if monthly else cadence(row.plan.terms)
    return Cell(text, second, spoken=writes.spoken(amount))


def _left(row: PlanRow, base: str) -> Cell:
    writes = formats.current()
    amount = row.left
    text = writes.amount(amount) if amount.currency == base else writes.money(amount)
    return Cell(text, style="amount", spoken=writes.spoken(amount))


def _next(row: PlanRow) -> Cell:
    part = row.next
    if part is None:
        return NOT_APPLICABLE
    writes = formats.current()
    tone = "danger" if part.due < row.today else "text-3"
    return Cell(
        writes.day_and_year(part.due, row.today)[0],
        writes.days_until(part.due, row.today),
        tone="danger" if part.due < row.today else "text",
        second_tone=tone,
    )


def _rate(row: PlanRow, safe: Decimal) -> Cell:
    if row.rate is None:
        return NOT_APPLICABLE
    dear = row.rate >= safe + DEAR
    return Cell(
        formats.current().percent(row.rate),
        style="name" if dear else "body",
        tone="warning" if dear else "text",
    )


def _ends(row: PlanRow) -> Cell:
    return Cell(formats.current().short_month(row.ends))
