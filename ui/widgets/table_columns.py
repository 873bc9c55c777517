"""The columns of a big table: widths, order, what is hidden and sorted, remembered over restarts."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ui import fonts, i18n
from ui.models.windowed import Sort
from ui.widgets import cell_painter, painters
from ui.widgets.row_delegate import EDGE_PAD, PAD

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.models.cells import Cell, Column
    from ui.settings import Settings
    from ui.widgets.big_table import BigTable

SAVE_MS = 400


class TableColumns(QObject):
    """Keeps the header of one table as the user left it."""

    def __init__(self, table: BigTable[Any], key: str, settings: Settings) -> None:
        super().__init__(table)
        self.first = 0
        """The leftmost column shown."""
        self.last = 0
        """The rightmost column shown."""
        self._table = table
        self._columns = table.rows.columns
        self._header = table.horizontalHeader()
        self._key = f"tables/{key}"
        self._widths = f"{self._key}/columns-{i18n.current()}"
        """Where the widths are kept: words of another language need other widths."""
        self._settings = settings
        self._arranging = False
        self._wanted: dict[int, int] = {}
        """How wide the columns that may be narrower are where there is room."""
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_MS)
        self._saving.timeout.connect(self.save)
        self._set_defaults()
        state = settings.state(self._widths)
        if state is not None:
            self._header.restoreState(state)
            self._wanted = {at: self._header.sectionSize(at) for at in self._wanted}
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.sectionResized.connect(self._on_resized)
        self._header.sectionMoved.connect(self._on_changed)
        self.arrange()

    def arrange(self) -> None:
        """Let the stretching column take the room that the others leave."""
        if self._arranging:
            return
        shown = [
            logical
            for visual in range(self._header.count())
            if not self._header.isSectionHidden(logical := self._header.logicalIndex(visual))
        ]
        self.first, self.last = (shown[0], shown[-1]) if shown else (0, 0)
        stretching = next((at for at in shown if self._columns[at].stretch), None)
        if stretching is None:
            return
        least = fonts.px(self._columns[stretching].width)
        room = self._table.viewport().width() - least
        self._arranging = True
        self._give_way([at for at in shown if at != stretching], room)
        others = sum(self._header.sectionSize(at) for at in shown if at != stretching)
        self._header.resizeSection(stretching, least + max(0, room - others))
        self._arranging = False

    def _give_way(self, shown: list[int], room: int) -> None:
        """Make columns that may be narrower as narrow as the room asks, the last one first, or wide again."""
        wanted = {at: self._wanted.get(at, self._header.sectionSize(at)) for at in shown}
        missing = max(0, sum(wanted.values()) - room)
        for at in reversed(shown):
            column = self._columns[at]
            if column.most:
                gives = min(missing, max(0, wanted[at] - fonts.px(column.width)))
                missing -= gives
                self._header.resizeSection(at, wanted[at] - gives)

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu that shows and hides columns; the first one stays."""
        menu = QMenu(parent)
        for place, column in enumerate(self._columns):
            if place == 0 or not column.title:
                continue
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(place))
            action.setData(place)
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns"))
        menu.triggered.connect(self._on_action)
        return menu

    def saved_sort(self) -> Sort | None:
        """Return the order chosen last, if its column still exists."""
        key, _, direction = self._settings.text(f"{self._key}/sort").partition(" ")
        known = any(column.key == key and column.sortable for column in self._columns)
        return Sort(key, direction == "down") if known else None

    def next_sort(self, place: int, now: Sort) -> Sort | None:
        """Return and remember the order that a click on a head asks for; None if it sorts nothing."""
        column = self._columns[place]
        if not column.sortable:
            return None
        down = not now.descending if now.column == column.key else column.descending_first
        self._settings.set_text(f"{self._key}/sort", f"{column.key} {'down' if down else 'up'}")
        return Sort(column.key, down)

    @Slot()
    def save(self) -> None:
        """Remember widths, order and hidden columns."""
        self._settings.set_state(self._widths, self._header.saveState())

    def _set_defaults(self) -> None:
        for place, column in enumerate(self._columns):
            self._header.setSectionHidden(place, False)
            self._header.moveSection(self._header.visualIndex(place), place)
            self._header.resizeSection(place, self._width(place, column))
            if column.most:
                self._wanted[place] = self._header.sectionSize(place)

    def _width(self, place: int, column: Column[Any]) -> int:
        if not column.fits:
            return fonts.px(column.most or column.width)
        head = painters.text_width(column.title, "caption")
        pads = sum(EDGE_PAD if place == edge else PAD for edge in (0, len(self._columns) - 1))
        wanted = ceil(max(head, *map(_room, column.fits))) + pads + 2
        return min(wanted, fonts.px(column.most)) if column.most else wanted

    @Slot(int, int, int)
    def _on_resized(self, place: int, _before: int, width: int) -> None:
        if not self._arranging:
            if place in self._wanted:
                self._wanted[place] = width
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        if not self._arranging:
            self.arrange()
            self._saving.start()

    @Slot(object)
    def _on_action(self, action: QAction) -> None:
        place = action.data()
        if place is None:
            self._set_defaults()
        else:
            self._header.setSectionHidden(place, not action.isChecked())
        self._on_changed()


def _room(content: str | Cell) -> float:
    return painters.text_width(content) if isinstance(content, str) else cell_painter.cell_width(content)
