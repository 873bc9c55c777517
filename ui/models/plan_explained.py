"""Why the figures of the Plans page are what they are, plan by plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, line
from finapp.domain.money import Money
from finapp.domain.plan_builder import deducted_fee, true_annual_rate
from finapp.domain.rates import explain_xirr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.models.plan_rows import PlanRow


def explain_left(rows: Sequence[PlanRow]) -> Explanation:
    """Say how much each open plan still asks for."""
    return _each("plans.left", rows, [row.left for row in rows])


def explain_fees(rows: Sequence[PlanRow]) -> Explanation:
    """Say how much of that is interest and fees."""
    return _each("plans.fees", rows, [row.fees_left for row in rows])


def _each(rule: str, rows: Sequence[PlanRow], amounts: Sequence[Money]) -> Explanation:
    steps = [
        line("plans.step", plan=row.plan.title, amount=amount)
        for row, amount in zip(rows, amounts, strict=True)
        if amount
    ]
    return Explanation(line(rule, count=len(rows)), "", steps=tuple(steps))


def explain_count(rows: Sequence[PlanRow]) -> Explanation:
    """Say which plans are open, and which of them are late."""
    steps = [
        line(
            "plans.late" if row.late else "plans.on_time",
            plan=row.plan.title,
            done=row.plan.done,
            count=len(row.plan.installments),
            late=row.late,
        )
        for row in rows
    ]
    return Explanation(line("plans.open", count=len(rows)), "", steps=tuple(steps))


def explain_end(rows: Sequence[PlanRow]) -> Explanation:
    """Say when each open plan ends."""
    ordered = sorted(rows, key=lambda row: row.ends)
    steps = [line("plans.ends", plan=row.plan.title, day=row.ends) for row in ordered]
    return Explanation(line("plans.last"), "", steps=tuple(steps))


def explain_rate(row: PlanRow) -> Explanation:
    """Say which flows the true annual rate of a plan rests on."""
    plan, terms = row.plan, row.plan.terms
    rate = true_annual_rate(terms, plan.installments)
    found = explain_xirr(rate, terms.start)
    received = Money(terms.principal - deducted_fee(terms), terms.currency)
    inputs = [line("plans.received", day=terms.start, amount=received)]
    inputs += [
        line("plans.paid", number=part.number, day=part.due, amount=part.money) for part in plan.installments
    ]
    return Explanation(found.rule, found.source, tuple(inputs), found.steps, found.rounding)
