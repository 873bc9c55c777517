"""Cards: a surface with a heading row, and the figure cards at the top of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets.labels import CutLabel, ExplainedLabel, Label
from ui.widgets.marks import Icon

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

_MARGIN = 16
_HEADING = 44
_FIGURE_CARD = 126


class Hairline(QFrame):
    """A 1 px line, across or (with `vertical`) down."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("box", "hairline")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Card(QFrame):
    """A surface with radius 10. `heading` opens a row of 44 with a quiet `note` beside it.

    Put content into `body`; `head` is the heading row, widgets added to it stand at its right. `flush=True`
    takes the margin off the body, for tables that run from edge to edge below a line.
    """

    def __init__(
        self,
        heading: str = "",
        parent: QWidget | None = None,
        *,
        note: str = "",
        flush: bool = False,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", "card")
        self.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.head_row = QWidget()
        self.head_row.setFixedHeight(fonts.px(_HEADING))
        self.head = QHBoxLayout(self.head_row)
        self.head.setContentsMargins(_MARGIN - 1, 0, _MARGIN - 1, 0)
        self.head.setSpacing(8)
        self.heading = Label(heading, style="heading", tone="text-2" if quiet else "text")
        self.note = CutLabel(note, style="body", tone="text-3")
        self.head.addWidget(self.heading)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        column.addWidget(self.head_row)
        self.line = Hairline()
        column.addWidget(self.line)
        self.line.setVisible(flush and bool(heading))
        self.body = QVBoxLayout()
        side = 0 if flush else _MARGIN - 1
        self.body.setContentsMargins(side, 0 if heading or flush else side, side, side)
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
        self.head_row.setVisible(bool(heading))
        self.note.setVisible(bool(note))

    def set_heading(self, text: str, note: str = "") -> None:
        """Change the heading and the note beside it."""
        self.heading.setText(text)
        self.setAccessibleName(text)
        self.note.set_full_text(note)
        self.note.setVisible(bool(note))
        self.head_row.setVisible(bool(text))


class FigureCard(QFrame):
    """A card with one number: icon and label, the figure, a side note, one line at the foot.

    The figure explains itself: `explain_requested`. Put a sparkline into `side`, badges and bars into `foot`.
    """

    def __init__(self, label: str, icon: str, parent: QWidget | None = None, *, corner: str = "") -> None:
        super().__init__(parent)
        self.setProperty("box", "card")
        self.setFixedHeight(fonts.px(_FIGURE_CARD))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        self.label = Label(label, style="body", weight=500, tone="text-2")
        self.corner = Label(corner, style="small", tone="text-3")
        self.figure = ExplainedLabel(style="figure")
        self.note = Label(
            style="small", tone="text-3", align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.foot_text = CutLabel(style="small", tone="text-3")
        self._lay_out(icon)

    @property
    def explain_requested(self) -> SignalInstance:
        """The signal that the figure wants to be explained."""
        return self.figure.explain_requested

    def _lay_out(self, icon: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 11, _MARGIN, 11)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Icon(icon))
        top.addWidget(self.label)
        top.addStretch(1)
        top.addWidget(self.corner)
        column.addLayout(top)
        column.addSpacing(7)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignVCenter)
        self.side = QHBoxLayout()
        middle.addLayout(self.side, 1)
        middle.addWidget(self.note)
        column.addLayout(middle)
        column.addStretch(1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(7)
        self.foot.addWidget(self.foot_text)
        self.foot.addStretch(1)
        column.addLayout(self.foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the quiet words out where they would cut the figure."""
        super().resizeEvent(event)
        wanted = self.figure.sizeHint().width() + self.note.sizeHint().width() + 12 + 2 * _MARGIN
        self.note.setVisible(wanted <= self.width())

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar before the words of the foot line; it takes the room that is left."""
        self.foot.insertWidget(0, bar, 1)
        self.foot.setStretch(self.foot.count() - 1, 0)

    def set_figure(self, text: str, *, exact: str = "", spoken: str = "") -> None:
        """Show the number; `exact` is its tip with all decimals, `spoken` what a screen reader says."""
        self.figure.setText(text)
        self.figure.setToolTip(exact)
        self.figure.setAccessibleName(f"{self.label.text()}: {spoken or exact or text}")

    def set_note(self, *lines: str) -> None:
        """Show one or two quiet lines at the right of the figure."""
        self.note.setText("\n".join(lines))

    def set_foot(self, text: str, tone: str = "text-3") -> None:
        """Show the words of the foot line."""
        self.foot_text.set_full_text(text)
        self.foot_text.set_tone(tone)
