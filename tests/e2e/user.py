"""Someone at the window: finds things by the words on them, clicks and types, and reads what is written.

A story is a generator. It acts, and yields what it waits for; the window runs on meanwhile as it always does,
in its own event loop. The program that the story drives is the real one, started by `ui.app.main`.
"""

from __future__ import annotations

import inspect
import os
import sys
import time
import traceback
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from ui.app import main
from ui.dialogs.bug import BugDialog
from ui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ui.main_window import MainWindow

    Story = Callable[["User"], Iterator[Callable[[], bool]]]

Kind = TypeVar("Kind", bound=QWidget)
PATIENCE = 60.0
"""Seconds after which what a story waits for counts as missing."""
LOOK_MS = 10
LEFT = Qt.MouseButton.LeftButton


def words_of(widget: QWidget) -> list[str]:
    """Return what a person reads on a widget, and what a screen reader says of it."""
    full = getattr(widget, "full_text", None)
    words = [full()] if full is not None else []
    if isinstance(widget, QLabel | QAbstractButton):
        words.append(widget.text().replace("&", ""))
    elif isinstance(widget, QLineEdit):
        words.append(widget.text())
    elif isinstance(widget, QAbstractItemView):
        words += _cells(widget)
    return [line for line in (*words, widget.accessibleName(), widget.accessibleDescription()) if line]


def _readiness(widget: QWidget) -> int:
    """Rank what a person would take for the thing to act on: a control, something else, a label."""
    return 2 if isinstance(widget, QAbstractButton | QLineEdit) else 0 if isinstance(widget, QLabel) else 1


class User:
    """Acts on one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # finding -----------------------------------------------------------------------------------------

    def _shown(self) -> list[QWidget]:
        """Return what is visible, the newest window last, without what a dialog covers."""
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        return [one for top in tops for one in [top, *top.findChildren(QWidget)] if one.isVisible()]

    def _found(self, words: str) -> list[QWidget]:
        return [one for one in self._shown() if words in words_of(one)]

    def find(self, words: str, inside: type[QWidget] | None = None) -> QWidget:
        """Return the newest thing with exactly these words on it that can be acted on."""
        place = self.find_kind(inside) if inside is not None else None
        found = [
            one
            for one in reversed(self._found(words))
            if one.isEnabled() and (place is None or place.isAncestorOf(one))
        ]
        if not found:
            raise LookupError(words)
        return max(found, key=_readiness)  # the first of the best

    def find_kind(self, kind: type[Kind]) -> Kind:
        """Return the newest visible thing of this kind."""
        return [one for one in self._shown() if isinstance(one, kind)][-1]

    def can(self, words: str) -> Callable[[], bool]:
        """Wait for something with these words that can be acted on."""
        return lambda: any(one.isEnabled() for one in self._found(words))

    def reads(self, words: str) -> Callable[[], bool]:
        """Wait until `words` are part of what is written in the window."""
        return lambda: any(words in line for line in self.written())

    def no_longer_reads(self, words: str) -> Callable[[], bool]:
        """Wait until `words` are written nowhere any more."""
        return lambda: not any(words in line for line in self.written())

    def written(self) -> list[str]:
        """Return every text that is visible now."""
        return [line for one in self._shown() for line in words_of(one)]

    # acting ------------------------------------------------------------------------------------------

    def click(self, words: str, inside: type[QWidget] | None = None) -> None:
        """Click the middle of something with these words on it."""
        QTest.mouseClick(self.find(words, inside), LEFT)

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        top = QApplication.activePopupWidget() or self.window
        QTest.keyClick(top.focusWidget() or top, key, modifiers)

    def type(self, words: str, text: str) -> None:
        """Click into the field with this label and type `text` in place of what is there."""
        field = self.find(words)
        inner = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit) or field
        QTest.mouseClick(inner, LEFT)
        QTest.keyClick(inner, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(inner, text)
        QTest.keyClick(inner, Qt.Key.Key_Tab)

    def choose(self, words: str, item: str) -> None:
        """Open the list with this label and choose an entry by typing its name."""
        picker = self.find(words)
        if not isinstance(picker, Picker):
            raise TypeError(words)
        QTest.mouseClick(picker, LEFT)
        popup = QApplication.activePopupWidget() or picker
        for letter in item:
            QTest.keyClicks(popup.focusWidget() or popup, letter)
        QTest.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Return)

    def choose_from_menu(self, words: str) -> None:
        """Go down the open menu to an entry, and press Enter."""
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise TypeError(words)
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            action = menu.activeAction()
            if action is not None and action.text().replace("&", "") == words:
                QTest.keyClick(menu, Qt.Key.Key_Return)
                return
        raise LookupError(words)

    def menu_is_open(self) -> bool:
        """Tell whether a menu is open."""
        return isinstance(QApplication.activePopupWidget(), QMenu)

    def file_dialog(self) -> QFileDialog | None:
        """Return the dialog that asks for a file."""
        return next((one for one in self._shown() if isinstance(one, QFileDialog)), None)

    def name_file(self, path: Path) -> None:
        """Go to a folder in the dialog that asks for a file, and name the file."""
        dialog = self.find_kind(QFileDialog)
        dialog.setDirectory(str(path.parent))
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None:
            raise LookupError(path)
        field.setText(path.name)

    def gone(self) -> bool:
        """Tell whether the window was closed."""
        return not self.window.isVisible()

    def picture(self, path: Path) -> None:
        """Keep what the window shows."""
        self.window.grab().save(str(path))


def _cells(view: QAbstractItemView) -> list[str]:
    model, root = view.model(), view.rootIndex()
    return [
        str(model.index(row, column, root).data() or "")
        for row in range(min(model.rowCount(root), 200))
        for column in range(model.columnCount(root))
    ]


class _Telling(QObject):
    """Runs one story in the window's event loop; ends the process with what went wrong."""

    def __init__(self, story: Story, picture: Path, window: MainWindow) -> None:
        super().__init__(window)
        self._picture = picture
        self._user = User(window)
        self._steps = story(self._user)
        self._wanted: Callable[[], bool] = window.isVisible
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        window.activateWindow()

    def _look(self) -> None:
        self._timer.stop()
        try:
            if self._go_on():
                self._timer.start()
        except BaseException:  # noqa: BLE001 - whatever it was, the test has to hear of it
            self._fail(traceback.format_exc())

    def _go_on(self) -> bool:
        """Act when what the story waits for has come; tell whether it goes on."""
        bugs = self._user.window.findChildren(BugDialog)
        if bugs:
            self._fail(bugs[0].details.toPlainText())
        if QApplication.activeWindow() is None:  # no desktop is there to give the focus back
            self._user.window.activateWindow()
        elif self._wanted():
            self._wanted = next(self._steps, None) or self._user.gone
            self._since = time.monotonic()
        elif time.monotonic() - self._since > PATIENCE:
            self._fail(f"waited in vain for {inspect.getclosurevars(self._wanted).nonlocals}")
        return self._wanted != self._user.gone

    def _fail(self, why: str) -> None:
        self._user.picture(self._picture)
        sys.stderr.write(f"{why}\nThe window said:\n" + "\n".join(self._user.written()) + "\n")
        sys.stderr.flush()
        os._exit(1)


def tell(story: Story, arguments: Sequence[str], picture: Path) -> int:
    """Start finapp with `arguments`, let `story` happen in it, and return its exit status."""
    return main(arguments, shown=partial(_Telling, story, picture))
