"""Paying debts off month by month: every way of paying is played in minor units by the same rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from finapp.domain.rounding import Rounding, round_ratio
from finapp.projection.payoff_accounts import account_of
from finapp.projection.payoff_debts import MONTHS_IN_YEAR, NO_FUND, AnyDebt, Fund

MAX_MONTHS = 1200
"""A debt that takes longer counts as never repaid."""

Budget = Sequence[int]
"""Minor units available in each month from the first; the last one repeats for ever."""


class Trouble(StrEnum):
    """Why debts are not repaid."""

    BUDGET_BELOW_MINIMUM = "budget_below_minimum"
    NEVER_REPAID = "never_repaid"
    PAYMENT_BELOW_INTEREST = "payment_below_interest"


@dataclass(frozen=True, slots=True)
class PayoffMonth:
    """One month of a plan, one number per debt in the order given: minor units.

    `extra` is the part of `payments` beyond the minimum, `fees` holds charges for paying early too. `held` is
    what is left of the savings and of budgets not spent.
    """

    payments: tuple[int, ...]
    interest: tuple[int, ...]
    fees: tuple[int, ...]
    balances: tuple[int, ...]
    extra: tuple[int, ...] = ()
    held: int = 0


@dataclass(frozen=True, slots=True)
class PayoffPlan:
    """What a way of paying leads to; with `trouble`, the months up to it and what the budget lacks."""

    months: tuple[PayoffMonth, ...]
    payoff_order: tuple[str, ...]
    trouble: Trouble | None = None
    shortfall: int = 0

    @property
    def repaid(self) -> bool:
        """Tell whether every debt is paid off."""
        return self.trouble is None

    @property
    def interest(self) -> int:
        """Return the interest of all months and debts."""
        return sum(sum(month.interest) for month in self.months)

    @property
    def fees(self) -> int:
        """Return the account fees and early-payment charges of all months and debts."""
        return sum(sum(month.fees) for month in self.months)

    @property
    def cost(self) -> int:
        """Return interest and fees."""
        return self.interest + self.fees

    @property
    def paid(self) -> int:
        """Return all payments."""
        return sum(sum(month.payments) for month in self.months)


Wish = Callable[[int, Sequence[int]], Sequence[int]]
"""From a month and the balances after the minimums to the order in which debts get the surplus."""

Extra = Callable[[int, Sequence[int], Sequence[int], int], Sequence[tuple[int, int | None]]]
"""From a month, the minimums paid, the balances left by them and the surplus to (debt, most it may take).

