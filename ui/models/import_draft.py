"""A file in the inbox before it is imported: its lines, what is ticked, which categories were chosen."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.pinyin import find_initials, sort_key
from finapp.services.imports import ImportChoices, RowState, is_decided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from finapp.domain.account import Account, AccountId
    from finapp.domain.money import Money
    from finapp.services.imports import ImportItem, ImportPreview, ImportProblem
    from ui.models.grouping import Group
    from ui.models.windowed import Sort

UNCATEGORIZED = "uncategorized"


class Tab(StrEnum):
    """Which lines are shown. New, duplicates and skipped add up to all; “need you” are among the new."""

    ALL = "all"
    NEW = "new"
    DUPLICATES = "duplicates"
    NEED_YOU = "need_you"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One line of the file: a row that was read, or the problem with it."""

    line: int
    item: ImportItem | None
    problem: ImportProblem | None = None

    @property
    def place(self) -> Tab:
        """Return which of the three tabs that add up the line belongs to."""
        if self.item is None or self.item.state is RowState.SKIPPED:
            return Tab.SKIPPED
        return Tab.DUPLICATES if self.item.state is RowState.DUPLICATE else Tab.NEW

    @property
    def raw(self) -> str:
        """Return the original text of the line."""
        if self.item is not None:
            return self.item.meaning.row.raw
        return self.problem.raw if self.problem is not None else ""


class ImportDraft:
    """What the user is about to import."""

    lines: tuple[ImportLine, ...]

    def __init__(self, preview: ImportPreview, accounts: Mapping[AccountId, Account]) -> None:
        self.accounts = accounts
        self.categories: dict[int, AccountId] = {}
        self.shares: dict[int, Sequence[Money]] = {}
        self.bank_id: AccountId | None = None
        self.preview = preview
        self.ticked: set[int] = set()
        self._by_line: dict[int, ImportLine] = {}
        self.take(preview, accounts)
        self.ticked = {one.line for one in self.lines if self.can_tick(one)}

    def take(self, preview: ImportPreview, accounts: Mapping[AccountId, Account]) -> None:
        """Show the same file as it stands now; ticks and choices stay where they still can."""
        self.preview, self.accounts = preview, accounts
        problems = preview.statement.file.problems
        lines: list[ImportLine] = [ImportLine(item.line, item) for item in preview.items]
        lines.extend(ImportLine(problem.line, None, problem) for problem in problems)
        self.lines = tuple(sorted(lines, key=_number))
        self._by_line = {one.line: one for one in self.lines}
        self.categories = {line: chosen for line, chosen in self.categories.items() if chosen in accounts}
        if self.bank_id not in accounts:
            self.bank_id = preview.bank_id
        self.ticked = {line for line in self.ticked if self.can_tick(self._by_line[line])}

    def at(self, line: int) -> ImportLine:
        """Return a line by its number."""
        return self._by_line[line]

    # what can be decided -------------------------------------------------------------------------------

    def can_tick(self, line: ImportLine) -> bool:
        """Tell whether the line can be imported as it stands."""
        return line.item is not None and is_decided(line.item, self.choices(), self.preview.bank_id)

    def choices(self) -> ImportChoices:
        """Return what was decided so far."""
        return ImportChoices(categories=self.categories, shares=self.shares, bank_id=self.bank_id)

    def asks_shares(self, line: ImportLine) -> bool:
        """Tell whether the sources of a new line share its amount in parts the file does not print."""
        return line.item is not None and line.place is Tab.NEW and line.item.asks_shares

    @property
    def asks_bank(self) -> bool:
        """Tell whether a new line needs the bank account that the file does not name."""
        return any(one.item is not None and one.item.asks_account for one in self.shown(Tab.NEW))

    def category_kinds(self, line: ImportLine) -> frozenset[AccountKind]:
        """Return which categories can be chosen for a line; empty for none."""
        if line.item is None or line.place is not Tab.NEW:
            return frozenset()
        if line.item.asks_kind:
            return frozenset({AccountKind.EXPENSE, AccountKind.INCOME})
        kind = line.item.category_kind
        return frozenset({kind}) if kind is not None else frozenset()

    def category(self, line: ImportLine) -> Account | None:
        """Return the category a line will get."""
        if line.item is None:
            return None
        chosen = self.categories.get(line.line, line.item.category_id)
        return self.accounts.get(chosen) if chosen is not None else None

    def needs_you(self, line: ImportLine) -> bool:
        """Tell whether the user should decide: something is not known, or no category was found."""
        if line.item is None or line.place is not Tab.NEW:
            return False
        if line.item.state is RowState.NEEDS_YOU and not self.can_tick(line):
            return True
        if line.line in self.categories:
            return False
        category = self.category(line)
        return line.item.guessed and category is not None and category.code == UNCATEGORIZED

    def guessed(self, line: ImportLine) -> bool:
        """Tell whether the category shown is only a suggestion."""
        return line.item is not None and line.item.guessed and line.line not in self.categories

    # deciding ------------------------------------------------------------------------------------------

    def toggle(self, lines: Iterable[int]) -> None:
        """Tick lines, or untick them when all of them are ticked."""
        possible = {line for line in lines if self.can_tick(self._by_line[line])}
        self.ticked = self.ticked - possible if possible <= self.ticked else self.ticked | possible

    def tick(self, lines: Iterable[int], *, on: bool) -> None:
        """Tick or untick all of these lines."""
        possible = {line for line in lines if self.can_tick(self._by_line[line])}
        self.ticked = self.ticked | possible if on else self.ticked - possible

    def choose(self, lines: Iterable[int], category: AccountId) -> list[int]:
        """Give lines a category where it fits; a line that waited for it is ticked. Return those lines."""
        kind = self.accounts[category].kind
        fitting = [line for line in lines if kind in self.category_kinds(self._by_line[line])]
        self.categories |= dict.fromkeys(fitting, category)
        self.tick(fitting, on=True)
        return fitting

    def share(self, line: int, shares: Sequence[Money] | None) -> None:
        """Say what each source of a line paid, and the line is ticked; None: that is not known again."""
        if shares is None:
            self.shares.pop(line, None)
            self.ticked.discard(line)
        else:
            self.shares[line] = shares
            self.tick([line], on=True)

    def choose_bank(self, account: AccountId | None) -> None:
        """Say which account the file does not name; the lines that waited for it are ticked."""
        waiting = [one.line for one in self.shown(Tab.NEW) if one.item is not None and not self.can_tick(one)]
        self.bank_id = account
        self.tick(waiting, on=True)
        self.ticked = {line for line in self.ticked if self.can_tick(self._by_line[line])}

    # what it comes to ----------------------------------------------------------------------------------

    def shown(self, tab: Tab) -> list[ImportLine]:
        """Return the lines of a tab in file order."""
        if tab is Tab.ALL:
            return list(self.lines)
        if tab is Tab.NEED_YOU:
            return [one for one in self.lines if self.needs_you(one)]
        return [one for one in self.lines if one.place is tab]

    def counts(self) -> dict[Tab, int]:
        """Return how many lines each tab has."""
        return {tab: len(self.shown(tab)) for tab in Tab}

    def kinds(self) -> Counter[str]:
        """Return how many ticked lines there are of each kind, as they will be booked."""
        found: Counter[str] = Counter()
        for line in self.ticked:
            item = self._by_line[line].item
            if item is None:
                continue
            kind = item.meaning.kind.value
            if item.asks_kind:
                income = self.accounts[self.categories[line]].kind is AccountKind.INCOME
                kind = "income" if income else "purchase"
            found[kind] += 1
        return found

    @property
    def matches(self) -> int:
        """Return how many open installments the ticked repayments would pay."""
        items = (self._by_line[line].item for line in self.ticked)
        return sum(item.matches for item in items if item is not None)


