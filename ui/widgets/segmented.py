"""A segmented control: one of a few choices, always one on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui import fonts, theme
from ui.widgets import focus_ring, painters

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARGIN = 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Choice(NamedTuple):
    """One segment: its key, its words, and a member's initial before them if any."""

    key: str
    text: str
    initial: str = ""
    member: int = 0


class _Segment(QToolButton):
    """One choice of the control."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setText(choice.text)
        self.setCheckable(True)
        self.setAccessibleName(choice.text)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        focus_ring.attach(self, 6)

    def _content(self) -> float:
        width = painters.text_width(self.choice.text, "small-name")
        return width + (23 if self.choice.initial else 0)

    def sizeHint(self) -> QSize:
        return QSize(round(self._content()) + 18, fonts.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        color = "text-2"
        if self.isChecked():
            self._paint_chosen(painter, rect)
            color = "text"
        elif not self.isEnabled():
            color = "text-disabled"
        elif self.underMouse():
            color = "text"
        x = rect.x() + round((rect.width() - self._content()) / 2)
        if self.choice.initial:
            spot = painters.centered(QRectF(x, 0, 16, rect.height()), 16, 16)
            painters.initial(painter, spot, self.choice.initial, self.choice.member)
            x += 23
        words = QRectF(x, rect.y(), rect.right() - x, rect.height())
        painters.text(painter, words, self.choice.text, style="small-name", color=color, elide=False)

    def _paint_chosen(self, painter: QPainter, rect: QRectF) -> None:
        if theme.current().dark:
            painters.box(painter, rect, 5, fill="border-strong")
        else:
            painters.box(painter, rect, 5, fill="surface")


class Segmented(QFrame):
    """A row of choices. `changed` carries the key of the new one, for clicks and keys only."""

    changed = Signal(str)

    def __init__(self, choices: Iterable[Choice], parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._row.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segments: list[_Segment] = []
        self.set_choices(choices)
        self._group.buttonClicked.connect(self._on_clicked)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Replace the choices; the first one is on."""
        for segment in self._segments:
            self._group.removeButton(segment)
            segment.deleteLater()
        self._segments = [_Segment(choice, self) for choice in choices]
        for segment in self._segments:
            self._group.addButton(segment)
            self._row.addWidget(segment)
            segment.installEventFilter(self)
        if self._segments:
            self.set_value(self._segments[0].choice.key)

    def value(self) -> str:
        """Return the key of the choice that is on."""
        return next((segment.choice.key for segment in self._segments if segment.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Turn a choice on; an unknown key changes nothing."""
        for segment in self._segments:
            if segment.choice.key == key:
                segment.setChecked(True)
        for segment in self._segments:
            on = segment.isChecked()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Move with the arrow keys; the tab key passes over the whole control in one step."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and watched in self._segments:
                self._move(step)
                return True
        return False

    def _move(self, step: int) -> None:
        here = next((number for number, one in enumerate(self._segments) if one.isChecked()), 0)
        there = self._segments[(here + step) % len(self._segments)]
        self.set_value(there.choice.key)
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit(there.choice.key)

    def _on_clicked(self, segment: _Segment) -> None:
        self.set_value(segment.choice.key)
        self.changed.emit(segment.choice.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the trough the segments lie in."""
        painter = QPainter(self)
        ground: QColor = theme.current()["neutral-tint" if theme.current().dark else "track"]
        painters.box(painter, QRectF(self.rect()), 7, fill=ground)
