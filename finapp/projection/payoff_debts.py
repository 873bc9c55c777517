"""Debts as a payoff plan sees them: a balance with interest, or installments with a price of paying early.

Amounts in minor units; months count from 1, the month that begins now.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from finapp.domain.rounding import round_ratio

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class RateStep:
    """The annual rate that holds from month `from_month` (1 is the first) on."""

    from_month: int
    apr: Decimal


@dataclass(frozen=True, slots=True)
class Deferred:
    """Interest that a promotion keeps aside at `rate` a year: `accrued` so far.

    It falls due in full when anything is still owed at the end of `last_month`.
    """

    last_month: int
    rate: Decimal
    accrued: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """A balance that bears interest.

    `minimum_pct` is a share of the balance after interest; with `minimum_costs` a share of the balance
    before, and the month's interest and fee on top.
    """

    name: str
    balance: int
    apr: Decimal
    minimum: int = 0
    minimum_pct: Decimal = Decimal(0)
    minimum_costs: bool = False
    monthly_fee: int = 0
    steps: tuple[RateStep, ...] = ()
    deferred: Deferred | None = None

    @property
    def owed(self) -> int:
        """Return what is owed now; a credit is no debt."""
        return max(self.balance, 0)

    @property
    def is_simple(self) -> bool:
        """Tell whether its rate never changes and paying it earlier costs or saves nothing but interest."""
        return not self.steps and not self.monthly_fee and self.deferred is None

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
        if self.deferred is not None and month <= self.deferred.last_month:
            coming.append(self.deferred.rate)
        return max([self.rate(month), *coming])

    def charge(self, balance: int, month: int) -> int:
        """Return one month's interest on `balance`, rounded half up."""
        return month_of_interest(balance, self.rate(month))

    def due(self, balance: int, costs: int = 0) -> int:
        """Return the least that must be paid on `balance`; `costs` of it are the month's interest and fee."""
        num, den = self.minimum_pct.as_integer_ratio()
        if not self.minimum_costs:
            return min(max(self.minimum, round_ratio(balance * num, den)), balance)
        return min(max(self.minimum, round_ratio((balance - costs) * num, den) + costs), balance)


@dataclass(frozen=True, slots=True)
class Slot:
    """What falls due in one month: principal, its interest or cost, and a fee that ends with the debt."""

    month: int
    principal: int
    cost: int
    fee: int = 0


class Early(StrEnum):
    """What paying more than is due does.

    LEVEL: interest falls with what is owed, the installment stays as high and the debt ends sooner.
    PRINCIPAL: the same with the principal part staying as high. BY_INSTALLMENT: whole installments may be
    paid from the last one backwards. AT_ONCE: all of it or nothing.
    """

    LEVEL = "level"
    PRINCIPAL = "principal"
    BY_INSTALLMENT = "by_installment"
    AT_ONCE = "at_once"


@dataclass(frozen=True, slots=True)
class EarlyFee:
    """What repaying principal early costs from `from_month` to `to_month` (None: to the end), inclusive."""

    from_month: int
    to_month: int | None = None
    share: Decimal = Decimal(0)
    flat: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledDebt:
    """A debt with agreed installments, at most one slot a month, in order.

    `kept`: installments paid early still ask for their cost. `payoffs` are for AT_ONCE: what settles
    everything after the slots of months 1, 2, … `yearly` is the rate that paying early saves where the cost
    is fixed; where interest falls with what is owed it follows from the slots.
    """

    name: str
    slots: tuple[Slot, ...]
    early: Early
    kept: bool = False
    fees: tuple[EarlyFee, ...] = ()
    payoffs: tuple[int, ...] = ()
    yearly: Decimal = Decimal(0)
    rates: tuple[Decimal, ...] = field(init=False)

    def __post_init__(self) -> None:
        rates: list[Decimal] = []
        owed = self.owed
        for slot in self.slots:
            rate = Decimal(slot.cost * MONTHS_IN_YEAR) / owed if owed else Decimal(0)
            rates += [rate] * (slot.month - len(rates))
            owed -= slot.principal
        object.__setattr__(self, "rates", tuple(rates))

    @property
    def owed(self) -> int:
        """Return the principal owed now."""
        return sum(slot.principal for slot in self.slots)

    @property
    def monthly_fee(self) -> int:
        """Return the fee that comes with each installment and ends with the debt."""
        return self.slots[0].fee if self.slots else 0

    @property
    def reduces(self) -> bool:
        """Tell whether interest falls with what is owed."""
        return self.early in {Early.LEVEL, Early.PRINCIPAL}

    @property
    def is_simple(self) -> bool:
        """Tell whether its rate never changes and paying it earlier saves nothing but that interest."""
        if not self.reduces:
            return not self.can_save
        fees = any(slot.fee for slot in self.slots) or bool(self.fees)
        return not fees and len(set(self.rates)) <= 1

    @property
    def can_save(self) -> bool:
        """Tell whether paying early can save anything at all."""
        if self.early is Early.BY_INSTALLMENT:
            return not self.kept and any(slot.cost for slot in self.slots)
        return self.early is Early.AT_ONCE or any(slot.cost or slot.fee for slot in self.slots)

    def rate(self, month: int) -> Decimal:
        """Return the yearly rate that paying early in a month saves."""
        if not self.reduces:
            return self.yearly if self.can_save else Decimal(0)
        return self.rates[month - 1] if month <= len(self.rates) else Decimal(0)

    def worst_rate(self, month: int) -> Decimal:
        """Return the highest such rate from a month on."""
        return max(self.rates[month - 1 :], default=Decimal(0)) if self.reduces else self.rate(month)

    def fee(self, month: int) -> EarlyFee | None:
        """Return what repaying principal early costs in a month."""
        for one in self.fees:
            if one.from_month <= month and (one.to_month is None or month <= one.to_month):
                return one
        return None


AnyDebt = Debt | ScheduledDebt


@dataclass(frozen=True, slots=True)
class Fund:
    """Savings that may repay debts: what is above the floor, and what they earn a year."""

    usable: int = 0
    yearly: Decimal = Decimal(0)

    def income(self, held: int) -> int:
        """Return what `held` earns in a month, cut to the minor unit as money funds do."""
        num, den = self.yearly.as_integer_ratio()
        return held * num // (den * MONTHS_IN_YEAR)


NO_FUND = Fund()


def month_of_interest(balance: int, yearly: Decimal) -> int:
    """Return balance × yearly rate / 12, rounded half up."""
    num, den = yearly.as_integer_ratio()
    return round_ratio(balance * num, den * MONTHS_IN_YEAR)
