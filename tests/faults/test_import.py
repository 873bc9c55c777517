"""An import that the machine cuts off leaves the book as it was, and can be done again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from finapp.errors import UserError
from finapp.services.book import Book
from finapp.services.imports import RowState
from tests.faults import child

ROWS = 600
HEAD = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
)
needs_own_mounts = pytest.mark.skipif(child.namespace() is None, reason="no mount namespaces here")


def _today() -> date:
    return date(2026, 11, 18)


def _bill(rows: int) -> bytes:
    lines = (
        f"2026-09-{1 + number % 30:02} 09:30:00,餐饮美食,某茶铺,abc,奶茶,"
        f"支出,32.00,余额宝,交易成功,T{number},M{number},,"
        for number in range(rows)
    )
    return "\n".join([HEAD, *lines, ""]).encode()


def _state(book: Book) -> str:
    """Return every account with its balance, as text."""
    return repr(book.accounts.views())


def _imported(book: Book) -> int:
    """Return how many rows of the bill the book holds."""
    return book.imports.preview(_bill(ROWS), "bill.csv").count(RowState.DUPLICATE)


# Scenes that play in a child ------------------------------------------------------------------------


def stop_in_the_middle(path: str) -> None:
    """Begin an import and stay half-way through it."""
    book = Book.open(Path(path), today=_today)

    def stay(done: int, total: int) -> None:
        if done >= total // 2:
            child.ready()
            child.wait_for_the_end()

    book.imports.commit(book.imports.preview(_bill(ROWS), "bill.csv"), progress=stay)


def run_out_of_disk(folder: str) -> None:
    """Import on a full disk, make room, and import again."""
    book = Book.create(Path(folder, "a.finapp"), today=_today)
    empty = _state(book)
    ballast = Path(folder, "ballast")
    preview = book.imports.preview(_bill(ROWS), "bill.csv")
    child.fill(ballast)
    with pytest.raises(UserError) as caught:
        book.imports.commit(preview)
    unchanged = _state(book) == empty
    ballast.unlink()
    book.imports.commit(preview)
    child.tell(json.dumps([caught.value.code, unchanged, _imported(book), len(book.check.run())]))
    book.close()


# ----------------------------------------------------------------------------------------------------


def test_killed_in_the_middle_nothing_is_imported_and_the_file_can_be_imported_again(tmp_path: Path) -> None:
    path = tmp_path / "a.finapp"
    book = Book.create(path, today=_today)
    empty = _state(book)
    book.close()
    with child.started(stop_in_the_middle, str(path)) as process:
        process.kill()
    book = Book.open(path, today=_today)
    assert _state(book) == empty
    assert _imported(book) == 0
    assert book.check.run() == []
    book.imports.commit(book.imports.preview(_bill(ROWS), "bill.csv"))
    assert _imported(book) == ROWS
    book.close()


@needs_own_mounts
def test_a_full_disk_imports_nothing_and_all_once_there_is_room(tmp_path: Path) -> None:
    code, unchanged, imported, problems = json.loads(
        child.run_on_small_disk(run_out_of_disk, tmp_path, "16m")
    )
    assert code == "book.disk_full"
    assert unchanged
    assert imported == ROWS
    assert problems == 0
