from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from finapp.domain.net_return import (
    HoldingFee,
    LoadMethod,
    all_in,
    real_return,
    redeem,
    subscribe,
    taxed_at_end,
    taxed_yearly,
)
from finapp.projection.returns import (
    InvestmentDay,
    accumulated,
    annualize,
    chain,
    daily_returns,
    max_drawdown,
    modified_dietz,
    money_weighted,
    time_weighted,
    total_return,
    volatility,
)


def test_time_weighting_ignores_when_money_came() -> None:
    # Investopedia's two investors: 250,000 added by one, 100,000 taken by the other, both 9.79 %.
    added = [(Decimal(1_000_000), Decimal(1_162_484)), (Decimal(1_262_484), Decimal(1_192_328))]
    taken = [(Decimal(1_000_000), Decimal(1_162_484)), (Decimal(1_062_484), Decimal(1_003_440))]
    assert round(chain(time_weighted(added)), 4) == round(chain(time_weighted(taken)), 4)
    assert round(chain(time_weighted(added)), 4) == Decimal("0.0979")


def test_empty_capital_earns_nothing() -> None:
    assert time_weighted([(Decimal(0), Decimal(0))]) == [0]


def test_hledger_counts_the_end_of_the_day() -> None:
    flows = [(date(2019, 1, 1), Decimal("-43.11"))]
    end = (date(2019, 6, 30), Decimal("50.93"))
    rate = money_weighted(flows, end, year_days=Fraction("365.25"), end_of_day=True)
    spreadsheet = money_weighted(flows, end)
    assert rate.value is not None
    assert spreadsheet.value is not None
    assert round(rate.value, 4) == Decimal("0.3999")
    assert rate.value < spreadsheet.value


def test_total_return_over_all_money_paid_in() -> None:
    flows = [(date(2017, 1, 1), Decimal(-100)), (date(2017, 7, 1), Decimal(-100))]
    assert total_return(flows, Decimal(210)) == Decimal("0.05")
    assert total_return([], Decimal(0)) is None


def test_modified_dietz_without_capital_is_flagged() -> None:
    withdrawn = modified_dietz(Decimal(100), Decimal(50), [(0, Decimal(-100))], 30)
    assert withdrawn.rate is None
    assert not withdrawn.meaningful
    overdrawn = modified_dietz(Decimal(100), Decimal(-60), [(0, Decimal(-150))], 30)
    assert overdrawn.rate is not None
    assert not overdrawn.meaningful


def test_inflow_at_the_start_and_outflow_at_the_end_of_the_day() -> None:
    days = [
        InvestmentDay(Decimal(1000), Decimal(0)),
        InvestmentDay(Decimal(1000), Decimal(100)),
        InvestmentDay(Decimal(-2100), Decimal(-21)),
        InvestmentDay(Decimal(21), Decimal(0)),
        InvestmentDay(Decimal(0), Decimal(5)),
    ]
    daily = daily_returns(days)
    assert daily == [0, Decimal("0.05"), Decimal("-0.01"), 0, 0]
    assert accumulated(daily)[-1] == chain(daily)


def test_drawdown_of_a_rising_index_is_zero() -> None:
    assert max_drawdown([Decimal(0), Decimal("0.1"), Decimal("0.2")]) == 0
    assert max_drawdown([]) == 0
    assert max_drawdown([Decimal(1), Decimal(0), Decimal(3), Decimal(1)]) == Decimal("0.5")


def test_volatility_needs_two_returns_and_no_total_loss() -> None:
    assert volatility([Decimal("0.1")]) is None
    assert volatility([Decimal("0.1"), Decimal("0.1")]) == 0
    with pytest.raises(ValueError, match="logarithm"):
        volatility([Decimal(-1), Decimal(1)])


def test_annualizing_a_loss() -> None:
    assert annualize(Decimal(-1), 365) == -1
    assert annualize(Decimal(-2), 365) is None
    assert annualize(Decimal("0.21"), 730) == Decimal("0.1")


def test_inflation_above_the_interest_makes_the_return_negative() -> None:
    assert round(real_return(Decimal("0.5"), Decimal(1)), 4) == Decimal("-0.25")


def test_fund_units_with_the_load_outside() -> None:
    bought = subscribe(Decimal(10_000), Decimal("0.0012"), Decimal("1.2345"))
    assert (bought.net, bought.fee, bought.units) == (
        Decimal("9988.01"),
        Decimal("11.99"),
        Decimal("8090.73"),
    )


@pytest.mark.parametrize(("days", "fee"), [(6, "15.00"), (7, "5.00"), (364, "5.00"), (365, "0.00")])
def test_redemption_fee_falls_with_holding_days(days: int, fee: str) -> None:
    table = [
        HoldingFee(7, Decimal("0.015")),
        HoldingFee(365, Decimal("0.005")),
        HoldingFee(None, Decimal(0)),
    ]
    assert redeem(Decimal(1000), Decimal(1), days, table).fee == Decimal(fee)


def test_deferred_tax_beats_yearly_tax_and_losses_are_not_taxed() -> None:
    yearly = taxed_yearly(Decimal(10_000), Decimal("0.08"), Decimal("0.20"), 20)
    late = taxed_at_end(Decimal(10_000), Decimal("0.08"), Decimal("0.20"), 20)
    assert late > yearly
    assert taxed_at_end(Decimal(100), Decimal("-0.5"), Decimal("0.20"), 1) == 50


def test_a_load_inside_costs_more_than_outside() -> None:
    outside = all_in(Decimal(10_000), Decimal("0.06"), Decimal(3), front_load=Decimal("0.015"))
    inside = all_in(
        Decimal(10_000),
        Decimal("0.06"),
        Decimal(3),
        front_load=Decimal("0.015"),
        load_method=LoadMethod.INSIDE,
    )
    assert inside.final < outside.final < Decimal(10_000) * Decimal("1.06") ** 3
