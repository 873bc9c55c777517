"""The plans of a book as rows of a table: where each stands, what it costs, when it ends."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from finapp.domain.exchange import total_in
from finapp.domain.money import Money
from finapp.domain.pinyin import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId, Member, MemberId
    from finapp.domain.exchange import Rates, Total
    from finapp.domain.plan import Installment, Plan
    from finapp.services.book import Book
    from ui.models.grouping import Group
    from ui.models.windowed import Sort

OPEN, FINISHED, ALL = "open", "finished", "all"
_NEVER = 9_999_999


class PlanQuery(NamedTuple):
    """Which plans: open, finished or all, and whose."""

    state: str = OPEN
    members: frozenset[MemberId] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One plan with what a table or inspector says about it. `rate` is None where no rate fits."""

    plan: Plan
    tool: Account
    member: Member | None
    today: date
    rate: Decimal | None

    @property
    def next(self) -> Installment | None:
        """Return the first installment that is not paid."""
        return next((row for row in self.plan.installments if row.open > 0), None)

    @property
    def late(self) -> int:
        """Return how many installments are overdue."""
        return sum(1 for row in self.plan.installments if row.open > 0 and row.due < self.today)

    @property
    def ends(self) -> date:
        """Return the day of the last installment."""
        return max(row.due for row in self.plan.installments)

    @property
    def each(self) -> Money:
        """Return what the next installment asks for, or the last one asked for."""
        return (self.next or self.plan.installments[-1]).money

    @property
    def left(self) -> Money:
        """Return what is left to pay."""
        return Money(self.plan.open, self.plan.currency)

    @property
    def fees_left(self) -> Money:
        """Return the interest and fees still to come."""
        return Money(sum(row.open_cost for row in self.plan.installments), self.plan.currency)

    @property
    def cost(self) -> Money:
        """Return all interest and fees of the plan."""
        return Money(self.plan.cost, self.plan.currency)


class _Rates:
    """True annual rates, computed once for each shape of a plan, those of new plans all at once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, Decimal | None]] = {}

    def add(self, plans: Iterable[Plan]) -> None:
        """Compute what is not known yet."""
        from finapp.domain.xirr_batch import true_annual_rates  # noqa: PLC0415 - numpy, reader thread

        new = [(plan, self._shape(plan)) for plan in plans]
        new = [(plan, shape) for plan, shape in new if self._known.get(plan.id, (None,))[0] != shape]
        rates = true_annual_rates([(plan.terms, plan.rows) for plan, _ in new])
        for index, (plan, shape) in enumerate(new):
            self._known[plan.id] = (shape, rates[index].value)

    @staticmethod
    def _shape(plan: Plan) -> object:
        return plan.terms, tuple((row.due, row.amount) for row in plan.rows)

    def of(self, plan: Plan) -> Decimal | None:
        """Return the rate of a plan that was added."""
        return self._known[plan.id][1]


class PlanSource:
    """Reads plans for a table. Every method runs on the reader thread."""

    def __init__(self, book: Book, today: Callable[[], date]) -> None:
        self._book = book
        self._today = today
        self._rates = _Rates()
        self._rows: dict[int, PlanRow] = {}

    def read(self) -> list[PlanRow]:
        """Return every plan of the book."""
        tools: Mapping[AccountId, Account] = self._book.accounts.all()
        people = {member.id: member for member in self._book.members.all()}
        today = self._today()
        plans = self._book.plans.all()
        self._rates.add(plans)
        return [
            PlanRow(
                plan=plan,
                tool=tools[plan.account_id],
                member=_whose(plan.member_id or tools[plan.account_id].member_id, people),
                today=today,
                rate=self._rates.of(plan),
            )
            for plan in plans
        ]

    def ids(self, query: object, sort: Sort) -> array[int]:
        """Return the plans of a query in the order of a column."""
        wanted = query if isinstance(query, PlanQuery) else PlanQuery()
        rows = [row for row in self.read() if matches(row, wanted)]
        rows.sort(key=lambda row: row.plan.id)
        rows.sort(key=_KEYS.get(sort.column, _KEYS["next"]), reverse=sort.descending)
        self._rows = {row.plan.id: row for row in rows}
        return array("q", self._rows)

    def groups(self, query: object, sort: Sort) -> Sequence[Group]:  # noqa: ARG002 - what tables ask
        """Return no groups: plans are few."""
        return ()

    def rows(self, ids: Sequence[int]) -> Sequence[PlanRow]:
        """Return the rows of the query read last."""
        return [self._rows[one] for one in ids if one in self._rows]


def _whose(member_id: MemberId | None, people: Mapping[MemberId, Member]) -> Member | None:
    return None if member_id is None else people.get(member_id)


def matches(row: PlanRow, query: PlanQuery) -> bool:
    """Tell whether a plan belongs to a query."""
    is_open = row.plan.open > 0
    if query.state != ALL and is_open != (query.state == OPEN):
        return False
    if query.members and (row.plan.member_id or row.tool.member_id) not in query.members:
        return False
    words = f"{row.plan.title} {row.tool.name}".casefold()
    return all(part in words for part in query.text.casefold().split())


class PlanSums(NamedTuple):
    """The figures above the table, of open plans; sums are in the base currency."""

    open: int
    late: int
    left: Total
    fees: Total
    this_month: Total
    last: PlanRow | None
    rows: tuple[PlanRow, ...]
    rates: Rates


def add_plans(rows: Iterable[PlanRow], base: str, rates: Rates) -> PlanSums:
    """Add open plans up in the base currency."""
    found = [row for row in rows if row.plan.open > 0]
    month = [
        part.open_money
        for row in found
        for part in row.plan.installments
        if part.open > 0 and (part.due.year, part.due.month) <= (row.today.year, row.today.month)
    ]
    return PlanSums(
        open=len(found),
        late=sum(row.late for row in found),
        left=total_in((row.left for row in found), base, rates),
        fees=total_in((row.fees_left for row in found), base, rates),
        this_month=total_in(month, base, rates),
        last=max(found, key=lambda row: row.ends, default=None),
        rows=tuple(found),
        rates=rates,
    )


def _due_number(row: PlanRow) -> int:
    return row.next.due.toordinal() if row.next is not None else _NEVER


_KEYS: dict[str, Callable[[PlanRow], Any]] = {
    "plan": lambda row: sort_key(row.plan.title),
    "member": lambda row: row.member.position if row.member is not None else _NEVER,
    "lender": lambda row: sort_key(row.tool.name),
    "progress": lambda row: Decimal(row.plan.done) / len(row.plan.installments),
    "each": lambda row: row.each.minor,
    "left": lambda row: row.plan.open,
    "next": _due_number,
    "rate": lambda row: Decimal(-1) if row.rate is None else row.rate,
    "ends": lambda row: row.ends.toordinal(),
}
