"""The words for what was agreed in a plan: cost, first due date, rounding, early payoff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from finapp.domain.dates import Unit
from finapp.domain.money import Money
from finapp.domain.plan import CostConvention, FirstDueRule, SettlementRule
from finapp.domain.rounding import Rounding
from finapp.domain.split import Remainder
from ui import format as formats
from ui.widgets.picker import PickItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finapp.domain.plan import PlanTerms

_CONTEXT = "PlanWords"

CONVENTIONS: dict[CostConvention, object] = {
    CostConvention.NONE: QT_TRANSLATE_NOOP("PlanWords", "Interest-free"),
    CostConvention.FEE_PER_PERIOD: QT_TRANSLATE_NOOP("PlanWords", "Fee with every installment"),
    CostConvention.FEE_ONCE_SPREAD: QT_TRANSLATE_NOOP("PlanWords", "Flat fee, spread over the installments"),
    CostConvention.FEE_ONCE_FIRST: QT_TRANSLATE_NOOP("PlanWords", "Flat fee, with the first installment"),
    CostConvention.FEE_DEDUCTED: QT_TRANSLATE_NOOP("PlanWords", "Flat fee, kept back at payout"),
    CostConvention.ANNUITY: QT_TRANSLATE_NOOP("PlanWords", "Yearly rate, equal payments"),
    CostConvention.EQUAL_PRINCIPAL: QT_TRANSLATE_NOOP("PlanWords", "Yearly rate, equal principal"),
    CostConvention.FLAT_INTEREST: QT_TRANSLATE_NOOP("PlanWords", "Yearly rate on the original amount"),
    CostConvention.INTEREST_ONLY: QT_TRANSLATE_NOOP("PlanWords", "Interest first, principal at the end"),
    CostConvention.DEFERRED_INTEREST: QT_TRANSLATE_NOOP("PlanWords", "Interest only if not repaid in time"),
}
"""How a plan charges, as offered; a plan changed by hand is `CUSTOM`."""

CUSTOM = QT_TRANSLATE_NOOP("PlanWords", "As printed by the lender")

FIRST_DUE: dict[FirstDueRule, object] = {
    FirstDueRule.TOOL: QT_TRANSLATE_NOOP("PlanWords", "On the lender’s next due day"),
    FirstDueRule.DATE: QT_TRANSLATE_NOOP("PlanWords", "On a date"),
    FirstDueRule.DAYS_AFTER_PURCHASE: QT_TRANSLATE_NOOP("PlanWords", "Days after the start"),
    FirstDueRule.DAYS_AFTER_SHIPMENT: QT_TRANSLATE_NOOP("PlanWords", "Days after shipping"),
}

REMAINDERS: dict[Remainder, object] = {
    Remainder.LAST: QT_TRANSLATE_NOOP("PlanWords", "The last installment takes the rest"),
    Remainder.FIRST: QT_TRANSLATE_NOOP("PlanWords", "The first installment takes the rest"),
    Remainder.SPREAD_FIRST: QT_TRANSLATE_NOOP("PlanWords", "One cent more on the first ones"),
    Remainder.ROUND_HALF_UP_LAST: QT_TRANSLATE_NOOP("PlanWords", "Rounded, the last evens it out"),
}

ROUNDINGS: dict[Rounding, object] = {
    Rounding.HALF_UP: QT_TRANSLATE_NOOP("PlanWords", "Half up"),
    Rounding.HALF_EVEN: QT_TRANSLATE_NOOP("PlanWords", "Half to even"),
    Rounding.UP: QT_TRANSLATE_NOOP("PlanWords", "Up"),
    Rounding.DOWN: QT_TRANSLATE_NOOP("PlanWords", "Down"),
}

SETTLEMENTS: dict[SettlementRule, object] = {
    SettlementRule.UNKNOWN: QT_TRANSLATE_NOOP("PlanWords", "Not known"),
    SettlementRule.WAIVED: QT_TRANSLATE_NOOP("PlanWords", "Fees still to come are waived"),
    SettlementRule.KEPT: QT_TRANSLATE_NOOP("PlanWords", "Fees still to come are charged"),
    SettlementRule.REBATE_ACTUARIAL: QT_TRANSLATE_NOOP("PlanWords", "Interest only up to the day"),
    SettlementRule.REBATE_RULE_OF_78: QT_TRANSLATE_NOOP("PlanWords", "Rebate by the rule of 78"),
    SettlementRule.PENALTY: QT_TRANSLATE_NOOP("PlanWords", "Fees waived, a charge for settling"),
}

UNITS: dict[Unit, object] = {
    Unit.DAY: QT_TRANSLATE_NOOP("PlanWords", "Days"),
    Unit.WEEK: QT_TRANSLATE_NOOP("PlanWords", "Weeks"),
    Unit.MONTH: QT_TRANSLATE_NOOP("PlanWords", "Months"),
    Unit.YEAR: QT_TRANSLATE_NOOP("PlanWords", "Years"),
}

YEARLY = frozenset(
    {
        CostConvention.ANNUITY,
        CostConvention.EQUAL_PRINCIPAL,
        CostConvention.FLAT_INTEREST,
        CostConvention.INTEREST_ONLY,
        CostConvention.DEFERRED_INTEREST,
    }
)
"""Conventions whose rate is per year; the others charge a share of the price."""

FLAT = frozenset({CostConvention.FEE_ONCE_SPREAD, CostConvention.FEE_ONCE_FIRST, CostConvention.FEE_DEDUCTED})
"""Conventions with one fee, known as a share or as an amount."""


def words_of(text: object) -> str:
    """Return the translation of one of the words above."""
    return QCoreApplication.translate(_CONTEXT, str(text))


def items(words: Mapping[Any, object]) -> list[PickItem]:
    """Return the choices of one of the lists above."""
    return [PickItem(key, words_of(text)) for key, text in words.items()]


def settlement_words(rule: SettlementRule) -> str:
    """Return what happens to fees when a plan is paid off early."""
    return words_of(SETTLEMENTS[rule])


def convention_words(terms: PlanTerms) -> str:
    """Return how a plan charges, with its rate or fee."""
    words = words_of(CONVENTIONS.get(terms.convention, CUSTOM))
    writes = formats.current()
    if terms.fee is not None and terms.convention in FLAT:
        return writes.added(words, writes.money(Money(terms.fee, terms.currency)))
    if terms.rate and terms.convention is not CostConvention.CUSTOM:
        return writes.added(words, writes.percent(terms.rate, 2))
    return words
