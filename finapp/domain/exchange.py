"""Amounts in other currencies: rates by day, and sums that say what they could not convert."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, NamedTuple, NewType

from finapp.domain.currencies import exponent
from finapp.domain.money import Money, round_minor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

RateId = NewType("RateId", int)
_DIGITS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """What one unit of `base` was worth in `quote` on a day."""

    id: RateId
    on: date
    base: str
    quote: str
    rate: Decimal


class Quoted(NamedTuple):
    """A rate and the day it is of; over a third currency, the older day of both."""

    rate: Decimal
    on: date


class Rates:
    """The newest rate of each pair of currencies up to a day; a missing one is unknown, never taken as 1."""

    def __init__(self, known: Iterable[ExchangeRate] = (), until: date | None = None) -> None:
        self._quoted: defaultdict[str, dict[str, Quoted]] = defaultdict(dict)
        for one in known:
            if until is None or one.on <= until:
                with localcontext(prec=_DIGITS):
                    self._note(one.base, one.quote, Quoted(one.rate, one.on))
                    self._note(one.quote, one.base, Quoted(1 / one.rate, one.on))

    def _note(self, base: str, quote: str, quoted: Quoted) -> None:
        before = self._quoted[base].get(quote)
        if before is None or before.on <= quoted.on:
            self._quoted[base][quote] = quoted

    def find(self, base: str, quote: str) -> Quoted | None:
        """Return the rate of two different currencies: noted either way round, else over a third one."""
        here, there = self._quoted.get(base, {}), self._quoted.get(quote, {})
        if quote in here:
            return here[quote]
        ways = []
        for third in sorted(here.keys() & there.keys()):
            with localcontext(prec=_DIGITS):
                rate = here[third].rate / there[third].rate
            ways.append(Quoted(rate, min(here[third].on, there[third].on)))
        return max(ways, key=lambda way: way.on, default=None)

    def minor_worth(self, currency: str, base: str) -> Decimal | None:
        """Return what a minor unit of `currency` is worth in minor units of `base`; None without a rate."""
        quoted = self.find(currency, base)
        if quoted is None:
            return None
        with localcontext(prec=_DIGITS):
            return quoted.rate.scaleb(exponent(base) - exponent(currency))

    def convert(self, amount: Money, currency: str) -> Money | None:
        """Return `amount` in `currency`, rounded half up to its minor unit; None where no rate is known."""
        if amount.currency == currency:
            return amount
        quoted = self.find(amount.currency, currency)
        if quoted is None:
            return None
        with localcontext(prec=_DIGITS):
            exact = (amount.major * quoted.rate).scaleb(exponent(currency))
        return Money(round_minor(exact), currency)


NO_RATES = Rates()


@dataclass(frozen=True, slots=True)
class Total:
    """A sum in one currency; `unknown` is what no rate converts, `on` the oldest day of a used rate."""

    amount: Money
    unknown: tuple[Money, ...] = ()
    on: date | None = None

    def __bool__(self) -> bool:
        return bool(self.amount or self.unknown)


def total_in(amounts: Iterable[Money], currency: str, rates: Rates) -> Total:
    """Add amounts up in `currency`: each other currency is added up first, then converted once."""
    sums: defaultdict[str, int] = defaultdict(int)
    for amount in amounts:
        sums[amount.currency] += amount.minor
    whole, unknown, days = Money(sums.pop(currency, 0), currency), [], []
    for code in sorted(sums):
        part = Money(sums[code], code)
        converted = rates.convert(part, currency)
        quoted = rates.find(code, currency)
        if converted is None or quoted is None:
            unknown += [part] if part else []
        elif part:
            whole += converted
            days.append(quoted.on)
    return Total(whole, tuple(unknown), min(days, default=None))
