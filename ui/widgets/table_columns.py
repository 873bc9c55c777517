"""The columns of a big table: widths, order, what is hidden and sorted, remembered over restarts."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ui import fonts, i18n
from ui.models.windowed import Sort
from ui.widgets import painters
from ui.widgets.row_delegate import EDGE_PAD, PAD

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.models.cells import Column
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
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_MS)
        self._saving.timeout.connect(self.save)
        self._set_defaults()
        state = settings.state(self._widths)
        if state is not None:
            self._header.restoreState(state)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.sectionResized.connect(self._on_changed)
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
        others = sum(self._header.sectionSize(at) for at in shown if at != stretching)
        least = fonts.px(self._columns[stretching].width)
        self._arranging = True
        self._header.resizeSection(stretching, max(least, self._table.viewport().width() - others))
        self._arranging = False

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

    def _width(self, place: int, column: Column[Any]) -> int:
        if not column.fits:
            return fonts.px(column.width)
        head = painters.text_width(column.title, "caption")
        pads = sum(EDGE_PAD if place == edge else PAD for edge in (0, len(self._columns) - 1))
        return ceil(max(head, *map(painters.text_width, column.fits))) + pads + 2

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
