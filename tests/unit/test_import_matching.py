"""Which installments a repayment in a file covers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finapp.domain.credit import BillingCycle, DueKind
from finapp.domain.money import Money
from finapp.importers.kinds import Interpretation, Kind
from finapp.importers.rows import ParsedRow
from finapp.services.import_matching import due_installments
from tests.unit.household import Household

if TYPE_CHECKING:
    from pathlib import Path


def repayment(on: date) -> Interpretation:
    row = ParsedRow(
        line=2,
        raw="",
        cells=(),
        layout="bank",
        occurred_on=on,
        time="",
        direction="",
        amount=Money(54_190, "CNY"),
        status="",
    )
    return Interpretation(row=row, kind=Kind.REPAYMENT, rule="")


def test_a_bank_row_pays_the_statement_that_was_closed_though_it_is_due_next_month(tmp_path: Path) -> None:
    home = Household.create(tmp_path / "home.finapp")
    home.iphone()
    rule = BillingCycle(valid_from=date(2026, 1, 1), closing_day=25, due_kind=DueKind.DAY, due_value=15)
    plans = home.book.plans.all()

    def last_due(on: date, cycles: list[BillingCycle]) -> date:
        return due_installments(plans, home.baitiao, repayment(on), cycles)[-1].due

    assert last_due(date(2026, 9, 28), []) == date(2026, 9, 15)
    assert last_due(date(2026, 9, 28), [rule]) == date(2026, 10, 15)
    assert last_due(date(2026, 9, 24), [rule]) == date(2026, 9, 15)
    home.close()
