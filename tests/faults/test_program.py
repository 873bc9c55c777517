"""What the command line and the window say when the disk, the file or another program fails them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLockFile

from finapp.cli import main
from finapp.services.book import Book
from finapp.services.book_lock import lock_path
from tests.architecture.source import ROOT
from tests.faults import child
from tests.faults.test_book_file import hold_the_lock
from tests.faults.test_import import _bill, _state, _today, needs_own_mounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow
    from ui.views.import_inbox import ImportPage

ROWS, MANY = 600, 6_000
PATIENCE = 60.0


def _say(*arguments: object) -> tuple[int, Any]:
    """Return the exit code and the answer of a command."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        status = main([*map(str, arguments), "--json", "--today", _today().isoformat()])
    return status, json.loads(printed.getvalue())


def _refusal(*arguments: object) -> str:
    """Return the code of a refusal; it comes with a sentence and the exit code 2."""
    status, answer = _say(*arguments)
    assert status == 2
    assert answer["error"]["message"]
    return str(answer["error"]["code"])


def _book(folder: Path) -> Path:
    path = folder / "a.finapp"
    Book.create(path, today=_today).close()
    (folder / "bill.csv").write_bytes(_bill(ROWS))
    return path


def _as_new(path: Path) -> bool:
    """Tell whether nothing was imported into a book that is whole."""
    book = Book.open(path, today=_today)
    try:
        empty = len(book.accounts.views()) == 0 and book.history.undo_label is None
        return empty and book.check.run() == []
    finally:
        book.close()


# Scenes that play in a child ------------------------------------------------------------------------


def import_on_a_full_disk(folder: str) -> None:
    """Let the command import on a full disk, then make room and import."""
    path, ballast = _book(Path(folder)), Path(folder, "ballast")
    child.fill(ballast)
    code = _refusal("import", path.with_name("bill.csv"), "--book", path)
    ballast.unlink()
    unchanged = _as_new(path)
    imported = _say("import", path.with_name("bill.csv"), "--book", path)[1]["imported"]
    child.tell(json.dumps([code, unchanged, imported]))


def use_a_folder_without_writing(folder: str) -> None:
    """Let commands use a book, and make one, where nothing can be written."""
    path = _book(Path(folder))
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    bill = path.with_name("bill.csv")
    codes = [
        _refusal("import", bill, "--book", path),
        _refusal("undo", "--book", path),
        _refusal("import", bill, "--book", path.with_name("new.finapp"), "--create"),
    ]
    child.tell(json.dumps([codes, sorted(one.name for one in Path(folder).iterdir())]))


def _window(folder: str) -> MainWindow:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only a child has a window

    from ui import fonts, i18n, theme  # noqa: PLC0415
    from ui.main_window import MainWindow  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.load()
    i18n.set_language(app, "en")
    theme.set_theme(app, "light")
    window = MainWindow(Settings(Path(folder).parent / "window.ini"), today=_today)
    window.show()
    return window


