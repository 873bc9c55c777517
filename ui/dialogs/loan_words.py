"""The words for what a loan agrees beyond its plan, and for what happens to it over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from finapp.domain.daycount import DayCount
from finapp.domain.loan_terms import HolidayKind, Lender, Waterfall
from finapp.domain.plan import ExtraEffect
from finapp.domain.schedule import FirstPeriod
from ui import format as formats
from ui.widgets.picker import PickItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finapp.domain.loan_terms import Holiday

_CONTEXT = "LoanWords"

LENDERS: dict[Lender, object] = {
    Lender.BANK: QT_TRANSLATE_NOOP("LoanWords", "A bank"),
    Lender.CONSUMER_FINANCE: QT_TRANSLATE_NOOP("LoanWords", "A consumer finance company"),
    Lender.P2P: QT_TRANSLATE_NOOP("LoanWords", "People over a platform (P2P)"),
    Lender.INFORMAL: QT_TRANSLATE_NOOP("LoanWords", "A person, informally"),
}

DAY_COUNTS: dict[DayCount | None, object] = {
    None: QT_TRANSLATE_NOOP("LoanWords", "Equal periods, no days counted"),
    DayCount.ACT_365F: QT_TRANSLATE_NOOP("LoanWords", "Actual days / 365"),
    DayCount.ACT_360: QT_TRANSLATE_NOOP("LoanWords", "Actual days / 360"),
    DayCount.ACT_ACT_ISDA: QT_TRANSLATE_NOOP("LoanWords", "Actual days / actual year"),
    DayCount.ACT_ACT_AFB: QT_TRANSLATE_NOOP("LoanWords", "Actual / actual (AFB)"),
    DayCount.THIRTY_360_BOND: QT_TRANSLATE_NOOP("LoanWords", "30/360 (bond basis)"),
    DayCount.THIRTY_E_360: QT_TRANSLATE_NOOP("LoanWords", "30E/360 (European)"),
    DayCount.THIRTY_360_US: QT_TRANSLATE_NOOP("LoanWords", "30/360 (US)"),
    DayCount.NL_365: QT_TRANSLATE_NOOP("LoanWords", "Actual days / 365 without 29 February"),
}

COMPOUNDINGS: dict[int, object] = {
    0: QT_TRANSLATE_NOOP("LoanWords", "With every payment"),
    365: QT_TRANSLATE_NOOP("LoanWords", "Daily"),
    12: QT_TRANSLATE_NOOP("LoanWords", "Monthly"),
    4: QT_TRANSLATE_NOOP("LoanWords", "Quarterly"),
    2: QT_TRANSLATE_NOOP("LoanWords", "Half-yearly"),
    1: QT_TRANSLATE_NOOP("LoanWords", "Yearly"),
}
"""How often a year interest is added; 0: as often as it is paid."""

FIRST_PERIODS: dict[FirstPeriod | None, object] = {
    None: QT_TRANSLATE_NOOP("LoanWords", "Like every other period"),
    FirstPeriod.LEVEL: QT_TRANSLATE_NOOP("LoanWords", "By its length, in equal installments"),
    FirstPeriod.STUB_WITH_FIRST: QT_TRANSLATE_NOOP("LoanWords", "Its extra days with the first installment"),
}

WATERFALLS: dict[Waterfall, object] = {
    Waterfall.INTEREST_FIRST: QT_TRANSLATE_NOOP("LoanWords", "Interest since the last due date first"),
    Waterfall.PRINCIPAL_FIRST: QT_TRANSLATE_NOOP("LoanWords", "The debt at once"),
}
"""What an extra repayment covers first."""

EFFECTS: dict[ExtraEffect, object] = {
    ExtraEffect.SHORTEN: QT_TRANSLATE_NOOP("LoanWords", "fewer installments"),
    ExtraEffect.LOWER: QT_TRANSLATE_NOOP("LoanWords", "lower installments"),
}


def words_of(text: object) -> str:
    """Return the translation of one of the words above."""
    return QCoreApplication.translate(_CONTEXT, str(text))


def items(words: Mapping[Any, object]) -> list[PickItem]:
    """Return the choices of one of the lists above."""
    return [PickItem(key, words_of(text)) for key, text in words.items()]


def holiday_words(holiday: Holiday) -> str:
    """Return what rests in a payment holiday, and what becomes of the end."""
    kind = {
        HolidayKind.NO_PAYMENT: QCoreApplication.translate("LoanWords", "nothing is paid"),
        HolidayKind.INTEREST_ONLY: QCoreApplication.translate("LoanWords", "only interest is paid"),
    }[holiday.kind]
    end = QCoreApplication.translate("LoanWords", "the loan ends later")
    if not holiday.extends:
        end = QCoreApplication.translate("LoanWords", "the end stays, installments rise")
    count = QCoreApplication.translate("LoanWords", "%n installment(s)", None, holiday.periods)
    return formats.current().listed([count, kind, end])
