"""Settling a plan early, and refunds into open installments."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.rates import irr
from finapp.domain.rounding import Rounding
from finapp.domain.schedule import MAX_ROWS, level_payment, period_rate
from finapp.domain.settlement import (
    RefundPolicy,
    actuarial_balance,
    apply_refund,
    present_value,
    rule_of_78_rebate,
    settle_daily_simple,
)
from finapp.errors import UserError
from finapp.services.calc.minor import Scale, rounding_mode

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_MONTHS = 12
_POLICIES = ("fees_waived", "remaining_fees_due", "penalty_pct")


def _paid(inputs: Inputs, key: str = "paid") -> tuple[int, int]:
    """Return how many installments there are and how many of them are paid."""
    n = inputs.count("n", most=MAX_ROWS)
    return n, inputs.between(key, 0, n)


def _rule_of_78(inputs: Inputs) -> Outputs:
    charge = Fraction(inputs.decimal("finance_charge"))
    rebate = rule_of_78_rebate(charge, *_paid(inputs))
    return {"rebate": rebate, "earned": charge - rebate}


def _actuarial(inputs: Inputs) -> Outputs:
    principal, rate = Fraction(inputs.decimal("principal")), _monthly(inputs)
    n, paid = _paid(inputs)
    balance = actuarial_balance(principal, rate, n, paid)
    fee = balance * Fraction(inputs.decimal("prepayment_fee_rate", 0))
    saved = _level(principal, rate, n) * (n - paid) - balance
    return {"payoff": balance + fee, "interest_saved": saved, "net_saving": saved - fee}


def _rule78_vs_actuarial(inputs: Inputs) -> Outputs:
    principal, rate = Fraction(inputs.decimal("principal")), _monthly(inputs)
    n, paid = _paid(inputs)
    payment = _level(principal, rate, n)
    rebate = rule_of_78_rebate(payment * n - principal, n, paid)
    rule78, actuarial = payment * (n - paid) - rebate, actuarial_balance(principal, rate, n, paid)
    return {"payoff_rule78": rule78, "payoff_actuarial": actuarial, "penalty": rule78 - actuarial}


def _daily_simple(inputs: Inputs) -> Outputs:
    payments = inputs.tables("payments")
    amounts = [payment.decimal("amount") for payment in payments]
    scale = Scale.for_amounts([inputs.decimal("principal"), *amounts])
    settled = settle_daily_simple(
        scale.minor(inputs.decimal("principal")),
        inputs.decimal("daily_rate"),
        [(payment.between("day", 0), scale.minor(payment.decimal("amount"))) for payment in payments],
        inputs.between("settle_day", 0),
        rounding=rounding_mode(inputs.text("interest_rounding", "DOWN")) or Rounding.DOWN,
    )
    return {
        "principal_portion": scale.amount(settled.principal),
        "interest_portion": scale.amount(settled.interest),
        "settlement": scale.amount(settled.amount),
    }


def _cn_installment_early(inputs: Inputs) -> Outputs:
    amount, (n, paid) = Fraction(inputs.decimal("amount")), _paid(inputs)
    fee = amount * Fraction(inputs.decimal("fee_rate"))
    principal = amount * (n - paid) / n
    policy = inputs.text("policy")
    charges = {
        "fees_waived": Fraction(0),
        "remaining_fees_due": fee * (n - paid),
        "penalty_pct": principal * Fraction(inputs.decimal("penalty_rate_on_remaining", 0)),
    }
    if policy not in charges:
        raise UserError("calc.unreadable", key="policy", value=policy, expected=" / ".join(_POLICIES))
    payoff = principal + charges[policy]
    flows = [amount, *[-(amount / n + fee)] * paid]
    flows[-1] -= payoff
    rate = irr([Decimal(flow.numerator) / flow.denominator for flow in flows])
    return {"payoff": payoff, "monthly_irr": rate.value, "reason": rate.reason}


def _refund(inputs: Inputs) -> Outputs:
    installments, refund = inputs.decimals("instalments"), inputs.decimal("refund")
    scale = Scale.for_amounts([*installments, refund])
    paid = inputs.between("paid", 0, len(installments))
    still_open = [scale.minor(amount) for amount in installments[paid:]]
    effect = apply_refund(still_open, scale.minor(refund), inputs.choice("policy", RefundPolicy))
    return {
        "remaining": [scale.amount(amount) for amount in effect.remaining],
        "cash_back": scale.amount(effect.cash_back),
    }


def _uk_early_settlement(inputs: Inputs) -> Outputs:
    credit, repayment = inputs.decimal("credit"), inputs.decimal("repayment")
    n, paid = _paid(inputs, "settle_after")
    left = n - paid
    monthly = irr([credit, *[-repayment] * n])
    if monthly.value is None:
        return {"apr": None, "settlement": None, "rebate": None, "reason": monthly.reason}
    settlement = present_value([Fraction(repayment)] * left, monthly.value)
    return {
        "apr": (1 + monthly.value) ** _MONTHS - 1,
        "settlement": settlement,
        "rebate": Fraction(repayment) * left - settlement,
    }


def _monthly(inputs: Inputs) -> Fraction:
    return Fraction(period_rate(inputs.decimal("annual_nominal_rate"), _MONTHS))


def _level(principal: Fraction, rate: Fraction, n: int) -> Fraction:
    return level_payment(1, rate, n) * principal


KINDS = {
    "actuarial": _actuarial,
    "cn_instalment_early": _cn_installment_early,
    "daily_simple": _daily_simple,
    "refund": _refund,
    "rule78_vs_actuarial": _rule78_vs_actuarial,
    "rule_of_78": _rule_of_78,
    "uk_early_settlement": _uk_early_settlement,
}
