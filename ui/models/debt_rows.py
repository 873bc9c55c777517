"""Everything owed, as rows of a table: one lender a row, what needs paying first."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from finapp.domain.money import Money
from finapp.domain.pinyin import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import AccountId, Member, MemberId
    from finapp.domain.exchange import Total
    from finapp.domain.tool_state import ToolState
    from finapp.services.book import Book
    from ui.models.grouping import Group
    from ui.models.windowed import Sort

_NEVER = 9_999_999
_FEW = 2


class DebtQuery(NamedTuple):
    """Whose debts; no member means everyone's."""

    members: frozenset[MemberId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtRow:
    """One lender with what a table or inspector says about it; `band`: the share of a limit to stay below.

    `pays_from` is the account that pays it, `parent` the tool it belongs to, `sharing` what each tool of a
    shared limit uses of it, `shows_limit` whether that limit stands in this row.
    """

    state: ToolState
    member: Member | None
    today: date
    band: Decimal
    pays_from: str = ""
    parent: str = ""
    sharing: tuple[tuple[str, Money], ...] = ()
    shows_limit: bool = True

    @property
    def is_automatic(self) -> bool:
        """Tell whether the lender takes repayments by itself."""
        return self.state.terms.auto_pay

    @property
    def id(self) -> int:
        """Return the id of the tool."""
        return self.state.account.id

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is owed: such rows stand below those that need paying."""
        return self.state.owed.minor <= 0

    @property
    def used(self) -> Decimal | None:
        """Return the used share of the limit, or the repaid share of a loan."""
        if self.state.limit is not None:
            return self.state.limit.share if self.shows_limit else None
        return self.state.repaid


class DebtSource:
    """Reads debts for a table. Every method runs on the reader thread."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._rows: dict[int, DebtRow] = {}

    def read(self, members: frozenset[MemberId] = frozenset()) -> list[DebtRow]:
        """Return every debt: what asks for money first, then by the size of what is owed."""
        people = {member.id: member for member in self._book.members.all()}
        today, settings = self._book.today(), self._book.settings.all()
        band = Decimal(str(settings["use_band"]))
        known, states = self._book.accounts.all(), self._book.statements.tools(members)
        named = {state.account.id: (state.account.name, state.owed) for state in states}

        def name_of(account_id: AccountId | None) -> str:
            return "" if account_id is None else known[account_id].name

        rows = [
            DebtRow(
                state=state,
                member=None if state.account.member_id is None else people.get(state.account.member_id),
                today=today,
                band=band,
                pays_from=name_of(state.account.pay_from_id),
                parent=name_of(state.account.parent_id),
                sharing=_sharing(state, named),
                shows_limit=_shows_limit(state, named),
            )
            for state in states
        ]
        return sorted(rows, key=lambda row: (row.is_settled, row.state.account.color_slot or 0, row.id))

    def ids(self, query: object, sort: Sort) -> array[int]:
        """Return the debts of a query in the order of a column; settled ones stay below."""
        wanted = query if isinstance(query, DebtQuery) else DebtQuery()
        rows = self.read(wanted.members)
        key = _KEYS.get(sort.column)
        if key is not None:
            rows.sort(key=key, reverse=sort.descending)
        rows.sort(key=lambda row: row.is_settled)
        self._rows = {row.id: row for row in rows}
        return array("q", self._rows)

    def groups(self, query: object, sort: Sort) -> Sequence[Group]:  # noqa: ARG002 - what tables ask
        """Return no groups: lenders are few."""
        return ()

    def rows(self, ids: Sequence[int]) -> Sequence[DebtRow]:
        """Return the rows of the query read last."""
        return [self._rows[one] for one in ids if one in self._rows]


def _sharing(state: ToolState, named: Mapping[AccountId, tuple[str, Money]]) -> tuple[tuple[str, Money], ...]:
    """Return the tools of a shared limit with what each owes; nothing for a limit of its own."""
    if state.limit is None or len(state.limit.members) < _FEW:
        return ()
    return tuple(named[one] for one in state.limit.members if one in named)


def _shows_limit(state: ToolState, named: Mapping[AccountId, object]) -> bool:
    """Tell whether a limit stands in this row: in that of the tool that has it, else in the first."""
    if state.limit is None:
        return True
    owner = state.limit.owner
    if owner not in named:
        owner = next((one for one in state.limit.members if one in named), owner)
    return owner == state.account.id


@dataclass(frozen=True, slots=True)
class DebtSums:
    """What is owed, the limits and what is left of them, in the base currency."""

    lenders: int
    owed: Total
    limit: Total
    available: Total


def add_debts(rows: Sequence[DebtRow], add_up: Callable[[list[Money]], Total]) -> DebtSums:
    """Add up; what is overpaid lowers nothing, and a limit that several tools share counts once."""
    owed = [row.state.owed for row in rows if not row.is_settled]
    shared: dict[object, Any] = {}
    for row in rows:
        if row.state.limit is not None:
            shared.setdefault(row.state.limit.members, row.state.limit)
    limits = list(shared.values())
    return DebtSums(
        lenders=len(owed),
        owed=add_up(owed),
        limit=add_up([one.limit for one in limits]),
        available=add_up([Money(max(0, one.available.minor), one.limit.currency) for one in limits]),
    )


def _rate(row: DebtRow) -> Decimal | int:
    high = row.state.rates.high
    return -1 if high is None else high


def _minor(money: Money | None) -> int:
    return -1 if money is None else money.minor


_KEYS: dict[str, Callable[[DebtRow], Any]] = {
    "lender": lambda row: sort_key(row.state.account.name),
    "owed": lambda row: row.state.owed.minor,
    "limit": lambda row: _minor(row.state.limit.limit if row.state.limit is not None else row.state.borrowed),
    "used": lambda row: -1 if row.used is None else row.used,
    "due": lambda row: row.state.next_due.toordinal() if row.state.next_due is not None else _NEVER,
    "next": lambda row: _minor(row.state.next_amount),
    "rate": _rate,
}
