"""Plans, installments and everything that was taken off them: payments, refunds, waivers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from finapp.domain.account import AccountId, MemberId
from finapp.domain.plan import ExtraEffect, Installment, InstallmentId, Plan, PlanDraft, PlanId, PlanTerms
from finapp.domain.purchase import PurchaseId
from finapp.domain.transaction import TransactionId
from finapp.store.rows import insert_row
from finapp.store.schema import allocation, installment, payment, plan, reduction, settlement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from finapp.domain.plan import InstallmentDraft


def insert(connection: Connection, draft: PlanDraft, txn_id: TransactionId | None) -> PlanId:
    """Store a plan with its installments and return the new id."""
    values = {
        "title": draft.title.strip(),
        "account_id": draft.account_id,
        "purchase_id": draft.purchase_id,
        "member_id": draft.member_id,
        "txn_id": txn_id,
        "terms": draft.terms.to_json(),
    }
    plan_id = PlanId(insert_row(connection, plan, values))
    insert_installments(connection, plan_id, draft.installments)
    return plan_id


def insert_installments(connection: Connection, plan_id: PlanId, rows: Iterable[InstallmentDraft]) -> None:
    """Store installments of a plan."""
    values = [{**_columns(row), "plan_id": plan_id} for row in rows]
    if values:
        connection.execute(installment.insert(), values)


def _columns(row: InstallmentDraft) -> dict[str, object]:
    return {
        "number": row.number,
        "due": row.due,
        "principal_minor": row.principal,
        "interest_minor": row.interest,
        "fee_minor": row.fee,
        "edited": int(row.edited),
        "moved_from": row.moved_from,
        "extra": row.extra or "",
    }


def update(connection: Connection, plan_id: PlanId, **values: object) -> None:
    """Change columns of a plan."""
    connection.execute(plan.update().where(plan.c.id == plan_id).values(values))


def replace_installments(
    connection: Connection, current: Sequence[Installment], rows: Sequence[InstallmentDraft], plan_id: PlanId
) -> None:
    """Give a plan the installments `rows`; numbers that stay keep their id, so payments keep their place."""
    before = {row.number: row for row in current}
    numbers = {row.number for row in rows}
    gone = [row.id for row in current if row.number not in numbers]
    connection.execute(installment.delete().where(installment.c.id.in_(gone)))
    for row in rows:
        old = before.get(row.number)
        if old is not None and _columns(old) != _columns(row):
            connection.execute(installment.update().where(installment.c.id == old.id).values(_columns(row)))
    insert_installments(connection, plan_id, [row for row in rows if row.number not in before])


def insert_extra(connection: Connection, plan_id: PlanId, row: InstallmentDraft) -> InstallmentId:
    """Store an extra payment beside the installments of a plan and return its id."""
    return InstallmentId(insert_row(connection, installment, {**_columns(row), "plan_id": plan_id}))


def delete_extras(connection: Connection, payment_id: int) -> list[PlanId]:
    """Remove the extra payments that a payment made; return their plans."""
    paid = sa.select(allocation.c.installment_id).where(allocation.c.payment_id == payment_id)
    query = sa.select(installment.c.id, installment.c.plan_id)
    found = connection.execute(query.where(installment.c.id.in_(paid), installment.c.extra != "")).all()
    ids = [row.id for row in found]
    connection.execute(allocation.delete().where(allocation.c.installment_id.in_(ids)))
    connection.execute(installment.delete().where(installment.c.id.in_(ids)))
    return [PlanId(row.plan_id) for row in found]


def move_installment(
    connection: Connection, installment_id: InstallmentId, due: date, moved_from: date | None
) -> None:
    """Give one installment another due date."""
    same = installment.c.id == installment_id
    connection.execute(installment.update().where(same).values(due=due, moved_from=moved_from))


def delete(connection: Connection, plan_id: PlanId) -> None:
    """Remove a plan; its payments stay and lose their place in it.

    A penalty that was paid stays with the payment it came with, to be taken back together.
    """
    rows = sa.select(installment.c.id).where(installment.c.plan_id == plan_id)
    connection.execute(allocation.delete().where(allocation.c.installment_id.in_(rows)))
    paid = (settlement.c.plan_id == plan_id) & settlement.c.payment_id.is_not(None)
    connection.execute(settlement.update().where(paid).values(plan_id=None))
    connection.execute(plan.delete().where(plan.c.id == plan_id))


def _installments(connection: Connection, where: ColumnElement[bool] | None) -> dict[int, list[Installment]]:
    """Return installments by plan, with what was paid, refunded and waived."""
    payments = (
        sa.select(
            allocation.c.installment_id,
            sa.func.sum(allocation.c.amount_minor).label("paid"),
            sa.func.max(payment.c.paid_on).label("paid_on"),
        )
        .join(payment, payment.c.id == allocation.c.payment_id)
        .group_by(allocation.c.installment_id)
    )
    amount = reduction.c.amount_minor
    reductions = sa.select(
        reduction.c.installment_id,
        sa.func.sum(sa.case((reduction.c.kind == "refund", amount), else_=0)).label("refunded"),
        sa.func.sum(sa.case((reduction.c.kind == "waiver", amount), else_=0)).label("waived"),
    ).group_by(reduction.c.installment_id)
    if where is not None:  # one plan must not add up the payments of all
        rows = sa.select(installment.c.id).join(plan, plan.c.id == installment.c.plan_id).where(where)
        payments = payments.where(allocation.c.installment_id.in_(rows))
        reductions = reductions.where(reduction.c.installment_id.in_(rows))
    paid, taken = payments.subquery(), reductions.subquery()
    query = (
        sa.select(installment, paid.c.paid, paid.c.paid_on, taken.c.refunded, taken.c.waived, plan.c.terms)
        .join(plan, plan.c.id == installment.c.plan_id)
        .outerjoin(paid, paid.c.installment_id == installment.c.id)
        .outerjoin(taken, taken.c.installment_id == installment.c.id)
        .order_by(installment.c.plan_id, installment.c.number)
    )
    if where is not None:
        query = query.where(where)
    currency = sa.func.json_extract(plan.c.terms, "$.currency").label("currency")
    found: defaultdict[int, list[Installment]] = defaultdict(list)
    for row in connection.execute(query.add_columns(currency)):
        found[row.plan_id].append(
            Installment(
                id=InstallmentId(row.id),
                plan_id=PlanId(row.plan_id),
                currency=row.currency,
                number=row.number,
                due=row.due,
                principal=row.principal_minor,
                interest=row.interest_minor,
                fee=row.fee_minor,
                edited=bool(row.edited),
                moved_from=row.moved_from,
                extra=ExtraEffect(row.extra) if row.extra else None,
                paid=row.paid or 0,
                paid_on=row.paid_on,
                refunded=row.refunded or 0,
                waived=row.waived or 0,
            )
        )
    return dict(found)


def plans(connection: Connection, where: ColumnElement[bool] | None = None) -> list[Plan]:
    """Return plans with their installments, in the order they were made."""
    query = sa.select(plan).order_by(plan.c.id)
    if where is not None:
        query = query.where(where)
    rows = connection.execute(query).all()
    parts = _installments(connection, where) if rows else {}
    return [
        Plan(
            id=PlanId(row.id),
            title=row.title,
            account_id=AccountId(row.account_id),
            terms=PlanTerms.from_json(row.terms),
            purchase_id=None if row.purchase_id is None else PurchaseId(row.purchase_id),
            member_id=None if row.member_id is None else MemberId(row.member_id),
            installments=tuple(part for part in parts.get(row.id, ()) if part.extra is None),
            extras=tuple(part for part in parts.get(row.id, ()) if part.extra is not None),
        )
        for row in rows
    ]


def get(connection: Connection, plan_id: PlanId) -> Plan:
    """Return one plan."""
    return plans(connection, plan.c.id == plan_id)[0]


def some(connection: Connection, plan_ids: Iterable[PlanId]) -> list[Plan]:
    """Return these plans."""
    return plans(connection, plan.c.id.in_(list(plan_ids)))


def of_purchase(connection: Connection, purchase_id: PurchaseId) -> list[Plan]:
    """Return the plans that pay for a purchase."""
    return plans(connection, plan.c.purchase_id == purchase_id)


def of_purchases(connection: Connection, purchase_ids: Iterable[int]) -> dict[PurchaseId, Plan]:
    """Return the plan of each of these purchases, for those that have one."""
    found = plans(connection, plan.c.purchase_id.in_(list(purchase_ids)))
    return {one.purchase_id: one for one in found if one.purchase_id is not None}


def opening_transaction(connection: Connection, plan_id: PlanId) -> TransactionId | None:
    """Return the transaction that put the money of a plan without purchase into the book."""
    found = connection.execute(sa.select(plan.c.txn_id).where(plan.c.id == plan_id)).scalar_one()
    return None if found is None else TransactionId(found)


def plan_of_installment(connection: Connection, installment_id: InstallmentId) -> PlanId:
    """Return the plan an installment belongs to."""
    query = sa.select(installment.c.plan_id).where(installment.c.id == installment_id)
    return PlanId(connection.execute(query).scalar_one())


def insert_reduction(connection: Connection, installment_id: InstallmentId, **values: object) -> None:
    """Take a refund or a waiver off an installment."""
    connection.execute(reduction.insert().values(installment_id=installment_id, **values))


def insert_settlement(connection: Connection, **values: object) -> int:
    """Store that a plan was settled early and return the new id."""
    return insert_row(connection, settlement, values)


def finish_settlement(connection: Connection, settlement_id: int, payment_id: int) -> None:
    """Note which payment paid for an early settlement."""
    same = settlement.c.id == settlement_id
    connection.execute(settlement.update().where(same).values(payment_id=payment_id))


def delete_settlements(connection: Connection, payment_id: int) -> list[TransactionId]:
    """Remove the settlements a payment paid for, with their waivers; return their penalties' entries."""
    paid = settlement.c.payment_id == payment_id
    rows = connection.execute(sa.select(settlement.c.txn_id).where(paid, settlement.c.txn_id.is_not(None)))
    penalties = [TransactionId(txn_id) for txn_id in rows.scalars()]
    connection.execute(settlement.delete().where(paid))
    return penalties
