"""Public sample bills, counted beforehand by a script that shares no code with the importer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from finapp.importers.kinds import InstrumentKind, Kind
from finapp.importers.registry import Statement, read

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = next(
    (found for parent in PROJECT.parents if (found := parent / "shared" / "samples").is_dir()),
    PROJECT.parent / "shared" / "samples",
)
NAMES = (
    "btb-app-full-utf8.csv",
    "constructed-huabei-2026-gb18030.csv",
    "deg-app-2023-gbk.csv",
    "deg-web-2019-gbk.csv",
)
pytestmark = pytest.mark.skipif(
    not (SAMPLES / "alipay").is_dir(),
    reason="the public samples are not part of the project (shared/samples)",
)


def opened(name: str) -> tuple[Statement, dict[str, Any]]:
    expected = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))[f"alipay/{name}"]
    return read((SAMPLES / "alipay" / name).read_bytes(), name), expected


@pytest.mark.parametrize("name", NAMES)
def test_counts_sums_and_days_agree(name: str) -> None:
    statement, expected = opened(name)
    file = statement.file
    totals = file.totals()
    assert (file.records, file.problems) == (expected["records"], ())
    assert {word: total.count for word, total in totals.items()} == expected["by_direction"]
    assert Counter(row.status for row in file.rows) == expected["by_status"]
    sums = {word: total.amount.minor for word, total in totals.items() if total.amount is not None}
    assert sums.get("支出", 0) == expected["sum_out_minor"]
    assert sums.get("收入", 0) == expected["sum_in_minor"]
    assert sums.get("不计收支", 0) == expected["neutral_sum_minor"]
    assert file.period is not None
    assert [day.isoformat() for day in file.period] == [expected["first_date"], expected["last_date"]]
    assert file.currency == expected["currency"]
    assert len({row.order_id for row in file.rows}) == expected["distinct_ids"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_the_samples_is_left_to_ask(name: str) -> None:
    statement, _ = opened(name)
    assert [item for item in statement.interpreted if item.questions or item.kind is Kind.UNKNOWN] == []
    assert len(statement.interpreted) == statement.file.records


def test_huabei_rows_agree() -> None:
    statement, expected = opened("constructed-huabei-2026-gb18030.csv")
    items = statement.interpreted
    # Counted there: rows whose method is plain Huabei, purchases and refunds, installments apart.
    by_huabei = [method for item in items for method in item.row.methods if method == "花呗"]
    kinds = Counter(item.kind for item in items)
    assert len(by_huabei) == expected["huabei_purchase_rows"]
    bought = [item for item in items if item.source and item.source.kind is InstrumentKind.HUABEI]
    assert len([item for item in bought if item.row.direction == "支出"]) == 5
    assert sum(item.installments is not None for item in items) == expected["instalment_rows"]
    assert kinds[Kind.REPAYMENT] == expected["huabei_repayment_rows_ok"]
    assert sum(item.original is not None for item in items) == expected["refund_rows"]
    assert kinds[Kind.FAILED] == expected["failed_rows"]
    assert kinds[Kind.HOLD] == expected["hold_rows"]
    claims = statement.file.preamble.claims
    assert claims == statement.file.totals()  # this preamble counts as the rows do
