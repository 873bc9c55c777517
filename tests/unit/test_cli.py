"""The `finapp` command, called the way a script calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import finapp
from finapp.services.book import Book
from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def _finapp(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "finapp", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_version() -> None:
    answer = _finapp("--version")
    assert (answer.returncode, answer.stdout) == (0, f"finapp {finapp.__version__}\n")


def test_version_as_json() -> None:
    assert json.loads(_finapp("--version", "--json").stdout) == {"version": finapp.__version__}


def test_without_a_command_it_names_them() -> None:
    answer = _finapp()
    assert answer.returncode == 0
    assert all(name in answer.stdout for name in ("import", "calendar", "undo", "plan", "check", "calc"))


def test_an_unknown_argument_is_named() -> None:
    answer = _finapp("--no-such-thing")
    assert answer.returncode == 2
    assert "--no-such-thing" in answer.stderr


def test_calc_answers_a_published_case_like_the_window_would() -> None:
    case = json.loads((ROOT / "tests/vectors/xirr.json").read_text(encoding="utf-8"))["cases"][0]
    asked = {
        "cases": [{key: case[key] for key in ("id", "kind", "inputs")}, {"id": "broken", "kind": "none"}]
    }
    command = [sys.executable, "-m", "finapp", "calc", "xirr", "--json", "-"]
    text = json.dumps(asked)
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=True)
    first, second = json.loads(done.stdout)["results"]
    difference = abs(Decimal(first["outputs"]["xirr"]) - Decimal(case["expected"]["xirr"]))
    assert difference <= Decimal(case["tolerance"].get("xirr", case["tolerance"].get("*", "0")))
    assert set(second["error"]) == {"code", "message"}


def test_calc_says_what_is_wrong() -> None:
    answer = _finapp("calc", "no-such-topic", "--json", "/nowhere")
    assert answer.returncode == 2
    assert json.loads(answer.stdout)["error"]["code"] == "cli.unreadable"
    assert "xirr" in json.loads(_finapp("calc", "--list").stdout)


def test_the_self_test_opens_both_books() -> None:
    answer = _finapp("--self-test")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    lines = answer.stdout.splitlines()
    assert {"empty book: opened", "sample book: opened", "self-test passed"} <= set(lines)


def test_the_self_test_looks_through_a_named_book_and_speaks_json(tmp_path: Path) -> None:
    book = tmp_path / "home.finapp"
    Book.create(book).close()
    before = book.read_bytes()
    answer = _finapp("--self-test", "--json", "--book", str(book))
    told = json.loads(answer.stdout)
    assert (answer.returncode, told["passed"]) == (0, True)
    assert {"named book: opened", "named book: page settings shown"} <= set(told["steps"])
    assert book.read_bytes() == before


def test_the_self_test_refuses_a_book_that_is_not_there(tmp_path: Path) -> None:
    answer = _finapp("--self-test", "--json", "--book", str(tmp_path / "none.finapp"))
    told = json.loads(answer.stdout)
    assert (answer.returncode, told["passed"]) == (1, False)
    assert "none.finapp" in " ".join(told["steps"])
