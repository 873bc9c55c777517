"""Reading Alipay bills: three layouts, what spreadsheets do to them, and files that are broken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.errors import UserError
from finapp.importers import alipay
from finapp.importers.registry import read
from finapp.messages import LANGUAGES, catalog, sentence
from tests.unit.alipay_bills import HEADER_2023, Row, bill_2021, bill_2023, bill_web

if TYPE_CHECKING:
    from finapp.importers.rows import ParsedFile

WRITERS = {"alipay.app_2023": bill_2023, "alipay.app_2021": bill_2021, "alipay.web": bill_web}


def parsed(text: str, encoding: str = "gb18030") -> ParsedFile:
    return read(text.encode(encoding), "alipay_record.csv").file


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("layout", WRITERS)
def test_each_layout_is_read_in_each_encoding(layout: str, encoding: str) -> None:
    file = parsed(WRITERS[layout](Row(), Row(order="2026031022001400000002", amount='"1,234.50"')), encoding)
    assert (file.importer, file.layout, file.records, file.problems) == ("alipay", layout, 2, ())
    first, second = file.rows
    assert first.occurred_on == date(2026, 3, 9)
    assert first.time == "12:00:05"
    assert (first.direction, first.status, first.description) == ("支出", "交易成功", "雨伞")
    assert (first.counterparty, first.order_id) == ("示例日用店", "2026030922001400000001")
    assert first.merchant_order_id == "T200P0001"
    assert (first.amount.minor, second.amount.minor) == (5900, 123450)
    assert first.amount.currency == "CNY"


def test_only_the_app_prints_category_and_method() -> None:
    app = [parsed(writer(Row(method="花呗&红包"))).rows[0] for writer in (bill_2023, bill_2021)]
    web = parsed(bill_web(Row(fee="0.10", refunded="20.00"))).rows[0]
    assert [(row.category, row.methods) for row in app] == [("日用百货", ("花呗", "红包"))] * 2
    assert (web.category, web.methods) == ("", ())
    assert web.fee is not None
    assert web.refunded is not None
    assert (web.fee.minor, web.refunded.minor) == (10, 2000)


def test_rows_keep_their_line_their_text_and_their_cells() -> None:
    text = bill_2023(Row(), Row(item="伞架"))
    rows = parsed(text).rows
    lines = text.split("\r\n")
    assert [row.raw for row in rows] == [lines[row.line - 1] for row in rows]
    assert rows[1].line == rows[0].line + 1
    assert rows[1].cell("商品说明") == "伞架"
    assert rows[1].cell("对方账号") == "/"
    assert rows[1].cell("没有这一列") == ""


@pytest.mark.parametrize("layout", WRITERS)
def test_what_the_file_says_of_itself_is_masked_and_kept(layout: str) -> None:
    preamble = parsed(WRITERS[layout](Row())).preamble
    assert preamble.owner == "林**"
    assert preamble.account in {"lin***@example.com", "138****1234"}
    assert preamble.period_from == date(2026, 3, 1)
    assert preamble.records == 1
    assert preamble.claims["支出"].count >= 1
    assert "待支出" in preamble.claims or layout != "alipay.web"


def test_totals_are_by_the_printed_word() -> None:
    file = parsed(
        bill_2023(Row(), Row(direction="收入", amount="200"), Row(direction="不计收支", amount="1.00"))
    )
    totals = {
        word: (total.count, total.amount.minor if total.amount else 0)
        for word, total in file.totals().items()
    }
    assert totals == {"支出": (1, 5900), "收入": (1, 20000), "不计收支": (1, 100)}
    assert file.period == (date(2026, 3, 9), date(2026, 3, 9))


def test_the_banner_and_the_number_of_lines_before_the_header_do_not_matter() -> None:
    lines = bill_2023(Row()).split("\r\n")
    start = lines.index(HEADER_2023)
    assert parsed("\n".join(["某某公司 电子客户回单", *["说明"] * 40, *lines[start:]])).records == 1


def test_a_file_that_a_spreadsheet_saved_again_is_read() -> None:
    header = HEADER_2023.removesuffix(",备注,")
    row = "2026/3/9 12:00,日用百货,示例日用店,/,雨伞,支出,139.9,余额,交易成功,2.02603E+27,T200P0001"
    file = parsed(f"支付宝账单,,,,,,,,,,\n,,,,,,,,,,\n{header}\n{row}\n,,,,,,,,,,\n", "utf-8-sig")
    only = file.rows[0]
    assert (file.records, only.time, only.amount.minor) == (1, "12:00", 13990)
    assert (only.order_id, only.merchant_order_id) == ("", "T200P0001")
    assert only.cell("交易订单号") == "2.02603E+27"


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_delimiters_are_read(delimiter: str) -> None:
    text = "\n".join(
        line.replace("\t", "").replace(",", delimiter) for line in (HEADER_2023, Row(item="雨伞").as_2023())
    )
    assert parsed(text + "\n").rows[0].description == "雨伞"


@pytest.mark.parametrize(
    ("item", "description"),
    [
        ('"话费充值,100元"', "话费充值,100元"),
        ('"他说""好"""', '他说"好"'),
        ("话费充值,100元", "话费充值,100元"),
        ("充值,100元,立减", "充值,100元,立减"),
        ('19" 显示器', '19" 显示器'),
        ('"19 寸显示器', "19 寸显示器"),
    ],
)
def test_delimiters_and_quotes_inside_a_text_do_not_shift_columns(item: str, description: str) -> None:
    file = parsed(bill_2023(Row(item=item), Row(item="伞架")))
    assert file.problems == ()
    assert [row.description for row in file.rows] == [description, "伞架"]
    assert [row.amount.minor for row in file.rows] == [5900, 5900]


