"""The `finapp` command, called the way a script calls it."""

from __future__ import annotations

import subprocess
import sys

import finapp
from tests.architecture.source import ROOT


def _finapp(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "finapp", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_version() -> None:
    answer = _finapp("--version")
    assert (answer.returncode, answer.stdout) == (0, f"finapp {finapp.__version__}\n")


def test_an_unknown_argument_is_named() -> None:
    answer = _finapp("--no-such-thing")
    assert answer.returncode == 2
    assert "--no-such-thing" in answer.stderr
