"""Money: an exact number of minor units of one currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, InvalidOperation, localcontext
from typing import TYPE_CHECKING

from finapp.domain.currencies import exponent
from finapp.domain.rounding import Rounding
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_MINOR = 2**63 - 1
"""The largest amount: what SQLite's INTEGER holds."""


LARGEST_ENTRY = 10**15
"""The largest amount of one entry: thousands of them still add up to what SQLite's INTEGER holds."""


def round_minor(value: Decimal, rounding: Rounding = Rounding.HALF_UP) -> int:
    """Return `value` minor units rounded to a whole number; raise `amount.too_large` beyond 64 bits."""
    with localcontext(prec=60):
        whole = int(value.to_integral_value(rounding=rounding.decimal_mode))
    if abs(whole) > MAX_MINOR:
        raise UserError("amount.too_large", text=f"{value:f}", largest=f"{LARGEST_ENTRY:,}")
    return whole


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (fen, cents, yen) of an ISO 4217 currency."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if abs(self.minor) > MAX_MINOR:
            largest = Money(LARGEST_ENTRY, self.currency)
            raise UserError("amount.too_large", text=f"{self.minor:,}", largest=f"{largest.major:,f}")

    @classmethod
    def of(cls, major: Decimal | int | str, currency: str) -> Money:
        """Return `major` units as money.

        Raise `amount.not_a_number`, or `amount.too_precise` when it has more decimals than the currency:
        an amount that somebody wrote is never rounded in silence.
        """
        try:
            value = Decimal(major)
        except InvalidOperation:
            raise UserError("amount.not_a_number", text=major) from None
        if not value.is_finite():
            raise UserError("amount.not_a_number", text=major)
        places = exponent(currency)
        with localcontext(prec=60):
            scaled = value.scaleb(places)
            whole = scaled.to_integral_value(rounding=ROUND_DOWN)
        if scaled != whole:
            raise UserError("amount.too_precise", text=f"{value:f}", currency=currency, places=places)
        if abs(whole) > MAX_MINOR:
            largest = Decimal(LARGEST_ENTRY).scaleb(-places)
            raise UserError("amount.too_large", text=f"{value:f}", largest=f"{largest:,f}")
        return cls(int(whole), currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Return no money of `currency`."""
        return cls(0, currency)

    @property
    def major(self) -> Decimal:
        """Return the amount in major units, with exactly the currency's decimals."""
        with localcontext(prec=60):
            return Decimal(self.minor).scaleb(-exponent(self.currency))

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise UserError("currency.mixed", left=self.currency, right=other.currency)
        return other.minor

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.minor), self.currency)

    def __mul__(self, factor: int) -> Money:
        return Money(self.minor * factor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def times(self, factor: Decimal, rounding: Rounding = Rounding.HALF_UP) -> Money:
        """Return the amount times `factor`, rounded to a whole minor unit."""
        with localcontext(prec=60):
            product = self.minor * factor
        return Money(round_minor(product, rounding), self.currency)

    def split(self, parts: int) -> tuple[Money, ...]:
        """Return `parts` amounts that differ by at most one minor unit, the larger first."""
        if parts < 1:
            raise ValueError(parts)
        share, rest = divmod(self.minor, parts)
        return tuple(Money(share + (i < rest), self.currency) for i in range(parts))

    def __str__(self) -> str:
        return f"{self.major:,f} {self.currency}"


def check_entry(amount: Money) -> Money:
    """Return an amount as one entry may hold it; raise `amount.too_large`."""
    if abs(amount.minor) > LARGEST_ENTRY:
        largest = Money(LARGEST_ENTRY, amount.currency)
        raise UserError("amount.too_large", text=f"{amount.major:,f}", largest=f"{largest.major:,f}")
    return amount


def check_above_zero(amount: Money) -> Money:
    """Return an amount that must be above zero; raise `amount.zero` or `amount.below_zero`."""
    if amount.minor <= 0:
        raise UserError("amount.below_zero" if amount.minor else "amount.zero")
    return amount


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Return the sum of `amounts`, all in `currency`; zero when there are none."""
    result = Money(0, currency)
    for amount in amounts:
        result += amount
    return result
