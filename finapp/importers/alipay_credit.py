"""Alipay rows about debts: repayments of Huabei, Jiebei and cards, and loans paid out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finapp.importers.alipay_methods import HUABEI, bank, is_bank, lender
from finapp.importers.kinds import BilledMonth, Instrument, InstrumentKind, Interpretation, Kind

if TYPE_CHECKING:
    from datetime import date

    from finapp.importers.alipay_facts import Facts

_CREDIT = re.compile(r"花呗|信用购|借呗|网商贷|备用金|月付|白条|金条|信用卡")
_CREDIT_CATEGORIES = {"信用借还", "信用卡还款"}
_FULL_MONTH = re.compile(
    r"(?P<year>20[0-9]{2})\s*(?:年|[-/.])?\s*(?P<month>1[0-2]|0?[1-9])\s*(?:月|(?=账单))"
)
_BARE_MONTH = re.compile(r"(?<![0-9])(?P<month>1[0-2]|0?[1-9])月(?:份)?账单")
_BANK_NAME = re.compile(r"[\u4e00-\u9fff]{2,}?银行")
_TAIL = re.compile(r"[(（](?:尾号)?([0-9]{4})[)）]|尾号([0-9]{4})")


def repayment(facts: Facts) -> Interpretation | None:
    """Return a repayment from the funding account to the debt, whatever direction the file prints."""
    row = facts.row
    if facts.incoming or ("还款" not in facts.text and row.status != "还款成功"):
        return None
    is_credit = row.category in _CREDIT_CATEGORIES or _CREDIT.search(facts.text) is not None
    if row.status != "还款成功" and not is_credit:
        return None
    target = _debt(facts)
    sources = tuple(source for source in facts.sources if source != target)
    billed = billed_month(row.description, row.occurred_on)
    return facts.found(Kind.REPAYMENT, "repayment", sources=sources, target=target, billed=billed)


def payout(facts: Facts) -> Interpretation | None:
    """Return a loan paid out: the debt grows, the money arrives at the printed method."""
    row = facts.row
    borrowed = row.category == "信用借还" and re.search(r"借款|借入|放款", row.description)
    if facts.out or not (row.status == "放款成功" or borrowed or "借呗放款" in facts.text):
        return None
    target = next((item for item in facts.sources if item.kind is not InstrumentKind.LOAN), None)
    return facts.found(Kind.LOAN_PAYOUT, "loan_payout", sources=(_debt(facts),), target=target)


def _debt(facts: Facts) -> Instrument:
    text, peer = facts.text, facts.row.counterparty
    if "花呗" in text or "信用购" in text:
        return HUABEI
    if "信用卡" in text:
        return _card(text, peer)
    if is_bank(peer):
        return Instrument(InstrumentKind.LOAN, bank(peer).name)
    return Instrument(InstrumentKind.LOAN, lender(text) if lender(text) != text else peer)


def _card(text: str, peer: str) -> Instrument:
    """Return the credit card: its bank from the peer, else the description; its digits from either."""
    named = bank(peer) if is_bank(peer) else None
    name = named.name if named else ""
    if name in {"", "还款"}:
        match = _BANK_NAME.search(text.replace("信用卡还款", " "))
        name = match[0] if match else peer
    digits = _TAIL.search(text)
    return Instrument(InstrumentKind.BANK_CREDIT, name, (digits[1] or digits[2]) if digits else "")


def billed_month(text: str, paid_on: date) -> BilledMonth | None:
    """Return the statement that `text` names: `2026年03月账单`, `2026-03账单`, `202603账单`, `3月账单`.

    A month without its year is the one nearest to the payment, as people pay some weeks early or late.
    """
    full = _FULL_MONTH.search(text)
    if full:
        return BilledMonth(int(full["year"]), int(full["month"]))
    bare = _BARE_MONTH.search(text)
    if bare is None:
        return None
    month = int(bare["month"])
    paid = paid_on.year * 12 + paid_on.month
    year = min((paid_on.year + step for step in (0, -1, 1)), key=lambda year: abs(year * 12 + month - paid))
    return BilledMonth(year, month)
