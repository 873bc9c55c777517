"""Returns after fees, taxes and inflation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.net_return import (
    HoldingFee,
    LoadMethod,
    after_annual_fee,
    after_tax,
    all_in,
    deflated,
    grown,
    real_return,
    redeem,
    share_kept,
    subscribe,
    tax_equivalent,
    taxed_at_end,
    taxed_yearly,
)
from finapp.services.calc.no_value import or_no_value

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


@or_no_value("real")
def _real_return(inputs: Inputs) -> Outputs:
    return {"real": real_return(inputs.decimal("nominal"), inputs.decimal("inflation"))}


@or_no_value("nominal", "real")
def _real_value(inputs: Inputs) -> Outputs:
    nominal = grown(inputs.decimal("principal"), inputs.decimals("yields"))
    return {"nominal": nominal, "real": deflated(nominal, inputs.decimals("inflation"))}


def _after_tax(inputs: Inputs) -> Outputs:
    return {"after_tax": after_tax(inputs.decimal("yield"), inputs.decimal("tax"))}


@or_no_value("taxable_equivalent")
def _tax_equivalent(inputs: Inputs) -> Outputs:
    return {"taxable_equivalent": tax_equivalent(inputs.decimal("yield"), inputs.decimal("tax"))}


def _tax_timing(inputs: Inputs) -> Outputs:
    principal, rate = inputs.decimal("principal"), inputs.decimal("return")
    tax, years = inputs.decimal("tax"), inputs.between("years", 0)
    return {
        "taxed_yearly": taxed_yearly(principal, rate, tax, years),
        "taxed_at_end": taxed_at_end(principal, rate, tax, years),
    }


def _annual_fee(inputs: Inputs) -> Outputs:
    fee = inputs.decimal("fee")
    return {
        "net_annual": after_annual_fee(inputs.decimal("gross"), fee),
        "share_kept": share_kept(fee, inputs.between("years", 0)),
    }


@or_no_value("net", "fee", "units")
def _cn_fund_subscription(inputs: Inputs) -> Outputs:
    bought = subscribe(inputs.decimal("amount"), inputs.decimal("rate"), inputs.decimal("nav"))
    return {"net": bought.net, "fee": bought.fee, "units": bought.units}


def _cn_fund_redemption(inputs: Inputs) -> Outputs:
    table = [
        HoldingFee(row.integer("under_days") if "under_days" in row else None, row.decimal("rate"))
        for row in inputs.tables("fee_table")
    ]
    sold = redeem(inputs.decimal("units"), inputs.decimal("nav"), inputs.between("holding_days", 0), table)
    return {"gross": sold.gross, "fee": sold.fee, "net": sold.net}


@or_no_value("final", "nominal_net", "real_net")
def _all_in(inputs: Inputs) -> Outputs:
    found = all_in(
        inputs.decimal("amount"),
        inputs.decimal("gross_annual"),
        inputs.decimal("years"),
        front_load=inputs.decimal("front_load", 0),
        load_method=inputs.choice("load_method", LoadMethod, LoadMethod.OUTSIDE),
        exit_fee=inputs.decimal("exit_fee", 0),
        tax_on_gain=inputs.decimal("tax_on_gain", 0),
        inflation=inputs.decimal("inflation", 0),
    )
    return {"final": found.final, "nominal_net": found.nominal, "real_net": found.real}


KINDS = {
    "after_tax": _after_tax,
    "all_in": _all_in,
    "annual_fee": _annual_fee,
    "cn_fund_redemption": _cn_fund_redemption,
    "cn_fund_subscription": _cn_fund_subscription,
    "real_return": _real_return,
    "real_value": _real_value,
    "tax_equivalent": _tax_equivalent,
    "tax_timing": _tax_timing,
}
