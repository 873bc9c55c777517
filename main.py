"""Starts finapp, unless this Python and this Qt do not go together or there is no screen."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version

BROKEN = (
    "PySide6 {qt} aborts under Python {python}: each signal drops a reference to True. "
    'Install "PySide6-Essentials<6.12", or use Python 3.12 or newer.'
)

NO_SCREEN = (
    "finapp has a window and found no screen: neither DISPLAY nor WAYLAND_DISPLAY is set. "
    "Start it on a desktop; “python -m finapp --help” names what works without one."
)
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Check the pairing of interpreter and Qt and that there is a screen, then run the window."""
    qt = version("PySide6-Essentials")
    if sys.version_info < (3, 12) and tuple(int(part) for part in qt.split(".")[:2]) >= (6, 12):
        sys.stderr.write(BROKEN.format(qt=qt, python=".".join(map(str, sys.version_info[:3]))) + "\n")
        return 1
    if (
        sys.platform.startswith("linux")
        and "--self-test" not in sys.argv
        and not any(map(os.environ.get, SCREENS))
    ):
        sys.stderr.write(NO_SCREEN + "\n")
        return 1
    from ui.app import main as run  # noqa: PLC0415 - only after the check

    return run()


if __name__ == "__main__":
    sys.exit(main())
