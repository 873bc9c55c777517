"""Statements as the lender sees them: rolled forward from what was booked, by the tool's dated conditions."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.statement import RowKind, RowSource, StatementRow, StatementState
from finapp.domain.tool_terms import InterestMethod, terms_on
from finapp.projection.closing import PAYING, Closing, issue
from finapp.projection.issued import Issued
from finapp.projection.lots import Lot, Lots, Rates
from finapp.projection.statement_facts import place
from finapp.projection.statement_interest import CYCLE_METHODS, Standing, charge_interest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from finapp.domain.credit import Period
    from finapp.domain.statement import Promotion, Statement
    from finapp.domain.tool_terms import ToolTerms
    from finapp.projection.statement_facts import Item, ToolFacts
    from finapp.projection.statement_interest import Charged

PENALTY_CURE = 6
"""Statements in a row whose minimum was paid in time that end a penalty rate."""

LATE_BEFORE = 6
"""Statements within which an earlier late payment makes the next late fee the higher one."""


class _Event(NamedTuple):
    """Something that happens to an issued statement once a day is over."""

    day: date
    order: int
    number: int
    run: Callable[[Issued, date], None]


def roll_forward(facts: ToolFacts, today: date, ahead: int = 1) -> list[Statement]:
    """Return the statements of a tool, oldest first: closed ones, the open one and `ahead` to come.

    Statements to come hold what is known: installments, what is carried, its interest, and a payment of
    what the household usually pays on every due day from today on.
    """
    return Run(facts, today, ahead).statements()


class Run:
    """Rolls one tool forward, period by period; `lots` is what is owed in the end."""

    def __init__(self, facts: ToolFacts, today: date, ahead: int) -> None:
        self.lots = Lots(Rates(facts.terms))
        self._facts = facts
        self._today = today
        self._placed = place(facts, today, ahead)
        self._ends = [period.end for period in self._placed.periods]
        self._balance = self._installments = 0
        self._rows: list[StatementRow] = []
        self._issued: list[Issued] = []
        self._watched: dict[int, Issued] = {}
        self._came_back = False
        self._agenda: list[_Event] = []
        self._in_full: list[bool] = []
        self._late: list[int] = []
        self._in_time = 0
        self._now = 0

    def statements(self) -> list[Statement]:
        """Return every statement as it stands today."""
        for index, period in enumerate(self._placed.periods):
            self._now = index
            self._roll(period)
        return [one.finished(self._today) for one in self._issued]

    def owed_today(self) -> Lots:
        """Return what is owed when today begins, nothing expected in it."""
        for index, period in enumerate(self._placed.periods):
            self._now = index
            if period.end > self._today:
                for item in self._placed.items[index]:
                    if item.day <= self._today:
                        self._until(item.day)
                        self._book(item)
                self._until(self._today)
                break
            self._roll(period)
        return self.lots

    # one period ----------------------------------------------------------------------------------------

    @property
    def _period(self) -> Period:
        return self._placed.periods[self._now]

    def _terms(self, day: date) -> ToolTerms:
        return terms_on(self._facts.terms, day)

    def _roll(self, period: Period) -> None:
        opening, self._rows = self._balance, []
        for item in self._placed.items[self._now]:
            self._until(item.day)
            self._book(item)
        self._until(period.end)
        self._cap_after_refunds()
        for row in self._placed.billed[self._now]:
            self._installments += row.amount
            self._charge(row, period.closing)
        terms = self._terms(period.closing)
        over_limit = self._over_limit(terms)
        if self._balance + self._placed.unbilled[self._now] > 0:
            self._fee(terms.monthly_fee, period.end - timedelta(days=1))
        lost = not terms.grace or not (self._in_full[-1:] or [True])[0]
        standing = Standing(lost, trailing=not lost and self._in_full[-2:-1] == [False])
        charged = charge_interest(self.lots, period, self._now, terms, standing, opening)
        self._add_interest(charged)
        self._issue(opening, terms, over_limit, charged, grace=not lost)
        self._retire(terms)

    def _until(self, day: date) -> None:
        """Let everything happen that happens at the end of a day before `day`."""
        while self._agenda and self._agenda[0].day < day:
            event = heappop(self._agenda)
            event.run(self._issued[event.number], event.day)

    def _book(self, item: Item) -> None:
        row = item.row
        if row.amount > 0:
            self._charge(row, item.day)
            if row.kind is RowKind.CASH:
                self._fee(self._terms(item.day).cash_fee(row.amount), item.day)
        elif row.kind in PAYING:
            self._rows.append(row)
            self._pay(-row.amount, item.day, row.to_installments, booked=True)
        else:
            self._give_back(item)

    def _charge(self, row: StatementRow, day: date) -> None:
        """Add a row that raises what is owed, and what bears interest for it."""
        self._rows.append(row)
        self._balance += row.amount
        lot = Lot(
            kind=row.kind,
            posted=day,
            amount=row.amount,
            index=self._now,
            transaction_id=row.transaction_id,
            promotion=self._promotion(row),
        )
        terms = self._terms(day)
        if (row.kind is RowKind.CASH or not terms.grace) and terms.method not in CYCLE_METHODS:
            lot.bearing_from = day
        self.lots.add(lot)

    def _promotion(self, row: StatementRow) -> Promotion | None:
        if row.kind not in {RowKind.CHARGE, RowKind.CASH}:
            return None
        for one in self._facts.promotions:
            if one.transaction_id is not None and one.transaction_id == row.transaction_id:
                return one
            if one.transaction_id is None and one.begins <= row.on < one.ends:
                return one
        return None

    def _pay(self, amount: int, day: date, to_installments: int, *, booked: bool) -> None:
        self._balance -= amount
        self._installments -= to_installments
        newest = next(reversed(self._watched.values()), None)
        minimum = 0 if newest is None else newest.missing
        self.lots.pay(amount, day, minimum, self._terms(day).payment_order)
        for one in self._watched.values():
            one.credit(amount, day, booked=booked)
        self._forget_settled()

    # what comes back -----------------------------------------------------------------------------------

    def _give_back(self, item: Item) -> None:
        """Take a refund off what is owed, and at once off amounts due where the tool says so."""
        row, entry = item.row, item.entry
        amount = -row.amount
        self._rows.append(row)
        self._balance -= amount
        self._installments -= row.to_installments
        self.lots.refund(amount, item.day, entry.origin_id if entry is not None else None)
        lowers = self._terms(item.day).refund_lowers_due
        origin = entry.origin if entry is not None else None
        bought = -1 if origin is None else bisect_right(self._ends, origin)
        for one in self._watched.values():
            one.back_to_installments += row.to_installments
            if lowers and bought <= one.index:
                one.lower(amount)
        self._cap(one for one in self._watched.values() if one.checked)
        self._came_back = True
        self._forget_settled()

    def _forget_settled(self) -> None:
        self._watched = {one.index: one for one in self._watched.values() if one.left or not one.checked}

    def _cap_after_refunds(self) -> None:
        """Cap every statement when a period ends; only what came back lowers the balance below them."""
        if self._came_back:
            self._cap(self._watched.values())
        self._came_back = False

    def _cap(self, asking: Iterable[Issued]) -> None:
        """Let statements ask for no more than is owed, after refunds; what was printed beyond it stays.

        Until its due day a strict lender still asks for all of it; the refund is then credit afterwards.
        """
        for one in asking:
            beyond = one.asked - one.statement.balance
            one.lower(one.left - max(0, self._balance + beyond))

    # fees and interest ---------------------------------------------------------------------------------

    def _booked(self, kind: RowKind) -> list[int]:
        """Return the fees or interest that the book has in this period."""
        return [item.row.amount for item in self._placed.items[self._now] if item.row.kind is kind]

    def _compute(self, kind: RowKind, amount: int, day: date) -> None:
        row = StatementRow(
            kind=kind, on=day, amount=amount, account_id=self._facts.account_id, source=RowSource.COMPUTED
        )
        if amount > 0:
            self._charge(row, day)
        elif amount < 0:
            self._rows.append(row)
            self._balance += amount
            self.lots.refund(-amount, day, None)
            self._came_back = True

    def _fee(self, amount: int, day: date) -> None:
        """Add a computed fee, unless the book or the printed statement knows the fees of this period."""
        printed = self._facts.printed.get(self._period.closing)
        if not self._booked(RowKind.FEE) and (printed is None or printed.fees is None):
            self._compute(RowKind.FEE, amount, day)

    def _add_interest(self, charged: Charged) -> None:
        printed = self._facts.printed.get(self._period.closing)
        last = self._period.end - timedelta(days=1)
        if printed is not None and printed.fees is not None:
            self._compute(RowKind.FEE, printed.fees - sum(self._booked(RowKind.FEE)), last)
        booked = self._booked(RowKind.INTEREST)
        if printed is not None and printed.interest is not None:
            self._compute(RowKind.INTEREST, printed.interest - sum(booked), last)
        elif not booked:
            for amount in (charged.charges, charged.cash, charged.deferred):
                self._compute(RowKind.INTEREST, amount, last)

    def _over_limit(self, terms: ToolTerms) -> int:
        """Return what is owed beyond the limit when the period closes, its fee added."""
        limit = None
        for one in self._facts.limits:
            if limit is None or one.valid_from <= self._period.closing:
                limit = one.limit.minor
        if limit is None:
            return 0
        over = max(0, self._balance + self._placed.unbilled[self._now] - limit)
        if over:
            self._fee(terms.over_limit_fee, self._period.end - timedelta(days=1))
        return over

    # closing -------------------------------------------------------------------------------------------

    def _issue(
        self, opening: int, terms: ToolTerms, over_limit: int, charged: Charged, *, grace: bool
    ) -> None:
        closing = Closing(
            opening=opening,
            balance=self._balance,
            installments=self._installments,
            unbilled=self._placed.unbilled[self._now],
            past_due=next((one.missing for one in reversed(self._issued) if one.checked), 0),
            over_limit=over_limit,
            grace=grace,
            average=charged.average,
            rows=tuple(self._rows),
        )
        statement = issue(self._facts, self._period, closing, terms, self._phase(self._period))
        self._watch(statement, terms)

    def _phase(self, period: Period) -> StatementState:
        if period.end <= self._today:
            return StatementState.UPCOMING
        return StatementState.OPEN if period.begin <= self._today else StatementState.EXPECTED

    def _watch(self, statement: Statement, terms: ToolTerms) -> None:
        """Put on the agenda what follows from a statement: a payment to come, the check, fee, penalty."""
        one = Issued(
            index=self._now,
            statement=statement,
            asked=statement.amount_due,
            check=statement.due + timedelta(days=terms.grace_days),
            has_minimum=terms.minimum is not None,
            tolerance=terms.tolerance,
        )
        self._issued.append(one)
        self._watched[one.index] = one
        if one.check >= self._today:
            self._plan(max(statement.due, self._today), 0, self._expect)
        self._plan(one.check, 1, self._check)
        if terms.late_fee is not None:
            day = max(one.check, statement.due + timedelta(days=terms.late_fee.days))
            self._plan(day, 2, self._charge_late_fee)
        if terms.penalty_rate is not None:
            self._plan(statement.due + timedelta(days=terms.penalty_after_days), 3, self._penalize)

    def _plan(self, day: date, order: int, run: Callable[[Issued, date], None]) -> None:
        heappush(self._agenda, _Event(max(day, self._period.end), order, self._now, run))

    def _retire(self, terms: ToolTerms) -> None:
        """Forget what bears nothing any more; a statement begins with what is left of its charges."""
        kept = []
        going_back = terms.method not in CYCLE_METHODS
        for lot in self.lots.open:
            waits = going_back and lot.bearing_from is None and not lot.is_deferred
            if waits and lot.index == self._now:
                lot.forget_paid()
            unchecked = not self._issued[lot.index].checked
            if lot.remaining or (waits and unchecked and lot.amount):
                kept.append(lot)
        self.lots.open = kept
        closing = self._period.closing
        if terms.method is InterestMethod.NONE:
            self.lots.merge(lambda lot: lot.bearing_from is None, closing, self._now)
        elif going_back:
            self.lots.merge(lambda lot: lot.accrued_to == closing, closing, self._now)
        else:
            self.lots.merge(lambda _lot: True, closing, self._now)

    # what happens later --------------------------------------------------------------------------------

    def _expect(self, one: Issued, day: date) -> None:
        """Assume that the household pays what it usually pays."""
        amount = one.target(self._facts.pays, self._facts.pays_amount) - one.credited
        if amount <= 0:
            return
        to_installments = max(0, min(self._installments, amount))
        row = StatementRow(
            kind=RowKind.PAYMENT,
            on=day,
            amount=-amount,
            account_id=self._facts.account_id,
            source=RowSource.EXPECTED,
            to_installments=to_installments,
        )
        self._rows.append(row)
        self._pay(amount, day, to_installments, booked=False)

    def _check(self, one: Issued, _day: date) -> None:
        """See whether a statement was paid in time: grace is kept or lost by it."""
        self._cap([one])
        one.checked, one.paid_by_due = True, one.paid
        self._in_full.append(one.in_full)
        if one.missing:
            self._late.append(one.index)
            self._in_time = 0
        else:
            self._in_time += 1
            self._end_penalty(one)
        terms = self._terms(one.statement.closing)
        if terms.method not in CYCLE_METHODS and terms.method is not InterestMethod.NONE:
            self._judge(one, terms)
        if not one.left:
            self._watched.pop(one.index, None)

    def _judge(self, one: Issued, terms: ToolTerms) -> None:
        """Let the charges of a statement bear interest when it was not paid in full."""
        for lot in self.lots.open:
            if lot.index != one.index or lot.bearing_from is not None or lot.is_deferred:
                continue
            if one.in_full:
                lot.index = self._now
            elif terms.method is InterestMethod.AFTER_DUE:
                lot.bearing_from = one.statement.due
            else:
                if terms.method is InterestMethod.POSTING_UNPAID:
                    lot.forget_paid()
                lot.bearing_from = lot.posted

    def _charge_late_fee(self, one: Issued, day: date) -> None:
        fee = self._terms(one.statement.closing).late_fee
        if fee is not None and one.missing:
            again = any(one.index - LATE_BEFORE <= late < one.index for late in self._late)
            self._fee(fee.amount(one.missing, one.statement.minimum, again=again), day)

    def _penalize(self, one: Issued, day: date) -> None:
        penalties = self.lots.rates.penalties
        if one.missing and not (penalties and penalties[-1][1] is None):
            penalties.append((day, None))

    def _end_penalty(self, one: Issued) -> None:
        penalties = self.lots.rates.penalties
        if penalties and penalties[-1][1] is None and self._in_time >= PENALTY_CURE:
            penalties[-1] = (penalties[-1][0], one.statement.due)
