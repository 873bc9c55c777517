"""The payoff planner on the Debts page: amounts and orders in, ways out of debt out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from finapp.domain.money import Money
from finapp.domain.payoff import Strategy
from finapp.services.book import Book
from tests.gui.payoff_hands import LEFT, Planner, click, indebted, open_planner, type_into
from tests.gui.real_pages import open_page
from tests.unit.household import today
from ui.explain_panel import ExplainPanel
from ui.views.calendar import CalendarPage
from ui.views.debts import DebtsPage
from ui.views.debts_inputs import nice_most

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings


@pytest.fixture
def planner(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[Planner]:
    path = tmp_path / "debts.finapp"
    indebted(path)
    yield from open_planner(qtbot, settings, path)


def test_an_amount_each_month_answers_with_months_and_costs(planner: Planner) -> None:
    planner.ask("1000")
    assert planner.figures(Strategy.AVALANCHE) == ("Aug 2027", "¥966")
    assert planner.figures(Strategy.SNOWBALL) == ("Aug 2027", "¥1,074")
    assert planner.card.note.full_text() == (
        "With minimums only: debt-free Oct 2028, ¥2,004 interest and fees"
    )
    assert planner.card.inputs.minimums.text() == "on top of ¥1,412 minimums"
    assert planner.card.follow.text() == "Use “Least cost”"
    assert planner.card.cards[Strategy.OPTIMAL].sentence.text() == (
        "Optimal: nothing is cheaper than “Highest rate first”"
    )
    assert planner.card.step_side.saves.text() == "saves ¥1,038"
    planner.wait(lambda: "From 18 Dec, send ¥1,000 extra each month" in planner.said())
    planner.wait(planner.card.chart.is_drawn)
    assert planner.card.chart.accessibleName() == (
        "With “Least cost” what is owed falls from ¥23,999 to nothing in Aug 2027"
    )


def test_numbers_explain_themselves(planner: Planner) -> None:
    planner.ask("1000")
    QTest.keyClick(planner.card.cards[Strategy.AVALANCHE].cost, Qt.Key.Key_F1)
    planner.wait(lambda: any(one.isVisible() for one in planner.window.findChildren(ExplainPanel)))
    panel = next(one for one in planner.window.findChildren(ExplainPanel) if one.isVisible())
    assert "1. Loan of Fast Cash is repaid in month" in panel.text()
    assert "Loan of Zhou Ming: interest" in panel.text()
    panel.close()
    click(planner.card.step_side.saves)
    planner.wait(lambda: any(one.isVisible() for one in planner.window.findChildren(ExplainPanel)))
    panel = next(one for one in planner.window.findChildren(ExplainPanel) if one.isVisible())
    assert "Interest and fees with the minimums only: ¥2,003.92" in panel.text()
    panel.close()


def test_moving_the_slider_is_typing_the_amount(planner: Planner) -> None:
    slider = planner.card.inputs.slider
    assert slider is not None
    slider.slider.setFocus()
    QTest.keyClick(slider.slider, Qt.Key.Key_PageUp)
    assert slider.edit.text() == "100"
    planner.wait(lambda: planner.card.wishes.extra == 10_000)
    planner.wait_for_best()


def test_savings_above_a_floor_are_used(planner: Planner) -> None:
    planner.ask("1000")
    planner.use_savings("30000")
    sentence = planner.card.cards[Strategy.OPTIMAL].sentence.text()
    assert sentence.startswith("Optimal: ¥16,250 from savings")
    assert planner.figures(Strategy.OPTIMAL)[1] == "¥624"
    planner.wait(lambda: "Pay off Loan of Fast Cash, ¥5,750" in planner.said())
    assert any(text.startswith("on 25 Nov") and "from savings" in text for text in planner.said())


def test_an_own_order_is_dragged_and_moved_by_keys(planner: Planner) -> None:
    planner.ask("1000")
    tiles = planner.card.cards[Strategy.CUSTOM].order
    first, second, third = tiles.order()
    QTest.mousePress(tiles, LEFT, pos=tiles.place_of(2))
    QTest.mouseMove(tiles, QPoint(2, 5))
    QTest.mouseRelease(tiles, LEFT, pos=tiles.place_of(0))
    assert tiles.order() == [third, first, second]
    planner.wait_for_best()
    assert planner.card.chosen is Strategy.CUSTOM
    assert planner.card.wishes.order == (third, first, second)
    assert planner.figures(Strategy.CUSTOM)[1] == "¥1,074"
    tiles.setFocus()
    QTest.keyClick(tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert tiles.order() == [first, third, second]
    planner.wait(lambda: planner.card.wishes.order == (first, third, second))


def test_a_way_is_followed_and_that_can_be_undone(planner: Planner) -> None:
    planner.ask("1000")
    click(planner.card.cards[Strategy.AVALANCHE])
    assert planner.card.follow.text() == "Use “Highest rate first”"
    click(planner.card.follow)
    banner = planner.card.banner
    planner.wait(banner.isVisible)
    count = len(planner.book.payoff.planned())
    assert banner.accessibleName() == f"Following “Highest rate first”. 0 of {count} repayments made."
    assert banner.details.text() == "Next: ¥1,000 on 18 Nov · as much is owed as it said"
    assert planner.book.payoff.planned()[0].amount == Money.of("1000", "CNY")
    planner.window.shell.undo()
    planner.wait(lambda: not banner.isVisible())
    assert planner.book.payoff.planned() == []
    planner.window.shell.redo()
    planner.wait(banner.isVisible)
    click(banner.stop)
    planner.wait(lambda: not banner.isVisible())


def test_progress_is_shown_and_the_calendar_is_a_click_away(planner: Planner) -> None:
    planner.ask("1000")
    click(planner.card.cards[Strategy.AVALANCHE])
    click(planner.card.follow)
    banner = planner.card.banner
    planner.wait(banner.isVisible)
    first = planner.book.payoff.planned()[0]
    bank = next(one.id for one in planner.book.accounts.all().values() if one.name == "ICBC debit")
    planner.book.payoff.pay_planned(first.id, bank)
    planner.page.mark_stale()
    planner.wait(lambda: " 1 of " in banner.accessibleName())
    assert "less is owed than it said for today" in banner.details.text()
    click(banner.show_days)
    deck = planner.window.deck
    assert deck is not None
    planner.wait(lambda: isinstance(deck.current, CalendarPage))


def test_the_search_can_be_stopped_and_taken_up_again(planner: Planner) -> None:
    card = planner.card.cards[Strategy.OPTIMAL]
    assert planner.card.inputs.slider is not None
    type_into(planner.card.inputs.slider.edit, "700")  # nobody has looked for it yet
    planner.wait(lambda: card.sentence.text() == "Optimal: looking for it")
    planner.card.show_stopped()
    assert card.sentence.text() == "Optimal: stopped. Choose it to look again"
    click(card)
    planner.wait(lambda: card.cost.text().startswith("¥"))


def test_a_followed_way_is_what_the_planner_begins_with(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "followed.finapp"
    indebted(path)
    book = Book.open(path, today=today)
    ground = book.payoff.ground()
    wishes = book.payoff.wishes().__class__(extra=70_000)
    book.payoff.follow("Small ones", book.payoff.way(ground, Strategy.SNOWBALL, wishes), wishes)
    book.close()
    for planner in open_planner(qtbot, settings, path):
        assert planner.card.chosen is Strategy.SNOWBALL
        assert planner.card.inputs.slider is not None
        assert planner.card.inputs.slider.edit.text() == "700"


def test_without_debts_there_is_no_planner(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "empty.finapp"
    Book.create(path, today=today).close()
    window, page = open_page(qtbot, settings, path, "debts")
    assert isinstance(page, DebtsPage)
    qtbot.waitUntil(lambda: page.planner.ground is not None, timeout=15_000)
    assert not page.planner.isVisible()
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def test_a_round_end_for_the_slider() -> None:
    assert [nice_most(minimum, 100) for minimum in (0, 735_400, 9_000_000)] == [100_000, 500_000, 10_000_000]
    assert nice_most(50_000, 1) == 40_000
