"""Ways to pay for a purchase side by side: at once, with the next bill, or by an installment offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from finapp.domain.credit import DueKind, next_due_day
from finapp.domain.dates import Unit, due_date
from finapp.domain.explain import Explanation, line
from finapp.domain.money import Money, round_minor
from finapp.domain.plan import CostConvention, PlanTerms
from finapp.domain.plan_builder import period_rate, preview, whole_fee

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.credit import BillingCycle, Offer
    from finapp.domain.plan_builder import Preview

_DAYS_IN_YEAR = 365


class WayKind(StrEnum):
    """How a purchase is paid."""

    NOW = "now"
    BILL = "bill"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to pay `price` bought on `on`, by `account_id`.

    `payments` are what leaves the household's own money on which day. `earned` is what the price earns in
    the meantime. All in minor units of the price's currency. `plan` is what an offer leads to.
    """

    kind: WayKind
    account_id: AccountId
    price: Money
    on: date
    payments: tuple[tuple[date, int], ...]
    earned: int = 0
    offer: Offer | None = None
    plan: Preview | None = None

    @property
    def key(self) -> str:
        """Return a name that stays while amounts change."""
        return f"{self.kind}:{self.account_id}:{self.offer.periods if self.offer else 0}"

    @property
    def terms(self) -> PlanTerms | None:
        """Return the plan that the offer leads to."""
        return None if self.plan is None else self.plan.terms

    @property
    def total(self) -> Money:
        """Return all that is paid."""
        return Money(sum(minor for _, minor in self.payments), self.price.currency)

    @property
    def cost(self) -> Money:
        """Return interest and fees."""
        return self.total - self.price

    @property
    def interest(self) -> Money:
        """Return what the waiting money earns."""
        return Money(self.earned, self.price.currency)

    @property
    def net(self) -> Money:
        """Return what is paid less what the waiting money earns."""
        return self.total - self.interest


def waiting_interest(price: int, on: date, payments: Sequence[tuple[date, int]], yearly: Decimal) -> int:
    """Return what `price` earns from `on` while the payments are taken out of it, in minor units.

    It grows by (1 + yearly)^(days / 365) between payments and is rounded half up once at the end. When
    nothing is left, later payments come from elsewhere and earn nothing.
    """
    with localcontext(prec=40):
        left, earned, since = Decimal(price), Decimal(0), on
        for day, minor in sorted(payments):
            days = Decimal((day - since).days)
            grown = left * ((1 + yearly) ** (days / _DAYS_IN_YEAR) - 1)
            earned, left, since = earned + grown, max(Decimal(0), left + grown - minor), day
    return round_minor(earned)


def offer_terms(price: Money, on: date, offer: Offer, cycles: Sequence[BillingCycle]) -> PlanTerms:
    """Return the plan that an offer makes of a purchase.

    The first installment is due as many days after the purchase as the offer says; else with the bill that
    the purchase would be on, or a period later where the tool has no bills.
    """
    by_bill = offer.first_days is None and bool(cycles)
    if by_bill:
        first = next_due_day(cycles, on)
    elif offer.first_days is not None:
        first = on + timedelta(days=offer.first_days)
    else:
        first = due_date(on, 1, offer.unit, offer.step)
    by_day = by_bill and cycles[-1].due_kind is DueKind.DAY and offer.unit is Unit.MONTH
    return PlanTerms(
        price=price.minor,
        currency=price.currency,
        count=offer.periods,
        start=on,
        first_due=first,
        unit=offer.unit,
        step=offer.step,
        anchor_day=cycles[-1].due_value if by_day else None,
        convention=offer.convention,
        rate=offer.rate,
        remainder=offer.remainder,
        rounding=offer.rounding,
    )


def pay_now(account_id: AccountId, price: Money, on: date) -> Way:
    """Return paying at once."""
    return Way(kind=WayKind.NOW, account_id=account_id, price=price, on=on, payments=((on, price.minor),))


def pay_bill(
    account_id: AccountId, price: Money, on: date, cycles: Sequence[BillingCycle], yearly: Decimal
) -> Way:
    """Return paying by the bill that the purchase is on; without a statement day, on the day itself."""
    payments = ((next_due_day(cycles, on) if cycles else on, price.minor),)
    return Way(
        kind=WayKind.BILL,
        account_id=account_id,
        price=price,
        on=on,
        payments=payments,
        earned=waiting_interest(price.minor, on, payments, yearly),
    )


def pay_offer(price: Money, on: date, offer: Offer, cycles: Sequence[BillingCycle], yearly: Decimal) -> Way:
    """Return paying by an installment offer; raise a `plan.*` error when it can't be."""
    way = pay_plan(offer.account_id, offer_terms(price, on, offer, cycles), on, yearly)
    return replace(way, offer=offer)


