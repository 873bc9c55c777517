"""What happens to a failure: a sentence for what a user can mend, a log and a dialog for a bug."""

from __future__ import annotations

import datetime as dt
import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from finapp.domain.money import Money
from finapp.errors import UserError
from finapp.messages import explain_error
from ui import format as formats
from ui.tasks import Cancelled

if TYPE_CHECKING:
    from types import TracebackType

    from ui.context import Shell

log = logging.getLogger("finapp")
LOG_BYTES = 1_000_000


def log_path() -> Path:
    """Return the file that failures are written to."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(base) / "finapp" / "finapp.log"


def start_logging(path: Path) -> None:
    """Write warnings and failures to `path`; two old files of a megabyte are kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def sentence_of(error: UserError, language: str) -> str:
    """Return the sentence a user reads for `error`, amounts and days as the window writes them."""
    return explain_error(UserError(error.code, **{k: _written(v) for k, v in error.params.items()}), language)


def _written(value: object) -> object:
    if isinstance(value, Money):
        return formats.current().money(value)
    return formats.current().date(value) if isinstance(value, dt.date) else value


def details_of(error: BaseException) -> str:
    """Return the technical text of `error`: what “Show details” shows and the log keeps."""
    return "".join(traceback.format_exception(error))


def report_failure(shell: Shell, error: object) -> None:
    """Tell the user about a failed job: the sentence of a `UserError`, the dialog for anything else."""
    if isinstance(error, Cancelled):
        return
    if isinstance(error, UserError):
        shell.show_trouble(sentence_of(error, shell.language))
    elif isinstance(error, BaseException):
        shell.report_bug(error)


class Unexpected(QObject):
    """Hears every exception that nobody caught, in any thread, and tells the window's thread."""

    caught = Signal(object)

    def install(self) -> None:
        """Take the place of the interpreter's two hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("Unexpected: %s", details_of(error))
        self.caught.emit(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
