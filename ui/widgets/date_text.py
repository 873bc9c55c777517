"""Days as people type them: `18 Nov`, `2026-11-18`, `11月18日`, `today`, `+5`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from finapp.errors import UserError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEAR = {"today": 0, "今天": 0, "tomorrow": 1, "明天": 1, "后天": 2, "yesterday": -1, "昨天": -1, "前天": -2}
_YEAR_FIRST = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})?")
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_WORDS_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_STEP = re.compile(r"[+-]\d{1,4}")


def parse_day(text: str, today: date) -> date:
    """Return the day that was typed; a missing year is this year's. Raise `date.unreadable`.

    `11/12/2026` is refused: half the world would read the other day.
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip().lower()
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if _STEP.fullmatch(plain):
        return today + timedelta(days=int(plain))
    try:
        year, month, day = _parts(plain)
        return date(year or today.year, month, day)
    except ValueError:
        raise UserError("date.unreadable", text=text) from None


def _parts(plain: str) -> tuple[int, int, int]:
    """Return year (0 when there is none), month and day; raise ValueError."""
    if found := _COMPACT.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(plain):
        return int(found[3] or 0), int(found[2]), int(found[1])
    if (found := _YEAR_FIRST.fullmatch(plain)) and (found[1] or "月" in plain):
        return int(found[1] or 0), int(found[2]), int(found[3])
    if found := _WORDS.fullmatch(plain):
        return int(found[3] or 0), _month(found[2]), int(found[1])
    if found := _WORDS_MONTH_FIRST.fullmatch(plain):
        return int(found[3] or 0), _month(found[1]), int(found[2])
    raise ValueError(plain)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1
