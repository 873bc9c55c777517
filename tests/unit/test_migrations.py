"""An older book: copied beside itself, brought up to date, complete afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from finapp.services.book import Book
from finapp.store import migrations
from finapp.store.book_file import APPLICATION_ID, BookFile
from finapp.store.schema import metadata
from tests.unit.household import Household, today

if TYPE_CHECKING:
    from collections.abc import Callable

VERSIONS = Path(migrations.__path__[0]) / "versions"
NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("member", sa.Column("birthday", sa.Text))
    op.execute("UPDATE txn SET text = 'seen ' || text")
"""


def empty_book(path: Path) -> None:
    """Make what a book of no revision is: the program's mark and an empty record of revisions."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT PRIMARY KEY) STRICT")
    connection.close()


def schema_of(book: BookFile) -> dict[str, str]:
    """Return the statement behind every table and index, white space evened out."""
    with book.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
        found = {name: "".join(sql.split()) for name, sql in rows}
        found["user_version"] = str(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        return found | {"revision": revision}


def content_of(book: Book) -> dict[str, list[tuple[object, ...]]]:
    with book.file.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table).order_by(table.c.id))]
            for table in metadata.sorted_tables
        }


@pytest.fixture
def with_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Give the program one more revision."""

    def add(text: str) -> None:
        versions = tmp_path / "program" / "versions"
        versions.mkdir(parents=True)
        for file in VERSIONS.glob("revision_*.py"):
            shutil.copy(file, versions)
        (versions / "revision_0002.py").write_text(text)
        monkeypatch.setattr(migrations, "__path__", [str(tmp_path / "program")])
        monkeypatch.setattr(migrations, "REVISION", 2)

    return add


def test_every_revision_from_nothing_makes_the_schema_of_a_new_book(tmp_path: Path) -> None:
    new = BookFile.create(tmp_path / "new.finapp")
    empty_book(tmp_path / "old.finapp")
    old = BookFile.open(tmp_path / "old.finapp")
    assert schema_of(old) == schema_of(new)
    old.close()
    new.close()


def test_an_older_book_is_copied_beside_itself_first(tmp_path: Path) -> None:
    path = tmp_path / "old.finapp"
    empty_book(path)
    before = sqlite3.connect(path)
    tables = before.execute("SELECT sql FROM sqlite_master").fetchall()
    before.close()
    BookFile.open(path).close()
    copy = sqlite3.connect(tmp_path / "old.finapp.before-1-from-0")
    assert copy.execute("SELECT sql FROM sqlite_master").fetchall() == tables
    assert copy.execute("PRAGMA user_version").fetchone() == (0,)
    copy.close()
    names = {file.name for file in tmp_path.iterdir()}
    BookFile.open(path).close()
    assert {file.name for file in tmp_path.iterdir()} == names


def test_a_household_keeps_everything_through_a_new_revision(
    tmp_path: Path, with_next: Callable[[str], None]
) -> None:
    home = Household.create(tmp_path / "home.finapp")
    home.iphone()
    before = content_of(home.book)
    home.close()
    with_next(NEXT)
    book = Book.open(home.book.path, today=today)
    after = content_of(book)
    assert [row[3] for row in after.pop("txn")] == [f"seen {row[3]}" for row in before.pop("txn")]
    assert after == before
    assert schema_of(book.file)["revision"] == "0002"
    assert schema_of(book.file)["user_version"] == "2"
    with book.file.read() as connection:
        columns = connection.exec_driver_sql("PRAGMA table_info(member)").all()
    assert "birthday" in {column[1] for column in columns}
    assert book.check.run() == []
    book.close()
    assert (tmp_path / "home.finapp.before-2-from-1").is_file()


def test_a_revision_that_fails_changes_nothing(tmp_path: Path, with_next: Callable[[str], None]) -> None:
    home = Household.create(tmp_path / "home.finapp")
    schema, content = schema_of(home.book.file), content_of(home.book)
    home.close()
    with_next(NEXT + "    op.execute('DROP TABLE nowhere')\n")
    with pytest.raises(sa.exc.OperationalError, match="nowhere"):
        Book.open(home.book.path, today=today)
    kept = BookFile(home.book.path, None)
    assert schema_of(kept) == schema
    assert content_of(Book(kept, today)) == content
    kept.close()
