"""Repayment schedules of plans that split an amount and charge fees on it, in exact minor units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.rounding import Rounding, rounder
from finapp.domain.schedule import Rate, Row
from finapp.domain.split import Remainder, split_in_proportion, split_minor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class FeeMode(StrEnum):
    """When a flat fee on the original amount falls due."""

    PER_PERIOD = "per_period"
    TOTAL_SPREAD = "total_spread"
    UPFRONT = "upfront"
    DEDUCTED = "deducted"


def interest_free(amount: int, n: int, *, remainder: Remainder = Remainder.LAST) -> tuple[Row, ...]:
    """Return `n` installments without any charge; parts of zero at the end are dropped."""
    return _rows(split_minor(amount, n, remainder), [0] * n, [0] * n)


def pay_in_n(price: int, n: int, *, remainder: Remainder = Remainder.LAST) -> tuple[Row, ...]:
    """Return `n` parts of `price`, the first due at checkout: the amount financed is `rows[0].balance`."""
    return interest_free(price, n, remainder=remainder)


def fee_total(
    amount: int,
    n: int,
    fee_rate: Rate,
    mode: FeeMode,
    *,
    rounding: Rounding = Rounding.HALF_UP,
    step: int = 1,
) -> int:
    """Return the whole fee: `fee_rate` is per period for PER_PERIOD, else on the whole term."""
    num, den = fee_rate.as_integer_ratio()
    once = rounder(den, rounding, step)(amount * num)
    return once * n if mode is FeeMode.PER_PERIOD else once


def flat_fee(
    amount: int,
    n: int,
    fee_rate: Rate,
    mode: FeeMode,
    *,
    remainder: Remainder = Remainder.LAST,
    rounding: Rounding = Rounding.HALF_UP,
    step: int = 1,
) -> tuple[Row, ...]:
    """Return `n` equal parts of `amount` with a fee on the original amount.

    PER_PERIOD charges round(amount × rate) with every row, TOTAL_SPREAD splits round(amount × rate)
    with the rest in the last row, UPFRONT takes it with the first row. DEDUCTED rows carry no fee: it
    was withheld from the payout, which is amount − `fee_total(...)`.
    """
    parts = split_minor(amount, n, remainder)
    fee = fee_total(amount, n, fee_rate, mode, rounding=rounding, step=step)
    if mode is FeeMode.PER_PERIOD:
        fees = [fee // n] * n
    elif mode is FeeMode.TOTAL_SPREAD:
        fees = split_minor(fee, n, Remainder.LAST)
    else:
        fees = [fee if mode is FeeMode.UPFRONT else 0] + [0] * (n - 1)
    return _rows(parts, [0] * n, fees)


def flat_interest(
    amount: int,
    n: int,
    annual_rate: Rate,
    *,
    periods_per_year: int = 12,
    remainder: Remainder = Remainder.LAST,
    rounding: Rounding = Rounding.HALF_UP,
) -> tuple[Row, ...]:
    """Return `n` rows with add-on interest: amount × annual rate × n / periods, spread evenly."""
    num, den = annual_rate.as_integer_ratio()
    interest = rounder(den * periods_per_year, rounding)(amount * num * n)
    parts = split_minor(amount, n, remainder)
    return _rows(parts, split_minor(interest, n, Remainder.LAST), [0] * n)


def custom(amount: int, payments: Sequence[int], *, fees: Sequence[int] | None = None) -> tuple[Row, ...]:
    """Return rows for payments as agreed or as printed on a contract.

    Without `fees`, what the payments exceed the amount by is its fee, spread in proportion to the
    payments (a shortfall is a discount, a negative fee). With `fees`, each payment contains its fee.
    Raises ValueError when the principal parts then do not add up to `amount`.
    """
    if fees is None:
        fees = split_in_proportion(sum(payments) - amount, list(payments))
    parts = [payment - fee for payment, fee in zip(payments, fees, strict=True)]
    if sum(parts) != amount:
        raise ValueError("payments less fees must add up to the amount")
    return _rows(parts, [0] * len(parts), list(fees))


@dataclass(frozen=True, slots=True)
class DeferredInterest:
    """What a deferred-interest promotion has come to at its end, in minor units."""

    balance: int
    accrued: int

    @property
    def charged(self) -> int:
        """Return the interest that falls due: all of it if any balance remains, else nothing."""
        return self.accrued if self.balance > 0 else 0


def deferred_interest(
    amount: int,
    annual_rate: Rate,
    *,
    start: date,
    promo_end: date,
    payments: Sequence[tuple[date, int]],
    year_days: int = 365,
) -> DeferredInterest:
    """Accrue daily simple interest from the purchase, kept aside until `promo_end`.

    A payment on the last day of the promotion still counts, later ones do not; an overpayment leaves
    no balance. The accrued sum is rounded once, half up.
    """
    num, den = annual_rate.as_integer_ratio()
    balance, since, product = amount, start, 0
    for day, paid in sorted(payments):
        if day > promo_end:
            break
        product += balance * (max(day, start) - since).days
        balance, since = max(balance - paid, 0), max(day, start)
    product += balance * (promo_end - since).days
    return DeferredInterest(balance, rounder(den * year_days, Rounding.HALF_UP)(product * num))


def _rows(parts: Sequence[int], interests: Sequence[int], fees: Sequence[int]) -> tuple[Row, ...]:
    """Build rows from the columns and drop those at the end that demand nothing."""
    rows: list[Row] = []
    balance = sum(parts)
    for k, (part, interest, fee) in enumerate(zip(parts, interests, fees, strict=True), start=1):
        balance -= part
        rows.append(Row(k, part + interest + fee, part, interest, fee, balance))
    while rows and rows[-1].payment == rows[-1].balance == 0:
        rows.pop()
    return tuple(rows)
