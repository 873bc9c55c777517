"""Cards, schedules, steps, facts and labels show what they are given, at any text size, in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.hands import show_together
from ui import fonts, theme
from ui.gallery import Gallery
from ui.widgets.cards import Card, FigureCard
from ui.widgets.facts import FactsGrid, FigureRow, LineFigures
from ui.widgets.inspector import Inspector, Section, TitleSection
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Badge, Bar
from ui.widgets.schedule import ScheduleList, ScheduleRow
from ui.widgets.steps import OrderSteps, Step

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = [
    ScheduleRow(3, "3", "15 Oct 2026", "541.90", "paid", "paid 15 Oct"),
    ScheduleRow(4, "4", "15 Nov 2026", "541.90", "overdue", "3 days late", "Mark paid"),
    ScheduleRow(5, "5", "15 Dec 2026", "541.90"),
]


def test_schedule_action_is_pressed_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    view = ScheduleList(ROWS)
    window = show_together(qtbot, view)
    assert view.height() == 3 * view.row_height()
    spot = view.action_rect(1).center().toPoint()
    with qtbot.waitSignal(view.action_requested) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [4]
    with qtbot.waitSignal(view.row_chosen) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    assert chosen.args == [5]
    view.setCurrentRow(1)
    with qtbot.waitSignal(view.action_requested):
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert "3 days late" in view.item(1).text()
    window.close()


def test_order_steps_are_read_out(qtbot: QtBot) -> None:
    steps = OrderSteps([Step("Paid", "15 Jul", True), Step("Refunded", "–", False)])
    qtbot.addWidget(steps)
    assert steps.accessibleName() == "Paid 15 Jul, Refunded –"


def test_figure_card_explains_its_number(qtbot: QtBot) -> None:
    card = FigureCard("Net worth", "scales")
    card.set_figure("¥240,343", exact="¥240,343.45", spoken="240343 yuan 45")
    window = show_together(qtbot, card)
    assert card.figure.accessibleName() == "Net worth: 240343 yuan 45"
    assert card.figure.toolTip() == "¥240,343.45"
    with qtbot.waitSignal(card.explain_requested):
        QTest.keyClick(card.figure, Qt.Key.Key_F1)
    window.close()


def test_card_hides_an_empty_heading(qtbot: QtBot) -> None:
    card = Card()
    window = show_together(qtbot, card)
    assert not card.head_row.isVisible()
    card.set_heading("Next repayments", "¥11,653.88")
    assert card.head_row.isVisible()
    assert card.note.text() == "¥11,653.88"
    window.close()


def test_inspector_shows_and_clears_sections(qtbot: QtBot) -> None:
    panel = Inspector()
    head = TitleSection("package", "iPhone 17 256 GB", "JD.com")
    facts = FactsGrid()
    facts.add_tool("Paid with", "JD Baitiao", "JD", 2)
    shown = facts.add("Category", "Electronics")
    section = Section("Facts")
    section.body.addWidget(facts)
    panel.add(head)
    panel.add(section)
    window = show_together(qtbot, panel)
    assert shown.isVisible()
    assert shown.accessibleName() == "Category: Electronics"
    panel.clear()
    assert panel.sections() == []
    assert not head.isVisible()
    window.close()


def test_figures_and_totals(qtbot: QtBot) -> None:
    row, lines = FigureRow(), LineFigures()
    left = row.add("Left to pay", "¥4,877.22")
    lines.add("Purchases", "271", icon="shopping-bag")
    total = lines.add_total("Rows to import", "412")
    window = show_together(qtbot, row, lines)
    assert left.accessibleName() == "Left to pay: ¥4,877.22"
    assert total.text() == "412"
    lines.clear()
    assert not total.isVisible()
    window.close()


def test_cut_label_has_the_whole_text_in_its_tip(qtbot: QtBot) -> None:
    label = CutLabel("A very long name of a purchase that does not fit")
    window = show_together(qtbot, label)
    label.setFixedWidth(90)
    QApplication.processEvents()
    assert label.text().endswith("…")
    assert label.toolTip() == label.full_text()
    window.close()


def test_badge_without_words_is_hidden(qtbot: QtBot) -> None:
    badge = Badge("1 overdue", tone="danger")
    window = show_together(qtbot, badge, QWidget())
    badge.set_badge("")
    assert not badge.isVisible()
    window.close()


def test_bar_draws_its_share(qtbot: QtBot) -> None:
    bar = Bar(width=100, height=6)
    bar.set_share(0.5)
    bar.resize(100, 6)
    qtbot.addWidget(bar)
    image = bar.grab().toImage()
    assert image.pixelColor(25, 3) == theme.current()["mark"]
    assert image.pixelColor(75, 3) == theme.current()["track"]


def test_label_keeps_its_style_through_a_change_of_scale(qtbot: QtBot, qapp: QApplication) -> None:
    label = Label("¥240,343", style="figure")
    window = show_together(qtbot, label)
    try:
        theme.set_theme(qapp, "dark", scale=1.5)
        assert label.font().pixelSize() == fonts.font("figure").pixelSize() == 37
    finally:
        theme.set_theme(qapp, "light", scale=1)
    assert label.font().pixelSize() == 25
    window.close()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_gallery_is_drawn_in_its_theme(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    try:
        theme.set_theme(qapp, name)
        sheet = Gallery()
        qtbot.addWidget(sheet)
        sheet.show()
        sheet.show_rings()
        image = sheet.grab().toImage()
        assert image.pixelColor(5, 5) == theme.load(name)["window"]
        assert image.pixelColor(240, 230) == theme.load(name)["surface"]
        sheet.close()
    finally:
        theme.set_theme(qapp, "light")
