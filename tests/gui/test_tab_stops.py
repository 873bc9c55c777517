"""The Tab key leads through every page: each stop is seen and has a name. No page flashes a window."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from finapp.services.sample import create_sample, sample_day
from ui.main_window import MainWindow
from ui.views.registry import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings

MOST_STOPS = 150


class _Windows(QObject):
    """Remembers every window that is shown beside the first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.others: list[str] = []
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched is not self._window:
            self.others += [type(watched).__name__] * (watched.windowType() == Qt.WindowType.Window)
        return False


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, tmp_path: Path, sample: Path) -> Iterator[MainWindow]:
    path = tmp_path / "sample.finapp"
    shutil.copy(sample, path)
    made = MainWindow(settings, today=sample_day)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.books.open(path)
    qtbot.waitUntil(lambda: made.deck is not None and made.deck.current is not None)
    yield made
    made.close()
    made.deleteLater()
    qtbot.wait(0)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("tabs") / "sample.finapp"
    create_sample(path, language="en").close()
    return path


def _show(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.shell.navigate(page)
    qtbot.waitUntil(lambda: not window.tasks.busy)


def _stops(window: MainWindow) -> Iterator[QWidget]:
    """Yield where Tab goes until it comes back to where it was first."""
    first: QWidget | None = None
    for _ in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        QApplication.processEvents()  # nobody is faster than the layout of what was just built
        now = QApplication.focusWidget()
        assert now is not None
        if now is first:
            return
        first = first or now
        yield now
    pytest.fail("Tab never comes back")


def test_every_stop_is_seen_and_named(qtbot: QtBot, window: MainWindow) -> None:
    wrong = []
    for spec in PAGES:
        _show(qtbot, window, spec.key)
        for stop in _stops(window):
            text = getattr(stop, "text", str)()
            if not (stop.accessibleName() or text or stop.toolTip()):
                wrong.append(f"{spec.key}: a {type(stop).__name__} has no name")
            if stop.visibleRegion().isEmpty():
                wrong.append(f"{spec.key}: {type(stop).__name__} “{stop.accessibleName()}” is not seen")
    assert wrong == []


def test_no_page_flashes_a_window(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    windows = _Windows(window)
    qapp.installEventFilter(windows)
    for spec in PAGES:
        _show(qtbot, window, spec.key)
    window.rebuild()
    _show(qtbot, window, "overview")
    qapp.removeEventFilter(windows)
    assert windows.others == []
    assert window.isActiveWindow()
