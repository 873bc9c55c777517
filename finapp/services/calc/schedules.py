"""Repayment schedules, row by row."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from finapp.domain.dates import Unit, due_dates, whole_months
from finapp.domain.rounding import Rounding
from finapp.domain.schedule import (
    MAX_ROWS,
    FirstPeriod,
    Rate,
    Residual,
    RoundingPolicy,
    Row,
    daily_simple,
    daily_simple_level,
    equal_installment,
    equal_principal,
    level_payment,
    negative_amortization,
    odd_first_level,
    odd_first_period,
    period_rate,
    to_step,
    totals,
)
from finapp.errors import UserError
from finapp.services.calc.minor import CENTS, MOST_PLACES, UNROUNDED_PLACES, Scale, rounding_mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_MONTHS_IN_YEAR = 12
_DAYS_IN_MONTH = 30
_PRINCIPAL_ROWS = 60
_BOUNDS = 2


def _rounding(inputs: Inputs) -> tuple[Scale, RoundingPolicy]:
    """Return the scale and policy of a case; NONE counts in 10^-30, so that rounding can't be seen."""
    table = inputs.nested("rounding")
    payment, interest = rounding_mode(table.text("payment")), rounding_mode(table.text("interest"))
    places = table.between("places", 0, MOST_PLACES, CENTS)
    if payment is None or interest is None:
        scale = Scale(UNROUNDED_PLACES)
    else:
        amounts = [inputs.decimal(key, 0) for key in ("principal", "fixed_payment", "balloon")]
        scale = Scale.for_amounts(amounts, places)
    policy = RoundingPolicy(
        payment=payment or Rounding.HALF_UP,
        interest=interest or Rounding.HALF_UP,
        residual=_residual(inputs),
        payment_step=scale.step(places) if payment else 1,
        interest_step=scale.step(places) if interest else 1,
    )
    return scale, policy


def _residual(inputs: Inputs) -> Residual:
    if inputs.flag("final_not_higher_than_level"):
        return Residual.LAST_NOT_HIGHER
    name = inputs.text("residual", Residual.LAST.value)
    for residual in Residual:
        if name.startswith(residual.value.split("_payment", maxsplit=1)[0]) and residual is not Residual.LAST:
            return residual
    if name.startswith("last"):
        return Residual.LAST
    expected = " / ".join(residual.value for residual in Residual)
    raise UserError("calc.unreadable", key="residual", value=name, expected=expected)


def _rate(inputs: Inputs) -> Rate:
    return period_rate(inputs.decimal("annual_nominal_rate"), inputs.count("periods_per_year"))


def _count(inputs: Inputs) -> int:
    return inputs.count("n", most=MAX_ROWS)


def _outputs(scale: Scale, rows: Sequence[Row]) -> dict[str, object]:
    sums = totals(rows)
    return {
        "first_payment": scale.amount(rows[0].payment),
        "last_payment": scale.amount(rows[-1].payment),
        "first_interest": scale.amount(rows[0].interest),
        "total_paid": scale.amount(sums.payment),
        "total_interest": scale.amount(sums.interest),
        "negative_amortization": negative_amortization(rows),
        "principal_after_60": scale.amount(sum(row.principal for row in rows[:_PRINCIPAL_ROWS])),
        "rows": {
            row.number: {
                "payment": scale.amount(row.payment),
                "interest": scale.amount(row.interest),
                "principal": scale.amount(row.principal),
                "balance": scale.amount(row.balance),
            }
            for row in rows
        },
    }


def _year_end(inputs: Inputs, scale: Scale, rows: Sequence[Row]) -> dict[str, object]:
    if "year_end_rows" not in inputs:
        return {}
    bounds = inputs.integers("year_end_rows")
    if len(bounds) != _BOUNDS:
        raise UserError("calc.unreadable", key="year_end_rows", value=bounds, expected="[first, last]")
    first, last = bounds
    chosen = [row for row in rows if first <= row.number <= last]
    interest = sum(row.interest for row in chosen)
    balance = chosen[-1].balance if chosen else 0
    return {"year_end": {"interest": scale.amount(interest), "balance": scale.amount(balance)}}


