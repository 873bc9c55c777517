"""The list behind a picker: a search line and the rows that match."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from finapp.domain.pinyin import find_initials
from ui import fonts, icons
from ui.widgets import painters
from ui.widgets.fields import LineEdit
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEARCH_FROM = 8
_MOST_ROWS = 9
_ROW = 30
_ITEM = Qt.ItemDataRole.UserRole
_PASSED_ON = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PickItem(NamedTuple):
    """One choice: its key, its words, a quiet detail, and a mark before them."""

    key: object
    text: str
    detail: str = ""
    tile: tuple[str, int] | None = None
    """Monogram and tool slot."""
    initial: tuple[str, int] | None = None
    """A member's letter and number."""
    icon: str = ""
    search: str = ""
    """Further words it is found by, such as its name in the other language."""


def matches(item: PickItem, typed: str) -> bool:
    """Return whether what was typed finds the item."""
    wanted = typed.strip().lower()
    words = f"{item.text} {item.detail} {item.search}"
    return all(part in words.lower() for part in wanted.split()) or find_initials(words, wanted) is not None


def paint_lead(painter: QPainter | None, rect: QRectF, item: PickItem | None) -> float:
    """Draw the mark before an item's words (or nothing without a painter); return the width it takes."""
    if item is None or not (item.tile or item.initial or item.icon):
        return 0
    if painter is not None:
        spot = painters.centered(QRectF(rect.x(), rect.y(), 18, rect.height()), 18, 18)
        if item.tile:
            painters.tile(painter, spot, *item.tile)
        elif item.initial:
            painters.initial(painter, spot, *item.initial)
        else:
            icons.paint(painter, spot.adjusted(1, 1, -1, -1), item.icon, "text-2")
    return 18 + 8


def paint_item(
    painter: QPainter,
    rect: QRectF,
    item: PickItem,
    *,
    tone: str = "text",
    style: str = "body",
    detail: bool = True,
) -> None:
    """Draw an item's mark, words and detail on one line."""
    inner = rect.adjusted(paint_lead(painter, rect, item), 0, 0, 0)
    taken = painters.text(painter, inner, item.text, style=style, color=tone)
    if detail and item.detail:
        rest = inner.adjusted(taken + 8, 0, 0, 0)
        painters.text(painter, rest, item.detail, style="small", color="text-3")


class _Rows(QStyledItemDelegate):
    """Draws one row of the list."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, fonts.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painters.box(painter, rect, 6, fill="selected")
        elif state & QStyle.StateFlag.State_MouseOver:
            painters.box(painter, rect, 6, fill="hover")
        paint_item(painter, rect.adjusted(8, 0, -8, 0), index.data(_ITEM))


class PickerPopup(Popover):
    """The list, with a search line where it is long or takes free words."""

    chosen = Signal(object)

    def __init__(
        self, items: Sequence[PickItem], current: object, parent: QWidget | None = None, *, free: bool = False
    ) -> None:
        super().__init__(parent, margin=6)
        self._items, self._current, self._free = list(items), current, free
        self.search = LineEdit(placeholder=self.tr("Type to search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.list = QListWidget()
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setSpacing(4)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list)
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._on_taken)
        self._fill("")

    def open_for(self, anchor: QWidget, typed: str) -> None:
        """Open below `anchor`, at least as wide as it."""
        searchable = self._free or len(self._items) >= _SEARCH_FROM or bool(typed)
        self.search.setVisible(searchable)
        rows = min(max(self.list.count(), 1), _MOST_ROWS)
        self.list.setFixedHeight(rows * fonts.px(_ROW) + 2)
        widest = max((self._width(item) for item in self._items), default=0)
        self.setFixedWidth(min(max(anchor.width(), round(widest) + 44), 420))
        self.open_at(anchor)
        (self.search if searchable else self.list).setFocus(Qt.FocusReason.PopupFocusReason)
        self.search.setText(typed)

    def _width(self, item: PickItem) -> float:
        detail = painters.text_width(item.detail, "small") + 8 if item.detail else 0
        return painters.text_width(item.text) + detail + paint_lead(None, QRectF(), item)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        found = [item for item in self._items if matches(item, typed)]
        exact = any(item.text.lower() == typed.strip().lower() for item in found)
        if self._free and typed.strip() and not exact:
            word = typed.strip()
            found.append(PickItem(word, self.tr("Use “{word}”").format(word=word), icon="plus"))
        for item in found:
            row = QListWidgetItem(item.text)
            row.setData(_ITEM, item)
            self.list.addItem(row)
        here = next((number for number, item in enumerate(found) if item.key == self._current), 0)
        self.list.setCurrentRow(0 if typed else here)

    def _on_typed(self, typed: str) -> None:
        self._fill(typed)

    def _on_taken(self, row: QListWidgetItem) -> None:
        item: PickItem = row.data(_ITEM)
        if item.icon == "plus" and item not in self._items:
            item = PickItem(item.key, str(item.key))
        self.close()
        self.chosen.emit(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move the list from the search line, Enter take the row, letters search from the list."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in _ENTER:
            row = self.list.currentItem()
            if row is not None:
                self._on_taken(row)
            return True
        if watched is self.search and key in _PASSED_ON:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}[key]
            here = self.list.currentRow() + step
            self.list.setCurrentRow(min(max(here, 0), self.list.count() - 1))
            return True
        if watched is self.list and event.text().strip() and event.text().isprintable():
            self.search.show()
            self.search.setFocus(Qt.FocusReason.PopupFocusReason)
            self.search.setText(self.search.text() + event.text())
            return True
        return super().eventFilter(watched, event)
