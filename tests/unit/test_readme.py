"""What the README says a command prints with `--json` is what it prints."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from finapp.cli import main
from finapp.services.sample import create_sample, sample_day
from tests.architecture.source import ROOT
from tests.unit.alipay_bills import Row, bill_2023

if TYPE_CHECKING:
    from pathlib import Path

_TOKEN = re.compile(r'"([a-z0-9_]+)"|([{}\[\],:…])|[^"{}\[\],:…]+')
ANY = object()
"""Whatever is there."""


def _shape(text: str) -> Any:
    """Return what a shape of the README stands for: dicts of shapes, lists of one, or anything."""
    tokens = [match[1] or match[2] for match in _TOKEN.finditer(text) if match[1] or match[2]]

    def read() -> Any:
        first = tokens.pop(0)
        if first == "{":
            found: dict[str, Any] = {}
            while (key := tokens.pop(0)) != "}":
                if key == ",":
                    continue
                if key == ":":  # of words that stand for keys, such as a state
                    while tokens.pop(0) != "}":
                        pass
                    return ANY
                found[key] = ANY
                if tokens[0] == ":":
                    tokens.pop(0)
                    found[key] = read() if tokens[0] in "{[" else ANY
            return found
        inner = read() if tokens[0] == "{" else ANY
        while tokens.pop(0) != "]":
            pass
        return [inner]

    return read()


def _documented(command: str) -> Any:
    """Return the first shape in the row of a command."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{command}"))
    return _shape(row.split(" | ", 1)[1].split("`")[1])


def _check(shape: Any, value: Any, place: str = "answer") -> None:
    if isinstance(shape, dict):
        assert set(value) == set(shape), place
        for key, inner in shape.items():
            _check(inner, value[key], f"{place}.{key}")
    elif isinstance(shape, list):
        for one in value:
            _check(shape[0], one, f"{place}[]")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("readme") / "sample.finapp"
    made = create_sample(path, language="en")
    made.members.add("Somebody")
    made.close()
    return path


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    status = main([*map(str, arguments), "--json", "--today", sample_day().isoformat()])
    assert status == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["calendar", "plan", "statements", "debts", "health", "check", "undo"])
def test_a_command_prints_what_the_readme_says(
    book: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    answer = _run(capsys, command, "--book", book)
    _check(_documented(command), answer)
    assert any(answer.values()) or command == "check"  # a shape of nothing tells nothing


def test_the_payoff_is_printed_as_the_readme_says(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _check(_documented("payoff"), _run(capsys, "payoff", "--book", book, "--quick", "--extra", "1500"))


def test_an_import_is_printed_as_the_readme_says(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bill = tmp_path / "bill.csv"
    bill.write_text(bill_2023(Row(), Row(amount="?")), encoding="utf-8")
    answer = _run(capsys, "import", bill, "--book", book, "--dry-run")
    lines = answer.pop("lines")
    _check(_documented("import"), answer)
    row = next(line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if "| `import`" in line)
    _check(_shape(re.findall(r'`"lines": (\[.*?\])`', row)[0]), lines)
    assert len(lines) == 1
    assert answer["problems"]
