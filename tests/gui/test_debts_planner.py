"""The payoff planner on the Debts page: amounts and orders in, ways out of debt out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from finapp.domain.account import AccountDraft, AccountKind
from finapp.domain.money import Money
from finapp.domain.payoff import Strategy
from finapp.services.sample import create_sample
from tests.gui.real_pages import open_page
from tests.unit.household import DAY
from ui.views.debts import DebtsPage
from ui.views.debts_inputs import nice_most
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from finapp.services.book import Book
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.debts_planner import PlannerCard

LEFT = Qt.MouseButton.LeftButton


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def type_into(edit: QWidget, text: str) -> None:
    """Replace what a field holds and leave it."""
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


class Planner:
    """The planner in its window, and what a test does with it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: DebtsPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page
        self.card: PlannerCard = page.planner

    @property
    def book(self) -> Book:
        assert self.window.context is not None
        return self.window.context.book

    def wait_for_best(self) -> None:
        self.qtbot.waitUntil(lambda: self.card.is_settled, timeout=60_000)

    def ask(self, extra: str) -> None:
        """Type an amount for each month and wait for the answers."""
        assert self.card.inputs.slider is not None
        type_into(self.card.inputs.slider.edit, extra)
        wanted = Money.of(extra, "CNY").minor
        self.qtbot.waitUntil(lambda: self.card.wishes.extra == wanted)
        self.wait_for_best()

    def figures(self, strategy: Strategy) -> tuple[str, str]:
        """Return the month and the cost on a strategy's card."""
        card = self.card.cards[strategy]
        return card.ends.text(), card.cost.text()

    def steps(self) -> list[str]:
        """Return the steps as they read."""
        return [label.text() for label in self.card.step_side.findChildren(Label)]


@pytest.fixture
def planner(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Planner]:
    path = tmp_path / "sample.finapp"
    book = create_sample(path, today=lambda: DAY)
    fund = AccountDraft(kind=AccountKind.MONEY_FUND, name="Yu’ebao", currency="CNY")
    book.accounts.add(fund, Money.of("46300", "CNY"), DAY)
    book.close()
    window, page = open_page(qtbot, settings, path, "debts")
    assert isinstance(page, DebtsPage)
    made = Planner(qtbot, window, page)
    qtbot.waitUntil(lambda: made.card.inputs.slider is not None)
    yield made
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_an_amount_each_month_answers_with_months_and_costs(planner: Planner) -> None:
    planner.ask("1500")
    assert planner.figures(Strategy.AVALANCHE) == ("Sep 2027", "¥2,356")
    assert planner.figures(Strategy.SNOWBALL) == ("Aug 2027", "¥2,468")
    assert "With minimums only: debt-free Apr 2031" in planner.card.note.full_text()
    assert planner.card.inputs.minimums.text() == "on top of ¥7,354 minimums"
    assert planner.card.follow.text() == "Use “Least cost”"
    assert planner.card.step_side.saves.text().startswith("saves ¥2,")
    assert any("extra each month" in text for text in planner.steps())
    planner.qtbot.waitUntil(planner.card.chart.is_drawn)
    assert "falls from ¥80,971 to nothing in" in planner.card.chart.accessibleName()


def test_dragging_the_slider_is_typing_the_amount(planner: Planner) -> None:
    slider = planner.card.inputs.slider
    assert slider is not None
    slider.slider.setFocus()
    QTest.keyClick(slider.slider, Qt.Key.Key_PageUp)
    assert slider.edit.text() == "500"
    planner.qtbot.waitUntil(lambda: planner.card.wishes.extra == 50_000)


def test_savings_above_a_floor_are_used(planner: Planner) -> None:
    planner.ask("1500")
    before = planner.figures(Strategy.OPTIMAL)[1]
    planner.card.inputs.use_savings.click()
    type_into(planner.card.inputs.keep, "30000")
    planner.qtbot.waitUntil(lambda: planner.card.wishes.keep == 3_000_000)
    planner.wait_for_best()
    assert planner.card.cards[Strategy.OPTIMAL].sentence.text().startswith("Optimal: ¥16,300 from savings")
    assert planner.figures(Strategy.OPTIMAL)[1] < before
    assert "Pay ¥9,158 from savings today" in planner.steps()


def test_an_own_order_is_dragged(planner: Planner) -> None:
    planner.ask("1500")
    tiles = planner.card.cards[Strategy.CUSTOM].order
    before = tiles.order()
    QTest.mousePress(tiles, LEFT, pos=tiles.place_of(3))
    QTest.mouseMove(tiles, QPoint(2, 5))
    QTest.mouseRelease(tiles, LEFT, pos=tiles.place_of(0))
    assert tiles.order() == [before[3], *before[:3], *before[4:]]
    planner.qtbot.waitUntil(lambda: planner.card.ways[Strategy.CUSTOM].lenders[0] == before[3])
    assert planner.card.chosen is Strategy.CUSTOM
    tiles.setFocus()
    QTest.keyClick(tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert tiles.order() == [before[0], before[3], *before[1:3], *before[4:]]


def test_a_way_is_followed_and_that_can_be_undone(planner: Planner) -> None:
    planner.ask("1500")
    click(planner.card.cards[Strategy.AVALANCHE])
    assert planner.card.follow.text() == "Use “Highest rate first”"
    click(planner.card.follow)
    planner.qtbot.waitUntil(planner.card.banner.isVisible)
    assert "Following “Highest rate first”" in planner.card.banner.accessibleName()
    planned = planner.book.payoff.planned()
    assert planned[0].amount == Money.of("1500", "CNY")
    planner.window.shell.undo()
    planner.qtbot.waitUntil(lambda: not planner.card.banner.isVisible())
    assert planner.book.payoff.planned() == []
    planner.window.shell.redo()
    planner.qtbot.waitUntil(planner.card.banner.isVisible)
    click(planner.card.banner.stop)
    planner.qtbot.waitUntil(lambda: not planner.card.banner.isVisible())


def test_a_round_end_for_the_slider() -> None:
    assert [nice_most(minimum, 100) for minimum in (0, 735_400, 9_000_000)] == [100_000, 500_000, 10_000_000]
    assert nice_most(50_000, 1) == 40_000
