"""Many entries and purchases on their way into the book: stored together, their ids known beforehand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from finapp.domain.purchase import PurchaseId
from finapp.domain.transaction import TransactionId
from finapp.store import ledger, purchases
from finapp.store.schema import merchant, posting, purchase, txn

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from finapp.domain.purchase import PurchaseDraft
    from finapp.domain.transaction import TransactionDraft

_MOST_WAITING = 500


class Journal:
    """Collects plain rows of an import; `flush` before anything else reads or writes those tables."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: defaultdict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._next: dict[Table, int] = {}
        self._merchants: dict[str, int] = {
            row.name: row.id for row in connection.execute(sa.select(merchant.c.id, merchant.c.name))
        }

    def transaction(self, draft: TransactionDraft) -> TransactionId:
        """Take a transaction with its postings and return the id it will have."""
        if len(self._waiting[txn]) >= _MOST_WAITING:
            self.flush()
        txn_id = TransactionId(self._id(txn))
        self._waiting[txn].append({"id": txn_id, **ledger.columns(draft)})
        self._waiting[posting] += ledger.posting_columns(txn_id, draft.postings)
        return txn_id

    def purchase(self, draft: PurchaseDraft, txn_id: TransactionId) -> PurchaseId:
        """Take a purchase without platform, lines and tags and return the id it will have."""
        purchase_id = PurchaseId(self._id(purchase))
        columns = purchases.columns(draft, self._merchant(draft.merchant.strip()), None)
        self._waiting[purchase].append({"id": purchase_id, **columns, "txn_id": txn_id})
        return purchase_id

    def flush(self) -> None:
        """Store what was taken."""
        for table in (txn, posting, merchant, purchase):
            if self._waiting[table]:
                self._connection.execute(table.insert(), self._waiting[table])
        self._waiting.clear()
        self._next.clear()

    def _merchant(self, name: str) -> int | None:
        if name and name not in self._merchants:
            self._merchants[name] = self._id(merchant)
            self._waiting[merchant].append({"id": self._merchants[name], "name": name})
        return self._merchants.get(name)

    def _id(self, table: Table) -> int:
        """Return the id SQLite would give the next row."""
        if table not in self._next:
            newest = self._connection.execute(sa.select(sa.func.max(table.c.id))).scalar_one()
            self._next[table] = (newest or 0) + 1
        self._next[table] += 1
        return self._next[table] - 1
