"""Importing statements: a preview that saves nothing, then one step that books what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.errors import UserError
from finapp.importers.categories import INCOME, Certainty, suggest_all
from finapp.importers.keys import row_keys
from finapp.importers.kinds import Kind
from finapp.importers.registry import Statement, read
from finapp.importers.rows import ParseProblem as ImportProblem
from finapp.services.import_accounts import AccountFinder, wallet_name
from finapp.services.import_booking import Booking
from finapp.services.import_matching import OfferNeed, count_matches, needed_offers
from finapp.services.setup import UNCATEGORIZED
from finapp.store import accounts, imports, members, plans

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId, MemberId
    from finapp.domain.credit import Offer
    from finapp.importers.categories import Suggestion
    from finapp.importers.kinds import Interpretation
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change


__all__ = [
    "ImportChoices",
    "ImportItem",
    "ImportPreview",
    "ImportProblem",
    "Imports",
    "OfferNeed",
    "RowState",
]

_TELL_EVERY = 20
"""Rows between two news about the progress."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """A file as it would be imported. Problems are rows that can't be read, with their lines."""

    statement: Statement
    items: tuple[ImportItem, ...]

    def count(self, state: RowState) -> int:
        """Return how many rows are in `state`."""
        return sum(1 for item in self.items if item.state is state)

    @property
    def installment_counts(self) -> frozenset[int]:
        """Return the numbers of installments among new purchases: their fee is asked once for each."""
        new = (item for item in self.items if item.state is RowState.NEW)
        return frozenset(item.meaning.installments for item in new if item.meaning.installments)


def _state(meaning: Interpretation, key: str, known: frozenset[str]) -> RowState:
    if key in known:
        return RowState.DUPLICATE
    if meaning.kind is Kind.UNKNOWN:
        return RowState.NEEDS_YOU
    return RowState.NEW if meaning.kind.moves_money else RowState.SKIPPED


def decided(meaning: Interpretation, kind: AccountKind) -> Interpretation:
    """Return a row of unknown kind as what the user's category says: a purchase, or money that came in."""
    if kind is AccountKind.INCOME:
        target = meaning.target or meaning.source
        return replace(meaning, kind=Kind.INCOME, sources=(), target=target)
    return replace(meaning, kind=Kind.PURCHASE)


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


def _wallet(settings: Mapping[str, str], importer: str, known: Mapping[AccountId, Account]) -> str:
    return wallet_name(importer, known.values(), settings.get("language", "en"))


