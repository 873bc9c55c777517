"""A dialog is over its window, keeps the keyboard inside, and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.hands import show_together, type_text
from ui.widgets.buttons import Button
from ui.widgets.dialog import DialogFrame, ask
from ui.widgets.fields import Field, TextField
from ui.widgets.notices import Banner, EmptyState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier


def _dialog() -> tuple[DialogFrame, TextField]:
    dialog = DialogFrame("Add account", primary="Add account")
    name = TextField(required=True)
    dialog.body.addWidget(Field("Name", name))
    return dialog, name


def _focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_first_field_has_the_focus_and_it_comes_back(qtbot: QtBot) -> None:
    opener = Button("Add account")
    window = show_together(qtbot, opener)
    dialog, name = _dialog()
    dialog.open_in(window)
    assert name.hasFocus()
    assert window.rect().contains(dialog.geometry())
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(name, Qt.Key.Key_Escape)
    assert opener.hasFocus()
    assert not dialog.isVisible()
    window.close()


def test_ctrl_enter_submits_and_enter_does_not(qtbot: QtBot) -> None:
    window = show_together(qtbot, Button("Add account"))
    dialog, name = _dialog()
    dialog.open_in(window)
    type_text(name, "ICBC")
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(name, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(name, Qt.Key.Key_Return, CTRL)
    window.close()


def test_tab_stays_inside(qtbot: QtBot) -> None:
    window = show_together(qtbot, Button("Below"))
    dialog, _name = _dialog()
    dialog.open_in(window)
    met = set()
    for _ in range(8):
        focused = _focused()
        assert focused is not None
        assert dialog.isAncestorOf(focused)
        met.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {dialog.cancel, dialog.primary, dialog.close_button} < met
    dialog.reject()
    window.close()


def test_shortcuts_of_the_window_rest_while_a_dialog_is_open(qtbot: QtBot) -> None:
    window = show_together(qtbot, Button("Below"))
    shortcut = QShortcut(QKeySequence("Ctrl+N"), window)
    heard: list[str] = []
    shortcut.activated.connect(lambda: heard.append("new"))
    dialog, name = _dialog()
    dialog.open_in(window)
    QTest.keyClick(name, Qt.Key.Key_N, CTRL)
    assert heard == []
    dialog.reject()
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert heard == ["new"]
    window.close()


def test_dialog_follows_the_window_and_stays_inside_ninety_percent(qtbot: QtBot) -> None:
    window = show_together(qtbot, Button("Below"))
    dialog = DialogFrame("Add purchase", primary="Add purchase", large=True)
    for number in range(30):
        dialog.body.addWidget(Field(str(number), TextField()))
    dialog.open_in(window)
    for width, height in ((1080, 680), (1440, 900)):
        window.resize(width, height)
        assert dialog.height() <= height * 0.9
        assert dialog.width() == min(980, round(width * 0.9))
        assert abs(dialog.geometry().center().x() - window.rect().center().x()) <= 1
    dialog.reject()
    window.close()


@pytest.mark.parametrize("go_on", [True, False])
def test_asking_runs_only_what_was_agreed_to(qtbot: QtBot, go_on: bool) -> None:
    window = show_together(qtbot, Button("Delete file"))
    done: list[str] = []
    dialog = ask(window, "Delete file", "It can’t be undone.", "Delete", then=lambda: done.append("deleted"))
    QTest.mouseClick(dialog.primary if go_on else dialog.cancel, Qt.MouseButton.LeftButton)
    assert done == (["deleted"] if go_on else [])
    window.close()


def test_banner_shows_words_and_its_step(qtbot: QtBot) -> None:
    banner = Banner("You can look <only>.", tone="danger", strong="In use.", details="lock held by pid 7")
    button = banner.add_button("Try again")
    window = show_together(qtbot, banner)
    assert banner.accessibleName() == "In use. You can look <only>."
    assert not banner.details.isVisible()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.close()


def test_empty_state_offers_its_buttons(qtbot: QtBot) -> None:
    add = Button("Add plan", kind="primary")
    state = EmptyState("stack", "No installment plans yet", "Add one to see what it costs.", buttons=[add])
    window = show_together(qtbot, state)
    assert add.isVisible()
    assert state.title.text() == "No installment plans yet"
    window.close()
