"""From what is stored to what statements follow from: which entries belong to which tool, and as what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from finapp.domain.account import AccountKind
from finapp.domain.statement import Pays, RowKind, StatementRow
from finapp.domain.transaction import TransactionKind
from finapp.projection.bills import bills_of
from finapp.projection.statement_facts import Billing, Entry, ToolFacts
from finapp.projection.statements import roll_forward
from finapp.services.setup import FEES
from finapp.store import accounts, credit, plans
from finapp.store.credit import Mark
from finapp.store.statement_rows import booking, installment_events

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.credit import BillingCycle, CreditTerms, DatedLimit
    from finapp.domain.plan import Plan
    from finapp.domain.statement import Promotion
    from finapp.domain.tool_terms import DatedTerms
    from finapp.projection.bills import Bill
    from finapp.store.rows import Connection
    from finapp.store.statement_rows import Booked, Booking, Paid

    Known = Mapping[AccountId, Account]
    Cycles = Mapping[AccountId, Sequence[BillingCycle]]

T = TypeVar("T")

MONTHS_AHEAD = 12
"""Statements to come that a carried balance is followed through."""

TOOL_KINDS = frozenset({AccountKind.CARD, AccountKind.CREDIT_LINE})
"""Kinds that are drawn again and again and bill by statements."""

_KINDS = {
    TransactionKind.FEE: RowKind.FEE,
    TransactionKind.INTEREST: RowKind.INTEREST,
    TransactionKind.ADJUSTMENT: RowKind.ADJUSTMENT,
    TransactionKind.TRANSFER: RowKind.CASH,
    TransactionKind.LOAN: RowKind.CASH,
}
_BACK = {
    TransactionKind.REPAYMENT: RowKind.PAYMENT,
    TransactionKind.TRANSFER: RowKind.PAYMENT,
    TransactionKind.FEE: RowKind.FEE,
    TransactionKind.INTEREST: RowKind.INTEREST,
    TransactionKind.ADJUSTMENT: RowKind.ADJUSTMENT,
    TransactionKind.OPENING: RowKind.ADJUSTMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Everything stored about credit tools, read at one moment."""

    accounts: Known
    cycles: Cycles
    terms: Mapping[AccountId, CreditTerms]
    conditions: Mapping[AccountId, Sequence[DatedTerms]]
    limits: Mapping[AccountId, Sequence[DatedLimit]]
    promotions: Mapping[AccountId, Sequence[Promotion]]
    plans: Sequence[Plan]
    facts: Mapping[AccountId, ToolFacts]
    """By the account that leads a series of statements: the tool, or its part in another currency."""

    def lead(self, account_id: AccountId) -> AccountId:
        """Return the account whose statements an account is on."""
        return lead_of(self.accounts, self.cycles, account_id)


def lead_of(
    known: Mapping[AccountId, Account],
    cycles: Mapping[AccountId, Sequence[BillingCycle]],
    account_id: AccountId,
) -> AccountId:
    """Return the account whose statements `account_id` is on.

    A sub-card without billing rules of its own is on its parent's, if it holds the same currency.
    """
    one = known[account_id]
    if one.parent_id is None or cycles.get(account_id):
        return account_id
    parent = known[one.parent_id]
    if parent.kind not in TOOL_KINDS or parent.currency != one.currency:
        return account_id
    return lead_of(known, cycles, parent.id)


def inherited(known: Known, found: Mapping[AccountId, Sequence[T]], account_id: AccountId) -> Sequence[T]:
    """Return what is said of an account, else what is said of the tool it belongs to."""
    at: AccountId | None = account_id
    while at is not None:
        if found.get(at):
            return found[at]
        at = known[at].parent_id
    return ()


def root_of(known: Known, account_id: AccountId) -> AccountId:
    """Return the tool at the top: its limit is shared by all below that have none of their own."""
    parent = known[account_id].parent_id
    return account_id if parent is None else root_of(known, parent)


def read_tools(connection: Connection) -> Tools:
    """Read everything about credit tools."""
    known, cycles = accounts.accounts(connection), accounts.cycles(connection)
    found = plans.plans(connection)
    habits, conditions = credit.credit_terms(connection), credit.terms(connection)
    limits, promotions = credit.limits(connection), credit.promotions(connection)
    printed = credit.printed(connection)
    entries = _entries(connection, known, cycles)
    billings = _billings(connection, known, cycles, found)
    shared = {root_of(known, one.id) for one in known.values() if one.parent_id is not None}
    facts = {}
    for one in known.values():
        if one.kind not in TOOL_KINDS or lead_of(known, cycles, one.id) != one.id:
            continue
        alone = root_of(known, one.id) not in shared
        facts[one.id] = ToolFacts(
            account_id=one.id,
            currency=one.currency or "",
            cycles=inherited(known, cycles, one.id),
            terms=inherited(known, conditions, one.id),
            entries=entries.get(one.id, ()),
            billings=billings.get(one.id, ()),
            promotions=promotions.get(one.id, ()),
            limits=limits.get(one.id, ()) if alone else (),
            printed=printed.get(one.id, {}),
            pays=habits[one.id].pays,
            pays_amount=habits[one.id].pays_amount,
        )
    return Tools(
        accounts=known,
        cycles=cycles,
        terms=habits,
        conditions=conditions,
        limits=limits,
        promotions=promotions,
        plans=found,
        facts=facts,
    )


