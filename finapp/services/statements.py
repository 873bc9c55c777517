"""Statements of credit tools: past, open and to come, and what a household says about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finapp.domain import card
from finapp.domain.exchange import Rates
from finapp.domain.money import Money
from finapp.domain.rounding import round_ratio
from finapp.domain.statement import Pays, Printed, PromotionKind, RowKind, RowSource
from finapp.errors import UserError
from finapp.projection.reconcile import suspects
from finapp.projection.statements import roll_forward
from finapp.services.calendar import find_obligations
from finapp.services.plans import Plans
from finapp.services.statement_costs import book_computed
from finapp.services.tool_facts import read_tools
from finapp.services.tool_states import Standing, states_of
from finapp.store import accounts, credit, exchange, ledger
from finapp.store.credit import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import AccountId, MemberId
    from finapp.domain.plan import PlanDraft
    from finapp.domain.statement import Statement, StatementRow
    from finapp.domain.tool_state import ToolState
    from finapp.projection.reconcile import Suspect
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change

LONGEST = 600
"""Statements that a payoff is followed through: fifty years."""

_NO_MEMBERS: frozenset[MemberId] = frozenset()


@dataclass(frozen=True, slots=True)
class Payoff:
    """How long a tool takes to be repaid by its usual payments; minor units.

    `months` is None when it never is.
    """

    months: int | None
    interest: int
    fees: int
    payments: tuple[int, ...]
    last_on: date | None

    @property
    def paid(self) -> int:
        """Return everything that is paid."""
        return sum(self.payments)


class Statements:
    """Use cases over statements of credit tools."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    # reading -------------------------------------------------------------------------------------------

    def tools(self, member_ids: frozenset[MemberId] = _NO_MEMBERS) -> list[ToolState]:
        """Return how every debt stands; with `member_ids` those of these members only."""
        with self._file.read() as connection:
            found = read_tools(connection)
            balances, known = ledger.balances(connection), exchange.rates(connection)
        today = self._today()
        rates = Rates(known, today)
        obligations = find_obligations(found, today, _NO_MEMBERS)
        standing = Standing(today=today, obligations=obligations, balances=balances, rates=rates)
        return [
            one for one in states_of(found, standing) if not member_ids or one.account.member_id in member_ids
        ]

    def tool(self, account_id: AccountId) -> ToolState:
        """Return how one tool stands; a sub-card stands with its tool."""
        with self._file.read() as connection:
            lead = read_tools(connection).lead(account_id)
        return next(one for one in self.tools() if one.account.id == lead)

    def of(self, account_id: AccountId, ahead: int = 1) -> list[Statement]:
        """Return the statements of a tool, oldest first: closed, open and `ahead` to come."""
        with self._file.read() as connection:
            tools = read_tools(connection)
        return roll_forward(tools.facts[tools.lead(account_id)], self._today(), ahead)

    def get(self, account_id: AccountId, closing: date) -> Statement:
        """Return the statement that closes on a day; raise `statement.unknown` when none does."""
        found = [one for one in self.of(account_id) if one.closing == closing]
        if not found:
            raise UserError("statement.unknown", closing=closing.isoformat())
        return found[0]

    def payoff(self, account_id: AccountId, pays: Pays | None = None, fixed: int | None = None) -> Payoff:
        """Return how a tool without new charges is repaid by its usual payments, or by `pays`."""
        with self._file.read() as connection:
            tools = read_tools(connection)
        facts = tools.facts[tools.lead(account_id)]
        if pays is not None:
            facts = replace(facts, pays=pays, pays_amount=fixed)
        statements = [one for one in roll_forward(facts, self._today(), LONGEST) if not one.is_closed]
        rows = [row for one in statements for row in one.rows]
        paid = [row for row in rows if row.source is RowSource.EXPECTED]
        ended = statements[-1].balance <= 0
        return Payoff(
            months=len({row.on for row in paid}) if ended else None,
            interest=sum(row.amount for row in rows if row.kind is RowKind.INTEREST),
            fees=sum(row.amount for row in rows if row.kind is RowKind.FEE),
            payments=tuple(-row.amount for row in paid),
            last_on=paid[-1].on if paid and ended else None,
        )

    def repay_in_36_months(self, account_id: AccountId) -> Money:
        """Return the monthly payment that repays what is owed in 36 months (Reg Z, Appendix M2)."""
        state = self.tool(account_id)
        parts = []
        for one in state.balances:
            rate = one.rate
            promotion = one.promotion
            if promotion is not None and promotion.kind is PromotionKind.RATE:
                months = max(0, (promotion.ends - self._today()).days * 12 // 365)
                parts.append(
                    card.RateBalance(
                        "", one.amount, card.promotional_apr(rate, months, state.conditions.rate)
                    )
                )
            else:
                parts.append(card.RateBalance("", one.amount, rate))
        payment, _ = card.repay_in_36_months(parts)
        return Money(round_ratio(payment.numerator, payment.denominator), state.currency)

    # reconciling ---------------------------------------------------------------------------------------

    def explain_difference(self, account_id: AccountId, closing: date) -> list[Suspect]:
        """Return what could explain why the printed figure differs, likely explanations first."""
        found = self.of(account_id)
        index = next((at for at, one in enumerate(found) if one.closing == closing), None)
        if index is None:
            raise UserError("statement.unknown", closing=closing.isoformat())
        statement = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        before = found[index - 1] if index else None
        revolving = before is not None and before.paid_by_due < before.amount_due
        return suspects(statement, following, statement.difference or 0, revolving=revolving)

    def set_printed(self, account_id: AccountId, closing: date, printed: Printed | None) -> Change:
        """Note what the lender printed on a statement; None takes it back."""
        with self._file.write("set_printed", closing=closing.isoformat()) as unit:
            lead = self._name(unit, account_id)
            credit.set_printed(unit.connection, lead, closing, printed)
        return unit.change

    def tick(self, rows: Sequence[StatementRow], *, ticked: bool = True) -> Change:
        """Tick rows that were found on the paper, or take the ticks off."""
        with self._file.write("tick_rows", count=len(rows)) as unit:
            for row in rows:
                self._mark(unit, row, Mark(row.shift, ticked))
        return unit.change

    def postpone(self, row: StatementRow, by: int = 1) -> Change:
        """Move a row `by` statements on (back below zero): the lender posted it later or earlier."""
        return self.postpone_all([row], by)

    def postpone_all(self, rows: Sequence[StatementRow], by: int = 1) -> Change:
        """Move rows `by` statements on (back below zero), as one step."""
        with self._file.write("postpone_row") as unit:
            known = accounts.accounts(unit.connection)
            unit.params["what"] = ", ".join(row.text or known[row.account_id].name for row in rows)
            for row in rows:
                self._mark(unit, row, Mark(row.shift + by, row.ticked))
        return unit.change

    def book_costs(self, account_id: AccountId, closing: date) -> Change:
        """Book the interest and fees that are computed on a statement and not in the book yet."""
        statement = self.get(account_id, closing)
        with self._file.write("book_costs", closing=closing.isoformat()) as unit:
            self._name(unit, account_id)
            book_computed(unit, [statement])
        return unit.change

    def convert(self, draft: PlanDraft, closing: date) -> Change:
        """Repay a closed statement of the plan's tool, or a part of it, in the installments of `draft`.

        Raise `statement.unknown`, or `statement.convert_most` when it is more than what is unpaid beside
        installments.
        """
        statement = self.get(draft.account_id, closing)
        most = min(statement.unpaid, max(0, statement.ordinary - statement.paid))
        if draft.terms.principal > most:
            raise UserError("statement.convert_most", most=statement.money(most))
        return Plans(self._file, self._today).add(draft, paid_out_to=draft.account_id)

    @staticmethod
    def _mark(unit: Unit, row: StatementRow, mark: Mark) -> None:
        if row.installment_id is not None:
            credit.set_mark(unit.connection, row.account_id, row.installment_id, mark, "installment_id")
        elif row.transaction_id is not None:
            credit.set_mark(unit.connection, row.account_id, row.transaction_id, mark, "txn_id")
        else:
            raise UserError("statement.not_a_row")

    @staticmethod
    def _name(unit: Unit, account_id: AccountId) -> AccountId:
        """Name the tool in the change and return the account that leads its statements."""
        unit.params["account"] = accounts.accounts(unit.connection)[account_id].name
        return read_tools(unit.connection).lead(account_id)
