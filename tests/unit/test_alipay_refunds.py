"""Refunds find their purchase; rows are known again in later files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.importers.keys import near_key, row_key, row_keys
from finapp.importers.kinds import Interpretation, Kind
from finapp.importers.refunds import original_ids
from finapp.importers.registry import read
from tests.unit.alipay_bills import Row, bill_2021, bill_2023, bill_web

if TYPE_CHECKING:
    from finapp.importers.rows import ParsedRow

BACK = Row(item="退款-雨伞", category="退款", direction="不计收支", status="退款成功", method="花呗")
BOUGHT = Row(method="花呗")


def read_rows(*rows: Row) -> tuple[Interpretation, ...]:
    return read(bill_2023(*rows).encode("gb18030"), "bill.csv").interpreted


def refund(amount: str, suffix: str = "_R000001", **changes: str) -> Row:
    return BACK.but(amount=amount, order=BOUGHT.order + suffix, **changes)


def parsed(*rows: Row) -> tuple[ParsedRow, ...]:
    return read(bill_2023(*rows).encode("gb18030"), "bill.csv").file.rows


@pytest.mark.parametrize("suffix", ["_R000001", "*R000001", "_2026_R1", ""])
def test_a_partial_refund_belongs_to_its_purchase(suffix: str) -> None:
    back, bought = read_rows(refund("19.00", suffix), BOUGHT)
    assert (back.kind, back.original, bought.kind) == (Kind.REFUND, bought.row.line, Kind.PURCHASE)
    assert (back.signed.minor, bought.signed.minor) == (1900, -5900)
    assert back.target is not None
    assert back.target.name == "花呗"


@pytest.mark.parametrize("direction", ["支出", "不计收支"])
def test_a_closed_order_and_its_full_refund_cancel_out(direction: str) -> None:
    items = read_rows(refund("59.00"), BOUGHT.but(status="交易关闭", direction=direction))
    assert [(item.kind, item.signed.minor) for item in items] == [(Kind.CLOSED, 0)] * 2
    assert items[0].original == items[1].row.line


def test_several_refunds_of_a_closed_order_cancel_out_together() -> None:
    items = read_rows(refund("19.00"), refund("40.00", "_R000002"), BOUGHT.but(status="交易关闭"))
    assert {item.kind for item in items} == {Kind.CLOSED}


def test_a_closed_order_that_came_back_in_part_is_a_purchase_with_a_question() -> None:
    back, bought = read_rows(refund("19.00"), BOUGHT.but(status="交易关闭"))
    assert (back.kind, bought.kind) == (Kind.REFUND, Kind.PURCHASE)
    assert bought.questions == ("import.ask.closed_partly",)


def test_a_closed_order_without_a_refund_moves_no_money() -> None:
    (item,) = read_rows(BOUGHT.but(status="交易关闭"))
    assert (item.kind, item.signed.minor) == (Kind.CLOSED, 0)


def test_a_refund_without_its_purchase_in_the_file_tells_where_to_look() -> None:
    (back,) = read_rows(BACK.but(order="20260309_77_R1"))
    assert (back.kind, back.original) == (Kind.REFUND, None)
    assert back.original_ids == ("20260309_77_R1", "20260309_77", "20260309")


def test_more_back_than_paid_is_asked() -> None:
    back, bought = read_rows(refund("60.00"), BOUGHT)
    assert (back.original, back.questions, bought.kind) == (
        None,
        ("import.ask.refund_too_large",),
        Kind.PURCHASE,
    )


def test_a_second_refund_that_exceeds_the_rest_is_asked() -> None:
    first, second, _ = read_rows(refund("59.00"), refund("1.00", "_R000002"), BOUGHT)
    assert (first.questions, second.questions) == ((), ("import.ask.refund_too_large",))


def test_of_two_rows_with_one_id_the_refund_takes_the_one_of_its_amount() -> None:
    back, small, large = read_rows(refund("82.00"), BOUGHT.but(amount="9.90"), BOUGHT.but(amount="82.00"))
    assert back.original == large.row.line
    assert small.kind is Kind.PURCHASE


def test_a_damaged_id_falls_back_to_the_shops_id() -> None:
    damaged = "2.02603E+27"
    back, bought = read_rows(BACK.but(amount="19.00", order=damaged), BOUGHT.but(order=damaged))
    assert back.original == bought.row.line


def test_what_the_row_itself_says_came_back_is_not_counted_twice() -> None:
    def read_web(*rows: Row) -> tuple[Interpretation, ...]:
        return read(bill_web(*rows).encode("gb18030"), "bill.csv").interpreted

    (alone,) = read_web(BOUGHT.but(refunded="20.00"))
    assert (alone.kind, alone.refunded and alone.refunded.minor) == (Kind.PURCHASE, 2000)
    (closed,) = read_web(BOUGHT.but(refunded="59.00", status="交易关闭"))
    assert closed.kind is Kind.CLOSED
    (marked,) = read_web(BOUGHT.but(refunded="20.00", status="退款成功"))
    assert (marked.kind, marked.refunded and marked.refunded.minor) == (Kind.PURCHASE, 2000)
    back, bought = read_web(refund("15.00", state="已收入"), BOUGHT.but(refunded="20.00"))
    assert back.original == bought.row.line
    assert bought.refunded is not None
    assert bought.refunded.minor == 500


@given(st.text(alphabet="0123456789_*", max_size=30))
def test_original_ids_are_prefixes_from_long_to_short(order_id: str) -> None:
    ids = original_ids(order_id, "_*")
    assert list(ids) == sorted(set(ids), key=len, reverse=True)
    assert all(order_id.startswith(found) and found for found in ids)


@given(st.lists(st.integers(1, 99), max_size=5), st.booleans())
def test_money_that_left_less_money_that_came_back_is_what_was_spent(parts: list[int], closed: bool) -> None:
    paid = 100
    refunds = [refund(f"{part}.00", f"_R{number}") for number, part in enumerate(parts)]
    status = "交易关闭" if closed else "交易成功"
    items = read_rows(*refunds, BOUGHT.but(amount=f"{paid}.00", status=status))
    linked = sum(
        item.row.amount.minor
        for item in items
        if item.original is not None and not (closed and item.kind is Kind.CLOSED)
    )
    spent = -sum(item.signed.minor for item in items if item.kind is Kind.PURCHASE)
    assert linked <= paid * 100
    if closed and items[-1].kind is Kind.CLOSED:
        assert spent == linked == 0
    else:
        assert spent == paid * 100


def test_twins_are_two_rows_with_two_keys() -> None:
    items = read_rows(Row(), Row())
    assert [item.kind for item in items] == [Kind.PURCHASE, Kind.PURCHASE]
    first, second = row_keys("alipay", [item.row for item in items])
    assert first != second
    assert first == row_key("alipay", items[0].row)
    assert second == row_key("alipay", items[1].row, 2)


def test_a_key_is_the_same_in_every_layout_and_in_a_file_of_another_period() -> None:
    row, other = Row(), Row(order="2026031022001400000002", time="2026-03-10 08:00:00")
    files = [
        read(text.encode("gb18030"), "bill.csv").file
        for text in (bill_2023(row), bill_2021(row), bill_web(row), bill_2023(other, row))
    ]
    keys = [row_keys("alipay", file.rows) for file in files]
    assert keys[0] == keys[1] == keys[2] == (keys[3][1],)
    assert keys[3][0] != keys[3][1]


def test_a_key_outlives_a_closed_order_and_lost_seconds() -> None:
    rows = parsed(
        Row(),
        Row(status="交易关闭", direction="不计收支"),
        Row(time="2026/3/9 12:00", amount="59"),
    )
    assert len({row_key("alipay", row) for row in rows}) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": "59.01"},
        {"time": "2026-03-09 12:01:05"},
        {"order": "2026030922001400000009"},
    ],
)
def test_another_row_has_another_key(changes: dict[str, str]) -> None:
    one, other = parsed(Row(), Row().but(**changes))
    assert row_key("alipay", one) != row_key("alipay", other)
    assert row_key("alipay", one) != row_key("wechat", one)


def test_without_an_id_direction_and_peer_tell_rows_apart() -> None:
    rows = parsed(Row(order=""), Row(order="", direction="收入"), Row(order="", peer="另一家店"))
    assert len(set(row_keys("alipay", rows))) == 3


def test_a_row_whose_id_was_destroyed_is_still_near_its_original() -> None:
    one, damaged = parsed(Row(), Row(order="2.02603E+21", time="2026/3/9 12:00"))
    assert row_key("alipay", one) != row_key("alipay", damaged)
    assert near_key(one) == near_key(damaged)
