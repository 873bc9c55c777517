"""The command line shows statements and debts as the services know them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from finapp.cli import main
from finapp.services.sample import create_sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("cli") / "home.finapp"
    create_sample(found).close()
    return found


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    status = main([*map(str, arguments), "--json", "--today", "2026-11-18"])
    return status, json.loads(capsys.readouterr().out)


def test_statements_of_one_tool(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run(capsys, "statements", "CMB card", "--book", path, "--ahead", 0)
    assert status == 0
    closed, current = answer["statements"][-2:]
    assert (closed["closing"], closed["due"], closed["state"]) == ("2026-11-05", "2026-11-23", "upcoming")
    assert closed["amount_due"] == {"minor": 964_000 + 62_444, "currency": "CNY"}
    assert closed["minimum"] == {"minor": 48_200 + 62_444, "currency": "CNY"}
    assert (current["state"], current["interest"]["minor"] > 0) == ("open", True)


def test_rows_say_what_is_booked_and_what_is_computed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = run(capsys, "statements", "CMB card", "--book", path, "--ahead", 0, "--rows")
    rows = answer["statements"][-1]["rows"]
    assert [(row["kind"], row["source"]) for row in rows] == [
        ("payment", "expected"),
        ("installment", "book"),
        ("interest", "computed"),
    ]


def test_debts_list_every_lender(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run(capsys, "debts", "--book", path)
    assert status == 0
    card = next(one for one in answer["debts"] if one["lender"] == "CMB card")
    assert card["owed"] == {"minor": 1_546_500, "currency": "CNY"}
    assert card["next_amount"] == {"minor": 222_444, "currency": "CNY"}
    assert main(["debts", "--book", str(path), "--today", "2026-11-18", "--lang", "en"]) == 0
    assert "13.8% - 19.9%" in capsys.readouterr().out


def test_statements_read_as_a_table_in_chinese(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["statements", "CMB card", "--book", str(path), "--today", "2026-11-18", "--lang", "zh_CN"]
    assert main([*arguments, "--rows"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("2026-11-05" in line and "待还" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "code"), [(["Nobody"], "cli.no_tool"), (["--ahead", "601"], "cli.ahead")]
)
def test_what_can_not_be_shown_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    status, answer = run(capsys, "statements", "--book", path, *arguments)
    assert (status, answer["error"]["code"]) == (2, code)
