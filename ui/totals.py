"""Sums over several currencies: in one, with the day of the rate, and with what no rate converts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import format as formats
from ui.format import MINUS
from ui.repayments import spoken_sum, sum_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.exchange import Quoted, Total
    from finapp.domain.money import Money

translate = QCoreApplication.translate


def _text(total: Total, write: Callable[[Money], str]) -> str:
    """Return the sum; one that lacks a part says “at least”, and a part alone stands for itself."""
    if not total.unknown:
        return write(total.amount)
    if not total.amount or any(one.minor < 0 for one in (total.amount, *total.unknown)):
        first, *others = (one for one in (total.amount, *total.unknown) if one)
        rest = (f" {MINUS if one.minor < 0 else '+'} {write(abs(one))}" for one in others)
        return write(first) + "".join(rest)
    return translate("Totals", "at least {amount}").format(amount=write(total.amount))


def total_text(total: Total) -> str:
    """Return a sum with all decimals: “¥2,573.77”, “at least ¥2,224.44”."""
    return _text(total, formats.current().money)


def total_figure(total: Total) -> str:
    """Return a sum as cards show it, without decimals."""
    return _text(total, formats.current().figure)


def total_note(total: Total) -> str:
    """Return what the sum rests on: the day of the rate, and what is missing; empty in one currency."""
    writes, parts = formats.current(), []
    if total.on is not None:
        parts.append(translate("Totals", "rate of {day}").format(day=writes.date(total.on)))
    parts += [
        translate("Totals", "no rate of {currency}: {amount} more").format(
            currency=one.currency, amount=writes.money(one)
        )
        for one in total.unknown
    ]
    return " · ".join(parts)


def total_tip(total: Total) -> str:
    """Return the exact sum with what it rests on, one below the other."""
    return "\n".join(part for part in (total_text(total), total_note(total)) if part)


def total_spoken(total: Total) -> str:
    """Return the sum for a screen reader: every part of it."""
    spoken = spoken_sum([one for one in (total.amount, *total.unknown) if one] or [total.amount])
    return ", ".join(part for part in (spoken, total_note(total)) if part)


def rate_tip(base: str, quote: str, quoted: Quoted) -> str:
    """Return what an amount was converted by: “1 EUR = 8.124 CNY, rate of 18 Nov 2026”."""
    worth = f"{round(quoted.rate, 6).normalize():f}"
    text = translate("Totals", "1 {base} = {rate} {quote}, rate of {day}")
    return text.format(base=base, rate=worth, quote=quote, day=formats.current().date(quoted.on))


def no_rate_tip(currency: str) -> str:
    """Return why an amount is not converted."""
    return translate("Totals", "No rate of {currency} is known").format(currency=currency)


def unknown_text(total: Total) -> str:
    """Return what no rate converts: “€43.00 + $5.00”."""
    return sum_text(total.unknown)
