"""What bears interest on a tool: every charge with what was paid of it, day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from finapp.domain.statement import Promotion, PromotionKind, RowKind
from finapp.domain.tool_terms import Compounding, PaymentOrder, terms_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.tool_terms import DatedTerms, ToolTerms
    from finapp.domain.transaction import TransactionId

_COSTS = frozenset({RowKind.FEE, RowKind.INTEREST})


@dataclass(slots=True)
class Lot:
    """One charge and what was paid of it, minor units.

    `index` is the statement it is on. It bears interest from `bearing_from` on (None: not, or not yet), and
    what it bore up to `accrued_to` was charged. `parts` are (day, amount) that were repaid.
    """

    kind: RowKind
    posted: date
    amount: int
    index: int
    transaction_id: TransactionId | None = None
    promotion: Promotion | None = None
    bearing_from: date | None = None
    accrued_to: date | None = None
    parts: list[tuple[date, int]] = field(default_factory=list)
    remaining: int = 0

    def __post_init__(self) -> None:
        self.remaining = self.amount

    @property
    def is_deferred(self) -> bool:
        """Tell whether its interest waits for the end of a promotion."""
        return self.promotion is not None and self.promotion.kind is PromotionKind.DEFERRED

    def pay(self, amount: int, day: date) -> int:
        """Repay up to `amount` on `day`; return what was used of it."""
        used = min(amount, self.remaining)
        if used:
            self.parts.append((max(day, self.posted), used))
            self.remaining -= used
        return used

    def forget_paid(self) -> None:
        """Count only what is left, as if the rest had never been charged."""
        self.amount, self.parts = self.remaining, []

    def left_on(self, day: date) -> int:
        """Return what was left before the payments of `day`."""
        return self.amount - sum(amount for paid_on, amount in self.parts if paid_on < day)

    def days_owed(self, begin: date, end: date) -> int:
        """Return the sum of end-of-day amounts owed from `begin` up to but not including `end`."""
        total = self.amount * max(0, (end - max(begin, self.posted)).days)
        for day, amount in self.parts:
            total -= amount * max(0, (end - max(begin, day)).days)
        return total


@dataclass(slots=True)
class Rates:
    """The yearly rate a lot bears on a day: by conditions, promotion and penalty."""

    terms: Sequence[DatedTerms]
    penalties: list[tuple[date, date | None]] = field(default_factory=list)

    def on(self, lot: Lot, day: date) -> Decimal:
        """Return the nominal yearly rate of `lot` on `day`."""
        terms = terms_on(self.terms, day)
        rate = terms.rate
        if lot.kind is RowKind.CASH and terms.cash_rate is not None:
            rate = terms.cash_rate
        promotion = lot.promotion
        if promotion is not None and promotion.kind is PromotionKind.RATE and day < promotion.ends:
            return promotion.rate
        if terms.penalty_rate is not None and self._is_penalty(day):
            return max(rate, terms.penalty_rate)
        return rate

    def _is_penalty(self, day: date) -> bool:
        return any(begin <= day and (end is None or day < end) for begin, end in self.penalties)

    def changes(self, lot: Lot, begin: date, end: date) -> list[date]:
        """Return the days from `begin` to `end`, both included, between which the rate stays the same."""
        days = {one.valid_from for one in self.terms}
        days |= {day for pair in self.penalties for day in pair if day is not None}
        if lot.promotion is not None:
            days.add(lot.promotion.ends)
        return [begin, *sorted(day for day in days if begin < day < end), end]


def interest_of(lot: Lot, begin: date, end: date, rates: Rates, terms: ToolTerms) -> Fraction:
    """Return the interest a lot bears from `begin` up to but not including `end`, not rounded.

    `terms` say how days count and whether interest compounds daily; the rate is that of each day.
    """
    begin = max(begin, lot.posted)
    total = Fraction(0)
    if begin >= end:
        return total
    days = rates.changes(lot, begin, end)
    if terms.compounding is Compounding.DAILY:
        return _compounded(lot, days, rates, terms)
    for start, stop in pairwise(days):
        total += lot.days_owed(start, stop) * Fraction(rates.on(lot, start)) / terms.year_days
    return total


def _compounded(lot: Lot, days: Sequence[date], rates: Rates, terms: ToolTerms) -> Fraction:
    """Return interest that joins the balance every day; payments repay what was charged, not the interest."""
    begin, end = days[0], days[-1]
    stops = sorted({*days, *(day for day, _ in lot.parts if begin < day < end)})
    accrued = Fraction(0)
    for start, stop in pairwise(stops):
        owed = lot.amount - sum(amount for day, amount in lot.parts if day <= start)
        growth = (1 + rates.on(lot, start) / terms.year_days) ** (stop - start).days
        accrued = (owed + accrued) * Fraction(growth) - owed
    return accrued


@dataclass(slots=True)
class Lots:
    """All lots of a tool, and money that found none to repay."""

    rates: Rates
    open: list[Lot] = field(default_factory=list)
    credit: int = 0

    def merge(self, alike: Callable[[Lot], bool], day: date, index: int) -> None:
        """Make one lot of each kind of those that are `alike` from `day` on: long-carried debts stay few."""
        merged: dict[RowKind, Lot] = {}
        apart = []
        for lot in self.open:
            if lot.promotion is not None or not alike(lot):
                apart.append(lot)
                continue
            whole = merged.setdefault(lot.kind, Lot(kind=lot.kind, posted=day, amount=0, index=index))
            whole.amount += lot.remaining
            whole.remaining += lot.remaining
            whole.bearing_from, whole.accrued_to = lot.bearing_from, lot.accrued_to
        self.open = [*merged.values(), *apart]

    def add(self, lot: Lot) -> None:
        """Add a charge; money that was paid too much repays it at once."""
        self.credit -= lot.pay(self.credit, lot.posted)
        self.open.append(lot)

    def pay(self, amount: int, day: date, minimum: int, order: PaymentOrder) -> None:
        """Repay lots with `amount`; `minimum` of it is the part that must be paid now."""
        if order is PaymentOrder.HIGHEST_RATE:
            due = min(amount, max(0, minimum))
            left = self._spread(due, day, self._by_rate(day, lowest_first=True))
            left = self._spread(amount - due + left, day, self._by_rate(day, lowest_first=False))
        else:
            left = self._spread(amount, day, sorted(self.open, key=_age))
        self.credit += left

    def refund(self, amount: int, day: date, origin: TransactionId | None) -> None:
        """Take a refund off its own charge first, then off the oldest."""
        own = [lot for lot in self.open if origin is not None and lot.transaction_id == origin]
        left = self._spread(amount, day, own)
        self.credit += self._spread(left, day, sorted(self.open, key=_age))

    @staticmethod
    def _spread(amount: int, day: date, lots: Sequence[Lot]) -> int:
        for lot in lots:
            if amount <= 0:
                break
            amount -= lot.pay(amount, day)
        return amount

    def _by_rate(self, day: date, *, lowest_first: bool) -> list[Lot]:
        """Return the lots by rate; deferred interest counts highest in its last two months (1026.53(b))."""

        def rate(lot: Lot) -> Decimal:
            if lot.is_deferred and lot.promotion is not None:
                ending = day >= lot.promotion.ends - relativedelta(months=2)
                return Decimal("Infinity") if ending and not lowest_first else Decimal(0)
            return self.rates.on(lot, day)

        return sorted(self.open, key=lambda lot: (rate(lot) if lowest_first else -rate(lot), _age(lot)))


def _age(lot: Lot) -> tuple[int, int, date]:
    """Order lots as lenders repay them: by statement, fees and interest before charges, then by day."""
    return lot.index, 0 if lot.kind in _COSTS else 1, lot.posted


def bears(lot: Lot, terms: ToolTerms) -> bool:
    """Tell whether a lot may bear interest: fees and interest do only where interest compounds."""
    return terms.compounding is not Compounding.NONE or lot.kind not in _COSTS
