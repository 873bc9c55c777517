"""The debts of a book as a payoff plan sees them: plans and loans, bills, and balances that bear interest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from finapp.domain.dates import add_months
from finapp.domain.money import Money
from finapp.domain.plan import REDUCING, CostConvention, SettlementRule
from finapp.domain.plan_builder import true_annual_rate
from finapp.domain.statement import PromotionKind
from finapp.domain.tool_terms import InterestMethod
from finapp.projection.payoff_debts import (
    MONTHS_IN_YEAR,
    AnyDebt,
    Debt,
    Deferred,
    Early,
    EarlyFee,
    RateStep,
    ScheduledDebt,
    Slot,
)
from finapp.services.settlement import payoff
from finapp.services.tool_states import effective_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from finapp.domain.account import Account, AccountId
    from finapp.domain.exchange import Rates
    from finapp.domain.loan_terms import Loan
    from finapp.domain.plan import Installment, Plan, PlanId
    from finapp.domain.statement import RateBalance
    from finapp.domain.tool_state import ToolState
    from finapp.projection.obligations import Obligation

_LONGEST = 1200


class DebtKind(StrEnum):
    """What a debt of the book is."""

    PLAN = "plan"  # installments of a plan or loan
    BILL = "bill"  # statements that are paid in full anyway
    CARRIED = "carried"  # a balance that bears interest
    LOOSE = "loose"  # owed without any date


class Assumption(StrEnum):
    """What had to be assumed because the book does not say it."""

    RULE_UNKNOWN = "rule_unknown"  # fees still to come are taken as not refunded
    NO_SCHEDULE = "no_schedule"  # nothing is asked for on any day


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDebt:
    """One debt of the book. `debt` is in minor units of the base currency, `owed` in the debt's own.

    `due` holds the last due day of each month that asks for something. `yearly` is the true annual rate.
    """

    debt: AnyDebt
    kind: DebtKind
    account: Account
    owed: Money
    due: Mapping[int, date]
    plan: Plan | None = None
    yearly: Decimal | None = None
    assumed: Assumption | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDebts:
    """Every debt that can be planned, and the lenders left out because a rate of exchange is missing."""

    debts: tuple[BookDebt, ...]
    left_out: tuple[Account, ...] = ()


def month_of(day: date, today: date) -> int:
    """Return the month of a payoff plan that a day falls in; what is overdue falls in the first."""
    month = (day.year - today.year) * MONTHS_IN_YEAR + day.month - today.month
    if month >= 1 and day > add_months(today, month):
        month += 1
    return min(max(month, 1), _LONGEST)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns the debts of one tool or loan into debts of the base currency."""

    state: ToolState
    today: date
    base: str
    rates: Rates

    def minor(self, amount: int) -> int:
        """Return minor units of the tool's currency in those of the base currency."""
        found = self.rates.convert(Money(amount, self.state.currency), self.base)
        return 0 if found is None else found.minor

    @property
    def known(self) -> bool:
        return self.rates.convert(Money(1, self.state.currency), self.base) is not None

    def slots(self, rows: Iterable[tuple[date, int, int, int]]) -> tuple[tuple[Slot, ...], dict[int, date]]:
        """Return (day, principal, cost, fee) rows as one slot a month, and the last day of each."""
        sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        due: dict[int, date] = {}
        for day, *parts in rows:
            month = month_of(day, self.today)
            for index, part in enumerate(parts):
                sums[month][index] += self.minor(part)
            due[month] = max(day, due.get(month, day))
        return tuple(Slot(month, *sums[month]) for month in sorted(sums)), due

    def plan(self, plan: Plan, loan: Loan) -> BookDebt:
        """Return a plan or loan."""
        rows = [row for row in plan.installments if row.open > 0]
        reduces = _reduces(plan)
        slots, due = self.slots(_parts(row, reduces=reduces) for row in rows)
        early, rule = _early(plan), plan.terms.settlement
        unknown = rule is SettlementRule.UNKNOWN and not reduces and any(row.open_cost for row in rows)
        yearly = true_annual_rate(plan.terms, plan.rows).value
        debt = ScheduledDebt(
            name=f"plan {plan.id}",
            slots=slots,
            early=early,
            kept=early is Early.BY_INSTALLMENT and rule in {SettlementRule.KEPT, SettlementRule.UNKNOWN},
            fees=self._fees(loan, slots) if early is not Early.AT_ONCE else (),
            payoffs=self._payoffs(plan, slots) if early is Early.AT_ONCE else (),
            yearly=yearly or Decimal(0),
        )
        return BookDebt(
            debt=debt,
            kind=DebtKind.PLAN,
            account=self.state.account,
            owed=Money(sum(row.open_principal for row in rows), plan.currency),
            due=due,
            plan=plan,
            yearly=yearly,
            assumed=Assumption.RULE_UNKNOWN if unknown else None,
        )

    def _fees(self, loan: Loan, slots: Sequence[Slot]) -> tuple[EarlyFee, ...]:
        """Return what paying early costs in each month, equal months together."""
        terms = loan.settlement
        found: list[EarlyFee] = []
        for month in range(1, (slots[-1].month if slots else 0) + 1):
            end = add_months(self.today, month)
            band = terms.band(sum(1 for row in loan.plan.installments if row.due <= end))
            if band is None or not (band.pct_of_remaining_principal or band.flat_fee):
                continue
            fee = EarlyFee(month, month, band.pct_of_remaining_principal, self.minor(band.flat_fee))
            if found and found[-1] == replace(fee, from_month=found[-1].from_month, to_month=month - 1):
                fee = replace(fee, from_month=found.pop().from_month)
            found.append(fee)
        return tuple(found)

    def _payoffs(self, plan: Plan, slots: Sequence[Slot]) -> tuple[int, ...]:
        """Return what settles the plan after the installments of each month."""
        found = []
        for month in range(1, slots[-1].month if slots else 0):
            end = add_months(self.today, month)
            rows = tuple(
                replace(row, paid=row.amount - row.refunded - row.waived) if row.due <= end else row
                for row in plan.installments
            )
            found.append(self.minor(payoff(replace(plan, installments=rows), plan.terms.settlement).amount))
        return tuple(found)

    def bills(self, obligations: Sequence[Obligation]) -> BookDebt:
        """Return the statements of a tool that is paid in full."""
        slots, due = self.slots((one.due, one.open.minor, 0, 0) for one in obligations)
        name = f"bills {self.state.account.id}"
        return BookDebt(
            debt=ScheduledDebt(name=name, slots=slots, early=Early.BY_INSTALLMENT, kept=True),
            kind=DebtKind.BILL,
            account=self.state.account,
            owed=Money(sum(one.open.minor for one in obligations), self.state.currency),
            due=due,
        )

    def carried(self, amount: int) -> list[BookDebt]:
        """Return a balance that bears interest, what a promotion covers of it apart."""
        conditions, rule = self.state.conditions, self.state.conditions.minimum
        promoted = [one for one in self.state.balances if one.promotion is not None]
        parts = [(min(one.amount, amount), one) for one in promoted]
        rest = max(amount - sum(part for part, _ in parts), 0)
        found = [
            self._balance(part, index, one, alone=index == 1 and not rest)
            for index, (part, one) in enumerate(parts, 1)
        ]
        # A percentage alone would never repay the last of it: what is below one unit is due in full.
        least = Money.of(1, self.base).minor if rule is None or rule.percent or rule.costs else 0
        debt = Debt(
            name=f"balance {self.state.account.id}",
            balance=self.minor(rest),
            apr=conditions.rate,
            minimum=max(self.minor(rule.floor) if rule is not None else 0, least),
            minimum_pct=rule.percent if rule is not None else Decimal(0),
            minimum_costs=rule.costs if rule is not None else True,
            monthly_fee=self.minor(conditions.monthly_fee),
        )
        whole = self._book_debt(debt, DebtKind.CARRIED, rest, effective_rate(conditions))
        return [whole, *found] if rest else found

    def _balance(self, amount: int, number: int, one: RateBalance, *, alone: bool) -> BookDebt:
        """Return what a promotion covers: its rate until it ends, or interest put aside until then.

        The least payment and the fee of the tool are asked for once: where it is `alone`, on this part.
        """
        conditions, rule, promotion = self.state.conditions, self.state.conditions.minimum, one.promotion
        assert promotion is not None  # noqa: S101 - the caller chose it so
        last = month_of(promotion.ends, self.today)
        deferred = None
        if promotion.kind is PromotionKind.DEFERRED:
            cost = sum(cliff.cost for cliff in self.state.cliffs if cliff.promotion == promotion)
            still = round(amount * conditions.rate / 12 * last)
            deferred = Deferred(last, conditions.rate, self.minor(max(cost - still, 0)))
        debt = Debt(
            name=f"balance {self.state.account.id} {number}",
            balance=self.minor(amount),
            apr=promotion.rate if deferred is None else Decimal(0),
            minimum=self.minor(rule.floor) if rule is not None and alone else 0,
            minimum_pct=rule.percent if rule is not None else Decimal(0),
            minimum_costs=rule.costs if rule is not None else True,
            steps=(RateStep(last + 1, conditions.rate),),
            deferred=deferred,
            monthly_fee=self.minor(conditions.monthly_fee) if alone else 0,
        )
        return self._book_debt(debt, DebtKind.CARRIED, amount, debt.apr)

    def loose(self, amount: int) -> BookDebt:
        """Return what is owed without any day on which it is due."""
        charges = self.state.conditions.method is not InterestMethod.NONE
        rate = self.state.conditions.rate if charges else Decimal(0)
        name, fee = f"loose {self.state.account.id}", self.minor(self.state.conditions.monthly_fee)
        debt = Debt(name=name, balance=self.minor(amount), apr=rate, monthly_fee=fee)
        found = self._book_debt(debt, DebtKind.LOOSE, amount, rate)
        return replace(found, assumed=Assumption.NO_SCHEDULE)

    def _book_debt(self, debt: Debt, kind: DebtKind, amount: int, yearly: Decimal) -> BookDebt:
        due = {1: self.state.next_due} if self.state.next_due is not None else {}
        return BookDebt(
            debt=debt,
            kind=kind,
            account=self.state.account,
            owed=Money(amount, self.state.currency),
            due=due,
            yearly=yearly,
        )


