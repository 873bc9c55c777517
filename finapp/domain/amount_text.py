"""Amounts as people type them: `1,250`, `￥５００`, `5999/12`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, localcontext

from finapp.domain.currencies import exponent
from finapp.domain.money import Money
from finapp.domain.rounding import Rounding
from finapp.errors import UserError

_SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/", "。": "."})
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)(?![\d,.])"
_TOKEN = re.compile(_NUMBER + r"|[-+*/()]")
_LONGEST = 100


class _UnreadableError(Exception):
    """The text is no amount; the caller knows the whole of it."""


class _Reader:
    """Evaluates + − × ÷ and brackets by recursive descent, exactly, in Decimal."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        self.calculated = False
        position = 0
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise _UnreadableError
            self.tokens.append(match[0].replace(",", ""))
            position = match.end()

    def read(self) -> Decimal:
        value = self._sum()
        if self.tokens:
            raise _UnreadableError
        return value

    def _sum(self) -> Decimal:
        value = self._product()
        while self.tokens and self.tokens[0] in "+-":
            self.calculated = True
            sign = self.tokens.pop(0)
            term = self._product()
            value = value + term if sign == "+" else value - term
        return value

    def _product(self) -> Decimal:
        value = self._atom()
        while self.tokens and self.tokens[0] in "*/":
            self.calculated = True
            sign = self.tokens.pop(0)
            factor = self._atom()
            if sign == "/" and not factor:
                raise _UnreadableError
            value = value * factor if sign == "*" else value / factor
        return value

    def _atom(self) -> Decimal:
        if not self.tokens:
            raise _UnreadableError
        sign = self.tokens.pop(0)
        if sign in "+-":
            return self._atom() if sign == "+" else -self._atom()
        if sign == "(":
            value = self._sum()
            if not self.tokens or self.tokens.pop(0) != ")":
                raise _UnreadableError
            return value
        if sign in "*/)":
            raise _UnreadableError
        return Decimal(sign)


def parse_amount(text: str, currency: str, rounding: Rounding = Rounding.HALF_UP) -> Money:
    """Return the amount that somebody typed.

    Understands full-width digits, currency signs, thousands commas and arithmetic such as `5999/12`; only the
    result of a calculation is rounded. Raise `amount.not_a_number`, `amount.too_precise`, `amount.too_large`.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    plain = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Sc")
    if not plain or len(plain) > _LONGEST or not plain.isascii():
        raise UserError("amount.not_a_number", text=text)
    try:
        with localcontext(prec=60):
            reader = _Reader(plain)
            value = reader.read()
            if reader.calculated:
                places = exponent(currency)
                whole = value.scaleb(places).to_integral_value(rounding=rounding.decimal_mode)
                value = whole.scaleb(-places)
    except _UnreadableError:
        raise UserError("amount.not_a_number", text=text) from None
    return Money.of(value, currency)
