"""What a household owes in all: the figures that the design prints of the sample, and what has no rate."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finapp.domain.exchange import NO_RATES, Total
from finapp.domain.explain import render
from finapp.domain.money import Money
from finapp.services.debt_totals import debt_totals, explain_debts
from finapp.services.sample import create_sample, sample_day

if TYPE_CHECKING:
    from pathlib import Path

    from finapp.domain.exchange import Rates
    from finapp.domain.tool_state import ToolState


@pytest.fixture(scope="module")
def stands(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[ToolState], Rates]:
    folder: Path = tmp_path_factory.mktemp("sample")
    book = create_sample(folder / "sample.finapp")
    found = book.statements.tools(), book.exchange.rates()
    book.close()
    return found


def cny(minor: int, **rest: object) -> Total:
    return replace(Total(Money(minor, "CNY")), **rest)  # type: ignore[arg-type]


def test_the_sample_owes_what_the_design_prints(stands: tuple[list[ToolState], Rates]) -> None:
    states, rates = stands
    totals, day = debt_totals(states, "CNY", rates), sample_day()
    assert totals.owed == cny(8_097_067, on=day)
    assert totals.credit == cny(3_367_514, on=day)
    assert totals.loans == cny(4_729_553)
    assert totals.limit.amount == Money(7_787_440, "CNY")
    assert totals.used_share is not None
    assert round(totals.used_share, 2) == Decimal("0.43")
    assert len(totals.lenders) == 6


def test_it_explains_itself(stands: tuple[list[ToolState], Rates]) -> None:
    states, rates = stands
    said = render(explain_debts(debt_totals(states, "CNY", rates), rates))
    assert said[0] == "Everything owed today: 80,970.67 CNY to 6 lenders."
    assert "  Huabei: 9,713.21 CNY" in said
    assert "  33,675.14 CNY of 77,874.40 CNY in limits is used: 43%." in said


def test_without_a_rate_the_other_currency_stands_beside(stands: tuple[list[ToolState], Rates]) -> None:
    totals = debt_totals(stands[0], "CNY", NO_RATES)
    assert totals.owed == cny(8_027_201, unknown=(Money(8_600, "EUR"),))
    assert totals.used_share is None


def test_what_is_overpaid_lowers_nothing_and_a_shared_limit_counts_once(
    stands: tuple[list[ToolState], Rates],
) -> None:
    states, rates = stands
    huabei = next(one for one in states if one.account.name == "Huabei")
    card = next(one for one in states if one.account.name == "CMB card")
    assert huabei.limit is not None
    both = replace(huabei.limit, members=(huabei.account.id, card.account.id))
    shared = [replace(huabei, limit=both), replace(card, limit=both, owed=Money(-500, "CNY"))]
    totals = debt_totals(shared, "CNY", rates)
    assert totals.owed == cny(971_321)
    assert totals.limit == cny(1_800_000)
    assert [tool.name for tool, _ in totals.lenders] == ["Huabei"]
