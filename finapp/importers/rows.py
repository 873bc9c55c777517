"""What a reader finds in a file: every row with its line, or the problem that line has."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finapp.domain.money import Money, total

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file itself: its name, and the SHA-256 by which it is known again."""

    name: str
    digest: str
    size: int

    @classmethod
    def of(cls, name: str, data: bytes) -> SourceFile:
        """Return the identity of a file named `name` that holds `data`."""
        return cls(name, hashlib.sha256(data).hexdigest(), len(data))


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One record, read but not judged: texts are clean, `direction` and `status` are the file's own words.

    `time` is `HH:MM:SS`, `HH:MM` or empty, as far as the file tells. An id that a spreadsheet damaged
    (`2.02603E+27`) is empty here and stays in `cells`. `refunded` and `fee` are what the row itself prints,
    `changed_on` the last day something happened to it.
    """

    line: int
    raw: str
    cells: tuple[tuple[str, str], ...]
    layout: str
    occurred_on: date
    time: str
    direction: str
    amount: Money
    status: str
    order_id: str = ""
    merchant_order_id: str = ""
    counterparty: str = ""
    description: str = ""
    methods: tuple[str, ...] = ()
    category: str = ""
    note: str = ""
    fee: Money | None = None
    refunded: Money | None = None
    changed_on: date | None = None

    def cell(self, column: str) -> str:
        """Return the clean text of `column`, empty when the file has no such column."""
        return next((text for name, text in self.cells if name == column), "")


@dataclass(frozen=True, slots=True)
class ParseProblem:
    """A record that could not be read: `code` and `params` fill a sentence, `raw` is the line itself."""

    line: int
    code: str
    params: Mapping[str, object]
    raw: str


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows there are, and what they add up to."""

    count: int
    amount: Money | None

    @classmethod
    def over(cls, rows: tuple[ParsedRow, ...], currency: str) -> Totals:
        """Return the raw totals of `rows`, all in `currency`; refunds and closed orders are counted."""
        return cls(len(rows), total((row.amount for row in rows), currency))


@dataclass(frozen=True, slots=True)
class Preamble:
    """What the file says about itself. Its totals are a hint only: they net refunds, rows get removed."""

    period_from: date | None = None
    period_to: date | None = None
    exported_on: date | None = None
    owner: str = ""
    account: str = ""
    records: int | None = None
    claims: Mapping[str, Totals] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """Everything one file holds, in file order: `rows` and `problems` together are all its records."""

    source: SourceFile
    importer: str
    layout: str
    encoding: str
    currency: str
    rows: tuple[ParsedRow, ...]
    problems: tuple[ParseProblem, ...]
    preamble: Preamble = Preamble()

    @property
    def records(self) -> int:
        """Return how many records the file has, readable or not."""
        return len(self.rows) + len(self.problems)

    @property
    def period(self) -> tuple[date, date] | None:
        """Return the first and last day of the rows, or of the preamble where there are no rows."""
        days = [row.occurred_on for row in self.rows]
        if days:
            return min(days), max(days)
        if self.preamble.period_from and self.preamble.period_to:
            return self.preamble.period_from, self.preamble.period_to
        return None

    def totals(self) -> dict[str, Totals]:
        """Return the raw totals by the direction as printed, in order of appearance."""
        words = dict.fromkeys(row.direction for row in self.rows)
        return {
            word: Totals.over(tuple(row for row in self.rows if row.direction == word), self.currency)
            for word in words
        }
