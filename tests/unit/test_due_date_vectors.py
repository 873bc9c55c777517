"""The published due dates come out of real books: statements of a tool, installments of a plan."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from finapp.domain.calendars import Region, Roll
from finapp.domain.credit import BillingCycle, DueKind
from finapp.domain.dates import LAST_DAY, Unit
from finapp.domain.plan import PlanDraft, PlanTerms
from finapp.domain.tool_terms import ToolTerms
from finapp.projection.obligations import ObligationKind
from tests.unit.card_book import LONG_AGO, CardBook

if TYPE_CHECKING:
    from collections.abc import Callable

VECTORS = Path(__file__).parents[1] / "vectors" / "due_dates.json"
Inputs = dict[str, Any]


def rule(data: Inputs, *, included: bool = True) -> BillingCycle:
    by_day = "due_day" in data
    return BillingCycle(
        valid_from=LONG_AGO,
        closing_day=data["statement_day"],
        due_kind=DueKind.DAY if by_day else DueKind.OFFSET,
        due_value=data["due_day" if by_day else "grace_days"],
        closing_day_included=included,
        roll=Roll(data.get("roll", Roll.NONE)),
    )


def card_cycle(path: Path, data: Inputs) -> Inputs:
    """Statements close in the months asked for, each with the day it is due."""
    first = date.fromisoformat(data["from_month"] + "-01")
    card = CardBook.create(path, ToolTerms(), first, [rule(data)])
    card.buy(first, "10")
    found = card.statements(data["count"])
    pairs = [[one.closing.isoformat(), one.due.isoformat()] for one in found if one.closing >= first]
    return {"cycles": pairs[: data["count"]]}


def interest_free_days(path: Path, data: Inputs) -> Inputs:
    """A purchase is on the statement that the tool puts it on, and asked for on its due day."""
    bought = date.fromisoformat(data["purchase"])
    included = data["purchase_on_statement_day"] == "this_statement"
    card = CardBook.create(path, ToolTerms(), bought, [rule(data, included=included)])
    card.buy(bought, "10")
    (bill,) = (one for one in card.book.calendar.obligations() if one.kind is ObligationKind.BILL)
    assert bill.closing is not None
    return {
        "statement_date": bill.closing.isoformat(),
        "due_date": bill.due.isoformat(),
        "interest_free_days": (bill.due - bought).days,
    }


def schedule_dates(path: Path, data: Inputs) -> Inputs:
    """A plan's installments, moved off days without business where the tool's rule says so.

    The case's holidays are those of a European settlement calendar; Germany's are the same on its dates.
    """
    first = date.fromisoformat(data["first"])
    cycle = BillingCycle(
        valid_from=LONG_AGO,
        closing_day=1,
        due_kind=DueKind.OFFSET,
        due_value=20,
        roll=Roll(data.get("roll", Roll.NONE)),
        region=Region.DE if "roll" in data else None,
    )
    card = CardBook.create(path, ToolTerms(), first, [cycle])
    terms = PlanTerms(
        price=100_000,
        currency="USD",
        count=data["count"],
        start=first - timedelta(days=20),
        first_due=first,
        unit=Unit(data["unit"]),
        step=data.get("step", 1),
        anchor_day=LAST_DAY if data.get("end_of_month") else data.get("anchor_day"),
    )
    card.book.plans.add(PlanDraft(title="Plan", account_id=card.card, terms=terms))
    return {
        "dates": [one.due.isoformat() for one in card.book.calendar.obligations() if one.plan is not None]
    }


KINDS: dict[str, Callable[[Path, Inputs], Inputs]] = {
    "card_cycle": card_cycle,
    "interest_free_days": interest_free_days,
    "schedule_dates": schedule_dates,
}


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_a_book_built_from_the_case_has_the_same_days(tmp_path: Path, case: dict[str, Any]) -> None:
    got = KINDS[case["kind"]](tmp_path / "card.finapp", case["inputs"])
    assert got == case["expected"]
