"""What a page or dialog is given: the open book, the machinery, and the services of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QDialog, QWidget

    from finapp.domain.account import MemberId
    from finapp.domain.explain import Explanation
    from finapp.services.book import Book
    from ui.events import Events
    from ui.settings import Settings
    from ui.tasks import Tasks


class Shell(Protocol):
    """What the window does for the parts inside it."""

    @property
    def members(self) -> frozenset[MemberId]:
        """Ids of the members shown; empty means everyone."""

    @property
    def language(self) -> str:
        """`en` or `zh_CN`."""

    def navigate(self, page: str, /, **target: object) -> None:
        """Show `page` (its registry key) and hand it `target`, for example `purchase=12`."""

    def show_toast(self, text: str, *, undo: bool = False) -> None:
        """Say what happened, with an Undo button if `undo`."""

    def show_trouble(self, text: str, *, retry: Callable[[], None] | None = None) -> None:
        """Say what did not work, with a Try again button if `retry` is given."""

    def report_bug(self, error: BaseException) -> None:
        """Write `error` to the log file and say honestly that something is wrong with the program."""

    def open_dialog(self, dialog: QDialog) -> None:
        """Open `dialog` over the scrim; focus comes back to where it was."""

    def explain(self, explanation: Explanation, anchor: QWidget | None = None) -> None:
        """Show how a number came about, beside `anchor`."""

    @property
    def read_only(self) -> bool:
        """Whether another window has the book: nothing can be changed here."""

    def run_command(self, key: str) -> None:
        """Run a command of the window by its key, for example `import_statements`."""


@dataclass(frozen=True)
class AppContext:
    """Everything a page or dialog may use. One for each open book."""

    book: Book
    tasks: Tasks
    events: Events
    settings: Settings
    shell: Shell
    today: Callable[[], date]
    """The local day a bill is due on."""
