"""Questions that a person asks in words: what a loan costs a year, and what a plan looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.credit_explained import (
    explain_equal_principal,
    explain_fee_plan,
    explain_level_schedule,
)
from finapp.domain.dates import Unit, due_dates
from finapp.domain.explain import Explanation, Line, line
from finapp.domain.fee_schedule import FeeMode
from finapp.domain.money import Money
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention, PlanTerms
from finapp.domain.plan_builder import Preview, deducted_fee, period_rate, preview
from finapp.domain.schedule import Row
from finapp.errors import UserError
from finapp.services.calc.yearly_rates import Flows, plan_flows, yearly_rates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_FEE_MODES = {
    CostConvention.FEE_PER_PERIOD: FeeMode.PER_PERIOD,
    CostConvention.FEE_ONCE_FIRST: FeeMode.UPFRONT,
    CostConvention.FEE_ONCE_SPREAD: FeeMode.TOTAL_SPREAD,
    CostConvention.FEE_DEDUCTED: FeeMode.DEDUCTED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person reads, how it came about, and the same for machines."""

    lines: tuple[Line, ...]
    explanations: tuple[Explanation, ...]
    outputs: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """`amount` received on `start`, repaid in `count` payments, the first on `first`."""

    amount: Money
    payment: Money
    count: int
    start: date
    first: date
    unit: Unit = Unit.MONTH
    step: int = 1


def loan_rates(loan: Loan) -> Answer:
    """Return what a loan of equal payments costs a year.

    Raises `amount.zero`, `plan.count` and `plan.dates`.
    """
    if loan.amount.minor <= 0 or loan.payment.minor <= 0:
        raise UserError("amount.zero")
    if not 1 <= loan.count <= MAX_INSTALLMENTS:
        raise UserError("plan.count", count=loan.count, largest=MAX_INSTALLMENTS)
    if loan.first < loan.start:
        raise UserError("plan.dates", first=loan.first.isoformat(), start=loan.start.isoformat())
    days = due_dates(loan.first, loan.count, loan.unit, loan.step)
    payments = [(day, loan.payment.major) for day in days]
    rates = yearly_rates(Flows(loan.start, loan.amount.major, payments, loan.unit, loan.step))
    total = loan.payment * loan.count
    lines = [
        line("answer.received", amount=loan.amount, day=loan.start),
        line(
            "answer.payments",
            count=loan.count,
            payment=loan.payment,
            first=days[0],
            last=days[-1],
            total=total,
        ),
        line("answer.cost", cost=total - loan.amount),
        *rates.lines(),
    ]
    sums: dict[str, object] = {"total": total.major, "cost": (total - loan.amount).major}
    return Answer(tuple(lines), tuple(rates.explanations()), {**sums, **rates.outputs()})


def plan_rows(terms: PlanTerms) -> Answer:
    """Return every installment of a plan, its cost and its yearly rates; raises `plan.*`."""
    found = preview(terms)
    flows = plan_flows(found)
    rates = yearly_rates(flows)
    received = Money(terms.principal - deducted_fee(terms), terms.currency)
    total = Money(sum(row.amount for row in found.installments), terms.currency)
    cost = Money(found.cost, terms.currency)
    lines = [line("answer.received", amount=received, day=terms.start), *_row_lines(found)]
    lines += [line("answer.total", total=total), line("answer.cost", cost=cost), *rates.lines()]
    explanations = [*explain_installments(found), *rates.explanations()]
    sums: dict[str, object] = {"total": total.major, "cost": cost.major, "rows": _row_outputs(found)}
    return Answer(tuple(lines), tuple(explanations), {**sums, **rates.outputs()})


def _row_lines(found: Preview) -> list[Line]:
    currency = found.terms.currency
    return [
        line(
            "answer.row",
            number=row.number,
            due=row.due,
            payment=Money(row.amount, currency),
            principal=Money(row.principal, currency),
            interest=Money(row.interest, currency),
            fee=Money(row.fee, currency),
        )
        for row in found.installments
    ]


def _row_outputs(found: Preview) -> list[dict[str, object]]:
    currency = found.terms.currency
    return [
        {
            "number": row.number,
            "due": row.due,
            "payment": Money(row.amount, currency).major,
            "principal": Money(row.principal, currency).major,
            "interest": Money(row.interest, currency).major,
            "fee": Money(row.fee, currency).major,
        }
        for row in found.installments
    ]


def explain_installments(found: Preview) -> list[Explanation]:
    """Return how the installments came about, for the conventions that have more to say than a division."""
    terms = found.terms
    mode = _FEE_MODES.get(terms.convention)
    if mode is not None and terms.fee is None:
        return [explain_fee_plan(terms.principal, terms.count, terms.rate, mode, terms.currency)]
    explain = {
        CostConvention.ANNUITY: explain_level_schedule,
        CostConvention.EQUAL_PRINCIPAL: explain_equal_principal,
    }.get(terms.convention)
    if explain is None:
        return []
    balance, rows = terms.principal, []
    for row in found.installments:
        balance -= row.principal
        rows.append(Row(row.number, row.amount, row.principal, row.interest, row.fee, balance))
    return [explain(rows, terms.principal, period_rate(terms), terms.currency)]
