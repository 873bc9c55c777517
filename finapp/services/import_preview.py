"""What would become of each row of a file: new or known, its category, what has to be asked first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.importers.categories import INCOME, Certainty, suggest_all
from finapp.importers.keys import row_keys
from finapp.importers.kinds import ASK_ACCOUNT, ASK_SHARES, Kind
from finapp.services.import_matching import count_matches
from finapp.services.setup import UNCATEGORIZED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finapp.domain.account import Account, AccountId
    from finapp.domain.credit import BillingCycle
    from finapp.domain.plan import Plan
    from finapp.importers.categories import Suggestion
    from finapp.importers.kinds import Interpretation
    from finapp.importers.registry import Statement
    from finapp.services.import_names import Names


class RowState(StrEnum):
    """What becomes of a row: counts of these add up to the rows read."""

    NEW = "new"
    DUPLICATE = "duplicate"
    NEEDS_YOU = "needs_you"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportItem:
    """A row of the file before it is saved.

    `category_id` is the category it would get (None: it has none), `by_rule` tells that an earlier choice of
    the user gave it, `matches` counts the open installments that a repayment would pay.
    """

    meaning: Interpretation
    key: str
    state: RowState
    category: Suggestion | None
    category_id: AccountId | None = None
    by_rule: bool = False
    matches: int = 0

    @property
    def line(self) -> int:
        """Return the line of the row in its file."""
        return self.meaning.row.line

    @property
    def guessed(self) -> bool:
        """Tell whether the category is a guess that the user should look at."""
        return not self.by_rule and self.category is not None and self.category.certainty is Certainty.GUESSED

    @property
    def category_kind(self) -> AccountKind | None:
        """Return which categories the row can have, None when it has none (transfers, repayments)."""
        kind = self.meaning.kind
        if kind in {Kind.INCOME, Kind.FUND_INCOME}:
            return AccountKind.INCOME
        to_person = kind is Kind.TRANSFER and self.meaning.target is None
        return AccountKind.EXPENSE if to_person or kind in {Kind.PURCHASE, Kind.REFUND} else None

    @property
    def asks_kind(self) -> bool:
        """Tell whether only a category says what the row is."""
        return self.meaning.kind is Kind.UNKNOWN

    @property
    def asks_shares(self) -> bool:
        """Tell whether somebody has to say how much each source paid."""
        return ASK_SHARES in self.meaning.questions

    @property
    def asks_account(self) -> bool:
        """Tell whether a bank account takes part that the file does not name."""
        return ASK_ACCOUNT in self.meaning.questions


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """A file as it would be imported. Problems are rows that can't be read, with their lines.

    `bank_id` is the account that stands for a bank account the file does not name, if the book knows it.
    """

    statement: Statement
    items: tuple[ImportItem, ...]
    bank_id: AccountId | None = None

    def count(self, state: RowState) -> int:
        """Return how many rows are in `state`."""
        return sum(1 for item in self.items if item.state is state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the book knows when a file is looked at."""

    keys: frozenset[str]
    rules: Mapping[str, AccountId]
    accounts: Mapping[AccountId, Account]
    plans: Sequence[Plan]
    cycles: Mapping[AccountId, Sequence[BillingCycle]]
    names: Names

    @property
    def bank_id(self) -> AccountId | None:
        """Return the account that stands for a bank account that the file does not name."""
        return self.names.unnamed_bank


def judge(statement: Statement, known: Known) -> ImportPreview:
    """Say of each row of a statement whether it is new, and what it would become."""
    importer = statement.file.importer
    keys = row_keys(importer, statement.file.rows)
    meanings = _came_back(statement.interpreted, keys, known.keys)
    placed = _Placed(known.accounts, known.rules)
    items = tuple(
        placed.place(
            ImportItem(meaning=meaning, key=key, state=_state(meaning, key, known), category=category)
        )
        for meaning, key, category in zip(meanings, keys, suggest_all(meanings, importer), strict=True)
    )
    new = [item.meaning for item in items if item.state is RowState.NEW]
    matches = count_matches(new, known.plans, known.names, known.cycles)
    items = tuple(replace(item, matches=matches.get(item.line, 0)) for item in items)
    return ImportPreview(statement=statement, items=items, bank_id=known.bank_id)


def _came_back(
    meanings: Sequence[Interpretation], keys: Sequence[str], seen: frozenset[str]
) -> list[Interpretation]:
    """Return the rows with refunds of orders that were imported before they were closed.

    Inside one file a closed order and its refund cancel out; here the order is in the book already.
    """
    imported = {one.row.line for one, key in zip(meanings, keys, strict=True) if key in seen}
    return [
        replace(one, kind=Kind.REFUND, rule="refund.imported_before", original=None)
        if one.kind is Kind.CLOSED and one.original in imported
        else one
        for one in meanings
    ]


def _state(meaning: Interpretation, key: str, known: Known) -> RowState:
    if key in known.keys:
        return RowState.DUPLICATE
    if meaning.kind is Kind.UNKNOWN:
        return RowState.NEEDS_YOU
    if not meaning.kind.moves_money:
        return RowState.SKIPPED
    open_account = ASK_ACCOUNT in meaning.questions and known.bank_id is None
    return RowState.NEEDS_YOU if open_account or ASK_SHARES in meaning.questions else RowState.NEW


class _Placed:
    """Finds the category of a row: an earlier choice of the user, else what is suggested."""

    def __init__(self, known: Mapping[AccountId, Account], rules: Mapping[str, AccountId]) -> None:
        self._known = known
        self._rules = rules
        self._by_code = {one.code: one.id for one in known.values() if one.code}

    def place(self, item: ImportItem) -> ImportItem:
        """Return `item` with its category."""
        kind = item.category_kind
        rule = self._rules.get(item.meaning.row.counterparty)
        if rule is not None and kind is not None and self._known[rule].kind is kind:
            return replace(item, category_id=rule, by_rule=True)
        if kind is None or item.category is None:
            return item
        fallback = INCOME if kind is AccountKind.INCOME else UNCATEGORIZED
        found = self._by_code.get(item.category.code)
        if found is None or self._known[found].kind is not kind:
            found = self._by_code.get(fallback)
        return replace(item, category_id=found)