None: as much as the debt can take. Debts are offered the surplus in this order.
"""


def simulate(
    debts: Sequence[AnyDebt],
    budget: Budget,
    extra: Extra,
    fund: Fund = NO_FUND,
    *,
    spend_savings: bool = False,
) -> PayoffPlan:
    """Pay what must be paid on every debt each month and the surplus as `extra` says.

    Interest and fees are added first. Minimums of repaid debts stay in the budget, and what a month does not
    spend is there in the next. Savings earn their income; they are spent only with `spend_savings`. Stops as
    BUDGET_BELOW_MINIMUM or, after 1,200 months, as NEVER_REPAID.
    """
    accounts = [account_of(debt) for debt in debts]
    months: list[PayoffMonth] = []
    order: list[str] = []
    savings, spare = fund.usable, 0
    while any(account.is_open for account in accounts):
        month = len(months) + 1
        if month > MAX_MONTHS:
            return PayoffPlan(tuple(months), tuple(order), Trouble.NEVER_REPAID)
        was_open = [account.is_open for account in accounts]
        income = fund.income(savings + spare)
        added = [account.begin(month) for account in accounts]
        payments = [account.pay_minimum(month) for account in accounts]
        if spend_savings:
            spare, savings = spare + savings, 0
        spare += budget[min(month, len(budget)) - 1] - sum(payments)
        if spare < 0:
            return PayoffPlan(tuple(months), tuple(order), Trouble.BUDGET_BELOW_MINIMUM, -spare)
        left = [account.owed for account in accounts]
        by_minimum = [k for k, account in enumerate(accounts) if was_open[k] and not account.is_open]
        more, fees, by_surplus = [0] * len(accounts), [one.fee for one in added], []
        for index, most in extra(month, tuple(payments), left, spare):
            taken = accounts[index].pay_extra(month, spare if most is None else min(most, spare))
            spare -= taken.used
            more[index] += taken.used
            fees[index] += taken.charge
            if taken.used and not accounts[index].is_open:
                by_surplus.append(index)
        interest = [one.interest + account.end(month) for one, account in zip(added, accounts, strict=True)]
        savings += income
        months.append(
            PayoffMonth(
                tuple(paid + extra for paid, extra in zip(payments, more, strict=True)),
                tuple(interest),
                tuple(fees),
                tuple(account.owed for account in accounts),
                tuple(more),
                savings + spare,
            )
        )
        order += [debts[index].name for index in dict.fromkeys(by_minimum + by_surplus)]
    return PayoffPlan(tuple(months), tuple(order))


def paid_from(plan: PayoffPlan, budget: Budget, fund: Fund) -> PayoffPlan:
    """Return a plan that never asks for more than the budget with what it leaves of budget and savings."""
    held, months = fund.usable, []
    for number, month in enumerate(plan.months, 1):
        held += fund.income(held) + budget[min(number, len(budget)) - 1] - sum(month.payments)
        months.append(replace(month, held=held))
    return replace(plan, months=tuple(months))


def wealth_at(plan: PayoffPlan, budget: Budget, fund: Fund, months: int) -> int:
    """Return what is left of savings and budgets after `months` (at least the plan's), all debts repaid."""
    held = plan.months[-1].held if plan.months else fund.usable
    for month in range(len(plan.months) + 1, months + 1):
        held += fund.income(held) + budget[min(month, len(budget)) - 1]
    return held


def in_order(wish: Wish) -> Extra:
    """Return the rule that offers the whole surplus to debts in the order of `wish`."""

    def extra(
        month: int, _paid: Sequence[int], left: Sequence[int], _surplus: int
    ) -> list[tuple[int, int | None]]:
        return [(index, None) for index in wish(month, left) if left[index]]

    return extra


def avalanche(debts: Sequence[AnyDebt], budget: Budget, fund: Fund = NO_FUND) -> PayoffPlan:
    """Pay the highest rate of the month first, the smaller balance on a tie.

    Optimal when rates are constant and there are no fees; not with promotions that end.
    """

    def wish(month: int, left: Sequence[int]) -> list[int]:
        return sorted(range(len(debts)), key=lambda index: (-debts[index].rate(month), left[index]))

    return simulate(debts, budget, in_order(wish), fund)


def snowball(debts: Sequence[AnyDebt], budget: Budget, fund: Fund = NO_FUND) -> PayoffPlan:
    """Pay the smallest balance first, the higher rate on a tie."""

    def wish(month: int, left: Sequence[int]) -> list[int]:
        return sorted(range(len(debts)), key=lambda index: (left[index], -debts[index].rate(month)))

    return simulate(debts, budget, in_order(wish), fund)


def later_rate_avalanche(debts: Sequence[AnyDebt], budget: Budget, fund: Fund = NO_FUND) -> PayoffPlan:
    """Pay the debt whose highest rate from this month on is highest, so that promotions are seen coming."""

    def wish(month: int, left: Sequence[int]) -> list[int]:
        return sorted(range(len(debts)), key=lambda index: (-debts[index].worst_rate(month), left[index]))

    return simulate(debts, budget, in_order(wish), fund)


def fees_first(debts: Sequence[AnyDebt], budget: Budget, fund: Fund = NO_FUND) -> PayoffPlan:
    """Pay debts with the highest monthly fee first, then by rate: a fee ends only with its account."""

    def wish(month: int, left: Sequence[int]) -> list[int]:
        def key(index: int) -> tuple[int, Decimal, int]:
            return -debts[index].monthly_fee, -debts[index].rate(month), left[index]

        return sorted(range(len(debts)), key=key)

    return simulate(debts, budget, in_order(wish), fund)


def custom_order(
    debts: Sequence[AnyDebt], budget: Budget, names: Sequence[str], fund: Fund = NO_FUND
) -> PayoffPlan:
    """Pay the debts in the order of `names`; those not named come last."""
    place = {name: index for index, name in enumerate(names)}
    fixed = sorted(range(len(debts)), key=lambda index: place.get(debts[index].name, len(place)))
    return simulate(debts, budget, in_order(lambda _month, _left: fixed), fund)


def minimums_only(debts: Sequence[AnyDebt]) -> PayoffPlan:
    """Pay nothing but the minimums, with enough money for each, as a warning what that costs."""
    unlimited = (sum(debt.owed for debt in debts) + 1) * MAX_MONTHS
    return simulate(debts, (unlimited,), lambda _month, _paid, _left, _surplus: ())


@dataclass(frozen=True, slots=True)
class PayDown:
    """How one balance is repaid by its own payments: minor units."""

    payments: tuple[int, ...]
    interest: int
    trouble: Trouble | None = None


def pay_down(
    balance: int,
    apr: Decimal,
    *,
    pct: Decimal = Decimal(0),
    floor: int = 0,
    fixed: int | None = None,
    rounding: Rounding = Rounding.HALF_UP,
) -> PayDown:
    """Repay a card by a fixed payment, or by max(share of the new balance, floor) each month.

    Interest (balance × apr / 12, rounded) is added first. A payment that does not exceed the interest
    never repays: PAYMENT_BELOW_INTEREST, found in the month it happens.
    """
    num, den = (Fraction(apr) / MONTHS_IN_YEAR).as_integer_ratio()
    share, whole = pct.as_integer_ratio()
    payments: list[int] = []
    interest = 0
    while balance > 0:
        charge = round_ratio(balance * num, den, rounding)
        owed = balance + charge
        payment = max(round_ratio(owed * share, whole, rounding), floor) if fixed is None else fixed
        payment = min(payment, owed)
        if payment <= charge:
            return PayDown(tuple(payments), interest, Trouble.PAYMENT_BELOW_INTEREST)
        if len(payments) == MAX_MONTHS:
            return PayDown(tuple(payments), interest, Trouble.NEVER_REPAID)
        balance = owed - payment
        interest += charge
        payments.append(payment)
    return PayDown(tuple(payments), interest)
