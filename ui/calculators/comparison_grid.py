"""Ways to pay as columns: names at the left, a number that explains itself in every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets import painters
from ui.widgets.buttons import Button
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from finapp.domain.explain import Explanation

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TOTAL = "net"
_NAMES = 116


class _Head(QWidget):
    """The head of a column: name, what it is, a badge for the cheapest."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = Label(name, style="heading", align=_RIGHT)
        self.detail = Label(style="note", tone="text-3", wrap=True, align=_RIGHT)
        self.badge = Badge("", tone="positive")
        self.badge.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 4)
        column.setSpacing(3)
        column.addWidget(self.name)
        column.addWidget(self.detail)
        column.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)


class ComparisonTable(QFrame):
    """Rows of numbers for each way; the cheapest columns are tinted."""

    asked = Signal(object, object)
    plan_pressed = Signal(int)
    resized = Signal()
    """The room it needs may have changed."""

    def __init__(self, rows: Sequence[tuple[str, str]], columns: Sequence[str], add: str) -> None:
        super().__init__()
        self.heads = [_Head(name) for name in columns]
        self.names: dict[str, Label] = {}
        self.cells: dict[tuple[int, str], ExplainedLabel] = {}
        self.adds: dict[int, Button] = {}
        self._why: dict[tuple[int, str], Explanation | None] = {}
        self._raw: dict[tuple[int, str], str] = {}
        self._best: frozenset[int] = frozenset()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 0, 16, 14)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnMinimumWidth(0, fonts.px(_NAMES))
        for number, head in enumerate(self.heads, 1):
            self._grid.setColumnStretch(number, 1)
            self._grid.addWidget(head, 0, number)
        for line, (key, name) in enumerate(rows, 1):
            self._add_row(line, key, name)
        for number in range(1, len(columns)):
            self.adds[number] = Button(add, small=True)
            self.adds[number].clicked.connect(self._on_add)
            self._grid.addWidget(self.adds[number], len(rows) + 1, number + 1, Qt.AlignmentFlag.AlignRight)

    def _add_row(self, line: int, key: str, name: str) -> None:
        strong = key == _TOTAL
        if strong:
            self._grid.setRowMinimumHeight(line, fonts.px(42))
        style = "heading" if strong else "body"
        label = Label(name, style=style, tone="text" if strong else "text-2", wrap=True)
        self.names[key] = label
        self._grid.addWidget(label, line, 0)
        for number in range(len(self.heads)):
            cell = ExplainedLabel(style="figure-4" if strong else "body", align=_RIGHT)
            cell.explain_requested.connect(self._on_asked)
            self.cells[number, key] = cell
            self._grid.addWidget(cell, line, number + 1)

    # showing -----------------------------------------------------------------------------------------

    def show_cell(
        self,
        number: int,
        key: str,
        text: str,
        why: Explanation | None = None,
        *,
        raw: object = "",
        tone: str = "text",
    ) -> None:
        """Show one number; without a reason it is plain."""
        cell = self.cells[number, key]
        self._why[number, key] = why
        self._raw[number, key] = text if raw == "" else str(raw)
        cell.setText(text)
        cell.set_tone(tone)
        cell.set_explained(why is not None)
        cell.setAccessibleName(f"{self.heads[number].name.text()}, {self.names[key].text()}: {text}")

    def show_best(self, best: frozenset[int], word: str) -> None:
        """Mark the cheapest columns."""
        self._best = best
        for number, head in enumerate(self.heads):
            head.badge.set_badge(word if number in best else "", "positive", "check-bold")
        self.update()

    def table(self, *, raw: bool) -> list[list[str]]:
        """Return the cells as rows of text, heads first."""
        found = [["", *(head.name.text() for head in self.heads)]]
        for key, name in self.names.items():
            texts = [
                self._raw[number, key] if raw else self.cells[number, key].text()
                for number in range(len(self.heads))
            ]
            found.append([name.text(), *texts])
        return found

    def _on_asked(self) -> None:
        cell = self.sender()
        for place, one in self.cells.items():
            why = self._why.get(place)
            if one is cell and why is not None:
                self.asked.emit(why, one)

    def _on_add(self) -> None:
        pressed = self.sender()
        self.plan_pressed.emit(next(number for number, one in self.adds.items() if one is pressed))

    def event(self, event: QEvent) -> bool:
        """Tell when the size or what is asked for is new."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.resized.emit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the cheapest columns and put a bar on top of them."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(clip)
        gap = self._grid.horizontalSpacing() / 2
        for number in sorted(self._best):
            spot = QRectF(self.heads[number].geometry())
            column = QRectF(spot.x() - gap, 0, spot.width() + 2 * gap, self.height())
            painter.fillRect(column, painters.token("accent-tint"))
            painter.fillRect(QRectF(column.x(), 0, column.width(), 3), painters.token("accent"))
        line = painters.token("border")
        net = self.names[_TOTAL].geometry()
        painter.fillRect(QRectF(0, net.y() - 1, self.width(), 1), line)
        for head in self.heads:
            painter.fillRect(QRectF(round(head.geometry().x() - gap), 0, 1, self.height()), line)
        painter.setClipping(False)
        painters.box(painter, QRectF(self.rect()), 8, edge="border")
