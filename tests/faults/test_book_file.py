"""What happens to a book when the disk, the file or the process fails under it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest
import sqlalchemy as sa

from finapp.errors import UserError
from finapp.store.book_file import BookFile
from finapp.store.schema import member
from tests.faults import child

PAGE = 4096  # SQLite's
needs_own_mounts = pytest.mark.skipif(child.namespace() is None, reason="no mount namespaces here")


def _add(book: BookFile, *names: str) -> None:
    with book.write("add_member") as unit:
        unit.connection.execute(member.insert(), [{"name": name, "initials": name[0]} for name in names])


def _names(book: BookFile) -> list[str]:
    with book.read() as connection:
        return list(connection.execute(sa.select(member.c.name).order_by(member.c.id)).scalars())


def _code(book: BookFile, *names: str) -> str:
    """Add `names` and return the code of the refusal."""
    with pytest.raises(UserError) as caught:
        _add(book, *names)
    return caught.value.code


def _whole(path: Path) -> bool:
    """Say whether SQLite finds the file whole."""
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    finally:
        connection.close()


# Scenes that play in a child ------------------------------------------------------------------------


def fill_the_disk(folder: str) -> None:
    """Write to a book on a disk that is full, then make room and write again."""
    path = Path(folder, "a.finapp")
    book = BookFile.create(path)
    _add(book, "Wei")
    ballast = Path(folder, "ballast")
    child.fill(ballast)
    code = _code(book, *(f"{number:>500}" for number in range(2000)))
    kept = _names(book)
    undone_by_hand = book.next_undo.name if book.next_undo else None
    ballast.unlink()
    _add(book, "Hao")
    after = _names(book)
    book.close()
    child.tell(json.dumps([code, kept, undone_by_hand, after, _whole(path)]))


def open_on_a_disk_without_writing(folder: str) -> None:
    """Open a book on a disk that became read-only."""
    path = Path(folder, "a.finapp")
    BookFile.create(path).close()
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    with pytest.raises(UserError) as caught:
        BookFile.open(path)
    child.tell(caught.value.code)


def hold_the_lock(path: str) -> None:
    """Keep a write transaction open in another program."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    child.ready()
    child.wait_for_the_end()


def write_without_end(path: str) -> None:
    """Report one change as saved, then stay in the middle of a large one."""
    book = BookFile.open(Path(path))
    _add(book, "saved")
    with book.write("import") as unit:
        rows = [{"name": f"row {number}", "initials": "r"} for number in range(20_000)]
        unit.connection.execute(member.insert(), rows)
        child.ready()
        child.wait_for_the_end()


# ----------------------------------------------------------------------------------------------------


@needs_own_mounts
def test_a_full_disk_takes_nothing_and_works_again_with_room(tmp_path: Path) -> None:
    code, kept, last, after, whole = json.loads(child.run_on_small_disk(fill_the_disk, tmp_path, "4m"))
    assert code == "book.disk_full"
    assert kept == ["Wei"]
    assert last == "add_member"
    assert after == ["Wei", "Hao"]
    assert whole


@needs_own_mounts
def test_a_disk_that_can_only_be_read_is_said(tmp_path: Path) -> None:
    code = child.run_on_small_disk(open_on_a_disk_without_writing, tmp_path, "4m")
    assert code == "book.cannot_open"


def test_another_program_that_writes_is_said_and_waited_out(tmp_path: Path) -> None:
    path = tmp_path / "a.finapp"
    book = BookFile.create(path)
    with child.started(hold_the_lock, str(path)):
        assert _code(book, "Wei") == "book.busy"
    _add(book, "Wei")
    assert _names(book) == ["Wei"]
    book.close()


def test_killed_in_the_middle_of_a_change_the_book_is_as_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.finapp"
    BookFile.create(path).close()
    with child.started(write_without_end, str(path)) as process:
        process.kill()
    book = BookFile.open(path)
    assert _names(book) == ["saved"]
    _add(book, "next")
    book.close()
    assert _whole(path)


@pytest.mark.parametrize("size", [0, 100, PAGE // 2, PAGE, 5 * PAGE])
def test_a_file_cut_short_is_refused_and_left_as_it_is(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.finapp"
    BookFile.create(path).close()
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(UserError) as caught:
        BookFile.open(path)
    assert caught.value.code in {"book.damaged", "book.not_a_book"}
    assert path.stat().st_size == size


def test_a_damaged_page_is_said_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.finapp"
    book = BookFile.create(path)
    _add(book, *(f"member {number}" for number in range(5000)))
    book.close()
    content = bytearray(path.read_bytes())
    content[-20 * PAGE :] = b"\xff" * 20 * PAGE
    path.write_bytes(content)
    book = BookFile.open(path)
    with pytest.raises(UserError) as caught:
        _names(book)
    assert caught.value.code == "book.damaged"
    book.close()
