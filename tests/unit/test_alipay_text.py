"""Decoding, cells, amounts and moments of imported files."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.money import LARGEST_ENTRY, Money
from finapp.errors import UserError
from finapp.importers.text import ENCODINGS, amount, clean, column_name, decode, moment


def code_of(caught: pytest.ExceptionInfo[UserError]) -> str:
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("支付宝".encode(), "utf-8"),
        ("支付宝".encode("utf-8-sig"), "utf-8"),
        ("支付宝".encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + "支付宝".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "支付宝".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    found = decode(data)
    assert (found.text, found.encoding, found.cut) == ("支付宝", encoding, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_found(encoding: str) -> None:
    found = decode("支付宝,余额\n支出,1.00\n".encode(encoding))
    assert (found.text, found.encoding) == ("支付宝,余额\n支出,1.00\n", encoding)


def test_a_gb18030_file_whose_first_bytes_are_valid_utf8_is_read_as_gb18030() -> None:
    data = "支出".encode("gb18030")
    assert data[:2].decode("utf-8")  # the trap: a prefix says UTF-8
    assert decode(data).text == "支出"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_last_character_cut_in_two_is_told(encoding: str) -> None:
    found = decode("支付宝账单".encode(encoding)[:-1])
    assert (found.text, found.encoding, found.cut) == ("支付宝账", encoding, True)


def test_a_chosen_encoding_wins() -> None:
    assert decode("帳單".encode("big5"), "big5").text == "帳單"
    assert decode("账".encode("utf-16"), "utf-16").text == "账"


@pytest.mark.parametrize("encoding", ["euc-kr", "hex", "no such encoding"])
def test_a_choice_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(UserError) as caught:
        decode(b"\xff\xff\xff\xff", encoding)
    assert code_of(caught) == "import.encoding_choice"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\x89PNG\r\n\x1a\n\0\0\xff\xff\xff", "import.not_text"), (b"a\xff\xff\xff", "import.encoding")],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        decode(data)
    assert code_of(caught) == code


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("2026032000000001\t", "2026032000000001"),
        ("  雨伞   ", "雨伞"),
        ('"雨伞"', "雨伞"),
        ('="2026032000000001"', "2026032000000001"),
        ("\u200e12.00\u200f", "12.00"),
        ("\u3000雨\u3000伞\u3000", "雨\u3000伞"),
        ('19" 显示器', '19" 显示器'),
    ],
)
def test_padding_is_taken_off_cells(cell: str, text: str) -> None:
    assert clean(cell) == text


def test_full_width_brackets_in_column_names_are_made_plain() -> None:
    assert column_name("金额（元）   ") == "金额(元)"


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("139.90", 13990),
        ("139.9", 13990),
        ("27", 2700),
        ("¥1,234.56", 123456),
        ("￥１，２３４．５６", 123456),
        ("1,234,567.89元", 123456789),
        ("−5.00", -500),
        ("-¥5.00", -500),
        ("¥-5.00", -500),
        ("+8.00", 800),
        ("  0.00 ", 0),
        (".5", 50),
        ("10,000,000,000,000.00", LARGEST_ENTRY),
    ],
)
def test_amounts_are_read_exactly(text: str, minor: int) -> None:
    found = amount(text, "CNY")
    assert (found.money, found.refunded) == (Money(minor, "CNY"), Money(0, "CNY"))


@pytest.mark.parametrize(
    ("text", "minor", "refunded"),
    [
        ("131.77(已退款89.84)", 13177, 8984),
        ("131.77（已退款￥89.84）", 13177, 8984),
        ("139.90 (refunded 20.00)", 13990, 2000),
        ("468.32(已全额退款)", 46832, 46832),
        ("468.32 (fully refunded)", 46832, 46832),
    ],
)
def test_a_refund_written_beside_the_amount_is_understood(text: str, minor: int, refunded: int) -> None:
    found = amount(text, "CNY")
    assert (found.money.minor, found.refunded.minor) == (minor, refunded)


@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [
        ("", "CNY", "import.amount_empty"),
        (" / ", "CNY", "import.amount_empty"),
        ("免费", "CNY", "amount.not_a_number"),
        ("12..5", "CNY", "amount.not_a_number"),
        ("12,34", "CNY", "amount.not_a_number"),
        ("--5", "CNY", "amount.not_a_number"),
        ("-¥-5", "CNY", "amount.not_a_number"),
        ("5²", "CNY", "amount.not_a_number"),
        ("1.2E+5", "CNY", "amount.not_a_number"),
        ("NaN", "CNY", "amount.not_a_number"),
        ("12.00(已取消)", "CNY", "amount.not_a_number"),
        ("12.345", "CNY", "amount.too_precise"),
        ("12.5", "JPY", "amount.too_precise"),
        ("10000000000000.01", "CNY", "amount.too_large"),
        ("92233720368547758.08", "CNY", "amount.too_large"),
        ("9" * 5000, "CNY", "amount.too_large"),
    ],
)
def test_an_amount_that_is_none_is_refused(text: str, currency: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        amount(text, currency)
    assert code_of(caught) == code


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("2026-03-09 12:00:05", date(2026, 3, 9), "12:00:05"),
        ("2026/3/9 8:05", date(2026, 3, 9), "08:05"),
        ("2026-03-09T08:05:00.000", date(2026, 3, 9), "08:05:00"),
        ("2026年3月9日", date(2026, 3, 9), ""),
        ("2024-02-29", date(2024, 2, 29), ""),
    ],
)
def test_moments_are_read_as_far_as_they_tell(text: str, day: date, time: str) -> None:
    assert moment(text) == (day, time)


@pytest.mark.parametrize(
    "text",
    ["2026-02-31 10:00:00", "2025-02-29", "2026-13-02", "2026-03-09 24:00", "09/03/2026", "45678.5", ""],
)
def test_a_day_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        moment(text)
    assert code_of(caught) == "date.unreadable"


@given(st.integers(-LARGEST_ENTRY, LARGEST_ENTRY), st.sampled_from(["CNY", "JPY", "KWD"]))
def test_every_amount_survives_its_own_text(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    plain, grouped = f"{money.major:f}", f"¥{money.major:,f}"
    assert amount(plain, currency).money == amount(grouped, currency).money == money


@given(st.text(max_size=60))
def test_no_text_breaks_the_readers_of_cells(text: str) -> None:
    with suppress(UserError):
        assert amount(text, "CNY").money.currency == "CNY"
    with suppress(UserError):
        assert moment(text).day.year <= 9999


@given(st.binary(max_size=200), st.none() | st.sampled_from(ENCODINGS))
def test_decoding_any_bytes_gives_text_or_a_user_error(data: bytes, encoding: str | None) -> None:
    with suppress(UserError):
        assert "\0" not in decode(data, encoding).text
