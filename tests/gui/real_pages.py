"""A window with the pages of the product, open on the small household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.household import DAY, Household, today
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings
    from ui.views.page import Page


def small_household(path: Path) -> None:
    """Make a book with the phone of the sample, three of its installments paid, and one bill."""
    home = Household.create(path)
    home.iphone()
    plan = home.book.plans.all()[0]
    for row in plan.installments[:3]:
        home.book.payments.pay_installments([row.id], home.bank, row.due)
    home.book.purchases.add(home.purchase(home.huabei, 20_000, DAY.replace(day=9), "Groceries"))
    home.book.file.forget_history()
    home.close()


def open_page(qtbot: QtBot, settings: Settings, path: Path, key: str) -> tuple[MainWindow, Page]:
    """Show one page of the product in a window of 1440 × 900; the caller closes the window."""
    settings.set_text("window/page", key)
    window = MainWindow(settings, today=today)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.books.open(path)
    qtbot.waitUntil(lambda: window.deck is not None and window.deck.current is not None)
    assert window.deck is not None
    page = window.deck.current
    assert page is not None
    return window, page
