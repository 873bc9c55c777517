"""A new user looks around in the invented household, then starts with their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui import window_books
from ui.views.first_start import FirstStart
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def test_the_sample_opens_in_a_file_of_its_own(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_books, "books_folder", lambda: tmp_path / "books")
    window = make_window()
    window.books.start()
    window.shell.run_command("open_sample")
    qtbot.waitUntil(lambda: window.context is not None)
    assert [path.name for path in (tmp_path / "books").glob("*.finapp")] == ["Sample household.finapp"]
    assert window.context is not None
    assert len(window.context.book.plans.all()) == 10
    banner = window.books.sample_banner
    assert banner is not None
    assert banner.isVisible()
    (button,) = banner.findChildren(Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(window.door, FirstStart)