def _entries(
    connection: Connection,
    known: Mapping[AccountId, Account],
    cycles: Mapping[AccountId, Sequence[BillingCycle]],
) -> dict[AccountId, list[Entry]]:
    """Return the entries of every series of statements."""
    read = booking(connection, accounts.by_code(connection, FEES))
    marks = credit.marks(connection).transactions
    found: defaultdict[AccountId, list[Entry]] = defaultdict(list)
    for paid in read.payments:
        if known[paid.account_id].kind in TOOL_KINDS:
            mark = marks.get((paid.account_id, paid.transaction_id), Mark())
            found[lead_of(known, cycles, paid.account_id)].append(_payment(paid, mark))
    for one in read.entries:
        if known[one.account_id].kind in TOOL_KINDS:
            mark = marks.get((one.account_id, one.transaction_id), Mark())
            found[lead_of(known, cycles, one.account_id)] += _rows_of(one, read, mark)
    return dict(found)


def _payment(paid: Paid, mark: Mark) -> Entry:
    row = StatementRow(
        kind=RowKind.PAYMENT,
        on=paid.on,
        amount=-paid.amount,
        account_id=paid.account_id,
        text=paid.text,
        transaction_id=paid.transaction_id,
        to_installments=paid.to_installments,
        shift=mark.shift,
        ticked=mark.ticked,
    )
    return Entry(row=row)


def _rows_of(one: Booked, read: Booking, mark: Mark) -> Iterator[Entry]:
    """Yield what one booked entry is on a statement: nothing, a row, or a charge that became a plan."""
    key = one.transaction_id
    row = StatementRow(
        kind=RowKind.CHARGE,
        on=one.on,
        amount=one.raised,
        account_id=one.account_id,
        text=one.text,
        transaction_id=key,
        shift=mark.shift,
        ticked=mark.ticked,
    )
    if key in read.apart:
        return
    if key in read.paid_out:
        if one.drawn:  # the plan repays what was owed on this very tool
            moved = replace(row, kind=RowKind.CONVERSION, on=read.paid_out[key], amount=-one.drawn)
            yield Entry(row=moved)
        return
    if key in read.planned:
        bought_on, starts = read.planned[key]
        if starts > bought_on:
            yield Entry(row=row)
            moved = replace(row, kind=RowKind.CONVERSION, on=starts, amount=-one.raised)
            yield Entry(row=moved, origin=bought_on, origin_id=key)
        return
    if key in read.refunds:
        back = read.refunds[key]
        amount = one.raised + back.taken
        if amount < 0:
            row = replace(row, kind=RowKind.REFUND, amount=amount)
            yield Entry(row=row, origin=back.bought_on, origin_id=back.purchase_id)
        return
    if one.raised:
        yield Entry(row=replace(row, kind=_kind_of(one)))


def _kind_of(one: Booked) -> RowKind:
    """Return what a row is by why money moved and which way."""
    if one.raised < 0:
        return RowKind.FEE if one.is_cost else _BACK.get(one.kind, RowKind.REFUND)
    if one.is_cost and one.kind is TransactionKind.EXPENSE:
        return RowKind.FEE
    return _KINDS.get(one.kind, RowKind.CHARGE)


def _billings(
    connection: Connection, known: Known, cycles: Cycles, found: Sequence[Plan]
) -> dict[AccountId, list[Billing]]:
    """Return the installments of every series of statements."""
    events = installment_events(connection)
    marks = credit.marks(connection).installments
    billings: defaultdict[AccountId, list[Billing]] = defaultdict(list)
    for plan in found:
        if known[plan.account_id].kind not in TOOL_KINDS:
            continue
        lead = lead_of(known, cycles, plan.account_id)
        for row in plan.rows:
            mark = marks.get((plan.account_id, row.id), Mark())
            billing = Billing(
                account_id=plan.account_id,
                installment_id=row.id,
                title=plan.title,
                number=row.number,
                count=len(plan.installments),
                starts=plan.terms.start,
                due=row.due,
                amount=row.amount,
                principal=row.principal,
                reductions=tuple(events.reductions.get(row.id, ())),
                payments=tuple(events.payments.get(row.id, ())),
                shift=mark.shift,
                ticked=mark.ticked,
            )
            billings[lead].append(billing)
    return dict(billings)


def bills(facts: ToolFacts, today: date) -> list[Bill]:
    """Return the bills of a tool; with a carried balance those of the year to come too."""
    found = roll_forward(facts, today)
    if found and found[-1].ordinary > 0 and facts.pays is not Pays.FULL:
        found = roll_forward(facts, today, MONTHS_AHEAD)
    return bills_of(facts, found, today)
