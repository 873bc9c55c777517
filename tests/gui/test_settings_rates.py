"""Exchange rates in Settings: noted, listed, removed; sums of the pages follow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.hands import type_text
from tests.gui.real_pages import open_page
from ui.views.settings import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.settings_rates import RatesCard

LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The card in its window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: SettingsPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def card(self) -> RatesCard:
        return self.page.region.rates

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def words(self) -> list[str]:
        return [row.words.text() for row in self.card.rows]


@pytest.fixture
def opened(qtbot: QtBot, settings: Settings, book_path: Path) -> Iterator[Opened]:
    window, page = open_page(qtbot, settings, book_path, "settings")
    assert isinstance(page, SettingsPage)
    page.choose("region")
    qtbot.waitUntil(lambda: bool(page.values))
    yield Opened(qtbot, window, page)
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_a_rate_is_noted_removed_and_comes_back_with_undo(opened: Opened) -> None:
    card = opened.card
    assert (card.base.value(), card.quote.value()) == ("EUR", "CNY")
    QTest.mouseClick(card.add_rate, LEFT)
    assert card.rate.error() == "Enter what one unit is worth, such as 8.1240."
    type_text(card.rate, "8.1240")
    QTest.keyClick(card.rate, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: opened.words() == ["1 EUR = 8.124 CNY"])
    assert opened.book.exchange.all()[0].rate == Decimal("8.1240")
    assert card.rate.text() == ""
    QTest.mouseClick(card.rows[0].remove, LEFT)
    opened.qtbot.waitUntil(lambda: opened.words() == [])
    opened.window.shell.undo()
    opened.qtbot.waitUntil(lambda: opened.words() == ["1 EUR = 8.124 CNY"])


def test_a_rate_that_can_not_be_is_said_beside_it(opened: Opened) -> None:
    card = opened.card
    type_text(card.rate, "dear")
    QTest.mouseClick(card.add_rate, LEFT)
    assert card.rate.error() == "“dear” is not an exchange rate. Write it like 8.1240."
    card.rate.selectAll()
    type_text(card.rate, "1")
    card.quote.set_value("EUR")
    QTest.mouseClick(card.add_rate, LEFT)
    opened.qtbot.waitUntil(lambda: "no rate in itself" in card.trouble.text())
    assert opened.book.exchange.all() == []
