"""The installments of a loan: as agreed, and as rates, holidays, extra payments and corrections change them.

Everything is computed again from the contract and the dated facts, so the order in which facts were recorded
does not matter. Installments that were paid or changed by hand stay exactly as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.loan_interest import LoanInterest
from finapp.domain.loan_terms import Holiday, HolidayKind, Loan, is_plain
from finapp.domain.plan import MAX_INSTALLMENTS, CostConvention, ExtraEffect, InstallmentDraft, SettlementRule
from finapp.domain.plan_builder import build, draft_of, replan
from finapp.domain.rounding import round_ratio
from finapp.domain.schedule import RoundingPolicy, to_step
from finapp.domain.split import Remainder, split_in_proportion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from finapp.domain.plan import Installment

_FORGIVING = frozenset(
    {
        SettlementRule.WAIVED,
        SettlementRule.REBATE_ACTUARIAL,
        SettlementRule.REBATE_RULE_OF_78,
        SettlementRule.PENALTY,
    }
)
"""Rules under which installments that an extra payment makes needless take their cost with them."""


def contract(loan: Loan) -> tuple[InstallmentDraft, ...]:
    """Return the installments as they were agreed, whatever happened since."""
    if is_plain(loan.terms):
        return build(loan.plan.terms)
    return _Run(Loan(plan=replace(loan.plan, installments=(), extras=()), terms=loan.terms)).rows()


def project(loan: Loan) -> tuple[InstallmentDraft, ...]:
    """Return the installments as everything that is known changes them, extra payments left out."""
    if loan.reduces:
        touched = loan.rates or loan.holidays or loan.corrections or loan.plan.extras
        locked = any(row.locked for row in loan.plan.installments)
        rows = _Run(loan).rows() if touched or locked else contract(loan)
    else:
        rows = _fixed_cost(loan)
    moved = {row.number: row for row in loan.plan.installments if row.moved_from is not None}
    return tuple(
        replace(row, due=moved[row.number].due, moved_from=row.due)
        if row.number in moved and row.due == moved[row.number].moved_from
        else row
        for row in rows
    )


class Standing(NamedTuple):
    """A loan on a day: principal of what is not yet due, interest since the last due date, minor units.

    `due` is how many installments have fallen due, `late` the interest by days on what was due before.
    """

    principal: int
    interest: int
    due: int
    late: int = 0


def standing(loan: Loan, on: date) -> Standing:
    """Return what would settle the installments that are not due on `on`, before any penalty."""
    if not loan.reduces:
        later = [row for row in loan.plan.installments if row.due > on]
        return Standing(sum(row.open_principal for row in later), 0, len(loan.plan.installments) - len(later))
    run = _Run(loan)
    run.rows(until=on)
    return Standing(max(run.free, 0), max(run.accrued, 0), run.number - 1, _late(loan, on))


def _late(loan: Loan, on: date) -> int:
    """Return the interest on overdue principal where interest counts by days; else a lender's own matter."""
    if loan.terms.day_count is None:
        return 0
    interest, total = LoanInterest(loan), 0
    for row in loan.plan.installments:
        if row.due < on and row.open_principal > 0:
            exact = row.open_principal * interest.factor(row.due, on, 0)
            total += round_ratio(exact.numerator, exact.denominator, loan.terms.interest_rounding)
    return total


@dataclass(frozen=True, slots=True)
class _Event:
    """Principal no longer owed from a day on, the interest that was paid with it, and what follows."""

    on: date
    principal: int
    interest: int
    effect: ExtraEffect


def _events(loan: Loan) -> list[_Event]:
    found = [
        _Event(row.due, row.principal, row.interest, row.extra or ExtraEffect.SHORTEN)
        for row in loan.plan.extras
    ]
    found += [_Event(one.on, -one.change, 0, one.effect) for one in loan.corrections]
    return sorted(found, key=lambda event: event.on)