def _level(rows: Sequence[Row], exact: Fraction, policy: RoundingPolicy) -> int:
    """Return the regular payment: the policy may have raised it above the rounded exact one."""
    level = to_step(exact, policy)
    if policy.residual is Residual.LAST_NOT_HIGHER and len(rows) > 1:
        return rows[1 if len(rows) > 2 else 0].payment  # noqa: PLR2004 - the first may carry a stub
    return level


def _equal_installment(inputs: Inputs) -> Outputs:
    scale, policy = _rounding(inputs)
    principal, n, rate = (
        scale.minor(inputs.positive("principal")),
        _count(inputs),
        _rate(inputs),
    )
    balloon = scale.minor(inputs.decimal("balloon", 0))
    fixed = scale.minor(inputs.decimal("fixed_payment")) if "fixed_payment" in inputs else None
    rows = equal_installment(principal, rate, n, policy=policy, payment=fixed, balloon=balloon)
    exact = level_payment(principal, rate, n, balloon=balloon)
    payment = _level(rows, exact, policy) if fixed is None else fixed
    return {
        **_outputs(scale, rows),
        **_year_end(inputs, scale, rows),
        "payment": scale.amount(payment),
        "unrounded_total": scale.amount(exact * n + balloon),
    }


def _equal_principal(inputs: Inputs) -> Outputs:
    scale, policy = _rounding(inputs)
    principal, n, rate = (
        scale.minor(inputs.positive("principal")),
        _count(inputs),
        _rate(inputs),
    )
    rows = equal_principal(principal, rate, n, policy=policy)
    interest = principal * Fraction(rate) * (n + 1) / 2
    return {
        **_outputs(scale, rows),
        **_year_end(inputs, scale, rows),
        "unrounded_total": scale.amount(principal + interest),
    }


def _odd_first_period(inputs: Inputs) -> Outputs:
    scale, policy = _rounding(inputs)
    principal, n, rate = (
        scale.minor(inputs.positive("principal")),
        _count(inputs),
        _rate(inputs),
    )
    months, days = whole_months(inputs.date("start"), inputs.date("first_due"))
    in_months = months + Fraction(days, _DAYS_IN_MONTH)
    whole, fraction = divmod(in_months * inputs.count("periods_per_year") / _MONTHS_IN_YEAR, 1)
    method = inputs.choice("odd_first_period", FirstPeriod)
    rows = odd_first_period(principal, rate, n, whole=whole, fraction=fraction, method=method, policy=policy)
    exact = odd_first_level(principal, rate, n, whole=whole, fraction=fraction, method=method)
    return {
        **_outputs(scale, rows),
        "whole_months": months,
        "odd_days": days,
        "payment": scale.amount(_level(rows, exact, policy)),
    }


def _daily_simple(inputs: Inputs) -> Outputs:
    scale, policy = _rounding(inputs)
    anchor = inputs.day("anchor_day") if "anchor_day" in inputs else None
    unit = inputs.choice("unit", Unit, Unit.MONTH)
    dates = due_dates(inputs.date("first_due"), _count(inputs), unit, anchor_day=anchor)
    days = [(later - earlier).days for earlier, later in pairwise((inputs.date("start"), *dates))]
    principal, rate = scale.minor(inputs.positive("principal")), inputs.decimal("daily_rate")
    rows = daily_simple(principal, rate, days, policy=policy)
    exact = daily_simple_level(principal, rate, days)
    return {
        **_outputs(scale, rows),
        "payment": scale.amount(_level(rows, exact, policy)),
        "dates": dates,
    }


KINDS = {
    "balloon": _equal_installment,
    "equal_instalment": _equal_installment,
    "equal_instalment_daily_simple": _daily_simple,
    "equal_instalment_odd_first_period": _odd_first_period,
    "equal_principal": _equal_principal,
}
