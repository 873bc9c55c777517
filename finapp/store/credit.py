"""What is known of credit tools: limits, conditions, promotions, printed statements, marks on their rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from finapp.domain.account import AccountId
from finapp.domain.credit import CreditTerms, DatedLimit
from finapp.domain.money import Money
from finapp.domain.statement import Pays, Printed, Promotion, PromotionId, PromotionKind
from finapp.domain.tool_terms import DatedTerms, ToolTerms
from finapp.domain.transaction import TransactionId
from finapp.store.rows import insert_row
from finapp.store.schema import (
    account,
    credit_limit,
    printed_statement,
    promotion,
    statement_mark,
    tool_terms,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from finapp.domain.plan import InstallmentId
    from finapp.domain.statement import PromotionDraft


def limits(connection: Connection) -> dict[AccountId, list[DatedLimit]]:
    """Return the limits of every tool that has one, oldest first."""
    query = (
        sa.select(credit_limit, account.c.currency)
        .join(account, account.c.id == credit_limit.c.account_id)
        .order_by(credit_limit.c.valid_from)
    )
    found: defaultdict[AccountId, list[DatedLimit]] = defaultdict(list)
    for row in connection.execute(query):
        limit = DatedLimit(row.valid_from, Money(row.limit_minor, row.currency))
        found[AccountId(row.account_id)].append(limit)
    return dict(found)


def set_limit(connection: Connection, account_id: AccountId, on: date, minor: int | None) -> None:
    """Note a limit from a day on, in place of any from that day or later; None takes every limit away."""
    gone = credit_limit.c.account_id == account_id
    if minor is not None:
        gone &= credit_limit.c.valid_from >= on
    connection.execute(credit_limit.delete().where(gone))
    if minor is not None:
        values = {"account_id": account_id, "valid_from": on, "limit_minor": minor}
        connection.execute(credit_limit.insert().values(values))


def set_limits(connection: Connection, account_id: AccountId, dated: Sequence[DatedLimit]) -> None:
    """Replace the limits of a tool."""
    connection.execute(credit_limit.delete().where(credit_limit.c.account_id == account_id))
    if dated:
        values = [
            {"account_id": account_id, "valid_from": one.valid_from, "limit_minor": one.limit.minor}
            for one in dated
        ]
        connection.execute(credit_limit.insert(), values)


def credit_terms(connection: Connection) -> dict[AccountId, CreditTerms]:
    """Return the newest limit, the preset and the habits of every account."""
    newest = {account_id: dated[-1].limit for account_id, dated in limits(connection).items()}
    columns = (account.c.id, account.c.preset, account.c.auto_pay, account.c.pays, account.c.pays_minor)
    query = sa.select(*columns).where(account.c.currency.is_not(None))
    return {
        AccountId(row.id): CreditTerms(
            limit=newest.get(AccountId(row.id)),
            preset=row.preset,
            auto_pay=bool(row.auto_pay),
            pays=Pays(row.pays),
            pays_amount=row.pays_minor,
        )
        for row in connection.execute(query)
    }


def terms(connection: Connection) -> dict[AccountId, list[DatedTerms]]:
    """Return the conditions of every tool that has any, oldest first."""
    found: defaultdict[AccountId, list[DatedTerms]] = defaultdict(list)
    for row in connection.execute(sa.select(tool_terms).order_by(tool_terms.c.valid_from)):
        dated = DatedTerms(row.valid_from, ToolTerms.from_json(row.terms), row.source)
        found[AccountId(row.account_id)].append(dated)
    return dict(found)


def set_terms(connection: Connection, account_id: AccountId, dated: Sequence[DatedTerms]) -> None:
    """Replace the conditions of a tool."""
    connection.execute(tool_terms.delete().where(tool_terms.c.account_id == account_id))
    if dated:
        values = [
            {
                "account_id": account_id,
                "valid_from": one.valid_from,
                "terms": one.terms.to_json(),
                "source": one.source,
            }
            for one in dated
        ]
        connection.execute(tool_terms.insert(), values)


def promotions(connection: Connection) -> dict[AccountId, list[Promotion]]:
    """Return the promotions of every tool, by the day they begin."""
    found: defaultdict[AccountId, list[Promotion]] = defaultdict(list)
    for row in connection.execute(sa.select(promotion).order_by(promotion.c.begins, promotion.c.id)):
        one = Promotion(
            id=PromotionId(row.id),
            account_id=AccountId(row.account_id),
            kind=PromotionKind(row.kind),
            begins=row.begins,
            ends=row.ends,
            rate=Decimal(row.rate),
            transaction_id=None if row.txn_id is None else TransactionId(row.txn_id),
            note=row.note,
        )
        found[one.account_id].append(one)
    return dict(found)


def insert_promotion(connection: Connection, draft: PromotionDraft) -> PromotionId:
    """Store a promotion and return the new id."""
    values = asdict(draft)
    values["txn_id"] = values.pop("transaction_id")
    values["rate"] = str(draft.rate)
    return PromotionId(insert_row(connection, promotion, values))


def update_promotion(connection: Connection, promotion_id: PromotionId, draft: PromotionDraft) -> None:
    """Store a promotion anew."""
    values = asdict(draft)
    values["txn_id"] = values.pop("transaction_id")
    values["rate"] = str(draft.rate)
    connection.execute(promotion.update().where(promotion.c.id == promotion_id).values(values))


def delete_promotion(connection: Connection, promotion_id: PromotionId) -> None:
    """Remove a promotion."""
    connection.execute(promotion.delete().where(promotion.c.id == promotion_id))


def printed(connection: Connection) -> dict[AccountId, dict[date, Printed]]:
    """Return what lenders printed, by tool and closing day."""
    found: defaultdict[AccountId, dict[date, Printed]] = defaultdict(dict)
    for row in connection.execute(sa.select(printed_statement)):
        found[AccountId(row.account_id)][row.closing] = Printed(
            amount=row.amount_minor,
            minimum=row.minimum_minor,
            interest=row.interest_minor,
            fees=row.fees_minor,
            due=row.due,
        )
    return dict(found)


def set_printed(
    connection: Connection, account_id: AccountId, closing: date, figures: Printed | None
) -> None:
    """Note what was printed on a statement; None forgets it."""
    same = (printed_statement.c.account_id == account_id) & (printed_statement.c.closing == closing)
    connection.execute(printed_statement.delete().where(same))
    if figures is not None:
        values = {
            "account_id": account_id,
            "closing": closing,
            "amount_minor": figures.amount,
            "minimum_minor": figures.minimum,
            "interest_minor": figures.interest,
            "fees_minor": figures.fees,
            "due": figures.due,
        }
        connection.execute(printed_statement.insert().values(values))


class Mark(NamedTuple):
    """What a person said about one row of a statement: moved by `shift` statements, ticked."""

    shift: int = 0
    ticked: bool = False


class Marks(NamedTuple):
    """The marks of all tools: on transactions and on installments, by tool and id."""

    transactions: dict[tuple[AccountId, int], Mark]
    installments: dict[tuple[AccountId, int], Mark]


def marks(connection: Connection) -> Marks:
    """Return every mark."""
    found = Marks({}, {})
    for row in connection.execute(sa.select(statement_mark)):
        side = found.transactions if row.txn_id is not None else found.installments
        key = row.txn_id if row.txn_id is not None else row.installment_id
        side[AccountId(row.account_id), key] = Mark(row.shift, bool(row.ticked))
    return found


def set_mark(
    connection: Connection, account_id: AccountId, row: TransactionId | InstallmentId, mark: Mark, column: str
) -> None:
    """Note a mark on a transaction (`column` txn_id) or an installment (installment_id) of a tool."""
    same = (statement_mark.c.account_id == account_id) & (statement_mark.c[column] == row)
    connection.execute(statement_mark.delete().where(same))
    if mark != Mark():
        values = {
            "account_id": account_id,
            column: row,
            "shift": mark.shift,
            "ticked": int(mark.ticked),
        }
        connection.execute(statement_mark.insert().values(values))
