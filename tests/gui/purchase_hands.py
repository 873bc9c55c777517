"""The purchase dialog in its window, and how tests type into it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from finapp.domain.credit import Offer
from finapp.domain.plan import CostConvention
from finapp.services.book import Book
from tests.gui.real_pages import open_page, small_household
from tests.unit.household import DAY
from ui.dialogs.purchase import PurchaseDialog
from ui.views.purchases import PurchasesPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from finapp.domain.account import Account
    from finapp.domain.purchase import Purchase
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.widgets.picker import Picker

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


class Opened:
    """The Purchases page in its window, and the dialog over it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def account(self, name: str) -> Account:
        return next(one for one in self.book.accounts.all().values() if one.name == name)

    def newest(self) -> Purchase:
        basis = self.book.purchase_entry.basis()
        assert basis.last is not None
        return basis.last

    def dialogs(self) -> list[PurchaseDialog]:
        return [one for one in self.window.findChildren(PurchaseDialog) if one.isVisible()]

    def add(self) -> PurchaseDialog:
        self.window.shell.run_command("add_purchase")
        self.qtbot.waitUntil(lambda: len(self.dialogs()) == 1)
        return self.dialogs()[0]

    def wait_until_gone(self) -> None:
        self.qtbot.waitUntil(lambda: not self.dialogs())

    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def toast(self) -> str:
        return self.window.frame.toast.text()


def pick(picker: Picker, text: str) -> None:
    """Choose by typing into the list and Enter."""
    picker.setFocus()
    picker.open_list()
    popup = picker.popup()
    assert popup is not None
    QTest.keyClicks(popup.search, text)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert text.lower() in picker.text().lower()


def drop_files(dialog: PurchaseDialog, paths: list[Path]) -> None:
    """Drop files anywhere on the dialog."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, none = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(200, 200).toPoint(), action, data, button, none)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(200, 200), action, data, button, none))


def column(dialog: PurchaseDialog, name: str) -> dict[str, str]:
    """Return what a column of the comparison says."""
    option = next(one for one in dialog.ways.grid.options() if one.name.startswith(name))
    return {"detail": option.detail, **{key: cell.text for key, cell in option.cells.items()}}


def choose(dialog: PurchaseDialog, ending: str) -> None:
    """Choose a way by the arrows."""
    grid = dialog.ways.grid
    for _ in grid.options():
        if grid.value().endswith(ending):
            return
        QTest.keyClick(grid, Qt.Key.Key_Right)
    raise AssertionError(grid.value())


def laptop(opened: Opened) -> PurchaseDialog:
    dialog = opened.add()
    QTest.keyClicks(dialog.form.basics.title, "MacBook Air")
    QTest.keyClicks(dialog.form.basics.price, "7999")
    return dialog


def page_of(opened: Opened) -> PurchasesPage:
    assert opened.window.deck is not None
    page = opened.window.deck.current
    assert isinstance(page, PurchasesPage)
    return page


def select(opened: Opened, title: str) -> None:
    """Choose a purchase in the table."""
    page = page_of(opened)
    rows = page.table.rows
    opened.qtbot.waitUntil(lambda: len(rows.ids) == opened.book.purchase_list.count())
    found = next(row for row in opened.book.purchase_list.rows(list(rows.ids)) if row.title == title)
    page.table.select_id(found.id)
    opened.qtbot.waitUntil(lambda: page.side.facts is not None and page.side.facts.row.id == found.id)
    page.table.setFocus()


def edit(opened: Opened, title: str) -> PurchaseDialog:
    """Choose a purchase and open it with Enter, as the inspector shows it already."""
    select(opened, title)
    QTest.keyClick(page_of(opened).table, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: len(opened.dialogs()) == 1)
    return opened.dialogs()[0]


def open_purchases(qtbot: QtBot, settings: Settings, path: Path) -> Iterator[Opened]:
    """Show the Purchases page of the small household, whose Huabei has two offers."""
    small_household(path)
    book = Book.open(path, today=lambda: DAY)
    huabei = next(one.id for one in book.accounts.all().values() if one.name == "Huabei")
    book.accounts.set_offer(Offer(huabei, 3, CostConvention.NONE, Decimal(0)))
    book.accounts.set_offer(Offer(huabei, 12, CostConvention.FEE_ONCE_SPREAD, Decimal("0.075")))
    book.settings.set("waiting_yield", "0.0158")
    book.file.forget_history()
    book.close()
    window, page = open_page(qtbot, settings, path, "purchases")
    assert isinstance(page, PurchasesPage)
    yield Opened(qtbot, window)
    window.close()
    window.deleteLater()
    qtbot.wait(0)
