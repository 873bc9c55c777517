"""Conditions over time: versions by their days, added between others, moved, removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.money import Money
from finapp.errors import UserError
from tests.unit.card_book import CardBook, cn_card

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.domain.tool_versions import ToolVersion

AUTUMN, WINTER = date(2026, 9, 1), date(2026, 12, 1)


@pytest.fixture
def card(tmp_path: Path) -> Iterator[CardBook]:
    made = cn_card(tmp_path)
    yield made
    made.book.close()


def versions(card: CardBook) -> tuple[ToolVersion, ...]:
    return card.book.conditions.dated(card.card).versions()


def at_rate(version: ToolVersion, day: date, rate: str) -> ToolVersion:
    assert version.terms is not None
    return replace(version, valid_from=day, terms=replace(version.terms, rate=Decimal(rate)))


def test_only_what_is_new_is_noted(card: CardBook) -> None:
    (first,) = versions(card)
    card.book.conditions.set_version(card.card, at_rate(first, AUTUMN, "0.15"))
    assert [one.begins for one in versions(card)][1] == {"terms"}
    card.book.conditions.set_version(card.card, replace(first, valid_from=WINTER))
    newest = versions(card)[-1]
    assert (newest.valid_from, set(newest.begins)) == (WINTER, {"terms"})
    assert newest.terms == first.terms


def test_a_version_between_others_leaves_later_ones(card: CardBook) -> None:
    (first,) = versions(card)
    winter = replace(at_rate(first, WINTER, "0.12"), limit=Money(1_000_000, "CNY"))
    card.book.conditions.set_version(card.card, winter)
    card.book.conditions.set_version(card.card, at_rate(first, AUTUMN, "0.15"))
    rates = [one.terms.rate if one.terms is not None else None for one in versions(card)]
    assert rates == [Decimal("0.1825"), Decimal("0.15"), Decimal("0.12")]
    assert versions(card)[-1].limit == Money(1_000_000, "CNY")


def test_a_version_moves_to_another_day(card: CardBook) -> None:
    (first,) = versions(card)
    card.book.conditions.set_version(card.card, at_rate(first, AUTUMN, "0.15"))
    card.book.conditions.set_version(card.card, at_rate(first, WINTER, "0.15"), AUTUMN)
    assert [one.valid_from for one in versions(card)] == [first.valid_from, WINTER]


def test_the_first_version_stays(card: CardBook) -> None:
    (first,) = versions(card)
    with pytest.raises(UserError, match="first_version"):
        card.book.conditions.remove_version(card.card, first.valid_from)
    card.book.conditions.set_version(card.card, at_rate(first, AUTUMN, "0.15"))
    card.book.conditions.remove_version(card.card, AUTUMN)
    assert versions(card) == (first,)


def test_a_limit_to_come_is_not_in_force_yet(card: CardBook) -> None:
    (first,) = versions(card)
    now = replace(first, valid_from=AUTUMN, limit=Money(1_000_000, "CNY"))
    card.book.conditions.set_version(card.card, now)
    later = replace(first, valid_from=WINTER, limit=Money(9_000_000, "CNY"))
    card.book.conditions.set_version(card.card, later)
    state = card.book.statements.tool(card.card)
    assert state.limit is not None
    assert state.limit.limit == Money(1_000_000, "CNY")


def test_bad_versions_are_refused(card: CardBook) -> None:
    (first,) = versions(card)
    with pytest.raises(UserError, match="limit"):
        card.book.conditions.set_version(card.card, replace(first, limit=Money(-1, "CNY")))
    with pytest.raises(UserError, match="rate"):
        card.book.conditions.set_version(card.card, at_rate(first, AUTUMN, "-0.1"))
