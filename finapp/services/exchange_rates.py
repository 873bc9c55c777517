"""Exchange rates as people note them: what a currency was worth on a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.currencies import check_currency
from finapp.domain.dates import check_day
from finapp.domain.exchange import Rates, total_in
from finapp.errors import UserError
from finapp.services.settings import DEFAULTS
from finapp.store import exchange, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from finapp.domain.exchange import ExchangeRate, RateId, Total
    from finapp.domain.money import Money
    from finapp.store.book_file import BookFile
    from finapp.store.undo import Change

_LEAST, _MOST = Decimal("0.000000001"), Decimal(1_000_000_000)
_PLACES = 12


class ExchangeRates:
    """Use cases over exchange rates."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def all(self) -> list[ExchangeRate]:
        """Return every rate, newest first."""
        with self._file.read() as connection:
            return exchange.rates(connection)

    def rates(self) -> Rates:
        """Return what amounts of today are converted by."""
        return Rates(self.all(), self._today())

    def total(self, amounts: Iterable[Money]) -> Total:
        """Return a sum in the base currency, at the rates of today."""
        with self._file.read() as connection:
            settings = {**DEFAULTS, **members.settings(connection)}
        return total_in(amounts, str(settings["currency"]), self.rates())

    def set(self, base: str, quote: str, rate: Decimal, on: date) -> Change:
        """Note what one unit of `base` is worth in `quote` on a day; raise an `exchange.*` error."""
        base, quote = check_currency(base), check_currency(quote)
        check_day(on)
        if base == quote:
            raise UserError("exchange.same", currency=base)
        digits = rate.as_tuple().exponent
        if not (
            rate.is_finite() and _LEAST <= rate <= _MOST and isinstance(digits, int) and digits >= -_PLACES
        ):
            raise UserError("exchange.rate", text=f"{rate}", base=base, quote=quote)
        with self._file.write("set_rate", base=base, quote=quote) as unit:
            unit.created = exchange.set_rate(unit.connection, base, quote, on, rate)
        return unit.change

    def remove(self, rate_id: RateId) -> Change:
        """Forget a rate."""
        with self._file.write("remove_rate") as unit:
            found = next(one for one in exchange.rates(unit.connection) if one.id == rate_id)
            unit.params.update(base=found.base, quote=found.quote)
            exchange.remove(unit.connection, rate_id)
        return unit.change
