"""How the other currencies of a sum were converted, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.explain import line
from finapp.projection.due import add_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finapp.domain.exchange import Rates
    from finapp.domain.explain import Line
    from finapp.domain.money import Money


def rate_lines(amounts: Iterable[Money], base: str, rates: Rates) -> Iterator[Line]:
    """Yield how each other currency was converted into `base`, or that it was not."""
    for amount in add_up(amounts, base):
        if amount.currency == base:
            continue
        quoted, converted = rates.find(amount.currency, base), rates.convert(amount, base)
        if quoted is None or converted is None:
            yield line("total.unknown", amount=amount, currency=amount.currency)
        else:
            rate = round(quoted.rate, 6).normalize()
            yield line("total.rate", amount=amount, rate=f"{rate:f}", on=quoted.on, converted=converted)
