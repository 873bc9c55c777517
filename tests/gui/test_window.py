"""The frame: pages on demand, undo by name, keys, what is remembered, who may write."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.window_pages import Plain, Rich
from ui import i18n, theme
from ui.changes import run_change
from ui.commands import COMMANDS
from ui.views import registry
from ui.views.page import Page
from ui.widgets import focus_ring

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.context import AppContext
    from ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def _english_and_light(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.set_language(qapp, "en")
    theme.set_theme(qapp, "light", scale=1.0)


def context_of(window: MainWindow) -> AppContext:
    assert window.context is not None
    return window.context


def is_inspector_shown(window: MainWindow) -> bool:
    return window.frame.workspace.inspector_shown


def page_of(window: MainWindow) -> Plain:
    assert window.deck is not None
    page = window.deck.current
    assert isinstance(page, Plain)
    return page


def add_member(qtbot: QtBot, window: MainWindow, name: str) -> None:
    context = context_of(window)
    with qtbot.waitSignal(window.events.changed):
        run_change(context, context.book.members.add, name)


def names(window: MainWindow) -> list[str]:
    return [member.name for member in context_of(window).book.members.all()]


def test_the_first_page_is_shown_with_title_and_members(window: MainWindow) -> None:
    assert window.frame.topbar.title.text() == "A plain page"
    assert window.frame.topbar.context_line.full_text() == "with a line of context"
    assert window.frame.sidebar.items["overview"].isChecked()
    assert window.frame.sidebar.header.text() == "Lin Wei & Chen Hao"
    assert window.windowTitle() == "Lin Wei & Chen Hao – finapp"
    assert window.frame.sidebar.member_filter.isVisible()


def test_a_change_is_toasted_named_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.commands["undo"].isEnabled()
    add_member(qtbot, window, "Lin Xiao")
    add_member(qtbot, window, "Lin Da")
    assert window.frame.toast.text() == "Added Lin Da"
    assert window.commands["undo"].text() == "Undo add Lin Da"
    with qtbot.waitSignal(window.events.changed):
        window.frame.toast.press_action()
    assert names(window) == ["Lin Wei", "Chen Hao", "Lin Xiao"]
    assert window.frame.toast.text() == "Undone: add Lin Da"
    assert window.commands["undo"].text() == "Undo add Lin Xiao"
    assert window.commands["redo"].text() == "Redo add Lin Da"
    with qtbot.waitSignal(window.events.changed):
        QTest.keySequence(window, "Ctrl+Z")
    assert names(window) == ["Lin Wei", "Chen Hao"]
    for expected in (["Lin Wei", "Chen Hao", "Lin Xiao"], ["Lin Wei", "Chen Hao", "Lin Xiao", "Lin Da"]):
        with qtbot.waitSignal(window.events.changed):
            QTest.keySequence(window, "Ctrl+Shift+Z")
        assert names(window) == expected
    assert not window.commands["redo"].isEnabled()


def test_pages_refresh_when_visible_and_touched(qtbot: QtBot, window: MainWindow) -> None:
    overview = page_of(window)
    before = overview.refreshed
    add_member(qtbot, window, "Lin Xiao")
    assert overview.refreshed == before + 1
    window.shell.navigate("purchases")
    rich = page_of(window)
    assert rich.refreshed == 1
    add_member(qtbot, window, "Lin Da")
    assert rich.refreshed == 1, "it does not watch members"
    assert overview.refreshed == before + 1, "it is hidden"
    window.shell.navigate("overview")
    assert overview.refreshed == before + 2


def test_a_refused_change_says_why_and_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    context = context_of(window)
    run_change(context, context.book.members.add, "  ")
    qtbot.waitUntil(lambda: bool(window.frame.toast.text()))
    assert "name" in window.frame.toast.text()
    assert len(names(window)) == 2


def test_a_bug_is_told_honestly(qtbot: QtBot, window: MainWindow) -> None:
    def broken() -> None:
        message = "no such luck"
        raise RuntimeError(message)

    run_change(context_of(window), broken)
    qtbot.waitUntil(lambda: window.shell.bug_dialog is not None)
    dialog = window.shell.bug_dialog
    assert dialog is not None
    assert not dialog.details.isVisible()
    QTest.mouseClick(dialog.show_details, Qt.MouseButton.LeftButton)
    assert "no such luck" in dialog.details.toPlainText()
    assert dialog.details.isVisible()
    dialog.reject()


def test_keys_go_to_pages_and_back(window: MainWindow) -> None:
    QTest.keySequence(window, "Ctrl+2")
    assert window.frame.topbar.title.text() == "A rich page"
    QTest.keySequence(window, "Ctrl+,")
    assert window.deck is not None
    assert window.deck.current_key == "settings"
    QTest.keySequence(window, "Alt+Left")
    assert window.deck.current_key == "purchases"
    QTest.keySequence(window, "Alt+Left")
    assert window.deck.current_key == "overview"
    assert not window.commands["back"].isEnabled()
    QTest.keySequence(window, "Alt+Right")
    assert window.deck.current_key == "purchases"


def test_commands_of_a_page_are_on_only_there(window: MainWindow) -> None:
    assert not window.commands["find"].isEnabled()
    window.shell.navigate("purchases")
    assert window.commands["find"].isEnabled()
    QTest.keySequence(window, "Ctrl+F")
    page = page_of(window)
    assert isinstance(page, Rich)
    assert page.found == 1


def test_filter_row_and_inspector_come_with_their_page(window: MainWindow) -> None:
    assert not window.frame.filters.isVisible()
    assert not window.commands["inspector"].isEnabled()
    window.shell.navigate("purchases")
    assert window.frame.filters.isVisible()
    assert window.frame.line.isVisible()
    assert is_inspector_shown(window)
    QTest.keySequence(window, "Ctrl+I")
    assert not is_inspector_shown(window)
    window.shell.navigate("overview")
    assert not window.frame.filters.isVisible()


def test_the_inspector_lies_over_the_page_in_a_narrow_window(window: MainWindow) -> None:
    window.shell.navigate("purchases")
    wide = window.frame.workspace.pages.width()
    window.resize(1200, 800)
    assert not is_inspector_shown(window)
    window.shell.run_command("inspector")
    assert is_inspector_shown(window)
    assert window.frame.workspace.pages.width() == window.frame.workspace.width()
    window.resize(1440, 900)
    assert window.frame.workspace.pages.width() == wide


def test_the_sidebar_narrows_by_key_and_by_room(window: MainWindow) -> None:
    sidebar = window.frame.sidebar
    assert sidebar.width() == 224
    QTest.keySequence(window, "Ctrl+B")
    assert sidebar.width() == 56
    assert sidebar.items["plans"].toolTip().startswith("Plans")
    QTest.keySequence(window, "Ctrl+B")
    assert sidebar.width() == 224
    window.resize(1100, 800)
    assert sidebar.width() == 56
    window.resize(1440, 900)
    assert sidebar.width() == 224


def test_arrows_move_in_the_sidebar_and_enter_chooses(window: MainWindow) -> None:
    items = window.frame.sidebar.items
    items["overview"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(items["overview"], Qt.Key.Key_Down)
    assert items["purchases"].hasFocus()
    assert items["overview"].isChecked()
    QTest.keyClick(items["purchases"], Qt.Key.Key_Return)
    assert window.frame.topbar.title.text() == "A rich page"


def test_f6_goes_through_the_panes(window: MainWindow) -> None:
    window.shell.navigate("purchases")
    window.frame.sidebar.items["overview"].setFocus()
    visited = []
    for _ in range(5):
        QTest.keySequence(window, "F6")
        focused = QApplication.focusWidget()
        panes = window.frame.panes()
        visited.append(next(at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)))
    assert visited == [1, 2, 3, 4, 0]


def test_the_member_filter_reaches_every_page(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    before = page.refreshed
    first = context_of(window).book.members.all()[0]
    with qtbot.waitSignal(window.events.member_filter_changed):
        QTest.keySequence(window, "Ctrl+Shift+M")
    assert window.shell.members == frozenset({first.id})
    assert page.refreshed == before + 1
    QTest.keySequence(window, "Ctrl+Shift+M")
    QTest.keySequence(window, "Ctrl+Shift+M")
    assert window.shell.members == frozenset()


def test_the_day_turns(qtbot: QtBot, make_window: Callable[[], MainWindow], book_path: Path) -> None:
    day = [dt.date(2026, 11, 18)]
    window = make_window()
    window.today = lambda: day[0]
    window.books.open(book_path)
    qtbot.waitUntil(lambda: window.deck is not None and window.deck.current is not None)
    page = page_of(window)
    before = page.refreshed
    window.check_day()
    assert page.refreshed == before
    day[0] = dt.date(2026, 11, 19)
    window.check_day()
    assert page.refreshed == before + 1


def test_language_changes_without_a_restart(window: MainWindow) -> None:
    window.shell.navigate("plans")
    window.shell.run_command("language_zh_CN")
    assert window.shell.language == "zh_CN"
    assert window.deck is not None
    assert window.deck.current_key == "plans"
    assert window.commands["language_zh_CN"].isChecked()
    assert window.settings.language == "zh_CN"


def test_language_changes_while_a_field_has_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.shell.navigate("purchases")
    field = window.frame.filters.findChild(QLineEdit)
    assert field is not None
    focus_ring.attach(field, 7, field=True)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert focus_ring.shown() is not None
    window.shell.run_command("language_zh_CN")
    qtbot.waitUntil(lambda: window.deck is not None and window.deck.current_key == "purchases")


def test_theme_changes_without_a_restart(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.events.theme_changed):
        window.shell.run_command("theme_dark")
    assert theme.current().dark
    assert window.settings.theme == "dark"


def test_a_toast_stays_while_the_pointer_is_on_it(window: MainWindow) -> None:
    toast = window.frame.toast
    window.shell.show_toast("Saved")
    counting = [toast.is_counting]
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    counting.append(toast.is_counting)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    counting.append(toast.is_counting)
    assert counting == [True, False, True]
    toast.dismiss()
    assert toast.text() == ""


def test_every_page_of_the_product_exists() -> None:
    for spec in registry.PAGES:
        module, _, name = spec.where.partition(":")
        assert issubclass(getattr(import_module(module), name), Page)
    digits = [spec.digit for spec in registry.PAGES if spec.digit]
    assert len(set(digits)) == len(digits)


def test_every_command_of_the_product_exists() -> None:
    for command in COMMANDS:
        if command.where:
            module, _, name = command.where.partition(":")
            assert callable(getattr(import_module(module), name))
