"""Which purchases a list shows and in what order; values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from finapp.domain.account import AccountId, MemberId
    from finapp.domain.purchase import OrderStatus


class PurchaseOrder(StrEnum):
    """What a list of purchases is sorted by; equal ones stand newest first."""

    DATE = "date"
    ITEM = "item"
    STATUS = "status"
    AMOUNT = "amount"
    PAID_WITH = "paid_with"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseFilter:
    """Conditions that all hold; an empty set or None asks for nothing.

    `begin` is the first day, `end` the first day after. `least` and `most` are minor units of the base
    currency; a price in a currency without a rate is compared as it is written.
    `text` is looked for in item, merchant, platform and order number.
    """

    begin: date | None = None
    end: date | None = None
    least: int | None = None
    most: int | None = None
    statuses: frozenset[OrderStatus] = frozenset()
    accounts: frozenset[AccountId] = frozenset()
    categories: frozenset[AccountId] = frozenset()
    tags: frozenset[str] = frozenset()
    members: frozenset[MemberId] = frozenset()
    has_plan: bool | None = None
    text: str = ""
