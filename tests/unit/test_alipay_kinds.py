"""What Alipay rows mean: kinds, the accounts they touch, billed months, installments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from finapp.importers.alipay_credit import billed_month
from finapp.importers.alipay_methods import instrument, instruments
from finapp.importers.kinds import Instrument, InstrumentKind, Interpretation, Kind, Trade
from finapp.importers.registry import read
from finapp.messages import LANGUAGES, catalog
from tests.unit.alipay_bills import Row, bill_2021, bill_2023, bill_web

if TYPE_CHECKING:
    from collections.abc import Callable

NEUTRAL = "不计收支"


def meaning(row: Row, writer: Callable[[Row], str] = bill_2023) -> Interpretation:
    (item,) = read(writer(row).encode("gb18030"), "bill.csv").interpreted
    return item


def sides(item: Interpretation) -> tuple[str, str]:
    """Return both sides in words: `建设银行7023 → 花呗`."""
    source = "&".join(f"{side.name}{side.tail}" for side in item.sources)
    return source, f"{item.target.name}{item.target.tail}" if item.target else ""


PURCHASES = [
    (Row(), "余额"),
    (Row(method="花呗&红包"), "花呗"),
    (Row(method="花呗&花呗青春特惠"), "花呗"),
    (Row(method="信用购"), "花呗"),
    (Row(method="余额宝"), "余额宝"),
    (Row(method="招商银行储蓄卡(8812)&支付宝随机立减"), "招商银行8812"),
    (Row(method="招商银行信用卡（8812）"), "招商银行8812"),
    (Row(method="红包"), ""),
    (Row(method=""), ""),
    (Row(status="支付成功"), "余额"),
    (Row(category="亲友代付", item="亲情卡", method="花呗"), "花呗"),
    (Row(item="停车服务费", category="爱车养车"), "余额"),
    (Row(item="还款日历本"), "余额"),
    (Row(item="理财入门-买入指南", category="文化休闲"), "余额"),
]


@pytest.mark.parametrize(("row", "source"), PURCHASES)
def test_money_spent_at_a_shop_is_a_purchase_from_the_account_it_was_paid_with(row: Row, source: str) -> None:
    item = meaning(row)
    assert (item.kind, sides(item), item.questions) == (Kind.PURCHASE, (source, ""), ())
    assert item.signed.minor == -5900


def test_a_purchase_in_installments_tells_how_many() -> None:
    for count in (3, 6, 12, 24):
        item = meaning(Row(method=f"花呗分期({count}期)"))
        assert (item.installments, item.source and item.source.kind) == (count, InstrumentKind.HUABEI)
    assert meaning(Row(method="花呗")).installments is None


def test_a_purchase_from_two_accounts_asks_for_the_shares() -> None:
    item = meaning(Row(method="账户余额&花呗分期(3期)"))
    assert sides(item) == ("余额&花呗", "")
    assert (item.installments, item.questions) == (3, ("import.ask.shares",))


def test_a_purchase_on_its_way_is_marked() -> None:
    assert meaning(Row(status="等待确认收货")).awaiting_receipt
    assert not meaning(Row()).awaiting_receipt


def test_a_purchase_for_somebody_else_is_marked() -> None:
    assert meaning(Row(category="亲友代付", item="亲情卡")).for_other_person
    assert meaning(Row(status="代付成功")).for_other_person
    assert not meaning(Row()).for_other_person


REPAYMENTS = [
    ("花呗", "花呗主动还款-2026年03月账单", "花呗", (2026, 3)),
    ("花呗", "花呗自动还款", "花呗", None),
    ("花呗|信用购", "自动还款-花呗|信用购2026年03月账单", "花呗", (2026, 3)),
    ("花呗", "主动还款-花呗2026年3月账单", "花呗", (2026, 3)),
    ("蚂蚁借呗", "借呗还款", "借呗", None),
    ("网商贷", "网商贷还款", "网商贷", None),
    ("抖音月付", "还款-2026年2月账单", "抖音月付", (2026, 2)),
    ("招商银行", "信用卡还款", "招商银行", None),
    ("招商银行信用卡(4321)", "信用卡还款", "招商银行4321", None),
    ("信用卡还款", "信用卡还款-招商银行(尾号4321)", "招商银行4321", None),
    ("马上消费金融", "还款", "马上消费金融", None),
]


@pytest.mark.parametrize(("peer", "text", "debt", "billed"), REPAYMENTS)
@pytest.mark.parametrize("direction", [NEUTRAL, "支出"])
def test_a_repayment_goes_from_the_bank_to_the_debt(
    peer: str, text: str, debt: str, billed: tuple[int, int] | None, direction: str
) -> None:
    item = meaning(
        Row(
            peer=peer,
            item=text,
            category="信用借还",
            direction=direction,
            status="还款成功",
            method="建设银行储蓄卡(7023)",
        )
    )
    assert (item.kind, sides(item), item.billed) == (Kind.REPAYMENT, ("建设银行7023", debt), billed)
    assert item.signed.minor == -5900


def test_a_repayment_without_its_own_status_is_known_by_its_words() -> None:
    row = Row(peer="招商银行信用卡", item="信用卡还款", category="信用卡还款", direction=NEUTRAL)
    for writer in (bill_2023, bill_2021, bill_web):
        assert meaning(row, writer).kind is Kind.REPAYMENT
    assert meaning(row.but(state="资金转移", fee="0.10"), bill_web).fee is not None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("花呗主动还款-2026年03月账单", (2026, 3)),
        ("花呗 2026-03账单", (2026, 3)),
        ("花呗202603账单", (2026, 3)),
        ("3月账单还款", (2026, 3)),
        ("12月账单还款", (2025, 12)),
        ("花呗自动还款", None),
        ("2026-03-09 还款", None),
    ],
)
def test_the_billed_month_is_read_from_the_text(text: str, month: tuple[int, int] | None) -> None:
    assert billed_month(text, date(2026, 2, 20)) == month


def test_a_month_without_year_in_december_may_be_next_january() -> None:
    assert billed_month("1月账单", date(2026, 12, 28)) == (2027, 1)


LOAN = Row(peer="蚂蚁借呗", item="借呗放款", category="信用借还", direction=NEUTRAL, status="放款成功")


@pytest.mark.parametrize("row", [LOAN, LOAN.but(direction="收入"), LOAN.but(item="借款", status="交易成功")])
def test_a_loan_paid_out_raises_the_debt_and_the_account(row: Row) -> None:
    item = meaning(row.but(method="招商银行储蓄卡(8812)"))
    assert (item.kind, sides(item)) == (Kind.LOAN_PAYOUT, ("借呗", "招商银行8812"))
    assert item.signed.minor == 5900


def test_fund_income_is_income_whatever_the_file_calls_it() -> None:
    row = Row(
        peer="余额宝",
        item="余额宝-2026.03.08-收益发放",
        category="投资理财",
        direction=NEUTRAL,
        amount="2.01",
    )
    web = row.but(peer="中欧基金管理有限公司", direction="收入")
    for item in (meaning(row), meaning(row, bill_2021), meaning(web, bill_web)):
        assert (item.kind, sides(item), item.signed.minor) == (Kind.FUND_INCOME, ("", "余额宝"), 201)
    assert sides(meaning(row.but(peer="余利宝", item="余利宝-收益发放"))) == ("", "余利宝")


TRANSFERS = [
    ("支付宝", "充值-普通充值", "建设银行储蓄卡(7023)", ("建设银行7023", "余额")),
    ("平安银行", "提现-实时提现", "余额", ("余额", "平安银行")),
    ("平安银行", "提现-快速提现", "平安银行储蓄卡(1111)", ("余额", "平安银行1111")),
    ("招商银行(8812)", "转账到银行卡", "余额宝", ("余额宝", "招商银行8812")),
    ("余额宝", "余额宝-自动转入", "余额宝", ("余额", "余额宝")),
    ("余额宝", "余额宝-自动转入", "余额", ("余额", "余额宝")),
    ("余额宝", "转账收款到余额宝", "余额", ("余额", "余额宝")),
    ("余额宝", "余额宝-单次转入", "招商银行储蓄卡(8812)", ("招商银行8812", "余额宝")),
    ("余额宝", "余额宝-转出到余额", "余额宝", ("余额宝", "余额")),
    ("浦发银行", "余额宝-转出到银行卡", "余额宝", ("余额宝", "浦发银行")),
    ("余额宝", "余额宝-转出到银行卡", "浦发银行储蓄卡(2222)", ("余额宝", "浦发银行2222")),
    ("余利宝", "余利宝-转出到余额", "", ("余利宝", "余额")),
    ("支付宝小荷包", "小荷包-转入", "余额", ("余额", "支付宝小荷包")),
    ("支付宝小荷包", "小荷包-转出", "小荷包(旅行)", ("小荷包(旅行)", "余额")),
]


@pytest.mark.parametrize(("peer", "text", "method", "both"), TRANSFERS)
def test_own_money_moves_between_own_accounts(
    peer: str, text: str, method: str, both: tuple[str, str]
) -> None:
    item = meaning(Row(peer=peer, item=text, category="账户存取", direction=NEUTRAL, method=method))
    assert (item.kind, sides(item), item.questions) == (Kind.TRANSFER, both, ())
    assert item.signed.minor == -5900


def test_a_bank_that_is_not_named_is_asked_for() -> None:
    item = meaning(Row(peer="余额宝", item="余额宝-转出到银行卡", direction=NEUTRAL, method="余额宝"))
    assert (item.kind, item.questions) == (Kind.TRANSFER, ("import.ask.account",))


def test_the_fee_of_a_withdrawal_is_in_the_web_layout() -> None:
    row = Row(peer="平安银行", item="提现-实时提现", direction=NEUTRAL, fee="0.10", state="资金转移")
    item = meaning(row, bill_web)
    assert (item.kind, item.fee and item.fee.minor) == (Kind.TRANSFER, 10)


def test_money_given_to_a_person_leaves_the_household() -> None:
    for row in (
        Row(item="转账", category="转账红包", peer="陈**"),
        Row(item="普通红包", category="转账红包"),
    ):
        item = meaning(row)
        assert (item.kind, sides(item)) == (Kind.TRANSFER, ("余额", ""))
    assert meaning(Row(item="转账给朋友"), bill_web).kind is Kind.TRANSFER


TRADES = [
    ("蚂蚁财富-示例混合A-买入", Trade.BUY, ("余额宝", "示例混合A")),
    ("蚂蚁财富-示例黄金(QDII-FOF)A-定投", Trade.BUY, ("余额宝", "示例黄金(QDII-FOF)A")),
    ("理财买入-示例养老", Trade.BUY, ("余额宝", "示例养老")),
    ("蚂蚁财富-示例混合A-卖出至余额宝", Trade.SELL, ("示例混合A", "余额宝")),
    ("蚂蚁财富-示例组合-转出至余额宝", Trade.SELL, ("示例组合", "余额宝")),
    ("理财赎回-示例养老", Trade.SELL, ("示例养老", "余额宝")),
    ("蚂蚁财富-示例混合A-买入退款", Trade.BUY_REFUND, ("示例混合A", "余额宝")),
    ("退款-蚂蚁财富-示例混合A-买入", Trade.BUY_REFUND, ("示例混合A", "余额宝")),
    ("蚂蚁财富-示例混合A-现金分红至余额宝", Trade.DIVIDEND, ("示例混合A", "余额宝")),
]


@pytest.mark.parametrize(("text", "trade", "both"), TRADES)
def test_a_trade_moves_money_between_a_fund_and_a_holding(
    text: str, trade: Trade, both: tuple[str, str]
) -> None:
    status = "退款成功" if trade is Trade.BUY_REFUND else "交易成功"
    item = meaning(
        Row(
            peer="蚂蚁财富-示例基金销售有限公司",
            item=text,
            category="投资理财",
            direction=NEUTRAL,
            method="余额宝",
            status=status,
        )
    )
    assert (item.kind, item.trade, sides(item)) == (Kind.INVESTMENT, trade, both)
    assert item.signed.minor == (-5900 if trade is Trade.BUY else 5900)


NO_MONEY = [
    (Row(status="交易关闭"), Kind.CLOSED),
    (Row(status="已关闭", direction=NEUTRAL, method=""), Kind.CLOSED),
    (Row(status="还款失败", item="花呗自动还款", direction=NEUTRAL), Kind.FAILED),
    (Row(status="付款失败"), Kind.FAILED),
    (Row(status="等待付款", direction=NEUTRAL), Kind.NOT_MONEY),
    (Row(amount="0.00", item="医保支付(不含自费)", status="支付成功"), Kind.NOT_MONEY),
    (Row(status="芝麻免押下单成功", category="信用借还", direction=NEUTRAL), Kind.HOLD),
    (Row(status="冻结成功", direction=NEUTRAL), Kind.HOLD),
    (Row(status="解冻成功", direction=NEUTRAL), Kind.HOLD),
    (Row(method="亲情卡(林*)"), Kind.NOT_MONEY),
    (Row(method="因公付", direction=NEUTRAL), Kind.NOT_MONEY),
    (Row(item="余额宝-更换货基转入", direction=NEUTRAL), Kind.NOT_MONEY),
]


@pytest.mark.parametrize(("row", "kind"), NO_MONEY)
def test_rows_that_move_no_money_of_the_household_say_why(row: Row, kind: Kind) -> None:
    item = meaning(row)
    assert (item.kind, item.signed.minor, item.questions) == (kind, 0, ())
    assert not item.kind.moves_money


QUESTIONS = [
    (Row(direction=NEUTRAL, item="聚会"), "import.ask.neutral"),
    (Row(direction="借记"), "import.ask.direction"),
    (Row(status="处理中"), "import.ask.status"),
    (Row(status=""), "import.ask.status"),
    (Row(amount="-59.00"), "import.ask.negative"),
    (Row(method="因公付&余额", direction="不计收支"), "import.ask.others_share"),
]


@pytest.mark.parametrize(("row", "question"), QUESTIONS)
def test_what_is_not_known_is_asked_and_not_booked(row: Row, question: str) -> None:
    item = meaning(row)
    assert (item.kind, item.questions, item.signed.minor) == (Kind.UNKNOWN, (question,), 0)
    assert all(question in catalog(language) for language in LANGUAGES)


def test_income_arrives_at_the_printed_account() -> None:
    item = meaning(Row(direction="收入", category="转账红包", item="转账", method="余额宝"))
    assert (item.kind, sides(item), item.signed.minor) == (Kind.INCOME, ("", "余额宝"), 5900)


def test_a_tax_refund_is_a_refund() -> None:
    item = meaning(Row(direction="收入", status="退税成功", item="离境退税"))
    assert (item.kind, item.rule) == (Kind.REFUND, "refund.tax")


def test_a_fee_is_a_cost_of_its_own() -> None:
    item = meaning(Row(item="提现手续费", category="商业服务"))
    assert (item.kind, sides(item), item.signed.minor) == (Kind.FEE, ("余额", ""), -5900)


def test_the_web_layout_tells_a_neutral_rows_direction_in_its_state() -> None:
    assert meaning(Row(direction=NEUTRAL, state="已支出"), bill_web).kind is Kind.PURCHASE
    assert meaning(Row(direction=NEUTRAL, state="已收入", item="奖励"), bill_web).kind is Kind.INCOME
    assert meaning(Row(direction=NEUTRAL, state="冻结"), bill_web).kind is Kind.HOLD


@pytest.mark.parametrize(
    ("method", "kind", "name", "tail", "count"),
    [
        ("招商银行储蓄卡(8812)", InstrumentKind.BANK_DEBIT, "招商银行", "8812", None),
        ("招商银行借记卡(8812)", InstrumentKind.BANK_DEBIT, "招商银行", "8812", None),
        ("招商银行信用卡(8812)", InstrumentKind.BANK_CREDIT, "招商银行", "8812", None),
        ("招商银行信用卡(8812)分6期", InstrumentKind.BANK_CREDIT, "招商银行", "8812", 6),
        ("招商银行(8812)", InstrumentKind.BANK, "招商银行", "8812", None),
        ("云闪付-中信银行(6428)", InstrumentKind.BANK, "中信银行", "6428", None),
        ("花呗分12期", InstrumentKind.HUABEI, "花呗", "", 12),
        ("借呗", InstrumentKind.LOAN, "借呗", "", None),
        ("账户余额", InstrumentKind.BALANCE, "余额", "", None),
        ("余利宝", InstrumentKind.FUND, "余利宝", "", None),
        ("小荷包(旅行)", InstrumentKind.POCKET, "小荷包(旅行)", "", None),
        ("校园卡", InstrumentKind.OTHER, "校园卡", "", None),
    ],
)
def test_a_method_names_an_account(
    method: str, kind: InstrumentKind, name: str, tail: str, count: int | None
) -> None:
    found = instrument(method)
    assert found == Instrument(kind, name, tail, count)


def test_discounts_are_no_accounts() -> None:
    assert instruments(("红包", "优惠", "支付宝随机立减", "花呗青春特惠", "集分宝", "满减券")) == ()
