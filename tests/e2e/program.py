"""The real program on a screen of its own, seen and driven from outside like a person does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image, ImageGrab

from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 60
"""Seconds after which a window that does not come counts as missing."""
SCREEN = "1440x900x24"


def can_show() -> bool:
    """Say whether this machine has a screen without a monitor, and hands to use it."""
    return shutil.which("Xvfb") is not None and shutil.which("xdotool") is not None


@contextmanager
def screen() -> Iterator[str]:
    """Open an X screen; give its name, such as `:99`."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


class Program:
    """A started finapp. Its window is the only one on its screen, so keys go where it puts the focus."""

    def __init__(self, display: str, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._display = display

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        environment = {**os.environ, "DISPLAY": self._display}
        answer = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return answer.stdout.strip()

    def wait_for_window(self, title: str) -> None:
        """Wait until a window whose title matches the regular expression `title` is shown; focus it."""
        window = self._xdotool("search", "--sync", "--onlyvisible", "--name", title).splitlines()[-1]
        self._xdotool("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        """Press and release each of `keys`, named as X names them: `ctrl+n`, `Return`."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def picture(self) -> Image.Image:
        """Return what the screen shows."""
        return ImageGrab.grab(xdisplay=self._display)

    def wait_until(self, done: Callable[[], bool]) -> None:
        """Look again and again until `done`."""
        until = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < until, "nothing changed on the screen"

    def wait_until_it_ends(self) -> tuple[int, str]:
        """Wait for the program to end by itself; return its exit status and what it complained about."""
        _out, complaint = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, complaint


@contextmanager
def finapp(display: str, settings: Path, *arguments: str) -> Iterator[Program]:
    """Start the program on `display` with settings of its own; end it at the latest with this block."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "FINAPP_SETTINGS": str(settings),
    }
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Program(display, process)
        finally:
            if process.poll() is None:
                process.kill()
