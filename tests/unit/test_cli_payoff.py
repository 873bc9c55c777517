"""`finapp payoff` and `finapp health` on the sample household."""

from __future__ import annotations

import ctypes
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from finapp.cli import main
from finapp.cli_parts import without_solvers_words
from finapp.services.sample import create_sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "sample.finapp"
    create_sample(path).close()
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    status = main([*map(str, arguments), "--json", "--today", "2026-11-18"])
    return status, json.loads(capsys.readouterr().out)


def test_ways_out_of_debt(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    status, said = run(capsys, "payoff", "--book", sample, "--extra", 1500, "--quick", "--steps")
    assert status == 0
    assert said["owed"] == {"minor": 8_097_067, "currency": "CNY"}
    ways = {way["strategy"]: way for way in said["ways"]}
    assert list(ways) == ["minimums", "avalanche", "snowball", "custom"]
    assert ways["avalanche"]["cost"]["minor"] < ways["minimums"]["cost"]["minor"]
    assert ways["avalanche"]["steps"][0]["lender"] == "CMB card"
    assert ways["avalanche"]["balances"][0] == {"on": "2026-11-18", "owed": 8_097_067}


def test_the_optimum_is_among_them(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    arguments = ["payoff", "--book", str(sample), "--extra", "1500", "--today", "2026-11-18", "--lang", "en"]
    assert main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "minimums only",
        "highest rate first",
        "smallest first",
        "my order",
        "least cost",
    ]


def test_an_own_order_names_lenders(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    order = "Zhou Ming, CMB card"
    status, said = run(capsys, "payoff", "--book", sample, "--extra", 900, "--quick", "--order", order)
    assert (status, said["ways"][3]["order"][0]) == (0, "Zhou Ming")
    status, said = run(capsys, "payoff", "--book", sample, "--quick", "--order", "Nobody")
    assert (status, said["error"]["code"]) == (2, "payoff.no_lender")


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--extra", "-5", "payoff.negative"),
        ("--extra", "much", "amount.not_a_number"),
        ("--yield", "much", "amount.not_a_number"),
        ("--yield", "400", "plan.rate"),
    ],
)
def test_what_cannot_be_is_refused(
    capsys: pytest.CaptureFixture[str], sample: Path, option: str, value: str, code: str
) -> None:
    status, said = run(capsys, "payoff", "--book", sample, "--quick", f"{option}={value}")
    assert (status, said["error"]["code"]) == (2, code)


def test_health_comes_with_its_rows(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    status, said = run(capsys, "health", "--book", sample)
    assert (status, said["committed"], said["left_out"]) == (0, None, [])
    assert said["late"][0]["title"] == "iPhone 17 256 GB"
    assert [row["lender"] for row in said["lenders"]][:2] == ["ICBC loan", "CMB card"]
    assert main(["health", "--book", str(sample), "--today", "2026-11-18", "--lang", "en"]) == 0
    assert "No income is recorded" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="the C library has another name there")
def test_what_a_library_prints_is_no_part_of_the_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with without_solvers_words():
        ctypes.CDLL(None).puts(b"words of a library")
    sys.stdout.write("answer\n")
    assert capfd.readouterr().out == "answer\n"
