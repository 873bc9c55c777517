"""Takes pictures of the window: one process for each look, each in a home folder of its own.

Qt reads the screen, the fonts and the environment when it starts, so they are settled here, before it does:
a screen of 1600 × 1000 that nobody sees, and one way to draw text whatever the desktop prefers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
AT_ONCE = 2
_FOREIGN = ("QT_", "XDG_", "FINAPP_", "FONTCONFIG_", "LANGUAGE", "LC_", "WAYLAND_", "DISPLAY")


CHINESE = "Noto Sans CJK SC"
"""The installed face that Chinese is written in; Debian's package is fonts-noto-cjk."""
_PATIENT = "Matplotlib is building the font cache"
NO_FACE = 3
"""Exit status of a process that lacks it."""


class NoFaceError(RuntimeError):
    """This machine cannot write Chinese as the references do."""


@dataclass(frozen=True)
class Look:
    """What differs between two pictures of one thing."""

    theme: str = "light"
    language: str = "en"
    width: int = 1440
    height: int = 900
    text_scale: float = 1.0

    @property
    def name(self) -> str:
        """Return “light-en”."""
        return f"{self.theme}-{self.language}"


LOOKS = tuple(Look(theme, language) for language in ("en", "zh_CN") for theme in ("light", "dark"))


def environment(home: Path) -> dict[str, str]:
    """Return the surroundings of a process that lives in `home` and draws as every machine does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    return kept | {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "FONTCONFIG_FILE": str(HERE / "fonts.conf"),
        "QT_QPA_PLATFORM": f"offscreen:configfile={HERE / 'screen.json'}",
        "QT_ENABLE_HIGHDPI_SCALING": "0",
        "PYTHONPATH": str(HERE.parent),
        # The list of installed fonts, which is long in the making.
        "MPLCONFIGDIR": str(Path(tempfile.gettempdir()) / "finapp-studio-fonts"),
    }


def shoot(look: Look, folder: Path, only: str = "", *, parts: bool = False) -> None:
    """Write a picture of each scene whose name contains `only` into `folder`, as `scene.png`.

    A picture shows the whole window, or with `parts` only what the scene is about: the page without the
    sidebar, the dialog without what lies behind it. Raises `RuntimeError` with the window's complaints, or
    `NoFaceError`. `dialogs.txt` names the classes of the dialogs that were shown.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="finapp-studio-") as home:
        words = [look.theme, look.language, str(look.width), str(look.height), str(look.text_scale)]
        command = [
            sys.executable,
            "-m",
            "tools.camera",
            *words,
            str(folder),
            only,
            "parts" if parts else "whole",
        ]
        answer = subprocess.run(  # noqa: S603 - our own interpreter
            command, env=environment(Path(home)), cwd=HERE.parent, capture_output=True, text=True, check=False
        )
    if answer.returncode == NO_FACE:
        message = f"the font {CHINESE} is not installed (fonts-noto-cjk)"
        raise NoFaceError(message)
    said = "\n".join(line for line in answer.stderr.splitlines() if _PATIENT not in line)
    if answer.returncode or said:
        message = f"{look.name}: {answer.stdout}{said}"
        raise RuntimeError(message)


def shoot_all(looks: Sequence[Look], folder: Path, only: str = "", *, parts: bool = False) -> None:
    """Take the pictures of every look, into a folder each, two looks at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = [pool.submit(shoot, look, folder / look.name, only, parts=parts) for look in looks]
    for job in jobs:
        job.result()
