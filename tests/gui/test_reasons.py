"""Whatever has a dotted underline explains itself: by F1, by a click, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.services.sample import create_sample
from tests.gui.real_pages import open_page
from ui.explain_panel import ExplainPanel
from ui.widgets.buttons import Button
from ui.widgets.labels import ExplainedLabel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton
PAGES = [
    ("overview", ""),
    ("purchases", ""),
    ("plans", ""),
    ("calculators", "offer"),
    ("calculators", "loan"),
    ("calculators", "comparison"),
    ("calculators", "savings"),
    ("calculators", "flows"),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.finapp"
    create_sample(path).close()
    return path


def numbers(window: MainWindow) -> list[ExplainedLabel]:
    """Return what is underlined and seen."""
    found = window.findChildren(ExplainedLabel)
    return [one for one in found if one.isVisible() and one.text() and one.focusPolicy()]


def panel(window: MainWindow) -> ExplainPanel | None:
    return next((one for one in window.findChildren(ExplainPanel) if one.isVisible()), None)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    tasks = window.context.tasks if window.context is not None else None
    qtbot.waitUntil(lambda: tasks is not None and not tasks.busy, timeout=15_000)


@pytest.mark.parametrize(("page", "section"), PAGES)
def test_underlined_numbers_explain_themselves(
    qtbot: QtBot, settings: Settings, sample: Path, page: str, section: str
) -> None:
    window, shown = open_page(qtbot, settings, sample, page)
    settle(qtbot, window)
    if page == "purchases":
        assert window.context is not None
        plan = next(one for one in window.context.book.plans.all() if one.purchase_id is not None)
        shown.go_to(purchase=plan.purchase_id)
    if section:
        shown.go_to(section=section)
        example = shown.current.empty.findChild(Button)  # type: ignore[attr-defined] # the calculators' page
        QTest.mouseClick(example, LEFT)
    qtbot.waitUntil(lambda: bool(numbers(window)), timeout=15_000)
    settle(qtbot, window)
    for number in numbers(window):
        for by_key in (True, False):
            if by_key:
                QTest.keyClick(number, Qt.Key.Key_F1)
            else:
                QTest.mouseClick(number, LEFT)
            qtbot.waitUntil(lambda: panel(window) is not None, timeout=15_000)
            opened = panel(window)
            assert opened is not None
            assert len(opened.text().splitlines()) > 1, number.accessibleName()
            opened.close()
    window.close()
    window.deleteLater()
    qtbot.wait(0)
