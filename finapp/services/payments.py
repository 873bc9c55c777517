"""Repayments: of one installment, of several, of a statement; taken back as easily."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.money import Money
from finapp.domain.payment import allocate, check_allocations
from finapp.domain.transaction import Posting, TransactionDraft, TransactionKind, move
from finapp.errors import UserError
from finapp.services.loan_plans import reproject, still_owed
from finapp.services.setup import EXCHANGE, FEES, INTEREST, OUTSIDE
from finapp.services.statement_costs import book_closed_costs, is_exact
from finapp.store import accounts, ledger, payments, plans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.payment import Allocation, Payment, PaymentId
    from finapp.domain.plan import Installment, InstallmentId, PlanId
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change


def store_payment(
    unit: Unit,
    account_id: AccountId,
    from_id: AccountId,
    amount: Money,
    on: date,
    allocations: Sequence[Allocation],
    installments: Sequence[Installment],
    left: Money | None = None,
) -> PaymentId:
    """Store a payment of `amount` to a tool and its transaction.

    `left` is what left the paying account when it holds another currency. A repayment is a transfer: only the
    interest and fees inside it are an expense. Money lent comes back the other way: it arrives at `from_id`,
    and the interest inside it is income.
    """
    check_allocations(amount, allocations, installments)
    known = accounts.accounts(unit.connection)
    source, tool = known[from_id], known[account_id]
    if from_id == account_id:
        raise UserError("payment.same_account", account=source.name)
    sign, costs = _direction(unit, tool)
    cost = Money(sum(part.cost for part in allocations), amount.currency) * sign
    moved = amount * sign
    sides = [Posting(account_id, moved - cost), Posting(costs, cost)]
    if source.currency in {None, amount.currency}:
        sides.append(Posting(from_id, -moved))
    elif left is None or left.currency != source.currency:
        raise UserError(
            "payment.rate_needed", account=source.name, source=source.currency, target=amount.currency
        )
    else:
        exchange = accounts.by_code(unit.connection, EXCHANGE)
        sides += [Posting(exchange, -moved), *move(from_id, exchange, left * sign)]
    entry = TransactionDraft(
        on=on,
        kind=TransactionKind.REPAYMENT,
        postings=tuple(sides),
        text=tool.name,
        member_id=source.member_id,
    )
    txn_id = ledger.insert(unit.connection, entry)
    return payments.insert(
        unit.connection,
        txn_id,
        account_id=account_id,
        from_id=from_id,
        on=on,
        amount=amount,
        allocations=allocations,
    )


def settle_past(unit: Unit, plan_id: PlanId, already_paid: int) -> None:
    """Count the first installments of a plan as paid on their due dates, from outside this book.

    Raise `plan.paid_before` when the plan has fewer.
    """
    plan = plans.get(unit.connection, plan_id)
    if not 0 <= already_paid <= len(plan.installments):
        raise UserError("plan.paid_before", count=len(plan.installments), paid=already_paid)
    outside = accounts.by_code(unit.connection, OUTSIDE)
    for row in plan.installments[:already_paid]:
        if row.open:
            parts, _ = allocate(row.open, [row])
            store_payment(unit, plan.account_id, outside, row.money, row.due, parts, [row])


def _direction(unit: Unit, tool: Account) -> tuple[int, AccountId]:
    """Return 1 for a debt, −1 for money lent, and where the cost inside a payment is booked."""
    lent = tool.kind is AccountKind.RECEIVABLE
    return (-1 if lent else 1), accounts.by_code(unit.connection, INTEREST if lent else FEES)


def cover_again(unit: Unit, plan_id: PlanId) -> None:
    """Book a plan's payments again after something beside them was taken back.

    How much of a payment is an expense depends on the payments before it and on what was waived.
    """
    for payment_id, minor in payments.cover_again(unit.connection, plan_id).items():
        payment = payments.get(unit.connection, payment_id)
        sign, costs = _direction(unit, accounts.accounts(unit.connection)[payment.account_id])
        stored = ledger.transaction(unit.connection, payment.transaction_id)
        sides = [side for side in stored.postings if side.account_id not in {payment.account_id, costs}]
        for account_id, more in ((payment.account_id, -minor * sign), (costs, minor * sign)):
            before = sum(side.amount.minor for side in stored.postings if side.account_id == account_id)
            sides.append(Posting(account_id, Money(before + more, payment.amount.currency)))
        entry = replace(stored, postings=tuple(sides))
        ledger.replace(unit.connection, payment.transaction_id, entry)


class Payments:
    """Use cases over payments to lenders."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def all(self) -> list[Payment]:
        """Return every payment, oldest first."""
        with self._file.read() as connection:
            return payments.payments(connection)

    def pay_installments(
        self,
        installment_ids: Sequence[InstallmentId],
        from_id: AccountId,
        on: date | None = None,
        amount: Money | None = None,
        left: Money | None = None,
    ) -> Change:
        """Pay installments of one tool, in the order given; without `amount` all that is open.

        Less than that pays partly; more is a credit that pays the tool's bills. Raise a `payment.*` error.
        """
        with self._file.write("pay_installments") as unit:
            rows = self._rows(unit, installment_ids)
            if not any(row.open > 0 for row in rows):
                raise UserError("payment.nothing_open")
            tool = plans.get(unit.connection, rows[0].plan_id).account_id
            paid = amount or Money(sum(max(0, row.open) for row in rows), rows[0].currency)
            parts, _ = allocate(paid.minor, rows)
            unit.params.update(amount=paid, lender=accounts.accounts(unit.connection)[tool].name)
            unit.created = store_payment(unit, tool, from_id, paid, on or self._today(), parts, rows, left)
        return unit.change

    def pay_tool(
        self,
        account_id: AccountId,
        from_id: AccountId,
        amount: Money,
        on: date | None = None,
        installment_ids: Sequence[InstallmentId] = (),
        left: Money | None = None,
    ) -> Change:
        """Pay a tool: first the installments named, the rest its bills, oldest first.

        Who pays all of the newest statement takes the interest and fees it computed into the book.
        """
        with self._file.write("pay_tool", amount=amount) as unit:
            unit.params["lender"] = accounts.accounts(unit.connection)[account_id].name
            exact = is_exact(unit, account_id, amount, self._today())
            rows = self._rows(unit, installment_ids)
            parts, _ = allocate(amount.minor, rows)
            unit.created = store_payment(
                unit, account_id, from_id, amount, on or self._today(), parts, rows, left
            )
            if exact:
                book_closed_costs(unit, account_id, self._today())
        return unit.change

    @staticmethod
    def _rows(unit: Unit, installment_ids: Sequence[InstallmentId]) -> list[Installment]:
        found: dict[InstallmentId, Installment] = {}
        for plan_id in {plans.plan_of_installment(unit.connection, one) for one in installment_ids}:
            found |= {row.id: row for row in plans.get(unit.connection, plan_id).installments}
        return [found[one] for one in installment_ids]

    def remove(self, payment_id: PaymentId) -> Change:
        """Take a payment back: what it settled is open again, and an extra payment never was."""
        with self._file.write("remove_payment") as unit:
            payment = payments.get(unit.connection, payment_id)
            unit.params["amount"] = payment.amount
            touched = {
                plans.plan_of_installment(unit.connection, part.installment_id)
                for part in payment.allocations
            }
            for penalty in plans.delete_settlements(unit.connection, payment_id):
                ledger.delete(unit.connection, penalty)
            shrunk = plans.delete_extras(unit.connection, payment_id)
            payments.delete(unit.connection, payment_id)
            ledger.delete(unit.connection, payment.transaction_id)
            for plan_id in {*shrunk, *(one for one in touched if still_owed(unit, one))}:
                reproject(unit, plan_id)
            for plan_id in touched:
                cover_again(unit, plan_id)
        return unit.change
