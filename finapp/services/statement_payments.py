"""Paying statements: in full, the minimum, another amount, from one account or several, and by the lender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.money import Money, total
from finapp.domain.payment import allocate
from finapp.domain.statement import RowKind, StatementState
from finapp.errors import UserError
from finapp.projection.statements import roll_forward
from finapp.services.payments import store_payment
from finapp.services.statement_costs import book_closed_costs, is_exact
from finapp.services.tool_facts import read_tools

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.plan import Installment
    from finapp.domain.statement import Pays, Statement
    from finapp.services.tool_facts import Tools
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change

_OVER = frozenset({StatementState.NOTHING_DUE, StatementState.PAID, StatementState.PAID_LATE})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part of a payment comes from; `left` is what left an account in another currency."""

    from_id: AccountId
    amount: Money
    left: Money | None = None


@dataclass(frozen=True, slots=True)
class AutoPayment:
    """What a lender has taken by itself on a due day, and the book does not know: of a statement, or of the
    installments of a tool that has none.
    """  # noqa: D205 - one thought

    account_id: AccountId
    from_id: AccountId
    on: date
    amount: Money
    statement: Statement | None = None


class StatementPayments:
    """Use cases over paying statements."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def amount(self, account_id: AccountId, pays: Pays, closing: date | None = None) -> Money:
        """Return what is still to be paid of a statement to pay it so; without `closing` of the newest."""
        with self._file.read() as connection:
            tools = read_tools(connection)
        statement = self._statement(tools, account_id, closing)
        if statement is None:
            return Money(0, tools.accounts[account_id].currency or "")
        fixed = tools.terms[statement.account_id].pays_amount
        return statement.money(max(0, statement.usual_payment(pays, fixed) - statement.paid))

    def pay(
        self,
        account_id: AccountId,
        sources: Sequence[Source],
        on: date | None = None,
        closing: date | None = None,
    ) -> Change:
        """Pay a statement (without `closing` the newest closed one) from one account or several.

        Installments on it and on older ones are covered first, oldest first; the rest pays charges, and what
        is more is a credit on the tool. Who pays all of the newest statement takes the interest and fees it
        computed into the book. Raise a `payment.*` error.
        """
        if not sources:
            raise UserError("payment.not_positive")
        paid = total((one.amount for one in sources), sources[0].amount.currency)
        with self._file.write("pay_statement", amount=paid) as unit:
            tools = read_tools(unit.connection)
            unit.params["lender"] = tools.accounts[account_id].name
            statement = self._statement(tools, account_id, closing)
            until = statement.closing if statement is not None else None
            self._store(unit, account_id, sources, on or self._today(), until)
        return unit.change

    def _store(
        self, unit: Unit, account_id: AccountId, sources: Sequence[Source], on: date, until: date | None
    ) -> None:
        paid = total((one.amount for one in sources), sources[0].amount.currency)
        exact = is_exact(unit, account_id, paid, self._today())
        for source in sources:
            rows = self._open_rows(read_tools(unit.connection), account_id, until)
            parts, _ = allocate(source.amount.minor, rows)
            unit.created = store_payment(
                unit, account_id, source.from_id, source.amount, on, parts, rows, source.left
            )
        if exact:
            book_closed_costs(unit, account_id, self._today())

    def _statement(self, tools: Tools, account_id: AccountId, closing: date | None) -> Statement | None:
        facts = tools.facts.get(tools.lead(account_id))
        if facts is None:
            return None
        found = roll_forward(facts, self._today(), 0)
        if closing is None:
            closed = [one for one in found if one.is_closed]
            return closed[-1] if closed else None
        for one in found:
            if one.closing == closing:
                return one
        raise UserError("statement.unknown", closing=closing.isoformat())

    def _open_rows(self, tools: Tools, account_id: AccountId, until: date | None) -> list[Installment]:
        """Return the open installments on statements that closed by `until`, oldest first."""
        facts = tools.facts.get(tools.lead(account_id))
        if facts is None or until is None:
            return []
        billed = [
            row.installment_id
            for one in roll_forward(facts, self._today(), 0)
            if one.closing <= until
            for row in one.rows
            if row.kind is RowKind.INSTALLMENT
        ]
        rows = {row.id: row for plan in tools.plans for row in plan.rows}
        found = [rows[one] for one in dict.fromkeys(billed) if one is not None and one in rows]
        return sorted((row for row in found if row.open > 0), key=lambda row: (row.due, row.id))

    # what the lender takes by itself -------------------------------------------------------------------

    def auto_payments(self) -> list[AutoPayment]:
        """Return what lenders took by themselves up to today, as far as the book does not know it yet."""
        with self._file.read() as connection:
            tools = read_tools(connection)
        return self._taken(tools)

    def _taken(self, tools: Tools) -> list[AutoPayment]:
        """Return it; what is taken in another currency than the paying account's is left to be entered."""
        found = []
        for account_id, terms in tools.terms.items():
            tool = tools.accounts[account_id]
            source = None if tool.pay_from_id is None else tools.accounts[tool.pay_from_id]
            if not terms.auto_pay or source is None or source.currency not in {None, tool.currency}:
                continue
            if account_id in tools.facts and tools.cycles.get(account_id):
                found += self._of_statement(tools, account_id, source.id)
            elif tools.lead(account_id) == account_id:
                found += self._of_installments(tools, account_id, source.id)
        return sorted(found, key=lambda one: one.on)

    def _of_statement(self, tools: Tools, account_id: AccountId, source: AccountId) -> list[AutoPayment]:
        today, terms = self._today(), tools.terms[account_id]
        closed = [one for one in roll_forward(tools.facts[account_id], today, 0) if one.is_closed]
        if not closed:
            return []
        last = closed[-1]
        left = last.usual_payment(terms.pays, terms.pays_amount) - last.paid
        if last.due > today or last.state in _OVER or left <= 0:
            return []
        return [AutoPayment(account_id, source, last.due, last.money(left), last)]

    def _of_installments(self, tools: Tools, account_id: AccountId, source: AccountId) -> list[AutoPayment]:
        rows = _due_rows(tools, account_id, self._today())
        days = sorted({row.due for row in rows})
        return [
            AutoPayment(
                account_id, source, day, total((row.open_money for row in rows if row.due == day), currency)
            )
            for day in days
            if (currency := tools.accounts[account_id].currency) is not None
        ]

    def confirm_auto_payments(self) -> Change:
        """Record everything that lenders took by themselves, each on its due day, as one step."""
        with self._file.write("confirm_auto_payments") as unit:
            tools = read_tools(unit.connection)
            taken = self._taken(tools)
            unit.params["count"] = len(taken)
            for one in taken:
                if one.statement is not None:
                    source = Source(one.from_id, one.amount)
                    self._store(unit, one.account_id, [source], one.on, one.statement.closing)
                    continue
                rows = [row for row in _due_rows(tools, one.account_id, one.on) if row.due == one.on]
                parts, _ = allocate(one.amount.minor, rows)
                unit.created = store_payment(
                    unit, one.account_id, one.from_id, one.amount, one.on, parts, rows
                )
        return unit.change


def _due_rows(tools: Tools, account_id: AccountId, until: date) -> list[Installment]:
    """Return the open installments of a tool that fell due by a day, oldest first."""
    rows = (row for plan in tools.plans if tools.lead(plan.account_id) == account_id for row in plan.rows)
    found = [row for row in rows if row.open > 0 and row.due <= until]
    return sorted(found, key=lambda row: (row.due, row.id))
