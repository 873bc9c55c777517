"""What is asked about one thing is found by an index: no table that grows is read through for it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from finapp.domain.plan import PlanId
    from finapp.domain.purchase import PurchaseId


@dataclass
class Asked:
    """A household, one purchase and one plan of it, to be asked about."""

    home: Household
    bought: PurchaseId
    plan: PlanId


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    home = Household.create(tmp_path / "home.finapp")
    bought = home.iphone()
    home.book.purchases.add(home.purchase(home.huabei, 64_900, DAY))
    home.book.refunds.add(bought, cny(100), DAY)
    yield Asked(home, bought, home.book.plans.of_purchase(bought)[0].id)
    home.close()


@contextmanager
def listening(home: Household) -> Iterator[list[tuple[str, Any]]]:
    """Give the statements that are sent to the book meanwhile, with their parameters."""
    sent: list[tuple[str, Any]] = []

    def note(*event: Any) -> None:
        sent.append((event[2], event[3]))

    with home.book.file.read() as connection:
        engine = connection.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


QUESTIONS: dict[str, Callable[[Asked], object]] = {
    "a purchase": lambda one: one.home.book.purchases.view(one.bought),
    "a register": lambda one: one.home.book.accounts.register(one.home.bank),
    "a plan": lambda one: one.home.book.plans.get(one.plan),
    "the plans of a purchase": lambda one: one.home.book.plans.of_purchase(one.bought),
    "what a payoff costs": lambda one: one.home.book.settlements.preview(one.plan),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_thing_is_searched_and_not_looked_for_in_everything(asked: Asked, question: str) -> None:
    with listening(asked.home) as sent:
        QUESTIONS[question](asked)
    assert sent
    with asked.home.book.file.read() as connection:
        for statement, params in sent:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", params)
            assert [step[3] for step in steps if step[3].startswith("SCAN")] == [], statement
