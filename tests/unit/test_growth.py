from __future__ import annotations

import math
from decimal import Decimal

import pytest

from finapp.projection.growth import (
    PERCENTILES,
    Asset,
    LogReturns,
    after_years,
    contributions_moments,
    simulate_growth,
    years_until_empty,
)

RETURNS = LogReturns(0.05, 0.15)
PATHS = 40_000


def test_log_and_arithmetic_parameters_convert_back() -> None:
    converted = LogReturns.from_arithmetic(RETURNS.arithmetic_mean, RETURNS.arithmetic_sd)
    assert math.isclose(converted.mean, RETURNS.mean)
    assert math.isclose(converted.sd, RETURNS.sd)


def test_mean_exceeds_median_by_the_skew() -> None:
    outcome = after_years(10_000, RETURNS, 10)
    assert round(outcome.mean / outcome.median, 3) == 1.119


@pytest.mark.parametrize("steps_per_year", [1, 12])
def test_simulation_agrees_with_the_lognormal_closed_form(steps_per_year: int) -> None:
    """Whatever the time step; within four standard errors."""
    exact = after_years(10_000_00, RETURNS, 10)
    fan = simulate_growth(
        [Asset(10_000_00, RETURNS)],
        [0] * (10 * steps_per_year),
        seed=7,
        paths=PATHS,
        steps_per_year=steps_per_year,
        goal=10_000_00,
    )
    assert abs(fan.mean - exact.mean) < 4 * fan.mean_error
    reached = 1 - exact.loss_probability
    assert fan.goal_probability is not None
    assert abs(fan.goal_probability - reached) < 4 * fan.probability_error(reached)
    for percent, simulated in zip(PERCENTILES, fan.percentiles[-1], strict=True):
        share = percent / 100
        value = exact.quantile(share)
        # Standard error of a quantile: sqrt(p(1 − p)/N) / density.
        spread = (math.log(value / exact.start) - exact.log_mean) / exact.log_sd
        density = math.exp(-(spread**2) / 2) / (value * exact.log_sd * math.sqrt(2 * math.pi))
        error = math.sqrt(share * (1 - share) / PATHS) / density
        assert abs(simulated - value) < 4 * error + 1


def test_simulation_agrees_with_the_moments_of_contributions() -> None:
    returns = LogReturns(0.05, 0.12)
    mean, deviation = contributions_moments(6000_00, 20, returns)
    fan = simulate_growth([Asset(0, returns)], [6000_00] * 20, seed=11, paths=PATHS, steps_per_year=1)
    assert abs(fan.mean - mean) < 4 * fan.mean_error
    assert abs(fan.sd / deviation - 1) < 0.05


def test_without_volatility_it_is_the_plain_projection() -> None:
    returns = LogReturns(math.log(1.03), 0.0)
    flows = [0, *([-6000_00] * 30)]
    fan = simulate_growth([Asset(100_000_00, returns)], flows, seed=1, paths=3, steps_per_year=1)
    wealth = 100_000.0
    for year in range(1, 6):
        wealth = (wealth - 6000 * (year > 1)) * 1.03
        assert fan.percentiles[year] == (round(wealth * 100),) * 5
    assert fan.ruin_probability == 1
    assert fan.percentiles[-1] == (0,) * 5
    assert years_until_empty(Decimal(100_000), Decimal("0.03"), Decimal(6000)) == 24


def test_withdrawing_less_than_the_growth_never_empties() -> None:
    assert years_until_empty(Decimal(100_000), Decimal("0.03"), Decimal(3000)) is None
    assert years_until_empty(Decimal(100), Decimal(0), Decimal(100)) == 1


def test_a_seed_repeats_the_run() -> None:
    def run(seed: int) -> tuple[tuple[int, ...], ...]:
        return simulate_growth([Asset(100_00, RETURNS)], [10_00] * 12, seed=seed, paths=500).percentiles

    assert run(3) == run(3)
    assert run(3) != run(4)


def test_correlated_assets_spread_wider_and_their_order_does_not_matter() -> None:
    wild, calm = Asset(50_000_00, LogReturns(0.06, 0.25)), Asset(50_000_00, LogReturns(0.02, 0.10))
    tied = [[1.0, 0.9], [0.9, 1.0]]

    def spread(assets: list[Asset], correlation: list[list[float]] | None) -> tuple[float, float, float]:
        fan = simulate_growth(
            assets, [0] * 10, seed=5, paths=PATHS, steps_per_year=1, correlation=correlation
        )
        return fan.mean, fan.mean_error, fan.sd

    mean, error, together = spread([wild, calm], tied)
    swapped, _, _ = spread([calm, wild], tied)
    _, _, apart = spread([wild, calm], None)
    expected = sum(
        asset.start * math.exp(10 * (asset.returns.mean + asset.returns.sd**2 / 2)) for asset in (wild, calm)
    )
    assert abs(mean - expected) < 4 * error
    assert abs(swapped - mean) < 8 * error
    assert together > apart


def test_fee_and_inflation_lower_the_log_mean() -> None:
    net = RETURNS.net(fee=0.01, inflation=0.02)
    assert math.isclose(math.exp(net.mean), math.exp(RETURNS.mean) * 0.99 / 1.02)
    assert net.sd == RETURNS.sd
