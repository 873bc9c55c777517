"""Alipay's names of payment methods: which account each one means."""

from __future__ import annotations

import re

from finapp.importers.kinds import Instrument, InstrumentKind
from finapp.importers.text import narrow

_DISCOUNT = re.compile(
    r"红包|优惠|立减|特惠|积分|抵扣|[卡礼代]?券|补贴|满减|折扣|集分宝|奖励|返现|权益金|福利金|礼金|让利|笔笔省"
)
_INSTALLMENTS = re.compile(r"分(?P<after>[0-9]{1,2})期|[(]?(?P<before>[0-9]{1,2})期[)]?")
_TAIL = re.compile(r"[(](?:尾号)?(?P<tail>[0-9]{2,6})[)]|尾号(?P<bare>[0-9]{2,6})")
_BANK = re.compile(r"银行|信用社|农商行|农信|邮储|银联|信用卡|储蓄卡|借记卡|云闪付")

BALANCE = Instrument(InstrumentKind.BALANCE, "余额")
FUND = Instrument(InstrumentKind.FUND, "余额宝")
HUABEI = Instrument(InstrumentKind.HUABEI, "花呗")

_LOANS = (
    "借呗",
    "网商贷",
    "备用金",
    "信用贷",
    "月付",
    "白条",
    "金条",
    "微粒贷",
    "消费金融",
    "小额贷款",
    "贷款",
)
_OTHERS_MONEY = ("亲情卡", "亲密付", "亲友代付", "代付", "因公付")
_FUNDS = ("余额宝", "余利宝")
_BALANCES = {"余额", "账户余额", "支付宝余额", "支付宝", "支付宝账户"}


def instruments(methods: tuple[str, ...]) -> tuple[Instrument, ...]:
    """Return the accounts behind `methods` in the printed order; red packets and discounts are none."""
    return tuple(instrument(method) for method in methods if not _DISCOUNT.search(method))


def instrument(method: str) -> Instrument:
    """Return the account that one method names: `招商银行储蓄卡(8812)`, `花呗分期(3期)`, `余额宝`."""
    text = narrow(method)
    if any(word in text for word in _OTHERS_MONEY):
        return Instrument(InstrumentKind.OTHERS_MONEY, text)
    fund = next((fund for fund in _FUNDS if fund in text), "")
    if fund:
        return Instrument(InstrumentKind.FUND, fund)
    return BALANCE if text in _BALANCES else _credit(text) or _card(text)


def _credit(text: str) -> Instrument | None:
    if "花呗" in text or "信用购" in text:  # one bill, one repayment
        return Instrument(InstrumentKind.HUABEI, HUABEI.name, installments=_installments(text))
    if any(word in text for word in _LOANS):
        return Instrument(InstrumentKind.LOAN, lender(text), installments=_installments(text))
    return None


def _card(text: str) -> Instrument:
    if "小荷包" in text:
        return Instrument(InstrumentKind.POCKET, text)
    return bank(text) if is_bank(text) else Instrument(InstrumentKind.OTHER, text)


def lender(text: str) -> str:
    """Return the one name of a credit product that exports spell in several ways."""
    return next((word for word in ("借呗", "网商贷", "备用金") if word in text), text)


def is_bank(text: str) -> bool:
    """Tell whether `text` names a bank or a bank card."""
    return bool(_BANK.search(text))


def bank(text: str) -> Instrument:
    """Return the bank account or card in `text`: its bank, the sort of card, the last digits."""
    plain = narrow(text)
    match = _TAIL.search(plain)
    tail = (match["tail"] or match["bare"]) if match else ""
    name = _INSTALLMENTS.sub("", _TAIL.sub("", plain)).strip().removeprefix("云闪付-")
    for word, kind in (("信用卡", InstrumentKind.BANK_CREDIT), ("储蓄卡", InstrumentKind.BANK_DEBIT)):
        if word in name:
            return Instrument(kind, name.replace(word, ""), tail, _installments(plain))
    if "借记卡" in name:
        return Instrument(InstrumentKind.BANK_DEBIT, name.replace("借记卡", ""), tail)
    return Instrument(InstrumentKind.BANK, name, tail)


def _installments(text: str) -> int | None:
    match = _INSTALLMENTS.search(text)
    if match is None:
        return None
    count = int(match["after"] or match["before"])
    return count if count > 1 else None
