"""Payments to lenders and the installments they settle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.money import Money
    from finapp.domain.plan import Installment, InstallmentId
    from finapp.domain.transaction import TransactionId

PaymentId = NewType("PaymentId", int)


@dataclass(frozen=True, slots=True)
class Allocation:
    """The part of a payment that settles one installment, minor units; `cost` of it is interest or fee."""

    installment_id: InstallmentId
    amount: int
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that went to a lender. What is not allocated pays the tool's bills, oldest first."""

    id: PaymentId
    transaction_id: TransactionId
    account_id: AccountId
    from_id: AccountId
    on: date
    amount: Money
    allocations: tuple[Allocation, ...] = ()

    @property
    def unallocated(self) -> int:
        """Return what went to the tool's bills instead of installments."""
        return self.amount.minor - sum(part.amount for part in self.allocations)


def allocate(amount: int, installments: Iterable[Installment]) -> tuple[tuple[Allocation, ...], int]:
    """Spread `amount` over open installments in the order given; return the parts and what is left over.

    Interest and fees of an installment are covered before its principal.
    """
    parts = []
    for row in installments:
        part = min(amount, row.open)
        if part > 0:
            parts.append(Allocation(row.id, part, min(part, row.open_cost)))
            amount -= part
    return tuple(parts), amount


def check_allocations(
    amount: Money, allocations: Sequence[Allocation], installments: Sequence[Installment]
) -> None:
    """Raise a `payment.*` error when the payment would settle more than there is."""
    if amount.minor <= 0:
        raise UserError("payment.not_positive")
    by_id = {row.id: row for row in installments}
    for part in allocations:
        row = by_id[part.installment_id]
        if not 0 < part.amount <= row.open:
            raise UserError("payment.more_than_open", number=row.number, open=row.open_money)
    if sum(part.amount for part in allocations) > amount.minor:
        raise UserError("payment.more_than_paid", amount=amount)
