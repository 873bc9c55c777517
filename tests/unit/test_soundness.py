"""Whatever is broken in a book is found, with its record and a sentence in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finapp.messages import LANGUAGES, catalog, sentence
from finapp.store.schema import metadata
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    bought = household.iphone()
    rows = household.book.plans.all()[0].installments
    household.book.payments.pay_installments([rows[0].id], household.bank, DAY)
    household.book.refunds.add(bought, cny(1_000), DAY)
    yield household
    household.close()


BREAKS = {
    "check.unbalanced": "UPDATE posting SET amount_minor = amount_minor + 1 WHERE id = 1",
    "check.no_postings": "DELETE FROM posting WHERE txn_id = 1",
    "check.plan_sum": "UPDATE installment SET principal_minor = principal_minor + 5 WHERE number = 9",
    "check.no_installments": "DELETE FROM installment",
    "check.overpaid_installment": "UPDATE allocation SET amount_minor = amount_minor + 1",
    "check.overallocated_payment": "UPDATE payment SET amount_minor = 5",
    "check.overrefunded": "UPDATE refund SET amount_minor = 600000",
    "check.lines_differ": (
        "INSERT INTO purchase_line (purchase_id, position, title, amount_minor) VALUES (1, 0, 'case', 7)"
    ),
    "check.purchase_booked": "UPDATE purchase SET price_minor = price_minor - 1",
    "check.refund_booked": "UPDATE refund SET amount_minor = 999",
    "check.no_purchase": "UPDATE txn SET kind = 'purchase' WHERE id = 1",
    "check.other_currency": "UPDATE posting SET currency = 'EUR' WHERE txn_id = 1",
    "check.orphan": "UPDATE purchase SET category_id = 4711",
}


@pytest.mark.parametrize("code", BREAKS)
def test_what_is_broken_is_found_with_its_record(home: Household, code: str) -> None:
    assert home.book.check.run() == []
    connection = home.book.file._writer.raw_connection()
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.execute(BREAKS[code])
    cursor.close()
    one = next(one for one in home.book.check.run() if one.code == code)
    assert one.table in metadata.tables
    assert one.id > 0
    for language in LANGUAGES:
        said = sentence(one.code, language, id=one.id, table=one.table, detail=one.detail)
        assert str(one.id) in said
        assert "{" not in said


def test_every_finding_is_provoked_above() -> None:
    known = {code for code in catalog("en") if code.startswith("check.")}
    assert known - set(BREAKS) == {"check.damaged"}  # a file that SQLite itself refuses
