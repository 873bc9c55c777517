"""ISO 4217 currencies and their minor-unit exponents."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from finapp.errors import UserError


@cache
def exponents() -> dict[str, int]:
    """Return every known currency code with the number of its decimals.

    The table is ISO 4217's own: display libraries show 0 digits for currencies such as IQD, ALL or RSD.
    """
    text = files("resources").joinpath("currencies.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {row["code"]: int(row["exponent"]) for row in csv.DictReader(lines)}


def exponent(code: str) -> int:
    """Return the number of decimals of `code`; raise `currency.unknown` for a code outside ISO 4217."""
    try:
        return exponents()[code]
    except KeyError:
        raise UserError("currency.unknown", code=code) from None


def check_currency(code: str) -> str:
    """Return `code` in capitals; raise `currency.unknown` when it is not in ISO 4217."""
    code = code.strip().upper()
    exponent(code)
    return code
