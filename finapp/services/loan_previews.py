"""What a step on a loan would change, before it is booked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain import loan_outcome
from finapp.domain.plan import ExtraEffect
from finapp.services.loan_plans import correction_of, principal_owed
from finapp.store import loans

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from finapp.domain.loan_outcome import LoanOutcome
    from finapp.domain.loan_terms import Holiday, LoanTerms
    from finapp.domain.money import Money
    from finapp.domain.plan import PlanId, PlanTerms
    from finapp.store.book_file import BookFile


class LoanPreviews:
    """One question for each change of `Loans`; each raises what the change would raise."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def extra_payment(self, plan_id: PlanId, amount: Money, on: date, effect: ExtraEffect) -> LoanOutcome:
        """Return what an extra payment would change, and what it would save with its other effect."""
        with self._file.read() as connection:
            loan = loans.get(connection, plan_id)
        other = ExtraEffect.LOWER if effect is ExtraEffect.SHORTEN else ExtraEffect.SHORTEN
        instead = loan_outcome.extra_outcome(loan, amount, on, other).saved
        return replace(loan_outcome.extra_outcome(loan, amount, on, effect), instead=instead)

    def rate(self, plan_id: PlanId, valid_from: date, rate: Decimal | None) -> LoanOutcome:
        """Return what another rate from a day on would change."""
        with self._file.read() as connection:
            loan = loans.get(connection, plan_id)
        return loan_outcome.rate_outcome(loan, valid_from, rate)

    def holiday(self, plan_id: PlanId, holiday: Holiday) -> LoanOutcome:
        """Return what a payment holiday would change."""
        with self._file.read() as connection:
            loan = loans.get(connection, plan_id)
        return loan_outcome.holiday_outcome(loan, holiday)

    def balance(self, plan_id: PlanId, owed: Money, on: date, effect: ExtraEffect) -> LoanOutcome:
        """Return what a balance that the lender named would change."""
        with self._file.read() as connection:
            loan = loans.get(connection, plan_id)
            correction = correction_of(connection, loan, owed, on, effect)
        return loan_outcome.balance_outcome(loan, correction)

    def terms(self, plan_id: PlanId, plan_terms: PlanTerms, terms: LoanTerms) -> LoanOutcome:
        """Return what other terms would change."""
        with self._file.read() as connection:
            loan = loans.get(connection, plan_id)
        return loan_outcome.terms_outcome(loan, plan_terms, terms)

    def owed(self, plan_id: PlanId, on: date) -> int:
        """Return the principal the book says is owed on a day, in minor units."""
        with self._file.read() as connection:
            return principal_owed(connection, loans.get(connection, plan_id), on)
