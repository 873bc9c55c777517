"""What every test of the window shares: no screen, settings of its own, and no thread left running."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest

from ui import fonts, theme
from ui.settings import Settings
from ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Show widgets in the type and the light theme they ship with."""
    fonts.load()
    theme.set_theme(qapp, "light")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file that only this test knows."""
    return Settings(tmp_path / "finapp.ini")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:  # noqa: ARG001 - signals need the application
    """Workers that are stopped when the test ends."""
    made = Tasks()
    yield made
    made.shutdown()
