"""The currencies to choose from."""

from __future__ import annotations

from finapp.domain.currencies import exponents
from ui import format as formats
from ui import i18n
from ui.widgets.picker import PickItem

COMMON = ("CNY", "EUR", "USD", "GBP", "JPY", "HKD")


def currency_items() -> list[PickItem]:
    """Return every currency, the usual ones first."""
    codes = [*COMMON, *sorted(set(exponents()) - set(COMMON))]
    language = i18n.current()
    return [PickItem(code, f"{code} · {formats.currency_name(code, language)}") for code in codes]
