"""A table of any length that holds all ids and only the pages of rows that were looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from ui.models.cells import Cell, Column, RowT
from ui.models.grouping import Group, GroupLayout, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tasks import Job, Tasks

PAGE = 256
PAGES_KEPT = 64
PAGES_WANTED = 6
SLOW_MS = 300

Index = QModelIndex | QPersistentModelIndex


class Sort(NamedTuple):
    """Order of a list: a column's key and its direction."""

    column: str
    descending: bool = False


RowT_co = TypeVar("RowT_co", covariant=True)


class RowSource(Protocol[RowT_co]):
    """Where a table's rows come from. Every method is called on the reader thread."""

    def ids(self, query: object, sort: Sort) -> array[int]:
        """Return the ids (`array("q")`) of all rows of `query` in the order of `sort`."""

    def groups(self, query: object, sort: Sort) -> Sequence[Group]:
        """Return the groups the ids fall into, in their order; empty for a flat list."""

    def rows(self, ids: Sequence[int]) -> Sequence[RowT_co]:
        """Return one row for each of `ids`, in that order."""


class _Answer(NamedTuple):
    """What the reader thread found for one query and sort."""

    ids: array[int]
    groups: tuple[Group, ...]
    pages: dict[int, Sequence[object]]
    kept: dict[int, int]


def _answer(
    source: RowSource[object], query: object, sort: Sort, pages: Sequence[int], keep: frozenset[int]
) -> _Answer:
    """Read ids, groups and the first pages, and find the ids to keep. Runs on the reader thread."""
    ids = source.ids(query, sort)
    groups = tuple(source.groups(query, sort))
    first = {
        page: source.rows(ids[page * PAGE : (page + 1) * PAGE]) for page in pages if page * PAGE < len(ids)
    }
    kept = {row_id: place for place, row_id in enumerate(ids) if row_id in keep} if keep else {}
    return _Answer(ids, groups, first, kept)


