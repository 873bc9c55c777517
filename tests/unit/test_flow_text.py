"""Dates and amounts as people paste them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.flow_text import DateOrder, read_flows
from finapp.errors import UserError

DAY = date(2026, 3, 4)


def _only(text: str, order: DateOrder | None = None) -> tuple[date, Decimal]:
    found = read_flows(text, order)
    assert found.problems == ()
    assert len(found.flows) == 1
    return found.flows[0].day, found.flows[0].amount


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-04",
        "2026/3/4",
        "2026.03.04",
        "20260304",
        "2026年3月4日",
        "4 Mar 2026",
        "04-Mar-26",
        "March 4, 2026",
        "4 March 2026",
        "2026-03-04 00:00:00",
        "2026-03-04T09:30",
        "２０２６－０３－０４",
    ],
)
@pytest.mark.parametrize("between", ["\t", ";", "  ", ", ", " "])
def test_dates(written: str, between: str) -> None:
    assert _only(f"{written}{between}-1250.50") == (DAY, Decimal("-1250.50"))
    assert _only(f"-1250.50{between}{written}") == (DAY, Decimal("-1250.50"))


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1,234.56", "1234.56"),
        ("-1,234.56", "-1234.56"),
        ("−1234.56", "-1234.56"),
        ("(1,234.56)", "-1234.56"),
        ("1.234,56", "1234.56"),
        ("1234,5", "1234.5"),
        ("1,234", "1234"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1 234,56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("¥ 500", "500"),
        ("-€12.50", "-12.50"),
        ("500 CNY", "500"),
        ("500元", "500"),
        ("500-", "-500"),
        ("+500", "500"),
        ("0", "0"),
        (".5", "0.5"),
        ("＋１２３", "123"),
    ],
)
def test_amounts(written: str, amount: str) -> None:
    assert _only(f"2026-03-04\t{written}") == (DAY, Decimal(amount))


@pytest.mark.parametrize("order", list(DateOrder))
def test_short_dates_follow_the_order_asked_for(order: DateOrder) -> None:
    expected = DAY if order is DateOrder.DAY_FIRST else date(2026, 4, 3)
    assert _only("4/3/2026\t10", order)[0] == expected
    assert _only("04.03.26\t10", order)[0] == expected


def test_one_clear_date_settles_all_the_others() -> None:
    found = read_flows("4/3/2026\t-10\n25/3/2026\t11")
    assert [flow.day for flow in found.flows] == [DAY, date(2026, 3, 25)]
    assert not found.unsure
    found = read_flows("3/4/2026\t-10\n3/25/2026\t11")
    assert [flow.day for flow in found.flows] == [DAY, date(2026, 3, 25)]
    assert found.order is DateOrder.MONTH_FIRST


def test_dates_that_could_be_either_are_said_to_be() -> None:
    assert read_flows("4/3/2026\t-10\n5/3/2026\t11").unsure
    assert not read_flows("4/4/2026\t-10\n5/5/2026\t11").unsure
    assert not read_flows("4/3/2026\t-10\n5/3/2026\t11", DateOrder.DAY_FIRST).unsure


def test_serial_numbers_of_spreadsheets() -> None:
    assert _only("46085\t-100") == (DAY, Decimal(-100))


def test_a_heading_empty_lines_and_words_are_passed_over() -> None:
    found = read_flows("Date\tAmount\tNote\n\n2026-03-04\t-100\tbought\n\n2027-03-04\t110\tsold\n")
    assert [(flow.line, flow.amount) for flow in found.flows] == [(3, Decimal(-100)), (5, Decimal(110))]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-03-04", "flows.no_amount"),
        ("2026-03-04\tabc", "flows.no_amount"),
        ("yesterday 1\t", "flows.no_date"),
        ("100", "flows.no_date"),
        ("2026-02-31\t100", "flows.impossible"),
        ("31/4/2026 100", "flows.impossible"),
        ("2026-03-04\t100\t200", "flows.several"),
    ],
)
def test_problems_carry_their_line(text: str, code: str) -> None:
    found = read_flows(f"2026-01-01\t-1\n\n{text}")
    assert [(problem.line, problem.error.code) for problem in found.problems] == [(3, code)]
    assert len(found.flows) == 1


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(UserError, match=r"flows\.too_many"):
        read_flows("2026-01-01\t1\n" * 20_001)


@given(
    st.lists(
        st.tuples(
            st.dates(date(1950, 1, 1), date(2099, 12, 31)),
            st.decimals(-(10**9), 10**9, places=2, allow_nan=False),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[date, Decimal]]) -> None:
    text = "\n".join(f"{day.isoformat()}\t{amount:,.2f}" for day, amount in rows)
    assert read_flows(text).dated == rows


@given(st.text(max_size=200))
def test_any_text_is_read_or_has_its_problems(text: str) -> None:
    found = read_flows(text)
    numbers = {flow.line for flow in found.flows} | {problem.line for problem in found.problems}
    assert len(numbers) == len(found.flows) + len(found.problems)
