"""Every test's surroundings: no screen, no home folder, one time zone, nothing left behind."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before Qt or finapp are imported: both read these once.
HOME = Path(tempfile.mkdtemp(prefix="finapp-tests-"))
os.environ |= {
    "QT_QPA_PLATFORM": "offscreen",
    "TZ": "UTC",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "HOME": str(HOME),
    "XDG_CONFIG_HOME": str(HOME / "config"),
    "XDG_DATA_HOME": str(HOME / "data"),
    "XDG_CACHE_HOME": str(HOME / "cache"),
    "XDG_STATE_HOME": str(HOME / "state"),
    "XDG_RUNTIME_DIR": str(HOME),
}
for name in ("LANGUAGE", "FINAPP_SETTINGS"):
    os.environ.pop(name, None)
time.tzset()

settings.register_profile("fast", max_examples=60, deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("fast"), derandomize=True, database=None)
settings.register_profile(
    "thorough", settings.get_profile("fast"), max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "fast"))


def pytest_unconfigure() -> None:
    """Remove the home folder of this run."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_home() -> Iterator[None]:
    """Give every test a home folder in which nothing was ever saved."""
    yield
    for entry in HOME.iterdir():
        if entry.name == "cache":  # what costs time and decides nothing: fonts
            continue
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()


@pytest.fixture(autouse=True)
def _no_threads_left() -> Iterator[None]:
    """Fail a test that leaves a thread running: its work would land in another test."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def _no_garbage_collected_in_workers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect between tests only, when no worker runs: see `ui.garbage`."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _no_windows_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close and report windows that a test left open."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - only where Qt is loaded anyway
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {left}"
