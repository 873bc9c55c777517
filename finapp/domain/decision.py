"""Pay now, or in installments while the cash earns in a money fund.

The plan is worth taking when its installments, discounted at the household's own effective yield after
tax, cost less today than paying at once: the net present value rule (Brealey, Myers, Allen, "Principles of
Corporate Finance"). The value decides and not the rate, since several rates can fit one plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.solver import YEAR_WINDOW, RateResult, solve

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS_IN_YEAR = 365
_NOISE = Decimal("1e-20")


class Choice(StrEnum):
    """What costs less today."""

    PLAN = "plan"
    PAY_NOW = "pay_now"
    INDIFFERENT = "indifferent"


@dataclass(frozen=True, slots=True)
class DuePart:
    """An installment and the days until it is due."""

    day: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """What paying at once and the plan cost today; `break_even` is the yield that makes them equal."""

    cash_price: Decimal
    plan_value: Decimal
    break_even: RateResult

    @property
    def advantage_of_plan(self) -> Decimal:
        """Return how much less the plan costs today; negative when it costs more."""
        return self.cash_price - self.plan_value

    @property
    def choice(self) -> Choice:
        """Return what costs less today; a difference that only rounding of decimals made is none."""
        if abs(self.advantage_of_plan) <= _NOISE * abs(self.cash_price):
            return Choice.INDIFFERENT
        return Choice.PLAN if self.advantage_of_plan > 0 else Choice.PAY_NOW


def compare(
    price: Decimal, pay_now_discount: Decimal, parts: Sequence[DuePart], annual_yield: Decimal
) -> Comparison:
    """Compare paying `price` less its discount at once with the installments `parts`.

    `annual_yield` is effective, a fraction above -1: what the cash earns meanwhile, or the rate of the debt
    it could repay. Discounted over actual days / 365.
    """
    cash_price = price - pay_now_discount
    value = Decimal(0)
    for part in parts:
        value += part.amount / (1 + annual_yield) ** (Decimal(part.day) / DAYS_IN_YEAR)
    flows: list[tuple[Fraction, Decimal]] = [(Fraction(0), cash_price)]
    flows += [(Fraction(part.day, DAYS_IN_YEAR), -part.amount) for part in parts]
    return Comparison(cash_price, value, solve(flows, YEAR_WINDOW))


@dataclass(frozen=True, slots=True)
class Liquidity:
    """The cash left after each way to pay, against the buffer the household wants to keep."""

    after_pay_now: Decimal
    after_first_part: Decimal
    buffer: Decimal

    @property
    def breached(self) -> bool:
        """Tell whether paying at once leaves less than the buffer."""
        return self.after_pay_now < self.buffer


def liquidity(cash: Decimal, price: Decimal, buffer: Decimal, first_part: Decimal) -> Liquidity:
    """Return what is left of `cash` after paying `price` at once, and after the first installment."""
    return Liquidity(cash - price, cash - first_part, buffer)
