"""How amounts, rates and dates are written, in English and Chinese; the language is part of the value."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from babel.core import default_locale
from babel.dates import format_date
from babel.numbers import get_currency_name, get_currency_symbol

from finapp.domain.currencies import exponent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finapp.domain.money import Money

MINUS = "\u2212"
HIDDEN = "••••"
NOT_APPLICABLE = "–"
UNKNOWN = "?"
THIN_RANGE = " – "

DateForm = Literal["words", "iso", "system"]
Sign = Literal["minus", "both", "none"]

LONG_DAY = dt.date(2026, 12, 28)
"""A day whose date is as long as dates get, to measure with."""
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_DAYS = "一二三四五六日"
_SPOKEN = {"en": {"CNY": "yuan"}, "zh_CN": {"CNY": "元"}}


@cache
def currency_symbol(currency: str, base: str = "CNY") -> str:
    """Return the sign put before an amount, with a space after signs that are letters only.

    “¥” is the base currency's when that is yen, else the yuan's.
    """
    if currency in {"CNY", "JPY"}:
        owner = "JPY" if base == "JPY" else "CNY"
        return "¥" if currency == owner else {"CNY": "CN¥", "JPY": "JP¥"}[currency]
    sign = str(get_currency_symbol(currency, "en"))
    return f"{sign}\u00a0" if sign.isalpha() else sign


@cache
def currency_name(currency: str, language: str = "en") -> str:
    """Return the currency's name, such as “Chinese yuan”; the code itself where it has none."""
    return str(get_currency_name(currency, locale=language))


def place(path: Path) -> str:
    """Return a path as people write it, with “~” for their home folder."""
    home = Path.home()
    return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


