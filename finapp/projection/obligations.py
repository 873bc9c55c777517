"""What falls due and when: installments of plans, and bills of what was charged without a plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from finapp.domain.credit import Credit, periods
from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.credit import BillingCycle, Charge, Period
    from finapp.domain.plan import Installment, Plan


class ObligationKind(StrEnum):
    """Where an obligation comes from."""

    INSTALLMENT = "installment"
    BILL = "bill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One amount owed to one lender on one day.

    `installment` and `count` belong to plans; `closing` and `items` (how many charges) to bills.
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


def of_plans(plans: Iterable[Plan], today: date) -> Iterator[Obligation]:
    """Yield one obligation per installment and extra payment."""
    for plan in plans:
        for row in plan.rows:
            yield Obligation(
                kind=ObligationKind.INSTALLMENT,
                account_id=plan.account_id,
                due=row.due,
                title=plan.title,
                amount=row.money,
                open=row.open_money if row.open > 0 else Money(0, row.currency),
                state=state_of(row, today),
                paid_on=row.paid_on,
                plan=plan,
                installment=row,
            )


@dataclass(frozen=True, slots=True)
class Bill:
    """Charges of one billing period and what came off them; minor units."""

    account_id: AccountId
    period: Period
    amount: int
    items: int
    paid: int = 0
    paid_on: date | None = None

    @property
    def open(self) -> int:
        """Return what is still to be paid."""
        return max(0, self.amount - self.paid)


def bills(
    cycles: Sequence[BillingCycle], charges: Sequence[Charge], credits_: Sequence[Credit]
) -> list[Bill]:
    """Return the bills of one tool, oldest first; credits pay the oldest bill first.

    A period whose charges sum to nothing or less makes no bill: what is left over pays the next one.
    """
    if not charges or not cycles:
        return []
    ordered = sorted(charges, key=lambda charge: charge.on)
    found: list[Bill] = []
    pool = sorted(credits_, key=lambda credit: credit.on)
    position = 0
    for period in takewhile(lambda period: period.begin <= ordered[-1].on, periods(cycles, ordered[0].on)):
        amount = items = 0
        while position < len(ordered) and ordered[position].on < period.end:
            amount += ordered[position].amount
            items += ordered[position].items
            position += 1
        account_id = ordered[0].account_id
        if amount > 0:
            found.append(Bill(account_id, period, amount, items))
        elif amount < 0:
            pool.append(Credit(account_id, period.closing, -amount))
    return _paid_off(found, sorted(pool, key=lambda credit: credit.on))


def _paid_off(found: list[Bill], pool: Sequence[Credit]) -> list[Bill]:
    """Return the bills with the credits of `pool` applied, oldest bill first."""
    index = 0
    for credit in pool:
        left = credit.amount
        while left > 0 and index < len(found):
            bill = found[index]
            part = min(left, bill.open)
            found[index] = replace(bill, paid=bill.paid + part, paid_on=credit.on)
            left -= part
            if found[index].open == 0:
                index += 1
    return found


def _state(bill: Bill, today: date) -> InstallmentState:
    if bill.open == 0:
        late = bill.paid_on is not None and bill.paid_on > bill.period.due
        return InstallmentState.PAID_LATE if late else InstallmentState.PAID
    if bill.period.due < today:
        return InstallmentState.OVERDUE
    if bill.period.due == today:
        return InstallmentState.DUE
    return InstallmentState.PARTLY_PAID if bill.paid else InstallmentState.UPCOMING


def of_bills(
    cycles: Mapping[AccountId, Sequence[BillingCycle]],
    currencies: Mapping[AccountId, str],
    charges: Iterable[Charge],
    credits_: Iterable[Credit],
    today: date,
) -> Iterator[Obligation]:
    """Yield one obligation per bill of every tool that has a billing cycle."""
    by_tool: defaultdict[AccountId, tuple[list[Charge], list[Credit]]] = defaultdict(lambda: ([], []))
    for charge in charges:
        by_tool[charge.account_id][0].append(charge)
    for credit in credits_:
        by_tool[credit.account_id][1].append(credit)
    for account_id, (charged, credited) in by_tool.items():
        for bill in bills(cycles.get(account_id, ()), charged, credited):
            currency = currencies[account_id]
            yield Obligation(
                kind=ObligationKind.BILL,
                account_id=account_id,
                due=bill.period.due,
                title="",
                amount=Money(bill.amount, currency),
                open=Money(bill.open, currency),
                state=_state(bill, today),
                paid_on=bill.paid_on,
                closing=bill.period.closing,
                items=bill.items,
            )
