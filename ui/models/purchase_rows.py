"""The rows of the Purchases table: the list's answers in the form a big table takes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from finapp.domain.purchase import OrderStatus
from finapp.domain.purchase_filter import PurchaseFilter, PurchaseOrder
from ui import format as formats
from ui.models.grouping import Group
from ui.totals import total_text

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from finapp.domain.exchange import Total
    from finapp.services.purchase_list import Listing, PurchaseGroup, PurchaseList, PurchaseRow
    from ui.models.windowed import Sort

_WORDS: dict[OrderStatus, object] = {
    OrderStatus.PAID: QT_TRANSLATE_NOOP("OrderStatus", "Paid"),
    OrderStatus.SHIPPED: QT_TRANSLATE_NOOP("OrderStatus", "Shipped"),
    OrderStatus.RECEIVED: QT_TRANSLATE_NOOP("OrderStatus", "Received"),
    OrderStatus.DISPUTED: QT_TRANSLATE_NOOP("OrderStatus", "Disputed"),
    OrderStatus.REFUNDED: QT_TRANSLATE_NOOP("OrderStatus", "Refunded"),
    OrderStatus.CLOSED: QT_TRANSLATE_NOOP("OrderStatus", "Closed"),
}
_ICONS = {
    OrderStatus.PAID: "receipt",
    OrderStatus.SHIPPED: "truck",
    OrderStatus.RECEIVED: "package",
    OrderStatus.DISPUTED: "warning-circle",
    OrderStatus.REFUNDED: "arrow-u-up-left",
    OrderStatus.CLOSED: "x-circle",
}
_TONES = {
    OrderStatus.SHIPPED: "accent-text",
    OrderStatus.DISPUTED: "warning",
    OrderStatus.REFUNDED: "positive",
    OrderStatus.CLOSED: "text-3",
}
GONE = {OrderStatus.REFUNDED, OrderStatus.CLOSED}
"""States whose purchases are struck through and left out of sums."""


def status_word(status: OrderStatus) -> str:
    """Return a state of an order in words."""
    return QCoreApplication.translate("OrderStatus", str(_WORDS[status]))


def status_icon(status: OrderStatus) -> str:
    """Return the icon of a state."""
    return _ICONS[status]


def status_tone(status: OrderStatus) -> str:
    """Return the color of a state."""
    return _TONES.get(status, "text-2")


class PurchaseSource:
    """A row source over the list; `query` is a `PurchaseFilter`, a column's key is a `PurchaseOrder`."""

    def __init__(self, service: PurchaseList) -> None:
        self._service = service
        self._asked: tuple[object, Sort] | None = None
        self._listing: Listing | None = None

    def ids(self, query: object, sort: Sort) -> array[int]:
        """Return the ids of a filter, and remember the groups read at the same moment."""
        if not isinstance(query, PurchaseFilter):
            raise TypeError(query)
        order = PurchaseOrder(sort.column)
        self._listing = self._service.listing(query, order, descending=sort.descending)
        self._asked = (query, sort)
        return self._listing.ids

    def groups(self, query: object, sort: Sort) -> list[Group]:
        """Return the groups with their sums."""
        if self._listing is None or self._asked != (query, sort):
            return []
        return [
            Group(group.key, _title(group, sort), group.rows, _column_sum(group.total))
            for group in self._listing.groups
        ]

    def rows(self, ids: Sequence[int]) -> list[PurchaseRow]:
        """Return the rows of these ids."""
        return self._service.rows(ids)


def _title(group: PurchaseGroup, sort: Sort) -> str:
    if sort.column == PurchaseOrder.DATE:
        return formats.current().month(date.fromisoformat(f"{group.key}-01"))
    if sort.column == PurchaseOrder.STATUS:
        return status_word(OrderStatus(group.key))
    return group.title


def _column_sum(total: Total) -> str:
    """Return a sum under the head that already names the base currency."""
    return total_text(total) if total.unknown else formats.current().amount(total.amount)
