"""What an installment offer really costs a year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.dates import Unit
from finapp.domain.explain import Explained, Explanation, line
from finapp.domain.money import Money
from finapp.domain.plan_builder import preview, whole_fee
from finapp.services.calc.questions import explain_installments
from finapp.services.calc.yearly_rates import YearlyRates, plan_flows, yearly_rates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.plan import PlanTerms
    from finapp.domain.plan_builder import Preview

_YEAR = {Unit.DAY: 365, Unit.WEEK: 52, Unit.MONTH: 12, Unit.YEAR: 1}


class PaidRow(NamedTuple):
    """One payment in minor units and what is owed after it."""

    number: int
    due: date
    payment: int
    principal: int
    interest: int
    fee: int
    balance: int


@dataclass(frozen=True, slots=True)
class OfferAnswer:
    """An offer with its schedule, its sums and its rates. `advertised` is the flat rate on the price."""

    found: Preview
    rows: tuple[PaidRow, ...]
    each: Explained[Money]
    total: Explained[Money]
    cost: Explained[Money]
    rates: YearlyRates
    true: Explained[Decimal | None]
    advertised: Explained[Decimal]

    @property
    def terms(self) -> PlanTerms:
        """Return what was offered."""
        return self.found.terms


def answer(terms: PlanTerms) -> OfferAnswer:
    """Return what an offer leads to; raise a `plan.*` error when it can't be."""
    found = preview(terms)
    currency = terms.currency
    schedule, rates = _reason(found), yearly_rates(plan_flows(found))
    total, cost = Money(found.total, currency), Money(found.cost, currency)
    return OfferAnswer(
        found=found,
        rows=paid_rows(found),
        each=Explained(Money(found.usual, currency), schedule),
        total=Explained(total, _explain_total(found, schedule)),
        cost=Explained(cost, _explain_cost(found, schedule)),
        rates=rates,
        true=Explained(rates.true.value, rates.explain_true()),
        advertised=_advertised(found),
    )


def paid_rows(found: Preview) -> tuple[PaidRow, ...]:
    """Return the installments of a plan with what is owed after each."""
    balance, rows = found.terms.principal, []
    for one in found.installments:
        balance -= one.principal
        rows.append(PaidRow(one.number, one.due, one.amount, one.principal, one.interest, one.fee, balance))
    return tuple(rows)


def _reason(found: Preview) -> Explanation:
    """Explain the installments: by their convention, or as a plain division."""
    special = explain_installments(found)
    if special:
        return special[0]
    terms, currency = found.terms, found.terms.currency
    steps = [
        line(
            "offer.divided",
            amount=Money(terms.principal, currency),
            count=terms.count,
            part=Money(found.installments[0].principal, currency),
        )
    ]
    if found.cost:
        steps.append(line("offer.fee", fee=Money(whole_fee(terms) or found.cost, currency)))
    usual, last = found.usual, found.installments[-1].amount
    if last != usual:
        steps.append(
            line(
                "schedule.last",
                last=Money(last, currency),
                difference=Money(last - usual, currency),
            )
        )
    return Explanation(line("offer.each", each=Money(usual, currency)), "", steps=tuple(steps))


def _explain_total(found: Preview, schedule: Explanation) -> Explanation:
    terms, currency = found.terms, found.terms.currency
    steps = [
        line("offer.payment", number=row.number, due=row.due, amount=Money(row.amount, currency))
        for row in found.installments
    ]
    if terms.down_payment:
        steps.insert(0, line("offer.down", amount=Money(terms.down_payment, currency)))
    if found.total != sum(row.amount for row in found.installments) + terms.down_payment:
        kept = found.total - sum(row.amount for row in found.installments) - terms.down_payment
        steps.append(line("offer.kept", amount=Money(kept, currency)))
    rule = line("offer.total", total=Money(found.total, currency), count=terms.count)
    return Explanation(rule, "", steps=tuple(steps), children=(schedule,))


def _explain_cost(found: Preview, schedule: Explanation) -> Explanation:
    currency = found.terms.currency
    rule = line(
        "offer.cost",
        cost=Money(found.cost, currency),
        total=Money(found.total, currency),
        price=Money(found.terms.price, currency),
    )
    return Explanation(rule, "", children=(schedule,))


def _advertised(found: Preview) -> Explained[Decimal]:
    """Return the cost a year as a share of what was financed at first: how offers are advertised."""
    terms = found.terms
    years = Fraction(terms.count * terms.step, _YEAR[terms.unit])
    flat = Fraction(found.cost, terms.principal) / years
    rate = Decimal(flat.numerator) / flat.denominator
    rule = line("offer.flat", rate=rate)
    step = line(
        "offer.flat_step",
        cost=Money(found.cost, terms.currency),
        amount=Money(terms.principal, terms.currency),
        years=Decimal(years.numerator) / years.denominator,
        rate=rate,
    )
    return Explained(rate, Explanation(rule, "", steps=(step, line("fee_plan.original"))))


def balances(start: date, principal: int, rows: Sequence[PaidRow]) -> list[tuple[date, int]]:
    """Return what is owed from each day on, the first day first."""
    return [(start, principal), *((row.due, row.balance) for row in rows)]
