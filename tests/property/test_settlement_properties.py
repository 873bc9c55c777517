from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.card import RateBalance, allocate_payment, minimum_payment
from finapp.domain.fee_schedule import FeeMode, flat_fee
from finapp.domain.schedule import equal_installment, level_payment
from finapp.domain.settlement import (
    RefundPolicy,
    SettlementMethod,
    SettlementTerms,
    actuarial_balance,
    apply_refund,
    present_value,
    rule_of_78_rebate,
    settle,
)

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

amounts = st.integers(0, 10**8)


@given(
    st.lists(amounts, min_size=1, max_size=40),
    st.integers(0, 10**9),
    st.data(),
    st.sampled_from(RefundPolicy),
)
def test_refunds_neither_create_nor_lose_money(
    installments: list[int], refund: int, data: st.DataObject, policy: RefundPolicy
) -> None:
    paid = data.draw(st.integers(0, len(installments)))
    effect = apply_refund(installments[paid:], refund, policy)
    price, done = sum(installments), sum(installments[:paid])
    assert done + sum(effect.remaining) - effect.cash_back == price - refund
    assert all(amount >= 0 for amount in effect.remaining)
    assert 0 <= effect.cash_back <= refund
    if policy is not RefundPolicy.PRO_RATA:  # there, the last one takes the rounding of all others
        assert all(left <= was for left, was in zip(effect.remaining, installments[paid:], strict=True))


@given(
    st.integers(100, 10**9),
    st.decimals(0, "0.05", places=5),
    st.integers(1, 60),
    st.data(),
    st.sampled_from([SettlementMethod.FEES_WAIVED, SettlementMethod.FEES_DUE, SettlementMethod.RULE_OF_78]),
)
def test_settling_never_costs_more_than_paying_on(
    principal: int, rate: Decimal, n: int, data: st.DataObject, method: SettlementMethod
) -> None:
    for rows in (
        equal_installment(principal, rate, n),
        flat_fee(principal, n, rate, FeeMode.PER_PERIOD),
    ):
        paid = data.draw(st.integers(0, len(rows)))
        settled = settle(rows, paid, SettlementTerms(method))
        assert settled.principal == principal - sum(row.principal for row in rows[:paid])
        assert settled.saved >= 0
        if paid == len(rows) or method is SettlementMethod.FEES_DUE:
            assert settled.saved == 0


@given(st.integers(100, 10**9), st.decimals("0.0001", "0.05", places=5), st.integers(2, 60), st.data())
def test_rule_of_78_never_favors_the_borrower(
    principal: int, rate: Decimal, n: int, data: st.DataObject
) -> None:
    paid = data.draw(st.integers(0, n))
    payment = level_payment(principal, rate, n)
    rebate = rule_of_78_rebate(payment * n - principal, n, paid)
    assert payment * (n - paid) - rebate >= actuarial_balance(principal, rate, n, paid)


@given(st.integers(1, 10**9), st.decimals(0, "0.05", places=5), st.integers(1, 60), st.data())
def test_balance_is_the_value_of_what_remains(
    principal: int, rate: Decimal, n: int, data: st.DataObject
) -> None:
    paid = data.draw(st.integers(0, n))
    remaining: list[int | Fraction] = [level_payment(principal, rate, n)] * (n - paid)
    assert present_value(remaining, rate) == actuarial_balance(principal, rate, n, paid)


@given(
    st.lists(st.tuples(amounts, st.decimals(0, 1, places=4)), max_size=6),
    st.integers(0, 10**9),
    st.integers(0, 10**8),
)
def test_allocated_payments_are_conserved(
    parts: list[tuple[int, Decimal]], payment: int, minimum: int
) -> None:
    balances = [RateBalance(str(index), amount, apr) for index, (amount, apr) in enumerate(parts)]
    found = allocate_payment(balances, payment, minimum)
    owed, left = sum(part.amount for part in balances), sum(part.amount for part in found.balances)
    assert owed - left + found.unapplied == payment
    assert all(part.amount >= 0 for part in found.balances)
    assert not (found.unapplied and left)


@given(st.integers(-(10**6), 10**8), st.decimals(0, 1, places=3), amounts, amounts, amounts)
def test_minimum_lies_between_nothing_and_the_balance(
    balance: int, pct: Decimal, floor: int, interest: int, past_due: int
) -> None:
    due = minimum_payment(balance, pct, floor, interest=interest, past_due=past_due)
    assert 0 <= due <= max(balance, 0)
