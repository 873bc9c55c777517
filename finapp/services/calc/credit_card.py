"""Interest, minimum payments and repayment of credit cards."""

from __future__ import annotations

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
from finapp.domain.rounding import round_ratio
from finapp.domain.settlement import accrued_interest
from finapp.errors import UserError
from finapp.projection.payoff import pay_down
from finapp.services.calc.minor import Scale, cents

if TYPE_CHECKING:
    from finapp.domain.schedule import Rate
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs

_EXCLUDING_NEW = "ADB_EXCL_NEW"
_REPAY_MONTHS = 36
_MINIMUM_RULES = ("pct_plus_interest_floor", "interest_plus_1pct_rounded_up_to_dollar")


def _events(inputs: Inputs, scale: Scale, key: str, kind: CardEventKind | None = None) -> list[CardEvent]:
    tables = inputs.tables(key) if key in inputs else []
    return [
        CardEvent(
            table.date("date"),
            scale.minor(table.decimal("amount")),
            kind or table.choice("kind", CardEventKind),
        )
        for table in tables
    ]


def _average_daily_balance(inputs: Inputs) -> Outputs:
    tables = inputs.tables("transactions")
    scale = Scale.for_amounts([inputs.decimal("opening_balance"), *(t.decimal("amount") for t in tables)])
    opening, events = scale.minor(inputs.decimal("opening_balance")), _events(inputs, scale, "transactions")
    start, end = inputs.date("cycle_start"), inputs.date("cycle_end")
    new_charges = inputs.text("method", "") != _EXCLUDING_NEW
    average = average_daily_balance(opening, events, start, end, new_charges=new_charges)
    outputs: dict[str, object] = {"adb": scale.amount(average)}
    if inputs.flag("round_adb"):
        average = Fraction(round_ratio(average.numerator, average.denominator))
        outputs["adb"] = scale.amount(average)
    charge = 0
    if "monthly_rate" in inputs:
        charge = monthly_interest(average, inputs.decimal("monthly_rate"))
    elif "apr" in inputs:
        basis = inputs.count("basis", DAYS_IN_YEAR)
        charge = interest(average, inputs.decimal("apr"), cycle_days(start, end), year_days=basis)
    closing = opening + sum(event.change for event in events) + charge
    return outputs | {"interest": scale.amount(charge), "closing_balance": scale.amount(closing)}


def _adb_closed_form(inputs: Inputs) -> Outputs:
    net, payment = Fraction(inputs.decimal("net_balance")), Fraction(inputs.decimal("payment"))
    days = inputs.count("cycle_days")
    paid_for = inputs.between("days_payment_before_cycle_end", 0, days)
    average = (net * days - payment * paid_for) / days
    return {"interest_unrounded": average * Fraction(inputs.decimal("monthly_rate"))}


def _interest_charge(inputs: Inputs) -> Outputs:
    scale, (balance,) = cents(inputs, "balance_subject")
    if "days" in inputs:
        days = inputs.between("days", 0)
    else:
        days = cycle_days(inputs.date("cycle_start"), inputs.date("cycle_end"))
    basis = inputs.count("basis", DAYS_IN_YEAR)
    charge = interest(balance, inputs.decimal("apr"), days, year_days=basis)
    return {"days": days, "interest": scale.amount(charge)}


def _statement_rollforward(inputs: Inputs) -> Outputs:
    added = ("previous", "purchases", "balance_transfers", "cash_advances", "fees", "interest")
    balance = sum(inputs.decimal(key, 0) for key in added) - inputs.decimal("payments", 0)
    return {"new_balance": balance, "available_credit": inputs.decimal("credit_limit") - balance}


def _unpaid_balance(inputs: Inputs) -> Outputs:
    scale, (previous, purchases, payment) = cents(inputs, "previous", "purchases", "payment")
    charge = monthly_interest(previous, inputs.decimal("monthly_rate"))
    balance = previous + charge + purchases - payment
    return {"interest": scale.amount(charge), "new_balance": scale.amount(balance)}


def _minimum_payment(inputs: Inputs) -> Outputs:
    keys = ("balance", "floor", "interest", "fees", "past_due", "over_limit")
    scale, (balance, floor, charge, fees, past_due, over_limit) = cents(inputs, *keys)
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
    return {"minimum_payment": scale.amount(due)}


