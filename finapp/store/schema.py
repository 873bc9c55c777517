"""The tables of a book: STRICT, integers for money, text for dates and rates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

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
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class Day(TypeDecorator[date]):
    """A date as ISO text, so that it sorts and reads in any SQLite tool."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text to store."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the stored date."""
        return None if value is None else date.fromisoformat(value)


def _table(name: str, *items: Column[Any] | CheckConstraint | UniqueConstraint | Index) -> Table:
    return Table(name, metadata, *items, sqlite_strict=True)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _ref(name: str, target: str, *, null: bool = False, cascade: bool = False) -> Column[int]:
    return Column(
        name,
        Integer,
        ForeignKey(f"{target}.id", ondelete="CASCADE" if cascade else "RESTRICT"),
        nullable=null,
        index=True,
    )


def _text(name: str, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _minor(name: str, default: str | None = None) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=default)


member = _table(
    "member",
    _id(),
    _text("name", None),
    _text("initials", None),
    _minor("color_slot", "0"),
    _minor("position", "0"),
)

account = _table(
    "account",
    _id(),
    _text("kind", None),
    _text("name", None),
    Column("currency", Text),
    _ref("member_id", "member", null=True),
    _ref("parent_id", "account", null=True),
    Column("code", Text, unique=True),
    _text("institution"),
    _text("tail"),
    _text("monogram"),
    Column("color_slot", Integer),
    _ref("pay_from_id", "account", null=True),
    Column("closed_on", Day),
    _text("note"),
    Column("limit_minor", Integer),
    _text("preset"),
    _minor("auto_pay", "0"),
)

billing_cycle = _table(
    "billing_cycle",
    _id(),
    _ref("account_id", "account", cascade=True),
    Column("valid_from", Day, nullable=False),
    _minor("closing_day"),
    _text("due_kind", None),
    _minor("due_value"),
    _minor("closing_day_included", "1"),
    _text("roll", "NO_ADJUST"),
    Column("region", Text),
    UniqueConstraint("account_id", "valid_from"),
    CheckConstraint("closing_day BETWEEN 1 AND 31", name="closing_day"),
)

offer = _table(
    "offer",
    _id(),
    _ref("account_id", "account", cascade=True),
    _minor("periods"),
    _text("convention", None),
    _text("rate", None),
    UniqueConstraint("account_id", "periods"),
)

platform = _table("platform", _id(), Column("name", Text, nullable=False, unique=True))

merchant = _table("merchant", _id(), Column("name", Text, nullable=False, unique=True))

tag = _table("tag", _id(), Column("name", Text, nullable=False, unique=True))

txn = _table(
    "txn",
    _id(),
    Column("on_day", Day, nullable=False, index=True),
    _text("kind", None),
    _text("text"),
    _ref("member_id", "member", null=True),
)

posting = _table(
    "posting",
    _id(),
    _ref("txn_id", "txn", cascade=True),
    _ref("account_id", "account"),
    _minor("amount_minor"),
    _text("currency", None),
)

purchase = _table(
    "purchase",
    _id(),
    _ref("txn_id", "txn"),
    _text("title", None),
    _minor("price_minor"),
    _text("currency", None),
    Column("bought_on", Day, nullable=False),
    _ref("account_id", "account"),
    _ref("category_id", "account"),
    _ref("merchant_id", "merchant", null=True),
    _ref("platform_id", "platform", null=True),
    _ref("member_id", "member", null=True),
    _text("order_number"),
    _text("status", None),
    Column("shipped_on", Day),
    Column("received_on", Day),
    Column("ended_on", Day),
    _text("note"),
    CheckConstraint("price_minor > 0", name="price"),
)
Index("ix_purchase_bought_on_id", purchase.c.bought_on, purchase.c.id)
Index("ix_purchase_order_number", purchase.c.order_number)

purchase_line = _table(
    "purchase_line",
    _id(),
    _ref("purchase_id", "purchase", cascade=True),
    _minor("position"),
    _text("title", None),
    _minor("quantity", "1"),
    _minor("amount_minor"),
    _ref("category_id", "account", null=True),
)

purchase_tag = _table(
    "purchase_tag",
    _id(),
    _ref("purchase_id", "purchase", cascade=True),
    _ref("tag_id", "tag", cascade=True),
    UniqueConstraint("purchase_id", "tag_id"),
)

attachment = _table(
    "attachment",
    _id(),
    _ref("purchase_id", "purchase", cascade=True),
    _text("name", None),
    _text("media_type", None),
    _minor("size"),
    _text("sha256", None),
    Column("content", LargeBinary, nullable=False),
)

plan = _table(
    "plan",
    _id(),
    _text("title", None),
    _ref("account_id", "account"),
    _ref("purchase_id", "purchase", null=True),
    _ref("member_id", "member", null=True),
    _ref("txn_id", "txn", null=True),
    Column("terms", Text, CheckConstraint("json_valid(terms)", name="terms"), nullable=False),
)

installment = _table(
    "installment",
    _id(),
    _ref("plan_id", "plan", cascade=True),
    _minor("number"),
    Column("due", Day, nullable=False, index=True),
    _minor("principal_minor"),
    _minor("interest_minor", "0"),
    _minor("fee_minor", "0"),
    _minor("edited", "0"),
    Column("moved_from", Day),
    UniqueConstraint("plan_id", "number"),
)

payment = _table(
    "payment",
    _id(),
    _ref("txn_id", "txn"),
    _ref("account_id", "account"),
    _ref("from_id", "account"),
    Column("paid_on", Day, nullable=False),
    _minor("amount_minor"),
    _text("currency", None),
    CheckConstraint("amount_minor > 0", name="amount"),
)

allocation = _table(
    "allocation",
    _id(),
    _ref("payment_id", "payment", cascade=True),
    _ref("installment_id", "installment"),
    _minor("amount_minor"),
    _minor("cost_minor", "0"),
    UniqueConstraint("payment_id", "installment_id"),
    CheckConstraint("amount_minor > 0", name="amount"),
)

refund = _table(
    "refund",
    _id(),
    _ref("purchase_id", "purchase"),
    _ref("txn_id", "txn"),
    _ref("account_id", "account"),
    Column("refunded_on", Day, nullable=False),
    _minor("amount_minor"),
    _text("currency", None),
    _text("policy", None),
    CheckConstraint("amount_minor > 0", name="amount"),
)

settlement = _table(
    "settlement",
    _id(),
    _ref("plan_id", "plan", cascade=True),
    _ref("payment_id", "payment", null=True),
    _ref("txn_id", "txn", null=True),
    Column("settled_on", Day, nullable=False),
    _text("rule", None),
    _minor("charge_minor", "0"),
)

reduction = _table(
    "reduction",
    _id(),
    _ref("installment_id", "installment", cascade=True),
    _ref("refund_id", "refund", null=True, cascade=True),
    _ref("settlement_id", "settlement", null=True, cascade=True),
    _text("kind", None),
    _minor("amount_minor"),
    CheckConstraint("kind IN ('refund', 'waiver')", name="kind"),
    CheckConstraint("amount_minor > 0", name="amount"),
)

import_batch = _table(
    "import_batch",
    _id(),
    _text("file_name", None),
    _text("sha256", None),
    _text("layout", None),
    _text("encoding", None),
    Column("imported_on", Day, nullable=False),
    _ref("member_id", "member", null=True),
    _minor("rows_read"),
)

import_row = _table(
    "import_row",
    _id(),
    _ref("batch_id", "import_batch", cascade=True),
    _minor("line"),
    Column("row_key", Text, nullable=False, index=True),
    _text("raw", None),
    _text("kind", None),
    _text("state", None),
    Column("txn_id", Integer, ForeignKey("txn.id", ondelete="SET NULL"), index=True),
    Column("purchase_id", Integer, ForeignKey("purchase.id", ondelete="SET NULL"), index=True),
)

category_rule = _table(
    "category_rule",
    _id(),
    Column("counterparty", Text, nullable=False, unique=True),
    _ref("category_id", "account", cascade=True),
)

exchange_rate = _table(
    "exchange_rate",
    _id(),
    Column("on_day", Day, nullable=False),
    _text("base", None),
    _text("quote", None),
    _text("rate", None),
    UniqueConstraint("base", "quote", "on_day"),
)

setting = _table(
    "setting",
    _id(),
    Column("key", Text, nullable=False, unique=True),
    _text("value", None),
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
