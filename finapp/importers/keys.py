"""Keys by which a row is known again in a later file, in whatever layout."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finapp.importers.rows import ParsedRow


def row_key(source: str, row: ParsedRow, occurrence: int = 1) -> str:
    """Return the key of `row` of a wallet `source`; the n-th equal row of a file is another row.

    Source, order id, minute, amount and occurrence. An id alone is no key: real files repeat ids. Seconds
    are left out, since spreadsheets drop them. The direction counts only where there is no sound id: the
    same order changes from 支出 to 不计收支 when it is closed, and layouts name neutral rows differently.
    Without an id the peer takes its place.
    """
    return _digest(source, *_identity(row), str(occurrence))


def row_keys(source: str, rows: Iterable[ParsedRow]) -> tuple[str, ...]:
    """Return the key of every row of one file, in order, twins told apart by their number."""
    seen: Counter[tuple[str, ...]] = Counter()
    keys = []
    for row in rows:
        identity = _identity(row)
        seen[identity] += 1
        keys.append(_digest(source, *identity, str(seen[identity])))
    return tuple(keys)


def near_key(row: ParsedRow) -> tuple[str, int, str]:
    """Return what a row whose id a spreadsheet destroyed still shares with its original.

    Day and minute, minor units, peer. Equal near keys call for a question, never for a silent merge.
    """
    return f"{row.occurred_on.isoformat()} {row.time[:5]}", row.amount.minor, row.counterparty


def _identity(row: ParsedRow) -> tuple[str, ...]:
    moment, minor, peer = near_key(row)
    who = (row.order_id,) if row.order_id else ("", row.direction, peer, row.description)
    return (*who, moment, str(minor), row.amount.currency)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
