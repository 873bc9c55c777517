"""How wealth may grow: closed forms of lognormal returns and a seeded simulation that agrees with them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    import numpy as np
    from numpy.typing import NDArray

PERCENTILES = (5, 25, 50, 75, 95)
MAX_YEARS = 1200
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class LogReturns:
    """Independent yearly log returns N(mean, sd²)."""

    mean: float
    sd: float

    @classmethod
    def from_arithmetic(cls, mean: float, sd: float) -> LogReturns:
        """Convert the mean and standard deviation of simple yearly returns.

        σ² = ln(1 + s²/(1 + m)²), μ = ln(1 + m) − σ²/2. Confusing the two kinds of mean is the classic
        error.
        """
        variance = math.log1p((sd / (1 + mean)) ** 2)
        return cls(math.log1p(mean) - variance / 2, math.sqrt(variance))

    @property
    def arithmetic_mean(self) -> float:
        """Return the mean of the simple yearly return."""
        return math.expm1(self.mean + self.sd**2 / 2)

    @property
    def arithmetic_sd(self) -> float:
        """Return the standard deviation of the simple yearly return."""
        return (1 + self.arithmetic_mean) * math.sqrt(math.expm1(self.sd**2))

    def net(self, *, fee: float = 0.0, inflation: float = 0.0) -> LogReturns:
        """Return the log returns after a yearly fee, in the money of the start."""
        return LogReturns(self.mean + math.log1p(-fee) - math.log1p(inflation), self.sd)


@dataclass(frozen=True, slots=True)
class Lognormal:
    """The exact distribution of a start value after some years."""

    start: float
    log_mean: float
    log_sd: float

    @property
    def mean(self) -> float:
        """Return the mean, which skewness lifts above the median."""
        return self.start * math.exp(self.log_mean + self.log_sd**2 / 2)

    @property
    def median(self) -> float:
        """Return the value that half of all futures exceed."""
        return self.start * math.exp(self.log_mean)

    def quantile(self, share: float) -> float:
        """Return the value that `share` of all futures stay below."""
        return self.start * math.exp(self.log_mean + self.log_sd * NormalDist().inv_cdf(share))

    @property
    def loss_probability(self) -> float:
        """Return the chance to end below the start."""
        if self.log_sd == 0:
            return 1.0 if self.log_mean < 0 else 0.0
        return NormalDist().cdf(-self.log_mean / self.log_sd)


def after_years(start: float, returns: LogReturns, years: float) -> Lognormal:
    """Return the exact distribution of `start` after `years` without contributions."""
    return Lognormal(start, returns.mean * years, returns.sd * math.sqrt(years))


def contributions_moments(yearly: float, years: int, returns: LogReturns) -> tuple[float, float]:
    """Return mean and standard deviation of a yearly contribution made at the start of each year.

    Exact recursion: M' = (M + C)·E1, Q' = (Q + 2CM + C²)·E2 with E1, E2 the first two moments of growth.
    """
    if years > MAX_YEARS:
        raise ValueError(f"more than {MAX_YEARS} years are not projected")
    first = math.exp(returns.mean + returns.sd**2 / 2)
    second = math.exp(2 * returns.mean + 2 * returns.sd**2)
    mean = square = 0.0
    for _ in range(years):
        square = (square + 2 * yearly * mean + yearly**2) * second
        mean = (mean + yearly) * first
    return mean, math.sqrt(max(square - mean**2, 0.0))


def years_until_empty(start: Decimal, annual_return: Decimal, withdrawal: Decimal) -> int | None:
    """Return the years until withdrawals at the end of each year use up the money; None: never."""
    wealth = start
    for year in range(1, MAX_YEARS + 1):
        following = wealth * (1 + annual_return) - withdrawal
        if following <= 0:
            return year
        if following >= wealth:
            return None
        wealth = following
    return None


@dataclass(frozen=True, slots=True)
class Asset:
    """A holding in minor units with its log returns and its share of contributions."""

    start: int
    returns: LogReturns
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Fan:
    """Simulated wealth in minor units.

    `percentiles` holds one row per step (the start is the first) for PERCENTILES. Probabilities come
    with their standard errors; `seed` repeats the run exactly.
    """

    seed: int
    paths: int
    percentiles: tuple[tuple[int, ...], ...]
    mean: float
    mean_error: float
    sd: float
    goal_probability: float | None
    ruin_probability: float

    def probability_error(self, probability: float) -> float:
        """Return the standard error √(p(1 − p)/N) of a simulated probability."""
        return math.sqrt(probability * (1 - probability) / self.paths)


def simulate_growth(
    assets: Sequence[Asset],
    flows: Sequence[int],
    *,
    seed: int,
    paths: int = 10_000,
    steps_per_year: int = _MONTHS_IN_YEAR,
    correlation: Sequence[Sequence[float]] | None = None,
    goal: int | None = None,
) -> Fan:
    """Simulate wealth over `len(flows)` steps with lognormal returns (PCG64, seeded).

    `flows[k]` in minor units comes in (negative: goes out, as installments do) at the start of step k,
    shared among the assets. A path whose money does not cover an outflow is ruined and stays at zero.
    `correlation` of the log returns enters by its Cholesky factor.
    """
    import numpy as np  # noqa: PLC0415 - start-up must not pay for it

    generator = np.random.Generator(np.random.PCG64(seed))
    means = np.array([asset.returns.mean / steps_per_year for asset in assets])
    deviations = np.array([asset.returns.sd / math.sqrt(steps_per_year) for asset in assets])
    mixing = np.linalg.cholesky(np.array(correlation)) if correlation is not None else np.eye(len(assets))
    wealth = np.tile(np.array([float(asset.start) for asset in assets]), (paths, 1))
    shares = np.array([asset.share for asset in assets])
    shares = shares / shares.sum()
    ruined = np.zeros(paths, dtype=bool)
    rows = [_percentiles(wealth.sum(axis=1))]
    for flow in flows:
        wealth = _with_flow(wealth, flow, shares, ruined)
        shocks = generator.standard_normal((paths, len(assets))) @ mixing.T
        wealth *= np.exp(means + deviations * shocks)
        rows.append(_percentiles(wealth.sum(axis=1)))
    final = wealth.sum(axis=1)
    spread = float(final.std(ddof=1)) if paths > 1 else 0.0
    return Fan(
        seed=seed,
        paths=paths,
        percentiles=tuple(rows),
        mean=float(final.mean()),
        mean_error=spread / math.sqrt(paths),
        sd=spread,
        goal_probability=None if goal is None else float((final >= goal).mean()),
        ruin_probability=float(ruined.mean()),
    )


def _with_flow(
    wealth: NDArray[np.float64], flow: int, shares: NDArray[np.float64], ruined: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Add an inflow by shares; take an outflow in proportion to what each asset holds."""
    if flow >= 0:
        added = wealth + flow * shares
        added[ruined] = 0.0
        return added
    total = wealth.sum(axis=1)
    ruined |= total < -flow
    left = (total + flow).clip(min=0.0)
    left[ruined] = 0.0
    kept: NDArray[np.float64] = wealth * (left / total.clip(min=1e-300))[:, None]
    return kept


def _percentiles(values: NDArray[np.float64]) -> tuple[int, ...]:
    import numpy as np  # noqa: PLC0415 - see simulate_growth

    return tuple(round(float(value)) for value in np.percentile(values, PERCENTILES))
