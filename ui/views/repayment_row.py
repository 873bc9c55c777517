"""What every repayment in a list has in common: tile, name, state, amount, a menu, and a month to move it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import icons
from ui.repayments import tile_of
from ui.widgets.buttons import IconButton
from ui.widgets.labels import CutLabel, Label
from ui.widgets.marks import Tile
from ui.widgets.month_grid import MonthGrid
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent

    from finapp.domain.account import Account
    from finapp.services.calendar import Sheet
    from ui.context import AppContext
    from ui.widgets.marks import StateMark

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RepaymentRow(QWidget):
    """One line of two; `more` opens its menu, as do Shift+F10 and the right button."""

    def __init__(
        self, context: AppContext, sheet: Sheet, tool: Account, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._sheet = context, sheet
        self._popover: Popover | None = None
        self.mark: StateMark | None = None
        self.name = CutLabel(name, style="name")
        self.detail = CutLabel(style="note", tone="text-3")
        self.amount = Label(style="amount", align=_RIGHT)
        self.state = Label(style="note", tone="text-3", align=_RIGHT)
        self.more = IconButton("dots-three-bold", self.tr("More for {name}").format(name=name))
        self.more.clicked.connect(self.open_menu)
        self._tile = Tile(*tile_of(tool), side=28)

    def lay_out(self) -> None:
        """Put the parts into their places once they are known."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, widgets in ((left, (self.name, self.detail)), (right, (self.amount, self.state))):
            column.setSpacing(1)
            for widget in widgets:
                column.addWidget(widget)
        row.addWidget(self._tile)
        row.addLayout(left, 1)
        if self.mark is not None:
            row.addWidget(self.mark)
        row.addLayout(right)
        row.addWidget(self.more)
        self.state.setHidden(not self.state.text())

    # The menu ----------------------------------------------------------------------------------------

    @abstractmethod
    def fill(self, menu: QMenu) -> None:
        """Add what can be done to this repayment as it stands."""

    def menu(self) -> QMenu:
        """Return what can be done to this repayment as it stands."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        return menu

    @staticmethod
    def add_step(menu: QMenu, icon: str, text: str, step: object) -> None:
        """Add one step to the menu."""
        action = menu.addAction(icons.icon(icon, "text-2"), text)
        action.triggered.connect(step)

    def open_menu(self) -> None:
        """Open the menu below its button."""
        menu = self.menu()
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing left to do")).setEnabled(False)
        width = menu.sizeHint().width()
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - width, self.more.height() + 2)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        event.accept()
        self.open_menu()

    # Another day -------------------------------------------------------------------------------------

    @abstractmethod
    def move_to(self, day: date) -> None:
        """Give this repayment another day."""

    def open_month(self, day: date, first: date | None) -> None:
        """Open a month to choose another day from `first` on."""
        popover = Popover(self, margin=10)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month = MonthGrid(day, self._sheet.today, popover, first_weekday=self._sheet.week_start)
        if first is not None:
            month.grid.first = first
        month.chosen.connect(self._on_day)
        popover.body.addWidget(month)
        self._popover = popover
        popover.open_at(self.more)
        month.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def popover(self) -> Popover | None:
        """Return the month that was opened last."""
        return self._popover

    def _on_day(self, day: date) -> None:
        if self._popover is not None:
            self._popover.close()
            self._popover = None
        self.move_to(day)
