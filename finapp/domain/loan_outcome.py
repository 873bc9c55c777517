"""What a step on a loan would change: its installments before and after, and what that costs or saves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.domain.loan_extra import extra_row, split_extra
from finapp.domain.loan_schedule import project
from finapp.domain.loan_terms import (
    Correction,
    RateChange,
    check_holiday,
    check_loan_terms,
    check_rate_change,
)
from finapp.domain.plan_checks import check_terms

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finapp.domain.loan_extra import ExtraParts
    from finapp.domain.loan_terms import Holiday, Loan, LoanTerms
    from finapp.domain.money import Money
    from finapp.domain.plan import ExtraEffect, InstallmentDraft, PlanTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanOutcome:
    """Installments before and after a step, with those that were paid. Minor units.

    `beside` is what the step itself costs: interest up to its day and a fee. `change` is what it takes off
    the principal (below zero: puts on it). `parts` say what an extra payment covers, and
    `instead` what it would save with its other effect.
    """

    before: tuple[InstallmentDraft, ...]
    after: tuple[InstallmentDraft, ...]
    settled: int
    currency: str
    beside: int = 0
    change: int = 0
    parts: ExtraParts | None = None
    instead: int | None = None

    @property
    def saved(self) -> int:
        """Return how much less interest and fees are paid in all; below zero: more."""
        return self._cost(self.before) - self._cost(self.after) - self.beside

    @property
    def fewer(self) -> int:
        """Return how many installments fewer there are; below zero: more."""
        return len(self.before) - len(self.after)

    @property
    def each_before(self) -> int:
        """Return the usual installment still to come, as it was."""
        return self._each(self.before)

    @property
    def each_after(self) -> int:
        """Return the usual installment still to come, as it would be."""
        return self._each(self.after)

    @property
    def ends_before(self) -> date | None:
        """Return the last due day, as it was."""
        return self.before[-1].due if self.before else None

    @property
    def ends_after(self) -> date | None:
        """Return the last due day, as it would be."""
        return self.after[-1].due if self.after else None

    @staticmethod
    def _cost(rows: tuple[InstallmentDraft, ...]) -> int:
        return sum(row.cost for row in rows)

    def _each(self, rows: tuple[InstallmentDraft, ...]) -> int:
        """Return the second installment to come: the next may still bear the interest of what was before."""
        coming = rows[self.settled :]
        return coming[min(1, len(coming) - 1)].amount if coming else 0


def _outcome(
    loan: Loan,
    changed: Loan,
    *,
    beside: int = 0,
    change: int = 0,
    parts: ExtraParts | None = None,
) -> LoanOutcome:
    return LoanOutcome(
        before=loan.plan.installments,
        after=project(changed),
        settled=sum(1 for row in loan.plan.installments if row.open <= 0),
        currency=loan.plan.currency,
        beside=beside,
        change=change,
        parts=parts,
    )


def extra_outcome(loan: Loan, amount: Money, on: date, effect: ExtraEffect) -> LoanOutcome:
    """Return what an extra payment would change; raise a `loan.*` or `payment.*` error when it can't be."""
    parts = split_extra(loan, amount, on)
    row = extra_row(loan, parts, on, effect)
    extras = (*loan.plan.extras, row) if row.amount else loan.plan.extras
    changed = replace(loan, plan=replace(loan.plan, extras=extras))
    return _outcome(loan, changed, beside=parts.interest + parts.fee, change=parts.principal, parts=parts)


def rate_outcome(loan: Loan, valid_from: date, rate: Decimal | None) -> LoanOutcome:
    """Return what another rate from a day on would change; None: without the change of that day."""
    check_rate_change(loan, valid_from, rate)
    rates = [one for one in loan.rates if one.valid_from != valid_from]
    if rate is not None:
        rates.append(RateChange(valid_from, rate))
    return _outcome(loan, replace(loan, rates=tuple(sorted(rates, key=lambda one: one.valid_from))))


def holiday_outcome(loan: Loan, holiday: Holiday) -> LoanOutcome:
    """Return what a payment holiday would change; raise a `loan.*` error when it can't be."""
    check_holiday(loan, holiday)
    holidays = sorted((*loan.holidays, holiday), key=lambda one: one.begins)
    return _outcome(loan, replace(loan, holidays=tuple(holidays)))


def balance_outcome(loan: Loan, correction: Correction) -> LoanOutcome:
    """Return what a balance that the lender named would change."""
    known = sorted((*loan.corrections, correction), key=lambda one: (one.on, one.id))
    return _outcome(loan, replace(loan, corrections=tuple(known)), change=-correction.change)


def terms_outcome(loan: Loan, plan_terms: PlanTerms, terms: LoanTerms) -> LoanOutcome:
    """Return what other terms would change; raise a `plan.*` or `loan.*` error when they can't be."""
    check_terms(plan_terms)
    check_loan_terms(plan_terms, terms)
    return _outcome(loan, replace(loan, plan=replace(loan.plan, terms=plan_terms), terms=terms))
