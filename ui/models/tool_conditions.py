"""The conditions of a credit tool in words: what a version says, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from finapp.domain.calendars import Region, Roll
from finapp.domain.credit import DueKind
from finapp.domain.money import Money
from finapp.domain.tool_terms import Compounding, InterestMethod
from finapp.services.tool_states import effective_rate
from ui import format as formats
from ui.views.debts_columns import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from finapp.domain.credit import BillingCycle
    from finapp.domain.tool_terms import LateFee, MinimumRule, ToolTerms
    from finapp.domain.tool_versions import ToolVersion

translate = QCoreApplication.translate


class Fact(NamedTuple):
    """One thing that a version says."""

    name: str
    value: str


def facts_of(version: ToolVersion, currency: str) -> list[Fact]:
    """Return everything a version says, in its order."""
    writes = formats.current()
    facts = [] if version.cycle is None else _of_cycle(version.cycle)
    if version.limit is not None:
        facts.append(Fact(translate("ToolConditions", "Limit"), writes.money(version.limit)))
    if version.terms is not None:
        facts += _of_terms(version.terms, currency)
    return facts


def changes_of(version: ToolVersion, before: ToolVersion | None, currency: str) -> str:
    """Return what a version changes, “limit ¥30,000.00 → ¥40,000.00”; of the first all it says."""
    facts = facts_of(version, currency)
    if before is None:
        return _joined([f"{one.name} {one.value}" for one in facts])
    old = {one.name: one.value for one in facts_of(before, currency)}
    words = [
        f"{one.name} {old[one.name]} → {one.value}" if one.name in old else f"{one.name} {one.value}"
        for one in facts
        if old.get(one.name) != one.value
    ]
    names = {one.name for one in facts}
    gone = translate("ToolConditions", "no more")
    words += [f"{name} {gone}" for name in old if name not in names]
    return _joined(words) or translate("ToolConditions", "nothing that is shown here")


def _joined(words: Sequence[str]) -> str:
    return " · ".join(words)


def _of_cycle(cycle: BillingCycle) -> list[Fact]:
    found = [Fact(translate("ToolConditions", "Statement day"), day_text(cycle.closing_day))]
    if cycle.due_kind is DueKind.DAY:
        due = day_text(cycle.due_value)
    else:
        due = QCoreApplication.translate(
            "ToolConditions", "%n day(s) after the statement", None, cycle.due_value
        )
    found.append(Fact(translate("ToolConditions", "Due"), due))
    if cycle.roll is not Roll.NONE:
        found.append(Fact(translate("ToolConditions", "On a day off"), _roll(cycle.roll, cycle.region)))
    if not cycle.closing_day_included:
        name = translate("ToolConditions", "Bought on the statement day")
        found.append(Fact(name, translate("ToolConditions", "next statement")))
    return found


def _roll(roll: Roll, region: Region | None) -> str:
    words = {
        Roll.FOLLOWING: translate("ToolConditions", "the next working day"),
        Roll.MODIFIED_FOLLOWING: translate("ToolConditions", "the next working day of the month"),
        Roll.PRECEDING: translate("ToolConditions", "the working day before"),
        Roll.NEAREST: translate("ToolConditions", "the nearest working day"),
    }.get(roll, roll.value)
    return words if region is None else f"{words} ({region.value.upper()})"


def _of_terms(terms: ToolTerms, currency: str) -> list[Fact]:
    found = [Fact(translate("ToolConditions", "Interest"), method_words(terms.method))]
    if terms.method is not InterestMethod.NONE:
        found += _of_interest(terms)
    if terms.cash_rate is not None:
        found.append(Fact(translate("ToolConditions", "Rate of cash drawn"), _rate(terms.cash_rate)))
    if terms.penalty_rate is not None:
        found.append(Fact(translate("ToolConditions", "Rate when long overdue"), _rate(terms.penalty_rate)))
    if terms.grace_days:
        days = QCoreApplication.translate("ToolConditions", "%n day(s) late", None, terms.grace_days)
        found.append(Fact(translate("ToolConditions", "Still in time"), days))
    found += _of_minimum(terms.minimum, currency) + _of_late(terms.late_fee, currency)
    return found + _of_fees(terms, currency)


def _of_interest(terms: ToolTerms) -> list[Fact]:
    found = [Fact(translate("ToolConditions", "Rate"), _rate(terms.rate))]
    effective = effective_rate(terms)
    if effective != terms.rate:
        found.append(Fact(translate("ToolConditions", "With interest on interest"), _rate(effective)))
    found.append(Fact(translate("ToolConditions", "Interest is added"), _compounding(terms.compounding)))
    if not terms.grace:
        name = translate("ToolConditions", "Interest-free when paid in full")
        found.append(Fact(name, translate("ToolConditions", "no")))
    return found


def _of_fees(terms: ToolTerms, currency: str) -> list[Fact]:
    writes, found = formats.current(), []
    for name, minor in (
        (translate("ToolConditions", "Monthly fee"), terms.monthly_fee),
        (translate("ToolConditions", "Fee over the limit"), terms.over_limit_fee),
    ):
        if minor:
            found.append(Fact(name, writes.money(Money(minor, currency))))
    if terms.cash_fee_rate or terms.cash_fee_least:
        words = _at_least(terms.cash_fee_rate, terms.cash_fee_least, currency)
        found.append(Fact(translate("ToolConditions", "Fee of cash drawn"), words))
    if terms.refund_lowers_due:
        name = translate("ToolConditions", "A refund after the statement")
        found.append(Fact(name, translate("ToolConditions", "lowers what is due")))
    return found


def _of_minimum(rule: MinimumRule | None, currency: str) -> list[Fact]:
    if rule is None:
        return []
    return [
        Fact(translate("ToolConditions", "Minimum"), _at_least(rule.percent, rule.floor, currency)),
    ]


def _of_late(fee: LateFee | None, currency: str) -> list[Fact]:
    if fee is None:
        return []
    writes = formats.current()
    words = _at_least(fee.rate, max(fee.least, fee.fixed), currency)
    if fee.most is not None:
        most = translate("ToolConditions", "at most {amount}").format(
            amount=writes.money(Money(fee.most, currency))
        )
        words = writes.added(words, most)
    return [Fact(translate("ToolConditions", "Late fee"), words)]


def _at_least(rate: Decimal, floor: int, currency: str) -> str:
    writes = formats.current()
    amount = writes.money(Money(floor, currency))
    if not rate:
        return amount
    if not floor:
        return _rate(rate)
    return translate("ToolConditions", "{rate}, at least {amount}").format(rate=_rate(rate), amount=amount)


def _rate(rate: Decimal) -> str:
    return formats.current().percent(rate, 2)


def _compounding(kind: Compounding) -> str:
    return {
        Compounding.NONE: translate("ToolConditions", "never"),
        Compounding.STATEMENT: translate("ToolConditions", "with every statement"),
        Compounding.DAILY: translate("ToolConditions", "daily"),
    }[kind]


def method_words(method: InterestMethod) -> str:
    """Return which balance bears interest."""
    return {
        InterestMethod.NONE: translate("ToolConditions", "none"),
        InterestMethod.POSTING_FULL: translate(
            "ToolConditions", "on the whole statement, from each purchase"
        ),
        InterestMethod.POSTING_UNPAID: translate("ToolConditions", "on the unpaid part, from each purchase"),
        InterestMethod.AFTER_DUE: translate("ToolConditions", "on the unpaid part, from the due day"),
        InterestMethod.CYCLE: translate("ToolConditions", "on the average daily balance"),
        InterestMethod.CYCLE_OLD: translate(
            "ToolConditions", "on the average daily balance without new purchases"
        ),
        InterestMethod.PREVIOUS_BALANCE: translate("ToolConditions", "on the balance of the last statement"),
    }[method]
