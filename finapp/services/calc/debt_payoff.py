"""The order of paying debts off, and what the best order saves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.errors import UserError
from finapp.projection.payoff import PayoffPlan, avalanche, fees_first, snowball
from finapp.projection.payoff_debts import Debt, RateStep
from finapp.projection.payoff_optimum import avalanche_is_optimal, lower_bound, optimum
from finapp.services.calc.minor import CENTS, Scale

if TYPE_CHECKING:
    from decimal import Decimal

    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_UNROUNDED = Scale(12)
"""Interest is rounded this finely where a case wants it unrounded."""
_HIGHEST_RATE = 100


def _debts(inputs: Inputs, scale: Scale) -> list[Debt]:
    return [_debt(table, scale) for table in inputs.tables("debts")]


def _rate(table: Inputs, key: str) -> Decimal:
    found = table.decimal(key, 0 if key == "promo_apr" else None)
    if not 0 <= found <= _HIGHEST_RATE:
        raise UserError(
            "calc.unreadable", key=key, value=found, expected=f"a yearly rate from 0 to {_HIGHEST_RATE}"
        )
    return found


def _debt(table: Inputs, scale: Scale) -> Debt:
    apr = _rate(table, "apr")
    steps: tuple[RateStep, ...] = ()
    if "promo_months" in table:
        steps = (RateStep(table.between("promo_months", 0) + 1, apr),)
        apr = _rate(table, "promo_apr")
    return Debt(
        name=table.text("name"),
        balance=scale.minor(table.decimal("balance")),
        apr=apr,
        minimum=scale.minor(table.decimal("min_payment", 0)),
        monthly_fee=scale.minor(table.decimal("monthly_fee_while_open", 0)),
        steps=steps,
    )


def _scale(inputs: Inputs) -> Scale:
    if "conventions" in inputs and "unrounded" in inputs.nested("conventions").text("interest", ""):
        return _UNROUNDED
    tables = inputs.tables("debts")
    amounts = [table.decimal(key, 0) for table in tables for key in ("balance", "min_payment")]
    return Scale.for_amounts([*amounts, inputs.decimal("monthly_budget")], CENTS)


def _shown(plan: PayoffPlan, scale: Scale) -> Outputs:
    """Return a plan; without an end it has no months and no interest, but a reason."""
    return {
        "feasible": plan.repaid,
        "months": len(plan.months) if plan.repaid else None,
        "total_interest": scale.amount(plan.interest) if plan.repaid else None,
        "payoff_order": plan.payoff_order if plan.repaid else None,
        "reason": plan.trouble,
        "shortfall": scale.amount(plan.shortfall),
    }


def _payoff_plan(inputs: Inputs) -> Outputs:
    scale = _scale(inputs)
    debts, budget = _debts(inputs, scale), scale.minor(inputs.decimal("monthly_budget"))
    by_rate, by_balance = avalanche(debts, (budget,)), snowball(debts, (budget,))
    found: dict[str, object] = {
        "feasible": by_rate.repaid or by_balance.repaid,
        "avalanche": _shown(by_rate, scale),
        "snowball": _shown(by_balance, scale),
        "optimum_with_minimums": None,
        "lp_total_interest": None,
        "reason": by_rate.trouble if not by_balance.repaid else None,
    }
    if not found["feasible"]:
        return found
    if avalanche_is_optimal(debts):
        return found | _best_by_rate(_debts(inputs, _UNROUNDED), inputs.decimal("monthly_budget"))
    best = optimum(debts, (budget,))
    longest = max(len(by_rate.months), len(by_balance.months)) + 1
    bound = lower_bound(debts, (budget,), longest)
    return found | {
        "optimum_with_minimums": _solved(best.exact_cost, scale),
        "lp_total_interest": None if bound is None else _solved(bound, scale),
    }


def _best_by_rate(debts: list[Debt], monthly_budget: Decimal) -> dict[str, object]:
    """Return the figures a solver would find, where highest rate first is optimal: no interest rounded."""
    budget = (_UNROUNDED.minor(monthly_budget),)
    free = [replace(debt, minimum=0) for debt in debts]
    return {
        "optimum_with_minimums": _UNROUNDED.amount(avalanche(debts, budget).interest),
        "lp_total_interest": _UNROUNDED.amount(avalanche(free, budget).interest),
    }


def _solved(minor: float, scale: Scale) -> Decimal:
    """Return a solver's figure, which is good to far less than a minor unit."""
    return scale.amount(round(max(minor, 0.0)))


def _monthly_fee_vs_rate(inputs: Inputs) -> Outputs:
    scale = _UNROUNDED
    debts, budget = _debts(inputs, scale), (scale.minor(inputs.decimal("monthly_budget")),)
    by_rate, by_fee = avalanche(debts, budget), fees_first(debts, budget)
    if not (by_rate.repaid and by_fee.repaid):
        reason = by_rate.trouble or by_fee.trouble
        return {"avalanche_cost": None, "fee_first_cost": None, "fee_first_better": None, "reason": reason}
    return {
        "avalanche_cost": scale.amount(by_rate.cost),
        "fee_first_cost": scale.amount(by_fee.cost),
        "fee_first_better": by_fee.cost < by_rate.cost,
    }


KINDS = {"monthly_fee_vs_rate": _monthly_fee_vs_rate, "payoff_plan": _payoff_plan}
