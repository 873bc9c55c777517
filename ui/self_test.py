"""The self-test: opens an empty and the sample book offscreen, shows every page, says what it did.

A book named on the command line is looked through too: a copy of it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from finapp.errors import UserError
from finapp.messages import explain_error
from finapp.services.book import Book
from finapp.services.sample import create_sample, sample_day
from ui.app import make_window, parse
from ui.errors import Unexpected
from ui.views.registry import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.main_window import MainWindow

_PATIENCE = 30.0
"""Seconds a page may take before it counts as stuck."""


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - its output


def _wait(app: QApplication, done: Callable[[], bool]) -> bool:
    """Run the event loop until `done`; tell whether that came in time."""
    until = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > until:
            return False
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    return True


def _walk(app: QApplication, name: str, book: Path, settings: Path, caught: list[str]) -> bool:
    """Open `book` in a window and show every page; tell whether all went well."""
    options = parse(["--book", str(book), "--settings", str(settings), "--today", sample_day().isoformat()])
    window: MainWindow = make_window(app, options)
    window.resize(1440, 900)
    window.show()
    good = _wait(app, lambda: window.context is not None)
    _say(f"{name}: {'opened' if good else 'did not open'}")
    for spec in PAGES if good else ():
        window.shell.navigate(spec.key)
        shown = _wait(app, lambda: window.deck is not None and window.deck.current is not None)
        idle = shown and _wait(app, lambda: not window.tasks.busy)
        good = good and idle and not caught
        _say(f"{name}: page {spec.key} {'shown' if idle and not caught else 'failed'}")
    window.close()
    window.deleteLater()
    app.processEvents()
    return good and not caught


def _copy(path: Path, folder: Path) -> Path:
    """Return a copy of a book, its write-ahead log included; raise `book.*` when it can't be opened."""
    target = folder / "named.finapp"
    Book.open(path).close()
    for end in ("", "-wal"):
        if (part := path.with_name(path.name + end)).exists():
            shutil.copyfile(part, target.with_name(target.name + end))
    return target


def main(argv: Sequence[str]) -> int:
    """Run the test; return 0 when everything opened and every page was shown."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    caught: list[str] = []
    unexpected = Unexpected()
    unexpected.install()
    unexpected.caught.connect(lambda error: caught.append(repr(error)))
    with tempfile.TemporaryDirectory() as folder:
        empty, sample = Path(folder) / "empty.finapp", Path(folder) / "sample.finapp"
        Book.create(empty).close()
        create_sample(sample).close()
        books = [("empty book", empty), ("sample book", sample)]
        try:
            books += [("named book", _copy(Path(name), Path(folder))) for name in argv[:1]]
        except UserError as refusal:
            caught.append(explain_error(refusal))
            books = []
        results = [_walk(app, name, path, Path(folder) / "window.ini", caught) for name, path in books]
    good = bool(results) and all(results)
    unexpected.remove()
    for error in caught:
        _say(error)
    _say("self-test passed" if good else "self-test failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
