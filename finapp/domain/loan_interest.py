"""Interest of a loan between two days: by alike periods or by days, at the rates in force."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from finapp.domain.dates import Unit, due_date, whole_months
from finapp.domain.daycount import year_fraction
from finapp.domain.schedule import FirstPeriod

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.loan_terms import Loan

_PERIODS = {Unit.DAY: 365, Unit.WEEK: 52, Unit.MONTH: 12, Unit.YEAR: 1}
_MONTH, _WEEK, _YEAR = 30, 7, 365


class LoanInterest:
    """The due dates of a loan as agreed, and the interest on 1 between any two days of one period."""

    def __init__(self, loan: Loan) -> None:
        self._plan, self._terms, self._rates = loan.plan.terms, loan.terms, loan.rates
        self._cuts = [change.valid_from for change in loan.rates]
        self._due: list[date] = []

    def due(self, index: int) -> date:
        """Return the due date with this index; 0 is the first."""
        plan = self._plan
        while index >= len(self._due):
            self._due.append(due_date(plan.first_due, len(self._due), plan.unit, plan.step, plan.anchor_day))
        return self._due[index]

    def begin(self, index: int) -> date:
        """Return the day the period of a due date begins."""
        return self.due(index - 1) if index else self._plan.start

    def first_index(self, day: date) -> int:
        """Return the index of the first due date on or after a day."""
        index = 0
        while self.due(index) < day:
            index += 1
        return index

    def rate(self, day: date, known: date | None = None) -> Decimal:
        """Return the yearly rate on a day; of changes from `known` on nothing is known."""
        found = self._plan.rate
        for change in self._rates:
            if change.valid_from <= day and (known is None or change.valid_from < known):
                found = change.rate
        return found

    def factor(self, begin: date, end: date, index: int, known: date | None = None) -> Fraction:
        """Return the interest on 1 from `begin` to `end` within the period `index`."""
        cuts = [day for day in self._cuts if begin < day < end and (known is None or day < known)]
        total = Fraction(0)
        for first, last in pairwise([begin, *cuts, end]):
            rate = self.rate(first, known)
            if self._terms.day_count is not None:
                total += _growth(
                    rate, year_fraction(self._terms.day_count, first, last), self._terms.compounding
                )
            else:
                total += self._period(index, rate) * self._share(first, last, index)
        return total

    def _share(self, begin: date, end: date, index: int) -> Fraction:
        whole = (self.due(index) - self.begin(index)).days
        return Fraction((end - begin).days, whole) if whole else Fraction(1)

    def _period(self, index: int, rate: Decimal) -> Fraction:
        """Return the interest on 1 over the whole period `index` where periods are alike."""
        regular = self._regular(rate)
        if index or self._terms.first_period is None:
            return regular
        whole, fraction = self._first
        if self._terms.first_period is FirstPeriod.STUB_WITH_FIRST:
            return regular * (whole + fraction)
        return (1 + fraction * regular) * (1 + regular) ** whole - 1

    def _regular(self, rate: Decimal) -> Fraction:
        return _growth(rate, Fraction(self._plan.step, _PERIODS[self._plan.unit]), self._terms.compounding)

    @cached_property
    def stub(self) -> Fraction:
        """Return the interest on 1 that a first period bears beyond a regular one and that is paid on top.

        Negative for a short first period; zero unless the loan charges it so.
        """
        if self._terms.first_period is not FirstPeriod.STUB_WITH_FIRST or self._terms.day_count is not None:
            return Fraction(0)
        rate = self.rate(self._plan.start)
        return self._period(0, rate) - self._regular(rate)

    @cached_property
    def _first(self) -> tuple[int, Fraction]:
        """Return the whole periods counted back from the first due date, and the odd days as a fraction.

        A month has 30 days, a week 7 and a year 365 (12 CFR 1026 App. J (b)(5)).
        """
        plan = self._plan
        if plan.unit in {Unit.DAY, Unit.WEEK}:
            length = plan.step * (_WEEK if plan.unit is Unit.WEEK else 1)
            whole, rest = divmod((plan.first_due - plan.start).days, length)
            return whole, Fraction(rest, length)
        months = plan.step * (12 if plan.unit is Unit.YEAR else 1)
        found, days = whole_months(plan.start, plan.first_due)
        whole, odd = divmod(found, months)
        return whole, (odd + Fraction(days, _MONTH)) / months


@lru_cache(maxsize=4096)
def _growth(rate: Decimal, years: Fraction, compounding: int | None) -> Fraction:
    """Return the interest on 1 over a part of a year; compounded (1 + R/m)^(m·t) − 1, else simple."""
    if compounding is None:
        return Fraction(rate) * years
    if (times := years * compounding) == int(times):
        return (1 + Fraction(rate) / compounding) ** int(times) - 1
    exponent = Decimal(times.numerator) / times.denominator
    return Fraction((1 + rate / compounding) ** exponent - 1)
