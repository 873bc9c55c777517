"""Why a bond has its price or its yield: every payment discounted, the sum, and the accrued interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line

if TYPE_CHECKING:
    from decimal import Decimal

    from finapp.domain.bond import Bond, BondValue

SOURCE = "ICMA Rule 251 (accrued interest)"
_MOST = 60


def explain_price(bond: Bond, rate: Decimal, value: BondValue) -> Explanation:
    """Explain the price of `bond` at a yield, per 100 of face value."""
    return _explained(bond, rate, value, line("bond.price", dirty=value.dirty, clean=value.clean))


def explain_yield(bond: Bond, rate: Decimal, value: BondValue) -> Explanation:
    """Explain the yield of `bond` at a price: at this yield its payments are worth the price."""
    return _explained(bond, rate, value, line("bond.yield", rate=rate))


def _explained(bond: Bond, rate: Decimal, value: BondValue, rule: Line) -> Explanation:
    period = bond.period
    inputs = (
        line("bond.coupon", coupon=bond.coupon, frequency=bond.frequency),
        line("bond.period", start=period.previous, end=period.following, days=period.days),
        line("bond.accrued", days=period.accrued_days, accrued=bond.accrued),
    )
    steps = []
    for years, amount in bond.flows[:_MOST]:
        factor = bond.discount_factor(rate, years)
        steps.append(line("bond.flow", years=years, amount=amount, factor=factor, worth=amount * factor))
    if len(bond.flows) > _MOST:
        steps.append(line("bond.more", count=len(bond.flows) - _MOST))
    steps.append(line("bond.sum", rate=rate, dirty=value.dirty))
    steps.append(line("bond.clean", dirty=value.dirty, accrued=bond.accrued, clean=value.clean))
    return Explanation(rule, SOURCE, inputs, tuple(steps))