class _Run:
    """One pass over the due dates: what is owed, its interest, and the installments they lead to.

    `level` is the payment of an annuity or the principal part of equal principal; `last` the number of the
    installment that repays what is left. `carried` is interest that was not asked for in its period.
    """

    def __init__(self, loan: Loan) -> None:
        self.loan, self.terms = loan, loan.plan.terms
        self.interest = LoanInterest(loan)
        self.policy = RoundingPolicy(payment=self.terms.rounding, payment_step=loan.terms.payment_step)
        self.locked = {row.number: row for row in loan.plan.installments if row.locked}
        self.holidays = [(one, self.interest.first_index(one.begins)) for one in loan.holidays]
        self.events = _events(loan)
        self.balance = self.terms.principal
        self.carried = 0
        self.pending = Fraction(0)
        self.since = self.terms.start
        self.index, self.number, self.last = 0, 1, self.terms.count
        self.level: int | None = None

    @property
    def free(self) -> int:
        """Return the principal that open installments still to come repay."""
        later = sum(row.principal for number, row in self.locked.items() if number >= self.number)
        return self.balance - later

    @property
    def accrued(self) -> int:
        """Return the interest that was not asked for yet."""
        return self.carried + self._rounded(self.pending)

    def rows(self, until: date | None = None) -> tuple[InstallmentDraft, ...]:
        """Return all installments; with `until` those due up to that day, leaving the state of that day."""
        found: list[InstallmentDraft] = []
        while self.number <= MAX_INSTALLMENTS + len(self.locked):
            due = self.interest.due(self.index)
            if until is not None and due > until:
                self._happen(until, inclusive=True)
                self._accrue(until)
                return tuple(found)
            self._happen(due)
            if self.free <= 0 and not self.carried and self.number not in self.locked:
                if not self.events:
                    break
                self.index, self.since = self.index + 1, due  # nothing to repay until more is owed again
                continue
            row = self._row(due)
            if row is not None:
                found.append(row)
                self.number += 1
            self.index, self.since = self.index + 1, due
        later = [row for number, row in sorted(self.locked.items()) if number >= self.number]
        return (*found, *(draft_of(row) for row in later))

    def _row(self, due: date) -> InstallmentDraft | None:
        """Return the installment of a due date; None in a holiday without payments."""
        stub = self._stub() if self.index == 0 else Fraction(0)
        self._accrue(due)
        current = self._rounded(self.pending - stub) + self._rounded(stub)
        self.pending = Fraction(0)
        owed, holiday = self.carried + current, self._holiday()
        self._pass(holiday)
        if row := self.locked.get(self.number):
            self._follow(row, owed, self._payment(owed, self._rounded(stub), rests=holiday is not None))
            return draft_of(row)
        if holiday is not None and holiday.kind is HolidayKind.NO_PAYMENT:
            self.carried = owed
            return None
        principal, paid = self._payment(owed, self._rounded(stub), rests=holiday is not None)
        self.carried = owed - paid
        self.balance -= principal
        fee = self.loan.terms.period_fee
        return InstallmentDraft(number=self.number, due=due, principal=principal, interest=paid, fee=fee)

    def _follow(self, row: Installment, owed: int, expected: tuple[int, int]) -> None:
        """Take a locked installment as it is; those after it even out what was not expected."""
        self.carried = min(self.carried, max(0, owed - row.interest))
        self.balance -= row.principal
        takes_rest = row.number == 1 and self.terms.remainder is Remainder.FIRST
        if (row.principal, row.interest) != expected and not takes_rest:
            self.level = None

    def _payment(self, interest: int, stub: int, *, rests: bool) -> tuple[int, int]:
        """Return the principal and the interest of an open installment."""
        left = self.free
        if all(number in self.locked for number in range(self.number + 1, self.last + 1)):
            return left, interest
        if rests or self.terms.convention is CostConvention.INTEREST_ONLY:
            return 0, interest
        level = self.level or 0
        if self.terms.convention is CostConvention.EQUAL_PRINCIPAL:
            return min(level, left), interest
        paid = min(level + stub, interest)
        return min(level + stub - paid, left), paid

    def _rounded(self, exact: Fraction) -> int:
        return round_ratio(exact.numerator, exact.denominator, self.loan.terms.interest_rounding)

    def _accrue(self, until: date) -> None:
        factor = self.interest.factor(self.since, until, self.index)
        self.pending += (self.balance + self.carried) * factor
        self.since = until

    def _stub(self) -> Fraction:
        """Return the interest of the extra time of a first period that is paid on top of it."""
        return self.balance * self.interest.stub if self.since == self.terms.start else Fraction(0)

    # what changes the course

    def _happen(self, due: date, *, inclusive: bool = False) -> None:
        """Apply rate changes, extra payments and corrections of the period that ends with `due`."""
        begin = self.interest.begin(self.index)
        if self.level is None or any(begin <= change.valid_from < due for change in self.loan.rates):
            self.level = self._solve(due)
        while self.events and (self.events[0].on < due or (inclusive and self.events[0].on == due)):
            event = self.events.pop(0)
            self._accrue(max(event.on, self.since))
            self.pending -= min(Fraction(event.interest), self.pending)
            self.balance -= event.principal
            if event.effect is ExtraEffect.LOWER:
                self.level = self._solve(due)
            else:
                self.last = self._shortened(due)

    def _solve(self, known: date) -> int:
        """Return the level that repays what is owed with the last installment, at the rates known by then."""
        if self.terms.convention is not CostConvention.ANNUITY:
            return to_step(Fraction(self.balance, max(self.last - self.number + 1, 1)), self.policy)
        pending, unit = self.pending.as_integer_ratio()
        grown, worth = (self.balance + self.carried) * unit, 0
        for num, den in self._factors(known):
            grown, unit = grown * (den + num) + pending * den, unit * den
            worth, pending = worth * (den + num) + unit, 0
        return to_step(Fraction(grown - self.terms.balloon * unit, worth), self.policy)

    def _factors(self, known: date) -> Iterator[tuple[int, int]]:
        """Yield the interest on 1 of each installment to come, the first from the day that counts now."""
        begin = self.since
        for index in range(self.index, self.index + max(self.last - self.number, 0) + 1):
            due = self.interest.due(index)
            factor = self.interest.factor(begin, due, index, known=known)
            if index == 0 and begin == self.terms.start:
                factor -= self.interest.stub
            yield factor.as_integer_ratio()
            begin = due

    def _shortened(self, known: date) -> int:
        """Return the last number when the level stays as it is and what is owed has changed.

        Locked installments to come take their own part when their turn is there, and none is beyond the last.
        """
        level, even = self.level or 0, self.terms.convention is CostConvention.EQUAL_PRINCIPAL
        if self.terms.convention is CostConvention.INTEREST_ONLY or level <= 0:
            return self.last
        balance, left, carried = self.balance, self.free, self.carried
        begin, pending = self.since, self.pending
        for number in range(self.number, MAX_INSTALLMENTS):
            index = self.index + number - self.number
            due = self.interest.due(index)
            factor = self.interest.factor(begin, due, index, known=known)
            current = self._rounded(pending + (balance + carried) * factor)
            if row := self.locked.get(number):
                carried = min(carried, max(0, carried + current - row.interest))
                balance -= row.principal
            else:
                if level <= current and not even:
                    return self.last
                if level >= left + (0 if even else carried + current):
                    return max(number, *self.locked, 0)
                part = level if even else max(level - carried - current, 0)
                carried = 0 if even else max(carried + current - level, 0)
                balance, left = balance - part, left - part
            begin, pending = due, Fraction(0)
        return self.last

    def _holiday(self) -> Holiday | None:
        found = (one for one, first in self.holidays if first <= self.index < first + one.periods)
        return next(found, None)

    def _pass(self, holiday: Holiday | None) -> None:
        """Let one period of a holiday pass; what follows is computed anew."""
        if holiday is None:
            return
        self.level = None
        if holiday.kind is HolidayKind.NO_PAYMENT and not holiday.extends:
            self.last = max(self.last - 1, self.number)
        elif holiday.kind is HolidayKind.INTEREST_ONLY and holiday.extends:
            self.last += 1


