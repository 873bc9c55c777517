"""Alipay rows that move the household's own money: fund income, investments, transfers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finapp.importers.alipay_methods import BALANCE, bank, is_bank
from finapp.importers.kinds import UNPRINTED_BANK, Instrument, InstrumentKind, Interpretation, Kind, Trade

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.importers.alipay_facts import Facts

_INCOME = re.compile(r"收益发放|收益结转|账户结息|活期结息")
_TRADE = re.compile(
    r"(?:蚂蚁财富-)?(?P<name>.+?)-(?P<action>(?:买入|申购|认购|定投)退款|(?:买入|申购|认购|定投)[^-]*|(?:卖出|赎回)[^-]*"
    r"|现金分红[^-]*|分红[^-]*)"
)
_TRADE_FIRST = re.compile(r"(?P<action>(?:定期)?理财(?:买入|赎回)|定期理财)-(?P<name>.+)")
_COMBINED_SALE = re.compile(r"蚂蚁财富-(?P<name>.+)-(?P<action>转出至余额宝)")
_INVESTING = re.compile(r"基金|理财|存金宝|黄金")
_STAYS = re.compile(r"更换货基|蚂蚁星愿")


def fund_income(facts: Facts) -> Interpretation | None:
    """Return the income of a money fund: income, although newer files call it neutral."""
    if facts.out or not _INCOME.search(facts.text):
        return None
    peer = facts.row.counterparty
    if "结息" in facts.text and is_bank(peer):
        target = bank(peer)
    else:
        target = _fund("余利宝" if "余利宝" in facts.text else "余额宝")
    return facts.found(Kind.FUND_INCOME, "fund_income", target=target)


def investment(facts: Facts) -> Interpretation | None:
    """Return a trade of a holding: bought, sold, a purchase given back, a dividend."""
    row = facts.row
    invests = row.category == "投资理财" or "蚂蚁财富" in facts.text
    if not invests and (row.category or not _INVESTING.search(facts.text)):
        return None
    given_back = row.description.startswith("退款-")
    text = row.description.removeprefix("退款-")
    match = _TRADE.fullmatch(text) or _TRADE_FIRST.fullmatch(text) or _COMBINED_SALE.fullmatch(text)
    if match is None:
        return None
    trade = Trade.BUY_REFUND if given_back else _trade(match["action"])
    holding = Instrument(InstrumentKind.HOLDING, match["name"])
    rule = f"investment.{trade.value}"
    if trade is Trade.BUY:
        return facts.found(Kind.INVESTMENT, rule, sources=facts.sources, target=holding, trade=trade)
    target = _fund("余额宝") if "余额宝" in match["action"] else facts.method
    return facts.found(Kind.INVESTMENT, rule, sources=(holding,), target=target, trade=trade)


def _trade(action: str) -> Trade:
    if "退款" in action:
        return Trade.BUY_REFUND
    if "分红" in action:
        return Trade.DIVIDEND
    return Trade.SELL if re.search(r"卖出|赎回|转出", action) else Trade.BUY


def _fund(name: str) -> Instrument:
    return Instrument(InstrumentKind.FUND, name)


def _pocket(facts: Facts) -> Instrument:
    for text in (*facts.row.methods, facts.row.counterparty, facts.row.description):
        if "小荷包" in text:
            return Instrument(InstrumentKind.POCKET, text)
    return Instrument(InstrumentKind.POCKET, "小荷包")


def _paying(facts: Facts) -> Instrument | None:
    """Return the account that feeds the wallet: never the wallet's own balance."""
    return facts.method if facts.method not in {None, BALANCE} else facts.bank()


_Side = Instrument | None
_MOVES: tuple[tuple[str, re.Pattern[str], Callable[[Facts], tuple[_Side, _Side]]], ...] = (
    ("top_up", re.compile(r"充值(?:-|到余额|$)"), lambda facts: (_paying(facts), BALANCE)),
    ("withdrawal", re.compile(r"提现(?:-|到|$)"), lambda facts: (BALANCE, facts.bank())),
    (
        "pocket_out",
        re.compile(r".*小荷包.*(?:转出|取出|提取)"),
        lambda facts: (_pocket(facts), _not(facts.method, InstrumentKind.POCKET) or BALANCE),
    ),
    (
        "pocket_in",
        re.compile(r".*小荷包.*(?:转入|攒入|存入|攒钱)"),
        lambda facts: (_not(facts.method, InstrumentKind.POCKET) or BALANCE, _pocket(facts)),
    ),
    (
        "fund_collects",
        re.compile(r"(?:转账收款到|余额转入|收款到)余[额利]宝|余[额利]宝-?(?:收益)?自动转入"),
        lambda facts: (_not(facts.method, InstrumentKind.FUND) or BALANCE, _fund(_fund_name(facts))),
    ),
    (
        "fund_to_balance",
        re.compile(r"余[额利]宝-?(?:实时|快速|普通)?转出[到至](?:余额|支付宝|账户余额)"),
        lambda facts: (_fund(_fund_name(facts)), BALANCE),
    ),
    (
        "fund_to_bank",
        re.compile(r"余[额利]宝-?.*转出"),
        lambda facts: (_fund(_fund_name(facts)), facts.bank()),
    ),
    (
        "fund_in",
        re.compile(r"(?:余[额利]宝-?.*转入|.*转入到?余[额利]宝|余额宝-?工资理财|.*笔笔攒)"),
        lambda facts: (_not(facts.method, InstrumentKind.FUND) or facts.bank(), _fund(_fund_name(facts))),
    ),
    (
        "to_bank",
        re.compile(r"(?:余额)?转(?:账|出)?[到至](?:银行卡|网商银行|本人银行卡)"),
        lambda facts: (facts.method or BALANCE, _receiving_bank(facts)),
    ),
    ("from_bank", re.compile(r"(?:网商银行|银行卡)转入"), lambda facts: (facts.bank(), BALANCE)),
)


def own_transfer(facts: Facts) -> Interpretation | None:
    """Return money moved between own accounts, which every layout prints as neutral."""
    if facts.out or facts.incoming:
        return None
    if _STAYS.search(facts.row.description):
        return facts.found(Kind.NOT_MONEY, "stays_in_fund")
    for name, pattern, sides in _MOVES:
        if pattern.match(facts.row.description):
            source, target = sides(facts)
            return facts.found(Kind.TRANSFER, f"transfer.{name}", sources=(source,), target=target)
    return None


def _fund_name(facts: Facts) -> str:
    return "余利宝" if "余利宝" in facts.text else "余额宝"


def _not(item: Instrument | None, kind: InstrumentKind) -> Instrument | None:
    return None if item is None or item.kind is kind else item


def _receiving_bank(facts: Facts) -> Instrument:
    """Return the peer's bank: the method may be the card that pays."""
    peer = facts.row.counterparty
    return bank(peer) if is_bank(peer) else UNPRINTED_BANK
