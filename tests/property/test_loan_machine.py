"""Any order of what happens to loans, undo and redo included, leaves a sound book."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.daycount import DayCount
from finapp.domain.loan_schedule import project
from finapp.domain.loan_terms import Holiday, HolidayKind, Lender, LoanTerms, Waterfall
from finapp.domain.plan import CostConvention, ExtraEffect, PlanDraft
from finapp.domain.plan_builder import draft_of
from finapp.domain.schedule import FirstPeriod
from finapp.domain.settlement import PenaltyBand
from finapp.domain.transaction import TransactionKind
from tests.property import test_book_machine as base
from tests.property.test_book_machine import (
    BookMachine,
    amounts,
    conventions,
    counts,
    days,
    pick,
    picks,
    rates,
)
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from pathlib import Path

    from finapp.domain.loan_terms import Loan

EXPECTED = {
    "loan.before_start",
    "loan.extra_too_much",
    "loan.fixed_cost",
    "loan.owed",
    "payment.more_than_open",
    "plan.custom_sum",
}
"""What a user may be refused when changing loans."""

reducing = st.sampled_from(
    [CostConvention.ANNUITY, CostConvention.EQUAL_PRINCIPAL, CostConvention.INTEREST_ONLY]
)
effects = st.sampled_from(ExtraEffect)
later = st.integers(-200, 400).map(lambda days: DAY + timedelta(days=days))
agreements = st.builds(
    LoanTerms,
    lender=st.sampled_from(Lender),
    day_count=st.sampled_from([None, None, DayCount.ACT_365F, DayCount.THIRTY_E_360]),
    compounding=st.sampled_from([None, 2, 12]),
    first_period=st.sampled_from([None, *FirstPeriod]),
    waterfall=st.sampled_from(Waterfall),
    period_fee=st.sampled_from([0, 500]),
    penalties=st.sampled_from([(), (PenaltyBand(0, 6, pct_of_remaining_principal=Decimal("0.03")),)]),
)


class LoanMachine(BookMachine):
    """Adds to what people do with purchases what they do with loans."""

    lent: AccountId
    owed: AccountId

    def loans(self) -> list[Loan]:
        return self.book.loans.all()

    def has_loan(self) -> bool:
        return any(row[2] in {self.owed, self.lent} for row in self.state["plan"])

    @rule(
        price=st.integers(10_000, 900_000),
        on=days,
        count=counts,
        convention=reducing,
        rate=rates,
        agreed=agreements,
        lent=st.booleans(),
        paid=st.integers(0, 3),
    )
    def agree_on_a_loan(
        self,
        price: int,
        on: date,
        count: int,
        convention: CostConvention,
        rate: Decimal,
        agreed: LoanTerms,
        lent: bool,
        paid: int,
    ) -> None:
        draft = PlanDraft(
            title="Loan",
            account_id=self.lent if lent else self.owed,
            terms=self.terms(price, on, count, convention, rate),
        )
        bank, paid = self.home.bank, min(paid, count)
        self.do(lambda: self.book.loans.add(draft, agreed, paid_out_to=bank, already_paid=paid))

    @rule(price=st.integers(10_000, 900_000), on=days, count=counts, convention=conventions, rate=rates)
    def borrow_at_a_fixed_cost(
        self, price: int, on: date, count: int, convention: CostConvention, rate: Decimal
    ) -> None:
        terms = self.terms(price, on, count, convention, rate)
        draft = PlanDraft(title="Flat", account_id=self.owed, terms=terms)
        self.do(lambda: self.book.loans.add(draft, LoanTerms(), paid_out_to=self.home.bank))

    @precondition(has_loan)
    @rule(number=picks, amount=amounts, on=days, effect=effects)
    def pay_extra(self, number: int, amount: int, on: date, effect: ExtraEffect) -> None:
        plan = pick(self.loans(), number).plan
        self.do(lambda: self.book.loans.pay_extra(plan.id, self.home.bank, cny(amount), on, effect))

    @precondition(has_loan)
    @rule(number=picks, on=later, rate=st.sampled_from([None, Decimal("0.03"), Decimal("0.21")]))
    def change_the_rate(self, number: int, on: date, rate: Decimal | None) -> None:
        plan = pick(self.loans(), number).plan
        self.do(lambda: self.book.loans.set_rate(plan.id, on, rate))

    @precondition(has_loan)
    @rule(
        number=picks,
        on=later,
        periods=st.integers(1, 4),
        kind=st.sampled_from(HolidayKind),
        extends=st.booleans(),
    )
    def take_a_holiday(self, number: int, on: date, periods: int, kind: HolidayKind, extends: bool) -> None:
        plan = pick(self.loans(), number).plan
        holiday = Holiday(begins=on, periods=periods, kind=kind, extends=extends)
        self.do(lambda: self.book.loans.add_holiday(plan.id, holiday))

    @precondition(lambda self: self.state["loan_holiday"])
    @rule(number=picks)
    def forget_a_holiday(self, number: int) -> None:
        loan = pick([one for one in self.loans() if one.holidays], number)
        self.do(lambda: self.book.loans.remove_holiday(loan.plan.id, loan.holidays[0].id))

    @precondition(has_loan)
    @rule(number=picks, by=st.integers(-20_000, 20_000), on=days, effect=effects)
    def hear_from_the_lender(self, number: int, by: int, on: date, effect: ExtraEffect) -> None:
        plan = pick(self.loans(), number).plan
        owed = cny(sum(row.open_principal for row in plan.installments) + by)
        self.do(lambda: self.book.loans.record_balance(plan.id, owed, on, effect))

    @precondition(lambda self: self.state["loan_correction"])
    @rule(number=picks)
    def forget_what_the_lender_said(self, number: int) -> None:
        loan = pick([one for one in self.loans() if one.corrections], number)
        self.do(lambda: self.book.loans.remove_balance(loan.plan.id, loan.corrections[0].id))

    @invariant()
    def plans_add_up(self) -> None:
        for loan in self.loans():
            plan = loan.plan
            corrected = sum(one.change for one in loan.corrections)
            assert sum(row.principal for row in plan.rows) == plan.terms.principal + corrected
            assert all(row.open == 0 for row in plan.extras)
            for row in plan.installments:
                assert min(row.open, row.open_cost, row.open_principal, row.principal) >= 0

    @invariant()
    def loans_owe_what_is_open(self) -> None:
        for account, sign in ((self.owed, -1), (self.lent, 1)):
            plans = [loan.plan for loan in self.loans() if loan.plan.account_id == account]
            left = sum(row.open_principal for plan in plans for row in plan.installments)
            register = self.book.accounts.register(account)
            arrived = sum(row.amount for row in register if row.kind is TransactionKind.REPAYMENT)
            made = [one for one in self.book.payments.all() if one.account_id == account]
            placed = sum(part.amount - part.cost for one in made for part in one.allocations)
            assert sign * self.home.balance(account) == left - (abs(arrived) - placed)

    @invariant()
    def the_projection_holds(self) -> None:
        """Projecting again changes nothing, as long as there is principal to plan."""
        for loan in self.loans():
            if loan.reduces and any(row.open_principal for row in loan.plan.installments):
                assert project(loan) == tuple(draft_of(row) for row in loan.plan.installments)


def test_any_order_of_steps_leaves_sound_loans(tmp_path: Path) -> None:
    home = Household.create(tmp_path / "template.finapp")
    for kind, name in ((AccountKind.LOAN, "owed"), (AccountKind.RECEIVABLE, "lent")):
        draft = AccountDraft(kind=kind, name=name, currency="CNY")
        setattr(LoanMachine, name, home.book.accounts.add(draft).created)
    home.book.file.forget_history()
    home.close()
    BookMachine.template = home
    base.EXPECTED |= EXPECTED
    run_state_machine_as_test(
        LoanMachine,
        settings=settings(
            max_examples=6,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],  # shrinking such a long run takes many minutes
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
