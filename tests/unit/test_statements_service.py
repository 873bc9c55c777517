"""Statements as a household meets them: what is due, what paying less costs, what a moved row does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.plan import PlanDraft
from finapp.domain.settlement import RefundPolicy
from finapp.domain.statement import Pays, Printed, RowKind, RowSource, StatementState
from finapp.domain.tool_terms import (
    InterestMethod,
    MinimumRule,
    ToolTerms,
)
from finapp.projection.reconcile import SuspectKind
from tests.unit.card_book import CN, TODAY, CardBook, bills, closing_on, cn_card, plan

if TYPE_CHECKING:
    from pathlib import Path


def test_the_amount_due_is_the_closed_statement_not_what_is_owed_now(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-20", "1000")
    card.buy("2026-11-10", "300")
    closed, current = card.statements(0)
    assert (closed.amount_due, closed.due, closed.state) == (
        100_000,
        date(2026, 11, 23),
        StatementState.UPCOMING,
    )
    assert closed.minimum == 5_000
    state = card.book.statements.tool(card.card)
    assert state.owed == card.money("1300")
    assert (state.next_due, state.next_amount, state.minimum) == (
        date(2026, 11, 23),
        card.money("1000"),
        card.money("50"),
    )
    assert current.charges == 30_000


def test_two_unpaid_statements_ask_for_every_yuan_once(tmp_path: Path) -> None:
    rule = closing_on(5, due_days=45)
    card = CardBook.create(tmp_path / "card.finapp", ToolTerms(), TODAY, [rule], currency="CNY")
    card.buy("2026-09-20", "1000")
    card.buy("2026-10-20", "300")
    first, second, _ = card.statements(0)
    assert [one.state for one in (first, second)] == [StatementState.UPCOMING] * 2
    assert (first.due, first.amount_due) == (date(2026, 11, 19), 100_000)
    assert (second.due, second.amount_due) == (date(2026, 12, 20), 130_000)
    assert [(one.due, one.open.minor) for one in bills(card)] == [
        (date(2026, 11, 19), 100_000),
        (date(2026, 12, 20), 30_000),
    ]
    card.pay(TODAY, "1100")
    assert [one.open.minor for one in bills(card)] == [0, 20_000]
    assert card.statements(0)[0].state is StatementState.PAID


@pytest.mark.parametrize(("lowers", "due"), [(False, 100_000), (True, 80_000)])
def test_a_refund_after_the_closing_lowers_the_amount_due_where_the_tool_says_so(
    tmp_path: Path, lowers: bool, due: int
) -> None:
    card = cn_card(tmp_path, replace(CN, refund_lowers_due=lowers))
    bought = card.buy("2026-10-20", "1000")
    card.book.refunds.add(bought, card.money("200"), date(2026, 11, 10), RefundPolicy.CASH)
    closed, current = card.statements(0)
    assert closed.amount_due == due
    assert [one.open.minor for one in bills(card)] == [due]
    assert current.refunds == 20_000
    assert card.book.statements.tool(card.card).owed == card.money("800")


@pytest.mark.parametrize(("lowers", "asked"), [(True, [80_000, 30_000]), (False, [100_000, 10_000, 20_000])])
def test_overdue_statements_ask_for_no_more_than_is_owed_after_a_refund(
    tmp_path: Path, lowers: bool, asked: list[int]
) -> None:
    """A strict lender asks for all of the newest statement until its due day; its credit comes afterwards."""
    card = cn_card(tmp_path, ToolTerms(refund_lowers_due=lowers))
    bought = card.buy("2026-08-20", "1000")
    card.buy("2026-09-20", "300")
    card.book.refunds.add(bought, card.money("200"), date(2026, 11, 10), RefundPolicy.CASH)
    first, second, third, _ = card.statements(0)
    assert (first.state, first.unpaid) == (StatementState.OVERDUE, asked[0])
    assert (second.state, second.unpaid) == (StatementState.OVERDUE, 110_000)
    assert third.unpaid == sum(asked)
    assert [one.open.minor for one in bills(card)] == asked
    assert card.book.statements.tool(card.card).owed == card.money("1100")


def test_what_is_overdue_does_not_hide_what_was_bought_since(tmp_path: Path) -> None:
    """The statement in between asks for the overdue amount again; that it will be paid pays it only once."""
    card = cn_card(tmp_path, ToolTerms())
    card.buy("2026-10-05", "1000")
    card.buy("2026-10-20", "200")
    card.buy("2026-11-10", "500")
    assert [(one.due, one.open.minor) for one in bills(card)] == [
        (date(2026, 10, 23), 100_000),
        (date(2026, 11, 23), 20_000),
        (date(2026, 12, 23), 50_000),
    ]


def test_a_purchase_sent_back_in_time_is_not_late(tmp_path: Path) -> None:
    card = cn_card(tmp_path, replace(CN, refund_lowers_due=False))
    bought = card.buy("2026-09-20", "1000")
    card.book.refunds.add(bought, card.money("1000"), date(2026, 10, 20), RefundPolicy.CASH)
    closed, current, _ = card.statements(0)
    assert (closed.state, closed.unpaid, current.fees) == (StatementState.NOTHING_DUE, 0, 0)
    assert bills(card) == []


def test_two_refunds_lower_the_amount_due_by_both(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    bought = card.buy("2026-10-20", "1000")
    for amount in ("200", "300"):
        card.book.refunds.add(bought, card.money(amount), date(2026, 11, 10), RefundPolicy.CASH)
    assert card.statements(0)[0].unpaid == 50_000
    assert [one.open.minor for one in bills(card)] == [50_000]
    card.buy("2026-11-12", "40")
    assert [one.open.minor for one in bills(card)] == [50_000, 4_000]


def test_a_refund_of_a_billed_installment_is_taken_off_once(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-19", "400")
    bought = card.buy("2026-10-20", "600")
    free = replace(plan(card, "600", date(2026, 10, 20), date(2026, 11, 23)).terms, count=2, rate=Decimal(0))
    card.book.plans.add(PlanDraft(title="Thing", account_id=card.card, terms=free, purchase_id=bought))
    card.book.refunds.add(bought, card.money("400"), date(2026, 11, 10), RefundPolicy.LAST_FIRST)
    closed = card.statements(0)[0]
    assert (closed.balance, closed.unpaid) == (70_000, 60_000)
    assert sorted(one.open.minor for one in card.book.calendar.obligations() if one.open.minor) == [
        20_000,
        40_000,
    ]


def test_an_overpaid_tool_says_that_the_lender_owes(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-20", "1000")
    card.pay("2026-11-12", "1120")
    state = card.book.statements.tool(card.card)
    assert (state.is_overpaid, state.owed) == (True, card.money("-120"))
    assert card.statements(0)[0].state is StatementState.PAID
    card.buy("2026-11-13", "500")
    assert [(one.amount.minor, one.open.minor) for one in bills(card)][-1] == (50_000, 38_000)


def test_less_than_the_statement_costs_interest_from_each_posting_day(tmp_path: Path) -> None:
    """100 yuan short of 10,000 cost 245.55: the published example of charging on the whole balance."""
    card = cn_card(tmp_path, today=date(2024, 6, 6))
    card.buy("2024-04-06", "10000")
    card.pay("2024-05-23", "9900")
    closed = card.closed("2024-06-05")
    assert not closed.grace
    whole, rest = 10_000 * 47, 100 * 13
    assert card.major(closed.interest) == Decimal(whole + rest) * Decimal("0.0005")


def test_days_and_yuan_of_tolerance_still_count_as_in_full(tmp_path: Path) -> None:
    card = cn_card(tmp_path, replace(CN, tolerance=1_000, grace_days=3), today=date(2024, 6, 6))
    card.buy("2024-04-06", "10000")
    card.pay("2024-05-26", "9992")
    first, second, _ = card.statements(0)
    assert (first.state, second.interest, second.fees) == (StatementState.PAID, 0, 0)
    assert second.balance == 800


def test_less_than_the_minimum_costs_a_late_fee_once(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-09-20", "10000")
    card.pay("2026-10-20", "200")
    first, second, _ = card.statements(0)
    assert (first.minimum, first.state) == (50_000, StatementState.OVERDUE)
    assert second.fees == 1_500
    assert second.past_due == 30_000
    overdue = next(one for one in bills(card) if one.due == first.due)
    assert (overdue.open.minor, overdue.state.value) == (30_000, "overdue")


def test_a_booked_fee_takes_the_place_of_the_computed_one(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-09-20", "10000")
    fees = next(one.id for one in card.book.accounts.categories() if one.code == "fees")
    card.book.accounts.record(card.card, fees, card.money("-20"), date(2026, 11, 2), "Late fee")
    second = card.statements(0)[1]
    assert [(row.amount, row.source) for row in second.rows if row.kind is RowKind.FEE] == [
        (2_000, RowSource.BOOK)
    ]


def test_sixty_days_late_bring_the_penalty_rate(tmp_path: Path) -> None:
    terms = ToolTerms(
        method=InterestMethod.CYCLE,
        rate=Decimal("0.20"),
        penalty_rate=Decimal("0.30"),
        minimum=MinimumRule(percent=Decimal("0.01"), costs=False),
    )
    card = CardBook.create(tmp_path / "card.finapp", terms, date(2026, 7, 1))
    card.charge("2026-03-20", "1000")
    april, may, june = (
        card.closed(f"2026-0{month}-30" if month != 5 else "2026-05-31") for month in (4, 5, 6)
    )
    assert card.major(april.interest) == Decimal("16.44")
    assert may.average is not None
    assert card.major(may.interest) == Decimal("17.27")
    # 60 days after 25 April is 24 June: the last seven days bear 30 %
    plain = (Decimal("1033.71") * Decimal("0.20") * 30 / 365).quantize(Decimal("0.01"))
    assert june.interest > card.money(plain).minor


def test_the_minimum_paid_carries_the_rest_to_the_next_bill(tmp_path: Path) -> None:
    card = cn_card(tmp_path, pays=Pays.MINIMUM)
    card.buy("2026-09-20", "10000")
    card.pay("2026-10-20", "500")
    first, second, _ = card.statements(0)
    assert first.state is StatementState.MINIMUM_PAID
    assert second.interest == 10_000 * 30 * 5 // 100 + 9_500 * 16 * 5 // 100
    found = bills(card)
    assert [(one.due, one.open.minor) for one in found[:2]] == [
        (date(2026, 10, 23), 0),
        (date(2026, 11, 23), second.minimum),
    ]
    assert len(found) > 10, "what is carried is followed through the year"


def test_a_fixed_payment_is_what_the_calendar_asks_for(tmp_path: Path) -> None:
    card = cn_card(tmp_path, pays=Pays.FIXED, pays_amount=160_000)
    card.charge("2026-11-01", "9640")
    state = card.book.statements.tool(card.card)
    assert (state.next_amount, state.minimum) == (card.money("1600"), card.money("482"))
    assert state.carried == card.money("9640")
    assert state.rates.high is not None
    assert round(state.rates.high, 3) == Decimal("0.199")
    payoff = card.book.statements.payoff(card.card)
    assert payoff.months == 8, "the eighth pays the interest that ran until the seventh"
    assert payoff.paid == 964_000 + payoff.interest


def test_a_postponed_row_moves_to_the_next_statement_and_back(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-11-04", "300")
    (row,) = card.statements(0)[0].rows
    card.book.statements.postpone(row)
    first, second = card.statements(0)
    assert (first.balance, second.charges, second.rows[0].shift) == (0, 30_000, 1)
    assert [one.due for one in bills(card)] == [date(2026, 12, 23)]
    card.book.history.undo()
    assert [one.charges for one in card.statements(0)] == [30_000, 0]


def test_the_printed_figure_is_what_must_be_paid_and_its_difference_is_explained(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-20", "1000")
    card.buy("2026-11-04", "300")
    closing = date(2026, 11, 5)
    card.book.statements.set_printed(card.card, closing, Printed(amount=100_000, due=date(2026, 11, 24)))
    closed = card.closed(closing)
    assert (closed.amount_due, closed.difference, closed.due) == (100_000, -30_000, date(2026, 11, 24))
    first = card.book.statements.explain_difference(card.card, closing)[0]
    assert (first.kind, [row.amount for row in first.rows]) == (SuspectKind.POSTED_LATER, [30_000])
    card.book.statements.postpone(first.rows[0])
    assert card.closed(closing).difference == 0
    assert card.book.statements.explain_difference(card.card, closing) == []


def test_rows_left_without_a_tick_explain_the_difference(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-08", "1000")
    card.buy("2026-10-09", "55.50")
    closing = date(2026, 11, 5)
    card.book.statements.set_printed(card.card, closing, Printed(amount=100_000))
    rows = card.closed(closing).rows
    card.book.statements.tick([rows[0]])
    kinds = [one.kind for one in card.book.statements.explain_difference(card.card, closing)]
    assert kinds[0] is SuspectKind.UNTICKED


def test_a_row_booked_twice_and_a_missing_one_are_named(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    for _ in range(2):
        card.buy("2026-10-20", "88")
    closing = date(2026, 11, 5)
    card.book.statements.set_printed(card.card, closing, Printed(amount=8_800))
    assert SuspectKind.TWICE in {
        one.kind for one in card.book.statements.explain_difference(card.card, closing)
    }
    card.book.statements.set_printed(card.card, closing, Printed(amount=20_000))
    kinds = [one.kind for one in card.book.statements.explain_difference(card.card, closing)]
    assert kinds == [SuspectKind.MISSING_ROW, SuspectKind.MISSING_COST]


def test_costs_are_booked_with_the_payment_and_leave_the_statement_as_it_was(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-09-20", "10000")
    card.pay("2026-10-20", "500")
    before = card.statements(0)[1]
    assert before.unbooked == before.interest > 0
    due = card.book.statement_payments.amount(card.card, Pays.FULL)
    assert due.minor == before.balance
    card.book.statement_payments.pay(card.card, [card.source(due)])
    after = card.statements(0)[1]
    assert (after.balance, after.interest, after.unbooked) == (before.balance, before.interest, 0)
    assert after.state is StatementState.PAID
    assert -card.book.accounts.view(card.card).balance.minor == 0
    card.book.history.undo()
    assert card.statements(0)[1] == before
