"""`finapp calc` in words: what a loan or plan costs a year, and why."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.cli import main

if TYPE_CHECKING:
    from pathlib import Path

LOAN = ("--amount", "5000", "--payment", "230", "--count", "24", "--first", "1978-02-10")
"""12 CFR 1026 Appendix J (c)(1)(i): 9.69 % a year."""
CARD = ("--amount", "12000", "--count", "12", "--first", "2026-08-15")
CARD_FEE = ("--convention", "fee_per_period", "--rate", "0.6")
"""A published offer: 0.6 % a month is disclosed as 13.03 %."""


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["calc", *arguments]) == 0
    return capsys.readouterr().out


def test_a_loan_of_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "apr", *LOAN)
    assert "Received on 1978-01-10: 5,000.00 CNY" in said
    assert "24 payments of 230.00 CNY from 1978-02-10 to 1980-01-10: 5,520.00 CNY" in said
    assert "US APR: 9.69%" in said
    assert "12 CFR 1026" not in said


def test_a_later_start_is_a_dearer_loan(capsys: pytest.CaptureFixture[str]) -> None:
    early = json.loads(_said(capsys, "apr", *LOAN, "--json"))
    late = json.loads(_said(capsys, "apr", *LOAN, "--start", "1978-01-25", "--json"))
    for rate in ("xirr", "us_apr", "eu_aprc"):
        assert Decimal(late[rate]) > Decimal(early[rate])
    assert late["cn_simple"] is None  # its months are not whole


def test_a_disclosed_offer_with_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "plan", *CARD, *CARD_FEE)
    assert "12. 2027-07-15: 1,072.00 CNY = 1,000.00 CNY" in said
    assert "Cost: 864.00 CNY" in said
    assert "China, as disclosed: 13.03% simple, 13.84% compound" in said


def test_the_payment_of_a_plan_tells_its_cost(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(_said(capsys, "plan", *CARD, "--payment", "1072", "--json"))
    assert answer["cost"] == "864.00"
    assert len(answer["rows"]) == 12


def test_a_payment_at_the_start_is_money_never_borrowed(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(_said(capsys, "plan", *CARD, *CARD_FEE, "--start", "2026-08-15", "--json"))
    usual = json.loads(_said(capsys, "plan", *CARD, *CARD_FEE, "--json"))
    assert Decimal(answer["cn_simple"]) > Decimal(usual["cn_simple"])


@pytest.mark.parametrize("convention", ["annuity", "equal_principal", "fee_deducted", "interest_only"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_explained_in_every_language(
    capsys: pytest.CaptureFixture[str], convention: str, language: str
) -> None:
    asked = ("plan", *CARD, "--convention", convention, "--rate", "7.2", "--explain", "--lang", language)
    said = _said(capsys, *asked)
    assert "12 CFR 1026 Appendix J" in said
    assert "2008/48/EC" in said
    assert "explain." not in said
    assert "{" not in said


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("apr", *LOAN[2:]), "calc.missing_option"),
        (("apr", *LOAN, "--count", "x"), "count.unreadable"),
        (("apr", *LOAN, "--count", "0"), "plan.count"),
        (("apr", *LOAN, "--count", "999999"), "plan.count"),
        (("apr", *LOAN, "--amount", "-5"), "amount.zero"),
        (("apr", *LOAN, "--start", "1990-01-01"), "plan.dates"),
        (("apr", *LOAN, "--first", "0001-01-01"), "date.unreadable"),
        (("apr", *LOAN, "--first", "9999-06-01"), "calc.not_computable"),
        (("plan", *CARD, "--rate", "1e999999"), "rate.unreadable"),
        (("plan", *CARD, "--rate", "abc"), "rate.unreadable"),
        (("plan", *CARD, "--currency", "XXQ"), "currency.unknown"),
    ],
)
def test_what_cannot_be_is_said(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: str
) -> None:
    assert main(["calc", *arguments, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code
    assert main(["calc", *arguments]) == 2
    assert capsys.readouterr().err.strip()


EFFECT = {"annual_nominal_rate": "0", "compounds_per_year_n": 4}
CASE = json.dumps({"cases": [{"id": "a", "kind": "effect", "inputs": EFFECT}]})


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (b"", "calc.no_json"),
        (b"[" * 100_000, "calc.no_json"),
        (b"\xff\xfe", "cli.unreadable"),
        (b"[]", "calc.no_cases"),
        (b'{"cases": {}}', "calc.no_cases"),
    ],
)
def test_what_is_no_list_of_cases_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, written: bytes, code: str
) -> None:
    cases = tmp_path / "cases.json"
    cases.write_bytes(written)
    assert main(["calc", "tvm", "--json", str(cases)]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code


@pytest.mark.parametrize("written", [b"\xef\xbb\xbf" + CASE.encode(), CASE.encode()])
def test_a_byte_order_mark_is_no_matter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, written: bytes
) -> None:
    cases = tmp_path / "cases.json"
    cases.write_bytes(written)
    answer = json.loads(_said(capsys, "tvm", "--json", str(cases)))
    assert answer == {"results": [{"id": "a", "outputs": {"value": "0", "reason": None}}]}


def test_half_a_character_in_an_id_comes_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cases = tmp_path / "cases.json"
    cases.write_text(CASE.replace('"a"', '"\\ud800"'), encoding="utf-8")
    answer = json.loads(_said(capsys, "tvm", "--json", str(cases)))
    assert answer["results"][0]["id"] == "\ud800"
