"""The yearly rates of one loan as it is called in different places: the same payments, four rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.apr_us import UsApr, explain_us_apr, us_apr
from finapp.domain.aprc_eu import dated_aprc, explain_aprc, rounded_percent
from finapp.domain.dates import Unit, whole_months
from finapp.domain.disclosure import Disclosed, explain_disclosed, rate_of_installments
from finapp.domain.explain import Explanation, Line, line
from finapp.domain.money import Money
from finapp.domain.plan_builder import deducted_fee
from finapp.domain.rates import RateResult, xirr
from finapp.domain.xirr_explained import explain_dated_rate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.plan_builder import Preview


@dataclass(frozen=True, slots=True)
class Flows:
    """What was `received` on `start` and the payments for it, a `step` of `unit`s apart."""

    start: date
    received: Decimal
    payments: Sequence[tuple[date, Decimal]]
    unit: Unit = Unit.MONTH
    step: int = 1


@dataclass(frozen=True, slots=True)
class YearlyRates:
    """The yearly rates of one loan under every rule; `china` only for whole months."""

    true: RateResult
    united_states: UsApr
    europe: RateResult
    china: Disclosed | None
    flows: Flows = field(repr=False)

    def lines(self) -> list[Line]:
        """Return one sentence for each rate."""
        found = [_rate_line("answer.true", self.true.value), _rate_line("answer.us", self.united_states.apr)]
        europe = self.europe.value
        if europe is not None:
            found.append(line("answer.eu", percent=rounded_percent(europe * 100)))
        if self.china is not None and self.china.simple is not None and self.china.compound is not None:
            found.append(line("answer.china", simple=self.china.simple, compound=self.china.compound))
        return found

    def explain_true(self) -> Explanation:
        """Explain the effective yearly rate by the actual dates."""
        flows = [(self.flows.start, self.flows.received)]
        flows += [(day, -amount) for day, amount in self.flows.payments]
        return explain_dated_rate(self.true, flows)

    def explain_united_states(self) -> Explanation:
        """Explain the US APR."""
        return explain_us_apr(self.united_states)

    def explain_europe(self) -> Explanation:
        """Explain the EU APRC."""
        return explain_aprc(self.europe, self.flows.unit)

    def explain_china(self) -> Explanation | None:
        """Explain the rates that Chinese lenders disclose."""
        return None if self.china is None else explain_disclosed(self.china)

    def explanations(self) -> list[Explanation]:
        """Return why each rate is what it is."""
        china = self.explain_china()
        found = [self.explain_true(), self.explain_united_states(), self.explain_europe()]
        return found if china is None else [*found, china]

    def outputs(self) -> dict[str, object]:
        """Return the rates for machines."""
        return {
            "xirr": self.true.value,
            "reason": self.true.reason,
            "ambiguous": self.true.ambiguous,
            "us_apr": self.united_states.apr,
            "eu_aprc": self.europe.value,
            "cn_simple": self.china.simple if self.china else None,
            "cn_compound": self.china.compound if self.china else None,
        }


def yearly_rates(flows: Flows) -> YearlyRates:
    """Return the rates of `flows` under every rule."""
    received = [(flows.start, flows.received)]
    paid_back = [(day, -amount) for day, amount in flows.payments]
    return YearlyRates(
        xirr([*received, *paid_back]),
        us_apr(received, flows.payments),
        dated_aprc(received, flows.payments, flows.unit),
        _china(flows),
        flows,
    )


def plan_flows(found: Preview) -> Flows:
    """Return what a plan pays out and asks for."""
    terms = found.terms
    payments = [(row.due, Money(row.amount, terms.currency).major) for row in found.installments]
    received = Money(terms.principal - deducted_fee(terms), terms.currency)
    return Flows(terms.start, received.major, payments, terms.unit, terms.step)


def _rate_line(code: str, rate: Decimal | None) -> Line:
    return line("answer.none") if rate is None else line(code, rate=rate)


def _china(flows: Flows) -> Disclosed | None:
    """Return the disclosed rate of payments that lie whole months apart, or None."""
    months, days = whole_months(flows.start, flows.payments[0][0])
    if flows.unit is not Unit.MONTH or flows.step != 1 or days:
        return None
    monthly = [Decimal(0)] * (months + len(flows.payments))
    for index, (_, amount) in enumerate(flows.payments):
        monthly[months + index - 1 if months else index] += amount
    at_start = monthly.pop(0) if not months else Decimal(0)
    return rate_of_installments(flows.received, at_start, monthly)
