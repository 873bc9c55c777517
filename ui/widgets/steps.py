"""The steps of an order: Paid, Shipped, Received, Refunded, with their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, icons
from ui.widgets import controls, painters

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = 16
_CHOOSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Step(NamedTuple):
    """One step: its name, its date as shown (“–” when it has not come), and whether it is done.

    `tip` says what choosing it does; without one it can't be chosen.
    """

    name: str
    date: str
    done: bool
    tip: str = ""


class OrderSteps(QWidget):
    """Circles on a line, the names and dates below; a click, or the arrows and Enter, choose one."""

    step_chosen = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._here = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        self._steps = list(steps)
        usable = [number for number, step in enumerate(self._steps) if step.tip]
        self._here = usable[0] if usable else 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if usable else Qt.FocusPolicy.NoFocus)
        self._describe()
        self.setAccessibleName(", ".join(f"{step.name} {step.date}" for step in self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for circles and two lines."""
        return QSize(240, _MARK + 6 + fonts.line("small") + fonts.line("caption") + 2)

    def _describe(self) -> None:
        self.setAccessibleDescription(self._steps[self._here].tip if self._steps else "")

    def _at(self, x: float) -> int | None:
        """Return the number of the step at a place, None where it can't be chosen."""
        number = int(x // (self.width() / len(self._steps))) if self._steps else 0
        return number if 0 <= number < len(self._steps) and self._steps[number].tip else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a click would do."""
        number = self._at(event.position().x())
        self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
        self.setToolTip("" if number is None else self._steps[number].tip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        number = self._at(event.position().x())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Enter or the space bar."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        usable = [number for number, one in enumerate(self._steps) if one.tip]
        if step is not None and usable:
            place = usable.index(self._here) + step
            self._here = usable[min(max(place, 0), len(usable) - 1)]
            self._describe()
            self.update()
        elif event.key() in _CHOOSING and usable:
            self.step_chosen.emit(self._here)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if not self._steps:
            return
        painter = QPainter(self)
        width = self.width() / len(self._steps)
        names = _MARK + 6
        for number, step in enumerate(self._steps):
            x = round(number * width)
            self._paint_mark(painter, QRectF(x, 0, _MARK, _MARK), step)
            if number + 1 < len(self._steps):
                color = "accent" if self._steps[number + 1].done else "track"
                line = QRectF(x + _MARK + 4, _MARK / 2 - 1, round(width) - _MARK - 8, 2)
                painter.fillRect(line, painters.token(color))
            words = QRectF(x, names, width - 4, fonts.line("small"))
            color, style = ("text", "small-strong") if step.done else ("text-3", "small-name")
            painters.text(painter, words, step.name, style=style, color=color)
            below = QRectF(x, words.bottom(), width - 4, fonts.line("caption"))
            painters.text(painter, below, step.date, style="note", color="text-3")
        if self.hasFocus():
            controls.ring(painter, QRectF(round(self._here * width), 0, width - 4, self.height()), 6)

    @staticmethod
    def _paint_mark(painter: QPainter, spot: QRectF, step: Step) -> None:
        if not step.done:
            painters.box(painter, spot, 8, fill="surface", edge="border-control")
            return
        painters.box(painter, spot, 8, fill="accent")
        icons.paint(painter, spot.adjusted(3, 3, -3, -3), "check-bold", "on-accent")
