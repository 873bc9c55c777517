"""The tables of credit tools: how they bill, what they charge, what their statements said."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Text, UniqueConstraint

from finapp.store.schema_base import Day, key, minor, ref, table, text

billing_cycle = table(
    "billing_cycle",
    key(),
    ref("account_id", "account", cascade=True),
    Column("valid_from", Day, nullable=False),
    minor("closing_day"),
    text("due_kind", None),
    minor("due_value"),
    minor("closing_day_included", "1"),
    text("roll", "NO_ADJUST"),
    Column("region", Text),
    UniqueConstraint("account_id", "valid_from"),
    CheckConstraint("closing_day BETWEEN 1 AND 31", name="closing_day"),
)

credit_limit = table(
    "credit_limit",
    key(),
    ref("account_id", "account", cascade=True),
    Column("valid_from", Day, nullable=False),
    minor("limit_minor"),
    UniqueConstraint("account_id", "valid_from"),
    CheckConstraint("limit_minor >= 0", name="limit"),
)

tool_terms = table(
    "tool_terms",
    key(),
    ref("account_id", "account", cascade=True),
    Column("valid_from", Day, nullable=False),
    Column("terms", Text, CheckConstraint("json_valid(terms)", name="terms"), nullable=False),
    text("source"),
    UniqueConstraint("account_id", "valid_from"),
)

offer = table(
    "offer",
    key(),
    ref("account_id", "account", cascade=True),
    minor("periods"),
    text("convention", None),
    text("rate", None),
    text("unit", "month"),
    minor("step", "1"),
    Column("first_days", Integer),
    text("remainder", "last"),
    text("rounding", "half_up"),
    UniqueConstraint("account_id", "periods"),
)

promotion = table(
    "promotion",
    key(),
    ref("account_id", "account", cascade=True),
    ref("txn_id", "txn", null=True, cascade=True),
    text("kind", None),
    text("rate", None),
    Column("begins", Day, nullable=False),
    Column("ends", Day, nullable=False),
    text("note"),
    CheckConstraint("kind IN ('rate', 'deferred')", name="kind"),
    CheckConstraint("begins < ends", name="ends"),
)

statement_mark = table(
    "statement_mark",
    key(),
    ref("account_id", "account", cascade=True),
    ref("txn_id", "txn", null=True, cascade=True),
    ref("installment_id", "installment", null=True, cascade=True),
    minor("shift", "0"),
    minor("ticked", "0"),
    UniqueConstraint("account_id", "txn_id"),
    UniqueConstraint("account_id", "installment_id"),
    CheckConstraint("(txn_id IS NULL) <> (installment_id IS NULL)", name="row"),
)

printed_statement = table(
    "printed_statement",
    key(),
    ref("account_id", "account", cascade=True),
    Column("closing", Day, nullable=False),
    Column("amount_minor", Integer),
    Column("minimum_minor", Integer),
    Column("interest_minor", Integer),
    Column("fees_minor", Integer),
    Column("due", Day),
    UniqueConstraint("account_id", "closing"),
)

document = table(
    "document",
    key(),
    ref("account_id", "account", cascade=True),
    text("name", None),
    text("media_type", None),
    minor("size"),
    text("sha256", None),
    Column("added_on", Day, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
