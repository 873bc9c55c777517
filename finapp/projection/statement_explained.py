"""Why a statement asks for what it asks for: its amount due and its minimum, from its own figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from finapp.domain.explain import Explanation, Line, line
from finapp.domain.money import Money
from finapp.domain.rounding import Rounding, round_ratio
from finapp.domain.tool_terms import PercentOf

if TYPE_CHECKING:
    from finapp.domain.statement import Statement
    from finapp.domain.tool_terms import MinimumRule


def explain_due(statement: Statement) -> Explanation:
    """Explain the amount due: what the statement adds up, what was printed, what lowers it."""
    printed = statement.printed is not None and statement.printed.amount is not None
    rule = line(
        "statement.due_printed" if printed else "statement.due",
        amount=statement.money(statement.amount_due),
        due=statement.due,
        closing=statement.closing,
    )
    parts = {
        "opening": statement.opening,
        "charges": statement.charges,
        "installments": statement.installments,
        "fees": statement.fees,
        "interest": statement.interest,
        "refunds": statement.refunds,
        "payments": statement.payments,
    }
    steps = [_amount(name, statement, minor) for name, minor in parts.items() if minor]
    if printed:
        steps.append(line("statement.computed", balance=statement.money(statement.balance)))
    elif len(steps) > 1:
        steps.append(_amount("balance", statement, statement.balance))
    if statement.balance < 0:
        steps.append(_amount("credit", statement, -statement.balance))
    if statement.lowered and not printed:
        steps.append(_amount("lowered", statement, statement.lowered))
    return Explanation(rule, "", steps=tuple(steps))


def explain_minimum(statement: Statement, rule: MinimumRule | None) -> Explanation:
    """Explain the minimum due under the lender's `rule`; without one all of it is due."""
    printed = statement.printed is not None and statement.printed.minimum is not None
    head = line(
        "statement.minimum_printed" if printed else "statement.minimum",
        amount=statement.money(statement.minimum),
        due=statement.due,
    )
    if printed:
        return Explanation(head, "")
    if rule is None:
        return Explanation(head, "", steps=(line("statement.whole"),))
    rounding = None if rule.round_up else line(f"rounding.{Rounding.HALF_UP.value}")
    return Explanation(head, "", steps=tuple(_minimum_steps(statement, rule)), rounding=rounding)


def _minimum_steps(statement: Statement, rule: MinimumRule) -> list[Line]:
    balance = max(0, statement.balance)
    costs = statement.fees + statement.interest
    base = balance - statement.installments
    if rule.percent_of is PercentOf.ORDINARY:
        base -= costs + statement.past_due
    exact = max(0, base) * Fraction(rule.percent)
    part = round_ratio(exact.numerator, exact.denominator)
    steps = []
    if rule.percent:
        share = Money(part, statement.currency)
        steps.append(
            line("statement.share", rate=rule.percent, base=statement.money(max(0, base)), part=share)
        )
    parts = {
        "in_full": statement.installments,
        "costs": costs if rule.costs else 0,
        "round_up": rule.round_up,
        "floor": rule.floor,
        "past_due": statement.past_due,
        "over_limit": statement.over_limit,
    }
    steps += [_amount(name, statement, minor) for name, minor in parts.items() if minor]
    if statement.minimum == balance:
        steps.append(_amount("capped", statement, balance))
    return steps


def _amount(name: str, statement: Statement, minor: int) -> Line:
    return line(f"statement.{name}", amount=statement.money(minor))
