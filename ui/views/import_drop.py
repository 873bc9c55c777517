"""The strip above the inbox that says what can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import fonts
from ui.widgets import painters
from ui.widgets.buttons import Button
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT, _RADIUS = 46, 8


class DropStrip(QFrame):
    """Says what can be dropped, and has the button for those who rather choose."""

    choose_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(fonts.px(_HEIGHT))
        self.choose = Button(self.tr("Choose files…"), small=True, icon="folder-open")
        self.choose.clicked.connect(self.choose_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(Icon("download-simple", tone="accent-text", side=18))
        row.addWidget(Label(self.tr("Drop more statements here"), style="name"))
        row.addWidget(CutLabel(self.tr("Alipay bills as CSV, or the zip they came in"), tone="text-3"), 1)
        row.addWidget(self.choose)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(painters.token("sunken"))
        pen = QPen(painters.token("border-control"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
