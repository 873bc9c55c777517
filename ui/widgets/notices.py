"""What a page says about itself: banners that stay until solved, and the state of an empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import painters
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from collections.abc import Sequence

Tone = Literal["danger", "warning", "accent", "positive"]
_ICONS = {
    "danger": "warning-circle-fill",
    "warning": "warning-fill",
    "accent": "info",
    "positive": "check-circle-fill",
}
_ICON_TONES = {"accent": "accent-text"}


class Banner(QFrame):
    """A tinted frame: icon, words (the first sentence may be strong), buttons at the right.

    `add_button` adds a step; `details` are shown behind “Show details”.
    """

    closed = Signal()

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        tone: Tone = "warning",
        strong: str = "",
        details: str = "",
        closable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.icon = Icon(_ICONS[tone], tone=_ICON_TONES.get(tone, tone), side=16)
        self.words = Label(wrap=True, rich=True)
        self.details = Label(details, style="small", tone="text-2", wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addLayout(column, 1)
        row.addLayout(self.buttons)
        self.setMinimumHeight(42)
        self.set_text(text, strong=strong)
        if details:
            self.add_button(self.tr("Show details")).clicked.connect(self._on_details)
        if closable:
            close = IconButton("x", self.tr("Close"), side=26, icon_side=14)
            close.clicked.connect(self._on_close)
            row.addWidget(close)

    def set_text(self, text: str, *, strong: str = "") -> None:
        """Change the words; `strong` stands before them in 600."""
        plain = _escaped(text)
        lead = f'<span style="font-weight:600">{_escaped(strong)}</span> ' if strong else ""
        self.words.setText(lead + plain)
        self.setAccessibleName(f"{strong} {text}".strip())

    def add_button(self, text: str, *, link: bool = False) -> Button:
        """Add a small button and return it."""
        button = Button(text, kind="link" if link else "secondary", small=True)
        self.buttons.addWidget(button)
        return button

    def _on_details(self) -> None:
        self.details.setVisible(not self.details.isVisible())

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        edge = None
        if theme.current()["warning-tint"] == theme.current()["surface"]:
            edge = self._tone
        painters.box(QPainter(self), QRectF(self.rect()), 8, fill=f"{self._tone}-tint", edge=edge)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


class EmptyState(QWidget):
    """What an empty page shows: an icon of 30, one line, one sentence, one or two buttons."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        parent: QWidget | None = None,
        *,
        buttons: Sequence[Button] = (),
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.icon = Icon(icon, tone="text-3", side=30)
        self.title = Label(title, style="heading", align=middle)
        self.sentence = Label(sentence, style="small", tone="text-3", wrap=True, align=middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.icon, 0, middle)
        column.addSpacing(6)
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(self.sentence)
        self.sentence.setVisible(bool(sentence))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        if buttons:
            column.addSpacing(10)
            column.addLayout(row)
        column.addStretch(1)
