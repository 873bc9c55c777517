"""The list of purchases: what a table of any length shows, and what its filters offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.account import AccountId, AccountKind, MemberId
from finapp.domain.exchange import Rates, Total, total_in
from finapp.domain.money import Money
from finapp.domain.plan import InstallmentState, state_of
from finapp.domain.purchase import OrderStatus, PurchaseId
from finapp.domain.purchase_filter import PurchaseOrder
from finapp.store import accounts, exchange, listings, members, plans

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import Account, Member
    from finapp.domain.plan import Plan
    from finapp.domain.purchase_filter import PurchaseFilter
    from finapp.store.book_file import BookFile
    from finapp.store.listings import ListedPurchase
    from finapp.store.rows import Connection

GROUPED_UP_TO = 20_000
"""A longer list is flat."""

_NAMED = {PurchaseOrder.CATEGORY, PurchaseOrder.PAID_WITH}
"""Orders whose groups are accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProgress:
    """How far the plan of a purchase is: installments done of all, and whether one is late."""

    done: int
    count: int
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseRow:
    """One line of the list. `refunded` came back so far; `worth` is the price in the base currency."""

    id: PurchaseId
    title: str
    bought_on: date
    merchant: str
    platform: str
    member: Member | None
    status: OrderStatus
    price: Money
    worth: Money | None
    refunded: Money
    paid_with: Account
    category: Account
    tags: tuple[str, ...]
    plan: PlanProgress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseGroup:
    """A run of rows. `key` is a month (`2026-11`), a status, or the id of an account or category.

    `total` is in the base currency, at the newest rates up to today.
    """

    key: str
    title: str
    rows: int
    total: Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All ids of one filter in one order, and the groups they fall into (none in a flat list)."""

    ids: array[int]
    groups: tuple[PurchaseGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What filters and the purchase dialog offer."""

    currency: str
    accounts: tuple[Account, ...]
    categories: tuple[Account, ...]
    members: tuple[Member, ...]
    merchants: tuple[str, ...]
    platforms: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Base:
    """The base currency and what others are worth in it."""

    currency: str
    rates: Rates
    worth: listings.Worth

    def total(self, sums: dict[str, int]) -> Total:
        """Add up one amount a currency."""
        return total_in((Money(minor, code) for code, minor in sums.items()), self.currency, self.rates)


class PurchaseList:
    """Answers a big table of purchases; every method may be called from the reader thread."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def listing(self, wanted: PurchaseFilter, order: PurchaseOrder, *, descending: bool) -> Listing:
        """Return the ids and groups of a filter, read at one moment."""
        with self._file.read() as connection:
            base = self._base(connection)
            ids = listings.ids(connection, wanted, order, base.worth, descending=descending)
            if len(ids) > GROUPED_UP_TO:
                return Listing(ids=ids, groups=())
            found = listings.groups(connection, wanted, order, base.worth, descending=descending)
            names = (
                accounts.accounts(connection)
                if order in {PurchaseOrder.CATEGORY, PurchaseOrder.PAID_WITH}
                else {}
            )
        groups = tuple(
            PurchaseGroup(
                key=group.key,
                title=names[AccountId(int(group.key))].name if names else group.key,
                rows=group.rows,
                total=base.total(group.sums),
            )
            for group in found
        )
        return Listing(ids=ids, groups=groups)

    def rows(self, ids: Sequence[int]) -> list[PurchaseRow]:
        """Return one row for each id, in that order; a purchase that is gone by now is left out."""
        with self._file.read() as connection:
            stored = listings.rows(connection, ids)
            tags = listings.tags_of(connection, ids)
            back = listings.refunded(connection, ids)
            known = accounts.accounts(connection)
            people = {member.id: member for member in members.members(connection)}
            planned = plans.of_purchases(connection, ids)
            base = self._base(connection)
        return [
            self._row(stored[one], tags.get(one, ()), back.get(one, 0), known, people, planned, base)
            for one in ids
            if one in stored
        ]

    def _base(self, connection: Connection) -> _Base:
        currency = str(members.settings(connection).get("currency", "CNY"))
        known = exchange.rates(connection)
        rates = Rates(known, self._today())
        codes = {code for one in known for code in (one.base, one.quote)} - {currency}
        return _Base(
            currency, rates, {code: worth for code in codes if (worth := rates.minor_worth(code, currency))}
        )

    def _row(
        self,
        row: ListedPurchase,
        tags: tuple[str, ...],
        refunded: int,
        known: dict[AccountId, Account],
        people: dict[MemberId, Member],
        planned: dict[PurchaseId, Plan],
        base: _Base,
    ) -> PurchaseRow:
        plan, price = planned.get(PurchaseId(row.id)), Money(row.price_minor, row.currency)
        return PurchaseRow(
            id=PurchaseId(row.id),
            title=row.title,
            bought_on=row.bought_on,
            merchant=row.merchant,
            platform=row.platform,
            member=None if row.member_id is None else people.get(MemberId(row.member_id)),
            status=OrderStatus(row.status),
            price=price,
            worth=base.rates.convert(price, base.currency),
            refunded=Money(refunded, row.currency),
            paid_with=known[AccountId(row.account_id)],
            category=known[AccountId(row.category_id)],
            tags=tags,
            plan=None if plan is None else self._progress(plan),
        )

    def _progress(self, plan: Plan) -> PlanProgress:
        today = self._today()
        late = any(state_of(row, today) is InstallmentState.OVERDUE for row in plan.installments)
        return PlanProgress(done=plan.done, count=len(plan.installments), late=late)

    def total(self, wanted: PurchaseFilter) -> Total:
        """Return what the purchases of a filter cost in the base currency; refunds are not counted."""
        with self._file.read() as connection:
            base = self._base(connection)
            return base.total(listings.totals(connection, wanted, base.worth))

    def total_of(self, ids: Sequence[int]) -> Total:
        """Return what these purchases cost in the base currency; refunds are not counted."""
        with self._file.read() as connection:
            return self._base(connection).total(listings.totals_of(connection, ids))

    def count(self) -> int:
        """Return how many purchases the book holds."""
        with self._file.read() as connection:
            return listings.count(connection)

    def choices(self) -> Choices:
        """Return what filters and the purchase dialog offer; closed accounts are left out."""
        with self._file.read() as connection:
            known = accounts.accounts(connection).values()
            people = members.members(connection)
            currency = str(members.settings(connection).get("currency", "CNY"))
            merchants, platforms, tags = listings.names_in_use(connection)
        return Choices(
            currency=currency,
            accounts=tuple(
                one for one in known if (one.kind.is_own or one.kind.is_debt) and one.closed_on is None
            ),
            categories=tuple(one for one in known if one.kind is AccountKind.EXPENSE),
            members=tuple(people),
            merchants=tuple(merchants),
            platforms=tuple(platforms),
            tags=tuple(tags),
        )
