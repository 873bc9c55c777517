"""Any order of purchases, payments, refunds, payoffs, undo and redo leaves a sound book."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms, SettlementRule
from finapp.domain.purchase import NEXT_STATUSES, OrderStatus
from finapp.domain.settlement import RefundPolicy
from finapp.errors import UserError
from finapp.services.book import Book
from finapp.store.schema import metadata, posting, purchase, refund
from tests.property.statement_checks import check_statements
from tests.unit.household import DAY, Household, cny, today

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.domain.plan import Plan
    from finapp.domain.purchase import Purchase, PurchaseId
    from finapp.store.undo import Change

T = TypeVar("T")

State = dict[str, list[Any]]

RULES = [one for one in SettlementRule if one is not SettlementRule.UNKNOWN]
EXPECTED = {
    "payment.nothing_open",
    "plan.amount_range",
    "plan.dates",
    "plan.locked",
    "plan.nothing_open",
    "plan.purchase_differs",
    "plan.purchase_has_plan",
    "plan.too_small",
    "purchase.rests",
    "refund.more_than_price",
}
"""What a user may be refused by the rules below; any other error is a bug."""

picks = st.integers(0, 1_000)
amounts = st.integers(1, 400_000)
days = st.integers(-150, 0).map(lambda back: DAY + timedelta(days=back))
counts = st.integers(1, 24)
conventions = st.sampled_from([one for one in CostConvention if one is not CostConvention.CUSTOM])
policies = st.sampled_from(RefundPolicy)
rates = st.sampled_from([Decimal(text) for text in ("0", "0.0066", "0.05", "0.18")])


def pick(found: Sequence[T], number: int) -> T:
    return found[number % len(found)]


class BookMachine(RuleBasedStateMachine):
    """Plays with one book and keeps every state that undo and redo must come back to."""

    template: Household
    """A household in a closed file, copied for each run."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="finapp-machine-"))
        self.past: list[State] = []
        self.future: list[State] = []

    @initialize()
    def begin(self) -> None:
        path = self.folder / "home.finapp"
        shutil.copyfile(self.template.book.path, path)
        self.home = replace(self.template, book=Book.open(path, today=today))
        self.state = self.read()

    def teardown(self) -> None:
        if hasattr(self, "home"):
            self.home.close()
        shutil.rmtree(self.folder)

    @property
    def book(self) -> Book:
        return self.home.book

    def read(self) -> State:
        with self.book.file.read() as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(sa.select(table).order_by(table.c.id))]
                for table in metadata.sorted_tables
            }

    def do(self, step: Callable[[], Change]) -> None:
        """Take a step, and see that undo and redo of it come back to the states around it."""
        before = self.state
        try:
            change = step()
        except UserError as error:
            if error.code not in EXPECTED:
                raise
            assert self.read() == before
            return
        after = self.read()
        if not change.tables:
            assert after == before
            return
        self.book.history.undo()
        assert self.read() == before
        self.book.history.redo()
        assert self.read() == after
        self.past.append(before)
        self.future.clear()
        self.state = after

    def plans(self) -> list[Plan]:
        return self.book.plans.all()

    def purchase_ids(self) -> list[PurchaseId]:
        return [row[0] for row in self.state["purchase"]]

    def bought(self, number: int) -> Purchase:
        return self.book.purchases.view(pick(self.purchase_ids(), number)).purchase

    def has_purchase(self) -> bool:
        return bool(self.state["purchase"])

    def has_plan(self) -> bool:
        return bool(self.state["plan"])

    def has_payment(self) -> bool:
        return bool(self.state["payment"])

    def has_refund(self) -> bool:
        return bool(self.state["refund"])

    # Rules: what people do.

    @rule(price=st.integers(100, 900_000), on=days, own=st.booleans())
    def buy(self, price: int, on: date, own: bool) -> None:
        account = self.home.bank if own else self.home.huabei
        self.do(lambda: self.book.purchases.add(self.home.purchase(account, price, on)))

    @rule(
        price=st.integers(1_000, 900_000),
        on=days,
        count=counts,
        convention=conventions,
        rate=rates,
        down=st.sampled_from((0, 0, 500)),
    )
    def buy_on_installments(
        self, price: int, on: date, count: int, convention: CostConvention, rate: Decimal, down: int
    ) -> None:
        terms = self.terms(price, on, count, convention, rate, down)
        draft = self.home.purchase(self.home.baitiao, price, on)
        self.do(lambda: self.book.purchases.add(draft, terms, paid_down_from=self.home.bank))

    @rule(
        price=st.integers(1_000, 900_000),
        on=days,
        count=counts,
        convention=conventions,
        rate=rates,
        paid=st.integers(0, 3),
    )
    def borrow(
        self, price: int, on: date, count: int, convention: CostConvention, rate: Decimal, paid: int
    ) -> None:
        terms = self.terms(price, on, count, convention, rate)
        draft = PlanDraft(title="Loan", account_id=self.home.baitiao, terms=terms)
        paid = min(paid, count)
        self.do(lambda: self.book.plans.add(draft, paid_out_to=self.home.bank, already_paid=paid))

    @precondition(has_purchase)
    @rule(number=picks, count=counts, kind=conventions, down=st.sampled_from((0, 500)))
    def put_on_installments(self, number: int, count: int, kind: CostConvention, down: int) -> None:
        bought = self.bought(number)
        if bought.account_id == self.home.bank or bought.price.minor < 1_000:
            return
        terms = self.terms(bought.price.minor, bought.bought_on, count, kind, Decimal("0.01"), down)
        draft = PlanDraft(title="Thing", account_id=bought.account_id, terms=terms, purchase_id=bought.id)
        self.do(lambda: self.book.plans.add(draft, already_paid=1))

    @staticmethod
    def terms(
        price: int, on: date, count: int, convention: CostConvention, rate: Decimal, down: int = 0
    ) -> PlanTerms:
        return PlanTerms(
            price=price,
            currency="CNY",
            count=count,
            start=on,
            first_due=on + timedelta(days=30),
            convention=convention,
            rate=rate,
            down_payment=down,
            penalty_rate=Decimal("0.03"),
        )

    @precondition(has_plan)
    @rule(plan=picks, rows=st.lists(st.integers(0, 23), min_size=1, max_size=5), amount=amounts, on=days)
    def pay_part(self, plan: int, rows: list[int], amount: int, on: date) -> None:
        found = pick(self.plans(), plan).installments
        ids = list(dict.fromkeys(pick(found, row).id for row in rows))
        self.do(lambda: self.book.payments.pay_installments(ids, self.home.bank, on, cny(amount)))

    @precondition(has_plan)
    @rule(plan=picks, rows=st.lists(st.integers(0, 23), min_size=1, max_size=5), on=days)
    def pay_in_full(self, plan: int, rows: list[int], on: date) -> None:
        found = pick(self.plans(), plan).installments
        ids = list(dict.fromkeys(pick(found, row).id for row in rows))
        self.do(lambda: self.book.payments.pay_installments(ids, self.home.bank, on))

    @rule(amount=amounts, on=days, first=st.booleans())
    def pay_tool(self, amount: int, on: date, first: bool) -> None:
        tool = self.home.huabei if first else self.home.baitiao
        self.do(lambda: self.book.payments.pay_tool(tool, self.home.bank, cny(amount), on))

    @precondition(has_payment)
    @rule(number=picks)
    def take_a_payment_back(self, number: int) -> None:
        payment = pick(self.book.payments.all(), number)
        self.do(lambda: self.book.payments.remove(payment.id))

    @precondition(has_purchase)
    @rule(number=picks, amount=amounts, policy=policies, whole=st.booleans(), away=st.booleans(), on=days)
    def get_a_refund(
        self, number: int, amount: int, policy: RefundPolicy, whole: bool, away: bool, on: date
    ) -> None:
        bought = self.bought(number)
        target = self.home.bank if away else None
        money = bought.price if whole else cny(amount)
        before = self.book.purchases.view(bought.id).refunded
        fits = before.minor + money.minor <= bought.price.minor
        self.do(lambda: self.book.refunds.add(bought.id, money, on, policy, target))
        after = self.book.purchases.view(bought.id).refunded
        assert after.minor - before.minor == (money.minor if fits else 0)

    @precondition(has_refund)
    @rule(number=picks)
    def take_a_refund_back(self, number: int) -> None:
        views = [self.book.purchases.view(one) for one in self.purchase_ids()]
        found = pick([one for view in views for one in view.refunds], number)
        self.do(lambda: self.book.refunds.remove(found.purchase_id, found.id))

    @precondition(has_plan)
    @rule(number=picks, how=st.sampled_from(RULES), on=days)
    def settle_early(self, number: int, how: SettlementRule, on: date) -> None:
        plan = pick(self.plans(), number)
        self.do(lambda: self.book.settlements.settle(plan.id, self.home.bank, how, on))
        assert self.book.plans.get(plan.id).open == 0

    @precondition(has_plan)
    @rule(number=picks, row=picks, by=st.integers(0, 40))
    def move_an_installment(self, number: int, row: int, by: int) -> None:
        plan = pick(self.plans(), number)
        found, due = pick(plan.installments, row), plan.terms.start + timedelta(days=by)
        self.do(lambda: self.book.plans.move(found.id, due))

    @precondition(has_plan)
    @rule(number=picks, row=picks, amount=amounts, following=st.booleans())
    def change_an_amount(self, number: int, row: int, amount: int, following: bool) -> None:
        plan = pick(self.plans(), number)
        nth = pick(plan.installments, row).number
        self.do(lambda: self.book.plans.change_amount(plan.id, nth, cny(amount), following=following))

    @precondition(has_plan)
    @rule(number=picks, count=counts, convention=conventions, rate=rates)
    def change_the_terms(self, number: int, count: int, convention: CostConvention, rate: Decimal) -> None:
        plan = pick(self.plans(), number)
        terms = replace(plan.terms, count=count, convention=convention, rate=rate, custom=(), fee=None)
        self.do(lambda: self.book.plans.change_terms(plan.id, terms))

    @precondition(has_plan)
    @rule(number=picks)
    def delete_a_plan(self, number: int) -> None:
        plan = pick(self.plans(), number)
        self.do(lambda: self.book.plans.delete(plan.id))

    @precondition(has_purchase)
    @rule(number=picks)
    def delete_a_purchase(self, number: int) -> None:
        bought = self.bought(number)
        self.do(lambda: self.book.purchases.delete(bought.id))

    @precondition(has_purchase)
    @rule(number=picks, category=picks, price=st.sampled_from((0, 100)), on=days)
    def edit_a_purchase(self, number: int, category: int, price: int, on: date) -> None:
        bought = self.bought(number)
        other = pick(self.book.accounts.categories(), category).id
        draft = replace(bought, category_id=other, price=bought.price + cny(price), bought_on=on)
        self.do(lambda: self.book.purchases.edit(bought.id, draft))

    @precondition(has_purchase)
    @rule(number=picks, step=picks)
    def take_an_order_on(self, number: int, step: int) -> None:
        bought = self.bought(number)
        status: OrderStatus = pick(sorted(NEXT_STATUSES[bought.status]), step)
        self.do(lambda: self.book.purchases.set_status(bought.id, status, DAY))
        assert self.bought(number).status is status

    @precondition(lambda self: self.past)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.past))):
            self.book.history.undo()
            self.future.append(self.state)
            self.state = self.past.pop()
        assert self.read() == self.state

    @precondition(lambda self: self.future)
    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.future))):
            self.book.history.redo()
            self.past.append(self.state)
            self.state = self.future.pop()
        assert self.read() == self.state

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def close_and_open_again(self) -> None:
        self.book.close()
        self.home.book = Book.open(self.book.path, today=today)
        assert self.read() == self.state

    # Invariants: what is true whatever they did.

    @invariant()
    def the_book_is_sound(self) -> None:
        assert self.book.check.run() == []

    @invariant()
    def plans_add_up(self) -> None:
        for plan in self.plans():
            assert sum(row.principal for row in plan.installments) == plan.terms.principal
            assert [row.number for row in plan.installments] == list(range(1, len(plan.installments) + 1))
            for row in plan.installments:
                assert row.open >= 0
                assert min(row.open_cost, row.open_principal, row.paid, row.refunded, row.waived) >= 0

    @invariant()
    def statements_add_up(self) -> None:
        for tool in (self.home.huabei, self.home.baitiao):
            check_statements(self.book, tool)

    @invariant()
    def refunds_lower_what_was_spent(self) -> None:
        query = (
            sa.select(posting.c.account_id, purchase.c.category_id)
            .join(refund, refund.c.txn_id == posting.c.txn_id)
            .join(purchase, purchase.c.id == refund.c.purchase_id)
            .where(posting.c.amount_minor < 0)
        )
        with self.book.file.read() as connection:
            assert all(where == spent for where, spent in connection.execute(query))


def test_any_order_of_steps_leaves_a_sound_book(tmp_path: Path) -> None:
    BookMachine.template = Household.create(tmp_path / "template.finapp")
    BookMachine.template.close()
    run_state_machine_as_test(
        BookMachine,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],  # shrinking such a long run takes many minutes
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
