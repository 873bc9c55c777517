"""The long list of purchases: ids of a filter in an order, sums of its groups, and the rows of some ids."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from finapp.domain.purchase import OrderStatus
from finapp.domain.purchase_filter import PurchaseFilter, PurchaseOrder
from finapp.store.schema import account, merchant, plan, platform, purchase, purchase_tag, refund, tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select

    from finapp.domain.money import Money

Worth = Mapping[str, Decimal]
"""What a minor unit of a currency is worth in minor units of the base; without one it counts as written."""

GONE = (OrderStatus.REFUNDED, OrderStatus.CLOSED)
"""Purchases in these states are left out of sums."""

_category = account.alias("category")
_paid_with = account.alias("paid_with")
_STEPS = {status: place for place, status in enumerate(OrderStatus)}


class GroupSums(NamedTuple):
    """A run of rows: its key, how many rows, and what was spent in minor units per currency."""

    key: str
    rows: int
    sums: dict[str, int]


class ListedPurchase(NamedTuple):
    """One row as stored."""

    id: int
    title: str
    price_minor: int
    currency: str
    bought_on: date
    account_id: int
    category_id: int
    merchant: str
    platform: str
    member_id: int | None
    status: str


def _price(worth: Worth) -> ColumnElement[Any]:
    """Return the price in minor units of the base currency; an approximation to compare by, never shown."""
    if not worth:
        return purchase.c.price_minor
    factors = {code: float(factor) for code, factor in worth.items()}
    return purchase.c.price_minor * sa.case(factors, value=purchase.c.currency, else_=1.0)


# conditions --------------------------------------------------------------------------------------------


def _chosen(wanted: PurchaseFilter, worth: Worth) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on columns of the purchase itself."""
    if wanted.begin is not None:
        yield purchase.c.bought_on >= wanted.begin
    if wanted.end is not None:
        yield purchase.c.bought_on < wanted.end
    if wanted.least is not None:
        yield _price(worth) >= wanted.least
    if wanted.most is not None:
        yield _price(worth) <= wanted.most
    for column, values in (
        (purchase.c.status, wanted.statuses),
        (purchase.c.account_id, wanted.accounts),
        (purchase.c.category_id, wanted.categories),
        (purchase.c.member_id, wanted.members),
    ):
        if values:
            yield column.in_(sorted(values))


