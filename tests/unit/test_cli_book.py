"""The command line speaks the same services as the window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from finapp.cli import main
from tests.unit.household import Household
from tests.unit.test_imports_service import BILL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    home = Household.create(tmp_path / "home.finapp")
    home.iphone()
    home.close()
    return tmp_path / "home.finapp"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    status = main([*map(str, arguments), "--json", "--today", "2026-11-18"])
    return status, json.loads(capsys.readouterr().out)


def test_calendar_lists_what_is_overdue_first(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run(capsys, "calendar", "--book", path)
    assert status == 0
    assert [(one["due"], one["state"]) for one in answer["obligations"]] == [
        *((f"2026-{month:02}-15", "overdue") for month in (8, 9, 10, 11)),
        ("2026-12-15", "upcoming"),
    ]
    assert answer["obligations"][0]["open"] == {"minor": 54190, "currency": "CNY"}


def test_plan_shows_the_true_annual_rate(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--book", str(path)]) == 0
    printed = capsys.readouterr().out.split()
    assert {"0/12", "16.2%", "6,502.92"} <= set(printed)


def test_a_sound_book_passes_the_check(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--book", path) == (0, {"findings": []})


def test_import_creates_a_book_and_a_second_import_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bill, book = tmp_path / "alipay.csv", tmp_path / "new.finapp"
    bill.write_bytes(BILL.encode("gb18030"))
    status, refused = run(capsys, "import", bill, "--book", book, "--create")
    assert (status, refused["error"]["code"]) == (2, "import.offer_needed")
    status, answer = run(capsys, "import", bill, "--book", book, "--fee", "3=0")
    assert (status, answer["imported"], answer["problems"]) == (0, 5, [])
    status, answer = run(capsys, "import", bill, "--book", book, "--fee", "3=0")
    assert (status, answer["error"]["code"]) == (2, "import.nothing_new")


def test_refusals_are_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run(capsys, "check", "--book", tmp_path / "none.finapp")
    assert (status, answer["error"]["code"]) == (2, "book.missing")
    assert main(["check", "--book", str(tmp_path / "none.finapp"), "--lang", "zh_CN"]) == 2
    assert "找不到" in capsys.readouterr().out


def test_undo_takes_back_what_was_done_last(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["undo", "--book", str(path)]) == 0
    assert "iPhone 17 256 GB" in capsys.readouterr().out
    assert run(capsys, "plan", "--book", path) == (0, {"plans": []})
    while main(["undo", "--book", str(path)]) == 0:
        pass
    assert "nothing to undo" in capsys.readouterr().out
