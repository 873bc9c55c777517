"""Early payoff: what settling a plan now costs and saves, recorded as one payment that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finapp.domain.account import AccountKind
from finapp.domain.credit_explained import explain_settlement
from finapp.domain.explain import Explanation, line
from finapp.domain.loan_schedule import standing
from finapp.domain.loan_terms import penalties_of
from finapp.domain.money import Money
from finapp.domain.payment import allocate
from finapp.domain.plan import REDUCING, SettlementRule
from finapp.domain.rates import irr
from finapp.domain.schedule import Row
from finapp.domain.settlement import Settlement, SettlementMethod, SettlementTerms, settle
from finapp.domain.transaction import TransactionDraft, TransactionKind, move
from finapp.errors import UserError
from finapp.services.account_rules import check_currencies
from finapp.services.payments import store_payment
from finapp.services.setup import FEES, INTEREST
from finapp.store import accounts, ledger, loans, plans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from finapp.domain.account import AccountId
    from finapp.domain.loan_terms import Loan
    from finapp.domain.payment import PaymentId
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


def explain_payoffs(payoffs: Sequence[Payoff], paid: int) -> Explanation:
    """Explain what settling a plan with `paid` installments paid costs and saves, by each possible rule."""
    found = []
    for one in payoffs:
        settled = Settlement(one.principal, one.charges, one.penalty, one.remaining)
        terms = SettlementTerms(_METHODS.get(one.rule, SettlementMethod.FEES_WAIVED))
        found.append(explain_settlement(settled, terms, paid, one.currency))
    if len(found) == 1:
        return found[0]
    return Explanation(line("settlement.depends"), "", children=tuple(found))


def payoff(plan: Plan, rule: SettlementRule) -> Payoff:
    """Return what settling `plan` costs under `rule`: waived, kept, rebated (rule of 78) or penalized.

    A rebate forgives cost still to come; cost that is paid already does not come back. The actuarial one
    leaves what the installments to come are worth at the plan's own rate per period.
    """
    rows = [_row(row) for row in plan.installments]
    open_rows = [row for row in plan.installments if row.open > 0]
    method, rate = _METHODS[rule], None
    if rule is SettlementRule.REBATE_ACTUARIAL and plan.terms.convention not in REDUCING:
        rate = irr([plan.terms.principal, *(-row.amount for row in plan.installments)]).value
        method = method if rate is None else SettlementMethod.PRESENT_VALUE
    penalties = penalties_of(plan.terms) if rule is SettlementRule.PENALTY else ()
    done = len(rows) - len(open_rows)
    ordered = sorted(rows, key=lambda row: any(row.number == one.number for one in open_rows))
    found = settle(ordered, done, SettlementTerms(method, penalties), rate=rate)
    return Payoff(
        rule=rule,
        currency=plan.currency,
        principal=found.principal,
        charges=max(0, found.charges),
        penalty=found.penalty,
        remaining=found.remaining,
    )


def loan_payoff(loan: Loan, rule: SettlementRule, on: date) -> Payoff:
    """Return what settling a loan costs on a day; interest that falls with what is owed counts to that day.

    Interest and fees of installments that fell due until then are owed in any case; interest by days on
    principal that is late comes on top, as a penalty.
    """
    plan, band = loan.plan, None
    if not loan.reduces or rule in {SettlementRule.KEPT, SettlementRule.REBATE_RULE_OF_78}:
        return payoff(plan, rule)
    now = standing(loan, on)
    if loan.terms.penalties or rule is SettlementRule.PENALTY:
        band = loan.settlement.band(now.due)
    later = sum(row.open_cost for row in plan.installments)
    charges = sum(row.open_cost for row in plan.installments if row.due <= on) + now.interest
    return Payoff(
        rule=rule,
        currency=plan.currency,
        principal=sum(row.open_principal for row in plan.installments),
        charges=later if band is not None and band.fees_due else min(charges, later),
        penalty=now.late + (0 if band is None else band.charge(now.principal)),
        remaining=plan.open,
    )


def chosen_payoff(loan: Loan, chosen: Sequence[Installment], rule: SettlementRule) -> Payoff:
    """Return what paying some installments of fixed cost early asks for: cost kept, or waived for a penalty.

    Raise `settlement.whole_only` where the rule settles a whole plan, or interest falls with what is owed.
    """
    if loan.reduces or rule in {SettlementRule.REBATE_ACTUARIAL, SettlementRule.REBATE_RULE_OF_78}:
        raise UserError("settlement.whole_only", plan=loan.plan.title)
    principal, cost = sum(row.open_principal for row in chosen), sum(row.open_cost for row in chosen)
    band = None
    if rule is SettlementRule.PENALTY:
        band = loan.settlement.band(sum(1 for row in loan.plan.installments if row.open <= 0))
    return Payoff(
        rule=rule,
        currency=loan.plan.currency,
        principal=principal,
        charges=cost if rule is SettlementRule.KEPT else 0,
        penalty=0 if band is None else band.charge(principal),
        remaining=principal + cost,
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

    def preview(self, plan_id: PlanId, on: date | None = None) -> tuple[Payoff, ...]:
        """Return what settling costs: one answer when the plan's rule is known, else the range of answers."""
        with self._file.read() as connection:
            loan = loans.get(connection, plan_id)
        known = loan.plan.terms.settlement
        rules = (
            (known,) if known is not SettlementRule.UNKNOWN else (SettlementRule.WAIVED, SettlementRule.KEPT)
        )
        return tuple(loan_payoff(loan, rule, on or self._today()) for rule in rules)

    def settle(
        self,
        plan_id: PlanId,
        from_id: AccountId,
        rule: SettlementRule,
        on: date | None = None,
        numbers: Sequence[int] = (),
    ) -> Change:
        """Pay every open installment off under `rule`, or those of `numbers`; waive what need not be paid.

        Raise `payment.nothing_open`, or `settlement.whole_only` where the rule knows no part of a plan.
        Taking the payment back opens the installments as they were.
        """
        with self._file.write("settle_early") as unit:
            unit.created, _ = settle_plan(unit, plan_id, from_id, rule, on or self._today(), numbers)
        return unit.change