def test_a_note_with_a_line_break_is_one_record() -> None:
    file = parsed(bill_2023(Row(note='"第一行\n第二行"'), Row()), "utf-8")
    assert [row.note for row in file.rows] == ["第一行\n第二行", ""]
    assert file.rows[1].line == file.rows[0].line + 2


def test_two_files_joined_are_read_as_both() -> None:
    file = parsed(bill_2023(Row()) + bill_2023(Row(order="2026031022001400000009")))
    assert [row.order_id[-1] for row in file.rows] == ["1", "9"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount": "五十九"}, "amount.not_a_number"),
        ({"amount": "59.005"}, "amount.too_precise"),
        ({"amount": "99999999999999999999.00"}, "amount.too_large"),
        ({"amount": ""}, "import.amount_empty"),
        ({"time": "2026-02-31 10:00:00"}, "date.unreadable"),
        ({"time": "昨天"}, "date.unreadable"),
    ],
)
@pytest.mark.parametrize("layout", WRITERS)
def test_a_row_that_cannot_be_read_is_told_and_the_rest_is_read(
    layout: str, changes: dict[str, str], code: str
) -> None:
    file = parsed(WRITERS[layout](Row(), Row().but(**changes), Row()))
    (problem,) = file.problems
    assert (problem.code, len(file.rows), file.records) == (code, 2, 3)
    assert problem.line == file.rows[0].line + 1
    assert Row().but(**changes).item in problem.raw
    for language in LANGUAGES:
        assert problem.code in catalog(language)
        assert "{" not in sentence(problem.code, language, **problem.params)


@pytest.mark.parametrize("cut", [3, 20, 60])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_file_cut_within_its_last_line_reports_that_line(cut: int, encoding: str) -> None:
    whole = bill_2023(Row(), Row()).encode(encoding)
    file = read(whole[:-cut], "alipay_record.csv").file
    (problem,) = file.problems
    assert (problem.code, len(file.rows)) == ("import.row_cut", 1)
    assert problem.line == file.rows[0].line + 1


def test_a_last_line_without_line_break_is_whole_when_its_cells_are() -> None:
    assert parsed(bill_2023(Row(), Row(), end="\n").rstrip("\n")).problems == ()


