"""Everything that the dialog of a statement shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.domain.plan import PlanTerms
from finapp.domain.statement import Printed, RowKind
from finapp.domain.tool_terms import terms_on
from finapp.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.money import Money
    from finapp.domain.statement import Statement, StatementRow
    from finapp.domain.tool_terms import MinimumRule
    from finapp.projection.reconcile import Suspect
    from finapp.services.book import Book

_INSTALLMENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSheet:
    """A statement with its tool, the accounts that can pay it, and what could explain a difference.

    `next_due` is when the statement after it is due; `is_first` tells that there is none before it.
    """

    account: Account
    statement: Statement
    next_due: date
    is_first: bool
    suspects: tuple[Suspect, ...]
    rule: MinimumRule | None
    sources: tuple[tuple[Account, Money], ...]
    week_start: int

    @property
    def convertible(self) -> int:
        """Return what of it can be moved into installments, minor units."""
        one = self.statement
        return min(one.unpaid, max(0, one.ordinary - one.paid)) if one.is_closed else 0

    @property
    def payable(self) -> int:
        """Return what can be paid of it now: what is unpaid, in advance what is collected so far."""
        return self.statement.unpaid

    def usual_source(self) -> AccountId | None:
        """Return the account that pays this lender, else the only one in its currency."""
        if self.account.pay_from_id is not None:
            return self.account.pay_from_id
        fitting = [one.id for one, held in self.sources if held.currency == self.statement.currency]
        return fitting[0] if len(fitting) == 1 else None

    def plan_terms(self, today: date) -> PlanTerms:
        """Return the terms that a conversion of all that can be converted begins with."""
        return PlanTerms(
            price=self.convertible,
            currency=self.statement.currency,
            count=_INSTALLMENTS,
            start=today,
            first_due=max(self.next_due, today),
        )

    def with_cost(self, kind: RowKind, amount: int) -> Printed:
        """Return what was printed, with `amount` more interest or fees than the statement has."""
        printed, one = self.statement.printed or Printed(), self.statement
        if kind is RowKind.INTEREST:
            return replace(printed, interest=max(0, one.interest + amount))
        return replace(printed, fees=max(0, one.fees + amount))

    def without_costs(self, rows: Sequence[StatementRow]) -> Printed:
        """Return what was printed, without the interest and fees of computed rows."""
        printed, one = self.statement.printed or Printed(), self.statement
        for row in rows:
            if row.kind is RowKind.INTEREST:
                before = one.interest if printed.interest is None else printed.interest
                printed = replace(printed, interest=max(0, before - row.amount))
            else:
                before = one.fees if printed.fees is None else printed.fees
                printed = replace(printed, fees=max(0, before - row.amount))
        return printed


def read_sheet(book: Book, account_id: AccountId, closing: date) -> StatementSheet:
    """Read a statement; raise `statement.unknown` when none closes on that day. For the reader thread."""
    found = book.statements.of(account_id)
    index = next((at for at, one in enumerate(found) if one.closing == closing), None)
    if index is None:
        raise UserError("statement.unknown", closing=closing.isoformat())
    statement = found[index]
    views = book.accounts.views()
    account = next(one.account for one in views if one.account.id == statement.account_id)
    sources = tuple(
        (one.account, one.balance)
        for one in views
        if one.account.kind.is_own and one.account.closed_on is None
    )
    explained = book.statements.explain_difference(account_id, closing) if statement.difference else ()
    return StatementSheet(
        account=account,
        statement=statement,
        next_due=found[min(index + 1, len(found) - 1)].due,
        is_first=index == 0,
        suspects=tuple(explained),
        rule=terms_on(book.conditions.of(account.id), closing).minimum,
        sources=sources,
        week_start=int(str(book.settings.all()["week_start"])),
    )
