"""Radio cards: one of a few choices, each with room for a sentence, numbers or fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import controls, focus_ring, painters
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChoiceCard(QFrame):
    """A card with a radio circle, a name, a sentence, and a `body` for more. `tinted` fills the chosen one.

    `marks` is the row at the right of the name, for badges.
    """

    picked = Signal(str)

    def __init__(
        self, key: str, name: str, sentence: str = "", parent: QWidget | None = None, *, tinted: bool = True
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._tinted = tinted
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        focus_ring.attach(self, 9)
        self.name = Label(name, style="heading")
        self.sentence = Label(sentence, style="small", tone="text-3", wrap=True)
        self.marks = QHBoxLayout()
        self.marks.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addLayout(self.marks)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(37, 10, 13, 11)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.sentence)
        self.sentence.setVisible(bool(sentence))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body)
        column.addStretch(1)

    def is_chosen(self) -> bool:
        """Return whether this card is the choice."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Draw it as the choice or not; `ChoiceCards` calls this."""
        self._chosen = chosen
        self.setAccessibleDescription(self.tr("chosen") if chosen else "")
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose this card."""
        if self.rect().contains(event.position().toPoint()):
            self.picked.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the space bar."""
        if event.key() == Qt.Key.Key_Space:
            self.picked.emit(self.key)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the edge and the circle."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        hovered = self.underMouse() and self.isEnabled()
        if self._chosen:
            fill = "accent-tint" if self._tinted else "surface"
            painters.box(painter, rect, 8, fill=fill, edge="accent", width=2)
        else:
            fill = "hover" if hovered else "surface"
            painters.box(painter, rect, 8, fill=fill, edge="border-strong")
        top = self.contentsMargins().top() + 10
        spot = QRectF(13, top, 16, self.name.height())
        controls.radio(painter, spot, chosen=self._chosen, enabled=self.isEnabled(), hovered=hovered)


class ChoiceCards(QWidget):
    """Cards beside (or below) one another; one is always chosen. `changed` carries its key."""

    changed = Signal(str)

    def __init__(
        self,
        cards: Sequence[ChoiceCard],
        parent: QWidget | None = None,
        *,
        vertical: bool = False,
        gap: int = 10,
    ) -> None:
        super().__init__(parent)
        self._cards = list(cards)
        row = QVBoxLayout(self) if vertical else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for card in self._cards:
            row.addWidget(card, 1)
            card.picked.connect(self._on_picked)
            card.installEventFilter(self)
        if self._cards:
            self.set_value(self._cards[0].key)

    def value(self) -> str:
        """Return the key of the chosen card."""
        return next((card.key for card in self._cards if card.is_chosen()), "")

    def set_value(self, key: str) -> None:
        """Choose a card by key."""
        if key not in [card.key for card in self._cards]:
            return
        for card in self._cards:
            card.set_chosen(card.key == key)
            policy = Qt.FocusPolicy.StrongFocus if card.key == key else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    def cards(self) -> list[ChoiceCard]:
        """Return the cards."""
        return list(self._cards)

    def sizeHint(self) -> QSize:
        """Return the room of the cards."""
        return super().sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, ChoiceCard):
                there = self._cards[(self._cards.index(watched) + step) % len(self._cards)]
                self._on_picked(there.key)
                there.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _on_picked(self, key: str) -> None:
        if key != self.value():
            self.set_value(key)
            self.changed.emit(key)
