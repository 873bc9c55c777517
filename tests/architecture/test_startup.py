"""The window's frame is there before the heavy libraries are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT, modules

HEAVY = {"sqlalchemy", "alembic", "matplotlib", "numpy", "scipy", "holidays", "openpyxl", "pyzipper"}
IMPORT_AND_TELL = "import sys; __import__(sys.argv[1]); print(*sys.modules)"
ENTRANCES = ("ui.app", "ui.main_window", "ui.context", "ui.theme", "ui.tasks")
PRESENT = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in modules("ui")}


@pytest.mark.parametrize("name", [name for name in ENTRANCES if name in PRESENT])
def test_importing_the_window_loads_no_heavy_library(name: str) -> None:
    command = [sys.executable, "-c", IMPORT_AND_TELL, name]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert {loaded.partition(".")[0] for loaded in answer.stdout.split()} & HEAVY == set()
