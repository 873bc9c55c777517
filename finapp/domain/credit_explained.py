"""Why a schedule, a fee plan, an early payoff or a card statement comes to its numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.card import DAYS_IN_YEAR, CycleInterest
from finapp.domain.explain import Explanation, Line, Value, line
from finapp.domain.fee_schedule import FeeMode, fee_total, flat_fee
from finapp.domain.money import Money
from finapp.domain.rounding import Rounding, round_ratio
from finapp.domain.schedule import (
    DEFAULT_POLICY,
    Rate,
    RoundingPolicy,
    Row,
    level_payment,
    negative_amortization,
    totals,
)
from finapp.domain.settlement import SettlementMethod

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finapp.domain.settlement import Settlement, SettlementTerms

_RULE_78_SOURCE = "15 USC 1615"
_PRESENT_VALUE_SOURCE = "SI 2004/1483"
_AVERAGE_SOURCE = "12 CFR 1026 Appendix G-1"


def explain_level_schedule(
    rows: Sequence[Row], principal: int, rate: Rate, currency: str, policy: RoundingPolicy = DEFAULT_POLICY
) -> Explanation:
    """Explain a level-payment schedule at `rate` per period."""
    exact = level_payment(principal, rate, len(rows)) if rows else Fraction(0)
    shown = _shown(round_ratio(exact.numerator, exact.denominator), currency)
    formula = line("schedule.level", rate=_decimal(rate), count=len(rows), payment=shown)
    return _schedule(rows, principal, rate, currency, policy, (formula,))


def explain_equal_principal(
    rows: Sequence[Row], principal: int, rate: Rate, currency: str, policy: RoundingPolicy = DEFAULT_POLICY
) -> Explanation:
    """Explain a schedule of equal principal parts at `rate` per period."""
    part = _shown(rows[0].principal, currency) if rows else _shown(0, currency)
    formula = line("schedule.part", principal=_shown(principal, currency), count=len(rows), part=part)
    return _schedule(rows, principal, rate, currency, policy, (formula,))


def _schedule(
    rows: Sequence[Row],
    principal: int,
    rate: Rate,
    currency: str,
    policy: RoundingPolicy,
    formula: tuple[Line, ...],
) -> Explanation:
    sums, steps = totals(rows), list(formula)
    if rows:
        first = rows[0]
        steps.append(
            line(
                "schedule.first",
                balance=_shown(principal, currency),
                rate=_decimal(rate),
                interest=_shown(first.interest, currency),
                principal=_shown(first.principal, currency),
            )
        )
    usual = rows[-2].payment if len(rows) > 1 else 0
    if usual and rows[-1].payment != usual:
        last, difference = rows[-1].payment, rows[-1].payment - usual
        steps.append(
            line("schedule.last", last=_shown(last, currency), difference=_shown(difference, currency))
        )
    if negative_amortization(rows):
        steps.append(line("schedule.grows"))
    rule = line(
        "schedule.rule",
        total=_shown(sums.payment, currency),
        count=len(rows),
        principal=_shown(principal, currency),
        interest=_shown(sums.interest, currency),
        fees=_shown(sums.fee, currency),
    )
    return Explanation(
        rule, "", (line("schedule.rate", rate=_decimal(rate)),), tuple(steps), rounding_line(policy.interest)
    )


def explain_fee_plan(
    amount: int,
    n: int,
    fee_rate: Rate,
    mode: FeeMode,
    currency: str,
    *,
    rounding: Rounding = Rounding.HALF_UP,
) -> Explanation:
    """Explain a plan with a flat fee on the original amount."""
    fee = fee_total(amount, n, fee_rate, mode, rounding=rounding)
    rows = flat_fee(amount, n, fee_rate, mode, rounding=rounding)
    once = fee // n if mode is FeeMode.PER_PERIOD else fee
    numbers: dict[str, Value] = {
        "rate": _decimal(fee_rate),
        "amount": _shown(amount, currency),
        "once": _shown(once, currency),
        "count": n,
    }
    steps = [line(f"fee_plan.{mode.value}", **numbers), line("fee_plan.original")]
    rule = line(
        "fee_plan.rule", fee=_shown(fee, currency), total=_shown(totals(rows).payment, currency), count=n
    )
    return Explanation(rule, "", steps=tuple(steps), rounding=rounding_line(rounding))


def explain_settlement(settled: Settlement, terms: SettlementTerms, paid: int, currency: str) -> Explanation:
    """Explain what settling right after installment `paid` costs and saves."""
    steps = [line("settlement.principal", principal=_shown(settled.principal, currency))]
    if settled.charges:
        steps.append(line(f"settlement.{terms.method.value}", charges=_shown(settled.charges, currency)))
    if settled.penalty:
        steps.append(line("settlement.penalty", penalty=_shown(settled.penalty, currency), paid=paid))
    steps.append(line("settlement.remaining", remaining=_shown(settled.remaining, currency)))
    code = (
        "settlement.saves"
        if settled.saved > 0
        else "settlement.loses"
        if settled.saved
        else "settlement.same"
    )
    rule = line(
        code,
        amount=_shown(settled.amount, currency),
        saved=_shown(settled.saved, currency),
        more=_shown(-settled.saved, currency),
    )
    sources = {
        SettlementMethod.RULE_OF_78: _RULE_78_SOURCE,
        SettlementMethod.PRESENT_VALUE: _PRESENT_VALUE_SOURCE,
    }
    return Explanation(rule, sources.get(terms.method, ""), steps=tuple(steps))


def explain_cycle_interest(
    found: CycleInterest, annual_rate: Rate, days: int, currency: str, *, year_days: int = DAYS_IN_YEAR
) -> Explanation:
    """Explain the interest of a statement cycle."""
    rule = line("card.interest", interest=_shown(found.interest, currency))
    if found.grace:
        return Explanation(rule, "", steps=(line("card.grace"),))
    average = round_ratio(found.average_balance.numerator, found.average_balance.denominator)
    steps = (
        line("card.average", average=_shown(average, currency), days=days),
        line(
            "card.times",
            average=_shown(average, currency),
            rate=_decimal(annual_rate),
            year=year_days,
            days=days,
            interest=_shown(found.interest, currency),
        ),
    )
    return Explanation(rule, _AVERAGE_SOURCE, steps=steps, rounding=rounding_line(Rounding.HALF_UP))


def explain_minimum_payment(
    due: int,
    balance: int,
    pct: Rate,
    floor: int,
    currency: str,
    *,
    charges: int = 0,
    on_top: int = 0,
) -> Explanation:
    """Explain a minimum payment: `charges` are interest and fees, `on_top` is past due or over the limit."""
    share = Fraction(pct) * balance
    part = round_ratio(share.numerator, share.denominator) + charges
    steps = [
        line("card.share", rate=_decimal(pct), balance=_shown(balance, currency), part=_shown(part, currency))
    ]
    if part < floor:
        steps.append(line("card.floor", floor=_shown(floor, currency)))
    if on_top:
        steps.append(line("card.on_top", amount=_shown(on_top, currency)))
    if max(part, floor) + on_top > balance:
        steps.append(line("card.capped", balance=_shown(balance, currency)))
    return Explanation(line("card.minimum", due=_shown(due, currency)), "", steps=tuple(steps))


def rounding_line(mode: Rounding) -> Line:
    """Return the sentence for a rounding mode."""
    return line(f"rounding.{mode.value}")


def _shown(minor: int, currency: str) -> Money:
    return Money(minor, currency)


def _decimal(rate: Rate) -> Decimal:
    numerator, denominator = rate.as_integer_ratio()
    return Decimal(numerator) / denominator
