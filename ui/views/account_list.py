"""The list at the left of the Accounts page: accounts by kind, what they hold and when that was checked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import fonts, icons, theme
from ui import format as formats
from ui.account_words import KINDS, balance_name, balance_text, group_name, icon_of, kind_name
from ui.models.cells import Cell
from ui.repayments import tile_of
from ui.totals import total_note, total_text
from ui.widgets import cell_painter, controls, painters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter

    from finapp.domain.account import Account, AccountId
    from finapp.domain.exchange import Total
    from finapp.domain.money import Money
    from finapp.services.accounts import AccountView

_PAD, _GAP = 16, 12
_ROW, _HEAD, _MARK = 46, 32, 26
_DATA = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

translate = QCoreApplication.translate


@dataclass(frozen=True)
class AccountRow:
    """An account as the list shows it."""

    view: AccountView
    owner: str
    checked: date | None
    today: date
    parent: str = ""
    """The tool that it belongs to."""

    @property
    def account(self) -> Account:
        """The account itself."""
        return self.view.account

    @property
    def group(self) -> str:
        """The heading it stands under."""
        if self.account.closed_on is not None:
            return translate("AccountList", "Closed")
        return group_name(self.account.kind)

    def note(self) -> str:
        """Return the second line: last digits, owner, and the last check or the end."""
        account, writes = self.account, formats.current()
        parts = [f"··{account.tail}" if account.tail else "", self.owner]
        if self.parent:
            parts.append(translate("AccountList", "belongs to {tool}").format(tool=self.parent))
        if account.closed_on is not None:
            text = translate("AccountList", "closed {day}")
            parts.append(text.format(day=writes.short_date(account.closed_on, self.today)))
        elif self.view.deposit is not None:
            text = translate("AccountList", "ended {day}")
            if not self.view.deposit.ended:
                text = translate("AccountList", "until {day}")
            parts.append(text.format(day=writes.short_date(self.view.deposit.end, self.today)))
        elif self.checked is not None:
            text = translate("AccountList", "checked {day}")
            parts.append(text.format(day=writes.short_date(self.checked, self.today)))
        return " · ".join(part for part in parts if part) or kind_name(account.kind)


@dataclass(frozen=True)
class Heading:
    """A line above the accounts of one kind, with their sum."""

    title: str
    total: str


def ordered(rows: Iterable[AccountRow]) -> list[AccountRow]:
    """Return accounts by kind, the closed ones last."""
    return sorted(rows, key=lambda row: (row.account.closed_on is not None, KINDS.index(row.account.kind)))


class AccountList(QListWidget):
    """Accounts under the headings of their kinds; one is chosen. Enter opens it for changes."""

    chosen = Signal(object)
    """The id of the account that is shown now."""

    opened = Signal(object)
    """Enter or a double click: the id."""

    menu_wanted = Signal(object, QPoint)
    """The menu of a row: its id and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Accounts"))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.by_keyboard = False
        self._filling = False
        self.currentItemChanged.connect(self._on_current)
        self.itemDoubleClicked.connect(self._on_opened)

    def show_rows(
        self,
        rows: Sequence[AccountRow],
        chosen: AccountId | None,
        add_up: Callable[[Iterable[Money]], Total],
    ) -> None:
        """Show accounts and choose one of them, else the first; `add_up` makes the sums of the headings."""
        self._filling = True
        self.clear()
        for title, members in groupby(ordered(rows), key=lambda row: row.group):
            group = list(members)
            amounts = [row.view.balance for row in group]
            if group[0].account.kind.is_debt:
                amounts = [-amount for amount in amounts]
            closed = group[0].account.closed_on is not None
            total = add_up(amounts)
            heading = Heading(title, "" if closed or len(group) == 1 else total_text(total))
            item = QListWidgetItem(title)
            item.setToolTip(total_note(total) if heading.total else "")
            item.setData(_DATA, heading)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)
            for row in group:
                self._add(row)
        self._filling = False
        self.choose(chosen)

    def _add(self, row: AccountRow) -> None:
        item = QListWidgetItem(row.account.name)
        item.setData(_DATA, row)
        said = formats.current().spoken(row.view.balance)
        words = f"{row.account.name}, {row.group}, {balance_name(row.view)} {said}, {row.note()}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setToolTip(row.account.note)
        self.addItem(item)

    def choose(self, account_id: AccountId | None) -> None:
        """Choose an account by its id; the first where there is none of that id."""
        places = {row.account.id: at for at in range(self.count()) if (row := self.row_at(at)) is not None}
        first = min(places.values(), default=-1)
        self.setCurrentRow(places.get(account_id, first) if account_id is not None else first)

    def row_at(self, place: int) -> AccountRow | None:
        """Return the account in a line; None for headings."""
        data = self.item(place).data(_DATA) if 0 <= place < self.count() else None
        return data if isinstance(data, AccountRow) else None

    def current(self) -> AccountRow | None:
        """Return the chosen account."""
        return self.row_at(self.currentRow())

    # keyboard and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the account."""
        self.by_keyboard = True
        row = self.current()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row.account.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for focus that came by keyboard."""
        self.by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.row_at(index.row()) if index.isValid() else None
        if row is not None:
            place = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(row.account.id, self.viewport().mapToGlobal(place))

    @Slot()
    def _on_current(self) -> None:
        row = self.current()
        if row is not None and not self._filling:
            self.chosen.emit(row.account.id)

    @Slot(object)
    def _on_opened(self, _item: object) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row.account.id)


class _Rows(QStyledItemDelegate):
    """Draws headings and accounts."""

    def __init__(self, owner: AccountList) -> None:
        super().__init__(owner)
        self._list = owner

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the height of a line at the text scale."""
        data = index.data(_DATA)
        if isinstance(data, Heading):
            return QSize(0, max(fonts.px(_HEAD), fonts.line("small") + 12))
        return QSize(0, max(fonts.px(_ROW), fonts.line("name") + fonts.line("note") + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        data, rect = index.data(_DATA), QRectF(option.rect)
        if isinstance(data, Heading):
            body = rect.adjusted(_PAD, 6, -_PAD, 0)
            painters.text(painter, body, data.title, style="small-name", color="text-3")
            painters.text(painter, body, data.total, style="small", color="text-3", align=_RIGHT)
            return
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = self._list.hasFocus()
        if selected:
            painter.fillRect(rect, theme.current()["selected" if focused else "sunken"])
            controls.selection_bar(painter, rect, focused=focused)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.current()["hover"])
        self._paint_account(painter, rect.adjusted(_PAD, 0, -_PAD, 0), data)
        if selected and focused and self._list.by_keyboard:
            controls.ring(painter, rect.adjusted(1, 1, -1, -1), 0)

    @staticmethod
    def _paint_account(painter: QPainter, body: QRectF, row: AccountRow) -> None:
        view, closed = row.view, row.account.closed_on is not None
        tone = "text-3" if closed else "text"
        if view.account.kind.is_debt and view.balance.minor > 0:
            tone = "positive"
        base = formats.current().base
        below = balance_name(view) if tone == "positive" else ""
        if view.balance.currency != base:
            below = view.balance.currency
        amount = Cell(balance_text(view), second=below, style="amount", tone=tone)
        width = cell_painter.cell_width(amount)
        cell_painter.paint_cell(painter, body, amount, right=True)
        spot = painters.centered(QRectF(body.x(), body.y(), _MARK, body.height()), _MARK, _MARK)
        if row.account.kind.is_debt:
            painters.tile(painter, spot, *tile_of(row.account))
        else:
            painters.box(painter, spot, 5, fill="track")
            icon = painters.centered(spot, 16, 16)
            icons.paint(painter, icon, icon_of(row.account.kind), "text-3" if closed else "text-2")
        name = Cell(row.account.name, second=row.note(), style="name", tone="text-3" if closed else "text")
        cell_painter.paint_cell(painter, body.adjusted(_MARK + 10, 0, -width - _GAP, 0), name)
