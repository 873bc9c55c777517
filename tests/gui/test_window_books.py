"""Books of a window: opened, locked, refused, started, remembered; one window writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.errors import UserError
from finapp.services.book import Book
from ui.changes import run_change
from ui.dialogs.purchase import PurchaseDialog
from ui.settings import Settings
from ui.views.first_start import FirstStart
from ui.views.lock_door import LockDoor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.context import AppContext
    from ui.main_window import MainWindow


def context_of(window: MainWindow) -> AppContext:
    assert window.context is not None
    return window.context


def names(window: MainWindow) -> list[str]:
    return [member.name for member in context_of(window).book.members.all()]


def is_inspector_shown(window: MainWindow) -> bool:
    return window.frame.workspace.inspector_shown


def test_the_window_is_remembered(
    qtbot: QtBot, make_window: Callable[[], MainWindow], book_path: Path, settings: Settings
) -> None:
    window = make_window()
    window.books.open(book_path)
    qtbot.waitUntil(lambda: window.deck is not None and window.deck.current is not None)
    window.resize(1300, 777)
    window.shell.navigate("purchases")
    window.shell.run_command("sidebar")
    window.shell.run_command("inspector")
    window.close()
    again = make_window()
    again.settings = Settings(settings.path)
    again.resize(1300, 777)
    again.books.open(book_path)
    qtbot.waitUntil(lambda: again.deck is not None and again.deck.current is not None)
    assert again.deck is not None
    assert again.deck.current_key == "purchases"
    assert again.frame.sidebar.narrow
    assert not is_inspector_shown(again)
    assert Settings(settings.path).recent_books == [book_path]


def test_an_encrypted_book_asks_and_locks(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "secret.finapp"
    Book.create(path, "correct horse").close()
    window = make_window()
    window.books.open(path)
    qtbot.waitUntil(lambda: isinstance(window.door, LockDoor))
    door = window.door
    assert isinstance(door, LockDoor)
    QTest.keyClicks(door.passphrase, "wrong")
    QTest.keyClick(door.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(door.error()))
    assert "does not open" in door.error()
    QTest.keyClicks(door.passphrase, "correct horse")
    QTest.keyClick(door.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.deck is not None and window.deck.current is not None)
    QTest.keySequence(window, "Ctrl+L")
    assert isinstance(window.door, LockDoor)
    assert window.context is None
    assert not window.commands["palette"].isEnabled()


def test_a_book_that_is_not_there_leads_to_the_first_start(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    window = make_window()
    window.books.open(tmp_path / "gone.finapp")
    qtbot.waitUntil(lambda: isinstance(window.door, FirstStart))
    door = window.door
    assert isinstance(door, FirstStart)
    assert "no file" in door.notice()


def test_the_first_start_makes_an_encrypted_book(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    window = make_window()
    window.books.start()
    door = window.door
    assert isinstance(door, FirstStart)
    start = door.ways[1].button
    assert start.text() == "Add purchase"
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    assert window.door is door, "a passphrase is missing"
    QTest.keyClicks(door.protect.passphrase, "correct horse")
    QTest.keyClicks(door.protect.repeat, "correct hose")
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    assert window.door is door, "the passphrases differ"
    QTest.keyClick(door.protect.repeat, Qt.Key.Key_Backspace)
    QTest.keyClick(door.protect.repeat, Qt.Key.Key_Backspace)
    QTest.keyClicks(door.protect.repeat, "rse")
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    opened = lambda: any(one.isVisible() for one in window.findChildren(PurchaseDialog))  # noqa: E731
    qtbot.waitUntil(opened, timeout=30_000)  # the passphrase is stretched first
    path = context_of(window).book.path
    assert tmp_path in path.parents
    window.close()
    with pytest.raises(UserError, match=r"book\.wrong_passphrase"):
        Book.open(path, "correct hose")
    Book.open(path, "correct horse").close()


def test_a_second_window_may_only_look(
    qtbot: QtBot, make_window: Callable[[], MainWindow], window: MainWindow, book_path: Path
) -> None:
    second = make_window()
    second.books.open(book_path)
    qtbot.waitUntil(lambda: second.deck is not None and second.deck.current is not None)
    assert second.session.read_only
    banner = second.books.banner
    assert banner is not None
    assert "in use by another window" in banner.accessibleName()
    context = context_of(second)
    run_change(context, context.book.members.add, "Nobody")
    qtbot.waitUntil(lambda: bool(second.frame.toast.text()))
    assert len(names(second)) == 2
    window.close()
    with qtbot.waitSignal(second.session.opened):
        second.books.try_again()
    assert not context_of(second).shell.read_only
    assert second.books.banner is None
