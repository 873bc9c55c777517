"""What statements are made of: entries of a tool, its installments, and the period each belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.credit import periods
from finapp.domain.statement import Pays, RowKind, StatementRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.credit import BillingCycle, DatedLimit, Period
    from finapp.domain.plan import InstallmentId
    from finapp.domain.statement import Printed, Promotion
    from finapp.domain.tool_terms import DatedTerms
    from finapp.domain.transaction import TransactionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something booked on a tool, as a row of a statement.

    `origin` is the day of the purchase that a refund or a conversion belongs to, `origin_id` its entry.
    """

    row: StatementRow
    origin: date | None = None
    origin_id: TransactionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Billing:
    """An installment that statements bill; minor units.

    `amount` is what was agreed, `principal` of it is in the tool's balance. `starts` is the first day of
    its plan. `reductions` (refunds, waivers) and `payments` are (day, amount).
    """

    account_id: AccountId
    installment_id: InstallmentId
    title: str
    number: int
    count: int
    starts: date
    due: date
    amount: int
    principal: int
    reductions: tuple[tuple[date, int], ...] = ()
    payments: tuple[tuple[date, int], ...] = ()
    shift: int = 0
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolFacts:
    """Everything that the statements of one tool in one currency follow from.

    `limits` only where no other tool shares them.
    """

    account_id: AccountId
    currency: str
    cycles: Sequence[BillingCycle]
    terms: Sequence[DatedTerms] = ()
    entries: Sequence[Entry] = ()
    billings: Sequence[Billing] = ()
    promotions: Sequence[Promotion] = ()
    limits: Sequence[DatedLimit] = ()
    printed: Mapping[date, Printed] = field(default_factory=dict)
    pays: Pays = Pays.FULL
    pays_amount: int | None = None

    def begins(self) -> date | None:
        """Return the first day that anything happened, None when nothing did."""
        days = [entry.row.on for entry in self.entries] + [one.starts for one in self.billings]
        return min(days, default=None)


class Item(NamedTuple):
    """A row in the period it belongs to, effective on a day inside of it."""

    day: date
    row: StatementRow
    entry: Entry | None = None


class Placed(NamedTuple):
    """Periods, the items of each, the installments each bills, and what is not billed after each.

    `unbilled` is principal of plans that began before the period ended.
    """

    periods: list[Period]
    items: list[list[Item]]
    billed: list[list[StatementRow]]
    unbilled: list[int]


def place(facts: ToolFacts, today: date, ahead: int) -> Placed:
    """Put every entry and installment into its billing period, `ahead` periods beyond the one of today.

    A purchase that became a plan within its own period is no charge at all.
    """
    found = _periods(facts, today, ahead)
    ends = [period.end for period in found]
    placed = Placed(found, [[] for _ in found], [[] for _ in found], [0] * len(found))
    if not found:
        return placed
    for entry in facts.entries:
        index = _index(ends, entry.row.on, entry.row.shift)
        day = min(max(entry.row.on, found[index].begin), found[index].end - timedelta(days=1))
        placed.items[index].append(Item(day, entry.row, entry))
    for items in placed.items:
        _drop_pairs(items)
    dues = [period.agreed_due for period in found]
    for billing in facts.billings:
        _bill(placed, ends, dues, billing)
    for items in placed.items:
        items.sort(key=lambda item: (item.day, item.row.amount < 0))
    return placed


def _periods(facts: ToolFacts, today: date, ahead: int) -> list[Period]:
    first = facts.begins()
    if first is None or not facts.cycles:
        return []
    last = max([today, *(entry.row.on for entry in facts.entries)])
    coming = periods(facts.cycles, first)
    found = list(takewhile(lambda period: period.end <= last, coming))
    # takewhile has swallowed the first period beyond; begin again from the day after the last kept one
    rest = periods(facts.cycles, found[-1].end if found else first)
    return [*found, *islice(rest, ahead + 1)]


def _index(ends: Sequence[date], day: date, shift: int = 0) -> int:
    return min(max(bisect_right(ends, day) + shift, 0), len(ends) - 1)


def _drop_pairs(items: list[Item]) -> None:
    """Take a purchase and its conversion into a plan off a period that has both."""
    moved = {
        item.entry.origin_id
        for item in items
        if item.entry is not None and item.row.kind is RowKind.CONVERSION and item.entry.origin_id is not None
    }
    bought = {item.row.transaction_id for item in items if item.row.kind is RowKind.CHARGE}
    pairs = moved & bought
    items[:] = [item for item in items if not _is_paired(item, pairs)]


def _is_paired(item: Item, pairs: AbstractSet[TransactionId | None]) -> bool:
    if item.row.kind is RowKind.CHARGE:
        return item.row.transaction_id in pairs
    moved = item.row.kind is RowKind.CONVERSION and item.entry is not None
    return moved and item.entry is not None and item.entry.origin_id in pairs


def _nearest(dues: Sequence[date], due: date) -> int:
    """Return the statement whose due day is nearest; one more than there are means none yet."""
    after = bisect_right(dues, due)
    if after == len(dues):
        typical = dues[-1] - dues[-2] if len(dues) > 1 else timedelta(days=30)
        return after if (due - dues[-1]) * 2 > typical else after - 1
    if after == 0:
        return 0
    return after if dues[after] - due < due - dues[after - 1] else after - 1


def _bill(placed: Placed, ends: Sequence[date], dues: Sequence[date], billing: Billing) -> None:
    """Put an installment on the statement it is due with, and what was paid before that earlier."""
    start = bisect_right(ends, billing.starts)
    index = max(_nearest(dues, billing.due) + billing.shift, start)
    row = StatementRow(
        kind=RowKind.INSTALLMENT,
        on=billing.due,
        amount=billing.amount,
        account_id=billing.account_id,
        text=billing.title,
        installment_id=billing.installment_id,
        number=billing.number,
        count=billing.count,
        shift=billing.shift,
        ticked=billing.ticked,
    )
    left = billing.amount
    for day, amount in billing.reductions:
        when = _index(ends, day)
        if when <= index:
            left -= amount
        else:
            refund = replace(row, kind=RowKind.REFUND, on=day, amount=-amount, to_installments=amount)
            placed.items[when].append(Item(max(day, placed.periods[when].begin), refund))
    early: defaultdict[int, int] = defaultdict(int)
    for day, amount in billing.payments:
        when = _index(ends, day)
        if when < index:
            early[when] += amount
            left -= amount
    for when, amount in early.items():
        placed.billed[when].append(replace(row, amount=amount))
    if left > 0 and index < len(ends):
        placed.billed[index].append(replace(row, amount=left))
    for when in range(start, min(index, len(ends))):
        paid = sum(amount for at, amount in early.items() if at <= when)
        placed.unbilled[when] += max(0, billing.principal - paid)
