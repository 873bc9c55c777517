"""A big table with its foot of counts and sums, and what stands there when no row does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.models.cells import RowT
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from ui.models.windowed import Sort
    from ui.widgets.big_table import BigTable

FOOT = 36


class TableFoot(QWidget):
    """Counts at the left, sums at the right: “13 purchases of 214 … Refunds not counted ¥26,380.00”."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", self, style="name")
        self.count_note = Label("", self, tone="text-2")
        self.sum_note = Label("", self, tone="text-2")
        self.sum = Label("", self, style="amount")
        self.setFixedHeight(fonts.px(FOOT))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.count_note)
        row.addStretch(1)
        row.addWidget(self.sum_note)
        row.addSpacing(8)
        row.addWidget(self.sum)

    def show_counts(self, count: str, note: str = "") -> None:
        """Say how many rows there are, and of how many, or how many are selected."""
        self.count.setText(count)
        self.count_note.setText(note)

    def show_sum(self, total: str, note: str = "") -> None:
        """Show the sum and what it leaves out."""
        self.sum.setText(total)
        self.sum_note.setText(note)


class TablePanel(QFrame, Generic[RowT]):
    """Shows the table, or an empty state: one for “nothing yet”, one for “nothing matches the filters”."""

    clear_filters_wanted = Signal()

    def __init__(self, table: BigTable[RowT], parent: QWidget | None = None, *, foot: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.table = table
        self.foot = TableFoot(self)
        self._filtered = False
        self._nothing: QWidget | None = None
        clear = Button(self.tr("Clear filters"))
        clear.clicked.connect(self.clear_filters_wanted)
        self._no_match = EmptyState("magnifying-glass", "", buttons=[clear])
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(table)  # which shows it: it has a parent now
        self._stack.addWidget(self._no_match)
        self._line = Hairline(self)
        column.addWidget(self._line)
        column.addWidget(self.foot)
        self._with_foot = foot
        table.rows.loaded.connect(self._on_loaded)
        self._on_loaded()

    def set_empty(self, nothing: QWidget, no_match: str) -> None:
        """Set what stands there without any row, and the line for filters that nothing meets."""
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
        self._nothing = nothing
        self._stack.addWidget(nothing)
        self._no_match.title.setText(no_match)
        self._no_match.setAccessibleName(no_match)

    def show_query(self, query: object, sort: Sort | None = None, *, filtered: bool) -> None:
        """Show the rows of `query`; `filtered` tells whether the user narrowed it."""
        self._filtered = filtered
        self.table.show_query(query, sort)

    def shown(self) -> QWidget:
        """Return what stands there: the table or one of the empty states."""
        return self._stack.currentWidget() or self.table

    @Slot()
    def _on_loaded(self) -> None:
        """Choose between the rows and the empty states once the ids have come."""
        empty = self.table.rows.asked and not self.table.rows.loading and not self.table.rows.rowCount()
        shown: QWidget = self.table
        if empty:
            shown = self._no_match if self._filtered or self._nothing is None else self._nothing
        self._stack.setCurrentWidget(shown)
        for widget in (self._line, self.foot):
            widget.setVisible(self._with_foot and not (empty and not self._filtered))