def _wait(done: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    until = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < until, "nothing happened in the window"
        QApplication.processEvents()


def _inbox(window: MainWindow, path: Path) -> ImportPage:
    """Open the book and put the bill into its inbox."""
    from ui.views.import_inbox import ImportPage  # noqa: PLC0415

    window.books.open(path)
    _wait(lambda: window.deck is not None and window.deck.current is not None)
    window.shell.navigate("import", files=[path.with_name("bill.csv")])
    page = window.deck.current if window.deck is not None else None
    assert isinstance(page, ImportPage)
    _wait(lambda: page.view is not None)
    return page


def window_on_a_full_disk(folder: str) -> None:
    """Import through the window on a full disk, then make room and import again."""
    path, ballast = _book(Path(folder)), Path(folder, "ballast")
    window = _window(folder)
    page = _inbox(window, path)
    child.fill(ballast)
    page._on_import()
    _wait(lambda: bool(page.banners))
    said = page.banners[0].accessibleName()
    ballast.unlink()
    page._on_import()
    _wait(lambda: page.draft is None)
    window.close()
    book = Book.open(path, today=_today)
    child.tell(json.dumps([said, book.imports.preview(_bill(ROWS), "bill.csv").count(_duplicate())]))
    book.close()


def _duplicate() -> Any:
    from finapp.services.imports import RowState  # noqa: PLC0415

    return RowState.DUPLICATE


def window_in_a_folder_without_writing(folder: str) -> None:
    """Open a book in a folder that can only be read."""
    from ui.views.first_start import FirstStart  # noqa: PLC0415

    path = _book(Path(folder))
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    window = _window(folder)
    window.books.open(path)
    _wait(lambda: isinstance(window.door, FirstStart))
    door = window.door
    assert isinstance(door, FirstStart)
    _wait(lambda: bool(door.notice()))
    child.tell(door.notice())
    window.close()


# ----------------------------------------------------------------------------------------------------


@needs_own_mounts
def test_the_command_imports_nothing_on_a_full_disk_and_all_with_room(tmp_path: Path) -> None:
    code, unchanged, imported = json.loads(child.run_on_small_disk(import_on_a_full_disk, tmp_path, "16m"))
    assert (code, unchanged, imported) == ("book.disk_full", True, ROWS)


@needs_own_mounts
def test_the_command_says_where_nothing_can_be_written_and_leaves_nothing(tmp_path: Path) -> None:
    codes, names = json.loads(child.run_on_small_disk(use_a_folder_without_writing, tmp_path, "4m"))
    assert codes == ["book.cannot_open"] * 3
    assert names == ["a.finapp", "bill.csv"]


@needs_own_mounts
def test_the_window_imports_nothing_on_a_full_disk_and_all_with_room(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    said, imported = json.loads(child.run_on_small_disk(window_on_a_full_disk, tmp_path / "disk", "16m"))
    assert "is full. Nothing was saved; free some space and try again." in said
    assert imported == ROWS


@needs_own_mounts
def test_the_window_says_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    said = child.run_on_small_disk(window_in_a_folder_without_writing, tmp_path / "disk", "4m")
    assert "can’t be opened. Check that the folder exists and that you may write there." in said


def test_the_command_waits_for_another_program_and_then_says_so(tmp_path: Path) -> None:
    path = _book(tmp_path)
    with child.started(hold_the_lock, str(path)):
        assert _refusal("import", path.with_name("bill.csv"), "--book", path) == "book.busy"
    assert _as_new(path)
    assert _say("import", path.with_name("bill.csv"), "--book", path)[1]["imported"] == ROWS


def test_the_command_changes_nothing_that_a_window_has_open(tmp_path: Path) -> None:
    path = _book(tmp_path)
    window = QLockFile(str(lock_path(path)))
    assert window.tryLock(0)
    assert _refusal("import", path.with_name("bill.csv"), "--book", path) == "book.busy"
    assert _refusal("undo", "--book", path) == "book.busy"
    assert _say("import", path.with_name("bill.csv"), "--book", path, "--dry-run")[0] == 0
    assert _say("calendar", "--book", path)[0] == 0
    window.unlock()
    assert _as_new(path)
    assert _refusal("undo", "--book", path) == "history.nothing_to_undo"


def test_the_lock_of_a_window_that_was_killed_stops_nobody(tmp_path: Path) -> None:
    path = _book(tmp_path)
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    lock_path(path).write_text(f"{ended.pid}\nfinapp\nhere\n", encoding="utf-8")
    assert _say("import", path.with_name("bill.csv"), "--book", path)[1]["imported"] == ROWS


@pytest.mark.parametrize("size", [0, 100, 3 * 4096])
def test_the_command_refuses_a_file_cut_short_and_leaves_it(tmp_path: Path, size: int) -> None:
    path = _book(tmp_path)
    path.write_bytes(path.read_bytes()[:size])
    code = _refusal("import", path.with_name("bill.csv"), "--book", path)
    assert code in {"book.damaged", "book.not_a_book"}
    assert path.stat().st_size == size


def test_a_command_killed_in_mid_import_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    path = _book(tmp_path)
    book = Book.open(path, today=_today)
    before = _state(book)
    book.close()
    bill = path.with_name("bill.csv")
    bill.write_bytes(_bill(MANY))
    log = path.with_name("a.finapp-wal")
    words = [sys.executable, "-m", "finapp", "import", str(bill), "--book", str(path)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while not (log.exists() and log.stat().st_size) and process.poll() is None:
            pass
        process.kill()
    book = Book.open(path, today=_today)
    assert process.returncode != 0
    assert (_state(book), book.check.run()) == (before, [])
    book.close()