def _related(wanted: PurchaseFilter) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on what belongs to a purchase."""
    if wanted.tags:
        tagged = (
            sa.select(purchase_tag.c.purchase_id)
            .join(tag, tag.c.id == purchase_tag.c.tag_id)
            .where(tag.c.name.in_(sorted(wanted.tags)))
        )
        yield purchase.c.id.in_(tagged)
    if wanted.has_plan is not None:
        planned = sa.select(plan.c.purchase_id).where(plan.c.purchase_id.is_not(None))
        yield purchase.c.id.in_(planned) if wanted.has_plan else purchase.c.id.not_in(planned)
    for word in wanted.text.split():
        names = [
            column.in_(sa.select(table.c.id).where(table.c.name.icontains(word, autoescape=True)))
            for column, table in ((purchase.c.merchant_id, merchant), (purchase.c.platform_id, platform))
        ]
        own = [
            column.icontains(word, autoescape=True) for column in (purchase.c.title, purchase.c.order_number)
        ]
        yield sa.or_(*own, *names)


def _conditions(wanted: PurchaseFilter, worth: Worth) -> list[ColumnElement[bool]]:
    return [*_chosen(wanted, worth), *_related(wanted)]


# order and groups --------------------------------------------------------------------------------------


def _sorted(
    query: Select[Any], order: PurchaseOrder, worth: Worth, *, descending: bool
) -> tuple[Select[Any], list[ColumnElement[Any]]]:
    """Return the query with what the order needs joined, and the columns to sort by."""
    newest: list[ColumnElement[Any]] = [purchase.c.bought_on.desc(), purchase.c.id.desc()]
    if order is PurchaseOrder.DATE:
        return query, newest if descending else [purchase.c.bought_on.asc(), purchase.c.id.asc()]
    key = _price(worth)
    if order is PurchaseOrder.ITEM:
        key = sa.func.sort_key(purchase.c.title)
    elif order is PurchaseOrder.STATUS:
        key = sa.case(_STEPS, value=purchase.c.status)
    elif order is PurchaseOrder.PAID_WITH:
        query = query.join(_paid_with, _paid_with.c.id == purchase.c.account_id)
        key = sa.func.sort_key(_paid_with.c.name)
        newest.insert(0, purchase.c.account_id.asc())
    elif order is PurchaseOrder.CATEGORY:
        query = query.join(_category, _category.c.id == purchase.c.category_id)
        key = sa.func.sort_key(_category.c.name)
        newest.insert(0, purchase.c.category_id.asc())
    return query, [key.desc() if descending else key.asc(), *newest]


_GROUPED: dict[PurchaseOrder, ColumnElement[Any]] = {
    PurchaseOrder.DATE: sa.func.substr(sa.type_coerce(purchase.c.bought_on, sa.Text), 1, 7),
    PurchaseOrder.STATUS: purchase.c.status,
    PurchaseOrder.PAID_WITH: purchase.c.account_id,
    PurchaseOrder.CATEGORY: purchase.c.category_id,
}
"""What the rows of an order fall into: months, states, tools, categories."""


def ids_query(wanted: PurchaseFilter, order: PurchaseOrder, worth: Worth, *, descending: bool) -> Select[Any]:
    """Return the query of all ids of a filter in an order."""
    query, columns = _sorted(sa.select(purchase.c.id), order, worth, descending=descending)
    return query.where(*_conditions(wanted, worth)).order_by(*columns)


def ids(
    connection: Connection, wanted: PurchaseFilter, order: PurchaseOrder, worth: Worth, *, descending: bool
) -> array[int]:
    """Return all ids of a filter in an order."""
    query = ids_query(wanted, order, worth, descending=descending)
    return array("q", [row[0] for row in connection.execute(query)])


def groups(
    connection: Connection, wanted: PurchaseFilter, order: PurchaseOrder, worth: Worth, *, descending: bool
) -> list[GroupSums]:
    """Return the groups the ids of an order fall into, in their order; none where it has no groups."""
    key = _GROUPED.get(order)
    if key is None:
        return []
    spent = _sums(connection, key, _conditions(wanted, worth))
    query, columns = _sorted(sa.select(key, sa.func.count()), order, worth, descending=descending)
    first = columns[:1] if order is not PurchaseOrder.DATE else [key.desc() if descending else key.asc()]
    rows = connection.execute(
        query.where(*_conditions(wanted, worth)).group_by(key).order_by(*first, key.asc())
    )
    return [GroupSums(str(name), length, spent[name]) for name, length in rows]


def _sums(
    connection: Connection, key: ColumnElement[Any], where: Sequence[ColumnElement[bool]]
) -> defaultdict[Any, dict[str, int]]:
    """Return what was spent per key and currency: prices less refunds, what is gone left out."""
    counted = [*where, purchase.c.status.not_in(GONE)]
    found: defaultdict[Any, dict[str, int]] = defaultdict(dict)
    prices = sa.select(key, purchase.c.currency, sa.func.sum(purchase.c.price_minor))
    for name, currency, minor in connection.execute(
        prices.where(*counted).group_by(key, purchase.c.currency)
    ):
        found[name][currency] = minor
    back = sa.select(key, purchase.c.currency, sa.func.sum(refund.c.amount_minor)).join(
        refund, refund.c.purchase_id == purchase.c.id
    )
    for name, currency, minor in connection.execute(back.where(*counted).group_by(key, purchase.c.currency)):
        found[name][currency] -= minor
    return found


def totals(connection: Connection, wanted: PurchaseFilter, worth: Worth) -> dict[str, int]:
    """Return what all purchases of a filter cost, in minor units per currency."""
    return _sums(connection, sa.literal(0), _conditions(wanted, worth))[0]


def totals_of(connection: Connection, chosen: Sequence[int]) -> dict[str, int]:
    """Return what these purchases cost, in minor units per currency."""
    listed = sa.func.json_each(json.dumps(list(chosen))).table_valued("value")
    return _sums(connection, sa.literal(0), [purchase.c.id.in_(sa.select(listed.c.value))])[0]


def count(connection: Connection) -> int:
    """Return how many purchases the book holds."""
    return connection.execute(sa.select(sa.func.count()).select_from(purchase)).scalar_one()


# rows --------------------------------------------------------------------------------------------------


def rows_query(chosen: Sequence[int]) -> Select[Any]:
    """Return the query of the rows of these ids, in any order."""
    return (
        sa.select(
            purchase.c.id,
            purchase.c.title,
            purchase.c.price_minor,
            purchase.c.currency,
            purchase.c.bought_on,
            purchase.c.account_id,
            purchase.c.category_id,
            sa.func.coalesce(merchant.c.name, ""),
            sa.func.coalesce(platform.c.name, ""),
            purchase.c.member_id,
            purchase.c.status,
        )
        .outerjoin(merchant, merchant.c.id == purchase.c.merchant_id)
        .outerjoin(platform, platform.c.id == purchase.c.platform_id)
        .where(purchase.c.id.in_(list(chosen)))
    )


def rows(connection: Connection, chosen: Sequence[int]) -> dict[int, ListedPurchase]:
    """Return the rows of these ids by id."""
    return {row[0]: ListedPurchase._make(row) for row in connection.execute(rows_query(chosen))}


def tags_of(connection: Connection, chosen: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of these purchases, for those that have any."""
    query = (
        sa.select(purchase_tag.c.purchase_id, tag.c.name)
        .join(tag, tag.c.id == purchase_tag.c.tag_id)
        .where(purchase_tag.c.purchase_id.in_(list(chosen)))
        .order_by(purchase_tag.c.id)
    )
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for purchase_id, name in connection.execute(query):
        found[purchase_id] += (name,)
    return dict(found)


