"""Suggests a category for an imported row: by its kind, by the wallet's own category, by words in it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from finapp.importers.kinds import Kind, Trade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finapp.importers.kinds import Interpretation

UNCATEGORIZED = "uncategorized"
INCOME = "income.other"
FUND_INCOME = "income.fund"
FEES = "fees"


class Certainty(StrEnum):
    """How a category was found; `GUESSED` is shown to the user as a suggestion."""

    RULE = "rule"
    MAPPED = "mapped"
    GUESSED = "guessed"


class Suggestion(NamedTuple):
    """A category code and how sure it is."""

    code: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Table:
    """What the data file knows: the categories of one wallet, and words for all."""

    mapped: Mapping[str, str]
    vague: Mapping[str, str]
    income: Mapping[str, str]
    words: Sequence[tuple[str, str]]
    income_words: Sequence[tuple[str, str]]

    @property
    def codes(self) -> frozenset[str]:
        """Return every category code that can be suggested."""
        found = {*self.mapped.values(), *self.vague.values(), *self.income.values()}
        found.update(code for _, code in (*self.words, *self.income_words))
        return frozenset(found | {UNCATEGORIZED, INCOME, FUND_INCOME, FEES})


@cache
def table(importer: str) -> Table:
    """Return the suggestions for files of `importer`; one without own categories has the words alone."""
    text = files("resources").joinpath("imports", "categories.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    own: dict[str, dict[str, str]] = data.get(importer, {})
    return Table(
        mapped=own.get("mapped", {}),
        vague=own.get("vague", {}),
        income=own.get("income", {}),
        words=_words(data["keyword"]),
        income_words=_words(data["income_keyword"]),
    )


def _words(entries: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((word.casefold(), entry["code"]) for entry in entries for word in entry["words"])


def suggest(item: Interpretation, importer: str) -> Suggestion | None:
    """Return the category of an interpreted row, None for what has none (transfers, repayments, holds).

    The user's own rules and earlier choices come before this and are not known here.
    """
    if item.kind is Kind.FUND_INCOME or item.trade is Trade.DIVIDEND:
        return Suggestion(FUND_INCOME, Certainty.RULE)
    if item.kind is Kind.FEE:
        return Suggestion(FEES, Certainty.RULE)
    known = table(importer)
    row = item.row
    if item.kind is Kind.INCOME:
        return _by_word(item, known.income_words) or _fallback(known.income.get(row.category, INCOME))
    to_person = item.kind is Kind.TRANSFER and item.target is None
    if item.kind not in {Kind.PURCHASE, Kind.REFUND} and not to_person:
        return None
    mapped = known.mapped.get(row.category)
    if mapped is not None:
        return Suggestion(mapped, Certainty.MAPPED)
    return _by_word(item, known.words) or _fallback(known.vague.get(row.category, UNCATEGORIZED))


def suggest_all(items: Sequence[Interpretation], importer: str) -> tuple[Suggestion | None, ...]:
    """Return the categories of one file's rows; a refund has that of the purchase it belongs to."""
    found = [suggest(item, importer) for item in items]
    by_line = {item.row.line: suggestion for item, suggestion in zip(items, found, strict=True)}
    return tuple(
        by_line[item.original] if suggestion and item.original is not None else suggestion
        for item, suggestion in zip(items, found, strict=True)
    )


def _fallback(code: str) -> Suggestion:
    return Suggestion(code, Certainty.GUESSED)


def _by_word(item: Interpretation, words: Sequence[tuple[str, str]]) -> Suggestion | None:
    code = _longest((item.row.description, item.row.counterparty, item.row.note), words)
    return None if code is None else Suggestion(code, Certainty.GUESSED)


def _longest(texts: Iterable[str], words: Sequence[tuple[str, str]]) -> str | None:
    """Return the category of the longest word found: the item's own name first, then the shop's."""
    for text in texts:
        folded = text.casefold()
        found = [(word, code) for word, code in words if word in folded]
        if found:
            return max(found, key=lambda pair: len(pair[0]))[1]
    return None


def code_of_words(*texts: str) -> str | None:
    """Return the code of the category that an article's or a shop's name speaks of, None if none."""
    return _longest(texts, table("").words)
