"""Help › Keyboard: every key, grouped by what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout

from ui.commands import COMMANDS, shown_keys
from ui.views.registry import FOOT
from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import KeyHint, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.views.registry import PageSpec

TABLE_KEYS: tuple[tuple[str, object], ...] = (
    ("↑ ↓", QT_TRANSLATE_NOOP("Keyboard", "Row")),
    ("← →", QT_TRANSLATE_NOOP("Keyboard", "Close or open a group; cell")),
    ("Enter", QT_TRANSLATE_NOOP("Keyboard", "Open in the inspector")),
    ("F2", QT_TRANSLATE_NOOP("Keyboard", "Edit the cell")),
    ("Space", QT_TRANSLATE_NOOP("Keyboard", "Tick the row")),
    ("Delete", QT_TRANSLATE_NOOP("Keyboard", "Delete, with Undo")),
    ("Ctrl+A", QT_TRANSLATE_NOOP("Keyboard", "Select all rows of the filter")),
    ("Shift+F10", QT_TRANSLATE_NOOP("Keyboard", "Menu of the row")),
)
OTHER_KEYS: tuple[tuple[str, object], ...] = (
    ("Ctrl+Return", QT_TRANSLATE_NOOP("Keyboard", "The dialog’s main button")),
    ("Esc", QT_TRANSLATE_NOOP("Keyboard", "Close; leave a field")),
    ("Alt", QT_TRANSLATE_NOOP("Keyboard", "Show the menu bar")),
)
CALENDAR_KEYS: tuple[tuple[str, object], ...] = (
    ("← → ↑ ↓", QT_TRANSLATE_NOOP("Keyboard", "Move a day or a week")),
    ("PgUp", QT_TRANSLATE_NOOP("Keyboard", "Month before")),
    ("PgDown", QT_TRANSLATE_NOOP("Keyboard", "Month after")),
    ("T", QT_TRANSLATE_NOOP("Keyboard", "Today")),
    ("M", QT_TRANSLATE_NOOP("Keyboard", "Month")),
    ("W", QT_TRANSLATE_NOOP("Keyboard", "Week")),
    ("A", QT_TRANSLATE_NOOP("Keyboard", "Agenda")),
)
COLUMNS = 2


def _shown(keys: str) -> str:
    """Return a shortcut as the system writes it; arrows stay as they are."""
    return shown_keys(QKeySequence(keys)) if keys.isascii() else keys


class KeyboardDialog(DialogFrame):
    """A list to read; nothing can be changed here."""

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__("", parent, large=True)
        self.title.setText(self.tr("Keyboard"))
        self.setWindowTitle(self.title.text())
        self.set_foot_visible(shown=False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(16)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        commands = [(command.keys, command.label().rstrip("…")) for command in COMMANDS if command.keys]
        shown = [(f"Ctrl+{page.digit}", page.label()) for page in pages if page.digit]
        shown += [("Ctrl+,", page.label()) for page in pages if page.group == FOOT]
        sections = [(self.tr("Everywhere"), commands + _translated(OTHER_KEYS))]
        rest = [(self.tr("Pages"), shown), (self.tr("Tables"), _translated(TABLE_KEYS))]
        if any(page.key == "calendar" for page in pages):
            rest.append((self.tr("Calendar"), _translated(CALENDAR_KEYS)))
        for column, group in enumerate((sections, rest)):
            grid.addLayout(_column(group), 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)


def _translated(keys: Sequence[tuple[str, object]]) -> list[tuple[str, str]]:
    return [(key, QCoreApplication.translate("Keyboard", str(words))) for key, words in keys]


def _column(sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> QGridLayout:
    """Return a column of headings, words and keys."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(0, 1)
    row = 0
    for heading, keys in sections:
        if not keys:
            continue
        if row:
            grid.setRowMinimumHeight(row, 10)
            row += 1
        grid.addWidget(Label(heading, style="heading"), row, 0, 1, COLUMNS)
        for place, (key, words) in enumerate(keys, start=row + 1):
            grid.addWidget(Label(words, tone="text-2"), place, 0)
            grid.addWidget(KeyHint(_shown(key)), place, 1, Qt.AlignmentFlag.AlignRight)
        row += len(keys) + 1
    return grid
