"""The commands as Qt actions, and the menus made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from ui import format as formats
from ui import icons
from ui.commands import ADD_MENU, COMMANDS, MENUS, SEPARATOR, Command, shown_keys
from ui.views.registry import FOOT, TOOL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.views.registry import PageSpec

CHECKABLE = frozenset({"sidebar", "inspector", "hide_amounts", "menu_bar", "compact_rows"})
ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "page:settings": QAction.MenuRole.PreferencesRole,
}
PAGE = "page:"
BOOK = "book:"


class Actions(QObject):
    """One action for each command and each page; `triggered` carries the key."""

    triggered = Signal(str)

    def __init__(self, window: QWidget, pages: Sequence[PageSpec]) -> None:
        super().__init__(window)
        self._window = window
        self._pages = tuple(pages)
        self._commands: dict[str, Command] = {command.key: command for command in COMMANDS}
        self._actions: dict[str, QAction] = {}
        self._recent: list[QMenu] = []
        self._exclusive = [QActionGroup(self), QActionGroup(self)]
        for command in COMMANDS:
            self._add(command.key, command.label(), command.icon, command.keys)
        for page in pages:
            if page.within:
                continue
            keys = "Ctrl+," if page.group == FOOT else f"Ctrl+{page.digit}" if page.digit else ""
            self._add(f"{PAGE}{page.key}", page.label(), page.icon, keys)
        for group, prefix in zip(self._exclusive, ("theme_", "language_"), strict=True):
            for key, action in self._actions.items():
                if key.startswith(prefix):
                    action.setCheckable(True)
                    group.addAction(action)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __contains__(self, key: str) -> bool:
        return key in self._actions

    def all_keys(self) -> tuple[str, ...]:
        """Return the keys of all actions, commands first."""
        return tuple(self._actions)

    def command(self, key: str) -> Command | None:
        """Return the command behind a key; None for a page."""
        return self._commands.get(key)

    def enable(self, *, has_book: bool, handled: Mapping[str, object]) -> None:
        """Enable what makes sense now: with a book or without, and what the current page handles."""
        for key, action in self._actions.items():
            command = self._commands.get(key)
            if command is None:
                action.setEnabled(has_book)
            elif command.by_page:
                action.setEnabled(has_book and key in handled)
            else:
                action.setEnabled(has_book or not command.needs_book)

    def set_checked(self, key: str, on: bool) -> None:
        """Show a switch as it is."""
        self._actions[key].setChecked(on)

    def menus(self, parent: QWidget) -> list[QMenu]:
        """Return the menus of the menu bar."""
        return [self._menu(title, keys, parent) for title, keys in MENUS]

    def books_menu(self, parent: QWidget) -> QMenu:
        """Return the menu behind the household's name: books first, then the whole menu bar."""
        menu = QMenu(parent)
        file_menu, *others = self.menus(menu)
        for action in file_menu.actions():
            menu.addAction(action)
        menu.addSeparator()
        for other in others:
            menu.addMenu(other)
        return menu

    def add_menu(self) -> list[QAction]:
        """Return what the main button offers, those commands that exist."""
        return [self._actions[key] for key in ADD_MENU if key in self._actions]

    def set_recent(self, books: Sequence[Path]) -> None:
        """List the recent books in the menus that still stand: a window that closes deletes its own."""
        self._recent = [menu for menu in self._recent if isValid(menu)]
        for menu in self._recent:
            menu.clear()
            menu.setEnabled(bool(books))
            for path in books:
                action = menu.addAction(f"{path.stem}  ({formats.place(path.parent)})")
                action.setData(f"{BOOK}{path}")
                action.triggered.connect(self._on_triggered)

    def _add(self, key: str, label: str, icon: str, keys: str) -> None:
        action = QAction(label, self._window)
        action.setData(key)
        action.setObjectName(key)
        action.setMenuRole(ROLES.get(key, QAction.MenuRole.NoRole))
        action.setCheckable(key in CHECKABLE)
        if icon:
            icons.set_icon(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
            shown = shown_keys(action.shortcut())
            action.setToolTip(f"{label.rstrip('…')} ({shown})")
        action.triggered.connect(self._on_triggered)
        self._window.addAction(action)
        self._actions[key] = action

    def _menu(self, title: object, keys: Sequence[str], parent: QWidget) -> QMenu:
        menu = QMenu(QCoreApplication.translate("Commands", str(title)), parent)
        for key in keys:
            if key == SEPARATOR:
                menu.addSeparator()
            elif key == "pages":
                places = [page for page in self._pages if page.group != TOOL]
                menu.addActions([self._actions[f"{PAGE}{page.key}"] for page in places])
            elif key == "recent_books":
                recent = menu.addMenu(QCoreApplication.translate("Commands", "Recent books"))
                recent.setEnabled(False)
                self._recent.append(recent)
            elif key in self._actions:
                menu.addAction(self._actions[key])
        return menu

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.triggered.emit(str(action.data()))
