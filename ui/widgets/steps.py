"""The steps of an order: Paid, Shipped, Received, Refunded, with their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, icons
from ui.widgets import painters

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = 16


class Step(NamedTuple):
    """One step: its name, its date as shown (“–” when it has not come), and whether it is done."""

    name: str
    date: str
    done: bool


class OrderSteps(QWidget):
    """Circles on a line, the names and dates below."""

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        self._steps = list(steps)
        self.setAccessibleName(", ".join(f"{step.name} {step.date}" for step in self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for circles and two lines."""
        return QSize(240, _MARK + 6 + fonts.line("small") + fonts.line("caption") + 2)

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

    @staticmethod
    def _paint_mark(painter: QPainter, spot: QRectF, step: Step) -> None:
        if not step.done:
            painters.box(painter, spot, 8, fill="surface", edge="border-control")
            return
        painters.box(painter, spot, 8, fill="accent")
        icons.paint(painter, spot.adjusted(3, 3, -3, -3), "check-bold", "on-accent")
