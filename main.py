"""Starts finapp, unless this Python and this Qt do not go together."""

from __future__ import annotations

import sys
from importlib.metadata import version

BROKEN = (
    "PySide6 {qt} aborts under Python {python}: each signal drops a reference to True. "
    'Install "PySide6-Essentials<6.12", or use Python 3.12 or newer.'
)


def main() -> int:
    """Check the pairing of interpreter and Qt, then run the window."""
    qt = version("PySide6-Essentials")
    if sys.version_info < (3, 12) and tuple(int(part) for part in qt.split(".")[:2]) >= (6, 12):
        sys.stderr.write(BROKEN.format(qt=qt, python=".".join(map(str, sys.version_info[:3]))) + "\n")
        return 1
    from ui.app import main as run  # noqa: PLC0415 - only after the check

    return run()


if __name__ == "__main__":
    sys.exit(main())
