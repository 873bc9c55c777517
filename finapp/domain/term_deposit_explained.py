"""Why a term deposit is worth what it is: principal, time, rate, and what happens at the end of a term."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.dates import whole_months
from finapp.domain.deposit import CN_YEAR
from finapp.domain.explain import Explanation, Line, line
from finapp.domain.money import Money
from finapp.domain.term_deposit import DepositTime, Renewal

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.term_deposit import DepositValue

SOURCE = "PBoC Yinfa [2005] 129"


def explain_worth(value: DepositValue, currency: str) -> Explanation:
    """Explain principal and interest on the day of the value."""
    principal, worth = Money(value.principal, currency), Money(value.worth, currency)
    rule = line(
        "term_deposit.worth",
        on=value.on,
        worth=worth,
        principal=principal,
        interest=Money(value.accrued, currency),
    )
    until = min(value.on, value.end)
    steps = [*_earlier(value, currency), *_interest(value, until, currency)]
    if value.ended and value.on > value.end:
        days = (value.on - value.end).days
        earned = Money(value.terms.at_demand_rate(value.principal, value.end, value.on), currency)
        steps.append(
            line("term_deposit.after", days=days, rate=value.terms.demand_rate, year=CN_YEAR, interest=earned)
        )
    elif not value.ended:
        early = Money(value.early, currency)
        steps.append(line("term_deposit.early", rate=value.terms.demand_rate, interest=early))
    return _explanation(value, rule, steps, currency)


def explain_at_end(value: DepositValue, currency: str) -> Explanation:
    """Explain what the bank pays or renews at the end of the term."""
    rule = line(
        "term_deposit.at_end",
        end=value.end,
        amount=Money(value.at_end, currency),
        principal=Money(value.principal, currency),
        interest=Money(value.whole, currency),
    )
    steps = [*_earlier(value, currency), *_interest(value, value.end, currency)]
    steps.append(line(f"term_deposit.renewal_{value.terms.renewal}"))
    return _explanation(value, rule, steps, currency)


def _explanation(value: DepositValue, rule: Line, steps: list[Line], currency: str) -> Explanation:
    terms = value.terms
    inputs = (
        line("term_deposit.deposited", amount=Money(value.deposited, currency), start=terms.start),
        line("term_deposit.rate", rate=terms.rate),
        line("term_deposit.term", begin=value.begin, end=value.end),
    )
    source = SOURCE if terms.time is DepositTime.MONTHS else ""
    return Explanation(rule, source, inputs, tuple(steps), line("rounding.half_up"))


def _earlier(value: DepositValue, currency: str) -> list[Line]:
    """Return what earlier terms brought, if there were any."""
    if value.terms.renewal is Renewal.WITH_INTEREST and value.principal != value.deposited:
        stayed = Money(value.principal - value.deposited, currency)
        return [line("term_deposit.stayed", interest=stayed, begin=value.begin)]
    if value.paid_out:
        return [line("term_deposit.paid_out", interest=Money(value.paid_out, currency), begin=value.begin)]
    return []


def _interest(value: DepositValue, until: date, currency: str) -> list[Line]:
    """Return how the interest of the term comes about up to a day."""
    terms = value.terms
    if terms.time is DepositTime.MONTHS:
        months, days = whole_months(value.begin, until)
        steps = [line("term_deposit.months", months=months, days=days, year=CN_YEAR)]
    else:
        year = 365 if terms.time is DepositTime.ACT_365 else CN_YEAR
        steps = [line("term_deposit.days", days=(until - value.begin).days, year=year)]
    years, interest = terms.years(value.begin, until), terms.interest(value.principal, value.begin, until)
    code = "term_deposit.compound" if terms.compounds else "term_deposit.simple"
    steps.append(
        line(
            code,
            principal=Money(value.principal, currency),
            rate=terms.rate,
            times=terms.compounds,
            years=Decimal(years.numerator) / years.denominator,
            interest=Money(interest, currency),
        )
    )
    return steps
