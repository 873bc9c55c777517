"""The first way through the product, in the real program, from an empty computer to the third start.

Someone imports an Alipay export into an encrypted book, buys a laptop in twelve installments, finds every
repayment in the calendar, marks one paid, takes that back, and quits; what they did is there at the next
start, and can still be taken back at the one after.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.architecture.source import ROOT
from tests.e2e import program
from tests.e2e.stories import ITEM, MANY, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.e2e
DAY = "2026-11-18"
UNAVOIDABLE = "This plugin does not support"
"""What Qt says of windows on a screen that is none."""
BILL = ROOT / "tests" / "files" / "alipay_november.csv"


@dataclass
class Computer:
    """A home folder, and a screen where there is one to be had."""

    folder: Path
    display: str | None

    @property
    def book(self) -> Path:
        return self.folder / "home" / "Documents" / "finapp" / "My household.finapp"

    def environment(self) -> dict[str, str]:
        own = {"HOME": str(self.folder / "home"), "FINAPP_SETTINGS": str(self.folder / "finapp.ini")}
        if self.display is not None:
            own |= {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        return kept | own

    def spend(self, day: str, status: int = 0) -> None:
        """Start the program, let the story of `day` happen, and see it end without a complaint."""
        words = ["--lang", "en", "--theme", "light", "--today", DAY]
        command = [sys.executable, "-m", "tests.e2e.stories", day, str(self.folder), *words]
        answer = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=250,
        )
        assert answer.returncode == status, answer.stderr
        said = [line for line in answer.stderr.splitlines() if UNAVOIDABLE not in line]
        assert said == []

    def asks(self, *words: str) -> Any:
        """Return what the command line says about the book."""
        secret = self.folder / "passphrase"
        secret.write_text(PASSPHRASE, encoding="utf-8")
        shared = ["--book", str(self.book), "--passphrase-file", str(secret), "--today", DAY, "--json"]
        command = [sys.executable, "-m", "finapp", *words, *shared]
        answer = subprocess.run(command, cwd=ROOT, env=self.environment(), capture_output=True, check=True)
        return json.loads(answer.stdout)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    (tmp_path / "home").mkdir()
    if program.can_show():
        with program.screen() as display:
            yield Computer(tmp_path, display)
    else:
        yield Computer(tmp_path, None)


def _write_bill(computer: Computer, text: str) -> None:
    bill = text.replace("\n", "\r\n").encode("gb18030")
    (computer.folder / "alipay_record.csv").write_bytes(bill)


def _installments(calendar: Any) -> list[dict[str, Any]]:
    return [row for row in calendar["obligations"] if row["title"] == ITEM]


def test_everything_is_as_it_was_after_each_start(computer: Computer) -> None:
    _write_bill(computer, BILL.read_text(encoding="utf-8"))

    computer.spend("first_day")
    assert computer.asks("check") == {"findings": []}
    first = computer.asks("calendar", "--days", "400")
    rows = _installments(first)
    assert [row["number"] for row in rows] == list(range(1, 13))
    total = Decimal(sum(row["amount"]["minor"] for row in rows)) / 100
    assert total == Decimal("6450.00")

    computer.spend("second_day")
    second = _installments(computer.asks("calendar", "--days", "400"))
    assert second == rows[1:]
    assert computer.asks("check") == {"findings": []}

    computer.spend("third_day")
    assert computer.asks("calendar", "--days", "400") == first
    assert computer.asks("check") == {"findings": []}
    assert "MacBook" in computer.asks("undo")["undone"]["text"]


def test_killed_in_mid_import_the_program_starts_as_if_nothing_had_been(computer: Computer) -> None:
    head = BILL.read_text(encoding="utf-8").partition("\n2026-")[0]
    rows = (
        f"2026-09-{1 + number % 30:02} 09:30:00,餐饮美食,某茶铺,abc,奶茶,"
        f"支出,32.00,余额宝,交易成功,T{number},M{number},,"
        for number in range(MANY)
    )
    _write_bill(computer, "\n".join([head, *rows, ""]))
    computer.spend("cut_off", -signal.SIGKILL)
    assert computer.asks("check") == {"findings": []}
    computer.spend("after_the_cut")
    assert computer.asks("check") == {"findings": []}
    assert computer.asks("undo")["undone"]["name"] == "import_file"
