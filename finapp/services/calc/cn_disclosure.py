"""The yearly rates that Chinese lenders must disclose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.disclosure import (
    DailyRate,
    Disclosed,
    FeeTiming,
    FlatLoan,
    Offer,
    explain_disclosed,
    rate_of_installments,
)
from finapp.domain.rates import MOST_PERIODS
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _rates(rate: Disclosed) -> dict[str, object]:
    return {
        "monthly_irr": rate.monthly.value,
        "apr_simple": rate.simple,
        "apr_compound": rate.compound,
        "reason": rate.monthly.reason,
        "ambiguous": rate.monthly.ambiguous,
    }


def _fee_plan(inputs: Inputs) -> Outputs:
    offer = Offer(
        inputs.decimal("amount"),
        inputs.count("n"),
        inputs.choice("fee_mode", FeeTiming),
        inputs.decimal("fee_rate"),
        inputs.between("first_instalment_months", 0, default=1),
    )
    rate = offer.rate()
    outputs = {
        "instalment": offer.installment,
        "total_fee": offer.total_fee,
        "nominal_marketing_rate": offer.marketing_rate,
        "approx_24an": offer.rule_of_thumb,
        **_rates(rate),
    }
    return Reasoned(outputs, lambda: explain_disclosed(rate))


def _given_installments(inputs: Inputs) -> Outputs:
    parts = inputs.decimals("instalments")
    count = inputs.count("n", len(parts) or 1, most=MOST_PERIODS)
    if len(parts) == 1:
        parts *= count
    rate = rate_of_installments(inputs.decimal("amount"), inputs.decimal("paid_at_start", 0), parts)
    return Reasoned(_rates(rate), lambda: explain_disclosed(rate))


def _flat_loan(inputs: Inputs) -> Outputs:
    loan = FlatLoan(
        inputs.decimal("price"),
        inputs.decimal("down_payment_rate", 0),
        inputs.count("n"),
        inputs.decimal("flat_annual_rate"),
    )
    rate = loan.rate()
    outputs = {
        "down_payment": loan.down_payment,
        "instalment": loan.installment,
        "total_fee": loan.total_fee,
        **_rates(rate),
    }
    return Reasoned(outputs, lambda: explain_disclosed(rate))


def _daily_rate(inputs: Inputs) -> Outputs:
    rate = DailyRate(inputs.decimal("daily_rate"))
    return {"apr_365": rate.simple_365, "apr_360": rate.simple_360, "ear_365": rate.compound}


KINDS = {
    "daily_rate": _daily_rate,
    "fee_plan": _fee_plan,
    "flat_annual_with_down_payment": _flat_loan,
    "given_instalments": _given_installments,
}
