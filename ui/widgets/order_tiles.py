"""Lenders in an order, as tiles in rows; with `movable` they are dragged or moved with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import fonts
from ui.widgets import focus_ring, painters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

_SIDE, _GAP = 16, 4
_FEWEST = 6


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
        self._pointer = QPointF()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def _columns(self, width: int) -> int:
        """Return how many tiles stand in a row of this width."""
        return max(int((width - 1) // self._step()), 1)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        rows = -(-max(len(self._lenders), 1) // self._columns(width))
        return int(rows * self._step() - fonts.px(_GAP)) + 4

    def sizeHint(self) -> QSize:
        """Return the room of the tiles in one row."""
        return QSize(int(self._step() * max(len(self._lenders), 1)) + 2, fonts.px(self._side) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few of them: more go into further rows."""
        least = min(max(len(self._lenders), 1), _FEWEST)
        return QSize(int(self._step() * least) + 2, fonts.px(self._side) + 4)

    def _spot(self, number: int) -> QRectF:
        """Return where a tile is drawn."""
        row, column = divmod(number, self._columns(self.width()))
        rows = -(-max(len(self._lenders), 1) // self._columns(self.width()))
        top = max((self.height() - rows * self._step() + fonts.px(_GAP)) / 2, 1)
        side = float(fonts.px(self._side))
        return QRectF(column * self._step() + 1, top + row * self._step(), side, side)

    def place_of(self, number: int) -> QPoint:
        """Return the middle of a tile."""
        return self._spot(number).center().toPoint()

    def _nearest(self, pos: QPointF) -> int:
        """Return the number of the tile that is nearest to a place."""

        def away(number: int) -> float:
            apart = self._spot(number).center() - pos
            return apart.x() ** 2 + apart.y() ** 2

        return min(range(len(self._lenders)), key=away)

    def _at(self, pos: QPointF) -> int | None:
        """Return the number of the tile at a place."""
        gap = fonts.px(_GAP) / 2
        spots = (self._spot(number).adjusted(-gap, -gap, gap, gap) for number in range(len(self._lenders)))
        return next((number for number, spot in enumerate(spots) if spot.contains(pos)), None)

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
            self._held = self._at(event.position())
            self._current = self._current if self._held is None else self._held
            self._pointer = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it."""
        if self._held is not None:
            self._pointer = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down where the pointer is."""
        held, self._held = self._held, None
        if held is None:
            super().mouseReleaseEvent(event)
            return
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.move_lender(held, self._nearest(event.position()))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a tile with the arrow keys, move it with Alt."""
        row = self._columns(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}
        step = steps.get(Qt.Key(event.key()))
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
            number = self._at(QPointF(event.pos()))
            if number is not None:
                QToolTip.showText(event.globalPos(), self._lenders[number].name, self)
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tiles, a carried one under the pointer."""
        painter = QPainter(self)
        for number, one in enumerate(self._lenders):
            if number != self._held:
                self._tile(painter, self._spot(number), one)
        if self._held is not None:
            rect = self._spot(self._held)
            rect.moveCenter(self._pointer)
            self._tile(painter, rect, self._lenders[self._held])
        if self.hasFocus() and self._movable and self._lenders and self._held is None:
            rect = self._spot(self._current).adjusted(-1.5, -1.5, 1.5, 1.5)
            painters.box(painter, rect, 5, edge="focus", width=1.5)

    def _tile(self, painter: QPainter, rect: QRectF, one: Lender) -> None:
        painters.tile(painter, rect, one.letters, one.slot)
