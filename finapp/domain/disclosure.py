"""The yearly rates that Chinese lenders must disclose: PBoC Announcement 2021 No. 3.

The true cost of an installment plan is its monthly IRR on the money really in use. Banks print 12 * IRR
(近似折算年化利率, simple); (1 + IRR)^12 - 1 is the compound form. Amounts are not rounded here, since the
disclosed rate describes the offer and not one statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, line
from finapp.domain.rates import MOST_PERIODS, flat_installment, irr
from finapp.domain.solver import PERIOD_WINDOW, RateResult, solve

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS_IN_YEAR = 12
_SOURCE = "PBoC Announcement 2021 No. 3"
_CENT = Decimal("0.01")


class FeeTiming(StrEnum):
    """What the fee rate of an offer is charged on, and when."""

    PER_PERIOD = "per_period"
    TOTAL = "total"
    UPFRONT_FIRST = "upfront_first"
    UPFRONT_DAY0 = "upfront_day0"


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A monthly rate with its yearly forms, or the reason why there is none."""

    monthly: RateResult

    @property
    def simple(self) -> Decimal | None:
        """Return 12 * IRR, the figure banks disclose."""
        return None if self.monthly.value is None else MONTHS_IN_YEAR * self.monthly.value

    @property
    def compound(self) -> Decimal | None:
        """Return (1 + IRR)^12 - 1."""
        return None if self.monthly.value is None else (1 + self.monthly.value) ** MONTHS_IN_YEAR - 1


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer to repay `amount` in `n` equal parts with a flat fee on the original amount.

    `fee_rate` is per period for PER_PERIOD, else for the whole term. `first_month` is the month of the
    first installment; 0 is the day of the loan. Raises ValueError unless `n` is 1 to `MOST_PERIODS`.
    """

    amount: Decimal
    n: int
    timing: FeeTiming
    fee_rate: Decimal
    first_month: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.n <= MOST_PERIODS:
            raise ValueError(f"{self.n} installments, but 1 to {MOST_PERIODS} are possible")

    @property
    def total_fee(self) -> Decimal:
        """Return everything the plan costs."""
        once = self.amount * self.fee_rate
        return once * self.n if self.timing is FeeTiming.PER_PERIOD else once

    @property
    def installment(self) -> Decimal:
        """Return a regular installment; an upfront fee is not part of it."""
        spread = self.timing in {FeeTiming.PER_PERIOD, FeeTiming.TOTAL}
        return (self.amount + (self.total_fee if spread else 0)) / self.n

    @property
    def marketing_rate(self) -> Decimal:
        """Return the flat yearly rate that advertisements show: far below the true one."""
        return MONTHS_IN_YEAR * self._fee_per_period

    @property
    def rule_of_thumb(self) -> Decimal:
        """Return 24*a*n/(n + 1), a the fee per period: near the simple rate."""
        return 2 * MONTHS_IN_YEAR * self._fee_per_period * self.n / (self.n + 1)

    @property
    def _fee_per_period(self) -> Decimal:
        return self.fee_rate if self.timing is FeeTiming.PER_PERIOD else self.fee_rate / self.n

    def rate(self) -> Disclosed:
        """Return the rate of the money really in use."""
        received = self.amount - (self.total_fee if self.timing is FeeTiming.UPFRONT_DAY0 else 0)
        flows = [(0, received)]
        flows += [(self.first_month + index, -self.installment) for index in range(self.n)]
        if self.timing is FeeTiming.UPFRONT_FIRST:
            flows.append((self.first_month, -self.total_fee))
        return Disclosed(solve(flows, PERIOD_WINDOW))


def rate_of_installments(
    amount: Decimal, paid_at_start: Decimal, installments: Sequence[Decimal]
) -> Disclosed:
    """Return the rate of monthly `installments` for `amount` less what was paid at the start."""
    return Disclosed(irr([amount - paid_at_start, *(-part for part in installments)]))


@dataclass(frozen=True, slots=True)
class DailyRate:
    """A daily rate (日利率, such as 0.05 %) as yearly rates."""

    daily: Decimal

    @property
    def simple_365(self) -> Decimal:
        """Return 365 times the rate."""
        return self.daily * 365

    @property
    def simple_360(self) -> Decimal:
        """Return 360 times the rate, the convention of bank years."""
        return self.daily * 360

    @property
    def compound(self) -> Decimal:
        """Return (1 + d)^365 - 1."""
        return (1 + self.daily) ** 365 - 1


@dataclass(frozen=True, slots=True)
class FlatLoan:
    """A loan at a flat yearly rate after a down payment, as dealers quote it."""

    price: Decimal
    down_payment_rate: Decimal
    n: int
    flat_annual: Decimal

    @property
    def down_payment(self) -> Decimal:
        """Return the down payment, half up to the cent."""
        return (self.price * self.down_payment_rate).quantize(_CENT, ROUND_HALF_UP)

    @property
    def financed(self) -> Decimal:
        """Return what is borrowed."""
        return self.price - self.down_payment

    @property
    def total_fee(self) -> Decimal:
        """Return the fee of all months, not rounded."""
        return self.financed * self.flat_annual * self.n / MONTHS_IN_YEAR

    @property
    def installment(self) -> Decimal:
        """Return the installment, half up to the cent."""
        part = flat_installment(self.flat_annual, self.financed, self.n)
        return part.quantize(_CENT, ROUND_HALF_UP)

    def rate(self) -> Disclosed:
        """Return the rate of the unrounded installments."""
        return Offer(
            self.financed, self.n, FeeTiming.TOTAL, self.flat_annual * self.n / MONTHS_IN_YEAR
        ).rate()


def explain_disclosed(rate: Disclosed) -> Explanation:
    """Explain the simple and the compound yearly rate of a monthly one."""
    monthly, simple, compound = rate.monthly.value, rate.simple, rate.compound
    if monthly is None or simple is None or compound is None:
        reason = line(f"no_rate.{rate.monthly.reason}")
        return Explanation(line("cn_disclosure.none"), _SOURCE, steps=(reason,))
    steps = (
        line("cn_disclosure.monthly", rate=monthly),
        line("cn_disclosure.simple", monthly=monthly, simple=simple),
        line("cn_disclosure.compound", monthly=monthly, compound=compound),
    )
    rule = line("cn_disclosure.rule", simple=simple, compound=compound)
    return Explanation(rule, _SOURCE, steps=steps)
