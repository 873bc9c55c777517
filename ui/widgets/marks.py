"""Widgets around the painters: tile, initial, badge, tag, bars, risk meter, state of an installment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, icons
from ui.widgets import controls, painters

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = tuple[float, str | int]
"""One part of a bar: its share, and a color token or a tool slot."""


class _Mark(QWidget):
    """Something painted that takes no input."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Tile(_Mark):
    """The monogram tile of a tool."""

    def __init__(self, letters: str, slot: int, parent: QWidget | None = None, *, side: int = 24) -> None:
        super().__init__(parent, letters)
        self._letters, self._slot, self._side = letters, slot, side

    def set_tool(self, letters: str, slot: int) -> None:
        """Show another tool."""
        self._letters, self._slot = letters, slot
        self.setAccessibleName(letters)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painters.tile(QPainter(self), QRectF(self.rect()), self._letters, self._slot)


class Initial(_Mark):
    """The round initial of a member, counted from 0."""

    def __init__(self, letter: str, index: int, parent: QWidget | None = None, *, side: int = 18) -> None:
        super().__init__(parent, letter)
        self._letter, self._index, self._side = letter, index, side

    def set_member(self, letter: str, index: int) -> None:
        """Show another member."""
        self._letter, self._index = letter, index
        self.setAccessibleName(letter)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painters.initial(QPainter(self), QRectF(self.rect()), self._letter, self._index)


class Badge(_Mark):
    """A word about a state; tones are those of `painters.TONES`."""

    def __init__(
        self, text: str, parent: QWidget | None = None, *, tone: str = "neutral", icon: str = ""
    ) -> None:
        super().__init__(parent, text)
        self._text, self._tone, self._icon = text, tone, icon

    def text(self) -> str:
        """Return the words."""
        return self._text

    def set_badge(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        """Show another state; empty words hide the badge."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        return QSize(int(painters.badge_width(self._text, self._icon)), fonts.px(painters.BADGE_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painters.badge(QPainter(self), QRectF(self.rect()), self._text, self._tone, self._icon)


class Tag(_Mark):
    """A tag of a purchase."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, text)
        self._text = text

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        return QSize(int(painters.tag_width(self._text)), fonts.px(painters.TAG_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painters.tag(QPainter(self), QRectF(self.rect()), self._text)


class Bar(QWidget):
    """A bar of one or more parts of a whole; it grows with its place unless `width` is given."""

    def __init__(
        self,
        parts: Sequence[Part] = (),
        parent: QWidget | None = None,
        *,
        width: int = 0,
        height: int = 6,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        self._hint = QSize(width or 80, height)
        across = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show other shares, in order; a color is a token or a tool slot."""
        self._parts = list(parts)
        self.update()

    def set_share(self, share: float, color: str | int = "mark") -> None:
        """Show one share of the whole."""
        self.set_parts([(share, color)])

    def sizeHint(self) -> QSize:
        """Return the bar's size."""
        return self._hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        parts = [(share, _color(color)) for share, color in self._parts]
        painters.stack(QPainter(self), QRectF(self.rect()), parts)


def _color(color: str | int) -> QColor:
    return painters.token(color) if isinstance(color, str) else painters.tool_color(color)


class RiskMeter(_Mark):
    """The risk R1 to R5 of a product."""

    def __init__(self, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, f"R{level}")
        self._level = level

    def sizeHint(self) -> QSize:
        """Return the meter's size."""
        return QSize(23, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painters.risk_meter(QPainter(self), QRectF(self.rect()), self._level)


class StateMark(_Mark):
    """The mark of an installment's state, one of `controls.STATES`."""

    def __init__(self, state: str, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent, name or state)
        self._state = state

    def sizeHint(self) -> QSize:
        """Return the mark's size."""
        return QSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        controls.state_mark(QPainter(self), QRectF(self.rect()), self._state)


class Icon(_Mark):
    """An icon in a tone, alone or on a rounded ground (`ground` a token, `box` its side)."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        tone: str = "text-2",
        side: int = 16,
        ground: str = "",
        box: int = 0,
        spoken: str = "",
    ) -> None:
        super().__init__(parent, spoken)
        self._name, self._tone, self._side = name, tone, side
        self._ground, self._box = ground, box

    def set_icon(self, name: str, tone: str | None = None) -> None:
        """Show another icon."""
        self._name = name
        self._tone = tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's size, or that of its ground."""
        side = self._box or self._side
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._ground:
            painters.box(painter, rect, 8, fill=self._ground)
        icons.paint(painter, painters.centered(rect, self._side, self._side), self._name, self._tone)
