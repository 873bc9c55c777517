"""What make does on a machine where things are missing."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

from tests.architecture.source import ROOT
from tools import bootstrap, system_libraries

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LDD = """\
\tlinux-vdso.so.1 (0x00007ffd5b5f2000)
\tlibQt6Gui.so.6 => /env/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f3b3c000000)
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f3b3b000000)
"""


def test_missing_libraries_are_read_from_ldd() -> None:
    assert system_libraries.unresolved(LDD) == ["libxcb-cursor.so.0", "libEGL.so.1"]


def test_one_command_names_each_package_once() -> None:
    packages = system_libraries.packages_for(["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"])
    command = system_libraries.install_command(packages)
    assert command == "sudo apt-get install --yes --no-install-recommends libglib2.0-0 libegl1"


def test_someone_who_is_not_root_is_told_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system_libraries, "missing_libraries", lambda: ["libEGL.so.1"])
    assert system_libraries.main("run") == 1
    assert "    sudo apt-get install --yes --no-install-recommends libegl1\n" in capsys.readouterr().err


def test_qt_starts_here_and_each_library_it_wants_has_a_package() -> None:
    scripts, complaint = system_libraries.start_qt()
    assert complaint == ""
    assert "Latin" in scripts
    assert set(system_libraries.missing_libraries()) <= set(system_libraries.DEBIAN_PACKAGES)


def test_setting_up_for_tests_includes_what_running_needs() -> None:
    assert set(bootstrap.requirements("run")) < set(bootstrap.requirements("test"))


def test_a_named_interpreter_that_is_too_old_is_refused_with_a_sentence(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    answer = subprocess.run(
        ["sh", ROOT / "tools/find_python.sh", old], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert "finapp needs Python 3.11 or newer" in answer.stderr


def test_the_named_interpreter_is_used() -> None:
    answer = subprocess.run(
        ["sh", ROOT / "tools/find_python.sh", sys.executable], capture_output=True, text=True, check=True
    )
    assert answer.stdout == f"{sys.executable}\n"


def test_the_makefile_and_the_package_agree_on_the_oldest_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    script = (ROOT / "tools/find_python.sh").read_text(encoding="utf-8")
    assert project["requires-python"] == ">=3.11"
    assert "(3, 11)" in script


def test_without_a_screen_the_window_says_so() -> None:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    nowhere = {name: value for name, value in os.environ.items() if name not in screens}
    answer = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=nowhere, capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("finapp has a window and found no screen")


def test_make_brings_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: calls.append(command))
    bootstrap.install("run")
    assert calls[-1][-3:] == ["--no-deps", "--editable", str(ROOT)]
