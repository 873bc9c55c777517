"""Nothing unfinished is landed."""

from __future__ import annotations

import re

from tests.architecture.source import project_files, shown

WORDS = (
    "TO" + "DO",
    "FIX" + "ME",
    "X" + "XX",
    "HA" + "CK",
    "NotImplemented" + "Error",
    "pragma: " + "no cover",
)
MARK = re.compile(r"\b(" + "|".join(WORDS) + r")\b")
SUFFIXES = {".py", ".sh", ".toml", ".qss", ".md"}


def test_no_file_carries_a_mark_of_unfinished_work() -> None:
    found = [
        f"{shown(path)}: {line.strip()}"
        for path in project_files()
        if path.suffix in SUFFIXES
        for line in path.read_text(encoding="utf-8").splitlines()
        if MARK.search(line)
    ]
    assert found == []
