"""The tables of loans: what is agreed beyond a plan's terms, and what happens over time."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Text, UniqueConstraint

from finapp.store.schema_base import Day, key, minor, ref, table, text

loan = table(
    "loan",
    key(),
    ref("plan_id", "plan", cascade=True),
    Column("terms", Text, CheckConstraint("json_valid(terms)", name="terms"), nullable=False),
    UniqueConstraint("plan_id"),
)

loan_rate = table(
    "loan_rate",
    key(),
    ref("plan_id", "plan", cascade=True),
    Column("valid_from", Day, nullable=False),
    text("rate", None),
    UniqueConstraint("plan_id", "valid_from"),
)

loan_holiday = table(
    "loan_holiday",
    key(),
    ref("plan_id", "plan", cascade=True),
    Column("begins", Day, nullable=False),
    minor("periods"),
    text("kind", None),
    minor("extends", "1"),
    CheckConstraint("periods > 0", name="periods"),
)

loan_correction = table(
    "loan_correction",
    key(),
    ref("plan_id", "plan", cascade=True),
    Column("on_day", Day, nullable=False),
    minor("owed_minor"),
    minor("change_minor"),
    text("effect", None),
    ref("txn_id", "txn", null=True),
)
