"""Reading the inputs of a case: each value is checked where it is asked for, and named when it is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from finapp.domain.dates import LAST_DAY, parse_date
from finapp.errors import UserError
from finapp.services.calc.reasons import Recorded

if TYPE_CHECKING:
    import datetime as dt
    from enum import StrEnum

    E = TypeVar("E", bound=StrEnum)

_LARGEST = 400
_SHOWN = 60
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
MOST = 100_000
"""More rows, dates, periods or flows than any agreement has; a typing error must not fill the memory."""
_MOST_OFTEN = 366 * 24 * 60 * 60


class Inputs:
    """The inputs of one case, or a table inside them; `where` is the path that errors name."""

    def __init__(self, values: Mapping[str, object], where: str = "") -> None:
        self._values = values
        self._where = where

    @classmethod
    def of(cls, value: object, where: str = "") -> Inputs:
        """Return `value` as inputs; raises `calc.unreadable` when it is no table."""
        if not isinstance(value, Mapping):
            raise UserError("calc.unreadable", key=where or "case", value=value, expected="an object")
        return cls(value, where)

    def record(self) -> dict[str, object]:
        """Note from now on which values are asked for; return the notes, which grow with every question."""
        recorded = Recorded(self._values)
        self._values = recorded
        return recorded.read

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def _path(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def _get(self, key: str) -> object:
        value = self._values.get(key)
        if value is None:
            raise UserError("calc.missing_key", key=self._path(key))
        return value

    def decimal(self, key: str, default: Decimal | int | None = None) -> Decimal:
        """Return the number at `key`, exactly as written."""
        if default is not None and key not in self:
            return Decimal(default)
        return number(self._get(key), self._path(key))

    def positive(self, key: str) -> Decimal:
        """Return the number at `key`, above zero."""
        found = self.decimal(key)
        if found <= 0:
            raise _unreadable(self._path(key), found, "a number above 0")
        return found

    def rational(self, key: str, default: Fraction | int | None = None) -> Fraction:
        """Return the number at `key`, which may be written `1/12 + 3/365`."""
        if default is not None and key not in self:
            return Fraction(default)
        return rational(self._get(key), self._path(key))

    def integer(self, key: str, default: int | None = None) -> int:
        """Return the count at `key`."""
        if default is not None and key not in self:
            return default
        found = number(self._get(key), self._path(key))
        if found != found.to_integral_value():
            raise _unreadable(self._path(key), found, "a whole number")
        return int(found)

    def count(self, key: str, default: int | None = None, *, most: int = MOST) -> int:
        """Return the count at `key`, 1 to `most`."""
        return self.between(key, 1, most, default)

    def between(self, key: str, least: int, most: int = MOST, default: int | None = None) -> int:
        """Return the whole number at `key`, `least` to `most`."""
        found = self.integer(key, default)
        if not least <= found <= most:
            raise _unreadable(self._path(key), found, f"a whole number from {least} to {most}")
        return found

    def often(self, key: str, default: int | None = None) -> int:
        """Return how many times a year at `key`, at most once a second."""
        return self.count(key, default, most=_MOST_OFTEN)

    def day(self, key: str) -> int:
        """Return the day of a month at `key`, 1 to 31."""
        return self.count(key, most=LAST_DAY)

    def text(self, key: str, default: str | None = None) -> str:
        """Return the text at `key`."""
        if default is not None and key not in self:
            return default
        found = self._get(key)
        if not isinstance(found, str):
            raise _unreadable(self._path(key), found, "a text")
        return found

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return the truth value at `key`."""
        found = self._values.get(key, default)
        if not isinstance(found, bool):
            raise _unreadable(self._path(key), found, "true or false")
        return found

    def date(self, key: str) -> dt.date:
        """Return the ISO date at `key`."""
        return _date(self._get(key), self._path(key))

    def period(self, first: str, last: str) -> tuple[dt.date, dt.date]:
        """Return the dates at two keys, the second not before the first."""
        begin, end = self.date(first), self.date(last)
        if end < begin:
            raise _unreadable(self._path(last), end, f"a date from {begin} on")
        return begin, end

    def choice(
        self,
        key: str,
        options: type[E],
        default: E | None = None,
        *,
        also: Mapping[str, E] | None = None,
    ) -> E:
        """Return the member of `options` that `key` names, by its own name or one of `also`."""
        if default is not None and key not in self:
            return default
        found = self._get(key)
        names = {option.value: option for option in options}
        known = names | dict(also or {})
        if not isinstance(found, str) or found not in known:
            raise _unreadable(self._path(key), found, " / ".join(names))
        return known[found]

    def nested(self, key: str) -> Inputs:
        """Return the table at `key`."""
        return Inputs.of(self._get(key), self._path(key))

    def tables(self, key: str) -> list[Inputs]:
        """Return the list of tables at `key`."""
        return [Inputs.of(item, f"{self._path(key)}[{index}]") for index, item in enumerate(self._items(key))]

    def decimals(self, key: str) -> list[Decimal]:
        """Return the list of numbers at `key`."""
        return [number(item, f"{self._path(key)}[{index}]") for index, item in enumerate(self._items(key))]

    def integers(self, key: str) -> list[int]:
        """Return the list of counts at `key`."""
        items = Inputs({str(index): item for index, item in enumerate(self._items(key))}, self._path(key))
        return [items.integer(str(index)) for index in range(len(self._items(key)))]

    def dates(self, key: str) -> list[dt.date]:
        """Return the list of dates at `key`; none when the key is absent."""
        items = self._items(key) if key in self else []
        return [_date(item, f"{self._path(key)}[{index}]") for index, item in enumerate(items)]

    def texts(self, key: str) -> list[str]:
        """Return the list of texts at `key`."""
        items = self._items(key)
        if not all(isinstance(item, str) for item in items):
            raise _unreadable(self._path(key), items, "a list of texts")
        return [str(item) for item in items]

    def _items(self, key: str) -> list[object]:
        found = self._get(key)
        if not isinstance(found, list | tuple):
            raise _unreadable(self._path(key), found, "a list")
        return list(found)


def number(value: object, where: str) -> Decimal:
    """Return `value` as an exact decimal; raises `calc.unreadable` for anything else."""
    if isinstance(value, str | int | float | Decimal) and not isinstance(value, bool):
        text = str(value).strip()
        try:
            found = Decimal(text) if len(text) < _LARGEST and _NUMBER.fullmatch(text) else None
        except InvalidOperation:  # an exponent beyond what decimals can hold
            found = None
        if found is not None and abs(found.adjusted()) < _LARGEST:
            return found
    raise _unreadable(where, value, "a number")


def rational(value: object, where: str) -> Fraction:
    """Return `value`, a number or a sum of fractions such as `1/12 + 3/365`, exactly."""
    if not isinstance(value, str):
        return Fraction(number(value, where))
    total = Fraction(0)
    for part in value.split("+"):
        above, _, below = part.partition("/")
        divisor = Fraction(number(below, where)) if below else Fraction(1)
        if not divisor:
            raise _unreadable(where, value, "a number")
        total += Fraction(number(above, where)) / divisor
    return total


def _date(value: object, where: str) -> dt.date:
    try:
        return parse_date(value if isinstance(value, str) else "")
    except UserError:
        raise _unreadable(where, value, "a date such as 2026-08-15") from None


def _unreadable(where: str, value: object, expected: str) -> UserError:
    shown = str(value)
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN] + "…"
    return UserError("calc.unreadable", key=where, value=shown, expected=expected)
