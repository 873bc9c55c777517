"""Queries that find what should not be in a sound book."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Finding(NamedTuple):
    """Something wrong: a stable code, the table and id of the record, and a detail."""

    code: str
    table: str
    id: int
    detail: str


_QUERIES = {
    "check.unbalanced": (
        "txn",
        (
            "SELECT txn_id, currency || ' ' || sum(amount_minor) FROM posting"
            " GROUP BY txn_id, currency HAVING sum(amount_minor) <> 0"
        ),
    ),
    "check.no_postings": ("txn", "SELECT id, '' FROM txn WHERE id NOT IN (SELECT txn_id FROM posting)"),
    "check.plan_sum": (
        "plan",
        (
            "SELECT p.id, sum(i.principal_minor) FROM plan p JOIN installment i ON i.plan_id = p.id"
            " GROUP BY p.id"
            " HAVING sum(i.principal_minor) <>"
            " json_extract(p.terms, '$.price') - json_extract(p.terms, '$.down_payment')"
            " + (SELECT coalesce(sum(change_minor), 0) FROM loan_correction c WHERE c.plan_id = p.id)"
        ),
    ),
    "check.no_installments": (
        "plan",
        "SELECT id, title FROM plan WHERE id NOT IN (SELECT plan_id FROM installment)",
    ),
    "check.overpaid_installment": (
        "installment",
        (
            "SELECT i.id, i.number FROM installment i WHERE"
            " (SELECT coalesce(sum(amount_minor), 0) FROM allocation a WHERE a.installment_id = i.id)"
            " + (SELECT coalesce(sum(amount_minor), 0) FROM reduction r WHERE r.installment_id = i.id)"
            " > i.principal_minor + i.interest_minor + i.fee_minor"
        ),
    ),
    "check.overallocated_payment": (
        "payment",
        (
            "SELECT p.id, p.amount_minor FROM payment p WHERE p.amount_minor <"
            " (SELECT coalesce(sum(amount_minor), 0) FROM allocation a WHERE a.payment_id = p.id)"
        ),
    ),
    "check.overrefunded": (
        "purchase",
        (
            "SELECT p.id, p.title FROM purchase p JOIN refund r ON r.purchase_id = p.id"
            " GROUP BY p.id HAVING sum(r.amount_minor) > p.price_minor"
        ),
    ),
    "check.lines_differ": (
        "purchase",
        (
            "SELECT p.id, p.title FROM purchase p JOIN purchase_line l ON l.purchase_id = p.id"
            " GROUP BY p.id HAVING sum(l.amount_minor) <> p.price_minor"
        ),
    ),
    "check.purchase_booked": (
        "purchase",
        (
            "SELECT p.id, p.title FROM purchase p JOIN posting s ON s.txn_id = p.txn_id"
            " JOIN account a ON a.id = s.account_id AND a.kind = 'expense'"
            " GROUP BY p.id HAVING sum(s.amount_minor) <> p.price_minor"
        ),
    ),
    "check.refund_booked": (
        "refund",
        (
            "SELECT r.id, r.amount_minor FROM refund r JOIN posting s ON s.txn_id = r.txn_id"
            " JOIN account a ON a.id = s.account_id AND a.kind = 'expense'"
            " GROUP BY r.id HAVING sum(s.amount_minor) <> -r.amount_minor"
        ),
    ),
    "check.no_purchase": (
        "txn",
        "SELECT id, text FROM txn WHERE kind = 'purchase' AND id NOT IN (SELECT txn_id FROM purchase)",
    ),
    "check.other_currency": (
        "posting",
        (
            "SELECT s.id, a.name FROM posting s JOIN account a ON a.id = s.account_id"
            " WHERE a.currency IS NOT NULL AND a.currency <> s.currency"
        ),
    ),
}


def findings(connection: Connection) -> list[Finding]:
    """Return everything that is wrong, SQLite's own checks and orphan rows included."""
    texts = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    found = [Finding("check.damaged", "", 0, text) for text in texts if text != "ok"]
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(Finding("check.orphan", table, rowid or 0, parent))
    for code, (table, query) in _QUERIES.items():
        rows = connection.exec_driver_sql(query)
        found += [Finding(code, table, int(row[0]), str(row[1])) for row in rows]
    return found
