"""Delimited text as wallets and spreadsheets really write it: records with their line and raw text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DELIMITERS = (",", "\t", ";")
_BREAK = re.compile(r"\r\n|\n|\r")
_LONGEST_RECORD = 20
"""Lines one record may run over: a note with line breaks, not a stray quote that swallows the file."""


class Lines(NamedTuple):
    """The lines of a file, and whether the last one ends with a line break."""

    texts: list[str]
    terminated: bool


class Record(NamedTuple):
    """One record: the number of its first line (from 1), its text, its cells, the index after it."""

    line: int
    raw: str
    cells: list[str]
    after: int


def split_lines(text: str) -> Lines:
    """Return the lines of `text`, broken at CR, LF or both only, so that numbers match an editor's."""
    texts = _BREAK.split(text)
    if texts[-1]:
        return Lines(texts, terminated=False)
    return Lines(texts[:-1], terminated=True)


def split_cells(line: str, delimiter: str) -> tuple[list[str], bool]:
    """Return the cells of `line`, and whether a quoted cell is still open at its end.

    A quote counts only around a whole cell: product names hold inch marks that nobody escaped.
    """
    if '"' not in line:
        return line.split(delimiter), False
    cells: list[str] = []
    position = 0
    still_open = False
    quoted = _quoted(delimiter)
    while position <= len(line):
        match = quoted.match(line, position)
        if match:
            cells.append(match[1].replace('""', '"'))
            position = match.end() + 1
            continue
        end = line.find(delimiter, position)
        end = len(line) if end < 0 else end
        cell = line[position:end]
        still_open |= cell.lstrip().startswith('"') and '"' not in line[position:].lstrip()[1:]
        cells.append(cell)
        position = end + 1
    return cells, still_open


def _quoted(delimiter: str) -> re.Pattern[str]:
    stop = re.escape(delimiter)
    blank = r"[ \t]*" if delimiter != "\t" else " *"
    return re.compile(rf'{blank}"((?:[^"]|"")*)"{blank}(?={stop}|$)')


def records(lines: Sequence[str], start: int, delimiter: str, width: int) -> Iterator[Record]:
    """Yield the records of about `width` cells from index `start` on, blank lines left out."""
    index = start
    while index < len(lines):
        record = _record(lines, index, delimiter, width)
        index = record.after
        if any(cell.strip() for cell in record.cells):
            yield record


def _record(lines: Sequence[str], index: int, delimiter: str, width: int) -> Record:
    cells, still_open = split_cells(lines[index], delimiter)
    if still_open:
        for after in range(index + 2, min(index + _LONGEST_RECORD, len(lines)) + 1):
            if lines[after - 1].count(delimiter) >= width - 2:
                break  # a record of its own: the quote before it is a stray one
            raw = "\n".join(lines[index:after])
            joined, still_open = split_cells(raw, delimiter)
            if not still_open:
                return Record(index + 1, raw, joined, after)
    return Record(index + 1, lines[index], cells, index + 1)


def find_header(
    lines: Sequence[str], normal: Callable[[str], str], required: Sequence[frozenset[str]], within: int = 60
) -> tuple[int, str, list[str]] | None:
    """Return the index, the delimiter and the names of the first line that holds one of `required`.

    Columns are known by name only: banners, line numbers and the order of columns change over the years.
    """
    for index, line in enumerate(lines[:within]):
        for delimiter in DELIMITERS:
            names = [normal(cell) for cell in split_cells(line, delimiter)[0]]
            if any(wanted <= set(names) for wanted in required):
                return index, delimiter, names
    return None
