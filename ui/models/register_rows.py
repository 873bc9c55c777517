"""The register of one account as the rows of a big table, with the balance after each."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from finapp.domain.money import Money
from finapp.domain.pinyin import find_initials, sort_key
from finapp.domain.transaction import TransactionKind
from ui import format as formats
from ui.format import LONG_DAY
from ui.models.cells import NOT_APPLICABLE, Cell, Column, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.transaction import RegisterRow
    from finapp.services.accounts import Accounts
    from ui.models.grouping import Group
    from ui.models.windowed import Sort

translate = QCoreApplication.translate

_PARTS = 8
"""Rows of one entry in several currencies have ids of their own: the entry's, times this, plus a number."""

REMOVABLE = frozenset(
    {
        TransactionKind.TRANSFER,
        TransactionKind.INCOME,
        TransactionKind.EXPENSE,
        TransactionKind.FEE,
        TransactionKind.INTEREST,
        TransactionKind.OPENING,
        TransactionKind.ADJUSTMENT,
    }
)
"""Kinds of entries that a register may delete; the others belong to a purchase, a plan or a payment."""

_ICONS = {
    TransactionKind.PURCHASE: "shopping-bag",
    TransactionKind.REFUND: "arrow-u-up-left",
    TransactionKind.REPAYMENT: "check-circle",
    TransactionKind.TRANSFER: "arrows-left-right",
    TransactionKind.INCOME: "arrow-down-left-bold",
    TransactionKind.EXPENSE: "arrow-up-right-bold",
    TransactionKind.FEE: "receipt",
    TransactionKind.INTEREST: "percent-bold",
    TransactionKind.LOAN: "bank",
    TransactionKind.OPENING: "flag",
    TransactionKind.ADJUSTMENT: "scales",
}


class RegisterQuery(NamedTuple):
    """Which account, and the words its rows must hold."""

    account_id: AccountId
    words: str = ""


class RegisterLine(NamedTuple):
    """One row with the id it has in the table."""

    id: int
    row: RegisterRow
    today: date


def kind_name(kind: TransactionKind) -> str:
    """Return why money moved, in a word."""
    return {
        TransactionKind.PURCHASE: translate("Register", "Purchase"),
        TransactionKind.REFUND: translate("Register", "Refund"),
        TransactionKind.REPAYMENT: translate("Register", "Repayment"),
        TransactionKind.TRANSFER: translate("Register", "Transfer"),
        TransactionKind.INCOME: translate("Register", "Income"),
        TransactionKind.EXPENSE: translate("Register", "Expense"),
        TransactionKind.FEE: translate("Register", "Fee"),
        TransactionKind.INTEREST: translate("Register", "Interest"),
        TransactionKind.LOAN: translate("Register", "Loan paid out"),
        TransactionKind.OPENING: translate("Register", "Opening balance"),
        TransactionKind.ADJUSTMENT: translate("Register", "Balance correction"),
    }[kind]


def numbered(rows: Sequence[RegisterRow]) -> Iterator[tuple[int, RegisterRow]]:
    """Yield rows with ids that no two of them share."""
    seen: Counter[int] = Counter()
    for row in rows:
        yield row.id * _PARTS + seen[row.id], row
        seen[row.id] += 1


def entry_of(line_id: int) -> int:
    """Return the id of the entry behind a row of the table."""
    return line_id // _PARTS


