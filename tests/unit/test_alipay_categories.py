"""Suggested categories of Alipay rows."""

from __future__ import annotations

import pytest

from finapp.importers.categories import Certainty, Suggestion, suggest_all, table
from finapp.importers.registry import read
from tests.unit.alipay_bills import Row, bill_2023, bill_web

NEUTRAL = "不计收支"


def suggested(*rows: Row) -> tuple[Suggestion | None, ...]:
    items = read(bill_2023(*rows).encode("gb18030"), "bill.csv").interpreted
    return suggest_all(items, "alipay")


@pytest.mark.parametrize(
    ("row", "code", "certainty"),
    [
        (Row(category="餐饮美食", item="奶茶2杯"), "food.eating_out", Certainty.MAPPED),
        (Row(category="服饰装扮", item="冬季新款"), "clothing", Certainty.MAPPED),
        (Row(category="文化休闲", peer="当当网", item="绘本12册"), "books", Certainty.GUESSED),
        (Row(category="文化休闲", peer="某某", item="门店消费"), "entertainment", Certainty.GUESSED),
        (Row(category="充值缴费", item="话费充值"), "communication", Certainty.GUESSED),
        (Row(category="充值缴费", item="电费自动缴费"), "utilities", Certainty.GUESSED),
        (Row(category="住房物业", item="客户扫码付款", peer="示例物业"), "utilities", Certainty.GUESSED),
        (Row(category="其他", item="订单77120", peer="某某科技"), "uncategorized", Certainty.GUESSED),
        (Row(category="转账红包", item="转账", peer="陈**"), "gifts", Certainty.GUESSED),
        (Row(item="提现手续费", category="商业服务"), "fees", Certainty.RULE),
        (Row(item="余额宝-2026.03.08-收益发放", direction=NEUTRAL), "income.fund", Certainty.RULE),
        (Row(direction="收入", category="收入", item="3月工资"), "income.salary", Certainty.GUESSED),
        (Row(direction="收入", category="转账红包", item="转账"), "income.other", Certainty.GUESSED),
    ],
)
def test_a_category_is_suggested_with_its_certainty(row: Row, code: str, certainty: Certainty) -> None:
    assert suggested(row) == ((code, certainty),)


@pytest.mark.parametrize(
    "row",
    [
        Row(item="花呗自动还款", category="信用借还", direction=NEUTRAL, status="还款成功"),
        Row(item="余额宝-自动转入", direction=NEUTRAL),
        Row(status="交易关闭"),
        Row(status="冻结成功", direction=NEUTRAL),
    ],
)
def test_what_is_neither_spending_nor_income_has_no_category(row: Row) -> None:
    assert suggested(row) == (None,)


def test_a_refund_has_the_category_of_its_purchase() -> None:
    bought = Row(category="数码电器", item="某款配件")
    back = bought.but(
        category="退款",
        item="退款-某款配件",
        order=bought.order + "_R1",
        amount="10.00",
        status="退款成功",
        direction=NEUTRAL,
    )
    assert suggested(back, bought) == (("electronics", Certainty.MAPPED),) * 2


def test_without_the_wallets_category_words_decide() -> None:
    items = read(bill_web(Row(peer="肯德基", item="某餐厅")).encode("gb18030"), "bill.csv").interpreted
    assert suggest_all(items, "alipay") == (("food.eating_out", Certainty.GUESSED),)


def test_the_longest_word_wins() -> None:
    (found,) = suggested(Row(category="其他", item="手机充值"))
    assert found is not None
    assert found.code == "communication"


def test_every_code_of_the_data_file_is_one_of_the_apps() -> None:
    expected = (
        "food.eating_out food.groceries clothing electronics home transport health beauty education travel "
        "entertainment pets gifts communication utilities rent insurance books children fees "
        "income.salary income.fund income.other uncategorized"
    )
    assert table("alipay").codes == set(expected.split())
    assert table("wechat").mapped == {}