class WindowedModel(QAbstractTableModel, Generic[RowT]):
    """The ids of one query and sort, an LRU of row pages, and group rows between them."""

    loaded = Signal(object)
    """New ids are in place; carries {id: visible row} of the ids that were to be kept."""

    failed = Signal(object)
    slow_changed = Signal()
    """`slow` is new: rows are missing for 300 ms, or came."""

    def __init__(
        self,
        source: RowSource[RowT],
        columns: Sequence[Column[RowT]],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.query: object = None
        self.sort_order = Sort(columns[0].key, columns[0].descending_first)
        self.ids: array[int] = array("q")
        self.layout_of_groups = GroupLayout((), 0)
        self.slow = False
        self.asked = False
        self._source = source
        self._tasks = tasks
        self._pages: OrderedDict[int, Sequence[RowT]] = OrderedDict()
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self._wanted: list[int] = []
        self._listing: Job | None = None
        self._fetching: Job | None = None
        self._fetched_page = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SLOW_MS)
        self._timer.timeout.connect(self._on_slow)

    # asking ------------------------------------------------------------------------------------------

    def show_query(
        self, query: object, sort: Sort | None = None, *, keep: frozenset[int] = frozenset()
    ) -> None:
        """Read `query` in the order of `sort` (default: as now); `keep` are ids to find again."""
        again = query == self.query and sort in {None, self.sort_order}
        self.query = query
        self.sort_order = sort or self.sort_order
        self.asked = True
        pages = list(self._pages)[-2:] if again and self._pages else [0]
        if self._listing is not None and not self._listing.is_over:
            self._listing.finished.disconnect()
            self._listing.cancel()
        self._listing = self._tasks.read(_answer, self._source, query, self.sort_order, pages, keep)
        self._listing.finished.connect(self._on_listed)
        self._listing.failed.connect(self.failed)
        self._timer.start()

    @property
    def loading(self) -> bool:
        """Whether the ids of the latest query have not come yet."""
        return self._listing is not None and not self._listing.is_over

    @property
    def pages_held(self) -> int:
        """How many pages of rows are in memory."""
        return len(self._pages)

    def repaint_cells(self) -> None:
        """Make every cell anew from its row: amounts were hidden, the theme or the day changed."""
        self._cells.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    # what stands where ---------------------------------------------------------------------------------

    def place(self, row: int) -> Place:
        """Return what stands in visible row `row`."""
        return self.layout_of_groups.place(row)

    def group_at(self, row: int) -> Group | None:
        """Return the group whose heading stands in visible row `row`."""
        place = self.layout_of_groups.place(row)
        return self.layout_of_groups.groups[place.group] if place.is_heading else None

    def id_at(self, row: int) -> int | None:
        """Return the id in visible row `row`; None for a heading."""
        if not 0 <= row < self.rowCount():
            return None
        place = self.layout_of_groups.place(row)
        return None if place.is_heading else self.ids[place.position]

    def row_at(self, row: int) -> RowT | None:
        """Return the row in visible row `row`, or None when it is a heading or has not come yet."""
        place = self.layout_of_groups.place(row)
        return None if place.is_heading else self._row(place.position)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return one cell, or None when its row is a heading or has not come yet."""
        place = self.layout_of_groups.place(row)
        if place.is_heading:
            return None
        cells = self._cells.get(place.position)
        if cells is None:
            value = self._row(place.position)
            if value is None:
                return None
            cells = tuple(column.cell(value) for column in self.columns)
            self._cells[place.position] = cells
        return cells[column]

    def toggle_group(self, group: int) -> None:
        """Open or close a group."""
        layout = self.layout_of_groups
        first = layout.head_row(group) + 1
        last = first + layout.groups[group].count - 1
        if layout.is_open(group):
            self.beginRemoveRows(QModelIndex(), first, last)
            layout.toggle(group)
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            layout.toggle(group)
            self.endInsertRows()

    def ids_in(self, ranges: Sequence[tuple[int, int]]) -> array[int]:
        """Return the ids in ranges of visible rows (first, last)."""
        found: array[int] = array("q")
        for first, last in ranges:
            for begin, end in self.layout_of_groups.spans(first, last):
                found.extend(self.ids[begin:end])
        return found

    # Qt ------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of visible rows."""
        return 0 if parent.isValid() else self.layout_of_groups.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings have the keyboard but never the selection."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if index.isValid() and self.group_at(index.row()) is None:
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the delegate asks `cell` instead."""
        if role not in _TEXT_ROLES or not index.isValid():
            return None
        group = self.group_at(index.row())
        if group is not None:
            return self._group_text(group, index.column()) if role != Qt.ItemDataRole.ToolTipRole else None
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tooltip or None
        if role == Qt.ItemDataRole.CheckStateRole:
            return None if cell.tick is None else _check_state(on=cell.tick)
        return cell.accessible_text() if role == Qt.ItemDataRole.AccessibleTextRole else cell.text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title or hint."""
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            column = self.columns[section]
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return column.title
            if role == Qt.ItemDataRole.ToolTipRole:
                return column.hint or None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Read the same query in another order."""
        if 0 <= column < len(self.columns) and self.asked:
            down = order == Qt.SortOrder.DescendingOrder
            self.show_query(self.query, Sort(self.columns[column].key, down))

    # pages -------------------------------------------------------------------------------------------

    def _row(self, position: int) -> RowT | None:
        page, offset = divmod(position, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[offset] if offset < len(rows) else None

    def _want(self, page: int) -> None:
        """Remember that `page` was looked at; what was looked at last is fetched first."""
        if page == self._fetched_page:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted, page][-PAGES_WANTED:]
        if self._fetching is None:
            # After the paint that asked: one read for the whole window rather than one a row.
            self._fetch()

    def _fetch(self) -> None:
        if not self._wanted:
            self._fetching = None
            self._fetched_page = -1
            self._set_fast()
            return
        page = self._wanted.pop()
        self._fetched_page = page
        self._fetching = self._tasks.read(self._source.rows, self.ids[page * PAGE : (page + 1) * PAGE])
        self._fetching.finished.connect(self._on_fetched)
        self._fetching.failed.connect(self._on_fetch_failed)
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _on_fetched(self, rows: Sequence[RowT]) -> None:
        if self.sender() is not self._fetching:
            return
        page = self._fetched_page
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            old, _ = self._pages.popitem(last=False)
            for position in range(old * PAGE, (old + 1) * PAGE):
                self._cells.pop(position, None)
        self._fetch()
        first = self.layout_of_groups.row_of(page * PAGE)
        last = self.layout_of_groups.row_of(min((page + 1) * PAGE, len(self.ids)) - 1)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    @Slot(object)
    def _on_fetch_failed(self, error: object) -> None:
        self._wanted.clear()
        self._fetching = None
        self._fetched_page = -1
        self._set_fast()
        self.failed.emit(error)

    @Slot(object)
    def _on_listed(self, answer: _Answer) -> None:
        closed = frozenset(self.layout_of_groups.closed)
        self.beginResetModel()
        self.ids = answer.ids
        self.layout_of_groups = GroupLayout(answer.groups, len(answer.ids), closed)
        self._pages = OrderedDict(cast("dict[int, Sequence[RowT]]", answer.pages))
        self._cells.clear()
        self._wanted.clear()
        self._fetching = None
        self._fetched_page = -1
        self.endResetModel()
        self._set_fast()
        self.loaded.emit({row_id: self.layout_of_groups.row_of(at) for row_id, at in answer.kept.items()})

    @Slot()
    def _on_slow(self) -> None:
        if self.loading or self._fetching is not None:
            self.slow = True
            self.slow_changed.emit()

    def _set_fast(self) -> None:
        self._timer.stop()
        if self.slow:
            self.slow = False
            self.slow_changed.emit()

    def _group_text(self, group: Group, column: int) -> str:
        if column == 0:
            return f"{group.title} {group.count}"
        return group.total if self.columns[column].sums else ""


_TEXT_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.CheckStateRole,
    }
)


def _check_state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
