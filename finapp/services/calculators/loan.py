"""Solve a loan for any one of its numbers: the number, the schedule on its dates, the rates, a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.dates import due_dates
from finapp.domain.explain import Explained, Explanation, line
from finapp.domain.loan import Loan, Solved, solve_loan
from finapp.domain.loan_explained import explain_loan
from finapp.domain.money import Money
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention, CustomRow, PlanTerms
from finapp.domain.plan_builder import build
from finapp.errors import UserError
from finapp.services.calc.yearly_rates import Flows, YearlyRates, yearly_rates
from finapp.services.calculators.offer import PaidRow

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.schedule import Row


@dataclass(frozen=True, slots=True)
class LoanQuestion:
    """A loan in `currency`, paid out on `start`; the first payment is due on `first`."""

    loan: Loan
    currency: str
    start: date
    first: date


@dataclass(frozen=True, slots=True)
class LoanAnswer:
    """The loan with every number; `rows` are empty and the rates None where there is no such loan."""

    question: LoanQuestion
    solved: Solved
    why: Explanation
    rows: tuple[PaidRow, ...] = ()
    total: Explained[Money] | None = None
    interest: Explained[Money] | None = None
    true: Explained[Decimal] | None = None
    us: Explained[Decimal] | None = None
    plan: PlanTerms | None = None


def answer(question: LoanQuestion) -> LoanAnswer:
    """Return the loan asked for; raise a `loan.*` error for numbers that can't be."""
    solved = solve_loan(question.loan)
    currency = question.currency
    why = explain_loan(solved, currency)
    if not solved.rows:
        return LoanAnswer(question, solved, why)
    rows = _dated(question, solved.rows)
    total = sum(row.payment for row in rows)
    return LoanAnswer(
        question,
        solved,
        why,
        rows,
        Explained(Money(total, currency), _explain_total(rows, currency, why)),
        Explained(Money(total - solved.amount, currency), _explain_interest(solved, rows, currency)),
        *_explained(_rates(question, solved, rows)),
        _plan(question, solved, rows),
    )


def _dated(question: LoanQuestion, rows: tuple[Row, ...]) -> tuple[PaidRow, ...]:
    loan = question.loan
    days = due_dates(question.first, len(rows), loan.unit, loan.step)
    return tuple(
        PaidRow(row.number, day, row.payment, row.principal, row.interest, row.fee, row.balance)
        for row, day in zip(rows, days, strict=True)
    )


def _rates(question: LoanQuestion, solved: Solved, rows: tuple[PaidRow, ...]) -> YearlyRates:
    currency, loan = question.currency, question.loan
    payments = [(row.due, Money(row.payment, currency).major) for row in rows]
    received = Money(solved.amount, currency).major
    return yearly_rates(Flows(question.start, received, payments, loan.unit, loan.step))


def _explained(rates: YearlyRates) -> tuple[Explained[Decimal] | None, Explained[Decimal] | None]:
    """Return the true yearly rate and the US APR with their reasons."""
    true, us = rates.true.value, rates.united_states.apr
    return (
        None if true is None else Explained(true, rates.explain_true()),
        None if us is None else Explained(us, rates.explain_united_states()),
    )


def _explain_total(rows: tuple[PaidRow, ...], currency: str, why: Explanation) -> Explanation:
    usual, last = rows[0].payment, rows[-1].payment
    total = Money(sum(row.payment for row in rows), currency)
    steps = (
        line("loan.usual", count=len(rows) - 1, payment=Money(usual, currency)),
        line("loan.final", last=Money(last, currency)),
    )
    rule = line("loan.total", total=total, count=len(rows))
    return Explanation(rule, "", steps=steps if len(rows) > 1 else steps[1:], children=(why,))


def _explain_interest(solved: Solved, rows: tuple[PaidRow, ...], currency: str) -> Explanation:
    total = sum(row.payment for row in rows)
    rule = line(
        "loan.interest",
        interest=Money(total - solved.amount, currency),
        total=Money(total, currency),
        amount=Money(solved.amount, currency),
    )
    first = rows[0]
    step = line(
        "schedule.first",
        balance=Money(solved.amount, currency),
        rate=solved.period_rate,
        interest=Money(first.interest, currency),
        principal=Money(first.principal, currency),
    )
    return Explanation(rule, "", steps=(step, line("loan.each_row")))


def _plan(question: LoanQuestion, solved: Solved, rows: tuple[PaidRow, ...]) -> PlanTerms | None:
    """Return the terms of a plan with exactly these rows; None where no plan can have them."""
    loan, principal = question.loan, solved.amount
    if len(rows) > MAX_INSTALLMENTS or principal < len(rows) or question.first < question.start:
        return None
    if any(row.principal < 0 or row.interest < 0 for row in rows):
        return None
    plain = PlanTerms(
        price=principal,
        currency=question.currency,
        count=len(rows),
        start=question.start,
        first_due=question.first,
        unit=loan.unit,
        step=loan.step,
    )
    per_year = Decimal(loan.per_year.numerator) / loan.per_year.denominator
    yearly = solved.rate if loan.compounds is None else solved.period_rate * per_year
    level = replace(plain, convention=CostConvention.ANNUITY, rate=yearly, balloon=solved.balloon)
    if solved.balloon < principal and _same(level, rows):
        return level
    custom = tuple(CustomRow(due=row.due, payment=row.payment, cost=row.interest) for row in rows)
    return replace(plain, convention=CostConvention.CUSTOM, custom=custom)


def _same(terms: PlanTerms, rows: tuple[PaidRow, ...]) -> bool:
    """Tell whether a plan of these terms has exactly these rows."""
    try:
        built = build(terms)
    except UserError:
        return False
    return [(one.principal, one.interest) for one in built] == [(row.principal, row.interest) for row in rows]