def refunded(connection: Connection, chosen: Sequence[int]) -> dict[int, int]:
    """Return what came back of these purchases in minor units, for those where anything did."""
    query = sa.select(refund.c.purchase_id, sa.func.sum(refund.c.amount_minor))
    query = query.where(refund.c.purchase_id.in_(list(chosen))).group_by(refund.c.purchase_id)
    return {row[0]: row[1] for row in connection.execute(query)}


# choices -----------------------------------------------------------------------------------------------


def names_in_use(connection: Connection) -> tuple[list[str], list[str], list[str]]:
    """Return the names of merchants, platforms and tags, sorted."""
    found = [
        list(connection.execute(sa.select(table.c.name).order_by(sa.func.sort_key(table.c.name))).scalars())
        for table in (merchant, platform, tag)
    ]
    return found[0], found[1], found[2]


def latest_at(connection: Connection, name: str) -> int | None:
    """Return the id of the newest purchase at a merchant."""
    query = (
        sa.select(purchase.c.id)
        .join(merchant, merchant.c.id == purchase.c.merchant_id)
        .where(merchant.c.name == name)
        .order_by(purchase.c.bought_on.desc(), purchase.c.id.desc())
    )
    return connection.execute(query.limit(1)).scalar_one_or_none()


def shops(connection: Connection) -> list[tuple[str, str]]:
    """Return the pairs of merchant and platform that were bought from, by name."""
    query = (
        sa.select(merchant.c.name, sa.func.coalesce(platform.c.name, ""))
        .select_from(purchase)
        .join(merchant, merchant.c.id == purchase.c.merchant_id)
        .outerjoin(platform, platform.c.id == purchase.c.platform_id)
        .distinct()
        .order_by(merchant.c.name.collate("NOCASE"), sa.func.coalesce(platform.c.name, ""))
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def newest(connection: Connection) -> int | None:
    """Return the id of the newest purchase."""
    query = sa.select(purchase.c.id).order_by(purchase.c.bought_on.desc(), purchase.c.id.desc())
    return connection.execute(query.limit(1)).scalar_one_or_none()


def of_price(
    connection: Connection, price: Money, first: date, last: date, besides: int | None = None
) -> list[int]:
    """Return the ids of purchases of exactly this price in some days, newest first."""
    query = sa.select(purchase.c.id).where(
        purchase.c.bought_on.between(first, last),
        purchase.c.price_minor == price.minor,
        purchase.c.currency == price.currency,
        purchase.c.id != (besides or 0),
    )
    return list(connection.execute(query.order_by(purchase.c.id.desc())).scalars())