@dataclass(frozen=True, slots=True)
class ImportQuery:
    """What a table shows: the lines of a tab (their numbers at that moment) that hold some words."""

    lines: tuple[int, ...]
    words: str = ""


class ImportSource:
    """Gives the lines of a draft to a big table; ids are line numbers."""

    def __init__(self, draft: ImportDraft) -> None:
        self._draft = draft

    def ids(self, query: object, sort: Sort) -> array[int]:
        """Return the lines that hold the words of `query`, in the order of `sort`."""
        if not isinstance(query, ImportQuery):
            raise TypeError(query)
        words = query.words.strip().lower()
        found = [one for one in map(self._draft.at, query.lines) if not words or _holds(one, words)]
        key = _SORTS.get(sort.column, _by_line)
        return array("q", [one.line for one in sorted(found, key=key, reverse=sort.descending)])

    def groups(self, _query: object, _sort: Sort) -> Sequence[Group]:
        """Return none: the list is flat."""
        return ()

    def rows(self, ids: Sequence[int]) -> Sequence[ImportLine]:
        """Return the lines."""
        return [self._draft.at(line) for line in ids]


def _number(line: ImportLine) -> int:
    return line.line


def _holds(line: ImportLine, words: str) -> bool:
    return words in line.raw.lower() or find_initials(line.raw, words) is not None


def _by_line(line: ImportLine) -> tuple[str, int, int]:
    return "", 0, line.line


def _by_date(line: ImportLine) -> tuple[str, int, int]:
    row = line.item.meaning.row if line.item is not None else None
    return (f"{row.occurred_on} {row.time}" if row is not None else ""), 0, line.line


def _by_what(line: ImportLine) -> tuple[bytes, int, int]:
    row = line.item.meaning.row if line.item is not None else None
    return sort_key((row.description or row.counterparty) if row is not None else ""), 0, line.line


def _by_type(line: ImportLine) -> tuple[str, int, int]:
    return (line.item.meaning.kind.value if line.item is not None else ""), 0, line.line


def _by_amount(line: ImportLine) -> tuple[str, int, int]:
    return "", (line.item.meaning.signed.minor if line.item is not None else 0), line.line


_SORTS: dict[str, Callable[[ImportLine], tuple[str | bytes, int, int]]] = {
    "date": _by_date,
    "what": _by_what,
    "type": _by_type,
    "amount": _by_amount,
}
