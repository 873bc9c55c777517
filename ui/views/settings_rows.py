"""What the sections of Settings are made of: cards of rows with a name, a sentence and a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.changes import run_change
from ui.widgets.cards import Card, Hairline
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from ui.context import AppContext

_CONTROL = 240


class SettingRow(QWidget):
    """A name and a sentence at the left, the control at the right."""

    def __init__(self, name: str, control: QWidget, sentence: str = "", *, wide: bool = True) -> None:
        super().__init__()
        self.control = control
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(sentence)
        words = QVBoxLayout()
        words.setSpacing(2)
        label = Label(name, style="name")
        label.setBuddy(control)
        words.addWidget(label)
        if sentence:
            words.addWidget(Label(sentence, style="small", tone="text-3", wrap=True))
        self.trouble = Label(style="small", tone="danger", wrap=True)
        self.trouble.hide()
        words.addWidget(self.trouble)
        if wide:
            control.setFixedWidth(fonts.px(_CONTROL))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        errors = getattr(control, "error_changed", None)
        if errors is not None:
            errors.connect(self.set_error)

    def set_error(self, text: str) -> None:
        """Show what is wrong with the control's value."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))


class SettingCard(Card):
    """A card with a heading; rows are parted by hairlines."""

    def __init__(self, heading: str, note: str = "") -> None:
        super().__init__(heading, note=note, flush=True)
        self.body.setContentsMargins(0, 0, 0, 2)
        self.body.setSpacing(0)
        self._rows = 0

    def add(self, row: QWidget) -> QWidget:
        """Add a row and return it."""
        if self._rows:
            self.body.addWidget(Hairline())
        self._rows += 1
        self.body.addWidget(row)
        return row


class SettingSection(QWidget):
    """One section of the page: cards below one another."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def show_values(self, values: dict[str, object]) -> None:
        """Show what the book says now."""

    def save(self, key: str, value: object) -> None:
        """Store one setting of the book; it counts at once and can be undone."""
        run_change(self.context, self.context.book.settings.set, key, value)
