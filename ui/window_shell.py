"""What the window does for the pages and dialogs inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui import i18n
from ui.actions import PAGE
from ui.changes import run_change
from ui.commands import shown_keys
from ui.dialogs.bug import BugDialog
from ui.errors import details_of, log
from ui.explain_panel import ExplainPanel
from ui.labels import action_name
from ui.widgets.dialog import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finapp.domain.account import MemberId
    from finapp.domain.explain import Explanation
    from ui.main_window import MainWindow


class WindowShell(QObject):
    """The `Shell` of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.bug_dialog: BugDialog | None = None

    @property
    def members(self) -> frozenset[MemberId]:
        """Ids of the members shown; empty means everyone."""
        return self._window.frame.sidebar.member_filter.members

    @property
    def language(self) -> str:
        """`en` or `zh_CN`."""
        return i18n.current()

    @property
    def read_only(self) -> bool:
        """Whether another window has the book."""
        return self._window.session.read_only

    def navigate(self, page: str, /, **target: object) -> None:
        """Show `page` and hand it `target`."""
        if self._window.deck is not None:
            self._window.deck.navigate(page, target)

    def show_toast(self, text: str, *, undo: bool = False) -> None:
        """Say what happened, with an Undo button if `undo`."""
        toast = self._window.frame.toast
        if not undo or self.read_only:
            toast.show_text(text)
            return
        keys = shown_keys(self._window.commands["undo"].shortcut())
        toast.show_text(text, action=self.tr("Undo"), keys=keys, run=self.undo)

    def show_trouble(self, text: str, *, retry: Callable[[], None] | None = None) -> None:
        """Say what did not work, with a Try again button if `retry` is given."""
        toast = self._window.frame.toast
        if retry is None:
            toast.show_text(text, trouble=True, action=self.tr("Close"), run=toast.dismiss)
        else:
            toast.show_text(text, trouble=True, action=self.tr("Try again"), run=retry)

    def report_bug(self, error: BaseException) -> None:
        """Write `error` to the log file and say honestly that something is wrong with the program."""
        log.error("Unexpected: %s", details_of(error))
        self.show_bug(error)

    def show_bug(self, error: object) -> None:
        """Show the dialog for a failure that is in the log already; one at a time."""
        if self.bug_dialog is None and isinstance(error, BaseException):
            self.bug_dialog = BugDialog(details_of(error), self._window)
            self.bug_dialog.finished.connect(self._on_bug_closed)
            self.open_dialog(self.bug_dialog)

    def open_dialog(self, dialog: QDialog) -> None:
        """Open `dialog` over the scrim; focus comes back to where it was."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(dialog, DialogFrame):
            dialog.open_in(self._window)
        else:
            dialog.setParent(self._window, dialog.windowFlags())
            dialog.open()

    def explain(self, explanation: Explanation, anchor: QWidget | None = None) -> None:
        """Show how a number came about, beside `anchor`."""
        panel = ExplainPanel(explanation, self.language, self._window)
        panel.open_at(anchor or QApplication.focusWidget() or self._window)

    def run_command(self, key: str) -> None:
        """Run a command or show a page by its key."""
        window = self._window
        if key in window.commands and not window.commands[key].isEnabled():
            return
        if key.startswith(PAGE):
            self.navigate(key.removeprefix(PAGE))
            return
        command = window.commands.command(key)
        if command is not None and command.where:
            if window.context is not None:
                command.run(window.context)
            return
        handler = self._handlers_of_page().get(key) or window.steps.handlers().get(key)
        if handler is not None:
            handler()
        else:
            window.books.open_by_key(key)

    def undo(self) -> None:
        """Take the newest change back."""
        self._step("undo")

    def redo(self) -> None:
        """Do the change undone last again."""
        self._step("redo")

    def _step(self, way: str) -> None:
        context = self._window.context
        if context is None:
            return
        history = context.book.history
        label = history.undo_label if way == "undo" else history.redo_label
        if label is None:
            return
        said = self.tr("Undone: {step}") if way == "undo" else self.tr("Redone: {step}")
        step = action_name(label[0], label[1], self.language)
        function = history.undo if way == "undo" else history.redo
        run_change(context, function, undo=way == "redo", say=said.format(step=step))

    def _handlers_of_page(self) -> Mapping[str, Callable[[], None]]:
        page = self._window.deck.current if self._window.deck is not None else None
        return page.handles() if page is not None else {}

    def _on_bug_closed(self) -> None:
        self.bug_dialog = None
