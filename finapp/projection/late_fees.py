"""Late fees of tools without statements: one for each overdue installment, up to a share of the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from finapp.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from finapp.domain.plan import Plan
    from finapp.domain.tool_terms import LateFee


def late_fees(plans: Iterable[Plan], fee: LateFee | None, today: date) -> int:
    """Return what overdue installments have cost by `today`, minor units.

    `fee.cap_rate` is the share of an order that all its late fees may reach.
    """
    if fee is None:
        return 0
    each = replace(fee, cap_rate=None)
    whole = 0
    for plan in plans:
        late = [row for row in plan.installments if row.due + timedelta(days=fee.days) < today]
        charged = sum(each.amount(row.open, row.amount) for row in late)
        if fee.cap_rate is not None:
            most = Money(plan.terms.price, plan.currency).times(fee.cap_rate)
            charged = min(charged, most.minor)
        whole += charged
    return whole
