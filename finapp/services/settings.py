"""What the household chose for this book. Looks and window state belong to the computer, not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.currencies import check_currency
from finapp.store import members

if TYPE_CHECKING:
    from finapp.store.book_file import BookFile
    from finapp.store.undo import Change

DEFAULTS: dict[str, object] = {
    "name": "",
    "currency": "CNY",
    "language": "en",
    "buffer_minor": 500_000,
    "compare_above_minor": 50_000,
    "week_start": 0,
    "waiting_yield": "0",
    "use_band": "0.3",
    "sample": False,
}
"""Every setting with its default. `language`: of the names that the program gives, such as
those of categories; `week_start`: 0 is Monday; `waiting_yield`: a yearly rate as text;
`use_band`: the share of a credit limit to stay below, as text."""

INCOME = "income."
"""A setting for each member, 0 for the household: the usual income of a month, [minor units, currency]."""


class Settings:
    """Settings stored inside the book."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def all(self) -> dict[str, object]:
        """Return every setting, defaults included."""
        with self._file.read() as connection:
            found = members.settings(connection)
        return {key: found.get(key, default) for key, default in DEFAULTS.items()}

    @property
    def currency(self) -> str:
        """Return the base currency."""
        return str(self.all()["currency"])

    def set(self, key: str, value: object) -> Change:
        """Store one setting; raise `currency.unknown` for a base currency that does not exist."""
        if key not in DEFAULTS:
            raise KeyError(key)
        if key == "currency":
            value = check_currency(str(value))
        with self._file.write("change_setting", key=key) as unit:
            members.set_setting(unit.connection, key, value)
        return unit.change
