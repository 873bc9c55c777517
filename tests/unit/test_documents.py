"""Documents of a tool: copied into the book with their hash, read back, saved elsewhere, removed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from finapp.domain.document import DocumentId
from finapp.errors import UserError
from finapp.services.attached_files import LARGEST
from finapp.store.schema import document
from tests.unit.household import DAY, Household

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


def file(folder: Path, name: str = "contract.pdf", content: bytes = b"%PDF-1.7 contract") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_contract_is_kept_and_read_back(home: Household, tmp_path: Path) -> None:
    path = file(tmp_path)
    home.book.documents.add(home.huabei, path)
    path.unlink()
    (found,) = home.book.documents.of(home.huabei)
    assert (found.name, found.media_type, found.size) == ("contract.pdf", "application/pdf", 17)
    assert (found.sha256, found.added_on) == (hashlib.sha256(b"%PDF-1.7 contract").hexdigest(), DAY)
    copy = home.book.documents.save_copy(found.id, tmp_path / "copy.pdf")
    assert copy.read_bytes() == b"%PDF-1.7 contract"
    assert home.book.documents.of(home.baitiao) == ()


def test_removing_one_is_undone(home: Household, tmp_path: Path) -> None:
    home.book.documents.add(home.huabei, file(tmp_path))
    (found,) = home.book.documents.of(home.huabei)
    home.book.documents.remove(found.id)
    assert home.book.documents.of(home.huabei) == ()
    home.book.history.undo()
    assert home.book.documents.of(home.huabei) == (found,)
    assert home.book.documents.content(found.id) == b"%PDF-1.7 contract"


def test_files_that_can_not_be_taken(home: Household, tmp_path: Path) -> None:
    home.book.documents.add(home.huabei, file(tmp_path))
    with pytest.raises(UserError, match="twice"):
        home.book.documents.add(home.huabei, file(tmp_path, "again.pdf"))
    with pytest.raises(UserError, match="empty"):
        home.book.documents.add(home.huabei, file(tmp_path, "empty.pdf", b""))
    with pytest.raises(UserError, match="too_large"):
        home.book.documents.add(home.huabei, file(tmp_path, "film.mp4", b"x" * (LARGEST + 1)))
    with pytest.raises(UserError, match="unreadable"):
        home.book.documents.add(home.huabei, tmp_path / "missing.pdf")
    with pytest.raises(UserError, match="unwritable"):
        home.book.documents.save_copy(DocumentId(1), tmp_path / "no folder" / "copy.pdf")


def test_a_damaged_document_is_not_handed_out(home: Household, tmp_path: Path) -> None:
    home.book.documents.add(home.huabei, file(tmp_path))
    with home.book.file.write("detach") as unit:
        unit.connection.execute(sa.update(document).values(content=b"something else"))
    with pytest.raises(UserError, match="damaged"):
        home.book.documents.content(DocumentId(1))


def test_an_account_is_not_removed_with_its_documents(home: Household, tmp_path: Path) -> None:
    home.book.documents.add(home.huabei, file(tmp_path))
    with pytest.raises(UserError, match="in_use"):
        home.book.accounts.remove(home.huabei)
    home.book.documents.remove(home.book.documents.of(home.huabei)[0].id)
    home.book.accounts.remove(home.huabei)
