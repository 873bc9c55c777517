"""Rates of flows: one, several, none, and exactly zero."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from finapp.domain.rates import Reason, effective, flat_monthly_rate, irr, nominal, xirr

START = date(2026, 1, 1)


def _day(offset: int) -> date:
    return START + timedelta(days=offset)


def test_interest_free_plan_reads_exactly_zero() -> None:
    result = xirr(
        [(_day(0), Decimal("599.99")), (_day(14), Decimal("-200.01")), (_day(28), Decimal("-399.98"))]
    )
    assert str(result.value) == "0"


def test_two_rates_are_both_reported_and_the_mcob_one_is_shown() -> None:
    result = irr([-1600, 10_000, -10_000])
    assert result.ambiguous
    assert result.roots == (Decimal("0.25"), Decimal(4))
    assert result.value == Decimal("0.25")


def test_negative_rates_show_the_one_nearest_zero() -> None:
    # (1 + r) is 0.5 or 0.8: r is -50 % or -20 %.
    result = irr([Decimal(1), Decimal("-1.3"), Decimal("0.4")])
    assert result.roots == (Decimal("-0.5"), Decimal("-0.2"))
    assert result.value == Decimal("-0.2")


@pytest.mark.parametrize(("root", "flows"), [("0.1", ["1", "-2.2", "1.21"]), ("0", ["5", "-10", "5"])])
def test_a_root_that_only_touches_zero_is_found(root: str, flows: list[str]) -> None:
    result = irr([Decimal(flow) for flow in flows])
    assert result.roots == (Decimal(root),)


def test_triple_root_counts_once() -> None:
    assert irr([-1, 3, -3, 1]).roots == (Decimal(0),)


def test_two_close_rates_are_told_apart() -> None:
    # (x - 1.1)(x - 1.1001): a grid of 2,001 points sees no change of sign here.
    result = irr([Decimal(1), Decimal("-2.2001"), Decimal("1.21011")])
    assert [round(root, 8) for root in result.roots] == [Decimal("0.1"), Decimal("0.1001")]


@pytest.mark.parametrize(
    ("flows", "reason"),
    [
        ([], Reason.ALL_ZERO),
        ([(0, 0), (5, 0)], Reason.ALL_ZERO),
        ([(0, 10), (5, 10)], Reason.NO_SIGN_CHANGE),
        ([(0, 10)], Reason.NO_SIGN_CHANGE),
        ([(3, 10), (3, -12)], Reason.TOO_SHORT),
        ([(3, 10), (3, -10)], Reason.TOO_SHORT),
        ([(0, 10), (0, -5), (365, 10)], Reason.NO_REAL_ROOT),
        ([(0, 10), (365, -5), (730, 10)], Reason.NO_REAL_ROOT),
        ([(0, 10), (0, -10), (365, 10), (365, -10)], Reason.ALL_ZERO),
    ],
)
def test_no_rate_has_a_reason(flows: list[tuple[int, int]], reason: Reason) -> None:
    result = xirr([(_day(offset), amount) for offset, amount in flows])
    assert (result.value, result.roots, result.reason) == (None, (), reason)


def test_wiped_out_investment() -> None:
    result = xirr([(_day(0), Decimal(-1_000_000)), (_day(365), Decimal("0.01"))])
    assert result.value == Decimal("-0.99999999")


def test_doubling_overnight_is_huge_but_finite() -> None:
    result = xirr([(_day(0), -1), (_day(1), 2)])
    assert result.value is not None
    assert abs(result.value / (Decimal(2) ** 365 - 1) - 1) < Decimal("1e-9")


def test_millionfold_overnight_has_a_rate() -> None:
    result = xirr([(_day(0), -1), (_day(1), 1_000_000)])
    assert result.value is not None
    assert abs(result.value / Decimal("1e2190") - 1) < Decimal("1e-9")


def test_opposite_flows_on_one_day_cancel() -> None:
    flows = [(_day(0), -100), (_day(50), 7), (_day(50), -7), (_day(365), 110)]
    assert xirr(flows).value == Decimal("0.1")


def test_nominal_and_effective() -> None:
    assert round(effective(Decimal("0.18"), 12), 9) == Decimal("0.195618171")
    assert round(nominal(effective(Decimal("0.18"), 12), 12), 20) == Decimal("0.18")
    assert effective(Decimal("0.0525"), 1) == Decimal("0.0525")


@pytest.mark.parametrize("n", [-1, 0, 10**9])
def test_a_flat_rate_over_an_absurd_number_of_months_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="installments"):
        flat_monthly_rate(Decimal("0.05"), n)
