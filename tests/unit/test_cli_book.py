"""The command line speaks the same services as the window."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from finapp.cli import main
from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.money import Money
from finapp.services.book import Book
from tests.unit.alipay_bills import Row, bill_2023
from tests.unit.household import Household
from tests.unit.test_alipay_archive import PASSWORD, locked
from tests.unit.test_imports_service import BILL

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = {
    "plans": [],
    "total": {"amount": {"minor": 0, "currency": "CNY"}, "without_rate": [], "rate_of": None},
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    home = Household.create(tmp_path / "home.finapp")
    home.iphone()
    home.close()
    return tmp_path / "home.finapp"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    status = main([*map(str, arguments), "--json", "--today", "2026-11-18"])
    return status, json.loads(capsys.readouterr().out)


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let the command read `text` from its standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_calendar_lists_what_is_overdue_first(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run(capsys, "calendar", "--book", path)
    assert status == 0
    assert [(one["due"], one["state"]) for one in answer["obligations"]] == [
        *((f"2026-{month:02}-15", "overdue") for month in (8, 9, 10, 11)),
        ("2026-12-15", "upcoming"),
    ]
    assert answer["obligations"][0]["open"] == {"minor": 54190, "currency": "CNY"}


def test_sums_are_in_the_currency_of_the_book(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book.open(path, today=lambda: date(2026, 11, 18))
    for code, owed in (("EUR", -10_000), ("JPY", -5_000)):
        loan = AccountDraft(kind=AccountKind.LOAN, name=f"Loan in {code}", currency=code)
        book.accounts.add(loan, Money(owed, code), date(2026, 11, 1))
    book.exchange.set("EUR", "CNY", Decimal("8.124"), date(2026, 11, 17))
    book.close()
    total = run(capsys, "calendar", "--book", path)[1]["total"]
    assert total["amount"] == {"minor": 5 * 54_190, "currency": "CNY"}
    assert (total["without_rate"], total["rate_of"]) == ([], None)
    assert run(capsys, "plan", "--book", path)[1]["total"]["amount"]["minor"] == 650_292
    assert run(capsys, "debts", "--book", path)[1]["total"] == {
        "amount": {"minor": 599_900 + 81_240, "currency": "CNY"},
        "without_rate": [{"minor": 5_000, "currency": "JPY"}],
        "rate_of": "2026-11-17",
    }


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
    assert main(["calendar", "--book", str(path), f"--days={days}"]) == 2
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
    assert run(capsys, "plan", "--book", path, "--passphrase-file", secret) == (0, NOTHING)
    assert run(capsys, "plan", "--book", path)[0] == 2


def test_import_creates_a_book_and_a_second_import_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bill, book = tmp_path / "alipay.csv", tmp_path / "new.finapp"
    bill.write_bytes(BILL.encode("gb18030"))
    status, answer = run(capsys, "import", bill, "--book", book, "--create", "--fee", "3=0")
    totals = answer.pop("totals")
    assert (status, answer) == (0, {"records": 5, "rows": {"new": 5}, "imported": 5, "problems": []})
    assert {one["direction"]: one["count"] for one in totals} == {"支出": 3, "不计收支": 2}
    before = book.read_bytes()
    status, answer = run(capsys, "import", bill, "--book", book, "--fee", "3=0")
    assert (status, answer["rows"], answer["imported"]) == (0, {"duplicate": 5}, 0)
    assert book.read_bytes() == before


def test_an_import_that_is_refused_or_only_tried_leaves_no_book_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bill, folder = tmp_path / "alipay.csv", tmp_path / "books"
    folder.mkdir()
    bill.write_bytes(BILL.encode("gb18030"))
    book = folder / "new.finapp"
    status, refused = run(capsys, "import", bill, "--book", book, "--create")
    assert (status, refused["error"]["code"]) == (2, "import.offer_needed")
    status, refused = run(capsys, "import", tmp_path / "none.csv", "--book", book, "--create")
    assert (status, refused["error"]["code"]) == (2, "cli.unreadable")
    status, tried = run(capsys, "import", bill, "--book", book, "--create", "--dry-run")
    assert (status, tried["rows"], tried["imported"]) == (0, {"new": 5}, 0)
    assert list(folder.iterdir()) == []


def test_a_tried_import_says_what_would_become_of_each_row(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bill = tmp_path / "alipay.csv"
    closed = Row(item="雨伞", amount="20.00", status="交易关闭", order="2")
    bill.write_bytes(bill_2023(Row(item="耳机", amount="1238.70", method="花呗", order="1"), closed).encode())
    status, answer = run(capsys, "import", bill, "--book", path, "--dry-run")
    (total,) = answer["totals"]
    assert (status, total["direction"], total["count"], total["amount"]["minor"]) == (0, "支出", 2, 125_870)
    assert total["claimed"] == {"count": 2, "amount": {"minor": 125_870, "currency": "CNY"}}
    bought, left_out = answer["lines"]
    assert (bought["text"], bought["kind"], bought["state"], bought["account"]) == (
        "耳机",
        "purchase",
        "new",
        "花呗",
    )
    assert bought["amount"] == {"minor": -123_870, "currency": "CNY"}
    assert (left_out["kind"], left_out["state"], left_out["amount"]["minor"]) == ("closed", "skipped", 0)
    main(["import", str(bill), "--book", str(path), "--dry-run", "--lang", "en"])
    printed = capsys.readouterr().out
    assert "2026-03-09" in printed
    assert "closed order" in printed


@pytest.mark.parametrize("fee", ["3", "three=1", "3=x", "3=NaN", "3=-5", "3=101", "0=5", "-3=5", "9999=5"])
def test_a_fee_that_can_not_be_is_refused(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], fee: str
) -> None:
    (tmp_path / "alipay.csv").write_bytes(BILL.encode())
    status, answer = run(capsys, "import", tmp_path / "alipay.csv", "--book", path, f"--fee={fee}")
    assert (status, answer["error"]["code"]) == (2, "cli.fee")
    assert fee in answer["error"]["message"]


def test_what_a_file_leaves_open_is_a_problem_until_an_option_answers_it(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bill = tmp_path / "alipay.csv"
    rows = (
        Row(item="耳机", amount="899.00", method="余额宝&花呗分期(3期)", order="1"),
        Row(item="电视", amount="3000.00", method="招商银行信用卡(8812)分3期", order="2"),
        Row(item="余额宝-单次转出到卡", amount="50.00", direction="不计收支", method="余额宝", order="3"),
    )
    bill.write_bytes(bill_2023(*rows).encode("gb18030"))
    status, answer = run(capsys, "import", bill, "--book", path, "--dry-run")
    lines = [one["line"] for one in answer["problems"]]
    assert (status, answer["rows"]) == (0, {"new": 1, "needs_you": 2})
    assert [one["message"].split(".")[0] for one in answer["problems"]] == [
        "Paid from several accounts",
        "The file does not name the bank account",
    ]
    said = ["--fee", "Huabei:3=2.5", "--fee", "3=0", "--days", "招商银行 ··8812=5/23", "--bank", "ICBC debit"]
    status, answer = run(capsys, "import", bill, "--book", path, *said, "--share", f"{lines[0]}=300")
    assert (status, answer["imported"], answer["problems"]) == (0, 3, [])
    plans = {one["title"]: one for one in run(capsys, "plan", "--book", path)[1]["plans"]}
    assert plans["耳机"]["open"]["minor"] == 59_900 + 1_498
    assert plans["电视"]["open"]["minor"] == 300_000


@pytest.mark.parametrize(
    ("option", "text", "code"),
    [
        ("--share", "2", "cli.share"),
        ("--share", "9=3", "cli.share"),
        ("--share", "2=abc", "amount.not_a_number"),
        ("--share", "2=1+2+3", "import.shares"),
        ("--share", "2=99", "import.shares"),
        ("--days", "花呗", "cli.days"),
        ("--days", "花呗=0/40", "cli.days"),
        ("--bank", "Nobody", "cli.no_account"),
    ],
)
def test_an_answer_that_can_not_be_is_refused(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, text: str, code: str
) -> None:
    bill = tmp_path / "alipay.csv"
    bill.write_text(f"{BILL.splitlines()[0]}\n{Row(method='余额宝&花呗').as_2023()}\n", encoding="utf-8")
    status, answer = run(capsys, "import", bill, "--book", path, option, text)
    assert (status, answer["error"]["code"]) == (2, code)


def test_secrets_come_from_standard_input_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, bill = tmp_path / "secret.finapp", tmp_path / "bill.zip"
    Book.create(path, "correct horse").close()
    bill.write_bytes(locked({"alipay.csv": BILL.encode()}))
    typed(monkeypatch, f"correct horse\n{PASSWORD}\n")
    arguments = ("import", bill, "--book", path, "--passphrase-file", "-", "--password-file", "-")
    assert run(capsys, *arguments, "--fee", "3=0")[1]["imported"] == 5
    typed(monkeypatch, "wrong\n")
    status, answer = run(capsys, "plan", "--book", path, "--passphrase-file", "-")
    assert (status, answer["error"]["code"]) == (2, "book.wrong_passphrase")
    typed(monkeypatch, "")
    status, answer = run(capsys, "plan", "--book", path)
    assert (status, answer["error"]["code"]) == (2, "book.passphrase_needed")


def test_a_book_can_be_read_while_another_program_writes(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book.open(path)
    with book.file.write("slow"):
        assert len(run(capsys, "plan", "--book", path)[1]["plans"]) == 1
    book.close()


@pytest.mark.parametrize("day", ["1899-12-31", "9999-12-15", "2026-02-31", "tomorrow"])
def test_a_day_that_no_book_can_hold_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    assert main(["calendar", "--book", str(path), "--json", "--today", day]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"].startswith("date.")


def test_the_calendar_looks_from_the_last_day_that_a_book_can_hold(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--book", str(path), "--json", "--today", "2999-12-31", "--days", "36500"]
    assert main(["calendar", *arguments]) == 0
    assert len(json.loads(capsys.readouterr().out)["obligations"]) == 12


@pytest.mark.parametrize(
    "arguments", [["plan"], ["nonsense"], ["plan", "--book"], ["calendar", "--days", "x"]]
)
def test_a_wrong_use_is_refused_as_json_too(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--json"]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] in {"cli.usage", "cli.no_book"}
    assert main(arguments) == 2
    assert error["message"] in capsys.readouterr().err


def test_options_may_stand_before_the_command(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "--book", str(path), "plan"]) == 0
    assert len(json.loads(capsys.readouterr().out)["plans"]) == 1


def test_columns_line_up_in_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bill, book = tmp_path / "alipay.csv", tmp_path / "new.finapp"
    bill.write_bytes(BILL.replace("电饭煲", "Rice").encode())
    main(["import", str(bill), "--book", str(book), "--create", "--fee", "3=0"])
    capsys.readouterr()
    main(["calendar", "--book", str(book), "--days", "400", "--today", "2026-09-13"])
    lines = capsys.readouterr().out.splitlines()
    columns = {len(line[: line.index("CNY")].encode("gb18030")) for line in lines}
    assert len(columns) == 1


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
    assert run(capsys, "plan", "--book", path) == (0, NOTHING)
    while main(["undo", "--book", str(path)]) == 0:
        pass
    assert "nothing to undo" in capsys.readouterr().err
