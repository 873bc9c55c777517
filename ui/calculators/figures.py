"""Numbers of a result: each has a name, explains itself and can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.labels import ExplainedLabel, Label

if TYPE_CHECKING:
    from finapp.domain.explain import Explanation

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TOP = Qt.AlignmentFlag.AlignTop


class ResultFigure(QWidget):
    """A number with its name above it, or (with `across`) at its left. A click or F1 asks why it is so."""

    asked = Signal(object, object)
    """The explanation, and the widget beside which to show it."""

    def __init__(
        self, name: str, *, style: str = "figure-4", across: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = Label(name, style="body" if across else "small", tone="text-2" if across else "text-3")
        self.value = ExplainedLabel(style=style)
        self.note = Label(style="small", tone="text-3", wrap=True)
        self.note.hide()
        self._why: Explanation | None = None
        self._raw = ""
        self.value.explain_requested.connect(self._on_asked)
        if across:
            self._across()
        else:
            self._stacked()

    def _across(self) -> None:
        self.name.setWordWrap(True)
        self.value.setAlignment(_RIGHT)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.value, 0, _TOP)

    def _stacked(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.value)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.name)
        column.addLayout(line)
        column.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_value(
        self, text: str, why: Explanation | None, *, raw: object = "", tone: str = "text", note: str = ""
    ) -> None:
        """Show a number; `raw` is what spreadsheets read, without signs and thousands."""
        self._why = why
        self._raw = text if raw == "" else str(raw)
        self.value.setText(text)
        self.value.set_tone(tone)
        self.value.setAccessibleName(f"{self.name.text()}: {text}")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.show()

    def set_name(self, name: str) -> None:
        """Change the name."""
        self.name.setText(name)

    def text(self) -> str:
        """Return the number as shown."""
        return self.value.text()

    def why(self) -> Explanation | None:
        """Return the reason of the number."""
        return self._why

    def words(self) -> str:
        """Return “name: number”, for the clipboard."""
        note = f" ({self.note.text()})" if self.note.text() else ""
        return f"{self.name.text()}: {self.value.text()}{note}"

    def cells(self) -> str:
        """Return the name and the bare number, parted by a tab."""
        return f"{self.name.text()}\t{self._raw}"

    def _on_asked(self) -> None:
        if self._why is not None:
            self.asked.emit(self._why, self.value)
