"""A closed statement while payments come in: what is left of it, and how it stands on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.domain.statement import StatementState

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.statement import Pays, Statement


@dataclass(slots=True)
class Issued:
    """A statement with what later payments made of it; minor units.

    `asked` is its amount due, `check` the last day that still counts as in time. `credited` came in since
    the closing, expected payments included; `paid` only what is booked. `back_to_installments` is what was
    refunded since then on installments that were billed, `lowered_installments` its part of `lowered`.
    """

    index: int
    statement: Statement
    asked: int
    check: date
    has_minimum: bool
    tolerance: int
    lowered: int = 0
    lowered_installments: int = 0
    back_to_installments: int = 0
    credited: int = 0
    paid: int = 0
    paid_on: date | None = None
    paid_by_due: int = 0
    checked: bool = False

    @property
    def left(self) -> int:
        """Return what is left of the amount due."""
        return max(0, self.asked - self.lowered - self.credited)

    @property
    def missing(self) -> int:
        """Return what is missing of the minimum."""
        return max(0, min(self.statement.minimum, self.asked - self.lowered) - self.credited)

    @property
    def in_full(self) -> bool:
        """Tell whether it counts as paid in full."""
        return self.left <= self.tolerance

    def target(self, pays: Pays, fixed: int | None) -> int:
        """Return how much of it the household usually pays."""
        return replace(self.statement, lowered=self.lowered).usual_payment(pays, fixed)

    def credit(self, amount: int, day: date, *, booked: bool) -> None:
        """Note money that came in since the closing."""
        before = self.left
        self.credited += amount
        if booked:
            self.paid += amount
            if before and not self.left and self.paid >= self.asked - self.lowered:
                self.paid_on = day

    def lower(self, amount: int) -> None:
        """Take up to `amount` off what is left of the amount due: something came back."""
        used = max(0, min(amount, self.left))
        self.lowered += used
        self.lowered_installments += min(used, self.back_to_installments - self.lowered_installments)

    def finished(self, today: date) -> Statement:
        """Return the statement as it stands on `today`."""
        due = max(0, self.asked - self.lowered)
        paid = min(self.paid, due)
        in_time = min(self.paid_by_due if self.checked and self.check < today else self.paid, due)
        return replace(
            self.statement,
            state=self._state(due, in_time, today),
            lowered=self.lowered,
            lowered_installments=self.lowered_installments,
            paid=paid,
            paid_by_due=in_time,
            paid_on=self.paid_on,
        )

    def _state(self, due: int, in_time: int, today: date) -> StatementState:
        if not self.statement.is_closed:
            return self.statement.state
        if due == 0 and not self.paid:
            return StatementState.NOTHING_DUE
        minimum = min(self.statement.minimum, due)
        if self.check < today:
            return self._state_after(due, minimum, in_time)
        if self.paid >= due:
            return StatementState.PAID
        part = StatementState.PARTLY_PAID if self.paid else StatementState.UPCOMING
        if self.has_minimum and self.paid >= minimum:
            part = StatementState.MINIMUM_PAID
        return StatementState.DUE if self.statement.due <= today else part

    def _state_after(self, due: int, minimum: int, in_time: int) -> StatementState:
        """Return the state once the last day to pay is over."""
        if in_time >= due - self.tolerance:
            return StatementState.PAID
        if in_time >= minimum:
            return StatementState.MINIMUM_PAID
        return StatementState.PAID_LATE if self.paid >= due else StatementState.OVERDUE
