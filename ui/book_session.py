"""Opening and closing the book of the window, off its thread; one window may write to a book at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from finapp.errors import UserError
from finapp.services.book_lock import lock_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from finapp.services.book import Book
    from ui.tasks import Job, Tasks


def _open(path: Path, passphrase: str | None, today: Callable[[], date]) -> Book:
    """Open a book; the libraries below are loaded here, on the writer's thread, after the first paint."""
    from finapp.services.book import Book  # noqa: PLC0415 - a quarter of a second to import

    book = Book.open(path, passphrase, today=today)
    _ = book.is_sample  # asked here, so that the window does not wait for the disk
    return book


def _create(
    path: Path, passphrase: str | None, today: Callable[[], date], currency: str, language: str
) -> Book:
    from finapp.services.book import Book  # noqa: PLC0415 - as above

    return Book.create(path, passphrase, currency=currency, language=language, today=today)


class BookSession(QObject):
    """The one book of a window: none, being opened, or open."""

    opened = Signal(object)
    """The `Book` that is open now."""

    passphrase_wanted = Signal(object, bool)
    """Path of an encrypted book; True if a passphrase was tried and is wrong."""

    refused = Signal(object, object)
    """Path and error of a book that can't be opened."""

    closed = Signal()

    def __init__(self, tasks: Tasks, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book: Book | None = None
        self.read_only = False
        """Another window has the book: look, but change nothing."""
        self._tasks = tasks
        self._today = today
        self._lock: QLockFile | None = None
        self._path: Path | None = None
        self._tried = False

    @property
    def path(self) -> Path | None:
        """The file of the book that is open or being opened."""
        return self._path

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open a book; `opened`, `passphrase_wanted` or `refused` follows."""
        self.close()
        self._path = path
        self._tried = passphrase is not None
        title = self.tr("Opening {name}").format(name=path.name)
        self._wait_for(self._tasks.write(_open, path, passphrase, self._today, title=title))

    def create(self, path: Path, passphrase: str | None, *, currency: str, language: str) -> None:
        """Create a book and open it."""
        self.close()
        self._path = path
        self._tried = False
        self._wait_for(
            self._tasks.write(_create, path, passphrase, self._today, currency, language, title=path.name)
        )

    def create_sample(self, path: Path, language: str) -> None:
        """Make the invented household in a file of its own and open it, on the day it is set in."""
        self.close()
        self._path = path
        self._tried = False
        title = self.tr("Making the sample household")
        self._wait_for(self._tasks.write(_create_sample, path, self._today, language, title=title))

    def close(self) -> None:
        """Close the book, if one is open; what was reported as saved is on the disk already."""
        book, self.book = self.book, None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self._path = None
        if book is not None:
            self._tasks.write(book.close)
            self.closed.emit()

    def try_to_write(self) -> bool:
        """Take the book if no other window has it; return whether this window may write."""
        if self._path is None:
            return False
        if self._lock is None:
            self._lock = QLockFile(str(lock_path(self._path)))
            self._lock.setStaleLockTime(0)
        writable = self._lock.isLocked() or self._lock.tryLock(0)
        # A folder that can't be written to has no locks either; the book itself says so on the first change.
        writable = writable or self._lock.error() == QLockFile.LockError.PermissionError
        self.read_only = not writable
        return writable

    def _wait_for(self, job: Job) -> None:
        job.finished.connect(self._on_opened)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_opened(self, book: Book) -> None:
        if book.path != self._path:
            self._tasks.write(book.close)
            return
        self.book = book
        self.try_to_write()
        self.opened.emit(book)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        path = self._path
        if isinstance(error, UserError) and error.code in {"book.passphrase_needed", "book.wrong_passphrase"}:
            self.passphrase_wanted.emit(path, self._tried)
            return
        self._path = None
        self.refused.emit(path, error)


def _create_sample(path: Path, today: Callable[[], date], language: str) -> Book:
    from finapp.services.sample import create_sample  # noqa: PLC0415 - the store loads after the first paint

    path.parent.mkdir(parents=True, exist_ok=True)
    return create_sample(path, language=language, today=today)