def _payoff_simulation(inputs: Inputs) -> Outputs:
    scale, (balance, floor, fixed) = cents(inputs, "balance", "min_floor", "fixed_payment")
    paid = pay_down(
        balance,
        inputs.decimal("apr"),
        pct=inputs.decimal("min_pct", 0),
        floor=floor,
        fixed=fixed if "fixed_payment" in inputs else None,
    )
    outputs: dict[str, object] = {"reason": paid.trouble}
    if paid.payments:
        outputs["first_payment"] = scale.amount(paid.payments[0])
    if paid.trouble:
        return outputs | dict.fromkeys(("months", "total_interest", "total_paid", "last_payment"))
    if paid.payments:
        outputs["last_payment"] = scale.amount(paid.payments[-1])
    return outputs | {
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


def _grace(inputs: Inputs) -> Outputs:
    scale, (previous, paid) = cents(inputs, "prev_statement_balance", "paid_by_due")
    if "cycle_start" not in inputs:
        in_full = paid >= previous
        return {"interest": 0 if in_full else None, "grace_applies": in_full}
    payments = [inputs.nested("payment")] if "payment" in inputs else []
    paid_in_cycle = [
        CardEvent(table.date("date"), scale.minor(table.decimal("amount")), CardEventKind.PAYMENT)
        for table in payments
    ]
    events = [*paid_in_cycle, *_events(inputs, scale, "purchases", CardEventKind.PURCHASE)]
    found = cycle_interest(
        previous,
        events,
        inputs.date("cycle_start"),
        inputs.date("cycle_end"),
        inputs.decimal("apr"),
        paid_by_due=paid if "paid_by_due" in inputs else sum(event.amount for event in paid_in_cycle),
        year_days=inputs.count("basis", DAYS_IN_YEAR),
    )
    return {"interest": scale.amount(found.interest), "grace_applies": found.grace}


def _residual_interest(inputs: Inputs) -> Outputs:
    scale, (balance,) = cents(inputs, "statement_balance")
    charge = residual_interest(
        balance,
        inputs.decimal("apr"),
        inputs.date("statement_date"),
        inputs.date("payment_date"),
        year_days=inputs.count("basis", DAYS_IN_YEAR),
        payment_day_counts=inputs.flag("day_of_payment_counts"),
    )
    return {"residual_interest": scale.amount(charge)}


def _cn_revolving(inputs: Inputs) -> Outputs:
    purchases, payment = inputs.tables("purchases"), inputs.nested("payment")
    scale = Scale.for_amounts([table.decimal("amount") for table in (*purchases, payment)])
    bought = [(table.date("date"), scale.minor(table.decimal("amount"))) for table in purchases]
    paid = (payment.date("date"), scale.minor(payment.decimal("amount")))
    outputs = {}
    for regime in RevolvingRegime:
        charge = revolving_interest(
            bought, paid, inputs.date("next_statement"), inputs.decimal("daily_rate"), regime
        )
        outputs[f"interest_{regime.value}"] = scale.amount(charge)
    return outputs


def _cash_advance(inputs: Inputs) -> Outputs:
    scale, (amount, least) = cents(inputs, "amount", "fee_min")
    days = (inputs.date("repaid") - inputs.date("date")).days
    return {
        "fee": scale.amount(cash_advance_fee(amount, inputs.decimal("fee_rate", 0), least)),
        "interest": scale.amount(accrued_interest(amount, inputs.decimal("daily_rate"), days)),
    }


def _daily_compounding(inputs: Inputs) -> Outputs:
    scale, (balance,) = cents(inputs, "balance")
    apr, days, basis = (
        inputs.decimal("apr"),
        inputs.between("days", 0),
        inputs.count("basis", DAYS_IN_YEAR),
    )
    return {
        "simple": scale.amount(interest(balance, apr, days, year_days=basis)),
        "daily_compound": scale.amount(compound_daily(balance, apr, days, year_days=basis)),
    }


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
        minimum_lowest_first=inputs.text("minimum_goes_to", "lowest_apr_first").startswith("lowest"),
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
