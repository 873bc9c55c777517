"""Importing statements: a preview that saves nothing, then one step that books what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.importers.kinds import UNPRINTED_BANK
from finapp.importers.registry import Statement, glimpse, read
from finapp.importers.rows import ParsedFile, Totals
from finapp.importers.rows import ParseProblem as ImportProblem
from finapp.importers.text import ENCODINGS
from finapp.services.import_accounts import AccountFinder
from finapp.services.import_booking import Booking
from finapp.services.import_choices import ImportChoices, check_shares, chosen, is_decided, rules
from finapp.services.import_matching import OfferNeed, needed_offers
from finapp.services.import_names import Names
from finapp.services.import_preview import ImportItem, ImportPreview, Known, RowState, judge
from finapp.store import accounts, imports, members, plans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change


__all__ = [
    "ENCODINGS",
    "ImportChoices",
    "ImportItem",
    "ImportPreview",
    "ImportProblem",
    "Imports",
    "OfferNeed",
    "ParsedFile",
    "RowState",
    "Totals",
    "check_shares",
    "glimpse",
    "is_decided",
]

_TELL_EVERY = 20
"""Rows between two news about the progress."""


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
        return self._judge(read(data, name, password=password, encoding=encoding))

    def again(self, preview: ImportPreview) -> ImportPreview:
        """Return the same file as the book stands now: something was imported or chosen meanwhile."""
        return self._judge(preview.statement)

    def _judge(self, statement: Statement) -> ImportPreview:
        with self._file.read() as connection:
            known = accounts.accounts(connection)
            facts = Known(
                keys=imports.known_keys(connection),
                rules=imports.category_rules(connection),
                accounts=known,
                plans=plans.plans(connection),
                cycles=accounts.cycles(connection),
                names=Names(statement.file.importer, known, members.settings(connection)),
            )
        return judge(statement, facts)

    def offers_needed(self, preview: ImportPreview, lines: frozenset[int]) -> tuple[OfferNeed, ...]:
        """Return the installment offers that must be known before `lines` can be imported."""
        with self._file.read() as connection:
            known = accounts.accounts(connection)
            offers = accounts.offers(connection)
            cycles = accounts.cycles(connection)
            names = Names(preview.statement.file.importer, known, members.settings(connection))
        waiting = {RowState.NEW, RowState.NEEDS_YOU}
        new = [item.meaning for item in preview.items if item.state in waiting and item.line in lines]
        return needed_offers(new, names, offers, cycles)

    def commit(
        self,
        preview: ImportPreview,
        choices: ImportChoices | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Change:
        """Book the chosen rows as one step to undo; importing again changes nothing.

        `progress` hears how many rows of how many are done; what it raises stops the import. Raise
        `import.offer_needed` when the fee of a purchase in installments is not known, `plan.cycle_missing`
        when its tool has no due day, `import.shares` when shares do not add up and `import.nothing_new` when
        there is nothing to book. Whatever is raised, nothing was saved.
        """
        choices = choices or ImportChoices()
        file = preview.statement.file
        with self._file.write("import_file", file=file.source.name) as unit:
            known = accounts.accounts(unit.connection)
            items = chosen(preview, choices, known)
            unit.params["rows"] = len(items)
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
            names = Names(file.importer, known, members.settings(unit.connection))
            if choices.bank_id is not None:
                names.learn(UNPRINTED_BANK, known[choices.bank_id])
            finder = AccountFinder(
                unit,
                names,
                currency=file.currency,
                opened_on=min((item.meaning.row.occurred_on for item in items), default=self._today()),
                member_id=choices.member_id,
            )
            booking = Booking(unit, finder, choices)
            self._book(unit, booking, items, batch, progress)
            finder.finish()
            if choices.remember:
                imports.set_category_rules(unit.connection, rules(items, choices, known))
        return unit.change

    @staticmethod
    def _book(
        unit: Unit,
        booking: Booking,
        items: Sequence[ImportItem],
        batch: int,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        """Book rows, oldest first; rows that came in since the preview are left out."""
        seen = imports.known_keys(unit.connection)
        stored: list[dict[str, object]] = []
        for done, item in enumerate(items):
            if progress is not None and done % _TELL_EVERY == 0:
                progress(done, len(items))
            if item.key not in seen:
                stored.append({**_record(item, batch), **booking.book(item.meaning, item.category_id)})
        booking.finish()
        imports.insert_rows(unit.connection, stored)
        if not stored:
            raise UserError("import.nothing_new", file=str(unit.params["file"]))
