"""The palette by keyboard: commands, pages and things, in two languages, the last used first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from ui.commands import shown_keys
from ui.palette_search import Entry, Span, find, meet, recent_first

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

ENTRIES = [
    Entry("command:mark_paid", "Mark the selected repayment paid", names=("标记已还",)),
    Entry("command:compare", "Compare ways to pay"),
    Entry("command:payoff", "Open payoff planner"),
    Entry("page:calendar", "Calendar", names=("日历",)),
    Entry("page:wealth", "理财", names=("Wealth",)),
]


class Hit(NamedTuple):
    page: str
    id: int
    title: str
    detail: str
    monogram: str = ""
    slot: int = 0


class Searching:
    """Stands in for the book's search."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, text: str, limit: int) -> list[Hit]:
        self.asked.append(text)
        found = [Hit("purchases", 7, "iPhone 17 256 GB", "JD Baitiao · 3/12", "JD", 2)]
        return found[:limit] if "541.9" in text or "iph" in text else []


def keys(entries: list[Entry]) -> list[str]:
    return [entry.key for entry in entries]


def test_a_command_without_a_shortcut_shows_none() -> None:
    assert shown_keys(QKeySequence()) == ""
    assert shown_keys(QKeySequence("Ctrl++")) == "Ctrl +"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pay", ["command:compare", "command:payoff"]),
        ("cal", ["page:calendar"]),
        ("CALENDAR", ["page:calendar"]),
        ("日历", ["page:calendar"]),
        ("rl", ["page:calendar"]),
        ("lc", ["page:wealth"]),
        ("wealth", ["page:wealth"]),
        ("pay ways", ["command:compare"]),
        ("zzz", []),
    ],
)
def test_what_is_typed_finds(typed: str, found: list[str]) -> None:
    assert keys(find(ENTRIES, typed))[: len(found)] == found
    if not found:
        assert find(ENTRIES, typed) == []


def test_the_met_part_is_marked() -> None:
    assert meet("Mark the selected repayment paid", "pa") == (1, Span(28, 30))
    assert meet("花呗", "hb") == (2, Span(0, 2))
    assert find(ENTRIES, "cal")[0].span == Span(0, 3)


def test_a_word_begin_comes_before_the_middle_of_a_word() -> None:
    entries = [Entry("a", "Compact rows"), Entry("b", "Find on this page"), Entry("c", "Page down")]
    assert keys(find(entries, "pa")) == ["c", "b", "a"]


def test_the_last_used_come_first() -> None:
    recent = ["page:wealth", "command:gone", "command:payoff"]
    assert keys(recent_first(ENTRIES, recent))[:3] == ["page:wealth", "command:payoff", "command:mark_paid"]


def test_at_most_eight_are_shown() -> None:
    many = [Entry(f"command:{at}", f"Pay {at}") for at in range(40)]
    assert len(find(many, "pay")) == 8
    assert len(recent_first(many, [])) == 8


def type_into(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.frame.palette_box.field, text)


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.frame.palette_box.field, key)


def test_a_page_is_opened_by_keyboard_alone(window: MainWindow) -> None:
    QTest.keySequence(window, "Ctrl+K")
    box = window.frame.palette_box
    assert box.field.hasFocus()
    assert window.frame.scrim.isVisible()
    type_into(window, "plans")
    press(window, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert not window.frame.scrim.isVisible()
    assert window.deck is not None
    assert window.deck.current_key == "plans"


def test_arrows_choose_and_escape_leaves_everything(window: MainWindow) -> None:
    QTest.keySequence(window, "Ctrl+K")
    box = window.frame.palette_box
    first = box.current()
    press(window, Qt.Key.Key_Down)
    second = box.current()
    assert first is not None
    assert second is not None
    assert box.entries().index(second) == box.entries().index(first) + 1
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Up)
    assert box.current() == box.entries()[-1]
    press(window, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.deck is not None
    assert window.deck.current_key == "overview"


def test_a_command_used_comes_first_next_time(window: MainWindow) -> None:
    QTest.keySequence(window, "Ctrl+K")
    type_into(window, "dark theme")
    press(window, Qt.Key.Key_Return)
    assert window.settings.theme == "dark"
    window.shell.run_command("theme_light")
    QTest.keySequence(window, "Ctrl+K")
    assert window.frame.palette_box.entries()[0].key == "command:theme_dark"
    press(window, Qt.Key.Key_Escape)


def test_things_of_the_book_are_found_and_opened(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.context is not None
    search = Searching()
    monkeypatch.setattr(type(window.context.book), "search", search, raising=False)
    QTest.keySequence(window, "Ctrl+K")
    type_into(window, "541.9")
    box = window.frame.palette_box
    qtbot.waitUntil(lambda: any(not entry.is_command for entry in box.entries()))
    assert box.entries()[-1].title == "iPhone 17 256 GB"
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    assert window.deck is not None
    assert window.deck.current_key == "purchases"
    page = window.deck.current
    assert page is not None
    assert getattr(page, "target", None) == {"purchase": 7}
    window.settings.remember_command("page:plans")
    window.settings.sync()
    assert "iPhone" not in window.settings.path.read_text(encoding="utf-8")
    QTest.keySequence(window, "Ctrl+K")
    assert box.entries()[-1].title == "iPhone 17 256 GB"
    press(window, Qt.Key.Key_Escape)


def test_nothing_found_says_so(window: MainWindow) -> None:
    QTest.keySequence(window, "Ctrl+K")
    type_into(window, "zzzz")
    assert window.frame.palette_box.entries() == []
    press(window, Qt.Key.Key_Return)
    assert window.frame.palette_box.isVisible()
    press(window, Qt.Key.Key_Escape)


def test_the_search_field_opens_it_with_the_first_letter(window: MainWindow) -> None:
    window.frame.topbar.search.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(window.frame.topbar.search, "p")
    assert window.frame.palette_box.field.text() == "p"
    press(window, Qt.Key.Key_Escape)
    assert window.frame.topbar.search.hasFocus()
