"""The commands that the frame itself carries out: looks, panes, members, help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from ui import fonts, i18n, theme
from ui import format as formats
from ui.dialogs.about import AboutDialog, installed_version, machine
from ui.dialogs.keyboard import KeyboardDialog
from ui.errors import log_path
from ui.settings import TEXT_SCALES
from ui.widgets.big_table import BigTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow


class WindowCommands(QObject):
    """One method for each command of `ui.commands` that names no other place."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        shell, books = window.shell, window.books
        self._handlers: dict[str, Callable[[], None]] = {
            "undo": shell.undo,
            "redo": shell.redo,
            "back": self._back,
            "forward": self._forward,
            "palette": self._palette,
            "sidebar": self._sidebar,
            "inspector": self._inspector,
            "next_member": self._next_member,
            "hide_amounts": self._hide_amounts,
            "next_pane": self._next_pane,
            "previous_pane": self._previous_pane,
            "menu_bar": self._menu_bar,
            "compact_rows": self._compact_rows,
            "larger_text": self._larger_text,
            "smaller_text": self._smaller_text,
            "explain": self._explain,
            "keyboard": self._keyboard,
            "show_log": self._show_log,
            "about": self._about,
            "quit": self._quit,
            "theme_light": self._theme_light,
            "theme_dark": self._theme_dark,
            "theme_system": self._theme_system,
            "language_en": self._english,
            "language_zh_CN": self._chinese,
            "language_system": partial(self.set_language, "system"),
            **{f"text_{scale:.2f}": partial(self.set_scale, scale) for scale in TEXT_SCALES},
            **books.handlers(),
        }

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what is done for each command."""
        return self._handlers

    # looks -------------------------------------------------------------------------------------------

    def set_theme(self, name: str) -> None:
        """Show `light`, `dark`, or as the `system`, and remember it."""
        self._window.settings.theme = name
        self._dress()

    def set_scale(self, scale: float) -> None:
        """Show text at this size, 0.9 to 1.5, and remember it."""
        self._window.settings.text_scale = scale
        self._dress()
        self._window.rebuild()

    def set_language(self, choice: str) -> None:
        """Speak `en`, `zh_CN`, or as the `system`, and remember it."""
        self._window.settings.language = choice
        app = QApplication.instance()
        if app is not None:
            i18n.set_language(app, choice)
        self._window.refresh_commands()

    def _dress(self) -> None:
        app = QApplication.instance()
        settings = self._window.settings
        if isinstance(app, QApplication):
            theme.set_theme(app, settings.theme, scale=settings.text_scale)
        self._window.refresh_commands()

    def _theme_light(self) -> None:
        self.set_theme(theme.LIGHT)

    def _theme_dark(self) -> None:
        self.set_theme(theme.DARK)

    def _theme_system(self) -> None:
        self.set_theme(theme.SYSTEM)

    def _english(self) -> None:
        self.set_language("en")

    def _chinese(self) -> None:
        self.set_language("zh_CN")

    def _larger_text(self) -> None:
        self.set_scale(next((one for one in TEXT_SCALES if one > fonts.scale() + 0.01), TEXT_SCALES[-1]))

    def _smaller_text(self) -> None:
        self.set_scale(
            next((one for one in reversed(TEXT_SCALES) if one < fonts.scale() - 0.01), TEXT_SCALES[0])
        )

    def _compact_rows(self) -> None:
        settings = self._window.settings
        settings.compact_rows = not settings.compact_rows
        for table in self._window.findChildren(BigTable):
            table.fit_text()
        self._window.refresh_commands()

    def _hide_amounts(self) -> None:
        settings = self._window.settings
        settings.hide_amounts = not settings.hide_amounts
        formats.set_hidden(settings.hide_amounts)
        self._window.events.privacy_changed.emit(settings.hide_amounts)
        self._window.refresh_commands()

    # panes -------------------------------------------------------------------------------------------

    def _back(self) -> None:
        if self._window.deck is not None:
            self._window.deck.go(-1)

    def _forward(self) -> None:
        if self._window.deck is not None:
            self._window.deck.go(1)

    def _palette(self) -> None:
        self._window.finder.open("")

    def _sidebar(self) -> None:
        narrow = not self._window.frame.sidebar.narrow
        self._window.settings.set_flag("window/narrow_sidebar", narrow)
        self._window.frame.sidebar.set_narrow(narrow)
        self._window.refresh_commands()

    def _inspector(self) -> None:
        workspace = self._window.frame.workspace
        workspace.set_inspector_shown(not workspace.inspector_shown)
        self._window.settings.set_flag("window/inspector", workspace.inspector_wanted)

    def _next_member(self) -> None:
        self._window.frame.sidebar.member_filter.choose_next()

    def _menu_bar(self) -> None:
        shown = not self._window.settings.flag("window/menu_bar")
        self._window.settings.set_flag("window/menu_bar", shown)
        self._window.menuBar().setVisible(shown)
        self._window.refresh_commands()

    def _next_pane(self) -> None:
        self._step_pane(1)

    def _previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        """Give the keyboard to the first control of the next pane that takes it."""
        panes = self._window.frame.panes()
        focused = QApplication.focusWidget()
        here = next((at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        for distance in range(1, len(panes) + 1):
            pane = panes[(here + step * distance) % len(panes)]
            widget = pane.nextInFocusChain()
            while widget is not None and widget is not pane:
                takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
                if takes and pane.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
                    widget.setFocus(Qt.FocusReason.TabFocusReason)
                    return
                widget = widget.nextInFocusChain()

    # help --------------------------------------------------------------------------------------------

    def _explain(self) -> None:
        """Explain the number in focus, or let the page explain its chosen row."""
        focused = QApplication.focusWidget()
        asked = getattr(focused, "explain_requested", None)
        if asked is not None:
            asked.emit()
        else:
            self._window.shell.show_toast(self.tr("Go to a number with a dotted underline, then press F1"))

    def _keyboard(self) -> None:
        self._window.shell.open_dialog(KeyboardDialog(self._window.page_specs, self._window))

    def _show_log(self) -> None:
        path = log_path()
        target = path if path.exists() else path.parent
        target.parent.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _about(self) -> None:
        self._window.shell.open_dialog(AboutDialog(installed_version(), machine(), self._window))

    def _quit(self) -> None:
        self._window.close()
