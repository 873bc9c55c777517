"""Lenders in an order, as a row of tiles; with `movable` they are dragged or moved with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import fonts
from ui.widgets import focus_ring, painters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

_SIDE, _GAP = 16, 4


class Lender(NamedTuple):
    """One lender: its id, name, the letters of its tile and its color slot."""

    id: int
    name: str
    letters: str
    slot: int


class OrderTiles(QWidget):
    """Shows lenders; `order_changed` carries their ids after one was moved."""

    order_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, movable: bool = False, side: int = _SIDE) -> None:
        super().__init__(parent)
        self._lenders: list[Lender] = []
        self._movable, self._side = movable, side
        self._held: int | None = None
        self._current = 0
        self._spot = QPoint()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if movable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            focus_ring.attach(self, 5)

    def show_lenders(self, lenders: Sequence[Lender]) -> None:
        """Show lenders in their order."""
        self._lenders = list(lenders)
        self._current = min(self._current, max(len(self._lenders) - 1, 0))
        self._name()
        self.updateGeometry()
        self.update()

    def order(self) -> list[int]:
        """Return the ids in the order shown."""
        return [one.id for one in self._lenders]

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Order: {lenders}").format(lenders=", ".join(self._names())))
        if self._movable and self._lenders:
            text = self.tr("{lender} is number {place}. Left and Right choose, Alt with them moves.")
            lender = self._lenders[self._current]
            self.setAccessibleDescription(text.format(lender=lender.name, place=self._current + 1))

    def _names(self) -> list[str]:
        return [one.name for one in self._lenders]

    # Room --------------------------------------------------------------------------------------------

    def _step(self) -> float:
        return float(fonts.px(self._side) + fonts.px(_GAP))

    def sizeHint(self) -> QSize:
        """Return the room of the tiles."""
        return QSize(int(self._step() * max(len(self._lenders), 1)) + 2, fonts.px(self._side) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def place_of(self, number: int) -> QPoint:
        """Return the middle of a tile."""
        return QPoint(round(number * self._step() + self._step() / 2), self.height() // 2)

    def _at(self, spot: QPoint) -> int | None:
        number = int(spot.x() // self._step())
        return number if 0 <= number < len(self._lenders) else None

    # Moving ------------------------------------------------------------------------------------------

    def move_lender(self, source: int, target: int) -> None:
        """Move a tile to another place and say so."""
        if source == target or not 0 <= target < len(self._lenders):
            return
        self._lenders.insert(target, self._lenders.pop(source))
        self._current = target
        self._name()
        self.update()
        self.order_changed.emit(self.order())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a tile up."""
        if self._movable and event.button() == Qt.MouseButton.LeftButton:
            self._held = self._at(event.position().toPoint())
            self._current = self._held or 0
            self._spot = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it."""
        if self._held is not None:
            self._spot = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down where the pointer is."""
        held, self._held = self._held, None
        if held is None:
            super().mouseReleaseEvent(event)
            return
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        last = len(self._lenders) - 1
        target = min(max(int(event.position().x() // self._step()), 0), last)
        self.move_lender(held, target)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a tile with the arrow keys, move it with Alt."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if not self._movable or step is None or not self._lenders:
            super().keyPressEvent(event)
            return
        target = min(max(self._current + step, 0), len(self._lenders) - 1)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_lender(self._current, target)
        else:
            self._current = target
            self._name()
            self.update()
        event.accept()

    # Showing -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Name the lender under the pointer."""
        if isinstance(event, QHelpEvent):
            number = self._at(event.pos())
            if number is not None:
                QToolTip.showText(event.globalPos(), self._lenders[number].name, self)
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tiles, a carried one under the pointer."""
        painter = QPainter(self)
        side = float(fonts.px(self._side))
        top = (self.height() - side) / 2
        for number, one in enumerate(self._lenders):
            if number != self._held:
                self._tile(painter, QRectF(number * self._step() + 1, top, side, side), one)
        if self._held is not None:
            rect = QRectF(self._spot.x() - side / 2, top, side, side)
            self._tile(painter, rect, self._lenders[self._held])
        if self.hasFocus() and self._movable and self._lenders and self._held is None:
            rect = QRectF(self._current * self._step() + 1, top, side, side).adjusted(-1.5, -1.5, 1.5, 1.5)
            painters.box(painter, rect, 5, edge="focus", width=1.5)

    def _tile(self, painter: QPainter, rect: QRectF, one: Lender) -> None:
        painters.tile(painter, rect, one.letters, one.slot)
