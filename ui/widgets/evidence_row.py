"""Rows of figures that lead to the record behind them, with columns that line up without a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets import focus_ring, painters
from ui.widgets.labels import CutLabel, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

ROW, LOW_ROW, HEAD = 40, 30, 32
_SIDE, _GAP = 15, 12
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def cell(*widgets: QWidget, right: bool = False) -> QWidget:
    """Return a column of a row: as wide as its weight says, whatever stands in it."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if right:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def gap() -> QWidget:
    """Return a column that only parts others: one at the right from one at the left."""
    holder = QWidget()
    holder.setFixedWidth(_GAP)
    return holder


def two_lines(first: QWidget, second: QWidget) -> QWidget:
    """Return two lines, one below the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(first)
    column.addWidget(second)
    column.addStretch(1)
    return holder


def named(name: str, note: str) -> QWidget:
    """Return a name with a quiet line below it, both cut where they do not fit."""
    return two_lines(CutLabel(name, style="name"), CutLabel(note, style="note", tone="text-3"))


def amount(text: str, note: str = "", *, tone: str = "text") -> QWidget:
    """Return a figure at the right, with a quiet line below it if any."""
    figure = Label(text, style="amount", tone=tone, align=RIGHT)
    return two_lines(figure, Label(note, style="note", tone="text-3", align=RIGHT)) if note else figure


class EvidenceRow(QAbstractButton):
    """One row of cells, each with its weight; a click, Enter or Space asks for the record.

    `leads=False`: a sum, which has no record of its own. `low`: one line high.
    """

    def __init__(
        self,
        spoken: str,
        cells: Sequence[tuple[QWidget, int]],
        parent: QWidget | None = None,
        *,
        low: bool = False,
        leads: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self._leads = leads
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, leads)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not leads)
        self.setFixedHeight(fonts.px(LOW_ROW if low else ROW))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _fill(self, cells)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        focus_ring.attach(self, 4)

    def texts(self) -> list[str]:
        """Return what the row says, from left to right."""
        labels = self.findChildren(Label)
        return [one.full_text() if isinstance(one, CutLabel) else one.text() for one in labels]

    def sizeHint(self) -> QSize:
        """Return the row's size."""
        return QSize(240, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the record with Enter too."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground: that of a sum, or that under the pointer."""
        ground = "" if self._leads else "sunken"
        if self._leads and (self.underMouse() or self.isDown()):
            ground = "track" if self.isDown() else "hover"
        if ground:
            QPainter(self).fillRect(self.rect(), painters.token(ground))


class HeadRow(QWidget):
    """The heads of the columns below: text, weight, and whether it stands at the right."""

    def __init__(self, heads: Sequence[tuple[str, int, bool]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(fonts.px(HEAD))
        cells = [
            (cell(_head(text, right=right)) if weight else gap(), weight) for text, weight, right in heads
        ]
        _fill(self, cells)


def _head(text: str, *, right: bool) -> Label:
    label = CutLabel(text, style="caption", tone="text-3")
    if right:
        label.setAlignment(RIGHT)
    return label


def _fill(row: QWidget, cells: Sequence[tuple[QWidget, int]]) -> None:
    layout = QHBoxLayout(row)
    layout.setContentsMargins(_SIDE, 0, _SIDE, 0)
    layout.setSpacing(_GAP)
    for widget, weight in cells:
        layout.addWidget(widget, weight)
