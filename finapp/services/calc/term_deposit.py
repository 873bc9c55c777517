"""Interest and comparable yields of deposits and savings bonds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.deposit import (
    CN_YEAR,
    RateTier,
    annual_percentage_yield,
    certificate_withdrawn,
    daily_compound_interest,
    demand_deposit_interest,
    demand_deposit_product,
    equivalent_annual,
    fixed_deposit_interest,
    half_year_growth,
    ibond_composite,
    installment_savings_interest,
    rolled_over,
    simple_growth,
    simple_rate,
    tiered_marginal_interest,
)
from finapp.domain.deposit_explained import explain_demand, explain_fixed_deposit
from finapp.domain.rates import effective
from finapp.services.calc.minor import Scale, cents
from finapp.services.calc.no_value import or_no_value
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_YEAR = 365
_CENT = Decimal("0.01")


@or_no_value("apy")
def _apy(inputs: Inputs) -> Outputs:
    interest, principal = inputs.decimal("interest"), inputs.decimal("principal")
    return {"apy": annual_percentage_yield(interest, principal, inputs.count("days"))}


@or_no_value("apy_earned")
def _apy_earned(inputs: Inputs) -> Outputs:
    interest, balance = inputs.decimal("interest"), inputs.decimal("average_daily_balance")
    return {"apy_earned": annual_percentage_yield(interest, balance, inputs.count("days"))}


@or_no_value("interest")
def _daily_compound(inputs: Inputs) -> Outputs:
    principal, rate = inputs.decimal("principal"), inputs.decimal("annual_rate")
    days, basis = inputs.between("days", 0), inputs.count("basis", _YEAR)
    return {"interest": daily_compound_interest(principal, rate, days, basis)}


@or_no_value("interest", "apy")
def _tiered_marginal(inputs: Inputs) -> Outputs:
    tiers = [
        RateTier(tier.decimal("up_to") if "up_to" in tier else None, tier.decimal("rate"))
        for tier in inputs.tables("tiers")
    ]
    principal, days = inputs.decimal("principal"), inputs.count("days")
    interest = tiered_marginal_interest(principal, tiers, days)
    return {"interest": interest, "apy": annual_percentage_yield(interest, principal, days)}


@or_no_value("fv")
def _half_year(inputs: Inputs) -> Outputs:
    grown = half_year_growth(inputs.decimal("pv"), inputs.decimal("annual_rate"), inputs.between("months", 0))
    return {"fv": grown.quantize(_CENT, "ROUND_HALF_UP")}


def _ibond(inputs: Inputs) -> Outputs:
    return {"composite": ibond_composite(inputs.decimal("fixed"), inputs.decimal("semiannual_inflation"))}


def _cn_fixed_deposit(inputs: Inputs) -> Outputs:
    scale, (principal,) = cents(inputs, "principal")
    (start, withdrawn), months = inputs.period("start", "withdrawn"), inputs.count("term_months")
    rate, demand = inputs.decimal("rate"), inputs.decimal("demand_rate")
    year = inputs.count("day_basis", CN_YEAR)
    earned = fixed_deposit_interest(principal, start, months, rate, withdrawn, demand, year_days=year)
    outputs = {
        "interest": scale.amount(earned.total_by_month),
        "by_month": scale.amount(earned.by_month),
        "by_days": scale.amount(earned.by_days),
        "overdue": scale.amount(earned.overdue),
        "total_by_month": scale.amount(earned.total_by_month),
        "total_by_days": scale.amount(earned.total_by_days),
    }
    return Reasoned(
        outputs,
        lambda: explain_fixed_deposit(earned, start, months, rate, withdrawn, demand, year_days=year),
        silent=True,
    )


def _cn_demand(inputs: Inputs) -> Outputs:
    table = inputs.tables("balances")
    scale = Scale.for_amounts(row.decimal("amount") for row in table)
    balances = [(row.date("from"), scale.minor(row.decimal("amount"))) for row in table]
    settle_on, rate = inputs.date("settle_on"), inputs.decimal("rate")
    product = demand_deposit_product(balances, settle_on)
    year = inputs.count("day_basis", CN_YEAR)
    interest = demand_deposit_interest(product, rate, year_days=year)
    return Reasoned(
        {"product_sum": scale.amount(product), "interest": scale.amount(interest)},
        lambda: explain_demand(
            [(day, scale.amount(balance)) for day, balance in balances], settle_on, rate, year_days=year
        ),
        silent=True,
    )


def _cn_installment_savings(inputs: Inputs) -> Outputs:
    scale, (monthly,) = cents(inputs, "monthly")
    interest = installment_savings_interest(monthly, inputs.count("n"), inputs.decimal("rate"))
    return {"interest": scale.amount(interest)}


@or_no_value("fv")
def _rollover(inputs: Inputs) -> Outputs:
    return {
        "fv": rolled_over(inputs.decimal("principal"), inputs.decimal("rate"), inputs.between("years", 0))
    }


@or_no_value("fv", "equivalent_annual")
def _simple(inputs: Inputs) -> Outputs:
    rate, years = inputs.decimal("rate"), inputs.decimal("years")
    return {
        "fv": simple_growth(inputs.decimal("principal"), rate, years),
        "equivalent_annual": equivalent_annual(rate, years),
    }


@or_no_value("rate")
def _simple_rate(inputs: Inputs) -> Outputs:
    return {"rate": simple_rate(inputs.decimal("pv"), inputs.decimal("fv"), inputs.decimal("years"))}


@or_no_value("effective")
def _effective(inputs: Inputs) -> Outputs:
    return {"effective": effective(inputs.decimal("nominal"), inputs.often("periods"))}


def _cd_penalty(inputs: Inputs) -> Outputs:
    scale, (principal,) = cents(inputs, "principal")
    broken = certificate_withdrawn(
        principal,
        inputs.decimal("rate"),
        inputs.between("days_held", 0),
        inputs.between("penalty_days", 0),
        inputs.count("basis", _YEAR),
    )
    return {
        "interest": scale.amount(broken.interest),
        "penalty": scale.amount(broken.penalty),
        "net": scale.amount(broken.net),
    }


KINDS = {
    "apy": _apy,
    "apy_earned": _apy_earned,
    "cd_penalty": _cd_penalty,
    "cn_demand": _cn_demand,
    "cn_fixed_deposit": _cn_fixed_deposit,
    "cn_instalment_savings": _cn_installment_savings,
    "daily_compound_interest": _daily_compound,
    "effective": _effective,
    "half_year_fraction": _half_year,
    "ibond_composite": _ibond,
    "rollover": _rollover,
    "simple": _simple,
    "simple_rate": _simple_rate,
    "tiered_marginal": _tiered_marginal,
}
