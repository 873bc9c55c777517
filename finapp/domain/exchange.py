"""Amounts in other currencies; a missing rate is unknown, never taken as 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.currencies import exponent
from finapp.domain.money import Money, round_minor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


def convert(amount: Money, currency: str, rates: Mapping[tuple[str, str], Decimal]) -> Money | None:
    """Return `amount` in `currency` by the rate of the pair, either way round; None where there is none."""
    if amount.currency == currency:
        return amount
    rate = rates.get((amount.currency, currency))
    if rate is None:
        inverse = rates.get((currency, amount.currency))
        if not inverse:
            return None
        rate = 1 / inverse
    return Money(round_minor((amount.major * rate).scaleb(exponent(currency))), currency)
