"""Effective yearly rates of many dated flows at once, in columns: for lists and curves of rates.

Newton's steps run over all flows together. A rate is taken only if the flows have one change of sign, so
that no other rate exists, and the rate, put back, makes them worth nothing. All others go to `rates.xirr`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from finapp.domain.plan_builder import deducted_fee
from finapp.domain.rates import DAYS_IN_YEAR, RateResult, xirr
from finapp.domain.solver import to_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from finapp.domain.plan import InstallmentDraft, PlanTerms

    Days = NDArray[np.int64]
    Minor = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_CELLS = 1 << 13
_STEPS = 12
_STEP_NOISE = 1e-13
_RESIDUE = 1e-13
_FEW = 0.25
_SNAP = 1e-12
_LARGEST_SUM = 2**62


@dataclass(frozen=True, slots=True)
class FlowColumns:
    """Flows of many contracts one after the other: how many each has, their days and minor units."""

    sizes: Days
    days: Days
    amounts: Minor

    @classmethod
    def of(cls, days: Sequence[Sequence[date]], amounts: Sequence[Sequence[int]]) -> FlowColumns:
        """Return the columns of flows in any order; raise OverflowError beyond 64 bits."""
        sizes = np.fromiter(map(len, days), np.int64, len(days))
        count = int(sizes.sum())
        return cls(
            sizes,
            np.fromiter(map(date.toordinal, chain.from_iterable(days)), np.int64, count),
            np.fromiter(chain.from_iterable(amounts), np.int64, count),
        )

    def flows(self, index: int) -> list[tuple[date, int]]:
        """Return the flows of one contract."""
        end = int(self.sizes[: index + 1].sum())
        part = slice(end - int(self.sizes[index]), end)
        dates = map(date.fromordinal, self.days[part].tolist())
        return list(zip(dates, self.amounts[part].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class RateColumn:
    """One rate for each contract; `floats` has NaN where there is none."""

    floats: Floats
    special: dict[int, RateResult]
    """Results of contracts whose flows change sign more than once, or never."""

    def __len__(self) -> int:
        return len(self.floats)

    def __getitem__(self, index: int) -> RateResult:
        found = self.special.get(index)
        if found is not None:
            return found
        value = float(self.floats[index])
        rate = to_decimal(value) if value else Decimal(0)
        return RateResult(rate, (rate,))


def xirr_batch(columns: FlowColumns) -> RateColumn:
    """Return the rate that `rates.xirr` has for each contract, ACT/365F, interest-free exactly 0."""
    sizes = columns.sizes
    rates = np.full(len(sizes), np.nan)
    ends = np.cumsum(sizes)
    order = np.argsort(sizes, kind="stable")
    order = order[sizes[order] > 0]
    begin = 0
    while begin < len(order):
        width = int(sizes[order[begin]])
        end = begin + max(1, _CELLS // width)
        part = order[begin:end]
        # Contracts of nearly the same length share a table; the shorter ones are filled up with zeros.
        part = part[sizes[part] <= width + width // 4]
        rates[part] = _rates(*_table(columns, ends[part], sizes[part]))
        begin += len(part)
    special = {}
    for index in np.flatnonzero(np.isnan(rates)).tolist():
        special[index] = xirr(columns.flows(index))
        value = special[index].value
        rates[index] = np.nan if value is None else float(value)
    return RateColumn(rates, special)


def true_annual_rates(plans: Sequence[tuple[PlanTerms, Sequence[InstallmentDraft]]]) -> RateColumn:
    """Return what `plan_builder.true_annual_rate` has for each plan."""
    days = [[terms.start, *(row.due for row in rows)] for terms, rows in plans]
    amounts = [
        [terms.principal - deducted_fee(terms), *(-row.amount for row in rows)] for terms, rows in plans
    ]
    return xirr_batch(FlowColumns.of(days, amounts))


def _table(columns: FlowColumns, ends: Days, sizes: Days) -> tuple[Days, Minor]:
    """Return days and amounts with a row for each contract; filled up by its last day and zeros."""
    place = np.arange(int(sizes.max()))
    inside = place < sizes[:, None]
    cells = np.minimum((ends - sizes)[:, None] + place, (ends - 1)[:, None])
    return columns.days[cells], np.where(inside, columns.amounts[cells], 0)


def _rates(days: Days, amounts: Minor) -> Floats:
    """Return the rates of contracts with one change of sign, NaN for all others."""
    values = amounts.astype(np.float64)
    years = (days - days.min(axis=1, keepdims=True)) / DAYS_IN_YEAR
    with np.errstate(all="ignore"):
        growth = _newton(years, values)
        growth[~_changes_sign_once(days, amounts)] = np.nan
        rates = np.expm1(growth)
    # Whole minor units add up exactly, so that interest-free is known, not computed.
    exact = np.abs(values).sum(axis=1) < _LARGEST_SUM
    free = exact & (amounts.sum(axis=1) == 0) & ~np.isnan(rates)
    rates[free | (np.abs(rates) < _SNAP)] = 0.0
    return rates


def _changes_sign_once(days: Days, amounts: Minor) -> Flags:
    """Tell which contracts pay everything in before anything comes out, or the other way round."""
    late, early = np.iinfo(np.int64).max, np.iinfo(np.int64).min
    paid, received = amounts < 0, amounts > 0
    last_paid = np.where(paid, days, early).max(axis=1)
    last_received = np.where(received, days, early).max(axis=1)
    first_paid = np.where(paid, days, late).min(axis=1)
    first_received = np.where(received, days, late).min(axis=1)
    both = paid.any(axis=1) & received.any(axis=1)
    return np.asarray(both & ((last_paid < first_received) | (last_received < first_paid)))


def _newton(years: Floats, values: Floats) -> Floats:
    """Return ln(1 + rate) of each row where Newton's steps end and the value there is nothing, else NaN."""
    growth = _guess(years, values)
    found = np.full(len(growth), np.nan)
    rows = np.arange(len(growth))
    for _ in range(_STEPS):
        terms = values * np.exp(-growth[:, None] * years)
        total = np.einsum("ij->i", terms)
        step = total / np.einsum("ij,ij->i", years, terms)
        settled = np.abs(step) <= _STEP_NOISE * np.maximum(1.0, np.abs(growth))
        growth = growth + step
        if settled.any():
            size = np.einsum("ij->i", np.abs(terms[settled]))
            right = np.abs(total[settled]) <= _RESIDUE * size
            found[rows[settled][right]] = growth[settled][right]
        going = ~settled & np.isfinite(step)
        if not going.any():
            break
        if going.mean() < _FEW:
            rows, growth, years, values = rows[going], growth[going], years[going], values[going]
    return found


def _guess(years: Floats, values: Floats) -> Floats:
    """Return the growth at which gains and losses, each at its mean time, are in balance."""
    gains, losses = np.maximum(values, 0.0), np.maximum(-values, 0.0)
    gain, loss = gains.sum(axis=1), losses.sum(axis=1)
    gain_time = np.einsum("ij,ij->i", gains, years) / gain
    loss_time = np.einsum("ij,ij->i", losses, years) / loss
    return np.asarray(np.log(gain / loss) / (gain_time - loss_time))
