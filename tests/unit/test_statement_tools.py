"""Cards with parts and currencies, changed rules, limits, installments afterwards, promotions, payments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.dates import Unit
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention
from finapp.domain.statement import PromotionKind, StatementState
from finapp.domain.tool_terms import DatedTerms, InterestMethod, LateFee, ToolTerms
from finapp.errors import UserError
from finapp.services.statement_payments import Source
from tests.unit.card_book import FIFTH, LONG_AGO, CardBook, bills, cn_card, plan

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_closing_day_leaves_past_statements_as_they_were(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-08-20", "100")
    card.buy("2026-09-20", "200")
    before = [replace(one, rows=()) for one in card.statements(0) if one.closing < date(2026, 11, 1)]
    later = replace(FIFTH, valid_from=date(2026, 11, 1), closing_day=20, due_value=8)
    card.book.accounts.set_cycles(card.card, [FIFTH, later])
    found = card.statements(0)
    assert [replace(one, rows=()) for one in found if one.closing < date(2026, 11, 1)] == before
    assert found[-1].closing == date(2026, 11, 20)


def test_a_sub_card_is_on_the_statement_and_under_the_limit_of_its_card(tmp_path: Path) -> None:
    card = cn_card(tmp_path, limit="5000")
    sub = card.add_part("Card for Hao")
    card.buy("2026-10-20", "1000")
    card.buy("2026-10-21", "500", sub)
    closed = card.statements(0)[0]
    assert (closed.balance, {row.account_id for row in closed.rows}) == (150_000, {card.card, sub})
    assert card.book.statements.of(sub, 0) == card.statements(0)
    (state,) = card.book.statements.tools()
    assert state.limit is not None
    assert (state.limit.used, state.limit.available) == (card.money("1500"), card.money("3500"))


def test_two_cards_share_a_limit_and_keep_their_own_statements(tmp_path: Path) -> None:
    card = cn_card(tmp_path, limit="5000")
    other = card.add_part("Second card")
    card.book.accounts.set_cycles(other, [replace(FIFTH, closing_day=15, due_value=5)])
    card.buy("2026-10-20", "1000")
    card.buy("2026-10-21", "500", other)
    one, two = card.book.statements.tools()
    assert (one.owed, two.owed) == (card.money("1000"), card.money("500"))
    assert one.limit == two.limit
    assert one.limit is not None
    assert one.limit.share == Decimal("0.3")


def test_another_currency_of_a_card_has_its_own_statement_and_an_unknown_rate_is_said(tmp_path: Path) -> None:
    card = cn_card(tmp_path, limit="50000")
    dollars = card.add_part("Card in dollars", "USD")
    card.buy("2026-10-20", "1000")
    card.buy("2026-10-21", Money.of("100", "USD"), dollars)
    main, foreign = card.book.statements.tools()
    assert (foreign.currency, foreign.statement.balance if foreign.statement else 0) == ("USD", 10_000)
    assert main.limit is not None
    assert (main.limit.used, main.limit.unknown) == (card.money("1000"), ("USD",))
    card.set_rate("USD", "CNY", "7.1")
    limit = card.book.statements.tool(card.card).limit
    assert limit is not None
    assert (limit.used, limit.unknown) == (card.money("1710"), ())


def test_a_purchase_in_another_currency_makes_the_part_it_belongs_to_once(tmp_path: Path) -> None:
    card = cn_card(tmp_path, limit="50000")
    for day in ("2026-10-20", "2026-10-25"):
        card.buy(day, Money.of("100", "USD"))
    card.set_rate("USD", "CNY", "7.1")
    main, foreign = card.book.statements.tools()
    assert (foreign.account.name, foreign.account.parent_id) == ("Card · USD", card.card)
    assert foreign.owed == Money.of("200", "USD")
    assert foreign.next_due == date(2026, 11, 23), "it bills when its card does"
    assert main.owed == card.money("0")
    assert main.limit is not None
    assert main.limit.used == card.money("1420")
    for _ in range(2):
        card.book.history.undo()
    card.book.history.undo()
    assert len(card.book.statements.tools()) == 1


def test_installments_to_come_are_taken_off_the_limit_and_a_payment_keeps_the_band(tmp_path: Path) -> None:
    card = cn_card(tmp_path, limit="10000")
    bought = card.buy("2026-11-10", "6000")
    card.book.plans.add(plan(card, "6000", date(2026, 11, 10), date(2026, 12, 23), purchase_id=bought))
    state = card.book.statements.tool(card.card)
    assert state.limit is not None
    assert state.limit.available == card.money("4000")
    # the first installment of 1,000 with its fee of 36 is billed on 5 December
    assert state.at_close == card.money("6036")
    assert state.to_stay_below(Decimal("0.3")) == card.money("3036")
    assert state.to_stay_below(Decimal(1)) == card.money("0")


def test_a_billed_purchase_moved_into_installments_leaves_the_statement_it_was_on(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    bought = card.buy("2026-10-20", "6000")
    card.buy("2026-10-21", "400")
    draft = plan(card, "6000", date(2026, 11, 12), date(2026, 12, 23), purchase_id=bought)
    card.book.plans.add(draft)
    closed, current = card.statements(0)
    assert (closed.balance, closed.amount_due, closed.unpaid) == (640_000, 640_000, 40_000)
    assert (current.payments - 40_000, current.installments) == (600_000, 103_600)
    assert [one.open.minor for one in bills(card)] == [40_000]
    assert card.book.statements.tool(card.card).owed == card.money("6400")


def test_a_statement_is_repaid_in_installments_afterwards(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-20", "6000")
    draft = plan(card, "5000", date(2026, 11, 12), date(2026, 12, 23))
    with pytest.raises(UserError) as refused:
        card.book.statements.convert(
            replace(draft, terms=replace(draft.terms, price=700_000)), date(2026, 11, 5)
        )
    assert refused.value.code == "statement.convert_most"
    card.book.statements.convert(draft, date(2026, 11, 5))
    closed, current = card.statements(0)
    assert (closed.amount_due, closed.unpaid) == (600_000, 100_000)
    assert current.installments == 83_333 + 3_000
    assert -card.book.accounts.view(card.card).balance.minor == 600_000
    assert [one.open.minor for one in bills(card)] == [100_000]


def test_deferred_interest_counts_down_and_is_charged_when_a_yuan_is_left(tmp_path: Path) -> None:
    terms = ToolTerms(method=InterestMethod.CYCLE, rate=Decimal("0.24"))
    card = CardBook.create(tmp_path / "card.finapp", terms, date(2026, 5, 21))
    bought = card.buy("2026-01-10", "1000")
    card.promote(bought, PromotionKind.DEFERRED, "0.24", "2026-01-10", "2026-07-10")
    card.pay("2026-02-20", "900")
    (cliff,) = card.book.statements.tool(card.card).cliffs
    days = 1000 * 41 + 100 * 140
    cost = (Decimal(days) * Decimal("0.24") / 365).quantize(Decimal("0.01"))
    assert (cliff.days_left, card.major(cliff.remaining), card.major(cliff.cost)) == (50, Decimal(100), cost)
    late = card.at(date(2026, 8, 1))
    assert late.major(late.closed("2026-06-30").interest) == 0
    july = late.closed("2026-07-31")
    assert late.major(july.interest) > cost
    late.pay("2026-07-09", "100")
    assert late.closed("2026-07-31").interest == 0


def test_a_promotional_rate_ends_on_its_day(tmp_path: Path) -> None:
    terms = ToolTerms(method=InterestMethod.CYCLE, rate=Decimal("0.24"))
    card = CardBook.create(tmp_path / "card.finapp", terms, date(2026, 7, 1))
    bought = card.buy("2026-03-10", "1000")
    card.promote(bought, PromotionKind.RATE, "0", "2026-03-10", "2026-06-16")
    april, june = card.closed("2026-04-30"), card.closed("2026-06-30")
    assert (april.grace, april.interest) == (False, 0)
    assert card.major(june.interest) == (1000 * Decimal("0.24") * 15 / 365).quantize(Decimal("0.01"))


def test_one_statement_is_paid_from_two_accounts_installments_first(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    bought = card.buy("2026-10-10", "6000")
    card.book.plans.add(plan(card, "6000", date(2026, 10, 10), date(2026, 11, 23), purchase_id=bought))
    card.buy("2026-10-20", "400")
    fund = card.add_fund()
    sources = [card.source(card.money("1000"), fund), card.source(card.money("436"))]
    card.book.statement_payments.pay(card.card, sources)
    closed = card.statements(0)[0]
    assert (closed.amount_due, closed.state) == (143_600, StatementState.PAID)
    assert card.book.plans.all()[0].installments[0].open == 0
    assert [one.open.minor for one in bills(card)] == [0]
    card.book.history.undo()
    assert card.statements(0)[0].paid == 0


def test_one_statement_is_paid_from_three_accounts_one_of_them_a_money_fund(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-20", "1000")
    fund, dollars = card.add_fund(), card.add_account("Dollars", "USD")
    left = Money.of("14", "USD")
    card.book.statement_payments.pay(
        card.card,
        [
            card.source(card.money("600"), fund),
            card.source(card.money("300")),
            Source(dollars, card.money("100"), left),
        ],
    )
    assert card.statements(0)[0].state is StatementState.PAID
    held = [card.book.accounts.view(one).balance for one in (fund, card.bank, dollars)]
    assert held == [card.money("8400"), card.money("999700"), Money.of("86", "USD")]
    assert len(card.book.payments.all()) == 3
    card.book.history.undo()
    assert card.statements(0)[0].paid == 0
    with pytest.raises(UserError) as refused:
        card.book.statement_payments.pay(
            card.card, [card.source(card.money("600"), fund), card.source(card.money("-1"))]
        )
    assert refused.value.code == "payment.not_positive"
    assert card.book.payments.all() == []


def test_paid_in_advance_the_bill_that_collects_is_paid(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-11-10", "300")
    card.book.statement_payments.pay(card.card, [card.source(card.money("300"))])
    (bill,) = bills(card)
    assert (bill.amount.minor, bill.open.minor, bill.state.value) == (30_000, 0, "paid")


def test_what_the_lender_takes_by_itself_is_recorded_on_its_day(tmp_path: Path) -> None:
    card = cn_card(tmp_path, today=date(2026, 11, 25))
    card.buy("2026-10-20", "1000")
    card.pay("2026-11-10", "100")
    assert card.book.statement_payments.auto_payments() == []
    card.set_auto_pay()
    (taken,) = card.book.statement_payments.auto_payments()
    assert (taken.amount, taken.on) == (card.money("900"), date(2026, 11, 23))
    card.book.statement_payments.confirm_auto_payments()
    assert card.book.statement_payments.auto_payments() == []
    closed = card.statements(0)[0]
    assert (closed.state, closed.paid_on) == (StatementState.PAID, date(2026, 11, 23))


def test_an_account_fee_comes_each_month_while_anything_is_owed(tmp_path: Path) -> None:
    card = CardBook.create(tmp_path / "card.finapp", ToolTerms(monthly_fee=1_500), date(2026, 7, 10))
    card.buy("2026-04-10", "900")
    card.pay("2026-06-12", "930")
    found = {one.closing.month: (one.fees, one.balance) for one in card.statements(0)}
    assert found == {4: (1_500, 91_500), 5: (1_500, 93_000), 6: (0, 0), 7: (0, 0)}
    card.book.statements.book_costs(card.card, date(2026, 4, 30))
    assert card.closed("2026-04-30").fees == 1_500
    assert card.book.accounts.view(card.card).balance == card.money("15"), "the fee of May is not booked yet"


def test_dated_conditions_leave_earlier_interest_alone(tmp_path: Path) -> None:
    terms = ToolTerms(method=InterestMethod.CYCLE, rate=Decimal("0.24"))
    card = CardBook.create(tmp_path / "card.finapp", terms, date(2026, 7, 1))
    card.buy("2026-03-10", "1000")
    before = [card.closed(day).interest for day in ("2026-04-30", "2026-05-31")]
    cheaper = DatedTerms(date(2026, 6, 1), replace(terms, rate=Decimal("0.12")))
    card.book.conditions.set(card.card, [DatedTerms(LONG_AGO, terms), cheaper])
    assert [card.closed(day).interest for day in ("2026-04-30", "2026-05-31")] == before
    june = card.closed("2026-06-30")
    assert june.interest == round(june.opening * Decimal("0.12") * 30 / 365)


def test_an_overdue_installment_of_a_tool_without_statements_costs_up_to_a_share_of_the_order(
    tmp_path: Path,
) -> None:
    fee = LateFee(fixed=800, cap_rate=Decimal("0.25"), days=10)
    card = CardBook.create(tmp_path / "card.finapp", ToolTerms(late_fee=fee), date(2026, 3, 1), [])
    bought = card.buy("2026-01-05", "40")
    draft = plan(card, "40", date(2026, 1, 5), date(2026, 1, 5), count=4, purchase_id=bought)
    free = replace(draft.terms, convention=CostConvention.NONE, unit=Unit.WEEK, step=2)
    card.book.plans.add(replace(draft, terms=free))
    first = card.book.plans.all()[0].installments[0]
    card.book.payments.pay_installments([first.id], card.bank, date(2026, 1, 5))
    state = card.book.statements.tool(card.card)
    assert state.unbooked == card.money("10"), "three of 8 each, but a quarter of 40 at most"
    assert state.owed == card.money("40")
    fees = next(one.id for one in card.book.accounts.categories() if one.code == "fees")
    card.book.accounts.record(card.card, fees, card.money("-8"), date(2026, 2, 1), "Late fee")
    assert card.book.statements.tool(card.card).unbooked == card.money("2")
