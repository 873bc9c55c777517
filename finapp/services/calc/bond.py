"""Prices, yields and durations of bonds and bills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.bill import (
    FirstPeriodCase,
    accrued_over_half_years,
    bill_price,
    bond_equivalent_yield,
    index_ratio,
    investment_rate,
    last_period_yield,
    money_market_yield,
    received_at_maturity,
    simple_investment_rate,
    treasury_price,
    zero_price,
)
from finapp.domain.bond import PAR, Bond, BondCompounding, coupon_dates, coupon_period
from finapp.domain.bond_explained import explain_price, explain_yield
from finapp.domain.daycount import DayCount, year_fraction
from finapp.errors import UserError
from finapp.services.calc.no_value import or_no_value
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finapp.domain.bond import BondValue, CouponPeriod
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_YEAR = 365
_BILL_YEAR = 360
_HALVES = 2


def _coupons(inputs: Inputs) -> list[date]:
    """Return the coupon dates of a case: given ones win over those counted back from maturity."""
    settle, maturity = inputs.date("settle"), inputs.date("maturity")
    given = sorted(inputs.dates("coupon_dates"))
    counted = coupon_dates(settle, maturity, inputs.count("frequency"))
    if given:
        before = [day for day in given if day <= settle] or [counted[0]]
        counted = [before[-1], *(day for day in given if day > settle)]
    if "next_coupon" in inputs:
        following = inputs.date("next_coupon")
        counted = [counted[0], following, *(day for day in counted[1:] if day > following)]
    if "previous_coupon" in inputs:
        counted[0] = inputs.date("previous_coupon")
    return counted


def _period(inputs: Inputs) -> CouponPeriod:
    convention = inputs.choice("day_count", DayCount, DayCount.ACT_ACT_ICMA)
    return coupon_period(inputs.date("settle"), _coupons(inputs), inputs.count("frequency"), convention)


def _bond(inputs: Inputs) -> Bond:
    ex = "ex_coupon_from" in inputs and inputs.date("settle") >= inputs.date("ex_coupon_from")
    return Bond(
        _period(inputs),
        inputs.decimal("coupon"),
        inputs.count("frequency"),
        inputs.choice("compounding", BondCompounding, BondCompounding.BY_COUPON),
        ex_coupon=ex,
    )


def _shown(bond: Bond, value: BondValue, notional: Decimal) -> dict[str, object]:
    scale = notional / PAR
    return {
        "dirty": value.dirty * scale,
        "clean": value.clean * scale,
        "accrued": bond.accrued * scale,
        "macaulay": value.macaulay,
        "modified": value.modified,
        "convexity": value.convexity,
    }


@or_no_value("dirty", "clean", "accrued", "macaulay", "modified", "convexity")
def _price_from_yield(inputs: Inputs) -> Outputs:
    bond, rate = _bond(inputs), inputs.decimal("yield")
    found = bond.value(rate)
    outputs = _shown(bond, found, inputs.decimal("notional", PAR))
    return Reasoned(outputs, lambda: explain_price(bond, rate, found))


@or_no_value("yield", "dirty", "clean", "accrued", "macaulay", "modified", "convexity")
def _yield_from_price(inputs: Inputs) -> Outputs:
    bond, notional = _bond(inputs), inputs.decimal("notional", PAR)
    found = bond.yield_of(inputs.decimal("clean") * PAR / notional + bond.accrued)
    value = bond.value(found)
    outputs = _shown(bond, value, notional) | {"yield": found}
    return Reasoned(outputs, lambda: explain_yield(bond, found, value))


def _coupon_dates(inputs: Inputs) -> Outputs:
    period = _period(inputs)
    return {
        "prev": period.previous,
        "next": period.following,
        "days_from_prev": period.accrued_days,
        "days_in_period": period.days,
        "days_to_next": period.days_to_next,
        "coupons_left": period.coupons_left,
    }


def _accrued(inputs: Inputs) -> Outputs:
    convention, start, end = inputs.choice("day_count", DayCount), inputs.date("from"), inputs.date("to")
    share = year_fraction(convention, start, end)
    yearly = inputs.decimal("par") * inputs.decimal("coupon")
    return {"accrued": yearly * share.numerator / share.denominator}


@or_no_value("price", "accrued", "dirty", "v_n", "a_n")
def _us_treasury_price(inputs: Inputs) -> Outputs:
    found = treasury_price(
        inputs.decimal("coupon"),
        inputs.decimal("yield"),
        inputs.between("n", 0),
        inputs.between("r", 0),
        inputs.count("s"),
        case=inputs.choice("case", FirstPeriodCase, FirstPeriodCase.REGULAR),
        r_prime=inputs.between("r_prime", 0, default=0),
        s_second=inputs.count("s_second", 1),
    )
    return {
        "price": found.price,
        "accrued": found.accrued,
        "dirty": found.dirty,
        "v_n": found.discount,
        "a_n": found.annuity,
    }


def _accrued_two_halves(inputs: Inputs) -> Outputs:
    parts = []
    for key in ("first", "second"):
        pair = inputs.integers(key)
        if len(pair) != _HALVES:
            raise UserError("calc.unreadable", key=key, value=pair, expected="[days, days of the half-year]")
        parts.append((pair[0], pair[1]))
    coupon, par = inputs.decimal("coupon"), inputs.decimal("par")
    return {"accrued": accrued_over_half_years(coupon, par, tuple(parts))}


def _bill_price(inputs: Inputs) -> Outputs:
    basis = inputs.count("basis", _BILL_YEAR)
    return {"price": bill_price(inputs.decimal("discount_rate"), inputs.between("days", 0), basis)}


@or_no_value("yield")
def _bill_money_market_yield(inputs: Inputs) -> Outputs:
    basis = inputs.count("basis", _BILL_YEAR)
    return {"yield": money_market_yield(inputs.decimal("price"), inputs.count("days"), basis)}


@or_no_value("yield")
def _bill_bond_equivalent(inputs: Inputs) -> Outputs:
    return {"yield": bond_equivalent_yield(inputs.decimal("discount_rate"), inputs.between("days", 0))}


@or_no_value("rate")
def _bill_investment_rate(inputs: Inputs) -> Outputs:
    year = inputs.count("year_days", _YEAR)
    return {"rate": investment_rate(inputs.decimal("price"), inputs.count("days"), year)}


@or_no_value("index_ratio")
def _tips_index_ratio(inputs: Inputs) -> Outputs:
    return {"index_ratio": index_ratio(inputs.decimal("ref_cpi"), inputs.decimal("base_cpi"))}


@or_no_value("rate")
def _simple_rate(inputs: Inputs) -> Outputs:
    invested, redeemed = inputs.decimal("invest"), inputs.decimal("redeem")
    rate = simple_investment_rate(invested, redeemed, inputs.count("days"), inputs.count("basis", _YEAR))
    return {"rate": rate}


@or_no_value("amount")
def _received(inputs: Inputs) -> Outputs:
    invested, discount = inputs.decimal("invest"), inputs.decimal("discount")
    basis = inputs.count("basis", _YEAR)
    return {"amount": received_at_maturity(invested, discount, inputs.between("days", 0), basis)}


@or_no_value("price")
def _zero_price(inputs: Inputs) -> Outputs:
    basis = inputs.count("basis", _YEAR)
    return {"price": zero_price(inputs.decimal("yield"), inputs.between("days", 0), basis)}


@or_no_value("yield")
def _cn_last_period_yield(inputs: Inputs) -> Outputs:
    found = last_period_yield(
        inputs.decimal("redemption"),
        inputs.decimal("coupon_amount"),
        inputs.decimal("dirty"),
        inputs.count("days_to_maturity"),
        inputs.count("days_in_year", _YEAR),
    )
    return {"yield": found}


KINDS = {
    "accrued": _accrued,
    "bill_bond_equivalent": _bill_bond_equivalent,
    "bill_investment_rate": _bill_investment_rate,
    "bill_money_market_yield": _bill_money_market_yield,
    "bill_price": _bill_price,
    "cn_last_period_yield": _cn_last_period_yield,
    "coupon_dates": _coupon_dates,
    "duration": _price_from_yield,
    "price_from_yield": _price_from_yield,
    "received": _received,
    "simple_rate": _simple_rate,
    "tips_index_ratio": _tips_index_ratio,
    "us_treasury_price": _us_treasury_price,
    "ust_accrued_two_halves": _accrued_two_halves,
    "yield_from_price": _yield_from_price,
    "zero_price": _zero_price,
}
