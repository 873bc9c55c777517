"""Amounts, rates and dates read as the design writes them, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.amount_text import parse_amount
from finapp.domain.money import Money
from ui.format import Format, place

TODAY = date(2026, 11, 18)
EN, ZH = Format(), Format(language="zh_CN")


def cny(text: str) -> Money:
    return Money.of(text, "CNY")


def test_a_place_in_the_home_folder_is_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert place(tmp_path / "finapp" / "a.finapp") == str(Path("~", "finapp", "a.finapp"))
    assert place(tmp_path.parent / "b.finapp") == str(tmp_path.parent / "b.finapp")


def test_money_of_the_design() -> None:
    assert EN.money(cny("-541.90")) == "−¥541.90"
    assert EN.figure(cny("240343.45")) == "¥240,343"
    assert EN.figure(cny("11653.88")) == "¥11,654"
    assert EN.money(cny("67.17"), sign="both") == "+¥67.17"
    assert EN.money(Money.of("43", "EUR")) == "€43.00"
    assert EN.amount(cny("-2799")) == "−2,799.00"
    assert EN.figure(cny("-2401.2")) == "−¥2,401"
    assert EN.maybe(None) == "–"


def test_decimals_come_from_the_currency() -> None:
    assert EN.amount(Money.of("1234", "JPY")) == "1,234"
    assert EN.amount(Money.of("1.234", "KWD")) == "1.234"
    assert EN.amount(Money.of("5", "IQD")) == "5.000"


def test_zero_has_no_sign() -> None:
    assert EN.amount(cny("0")) == "0.00"
    assert EN.money(cny("0"), sign="both") == "¥0.00"
    assert EN.figure(cny("-0.40")) == "¥0"
    assert EN.percent(Decimal("-0.0001")) == "0.0%"


def test_yen_and_yuan_are_told_apart() -> None:
    assert EN.money(Money.of("5", "JPY")) == "JP¥5"
    assert Format(base="JPY").money(Money.of("5", "JPY")) == "¥5"
    assert Format(base="JPY").money(cny("5")) == "CN¥5.00"
    assert EN.money(Money.of("5", "CHF")) == "CHF\u00a05.00"
    assert EN.symbol("CHF") == "CHF"


def test_other_separators() -> None:
    assert Format(separators=".,").money(cny("1234567.8")) == "¥1.234.567,80"


def test_hidden_amounts_show_nothing() -> None:
    private = Format(hidden=True)
    shown = [
        private.money(cny("5")),
        private.amount(cny("5")),
        private.figure(cny("5")),
        private.spoken(cny("5")),
    ]
    assert set(shown) == {"••••"}
    assert private.percent(Decimal("0.162")) == "16.2%"


def test_spoken_amounts() -> None:
    assert EN.spoken(cny("-541.90")) == "minus 541 yuan 90"
    assert EN.spoken(cny("9640")) == "9640 yuan"
    assert ZH.spoken(cny("-541.90")) == "负541元90"


def test_rates() -> None:
    assert EN.percent(Decimal("0.16213")) == "16.2%"
    assert EN.yield_rate(Decimal("0.0158")) == "1.58%"
    assert EN.share(Decimal("0.432")) == "43%"
    assert EN.percent(Decimal("-0.03")) == "−3.0%"
    assert EN.percent_range(Decimal("0.151"), Decimal("0.164")) == "15.1 – 16.4%"
    assert EN.percent_range(Decimal("0.1511"), Decimal("0.1512")) == "15.1%"
    assert EN.points(Decimal("-0.0025")) == "−0.25 percentage points"
    assert ZH.points(Decimal("0.0025")) == "+0.25 个百分点"
    assert EN.number(1240) == "1,240"


@pytest.mark.parametrize(
    ("shown", "english", "chinese"),
    [
        ("date", "18 Nov 2026", "2026年11月18日"),
        ("long_date", "Wednesday 18 November 2026", "2026年11月18日 周三"),
        ("weekday", "Wed", "周三"),
        ("month", "November 2026", "2026年11月"),
        ("short_month", "Nov 2026", "2026年11月"),
    ],
)
def test_dates(shown: str, english: str, chinese: str) -> None:
    assert getattr(EN, shown)(TODAY) == english
    assert getattr(ZH, shown)(TODAY) == chinese


def test_dates_in_lists() -> None:
    assert EN.short_date(TODAY, TODAY) == "18 Nov"
    assert EN.short_date(date(2027, 2, 4), TODAY) == "4 Feb 2027"
    assert EN.weekday_date(date(2026, 12, 10), TODAY) == "Thu 10 Dec"
    assert ZH.weekday_date(date(2026, 12, 10), TODAY) == "12月10日 周四"
    assert EN.period(date(2026, 5, 1), date(2026, 11, 17)) == "1 May – 17 Nov 2026"
    assert ZH.period(date(2026, 5, 1), date(2026, 11, 17)) == "2026年5月1日 – 11月17日"
    assert EN.period(date(2025, 5, 1), TODAY) == "1 May 2025 – 18 Nov 2026"
    assert Format(date_form="iso").short_date(TODAY, TODAY) == "2026-11-18"


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (date(2026, 11, 23), "in 5 days", "5 天后"),
        (date(2026, 11, 19), "tomorrow", "明天"),
        (TODAY, "today", "今天"),
        (date(2026, 11, 17), "1 day late", "逾期 1 天"),
        (date(2026, 11, 15), "3 days late", "逾期 3 天"),
    ],
)
def test_near_dates(day: date, english: str, chinese: str) -> None:
    assert EN.days_until(day, TODAY) == english
    assert ZH.days_until(day, TODAY) == chinese


def test_past_dates_that_are_not_late() -> None:
    assert EN.days_from(date(2026, 11, 17), TODAY) == "yesterday"
    assert EN.days_from(date(2026, 11, 15), TODAY) == "3 days ago"
    assert ZH.days_from(date(2026, 11, 15), TODAY) == "3 天前"


@given(st.integers(-(10**17), 10**17), st.sampled_from(["CNY", "JPY", "KWD"]))
def test_what_is_shown_can_be_typed_again(minor: int, currency: str) -> None:
    amount = Money(minor, currency)
    assert parse_amount(EN.amount(amount), currency) == amount
