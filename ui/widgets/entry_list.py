"""A short list of things that can be opened, changed or removed: one row each, its steps at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, Hairline
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Badge, Icon
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDE = 16


class Step(NamedTuple):
    """One thing to do with an entry: its name for the signal, its icon, and its words."""

    key: str
    icon: str
    words: str


class Entry(NamedTuple):
    """One row: what it is, a quiet line below, a value at the right, a badge, and its steps."""

    key: object
    title: str
    note: str = ""
    value: str = ""
    icon: str = ""
    badge: str = ""
    badge_tone: str = "neutral"
    steps: tuple[Step, ...] = ()
    warning: str = ""
    """A line below the note that needs a look."""


class EntryRow(QWidget):
    """The widget of one entry."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.setAccessibleName(", ".join(part for part in (entry.title, entry.value, entry.note) if part))
        self.buttons: dict[str, IconButton] = {}
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(CutLabel(entry.title, style="name"))
        if entry.note:
            words.addWidget(Label(entry.note, style="small", tone="text-3", wrap=True))
        if entry.warning:
            words.addWidget(Label(entry.warning, style="small", tone="warning", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 8, 10, 8)
        row.setSpacing(12)
        if entry.icon:
            row.addWidget(Icon(entry.icon, side=18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if entry.badge:
            row.addWidget(Badge(entry.badge, tone=entry.badge_tone))
        if entry.value:
            row.addWidget(Label(entry.value, style="amount"))
        steps = QHBoxLayout()
        steps.setSpacing(2)
        for step in entry.steps:
            button = IconButton(step.icon, step.words, side=28)
            self.buttons[step.key] = button
            steps.addWidget(button)
        row.addLayout(steps)


class EntryList(Card):
    """A card of entries; `step_wanted` carries the step and the key of the entry."""

    step_wanted = Signal(str, object)

    def __init__(self, heading: str, *, icon: str, empty: str, sentence: str, name: str = "") -> None:
        super().__init__(heading, flush=True)
        self.rows: list[EntryRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.empty = EmptyState(icon, empty, sentence)
        self.body.setContentsMargins(0, 0, 0, 2)
        self.body.addLayout(self._list)
        self.body.addWidget(self.empty)
        self.setAccessibleName(name or heading)

    def add_button(self, text: str, *, icon: str = "plus-bold") -> Button:
        """Add a step to the head of the card."""
        button = Button(text, small=True, icon=icon)
        self.head.addWidget(button)
        return button

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the focus stays on the same step of the same place."""
        place = self._focused()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for entry in entries:
            if self.rows:
                self._list.addWidget(Hairline())
            row = EntryRow(entry)
            for key, button in row.buttons.items():
                button.clicked.connect(partial(self.step_wanted.emit, key, entry.key))
            self._list.addWidget(row)
            row.show()
            self.rows.append(row)
        self.empty.setVisible(not self.rows)
        if place is not None and self.rows:
            at, step = place
            buttons = self.rows[min(at, len(self.rows) - 1)].buttons
            target = buttons.get(step) or next(iter(buttons.values()), None)
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> tuple[int, str] | None:
        focused = QApplication.focusWidget()
        for at, row in enumerate(self.rows):
            for key, button in row.buttons.items():
                if button is focused:
                    return at, key
        return None