@dataclass(frozen=True)
class Format:
    """The way one window writes numbers and dates."""

    language: str = "en"
    base: str = "CNY"
    hidden: bool = False
    date_form: DateForm = "words"
    separators: str = ",."
    """The sign between thousands, then the decimal sign."""

    # Money -------------------------------------------------------------------------------------------

    def money(self, amount: Money, *, sign: Sign = "minus") -> str:
        """Return the amount with its currency sign and all its decimals: “−¥541.90”."""
        return self._money(amount.major, exponent(amount.currency), amount.currency, sign)

    def amount(self, amount: Money, *, sign: Sign = "minus") -> str:
        """Return the amount without a currency sign, for columns: “541.90”."""
        return self._money(amount.major, exponent(amount.currency), "", sign)

    def figure(self, amount: Money, *, sign: Sign = "minus") -> str:
        """Return the amount in whole units with its currency sign, for cards and charts: “¥240,343”."""
        return self._money(amount.major, 0, amount.currency, sign)

    def figure_amount(self, amount: Money, *, sign: Sign = "minus") -> str:
        """Return the amount in whole units without a currency sign: “18,000”."""
        return self._money(amount.major, 0, "", sign)

    def maybe(self, amount: Money | None) -> str:
        """Return `amount()`, or “–” where there is none."""
        return NOT_APPLICABLE if amount is None else self.amount(amount)

    def spoken(self, amount: Money) -> str:
        """Return the amount as a screen reader should say it: “minus 541 yuan 90”."""
        if self.hidden:
            return HIDDEN
        whole, _, part = f"{abs(amount.major):f}".partition(".")
        name = _SPOKEN.get(self.language, {}).get(amount.currency)
        name = name or currency_name(amount.currency, self.language)
        minus = {"zh_CN": "负"}.get(self.language, "minus ") if amount.minor < 0 else ""
        space = "" if self.language == "zh_CN" else " "
        rest = f"{space}{part}" if part.strip("0") else ""
        return f"{minus}{whole}{space}{name}{rest}"

    def symbol(self, currency: str) -> str:
        """Return the sign of a currency beside this base, for column heads: “¥”."""
        return currency_symbol(currency, self.base).strip()

    def _money(self, major: Decimal, places: int, currency: str, sign: Sign) -> str:
        if self.hidden:
            return HIDDEN
        with localcontext(prec=60):
            value = major.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        shown = currency_symbol(currency, self.base) if currency else ""
        return _sign(value, sign) + shown + self._digits(value)

    def _digits(self, value: Decimal) -> str:
        text = f"{abs(value):,f}"
        if self.separators == ",.":
            return text
        return text.translate(str.maketrans(",.", self.separators))

    # Other numbers -----------------------------------------------------------------------------------

    def number(self, value: Decimal | int) -> str:
        """Return a count or number with thousands signs: “1,240”."""
        return _sign(Decimal(value), "minus") + self._digits(Decimal(value))

    def percent(self, rate: Decimal, places: int = 1, *, sign: Sign = "minus") -> str:
        """Return a fraction as a percentage: 0.162 is “16.2%”; costs have one decimal."""
        with localcontext(prec=60):
            value = (rate * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
        return f"{_sign(value, sign)}{self._digits(value)}%"

    def yield_rate(self, rate: Decimal, *, sign: Sign = "minus") -> str:
        """Return a yield with its two decimals: “1.58%”."""
        return self.percent(rate, 2, sign=sign)

    def share(self, part: Decimal) -> str:
        """Return a share without decimals: “43%”."""
        return self.percent(part, 0)

    def percent_range(self, low: Decimal, high: Decimal, places: int = 1) -> str:
        """Return “15.1 – 16.4%”, or one rate where both read the same."""
        first, last = self.percent(low, places), self.percent(high, places)
        return last if first == last else first.removesuffix("%") + THIN_RANGE + last

    def points(self, change: Decimal, places: int = 2) -> str:
        """Return a change of a rate: “+0.25 percentage points”."""
        value = self.percent(change, places, sign="both").removesuffix("%")
        return f"{value} 个百分点" if self.language == "zh_CN" else f"{value} percentage points"

    # Words -------------------------------------------------------------------------------------------

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list: “iPhone, sofa”, “iPhone、沙发”."""
        return ("、" if self.language == "zh_CN" else ", ").join(words)

    def added(self, *words: str) -> str:
        """Return words with what is said of them: “flat fee, 7.50%”, “一次性费率，7.50%”."""
        return ("，" if self.language == "zh_CN" else ", ").join(words)

    # Dates -------------------------------------------------------------------------------------------

    def date(self, day: dt.date) -> str:
        """Return the whole date: “18 Nov 2026”, “2026年11月18日”."""
        if self.date_form == "iso":
            return day.isoformat()
        if self.date_form == "system":
            return str(format_date(day, "medium", locale=default_locale("LC_TIME") or "en"))
        if self.language == "zh_CN":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"

    def short_date(self, day: dt.date, today: dt.date) -> str:
        """Return “18 Nov”, with the year where it is not this year."""
        if self.date_form != "words" or day.year != today.year:
            return self.date(day)
        if self.language == "zh_CN":
            return f"{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1][:3]}"

    def weekday_date(self, day: dt.date, today: dt.date) -> str:
        """Return a date in a list: “Thu 10 Dec”, “12月10日 周四”."""
        if self.language == "zh_CN":
            return f"{self.short_date(day, today)} {self.weekday(day)}"
        return f"{self.weekday(day)} {self.short_date(day, today)}"

    def long_date(self, day: dt.date) -> str:
        """Return “Wednesday 18 November 2026”, “2026年11月18日 周三”."""
        if self.language == "zh_CN" or self.date_form != "words":
            return f"{self.date(day)} {self.weekday(day)}"
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"

    def weekday(self, day: dt.date) -> str:
        """Return the short weekday: “Wed”, “周三”."""
        if self.language == "zh_CN":
            return f"周{_CHINESE_DAYS[day.weekday()]}"
        return _DAYS[day.weekday()][:3]

    def month(self, day: dt.date) -> str:
        """Return “November 2026”, “2026年11月”."""
        if self.language == "zh_CN":
            return f"{day.year}年{day.month}月"
        return f"{_MONTHS[day.month - 1]} {day.year}"

    def short_month(self, day: dt.date) -> str:
        """Return “Nov 2026”, “2026年11月”."""
        if self.language == "zh_CN":
            return self.month(day)
        return f"{_MONTHS[day.month - 1][:3]} {day.year}"

    def period(self, first: dt.date, last: dt.date) -> str:
        """Return “1 May – 17 Nov 2026”, the year once where it is the same."""
        if self.date_form != "words" or first.year != last.year:
            return self.date(first) + THIN_RANGE + self.date(last)
        if self.language == "zh_CN":
            return self.date(first) + THIN_RANGE + self.short_date(last, last)
        return self.short_date(first, last) + THIN_RANGE + self.date(last)

    def listed_date(self, day: dt.date, today: dt.date) -> str:
        """Return a date in a column of dates: always with the year, but in Chinese, whose years are long,
        only where it is not this year.
        """  # noqa: D205 - one thought
        return self.short_date(day, today) if self.language == "zh_CN" else self.date(day)

    def day_and_year(self, day: dt.date, today: dt.date) -> tuple[str, str]:
        """Return a date in two lines: “18 Nov” and “2025”; the second is empty for this year."""
        if self.date_form != "words" or day.year == today.year:
            return self.short_date(day, today), ""
        year = f"{day.year}年" if self.language == "zh_CN" else str(day.year)
        return self.short_date(day, day), year

    def days_until(self, day: dt.date, today: dt.date) -> str:
        """Return how near a due date is: “in 5 days”, “today”, “3 days late”."""
        days = (day - today).days
        if days >= 0:
            return self._ahead(days)
        if self.language == "zh_CN":
            return f"逾期 {-days} 天"
        return "1 day late" if days == -1 else f"{-days} days late"

    def days_from(self, day: dt.date, today: dt.date) -> str:
        """Return how near a date is that cannot be late: “in 5 days”, “yesterday”, “3 days ago”."""
        days = (day - today).days
        if days >= 0:
            return self._ahead(days)
        if self.language == "zh_CN":
            return "昨天" if days == -1 else f"{-days} 天前"
        return "yesterday" if days == -1 else f"{-days} days ago"

    def _ahead(self, days: int) -> str:
        chinese = self.language == "zh_CN"
        near = ("今天", "明天") if chinese else ("today", "tomorrow")
        if days < len(near):
            return near[days]
        return f"{days} 天后" if chinese else f"in {days} days"


def _sign(value: Decimal, sign: Sign) -> str:
    """Return the sign to write before the currency; zero never has one."""
    if sign == "none" or not value:
        return ""
    if value < 0:
        return MINUS
    return "+" if sign == "both" else ""


class _Current:
    """The format of this window."""

    value = Format()


def current() -> Format:
    """Return the format in force; it changes with Settings and with “Hide amounts”."""
    return _Current.value


def set_current(new: Format) -> None:
    """Put a format in force; views show it at their next refresh."""
    _Current.value = new


def set_hidden(hidden: bool) -> None:
    """Hide or show every amount from now on."""
    _Current.value = replace(_Current.value, hidden=hidden)
