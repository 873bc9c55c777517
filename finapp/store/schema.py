"""The tables of a book and of its undo log."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from finapp.store.schema_base import Day, key, metadata, minor, ref, table, text
from finapp.store.schema_credit import (
    billing_cycle,
    credit_limit,
    document,
    offer,
    printed_statement,
    promotion,
    statement_mark,
    tool_terms,
)
from finapp.store.schema_loans import loan, loan_correction, loan_holiday, loan_rate
from finapp.store.schema_payoff import payoff_scenario, planned_payment
from finapp.store.schema_wealth import deposit

__all__ = [
    "billing_cycle",
    "credit_limit",
    "deposit",
    "document",
    "loan",
    "loan_correction",
    "loan_holiday",
    "loan_rate",
    "metadata",
    "offer",
    "payoff_scenario",
    "planned_payment",
    "printed_statement",
    "promotion",
    "statement_mark",
    "tool_terms",
]

member = table(
    "member",
    key(),
    text("name", None),
    text("initials", None),
    minor("color_slot", "0"),
    minor("position", "0"),
)

account = table(
    "account",
    key(),
    text("kind", None),
    text("name", None),
    Column("currency", Text),
    ref("member_id", "member", null=True),
    ref("parent_id", "account", null=True),
    Column("code", Text, unique=True),
    text("institution"),
    text("tail"),
    text("monogram"),
    Column("color_slot", Integer),
    ref("pay_from_id", "account", null=True),
    Column("closed_on", Day),
    text("note"),
    text("preset"),
    minor("auto_pay", "0"),
    text("pays", "full"),
    Column("pays_minor", Integer),
)

platform = table("platform", key(), Column("name", Text, nullable=False, unique=True))

merchant = table("merchant", key(), Column("name", Text, nullable=False, unique=True))

tag = table("tag", key(), Column("name", Text, nullable=False, unique=True))

txn = table(
    "txn",
    key(),
    Column("on_day", Day, nullable=False, index=True),
    text("kind", None),
    text("text"),
    ref("member_id", "member", null=True),
)

posting = table(
    "posting",
    key(),
    ref("txn_id", "txn", cascade=True),
    ref("account_id", "account"),
    minor("amount_minor"),
    text("currency", None),
)

purchase = table(
    "purchase",
    key(),
    ref("txn_id", "txn"),
    text("title", None),
    minor("price_minor"),
    text("currency", None),
    Column("bought_on", Day, nullable=False),
    ref("account_id", "account"),
    ref("category_id", "account"),
    ref("merchant_id", "merchant", null=True),
    ref("platform_id", "platform", null=True),
    ref("member_id", "member", null=True),
    text("order_number"),
    text("status", None),
    Column("shipped_on", Day),
    Column("received_on", Day),
    Column("ended_on", Day),
    text("note"),
    CheckConstraint("price_minor > 0", name="price"),
)
Index("ix_purchase_bought_on_id", purchase.c.bought_on, purchase.c.id)
Index("ix_purchase_order_number", purchase.c.order_number)

purchase_line = table(
    "purchase_line",
    key(),
    ref("purchase_id", "purchase", cascade=True),
    minor("position"),
    text("title", None),
    minor("quantity", "1"),
    minor("amount_minor"),
    ref("category_id", "account", null=True),
)

purchase_tag = table(
    "purchase_tag",
    key(),
    ref("purchase_id", "purchase", cascade=True),
    ref("tag_id", "tag", cascade=True),
    UniqueConstraint("purchase_id", "tag_id"),
)

attachment = table(
    "attachment",
    key(),
    ref("purchase_id", "purchase", cascade=True),
    text("name", None),
    text("media_type", None),
    minor("size"),
    text("sha256", None),
    Column("content", LargeBinary, nullable=False),
)

plan = table(
    "plan",
    key(),
    text("title", None),
    ref("account_id", "account"),
    ref("purchase_id", "purchase", null=True),
    ref("member_id", "member", null=True),
    ref("txn_id", "txn", null=True),
    Column("terms", Text, CheckConstraint("json_valid(terms)", name="terms"), nullable=False),
)

installment = table(
    "installment",
    key(),
    ref("plan_id", "plan", cascade=True),
    minor("number"),
    Column("due", Day, nullable=False, index=True),
    minor("principal_minor"),
    minor("interest_minor", "0"),
    minor("fee_minor", "0"),
    minor("edited", "0"),
    Column("moved_from", Day),
    text("extra"),
    UniqueConstraint("plan_id", "number", "extra"),
)

payment = table(
    "payment",
    key(),
    ref("txn_id", "txn"),
    ref("account_id", "account"),
    ref("from_id", "account"),
    Column("paid_on", Day, nullable=False),
    minor("amount_minor"),
    text("currency", None),
    CheckConstraint("amount_minor > 0", name="amount"),
)

allocation = table(
    "allocation",
    key(),
    ref("payment_id", "payment", cascade=True),
    ref("installment_id", "installment"),
    minor("amount_minor"),
    minor("cost_minor", "0"),
    UniqueConstraint("payment_id", "installment_id"),
    CheckConstraint("amount_minor > 0", name="amount"),
)

refund = table(
    "refund",
    key(),
    ref("purchase_id", "purchase"),
    ref("txn_id", "txn"),
    ref("account_id", "account"),
    Column("refunded_on", Day, nullable=False),
    minor("amount_minor"),
    text("currency", None),
    text("policy", None),
    CheckConstraint("amount_minor > 0", name="amount"),
)

settlement = table(
    "settlement",
    key(),
    ref("plan_id", "plan", null=True, cascade=True),
    ref("payment_id", "payment", null=True),
    ref("txn_id", "txn", null=True),
    Column("settled_on", Day, nullable=False),
    text("rule", None),
    minor("charge_minor", "0"),
)

reduction = table(
    "reduction",
    key(),
    ref("installment_id", "installment", cascade=True),
    ref("refund_id", "refund", null=True, cascade=True),
    ref("settlement_id", "settlement", null=True, cascade=True),
    text("kind", None),
    minor("amount_minor"),
    CheckConstraint("kind IN ('refund', 'waiver')", name="kind"),
    CheckConstraint("amount_minor > 0", name="amount"),
)

import_batch = table(
    "import_batch",
    key(),
    text("file_name", None),
    text("sha256", None),
    text("layout", None),
    text("encoding", None),
    Column("imported_on", Day, nullable=False),
    ref("member_id", "member", null=True),
    minor("rows_read"),
)

import_row = table(
    "import_row",
    key(),
    ref("batch_id", "import_batch", cascade=True),
    minor("line"),
    Column("row_key", Text, nullable=False, index=True),
    text("raw", None),
    text("kind", None),
    text("state", None),
    Column("txn_id", Integer, ForeignKey("txn.id", ondelete="SET NULL"), index=True),
    Column("purchase_id", Integer, ForeignKey("purchase.id", ondelete="SET NULL"), index=True),
)

category_rule = table(
    "category_rule",
    key(),
    Column("counterparty", Text, nullable=False, unique=True),
    ref("category_id", "account", cascade=True),
)

exchange_rate = table(
    "exchange_rate",
    key(),
    Column("on_day", Day, nullable=False),
    text("base", None),
    text("quote", None),
    text("rate", None),
    UniqueConstraint("base", "quote", "on_day"),
)

setting = table(
    "setting",
    key(),
    Column("key", Text, nullable=False, unique=True),
    text("value", None),
)

log_metadata = MetaData()
"""The undo log lives in the book too, but its own changes are not logged."""

undo_step = Table(
    "undo_step",
    log_metadata,
    Column("id", Integer, primary_key=True),
    Column("undone", Integer, nullable=False, server_default="0"),
    Column("name", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("tables", Text, nullable=False),
    Column("created", Integer),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    sqlite_strict=True,
)

undo_log = Table(
    "undo_log",
    log_metadata,
    Column("seq", Integer, primary_key=True),
    Column("tbl", Text, nullable=False),
    Column("sql", Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
