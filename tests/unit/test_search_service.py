"""The search field finds things by words, initials, amounts and days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from finapp.domain.account import AccountDraft, AccountKind
from finapp.services.search import day_ending
from tests.unit.household import Household

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    household.iphone()
    household.book.accounts.add(AccountDraft(kind=AccountKind.CREDIT_LINE, name="花呗", currency="CNY"))
    household.book.purchases.add(household.purchase(household.bank, 3_200, date(2026, 11, 15), "奶茶两杯"))
    yield household
    household.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hb", [("accounts", "花呗")]),
        ("iphone", [("plans", "iPhone 17 256 GB"), ("purchases", "iPhone 17 256 GB")]),
        ("541.9", [("plans", "iPhone 17 256 GB")]),
        ("5,999", [("purchases", "iPhone 17 256 GB")]),
        ("15 nov", [("plans", "iPhone 17 256 GB"), ("purchases", "奶茶两杯")]),
        ("11月15日", [("plans", "iPhone 17 256 GB"), ("purchases", "奶茶两杯")]),
        ("nclb", [("purchases", "奶茶两杯")]),
        ("奶茶", [("purchases", "奶茶两杯")]),
        ("100%_", []),
        ("  ", []),
    ],
)
def test_what_typing_finds(home: Household, typed: str, found: list[tuple[str, str]]) -> None:
    assert [(hit.page, hit.title) for hit in home.book.search.find(typed)] == found


@pytest.mark.parametrize(
    ("typed", "ending"),
    [
        ("2026-11-5", "2026-11-05"),
        ("5 November 2026", "2026-11-05"),
        ("Nov 5", "-11-05"),
        ("11/5", "-11-05"),
        ("31 foo", None),
        ("13-40", None),
    ],
)
def test_days_as_people_write_them(typed: str, ending: str | None) -> None:
    assert day_ending(typed) == ending
