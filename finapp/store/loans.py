"""What makes a plan a loan: further terms, rates, payment holidays and corrections."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.loan_terms import (
    Correction,
    CorrectionId,
    Holiday,
    HolidayId,
    HolidayKind,
    Loan,
    LoanTerms,
    RateChange,
)
from finapp.domain.plan import ExtraEffect, PlanId
from finapp.domain.transaction import TransactionId
from finapp.store import plans
from finapp.store.rows import insert_row
from finapp.store.schema_loans import loan, loan_correction, loan_holiday, loan_rate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection, Table

    from finapp.domain.plan import Plan


def of_plans(connection: Connection, found: Iterable[Plan]) -> dict[PlanId, Loan]:
    """Return each plan as a loan; one without further terms is a plain loan."""
    by_id = {plan.id: plan for plan in found}
    terms = {row.plan_id: LoanTerms.from_json(row.terms) for row in _rows(connection, loan, by_id)}
    rates: defaultdict[int, list[RateChange]] = defaultdict(list)
    for row in _rows(connection, loan_rate, by_id):
        rates[row.plan_id].append(RateChange(row.valid_from, Decimal(row.rate)))
    holidays: defaultdict[int, list[Holiday]] = defaultdict(list)
    for row in _rows(connection, loan_holiday, by_id):
        holidays[row.plan_id].append(
            Holiday(
                id=HolidayId(row.id),
                begins=row.begins,
                periods=row.periods,
                kind=HolidayKind(row.kind),
                extends=bool(row.extends),
            )
        )
    corrections: defaultdict[int, list[Correction]] = defaultdict(list)
    for row in _rows(connection, loan_correction, by_id):
        corrections[row.plan_id].append(
            Correction(
                id=CorrectionId(row.id),
                on=row.on_day,
                owed=row.owed_minor,
                change=row.change_minor,
                effect=ExtraEffect(row.effect),
                transaction_id=None if row.txn_id is None else TransactionId(row.txn_id),
            )
        )
    return {
        plan_id: Loan(
            plan=plan,
            terms=terms.get(plan_id, LoanTerms()),
            rates=tuple(sorted(rates[plan_id], key=lambda one: one.valid_from)),
            holidays=tuple(sorted(holidays[plan_id], key=lambda one: one.begins)),
            corrections=tuple(sorted(corrections[plan_id], key=lambda one: (one.on, one.id))),
        )
        for plan_id, plan in by_id.items()
    }


def _rows(
    connection: Connection, table: Table, plan_ids: Iterable[PlanId]
) -> list[sa.Row[tuple[object, ...]]]:
    query = sa.select(table).where(table.c.plan_id.in_(list(plan_ids))).order_by(table.c.id)
    return list(connection.execute(query))


def get(connection: Connection, plan_id: PlanId) -> Loan:
    """Return one plan as a loan."""
    return of_plans(connection, [plans.get(connection, plan_id)])[plan_id]


def set_terms(connection: Connection, plan_id: PlanId, terms: LoanTerms) -> None:
    """Store a loan's further terms, replacing those before."""
    connection.execute(loan.delete().where(loan.c.plan_id == plan_id))
    connection.execute(loan.insert().values(plan_id=plan_id, terms=terms.to_json()))


def set_rate(connection: Connection, plan_id: PlanId, valid_from: date, rate: Decimal | None) -> None:
    """Store the rate that holds from a day on, or forget the one that began that day."""
    same = (loan_rate.c.plan_id == plan_id) & (loan_rate.c.valid_from == valid_from)
    connection.execute(loan_rate.delete().where(same))
    if rate is not None:
        connection.execute(loan_rate.insert().values(plan_id=plan_id, valid_from=valid_from, rate=str(rate)))


def insert_holiday(connection: Connection, plan_id: PlanId, holiday: Holiday) -> HolidayId:
    """Store a payment holiday and return its id."""
    values = {
        "plan_id": plan_id,
        "begins": holiday.begins,
        "periods": holiday.periods,
        "kind": holiday.kind,
        "extends": int(holiday.extends),
    }
    return HolidayId(insert_row(connection, loan_holiday, values))


def delete_holiday(connection: Connection, holiday_id: HolidayId) -> None:
    """Remove a payment holiday."""
    connection.execute(loan_holiday.delete().where(loan_holiday.c.id == holiday_id))


def insert_correction(connection: Connection, plan_id: PlanId, one: Correction) -> CorrectionId:
    """Store what the lender said is owed and return the new id."""
    values = {
        "plan_id": plan_id,
        "on_day": one.on,
        "owed_minor": one.owed,
        "change_minor": one.change,
        "effect": one.effect,
        "txn_id": one.transaction_id,
    }
    return CorrectionId(insert_row(connection, loan_correction, values))


def delete_correction(connection: Connection, correction_id: CorrectionId) -> None:
    """Remove a correction; its entry is removed by the caller."""
    connection.execute(loan_correction.delete().where(loan_correction.c.id == correction_id))
