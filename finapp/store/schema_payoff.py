"""The tables of payoff plans: saved scenarios, and the repayments a followed one plans."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text

from finapp.store.schema_base import Day, key, minor, ref, table, text

payoff_scenario = table(
    "payoff_scenario",
    key(),
    text("name", None),
    text("strategy", None),
    Column("wishes", Text, CheckConstraint("json_valid(wishes)", name="wishes"), nullable=False),
    Column("created_on", Day, nullable=False),
    Column("curve", Text, CheckConstraint("json_valid(curve)", name="curve"), nullable=False),
    minor("followed", "0"),
)

planned_payment = table(
    "planned_payment",
    key(),
    ref("scenario_id", "payoff_scenario", cascade=True),
    ref("account_id", "account"),
    ref("plan_id", "plan", null=True, cascade=True),
    Column("on_day", Day, nullable=False, index=True),
    minor("amount_minor"),
    text("currency", None),
    minor("closes", "0"),
    text("installments"),
    Column("payment_id", Integer, ForeignKey("payment.id", ondelete="SET NULL"), index=True),
    CheckConstraint("amount_minor > 0", name="amount"),
)
