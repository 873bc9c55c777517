"""Installs a wheel in a fresh environment and starts it from another folder."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READ_RESOURCES = "from finapp.messages import LANGUAGES, catalog; assert all(map(catalog, LANGUAGES))"


def main(wheel: str) -> None:
    """Raise CalledProcessError unless `wheel` installs, tells its version and finds its resources."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "bin")
        install = [
            str(programs / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "-c",
            str(ROOT / "constraints.txt"),
        ]
        for command in (
            [*install, str(Path(wheel).resolve())],
            [str(programs / "finapp"), "--version"],
            [str(programs / "python"), "-c", READ_RESOURCES],
        ):
            subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - programs of that environment


if __name__ == "__main__":
    main(sys.argv[1])
