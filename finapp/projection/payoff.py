"""Paying debts off month by month: orders of repayment replayed in minor units, and a card on its minimum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from finapp.domain.rounding import Rounding, round_ratio

MAX_MONTHS = 1200
"""A debt that takes longer counts as never repaid."""

MONTHS_IN_YEAR = 12
Budget = Sequence[int]
"""Minor units available in each month from the first; the last one repeats for ever."""


@dataclass(frozen=True, slots=True)
class RateStep:
    """The annual rate that holds from month `from_month` (1 is the first) on."""

    from_month: int
    apr: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """A debt to pay off: amounts in minor units, `minimum_pct` is a share of the balance after interest."""

    name: str
    balance: int
    apr: Decimal
    minimum: int = 0
    minimum_pct: Decimal = Decimal(0)
    monthly_fee: int = 0
    steps: tuple[RateStep, ...] = ()

    def rate(self, month: int) -> Decimal:
        """Return the annual rate of a month."""
        current = self.apr
        for step in self.steps:
            if step.from_month <= month:
                current = step.apr
        return current

    def worst_rate(self, month: int) -> Decimal:
        """Return the highest annual rate from a month on."""
        coming = [step.apr for step in self.steps if step.from_month > month]
        return max([self.rate(month), *coming])

    def charge(self, balance: int, month: int) -> int:
        """Return one month's interest on `balance`, rounded half up."""
        num, den = self.rate(month).as_integer_ratio()
        return round_ratio(balance * num, den * MONTHS_IN_YEAR)

    def due(self, balance: int) -> int:
        """Return the least that must be paid on `balance` (interest included)."""
        num, den = self.minimum_pct.as_integer_ratio()
        return min(max(self.minimum, round_ratio(balance * num, den)), balance)


class Trouble(StrEnum):
    """Why debts are not repaid."""

    BUDGET_BELOW_MINIMUM = "budget_below_minimum"
    NEVER_REPAID = "never_repaid"
    PAYMENT_BELOW_INTEREST = "payment_below_interest"


@dataclass(frozen=True, slots=True)
class PayoffMonth:
    """One month of a plan, one number per debt in the order given: minor units."""

    payments: tuple[int, ...]
    interest: tuple[int, ...]
    fees: tuple[int, ...]
    balances: tuple[int, ...]


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
        """Return the account fees of all months and debts."""
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

Extra = Callable[[int, Sequence[int], Sequence[int], int], Sequence[tuple[int, int]]]
"""From a month, the minimums paid, the balances left by them and the surplus to (debt, amount) in order."""


def simulate(debts: Sequence[Debt], budget: Budget, extra: Extra) -> PayoffPlan:
    """Pay the minimum (or the balance) on every debt each month and the surplus as `extra` says.

    Interest (balance × rate / 12, half up) and fees of open debts are added first. Minimums of repaid
    debts stay in the budget. Stops as BUDGET_BELOW_MINIMUM or, after 1,200 months, as NEVER_REPAID.
    """
    balances = [max(debt.balance, 0) for debt in debts]
    months: list[PayoffMonth] = []
    order: list[str] = []
    while any(balances):
        month = len(months) + 1
        if month > MAX_MONTHS:
            return PayoffPlan(tuple(months), tuple(order), Trouble.NEVER_REPAID)
        was_open = [balance > 0 for balance in balances]
        interest = [debt.charge(owed, month) for debt, owed in zip(debts, balances, strict=True)]
        fees = [debt.monthly_fee if owed else 0 for debt, owed in zip(debts, balances, strict=True)]
        balances = [sum(parts) for parts in zip(balances, interest, fees, strict=True)]
        payments = [debt.due(owed) for debt, owed in zip(debts, balances, strict=True)]
        surplus = budget[min(month, len(budget)) - 1] - sum(payments)
        if surplus < 0:
            return PayoffPlan(tuple(months), tuple(order), Trouble.BUDGET_BELOW_MINIMUM, -surplus)
        left = [owed - paid for owed, paid in zip(balances, payments, strict=True)]
        more = list(extra(month, tuple(payments), left, surplus))
        for index, amount in more:
            payments[index] += amount
        balances = [owed - paid for owed, paid in zip(balances, payments, strict=True)]
        months.append(PayoffMonth(tuple(payments), tuple(interest), tuple(fees), tuple(balances)))
        by_minimum = [index for index, owed in enumerate(left) if was_open[index] and not owed]
        by_surplus = [index for index, amount in more if amount and not balances[index]]
        order += [debts[index].name for index in dict.fromkeys(by_minimum + by_surplus)]
    return PayoffPlan(tuple(months), tuple(order))


def in_order(wish: Wish) -> Extra:
    """Return the rule that gives the whole surplus to debts in the order of `wish`."""

    def extra(month: int, _paid: Sequence[int], left: Sequence[int], surplus: int) -> list[tuple[int, int]]:
        added = []
        for index in wish(month, left):
            amount = min(left[index], surplus)
            added.append((index, amount))
            surplus -= amount
        return added

    return extra


def avalanche(debts: Sequence[Debt], budget: Budget) -> PayoffPlan:
    """Pay the highest rate of the month first, the smaller balance on a tie.

    Optimal when rates are constant and there are no fees; not with promotions that end.
    """

    def wish(month: int, left: Sequence[int]) -> list[int]:
        return sorted(range(len(debts)), key=lambda index: (-debts[index].rate(month), left[index]))

    return simulate(debts, budget, in_order(wish))


def snowball(debts: Sequence[Debt], budget: Budget) -> PayoffPlan:
    """Pay the smallest balance first, the higher rate on a tie."""

    def wish(month: int, left: Sequence[int]) -> list[int]:
        return sorted(range(len(debts)), key=lambda index: (left[index], -debts[index].rate(month)))

    return simulate(debts, budget, in_order(wish))


def later_rate_avalanche(debts: Sequence[Debt], budget: Budget) -> PayoffPlan:
    """Pay the debt whose highest rate from this month on is highest, so that promotions are seen coming."""

    def wish(month: int, left: Sequence[int]) -> list[int]:
        return sorted(range(len(debts)), key=lambda index: (-debts[index].worst_rate(month), left[index]))

    return simulate(debts, budget, in_order(wish))


def fees_first(debts: Sequence[Debt], budget: Budget) -> PayoffPlan:
    """Pay debts with the highest monthly fee first, then by rate: a fee ends only with its account."""

    def wish(month: int, left: Sequence[int]) -> list[int]:
        def key(index: int) -> tuple[int, Decimal, int]:
            return -debts[index].monthly_fee, -debts[index].rate(month), left[index]

        return sorted(range(len(debts)), key=key)

    return simulate(debts, budget, in_order(wish))


def custom_order(debts: Sequence[Debt], budget: Budget, names: Sequence[str]) -> PayoffPlan:
    """Pay the debts in the order of `names`; those not named come last."""
    place = {name: index for index, name in enumerate(names)}
    fixed = sorted(range(len(debts)), key=lambda index: place.get(debts[index].name, len(place)))
    return simulate(debts, budget, in_order(lambda _month, _left: fixed))


def minimums_only(debts: Sequence[Debt]) -> PayoffPlan:
    """Pay nothing but the minimums, as a warning what that costs."""
    unlimited = sum(abs(debt.balance) + debt.minimum for debt in debts) * MAX_MONTHS
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
