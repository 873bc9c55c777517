"""Saved payoff scenarios and the repayments that a followed one plans."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import AccountId
from finapp.domain.money import Money
from finapp.domain.payment import PaymentId
from finapp.domain.payoff import PayoffWishes, PlannedId, PlannedPayment, Scenario, ScenarioId, Strategy
from finapp.domain.plan import PlanId
from finapp.store.rows import insert_row
from finapp.store.schema_payoff import payoff_scenario, planned_payment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection

    from finapp.domain.payoff import PlannedDraft, ScenarioDraft


def scenarios(connection: Connection) -> list[Scenario]:
    """Return every saved scenario, oldest first."""
    rows = connection.execute(sa.select(payoff_scenario).order_by(payoff_scenario.c.id))
    return [
        Scenario(
            id=ScenarioId(row.id),
            name=row.name,
            strategy=Strategy(row.strategy),
            wishes=PayoffWishes.from_json(row.wishes),
            created_on=row.created_on,
            curve=tuple((date.fromisoformat(day), owed) for day, owed in json.loads(row.curve)),
            followed=bool(row.followed),
        )
        for row in rows
    ]


def insert(connection: Connection, draft: ScenarioDraft) -> ScenarioId:
    """Store a scenario and return the new id."""
    values = {
        "name": draft.name,
        "strategy": draft.strategy,
        "wishes": draft.wishes.to_json(),
        "created_on": draft.created_on,
        "curve": json.dumps([[day.isoformat(), owed] for day, owed in draft.curve]),
        "followed": int(draft.followed),
    }
    return ScenarioId(insert_row(connection, payoff_scenario, values))


def rename(connection: Connection, scenario_id: ScenarioId, name: str) -> None:
    """Give a scenario another name."""
    same = payoff_scenario.c.id == scenario_id
    connection.execute(payoff_scenario.update().where(same).values(name=name))


def follow(connection: Connection, scenario_id: ScenarioId, draft: ScenarioDraft) -> None:
    """Follow a stored scenario from the day of `draft` on, with what that says will be owed."""
    values = {
        "created_on": draft.created_on,
        "curve": json.dumps([[day.isoformat(), owed] for day, owed in draft.curve]),
        "followed": 1,
    }
    same = payoff_scenario.c.id == scenario_id
    connection.execute(payoff_scenario.update().where(same).values(**values))


def unfollow(connection: Connection) -> None:
    """Follow no scenario any more: what was planned and not paid is planned no longer."""
    followed = sa.select(payoff_scenario.c.id).where(payoff_scenario.c.followed == 1)
    open_ones = planned_payment.c.scenario_id.in_(followed) & planned_payment.c.payment_id.is_(None)
    connection.execute(planned_payment.delete().where(open_ones))
    connection.execute(payoff_scenario.update().where(payoff_scenario.c.followed == 1).values(followed=0))


def delete(connection: Connection, scenario_id: ScenarioId) -> None:
    """Remove a scenario with what it planned; payments stay."""
    connection.execute(payoff_scenario.delete().where(payoff_scenario.c.id == scenario_id))


def insert_planned(connection: Connection, scenario_id: ScenarioId, drafts: Iterable[PlannedDraft]) -> None:
    """Store the repayments that a scenario plans."""
    rows = [
        {
            "scenario_id": scenario_id,
            "account_id": draft.account_id,
            "plan_id": draft.plan_id,
            "on_day": draft.on,
            "amount_minor": draft.amount.minor,
            "currency": draft.amount.currency,
            "closes": int(draft.closes),
            "installments": ",".join(str(number) for number in draft.installments),
        }
        for draft in drafts
    ]
    if rows:
        connection.execute(planned_payment.insert(), rows)


def planned(connection: Connection, where: ColumnElement[bool] | None = None) -> list[PlannedPayment]:
    """Return planned repayments by day."""
    query = sa.select(planned_payment).order_by(planned_payment.c.on_day, planned_payment.c.id)
    if where is not None:
        query = query.where(where)
    return [
        PlannedPayment(
            id=PlannedId(row.id),
            scenario_id=ScenarioId(row.scenario_id),
            account_id=AccountId(row.account_id),
            plan_id=None if row.plan_id is None else PlanId(row.plan_id),
            on=row.on_day,
            amount=Money(row.amount_minor, row.currency),
            closes=bool(row.closes),
            installments=tuple(int(number) for number in row.installments.split(",") if number),
            payment_id=None if row.payment_id is None else PaymentId(row.payment_id),
        )
        for row in connection.execute(query)
    ]


def get_planned(connection: Connection, planned_id: PlannedId) -> PlannedPayment:
    """Return one planned repayment."""
    return planned(connection, planned_payment.c.id == planned_id)[0]


def of_followed(connection: Connection) -> list[PlannedPayment]:
    """Return the planned repayments of the scenario that is followed, by day."""
    followed = sa.select(payoff_scenario.c.id).where(payoff_scenario.c.followed == 1)
    return planned(connection, planned_payment.c.scenario_id.in_(followed))


def move_planned(connection: Connection, planned_id: PlannedId, on: date) -> None:
    """Give a planned repayment another day."""
    same = planned_payment.c.id == planned_id
    connection.execute(planned_payment.update().where(same).values(on_day=on))


def mark_paid(connection: Connection, planned_id: PlannedId, payment_id: PaymentId) -> None:
    """Note which payment made a planned repayment."""
    same = planned_payment.c.id == planned_id
    connection.execute(planned_payment.update().where(same).values(payment_id=payment_id))


def delete_planned(connection: Connection, planned_id: PlannedId) -> None:
    """Plan a repayment no longer."""
    connection.execute(planned_payment.delete().where(planned_payment.c.id == planned_id))
