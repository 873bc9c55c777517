"""The rate of pasted flows: what is read, what is left out and why, and every rate that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from tests.gui.calculators import Opened, opened

if TYPE_CHECKING:
    from ui.calculators.flows import FlowsCalculator

__all__ = ["opened"]
LEFT = Qt.MouseButton.LeftButton
EXCEL = """Date	Amount
2008-01-01	-10,000
1 Mar 2008	2,750
2008/10/30	4250
2009年2月15日	3250
20090401	2750"""


def _paste(opened: Opened, text: str, shown: str = "answer") -> FlowsCalculator:
    flows = opened.page.flows
    if not flows.isVisible():
        opened.show(flows)
    QGuiApplication.clipboard().setText(text)
    flows.text.setFocus()
    flows.text.selectAll()
    QTest.keySequence(flows.text, QKeySequence(QKeySequence.StandardKey.Paste))
    with opened.qtbot.waitSignal(flows.text.edited):
        pass
    opened.wait_for(flows, shown)
    return flows


def test_the_published_example_in_several_date_forms(opened: Opened) -> None:
    """Excel's own XIRR example: 37.34 %."""
    flows = _paste(opened, EXCEL)
    assert flows.card.headline.text() == "37.34%"
    assert (flows.paid.text(), flows.received.text(), flows.gain.text()) == (
        "10,000.00",
        "13,000.00",
        "+3,000.00",
    )
    assert not flows.problems.isVisible()
    QTest.mouseClick(flows.card.headline.value, LEFT)
    text = opened.explanation()
    assert "30 Oct 2008: +4,250" in text
    assert "is worth 0.00" in text


def test_several_rates_are_all_said(opened: Opened) -> None:
    flows = _paste(opened, "2020-01-01\t-100\n2021-01-01\t230\n2022-01-01\t-132")
    assert flows.card.verdict.text().startswith("2 rates fit: 10.34%, 19.26%.")
    assert [figure.text() for figure in flows.root_figures] == ["10.3398%", "19.2586%"]
    QTest.mouseClick(flows.root_figures[1].value, LEFT)
    assert "is worth 0.00" in opened.explanation()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2020-01-01\t100\n2021-01-01\t200", "Money flows one way only"),
        ("2020-01-01\t100\n2021-01-01\t-150\n2022-01-01\t100", "No rate makes both sides equal"),
        ("2020-01-01\t100\n2020-01-01\t-150", "Everything happens on one day"),
    ],
)
def test_no_rate_says_why(opened: Opened, text: str, sentence: str) -> None:
    flows = _paste(opened, text)
    assert flows.card.headline.text() == "–"
    assert sentence in flows.card.verdict.text()


def test_lines_that_cannot_be_read_are_numbered_and_copied(opened: Opened) -> None:
    flows = _paste(opened, "2020-01-01\t-100\nhello 1\n2021-02-31\t5\n\n2022-01-01\t121")
    assert flows.card.headline.text() == "9.99%"
    assert flows.problems.isVisible()
    assert flows.problem_lines() == [
        "Line 2: There is no date. Write it like 2026-03-04.",
        "Line 3: “2021-02-31” is not a day of the calendar.",
    ]
    QTest.mouseClick(flows.copy_problems, LEFT)
    assert QGuiApplication.clipboard().text().count("Line ") == 2
    flows.views.choose("table")
    opened.qtbot.waitUntil(lambda: flows.views.rows.rows.rowCount() == 4)


def test_dates_that_could_be_either_ask(opened: Opened) -> None:
    flows = _paste(opened, "4/3/2025\t-100\n4/3/2026\t110")
    assert flows.order_field.isVisible()
    assert "4 Mar 2025" in flows.card.verdict.text()
    QTest.mouseClick(opened.segment(flows.order, "month first"), LEFT)
    opened.qtbot.waitUntil(lambda: "3 Apr 2025" in flows.card.verdict.text())


def test_the_result_is_copied(opened: Opened) -> None:
    flows = _paste(opened, EXCEL)
    QTest.mouseClick(flows.copy, LEFT)
    assert QGuiApplication.clipboard().text().startswith("Yearly rate (XIRR): 37.34%")
    QTest.mouseClick(flows.copy_table, LEFT)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "2008-01-01\t-10000"


def test_emptying_the_field_empties_the_answer(opened: Opened) -> None:
    flows = _paste(opened, EXCEL)
    flows.text.selectAll()
    QTest.keyClick(flows.text, Qt.Key.Key_Delete)
    opened.wait_for(flows, "empty")
    QTest.keyClick(flows.text, Qt.Key.Key_Tab)
    assert not flows.text.hasFocus()