def _record(item: ImportItem, batch: int) -> dict[str, object]:
    """Return what is kept of the row itself."""
    return {
        "batch_id": batch,
        "line": item.line,
        "row_key": item.key,
        "raw": item.meaning.row.raw.replace("\x00", ""),
        "kind": item.meaning.kind.value,
        "state": item.state.value,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the user decided about a previewed file.

    `lines` are the rows to book (None: all new ones); `categories` replace suggested ones by line, and are
    remembered for their counterparties if `remember`. `offers` gives the fee for numbers of installments that
    no tool's price list knows yet; it is remembered too. `settle` lets repayments pay the installments due.
    """

    lines: frozenset[int] | None = None
    categories: Mapping[int, AccountId] = field(default_factory=dict)
    offers: Mapping[int, Offer] = field(default_factory=dict)
    member_id: MemberId | None = None
    remember: bool = True
    settle: bool = True


class Imports:
    """Use cases over files of wallets and banks."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def preview(
        self, data: bytes, name: str, *, password: str | None = None, encoding: str | None = None
    ) -> ImportPreview:
        """Read a file and say what would become of each row; nothing is saved. Raise an `import.*` error."""
        return self._judge(read(data, name, password=password, encoding=encoding))

    def again(self, preview: ImportPreview) -> ImportPreview:
        """Return the same file as the book stands now: something was imported or chosen meanwhile."""
        return self._judge(preview.statement)

    def _judge(self, statement: Statement) -> ImportPreview:
        """Say of each row of a statement whether it is new, and what it would become."""
        importer = statement.file.importer
        keys = row_keys(importer, statement.file.rows)
        suggested = suggest_all(statement.interpreted, importer)
        with self._file.read() as connection:
            seen = imports.known_keys(connection)
            rules = imports.category_rules(connection)
            known = accounts.accounts(connection)
            stored = plans.plans(connection)
            wallet = _wallet(members.settings(connection), importer, known)
        items = tuple(
            ImportItem(meaning=meaning, key=key, state=_state(meaning, key, seen), category=category)
            for meaning, key, category in zip(statement.interpreted, keys, suggested, strict=True)
        )
        new = [item.meaning for item in items if item.state is RowState.NEW]
        matches = count_matches(new, stored, known.values(), wallet)
        placed = _Placed(known, rules)
        items = tuple(replace(placed.place(item), matches=matches.get(item.line, 0)) for item in items)
        return ImportPreview(statement=statement, items=items)

    def offers_needed(self, preview: ImportPreview, lines: frozenset[int]) -> tuple[OfferNeed, ...]:
        """Return the installment offers that must be known before `lines` can be imported."""
        with self._file.read() as connection:
            known = accounts.accounts(connection)
            offers = accounts.offers(connection)
            wallet = _wallet(members.settings(connection), preview.statement.file.importer, known)
        chosen = [item.meaning for item in preview.items if item.state is RowState.NEW and item.line in lines]
        return needed_offers(chosen, known.values(), offers, wallet)

    def commit(
        self,
        preview: ImportPreview,
        choices: ImportChoices | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Change:
        """Book the chosen rows as one step to undo; importing again changes nothing.

        `progress` hears how many rows of how many are done; what it raises stops the import. Raise
        `import.offer_needed` when the fee of a purchase in installments is not known and
        `import.nothing_new` when there is nothing to book. Whatever is raised, nothing was saved.
        """
        choices = choices or ImportChoices()
        file = preview.statement.file
        with self._file.write("import_file", file=file.source.name) as unit:
            known = accounts.accounts(unit.connection)
            chosen = _chosen(preview, choices, known)
            unit.params["rows"] = len(chosen)
            opened = min((item.meaning.row.occurred_on for item in chosen), default=self._today())
            batch = imports.insert_batch(
                unit.connection,
                file_name=file.source.name,
                sha256=file.source.digest,
                layout=file.layout,
                encoding=file.encoding,
                imported_on=self._today(),
                member_id=choices.member_id,
                rows_read=file.records,
            )
            unit.created = batch
            member = choices.member_id
            wallet = _wallet(members.settings(unit.connection), file.importer, known)
            finder = AccountFinder(unit, file.currency, wallet, opened, member)
            booking = Booking(unit, finder, dict(choices.offers), member, settle=choices.settle)
            self._book(unit, booking, chosen, batch, progress)
            if choices.remember:
                imports.set_category_rules(unit.connection, _rules(chosen, choices, known))
        return unit.change

    @staticmethod
    def _book(
        unit: Unit,
        booking: Booking,
        chosen: Sequence[ImportItem],
        batch: int,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        """Book rows, oldest first; rows that came in since the preview are left out."""
        seen = imports.known_keys(unit.connection)
        stored: list[dict[str, object]] = []
        for done, item in enumerate(chosen):
            if progress is not None and done % _TELL_EVERY == 0:
                progress(done, len(chosen))
            if item.key not in seen:
                stored.append({**_record(item, batch), **booking.book(item.meaning, item.category_id)})
        imports.insert_rows(unit.connection, stored)
        if not stored:
            raise UserError("import.nothing_new", file=str(unit.params["file"]))


def _chosen(
    preview: ImportPreview, choices: ImportChoices, known: Mapping[AccountId, Account]
) -> list[ImportItem]:
    """Return the rows to book with the user's categories, oldest first."""
    found = []
    for item in preview.items:
        category = choices.categories.get(item.line, item.category_id)
        settled = item.state is RowState.NEW
        meaning = item.meaning
        if item.state is RowState.NEEDS_YOU and item.line in choices.categories:
            meaning, settled = decided(meaning, known[choices.categories[item.line]].kind), True
        if settled and (choices.lines is None or item.line in choices.lines):
            found.append(replace(item, meaning=meaning, category_id=category))
    return sorted(found, key=lambda item: (item.meaning.row.occurred_on, item.meaning.row.time))


def _rules(
    chosen: Sequence[ImportItem], choices: ImportChoices, known: Mapping[AccountId, Account]
) -> dict[str, AccountId]:
    """Return what to remember: the categories the user chose by hand, by counterparty."""
    return {
        item.meaning.row.counterparty: choices.categories[item.line]
        for item in chosen
        if item.line in choices.categories
        and item.meaning.row.counterparty
        and known[choices.categories[item.line]].code != UNCATEGORIZED
    }
