"""Importing statements: a preview that saves nothing, then one step that books what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.importers.categories import suggest_all
from finapp.importers.keys import row_keys
from finapp.importers.kinds import Kind
from finapp.importers.registry import Statement, read
from finapp.services.import_accounts import AccountFinder
from finapp.services.import_booking import Booking
from finapp.services.setup import UNCATEGORIZED
from finapp.store import imports

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from finapp.domain.account import MemberId
    from finapp.domain.credit import Offer
    from finapp.importers.categories import Suggestion
    from finapp.importers.kinds import Interpretation
    from finapp.store.book_file import BookFile
    from finapp.store.undo import Change


class RowState(StrEnum):
    """What becomes of a row: counts of these add up to the rows read."""

    NEW = "new"
    DUPLICATE = "duplicate"
    NEEDS_YOU = "needs_you"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportItem:
    """A row of the file before it is saved."""

    meaning: Interpretation
    key: str
    state: RowState
    category: Suggestion | None

    @property
    def line(self) -> int:
        """Return the line of the row in its file."""
        return self.meaning.row.line


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


class Imports:
    """Use cases over files of wallets and banks."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def preview(
        self, data: bytes, name: str, *, password: str | None = None, encoding: str | None = None
    ) -> ImportPreview:
        """Read a file and say what would become of each row; nothing is saved. Raise an `import.*` error."""
        statement = read(data, name, password=password, encoding=encoding)
        importer = statement.file.importer
        keys = row_keys(importer, statement.file.rows)
        with self._file.read() as connection:
            known = imports.known_keys(connection)
        suggested = suggest_all(statement.interpreted, importer)
        items = tuple(
            ImportItem(meaning=meaning, key=key, state=_state(meaning, key, known), category=category)
            for meaning, key, category in zip(statement.interpreted, keys, suggested, strict=True)
        )
        return ImportPreview(statement=statement, items=items)

    def commit(
        self,
        preview: ImportPreview,
        *,
        lines: frozenset[int] | None = None,
        offers: Mapping[int, Offer] | None = None,
        member_id: MemberId | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Change:
        """Book the new rows (of `lines`, None: all) as one step to undo; importing again changes nothing.

        `offers` gives the fee for numbers of installments that no tool's price list knows yet; it is
        remembered. Raise `import.offer_needed` when one is missing and `import.cancelled` when told to stop:
        then nothing was saved.
        """
        file = preview.statement.file
        chosen = [
            item
            for item in preview.items
            if item.state is RowState.NEW and (lines is None or item.line in lines)
        ]
        with self._file.write("import_file", file=file.source.name, rows=len(chosen)) as unit:
            known = imports.known_keys(unit.connection)
            opened = min((item.meaning.row.occurred_on for item in chosen), default=self._today())
            batch = imports.insert_batch(
                unit.connection,
                file_name=file.source.name,
                sha256=file.source.digest,
                layout=file.layout,
                encoding=file.encoding,
                imported_on=self._today(),
                member_id=member_id,
                rows_read=file.records,
            )
            unit.created = batch
            finder = AccountFinder(unit, file.currency, file.importer.capitalize(), opened, member_id)
            booking = Booking(unit, finder, dict(offers or {}), member_id)
            stored: list[dict[str, object]] = []
            for item in sorted(
                chosen, key=lambda item: (item.meaning.row.occurred_on, item.meaning.row.time)
            ):
                if cancelled is not None and cancelled():
                    raise UserError("import.cancelled")
                if item.key not in known:
                    category = item.category.code if item.category else UNCATEGORIZED
                    stored.append({**_record(item, batch), **booking.book(item.meaning, category)})
            imports.insert_rows(unit.connection, stored)
            if not stored:
                raise UserError("import.nothing_new", file=file.source.name)
        return unit.change
