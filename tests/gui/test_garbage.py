"""Cycles die in the window's thread, whatever the workers do."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.garbage import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Knot(QWidget):
    """A widget that holds itself, as a slot that captures its owner does."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


@pytest.fixture
def _collector() -> Iterator[None]:
    parent = QObject()
    collector = Collector(parent)
    yield
    collector.stop()


def make_cycles() -> None:
    for _ in range(100_000):
        cycle: list[object] = []
        cycle.append(cycle)


@pytest.mark.usefixtures("qapp", "_collector")
def test_a_widget_in_a_cycle_dies_in_the_windows_thread(qtbot: QtBot) -> None:
    died: list[threading.Thread] = []
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    weakref.finalize(Knot(), lambda: died.append(threading.current_thread()))
    with ThreadPoolExecutor(1) as worker:
        worker.submit(make_cycles).result()
    assert died == []
    qtbot.waitUntil(lambda: bool(died))
    assert died == [threading.main_thread()]
