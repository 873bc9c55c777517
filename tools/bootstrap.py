"""Makes the virtual environment: interpreter, pinned dependencies, the system libraries Qt needs.

Run by make as `python tools/bootstrap.py run` or `… test`, with nothing installed yet: standard library only.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = str(ENVIRONMENT / "bin" / "python")


def requirements(purpose: str) -> list[str]:
    """Return what pyproject.toml asks for to `run` finapp or to `test` it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted: list[str] = list(project["dependencies"])
    if purpose == "test":
        wanted += project["optional-dependencies"]["dev"]
    return wanted


def is_usable(python: str) -> bool:
    """Say whether `python` starts and is the version this script runs on (a venv outlives its base)."""
    if not Path(python).exists():
        return False
    asked = [python, "-c", "import sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - our own venv
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def create_environment() -> None:
    """Create `.venv` with a pip of its own, also where Debian left ensurepip out of Python."""
    if is_usable(PYTHON):
        return
    print(f"Creating {ENVIRONMENT.name} with Python {sys.version.split()[0]}")  # noqa: T201 - its output
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    venv.create(ENVIRONMENT, clear=True, symlinks=True, with_pip=has_ensurepip)
    if not has_ensurepip:
        host_pip = [sys.executable, "-m", "pip", "--python", PYTHON]
        subprocess.run([*host_pip, "install", "--quiet", "pip"], check=True)  # noqa: S603 - our own venv


def install(purpose: str) -> None:
    """Install the pinned versions and the `finapp` command; what is there already stays."""
    constraints = str(ROOT / "constraints.txt")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-c", constraints, *requirements(purpose)], check=True)  # noqa: S603 - our own venv
    subprocess.run([*pip, "--no-deps", "--editable", str(ROOT)], check=True)  # noqa: S603 - our own venv


def main(purpose: str) -> int:
    """Set everything up for `purpose`; return the exit status."""
    create_environment()
    install(purpose)
    check = [PYTHON, "-m", "tools.system_libraries", purpose]
    return subprocess.run(check, cwd=ROOT, check=False).returncode  # noqa: S603 - our own venv


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
