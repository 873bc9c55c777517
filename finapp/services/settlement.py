"""Early payoff: what settling a plan now costs and saves, recorded as one payment that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.money import Money
from finapp.domain.payment import allocate
from finapp.domain.plan import SettlementRule
from finapp.domain.schedule import Row
from finapp.domain.settlement import PenaltyBand, SettlementMethod, SettlementTerms, settle
from finapp.domain.transaction import TransactionDraft, TransactionKind, move
from finapp.errors import UserError
from finapp.services.accounts import check_currencies
from finapp.services.payments import store_payment
from finapp.services.setup import FEES
from finapp.store import accounts, ledger, plans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.plan import Installment, Plan, PlanId
    from finapp.domain.transaction import TransactionId
    from finapp.store.book_file import BookFile, Unit
    from finapp.store.undo import Change

_METHODS = {
    SettlementRule.WAIVED: SettlementMethod.FEES_WAIVED,
    SettlementRule.REBATE_ACTUARIAL: SettlementMethod.FEES_WAIVED,
    SettlementRule.PENALTY: SettlementMethod.FEES_WAIVED,
    SettlementRule.KEPT: SettlementMethod.FEES_DUE,
    SettlementRule.REBATE_RULE_OF_78: SettlementMethod.RULE_OF_78,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Payoff:
    """What settling every open installment costs now; all in minor units of `currency`.

    `charges` are fees and interest still asked for, `penalty` what settling itself costs, `saved` how much
    less that is than going on (negative: a loss).
    """

    rule: SettlementRule
    currency: str
    principal: int
    charges: int
    penalty: int
    remaining: int

    @property
    def amount(self) -> int:
        """Return what has to be paid now."""
        return self.principal + self.charges + self.penalty

    @property
    def saved(self) -> int:
        """Return how much less is paid than by going on."""
        return self.remaining - self.amount


def payoff(plan: Plan, rule: SettlementRule) -> Payoff:
    """Return what settling `plan` costs under `rule`: waived, kept, rebated (rule of 78) or penalized.

    A rebate forgives cost still to come; cost that is paid already does not come back.
    """
    rows = [_row(row) for row in plan.installments]
    open_rows = [row for row in plan.installments if row.open > 0]
    penalties = (PenaltyBand(0, pct_of_remaining_principal=plan.terms.penalty_rate),)
    terms = SettlementTerms(_METHODS[rule], penalties if rule is SettlementRule.PENALTY else ())
    done = len(rows) - len(open_rows)
    ordered = sorted(rows, key=lambda row: any(row.number == one.number for one in open_rows))
    found = settle(ordered, done, terms)
    return Payoff(
        rule=rule,
        currency=plan.currency,
        principal=found.principal,
        charges=max(0, found.charges),
        penalty=found.penalty,
        remaining=found.remaining,
    )


def _row(row: Installment) -> Row:
    """Return an installment as it stands: what is open of it when it is open, else as it was agreed."""
    if row.open > 0:
        return Row(row.number, row.open, row.open_principal, 0, row.open_cost, 0)
    return Row(row.number, row.amount, row.principal, row.interest, row.fee, 0)


class Settlements:
    """Use cases over early payoff."""

    def __init__(self, file: BookFile, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today

    def preview(self, plan_id: PlanId) -> tuple[Payoff, ...]:
        """Return what settling costs: one answer when the plan's rule is known, else the range of answers."""
        with self._file.read() as connection:
            plan = plans.get(connection, plan_id)
        if plan.terms.settlement is not SettlementRule.UNKNOWN:
            return (payoff(plan, plan.terms.settlement),)
        return payoff(plan, SettlementRule.WAIVED), payoff(plan, SettlementRule.KEPT)

    def settle(
        self, plan_id: PlanId, from_id: AccountId, rule: SettlementRule, on: date | None = None
    ) -> Change:
        """Pay every open installment off under `rule`; what need not be paid is waived.

        Raise `payment.nothing_open`. Taking the payment back opens the installments as they were.
        """
        day = on or self._today()
        with self._file.write("settle_early") as unit:
            plan = plans.get(unit.connection, plan_id)
            unit.params["plan"] = plan.title
            open_rows = [row for row in plan.installments if row.open > 0]
            if not open_rows:
                raise UserError("payment.nothing_open")
            answer = payoff(plan, rule)
            penalty = self._penalty(unit, plan, from_id, answer, day)
            settlement_id = plans.insert_settlement(
                unit.connection,
                plan_id=plan_id,
                txn_id=penalty,
                settled_on=day,
                rule=rule.value,
                charge_minor=answer.penalty,
            )
            self._waive(unit, open_rows, answer.charges, settlement_id)
            left = [row for row in plans.get(unit.connection, plan_id).installments if row.open > 0]
            paid = Money(sum(row.open for row in left), plan.currency)
            if paid:
                parts, _ = allocate(paid.minor, left)
                payment_id = store_payment(unit, plan.account_id, from_id, paid, day, parts, left)
                plans.finish_settlement(unit.connection, settlement_id, payment_id)
            unit.created = settlement_id
        return unit.change

    @staticmethod
    def _penalty(
        unit: Unit, plan: Plan, from_id: AccountId, answer: Payoff, day: date
    ) -> TransactionId | None:
        """Book what settling itself costs; return its entry, None when it costs nothing."""
        if not answer.penalty:
            return None
        fee, fees = Money(answer.penalty, plan.currency), accounts.by_code(unit.connection, FEES)
        check_currencies((accounts.accounts(unit.connection)[from_id], fee))
        sides = move(from_id, fees, fee)
        entry = TransactionDraft(on=day, kind=TransactionKind.EXPENSE, postings=sides, text=plan.title)
        return ledger.insert(unit.connection, entry)

    @staticmethod
    def _waive(unit: Unit, open_rows: Sequence[Installment], charges: int, settlement_id: int) -> None:
        """Waive the open cost beyond `charges`; what is asked for is asked of the next installments first."""
        for row in open_rows:
            asked = min(charges, row.open_cost)
            charges -= asked
            if row.open_cost > asked:
                plans.insert_reduction(
                    unit.connection,
                    row.id,
                    settlement_id=settlement_id,
                    kind="waiver",
                    amount_minor=row.open_cost - asked,
                )
