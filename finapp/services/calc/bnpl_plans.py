"""Plans that split an amount: interest-free, with flat fees, pay in n, deferred interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.dates import Unit, add_months, due_dates
from finapp.domain.fee_schedule import (
    FeeMode,
    deferred_interest,
    flat_fee,
    interest_free,
    pay_in_n,
)
from finapp.domain.schedule import totals
from finapp.domain.split import Remainder
from finapp.services.calc.minor import Scale, cents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from finapp.domain.schedule import Row
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


def _payments(scale: Scale, rows: Sequence[Row], n: int) -> list[Decimal]:
    """Return `n` payments; rows at the end that demand nothing count as 0."""
    return [scale.amount(row.payment) for row in rows] + [scale.amount(0)] * (n - len(rows))


def _remainder(inputs: Inputs) -> Remainder:
    return inputs.choice("remainder", Remainder, Remainder.LAST)


def _interest_free(inputs: Inputs) -> Outputs:
    scale, (amount,) = cents(inputs, "amount")
    n = inputs.count("n")
    rows = interest_free(amount, n, remainder=_remainder(inputs))
    return {
        "instalments": _payments(scale, rows, n),
        "total": scale.amount(totals(rows).payment),
    }


def _flat_fee(inputs: Inputs) -> Outputs:
    scale, (amount,) = cents(inputs, "amount")
    n, mode = inputs.count("n"), inputs.choice("fee_mode", FeeMode)
    rows = flat_fee(amount, n, inputs.decimal("fee_rate"), mode, remainder=_remainder(inputs))
    sums = totals(rows)
    return {
        "instalments": _payments(scale, rows, n),
        "total_fee": scale.amount(sums.fee),
        "total_paid": scale.amount(sums.payment),
    }


def _pay_in_n(inputs: Inputs) -> Outputs:
    scale, (price,) = cents(inputs, "price")
    n = inputs.count("n")
    payments = _payments(scale, pay_in_n(price, n, remainder=_remainder(inputs)), n)
    dates = due_dates(inputs.date("first"), n, Unit.DAY, inputs.count("every_days"))
    at_checkout = payments[0] if inputs.flag("first_at_checkout", default=True) else 0
    return {
        "schedule": [[day, payment] for day, payment in zip(dates, payments, strict=True)],
        "amount_financed": scale.amount(price) - at_checkout,
    }


def _deferred_interest(inputs: Inputs) -> Outputs:
    payments = inputs.tables("payments")
    amounts = [payment.decimal("amount") for payment in payments]
    scale = Scale.for_amounts([inputs.decimal("amount"), *amounts])
    end = add_months(inputs.date("start"), inputs.count("promo_months"))
    promotion = deferred_interest(
        scale.minor(inputs.decimal("amount")),
        inputs.decimal("apr"),
        start=inputs.date("start"),
        promo_end=end,
        payments=[
            (payment.date("date"), scale.minor(amount))
            for payment, amount in zip(payments, amounts, strict=True)
        ],
    )
    return {
        "promo_end": end,
        "balance_at_end": scale.amount(promotion.balance),
        "deferred_interest_charged": scale.amount(promotion.charged),
    }


KINDS = {
    "deferred_interest": _deferred_interest,
    "flat_fee": _flat_fee,
    "interest_free": _interest_free,
    "pay_in_n": _pay_in_n,
}
