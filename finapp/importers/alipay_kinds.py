"""What an Alipay row means: rules in order, the first that fits decides; then refunds find their purchase."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.importers import alipay, refunds
from finapp.importers.alipay_credit import payout, repayment
from finapp.importers.alipay_facts import Facts
from finapp.importers.alipay_methods import HUABEI
from finapp.importers.alipay_own_money import fund_income, investment, own_transfer
from finapp.importers.kinds import INTEREST, InstrumentKind, Interpretation, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finapp.importers.rows import ParsedRow

_CLOSED = {"交易关闭", "已关闭", "交易取消", "已取消"}
_UNPAID = {"等待付款", "等待买家付款", "等待确认付款", "未付款"}
_HOLD = re.compile(r"冻结|解冻|免押|信用服务使用")
_FAILED = re.compile(r"失败|已撤销")
_PAID = re.compile(r"成功$|^交易完成$|^已完成$|^已付款$|^已支付$|等待.*(?:收货|发货)|买家确认$")
_REFUNDED = {"退款成功", "退税成功"}
_TO_PERSON = re.compile(r"(?:转账|红包|发.?红包|群红包|普通红包|拼手气红包|口令红包|AA)")
_FEE = re.compile(
    r"(?:提现|转账|收款|还款|信用卡|花呗|借呗|分期|信用购|逾期|账户).*(?:手续费|服务费|利息|违约金)$"
)
_OTHER_PERSON = re.compile(r"亲情卡|亲密付|代付")


def interpret_all(rows: Sequence[ParsedRow]) -> tuple[Interpretation, ...]:
    """Return the meaning of every row in file order, refunds linked to their purchases.

    A closed order and its full refund cancel out; a partial refund stays a row of its own.
    """
    return refunds.pair([interpret(row) for row in rows], separators="_*")


def interpret(row: ParsedRow) -> Interpretation:
    """Return the meaning of one row by itself."""
    facts = Facts.of(row)
    for rule in _RULES:
        found = rule(facts)
        if found is not None:
            return found
    return _ask(facts, "direction" if row.direction not in alipay.NEUTRAL else "neutral")


def _ask(facts: Facts, what: str) -> Interpretation:
    return facts.found(Kind.UNKNOWN, f"ask.{what}", sources=facts.sources[:1], questions=(_QUESTIONS[what],))


_QUESTIONS = {
    "direction": "import.ask.direction",
    "neutral": "import.ask.neutral",
    "status": "import.ask.status",
    "negative": "import.ask.negative",
    "others_share": "import.ask.others_share",
}


def _by_status(facts: Facts) -> Interpretation | None:
    status = facts.row.status
    if status in _CLOSED:
        return facts.found(Kind.CLOSED, "status.closed", sources=facts.sources[:1])
    if status in _UNPAID:
        return facts.found(Kind.NOT_MONEY, "status.unpaid")
    if _FAILED.search(status):
        return facts.found(Kind.FAILED, "status.failed")
    if _HOLD.search(status) or facts.row.cell("资金状态") in {"冻结", "解冻"}:
        return facts.found(Kind.HOLD, "status.hold")
    return None if _PAID.search(status) else _ask(facts, "status")


def _by_amount(facts: Facts) -> Interpretation | None:
    minor = facts.row.amount.minor
    if minor == 0:
        return facts.found(Kind.NOT_MONEY, "amount.zero")
    return _ask(facts, "negative") if minor < 0 else None


def _paid_by_others(facts: Facts) -> Interpretation | None:
    others = [item for item in facts.sources if item.kind is InstrumentKind.OTHERS_MONEY]
    if not others:
        return None
    if len(others) == len(facts.sources):
        return facts.found(Kind.NOT_MONEY, "paid_by_other")
    return _spent(facts) or _ask(facts, "others_share")


def _refund(facts: Facts) -> Interpretation | None:
    row = facts.row
    says_refund = row.status in _REFUNDED or row.category == "退款" or row.description.startswith("退款")
    if not says_refund:
        return None
    if facts.out:
        # The web layout marks the purchase itself as refunded and prints how much came back.
        return _spent(facts) if row.refunded else _ask(facts, "status")
    rule = "refund.tax" if row.status == "退税成功" else "refund"
    return facts.found(Kind.REFUND, rule, target=facts.method)


def _fee(facts: Facts) -> Interpretation | None:
    text = facts.row.description
    if not (facts.out and _FEE.search(text)):
        return None
    rule = INTEREST if text.endswith("利息") else "fee"
    # Late interest of Huabei that an own account pays is charged there and paid at once.
    late = ("花呗" in text or "信用购" in text) and text.endswith(("利息", "违约金"))
    target = HUABEI if late and all(item.kind is not HUABEI.kind for item in facts.sources) else None
    return facts.found(Kind.FEE, rule, sources=facts.sources, target=target)


def _spent(facts: Facts) -> Interpretation | None:
    if not facts.out:
        return None
    row = facts.row
    if row.category == "转账红包" or (not row.category and _TO_PERSON.match(row.description)):
        return facts.found(Kind.TRANSFER, "transfer.to_person", sources=facts.sources)
    bought = facts.found(Kind.PURCHASE, "purchase", sources=facts.sources)
    for_other = row.category == "亲友代付" or _OTHER_PERSON.search(row.status + row.description) is not None
    return replace(bought, awaiting_receipt="等待" in row.status, for_other_person=for_other)


def _received(facts: Facts) -> Interpretation | None:
    return facts.found(Kind.INCOME, "income", target=facts.method) if facts.incoming else None


_RULES: tuple[Callable[[Facts], Interpretation | None], ...] = (
    _by_status,
    _by_amount,
    _paid_by_others,
    investment,
    _refund,
    repayment,
    payout,
    fund_income,
    own_transfer,
    _fee,
    _spent,
    _received,
)
