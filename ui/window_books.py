"""Which book the window shows: opening, locking, closing, starting a new one, and what can go wrong there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from finapp.errors import UserError
from ui.actions import BOOK
from ui.errors import report_failure, sentence_of
from ui.views.first_start import SUFFIX, FirstStart, NewBook, books_folder, free_path
from ui.views.lock_door import LockDoor
from ui.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.services.book import Book
    from ui.main_window import MainWindow


class WindowBooks(QObject):
    """Listens to the session of a window and shows the door or the pages."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wish = ""
        self.banner: Banner | None = None
        self.sample_banner: Banner | None = None
        session = window.session
        session.opened.connect(self._on_opened)
        session.passphrase_wanted.connect(self._on_passphrase_wanted)
        session.refused.connect(self._on_refused)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what is done for the commands about books."""
        return {
            "new_book": self.new_book,
            "open_book": self.choose_book,
            "open_sample": self.open_sample,
            "close_book": self.close_book,
            "lock": self.lock,
        }

    def open(self, path: Path) -> None:
        """Open a book in this window."""
        self._window.session.open(path)

    def open_by_key(self, key: str) -> None:
        """Open a recent book by the key of its menu entry."""
        if key.startswith(BOOK):
            self.open(Path(key.removeprefix(BOOK)))

    def start(self) -> None:
        """Show the first start: there is no book yet."""
        commands = self._window.commands
        door = FirstStart([key for key in commands.all_keys() if commands.command(key) is not None])
        door.book_wanted.connect(self._on_book_wanted)
        door.command_wanted.connect(self._on_command_wanted)
        door.language_chosen.connect(self._on_language)
        door.theme_chosen.connect(self._on_theme)
        self._window.show_door(door)

    @Slot()
    def new_book(self) -> None:
        """Close the book and show the first start."""
        self._window.session.close()
        self.start()

    @Slot()
    def open_sample(self) -> None:
        """Make the invented household beside the books of this user and open it."""
        path = free_path(books_folder(), self.tr("Sample household"))
        self._window.session.create_sample(path, self._window.shell.language)

    @Slot()
    def choose_book(self) -> None:
        """Ask for a file and open it."""
        path = self._window.session.path
        folder = str(path.parent) if path is not None else ""
        dialog = QFileDialog(
            self._window, self.tr("Open book"), folder, f"finapp (*{SUFFIX});;{self.tr('All files')} (*)"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def close_book(self) -> None:
        """Close the book and show the first start."""
        self._window.session.close()
        self.start()

    def lock(self) -> None:
        """Close an encrypted book and ask for its passphrase."""
        book = self._window.session.book
        if book is not None and book.encrypted:
            path = book.path
            self._window.session.close()
            self._show_lock(path)

    def _show_lock(self, path: Path) -> LockDoor:
        door = LockDoor(path)
        door.passphrase_given.connect(self._on_passphrase)
        door.open_wanted.connect(self.choose_book)
        door.new_wanted.connect(self.new_book)
        self._window.show_door(door)
        door.setFocus(Qt.FocusReason.OtherFocusReason)
        return door

    def run_wish(self) -> None:
        """Run the command that was chosen at the first start, now that the new book's page is shown."""
        wish, self._wish = self._wish, ""
        if wish:
            self._window.shell.run_command(wish)

    # news --------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, book: Book) -> None:
        self._window.settings.remember_book(book.path)
        self._window.refresh_commands()
        self._show_read_only()
        self._show_sample(book)

    @Slot(object, bool)
    def _on_passphrase_wanted(self, path: Path, wrong: bool) -> None:
        door = self._window.door
        if not isinstance(door, LockDoor):
            door = self._show_lock(path)
        if wrong:
            door.show_error(
                self.tr("That passphrase does not open this book. Capital letters and spaces count.")
            )

    @Slot(object, object)
    def _on_refused(self, path: Path, error: object) -> None:
        """Say why a book can't be opened, over the first start."""
        if not isinstance(self._window.door, FirstStart):
            self.start()
        if isinstance(error, UserError):
            door = self._window.door
            if isinstance(door, FirstStart):
                door.show_notice(sentence_of(error, self._window.shell.language))
            if error.code == "book.missing":
                self._window.settings.forget_book(path)
        else:
            report_failure(self._window.shell, error)

    @Slot(object, str)
    def _on_passphrase(self, path: Path, passphrase: str) -> None:
        self._window.session.open(path, passphrase)

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self.open(Path(path))

    @Slot(object, str)
    def _on_book_wanted(self, book: NewBook, command: str) -> None:
        self._wish = command
        self._window.session.create(
            book.path, book.passphrase, currency=book.currency, language=book.language
        )

    @Slot(str)
    def _on_command_wanted(self, key: str) -> None:
        if key == "open_book":
            self.choose_book()
        else:
            self._window.shell.run_command(key)

    @Slot(str)
    def _on_language(self, code: str) -> None:
        self._window.steps.set_language(code)
        self.start()

    @Slot(str)
    def _on_theme(self, name: str) -> None:
        self._window.steps.set_theme(name)

    # another window has the book -------------------------------------------------------------------------

    def _show_read_only(self) -> None:
        if self.banner is not None:
            self.banner.deleteLater()
            self.banner = None
        if not self._window.session.read_only:
            return
        self.banner = Banner(
            self.tr("You can look, but not change anything."),
            tone="danger",
            strong=self.tr("This file is in use by another window."),
        )
        self.banner.add_button(self.tr("Try again")).clicked.connect(self.try_again)
        self._window.frame.banners.addWidget(self.banner)

    def _show_sample(self, book: Book) -> None:
        """Say that nothing here is real, and offer the way out."""
        if self.sample_banner is not None:
            self.sample_banner.deleteLater()
            self.sample_banner = None
        if book.is_sample:
            self.sample_banner = Banner(
                self.tr("Change what you like, nothing here is real."), strong=self.tr("Sample data.")
            )
            button = self.sample_banner.add_button(self.tr("Start with my own"))
            button.clicked.connect(self.new_book)
            self._window.frame.banners.addWidget(self.sample_banner)

    @Slot()
    def try_again(self) -> None:
        """Take the book if the other window let it go; what it changed meanwhile is read again."""
        path = self._window.session.path
        if self._window.session.try_to_write() and path is not None:
            self._window.session.open(path)
