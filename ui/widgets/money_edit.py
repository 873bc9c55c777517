"""The field for an amount: arithmetic, full-width digits, any minus; never a float."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from finapp.domain.amount_text import parse_amount
from finapp.domain.currencies import exponent
from finapp.domain.money import Money, check_entry
from finapp.errors import UserError
from ui import fonts
from ui import format as fmt
from ui.widgets.fields import ValueEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ARITHMETIC = set("+*/×÷(")


class MoneyEdit(ValueEdit):
    """An amount in one currency; `value()` is `Money` or None.

    Shows the result of a calculation behind it while it is typed. `signed` allows amounts below zero, `zero`
    an amount of nothing. The currency's code, or its sign with `symbol=True`, stands before the amount; with
    `short=True` whole amounts are written without decimals.
    """

    currency_changed = Signal(str)

    def __init__(
        self,
        currency: str = "CNY",
        parent: QWidget | None = None,
        *,
        required: bool = False,
        signed: bool = False,
        zero: bool = True,
        symbol: bool = False,
        strong: bool = True,
        short: bool = False,
    ) -> None:
        super().__init__(parent, required=required)
        self._currency = currency
        self._signed = signed
        self._zero = zero
        self._by_symbol = symbol
        self._short = short
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("strong", "true" if strong else "false")
        self._show_currency()
        self.textChanged.connect(self._show_result)

    def currency(self) -> str:
        """Return the currency's code."""
        return self._currency

    def set_currency(self, currency: str) -> None:
        """Change the currency; the amount keeps its number, with the decimals of the new one."""
        if currency == self._currency:
            return
        self._currency = currency
        self._show_currency()
        value = self._value
        if value is not None:
            try:
                self.set_value(Money.of(value.major, currency))
            except UserError:
                self.check()
            self.value_changed.emit(self._value)
        self.currency_changed.emit(currency)

    def value(self) -> Money | None:
        """Return the amount."""
        return self._value if isinstance(self._value, Money) else None

    def _show_currency(self) -> None:
        sign = fmt.current().symbol(self._currency) if self._by_symbol else self._currency
        self.set_prefix(sign)
        self.setPlaceholderText(self._zeros())

    def _zeros(self) -> str:
        places = exponent(self._currency)
        return f"0.{'0' * places}" if places else "0"

    def _read(self, text: str) -> Money:
        amount = check_entry(parse_amount(text, self._currency))
        if amount.minor < 0 and not self._signed:
            raise UserError("amount.below_zero")
        if not amount and not self._zero:
            raise UserError("amount.zero")
        return amount

    def _write(self, value: Money) -> str:
        # Not `fmt.current()`: a field never hides what is typed into it.
        writes = fmt.Format()
        whole = value.major == value.major.to_integral_value()
        return writes.figure_amount(value) if self._short and whole else writes.amount(value)

    def _missing(self) -> UserError:
        return UserError("amount.missing")

    def _show_result(self, text: str) -> None:
        calculates = bool(_ARITHMETIC & set(text)) or any(sign in text[1:] for sign in "-−")
        result = ""
        if calculates and self._value is not None:
            result = f"= {self._write(self._value)}"
        self.set_suffix(result)

    def _on_edited(self, text: str) -> None:
        super()._on_edited(text)
        self._show_result(text)


def minimum_width() -> int:
    """Return a width that holds 9,999,999.00 with its currency."""
    return fonts.px(136)
