"""Money is exact, keeps its currency, and says what is wrong with an amount."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.amount_text import parse_amount
from finapp.domain.currencies import exponent, exponents
from finapp.domain.money import MAX_MINOR, Money, total
from finapp.domain.rounding import Rounding
from finapp.errors import UserError

minors = st.integers(-MAX_MINOR // 4, MAX_MINOR // 4)


@pytest.mark.parametrize(
    ("code", "digits"), [("CNY", 2), ("JPY", 0), ("KWD", 3), ("IQD", 3), ("ALL", 2), ("CLF", 4), ("XOF", 0)]
)
def test_decimals_come_from_iso_4217(code: str, digits: int) -> None:
    assert exponent(code) == digits


def test_unknown_currency_is_named() -> None:
    with pytest.raises(UserError) as caught:
        exponent("XYZ")
    assert caught.value.code == "currency.unknown"
    assert caught.value.params == {"code": "XYZ"}


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("5999/12", 49992),
        ("１２,３４５.67", 1234567),
        ("¥1,250", 125000),
        ("−5", -500),
        ("007.50", 750),
        ("(1+2)*3", 900),
        ("2×3,000", 600000),
        ("-(2-5)", 300),
        (".5", 50),
        ("10.", 1000),
        ("0", 0),
    ],
)
def test_typed_amounts(typed: str, minor: int) -> None:
    assert parse_amount(typed, "CNY") == Money(minor, "CNY")


@pytest.mark.parametrize(
    "typed", ["", "abc", "1.2.3", "12,5.00", "1,0000", "1e5", "5//2", "2**9", "1/0", "(1", "1)", "5 6x", "--"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_amount(typed, "CNY")
    assert caught.value.code == "amount.not_a_number"


def test_a_written_amount_is_never_rounded() -> None:
    with pytest.raises(UserError) as caught:
        parse_amount("1.234", "CNY")
    assert caught.value.code == "amount.too_precise"
    assert parse_amount("1.234", "KWD").minor == 1234


def test_amounts_beyond_64_bits_are_refused() -> None:
    with pytest.raises(UserError) as typed:
        parse_amount("9" * 20, "CNY")
    with pytest.raises(UserError) as calculated:
        Money(MAX_MINOR, "CNY") * 2
    assert typed.value.code == calculated.value.code == "amount.too_large"


def test_currencies_do_not_mix() -> None:
    with pytest.raises(UserError) as caught:
        Money(1, "CNY") + Money(1, "EUR")
    assert caught.value.code == "currency.mixed"


@given(minors, st.integers(1, 400))
def test_split_loses_nothing(minor: int, parts: int) -> None:
    shares = Money(minor, "CNY").split(parts)
    assert len(shares) == parts
    assert total(shares, "CNY") == Money(minor, "CNY")
    assert max(shares).minor - min(shares).minor <= 1


@given(minors, st.sampled_from(sorted(exponents())))
def test_major_and_back(minor: int, code: str) -> None:
    assert Money.of(Money(minor, code).major, code) == Money(minor, code)


@given(minors, st.sampled_from(["CNY", "JPY", "KWD"]))
def test_printed_amount_reads_back(minor: int, code: str) -> None:
    printed = str(Money(minor, code)).removesuffix(f" {code}")
    assert parse_amount(printed, code) == Money(minor, code)


@pytest.mark.parametrize(
    ("rounding", "up", "down"),
    [
        (Rounding.HALF_UP, 3, -3),
        (Rounding.HALF_EVEN, 2, -2),
        (Rounding.UP, 3, -3),
        (Rounding.DOWN, 2, -2),
    ],
)
def test_ties_follow_the_stated_rule(rounding: Rounding, up: int, down: int) -> None:
    assert Money(5, "CNY").times(Decimal("0.5"), rounding).minor == up
    assert Money(-5, "CNY").times(Decimal("0.5"), rounding).minor == down