def _reduces(plan: Plan) -> bool:
    fixed = {SettlementRule.KEPT, SettlementRule.REBATE_RULE_OF_78}
    return plan.terms.convention in REDUCING and plan.terms.settlement not in fixed


def _early(plan: Plan) -> Early:
    """Return what paying a plan early does."""
    rule = plan.terms.settlement
    if _reduces(plan):
        return Early.LEVEL if plan.terms.convention is CostConvention.ANNUITY else Early.PRINCIPAL
    whole = {SettlementRule.REBATE_RULE_OF_78, SettlementRule.REBATE_ACTUARIAL}
    return Early.AT_ONCE if rule in whole else Early.BY_INSTALLMENT


def _parts(row: Installment, *, reduces: bool) -> tuple[date, int, int, int]:
    """Return what is open of an installment; a fee beside falling interest ends with the debt."""
    fee = min(row.fee, row.open_cost) if reduces else 0
    return row.due, row.open_principal, row.open_cost - fee, fee


def book_debts(
    states: Iterable[ToolState],
    loan_of: Callable[[PlanId], Loan],
    bills: Mapping[AccountId, Sequence[Obligation]],
    today: date,
    base: str,
    rates: Rates,
) -> BookDebts:
    """Return every debt of the book in the base currency. `bills` are open statements by account."""
    found: list[BookDebt] = []
    left_out = []
    for state in states:
        reader = _Reader(state, today, base, rates)
        if not reader.known:
            if state.owed.minor > 0:
                left_out.append(state.account)
            continue
        found += [reader.plan(plan, loan_of(plan.id)) for plan in state.plans]
        planned = sum(row.open_principal for plan in state.plans for row in plan.installments)
        rest = state.owed.minor - planned
        if rest <= 0:
            continue
        if state.carried.minor > 0 and state.conditions.method is not InterestMethod.NONE:
            found += reader.carried(rest)
            continue
        open_bills = bills.get(state.account.id, ())
        if open_bills:
            found.append(reader.bills(open_bills))
        beside = rest - sum(one.open.minor for one in open_bills)
        if beside > 0:
            found.append(reader.loose(beside))
    return BookDebts(debts=tuple(found), left_out=tuple(left_out))
