"""Compare in detail: ways side by side, month by month, and scenarios that are kept, named and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.payoff import Strategy
from tests.gui.payoff_hands import Planner, click, indebted, open_planner, type_into
from ui.dialogs.payoff_compare import PayoffCompareDialog
from ui.dialogs.scenario_name import ScenarioNameDialog
from ui.explain_panel import ExplainPanel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings

STRATEGIES = ["Minimums only", "Highest rate first", "Smallest first", "My order", "Least cost"]


@pytest.fixture
def planner(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Planner]:
    path = tmp_path / "debts.finapp"
    indebted(path)
    for made in open_planner(qtbot, settings, path):
        made.ask("1000")
        yield made


def compare(planner: Planner) -> PayoffCompareDialog:
    click(planner.card.compare)
    dialog = planner.dialog(PayoffCompareDialog)
    assert isinstance(dialog, PayoffCompareDialog)
    return dialog


def save(planner: Planner, name: str) -> None:
    """Keep the chosen way under a name."""
    click(planner.card.save)
    answer_name(planner, name)
    planner.wait(lambda: [one.name for one in planner.book.payoff.scenarios()][-1:] == [name])


def answer_name(planner: Planner, name: str) -> None:
    dialog = planner.dialog(ScenarioNameDialog)
    assert isinstance(dialog, ScenarioNameDialog)
    type_into(dialog.name, name)
    click(dialog.primary)


def names(dialog: PayoffCompareDialog) -> list[str]:
    return [option.name for option in dialog.grid.options()]


def cell(dialog: PayoffCompareDialog, name: str, row: str) -> str:
    return next(option.cells[row].text for option in dialog.grid.options() if option.name == name)


def go_to(dialog: PayoffCompareDialog, name: str) -> None:
    """Choose a column with the arrow keys."""
    for _ in dialog.grid.options():
        if dialog.chosen.name == name:
            return
        QTest.keyClick(dialog.grid, Qt.Key.Key_Right)


def test_strategies_stand_side_by_side(planner: Planner) -> None:
    dialog = compare(planner)
    assert names(dialog) == STRATEGIES
    assert dialog.note.text() == "¥1,000 each month on top of ¥1,412 minimums."
    assert [cell(dialog, name, "free") for name in STRATEGIES] == ["Oct 2028", *["Aug 2027"] * 4]
    assert [cell(dialog, name, "cost") for name in STRATEGIES[:3]] == ["¥2,004", "¥966", "¥1,074"]
    assert cell(dialog, "Highest rate first", "saves") == "¥1,038"
    assert dialog.primary.text() == "Use “Least cost”"
    go_to(dialog, "Minimums only")
    assert not dialog.primary.isEnabled()


def test_a_way_is_shown_month_by_month(planner: Planner) -> None:
    dialog = compare(planner)
    go_to(dialog, "Smallest first")
    rows = dialog.views.rows
    planner.wait(lambda: rows.rows.rowCount() == len(planner.card.ways[Strategy.SNOWBALL].plan.months))
    month = planner.card.ways[Strategy.SNOWBALL].plan.months[0]
    texts = [rows.rows.index(0, column).data() for column in range(rows.rows.columnCount())]
    planner.wait(lambda: rows.rows.index(0, 0).data() == "1")
    texts = [rows.rows.index(0, column).data() for column in range(rows.rows.columnCount())]
    assert texts[1] == "18 Nov 2026"
    assert "iPhone 17 256 GB ¥542" in texts[2]
    assert texts[4] == "1,000.00"
    assert texts[6] == f"{sum(month.balances) / 100:,.2f}"


def test_totals_explain_themselves(planner: Planner) -> None:
    dialog = compare(planner)
    go_to(dialog, "Highest rate first")
    QTest.keyClick(dialog.grid, Qt.Key.Key_F1)
    planner.wait(lambda: any(one.isVisible() for one in planner.window.findChildren(ExplainPanel)))
    panel = next(one for one in planner.window.findChildren(ExplainPanel) if one.isVisible())
    assert "1. Loan of Fast Cash is repaid in month" in panel.text()
    panel.close()


def test_a_scenario_is_kept_compared_renamed_and_deleted(planner: Planner) -> None:
    save(planner, "Steady")
    planner.ask("2000")
    dialog = compare(planner)
    planner.wait(lambda: names(dialog) == [*STRATEGIES, "Steady"])
    planner.wait(lambda: cell(dialog, "Steady", "cost") == "¥966")
    assert cell(dialog, "Highest rate first", "cost") < "¥966"
    assert dialog.grid.options()[-1].detail == "¥1,000 extra · Least cost"
    go_to(dialog, "Steady")
    click(dialog.rename)
    answer_name(planner, "Slow and steady")
    planner.wait(lambda: names(dialog)[-1] == "Slow and steady")
    click(dialog.remove)
    planner.wait(lambda: names(dialog) == STRATEGIES)
    planner.window.shell.undo()
    planner.wait(lambda: names(dialog)[-1] == "Slow and steady")
    planner.window.shell.undo()
    planner.wait(lambda: names(dialog)[-1] == "Steady")


def test_a_scenario_needs_a_name(planner: Planner) -> None:
    click(planner.card.save)
    dialog = planner.dialog(ScenarioNameDialog)
    assert isinstance(dialog, ScenarioNameDialog)
    assert dialog.name.text() == "Least cost, ¥1,000"
    type_into(dialog.name, "  ")
    click(dialog.primary)
    assert dialog.isVisible()
    assert planner.book.payoff.scenarios() == []


def test_a_scenario_is_followed_once_and_not_copied(planner: Planner) -> None:
    click(planner.card.cards[Strategy.SNOWBALL])
    save(planner, "Small ones")
    dialog = compare(planner)
    planner.wait(lambda: names(dialog)[-1] == "Small ones")
    go_to(dialog, "Small ones")
    assert dialog.primary.text() == "Use “Small ones”"
    click(dialog.primary)
    planner.wait(planner.card.banner.isVisible)
    assert "Following “Small ones”" in planner.card.banner.accessibleName()
    assert [(one.name, one.followed) for one in planner.book.payoff.scenarios()] == [("Small ones", True)]
    planner.window.shell.undo()
    planner.wait(lambda: not planner.card.banner.isVisible())
    assert [(one.name, one.followed) for one in planner.book.payoff.scenarios()] == [("Small ones", False)]


def test_a_scenario_comes_back_into_the_planner(planner: Planner) -> None:
    click(planner.card.cards[Strategy.SNOWBALL])
    save(planner, "Small ones")
    planner.ask("300")
    click(planner.card.cards[Strategy.AVALANCHE])
    dialog = compare(planner)
    planner.wait(lambda: names(dialog)[-1] == "Small ones")
    go_to(dialog, "Small ones")
    click(dialog.take)
    planner.wait(lambda: planner.card.wishes.extra == 100_000)
    planner.wait_for_best()
    assert planner.card.chosen is Strategy.SNOWBALL
    assert planner.card.inputs.slider is not None
    assert planner.card.inputs.slider.edit.text() == "1,000"
