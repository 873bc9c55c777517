"""What every test of the window shares: no screen, settings of its own, and no thread left running."""

from __future__ import annotations

import datetime as dt
import os
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest

from finapp.services.book import Book
from tests.gui.window_pages import PAGES
from ui import fonts, i18n, theme
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


PATIENCE_MS = 30_000


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Show widgets in the type, the light theme and the English they ship with."""
    fonts.load()
    i18n.set_language(qapp, "en")
    theme.set_theme(qapp, "light")


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Hands that wait longer than five seconds for what a loaded machine is slow to do."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE_MS)  # type: ignore[method-assign] # its default
    return qtbot


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


@pytest.fixture
def today() -> dt.date:
    """The day of the sample household."""
    return dt.date(2026, 11, 18)


@pytest.fixture
def book_path(tmp_path: Path, today: dt.date) -> Path:
    """A book with two members, closed."""
    path = tmp_path / "household.finapp"
    book = Book.create(path, today=lambda: today)
    book.members.add("Lin Wei")
    book.members.add("Chen Hao")
    book.file.forget_history()
    book.close()
    return path


@pytest.fixture
def make_window(qtbot: QtBot, settings: Settings, today: dt.date) -> Iterator[Callable[[], MainWindow]]:
    """Make windows with invented pages; each is closed when the test ends."""
    made: list[MainWindow] = []

    def build() -> MainWindow:
        window = MainWindow(settings, today=lambda: today, pages=PAGES)
        made.append(window)
        window.resize(1440, 900)
        window.show()
        return window

    yield build
    for window in made:
        window.close()
        window.deleteLater()
    qtbot.wait(0)


@pytest.fixture
def window(qtbot: QtBot, make_window: Callable[[], MainWindow], book_path: Path) -> MainWindow:
    """A window with the book open and its first page shown."""
    made = make_window()
    made.books.open(book_path)
    qtbot.waitUntil(lambda: made.deck is not None and made.deck.current is not None)
    return made
