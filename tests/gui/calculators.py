"""The Calculators page in its window, for the tests of its calculators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.gui.real_pages import open_page, small_household
from ui.explain_panel import ExplainPanel
from ui.views.calculators import CalculatorsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.calculators.panel import Calculator
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.fields import ValueEdit
    from ui.widgets.picker import Picker
    from ui.widgets.segmented import Segmented

LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The page in its window, and what a test does with it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: CalculatorsPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    def show(self, calculator: Calculator) -> None:
        """Choose a calculator by its segment and wait until it stands in its place."""
        key = next(key for key, one in self.page.all.items() if one is calculator)
        names = [one.text() for one in self.page.kind.findChildren(QToolButton)]
        QTest.mouseClick(self.segment(self.page.kind, names[list(self.page.all).index(key)]), LEFT)
        self.qtbot.waitUntil(calculator.isVisible)

    def type_into(self, field: ValueEdit, text: str) -> None:
        """Write over what stands in a field, key by key."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def pick(self, picker: Picker, text: str) -> None:
        """Open a list, type the beginning of a choice, take it."""
        picker.open_list(text)
        popup = picker.popup()
        assert popup is not None
        QTest.keyClick(popup.search, Qt.Key.Key_Return)

    def segment(self, control: Segmented, text: str) -> QToolButton:
        """Return one choice of a segmented control, once it has its place."""
        found = next(one for one in control.findChildren(QToolButton) if one.text() == text)
        self.qtbot.waitUntil(lambda: found.height() > 8)
        return found

    def wait_for(self, calculator: Calculator, shown: str = "answer") -> None:
        self.qtbot.waitUntil(lambda: calculator.shown() == shown)

    def explanation(self) -> str:
        """Return the text of the explanation that is open, and close it."""
        panel = next(one for one in self.window.findChildren(ExplainPanel) if one.isVisible())
        text = panel.text()
        panel.close()
        return text


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "home.finapp"
    small_household(path)
    window, page = open_page(qtbot, settings, path, "calculators")
    assert isinstance(page, CalculatorsPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Opened(qtbot, window, page)
    window.close()
    window.deleteLater()
    qtbot.wait(0)
