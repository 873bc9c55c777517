"""Conditions of credit tools: kept as text, dated, refused when they can't be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from finapp.domain.tool_terms import (
    DatedTerms,
    InterestMethod,
    LateFee,
    MinimumRule,
    PercentOf,
    ToolTerms,
    check_tool_terms,
    terms_on,
)
from finapp.errors import UserError

CMB = ToolTerms(
    method=InterestMethod.POSTING_UNPAID,
    rate=Decimal("0.1825"),
    grace_days=3,
    tolerance=1000,
    minimum=MinimumRule(percent=Decimal("0.05"), percent_of=PercentOf.ORDINARY),
    late_fee=LateFee(rate=Decimal("0.05"), least=1000),
)


def test_terms_come_back_from_their_text_as_they_were() -> None:
    assert ToolTerms.from_json(CMB.to_json()) == CMB
    assert ToolTerms.from_json("{}") == ToolTerms()


def test_terms_apply_from_their_day_on() -> None:
    later = replace(CMB, rate=Decimal("0.15"))
    dated = [DatedTerms(date(2026, 1, 1), CMB), DatedTerms(date(2026, 7, 1), later)]
    days = (date(2025, 6, 1), date(2026, 6, 30), date(2026, 7, 1))
    assert [terms_on(dated, day) for day in days] == [CMB, CMB, later]
    assert terms_on([], date(2026, 6, 1)) == ToolTerms()


def test_a_late_fee_is_a_share_of_what_is_missing_between_its_bounds() -> None:
    fee = LateFee(rate=Decimal("0.05"), least=1000, most=50_000)
    assert [fee.amount(missing, 200_000) for missing in (0, 100, 100_000, 2_000_000)] == [
        0,
        1000,
        5000,
        50_000,
    ]


def test_a_fixed_late_fee_rises_when_it_was_late_before_but_stays_under_the_minimum() -> None:
    fee = LateFee(fixed=3000, again=4100, cap_rate=Decimal(1))
    assert fee.amount(2500, 10_000) == 3000
    assert fee.amount(2500, 10_000, again=True) == 4100
    assert fee.amount(2500, 2500, again=True) == 2500


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"rate": Decimal(-1)}, "terms.rate"),
        ({"cash_rate": Decimal(11)}, "terms.rate"),
        ({"grace_days": -1}, "terms.days"),
        ({"year_days": 300}, "terms.year"),
        ({"minimum": MinimumRule(floor=-1)}, "terms.amount"),
        ({"late_fee": LateFee(most=-1)}, "terms.amount"),
    ],
)
def test_terms_that_cannot_be_are_refused(changes: dict[str, object], code: str) -> None:
    check_tool_terms(CMB)
    with pytest.raises(UserError) as refused:
        check_tool_terms(replace(CMB, **changes))  # type: ignore[arg-type]  # a table of changes
    assert refused.value.code == code
