"""Facts of one thing: names and values below one another, figures beside one another, sums with a total."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets.cards import Hairline
from ui.widgets.labels import ExplainedLabel, Label
from ui.widgets.marks import Icon, Initial, Tile

_NAME_WIDTH = 100
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FactsGrid(QWidget):
    """Rows of a quiet name and a value: words, or words after a tile, an initial or any widget."""

    def __init__(self, parent: QWidget | None = None, *, name_width: int = _NAME_WIDTH) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, fonts.px(name_width))
        self._grid.setColumnStretch(1, 1)
        self._rows = 0

    def add(self, name: str, value: str, *, mark: QWidget | None = None, tone: str = "text") -> Label:
        """Add a row and return its value label, to change it later."""
        words = Label(value, tone=tone, wrap=mark is None)
        words.setAccessibleName(f"{name}: {value}")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if mark is None:
            self.add_widget(name, words)
            return words
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(mark)
        row.addWidget(words, 1)
        self.add_widget(name, holder)
        return words

    def add_explained(self, name: str, value: str, *, tone: str = "text") -> ExplainedLabel:
        """Add a row whose value explains itself."""
        figure = ExplainedLabel(value, style="body", tone=tone)
        figure.setAccessibleName(f"{name}: {value}")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(figure)
        row.addStretch(1)
        self.add_widget(name, holder)
        return figure

    def add_tool(self, name: str, value: str, letters: str, slot: int) -> Label:
        """Add a row whose value is a credit tool."""
        return self.add(name, value, mark=Tile(letters, slot, side=18))

    def add_member(self, name: str, value: str, letter: str, index: int) -> Label:
        """Add a row whose value is a member."""
        return self.add(name, value, mark=Initial(letter, index))

    def add_widget(self, name: str, widget: QWidget) -> None:
        """Add a row with any widget as its value."""
        label = Label(name, tone="text-3")
        self._grid.addWidget(label, self._rows, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, self._rows, 1)
        self._rows += 1

    def clear(self) -> None:
        """Take all rows away."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = 0


class FigureRow(QWidget):
    """A few figures beside one another, each with its name above; they explain themselves."""

    def __init__(self, parent: QWidget | None = None, *, style: str = "figure-4", gap: int = 12) -> None:
        super().__init__(parent)
        self._style = style
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, name: str, value: str, *, tone: str = "text", plain: bool = False) -> Label:
        """Add a figure and return its label; unless `plain` it is an `ExplainedLabel`."""
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Label(name, style="small", tone="text-3"))
        shown = Label(value, style=self._style, tone=tone)
        if not plain:
            shown = ExplainedLabel(value, style=self._style, tone=tone)
        shown.setAccessibleName(f"{name}: {value}")
        line = QHBoxLayout()
        line.addWidget(shown)
        line.addStretch(1)
        column.addLayout(line)
        self._row.addLayout(column, 1)
        return shown


class LineFigures(QWidget):
    """Lines with a name at the left and a figure at the right, an icon before them, a total at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def add(
        self, name: str, value: str, *, icon: str = "", icon_tone: str = "text-2", tone: str = "text"
    ) -> Label:
        """Add a line and return its figure."""
        return self._line(name, value, icon=icon, icon_tone=icon_tone, tone=tone, strong=False)

    def add_total(self, name: str, value: str, *, tone: str = "text", explained: bool = False) -> Label:
        """Add a hairline and the total below it; `explained` returns an `ExplainedLabel`."""
        self._column.addSpacing(2)
        self._column.addWidget(Hairline())
        self._column.addSpacing(2)
        kind = ExplainedLabel if explained else Label
        return self._line(name, value, icon="", icon_tone="text-2", tone=tone, strong=True, kind=kind)

    def _line(
        self,
        name: str,
        value: str,
        *,
        icon: str,
        icon_tone: str,
        tone: str,
        strong: bool,
        kind: type[Label] = Label,
    ) -> Label:
        row = QHBoxLayout()
        row.setSpacing(10)
        if icon:
            row.addWidget(Icon(icon, tone=icon_tone))
        row.addWidget(Label(name, style="heading" if strong else "body", wrap=True), 1)
        figure = kind(value, style="amount", tone=tone, align=_RIGHT)
        figure.setAccessibleName(f"{name}: {value}")
        row.addWidget(figure)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 2, 0, 2)
        self._column.addWidget(holder)
        return figure

    def clear(self) -> None:
        """Take all lines away."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
