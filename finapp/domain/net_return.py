"""What is left of a return after fees, taxes and inflation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_CENT = Decimal("0.01")


def real_return(nominal: Decimal, inflation: Decimal) -> Decimal:
    """Return (1 + n)/(1 + i) − 1 (Fisher); the difference n − i misleads at high inflation."""
    return (1 + nominal) / (1 + inflation) - 1


def grown(principal: Decimal, rates: Sequence[Decimal]) -> Decimal:
    """Return the principal after one rate per year."""
    for rate in rates:
        principal *= 1 + rate
    return principal


def deflated(amount: Decimal, inflation: Sequence[Decimal]) -> Decimal:
    """Return an amount in the money of the start, one inflation rate per year."""
    for rate in inflation:
        amount /= 1 + rate
    return amount


def after_tax(rate: Decimal, tax: Decimal) -> Decimal:
    """Return the yield that is left of a taxed one."""
    return rate * (1 - tax)


def tax_equivalent(rate: Decimal, tax: Decimal) -> Decimal:
    """Return the taxed yield that leaves as much as a tax-free one."""
    return rate / (1 - tax)


def taxed_yearly(principal: Decimal, rate: Decimal, tax: Decimal, years: int) -> Decimal:
    """Return the value when every year's return is taxed at once."""
    return principal * (1 + after_tax(rate, tax)) ** years


def taxed_at_end(principal: Decimal, rate: Decimal, tax: Decimal, years: int) -> Decimal:
    """Return the value when the gain is taxed at the end."""
    final = principal * (1 + rate) ** years
    return final - tax * max(final - principal, Decimal(0))


def after_annual_fee(gross: Decimal, fee: Decimal) -> Decimal:
    """Return (1 + y)(1 − f) − 1; Chinese funds quote values after the fee already."""
    return (1 + gross) * (1 - fee) - 1


def share_kept(fee: Decimal, years: int) -> Decimal:
    """Return the share of the gross end value that a yearly fee leaves."""
    return (1 - fee) ** years


@dataclass(frozen=True, slots=True)
class Subscription:
    """A fund purchase: money invested after the front load, the load, and the units it buys."""

    net: Decimal
    fee: Decimal
    units: Decimal


def subscribe(amount: Decimal, rate: Decimal, nav: Decimal) -> Subscription:
    """Buy fund units with the front load "outside" (价外法): net = amount/(1 + rate), units = net/NAV."""
    net = (amount / (1 + rate)).quantize(_CENT, "ROUND_HALF_UP")
    return Subscription(net, amount - net, (net / nav).quantize(_CENT, "ROUND_HALF_UP"))


@dataclass(frozen=True, slots=True)
class HoldingFee:
    """A redemption fee for holdings of fewer than `under_days` days (None: any)."""

    under_days: int | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Redemption:
    """A fund sale before and after its fee."""

    gross: Decimal
    fee: Decimal

    @property
    def net(self) -> Decimal:
        """Return what is paid out."""
        return self.gross - self.fee


def redeem(units: Decimal, nav: Decimal, holding_days: int, table: Sequence[HoldingFee]) -> Redemption:
    """Sell fund units; the fee is the first of the table whose limit the holding is under."""
    gross = (units * nav).quantize(_CENT, "ROUND_HALF_UP")
    rate = next(
        (row.rate for row in table if row.under_days is None or holding_days < row.under_days), Decimal(0)
    )
    return Redemption(gross, (gross * rate).quantize(_CENT, "ROUND_HALF_UP"))


class LoadMethod(StrEnum):
    """Whether a front load is charged on what is invested (outside) or on what is paid (inside)."""

    OUTSIDE = "outside"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class AllIn:
    """What an investment ends as after every cost, and its yearly rates."""

    final: Decimal
    nominal: Decimal
    real: Decimal


def all_in(
    amount: Decimal,
    gross_annual: Decimal,
    years: Decimal,
    *,
    front_load: Decimal = Decimal(0),
    load_method: LoadMethod = LoadMethod.OUTSIDE,
    exit_fee: Decimal = Decimal(0),
    tax_on_gain: Decimal = Decimal(0),
    inflation: Decimal = Decimal(0),
) -> AllIn:
    """Return the result of buying with a load, growing, paying an exit fee, then tax on the gain.

    The exit fee is charged on the proceeds, the tax on what they exceed `amount` by; a loss is not taxed.
    """
    outside = load_method is LoadMethod.OUTSIDE
    invested = amount / (1 + front_load) if outside else amount * (1 - front_load)
    proceeds = invested * (1 + gross_annual) ** years * (1 - exit_fee)
    final = proceeds - tax_on_gain * max(proceeds - amount, Decimal(0))
    nominal = (final / amount) ** (1 / years) - 1
    return AllIn(final, nominal, real_return(nominal, inflation))
