"""Why a statement asks for what it asks for, in words that follow its own figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from finapp.domain.explain import render
from finapp.domain.settlement import RefundPolicy
from finapp.domain.statement import Printed, RowKind
from finapp.domain.tool_terms import MinimumRule
from finapp.projection.statement_explained import explain_due, explain_minimum
from tests.unit.card_book import CN, TODAY, cn_card, plan

if TYPE_CHECKING:
    from pathlib import Path

CLOSING = date(2026, 11, 5)


def test_the_amount_due_adds_up(tmp_path: Path) -> None:
    card = cn_card(tmp_path, replace(CN, refund_lowers_due=True))
    bought = card.buy("2026-10-20", "1000")
    card.pay("2026-10-30", "100")
    card.book.refunds.add(bought, card.money("200"), date(2026, 11, 10), RefundPolicy.CASH)
    assert render(explain_due(card.closed(CLOSING))) == [
        "700.00 CNY is due by 2026-11-23: what the statement of 2026-11-05 closed with.",
        "  Charges: 1,000.00 CNY",
        "  Payments: −100.00 CNY",
        "  Together: 900.00 CNY",
        "  Refunds after the closing that lower it: −200.00 CNY",
    ]


def test_a_printed_amount_stands_beside_the_computed_one(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.buy("2026-10-20", "1000")
    card.book.statements.set_printed(card.card, CLOSING, Printed(amount=101_000, minimum=6_000))
    statement = card.closed(CLOSING)
    assert render(explain_due(statement)) == [
        "1,010.00 CNY is due by 2026-11-23, as printed on the statement of 2026-11-05.",
        "  Charges: 1,000.00 CNY",
        "  finapp computes 1,000.00 CNY",
    ]
    assert render(explain_minimum(statement, CN.minimum)) == [
        "At least 60.00 CNY is due by 2026-11-23, as printed on the statement."
    ]


def test_the_minimum_names_its_parts(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.book.plans.add(plan(card, "600", date(2026, 10, 10), date(2026, 11, 23)), paid_out_to=card.bank)
    card.buy("2026-10-20", "1000")
    statement = card.closed(CLOSING)
    assert statement.minimum == 5_000 + statement.installments
    said = render(explain_minimum(statement, CN.minimum))
    assert said[1:3] == ["  5.00% of 1,000.00 CNY: 50.00 CNY", "  Installments billed, in full: 103.60 CNY"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (None, "  The lender knows no smaller payment: all of it is due"),
        (MinimumRule(floor=3_000), "  Never less than 30.00 CNY"),
        (MinimumRule(floor=300_000), "  Never more than the statement: 1,000.00 CNY"),
    ],
)
def test_other_rules_read_as_they_are(tmp_path: Path, rule: MinimumRule | None, said: str) -> None:
    card = cn_card(tmp_path, replace(CN, minimum=rule))
    card.buy("2026-10-20", "1000")
    assert said in render(explain_minimum(card.closed(CLOSING), rule))


def test_rows_are_moved_together_as_one_step(tmp_path: Path) -> None:
    card = cn_card(tmp_path, today=TODAY)
    card.buy("2026-11-03", "100")
    card.buy("2026-11-04", "300")
    card.book.statements.postpone_all(card.closed(CLOSING).rows)
    assert [one.charges for one in card.statements(0)] == [0, 40_000]
    assert {row.kind for row in card.statements(0)[1].rows} == {RowKind.CHARGE}
    card.book.history.undo()
    assert [one.charges for one in card.statements(0)] == [40_000, 0]


def test_a_row_without_words_is_named_by_its_tool(tmp_path: Path) -> None:
    card = cn_card(tmp_path)
    card.charge("2026-11-04", "30")
    (row,) = card.closed(CLOSING).rows
    assert card.book.statements.postpone(row).params["what"] == "Card"
