"""A book file: created, encrypted, undone, redone, refused with a reason."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from finapp.errors import UserError
from finapp.store.book_file import BookFile
from finapp.store.schema import member, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[BookFile]:
    file = BookFile.create(tmp_path / "a.finapp")
    yield file
    file.close()


def add(book: BookFile, name: str) -> None:
    with book.write("add_member", name=name) as unit:
        unit.connection.execute(member.insert().values(name=name, initials=name[0]))


def names(book: BookFile) -> list[str]:
    with book.read() as connection:
        return list(connection.execute(sa.select(member.c.name).order_by(member.c.id)).scalars())


def test_undo_and_redo_walk_all_steps(book: BookFile) -> None:
    add(book, "Wei")
    add(book, "Hao's “x”")
    with book.write("rename") as unit:
        unit.connection.execute(member.update().values(name="Same"))
    with book.write("clear") as unit:
        unit.connection.execute(member.delete())
    assert unit.change.tables == {"member"}
    states = [[], ["Same", "Same"], ["Wei", "Hao's “x”"], ["Wei"], []]
    seen = [names(book)]
    while book.next_undo:
        book.undo()
        seen.append(names(book))
    assert seen == states
    while book.next_redo:
        book.redo()
    assert names(book) == []
    assert book.undo().name == "clear"
    assert names(book) == ["Same", "Same"]


def test_a_new_change_ends_redo(book: BookFile) -> None:
    add(book, "Wei")
    book.undo()
    add(book, "Hao")
    assert book.next_redo is None
    with pytest.raises(UserError, match="nothing_to_redo"):
        book.redo()
    book.undo()
    assert names(book) == []


def test_an_error_takes_everything_back(book: BookFile) -> None:
    def fail() -> None:
        with book.write("half") as unit:
            unit.connection.execute(member.insert().values(name="A", initials="A"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert names(book) == []
    assert book.next_undo is None


def test_readers_can_not_write(book: BookFile) -> None:
    with pytest.raises(UserError, match="read_only"), book.read() as connection:
        connection.execute(member.insert().values(name="A", initials="A"))


def test_encrypted_book_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    path = tmp_path / "secret.finapp"
    book = BookFile.create(path, "correct horse")
    add(book, "Wilhelmina")
    book.close()
    assert b"Wilhelmina" not in path.read_bytes()
    with pytest.raises(UserError, match="passphrase_needed"):
        BookFile.open(path)
    with pytest.raises(UserError, match="wrong_passphrase"):
        BookFile.open(path, "wrong")
    book = BookFile.open(path, "correct horse")
    assert names(book) == ["Wilhelmina"]
    book.close()


def test_a_plain_book_is_a_plain_sqlite_file(tmp_path: Path) -> None:
    path = tmp_path / "plain.finapp"
    BookFile.create(path).close()
    with sqlite3.connect(path) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    connection.close()
    assert set(metadata.tables) <= tables


def test_foreign_files_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    noise = tmp_path / "noise.finapp"
    noise.write_bytes(b"not a database at all" * 100)
    with pytest.raises(UserError, match="not_a_book"):
        BookFile.open(other)
    with pytest.raises(UserError, match="passphrase_needed"):
        BookFile.open(noise)
    with pytest.raises(UserError, match="wrong_passphrase"):
        BookFile.open(noise, "x")
    with pytest.raises(UserError, match="missing"):
        BookFile.open(tmp_path / "none.finapp")


def test_a_newer_book_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.finapp"
    BookFile.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(UserError, match=r"book\.newer"):
        BookFile.open(path)


def test_no_column_can_hold_a_float(book: BookFile) -> None:
    with book.read() as connection:
        for table in metadata.tables:
            sql = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE type='table' AND name=?", (table,)
            ).scalar_one()
            assert sql.rstrip().endswith("STRICT"), table
            kinds = {row[2] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')}
            assert kinds <= {"INTEGER", "TEXT", "BLOB"}, table
