"""Runs a function of a test module in a process of its own: one that can be killed or given a small disk."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# A mount only this process and its children see; as root directly, else as root of a user namespace.
NAMESPACES = (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"])
MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'


def _command(function: Callable[..., None], arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", __name__, function.__module__, function.__qualname__, *arguments]


@cache
def namespace() -> list[str] | None:
    """Return the command that gives a process its own mounts here, or None where that is not allowed."""
    if shutil.which("unshare") is None:
        return None
    works = (
        command
        for command in NAMESPACES
        if subprocess.run(
            [*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
        ).returncode
        == 0
    )
    return next(works, None)


def run(function: Callable[..., None], *arguments: str) -> str:
    """Run `function(*arguments)` in a child; return what it printed; raise when it fails."""
    return _finished(_command(function, arguments))


def run_on_small_disk(function: Callable[..., None], disk: Path, size: str, *arguments: str) -> str:
    """Run `function(disk, *arguments)` in a child that sees a disk of `size` (such as `4m`) at `disk`."""
    own_mounts = namespace()
    assert own_mounts is not None, "skip the test where namespace() is None"
    command = _command(function, (str(disk), *arguments))
    return _finished([*own_mounts, "sh", "-c", MOUNT, "sh", size, str(disk), *command])


def _finished(command: list[str]) -> str:
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@contextmanager
def started(function: Callable[..., None], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start `function(*arguments)` and wait until it called `ready()`; it ends at the latest with this block.

    The child sees the end of its input when the block ends; it is killed if the block killed it before.
    """
    command = _command(function, arguments)
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        yield child


def ready() -> None:
    """Tell the waiting test that the child has come to the interesting point."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """Give `text` to the waiting test as the answer of `run` or `run_on_small_disk`."""
    sys.stdout.write(text)


def fill(ballast: Path) -> None:
    """Grow `ballast` until its disk is full to the last block."""
    file = os.open(ballast, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(file, bytes(4096))
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
    finally:
        os.close(file)


def wait_for_the_end() -> None:
    """Stay where the child is until its test is done with it."""
    sys.stdin.read()


if __name__ == "__main__":
    module, name, *rest = sys.argv[1:]
    getattr(importlib.import_module(module), name)(*rest)
