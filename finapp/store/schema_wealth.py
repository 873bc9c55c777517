"""The tables of wealth products: what was agreed beyond what an account says."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, UniqueConstraint

from finapp.store.schema_base import Day, key, minor, ref, table, text

deposit = table(
    "deposit",
    key(),
    ref("account_id", "account", cascade=True),
    text("rate", None),
    Column("start", Day, nullable=False),
    Column("matures", Day, nullable=False),
    minor("compounds", "0"),
    text("time", None),
    text("renewal", None),
    text("demand_rate", "0"),
    UniqueConstraint("account_id"),
    CheckConstraint("start < matures", name="term"),
)
