"""Fields for rates and whole numbers."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from finapp.errors import UserError
from ui.widgets.fields import ValueEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RateEdit(ValueEdit):
    """A rate in percent; `value()` is the fraction as `Decimal` (7.5 typed is 0.075) or None.

    `least` and `most` are fractions; `places` is how many decimals of the percentage are always shown.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        required: bool = False,
        least: Decimal = Decimal(0),
        most: Decimal = Decimal(10),
        places: int = 2,
    ) -> None:
        super().__init__(parent, required=required)
        self._least, self._most, self._places = least, most, places
        self.setAlignment(_RIGHT)
        self.set_suffix("%")

    def value(self) -> Decimal | None:
        """Return the rate as a fraction."""
        return self._value if isinstance(self._value, Decimal) else None

    def _read(self, text: str) -> Decimal:
        plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip().removesuffix("%").strip()
        try:
            rate = Decimal(plain.replace(",", ".") if plain.count(",") == 1 else plain) / 100
        except InvalidOperation:
            raise UserError("rate.unreadable", text=text) from None
        if not rate.is_finite():
            raise UserError("rate.unreadable", text=text)
        if not self._least <= rate <= self._most:
            raise UserError("rate.out_of_range", least=_percent(self._least), most=_percent(self._most))
        return rate

    def _write(self, value: Decimal) -> str:
        percent = value * 100
        shown = max(self._places, _places(percent))
        return f"{percent:.{shown}f}".replace("-", "−")

    def _missing(self) -> UserError:
        return UserError("rate.missing")


class FactorEdit(ValueEdit):
    """A number above zero, exactly as typed: what one unit of a currency is worth in another."""

    def __init__(self, parent: QWidget | None = None, *, required: bool = False) -> None:
        super().__init__(parent, required=required)
        self.setAlignment(_RIGHT)

    def value(self) -> Decimal | None:
        """Return the number."""
        return self._value if isinstance(self._value, Decimal) else None

    def _read(self, text: str) -> Decimal:
        plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
        try:
            number = Decimal(plain)
        except InvalidOperation:
            number = Decimal(0)
        if not number.is_finite() or number <= 0:
            raise UserError("exchange.unreadable", text=text)
        return number

    def _write(self, value: Decimal) -> str:
        return f"{value:f}"

    def _missing(self) -> UserError:
        return UserError("exchange.missing")


class CountEdit(ValueEdit):
    """A whole number from `least` to `most`; arrows step by one, Page Up and Page Down by ten."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        least: int = 0,
        most: int = 9999,
        required: bool = False,
        unit: str = "",
    ) -> None:
        super().__init__(parent, required=required)
        self._least, self._most = least, most
        self.setAlignment(_RIGHT)
        self.set_suffix(unit)

    def value(self) -> int | None:
        """Return the number."""
        return self._value if isinstance(self._value, int) else None

    def set_range(self, least: int, most: int) -> None:
        """Change the limits."""
        self._least, self._most = least, most

    def _read(self, text: str) -> int:
        plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-").strip()
        try:
            number = int(plain)
        except ValueError:
            raise UserError("count.unreadable", text=text) from None
        if not self._least <= number <= self._most:
            raise UserError("count.out_of_range", least=self._least, most=f"{self._most:,}")
        return number

    def _write(self, value: int) -> str:
        return f"{value:,}"

    def _missing(self) -> UserError:
        return UserError("count.missing", least=self._least, most=f"{self._most:,}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        here = self._value if self._value is not None else self._least
        number = min(max(here + step, self._least), self._most)
        self.setText(self._write(number))
        self._take(number)
        self._show_error("")


def _places(value: Decimal) -> int:
    """Return how many decimals a number has, trailing zeros not counted."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _percent(rate: Decimal) -> str:
    value = rate * 100
    return f"{value:.{_places(value)}f}%".replace("-", "−")
