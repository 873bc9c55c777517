"""Finds the system libraries, fonts and programs that Qt and the tests miss, and gets them where it may."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
QT_FILES = (
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
)
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}

# Starts Qt for real and tells which scripts the installed fonts can write.
PROBE = """
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QWidget
app = QGuiApplication([])
for system in (QFontDatabase.WritingSystem.Latin, QFontDatabase.WritingSystem.SimplifiedChinese):
    if QFontDatabase.families(system):
        print(system.name)
"""


def unresolved(ldd_output: str) -> list[str]:
    """Return the library names that `ldd` could not find, in its order."""
    return [line.split()[0] for line in ldd_output.splitlines() if line.rstrip().endswith("=> not found")]


def missing_libraries() -> list[str]:
    """Return the shared libraries that Qt's own files need and this machine lacks."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None or shutil.which("ldd") is None:
        return []
    qt = Path(spec.origin).parent / "Qt"
    found: dict[str, None] = {}
    for name in QT_FILES:
        answer = subprocess.run(["ldd", qt / name], capture_output=True, text=True, check=False)  # noqa: S603, S607
        found.update(dict.fromkeys(unresolved(answer.stdout)))
    return [name for name in found if not name.startswith("libQt6")]


def start_qt() -> tuple[set[str], str]:
    """Start Qt without a screen in a process of its own; return the scripts it writes, and its complaint."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True, check=False
    )
    return set(answer.stdout.split()), answer.stderr.strip() if answer.returncode else ""


def packages_for(libraries: list[str]) -> list[str]:
    """Return the Debian packages that hold `libraries`, each once; an unknown library stays as it is."""
    return list(dict.fromkeys(DEBIAN_PACKAGES.get(name, name) for name in libraries))


def wanted_packages(purpose: str) -> tuple[list[str], list[str]]:
    """Return the packages finapp cannot start without, and those only its tests want."""
    needed = packages_for(missing_libraries())
    scripts, complaint = start_qt()
    if not complaint and "Latin" not in scripts:
        needed.append("fonts-dejavu-core")
    extra: list[str] = []
    if purpose == "test":
        if not complaint and "SimplifiedChinese" not in scripts:
            extra.append("fonts-noto-cjk")
        extra += [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
    return needed, extra


def install_command(packages: list[str]) -> str:
    """Return the one command that installs `packages` on Debian and Ubuntu."""
    return "sudo apt-get install --yes --no-install-recommends " + " ".join(packages)


def apt_install(packages: list[str]) -> bool:
    """Install `packages` as root; return whether that worked."""
    print("Installing " + " ".join(packages))  # noqa: T201 - its output
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "--quiet"], install):
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:  # noqa: S603
            return False
    return True


def main(purpose: str) -> int:
    """Name or install what is missing; return 1 when finapp could not start."""
    if not sys.platform.startswith("linux"):
        return 0
    has_apt = shutil.which("apt-get") is not None
    needed, extra = wanted_packages(purpose)
    if needed + extra and has_apt and os.geteuid() == 0 and apt_install(needed + extra):
        needed, extra = wanted_packages(purpose)
    say = sys.stderr.write
    if needed:
        say("finapp’s window needs system libraries that are missing here. On Debian and Ubuntu:\n")
        say(f"    {install_command(needed + extra)}\nand run make again.\n")
        return 1
    _scripts, complaint = start_qt()
    if complaint:
        say(f"Qt does not start on this machine:\n{complaint}\n")
        return 1
    if extra:
        say("Some tests will be skipped. To run them all, on Debian and Ubuntu:\n")
        say(f"    {install_command(extra)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
