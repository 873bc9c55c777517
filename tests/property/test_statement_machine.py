"""Late posting, new closing days, new conditions, undo and redo: no row is lost, none is counted twice."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
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

from finapp.domain.credit import BillingCycle, DueKind
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms
from finapp.domain.settlement import RefundPolicy
from finapp.domain.statement import Pays, Printed, RowSource
from finapp.domain.tool_terms import (
    Compounding,
    DatedTerms,
    InterestMethod,
    LateFee,
    MinimumRule,
    PercentOf,
    ToolTerms,
)
from finapp.errors import UserError
from finapp.services.book import Book
from tests.property.statement_checks import AHEAD, check_statements
from tests.unit.card_book import CN, LONG_AGO, TODAY, CardBook, cn_card

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.statement import Statement, StatementRow
    from finapp.store.undo import Change

REFUSED = {
    "history.nothing_to_redo",
    "payment.nothing_open",
    "plan.purchase_has_plan",
    "purchase.rests",
    "refund.more_than_price",
    "statement.convert_most",
    "plan.too_small",
    "plan.amount",
}

amounts = st.integers(100, 500_000)
days = st.integers(-150, 0).map(lambda back: TODAY + timedelta(days=back))
picks = st.integers(0, 1_000)
conditions = st.builds(
    ToolTerms,
    method=st.sampled_from(InterestMethod),
    rate=st.sampled_from([Decimal("0.1825"), Decimal("0.3"), Decimal(0)]),
    compounding=st.sampled_from(Compounding),
    grace=st.booleans(),
    grace_days=st.sampled_from([0, 3]),
    tolerance=st.sampled_from([0, 1_000]),
    minimum=st.one_of(
        st.none(),
        st.builds(
            MinimumRule,
            percent=st.just(Decimal("0.1")),
            percent_of=st.sampled_from(PercentOf),
            floor=st.just(100),
        ),
    ),
    late_fee=st.one_of(st.none(), st.just(LateFee(rate=Decimal("0.05"), least=1_000))),
    refund_lowers_due=st.booleans(),
)


class StatementMachine(RuleBasedStateMachine):
    """Plays with one card. Statements are values: undo must bring them back as they were."""

    template: CardBook
    costly = True
    """Without interest, late fees and printed figures the calendar asks for exactly what is owed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="finapp-statements-"))
        self.past: list[list[Statement]] = []

    @initialize()
    def begin(self) -> None:
        path = self.folder / "card.finapp"
        shutil.copyfile(self.template.book.path, path)
        self.card = replace(self.template, book=Book.open(path, today=lambda: TODAY))

    def teardown(self) -> None:
        if hasattr(self, "card"):
            self.card.book.close()
        shutil.rmtree(self.folder)

    def statements(self) -> list[Statement]:
        return self.card.book.statements.of(self.card.card, AHEAD)

    def rows(self) -> list[StatementRow]:
        found = [row for one in self.statements() for row in one.rows]
        return [row for row in found if row.source is RowSource.BOOK]

    def do(self, step: Callable[[], Change]) -> None:
        before = self.statements()
        try:
            change = step()
        except UserError as error:
            if error.code not in REFUSED:
                raise
            assert self.statements() == before
            return
        if change.tables:
            after = self.statements()
            self.card.book.history.undo()
            assert self.statements() == before
            self.card.book.history.redo()
            assert self.statements() == after
            self.past.append(before)

    def draft(self, price: int, on: date, count: int) -> PlanDraft:
        terms = PlanTerms(
            price=price,
            currency="CNY",
            count=count,
            start=on,
            first_due=on + timedelta(days=35),
            convention=CostConvention.FEE_PER_PERIOD,
            rate=Decimal("0.006"),
        )
        return PlanDraft(title="Installments", account_id=self.card.card, terms=terms)

    @rule(on=days, amount=amounts)
    def buy(self, on: date, amount: int) -> None:
        book = self.card.book
        draft = self.card.purchase(on, amount)
        self.do(lambda: book.purchases.add(draft))

    @rule(on=days, amount=amounts, there=st.booleans())
    def move_money(self, on: date, amount: int, there: bool) -> None:
        book, card = self.card.book, self.card
        source, target = (card.card, card.bank) if there else (card.bank, card.card)
        self.do(lambda: book.accounts.transfer(source, target, card.minor(amount), on))

    @rule(on=days, amount=amounts)
    def pay(self, on: date, amount: int) -> None:
        card = self.card
        source = card.source(card.minor(amount))
        self.do(lambda: card.book.statement_payments.pay(card.card, [source], on))

    @precondition(lambda self: self.statements())
    @rule(pays=st.sampled_from(Pays))
    def pay_what_is_due(self, pays: Pays) -> None:
        card = self.card
        amount = card.book.statement_payments.amount(card.card, pays)
        if amount:
            self.do(lambda: card.book.statement_payments.pay(card.card, [card.source(amount)]))

    @precondition(lambda self: self.card.bought())
    @rule(number=picks, amount=amounts, on=days, policy=st.sampled_from(RefundPolicy))
    def get_a_refund(self, number: int, amount: int, on: date, policy: RefundPolicy) -> None:
        found = self.card.bought()
        one = found[number % len(found)]
        money = self.card.minor(min(amount, one.price.minor))
        self.do(lambda: self.card.book.refunds.add(one.id, money, on, policy))

    @precondition(lambda self: self.card.bought())
    @rule(number=picks, count=st.integers(1, 12), later=st.integers(0, 60))
    def move_a_purchase_into_installments(self, number: int, count: int, later: int) -> None:
        found = self.card.bought()
        one = found[number % len(found)]
        on = one.bought_on + timedelta(days=later)
        draft = self.draft(one.price.minor, on if self.costly else min(on, TODAY), count)
        self.do(lambda: self.card.book.plans.add(replace(draft, purchase_id=one.id)))

    @precondition(lambda self: self.statements())
    @rule(amount=amounts, count=st.integers(1, 12))
    def move_a_statement_into_installments(self, amount: int, count: int) -> None:
        closed = [one for one in self.statements() if one.is_closed]
        if closed:
            draft = self.draft(amount, TODAY, count)
            self.do(lambda: self.card.book.statements.convert(draft, closed[-1].closing))

    @precondition(lambda self: self.costly and self.rows())
    @rule(number=picks, by=st.sampled_from([-1, 1, 2]))
    def post_a_row_later(self, number: int, by: int) -> None:
        rows = self.rows()
        self.do(lambda: self.card.book.statements.postpone(rows[number % len(rows)], by))

    @precondition(lambda self: self.rows())
    @rule(number=picks)
    def tick_a_row(self, number: int) -> None:
        rows = self.rows()
        self.do(lambda: self.card.book.statements.tick([rows[number % len(rows)]]))

    @rule(on=days, closing=st.integers(1, 31), offset=st.integers(0, 50), included=st.booleans())
    def bill_on_another_day(self, on: date, closing: int, offset: int, included: bool) -> None:
        book, card = self.card.book, self.card.card
        new = BillingCycle(
            valid_from=on,
            closing_day=closing,
            due_kind=DueKind.OFFSET,
            due_value=offset,
            closing_day_included=included,
        )
        kept = [one for one in book.accounts.view(card).cycles if one.valid_from != on]
        self.do(lambda: book.accounts.set_cycles(card, [*kept, new]))

    @rule(on=days, terms=conditions)
    def cost_something_else(self, on: date, terms: ToolTerms) -> None:
        book, card = self.card.book, self.card.card
        dated = [DatedTerms(LONG_AGO, CN), DatedTerms(on, terms)]
        if not self.costly:
            free = replace(terms, method=InterestMethod.NONE, late_fee=None)
            dated = [DatedTerms(LONG_AGO, ToolTerms()), DatedTerms(on, free)]
        self.do(lambda: book.conditions.set(card, dated))

    @precondition(lambda self: self.costly and self.statements())
    @rule(number=picks, amount=amounts)
    def note_what_was_printed(self, number: int, amount: int) -> None:
        found = self.statements()
        closing = found[number % len(found)].closing
        printed = Printed(amount=amount, interest=amount // 100)
        self.do(lambda: self.card.book.statements.set_printed(self.card.card, closing, printed))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.card.book.history.undo()
        assert self.statements() == self.past.pop()

    @invariant()
    def statements_hold_everything_once(self) -> None:
        check_statements(self.card.book, self.card.card, interest=self.costly)
        assert self.card.book.check.run() == []

    @invariant()
    def what_must_be_paid_makes_sense(self) -> None:
        for one in self.statements():
            assert 0 <= one.minimum <= max(one.amount_due, one.balance, 0)
            assert 0 <= one.paid <= one.amount_due
            assert one.interest >= 0 or one.printed is not None

    @invariant()
    def bills_ask_for_what_statements_leave_open(self) -> None:
        open_bills = Counter[Any]()
        for one in self.card.book.calendar.obligations():
            assert one.open.minor >= 0
            open_bills[one.closing] += one.plan is None
        assert all(count <= 1 for closing, count in open_bills.items() if closing is not None)


class FreeMachine(StatementMachine):
    """Plays with a card that costs nothing: refunds, minimums and payments in any order."""

    costly = False


@pytest.mark.parametrize(
    ("machine", "terms", "runs"), [(StatementMachine, CN, 12), (FreeMachine, ToolTerms(), 8)]
)
def test_rows_move_and_rules_change_and_nothing_is_lost(
    tmp_path: Path, machine: type[StatementMachine], terms: ToolTerms, runs: int
) -> None:
    machine.template = cn_card(tmp_path, terms)
    machine.template.book.close()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],  # shrinking such a long run takes many minutes
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
