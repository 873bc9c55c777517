"""A loan of equal payments, any one of whose five numbers is found from the other four.

Interest is paid at the end of each period. The equation is that of `tvm`: amount*g = payment*(g - 1)/i +
balloon with g = (1 + i)^n. The balloon is due on top of the last payment. Amounts are whole minor units;
the rows are exact and the last of them takes what rounding left.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain import tvm
from finapp.domain.dates import Unit
from finapp.domain.money import round_minor
from finapp.domain.schedule import MAX_ROWS, Row, equal_installment
from finapp.errors import UserError

if TYPE_CHECKING:
    from finapp.domain.solver import RateResult

_YEAR = {Unit.DAY: 365, Unit.WEEK: 52, Unit.MONTH: 12, Unit.YEAR: 1}


class Unknown(StrEnum):
    """The number to be found."""

    AMOUNT = "amount"
    RATE = "rate"
    TERM = "term"
    PAYMENT = "payment"
    BALLOON = "balloon"


class LoanReason(StrEnum):
    """Why the number asked for does not exist."""

    NEVER_REPAID = "never_repaid"
    TOO_LONG = "too_long"
    NO_RATE = "no_rate"
    TOO_SMALL = "too_small"
    BALLOON_TOO_LARGE = "balloon_too_large"
    REPAID_BEFORE = "repaid_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """What is known of a loan; the number of `unknown` is ignored.

    `rate` is nominal a year. Interest compounds `compounds` times a year, None: with every payment.
    Payments lie `step` `unit`s apart. Amounts in minor units.
    """

    unknown: Unknown
    amount: int = 0
    rate: Decimal = Decimal(0)
    count: int = 0
    payment: int = 0
    balloon: int = 0
    unit: Unit = Unit.MONTH
    step: int = 1
    compounds: int | None = None

    @property
    def per_year(self) -> Fraction:
        """Return the payments of a year."""
        return Fraction(_YEAR[self.unit], self.step)

    def period_rate(self, yearly: Decimal) -> Decimal:
        """Return the rate of one period of a nominal yearly rate."""
        per_year = Decimal(self.per_year.numerator) / self.per_year.denominator
        if self.compounds is None:
            return yearly / per_year
        return (1 + yearly / self.compounds) ** (self.compounds / per_year) - 1

    def yearly_rate(self, period: Decimal) -> Decimal:
        """Return the nominal yearly rate of the rate of one period."""
        per_year = Decimal(self.per_year.numerator) / self.per_year.denominator
        if self.compounds is None:
            return period * per_year
        return self.compounds * ((1 + period) ** (per_year / self.compounds) - 1)


@dataclass(frozen=True, slots=True)
class Solved:
    """A loan with all five numbers and its rows, or the reason why there is no such loan.

    `exact` is the number found before it was rounded: minor units, a rate per period, or periods.
    """

    loan: Loan
    amount: int
    rate: Decimal
    period_rate: Decimal
    count: int
    payment: int
    balloon: int
    exact: Decimal | None
    rows: tuple[Row, ...]
    reason: LoanReason | None = None


def solve_loan(loan: Loan) -> Solved:
    """Return the number asked for and the schedule; raise a `loan.*` error for numbers that can't be."""
    _check(loan)
    find = {
        Unknown.AMOUNT: _found_amount,
        Unknown.RATE: _found_rate,
        Unknown.TERM: _found_term,
        Unknown.PAYMENT: _found_payment,
        Unknown.BALLOON: _found_balloon,
    }
    return find[loan.unknown](loan)


def _check(loan: Loan) -> None:
    asked = loan.unknown
    if asked is not Unknown.AMOUNT and loan.amount <= 0:
        raise UserError("loan.amount")
    if asked is not Unknown.PAYMENT and loan.payment <= 0:
        raise UserError("loan.payment")
    if asked is not Unknown.TERM and not 1 <= loan.count <= MAX_ROWS:
        raise UserError("loan.count", count=loan.count, largest=f"{MAX_ROWS:,}")
    if asked is not Unknown.BALLOON and loan.balloon < 0:
        raise UserError("loan.balloon")