def pay_plan(account_id: AccountId, terms: PlanTerms, on: date, yearly: Decimal) -> Way:
    """Return paying by a plan of these terms; raise a `plan.*` error when it can't be.

    The down payment leaves on the day of the purchase, `on`.
    """
    found = preview(terms)
    down = ((on, terms.down_payment),) if terms.down_payment else ()
    payments = (*down, *((row.due, row.amount) for row in found.installments))
    return Way(
        kind=WayKind.PLAN,
        account_id=account_id,
        price=Money(terms.price, terms.currency),
        on=on,
        payments=payments,
        earned=waiting_interest(terms.price, on, payments, yearly),
        plan=found,
    )


def cheapest(ways: Iterable[Way]) -> Way | None:
    """Return the way with the lowest net cost; the one that is done soonest of several."""
    return min(ways, key=lambda way: (way.net.minor, len(way.payments), way.payments[-1][0]), default=None)


class Shortage(StrEnum):
    """What a way to pay would break."""

    LIMIT = "limit"
    BALANCE = "balance"
    BUFFER = "buffer"


class Concern(NamedTuple):
    """What stands against a way: `left` is what there is (after paying, for the buffer), `short` the lack."""

    kind: Shortage
    left: Money
    short: Money


_CHARGED = {
    CostConvention.FEE_PER_PERIOD: "per_period",
    CostConvention.FEE_ONCE_SPREAD: "total_spread",
    CostConvention.FEE_ONCE_FIRST: "upfront",
    CostConvention.FEE_DEDUCTED: "deducted",
}
"""The sentence that says how a flat fee is charged."""


class Purse(NamedTuple):
    """What there is to pay with, in one currency: what each account holds, what each tool still lends."""

    held: Mapping[AccountId, int]
    lent: Mapping[AccountId, int]
    buffer: int


def concern(way: Way, purse: Purse) -> Concern | None:
    """Return what stands against a way: a limit too low, an account too empty, or cash below the buffer."""
    price, currency = way.price.minor, way.price.currency
    if way.kind is not WayKind.NOW:
        left = purse.lent.get(way.account_id)
        kind = Shortage.LIMIT
        financed = price if way.terms is None else way.terms.principal
        lacking = 0 if left is None else financed - left
    else:
        left = purse.held.get(way.account_id, 0)
        kind, lacking = Shortage.BALANCE, price - left
        if lacking <= 0:
            left = sum(purse.held.values()) - price
            kind, lacking = Shortage.BUFFER, purse.buffer - left
    if left is None or lacking <= 0:
        return None
    return Concern(kind, Money(left, currency), Money(lacking, currency))


def explain_net(way: Way, yearly: Decimal) -> Explanation:
    """Say how the net cost of a way comes about."""
    return explain_net_cost(way.price, way.on, way.payments, way.interest, yearly)


def explain_net_cost(
    price: Money, on: date, payments: Sequence[tuple[date, int]], earned: Money, yearly: Decimal
) -> Explanation:
    """Say how the net cost of payments for `price` comes about, while the money waits and earns."""
    total = Money(sum(minor for _, minor in payments), price.currency)
    steps = [
        line("net_cost.payment", day=day, amount=Money(minor, price.currency)) for day, minor in payments
    ]
    return Explanation(
        rule=line("net_cost.rule", net=total - earned, total=total, earned=earned),
        source="",
        inputs=(line("net_cost.waiting", price=price, start=on, rate=yearly),),
        steps=tuple(steps),
        rounding=line("net_cost.rounding"),
    )


def explain_plan(plan: Preview) -> Explanation:
    """Say what a plan costs and how: the fee or rate it charges, and every installment."""
    terms = plan.terms

    def money(minor: int) -> Money:
        return Money(minor, terms.currency)

    steps = []
    charged = _CHARGED.get(terms.convention)
    if charged is not None and terms.fee is None:
        once = whole_fee(terms)
        once = once // terms.count if terms.convention is CostConvention.FEE_PER_PERIOD else once
        amount, rate = money(terms.principal), terms.rate
        text = line(f"fee_plan.{charged}", count=terms.count, rate=rate, amount=amount, once=money(once))
        steps += [text, line("fee_plan.original")]
    elif terms.rate:
        each = period_rate(terms)
        steps.append(line("schedule.rate", rate=Decimal(each.numerator) / each.denominator))
    steps += [
        line("plans.paid", number=row.number, day=row.due, amount=money(row.amount))
        for row in plan.installments
    ]
    rule = line("fee_plan.rule", fee=money(plan.cost), total=money(plan.total), count=terms.count)
    return Explanation(rule, "", steps=tuple(steps), rounding=line(f"rounding.{terms.rounding}"))
