"""A key of a chart's legend: a small square of a color, or the overdue hatch, and a name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.widgets import painters

_SIDE = 9


class LegendKey(QWidget):
    """One name of a legend; without a color it shows the hatch."""

    def __init__(self, name: str, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._color = name, color
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the name."""
        return self._name

    def sizeHint(self) -> QSize:
        """Return the room of square and name."""
        return QSize(round(painters.text_width(self._name, "small")) + _SIDE + 8, fonts.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw square and name."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        spot = painters.centered(QRectF(0, 0, _SIDE, rect.height()), _SIDE, _SIDE)
        if self._color:
            painters.box(painter, spot, 2, fill=self._color)
        else:
            painters.hatch(painter, spot)
        words = rect.adjusted(_SIDE + 7, 0, 2, 0)
        painters.text(painter, words, self._name, style="small", color="text-2", elide=False)