def _fraction(loan: Loan, period: Decimal) -> Decimal | Fraction:
    """Return the rate of a period for exact rows: as a fraction where it is one."""
    return period if loan.compounds is not None else Fraction(loan.rate) / loan.per_year


def _rows(loan: Loan, period: Decimal, amount: int, count: int) -> tuple[Row, ...]:
    rate = period if loan.unknown is Unknown.RATE else _fraction(loan, period)
    return equal_installment(amount, rate, count, payment=loan.payment)


def _solved(
    loan: Loan,
    period: Decimal,
    exact: Decimal,
    *,
    amount: int | None = None,
    count: int | None = None,
    payment: int | None = None,
    balloon: int | None = None,
    rows: tuple[Row, ...] = (),
) -> Solved:
    lent = loan.amount if amount is None else amount
    times = loan.count if count is None else count
    return Solved(
        loan=loan,
        amount=lent,
        rate=loan.yearly_rate(period) if loan.unknown is Unknown.RATE else loan.rate,
        period_rate=period,
        count=times,
        payment=loan.payment if payment is None else payment,
        balloon=loan.balloon if balloon is None else balloon,
        exact=exact,
        rows=rows or _rows(loan, period, lent, times),
    )


def _none(loan: Loan, period: Decimal, reason: LoanReason, rows: tuple[Row, ...] = ()) -> Solved:
    return Solved(
        loan, loan.amount, loan.rate, period, loan.count, loan.payment, loan.balloon, None, rows, reason
    )


def _terms(loan: Loan) -> tvm.Terms:
    return tvm.Terms(loan.period_rate(loan.rate), Decimal(loan.count))


def _found_amount(loan: Loan) -> Solved:
    terms = _terms(loan)
    exact = tvm.present_value(terms, -Decimal(loan.payment), -Decimal(loan.balloon))
    amount = round_minor(exact)
    if amount <= 0:
        return _none(loan, terms.rate, LoanReason.TOO_SMALL)
    return _solved(loan, terms.rate, exact, amount=amount)


def _found_payment(loan: Loan) -> Solved:
    terms = _terms(loan)
    exact = -tvm.level_payment(terms, Decimal(loan.amount), -Decimal(loan.balloon))
    if exact <= 0:
        return _none(loan, terms.rate, LoanReason.BALLOON_TOO_LARGE)
    rows = equal_installment(loan.amount, _fraction(loan, terms.rate), loan.count, balloon=loan.balloon)
    return _solved(loan, terms.rate, exact, payment=round_minor(exact), rows=rows)


def _found_balloon(loan: Loan) -> Solved:
    terms = _terms(loan)
    exact = -tvm.future_value(terms, -Decimal(loan.payment), Decimal(loan.amount))
    if exact < 0:
        rows = _rows(loan, terms.rate, loan.amount, loan.count)
        return _none(loan, terms.rate, LoanReason.REPAID_BEFORE, rows)
    return _solved(loan, terms.rate, exact, balloon=round_minor(exact))


def _found_term(loan: Loan) -> Solved:
    period = loan.period_rate(loan.rate)
    balloon = -Decimal(loan.balloon)
    exact = tvm.periods_needed(period, -Decimal(loan.payment), Decimal(loan.amount), balloon)
    if loan.balloon >= loan.amount or exact is None:
        return _none(loan, period, LoanReason.NEVER_REPAID)
    count = max(1, int(exact.quantize(Decimal("1e-9")).to_integral_value("ROUND_CEILING")))
    if count > MAX_ROWS:
        return _none(loan, period, LoanReason.TOO_LONG)
    return _solved(loan, period, exact, count=count)


def _found_rate(loan: Loan) -> Solved:
    amount, balloon = Decimal(loan.amount), Decimal(loan.balloon)
    found: RateResult = tvm.rate_per_period(loan.count, -Decimal(loan.payment), amount, -balloon)
    if found.value is None:
        return _none(loan, Decimal(0), LoanReason.NO_RATE)
    return _solved(loan, found.value, found.value)
