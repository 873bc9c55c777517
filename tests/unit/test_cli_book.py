"""The command line speaks the same services as the window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from finapp.cli import main
from finapp.services.book import Book
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


def test_the_calendar_speaks_chinese(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "--book", str(path), "--today", "2026-11-18", "--lang", "zh_CN"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines] == ["逾期"] * 4 + ["未到期"]


def test_the_system_chooses_the_language(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["undo", "--book", str(path)]) == 0
    assert capsys.readouterr().out == "已撤销：添加“iPhone 17 256 GB”\n"


def test_plan_shows_the_true_annual_rate(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--book", str(path)]) == 0
    printed = capsys.readouterr().out.split()
    assert {"0/12", "16.2%", "6,502.92"} <= set(printed)


def test_a_sound_book_passes_the_check(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--book", path) == (0, {"findings": []})


def test_the_check_names_what_is_wrong_and_fails(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book.open(path)
    with book.file.write("Break") as unit:
        unit.connection.exec_driver_sql("DELETE FROM installment")
    book.close()
    status, answer = run(capsys, "check", "--book", path)
    assert status == 1
    missing = next(one for one in answer["findings"] if one["code"] == "check.no_installments")
    assert main(["check", "--book", str(path)]) == 1
    assert missing["message"] in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("days", ["-5", "36501", "99999999999", "soon"])
def test_the_calendar_refuses_days_it_cannot_count(
    path: Path, capsys: pytest.CaptureFixture[str], days: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["calendar", "--book", str(path), f"--days={days}"])
    assert stopped.value.code == 2
    assert f"{days} is not a number of days from 0 to 36500" in capsys.readouterr().err


def test_the_farthest_days_show_the_whole_plan(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run(capsys, "calendar", "--book", path, "--days", "36500")
    assert (status, len(answer["obligations"])) == (0, 12)


def test_a_passphrase_file_opens_an_encrypted_book(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, secret = tmp_path / "secret.finapp", tmp_path / "passphrase"
    Book.create(path, "correct horse").close()
    secret.write_text("correct horse\n", encoding="utf-8")
    assert run(capsys, "plan", "--book", path, "--passphrase-file", secret) == (0, {"plans": []})
    assert run(capsys, "plan", "--book", path)[0] == 2


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
    printed = capsys.readouterr()
    assert "找不到" in printed.err
    assert printed.out == ""


def test_undo_takes_back_what_was_done_last(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["undo", "--book", str(path)]) == 0
    assert "iPhone 17 256 GB" in capsys.readouterr().out
    assert run(capsys, "plan", "--book", path) == (0, {"plans": []})
    while main(["undo", "--book", str(path)]) == 0:
        pass
    assert "nothing to undo" in capsys.readouterr().err
