"""The Settings page: every change counts at once, and those of the book can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.gui.real_pages import open_page
from ui import fonts, theme
from ui.views.settings import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.segmented import Segmented

LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The page in its window, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def page(self) -> SettingsPage:
        assert self.window.deck is not None
        page = self.window.deck.current
        assert isinstance(page, SettingsPage)
        return page

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def wait_for(self, key: str, value: object) -> None:
        self.qtbot.waitUntil(lambda: self.book.settings.all()[key] == value)

    def names(self) -> list[str]:
        return [member.name for member in self.book.members.all()]

    def press(self, control: Segmented, text: str) -> None:
        found = [one for one in control.findChildren(QToolButton) if one.text() == text]
        QTest.mouseClick(found[0], LEFT)


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, book_path: Path, qapp: QApplication) -> Iterator[Opened]:
    window, page = open_page(qtbot, settings, book_path, "settings")
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: bool(page.values))
    yield Opened(qtbot, window)
    window.close()
    window.deleteLater()
    qtbot.wait(0)
    theme.set_theme(qapp, "light", scale=1.0)


def test_the_household_gets_a_name_and_undo_takes_it_back(opened: Opened) -> None:
    field = opened.page.household.name
    QTest.keyClicks(field, "Lin & Chen")
    QTest.keyClick(field, Qt.Key.Key_Return)
    opened.wait_for("name", "Lin & Chen")
    opened.qtbot.waitUntil(lambda: opened.window.windowTitle() == "Lin & Chen – finapp")
    opened.window.shell.undo()
    opened.wait_for("name", "")


def test_members_are_added_renamed_and_removed(opened: Opened) -> None:
    household = opened.page.household
    QTest.keyClicks(household.new, "Zhou Ming")
    QTest.mouseClick(household.add, LEFT)
    opened.qtbot.waitUntil(lambda: len(opened.page.household.rows) == 3)
    assert opened.names() == ["Lin Wei", "Chen Hao", "Zhou Ming"]
    row = household.rows[2]
    row.name.selectAll()
    QTest.keyClicks(row.name, "Zhou Li")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: opened.names()[2] == "Zhou Li")
    opened.qtbot.waitUntil(lambda: household.rows[2].name.value() == "Zhou Li")
    QTest.mouseClick(household.rows[2].remove, LEFT)
    opened.qtbot.waitUntil(lambda: len(opened.names()) == 2)


def test_a_member_needs_a_name(opened: Opened) -> None:
    household = opened.page.household
    QTest.mouseClick(household.add, LEFT)
    opened.qtbot.waitUntil(lambda: household.trouble.text() == "A member needs a name.")
    assert len(opened.names()) == 2


def test_sections_are_chosen_and_remembered(opened: Opened) -> None:
    page = opened.page
    QTest.mouseClick(page.items["region"], LEFT)
    assert page.region.isVisible()
    assert not page.household.isVisible()
    assert opened.window.settings.text("settings/section") == "region"
    opened.window.shell.navigate("settings", section="look")
    assert page.look.isVisible()


def test_week_and_currency_belong_to_the_book(opened: Opened) -> None:
    page = opened.page
    page.choose("region")
    opened.press(page.region.week, "Sunday")
    opened.wait_for("week_start", 6)
    QTest.keyClicks(page.region.currency, "E")
    popup = page.region.currency.popup()
    assert popup is not None
    QTest.keyClicks(popup.search, "UR")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    opened.wait_for("currency", "EUR")


def test_buffers_are_stored_when_the_field_is_left(opened: Opened) -> None:
    page = opened.page
    page.choose("buffers")
    page.buffers.buffer.selectAll()
    QTest.keyClicks(page.buffers.buffer, "8000")
    QTest.keyClick(page.buffers.buffer, Qt.Key.Key_Return)
    opened.wait_for("buffer_minor", 800_000)
    page.buffers.waiting.selectAll()
    QTest.keyClicks(page.buffers.waiting, "1.58")
    QTest.keyClick(page.buffers.waiting, Qt.Key.Key_Return)
    opened.wait_for("waiting_yield", "0.0158")


def test_the_theme_changes_at_once(opened: Opened) -> None:
    page = opened.page
    page.choose("look")
    opened.press(page.look.theme, "Dark")
    assert opened.window.settings.theme == "dark"
    assert theme.current().name == "dark"


def test_larger_text_builds_the_window_anew_and_comes_back_here(opened: Opened) -> None:
    page = opened.page
    page.choose("look")
    opened.press(page.look.scale, "125%")
    opened.qtbot.waitUntil(lambda: opened.page is not page)
    assert fonts.scale() == 1.25
    assert opened.page.look.scale.value() == "1.25"
    assert opened.page.look.isVisible()


def test_amounts_are_hidden(opened: Opened) -> None:
    page = opened.page
    page.choose("security")
    QTest.mouseClick(page.security.hide_amounts, LEFT)
    assert opened.window.settings.hide_amounts
    QTest.mouseClick(page.security.hide_amounts, LEFT)
    assert not opened.window.settings.hide_amounts
