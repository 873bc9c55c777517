"""Links refunds to the purchases they belong to, by the order ids wallets derive from one another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain.money import Money, total
from finapp.importers.kinds import Interpretation, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_REFUNDABLE = {Kind.PURCHASE, Kind.CLOSED, Kind.TRANSFER, Kind.FEE}


def original_ids(order_id: str, separators: str) -> tuple[str, ...]:
    """Return the order ids a refund's id may derive from, longest first: itself, then each prefix.

    `2026_77_R1` may belong to `2026_77` or to `2026`: ids hold separators of their own.
    """
    cuts = [i for i, sign in enumerate(order_id) if sign in separators and i > 0]
    return (order_id, *(order_id[:i] for i in reversed(cuts))) if order_id else ()


def pair(items: Sequence[Interpretation], separators: str) -> tuple[Interpretation, ...]:
    """Return `items` with each refund linked to its purchase in the same file.

    A closed order that came back in full cancels out with its refunds: all become `CLOSED`. One that came
    back in part is a purchase again, with a question. What a purchase's own cell says was refunded counts
    only as far as no refund row says it too.
    """
    return _Pairing(items, separators).settled()


class _Pairing:
    """One file's rows while refunds look for their purchases."""

    def __init__(self, items: Sequence[Interpretation], separators: str) -> None:
        self.items = list(items)
        self.separators = separators
        self.by_id: dict[str, list[int]] = defaultdict(list)
        self.by_merchant_id: dict[str, list[int]] = defaultdict(list)
        self.refunds_of: dict[int, list[int]] = defaultdict(list)
        for index, item in enumerate(self.items):
            if item.kind in _REFUNDABLE:
                self.by_id[item.row.order_id].append(index)
                self.by_merchant_id[item.row.merchant_order_id].append(index)

    def settled(self) -> tuple[Interpretation, ...]:
        """Return the items after all refunds are linked and all closed orders judged."""
        for index, item in enumerate(self.items):
            if item.kind is Kind.REFUND:
                self._link(index)
        for index, item in enumerate(self.items):
            if item.kind is Kind.CLOSED:
                self._judge_closed(index)
            elif item.refunded:
                rest = item.refunded - self._returned(index)
                self.items[index] = replace(item, refunded=rest if rest.minor > 0 else None)
        return tuple(self.items)

    def _link(self, index: int) -> None:
        item = self.items[index]
        ids = original_ids(item.row.order_id, self.separators)
        candidates = next((found for i in ids if (found := self.by_id.get(i))), [])
        if not item.row.order_id and item.row.merchant_order_id:  # a spreadsheet damaged the id
            candidates = self.by_merchant_id.get(item.row.merchant_order_id, [])
        fitting = [i for i in candidates if self._rest(i) >= item.row.amount]
        if not fitting:
            asked = (*item.questions, "import.ask.refund_too_large") if candidates else item.questions
            self.items[index] = replace(item, original_ids=ids, questions=asked)
            return
        best = min(
            fitting, key=lambda i: (self._rest(i) != item.row.amount, not self._closed(i), abs(i - index))
        )
        self.refunds_of[best].append(index)
        self.items[index] = replace(item, original=self.items[best].row.line, original_ids=ids)

    def _closed(self, index: int) -> bool:
        return self.items[index].kind is Kind.CLOSED

    def _returned(self, index: int) -> Money:
        amounts = (self.items[i].row.amount for i in self.refunds_of[index])
        return total(amounts, self.items[index].row.amount.currency)

    def _rest(self, index: int) -> Money:
        return self.items[index].row.amount - self._returned(index)

    def _judge_closed(self, index: int) -> None:
        item = self.items[index]
        by_rows = self._returned(index)
        printed = item.refunded or Money(0, by_rows.currency)
        back = max(by_rows, printed)
        if not back:
            return
        if back >= item.row.amount:
            for i in (index, *self.refunds_of[index]):
                closed = replace(self.items[i], kind=Kind.CLOSED, rule="closed.refunded", refunded=None)
                self.items[i] = closed
            return
        rest = printed - by_rows
        self.items[index] = replace(
            item,
            kind=Kind.PURCHASE,
            rule="closed.partly_refunded",
            refunded=rest if rest.minor > 0 else None,
            questions=(*item.questions, "import.ask.closed_partly"),
        )
