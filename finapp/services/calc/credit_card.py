"""Interest, minimum payments and repayment of credit cards."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.card import (
    DAYS_IN_YEAR,
    CardEvent,
    CardEventKind,
    RateBalance,
    RevolvingRegime,
    allocate_payment,
    average_daily_balance,
    cash_advance_fee,
    compound_daily,
    cycle_days,
    cycle_interest,
    interest,
    minimum_interest_plus_share,
    minimum_payment,
    monthly_interest,
    promotional_apr,
    repay_in_36_months,
    residual_interest,
    revolving_interest,
)
from finapp.domain.rounding import Rounding, round_ratio
from finapp.domain.settlement import accrued_interest
from finapp.errors import UserError
from finapp.projection.payoff import pay_down
from finapp.services.calc.inputs import number
from finapp.services.calc.minor import MOST_PLACES, Scale, fine_cents, fine_scale, rounding_mode

if TYPE_CHECKING:
    from finapp.domain.schedule import Rate
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_EXCLUDING_NEW = "EXCL"
_REPAY_MONTHS = 36
_MINIMUM_RULES = ("pct_plus_interest_floor", "interest_plus_1pct_rounded_up_to_dollar")


_ALSO = {
    "advance": CardEventKind.CASH_ADVANCE,
    "refund": CardEventKind.CREDIT,
    "return": CardEventKind.CREDIT,
    "charge": CardEventKind.PURCHASE,
    "balance_transfer": CardEventKind.CASH_ADVANCE,
}
"""Other names of what happens on a card."""


def _events(inputs: Inputs, scale: Scale, key: str, kind: CardEventKind | None = None) -> list[CardEvent]:
    tables = inputs.tables(key) if key in inputs else []
    return [
        CardEvent(
            table.date("date"),
            scale.minor(table.decimal("amount")),
            kind or table.choice("kind", CardEventKind, also=_ALSO),
        )
        for table in tables
    ]


def _average_daily_balance(inputs: Inputs) -> Outputs:
    tables = inputs.tables("transactions")
    scale = fine_scale([inputs.decimal("opening_balance"), *(t.decimal("amount") for t in tables)])
    opening, events = scale.minor(inputs.decimal("opening_balance")), _events(inputs, scale, "transactions")
    start, end = inputs.period("cycle_start", "cycle_end")
    new_charges = _EXCLUDING_NEW not in inputs.text("method", "").upper()
    average = average_daily_balance(opening, events, start, end, new_charges=new_charges)
    if inputs.flag("round_adb"):
        average = Fraction(scale.minor(scale.money(average)))
    charge = 0
    if "monthly_rate" in inputs:
        charge = monthly_interest(average, inputs.decimal("monthly_rate"))
    elif "apr" in inputs:
        basis = inputs.count("basis", DAYS_IN_YEAR)
        charge = interest(average, inputs.decimal("apr"), cycle_days(start, end), year_days=basis)
    closing = scale.amount(opening + sum(event.change for event in events)) + scale.money(charge)
    return {"adb": scale.amount(average), "interest": scale.money(charge), "closing_balance": closing}


def _adb_closed_form(inputs: Inputs) -> Outputs:
    net, payment = Fraction(inputs.decimal("net_balance")), Fraction(inputs.decimal("payment"))
    days = inputs.count("cycle_days")
    paid_for = inputs.between("days_payment_before_cycle_end", 0, days)
    average = (net * days - payment * paid_for) / days
    return {"interest_unrounded": average * Fraction(inputs.decimal("monthly_rate"))}


def _interest_charge(inputs: Inputs) -> Outputs:
    scale, (balance,) = fine_cents(inputs, "balance_subject")
    if "days" in inputs:
        days = inputs.between("days", 0)
    else:
        days = cycle_days(*inputs.period("cycle_start", "cycle_end"))
    basis = inputs.count("basis", DAYS_IN_YEAR)
    charge = interest(balance, inputs.decimal("apr"), days, year_days=basis)
    return {"days": days, "interest": scale.money(charge)}


def _statement_rollforward(inputs: Inputs) -> Outputs:
    added = ("purchases", "balance_transfers", "cash_advances", "fees", "interest")
    balance = inputs.decimal("previous") + sum(inputs.decimal(key, 0) for key in added)
    balance -= inputs.decimal("payments", 0)
    return {"new_balance": balance, "available_credit": inputs.decimal("credit_limit") - balance}


def _unpaid_balance(inputs: Inputs) -> Outputs:
    scale, (previous, purchases, payment) = fine_cents(inputs, "previous", optional=("purchases", "payment"))
    charge = scale.money(monthly_interest(previous, inputs.decimal("monthly_rate")))
    return {"interest": charge, "new_balance": scale.amount(previous + purchases - payment) + charge}


def _minimum_payment(inputs: Inputs) -> Outputs:
    others = ("floor", "interest", "fees", "past_due", "over_limit")
    scale, amounts = fine_cents(inputs, "balance", optional=others)
    balance, floor, charge, fees, past_due, over_limit = amounts
    rule = inputs.text("rule")
    if rule == _MINIMUM_RULES[0]:
        due = minimum_payment(
            balance,
            inputs.decimal("pct", 0),
            floor,
            interest=charge,
            fees=fees,
            past_due=past_due,
            over_limit=over_limit,
        )
    elif rule == _MINIMUM_RULES[1]:
        rate, days = inputs.decimal("daily_rate"), inputs.between("days", 0)
        due = minimum_interest_plus_share(balance, rate, days, whole_unit=scale.step(0))
    else:
        expected = " / ".join(_MINIMUM_RULES)
        raise UserError("calc.unreadable", key="rule", value=rule, expected=expected)
    return {"minimum_payment": scale.money(due)}


def _payoff_rounding(inputs: Inputs) -> tuple[Scale, Rounding]:
    """Return the scale and mode that `rounding` writes as `HALF_UP 0.01`; amounts must fit the scale."""
    written = inputs.text("rounding", "HALF_UP 0.01").split()
    mode = rounding_mode(written[0] if written else "")
    step = number(written[1], "rounding") if len(written) > 1 else Decimal("0.01")
    places = -step.adjusted()
    if mode is None or step != Decimal(1).scaleb(-places) or not 0 <= places <= MOST_PLACES:
        raise UserError("calc.unreadable", key="rounding", value=" ".join(written), expected="HALF_UP 0.01")
    amounts = [inputs.decimal(key, 0) for key in ("balance", "min_floor", "fixed_payment")]
    return Scale.for_amounts(amounts, places), mode


def _payoff_simulation(inputs: Inputs) -> Outputs:
    scale, mode = _payoff_rounding(inputs)
    balance = scale.minor(inputs.decimal("balance"))
    floor, fixed = (scale.minor(inputs.decimal(key, 0)) for key in ("min_floor", "fixed_payment"))
    paid = pay_down(
        balance,
        inputs.decimal("apr"),
        pct=inputs.decimal("min_pct", 0),
        floor=floor,
        fixed=fixed if "fixed_payment" in inputs else None,
        rounding=mode,
    )
    outputs: dict[str, object] = {
        "reason": paid.trouble,
        "first_payment": scale.amount(paid.payments[0] if paid.payments else 0),
    }
    if paid.trouble:
        return outputs | dict.fromkeys(("months", "total_interest", "total_paid", "last_payment"))
    return outputs | {
        "last_payment": scale.amount(paid.payments[-1] if paid.payments else 0),
        "months": len(paid.payments),
        "total_interest": scale.amount(paid.interest),
        "total_paid": scale.amount(sum(paid.payments)),
    }


def _repay_in_36_months(inputs: Inputs) -> Outputs:
    balances, aprs = inputs.decimals("balances"), inputs.decimals("aprs")
    scale = Scale.for_amounts(balances)
    rates: list[Rate] = list(aprs)
    if "promo_months_first" in inputs and rates:
        afterwards = inputs.decimal("post_promo_apr")
        rates[0] = promotional_apr(rates[0], inputs.between("promo_months_first", 0), afterwards)
    parts = [
        RateBalance("", scale.minor(balance), rate) for balance, rate in zip(balances, rates, strict=True)
    ]
    month = inputs.rational("days_per_month", Fraction(DAYS_IN_YEAR, 12))
    payment, monthly = repay_in_36_months(parts, days_per_month=month)
    whole = scale.step(0)
    rounded = round_ratio(payment.numerator, payment.denominator * whole) * whole
    return {
        "payment_36": scale.amount(payment),
        "weighted_monthly_rate": monthly,
        "payment_rounded": scale.amount(rounded),
        "total_rounded": scale.amount(rounded * _REPAY_MONTHS),
    }


def _grace_amounts(inputs: Inputs) -> tuple[Scale, tuple[int, int]]:
    known = inputs.decimal("prev_statement_balance"), inputs.decimal("paid_by_due", 0)
    tables = [inputs.nested("payment")] if "payment" in inputs else []
    tables += inputs.tables("purchases") if "purchases" in inputs else []
    scale = fine_scale([*known, *(table.decimal("amount") for table in tables)])
    return scale, (scale.minor(known[0]), scale.minor(known[1]))


def _grace(inputs: Inputs) -> Outputs:
    scale, (previous, paid) = _grace_amounts(inputs)
    if "cycle_start" not in inputs:
        in_full = paid >= previous
        # Without the days of the cycle only its absence is certain.
        reason = None if in_full else "cycle_needed"
        return {"interest": 0 if in_full else None, "grace_applies": in_full, "reason": reason}
    payments = [inputs.nested("payment")] if "payment" in inputs else []
    paid_in_cycle = [
        CardEvent(table.date("date"), scale.minor(table.decimal("amount")), CardEventKind.PAYMENT)
        for table in payments
    ]
    events = [*paid_in_cycle, *_events(inputs, scale, "purchases", CardEventKind.PURCHASE)]
    found = cycle_interest(
        previous,
        events,
        *inputs.period("cycle_start", "cycle_end"),
        inputs.decimal("apr"),
        paid_by_due=paid if "paid_by_due" in inputs else sum(event.amount for event in paid_in_cycle),
        year_days=inputs.count("basis", DAYS_IN_YEAR),
    )
    return {"interest": scale.money(found.interest), "grace_applies": found.grace}


def _residual_interest(inputs: Inputs) -> Outputs:
    scale, (balance,) = fine_cents(inputs, "statement_balance")
    charge = residual_interest(
        balance,
        inputs.decimal("apr"),
        inputs.date("statement_date"),
        inputs.date("payment_date"),
        year_days=inputs.count("basis", DAYS_IN_YEAR),
        payment_day_counts=inputs.flag("day_of_payment_counts"),
    )
    return {"residual_interest": scale.money(charge)}


def _cn_revolving(inputs: Inputs) -> Outputs:
    purchases, payment = inputs.tables("purchases"), inputs.nested("payment")
    scale = fine_scale([table.decimal("amount") for table in (*purchases, payment)])
    bought = [(table.date("date"), scale.minor(table.decimal("amount"))) for table in purchases]
    paid = (payment.date("date"), scale.minor(payment.decimal("amount")))
    outputs = {}
    for regime in RevolvingRegime:
        charge = revolving_interest(
            bought, paid, inputs.date("next_statement"), inputs.decimal("daily_rate"), regime
        )
        outputs[f"interest_{regime.value}"] = scale.money(charge)
    return outputs


def _cash_advance(inputs: Inputs) -> Outputs:
    scale, (amount, least) = fine_cents(inputs, "amount", optional=("fee_min",))
    taken, repaid = inputs.period("date", "repaid")
    days = (repaid - taken).days
    return {
        "fee": scale.money(cash_advance_fee(amount, inputs.decimal("fee_rate", 0), least)),
        "interest": scale.money(accrued_interest(amount, inputs.decimal("daily_rate"), days)),
    }


def _daily_compounding(inputs: Inputs) -> Outputs:
    scale, (balance,) = fine_cents(inputs, "balance")
    apr, days, basis = (
        inputs.decimal("apr"),
        inputs.between("days", 0),
        inputs.count("basis", DAYS_IN_YEAR),
    )
    return {
        "simple": scale.money(interest(balance, apr, days, year_days=basis)),
        "daily_compound": scale.money(compound_daily(balance, apr, days, year_days=basis)),
    }


class MinimumGoes(StrEnum):
    """Which balance the minimum payment is applied to first."""

    LOWEST = "lowest_apr_first"
    HIGHEST = "highest_apr_first"


def _payment_allocation(inputs: Inputs) -> Outputs:
    tables = inputs.tables("balances")
    amounts = [table.decimal("amount") for table in tables]
    scale = Scale.for_amounts([*amounts, inputs.decimal("payment"), inputs.decimal("minimum", 0)])
    parts = [
        RateBalance(table.text("name", ""), scale.minor(amount), table.decimal("apr"))
        for table, amount in zip(tables, amounts, strict=True)
    ]
    allocated = allocate_payment(
        parts,
        scale.minor(inputs.decimal("payment")),
        scale.minor(inputs.decimal("minimum", 0)),
        minimum_lowest_first=inputs.choice("minimum_goes_to", MinimumGoes, MinimumGoes.LOWEST)
        is MinimumGoes.LOWEST,
    )
    return {
        "balances": [scale.amount(part.amount) for part in allocated.balances],
        "unapplied": scale.amount(allocated.unapplied),
    }


KINDS = {
    "adb_closed_form": _adb_closed_form,
    "average_daily_balance": _average_daily_balance,
    "cash_advance": _cash_advance,
    "cn_revolving": _cn_revolving,
    "daily_compounding": _daily_compounding,
    "grace": _grace,
    "interest_charge": _interest_charge,
    "minimum_payment": _minimum_payment,
    "payment_allocation": _payment_allocation,
    "payoff_simulation": _payoff_simulation,
    "repay_in_36_months": _repay_in_36_months,
    "residual_interest": _residual_interest,
    "statement_rollforward": _statement_rollforward,
    "unpaid_balance": _unpaid_balance,
}
