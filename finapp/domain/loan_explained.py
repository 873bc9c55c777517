"""Why the number of a loan that was asked for is what it is: the equation with the numbers in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line
from finapp.domain.loan import LoanReason, Solved, Unknown
from finapp.domain.money import Money
from finapp.domain.rounding import Rounding

if TYPE_CHECKING:
    from finapp.domain.loan import Loan

SOURCE = "OpenDocument 1.2, part 2, 6.12 (PMT, PV, FV, NPER, RATE)"


def explain_loan(solved: Solved, currency: str) -> Explanation:
    """Explain the number that was found, or why there is none."""
    loan = solved.loan
    inputs = _known(solved, currency)
    if solved.reason is not None or solved.exact is None:
        reason = solved.reason or LoanReason.NO_RATE
        interest = Money(0, currency)
        if reason is LoanReason.NEVER_REPAID:
            interest = Money(loan.amount, currency).times(solved.period_rate)
        rule = line(
            f"loan.{reason.value}",
            payment=Money(loan.payment, currency),
            interest=interest,
            payments=len(solved.rows),
        )
        return Explanation(rule, SOURCE, inputs, tuple(_rate_steps(solved)))
    steps = [*_rate_steps(solved), _formula(solved, currency)]
    if loan.unknown is Unknown.TERM and solved.count != solved.exact:
        last = Money(solved.rows[-1].payment, currency)
        steps.append(line("loan.last", count=solved.count, last=last))
    if loan.unknown in {Unknown.AMOUNT, Unknown.PAYMENT, Unknown.BALLOON}:
        return Explanation(_rule(solved, currency), SOURCE, inputs, tuple(steps), _rounded())
    return Explanation(_rule(solved, currency), SOURCE, inputs, tuple(steps))


def _rounded() -> Line:
    return line(f"rounding.{Rounding.HALF_UP.value}")


def _rule(solved: Solved, currency: str) -> Line:
    return line(
        f"loan.rule_{solved.loan.unknown.value}",
        amount=Money(solved.amount, currency),
        payment=Money(solved.payment, currency),
        balloon=Money(solved.balloon, currency),
        rate=solved.rate,
        count=solved.count,
    )


def _known(solved: Solved, currency: str) -> tuple[Line, ...]:
    loan = solved.loan
    parts = {
        Unknown.AMOUNT: line("loan.amount", amount=Money(loan.amount, currency)),
        Unknown.RATE: line("loan.rate", rate=loan.rate),
        Unknown.TERM: line("loan.term", count=loan.count),
        Unknown.PAYMENT: line("loan.payment", payment=Money(loan.payment, currency)),
        Unknown.BALLOON: line("loan.balloon", balloon=Money(loan.balloon, currency)),
    }
    if not loan.balloon:
        del parts[Unknown.BALLOON]
    return tuple(text for key, text in parts.items() if key is not loan.unknown)


def _rate_steps(solved: Solved) -> list[Line]:
    """Return how the yearly rate becomes that of a period, and what an amount grows to over all periods."""
    loan = solved.loan
    steps = [] if loan.unknown is Unknown.RATE else [_period_step(loan, solved.period_rate)]
    if loan.unknown is not Unknown.TERM and solved.reason is None:
        growth = (1 + solved.period_rate) ** Decimal(solved.count)
        steps.append(line("loan.growth", rate=solved.period_rate, count=solved.count, growth=growth))
    return steps


def _period_step(loan: Loan, period: Decimal) -> Line:
    per_year = loan.per_year
    if loan.compounds is None:
        return line("loan.period", rate=loan.rate, per_year=per_year, period=period)
    return line(
        "loan.period_compounded", rate=loan.rate, times=loan.compounds, per_year=per_year, period=period
    )


def _formula(solved: Solved, currency: str) -> Line:
    code = f"loan.formula_{solved.loan.unknown.value}"
    if solved.loan.unknown is Unknown.RATE:
        per_year = solved.loan.per_year
        return line(code, period=solved.period_rate, per_year=per_year, rate=solved.rate)
    if not solved.period_rate:
        code += "_free"
    exact = solved.exact or Decimal(0)
    found = exact if solved.loan.unknown is Unknown.TERM else _major(exact, currency)
    return line(code, exact=found)


def _major(minor: Decimal, currency: str) -> Decimal:
    places = -int(Money(0, currency).major.as_tuple().exponent)
    return minor.scaleb(-places)