def settle_plan(
    unit: Unit,
    plan_id: PlanId,
    from_id: AccountId,
    rule: SettlementRule,
    on: date,
    numbers: Sequence[int] = (),
) -> tuple[int, PaymentId | None]:
    """Settle a plan or the installments of `numbers` within a change; return the settlement and its payment.

    The payment is None where nothing has to be paid.
    """
    loan = loans.get(unit.connection, plan_id)
    plan = loan.plan
    unit.params["plan"] = plan.title
    chosen = [row for row in plan.installments if row.open > 0 and (not numbers or row.number in numbers)]
    if not chosen:
        raise UserError("payment.nothing_open")
    answer = chosen_payoff(loan, chosen, rule) if numbers else loan_payoff(loan, rule, on)
    settlement_id = plans.insert_settlement(
        unit.connection,
        plan_id=plan_id,
        txn_id=_penalty(unit, plan, from_id, answer, on),
        settled_on=on,
        rule=rule.value,
        charge_minor=answer.penalty,
    )
    _waive(unit, chosen, answer.charges, settlement_id)
    wanted = {row.id for row in chosen}
    now = plans.get(unit.connection, plan_id).installments
    left = [row for row in now if row.id in wanted and row.open > 0]
    paid = Money(sum(row.open for row in left), plan.currency)
    if not paid:
        return settlement_id, None
    parts, _ = allocate(paid.minor, left)
    payment_id = store_payment(unit, plan.account_id, from_id, paid, on, parts, left)
    plans.finish_settlement(unit.connection, settlement_id, payment_id)
    return settlement_id, payment_id


def _penalty(unit: Unit, plan: Plan, from_id: AccountId, answer: Payoff, day: date) -> TransactionId | None:
    """Book what settling itself costs; return its entry, None when it costs nothing."""
    if not answer.penalty:
        return None
    fee, known = Money(answer.penalty, plan.currency), accounts.accounts(unit.connection)
    check_currencies((known[from_id], fee))
    if known[plan.account_id].kind is AccountKind.RECEIVABLE:
        sides = move(accounts.by_code(unit.connection, INTEREST), from_id, fee)
    else:
        sides = move(from_id, accounts.by_code(unit.connection, FEES), fee)
    entry = TransactionDraft(on=day, kind=TransactionKind.EXPENSE, postings=sides, text=plan.title)
    return ledger.insert(unit.connection, entry)


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