class RegisterSource:
    """Reads a register whole: the running balance needs every row. Read on the reader thread."""

    def __init__(self, accounts: Accounts, today: Callable[[], date]) -> None:
        self._accounts = accounts
        self._today = today
        self._found: dict[int, RegisterRow] = {}
        self._before: dict[int, RegisterRow] = {}
        """The answer before: rows of it may still be asked for once."""

    def ids(self, query: object, sort: Sort) -> array[int]:
        """Return the rows of an account that hold the query's words."""
        if not isinstance(query, RegisterQuery):
            raise TypeError(query)
        self._before, self._found = self._found, dict(numbered(self._accounts.register(query.account_id)))
        wanted = [(key, row) for key, row in self._found.items() if _holds(row, query.words)]
        if sort.column == "what":
            wanted.sort(key=lambda item: sort_key(_what(item[1])))
        elif sort.column in {"in", "out"}:
            sign = 1 if sort.column == "in" else -1
            wanted.sort(key=lambda item: max(item[1].amount * sign, 0))
        ids = array("q", [key for key, _ in wanted])
        if sort.descending:
            ids.reverse()
        return ids

    def row(self, key: int) -> RegisterRow | None:
        """Return a row of the last answer, in any thread."""
        return self._found.get(key)

    def all_rows(self) -> list[RegisterRow]:
        """Return the whole register of the last answer, oldest first."""
        return list(self._found.values())

    def groups(self, query: object, sort: Sort) -> Sequence[Group]:  # noqa: ARG002 - the protocol's
        """Return nothing: a register is one list."""
        return []

    def rows(self, ids: Sequence[int]) -> list[RegisterLine]:
        """Return the rows of the last answer."""
        today = self._today()
        return [RegisterLine(key, self._found.get(key) or self._before[key], today) for key in ids]


def _what(row: RegisterRow) -> str:
    return row.text or kind_name(row.kind)


def _holds(row: RegisterRow, words: str) -> bool:
    """Tell whether every word is in the row's texts, its amount or its initials."""
    wanted = words.strip().lower()
    if not wanted:
        return True
    amount = formats.current().amount(Money(abs(row.amount), row.currency)).replace(",", "")
    texts = f"{row.text} {row.others} {kind_name(row.kind)} {amount}"
    found = all(part in texts.lower() for part in wanted.replace(",", "").split())
    return found or find_initials(texts, wanted) is not None


def register_columns() -> list[Column[RegisterLine]]:
    """Return the columns: day, what, the other side, in, out, balance."""
    days = (formats.current().short_date(LONG_DAY, LONG_DAY),)
    return [
        Column("day", translate("Register", "Date"), _day_cell, 116, descending_first=True, fits=days),
        Column("what", translate("Register", "What"), _what_cell, 130, stretch=True),
        Column(
            "other",
            translate("Register", "Category or account"),
            _other_cell,
            104,
            sortable=False,
            most=210,
        ),
        Column(
            "out", translate("Register", "Out"), _out_cell, 92, right=True, descending_first=True, most=120
        ),
        Column("in", translate("Register", "In"), _in_cell, 92, right=True, descending_first=True, most=120),
        Column(
            "balance",
            translate("Register", "Balance"),
            _balance_cell,
            110,
            most=130,
            right=True,
            sortable=False,
            hint=translate("Register", "What the account held after this row"),
        ),
    ]


def _day_cell(line: RegisterLine) -> Cell:
    writes = formats.current()
    day, year = writes.day_and_year(line.row.on, line.today)
    return Cell(day, year, tone="text-2", tooltip=writes.long_date(line.row.on))


def _what_cell(line: RegisterLine) -> Cell:
    row = line.row
    lead = Symbol(_ICONS[row.kind], "text-3")
    second = kind_name(row.kind) if row.text else ""
    return Cell(_what(row), second=second, style="name", lead=lead)


def _other_cell(line: RegisterLine) -> Cell:
    own = {TransactionKind.OPENING, TransactionKind.ADJUSTMENT}
    if line.row.kind in own or not line.row.others:
        return NOT_APPLICABLE
    return Cell(line.row.others, tone="text-2", tooltip=line.row.others)


def _out_cell(line: RegisterLine) -> Cell:
    return _movement(line) if line.row.amount < 0 else Cell()


def _in_cell(line: RegisterLine) -> Cell:
    return _movement(line) if line.row.amount > 0 else Cell()


def _movement(line: RegisterLine) -> Cell:
    writes, amount = formats.current(), Money(line.row.amount, line.row.currency)
    return Cell(writes.amount(amount, sign="both"), style="amount", spoken=writes.spoken(amount))


def _balance_cell(line: RegisterLine) -> Cell:
    writes, balance = formats.current(), Money(line.row.balance, line.row.currency)
    return Cell(writes.amount(balance), tone="text-2", spoken=writes.spoken(balance))
