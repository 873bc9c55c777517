"""What falls due and when: installments of plans, and bills of what was charged without a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.credit import last_day_to_pay
from finapp.domain.money import Money
from finapp.domain.plan import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.credit import BillingCycle
    from finapp.domain.plan import Installment, InstallmentState, Plan
    from finapp.projection.bills import Bill


class ObligationKind(StrEnum):
    """Where an obligation comes from."""

    INSTALLMENT = "installment"
    BILL = "bill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One amount owed to one lender on one day.

    `plan` and `installment` belong to plans; `closing`, `items` (how many charges) and `minimum` (the least
    still to be paid) to bills.
    """

    kind: ObligationKind
    account_id: AccountId
    due: date
    title: str
    amount: Money
    open: Money
    state: InstallmentState
    paid_on: date | None = None
    plan: Plan | None = None
    installment: Installment | None = None
    closing: date | None = None
    items: int = 0
    minimum: Money | None = None

    @property
    def paid(self) -> Money:
        """Return what was paid so far."""
        return (
            Money(self.installment.paid, self.amount.currency)
            if self.installment
            else self.amount - self.open
        )

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be paid."""
        return self.open.minor > 0


def of_plans(
    plans: Iterable[Plan], today: date, cycles: Mapping[AccountId, Sequence[BillingCycle]] | None = None
) -> Iterator[Obligation]:
    """Yield one obligation per installment and extra payment; a tool's rule may move the last day to pay."""
    for plan in plans:
        rules = cycles.get(plan.account_id, ()) if cycles else ()
        for row in plan.rows:
            due = last_day_to_pay(rules, row.due)
            yield Obligation(
                kind=ObligationKind.INSTALLMENT,
                account_id=plan.account_id,
                due=due,
                title=plan.title,
                amount=row.money,
                open=row.open_money if row.open > 0 else Money(0, row.currency),
                state=state_of(row if due == row.due else replace(row, due=due), today),
                paid_on=row.paid_on,
                plan=plan,
                installment=row,
            )


def of_bills(bills: Iterable[Bill], today: date) -> Iterator[Obligation]:
    """Yield one obligation per bill."""
    for bill in bills:
        statement = bill.statement
        yield Obligation(
            kind=ObligationKind.BILL,
            account_id=statement.account_id,
            due=statement.due,
            title="",
            amount=statement.money(bill.amount),
            open=statement.money(bill.open),
            minimum=statement.money(min(bill.open, max(0, bill.minimum - bill.paid))),
            state=bill.state(today),
            paid_on=bill.paid_on,
            closing=statement.closing,
            items=bill.items,
        )