def _fixed_cost(loan: Loan) -> tuple[InstallmentDraft, ...]:
    """Return the installments where interest does not fall: what is repaid early takes installments away."""
    planned, events = _undisturbed(loan), _events(loan)
    locked = {row.number for row in loan.plan.installments if row.locked}
    if not events:
        return planned
    rows = [row for row in planned if row.number not in locked] or [_one_more(loan, planned, events[-1].on)]
    parts = [row.principal for row in rows]
    for event in events:
        left = max(sum(parts) - event.principal, 0)
        if event.effect is ExtraEffect.LOWER and any(parts):
            parts = split_in_proportion(left, parts)
        else:
            parts = _from_last(parts, left)
    forgiven = loan.plan.terms.settlement in _FORGIVING
    kept = [replace(row, principal=part) for row, part in zip(rows, parts, strict=True) if part]
    dropped = sum(row.cost for row, part in zip(rows, parts, strict=True) if not part)
    if kept and dropped and not forgiven:
        kept[-1] = replace(kept[-1], fee=kept[-1].fee + dropped)
    fixed = [row for row in planned if row.number in locked]
    return tuple(sorted([*fixed, *kept], key=lambda row: row.number))


def _one_more(loan: Loan, planned: Sequence[InstallmentDraft], on: date) -> InstallmentDraft:
    """Return an empty installment after the others and a day: room for what turns out to be owed still."""
    dates = LoanInterest(loan)
    due = dates.due(max(len(planned), dates.first_index(on)))
    return InstallmentDraft(number=planned[-1].number + 1, due=due, principal=0)


def _undisturbed(loan: Loan) -> tuple[InstallmentDraft, ...]:
    """Return the installments without extra payments: as agreed unless locked ones differ from that."""
    agreed = {row.number: row for row in build(loan.plan.terms)}
    locked = [row for row in loan.plan.installments if row.locked]
    if any(row.number not in agreed or row.principal != agreed[row.number].principal for row in locked):
        return replan(loan.plan.installments, loan.plan.terms)
    agreed |= {row.number: draft_of(row) for row in locked}
    return tuple(agreed.values())


def _from_last(parts: Sequence[int], left: int) -> list[int]:
    """Return `parts` reduced from the last one backwards until they sum to `left`; the last takes more."""
    kept = []
    for part in parts:
        kept.append(min(part, left))
        left -= kept[-1]
    kept[-1] += left
    return kept