@pytest.mark.parametrize("item", ["雨伞", "雨伞,折叠", "a,b,c"])
@pytest.mark.parametrize(
    ("amount", "minor"), [("1,234.50", 123450), ("¥1,234", 123400), ("1,234,567.8", 123456780)]
)
@pytest.mark.parametrize("layout", ["alipay.app_2023", "alipay.app_2021"])
@pytest.mark.parametrize("last_comma", [True, False])
def test_amounts_with_unquoted_thousands_are_whole(
    layout: str, amount: str, minor: int, item: str, last_comma: bool
) -> None:
    text = WRITERS[layout](Row(amount=amount, item=item, note="留"), Row())
    if not last_comma:
        text = "\n".join(line.removesuffix(",") for line in text.splitlines())
    file = parsed(text + "\n")
    assert file.problems == ()
    assert [row.amount.minor for row in file.rows] == [minor, 5900]
    assert [row.description for row in file.rows] == [item, "雨伞"]
    assert (file.rows[0].status, file.rows[0].counterparty) == ("交易成功", "示例日用店")


def test_a_number_before_the_amount_may_belong_to_either_and_is_told() -> None:
    for row in (Row(item="数据线,2", amount="128.00"), Row(item="数据线", amount="2,128.00")):
        (problem,) = parsed(bill_web(row)).problems
        assert problem.code == "import.row_long"
        (whole,) = parsed(bill_2023(row)).rows
        assert (whole.description, whole.amount.minor) == (
            row.item,
            int(row.amount.replace(",", "")[:-3]) * 100,
        )


def test_a_half_of_an_amount_is_never_taken_for_it() -> None:
    row = Row(amount="1,234.505").as_2023()
    (problem,) = parsed(f"{HEADER_2023}\n{row}\n").problems
    assert problem.code == "import.row_long"


def test_cells_that_cannot_be_told_apart_are_a_problem() -> None:
    broken = Row(amount="5,9", item="a,b,c").as_2023()
    (problem,) = parsed(f"{HEADER_2023}\n{Row().as_2023()}\n{broken}\n").problems
    assert problem.code == "import.row_long"
    assert sentence(problem.code, **problem.params).startswith("The line has 16 cells instead of 13")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty"),
        (b" \r\n\r\n", "import.empty"),
        (b"\x00\x01\x02\x03" * 50, "import.not_text"),
        (b"%PDF-1.7 ...", "import.not_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "import.workbook"),
        (b"Date,Description,Amount\n2026-03-09,Umbrella,59.00\n", "import.unknown_layout"),
        (
            "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态\n".encode(),
            "import.unknown_layout",
        ),
        (
            "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类\n".encode(),
            "import.unknown_layout",
        ),
        (bill_2023(Row()).split("交易时间")[0].encode("gb18030"), "import.unknown_layout"),
        (bill_2023(Row()).encode("gb18030").decode("latin-1").encode(), "import.garbled"),
        (bill_2023(Row()).encode("gb18030").decode("utf-8", errors="replace").encode(), "import.garbled"),
    ],
)
def test_a_file_that_is_no_alipay_bill_is_refused_with_the_reason(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data, "alipay_record.csv")
    assert caught.value.code == code


def test_a_wrong_choice_of_encoding_is_named() -> None:
    data = bill_2023(Row()).encode("gb18030")
    assert read(data, "bill.csv", encoding="gb18030").file.records == 1
    for encoding in ("utf-8", "cp1252", "big5"):
        with pytest.raises(UserError) as caught:
            read(data, "bill.csv", encoding=encoding)
        assert caught.value.code == "import.encoding_choice"
        assert caught.value.params == {"encoding": encoding}


def test_parse_alone_refuses_another_programs_file() -> None:
    assert not alipay.recognizes("Date,Amount\n2026-03-09,59.00\n")


@given(st.binary(max_size=600), st.integers(0, 900))
def test_any_bytes_in_place_of_a_part_of_a_bill_raise_only_user_errors(noise: bytes, at: int) -> None:
    whole = bill_2023(Row(), Row()).encode("gb18030")
    try:
        file = read(whole[:at] + noise, "bill.csv").file
    except UserError as error:
        code = error.code
    else:
        code = ""
        assert file.records == len(file.rows) + len(file.problems)
    assert not code or code.startswith("import.")


@given(st.binary(max_size=400))
def test_any_bytes_raise_only_user_errors(data: bytes) -> None:
    with pytest.raises(UserError):
        read(data, "bill.csv")
