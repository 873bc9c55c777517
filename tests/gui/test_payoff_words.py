"""What the payoff planner says of the optimum: only what was proven."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finapp.domain.payoff import Strategy
from finapp.services.sample import create_sample
from ui.models.payoff_words import optimal_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_plan_is_called_the_cheapest_only_when_that_is_proven(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot
    book = create_sample(tmp_path / "sample.finapp")
    ground = book.payoff.ground()
    wishes = replace(book.payoff.wishes(), extra=150_000)
    known = book.payoff.ways(ground, wishes)
    way = book.payoff.best(ground, wishes, known)
    book.close()
    assert (way.proven, way.gap) == (True, 0)
    same = replace(way, like=Strategy.AVALANCHE)
    assert optimal_sentence(ground, same) == "Optimal: nothing is cheaper than “Highest rate first”"
    found = replace(same, proven=False, gap=123_400)
    assert optimal_sentence(ground, found) == "Optimal: within ¥1,234 of the cheapest"
    assert optimal_sentence(ground, replace(found, gap=None)) == "Optimal: the best found in time"
