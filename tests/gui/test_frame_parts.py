"""Parts of the frame alone: work strip, member filter, badges, table panel, explanation."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from finapp.domain.account import MemberId
from finapp.domain.explain import Explanation, line
from tests.gui.tables import Source, columns
from ui.explain_panel import ExplainPanel
from ui.models.windowed import Sort
from ui.widgets.big_table import BigTable
from ui.widgets.member_filter import MemberFilter, MemberMark
from ui.widgets.nav_item import NavBadge, NavItem
from ui.widgets.table_panel import TablePanel
from ui.widgets.work_strip import WorkStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.settings import Settings
    from ui.tasks import Report, Tasks


def marks(count: int) -> list[MemberMark]:
    names = ("Wei", "Hao", "Xiao", "Da")
    return [MemberMark(MemberId(at + 1), names[at], names[at][0], at) for at in range(count)]


@pytest.fixture
def strip(qtbot: QtBot, tasks: Tasks) -> WorkStrip:
    made = WorkStrip(tasks)
    qtbot.addWidget(made)
    made.resize(900, 40)
    return made


def test_long_work_shows_its_name_count_and_cancel(qtbot: QtBot, tasks: Tasks, strip: WorkStrip) -> None:
    gate = threading.Event()

    def work(report: Report) -> None:
        report.progress(1_240, 3_900, "rows")
        gate.wait(30)
        report.check()

    job = tasks.write(work, title="Reading alipay.csv")
    assert not strip.isVisible(), "not before 300 ms"
    qtbot.waitUntil(lambda: strip.isVisible() and bool(strip.count_text))
    assert strip.text == "Reading alipay.csv"
    assert strip.count_text == "1,240 of 3,900 rows"
    QTest.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(job.cancelled):
        gate.set()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_quick_work_shows_nothing(qtbot: QtBot, tasks: Tasks, strip: WorkStrip) -> None:
    with qtbot.waitSignal(tasks.write(int, title="Saving").settled):
        pass
    assert not strip.isVisible()
    assert not strip.is_waiting


def test_one_work_follows_another_in_the_strip(qtbot: QtBot, tasks: Tasks, strip: WorkStrip) -> None:
    first, second = threading.Event(), threading.Event()
    tasks.write(first.wait, 30, title="First")
    job = tasks.write(second.wait, 30, title="Second")
    qtbot.waitUntil(strip.isVisible)
    assert strip.text == "First"
    first.set()
    qtbot.waitUntil(lambda: strip.text == "Second")
    with qtbot.waitSignal(job.settled):
        second.set()
    assert not strip.isVisible()


def test_up_to_three_members_are_segments(qtbot: QtBot) -> None:
    members = MemberFilter()
    qtbot.addWidget(members)
    members.set_members(marks(2))
    members.resize(200, 30)
    members.show()
    with qtbot.waitSignal(members.chosen) as chosen:
        QTest.mouseClick(members.segments[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [frozenset({MemberId(1)})]
    members.segments[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(members.segments[1], Qt.Key.Key_Right)
    assert members.members == frozenset({MemberId(2)})
    QTest.keyClick(members.segments[2], Qt.Key.Key_Right)
    assert members.members == frozenset()
    assert members.segments[0].isChecked()


def test_more_members_are_a_menu_with_ticks(qtbot: QtBot) -> None:
    members = MemberFilter()
    qtbot.addWidget(members)
    members.set_members(marks(4))
    members.show()
    actions = members.menu.actions()
    assert [action.isChecked() for action in actions] == [True] * 4
    actions[0].trigger()
    assert members.members == frozenset({MemberId(2), MemberId(3), MemberId(4)})
    actions[0].trigger()
    assert members.members == frozenset(), "all of them are everyone"


def test_a_member_that_left_is_no_longer_chosen(qtbot: QtBot) -> None:
    members = MemberFilter()
    qtbot.addWidget(members)
    members.set_members(marks(2))
    members.choose(frozenset({MemberId(2)}))
    with qtbot.waitSignal(members.chosen):
        members.set_members(marks(1))
    assert members.members == frozenset()


def test_a_badge_is_read_aloud_and_zero_is_none(qtbot: QtBot) -> None:
    item = NavItem("calendar-blank")
    qtbot.addWidget(item)
    item.set_words("Calendar", "Ctrl+4")
    item.set_badge(NavBadge(1, "danger", "1 overdue"))
    assert item.accessibleName() == "Calendar, 1 overdue"
    item.set_badge(NavBadge(0, "danger", "0 overdue"))
    assert item.badge is None
    assert item.accessibleName() == "Calendar"


def test_an_empty_table_says_why(qtbot: QtBot, tasks: Tasks, settings: Settings) -> None:
    source = Source(0)
    panel = TablePanel(BigTable("panel", source, columns(), tasks, settings))
    qtbot.addWidget(panel)
    nothing = QLabel("No purchases yet")
    panel.set_empty(nothing, "No purchases match these filters")
    panel.show()
    with qtbot.waitSignal(panel.table.rows.loaded):
        panel.show_query(None, filtered=False)
    assert panel.shown() is nothing
    with qtbot.waitSignal(panel.table.rows.loaded):
        panel.show_query("x", filtered=True)
    assert panel.shown().accessibleName() == "No purchases match these filters"
    source.count = 3
    with qtbot.waitSignal(panel.table.rows.loaded):
        panel.show_query(None, Sort("item"), filtered=False)
    assert panel.shown() is panel.table


def test_a_number_explains_itself(qtbot: QtBot) -> None:
    inner = Explanation(rule=line("xirr.rate", rate=Decimal("0.1621")), source="")
    explanation = Explanation(
        rule=line("xirr.rate", rate=Decimal("0.1624")), source="ISO 1", children=(inner,)
    )
    panel = ExplainPanel(explanation, "en")
    qtbot.addWidget(panel)
    shown = [label.text() for label in panel.findChildren(QLabel)]
    assert explanation.rule.text("en") in shown
    assert inner.rule.text("en") in shown
    assert "Source: ISO 1" in shown
    assert explanation.rule.text("en") in panel.text()
