"""Starts the window: options, look, language, the first paint, then the book."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ui import fonts, i18n, theme
from ui.errors import Unexpected, log_path, start_logging
from ui.garbage import Collector
from ui.main_window import MainWindow
from ui.settings import Settings, settings_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="finapp", description="Personal finance and pay-later plans.")
    parser.add_argument("--book", type=Path, metavar="FILE", help="open this book")
    parser.add_argument(
        "--sample", action="store_true", help="open an invented household in a file of its own"
    )
    parser.add_argument("--new", action="store_true", help="show the first start instead of the last book")
    parser.add_argument("--lang", choices=(i18n.SYSTEM, *i18n.LANGUAGES), help="language of the window")
    parser.add_argument("--theme", choices=theme.CHOICES, help="colors of the window")
    parser.add_argument("--self-test", action="store_true", help="open every page offscreen and say so")
    parser.add_argument("--today", type=dt.date.fromisoformat, metavar="DATE", help="take this day as today")
    parser.add_argument("--settings", metavar="FILE", help="keep window settings in this file")
    return parser.parse_args(argv)


def fixed_day(day: dt.date) -> Callable[[], dt.date]:
    """Return a clock that stands still."""

    def today() -> dt.date:
        return day

    return today


class Start(QObject):
    """What happens after the first paint: the book is opened, or the first start shown."""

    def __init__(self, window: MainWindow, book: Path | None, *, sample: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._book = book
        self._sample = sample
        window.first_painted.connect(self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        if self._sample:
            self._window.books.open_sample()
        elif self._book is not None:
            self._window.books.open(self._book)
        else:
            self._window.books.start()


def first_book(options: argparse.Namespace, settings: Settings) -> Path | None:
    """Return the book to open: the named one, else the last one, else none."""
    if options.book is not None:
        return Path(options.book).absolute()
    recent = settings.recent_books
    return recent[0] if recent and not options.new else None


def make_window(app: QApplication, options: argparse.Namespace) -> MainWindow:
    """Dress the application and make its window; nothing heavy is loaded."""
    app.setApplicationName("finapp")
    app.setApplicationDisplayName("finapp")
    app.setDesktopFileName("finapp")
    settings = Settings(settings_path(options.settings))
    fonts.load()
    if options.theme:
        settings.theme = options.theme
    if options.lang:
        settings.language = options.lang
    theme.set_theme(app, settings.theme, scale=settings.text_scale)
    i18n.set_language(app, settings.language)
    today = fixed_day(options.today) if options.today else dt.date.today
    window = MainWindow(settings, today=today)
    Collector(window)
    Start(window, None if options.sample else first_book(options, settings), sample=options.sample)
    return window


def main(argv: Sequence[str] | None = None, *, shown: Callable[[MainWindow], object] | None = None) -> int:
    """Run the window until it is closed; return the exit status. `shown` is told about the window once."""
    options = parse(sys.argv[1:] if argv is None else argv)
    if options.self_test:
        return import_module("ui.self_test").main([str(options.book)] if options.book else [])  # type: ignore[no-any-return] # it returns the status
    app = QApplication(sys.argv[:1])
    start_logging(log_path())
    unexpected = Unexpected()
    unexpected.install()
    window = make_window(app, options)
    unexpected.caught.connect(window.shell.show_bug)
    window.show()
    if shown is not None:
        shown(window)
    status = app.exec()
    unexpected.remove()
    return status
