"""The Debts page with its payoff planner, what the planner opens, and a way out of debt that is followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finapp.domain.payoff import Strategy
from tools.scenes_of_dialogs import CARD
from ui.dialogs.payoff_compare import PayoffCompareDialog
from ui.dialogs.scenario_name import ScenarioNameDialog
from ui.models.payoff_words import strategy_name
from ui.repayments import ask_planned
from ui.views.debts import DebtsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from finapp.domain.payoff import PayoffWishes
    from finapp.services.payoff_plan import Way
    from tools.stage import Stage

LEFT = Qt.MouseButton.LeftButton
MORE, MUCH_MORE = 150_000, 300_000
"""What is paid each month beside the minimums, in minor units."""


def follow(stage: Stage) -> None:
    """Plan 1,500 more each month, the highest rate first."""
    way, wishes = _way(stage, MORE)
    change = stage.book.payoff.follow(strategy_name(Strategy.AVALANCHE), way, wishes)
    stage.context.events.changed.emit(change)


def _way(stage: Stage, extra: int) -> tuple[Way, PayoffWishes]:
    payoff = stage.book.payoff
    wishes = replace(payoff.wishes(), extra=extra)
    return payoff.way(payoff.ground(), Strategy.AVALANCHE, wishes), wishes


def _planned(stage: Stage) -> DebtsPage:
    """Pay 1,500 more each month."""
    page = stage.page(DebtsPage, "debts")
    if page.planner.inputs.slider is not None:
        page.planner.inputs.slider.edit.selectAll()
        QTest.keyClicks(page.planner.inputs.slider.edit, "1500")
        QTest.keyClick(page.planner.inputs.slider.edit, Qt.Key.Key_Return)
    stage.settle()
    return page


def _debts(stage: Stage) -> QWidget:
    _planned(stage)
    return stage.window.frame.body


def _lender(stage: Stage) -> QWidget:
    """Choose the card that carries a balance."""
    _planned(stage).go_to(account=stage.tool(CARD))
    return stage.window.frame.body


def _followed(stage: Stage) -> QWidget:
    follow(stage)
    stage.page(DebtsPage, "debts")
    return stage.window.frame.body


def _compare(stage: Stage) -> QWidget:
    """Compare with a scenario that was saved."""
    way, wishes = _way(stage, MUCH_MORE)
    name = "Twice as much" if stage.look.language == "en" else "加倍还款"
    stage.book.payoff.save(name, way, wishes)
    QTest.mouseClick(_planned(stage).planner.compare, LEFT)
    dialog = stage.find(PayoffCompareDialog)
    stage.settle()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Right)
    stage.settle()
    return dialog


def _name(stage: Stage) -> QWidget:
    QTest.mouseClick(_planned(stage).planner.save, LEFT)
    return stage.find(ScenarioNameDialog)


def _planned_payment(stage: Stage) -> QWidget:
    follow(stage)
    one = stage.book.payoff.planned()[0]
    return ask_planned(stage.context, one, stage.book.calendar.sheet(one.on, one.on))


SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "debts": _debts,
    "debts-lender": _lender,
    "debts-followed": _followed,
    "dialog-payoff-compare": _compare,
    "dialog-scenario-name": _name,
    "dialog-planned-payment": _planned_payment,
}
