"""Two installment offers and paying at once, side by side, while the money waits and earns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.explain import Explained, Explanation, line
from finapp.domain.money import Money
from finapp.domain.rates import RateResult, xirr, xnpv
from finapp.projection.ways_to_pay import explain_net_cost, waiting_interest
from finapp.services.calculators import offer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.plan import PlanTerms
    from finapp.services.calculators.offer import OfferAnswer

_SAME = 2


@dataclass(frozen=True, slots=True)
class ComparisonQuestion:
    """What `price` costs on `start` by each offer, while it waits at `yearly`, effective after tax."""

    price: Money
    start: date
    yearly: Decimal
    offers: tuple[PlanTerms, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One way to pay; `offer` is None for paying at once. `earned` is what the waiting money earns."""

    offer: OfferAnswer | None
    payments: tuple[tuple[date, int], ...]
    earned: Explained[Money]
    net: Explained[Money]


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """Paying at once first, then the offers.

    `cheapest` are the numbers of the sides with the lowest net cost. `equal` is the yearly rate at which
    both offers cost the same today, None where one is dearer at any rate.
    """

    question: ComparisonQuestion
    sides: tuple[Side, ...]
    cheapest: frozenset[int]
    equal: Explained[Decimal | None]


def answer(question: ComparisonQuestion) -> ComparisonAnswer:
    """Return what each way costs; raise a `plan.*` error for an offer that can't be."""
    now = ((question.start, question.price.minor),)
    sides = [_side(question, None, now)]
    for terms in question.offers:
        found = offer.answer(terms)
        sides.append(_side(question, found, _payments(found)))
    lowest = min(side.net.value.minor for side in sides)
    cheapest = frozenset(n for n, side in enumerate(sides) if side.net.value.minor == lowest)
    return ComparisonAnswer(question, tuple(sides), cheapest, _equal(sides[1:]))


def _payments(found: OfferAnswer) -> tuple[tuple[date, int], ...]:
    """Return what is paid when; what is kept back or paid down counts on the first day."""
    paid = [(row.due, row.payment) for row in found.rows]
    at_once = found.found.total - sum(minor for _, minor in paid)
    return tuple([(found.terms.start, at_once), *paid] if at_once else paid)


def _side(
    question: ComparisonQuestion, found: OfferAnswer | None, payments: tuple[tuple[date, int], ...]
) -> Side:
    price, start, yearly = question.price, question.start, question.yearly
    minor = waiting_interest(price.minor, start, payments, yearly)
    earned = Money(minor, price.currency)
    total = Money(sum(amount for _, amount in payments), price.currency)
    why = explain_net_cost(price, start, payments, earned, yearly)
    return Side(found, payments, Explained(earned, why), Explained(total - earned, why))


def _equal(sides: Sequence[Side]) -> Explained[Decimal | None]:
    """Return the rate at which two offers are worth the same on the first day."""
    first, second = (side.payments for side in sides[:_SAME])
    flows = [(day, Decimal(-minor)) for day, minor in first] + [
        (day, Decimal(minor)) for day, minor in second
    ]
    found: RateResult = xirr(flows)
    if found.value is None or found.value <= 0:
        dearer = line("comparison.never")
        return Explained(None, Explanation(dearer, ""))
    worth = [
        xnpv(found.value, [(day, Decimal(minor)) for day, minor in payments]) for payments in (first, second)
    ]
    currency = sides[0].net.value.currency
    steps = tuple(
        line("comparison.worth", name="AB"[n], worth=Money(round(amount), currency))
        for n, amount in enumerate(worth)
    )
    return Explained(found.value, Explanation(line("comparison.equal", rate=found.value), "", steps=steps))
